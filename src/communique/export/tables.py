"""Nodes and edges as CSV, for Neo4j and for Gephi."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from communique.export.exporter import FolderExporter
from communique.graph.elements import Elements, Node
from communique.graph.ordered import Ordered


def write_neo4j(source: Ordered, folder: Path) -> None:
    """``nodes.csv`` and ``relationships.csv`` as ``neo4j-admin database import`` takes them.

    A node's labels are its kind and its types (``Event;Signing``), a relationship's type is the property.
    """
    elements = Elements(source.store)
    head = ["iri:ID", "label", "wikidata", "date", "status", "documents:int", ":LABEL"]
    _table(
        folder / "nodes.csv",
        head,
        ([n.iri, _line(n.label), n.wikidata, n.date, n.status, n.documents, _labels(n)] for n in elements.nodes()),
    )
    _table(
        folder / "relationships.csv",
        [":START_ID", ":END_ID", ":TYPE", "documents:int"],
        ([e.source, e.target, e.label, e.documents] for e in elements.edges()),
    )


def _labels(node: Node) -> str:
    return ";".join(dict.fromkeys((node.kind.capitalize(), *node.types)))


def write_gephi(source: Ordered, folder: Path) -> None:
    """``nodes.csv`` and ``edges.csv`` as Gephi's data laboratory takes them."""
    elements = Elements(source.store)
    _table(
        folder / "nodes.csv",
        ["Id", "Label", "kind", "type", "wikidata", "date", "status", "documents"],
        ([n.iri, _line(n.label), n.kind, n.type, n.wikidata, n.date, n.status, n.documents] for n in elements.nodes()),
    )
    _table(
        folder / "edges.csv",
        ["Source", "Target", "Type", "Kind", "Label", "Weight"],
        ([e.source, e.target, "Directed", e.label, e.label, e.documents] for e in elements.edges()),
    )


def _table(path: Path, head: list[str], rows: Iterable[list[str | int]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _line(text: str) -> str:
    return " ".join(text.split())


NEO4J = FolderExporter("node and relationship CSV for neo4j-admin import", write_neo4j)
GEPHI = FolderExporter("node and edge CSV for Gephi", write_gephi)
