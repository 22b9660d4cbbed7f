"""The reference tables of names: states, places, organisations, instruments, office holders.

Facts that ship with the package; ``data/reference/SOURCES.md`` says where they come from. Rows kept by hand, in
``data/curated``, are merged in when the tables are loaded, so that a person can read and mend them apart and needs
no source folder for it: the generated tables stay a function of their sources alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from importlib.resources import files
from itertools import count


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of the tables.

    Attributes:
        qid: Wikidata id where more than one source proves it, else "".
        label: usual English name.
        cls: local name of its class; of an instrument its kind.
        names: surface forms.
        adjectives, people: demonyms, as adjectives and as nouns for the people.
        attributes: further columns of the table.
    """

    qid: str
    label: str
    cls: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office. Dates are ISO 8601, as precise as the source has them; "" when open."""

    qid: str
    name: str
    office: str
    office_key: str
    of_qid: str
    of_label: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title that stands before a person's name; ``kind`` is "office", "rank" or "honorific"."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All tables.

    Entries are sorted by label and id, except that what a name most likely means comes first: sovereign states before
    territories and former states, regions before towns, and towns by their inhabitants.

    Attributes:
        ambiguous: names that mean several states or regions with the labels of these, the likeliest first; a part of a
            state that the tables lack has the state's code behind its label (“State of Georgia@USA”).
        known_terms: terms of office kept by hand; a person has no Wikidata id there that no source proves.
        persons, peoples: kept by hand; the surnames of a person that mean nobody else stand in the attribute
            "surnames".
        name_words: the words that tell what a name is, in lower case by what they tell.
        name_parts: forenames and surnames by kind: "given" and "family" are hardly ever words, "forename" holds every
            forename known.
    """

    states: tuple[Entry, ...]
    places: tuple[Entry, ...]
    organisations: tuple[Entry, ...]
    instruments: tuple[Entry, ...]
    office_holders: tuple[Term, ...]
    titles: tuple[Title, ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    known_terms: tuple[Term, ...] = ()
    persons: tuple[Entry, ...] = ()
    peoples: tuple[Entry, ...] = ()
    name_words: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    name_parts: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)


def load_reference() -> Reference:
    """Reads the tables that ship with the package, with the rows kept by hand merged in."""
    holders = _rows("reference", "office_holders")
    return Reference(
        _entries("states", "State"),
        _with_adjectives(_entries("places", "Place")),
        _entries("organisations", ""),
        _entries("instruments", ""),
        tuple(Term(**{column: row[column] for column in Term.__slots__}) for row in holders),
        tuple(Title(row["title"], row["kind"]) for row in _rows("curated", "titles")),
        tuple((row["name"], tuple(_parts(row["readings"]))) for row in _rows("curated", "ambiguous")),
        _known_terms(holders),
        tuple(_entry(row, "Person") for row in _rows("curated", "persons")),
        tuple(_entry(row, "People") for row in _rows("curated", "peoples")),
        _by_kind("name_words", "word"),
        _by_kind("name_parts", "name") | {"forename": _forenames()},
    )


def coordinates(reference: Reference) -> dict[str, tuple[Decimal, Decimal]]:
    """Latitude and longitude in degrees (WGS 84) by Wikidata id: of places, and of states those of their capital."""
    known = {
        place.qid: (Decimal(place.attributes["lat"]), Decimal(place.attributes["lon"]))
        for place in reference.places
        if place.qid and {"lat", "lon"} <= place.attributes.keys()
    }
    capitals = {state.qid: state.attributes.get("capital_qid", "") for state in reference.states if state.qid}
    return {qid: known[capital] for qid, capital in capitals.items() if capital in known} | known


