"""RDF in its plain formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from communique.errors import GraphError
from communique.export.exporter import FileExporter
from communique.graph.ordered import Ordered
from communique.graph.turtle import write_nquads, write_ntriples, write_trig, write_turtle
from communique.namespaces import PREFIXES

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot carry; exports to XML put U+FFFD in their place."""

_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def write_rdfxml(source: Ordered, out: BinaryIO) -> None:
    """RDF/XML of all named graphs together, without the quarantine.

    Raises:
        GraphError: when a property has an IRI that no XML element can be named by.
    """
    ox.serialize(_fit_for_xml(source.union()), out, format=ox.RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def _fit_for_xml(triples: Iterator[ox.Triple]) -> Iterator[ox.Triple]:
    for triple in triples:
        if not _XML_NAME.search(triple.predicate.value):
            raise GraphError(f"RDF/XML cannot hold the property {triple.predicate}: choose turtle or another format")
        value = triple.object
        if isinstance(value, ox.Literal) and CONTROL.search(value.value):
            text = CONTROL.sub("\ufffd", value.value)
            plain = ox.Literal(text, language=value.language) if value.language else ox.Literal(text)
            yield ox.Triple(triple.subject, triple.predicate, plain)
        else:
            yield triple


TURTLE = FileExporter("Turtle of all documents together", (".ttl",), write_turtle, holds_ontology=True)
TRIG = FileExporter("TriG, a named graph for each document", (".trig",), write_trig, holds_ontology=True)
NQUADS = FileExporter("N-Quads, a named graph for each document", (".nq",), write_nquads, holds_ontology=True)
NTRIPLES = FileExporter("N-Triples of all documents together", (".nt",), write_ntriples, holds_ontology=True)
RDFXML = FileExporter("RDF/XML of all documents together", (".rdf", ".xml"), write_rdfxml, holds_ontology=True)
