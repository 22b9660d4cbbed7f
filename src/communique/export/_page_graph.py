"""What the HTML page asks of the graph: SPARQL over all named graphs, answered as plain strings and numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyoxigraph as ox

from communique.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

CQ = "https://w3id.org/communique/ontology#"
_PREFIXES = f"""
PREFIX cq: <{CQ}>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DOCUMENTS = """SELECT ?doc ?id ?text ?title ?publisher ?issued ?url WHERE { ?doc a cq:Document .
  OPTIONAL { ?doc dct:identifier ?id } OPTIONAL { ?doc nif:isString ?text } OPTIONAL { ?doc dct:title ?title }
  OPTIONAL { ?doc dct:publisher ?publisher } OPTIONAL { ?doc dct:issued ?issued }
  OPTIONAL { ?doc dct:source|schema:url|foaf:page|prov:hadPrimarySource ?url } }"""
_TYPES = "SELECT ?s ?type WHERE { ?s a ?type FILTER(STRSTARTS(STR(?type), STR(cq:))) }"
_BROADER = (
    "SELECT ?narrow ?broad WHERE { ?narrow (rdfs:subClassOf|rdfs:subPropertyOf)+ ?broad FILTER(?narrow != ?broad) }"
)
_LABELS = "SELECT ?s ?p ?label WHERE { VALUES ?p { rdfs:label skos:prefLabel skos:altLabel } ?s ?p ?label }"
_FACTS = """SELECT ?s ?p ?o ?doc WHERE { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(cq:)))
  OPTIONAL { GRAPH ?doc { ?s ?p ?o } } }"""
_COORDINATES = "SELECT ?s ?lat ?long WHERE { ?s geo:lat ?lat ; geo:long ?long }"
_TERMS = """SELECT DISTINCT ?term ?kind WHERE {
  { ?s ?term ?o BIND("property" AS ?kind) } UNION { ?s a ?term BIND("class" AS ?kind) } FILTER(isIRI(?term)) }"""
_SAME = "SELECT ?s ?same WHERE { ?s owl:sameAs ?same }"
_SPANS = """SELECT ?span ?doc ?begin ?end ?words ?entity WHERE {
  ?span nif:referenceContext ?doc ; nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?span nif:anchorOf ?words } OPTIONAL { ?span itsrdf:taIdentRef ?entity } }"""
_OFFICES = """SELECT ?office ?person ?body ?role ?span WHERE { ?office a org:Membership ; org:member ?person .
  OPTIONAL { ?office org:organization ?body } OPTIONAL { ?office org:role ?role }
  OPTIONAL { ?office cq:evidence ?span } }"""

_GENERAL_CLASSES = frozenset(
    {"Event", "Statement", "LegalInstrument", "Organisation", "Place", "Entity", "Agent", "Location", "Document"}
)


