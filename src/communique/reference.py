"""The reference tables of names: states, places, organisations, instruments, office holders.

Facts that ship with the package; ``data/reference/SOURCES.md`` says where they come from. Rows kept by hand, in
``data/curated``, are merged in when the tables are loaded, so that a person can read and mend them apart.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"


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
class Reference:
    """All tables."""

    states: tuple[Entry, ...]
    places: tuple[Entry, ...]
    organisations: tuple[Entry, ...]
    instruments: tuple[Entry, ...]
    office_holders: tuple[Term, ...]


def load_reference() -> Reference:
    """Reads the tables that ship with the package, with the rows kept by hand merged in."""
    return Reference(
        _entries("states", "State"),
        _entries("places", "Place"),
        _entries("organisations", ""),
        _entries("instruments", ""),
        tuple(Term(**{k: row[k] for k in Term.__slots__}) for row in _rows(_DATA / "reference" / "office_holders.tsv")),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {k: v or "" for k, v in row.items()} for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _entries(table: str, cls: str) -> tuple[Entry, ...]:
    """A table with its rows kept by hand: those of a known entity add to it, others are entities of their own."""
    rows = {_key(row): row for row in _rows(_DATA / "reference" / f"{table}.tsv")}
    for added in _rows(_DATA / "curated" / f"{table}.tsv"):
        known = rows.setdefault(_key(added), {})
        for column, value in added.items():
            known[column] = (
                _joined(known.get(column, ""), value) if column in _LISTS else value or known.get(column, "")
            )
    return tuple(_entry(row, cls) for row in rows.values())


_LISTS = frozenset({"names", "adjectives", "people_nouns"})


def _key(row: Mapping[str, str]) -> str:
    return row["qid"] or row["label"]


def _joined(*values: str) -> str:
    return "|".join(dict.fromkeys(part for value in values for part in _parts(value)))


def _parts(value: str) -> Iterable[str]:
    return (part for part in value.split("|") if part)


def _entry(row: Mapping[str, str], cls: str) -> Entry:
    names = tuple(dict.fromkeys((row["label"], *_parts(row.get("names", "")), *_parts(row.get("acronym", "")))))
    used = {"qid", "label", "names", "adjectives", "people_nouns", "acronym", "class"}
    return Entry(
        row["qid"],
        row["label"],
        cls or row.get("class", "") or row.get("kind", ""),
        names,
        tuple(_parts(row.get("adjectives", ""))),
        tuple(_parts(row.get("people_nouns", ""))),
        {k: v for k, v in row.items() if k not in used and v},
    )
