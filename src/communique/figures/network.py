"""Who takes part in events of a kind together, such as who signs with whom."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from communique.figures.canvas import INK, SOFT, Figure, in_look, sheet
from communique.graph.store import Graph
from communique.show.facts import entities
from communique.show.layout import parted, placed
from communique.show.look import KINDS
from communique.show.svg import width_of
from communique.show.ties import taking_part

_MARKS = {"State": "s", "Organisation": "h", "LegalInstrument": "D", "Place": "^"}
_POINTS = 72
_LETTER = 7.0


@in_look
def network(
    graph: Graph, kinds: str | Sequence[str], limit: int = 30, width: float = 7.0, height: float = 4.6
) -> Figure:
    """Draws those who take part in the same events; a line is as wide as they have events in common.

    Args:
        graph: whose events.
        kinds: local names of classes of events; that of signings gives the network of co-signatories.
        limit: how many at most, those with most events first.
        width: in inches.
        height: in inches.
    """
    nodes = entities(graph)
    members: dict[str, list[str]] = {}
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        for event, group in taking_part(graph, kind).items():
            members[event] = sorted(m for m in group if m in nodes)
    pairs = Counter(pair for group in members.values() for pair in combinations(group, 2))
    degree = Counter(m for group in members.values() for m in group if len(group) > 1)
    kept = sorted(degree, key=lambda i: (-degree[i], nodes[i].label, i))[:limit]
    edges = {pair: n for pair, n in sorted(pairs.items()) if set(pair) <= set(kept)}
    kept = [i for i in kept if any(i in pair for pair in edges)]  # not those whose partners are left out
    drawn, axes = sheet(width, height)
    axes.set_axis_off()
    if not kept:
        axes.text(0.5, 0.5, "no two take part in the same event", ha="center", color=SOFT)
        return drawn
    neighbours = {i: {o for pair in edges if i in pair for o in pair if o != i} for i in kept}
    rough = placed(sorted(kept, key=lambda i: nodes[i].label), neighbours)
    at = parted(
        {i: (x * (width - 1.4) * _POINTS, y * (height - 0.6) * _POINTS) for i, (x, y) in rough.items()},
        {i: (width_of(nodes[i].label, _LETTER) + 6, 25.0) for i in kept},
    )
    most = max(edges.values())
    for (one, other), n in edges.items():
        (x1, y1), (x2, y2) = at[one], at[other]
        axes.plot([x1, x2], [y1, y2], color="#a4a29b", linewidth=0.6 + 3.4 * n / most, alpha=0.55, zorder=1)
    for iri in kept:
        node, size = nodes[iri], 24 + 80 * math.sqrt(degree[iri] / degree[kept[0]])
        mark = _MARKS.get(node.kind, "o")
        axes.scatter(*at[iri], s=size, color=KINDS[node.kind], marker=mark, edgecolors="white", zorder=2)
        axes.annotate(
            node.label,
            at[iri],
            xytext=(0, -3 - math.sqrt(size) / 2),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=_LETTER,
            color=INK,
            zorder=3,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.4},
        )
    axes.margins(0.1)
    return drawn
