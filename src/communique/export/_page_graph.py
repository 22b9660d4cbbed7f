"""What the HTML page takes from the graph, over all named graphs together, as plain strings and numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import product
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox

from communique.namespaces import PREFIXES, expand

CQ = PREFIXES["cq"]
_TYPE = f"{PREFIXES['rdf']}type"
_BROADER = (f"{PREFIXES['rdfs']}subClassOf", f"{PREFIXES['rdfs']}subPropertyOf")
_LABELS = {f"{PREFIXES['rdfs']}label": 0, f"{PREFIXES['skos']}prefLabel": 1, f"{PREFIXES['skos']}altLabel": 2}
_URLS = ("http://purl.org/dc/terms/source", "http://schema.org/url", "http://xmlns.com/foaf/0.1/page")

_GENERAL_CLASSES = frozenset(
    {"Event", "Statement", "LegalInstrument", "Organisation", "Place", "Entity", "Agent", "Location", "Document"}
)


class PageGraph:
    """What the page shows, by plain strings; each attribute is filled once, in ``__init__``.

    The quads are read in one pass: a query over all documents together would join what each of them repeats.
    """

    def __init__(self, store: ox.Store) -> None:
        self._objects: defaultdict[str, defaultdict[str, set[ox.NamedNode | ox.BlankNode | ox.Literal]]] = defaultdict(
            lambda: defaultdict(set)
        )
        said: defaultdict[tuple[str, str, str, bool], set[str]] = defaultdict(set)
        for quad in store:
            s, p, o = quad.subject, quad.predicate, quad.object
            if isinstance(s, ox.Triple) or isinstance(o, ox.Triple):
                continue
            self._objects[p.value][s.value].add(o)
            if p.value.startswith(CQ):
                said[s.value, p.value.removeprefix(CQ), o.value, isinstance(o, ox.Literal)].add(_plain(quad.graph_name))
        self.documents = self._documents()
        self.facts = {
            key: {self.documents[doc]["index"] for doc in docs if doc in self.documents} for key, docs in said.items()
        }
        self.types: defaultdict[str, set[str]] = defaultdict(set)
        for s, types in self._objects[_TYPE].items():
            if own := {type_.value.removeprefix(CQ) for type_ in types if type_.value.startswith(CQ)}:
                self.types[s] = own
        self.instances = Counter(type_ for types in self.types.values() for type_ in types)
        self.broader = self._broader()
        self.labels = self._labels()
        self.spans, self.mentions = self._spans()
        self.same = {s: {o.value for o in same} for s, same in self._objects[f"{PREFIXES['owl']}sameAs"].items()}
        self.coordinates = self._coordinates()
        classes = {o.value for types in self._objects[_TYPE].values() for o in types if isinstance(o, ox.NamedNode)}
        self.terms = sorted({(p, "property") for p in self._objects} | {(c, "class") for c in classes})
        self.offices = self._offices()

    def _values(self, subject: str, predicate: str) -> list[str]:
        """The objects of a subject and a predicate (compact IRI), sorted."""
        return sorted({o.value for o in self._objects[expand(predicate)].get(subject, ())})

    def _first(self, subject: str, *predicates: str) -> str:
        return next((value for p in predicates for value in self._values(subject, p)), "")

    def _documents(self) -> dict[str, dict[str, Any]]:
        found = [
            {
                "iri": iri,
                "id": self._first(iri, "dct:identifier"),
                "text": self._first(iri, "nif:isString"),
                "title": self._first(iri, "dct:title"),
                "publisher": self._first(iri, "dct:publisher"),
                "issued": self._first(iri, "dct:issued"),
                "url": self._first(iri, *_URLS, "schema:url", "prov:hadPrimarySource"),
            }
            for iri, types in self._objects[_TYPE].items()
            if any(type_.value == f"{CQ}Document" for type_ in types)
        ]
        ordered = sorted(found, key=lambda d: (d["issued"] or "9999", d["title"], d["iri"]))
        return {document["iri"]: document | {"index": index} for index, document in enumerate(ordered)}

    def _broader(self) -> defaultdict[str, set[str]]:
        """All classes and properties above each one."""
        direct: defaultdict[str, set[str]] = defaultdict(set)
        for predicate in _BROADER:
            for s, above in self._objects[predicate].items():
                direct[s].update(o.value for o in above if isinstance(o, ox.NamedNode))
        found: defaultdict[str, set[str]] = defaultdict(set)
        for narrow in list(direct):
            waiting = [narrow]
            seen = {narrow}
            while waiting:
                fresh = direct.get(waiting.pop(), set()) - seen
                seen |= fresh
                waiting.extend(fresh)
            found[narrow.removeprefix(CQ)] = {broad.removeprefix(CQ) for broad in seen - {narrow}}
        return found

    def _labels(self) -> dict[str, list[str]]:
        """Labels of each node, the best first: rdfs:label before others, English before no language before others."""
        found: defaultdict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for predicate, kind in _LABELS.items():
            for s, labels in self._objects[predicate].items():
                for label in labels:
                    language = (label.language or "") if isinstance(label, ox.Literal) else "none"
                    rank = 0 if language.startswith("en") else 1 if not language else 2
                    found[s].add((kind, rank, label.value))
        return {s: list(dict.fromkeys(label for _, _, label in sorted(labels))) for s, labels in found.items()}

    def _spans(self) -> tuple[dict[str, list[Any]], set[tuple[str, str]]]:
        """Each usable span as ``[document, begin, end]``, and its words too where the text does not give them."""
        spans: dict[str, list[Any]] = {}
        mentions: set[tuple[str, str]] = set()
        for span in sorted(self._objects[expand("nif:referenceContext")]):
            doc = self._first(span, "nif:referenceContext")
            begin, end = self._first(span, "nif:beginIndex"), self._first(span, "nif:endIndex")
            if doc not in self.documents or not (begin.isdecimal() and end.isdecimal() and int(begin) < int(end)):
                continue
            words = self._first(span, "nif:anchorOf")
            quoted = self.documents[doc]["text"][int(begin) : int(end)]
            place = [self.documents[doc]["index"], int(begin), int(end)]
            spans[span] = place if quoted and words in ("", quoted) else [*place, words]
            mentions.update((entity, span) for entity in self._values(span, "itsrdf:taIdentRef"))
        return spans, mentions

    def _offices(self) -> list[tuple[str, str, str, str, str]]:
        """Each office with its person, its body, its role and a span that attests it, "" where there is none."""
        found: list[tuple[str, str, str, str, str]] = []
        for office, types in self._objects[_TYPE].items():
            if any(type_.value == f"{PREFIXES['org']}Membership" for type_ in types):
                persons = self._values(office, "org:member")
                bodies = self._values(office, "org:organization") or [""]
                roles = self._values(office, "org:role") or [""]
                spans = self._values(office, "cq:evidence") or [""]
                found.extend((office, *parts) for parts in product(persons, bodies, roles, spans))
        return sorted(found)

    def _coordinates(self) -> dict[str, list[float]]:
        """Latitude and longitude of what has both, each within its bounds."""
        found: dict[str, list[float]] = {}
        for iri in self._objects[expand("geo:lat")]:
            try:
                latitude, longitude = float(self._first(iri, "geo:lat")), float(self._first(iri, "geo:long"))
            except ValueError:
                continue
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                found[iri] = [latitude, longitude]
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
