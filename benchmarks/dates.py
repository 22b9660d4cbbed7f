"""How well the grammar of dates finds and reads the dates of news, and what dateparser makes of the same expressions.

::

    python benchmarks/dates.py [--timeml FOLDER] [--table FILE] [--errors FILE]

Of the TimeML files in a folder, the expressions of type DATE in the text are scored: the span, strictly and by overlap,
and the value, which counts where the spans overlap, as in TempEval-3. Quarters, halves, weeks and decades are compared
as the intervals that they are: ``1989-Q3`` equals ``1989-07/1989-09``. What the annotators valued as mere past, present
or future ("now") is no date of a calendar; the figures are given with and without it. What is found where the
annotators saw a time of day, a duration or a set, and no date, is neither right nor wrong.

The table has the columns text (the expression in braces), published and value; see its first lines. dateparser gets
the expression alone, with the day of publication as its base; its answer is cut to the precision that it reports.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import Element  # for its name only: defusedxml reads

from dateparser.date import DateDataParser
from defusedxml import ElementTree
from spacy.language import Language

from communique.annotate.dates import find_dates
from communique.model import When
from communique.pipeline import Pipeline

TABLE = Path(__file__).parent.parent / "tests" / "annotate" / "date_expressions.tsv"
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DECADE = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Timex:
    """An annotated or found expression: code points ``[begin, end)``, its words and its value, "" when unknown."""

    begin: int
    end: int
    words: str
    value: str
    kind: str = "DATE"


def timeml(path: Path) -> tuple[str, date | None, list[Timex]]:
    """Text, creation date and expressions of a TimeML file."""
    tree = ElementTree.parse(path)
    created = tree.find("DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", created.get("value", "")) if created is not None else None
    found: list[Timex] = []
    pieces: list[str] = []
    body = tree.find("TEXT")
    if body is not None:
        _collect(body, pieces, found)
    return "".join(pieces), date.fromisoformat(day[0]) if day else None, found


def _collect(node: Element, pieces: list[str], found: list[Timex]) -> None:
    """Appends the text under a node and the expressions in it."""
    begin = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _collect(child, pieces, found)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        text = "".join(pieces)
        found.append(Timex(begin, len(text), text[begin:], node.get("value", ""), node.get("type", "")))


def iso(value: When | None) -> str:
    """A value as the table writes it."""
    if value is None:
        return ""
    return value.start if value.end is None else f"{value.start}/{value.end}"


def comparable(value: str) -> str:
    """A TIMEX3 value as an ISO date or an interval of ISO dates."""
    if match := _QUARTER.fullmatch(value):
        last = 3 * int(match[2])
        return f"{match[1]}-{last - 2:02d}/{match[1]}-{last:02d}"
    if match := _HALF.fullmatch(value):
        last = 6 * int(match[2])
        return f"{match[1]}-{last - 5:02d}/{match[1]}-{last:02d}"
    if match := _WEEK.fullmatch(value):
        days = [date.fromisocalendar(int(match[1]), int(match[2]), day).isoformat() for day in (1, 7)]
        return "/".join(days)
    return f"{value}0/{value}9" if _DECADE.fullmatch(value) else value


def found_in(nlp: Language, text: str, published: date | None) -> list[Timex]:
    """What the grammar finds in a text."""
    doc = nlp(text)
    spans = [(doc[m.start : m.end], m.value) for m in find_dates(doc, published)]
    return [Timex(s.start_char, s.end_char, s.text, iso(value)) for s, value in spans]


def overlaps(one: Timex, other: Timex) -> bool:
    """Whether two expressions share a code point."""
    return one.begin < other.end and other.begin < one.end


@dataclass(slots=True)
class Tally:
    """Counts over a folder."""

    wanted: int = 0
    found: int = 0
    strict: int = 0
    touched: int = 0
    valued: int = 0

    def rows(self) -> Iterator[tuple[str, float, float, float]]:
        """Name, precision, recall and F1 of span (strict), span (overlap) and value."""
        for name, right in (("span, strict", self.strict), ("span, overlap", self.touched), ("value", self.valued)):
            p, r = right / max(1, self.found), right / max(1, self.wanted)
            yield name, p, r, 2 * p * r / (p + r) if p + r else 0.0


def score_folder(nlp: Language, folder: Path, calendar: bool, errors: list[str]) -> Tally:
    """Scores the DATE expressions of all TimeML files of a folder; ``calendar`` leaves out those with vague values."""
    tally = Tally()
    for path in sorted(folder.glob("*.tml")):
        text, created, marked = timeml(path)
        dates = [t for t in marked if t.kind == "DATE" and not (calendar and t.value.endswith("_REF"))]
        others = [t for t in marked if t not in dates]
        found = found_in(nlp, text, created)
        found = [f for f in found if any(overlaps(f, d) for d in dates) or not any(overlaps(f, o) for o in others)]
        tally.wanted += len(dates)
        tally.found += len(found)
        used: set[Timex] = set()
        for wanted in dates:
            match = next((f for f in found if f not in used and overlaps(f, wanted)), None)
            if match is None:
                errors.append(f"{path.stem}\tmissed\t{wanted.words}\t{wanted.value}\t\t")
                continue
            used.add(match)
            exact = (match.begin, match.end) == (wanted.begin, wanted.end)
            right = match.value == comparable(wanted.value)
            tally.touched += 1
            tally.strict += exact
            tally.valued += right
            if not exact or not right:
                kind = "value" if exact else "span" if right else "both"
                errors.append(f"{path.stem}\t{kind}\t{wanted.words}\t{wanted.value}\t{match.words}\t{match.value}")
        errors.extend(f"{path.stem}\tspurious\t\t\t{f.words}\t{f.value}" for f in found if f not in used)
    return tally


def table_rows(path: Path) -> list[tuple[str, date | None, str]]:
    """Rows of the table: text with braces, day of publication, value ("" when it cannot be known)."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        (row["text"], date.fromisoformat(row["published"]) if row["published"] else None, row["value"]) for row in rows
    ]


