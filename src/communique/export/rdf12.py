"""RDF 1.2: all documents as one graph, with a reifier for each claim that says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from communique.export.claims import documents, node
from communique.export.exporter import FileExporter
from communique.graph.ordered import Ordered
from communique.namespaces import PREFIXES

_REIFIES = node("rdf:reifies")


def write_rdf12(source: Ordered, out: BinaryIO) -> None:
    """Turtle of RDF 1.2: the triples of all documents, then the reifiers.

    A reifier is named by the document and the claim, reifies each triple of the claim and says from which words, by
    which rule and with what confidence it was read.
    """
    ox.serialize(_triples(source), out, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))


def _triples(source: Ordered) -> Iterator[ox.Triple]:
    yield from source.union()
    for document in documents(source):
        for claim in document.claims:
            reifier = ox.NamedNode(f"{claim.document.value}#claim={claim.name}")
            for fact in claim.facts:
                yield ox.Triple(reifier, _REIFIES, fact)
            yield ox.Triple(reifier, node("prov:wasDerivedFrom"), claim.document)
            for span in claim.spans:
                yield ox.Triple(reifier, node("cq:evidence"), span)
            for about in claim.about:
                yield ox.Triple(reifier, about.predicate, about.object)


RDF12 = FileExporter("Turtle of RDF 1.2, with reifiers that say where each claim comes from", (".ttl12",), write_rdf12)
