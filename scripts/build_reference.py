"""Make the reference tables of names that communique ships.

::

    python scripts/build_reference.py SOURCE_FOLDER            write src/communique/data/reference/*.tsv
    python scripts/build_reference.py SOURCE_FOLDER --check    compare with what is shipped, byte for byte

The source folder holds ``states.tsv places.tsv organisations.tsv leaders.tsv instruments.tsv unts_citations.psv
cets_numbers.psv``; ``data/reference/SOURCES.md`` says where they come from. The same sources give the same bytes.
What a person decides (faults of the sources, place names that are words, short forms of offices, kinds of instrument)
stands in ``data/curated/*.tsv``; rows added by hand stand there too, and the loader merges those.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from reference_instruments import instrument_rows
from reference_people import office_holder_rows
from reference_states import place_rows, state_rows
from reference_text import Row, Rules, joined, read_table, unique

DATA = Path(__file__).resolve().parents[1] / "src" / "communique" / "data"

COLUMNS: dict[str, tuple[str, ...]] = {
    "states": (
        *("qid", "iso2", "iso3", "kind", "label", "names", "adjectives", "people_nouns"),
        *("capital", "capital_qid", "successors"),
    ),
    "places": ("qid", "label", "names", "iso3", "population", "lat", "lon"),
    "organisations": ("qid", "label", "acronym", "names", "class", "state"),
    "office_holders": ("qid", "name", "office", "office_key", "of_qid", "of_label", "start", "end"),
    "instruments": ("qid", "label", "names", "kind", "date", "mtdsg", "unts", "cets"),
}
SORTED_BY = {"office_holders": ("name", "qid", "start", "end", "office", "of_qid")}


def organisation_rows(source: list[Row], states: list[Row], rules: Rules) -> list[Row]:
    """Rows of organisations.tsv; an id that a state has already is a fault of the source and left empty."""
    taken = {row["qid"] for row in states}
    rows = []
    for row in source:
        if row["name"] in rules.regions or len(row["agreeing_sources"].split(",")) < 2:
            continue
        label = row["name"].replace("‐", "-")
        acronym = row["acronym"]
        if acronym == "".join(filter(str.isalpha, label)).upper():
            acronym = ""
        names = unique([label, label.replace("’", "'"), acronym])
        cls = "IntergovernmentalOrganisation"
        qid = "" if row["qid"] in taken else row["qid"]
        rows.append({"qid": qid, "label": label, "acronym": acronym, "names": joined(names), "class": cls, "state": ""})
    return rows


def region_rows(source: list[Row], rules: Rules) -> list[Row]:
    """Regions that the source lists among the organisations: places without population or coordinates."""
    return [
        {"qid": row["qid"], "label": row["name"], "names": row["name"]}
        for row in source
        if rules.regions.get(row["name"]) == "place"
    ]


def build(source: Path, target: Path) -> dict[str, list[Row]]:
    """Write the five tables into ``target`` and return their rows.

    Raises:
        FileNotFoundError: when a source table is missing.
        KeyError: when a source table lacks a column.
    """
    rules = Rules.read(DATA / "curated")
    raw = {
        name: rules.repaired(name, read_table(source / f"{name}.tsv"))
        for name in ("states", "places", "organisations", "leaders", "instruments")
    }
    states = state_rows(raw["states"], raw["places"], raw["leaders"])
    tables = {
        "states": states,
        "places": place_rows(raw["places"], raw["leaders"], states, rules) + region_rows(raw["organisations"], rules),
        "organisations": organisation_rows(raw["organisations"], states, rules),
        "office_holders": office_holder_rows(raw["leaders"], rules),
        "instruments": instrument_rows(raw["instruments"], source, rules),
    }
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        write(target / f"{name}.tsv", COLUMNS[name], rows, SORTED_BY.get(name, ("label", "qid")))
    return tables


def write(path: Path, columns: tuple[str, ...], rows: list[Row], sorted_by: tuple[str, ...]) -> None:
    """One table: header, rows without repetition in code point order of ``sorted_by``, then of the whole row."""
    records = {tuple(row.get(column, "") for column in columns) for row in rows}
    at = [columns.index(column) for column in sorted_by]
    ordered = sorted(records, key=lambda record: ([record[i] for i in at], record))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(columns)
        writer.writerows(ordered)


def ambiguous(tables: dict[str, list[Row]]) -> dict[str, list[str]]:
    """Names that stand for several entities, with what they stand for: kept, for the linker decides by context."""
    holders: dict[str, set[str]] = defaultdict(set)
    for table, rows in tables.items():
        for row in rows:
            for name in filter(None, row.get("names", "").split("|")):
                holders[name].add(f"{table}:{row['label']}{':' + row['qid'] if row['qid'] else ''}")
    return {name: sorted(found) for name, found in sorted(holders.items()) if len(found) > 1}


def differences(source: Path) -> list[str]:
    """Names of the shipped tables that the sources no longer give byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        build(source, Path(folder))
        return [
            name
            for name in COLUMNS
            if not (shipped := DATA / "reference" / f"{name}.tsv").exists()
            or shipped.read_bytes() != (Path(folder) / f"{name}.tsv").read_bytes()
        ]


def main(arguments: list[str] | None = None) -> int:
    """Command line; 0 when written or equal, 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Make the reference tables of names.")
    parser.add_argument("source", type=Path, help="folder of the source tables")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with what is shipped")
    options = parser.parse_args(arguments)
    if options.check:
        changed = differences(options.source)
        print("differs: " + ", ".join(changed) if changed else "the shipped tables are what the sources give")
        return 1 if changed else 0
    tables = build(options.source, DATA / "reference")
    for name, found in ambiguous(tables).items():
        print(f"ambiguous\t{name}\t{'; '.join(found)}")
    print("\n".join(f"{name}: {len(rows)} rows" for name, rows in tables.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
