"""Offices: titles before names, appositions, and “X of Y” with the state or body they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from communique.identity import node_ref
from communique.interpret.reading import Reader
from communique.interpret.spans import span_of
from communique.model import Claim, Document, Entity, Iri, Name, Value
from communique.ontology import Office

_BEFORE = 9
_AFTER = 14
_LESSER = frozenset(
    {
        *("deputy", "vice", "assistant", "associate", "under", "acting", "shadow", "principal", "lieutenant"),
        *("inspector", "surgeon", "solicitor", "comptroller", "auditor"),
    }
)
_POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
_TIMES = frozenset({"then", "former", "late", "current", "new", "last", "outgoing", "first", "-"})


class OfficeFinder:
    """Finds which person holds which office, by the forms of words of the ontology's offices.

    Args:
        offices: the offices looked for.
        terms: for the Wikidata id of a person and the label of an office, the ids of the states or bodies for which the
            reference tables know that person in that office; it names the body where the text leaves it out, provided
            there is one only and the document names it.
    """

    def __init__(self, offices: tuple[Office, ...], terms: Mapping[tuple[str, str], frozenset[str]]) -> None:
        self._terms = terms
        self._by_form = {form.lower(): office for office in offices for form in office.forms}
        forms = sorted(self._by_form, key=lambda f: (-len(f), f))
        self._pattern = re.compile(rf"\b({'|'.join(map(re.escape, forms))})(s?)\b", re.IGNORECASE) if forms else None

    def claims(self, reader: Reader, document: Document) -> Iterator[Claim]:
        """One claim for each person, office and body that the text puts together, with the words that do."""
        seen: set[tuple[str, str]] = set()
        for entity in reader.found.entities:
            if not reader.ontology.is_a(entity.type, "Person"):
                continue
            for name in entity.mentions:
                for office, told, start, end in self._held(reader, name):
                    key = (entity.ref.local, office.term)
                    if key in seen:
                        continue
                    seen.add(key)
                    body = told or self._known_body(reader, entity, office)
                    yield self._claim(reader, document, entity, office, body, (start, end))

    def _known_body(self, reader: Reader, person: Entity, office: Office) -> Entity | None:
        known = self._terms.get((person.qid, office.label), frozenset())
        named = [e for e in reader.found.entities if e.qid and e.qid in known]
        return named[0] if len(known) == 1 and named else None

    def _held(self, reader: Reader, name: Name) -> Iterator[tuple[Office, Entity | None, int, int]]:
        before = self._before(reader, name) or self._inside(reader, name)
        after = self._after(reader, name)
        if before is not None:
            yield before
        if after is not None:
            yield after

    def _before(self, reader: Reader, name: Name) -> tuple[Office, Entity | None, int, int] | None:
        """“Armenian Prime Minister Nikol Pashinyan”, “Presidents A of X and B of Y”."""
        doc = reader.doc
        first = max(name.start - _BEFORE, name.start and doc[name.start].sent.start)
        window = doc[min(first, name.start) : name.start]
        found = self._last(window)
        if found is None:
            return None
        office, start, end, plural = found
        gap = doc[end : name.start]
        body = self._body_after(reader, name) or self._body_between(reader, gap) or self._body_before(reader, start)
        if not self._is_close(reader, gap, name, plural):
            return None
        return office, body, start, name.end

    def _inside(self, reader: Reader, name: Name) -> tuple[Office, Entity | None, int, int] | None:
        """“Pope Francis”: a title that the recogniser takes for the first word of the name."""
        words = reader.doc[name.start : name.end]
        match = self._pattern.match(words.text) if self._pattern is not None else None
        span = words.char_span(match.start(), match.end()) if match is not None else None
        if match is None or span is None or name.end - span.end < 2 or self._is_lesser(reader.doc, name.start):
            return None
        body = self._body_after(reader, name) or self._body_before(reader, name.start)
        return self._by_form[match[1].lower()], body, name.start, name.end

    def _is_close(self, reader: Reader, gap: Words, name: Name, plural: bool) -> bool:
        """Whether title and name belong together.

        Between them stands nothing, “of”, “to” or “for” with a body or place, the other holders of a plural title, or
        the comma of an apposition that also ends with one (“the president of Kenya, William Ruto,”).
        """
        names = {i for n in reader.found.names for i in range(n.start, n.end)}
        if len(gap) and gap[-1].text == "," and not plural:
            follows = reader.doc[name.end].text if name.end < len(reader.doc) else "."
            if follows not in (",", ".", ";", ")", "–", "—"):
                return False
            gap = gap[:-1]
        free = {"of", "the", "and", ",", "(", ")"} if plural else {"of", "to", "for", "the"}
        if any(t.i not in names and t.lower_ not in free for t in gap):
            return False
        persons = {n.start for n in reader.found.names if n.type == "Person" and gap.start <= n.start < gap.end}
        return plural or (not persons and (len(gap) == 0 or gap[0].lower_ in ("of", "to", "for")))

    def _last(self, window: Words) -> tuple[Office, int, int, bool] | None:
        if self._pattern is None or not len(window):
            return None
        matches = list(self._pattern.finditer(window.text))
        if not matches:
            return None
        match = matches[-1]
        span = window.char_span(match.start(), match.end())
        if span is None or self._is_lesser(window.doc, span.start):
            return None
        return self._by_form[match[1].lower()], span.start, span.end, bool(match[2])

    @staticmethod
    def _is_lesser(doc: Doc, start: int) -> bool:
        """Whether the words before a title make it another, lesser office that the ontology does not know."""
        return start > 0 and doc[start - 1].lower_ in _LESSER

    def _after(self, reader: Reader, name: Name) -> tuple[Office, Entity | None, int, int] | None:
        """“Penny Wong, foreign minister of Australia,”: an apposition that begins right after the comma."""
        doc = reader.doc
        if self._pattern is None or name.end + 1 >= len(doc) or doc[name.end].text not in (",", "(", "–", "—"):
            return None
        window = doc[name.end + 1 : min(name.end + _AFTER, len(doc))]
        match = self._pattern.search(window.text)
        if match is None:
            return None
        span = window.char_span(match.start(), match.end())
        if span is None:
            return None
        lead = doc[name.end + 1 : span.start]
        names = {i for n in reader.found.names for i in range(n.start, n.end)}
        if any(
            t.i not in names and t.lower_ not in {"the", "a", "an", "its", "their"} | _POSSESSIVES | _TIMES
            for t in lead
        ):
            return None
        if span.end < len(doc) and doc[span.end].tag_.startswith("NN"):
            return None  # the title of the person named next, or the first word of another office
        body = self._of(reader, span.end) or self._body_before(reader, span.start)
        if self._is_lesser(doc, span.start) or not self._ends(reader, span.end):
            return None
        return self._by_form[match[1].lower()], body, name.start, span.end

    @staticmethod
    def _ends(reader: Reader, position: int) -> bool:
        """Whether an apposition ends before the next person is named: a title may belong to the name after it."""
        doc = reader.doc
        for token in doc[position : min(position + 12, len(doc))]:
            if token.text in (",", ".", ";", ")", "–", "—") or token.pos_ in ("VERB", "AUX"):
                return True
            referent = reader.found.referents.get(token.i)
            named = referent.entities if referent is not None and referent.reason == "name" else ()
            if token.ent_type_ == "PERSON" or any(e.type == "Person" for e in named):
                return False
        return True

    def _of(self, reader: Reader, position: int) -> Entity | None:
        """The body named right after “of” or “of the” at a token."""
        doc = reader.doc
        if position >= len(doc) or doc[position].lower_ not in ("of", "for"):
            return None
        at = position + 1
        while at < len(doc) and doc[at].lower_ in ("the", "republic", "of", "kingdom"):
            if at in reader.found.referents:
                break
            at += 1
        return self._agent(reader, at)

    @staticmethod
    def _agent(reader: Reader, token: int) -> Entity | None:
        referent = reader.found.referents.get(token)
        if referent is None or referent.reason != "name":
            return None
        fitting = [
            e for e in referent.entities if any(reader.ontology.is_a(e.type, c) for c in ("State", "Organisation"))
        ]
        return fitting[0] if fitting else None

    def _body_after(self, reader: Reader, name: Name) -> Entity | None:
        return self._of(reader, name.end)

    def _body_between(self, reader: Reader, gap: Words) -> Entity | None:
        return self._of(reader, gap.start) if len(gap) and gap[0].lower_ == "of" else None

    def _body_before(self, reader: Reader, start: int) -> Entity | None:
        """“Azerbaijani President”, “UN Secretary-General”, “Russia’s foreign minister”."""
        doc = reader.doc
        at = start - 1
        while at >= 0 and at not in reader.found.referents and doc[at].lower_ in _POSSESSIVES | _TIMES | {"deputy"}:
            at -= 1
        return self._agent(reader, at) if at >= 0 else None

    @staticmethod
    def _claim(
        reader: Reader, document: Document, person: Entity, office: Office, body: Entity | None, words: tuple[int, int]
    ) -> Claim:
        properties: list[tuple[str, Value]] = [("org:member", person.ref), ("org:role", Iri(f"cq:{office.term}"))]
        if body is not None:
            properties.append(("org:organization", body.ref))
        span = span_of(reader.doc, *words)
        ref = node_ref("office", person.ref.local, office.term, body.ref.local if body else document.id)
        label = f"{person.label}, {office.label}" + (f", {body.label}" if body else "")
        return Claim(ref, ("org:Membership",), (span,), label, tuple(properties), "office")
