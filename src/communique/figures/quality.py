"""How good the extraction is, as pictures: what ``communique evaluate`` measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from matplotlib.ticker import MaxNLocator

from communique.evaluation.figures import OVERALL, Figures
from communique.figures.canvas import INK, LINE, SOFT, Figure, in_look, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_PRECISION, _RECALL = "#1f5f93", "#c8501e"


class Bucket(Protocol):
    """Claims of about the same confidence: of which kind, how many, predicted and observed share of right ones."""

    @property
    def kind(self) -> str:
        """Of claims."""

    @property
    def count(self) -> int:
        """How many claims."""

    @property
    def predicted(self) -> float:
        """Mean of their confidences."""

    @property
    def observed(self) -> float:
        """Share of them that is right."""


@in_look
def scores(measured: Figures, groups: Sequence[str] = OVERALL, width: float = 5.0) -> Figure:
    """Draws precision, recall and F1 of each group: two ends of a line, and a bar between them.

    Args:
        measured: what an evaluation counted.
        groups: names of counts, from top to bottom; those that are not there are left out.
        width: in inches.
    """
    shown = [g for g in groups if g in measured.counts and (measured.counts[g].gold or measured.counts[g].found)]
    drawn, axes = sheet(width, 0.75 + 0.3 * max(2, len(shown)))
    for y, name in enumerate(shown):
        count = measured.counts[name]
        axes.plot([count.precision, count.recall], [y, y], color="#c9c5bb", linewidth=2, zorder=1)
        axes.plot(
            [count.precision],
            [y],
            "o",
            color=_PRECISION,
            markersize=5,
            clip_on=False,
            label="precision" if y == 0 else None,
        )
        axes.plot(
            [count.recall], [y], "s", color=_RECALL, markersize=4.5, clip_on=False, label="recall" if y == 0 else None
        )
        axes.plot(
            [count.f1],
            [y],
            "|",
            color=INK,
            markersize=11,
            markeredgewidth=1.6,
            clip_on=False,
            label="F1" if y == 0 else None,
        )
        axes.annotate(
            f"{count.f1:.2f}", (1.04, y), xycoords=("axes fraction", "data"), va="center", fontsize=7.5, color=INK
        )
    axes.set_yticks(range(len(shown)), [f"{g} ({measured.counts[g].gold})" for g in shown])
    axes.set_ylim(len(shown) - 0.5, -0.5)
    _shares(axes)
    if shown:
        axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.16), ncols=3, frameon=False, fontsize=8)
    return drawn


@in_look
def rates(measured: Figures, width: float = 5.0) -> Figure:
    """Draws how often what was matched is right in another respect, such as the dates of matched events.

    Args:
        measured: what an evaluation counted.
        width: in inches.
    """
    shown = [name for name, rate in sorted(measured.rates.items()) if rate.gold]
    drawn, axes = sheet(width, 0.6 + 0.26 * max(2, len(shown)))
    for y, name in enumerate(shown):
        rate = measured.rates[name]
        axes.barh(y, 1, color="#f1efe9", height=0.62)
        axes.barh(y, rate.recall, color=_PRECISION, height=0.62)
        text = f"{rate.hits} of {rate.gold}"
        axes.annotate(text, (1.04, y), xycoords=("axes fraction", "data"), va="center", fontsize=7.5, color=INK)
    axes.set_yticks(range(len(shown)), shown)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    _shares(axes)
    return drawn


@in_look
def errors(lines: Iterable[str], width: float = 5.0, limit: int = 16) -> Figure:
    """Draws how many were missed and how many are spurious of each kind.

    Args:
        lines: of errors, as an evaluation gives them: document, then what went wrong, parted by tabs.
        width: in inches.
        limit: how many kinds at most.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        _, wrong, *_ = [*line.split("\t"), ""]
        side, _, kind = wrong.partition(" ")
        counts[kind, side] += 1
    totals = Counter({kind: sum(n for (k, _), n in counts.items() if k == kind) for kind, _ in counts})
    shown = sorted(totals, key=lambda k: (-totals[k], k))[:limit]
    sides = sorted({wrong for _, wrong in counts})
    colours = dict(zip(sides, (_RECALL, _PRECISION, "#3f8f6c", "#8e4585", SOFT, "#b5851a", "#62a5c8"), strict=False))
    drawn, axes = sheet(width, 0.8 + 0.24 * max(2, len(shown)))
    for y, kind in enumerate(shown):
        left = 0
        for wrong in sides:
            axes.barh(
                y,
                counts[kind, wrong],
                left=left,
                color=colours.get(wrong, SOFT),
                height=0.66,
                label=wrong if y == 0 else None,
            )
            left += counts[kind, wrong]
    axes.set_yticks(range(len(shown)), shown)
    axes.set_ylim(len(shown) - 0.5, -0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    axes.grid(axis="x", color=LINE, linewidth=0.5)
    axes.set_axisbelow(True)
    if shown:
        axes.legend(loc="lower right", frameon=False, fontsize=8)
    return drawn


@in_look
def reliability(buckets: Iterable[Bucket], least: int = 5, width: float = 4.4) -> Figure:
    """Draws predicted against observed precision; confidences that keep their promise lie on the diagonal.

    Args:
        buckets: claims of about the same confidence, by kind.
        least: how many claims a bucket holds at least; of fewer, the share tells more of chance than of confidence.
        width: in inches, with the legend.
    """
    given = [b for b in buckets if b.count >= least]
    drawn, axes = sheet(width, width * 0.75)
    axes.plot([0, 1], [0, 1], color="#a4a29b", linewidth=0.8, linestyle="--", zorder=0)
    most = max((b.count for b in given), default=1)
    colours = (_PRECISION, _RECALL, "#3f8f6c", "#8e4585", "#b5851a", "#62a5c8")
    for i, kind in enumerate(sorted({b.kind for b in given})):
        own = sorted((b for b in given if b.kind == kind), key=lambda b: b.predicted)
        xs, ys = [b.predicted for b in own], [b.observed for b in own]
        axes.plot(xs, ys, color=colours[i % len(colours)], linewidth=1, label=kind)
        axes.scatter(
            xs,
            ys,
            s=[12 + 60 * b.count / most for b in own],
            color=colours[i % len(colours)],
            edgecolors="white",
            linewidths=0.5,
        )
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that is right")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_aspect("equal")
    axes.grid(color=LINE, linewidth=0.5)
    axes.set_axisbelow(True)
    if given:
        axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5), frameon=False, fontsize=8)
    return drawn


def _shares(axes: Axes) -> None:
    """The axis of a share, from 0 to 1."""
    axes.set_xlim(0, 1)
    axes.grid(axis="x", color=LINE, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
