"""The timeline: a row for each event where there are few, a lane for each type of event where there are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.show.facts import Days, Happening, happenings
from communique.show.look import FAMILIES, words
from communique.show.picture import Picture
from communique.show.svg import FAINT, INK, LINE, PAPER, SOFT, Svg, cut, width_of

if TYPE_CHECKING:
    from communique.graph.store import Graph

_WIDTH = 960.0
_FEW = 32
_TOP = 88.0
_ROW = 22.0
_DOT = 4.2
_SHARE = 0.94  # of the events that stay in sight where a few are far from the others
_FAR = 3  # times as long as the span of those


def timeline(graph: Graph, kind: str = "", since: str = "", until: str = "") -> Picture:
    """Draws the events that have a date.

    A point is a day; a bar is a month, a year or a period, as near as the documents tell. Full signs are actual events,
    hollow ones planned, possible or denied.

    Args:
        graph: whose events.
        kind: the local name of a class of events, such as the name of a type or of a family; all when left out.
        since: YYYY, YYYY-MM or YYYY-MM-DD.
        until: as ``since``. Without both, the few events that lie far from all others are left out, and the picture
            says so.
    """
    everything = [
        h for h in happenings(graph, kind, since) if not until or h.days is None or str(h.days.first) <= until + "~"
    ]
    dated = [(h, h.days) for h in everything if h.days is not None]
    kept = dated if since or until else _near(dated)
    name = words(kind) if kind else "event"
    note = f"{len(kept)} of {len(everything)} have a date" + (
        f"; {len(dated) - len(kept)} far from the others are left out" if len(kept) < len(dated) else ""
    )
    alt = f"Timeline of events ({name}): {note}." if kind else f"Timeline of events: {note}."
    rows = tuple((h.when, words(h.type), h.status, h.label, str(h.documents)) for h, _ in dated)
    draw = _rows if len(kept) <= _FEW else _lanes
    return Picture(str(draw(kept, note)), alt, ("date", "type", "status", "event", "documents"), rows)


def _near(dated: Sequence[tuple[Happening, Days]]) -> list[tuple[Happening, Days]]:
    """Without the few that would squeeze all others together."""
    number = max(1, round(len(dated) * _SHARE))
    if len(dated) < 8:
        return list(dated)
    starts = [days.first.toordinal() for _, days in dated]
    first = min(range(len(dated) - number + 1), key=lambda i: starts[i + number - 1] - starts[i])
    low, high = starts[first], starts[first + number - 1]
    room = max(high - low, 30)
    if starts[-1] - starts[0] <= _FAR * room:
        return list(dated)
    return [(h, d) for h, d in dated if low - room // 10 <= d.first.toordinal() <= high + room // 10]


class _Axis:
    """From days to pixels, with ticks."""

    def __init__(self, spans: Sequence[Days], left: float, right: float) -> None:
        first = min((s.first for s in spans), default=date(2000, 1, 1))
        last = max((s.last for s in spans), default=date(2000, 12, 31))
        margin = max(3, (last - first).days // 40)
        self._first = _moved(first, -margin)
        self._days = max(1, (_moved(last, margin) - self._first).days)
        self._left, self._right = left, right

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self._left + (day - self._first).days / self._days * (self._right - self._left)

    def draw(self, svg: Svg, top: float, bottom: float) -> None:
        """Lines and names of years, quarters, months or days, whichever fit."""
        last = _moved(self._first, self._days)
        for day, text in _ticks(self._first, last):
            x = self.x(day)
            svg.add("line", x1=x, x2=x, y1=top, y2=bottom, stroke=LINE)
            svg.add("text", text, x=x, y=top - 6, fill=SOFT, font_size=11, text_anchor="middle")


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """At most a dozen days that begin something, with what they are called."""
    span = (last - first).days
    if span < 24:
        days = [first + timedelta(days=i) for i in range(0, span + 1, max(1, span // 8))]
        return [(d, f"{d.day} {d:%b} {d.year}" if i == 0 else f"{d.day} {d:%b}") for i, d in enumerate(days)]
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        if span / 30.4 / months <= 12:
            break
    found: list[tuple[date, str]] = []
    for month in range(first.year * 12, last.year * 12 + 12, months):
        year = month // 12
        if months >= 12 and year % (months // 12):
            continue
        day = date(year, month % 12 + 1, 1)
        if first <= day <= last:
            found.append(
                (day, str(year) if day.month == 1 else f"{day:%b}" if months < 12 and found else f"{day:%b} {year}")
            )
    return found


def _sign(svg: Svg, axis: _Axis, event: Happening, days: Days, y: float) -> float:
    """Draws an event; returns the right edge of its sign."""
    colour = FAMILIES[event.family][0]
    actual = "actual" in event.status
    left, right = axis.x(days.first), axis.x(_moved(days.last, 1))
    fill = colour if actual else PAPER
    if days.first == days.last:
        sign = svg.add("circle", cx=left, cy=y, r=_DOT, fill=fill, stroke=colour, stroke_width=1.4, fill_opacity=0.85)
        right = left + _DOT
    else:
        sign = svg.add(
            "rect", x=left, y=y - 3.2, width=max(right - left, 5), height=6.4, rx=3.2, fill=fill, stroke=colour,
            fill_opacity=0.45, stroke_opacity=0.7,
        )  # fmt: skip
    svg.hint(sign, f"{event.when}: {event.label} ({event.status})")
    return max(right, left + _DOT)


def _rows(events: Sequence[tuple[Happening, Days]], note: str) -> Svg:
    """A row for each event, its label beside its sign."""
    svg = Svg(_WIDTH, _TOP + _ROW * max(1, len(events)) + 44, "timeline of events")
    svg.heading("Events in time", note)
    axis = _Axis([d for _, d in events], 120, _WIDTH - 40)
    bottom = _TOP + _ROW * len(events) + 4
    axis.draw(svg, _TOP - 8, bottom)
    for i, (event, days) in enumerate(events):
        y = _TOP + _ROW * (i + 0.5)
        svg.add("text", cut(event.when, 96, 11), x=16, y=y + 4, fill=SOFT, font_size=11)
        right = _sign(svg, axis, event, days, y)
        left = axis.x(days.first)
        label = event.label.removesuffix(f"; {event.when}")
        after, before = _WIDTH - right - 22, left - 130
        if before > after and width_of(label, 12) > after:
            svg.add("text", cut(label, before, 12), x=left - 9, y=y + 4, text_anchor="end")
        else:
            svg.add("text", cut(label, after, 12), x=right + 6, y=y + 4)
    _legend(svg, events, bottom + 22)
    return svg


def _lanes(events: Sequence[tuple[Happening, Days]], note: str) -> Svg:
    """A lane for each type, by family; events of about the same day stand on one another."""
    by_type: dict[str, list[tuple[Happening, Days]]] = defaultdict(list)
    for event, days in events:
        by_type[event.type].append((event, days))
    order = {family: i for i, family in enumerate(FAMILIES)}
    lanes = sorted(by_type.items(), key=lambda kv: (order[kv[1][0][0].family], -len(kv[1]), kv[0]))
    axis = _Axis([d for _, d in events], 190, _WIDTH - 24)
    placed, y = [], _TOP
    for name, members in lanes:
        levels = _levels(members, axis)
        height = max(_ROW, (max(levels) + 1) * 9.0 + 8)
        placed.append((name, members, levels, y, height))
        y += height
    svg = Svg(_WIDTH, y + 40, "timeline of events")
    svg.heading("Events in time", note)
    for i, (_, _, _, top, height) in enumerate(placed):
        if i % 2 == 0:
            svg.add("rect", x=0, y=top, width=_WIDTH, height=height, fill="#f7f5ef")
    axis.draw(svg, _TOP - 8, y)
    for name, members, levels, top, height in placed:
        middle = top + height / 2
        svg.add("text", words(name).capitalize(), x=16, y=middle + 4, fill=INK)
        svg.add("text", str(len(members)), x=176, y=middle + 4, fill=SOFT, text_anchor="end")
        base = top + height - 4 - (height - 8 - (max(levels) + 1) * 9.0) / 2 - 4.5
        for (event, days), level in zip(members, levels, strict=True):
            _sign(svg, axis, event, days, base - level * 9.0)
    _legend(svg, events, y + 22)
    return svg


def _levels(members: Sequence[tuple[Happening, Days]], axis: _Axis) -> list[int]:
    """For each event the lowest level where it does not touch another."""
    ends: list[float] = []
    found = []
    for _, days in members:
        left = axis.x(days.first) - _DOT
        right = left + 2 * _DOT if days.first == days.last else max(axis.x(days.last), left + 8)
        level = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        if level == len(ends):
            ends.append(right + 1)
        else:
            ends[level] = right + 1
        found.append(level)
    return found


def _legend(svg: Svg, events: Sequence[tuple[Happening, Days]], y: float) -> None:
    """The families that occur, and what a hollow sign means."""
    seen = Counter(event.family for event, _ in events)
    x = 20.0
    for family, (colour, name) in FAMILIES.items():
        if seen[family]:
            svg.add("circle", cx=x, cy=y - 4, r=_DOT, fill=colour)
            svg.add("text", name, x=x + 9, y=y, fill=SOFT, font_size=11)
            x += width_of(name, 11) + 30
    svg.add("circle", cx=x, cy=y - 4, r=_DOT, fill=PAPER, stroke=FAINT, stroke_width=1.4)
    svg.add("text", "planned, possible or denied", x=x + 9, y=y, fill=SOFT, font_size=11)
