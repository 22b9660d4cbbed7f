"""Who says what kind of thing of whom: accusers by accused, those who condemn by those whom they condemn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from communique.figures.canvas import SOFT, Figure, in_look, sheet
from communique.graph.store import Graph
from communique.show.facts import entities
from communique.show.svg import cut
from communique.show.ties import told_of

_SHADES = LinearSegmentedColormap.from_list("shades", ["#ffffff", "#f3c9a8", "#c8501e", "#6e1f0a"])
_LONGEST = 140  # points that a name may take
_NOBODY = "(nobody named)"


@in_look
def matrix(graph: Graph, acts: str | Sequence[str], limit: int = 14) -> Figure:
    """Draws how often each speaker makes statements of a kind about whom.

    A statement is about those at whom it is aimed or to whom it is addressed; where it names none as such, about those
    who act or take part in the events that its words tell of.

    Args:
        graph: whose statements.
        acts: local names of classes of statements, counted together.
        limit: how many rows and how many columns at most, those with most statements first.
    """
    names = entities(graph)
    counts: Counter[tuple[str, str]] = Counter()
    for act in [acts] if isinstance(acts, str) else acts:
        for speaker, targets in told_of(graph, act):
            for target in sorted(names[t].label for t in targets if t in names) or [_NOBODY]:
                counts[speaker, target] += 1
    speakers = _first(Counter({s: sum(n for (who, _), n in counts.items() if who == s) for s, _ in counts}), limit)
    whom = _first(Counter({t: sum(n for (_, other), n in counts.items() if other == t) for _, t in counts}), limit)
    table = np.array([[counts[s, t] for t in whom] for s in speakers]).reshape(len(speakers), len(whom))
    drawn, axes = sheet(2.0 + 0.3 * max(3, len(whom)), 1.2 + 0.24 * max(2, len(speakers)))
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    if not counts:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "no such statement", ha="center", color=SOFT)
        return drawn
    axes.imshow(table, cmap=_SHADES, vmin=0, vmax=max(int(table.max()), 3), aspect="auto")
    axes.set_xticks(
        range(len(whom)), [cut(t, _LONGEST, 8) for t in whom], rotation=40, ha="left", rotation_mode="anchor"
    )
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(speakers)), [cut(s, _LONGEST, 8) for s in speakers])
    axes.set_xticks(np.arange(len(whom) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(speakers) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="#eeebe3", linewidth=0.8)
    axes.tick_params(which="minor", length=0)
    dark = max(int(table.max()), 3) * 0.55
    for row, column in np.argwhere(table > 0):
        value = int(table[row, column])
        axes.text(
            column, row, str(value), ha="center", va="center", fontsize=7, color="white" if value > dark else "black"
        )
    return drawn


def _first(totals: Counter[str], limit: int) -> list[str]:
    """The names with most, and the column of nobody last."""
    ranked = sorted(totals, key=lambda name: (name == _NOBODY, -totals[name], name))
    return [*[n for n in ranked if n != _NOBODY][: limit - (_NOBODY in totals)], *[n for n in ranked if n == _NOBODY]]
