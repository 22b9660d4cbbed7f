"""The whole graph at a glance: the entities with most ties, where no explorer can run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from communique.show.ego import legend, told
from communique.show.layout import placed
from communique.show.look import shape, words
from communique.show.picture import Picture
from communique.show.svg import FAINT, INK, PAPER, Svg, cut, width_of
from communique.show.ties import ties

if TYPE_CHECKING:
    from communique.graph.store import Graph

_WIDTH, _HEIGHT, _TOP = 960.0, 560.0, 64.0
_MOST = 36


def overview(graph: Graph, limit: int = _MOST) -> Picture:
    """Draws the entities with most ties and what joins them.

    Args:
        graph: whose entities.
        limit: how many at most.
    """
    known = ties(graph)
    weights = dict.fromkeys(known.nodes, 0)
    for (one, other), by in known.by_pair.items():
        weights[one] += sum(by.values())
        weights[other] += sum(by.values())
    ranked = sorted((i for i in weights if weights[i]), key=lambda i: (-weights[i], known.nodes[i].label, i))
    kept = set(ranked[:limit])
    edges = {pair: by for pair, by in sorted(known.by_pair.items()) if kept.issuperset(pair)}
    counts = graph.counts()
    note = ", ".join(f"{counts[n]} {n}" for n in ("documents", "entities", "events", "statements")) + (
        f"; drawn are the {len(kept)} entities with most ties" if len(kept) < len(known.nodes) else ""
    )
    neighbours: dict[str, set[str]] = {i: set() for i in kept}
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    order = sorted(kept, key=lambda i: (known.nodes[i].kind, known.nodes[i].label, i))
    at = {
        i: (90 + x * (_WIDTH - 180), _TOP + 24 + y * (_HEIGHT - 60)) for i, (x, y) in placed(order, neighbours).items()
    }
    svg = Svg(_WIDTH, _TOP + _HEIGHT + 24, "overview of the graph")
    svg.heading("The graph at a glance", note)
    most = max((sum(by.values()) for by in edges.values()), default=1)
    for (one, other), by in edges.items():
        line = svg.add(
            "line", x1=at[one][0], y1=at[one][1], x2=at[other][0], y2=at[other][1], stroke=FAINT,
            stroke_opacity=0.5, stroke_width=0.8 + 4 * math.sqrt(sum(by.values()) / most),
        )  # fmt: skip
        svg.hint(line, f"{known.nodes[one].label} – {known.nodes[other].label}: {told(by, 99)}")
    heaviest = weights[ranked[0]] if ranked else 1
    taken: list[tuple[float, float, float, float]] = []
    for iri in reversed(ranked[:limit]):
        radius = 5 + 11 * math.sqrt(weights[iri] / heaviest)
        shape(svg, known.nodes[iri].kind, *at[iri], radius)
        x, y = at[iri]
        taken.append((x - radius * 0.6, y - radius * 0.6, x + radius * 0.6, y + radius * 0.6))
    for iri in ranked[:limit]:
        _label(svg, cut(known.nodes[iri].label, 190, 12), at[iri], 5 + 11 * math.sqrt(weights[iri] / heaviest), taken)
    legend(svg, {known.nodes[i].kind for i in kept}, _TOP + _HEIGHT + 12)
    rows = tuple((known.nodes[i].label, words(known.nodes[i].kind), str(weights[i])) for i in ranked)
    return Picture(str(svg), f"Overview of the graph: {note}.", ("entity", "kind", "ties"), rows)


def _label(
    svg: Svg, text: str, at: tuple[float, float], radius: float, taken: list[tuple[float, float, float, float]]
) -> None:
    """Writes a label on the side of a node where it is least in the way of others."""
    x, y = at
    width = width_of(text, 12)
    sides = (
        (x, y + radius + 13, "middle", x - width / 2),
        (x, y - radius - 5, "middle", x - width / 2),
        (x + radius + 4, y + 4, "start", x + radius + 4),
        (x - radius - 4, y + 4, "end", x - radius - 4 - width),
    )
    boxes = [(left, base - 10, left + width, base + 3) for _, base, _, left in sides]

    def cost(i: int) -> float:
        a, b, c, d = boxes[i]
        outside = 1e4 if a < 4 or c > svg.width - 4 or b < _TOP - 8 or d > svg.height - 26 else 0.0
        return outside + sum(max(0.0, min(c, z) - max(a, w)) * max(0.0, min(d, v) - max(b, u)) for w, u, z, v in taken)

    best = min(range(len(sides)), key=cost)
    taken.append(boxes[best])
    at_x, base, anchor, _ = sides[best]
    for stroke in (PAPER, "none"):
        svg.add(
            "text", text, x=at_x, y=base, text_anchor=anchor, fill=INK, stroke=stroke, stroke_width=3,
            stroke_linejoin="round", stroke_opacity=0.85,
        )  # fmt: skip
