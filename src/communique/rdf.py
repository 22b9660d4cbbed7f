"""Terms and triples of Oxigraph as those of rdflib."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as OxLiteral
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node


def to_rdflib(triples: Iterable[Triple], into: Graph | None = None) -> Graph:
    """An rdflib graph of Oxigraph's triples, or the graph given with those added.

    Raises:
        TypeError: when a triple holds a quoted triple, which RDF 1.1 does not know.
    """
    graph = Graph() if into is None else into
    for t in triples:
        graph.add((to_term(t.subject), to_term(t.predicate), to_term(t.object)))
    return graph


@lru_cache(maxsize=65_536)
def to_term(term: object) -> Node:
    """The rdflib term for one of Oxigraph's.

    Raises:
        TypeError: for a quoted triple.
    """
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, OxLiteral):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=_datatype(term.datatype.value))
    raise TypeError(f"a {type(term).__name__} cannot stand in a graph of RDF 1.1")


@lru_cache
def _datatype(iri: str) -> URIRef:
    return URIRef(iri)
