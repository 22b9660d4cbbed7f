"""Events by type and month, for print."""

from __future__ import annotations

from collections import Counter
from datetime import date

from matplotlib import dates as mdates
from matplotlib.lines import Line2D

from communique.figures.canvas import INK, LINE, SOFT, Figure, in_look, sheet
from communique.graph.store import Graph
from communique.show.facts import happenings
from communique.show.look import FAMILIES, words

_HOLLOW = "planned, possible or denied"
_EPOCH = date(1970, 1, 1).toordinal()


@in_look
def timeline(
    graph: Graph, kind: str = "", since: str = "", until: str = "", limit: int = 12, width: float = 7.0
) -> Figure:
    """Draws the dated events, a lane for each of the commonest types: points are days, bars longer or vaguer periods.

    Args:
        graph: whose events.
        kind: the local name of a class of events; all when left out.
        since: YYYY, YYYY-MM or YYYY-MM-DD.
        until: as ``since``.
        limit: how many types at most.
        width: in inches; the height follows from the number of lanes.
    """
    events = [
        (h, h.days)
        for h in happenings(graph, kind, since)
        if h.days is not None and (not until or str(h.days.first) <= f"{until}~")
    ]
    totals = Counter(h.type for h, _ in events)
    families = {h.type: h.family for h, _ in events}
    order = list(FAMILIES)
    kept = sorted(totals, key=lambda t: (-totals[t], t))[:limit]
    lanes = sorted(kept, key=lambda t: (order.index(families[t]), -totals[t], t))
    drawn, axes = sheet(width, 0.7 + 0.22 * max(2, len(lanes)))
    for lane, name in enumerate(lanes):
        axes.axhline(lane, color=LINE, linewidth=0.5, zorder=0)
        colour = FAMILIES[families[name]][0]
        for event, days in (e for e in events if e[0].type == name):
            first, last = days.first.toordinal() - _EPOCH, days.last.toordinal() + 1 - _EPOCH
            face = colour if "actual" in event.status else "white"
            if days.first == days.last:
                axes.plot(
                    [first],
                    [lane],
                    "o",
                    color=colour,
                    markerfacecolor=face,
                    markersize=4,
                    alpha=0.75,
                    markeredgewidth=0.8,
                )
            else:
                axes.barh(
                    lane, last - first, left=first, height=0.34, color=face, edgecolor=colour, alpha=0.4, linewidth=0.6
                )
    axes.set_yticks(range(len(lanes)), [f"{words(n).capitalize()} ({totals[n]})" for n in lanes], color=INK)
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    locator = mdates.AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]  # partly typed
    axes.xaxis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # as above
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    shown = {families[n] for n in lanes}
    signs = [
        Line2D([], [], marker="o", linestyle="none", markersize=4, color=colour, label=name)
        for family, (colour, name) in FAMILIES.items()
        if family in shown
    ]
    signs.append(
        Line2D([], [], marker="o", linestyle="none", markersize=4, color=SOFT, markerfacecolor="white", label=_HOLLOW)
    )
    axes.legend(
        handles=signs, loc="upper center", bbox_to_anchor=(0.42, -0.12), ncols=len(signs), frameon=False, fontsize=7
    )
    if not events:
        axes.text(0.5, 0.5, "no event has a date", ha="center", color=SOFT, transform=axes.transAxes)
    return drawn
