"""What the pictures ask of a graph."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.graph.store import Graph
from communique.namespaces import PREFIXES
from communique.show.look import FAMILIES, KINDS

_CQ = PREFIXES["cq"]
# Each question is a small one, put together here: every document's graph holds the types, labels and coordinates of its
# entities, and a join over all of them together would multiply the copies.
_NAMED = "SELECT DISTINCT ?entity WHERE { ?mention itsrdf:taIdentRef ?entity }"
_TYPES = "SELECT DISTINCT ?s ?t WHERE { ?s a ?t FILTER(STRSTARTS(STR(?t), STR(cq:))) }"
_LABELS = "SELECT DISTINCT ?s ?label WHERE { ?s rdfs:label ?label }"


@dataclass(frozen=True, slots=True)
class Days:
    """The days in which something lies.

    Attributes:
        first, last: the same for a single day.
    """

    first: date
    last: date

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event.

    Attributes:
        iri, label: as in the graph.
        type: the local name of its class.
        family: that of the general class above it.
        days: when, as near as the documents tell; None when they do not.
        when: the same in their precision, for reading.
        status: actual, planned, hypothetical, negated, or several of them.
        documents: how many tell of it.
    """

    iri: str
    label: str
    type: str
    family: str
    days: Days | None
    when: str
    status: str
    documents: int


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, with its general kind."""

    iri: str
    label: str
    kind: str


def happenings(graph: Graph, kind: str = "", since: str = "") -> list[Happening]:
    """The events of a graph, by date; those without one last.

    Args:
        graph: what is asked.
        kind: the local name of a class of events; all when left out.
        since: YYYY, YYYY-MM or YYYY-MM-DD: only events dated then or later.
    """
    given = {name: value for name, value in (("kind", kind), ("since", since)) if value}
    classes = classes_of(graph)
    found = []
    for row in graph.query("events", **given):
        iri = str(row["event"])
        when = [str(row[c]) for c in ("date", "start", "end") if row[c] is not None]
        found.append(
            Happening(
                iri,
                str(row["label"] or ""),
                str(row["type"] or "Event").split("; ", maxsplit=1)[0],
                next(f for f in FAMILIES if f in classes[iri]),
                days_of(when),
                " to ".join(dict.fromkeys(when)),
                str(row["status"] or ""),
                int(str(row["documents"] or 0)),
            )
        )
    return sorted(found, key=lambda h: (h.days is None, h.days.first if h.days else date.min, h.type, h.iri))


def days_of(texts: Iterable[str]) -> Days | None:
    """The days from the first to the last of dates, each a year, month or day; several are parted by semicolons."""
    spans = [_days(part) for text in texts for part in text.split("; ") if part]
    known = [span for span in spans if span is not None]
    return Days(min(s.first for s in known), max(s.last for s in known)) if known else None


def _days(text: str) -> Days | None:
    try:
        numbers = [int(part) for part in text.split("-")]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else 0
        if len(numbers) == 3:
            return Days(date(*numbers), date(*numbers))
        last = calendar.monthrange(year, month or 12)[1]
        return Days(date(year, month or 1, 1), date(year, month or 12, last))
    except (ValueError, TypeError):  # a year that Python's calendar cannot hold
        return None


def entities(graph: Graph) -> dict[str, Node]:
    """The entities by IRI."""
    classes = classes_of(graph)
    labels: dict[str, str] = {}
    for row in graph.query(_LABELS):
        iri, label = str(row["s"]), str(row["label"])
        labels[iri] = min(labels.get(iri, label), label)
    named = sorted(str(row["entity"]) for row in graph.query(_NAMED))
    return {
        iri: Node(
            iri, labels.get(iri) or iri.rsplit("/", 1)[-1], next((k for k in KINDS if k in classes[iri]), "Entity")
        )
        for iri in named
    }


def classes_of(graph: Graph) -> dict[str, set[str]]:
    """The local names of the classes of every node."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in graph.query(_TYPES):
        found[str(row["s"])].add(str(row["t"]).removeprefix(_CQ))
    return found
