"""Answers to queries, in the forms that people use."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from communique.errors import GraphError, SettingsError
from communique.graph.columns import Column, columns
from communique.graph.terms import PythonValue, Term, to_python, to_text
from communique.namespaces import shorten

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_LONGEST_CELL = 160
_PANDAS = {
    "day": "datetime64[s]",
    "time": "datetime64[us]",
    "instant": "datetime64[us, UTC]",
    "integer": "Int64",
    "number": "Float64",
    "truth": "boolean",
    "text": "str",
}

Row = Mapping[str, PythonValue]


class Result:
    """The answer to a query: rows (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE).

    Iterating gives the rows, each a mapping from variable to Python value: numbers, truth values and days as such,
    IRIs and strings as str, None where a variable is unbound.
    """

    def __init__(self, answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        self.columns: tuple[str, ...] = ()
        self._terms: list[tuple[Term | None, ...]] = []
        self._truth: bool | None = None
        self._triples: list[ox.Triple] | None = None
        if isinstance(answer, ox.QueryBoolean):
            self._truth = bool(answer)
        elif isinstance(answer, ox.QueryTriples):
            self._triples = sorted(set(answer), key=str)
        else:
            self.columns = tuple(v.value for v in answer.variables)
            self._terms = [tuple(row[c] for c in self.columns) for row in answer]

    def __len__(self) -> int:
        return len(self._triples) if self._triples is not None else len(self._terms)

    def __bool__(self) -> bool:
        return self._truth if self._truth is not None else len(self) > 0

    def __iter__(self) -> Iterator[Row]:
        for terms in self._terms:
            yield {c: to_python(t) for c, t in zip(self.columns, terms, strict=True)}

    @property
    def terms(self) -> tuple[tuple[Term | None, ...], ...]:
        """The rows as terms of pyoxigraph, None where a variable is unbound."""
        return tuple(self._terms)

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE, sorted.

        Raises:
            GraphError: when the query was another one.
        """
        if self._triples is None:
            raise GraphError("only CONSTRUCT and DESCRIBE give triples")
        return tuple(self._triples)

    def to_frame(self, first_day: bool = False) -> pd.DataFrame:
        """The rows as a pandas data frame with typed columns, see :mod:`communique.graph.columns`.

        Columns of days are datetime64[s], integers and truth values are nullable, IRIs are strings in full. Days among
        months and years stay text, which sorts by time.

        Args:
            first_day: read months and years among days as their first day, so that such a column has dates too.

        Raises:
            SettingsError: when pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  # an extra: few need it
        except ImportError as error:
            raise SettingsError('pandas data frames need pandas: pip install "communique[frame]"') from error
        return pd.DataFrame(
            {c.name: pd.Series(c.values, dtype=_PANDAS[c.kind]) for c in self._typed(first_day)},
            columns=list(self._names),
        )

    def to_polars(self, first_day: bool = False) -> pl.DataFrame:
        """The rows as a polars data frame with typed columns, see :mod:`communique.graph.columns`.

        Columns of days are Date. Days among months and years stay String, which sorts by time.

        Args:
            first_day: read months and years among days as their first day, so that such a column has dates too.

        Raises:
            SettingsError: when polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415  # an extra: few need it
        except ImportError as error:
            raise SettingsError('polars data frames need polars: pip install "communique[polars]"') from error
        kinds: dict[str, pl.DataType | type[pl.DataType]] = {
            "day": pl.Date,
            "time": pl.Datetime("us"),
            "instant": pl.Datetime("us", "UTC"),
            "integer": pl.Int64,
            "number": pl.Float64,
            "truth": pl.Boolean,
            "text": pl.String,
        }
        return pl.DataFrame([pl.Series(c.name, c.values, dtype=kinds[c.kind]) for c in self._typed(first_day)])

    def _typed(self, first_day: bool) -> list[Column]:
        return columns(self._names, self._rows(), first_day)

    @property
    def _names(self) -> tuple[str, ...]:
        """The columns of a table: variables; for triples their parts; for a truth value one."""
        if self._triples is not None:
            return "subject", "predicate", "object"
        return self.columns if self._truth is None else ("answer",)

    def _rows(self) -> Iterator[tuple[Term | None, ...]]:
        if self._triples is not None:
            return ((t.subject, t.predicate, t.object) for t in self._triples)
        return iter(self._terms if self._truth is None else [(ox.Literal(self._truth),)])

    def to_csv(self) -> str:
        """The rows as CSV (RFC 4180 with line feeds), a header first; triples with their three parts as columns."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self._names)
        writer.writerows([to_text(t) for t in terms] for terms in self._rows())
        return out.getvalue()

    def to_json(self) -> str:
        """The rows as a JSON list of objects; decimals and days as strings. A truth value, or triples, as such."""
        if self._truth is not None:
            return json.dumps(self._truth)
        if self._triples is not None:
            return json.dumps([str(t) for t in self._triples], ensure_ascii=False, indent=1)
        return json.dumps([dict(row) for row in self], ensure_ascii=False, indent=1, default=_plain)

    def to_markdown(self) -> str:
        """The rows as a Markdown table."""
        lines = [self._names, tuple("---" for _ in self._names), *self._cells()]
        return "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines)

    def to_table(self, width: int | None = None) -> str:
        """The rows as a text table; IRIs compact, long texts cut.

        Args:
            width: of the table in characters; that of the terminal, or 160 elsewhere, when left out.
        """
        if self._truth is not None:
            return "yes" if self._truth else "no"
        if self._triples is not None:
            return "\n".join(f"{t} ." for t in self._triples)
        if not self._terms:
            return "no rows"
        out = io.StringIO()
        console = Console(file=out, width=width or max(Console().width, 160) if not Console().is_terminal else width)
        table = Table(show_lines=True)
        for column in self.columns:
            table.add_column(column, overflow="fold")
        for cells in self._cells():
            table.add_row(*(_cut(c).replace("[", "\\[") for c in cells))
        console.print(table)
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines())

    def _cells(self) -> Iterator[tuple[str, ...]]:
        for terms in self._rows():
            cells = (shorten(t.value) if isinstance(t, ox.NamedNode) else to_text(t) for t in terms)
            yield tuple(" ".join(c.split()) for c in cells)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(c)}</th>" for c in self._names)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>" for cells in self._cells()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cut(text: str) -> str:
    """A text short enough for the cell of a table on a terminal."""
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL].rsplit(" ", 1)[0] + " …"


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no JSON for {value!r}")
