"""What resolution knows beforehand: seats of states and bodies, terms of office, the gender of names and titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from communique.holders import Holders
from communique.model import Entity
from communique.ontology import Ontology
from communique.ontology.offices import TitleFinder
from communique.reference import Reference, Term
from communique.resolve.linking import PersonLinker
from communique.resolve.places import PlaceReader
from communique.resolve.title_words import TitleWords


@dataclass(frozen=True, slots=True)
class Background:
    """Facts that do not depend on the document.

    Attributes:
        capitals: for the Wikidata id of each capital, its state's label and Wikidata id.
        states_of: for the label of a body of one state, that state's Wikidata id.
        speaks_for: for the label of a body of an organisation, the organisation's Wikidata id.
        terms: terms of office by the Wikidata id of the person.
        by_surname: terms of office by the last word of the person's name.
        titles: finds titles of offices, and others, in words.
        genders: "male" or "female" by title (lower case) and given name (capitalised).
        holders: office holders.
        linker: links persons to office holders.
        finder: finds the titles of offices in a Doc.
        places: reads states and places by their context.
    """

    capitals: Mapping[str, tuple[str, str]]
    states_of: Mapping[str, str]
    speaks_for: Mapping[str, str]
    terms: Mapping[str, tuple[Term, ...]]
    by_surname: Mapping[str, tuple[Term, ...]]
    titles: TitleWords
    genders: Mapping[str, str]
    holders: Holders
    linker: PersonLinker
    finder: TitleFinder
    places: PlaceReader

    @classmethod
    def of(cls, reference: Reference, ontology: Ontology) -> Background:
        """The facts that the reference tables hold."""
        capitals = {
            s.attributes["capital_qid"]: (s.label, s.qid)
            for s in reference.states
            if s.attributes.get("capital_qid") and s.qid
        }
        by_code = {s.attributes["iso3"]: s.qid for s in reference.states if s.attributes.get("iso3") and s.qid}
        states_of = {
            o.label: by_code[o.attributes["state"]]
            for o in reference.organisations
            if o.attributes.get("state", "") in by_code
        }
        terms: dict[str, list[Term]] = defaultdict(list)
        surnames: dict[str, list[Term]] = defaultdict(list)
        for term in reference.office_holders:
            terms[term.qid].append(term)
            surnames[term.name.split()[-1]].append(term)
        holders = Holders(reference, ontology)
        return cls(
            capitals,
            states_of,
            _speaks_for(),
            {qid: tuple(found) for qid, found in terms.items()},
            {name: tuple(found) for name, found in surnames.items()},
            TitleWords(ontology.offices, frozenset(t.title.lower() for t in reference.titles)),
            _genders(),
            holders,
            PersonLinker(holders),
            TitleFinder(ontology.offices),
            PlaceReader(reference),
        )

    def served_by(self, person: str, on: date | None) -> str:
        """The Wikidata id of the state or body that a person serves on a day, or ever; "" unless it is one only."""
        known = self.terms.get(person, ())
        then = {t.of_qid for t in known if t.of_qid and in_term(t, on)}
        found = then or {t.of_qid for t in known if t.of_qid}
        return next(iter(found)) if len(found) == 1 else ""

    def offices_of(self, person: str, on: date | None) -> frozenset[str]:
        """The local names of the offices that a person holds on a day; none where the tables know of none."""
        return frozenset(t.office_key for t in self.terms.get(person, ()) if t.office_key and in_term(t, on))

    def holder(self, surname: str, offices: frozenset[str], on: date | None) -> Term | None:
        """The term of the one person of a surname known to hold one of some offices on a day; None when unsure."""
        found = [t for t in self.by_surname.get(surname, ()) if t.office_key in offices and on and in_term(t, on)]
        return found[0] if len({t.qid for t in found}) == 1 else None

    def gender(self, entity: Entity, titles: frozenset[str]) -> str:
        """The gender that titles or the given name tell, or ""."""
        for title in sorted(titles):
            if title in self.genders:
                return self.genders[title]
        words = re.split(r"[\s-]+", entity.label)
        return self.genders.get(words[0], "") if len(words) > 1 else ""


def in_term(term: Term, on: date | None) -> bool:
    """Whether a day lies in a term; an open end counts as lasting, an unknown day as no day."""
    if on is None or not term.start:
        return False
    day = on.isoformat()
    return term.start <= day[: len(term.start)] and (not term.end or day[: len(term.end)] <= term.end)


def _speaks_for() -> dict[str, str]:
    text = (files("communique") / "data" / "curated" / "speaks_for.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {body: qid for body, _, qid in rows}


def _genders() -> dict[str, str]:
    text = (files("communique") / "data" / "curated" / "genders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {word: gender for word, _, gender in rows}
