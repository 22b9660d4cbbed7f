"""Where the nodes of a small network stand: at distances like those along its edges.

Stress majorisation (Gansner, Koren, North 2004) from a circle: no chance is in it, so the same network always gives
the same picture.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence

_STEPS = 150


def placed(nodes: Sequence[str], neighbours: Mapping[str, set[str]]) -> dict[str, tuple[float, float]]:
    """Coordinates of each node from 0 to 1 in both directions.

    Args:
        nodes: in an order that says which stand beside each other at first.
        neighbours: of each node, those that an edge joins it with.
    """
    distances = {n: _distances(n, neighbours) for n in nodes}
    longest = max((d for known in distances.values() for d in known.values()), default=1)
    far = max(2.0, 0.6 * longest)  # of parts that nothing joins: near enough to leave room for what is within them
    at = {
        n: (math.cos(2 * math.pi * i / len(nodes)) * far / 2, math.sin(2 * math.pi * i / len(nodes)) * far / 2)
        for i, n in enumerate(nodes)
    }
    for _ in range(_STEPS):
        for n in nodes:  # each at once: moved all together, two nodes would swap places for ever
            x = y = total = 0.0
            for m in nodes:
                if m == n:
                    continue
                wanted = distances[n].get(m, far)
                weight = 1 / wanted**2
                dx, dy = at[n][0] - at[m][0], at[n][1] - at[m][1]
                pull = wanted / max(math.hypot(dx, dy), 1e-9)
                x += weight * (at[m][0] + dx * pull)
                y += weight * (at[m][1] + dy * pull)
                total += weight
            at[n] = (x / total, y / total) if total else at[n]
    return _scaled(at)


def parted(
    at: Mapping[str, tuple[float, float]], sizes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Moves nodes as far as their boxes, with a label in each, need to be apart from each other.

    Args:
        at: the middle of each box.
        sizes: width and height of each, in the same units.
    """
    moved = dict(at)
    order = sorted(moved)
    for _ in range(_STEPS):
        touched = False
        for i, one in enumerate(order):
            for other in order[i + 1 :]:
                dx, dy = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
                x = (sizes[one][0] + sizes[other][0]) / 2 - abs(dx)
                y = (sizes[one][1] + sizes[other][1]) / 2 - abs(dy)
                if x <= 0 or y <= 0:
                    continue
                touched = True
                push = (math.copysign(x / 2, dx), 0.0) if x < y else (0.0, math.copysign(y / 2, dy))
                moved[one] = (moved[one][0] - push[0] / 2, moved[one][1] - push[1] / 2)
                moved[other] = (moved[other][0] + push[0] / 2, moved[other][1] + push[1] / 2)
        if not touched:
            break
    return moved


def _distances(start: str, neighbours: Mapping[str, set[str]]) -> dict[str, float]:
    """How many edges lead to each node that can be reached."""
    found = {start: 0.0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in sorted(neighbours.get(node, ())):
            if other not in found:
                found[other] = found[node] + 1
                waiting.append(other)
    return found


def _scaled(at: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """From 0 to 1 in both directions, the longer direction to the right."""
    if not at:
        return {}
    mean_x = sum(x for x, _ in at.values()) / len(at)
    mean_y = sum(y for _, y in at.values()) / len(at)
    xx = sum((x - mean_x) ** 2 for x, _ in at.values())
    yy = sum((y - mean_y) ** 2 for _, y in at.values())
    xy = sum((x - mean_x) * (y - mean_y) for x, y in at.values())
    turn = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(turn), math.sin(turn)
    turned = {n: (x * cos + y * sin, y * cos - x * sin) for n, (x, y) in at.items()}
    low = [min(p[i] for p in turned.values()) for i in (0, 1)]
    span = [max(max(p[i] for p in turned.values()) - low[i], 1e-9) for i in (0, 1)]
    single = len(at) == 1
    return {
        n: (0.5, 0.5) if single else ((x - low[0]) / span[0], (y - low[1]) / span[1]) for n, (x, y) in turned.items()
    }
