"""The graph as nodes and edges for network tools: entities, events, statements, offices, and what joins them.

A property that stands beside a narrower one for the same two nodes (cq:agent beside cq:signatory) is left out, so
that what is said once is one edge. Everything is read node by node: memory holds the IRIs of the nodes, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyoxigraph as ox

from communique.namespaces import PREFIXES, expand
from communique.ontology import data_folder

_KINDS = (
    ("cq:Event", "event"),
    ("cq:Statement", "statement"),
    ("org:Membership", "office"),
    ("cq:Principle", "principle"),
    ("cq:Provision", "provision"),
    ("cq:Entity", "entity"),
)
_OFFICE_EDGES = frozenset({expand("org:member"), expand("org:organization")})
_CQ = PREFIXES["cq"]


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


_TYPE, _LABEL, _MENTIONED = _node("rdf:type"), _node("rdfs:label"), _node("itsrdf:taIdentRef")


@dataclass(frozen=True, slots=True)
class Node:
    """A node for network tools.

    Attributes:
        iri: its IRI.
        label: for people to read.
        kind: "entity", "event", "statement", "office", "principle" or "provision".
        types: local names of its narrowest classes, sorted.
        wikidata: the IRI of the Wikidata item, or "".
        date: day, month or year of an event, the earliest where documents differ, or "".
        status: of an event, several joined by "; " where documents differ, or "".
        documents: how many documents speak of it.
    """

    iri: str
    label: str
    kind: str
    types: tuple[str, ...]
    wikidata: str
    date: str
    status: str
    documents: int

    @property
    def type(self) -> str:
        """The classes as one text."""
        return "; ".join(self.types)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge for network tools.

    Attributes:
        source: IRI of the node that speaks.
        target: IRI of the other node.
        label: local name of the property.
        documents: how many documents say so.
    """

    source: str
    target: str
    label: str
    documents: int


class Elements:
    """Nodes and edges of a store.

    Args:
        store: the graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        """The kind of each node, by IRI, sorted."""
        kinds: dict[str, str] = {}
        for curie, kind in _KINDS:
            for quad in self._store.quads_for_pattern(None, _TYPE, _node(curie), None):
                if isinstance(quad.subject, ox.NamedNode):
                    kinds.setdefault(quad.subject.value, kind)
        for quad in self._store.quads_for_pattern(None, _MENTIONED, None, None):
            if isinstance(quad.object, ox.NamedNode):
                kinds.setdefault(quad.object.value, "entity")
        return dict(sorted(kinds.items()))

    def nodes(self) -> Iterator[Node]:
        """The nodes, by IRI."""
        for iri, kind in self._kinds.items():
            subject = ox.NamedNode(iri)
            values: dict[str, set[str]] = {}
            graphs = set()
            for quad in self._store.quads_for_pattern(subject, None, None, None):
                graphs.add(str(quad.graph_name))
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    values.setdefault(quad.predicate.value, set()).add(quad.object.value)

            def of(curie: str, values: dict[str, set[str]] = values) -> list[str]:
                return sorted(values.get(expand(curie), ()))

            dates = [*of("cq:date"), *of("cq:startDate")] or of("cq:endDate")
            links = [link for link in of("owl:sameAs") if link.startswith(PREFIXES["wd"])]
            yield Node(
                iri,
                next(iter(of("rdfs:label")), "") or self._words(subject) or _local(iri),
                kind,
                _narrowest(set(of("rdf:type"))),
                next(iter(links), ""),
                min(dates, default=""),
                "; ".join(_local(s) for s in of("cq:status")),
                len(graphs),
            )

    def edges(self) -> Iterator[Edge]:
        """The edges, by source, label and target; both ends are among the nodes."""
        for iri in self._kinds:
            said: Counter[tuple[str, str]] = Counter()
            for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
                predicate = quad.predicate.value
                if (
                    isinstance(quad.object, ox.NamedNode)
                    and quad.object.value in self._kinds
                    and (predicate.startswith(_CQ) or predicate in _OFFICE_EDGES)
                ):
                    said[predicate, quad.object.value] += 1
            broader = {(b, target) for predicate, target in said for b in _hierarchy().get(predicate, ())}
            for predicate, target in sorted(said.keys() - broader):
                yield Edge(iri, target, _local(predicate), said[predicate, target])

    def _words(self, node: ox.NamedNode) -> str:
        """The words of a statement, or a name by which a node is mentioned: what to call what has no label."""
        spans = [q.object for q in self._store.quads_for_pattern(node, _node("cq:contentSpan"), None, None)]
        if not spans:
            spans = [q.subject for q in self._store.quads_for_pattern(None, _MENTIONED, node, None)]
        words = (
            quad.object.value
            for span in spans
            if isinstance(span, ox.NamedNode)
            for quad in self._store.quads_for_pattern(span, _node("nif:anchorOf"), None, None)
            if isinstance(quad.object, ox.Literal)
        )
        return min(words, default="")


def _narrowest(classes: set[str]) -> tuple[str, ...]:
    own = {c for c in classes if c.startswith(_CQ)}
    broader = {b for c in own for b in _hierarchy().get(c, ())}
    return tuple(sorted(_local(c) for c in own - broader))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@lru_cache(maxsize=1)
def _hierarchy() -> Mapping[str, frozenset[str]]:
    """For each class and property of the ontology all that are broader."""
    relations = {expand("rdfs:subClassOf"), expand("rdfs:subPropertyOf")}
    parents: dict[str, set[str]] = {}
    for path in sorted(data_folder("ontology").rglob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value in relations and isinstance(quad.object, ox.NamedNode):
                parents.setdefault(str(getattr(quad.subject, "value", "")), set()).add(quad.object.value)

    def above(term: str, seen: frozenset[str] = frozenset()) -> set[str]:
        found: set[str] = set()
        for parent in parents.get(term, set()) - seen:
            found |= {parent} | above(parent, seen | {term, parent})
        return found

    return {term: frozenset(above(term)) for term in parents}
