"""The map: where events took place, as far as the places have coordinates."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.show.facts import Happening, entities, happenings
from communique.show.look import FAMILIES, words
from communique.show.picture import Picture
from communique.show.svg import INK, PAPER, SOFT, Svg, path, width_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from communique.graph.store import Graph

_WIDTH, _HEIGHT, _TOP, _FOOT = 960.0, 500.0, 60.0, 34.0
_SEA, _LAND, _BORDER = "#eef2f3", "#e2ddd0", "#fffefb"
_LEAST = (0.55, 0.3)  # of the map in view, in units of the projection: about a small continent
_POLE = 1.32  # how far up the North Pole is, in the same units
_A = (1.340264, -0.081106, 0.000893, 0.003796)  # of the Equal Earth projection (Šavrič, Patterson, Jenny 2018)
_PLACES = "SELECT DISTINCT ?event ?place WHERE { ?event cq:place ?place }"
_COORDINATES = "SELECT DISTINCT ?place ?p ?degrees WHERE { VALUES ?p { geo:lat geo:long } ?place ?p ?degrees }"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with its events, at x to the right and y downwards in units of the projection."""

    label: str
    x: float
    y: float
    events: tuple[Happening, ...]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth: x to the right, y downwards; areas keep their proportions."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * math.sqrt(3) / 3 * math.radians(longitude) * math.cos(theta) / slope
    return x, -theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)


@cache
def outlines() -> dict[str, list[list[tuple[float, float]]]]:
    """Rings of the land and lines of the borders, projected (Natural Earth, 1:110 million)."""
    text = files("communique").joinpath("data", "reference", "outlines.json").read_text(encoding="utf-8")
    return {
        name: [[projected(x / 10, y / 10) for x, y in zip(line[::2], line[1::2], strict=True)] for line in lines]
        for name, lines in json.loads(text).items()
    }


def map_of(graph: Graph, kind: str = "", since: str = "") -> Picture:
    """Draws the events that have a place with coordinates, on the part of the world where they are.

    The area of a circle is the number of events; its colour is the family of most of them. A state that is the place of
    an event stands at its capital.

    Args:
        graph: whose events.
        kind: the local name of a class of events; all when left out.
        since: YYYY, YYYY-MM or YYYY-MM-DD: only events dated then or later.
    """
    known = {h.iri: h for h in happenings(graph, kind, since)}
    spots = _spots(graph, known)
    placed = {h.iri for spot in spots for h in spot.events}
    note = f"{len(placed)} of {len(known)} events are at {len(spots)} places; a state stands at its capital"
    rows = tuple(
        (spot.label, str(len(spot.events)), "\n".join(f"{h.label} ({h.status})" for h in spot.events)) for spot in spots
    )
    return Picture(str(_draw(spots, note)), f"Map of events: {note}.", ("place", "events", "which"), rows)


def _spots(graph: Graph, known: dict[str, Happening]) -> list[_Spot]:
    """The places with events, those with most first."""
    degrees: dict[str, dict[str, float]] = defaultdict(dict)
    for row in graph.query(_COORDINATES):
        degrees[str(row["place"])][str(row["p"]).rpartition("#")[2]] = float(str(row["degrees"]))
    events: dict[str, set[str]] = defaultdict(set)
    for row in graph.query(_PLACES):
        place, event = str(row["place"]), str(row["event"])
        if event in known and {"lat", "long"} <= degrees[place].keys():
            events[place].add(event)
    names = entities(graph)
    spots = [
        _Spot(
            names[place].label,
            *projected(degrees[place]["long"], degrees[place]["lat"]),
            tuple(h for iri, h in known.items() if iri in there),
        )
        for place, there in sorted(events.items())
        if place in names
    ]
    return sorted(spots, key=lambda s: (-len(s.events), s.label))


def _view(spots: Sequence[_Spot]) -> tuple[float, float, float]:
    """Left, top and width of what is in sight: the spots with room around them, or the world when there is none."""
    ratio = _WIDTH / _HEIGHT
    if not spots:
        width = 2 * 2.7
        return -2.7, -width / ratio / 2, width
    left, right = min(s.x for s in spots), max(s.x for s in spots)
    top, bottom = min(s.y for s in spots), max(s.y for s in spots)
    width = max(1.25 * (right - left), 1.4 * (bottom - top) * ratio, _LEAST[0], _LEAST[1] * ratio)
    width = min(width, 2 * 2.75)
    highest, lowest = -_POLE, _POLE - width / ratio
    return (left + right - width) / 2, max(highest, min(lowest, (top + bottom - width / ratio) / 2)), width


