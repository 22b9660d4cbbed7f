"""What every type of the catalogue must say, and which of them do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from communique import vocabulary as cq
from communique.ontology.model import SH, Ontology
from communique.ontology.triggers import CQ, local

EXAMPLES = 6
"""How many sentences a type must bring that yield it."""
COUNTEREXAMPLES = 4
"""How many near misses a type must bring."""

_MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that a term does not say and must."""

    term: str
    reason: str

    def __str__(self) -> str:
        return f"{self.term}: {self.reason}"


def faults(ontology: Ontology, terms: frozenset[str] | None = None) -> list[Fault]:
    """What is missing, sorted; empty when the catalogue is complete.

    Args:
        ontology: all files, read.
        terms: local names of the terms looked at; all by default.
    """
    found = {Fault(term, reason) for term, reason in _all(ontology) if terms is None or term in terms}
    return sorted(found)


def _all(ontology: Ontology) -> Iterator[tuple[str, str]]:
    yield from _terms(ontology)
    for cls in ontology.catalogue("Event"):
        yield from _type(ontology, cls)
        yield from _coded(ontology, cls)
        yield from _roles(ontology, cls)
    for cls in ontology.catalogue("Statement"):
        yield from _type(ontology, cls)
        yield from _coded(ontology, cls)
    for cls in (*ontology.catalogue("LegalInstrument"), *ontology.catalogue("Office")):
        yield from _type(ontology, cls)


def _english(ontology: Ontology, term: Node, predicate: URIRef) -> bool:
    return any(isinstance(o, Literal) and o.language == "en" for o in ontology.graph.objects(term, predicate))


def _terms(ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Labels and definitions of classes and properties; ranges of properties that hold facts."""
    graph = ontology.graph
    kinds = (OWL.Class, OWL.AnnotationProperty, *_PROPERTIES)
    for term in {s for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(str(CQ))}:
        if not _english(ontology, term, RDFS.label):
            yield local(term), "has no English rdfs:label"
        if not _english(ontology, term, SKOS.definition):
            yield local(term), "has no English skos:definition"
        supers = ontology.superproperties(local(term))
        is_property = any((term, RDF.type, kind) in graph for kind in _PROPERTIES)
        if is_property and not any((CQ[p], RDFS.range, None) in graph for p in supers):
            yield local(term), "is a property without rdfs:range"


def _type(ontology: Ontology, cls: str) -> Iterator[tuple[str, str]]:
    graph, term = ontology.graph, CQ[cls]
    if not _english(ontology, term, RDFS.label) or not _english(ontology, term, SKOS.definition):
        yield cls, "needs an English rdfs:label and skos:definition"
    if (term, RDFS.subClassOf, None) not in graph and (term, SKOS.broader, None) not in graph:
        yield cls, "has no broader term"
    mappings = [o for p in _MAPPINGS for o in graph.objects(term, p)]
    if not any(isinstance(o, URIRef) and not str(o).startswith(str(CQ)) for o in mappings):
        yield cls, "is aligned to no term of another vocabulary (skos:closeMatch, skos:broadMatch …)"
    mine = [e for e in ontology.examples if e.type == cls]
    positive = sum(e.yields is not None for e in mine)
    if positive < EXAMPLES:
        yield cls, f"has {positive} examples, needs {EXAMPLES}"
    if len(mine) - positive < COUNTEREXAMPLES:
        yield cls, f"has {len(mine) - positive} counterexamples, needs {COUNTEREXAMPLES}"


def _coded(ontology: Ontology, cls: str) -> Iterator[tuple[str, str]]:
    for predicate in (cq.plover, cq.cameo):
        concept = ontology.graph.value(CQ[cls], predicate)
        if concept is None or ontology.graph.value(concept, SKOS.notation) is None:
            yield cls, f"names no {local(predicate).upper()} concept of the schemes"


def _roles(ontology: Ontology, cls: str) -> Iterator[tuple[str, str]]:
    """Every role that the frames fill must be declared, with its class and a message, by the class as a shape."""
    declared: dict[str, Node] = {}
    for shape in ontology.graph.objects(CQ[cls], SH.property):
        path = ontology.graph.value(shape, SH.path)
        declared[local(path) if path is not None else ""] = shape
    triggers = [t for group in ontology.triggers.values() for t in group if t.type == cls]
    for role in sorted({r for t in triggers for f in t.frames for r in f.roles}):
        if role not in declared:
            yield cls, f"fills the role “{role}” without declaring it by sh:property"
        elif any(ontology.graph.value(declared[role], p) is None for p in (SH["class"], SH.message)):
            yield cls, f"declares the role “{role}” without sh:class or sh:message"
