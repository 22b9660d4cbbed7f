"""GraphML and GEXF: entities, events, statements and offices as nodes, what joins them as edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from communique.export.exporter import FileExporter
from communique.export.rdf import CONTROL
from communique.graph.elements import Edge, Elements, Node
from communique.graph.ordered import Ordered

_NODE_FIELDS = ("label", "kind", "type", "wikidata", "date", "status", "documents")
_EDGE_FIELDS = ("label", "documents")


class _Writer:
    """XML, element by element."""

    def __init__(self, out: BinaryIO) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """An element with what is written inside the block."""
        self._xml.startElement(name, AttributesImpl({k: _clean(v) for k, v in (attributes or {}).items()}))
        yield
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def text(self, name: str, attributes: Mapping[str, str], text: str = "") -> None:
        """An element with text."""
        with self.element(name, attributes):
            self._xml.characters(_clean(text))


def _clean(text: str) -> str:
    return CONTROL.sub("\ufffd", text)


def write_graphml(source: Ordered, out: BinaryIO) -> None:
    """GraphML, directed."""
    xml = _Writer(out)
    elements = Elements(source.store)
    with xml.element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
        for of, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
            for name in fields:
                kind = "int" if name == "documents" else "string"
                xml.text("key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})
        with xml.element("graph", {"edgedefault": "directed"}):
            for node in elements.nodes():
                with xml.element("node", {"id": node.iri}):
                    _data(xml, "node", node, _NODE_FIELDS)
            for number, edge in enumerate(elements.edges()):
                with xml.element("edge", {"id": f"e{number}", "source": edge.source, "target": edge.target}):
                    _data(xml, "edge", edge, _EDGE_FIELDS)


def _data(xml: _Writer, of: str, element: Node | Edge, fields: tuple[str, ...]) -> None:
    for name in fields:
        value = str(getattr(element, name))
        if value:
            xml.text("data", {"key": f"{of}-{name}"}, value)


def write_gexf(source: Ordered, out: BinaryIO) -> None:
    """GEXF 1.3, directed; edges weighted by the number of documents."""
    xml = _Writer(out)
    elements = Elements(source.store)
    with (
        xml.element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"}),
        xml.element("graph", {"defaultedgetype": "directed", "mode": "static"}),
    ):
        with xml.element("attributes", {"class": "node", "mode": "static"}):
            for name in _NODE_FIELDS[1:]:
                kind = "integer" if name == "documents" else "string"
                xml.text("attribute", {"id": name, "title": name, "type": kind})
        with xml.element("nodes"):
            for node in elements.nodes():
                with xml.element("node", {"id": node.iri, "label": node.label}), xml.element("attvalues"):
                    for name in _NODE_FIELDS[1:]:
                        value = str(getattr(node, name))
                        if value:
                            xml.text("attvalue", {"for": name, "value": value})
        with xml.element("edges"):
            for number, edge in enumerate(elements.edges()):
                ends = {"source": edge.source, "target": edge.target}
                weight = {"label": edge.label, "kind": edge.label, "weight": str(edge.documents)}
                xml.text("edge", {"id": str(number), **ends, **weight})


GRAPHML = FileExporter("GraphML, for yEd, Cytoscape, networkx", (".graphml",), write_graphml)
GEXF = FileExporter("GEXF, for Gephi", (".gexf",), write_gexf)