def by_dateparser(words: str, published: date | None) -> str:
    """What dateparser takes an expression for, as precise as it says that it is."""
    base = datetime(published.year, published.month, published.day) if published else datetime(1000, 1, 1)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    data = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if data.date_obj is None:
        return ""
    return str(data.date_obj.date().isoformat())[: {"year": 4, "month": 7}.get(data.period or "day", 10)]


def compare_table(nlp: Language, path: Path, errors: list[str]) -> dict[str, tuple[int, int, int]]:
    """Of ours and of dateparser: right values, wrong values, and values left open, over the rows with a value."""
    counts = {"communique": [0, 0, 0], "dateparser": [0, 0, 0]}
    for text, published, value in table_rows(path):
        plain = text.replace("{", "").replace("}", "")
        begin, end = text.index("{"), text.index("}") - 1
        ours = next((f.value for f in found_in(nlp, plain, published) if (f.begin, f.end) == (begin, end)), "")
        theirs = by_dateparser(plain[begin:end], published)
        for name, told in (("communique", ours), ("dateparser", theirs)):
            counts[name][0 if told == value else 1 if told else 2] += 1
            if told != value:
                errors.append(f"table\t{name}\t{plain[begin:end]}\t{value}\t{text}\t{told}")
    return {name: (right, wrong, left) for name, (right, wrong, left) in counts.items()}


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeml", type=Path, help="a folder of TimeML files (*.tml)")
    parser.add_argument("--table", type=Path, default=TABLE, help="a table of expressions")
    parser.add_argument("--errors", type=Path, help="where to write what is wrong")
    options = parser.parse_args()
    nlp, errors = Pipeline().nlp, list[str]()
    for calendar in (False, True) if options.timeml else ():
        note = "calendar dates" if calendar else "all DATE"
        tally = score_folder(nlp, options.timeml, calendar, errors if calendar else [])
        print(f"{note}: {tally.wanted} wanted, {tally.found} found")
        for name, p, r, f in tally.rows():
            print(f"  {name:14} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    if options.table.exists():
        for name, (right, wrong, left) in compare_table(nlp, options.table, errors).items():
            print(f"{name:11} right {right}, wrong {wrong}, no value {left}, of {right + wrong + left} expressions")
    if options.errors:
        options.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