def _with_adjectives(places: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places, regions with the adjectives that stand for them (“Latin American”)."""
    adjectives = {row["label"]: (row["adjective"],) for row in _rows("curated", "place_adjectives")}
    return tuple(replace(p, adjectives=adjectives[p.label]) if p.label in adjectives else p for p in places)


def _forenames() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("curated", "genders") if row["kind"] == "name")


def _by_kind(table: str, column: str) -> dict[str, frozenset[str]]:
    """The words of a table kept by hand, by their kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("curated", table):
        found[row["kind"]].add(row[column])
    return {kind: frozenset(words) for kind, words in found.items()}


def _known_terms(holders: list[dict[str, str]]) -> tuple[Term, ...]:
    """Terms of office kept by hand; a person whom the table has by the same name takes the id that it proves."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in holders:
        ids[row["name"]].add(row["qid"])
    return tuple(
        Term(
            next(iter(ids[row["name"]])) if len(ids.get(row["name"], ())) == 1 else "",
            row["name"],
            row["office_key"],
            row["office_key"],
            row["of_qid"],
            "",
            row["start"],
            row["end"],
        )
        for row in _rows("curated", "office_terms")
    )


_KEYS = ("qid", "mtdsg", "cets")
"""Columns that identify an entity: its Wikidata id, its number with the UN depositary, its Council of Europe number."""
_UNITED = ("names", "unts", "mtdsg", "cets")
"""Columns with several values, to which a row kept by hand adds; in any other its value replaces the table's."""
_OWN_FIELDS = frozenset({"qid", "label", "names", "adjectives", "people_nouns", "acronym", "class"})
_KIND_RANK = {"state": 0, "territory": 1, "historical": 2}


def _rows(folder: str, table: str) -> list[dict[str, str]]:
    # Split by hand: the tables quote nothing, and the csv module takes twice the time.
    text = (files("communique") / "data" / folder / f"{table}.tsv").read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def _entries(table: str, cls: str) -> tuple[Entry, ...]:
    """A table with its rows kept by hand: those of a known entity mend it, others are entities of their own."""
    rows = _rows("reference", table)
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in _keys(row):
            known[key].append(number)
    mended: dict[int, dict[str, str]] = dict(enumerate(rows))
    unused = count(len(rows))
    for added in _rows("curated", table):
        keys = [key for key in _keys(added) if key[0] != "label"] or _keys(added)
        same = sorted({number for key in keys for number in known.get(key, ())} & mended.keys())
        if keys[0][0] == "label":
            same = [number for number in same if _in_one_state(added, mended[number])]
        merged = _merged(added, [mended[number] for number in same])
        mended[same[0] if same else next(unused)] = merged
        for number in same[1:]:
            del mended[number]
    return tuple(_entry(row, cls) for row in sorted(mended.values(), key=_order))


def _in_one_state(added: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether two rows of one label may be one place: a town that lies elsewhere is a namesake."""
    return "iso3" not in added or added["iso3"] == row.get("iso3", "")


def _keys(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """What identifies the row: its ids and numbers; its label too, which counts for a row that has none."""
    keys = [(column, value) for column in _KEYS if row.get(column) for value in row[column].split("|")]
    return [*keys, ("label", row["label"])]


def _merged(added: Mapping[str, str], known: list[dict[str, str]]) -> dict[str, str]:
    """One row: what is kept by hand where it says something, else the first of the known rows that does."""
    sources = [added, *known]
    columns = dict.fromkeys(column for row in sources for column in row)
    row = {column: next((r[column] for r in sources if r.get(column)), "") for column in columns}
    for column in _UNITED:
        row[column] = "|".join(dict.fromkeys(part for r in sources for part in _parts(r.get(column) or "")))
    return row


def _order(row: Mapping[str, str]) -> tuple[int, int, str, str]:
    population = row.get("population") or ""
    return (
        _KIND_RANK.get(row.get("kind") or "", 0),
        -int(population) if population else -(10**10),
        row["label"],
        row["qid"],
    )


def _parts(value: str) -> list[str]:
    return [part for part in value.split("|") if part]


def _entry(row: Mapping[str, str], cls: str) -> Entry:
    names = (row["label"], *_parts(row.get("names") or ""), *_parts(row.get("acronym") or ""))
    return Entry(
        row.get("qid") or "",
        row["label"],
        cls or row.get("class") or row.get("kind") or "",
        tuple(dict.fromkeys(names)),
        tuple(_parts(row.get("adjectives") or "")),
        tuple(_parts(row.get("people_nouns") or "")),
        {column: value for column, value in row.items() if column not in _OWN_FIELDS and value},
    )
