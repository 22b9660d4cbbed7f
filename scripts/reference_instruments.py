"""Treaties and other instruments, for build_reference."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from reference_text import Row, Rules, ascii_form, clean, joined, read_pairs, unique

_EDITOR = re.compile(r"\s*\([^)]*(?:label|deposited|source)[^)]*\)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\(No\. \d+\)$")
_YEAR = re.compile(r",? (1[89]|20)\d\d$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "other",
        "over",
        "the",
        "their",
        "to",
        "with",
        "against",
    ]
)
_MERGE_WORDS = 5
"""Words from which an equal title alone, found once in each source, is proof of one instrument."""


def instrument_rows(source: list[Row], folder: Path, rules: Rules) -> list[Row]:
    """Rows of instruments.tsv: merged, without what is no instrument, ids only where proven."""
    citations = {clean_title(title): (unts, mtdsg) for title, unts, mtdsg in read_pairs(folder / "unts_citations.psv")}
    records = [_record(row) for row in source]
    records += [
        {"title": clean_title(title), "unts": unts, "mtdsg": mtdsg} for title, (unts, mtdsg) in citations.items()
    ]
    records += [
        {"title": clean_title(title), "cets": number.split()[-1]}
        for number, title in read_pairs(folder / "cets_numbers.psv")
    ]
    kept = []
    for record in records:
        kind = _kind(record["title"], record.get("kind", ""), rules)
        if kind and len(record["title"].split()) + bool(record.get("qid")) > 1:
            kept.append({**record, "kind": kind})
    return [_row(group) for group in _groups(kept)]


def clean_title(title: str) -> str:
    """A title without remarks of the compilers, footnote stars, quotation marks and registration numbers."""
    bare = _NUMBER.sub("", _EDITOR.sub("", title).replace('"', "").rstrip("* "))
    if bare.isupper() and len(bare.split()) > 2:
        bare = bare.capitalize()
    return clean(bare)


def _record(row: Row) -> Row:
    date = row["date"].removesuffix("-01-01")
    proven = "wikidata" in row["sources"] or re.fullmatch(r"[A-H](-\w+)?(,[A-H](-\w+)?)+", row["sources"])
    qid = row["qid"] if proven else ""
    index = "UNTC" if "UNTC" in row["sources"] else ""
    record = {key: row[key] for key in ("kind", "mtdsg", "unts")}
    return {**record, "qid": qid, "date": date, "index": index, "title": clean_title(row["title"])}


def _kind(title: str, source_kind: str, rules: Rules) -> str:
    """Kind by the first head noun in the title, else in the source's own kind; "" for what is no instrument."""
    if any(pattern.search(title) for pattern in rules.skipped):
        return ""
    for text in (title, source_kind.removeprefix("multilateral treaty deposited with the UN Secretary-General")):
        for word in re.findall(r"\w+", ascii_form(text).lower()):
            if word in rules.kinds:
                return rules.kinds[word]
    return ""


def _key(title: str) -> str:
    words = re.findall(r"\w+", _YEAR.sub("", ascii_form(title)).lower())
    return " ".join(w for w in words if w not in {"the", "a"}).replace("concerning", "on").replace("relating to", "on")


def _groups(records: list[Row]) -> list[list[Row]]:
    """Records of one instrument together: same UNTS citation or MTDSG number, same title and year, or a long title
    that each source has once.
    """
    by_title = defaultdict(list)
    for number, record in enumerate(records):
        by_title[_key(record["title"])].append(number)
    links: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        key, same = _key(record["title"]), by_title[_key(record["title"])]
        sources = Counter((bool(records[n].get("qid")), records[n].get("index", "")) for n in same)
        undated = len(same) == 2 and not all(records[n].get("date") for n in same)
        if undated or (len(key.split()) >= _MERGE_WORDS and max(sources.values()) == 1):
            links["title", key].append(number)
        links["title", key, record.get("date", "")[:4]].append(number)
        for field in ("unts", "mtdsg"):
            if record.get(field):
                links[field, record[field]].append(number)
    root = list(range(len(records)))

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for numbers in links.values():
        for number in numbers[1:]:
            low, high = sorted((find(numbers[0]), find(number)))
            root[high] = low
    groups = defaultdict(list)
    for number, record in enumerate(records):
        groups[find(number)].append(record)
    return list(groups.values())


def _row(group: list[Row]) -> Row:
    """One row of a group: label and id from Wikidata, day from the UN's index, which gives adoption or signature."""
    ordered = sorted(group, key=lambda r: (not r.get("qid"), not r.get("index"), r["title"], r.get("mtdsg", "")))
    dates = sorted((not r.get("index"), -len(r["date"]), r["date"]) for r in group if r.get("date"))
    names = unique(name for record in ordered for name in variants(record["title"]))
    return {
        "qid": ordered[0].get("qid", ""),
        "label": ordered[0]["title"],
        "names": "|".join(names),
        "kind": ordered[0]["kind"],
        "date": dates[0][2] if dates else "",
        **{field: joined(sorted(unique(r.get(field, "") for r in group))) for field in ("mtdsg", "unts", "cets")},
    }


def variants(title: str) -> list[str]:
    """A title and its usual variants: title case, plain hyphens, "on" for "relating to", without article or year."""
    names = [title, re.sub(r"^The ", "", title), _YEAR.sub("", title)]
    names += [re.sub(r"\b(?:[Rr]elating to|[Cc]oncerning|[Rr]egarding) ", "on ", name) for name in names]
    names += [" ".join(w if w in _SMALL or not w.islower() else w[0].upper() + w[1:] for w in n.split()) for n in names]
    return unique(names + [ascii_form(name) for name in names])
