"""One entity and those around it: what joins them, and how often."""

from __future__ import annotations

import difflib
import math
from collections import Counter
from typing import TYPE_CHECKING

from communique.errors import GraphError
from communique.namespaces import PREFIXES
from communique.show.facts import Node
from communique.show.look import KINDS, shape, words
from communique.show.picture import Picture
from communique.show.svg import FAINT, INK, SOFT, Svg, cut
from communique.show.ties import Ties, ties

if TYPE_CHECKING:
    from communique.graph.store import Graph

_WIDTH, _TOP = 960.0, 64.0
_MOST = 24
_TOLD = 3


def ego(graph: Graph, entity: str, limit: int = _MOST) -> Picture:
    """Draws an entity in the middle and its neighbours around it, with what joins them.

    Args:
        graph: where they are.
        entity: a Wikidata id such as "Q227", another local name or IRI of the graph, or a label.
        limit: how many neighbours at most, those with most ties first.

    Raises:
        GraphError: when no entity is called so; the message names close ones.
    """
    all_ties = ties(graph)
    centre = find(all_ties, entity)
    around: dict[str, Counter[str]] = {}
    for (one, other), by in all_ties.by_pair.items():
        if centre.iri in (one, other):
            around[other if one == centre.iri else one] = by
    ranked = sorted(around, key=lambda i: (-sum(around[i].values()), all_ties.nodes[i].label, i))
    kinds = list(KINDS)
    kept = sorted(ranked[:limit], key=lambda i: (kinds.index(all_ties.nodes[i].kind), ranked.index(i)))
    note = f"{len(around)} neighbours" + (
        f", the {len(kept)} with most ties are drawn" if len(kept) < len(ranked) else ""
    )
    neighbours = [(all_ties.nodes[i], around[i]) for i in kept]
    rows = tuple(
        (all_ties.nodes[i].label, words(all_ties.nodes[i].kind), str(sum(around[i].values())), told(around[i], 99))
        for i in ranked
    )
    alt = f"{centre.label} and those around it: {note}."
    return Picture(str(_draw(centre, neighbours, note)), alt, ("who or what", "kind", "ties", "joined by"), rows)


def find(known: Ties, name: str) -> Node:
    """The entity of an IRI, a local name or a label; of several with the label, the one with most ties.

    Raises:
        GraphError: when there is none.
    """
    local = name.removeprefix("id:")
    for iri in (name, PREFIXES["id"] + local):
        if iri in known.nodes:
            return known.nodes[iri]
    same = [n for n in known.nodes.values() if n.label.casefold() == name.casefold()]
    if same:
        return max(same, key=lambda n: (known.weight(n.iri), n.iri))
    close = difflib.get_close_matches(name, sorted({n.label for n in known.nodes.values()}), n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(close)}" if close else ""
    raise GraphError(f"no entity of the graph is called {name!r}{hint}")


def told(by: Counter[str], most: int = _TOLD) -> str:
    """What joins two, in words: “meeting 3, signing”."""
    parts = [
        f"{words(name)} {n}" if n > 1 else words(name) for name, n in sorted(by.items(), key=lambda kv: (-kv[1], kv[0]))
    ]
    return ", ".join(parts[:most]) + (" …" if len(parts) > most else "")


def _draw(centre: Node, neighbours: list[tuple[Node, Counter[str]]], note: str) -> Svg:
    """The neighbours stand on the two sides of an ellipse, so that every label has a line of its own."""
    half = max(1, math.ceil(len(neighbours) / 2))
    height = max(260.0, half * 40.0 + 40)
    svg = Svg(_WIDTH, _TOP + height + 30, f"{centre.label} and its neighbours")
    svg.heading(f"Around {cut(centre.label, 700, 16)}", note)
    middle_x, middle_y = _WIDTH / 2, _TOP + height / 2
    most = max((sum(by.values()) for _, by in neighbours), default=1)
    places = []
    for i, (node, by) in enumerate(neighbours):
        right = i < half
        row = i if right else len(neighbours) - 1 - i
        rows = half if right else len(neighbours) - half
        y = _TOP + height * (row + 0.5) / rows
        bend = math.sqrt(max(0.0, 1 - ((y - middle_y) / (height / 2 * 1.08)) ** 2))
        x = middle_x + (1 if right else -1) * (70 + 140 * bend)
        places.append((node, by, x, y, right))
    for node, by, x, y, _ in places:
        strength = sum(by.values()) / most
        line = svg.add(
            "line", x1=middle_x, y1=middle_y, x2=x, y2=y, stroke=FAINT, stroke_opacity=0.75,
            stroke_width=1 + 6 * math.sqrt(strength),
        )  # fmt: skip
        svg.hint(line, f"{centre.label} – {node.label}: {told(by, 99)}")
    for node, by, x, y, right in places:
        shape(svg, node.kind, x, y, 7.5)
        at, anchor = (x + 15, "start") if right else (x - 15, "end")
        room = (_WIDTH - 12 - at) if right else at - 12
        svg.add("text", cut(node.label, room, 13), x=at, y=y - 1, font_size=13, text_anchor=anchor)
        svg.add("text", cut(told(by), room, 11), x=at, y=y + 13, font_size=11, fill=SOFT, text_anchor=anchor)
    shape(svg, centre.kind, middle_x, middle_y, 17)
    label = cut(centre.label, 260, 15)
    for stroke in ("#ffffff", "none"):
        svg.add(
            "text", label, x=middle_x, y=middle_y + 40, font_size=15, font_weight=600, text_anchor="middle",
            fill=INK, stroke=stroke, stroke_width=4, stroke_linejoin="round",
        )  # fmt: skip
    legend(svg, {centre.kind, *(node.kind for node, _ in neighbours)}, _TOP + height + 18)
    return svg


def legend(svg: Svg, kinds: set[str], y: float) -> None:
    """The kinds of entities that occur, with their signs."""
    x = 22.0
    for kind in KINDS:
        if kind in kinds:
            shape(svg, kind, x, y - 4, 5.5)
            svg.add("text", words(kind), x=x + 11, y=y, fill=SOFT, font_size=11)
            x += 40 + 6.5 * len(kind)
