"""Make the outlines of land and borders that maps are drawn on: Natural Earth at 1:110 million, in tenths of a degree.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package/countries-110m.json

Natural Earth is in the public domain; see src/communique/data/reference/SOURCES.md.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "communique" / "data" / "reference" / "outlines.json"
_TENTHS = 10
_ROUND, _POLE = 3600, 900
_FEWEST = 4  # points of a ring: a triangle, closed

Line = list[tuple[int, int]]


def decoded(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a topology as longitude and latitude in tenths of a degree, without repeated points."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        points = accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
        line: Line = []
        for x, y in points:
            point = (round((x * scale_x + move_x) * _TENTHS), round((y * scale_y + move_y) * _TENTHS))
            if not line or line[-1] != point:
                line.append(point)
        lines.append(line)
    return lines


def rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a geometry, each a list of arcs; an arc that is run backwards is a negative number."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def joined(ring: list[int], lines: list[Line]) -> Line:
    """The points of a ring."""
    points: Line = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points.extend(line[1:] if points else line)
    return points


def unwrapped(ring: Line) -> Line:
    """A ring without leaps over the date line: it goes on beyond 180 degrees; one around a pole is closed there."""
    points, turn, before = [], 0, ring[0][0]
    for x, y in ring:
        turn += _ROUND * ((x - before < -_ROUND // 2) - (x - before > _ROUND // 2))
        before = x
        points.append((x + turn, y))
    if turn:
        pole = _POLE if ring[0][1] > 0 else -_POLE
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def outlines(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    """Rings of the land and lines of the borders, each as longitude, latitude, longitude …, in tenths of a degree."""
    lines = decoded(topology)
    land = [unwrapped(joined(ring, lines)) for ring in rings(topology["objects"]["land"])]
    uses = Counter(arc if arc >= 0 else ~arc for ring in rings(topology["objects"]["countries"]) for arc in ring)
    borders = [lines[arc] for arc, number in sorted(uses.items()) if number > 1 and len(lines[arc]) > 1]
    return {
        "land": sorted([c for point in ring for c in point] for ring in land if len(ring) >= _FEWEST),
        "borders": sorted([c for point in line for c in point] for line in borders),
    }


if __name__ == "__main__":
    found = outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    TARGET.write_text(json.dumps(found, separators=(",", ":")).replace("],[", "],\n[") + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(found['land'])} rings, {len(found['borders'])} borders, {TARGET.stat().st_size} bytes")
