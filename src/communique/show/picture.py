"""What a notebook shows: a picture with its table, or a table."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_SHORT = 12  # characters of a cell that stay on one line: a date
_CELL = "text-align:left;vertical-align:top;padding:2px 10px 2px 0"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that notebooks display as an image, with the same facts as a table below it to open.

    Attributes:
        svg: the drawing; no script, no style, nothing from elsewhere.
        alt: what it shows, in words.
        columns, rows: the same as a table.
    """

    svg: str
    alt: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def save(self, path: Path | str) -> Path:
        """Writes the drawing to an SVG file; returns its path."""
        target = Path(path)
        target.write_text(self.svg + "\n", encoding="utf-8")
        return target

    def image(self) -> str:
        """The drawing as an HTML image; an image cannot run anything, whatever is in it."""
        data = base64.b64encode(self.svg.encode()).decode("ascii")
        return f'<img src="data:image/svg+xml;base64,{data}" alt="{html.escape(self.alt)}" style="max-width:100%">'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        shown = self.image()
        if self.rows:
            shown += (
                f"<details><summary>as a table ({len(self.rows)})</summary>{table(self.columns, self.rows)}</details>"
            )
        return {"text/html": shown, "image/svg+xml": self.svg, "text/plain": self.alt}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that notebooks display as a table.

    Attributes:
        title: a line above it.
        columns, rows: the cells, plain text.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        lines = [self.title, *("  ".join(cell or "–" for cell in row) for row in self.rows)]
        return {
            "text/html": f"<p>{html.escape(self.title)}</p>{table(self.columns, self.rows)}",
            "text/plain": "\n".join(lines),
        }


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table; line ends within a cell stay."""
    head = "".join(f'<th style="{_CELL}">{html.escape(c)}</th>' for c in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_style(cell)}">{_lines(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _lines(cell: str) -> str:
    return "<br>".join(html.escape(line) for line in cell.split("\n") if line)


def _style(cell: str) -> str:
    return f"{_CELL};white-space:nowrap" if len(cell) < _SHORT else _CELL
