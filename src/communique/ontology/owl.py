"""The ontology as one file of plain OWL 2, in the RL profile.

Type files mix axioms with what drives extraction and validation. Here the two are sorted out: axioms on named classes
and properties stay axioms, what drives extraction stays as annotations, every term of another vocabulary that an axiom
uses is declared, and SHACL is left out unless asked for. Source: OWL 2 Profiles (W3C, 2012), section 4, and OWL 2
Mapping to RDF Graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from communique.errors import SettingsError
from communique.namespaces import PREFIXES
from communique.ontology.model import SH, Ontology

_PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_DECLARATIONS = frozenset({OWL.Class, OWL.Ontology, OWL.NamedIndividual, *_PROPERTY_KINDS})
_DATATYPES = frozenset({RDFS.Literal, XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.dateTime, XSD.anyURI})
_BUILT_IN = frozenset(
    {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.versionIRI, OWL.priorVersion}
)
_FORMATS = {".ttl": "turtle", ".owl": "xml", ".rdf": "xml", ".jsonld": "json-ld"}


def save(ontology: Ontology, path: Path, shapes: bool = False) -> None:
    """Writes the ontology to a file, in the format that its name ends with.

    Raises:
        SettingsError: when the name ends with none of .ttl, .owl, .rdf, .jsonld.
    """
    form = _FORMATS.get(path.suffix)
    if form is None:
        raise SettingsError(f"{path}: the name must end with one of {', '.join(_FORMATS)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    plain_owl(ontology, shapes).serialize(path, format=form, encoding="utf-8")


def plain_owl(ontology: Ontology, shapes: bool = False) -> Graph:
    """The ontology as OWL 2.

    Args:
        ontology: all type files, read.
        shapes: whether the SHACL of the classes goes along; editors show it as annotations.
    """
    source, target = ontology.graph, Graph()
    for prefix, namespace in PREFIXES.items():
        target.bind(prefix, namespace)
    dropped = set() if shapes else _under_shapes(source)
    for s, p, o in source:
        is_shape = str(p).startswith(str(SH)) or str(o).startswith(str(SH)) or s in dropped
        if shapes or not is_shape:
            target.add((s, p, o))
    for term, kind in _undeclared(target):
        target.add((term, RDF.type, kind))
    return target


def _under_shapes(graph: Graph) -> set[Node]:
    """Blank nodes that hang on a property of SHACL."""
    found: set[Node] = set()
    level = {o for _, p, o in graph if str(p).startswith(str(SH)) and isinstance(o, BNode)}
    while level:
        found |= level
        level = {o for node in level for o in graph.objects(node) if isinstance(o, BNode)} - found
    return found


def _undeclared(graph: Graph) -> Iterator[tuple[Node, URIRef]]:
    """Terms of other vocabularies that axioms and annotations use, with what they are."""
    for child, parent in sorted(graph.subject_objects(RDFS.subClassOf), key=str):
        yield from ((term, OWL.Class) for term in (child, parent))
    for child, parent in sorted(graph.subject_objects(RDFS.subPropertyOf), key=str):
        yield from ((parent, kind) for kind in _PROPERTY_KINDS if (child, RDF.type, kind) in graph)
    for prop, cls in sorted(graph.subject_objects(RDFS.range), key=str):
        if (prop, RDF.type, OWL.ObjectProperty) in graph and cls != OWL.Thing:
            yield cls, OWL.Class
    declared = {s for kind in _PROPERTY_KINDS for s in graph.subjects(RDF.type, kind)}
    structural = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDF.first, RDF.rest}
    for predicate in sorted(set(graph.predicates()) - declared - structural - _BUILT_IN, key=str):
        yield predicate, OWL.AnnotationProperty
    for cls in sorted(set(graph.objects(None, RDF.type)) - _DECLARATIONS - {SH.NodeShape}, key=str):
        yield cls, OWL.Class
    for individual, cls in sorted(graph.subject_objects(RDF.type), key=str):
        if cls not in _DECLARATIONS and isinstance(individual, URIRef):
            yield individual, OWL.NamedIndividual


def rl_faults(graph: Graph) -> list[str]:
    """Why a graph is not an OWL 2 RL ontology of the kind written here; empty when it is.

    Only the constructs that the ontology needs are admitted: declarations, sub-classes and sub-properties between
    names, domains, ranges, assertions and annotations. Whatever else a graph holds is a fault, so a graph without
    faults is in the profile.
    """
    return sorted({*_kind_faults(graph), *_axiom_faults(graph)})


def _kinds(graph: Graph, term: Node) -> set[URIRef]:
    return {kind for kind in _PROPERTY_KINDS if (term, RDF.type, kind) in graph}


def _kind_faults(graph: Graph) -> Iterator[str]:
    for term in set(graph.subjects()) | set(graph.predicates()):
        if len(_kinds(graph, term)) > 1:
            yield f"{term} is a property of two kinds"
    if len(list(graph.subjects(RDF.type, OWL.Ontology))) != 1:
        yield "there is not exactly one owl:Ontology"


def _axiom_faults(graph: Graph) -> Iterator[str]:
    classes = set(graph.subjects(RDF.type, OWL.Class)) | {OWL.Thing}
    for s, p, o in graph:
        if p == RDF.type:
            if o not in _DECLARATIONS and o not in classes:
                yield f"{s} is of {o}, which is no class"
        elif p == RDFS.subClassOf:
            if s not in classes or o not in classes or not isinstance(o, URIRef):
                yield f"{s} is under {o}: both must be named classes"
        elif p == RDFS.subPropertyOf:
            if _kinds(graph, s) != _kinds(graph, o):
                yield f"{s} is under {o}, a property of another kind"
        elif p in (RDFS.domain, RDFS.range):
            is_data = p == RDFS.range and OWL.DatatypeProperty in _kinds(graph, s)
            if o not in (_DATATYPES if is_data else classes):
                yield f"{s} has {o} as {'range' if p == RDFS.range else 'domain'}"
        elif p not in _BUILT_IN and not _kinds(graph, p):
            yield f"{p} is used and not declared"
        elif OWL.ObjectProperty in _kinds(graph, p) and isinstance(o, Literal):
            yield f"{s} has a literal for the object property {p}"
        elif isinstance(o, Literal) and o.datatype not in (None, *_DATATYPES):
            yield f"{s} has a literal of the type {o.datatype}, which OWL 2 RL does not know"


LICENSED = (DCTERMS.license, DCTERMS.title, DCTERMS.description, OWL.versionIRI, OWL.versionInfo)
"""What the header of the ontology must say."""


def header_faults(graph: Graph) -> list[str]:
    """What the header of an ontology lacks; empty when nothing."""
    heads = list(graph.subjects(RDF.type, OWL.Ontology))
    return [f"the ontology has no {p}" for p in LICENSED if not any(graph.value(h, p) for h in heads)]
