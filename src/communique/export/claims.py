"""The claims of a graph: what one document says of one node, with the words that say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from communique.graph.ordered import QUARANTINE, Ordered
from communique.namespaces import expand


def node(curie: str) -> ox.NamedNode:
    """The node of a compact IRI."""
    return ox.NamedNode(expand(curie))


_EVIDENCE, _MENTIONED, _LABEL = node("cq:evidence"), node("itsrdf:taIdentRef"), node("rdfs:label")
_ABOUT = frozenset({_EVIDENCE, node("cq:rule"), node("cq:confidence")})
_DOCUMENT = frozenset(map(expand, ("dct:identifier", "dct:title", "dct:publisher", "dct:issued", "dct:source")))
_GENERATED = node("prov:wasGeneratedBy")

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Facts = dict[Subject, list[ox.Triple]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of one node.

    Attributes:
        document: the document, which is the named graph too.
        subject: the node.
        facts: what is said of it.
        about: what is said of the claim itself: rule, confidence.
        spans: the words that say so.
    """

    document: ox.NamedNode
    subject: ox.NamedNode
    facts: tuple[ox.Triple, ...]
    about: tuple[ox.Triple, ...]
    spans: tuple[ox.NamedNode, ...]

    @property
    def name(self) -> str:
        """Hexadecimal digits that stand for the claim, the same in every run."""
        return hashlib.sha256(f"{self.document} {self.subject}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """A document with its claims.

    Attributes:
        claims: by the IRI of their subject.
        facts: all that the document's graph holds, by subject.
    """

    document: ox.NamedNode
    claims: tuple[Claim, ...]
    facts: Facts

    def described(self, span: ox.NamedNode) -> list[ox.Triple]:
        """What is known of a span: its document, offsets and words."""
        return [t for t in self.facts.get(span, ()) if t.predicate != _MENTIONED]

    def source(self) -> list[ox.Triple]:
        """What is known of where the document comes from."""
        return [t for t in self.facts.get(self.document, ()) if t.predicate.value in _DOCUMENT]

    def runs(self) -> list[ox.NamedNode]:
        """The runs that read the document."""
        triples = self.facts.get(self.document, ())
        return [t.object for t in triples if t.predicate == _GENERATED and isinstance(t.object, ox.NamedNode)]

    def labels(self, subject: ox.NamedNode) -> list[ox.Triple]:
        """The labels of a node."""
        return [t for t in self.facts.get(subject, ()) if t.predicate == _LABEL]


def documents(source: Ordered) -> Iterator[DocumentClaims]:
    """The documents with their claims, by name; one document is in memory at a time."""
    for name in source.graphs():
        if not isinstance(name, ox.NamedNode) or name == QUARANTINE:
            continue
        facts: Facts = {s: list(triples) for s, triples in groupby(source.triples(name), key=lambda t: t.subject)}
        spans = _spans(facts)
        claims = tuple(
            Claim(
                name,
                subject,
                tuple(t for t in facts[subject] if t.predicate not in _ABOUT),
                tuple(t for t in facts[subject] if t.predicate in _ABOUT and t.predicate != _EVIDENCE),
                tuple(sorted(set(spans[subject]), key=str)),
            )
            for subject in sorted(spans, key=str)
            if subject in facts
        )
        yield DocumentClaims(name, claims, facts)


def _spans(facts: Facts) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """For each node the words that are evidence of it or name it."""
    spans: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for triples in facts.values():
        for t in triples:
            of, span = (t.subject, t.object) if t.predicate == _EVIDENCE else (t.object, t.subject)
            if (
                t.predicate in (_EVIDENCE, _MENTIONED)
                and isinstance(of, ox.NamedNode)
                and isinstance(span, ox.NamedNode)
            ):
                spans.setdefault(of, []).append(span)
    return spans
