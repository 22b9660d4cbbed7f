"""The reference tables of names: states, places, organisations, instruments, office holders.

Facts that ship with the package; ``data/reference/SOURCES.md`` says where they come from. Rows kept by hand, in
``data/curated``, are merged in when the tables are loaded, so that a person can read and mend them apart and needs
no source folder for it: the generated tables stay a function of their sources alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    territories and former states, regions before towns, and towns by their inhabitants. ``ambiguous`` gives for names
    that mean several states or regions the labels of these, the likeliest first; ``known_terms`` are terms of office
    kept by hand, which tell whose office it was but no Wikidata id of a person that no source proves. ``persons`` are
    kept by hand too; a person's surnames that mean nobody else stand in its attribute "surnames".
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


def load_reference() -> Reference:
    """Reads the tables that ship with the package, with the rows kept by hand merged in."""
    holders = _rows("reference", "office_holders")
    return Reference(
        _entries("states", "State"),
        _entries("places", "Place"),
        _entries("organisations", ""),
        _entries("instruments", ""),
        tuple(Term(**{column: row[column] for column in Term.__slots__}) for row in holders),
        tuple(Title(row["title"], row["kind"]) for row in _rows("curated", "titles")),
        tuple((row["name"], tuple(_parts(row["readings"]))) for row in _rows("curated", "ambiguous")),
        _known_terms(holders),
        tuple(_entry(row, "Person") for row in _rows("curated", "persons")),
    )


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
