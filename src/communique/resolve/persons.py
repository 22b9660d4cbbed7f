"""Which mentions of persons name one person: full names first, then the surnames and forenames that belong to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from communique.model import Name
from communique.ontology.offices import Title
from communique.person_names import PersonName

_TITLE_REACH = 9
_BETWEEN = frozenset({"of", "the", "and", ",", "(", ")", "mr.", "mr", "dr.", "dr", "sir"})


@dataclass(slots=True)
class Person:
    """One person of a document, as far as names tell.

    Attributes:
        name: the fullest form of the name.
        mentions: where it is named, in the order of the text.
        offices: local names of the offices whose titles stand beside the name.
    """

    name: PersonName
    mentions: list[Name] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a person.

    Attributes:
        name: where it stands.
        parts: the name as written, in parts.
        listed: the full name that the tables have for it, in parts, or None.
        office: local name of the office whose title stands beside it, or "".
    """

    name: Name
    parts: PersonName
    listed: PersonName | None
    office: str


Known = Callable[[PersonName, str], tuple[PersonName, ...]]
"""For a surname and an office, the names of those who are known to hold it where the document is about."""


def mentions_of(
    doc: Doc, names: list[Name], titles: tuple[Title, ...], parts: Callable[[str], PersonName]
) -> list[Mention]:
    """The mentions of persons with the titles before, in and after them.

    Args:
        doc: the text.
        names: all its names.
        titles: the titles of offices in it.
        parts: makes a name in parts of its words.
    """
    taken = {i: n for n in names for i in range(n.start, n.end)}
    found = []
    for name in names:
        if name.type == "Person":
            text = " ".join(doc[name.start : name.end].text.split())
            listed = parts(name.label) if name.origin == "gazetteer" and name.label != text else None
            found.append(Mention(name, parts(text), listed, _office(doc, name, titles, taken)))
    return found


def _office(doc: Doc, name: Name, titles: tuple[Title, ...], taken: dict[int, Name]) -> str:
    before = [t for t in titles if name.start - _TITLE_REACH < t.end <= name.start or name.start <= t.start < name.end]
    for title in reversed(before):
        gap = range(title.end, name.start)
        plain = all(i in taken or doc[i].lower_ in _BETWEEN for i in gap)
        alone = title.plural or all(taken[i].type != "Person" for i in gap if i in taken)
        if plain and alone and (title.plural or not any(doc[i].lower_ == "and" for i in gap)):
            return title.office.term
        break
    if name.end + 1 < len(doc) and doc[name.end].text in (",", "("):
        after = next((t for t in titles if name.end < t.start <= name.end + 5), None)
        lead = doc[name.end + 1 : after.start] if after is not None else ()
        if after is not None and all(t.i in taken or t.pos_ in ("DET", "ADJ", "PART") for t in lead):
            follows = taken.get(after.end)
            return "" if follows is not None and follows.type == "Person" else after.office.term
    return ""


def group(mentions: list[Mention], known: Known) -> list[Person]:
    """The persons in the order of their first mention.

    A full name joins another that agrees with it, and a surname or forename the one person who bears it; where two
    persons do, the office beside the name must choose, else it stays by itself. A surname with an office that is known
    to belong to somebody else does not join (“President Clinton” beside Hillary Clinton).
    """
    persons: list[Person] = []
    full = [m for m in mentions if m.parts.is_full or m.parts.regnal]
    for mention in sorted(full, key=lambda m: (-len(m.parts.words), -len(m.parts.initials), m.name.start)):
        fitting = [p for p in persons if p.name.agrees_with(mention.parts)]
        _add(persons, fitting, mention)
    rest = [m for m in mentions if not (m.parts.is_full or m.parts.regnal)]
    for mention in sorted(rest, key=lambda m: (not m.office, m.name.start)):
        _add(persons, _bearers(persons, mention, known), mention)
    for person in persons:
        person.mentions.sort(key=lambda n: n.start)
    return sorted(persons, key=lambda p: p.mentions[0].start)


def _add(persons: list[Person], fitting: list[Person], mention: Mention) -> None:
    if len(fitting) != 1:
        same = [p for p in persons if p.name.is_written_as(mention.parts)]
        fitting = same[:1] or [Person(mention.listed or mention.parts)]
        if not same:
            persons.append(fitting[0])
    fitting[0].mentions.append(mention.name)
    if mention.office:
        fitting[0].offices.add(mention.office)


def _bearers(persons: list[Person], mention: Mention, known: Known) -> list[Person]:
    """The persons of a document to whom a surname or forename can belong, those with its office first."""
    single = [p for p in persons if p.name.words == mention.parts.words]
    if single:
        return single
    bearing = [p for p in persons if mention.parts.is_surname_of(p.name)]
    bearing = bearing or [p for p in persons if mention.parts.is_part_of(p.name)]
    if not mention.office:
        return bearing
    holding = [p for p in bearing if mention.office in p.offices]
    if holding:
        return holding
    others = known(mention.parts, mention.office)
    return [p for p in bearing if not others or any(p.name.agrees_with(o) for o in others)]
