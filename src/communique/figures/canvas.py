"""The sheet that figures are drawn on: one look, and the same bytes for the same figure."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib import figure
from matplotlib.backends.backend_agg import FigureCanvasAgg

from communique.errors import SettingsError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, SOFT, LINE = "#1d1e20", "#5b5d62", "#dedad0"
_LOOK: dict[Any, Any] = {
    "font.size": 8.0,
    "legend.fontsize": 8.0,
    "text.parse_math": False,  # the dollars of a name are dollars
    "svg.hashsalt": "communique",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
}
in_look = mpl.rc_context(_LOOK)
"""Decorates what draws a figure."""

_METADATA: dict[str, dict[str, Any]] = {
    ".svg": {"Date": None, "Creator": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    ".png": {"Software": None},
}
_DOTS_ON_SCREEN = 144


class Figure(figure.Figure):
    """A matplotlib figure that notebooks display, whether or not pyplot is in use."""

    def save(self, path: Path | str, dpi: int = 300) -> Path:
        """Writes the figure to a .svg, .pdf or .png file without dates or names of programs; returns its path.

        Args:
            path: of the file.
            dpi: dots per inch of a .png.

        Raises:
            SettingsError: for another ending.
        """
        target = Path(path)
        if target.suffix not in _METADATA:
            raise SettingsError(f"{target}: save a figure as {', '.join(sorted(_METADATA))}")
        target.write_bytes(self._bytes(target.suffix, dpi))
        return target

    def _bytes(self, suffix: str, dpi: int) -> bytes:
        out = io.BytesIO()
        with mpl.rc_context(_LOOK):
            self.savefig(
                out, format=suffix[1:], dpi=dpi, metadata=_METADATA[suffix], bbox_inches="tight", pad_inches=0.05
            )
        return out.getvalue()

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, bytes], dict[str, dict[str, int]]]:
        data = self._bytes(".png", _DOTS_ON_SCREEN)
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))  # of the header of a PNG
        return {"image/png": data}, {"image/png": {"width": round(width * 2 / 3), "height": round(height * 2 / 3)}}


def sheet(width: float, height: float) -> tuple[Figure, Axes]:
    """A figure with one pair of axes, in the look of the project.

    Args:
        width: in inches.
        height: in inches.
    """
    drawn = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(drawn)
    axes = drawn.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(SOFT)
    axes.tick_params(colors=SOFT, labelcolor=INK, length=2.5)
    return drawn, axes
