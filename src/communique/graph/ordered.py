"""What stores hold, in an order that depends on nothing but the content, read in bounded memory.

Quads come graph by graph, by name; in a graph, and in the union of all, triples come by subject, each subject's types
first, then by predicate and object. Of a graph at most 50,000 triples are sorted at a time; a larger one, and the
union, are read subject by subject, so that memory holds the subjects, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from communique.namespaces import PREFIXES

QUARANTINE = ox.NamedNode("urn:communique:quarantine")
"""The named graph of what was refused."""

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_MOST = 50_000


class Ordered:
    """The content of stores, as if they were one.

    Args:
        stores: the first holds the documents; others add to it, such as the ontology.
    """

    def __init__(self, *stores: ox.Store) -> None:
        self.stores = stores

    @property
    def store(self) -> ox.Store:
        """The store of the documents."""
        return self.stores[0]

    def graphs(self) -> list[GraphName]:
        """The names of the graphs: the default graph, then the others by name."""
        named = {name for store in self.stores for name in store.named_graphs()}
        return [ox.DefaultGraph(), *sorted(named, key=str)]

    def triples(self, graph: GraphName) -> Iterator[ox.Triple]:
        """The triples of a graph."""
        quads = self._quads(graph)
        first = list(islice(quads, _MOST))
        if len(first) < _MOST:
            return iter(_sorted(first))
        del first
        subjects = {q.subject for q in self._quads(graph)}
        return (t for s in sorted(subjects, key=str) for t in _sorted(self._quads(graph, s)))

    def union(self) -> Iterator[ox.Triple]:
        """The triples of all graphs together, each once, without the quarantine."""
        subjects = {q.subject for q in self._quads(None) if q.graph_name != QUARANTINE}
        for subject in sorted(subjects, key=str):
            yield from _sorted(q for q in self._quads(None, subject) if q.graph_name != QUARANTINE)

    def _quads(self, graph: GraphName | None, subject: object = None) -> Iterator[ox.Quad]:
        for store in self.stores:
            yield from store.quads_for_pattern(subject, None, None, graph)  # type: ignore[arg-type]  # a term of a quad


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    return sorted({q.triple for q in quads}, key=_order)


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != _TYPE, str(triple.predicate), str(triple.object)
