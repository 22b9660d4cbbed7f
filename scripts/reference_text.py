"""Reading the source tables and cleaning names, for build_reference."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
_SEPARATE = str.maketrans({"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ı": "i", "Đ": "D", "đ": "d", "ß": "ss"})
_DASHES = str.maketrans({"–": "-", "‐": "-", "‑": "-", "’": "'", "ʻ": "'"})


def clean(text: str) -> str:
    """NFC, without invisible format characters, white space collapsed to single spaces."""
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())


def ascii_form(text: str) -> str:
    """The same letters without diacritics, typographic dashes and apostrophes; other scripts stay as they are."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SEPARATE).translate(_DASHES))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def fold(text: str) -> str:
    """A key for comparing names: letters and digits of the ASCII form in lower case, "saint" for "st."."""
    return re.sub(r"[^\w]", "", re.sub(r"\bst\b", "saint", ascii_form(text).lower()))


def unique(values: Iterable[str]) -> list[str]:
    """The values that are not empty, each once, in the order of first appearance."""
    return list(dict.fromkeys(filter(None, values)))


def joined(values: Iterable[str]) -> str:
    """Values of one field, each once."""
    return "|".join(unique(values))


def read_table(path: Path) -> list[Row]:
    """Rows of a tab-separated table with a header, every field cleaned."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {key: clean(value or "") for key, value in row.items() if key is not None}
            for row in csv.DictReader(file, delimiter="\t")
        ]


def read_pairs(path: Path) -> list[list[str]]:
    """Records of a file whose fields are separated by "|"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[clean(field) for field in line.split("|")] for line in lines if line.strip()]


@dataclass(frozen=True)
class Rules:
    """What a person has decided about the sources, from ``data/curated``.

    Attributes:
        faults: wrong values in the sources: (table, key of the row, field, value); field "*" is the whole row.
        regions: names in the organisations table that are no organisation, and "place" or "drop".
        words: place names that are words, given names or surnames, and "small" (kept in a city) or "always".
        offices: patterns of office titles in order, with the short form of the first that matches.
        kinds: head nouns of titles of instruments in lower case, with the kind of instrument.
        skipped: patterns of titles that name no instrument of their own.
    """

    faults: frozenset[tuple[str, str, str, str]]
    regions: dict[str, str]
    words: dict[str, str]
    offices: tuple[tuple[re.Pattern[str], str], ...]
    kinds: dict[str, str]
    skipped: tuple[re.Pattern[str], ...]

    @classmethod
    def read(cls, folder: Path) -> Rules:
        """Read the rule tables of the folder."""
        faults = read_table(folder / "source_faults.tsv")
        offices = read_table(folder / "office_keys.tsv")
        kinds = read_table(folder / "instrument_kinds.tsv")
        return cls(
            faults=frozenset((r["table"], r["key"], r["field"], r["value"]) for r in faults),
            regions={r["name"]: r["use"] for r in read_table(folder / "regions.tsv")},
            words={r["name"]: r["drop"] for r in read_table(folder / "place_words.tsv")},
            offices=tuple((re.compile(r["pattern"], re.IGNORECASE), r["office_key"]) for r in offices),
            kinds={r["word"]: r["kind"] for r in kinds if r["kind"] != "-"},
            skipped=tuple(re.compile(r["word"], re.IGNORECASE) for r in kinds if r["kind"] == "-"),
        )

    def repaired(self, table: str, rows: list[Row]) -> list[Row]:
        """The rows without the values and rows known to be wrong; a row's key is its code, qid or title."""
        result = []
        for row in rows:
            key = row.get("code") or row.get("qid") or row.get("title", "")
            if (table, key, "*", "") in self.faults:
                continue
            fields = {
                name: "|".join(v for v in value.split("|") if not v or (table, key, name, v) not in self.faults)
                for name, value in row.items()
            }
            result.append(fields)
        return result
