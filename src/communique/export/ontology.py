"""The ontology and the shapes as a graph to stand beside the documents in one file.

Axioms, labels, definitions, alignments and SHACL go along; triggers, words and examples, which drive the extraction and
are four fifths of the type files, do not: `communique types export` has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, URIRef

from communique.graph.validate import shapes_graph
from communique.namespaces import PREFIXES
from communique.ontology import load_ontology
from communique.ontology.owl import plain_owl

_NAME = ox.NamedNode("https://w3id.org/communique/ontology")


def ontology_store(types: Iterable[Path | str] = ()) -> ox.Store:
    """A store with a named graph that holds the ontology as plain OWL 2 and the shapes that validate documents.

    Args:
        types: folders or files with further types.

    Raises:
        OntologyError: when a type file cannot be used.
    """
    ontology = load_ontology(types)
    graph = plain_owl(ontology, shapes=True)
    for triple in shapes_graph(ontology):
        graph.add(triple)
    for s, p, o in list(graph):
        if str(p).startswith(PREFIXES["cq"]) and not isinstance(o, URIRef):
            graph.remove((s, p, o))
    for node in [s for s in set(graph.subjects()) if isinstance(s, BNode) and (None, None, s) not in graph]:
        graph.remove((node, None, None))
    dataset = ox.Dataset(ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))
    # blank nodes get names that depend on nothing but the content
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object, _NAME) for q in dataset)
    return store
