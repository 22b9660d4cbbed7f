"""Columns of an answer with one type each, for data frames.

Which type a column has is read from its values:

- all xsd:date: days;
- all xsd:dateTime, all with a time zone or all without: times; those with a zone in UTC;
- all xsd:integer, all numbers, all xsd:boolean: integers, floating-point numbers, truth values;
- anything else, and days among months and years: text.

A month is written 2025-08 and a year 2025, so that a column of days, months and years sorts as text by time, from the
year 1 to the year 9999. Where every value must be a day, months and years can be read as the first of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from communique.graph.terms import PythonValue, Term, to_python

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer.

    Attributes:
        name: the variable.
        kind: "day", "time", "instant" (a time in UTC), "integer", "number", "truth" or "text".
        values: in the order of the rows, None where the variable is unbound.
    """

    name: str
    kind: str
    values: list[Cell]


def columns(names: Sequence[str], rows: Iterable[Sequence[Term | None]], first_day: bool = False) -> list[Column]:
    """The columns of rows of terms.

    Args:
        names: of the variables.
        rows: a term, or None, for each variable.
        first_day: read a month or year in a column of days as its first day.
    """
    by_column: list[list[Term | None]] = [[] for _ in names]
    for row in rows:
        for cells, term in zip(by_column, row, strict=True):
            cells.append(term)
    return [_column(name, cells, first_day) for name, cells in zip(names, by_column, strict=True)]


def _column(name: str, terms: list[Term | None], first_day: bool) -> Column:
    values: list[PythonValue] = [to_python(t) for t in terms]
    if first_day:
        values = [_first_day(t, v) for t, v in zip(terms, values, strict=True)]
    kinds = {_kind(v) for v in values if v is not None}
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    kind = kinds.pop() if len(kinds) == 1 else "text"
    return Column(name, kind, [None if v is None else _cell(v, t, kind) for v, t in zip(values, terms, strict=True)])


def _kind(value: PythonValue) -> str:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, datetime):
        return "time" if value.tzinfo is None else "instant"
    for type_, kind in ((date, "day"), (int, "integer"), ((float, Decimal), "number")):
        if isinstance(value, type_):
            return kind
    return "text"


def _cell(value: PythonValue, term: Term | None, kind: str) -> Cell:
    if kind == "instant" and isinstance(value, datetime):
        return value.astimezone(UTC)
    if kind == "number":
        return float(value)  # type: ignore[arg-type]  # a number, by its kind
    if kind == "text":
        return value if isinstance(value, str) else getattr(term, "value", str(value))
    return None if isinstance(value, Decimal) else value


def _first_day(term: Term | None, value: PythonValue) -> PythonValue:
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    if isinstance(value, str) and datatype.endswith(("#gYear", "#gYearMonth")):
        try:
            return date.fromisoformat(f"{value}-01-01"[:10])
        except ValueError:  # before the year 1 or after 9999
            return value
    return value
