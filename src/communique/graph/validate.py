"""Validation with SHACL over the shapes of the ontology and of shapes/, by a fast engine or by pySHACL, the reference.

Both give the same violations, which a test holds; the fast one, the package ``shacl``, is used where it is installed.
A class of the ontology is its own shape. A document's graph holds the types of all that it speaks of, superclasses
included, so it can be validated by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pyshacl
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.term import Node

from communique.errors import OntologyError, SettingsError
from communique.namespaces import shorten
from communique.ontology import SH, Ontology, data_folder
from communique.rdf import to_rdflib

try:
    import shacl
except ImportError:  # no wheel for this platform: the reference does the work
    shacl = None  # type: ignore[assignment]  # a module or nothing


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One result of validation.

    Attributes:
        focus: IRI of the node that fails.
        path: IRI of the property that fails, or "".
        shape: the shape or constraint, compact where it has a name.
        message: what is wrong, for a person to read.
        value: the value that is wrong, or "".
        constraint: the component of SHACL that was not met, compact: ``sh:MinCountConstraintComponent``.
    """

    focus: str
    path: str
    shape: str
    message: str
    value: str = ""
    constraint: str = ""

    def __str__(self) -> str:
        where = f" ({shorten(self.path)})" if self.path else ""
        value = f": {shorten(self.value)}" if self.value else ""
        return f"{shorten(self.focus)}{where}: {self.message}{value}"


class _Engine(Protocol):
    """What finds violations in a graph."""

    def check(self, triples: Iterable[Triple]) -> list[Violation]: ...


class Validator:
    """Checks graphs against the shapes.

    Args:
        ontology: its classes are shapes.
        engine: "fast", "reference", or "auto" for the fast one where it is installed.

    Raises:
        OntologyError: when the shapes cannot be used.
        SettingsError: when the fast engine is asked for and not installed.
    """

    def __init__(self, ontology: Ontology, engine: str = "auto") -> None:
        shapes = shapes_graph(ontology)
        if engine == "fast" and shacl is None:
            raise SettingsError("the fast SHACL engine is not installed: pip install shacl, or choose “reference”")
        fast = engine != "reference" and shacl is not None
        self._engine: _Engine = _Fast(shapes) if fast else _Reference(shapes)

    def check(self, triples: Iterable[Triple]) -> list[Violation]:
        """Violations in a graph, sorted; empty when it conforms."""
        return self._engine.check(triples)


class _Fast:
    """The package ``shacl``: two orders of magnitude faster than pySHACL on the graph of a document."""

    def __init__(self, shapes: Graph) -> None:
        try:
            self._shapes = shacl.Shapes.from_text(shapes.serialize(format="nt"), "ntriples")
        except ValueError as error:
            raise OntologyError(f"the shapes cannot be used: {error}") from error

    def check(self, triples: Iterable[Triple]) -> list[Violation]:
        text = serialize(sorted(set(triples), key=str), format=RdfFormat.N_TRIPLES)
        report = self._shapes.validate_text(text.decode("utf-8") if text else "", "ntriples")
        return sorted(
            Violation(
                _plain(result.focus_node),
                _plain(result.path or "") if (result.path or "").startswith("<") else "",
                shorten(_named_shape(result)),
                "; ".join(sorted(result.messages)),
                result.value_plain or "",
                shorten(_plain(result.component_iri)),
            )
            for result in report.results
        )


def _named_shape(result: shacl.Result) -> str:
    """The shape where it has a name, else the component of the constraint."""
    source = result.source_shape or ""
    return _plain(source) if source.startswith("<") else result.component_iri


def _plain(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")


class _Reference:
    """pySHACL, over an rdflib graph: over another store it is slower and gives false hits."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes = shapes

    def check(self, triples: Iterable[Triple]) -> list[Violation]:
        _, report, _ = pyshacl.validate(
            to_rdflib(triples),
            shacl_graph=self._shapes,
            inference="none",
            advanced=False,
            meta_shacl=False,
            abort_on_first=False,
        )
        if not isinstance(report, Graph):
            raise OntologyError(f"the shapes cannot be used: {report}")
        return sorted(_violation(report, r) for r in report.subjects(RDF.type, SH.ValidationResult))


def _violation(report: Graph, result: Node) -> Violation:
    def one(predicate: URIRef) -> str:
        value = report.value(result, predicate)
        return "" if value is None else str(value)

    source = report.value(result, SH.sourceShape)
    shape = shorten(str(source)) if isinstance(source, URIRef) else shorten(one(SH.sourceConstraintComponent))
    messages = sorted(str(m) for m in report.objects(result, SH.resultMessage))
    path = report.value(result, SH.resultPath)
    return Violation(
        one(SH.focusNode),
        str(path) if isinstance(path, URIRef) else "",
        shape,
        "; ".join(messages),
        one(SH.value),
        shorten(one(SH.sourceConstraintComponent)),
    )


def shapes_graph(ontology: Ontology) -> Graph:
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
