"""Who held which office when: the reference table of office holders, by name, office and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from communique.ontology import Ontology
from communique.person_names import PersonName, sound
from communique.reference import Reference, Term

_GRACE = 1
"""Years after its end in which a term still names its holder: news speaks of the “President” who has just gone."""

_HEARD = 5
"""Letters from which on a surname may be recognised in another spelling."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the table, with every term of office known.

    Attributes:
        qid: Wikidata identifier, or "" where the table has none.
        label: usual name.
        name: the name in parts.
        terms: the terms, sorted by their beginning.
    """

    qid: str
    label: str
    name: PersonName = field(hash=False, compare=False)
    terms: tuple[Term, ...] = field(hash=False, compare=False)

    @property
    def bodies(self) -> frozenset[str]:
        """Wikidata ids of the states and bodies he or she held an office of."""
        return frozenset(t.of_qid for t in self.terms if t.of_qid)


class Holders:
    """The office holders of the reference tables.

    Args:
        reference: the tables.
        ontology: gives the offices, and which of them are kinds of others.
    """

    def __init__(self, reference: Reference, ontology: Ontology) -> None:
        titles = {t.title.lower().rstrip(".") for t in reference.titles}
        titles.update(form.lower().rstrip(".") for office in ontology.offices for form in office.forms)
        self.titles = frozenset(titles)
        self._forenames = frozenset(titles & {name.lower() for name in reference.name_parts.get("given", ())})
        self._ontology = ontology
        self._surnames = [
            (person.label, surname)
            for person in reference.persons
            for surname in person.attributes.get("surnames", "").split("|")
            if surname
        ]
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in reference.office_holders:
            grouped[term.qid or term.name].append(term)
        self._index([self._holder(terms) for _, terms in sorted(grouped.items())])
        by_hand: dict[str, list[Term]] = defaultdict(list)
        for term in reference.known_terms:
            by_hand[term.qid or term.name].append(term)
        self._index(self._with(by_hand))

    def _index(self, holders: Iterable[Holder]) -> None:
        self._by_key = {h.qid or h.label: h for h in holders}
        found: dict[str, list[Holder]] = defaultdict(list)
        for holder in self._by_key.values():
            for word in dict.fromkeys((*holder.name.words, *map(_sounding, holder.name.words))):
                found[word].append(holder)
        self._by_word = {word: tuple(holders) for word, holders in found.items()}

    def _with(self, by_hand: dict[str, list[Term]]) -> list[Holder]:
        """The holders with terms kept by hand, given to the person of the table who held an office of the same body."""
        known = dict(self._by_key)
        for key, terms in sorted(by_hand.items()):
            name, bodies = self.name(terms[0].name), {t.of_qid for t in terms}
            same = [known[key]] if key in known else [h for h in self._alike(name) if bodies & h.bodies]
            if len(same) == 1:
                joined = self._holder([*same[0].terms, *terms])
                known[same[0].qid or same[0].label] = Holder(same[0].qid, same[0].label, same[0].name, joined.terms)
            else:
                known[key] = self._holder(terms)
        return [holder for _, holder in sorted(known.items())]

    def _alike(self, name: PersonName) -> tuple[Holder, ...]:
        return tuple(dict.fromkeys((*self.named(name), *self.sounding(name))))

    def _holder(self, terms: list[Term]) -> Holder:
        ordered = tuple(sorted(terms, key=lambda t: (t.start, t.end, t.office)))
        first = ordered[0]
        return Holder(first.qid, first.name, self.name(first.name), ordered)

    def name(self, text: str) -> PersonName:
        """A name in parts, without the titles of the tables and of the ontology's offices."""
        return PersonName(text, self.titles, self._forenames)

    def named(self, name: PersonName) -> tuple[Holder, ...]:
        """Holders of a full name, exactly or in another form of it."""
        near = self._near(name.words)
        agreeing = tuple(h for h in near if h.name.agrees_with(name))
        return tuple(h for h in agreeing if h.name.words == name.words) or agreeing

    def sounding(self, name: PersonName) -> tuple[Holder, ...]:
        """Holders whose full name is another transliteration of a name."""
        return tuple(h for h in self._near(tuple(map(_sounding, name.words))) if h.name.sounds_like(name))

    def called(self, name: PersonName) -> tuple[Holder, ...]:
        """Holders of whose name it is the surname or another part, as far as the words go."""
        if not name.words:
            return ()
        near = self._near(name.words) or self._near(tuple(map(_sounding, name.words[-1:])))
        surname = [h for h in near if name.is_surname_of(h.name) or h.name.words == name.words]
        return tuple(dict.fromkeys((*surname, *(h for h in near if name.is_in(h.name) or _sounds_last(name, h.name)))))

    @cached_property
    def _by_surname(self) -> dict[tuple[str, ...], Holder]:
        found: dict[tuple[str, ...], Holder] = {}
        for label, surname in self._surnames:
            bearers = self.named(self.name(label))
            if len(bearers) == 1:
                found[self.name(surname).words] = bearers[0]
        return found

    def unmistakable(self, name: PersonName) -> Holder | None:
        """The holder whom a surname means even where nothing else tells who is meant, by the list kept by hand."""
        return self._by_surname.get(name.words)

    def _near(self, words: Iterable[str]) -> tuple[Holder, ...]:
        return tuple(dict.fromkeys(h for word in dict.fromkeys(words) for h in self._by_word.get(word, ())))

    def terms(self, holder: Holder, office: str) -> tuple[Term, ...]:
        """The terms of a person in an office, in a kind of it, or in one of which it is a kind.

        Args:
            holder: the person.
            office: local name of the office's term in the ontology.
        """
        return tuple(t for t in holder.terms if self._fits(t.office_key, office))

    def has(self, term: Term) -> bool:
        """Whether a term is one in an office that the ontology knows."""
        return term.office_key in self._terms_of_label

    def _fits(self, key: str, office: str) -> bool:
        return any(
            office in self._ontology.broader_offices(term) or term in self._ontology.broader_offices(office)
            for term in self._terms_of_label.get(key, ())
        )

    @cached_property
    def _terms_of_label(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for office in self._ontology.offices:
            found[office.label].append(office.term)
        return {label: tuple(terms) for label, terms in found.items()}

    def bodies(self, qid: str, label: str, office: str, day: date | None) -> frozenset[str]:
        """The states or bodies of which the table knows a person in an office, at the day where it has any then."""
        holders = self._holders_of(qid, label)
        terms = [t for h in holders for t in self.terms(h, office) if t.of_qid]
        then = [t for t in terms if in_office(t, day)]
        return frozenset(t.of_qid for t in (then or terms))

    def served(self, qid: str, label: str) -> frozenset[str]:
        """The states and bodies of which the table knows a person in any office."""
        return frozenset(body for h in self._holders_of(qid, label) for body in h.bodies)

    def has_office(self, office: str, body: str) -> bool:
        """Whether anybody is known to have held an office of a state or body."""
        return any(t.of_qid == body for h in self._by_body.get(body, ()) for t in self.terms(h, office))

    def incumbents(self, office: str, body: str, day: date | None) -> tuple[PersonName, ...]:
        """The names of those known in an office of a state or body on a day, whoever came in that year left out.

        Of a term that is known to begin in the day's year nobody can say whether it had begun.
        """
        return tuple(
            h.name
            for h in self._by_body.get(body, ())
            if any(t.of_qid == body and in_office(t, day) and not _in_year(t, day) for t in self.terms(h, office))
        )

    def is_beyond(self, day: date | None) -> bool:
        """Whether a day is after the year of the last term that the table knows to begin: what it has may be past."""
        return day is not None and day.year > self._last_year

    @cached_property
    def _last_year(self) -> int:
        starts = (t.start[:4] for h in self._by_key.values() for t in h.terms)
        return max((int(year) for year in starts if year), default=0)

    @cached_property
    def _by_body(self) -> dict[str, tuple[Holder, ...]]:
        found: dict[str, list[Holder]] = defaultdict(list)
        for holder in self._by_key.values():
            for body in sorted(holder.bodies):
                found[body].append(holder)
        return {body: tuple(holders) for body, holders in found.items()}

    def _holders_of(self, qid: str, label: str) -> tuple[Holder, ...]:
        if qid:
            return (self._by_key[qid],) if qid in self._by_key else ()
        found = self.named(self.name(label))
        return found if len(found) == 1 else ()


def in_office(term: Term, day: date | None) -> bool:
    """Whether a term runs on a day, or ended not long before it; an open one runs on. False when the day is unknown."""
    if day is None:
        return False
    begun = not term.start or term.start <= day.isoformat()[: len(term.start)]
    return begun and (not term.end or int(term.end[:4]) + _GRACE >= day.year)


def _in_year(term: Term, day: date | None) -> bool:
    return day is not None and term.start == str(day.year)


def begun(term: Term, day: date | None) -> bool:
    """Whether a term had begun on a day; any had when the day is unknown."""
    return day is None or not term.start or term.start <= day.isoformat()[: len(term.start)]


def _sounding(word: str) -> str:
    return f"~{sound(word)}"


def _sounds_last(name: PersonName, whole: PersonName) -> bool:
    return len(name.words) == 1 and len(name.last) >= _HEARD and _sounding(name.last) == _sounding(whole.last)
