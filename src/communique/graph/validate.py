"""Validation with SHACL: by pySHACL, the reference, over the shapes of the ontology and of shapes/.

A class of the ontology is its own shape. A document's graph holds the types of all that it speaks of, superclasses
included, so it can be validated by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyshacl
from pyoxigraph import Triple
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.term import Node

from communique.errors import OntologyError
from communique.namespaces import shorten
from communique.ontology import SH, Ontology, data_folder
from communique.rdf import to_rdflib


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One result of validation.

    Attributes:
        focus: IRI of the node that fails.
        path: IRI of the property that fails, or "".
        shape: the shape or constraint, compact where it has a name.
        message: what is wrong, for a person to read.
        value: the value that is wrong, or "".
    """

    focus: str
    path: str
    shape: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        where = f" ({shorten(self.path)})" if self.path else ""
        value = f": {shorten(self.value)}" if self.value else ""
        return f"{shorten(self.focus)}{where}: {self.message}{value}"


class Validator:
    """Checks graphs against the shapes.

    Args:
        ontology: its classes are shapes.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._shapes = _shapes_graph(ontology)

    def check(self, triples: Iterable[Triple]) -> list[Violation]:
        """Violations in a graph, sorted; empty when it conforms."""
        return self.check_graph(to_rdflib(triples))

    def check_graph(self, graph: Graph) -> list[Violation]:
        """Violations in an rdflib graph, sorted."""
        _, report, _ = pyshacl.validate(
            graph, shacl_graph=self._shapes, inference="none", advanced=False, meta_shacl=False, abort_on_first=False
        )
        if not isinstance(report, Graph):
            raise OntologyError(f"the shapes cannot be used: {report}")
        return sorted(_violation(report, r) for r in report.subjects(RDF.type, SH.ValidationResult))


def _violation(report: Graph, result: Node) -> Violation:
    def one(predicate: URIRef) -> str:
        return str(report.value(result, predicate) or "")

    source = report.value(result, SH.sourceShape)
    shape = shorten(str(source)) if isinstance(source, URIRef) else shorten(one(SH.sourceConstraintComponent))
    messages = sorted(str(m) for m in report.objects(result, SH.resultMessage))
    path = report.value(result, SH.resultPath)
    return Violation(
        one(SH.focusNode), str(path) if isinstance(path, URIRef) else "", shape, "; ".join(messages), one(SH.value)
    )


def _shapes_graph(ontology: Ontology) -> Graph:
    """The shapes: what hangs on a sh:NodeShape in the ontology and in shapes/, each class a target of its own shape."""
    shapes = Graph()
    for path in sorted(data_folder("shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    for shape in ontology.graph.subjects(RDF.type, SH.NodeShape):
        shapes.add((shape, RDF.type, SH.NodeShape))
        shapes.add((shape, SH.targetClass, shape))
        _copy(ontology.graph, shapes, shape)
    return shapes


def _copy(source: Graph, target: Graph, node: Node) -> None:
    for predicate, value in source.predicate_objects(node):
        is_list = predicate in (RDF.first, RDF.rest)
        if (str(predicate).startswith(str(SH)) or is_list) and (node, predicate, value) not in target:
            target.add((node, predicate, value))
            if isinstance(value, BNode):
                _copy(source, target, value)