def _draw(spots: Sequence[_Spot], note: str) -> Svg:
    svg = Svg(_WIDTH, _TOP + _HEIGHT + _FOOT, "map of events")
    svg.heading("Where it happened", note)
    left, top, width = _view(spots)
    scale = _WIDTH / width
    sheet = svg.add(
        "svg", x=0, y=_TOP, width=_WIDTH, height=_HEIGHT, viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}", overflow="hidden"
    )
    svg.add("rect", within=sheet, width=_WIDTH, height=_HEIGHT, fill=_SEA)

    def on_sheet(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for x, y in line:
            point = ((x - left) * scale, (y - top) * scale)
            if not points or math.dist(points[-1], point) >= 0.8:
                points.append(point)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        in_sight = max(xs) >= 0 and min(xs) <= _WIDTH and max(ys) >= 0 and min(ys) <= _HEIGHT
        return points if in_sight and len(points) > 1 else []

    land = "".join(path(points, closed=True) for line in outlines()["land"] if (points := on_sheet(line)))
    borders = "".join(path(points) for line in outlines()["borders"] if (points := on_sheet(line)))
    if land:
        svg.add("path", within=sheet, d=land, fill=_LAND, fill_rule="evenodd")
    if borders:
        svg.add("path", within=sheet, d=borders, fill="none", stroke=_BORDER, stroke_width=1)
    most = max((len(s.events) for s in spots), default=1)
    taken: list[tuple[float, float, float, float]] = []
    circles = []
    for spot in spots:
        x, y = (spot.x - left) * scale, (spot.y - top) * scale
        radius = max(4.5, 24 * math.sqrt(len(spot.events) / max(most, 12)))
        family = Counter(h.family for h in spot.events).most_common(1)[0][0]
        circle = svg.add(
            "circle", within=sheet, cx=x, cy=y, r=radius, fill=FAMILIES[family][0], fill_opacity=0.72, stroke=PAPER
        )
        svg.hint(circle, f"{spot.label}: {_told(spot)}")
        taken.append((x - radius, y - radius, x + radius, y + radius))
        circles.append((spot, x, y, radius))
    for spot, x, y, radius in circles:
        _label(
            svg, sheet, f"{spot.label} {len(spot.events)}" if len(spot.events) > 1 else spot.label, x, y, radius, taken
        )
    _legend(svg, spots, _TOP + _HEIGHT + 22)
    return svg


def _told(spot: _Spot) -> str:
    types = Counter(words(h.type) for h in spot.events)
    return ", ".join(f"{name} {n}" if n > 1 else name for name, n in types.most_common())


def _label(
    svg: Svg,
    sheet: Element,
    text: str,
    x: float,
    y: float,
    radius: float,
    taken: list[tuple[float, float, float, float]],
) -> None:
    """Writes the name of a place where it touches nothing, or not at all; the pointer and the table tell it still."""
    width = width_of(text, 12)
    places = (
        (x + radius + 3, y + 4, "start", x + radius + 3),
        (x - radius - 3, y + 4, "end", x - radius - 3 - width),
        (x, y - radius - 4, "middle", x - width / 2),
        (x, y + radius + 13, "middle", x - width / 2),
    )
    for at, base, anchor, left in places:
        box = (left, base - 11, left + width, base + 3)
        inside = box[0] > 2 and box[2] < _WIDTH - 2 and box[1] > 2 and box[3] < _HEIGHT - 2
        if inside and not any(a < box[2] and box[0] < c and b < box[3] and box[1] < d for a, b, c, d in taken):
            taken.append(box)
            for fill, stroke in ((PAPER, PAPER), (INK, "none")):
                svg.add(
                    "text", text, within=sheet, x=at, y=base, text_anchor=anchor, fill=fill, stroke=stroke,
                    stroke_width=3, stroke_opacity=0.8, stroke_linejoin="round",
                )  # fmt: skip
            return


def _legend(svg: Svg, spots: Sequence[_Spot], y: float) -> None:
    seen = {h.family for spot in spots for h in spot.events}
    x = 20.0
    for family, (colour, name) in FAMILIES.items():
        if family in seen:
            svg.add("circle", cx=x, cy=y - 4, r=5, fill=colour, fill_opacity=0.72)
            svg.add("text", name, x=x + 10, y=y, fill=SOFT, font_size=11)
            x += width_of(name, 11) + 30
    svg.add(
        "text", "Outlines: Natural Earth, public domain", x=_WIDTH - 16, y=y, fill=SOFT, font_size=11, text_anchor="end"
    )
