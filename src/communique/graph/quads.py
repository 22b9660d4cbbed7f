"""From claims to triples: IRIs, typed literals, superclasses and super-properties, spans with their words.

Spans follow NIF 2.0 Core (offsets in Unicode code points) and ITS RDF 2.0, as in the NIF-based corpora of entity
linking; only literal forms that every store keeps as they are written are used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import RDF, SKOS, URIRef

from communique import vocabulary as cq
from communique.identity import digest
from communique.model import Claim, Document, Finding, Iri, Ref, Span, Value, When
from communique.namespaces import PREFIXES, expand
from communique.ontology import Ontology

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@lru_cache(maxsize=4096)
def node(curie: str) -> NamedNode:
    """The node of a compact or absolute IRI."""
    return NamedNode(expand(curie))


def document_node(identifier: str) -> NamedNode:
    """The node of a document, which is also the name of its graph."""
    return NamedNode(PREFIXES["doc"] + quote(identifier, safe="-._~/"))


_A = node("rdf:type")
_LABEL = node("rdfs:label")


def literal(value: str | int | bool | Decimal | When) -> Literal:
    """A typed literal in canonical form."""
    if isinstance(value, When):
        return Literal(value.start, datatype=node(_DATE_TYPES[len(value.start)]))
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=node("xsd:boolean"))
    if isinstance(value, int):
        return Literal(str(value), datatype=node("xsd:integer"))
    if isinstance(value, Decimal):
        return Literal(format(value.normalize(), "f"), datatype=node("xsd:decimal"))
    return Literal(value)


class TripleBuilder:
    """Makes the triples of documents and claims.

    Args:
        ontology: gives superclasses, super-properties and the labels of offices.
        run: IRI of the run, the activity that generates the graphs.
        run_label: what the run was made with, for a person to read.
        coordinates: latitude and longitude in degrees of places and states, by Wikidata id.
    """

    def __init__(
        self,
        ontology: Ontology,
        run: str,
        run_label: str,
        coordinates: Mapping[str, tuple[Decimal, Decimal]] = MappingProxyType({}),
    ) -> None:
        self._ontology = ontology
        self._run = NamedNode(run)
        self._run_label = run_label
        self._coordinates = coordinates
        self._classes: dict[str, tuple[NamedNode, ...]] = {}
        self._properties: dict[str, tuple[NamedNode, ...]] = {}

    def document(self, document: Document) -> Iterator[Triple]:
        """The triples of the document itself and of the run that read it."""
        doc = document_node(document.id)
        for cls in self._supers("cq:Document"):
            yield Triple(doc, _A, cls)
        yield Triple(doc, _A, node("nif:Context"))
        yield Triple(doc, node("dct:identifier"), Literal(document.id))
        yield Triple(doc, node("cq:sha256"), Literal(document.sha256))
        yield Triple(doc, node("nif:isString"), Literal(document.text))
        yield Triple(doc, node("prov:wasGeneratedBy"), self._run)
        for predicate, value in (("dct:title", document.title), ("dct:publisher", document.publisher)):
            if value:
                yield Triple(doc, node(predicate), Literal(value))
        if document.published is not None:
            yield Triple(doc, node("dct:issued"), literal(When(document.published.isoformat())))
        if document.url:
            yield Triple(doc, node("dct:source"), Literal(document.url))
        yield Triple(self._run, _A, node("prov:Activity"))
        yield Triple(self._run, _LABEL, Literal(self._run_label, language="en"))

    def claim(self, document: Document, claim: Claim) -> Iterator[Triple]:
        """The triples of one claim, its spans included."""
        doc = document_node(document.id)
        subject = node(f"id:{claim.subject.local}")
        is_entity = any(self._is_entity(t) for t in claim.types)
        for cls in claim.types:
            for ancestor in self._supers(cls):
                yield Triple(subject, _A, ancestor)
        if claim.label:
            yield Triple(subject, _LABEL, Literal(claim.label, language="en"))
        for predicate, told in (("cq:rule", claim.rule), ("cq:frame", claim.frame)):
            if told:
                yield Triple(subject, node(predicate), Literal(told))
        if claim.confidence is not None:
            yield Triple(subject, node("cq:confidence"), literal(claim.confidence))
            yield from (Triple(subject, node("cq:ground"), Literal(str(ground))) for ground in claim.grounds)
        for finding in claim.findings:
            yield from self._finding(document, doc, subject, finding)
        if is_entity and claim.subject.local[:1] == "Q" and claim.subject.local[1:].isdigit():
            yield Triple(subject, node("owl:sameAs"), node(f"wd:{claim.subject.local}"))
            if claim.subject.local in self._coordinates and any(self._is_location(t) for t in claim.types):
                latitude, longitude = self._coordinates[claim.subject.local]
                yield Triple(subject, node("geo:lat"), literal(latitude))
                yield Triple(subject, node("geo:long"), literal(longitude))
        for name, value in claim.properties:
            yield from self._property(document, doc, subject, name, value)
        for span in claim.evidence:
            phrase = span_node(doc, span)
            yield from span_triples(document, doc, span)
            if is_entity:
                yield Triple(phrase, node("itsrdf:taIdentRef"), subject)
            else:
                yield Triple(subject, node("cq:evidence"), phrase)

    def _finding(self, document: Document, doc: NamedNode, subject: NamedNode, finding: Finding) -> Iterator[Triple]:
        """How a value of a claim was found: a node of the document, which quotes the triple as RDF 1.1 does."""
        predicate, value = node(finding.property), self._value(doc, finding.value)
        found = NamedNode(f"{doc.value}#finding={digest(subject.value, predicate.value, str(value))}")
        yield Triple(found, _A, node("cq:Finding"))
        for term, target in (("rdf:subject", subject), ("rdf:predicate", predicate), ("rdf:object", value)):
            yield Triple(found, node(term), target)
        for term, told in (("cq:slot", finding.slot), ("cq:path", finding.path), ("cq:reference", finding.reference)):
            if told:
                yield Triple(found, node(term), Literal(told))
        if finding.confidence is not None:
            yield Triple(found, node("cq:confidence"), literal(finding.confidence))
            yield from (Triple(found, node("cq:ground"), Literal(str(ground))) for ground in finding.grounds)
        if finding.words is not None:
            yield from span_triples(document, doc, finding.words)
            yield Triple(found, node("cq:evidence"), span_node(doc, finding.words))

    @staticmethod
    def _value(doc: NamedNode, value: Value) -> NamedNode | Literal:
        if isinstance(value, Span):
            return span_node(doc, value)
        if isinstance(value, Ref):
            return node(f"id:{value.local}")
        return node(value.value) if isinstance(value, Iri) else literal(value)

    def _property(
        self, document: Document, doc: NamedNode, subject: NamedNode, name: str, value: Value
    ) -> Iterator[Triple]:
        target = self._value(doc, value)
        if isinstance(value, Span):
            yield from span_triples(document, doc, value)
        elif isinstance(value, Iri) and isinstance(target, NamedNode):
            yield from self._term(target)
        for predicate in self._superproperties(name):
            yield Triple(subject, predicate, target)

    def _term(self, target: NamedNode) -> Iterator[Triple]:
        """A term that has a preferred label, such as an office, brings it along, so that a graph reads by itself."""
        term = URIRef(target.value)
        for label in sorted(map(str, self._ontology.graph.objects(term, SKOS.prefLabel))):
            yield Triple(target, node("skos:prefLabel"), Literal(label, language="en"))
        if (term, RDF.type, cq.Office) in self._ontology.graph:
            yield Triple(target, _A, node("cq:Office"))

    def _is_entity(self, curie: str) -> bool:
        return self._ontology.is_a(curie.removeprefix("cq:"), "Entity")

    def _is_location(self, curie: str) -> bool:
        return self._ontology.is_a(curie.removeprefix("cq:"), "Location")

    def _supers(self, curie: str) -> tuple[NamedNode, ...]:
        if curie not in self._classes:
            self._classes[curie] = self._expanded(curie, self._ontology.superclasses)
        return self._classes[curie]

    def _superproperties(self, curie: str) -> tuple[NamedNode, ...]:
        if curie not in self._properties:
            self._properties[curie] = self._expanded(curie, self._ontology.superproperties)
        return self._properties[curie]

    @staticmethod
    def _expanded(curie: str, ancestors: Callable[[str], tuple[str, ...]]) -> tuple[NamedNode, ...]:
        if not curie.startswith("cq:"):
            return (node(curie),)
        names = ancestors(curie.removeprefix("cq:"))
        return tuple(NamedNode(n) if "://" in n else node(f"cq:{n}") for n in names)


def span_node(doc: NamedNode, span: Span) -> NamedNode:
    """The node of a span, by the fragment of RFC 5147: ``<document#char=begin,end>``."""
    return NamedNode(f"{doc.value}#char={span.begin},{span.end}")


def span_triples(document: Document, doc: NamedNode, span: Span) -> Iterator[Triple]:
    """The triples of a span and its words."""
    phrase = span_node(doc, span)
    yield Triple(phrase, _A, node("nif:Phrase"))
    yield Triple(phrase, node("nif:referenceContext"), doc)
    yield Triple(phrase, node("nif:beginIndex"), literal(span.begin))
    yield Triple(phrase, node("nif:endIndex"), literal(span.end))
    yield Triple(phrase, node("nif:anchorOf"), Literal(document.text[span.begin : span.end]))