class PageGraph:
    """The answers to the queries, by plain strings; each attribute is filled once, in ``__init__``."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.documents = self._documents()
        self.types: defaultdict[str, set[str]] = defaultdict(set)
        for s, type_ in self._rows(_TYPES):
            self.types[s].add(type_.removeprefix(CQ))
        self.instances = Counter(type_ for types in self.types.values() for type_ in types)
        self.broader: defaultdict[str, set[str]] = defaultdict(set)
        for narrow, broad in self._rows(_BROADER):
            self.broader[narrow.removeprefix(CQ)].add(broad.removeprefix(CQ))
        self.labels = self._labels()
        self.spans, self.mentions = self._spans()
        self.facts: defaultdict[tuple[str, str, str, bool], set[int]] = defaultdict(set)
        for solution in self._solutions(_FACTS):
            s, p, o, doc = (_plain(solution[name]) for name in ("s", "p", "o", "doc"))
            key = (s, p.removeprefix(CQ), o, isinstance(solution["o"], ox.Literal))
            self.facts[key].update({self.documents[doc]["index"]} if doc in self.documents else ())
        self.same: defaultdict[str, set[str]] = defaultdict(set)
        for s, same in self._rows(_SAME):
            self.same[s].add(same)
        self.coordinates = self._coordinates()
        self.terms = sorted(set(self._rows(_TERMS)))
        self.offices = sorted(set(self._rows(_OFFICES)))

    def _solutions(self, query: str) -> Iterator[ox.QuerySolution]:
        answer = self._store.query(_PREFIXES + query, use_default_graph_as_union=True)
        if not isinstance(answer, ox.QuerySolutions):
            raise GraphError("the page asks SELECT queries only")
        return iter(answer)

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        return (tuple(_plain(value) for value in solution) for solution in self._solutions(query))

    def _documents(self) -> dict[str, dict[str, Any]]:
        fields = ("id", "text", "title", "publisher", "issued", "url")
        found: dict[str, dict[str, Any]] = {}
        for iri, *values in sorted(self._rows(_DOCUMENTS)):
            found.setdefault(iri, {"iri": iri} | dict(zip(fields, values, strict=True)))
        ordered = sorted(found.values(), key=lambda d: (d["issued"] or "9999", d["title"], d["iri"]))
        return {document["iri"]: document | {"index": index} for index, document in enumerate(ordered)}

    def _labels(self) -> dict[str, list[str]]:
        """Labels of each node, the best first: rdfs:label before others, English before no language before others."""
        kinds = {"label": 0, "prefLabel": 1, "altLabel": 2}
        found: defaultdict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for solution in self._solutions(_LABELS):
            label = solution["label"]
            language = (label.language or "") if isinstance(label, ox.Literal) else "none"
            rank = 0 if language.startswith("en") else 1 if not language else 2
            found[_plain(solution["s"])].add((kinds[local_name(_plain(solution["p"]))], rank, _plain(label)))
        return {s: list(dict.fromkeys(label for _, _, label in sorted(labels))) for s, labels in found.items()}

    def _spans(self) -> tuple[dict[str, list[Any]], set[tuple[str, str]]]:
        """Each usable span as ``[document, begin, end]``, and its words too where the text does not give them."""
        spans: dict[str, list[Any]] = {}
        mentions = set()
        for span, doc, begin, end, words, entity in sorted(self._rows(_SPANS)):
            if doc not in self.documents or not (begin.isdecimal() and end.isdecimal() and int(begin) < int(end)):
                continue
            quoted = self.documents[doc]["text"][int(begin) : int(end)]
            place = [self.documents[doc]["index"], int(begin), int(end)]
            spans.setdefault(span, place if quoted and words in ("", quoted) else [*place, words])
            if entity:
                mentions.add((entity, span))
        return spans, mentions

    def _coordinates(self) -> dict[str, list[float]]:
        """Latitude and longitude of what has both, each within its bounds."""
        found: dict[str, list[float]] = {}
        for iri, *values in sorted(self._rows(_COORDINATES)):
            try:
                latitude, longitude = map(float, values)
            except ValueError:
                continue
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                found.setdefault(iri, [latitude, longitude])
        return found

    def words(self, span: str) -> str:
        """Return the words of a span."""
        place = self.spans.get(span)
        if not place:
            return ""
        return (
            str(place[3])
            if len(place) > 3
            else str(list(self.documents.values())[place[0]]["text"][place[1] : place[2]])
        )

    def name(self, iri: str) -> str:
        """Return the label of anything, or the last part of its IRI."""
        return self.labels[iri][0] if iri in self.labels else local_name(iri)

    def term(self, local: str) -> str:
        """Return the label of a class or property of the ontology, or its local name in words."""
        labels = self.labels.get(CQ + local)
        return labels[0] if labels else re.sub(r"(?<=[a-z])([A-Z])", lambda m: " " + m[1].lower(), local)

    def term_label(self, iri: str) -> str:
        """Return the label of a class or property, or ""."""
        return self.labels.get(iri, [""])[0]

    def specific(self, types: set[str]) -> list[str]:
        """Return the most specific of some classes, by the ontology where it is in the store, else the rarest."""
        if any(self.broader.get(a, set()) & types for a in types):
            return sorted(a for a in types if not any(a in self.broader.get(b, set()) for b in types))
        own = sorted(types - _GENERAL_CLASSES, key=self._rarity) or sorted(types, key=self._rarity)
        return own[:1]

    def _rarity(self, type_: str) -> tuple[int, bool, str]:
        # Of equally rare classes one named after a general class, as SomethingEvent is, is likely to be a grouping.
        return self.instances[type_], type_.endswith(tuple(_GENERAL_CLASSES)), type_


def local_name(iri: str) -> str:
    """Return the last part of an IRI, after the last ``#``, ``/`` or ``:``; the whole when that is empty."""
    return unquote(re.split(r"[#/:]", iri)[-1]) or iri


def _plain(value: object) -> str:
    """Return a term as a string: IRI, lexical form or blank node identifier; "" for a variable that is not bound."""
    if isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value.value
    return ""
