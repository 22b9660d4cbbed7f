"""Who is joined with whom in a graph, and by what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from communique.graph.store import Graph
from communique.namespaces import PREFIXES
from communique.show.facts import Node, classes_of, entities, happenings

_CQ, _ORG = PREFIXES["cq"], PREFIXES["org"]
_ROLES = ("agent", "target", "participant", "mediator", "host")
_JOINED = """SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o FILTER(isIRI(?o) &&
  (STRSTARTS(STR(?p), STR(cq:)) || ?p IN (org:member, org:organization, org:role))) }"""
_OFFICE_NAMES = "SELECT DISTINCT ?role ?name WHERE { ?role skos:prefLabel ?name }"


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is joined with whom.

    Attributes:
        nodes: entities by IRI.
        by_pair: for each pair of IRIs, sorted, how often which kind of thing joins them.
    """

    nodes: dict[str, Node]
    by_pair: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def weight(self, iri: str) -> int:
        """How many things join an entity with others."""
        return sum(sum(c.values()) for pair, c in self.by_pair.items() if iri in pair)

    def add(self, one: str, other: str, by: str) -> None:
        """Counts one thing that joins two entities."""
        if one != other and one in self.nodes and other in self.nodes:
            self.by_pair[min(one, other), max(one, other)][by] += 1


def ties(graph: Graph) -> Ties:
    """Who is joined with whom: in an event, as speaker and target, by an office, by a fact of an instrument."""
    found = Ties(entities(graph))
    joined = _joined(graph)
    for event in happenings(graph):
        members = {o for role in (*_ROLES, "instrument", "place") for o in joined[event.iri][_CQ + role]}
        for one, other in combinations(sorted(members), 2):
            found.add(one, other, event.type)
    classes = classes_of(graph)
    names = {str(row["role"]): str(row["name"]) for row in graph.query(_OFFICE_NAMES)}
    for node, by in joined.items():
        for speaker in by[_CQ + "speaker"]:
            act = min(classes[node] - {"Statement"}, default="Statement")
            for heard in {*by[_CQ + "target"], *by[_CQ + "addressee"]}:
                found.add(speaker, heard, act)
        for member in by[_ORG + "member"]:
            office = min((names.get(r, "") for r in by[_ORG + "role"]), default="") or "office"
            for body in by[_ORG + "organization"]:
                found.add(member, body, office)
        if node in found.nodes:
            for predicate, others in by.items():
                for other in others:
                    found.add(node, other, predicate.removeprefix(_CQ))
    return found


def taking_part(graph: Graph, kind: str) -> dict[str, set[str]]:
    """Those who do something in each event of a kind, by the IRI of the event."""
    joined = _joined(graph)
    return {h.iri: {o for role in _ROLES for o in joined[h.iri][_CQ + role]} for h in happenings(graph, kind)}


def told_of(graph: Graph, act: str) -> list[tuple[str, set[str]]]:
    """Each statement of a kind: the name of its speaker, and IRIs of those whom it is about.

    They are those at whom it is aimed or to whom it is addressed; where there are none, those who act or take part in
    the events that its words tell of.
    """
    joined = _joined(graph)
    events = _events_by_words(joined)
    found = []
    for row in graph.query("statements", wanted=act):
        by = joined[str(row["statement"])]
        about = {*by[_CQ + "target"], *by[_CQ + "addressee"]}
        if not about:
            told = [e for span in by[_CQ + "contentSpan"] for e in _within(span, events)]
            where = {o for e in told for o in (*joined[e][_CQ + "target"], *joined[e][_CQ + "place"])}
            about = {o for e in told for o in (*joined[e][_CQ + "agent"], *joined[e][_CQ + "participant"])} - where
        found.append((str(row["who"] or "(unnamed)"), about - by[_CQ + "speaker"]))
    return found


def _events_by_words(joined: dict[str, dict[str, set[str]]]) -> dict[str, list[tuple[int, int, str]]]:
    """For each document the places where it tells of events: first and last offset, IRI of the event."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for node, by in joined.items():
        if by[_CQ + "speaker"] or by[_CQ + "contentSpan"]:
            continue
        for span in by[_CQ + "evidence"]:
            document, begin, end = _offsets(span)
            found[document].append((begin, end, node))
    return found


def _within(span: str, events: dict[str, list[tuple[int, int, str]]]) -> list[str]:
    """The events whose words lie at least half within a span."""
    document, begin, end = _offsets(span)
    return [e for b, z, e in events[document] if min(z, end) - max(b, begin) >= (z - b) / 2]


def _offsets(span: str) -> tuple[str, int, int]:
    document, _, place = span.partition("#char=")
    begin, _, end = place.partition(",")
    return document, int(begin), int(end)


def _joined(graph: Graph) -> dict[str, dict[str, set[str]]]:
    """For each node and predicate, the nodes that it leads to."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in graph.query(_JOINED):
        found[str(row["s"])][str(row["p"])].add(str(row["o"]))
    return defaultdict(lambda: defaultdict(set), {node: found[node] for node in sorted(found)})
