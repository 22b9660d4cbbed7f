"""Offices: titles before and after names, several of one person, and the state or body they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.holders import Holders
from communique.identity import node_ref
from communique.interpret.claim_grounds import office_grounds
from communique.interpret.office_bodies import Bodies
from communique.interpret.office_tenure import Tenure, tenure_words
from communique.interpret.office_words import Held, Page
from communique.interpret.reading import Reader
from communique.interpret.spans import span_of
from communique.model import Claim, Document, Entity, Iri, Value
from communique.ontology import Ontology
from communique.ontology.offices import TitleFinder
from communique.person_names import PersonName, fold

_NAME = 5
_COUNTERPART = "counterpart"
_PARTICLES = frozenset({"bin", "de", "da", "del", "van", "von", "der", "la", "al", "el"})


class OfficeFinder:
    """Finds which person holds which office, by the forms of words of the ontology's offices.

    Args:
        ontology: the offices looked for, and which of them are kinds of others.
        holders: whom the reference tables know in which office; they name the body where the text leaves it out.
    """

    def __init__(self, ontology: Ontology, holders: Holders) -> None:
        self._ontology = ontology
        self._holders = holders
        self._titles = TitleFinder(ontology.offices)
        self._tenures = tenure_words(ontology)

    def claims(self, reader: Reader, document: Document) -> Iterator[Claim]:
        """One claim for each person, office and body that the text puts together, with the words that do.

        Of two offices of a person of which one is a kind of the other only the narrower one is told.
        """
        titles = self._titles.find(reader.doc)
        bodies = Bodies(reader, document, self._holders, titles)
        page = Page(reader, titles, bodies, self._holders.name, self._tenures)
        found = [
            held
            for entity in reader.found.entities
            if reader.ontology.is_a(entity.type, "Person")
            for name in entity.mentions
            for held in page.held(entity, name)
        ]
        found += list(self._headed(reader, document.title))
        found += list(_counterparts(reader, bodies, found))
        for held in self._narrowed(self._completed(found, bodies)):
            yield self._claim(reader, document, held)

    def _headed(self, reader: Reader, heading: str) -> Iterator[Held]:
        """The offices that the title of the document gives (“Remarks by Foreign Minister Wong”), by who is named so.

        The words that stand for such a claim are those that name the person in the text.
        """
        persons = [(e, self._holders.name(e.label)) for e in reader.found.entities if e.type == "Person"]
        bearer: Entity | None = None
        follows = len(heading)
        for office, start, end in reversed(list(self._titles.in_text(heading))):
            between = heading[end:follows] if follows > end else ""
            if between.strip().lower() not in ("/", "and", "&"):
                words = [w for w in re.split(r"[\s,]+", heading[end:].strip()) if w][:_NAME]
                bearer = _bearer(words, persons)
            if bearer is not None:
                first = bearer.mentions[0]
                yield Held(bearer, office, None, first.start, first.end)
            follows = start

    def _completed(self, found: list[Held], bodies: Bodies) -> list[Held]:
        """Each person, office and body once; the body of one mention serves those that name none."""
        once: dict[tuple[str, str, str], Held] = {}
        tenures: dict[tuple[str, str], Tenure] = {}
        for held in found:
            if held.tenure is not None:
                tenures.setdefault((held.person.ref.local, held.office.term), held.tenure)
        told = {(h.person.ref.local, h.office.term) for h in found if h.body is not None}
        for held in found:
            if held.body is None and (held.person.ref.local, held.office.term) in told:
                continue
            whole = held if held.body is not None else self._with_body(held, bodies, found)
            key = held.person.ref.local, held.office.term, whole.body.ref.local if whole.body is not None else ""
            once.setdefault(key, replace(whole, tenure=tenures.get(key[:2])))
        return list(once.values())

    @staticmethod
    def _with_body(held: Held, bodies: Bodies, found: list[Held]) -> Held:
        known = bodies.known(held.person, held.office)
        if known is not None:
            return replace(held, body=known, source="; body: known from office holders")
        beside = bodies.beside(held.person, held.office, held.span, [(h.span, h.body) for h in found])
        if beside is not None:
            return replace(held, body=beside, source="; body: that of those listed with the person")
        implied = bodies.implied(held.person, held.office)
        return held if implied is None else replace(held, body=implied, source="; body: implied by the document")

    def _narrowed(self, found: list[Held]) -> Iterator[Held]:
        for held in found:
            narrower = (
                other.office.term != held.office.term
                and held.office.term in self._ontology.broader_offices(other.office.term)
                and (held.body is None or other.body is None or held.body.ref == other.body.ref)
                for other in found
                if other.person.ref == held.person.ref
            )
            if not any(narrower):
                yield held

    @staticmethod
    def _claim(reader: Reader, document: Document, held: Held) -> Claim:
        person, office, body = held.person, held.office, held.body
        properties: list[tuple[str, Value]] = [("org:member", person.ref), ("org:role", Iri(f"cq:{office.term}"))]
        if body is not None:
            properties.append(("org:organization", body.ref))
        spans = [span_of(reader.doc, held.start, held.end)]
        if held.tenure is not None:
            properties += held.tenure.properties
            spans.append(span_of(reader.doc, held.tenure.start, held.tenure.end))
        ref = node_ref("office", person.ref.local, office.term, body.ref.local if body else document.id)
        label = f"{person.label}, {office.label}" + (f", {body.label}" if body else "")
        rule, evidence = f"office{held.source}", tuple(dict.fromkeys(spans))
        return Claim(ref, ("org:Membership",), evidence, label, tuple(properties), rule, grounds=office_grounds(held))


def _counterparts(reader: Reader, bodies: Bodies, found: list[Held]) -> Iterator[Held]:
    """“Her Ghanaian counterpart Kofi Boateng” holds the office that the person named before in the sentence holds."""
    doc = reader.doc
    for entity in reader.found.entities:
        for name in entity.mentions if reader.ontology.is_a(entity.type, "Person") else ():
            at = name.start - 1
            at -= at > 0 and doc[at].text == ","
            if at < 1 or doc[at].lower_ != _COUNTERPART:
                continue
            begin = doc[at].sent.start
            earlier = [h for h in found if begin <= h.start < at and h.person.ref != entity.ref]
            body = bodies.before(at)
            if earlier and body is not None and body.ref not in [h.body.ref for h in earlier if h.body is not None]:
                yield Held(entity, max(earlier, key=lambda h: h.start).office, body, at, name.end)


def _bearer(words: list[str], persons: list[tuple[Entity, PersonName]]) -> Entity | None:
    """The person whose surname ends the name that some words begin with."""
    for number, word in enumerate(words):
        if not word[:1].isupper() and word.lower() not in _PARTICLES:
            return None
        surname = fold(re.sub(r"['’]s?$", "", word))
        found = [e for e, name in persons if name.last == surname]
        if found and (number or len(found) == 1):
            return found[0] if len(found) == 1 else None
    return None
