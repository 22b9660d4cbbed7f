"""How kinds of entities and families of events look: a colour and a shape each, told apart in grey too."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from communique.show.svg import PAPER, Svg, path

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

KINDS = {
    "State": "#1f5f93",
    "Place": "#3f8f6c",
    "Person": "#dba126",
    "People": "#b3a63a",
    "Organisation": "#62a5c8",
    "LegalInstrument": "#8e4585",
    "Entity": "#8a8a8a",
}
"""Colours of the general classes of entities, the first that fits; the explorer has the same."""

FAMILIES = {
    "InstrumentEvent": ("#8e4585", "life of an instrument"),
    "DiplomaticEvent": ("#1f5f93", "diplomacy"),
    "CooperationEvent": ("#3f8f6c", "cooperation"),
    "ConflictEvent": ("#c8501e", "conflict"),
    "LawEvent": ("#b5851a", "courts and law"),
    "Event": ("#6d6a75", "other"),
}
"""Colour and name of each family of events."""

_CORNERS = {"State": (4, 45.0), "LegalInstrument": (4, 0.0), "Organisation": (6, 0.0), "Place": (3, 90.0)}


def shape(svg: Svg, kind: str, x: float, y: float, radius: float, within: Element | None = None) -> Element:
    """The sign of an entity: states are square, instruments diamonds, organisations hexagons, places triangles."""
    fill = KINDS.get(kind, KINDS["Entity"])
    if kind not in _CORNERS:
        return svg.add("circle", within=within, cx=x, cy=y, r=radius, fill=fill, stroke=PAPER, stroke_width=1.5)
    corners, turn = _CORNERS[kind]
    size = radius * (1.25 if corners < 6 else 1.1)
    angles = [math.radians(turn + 360 * i / corners) for i in range(corners)]
    points = [(x + size * math.cos(a), y - size * math.sin(a)) for a in angles]
    return svg.add("path", within=within, d=path(points, closed=True), fill=fill, stroke=PAPER, stroke_width=1.5)


def words(name: str) -> str:
    """The name of a class for people to read: “ArmedConflict” as “armed conflict”."""
    return "".join(f" {c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))
