"""One named graph of a store, read a value at a time."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from communique.graph.store import Graph
from communique.graph.terms import Term
from communique.namespaces import expand


@dataclass(frozen=True, slots=True)
class View:
    """What one document says.

    Attributes:
        graph: all documents.
        name: of the document and its named graph.
    """

    graph: Graph
    name: NamedNode

    def objects(self, subject: NamedNode, curie: str) -> list[Term]:
        """The values of a property of a node, sorted."""
        found = self.graph.store.quads_for_pattern(subject, NamedNode(expand(curie)), None, self.name)
        return sorted((q.object for q in found), key=str)

    def text(self, subject: NamedNode, curie: str) -> str:
        """The first value of a property of a node as text, or ""."""
        return next((o.value for o in self.objects(subject, curie) if isinstance(o, Literal | NamedNode)), "")

    def offsets(self, span: NamedNode) -> tuple[int, int]:
        """Begin and end of a span, in code points."""
        return int(self.text(span, "nif:beginIndex")), int(self.text(span, "nif:endIndex"))
