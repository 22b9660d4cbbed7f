"""Exports of a graph in the formats that other tools read; all write the same bytes for the same graph."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import networkx as nx
import pyoxigraph as ox

from communique.errors import SettingsError
from communique.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Exportable(Protocol):
    """What an export needs of a graph."""

    @property
    def store(self) -> ox.Store:
        """The store below."""

    def sorted_quads(self, name: ox.NamedNode | None = None) -> list[ox.Quad]:
        """The quads in a stable order."""

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Nodes and edges for people to look at."""

    def save(self, path: str | Path) -> None:
        """Writes Turtle, TriG or N-Quads by the path's ending."""


def write(graph: Exportable, format: str, out: BinaryIO | Path) -> None:
    """Writes a graph.

    Args:
        graph: what is written.
        format: "turtle", "trig" or "nquads" (sorted, fit for a diff), "jsonld" (with a readable context), "graphml".
        out: an open binary file, or a path, which is replaced only when all is written.

    Raises:
        SettingsError: when there is no such format.
    """
    if format not in _WRITERS:
        raise SettingsError(f"there is no export format “{format}”: choose one of {', '.join(_WRITERS)}")
    data = _WRITERS[format](graph)
    if isinstance(out, Path):
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = out.with_name(f".{out.name}.part")
        temporary.write_bytes(data)
        temporary.replace(out)
    else:
        out.write(data)


def _saved(ending: str) -> Callable[[Exportable], bytes]:
    def make(graph: Exportable) -> bytes:
        import tempfile  # noqa: PLC0415  # only these formats go through a file

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"graph{ending}"
            graph.save(path)
            return path.read_bytes()

    return make


def _jsonld(graph: Exportable) -> bytes:
    """JSON-LD 1.1: one object for each named graph, nodes sorted, prefixes as context."""
    graphs: dict[str, dict[str, dict[str, Any]]] = {}
    for quad in graph.sorted_quads():
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        nodes = graphs.setdefault(name, {})
        subject = _value_iri(quad.subject)
        node = nodes.setdefault(subject, {"@id": subject})
        if quad.predicate.value == PREFIXES["rdf"] + "type":
            node.setdefault("@type", []).append(_compact(_value_iri(quad.object)))
        else:
            node.setdefault(_compact(quad.predicate.value), []).append(_jsonld_value(quad.object))
    body = [
        {"@id": name, "@graph": list(nodes.values())} if name else {"@graph": list(nodes.values())}
        for name, nodes in graphs.items()
    ]
    return (json.dumps({"@context": dict(PREFIXES), "@graph": body}, ensure_ascii=False, indent=1) + "\n").encode()


def _value_iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"\w+", local):
            return f"{prefix}:{local}"
    return iri


def _jsonld_value(term: object) -> Mapping[str, str]:
    if isinstance(term, ox.Literal):
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == PREFIXES["xsd"] + "string":
            return {"@value": term.value}
        return {"@value": term.value, "@type": _compact(term.datatype.value)}
    return {"@id": _value_iri(term)}


def _graphml(graph: Exportable) -> bytes:
    """GraphML of entities, events and statements; characters that XML cannot carry are replaced."""
    network = graph.to_networkx()
    for _, data in network.nodes(data=True):
        for key, value in data.items():
            data[key] = _CONTROL.sub("\ufffd", str(value))
    out = io.BytesIO()
    nx.write_graphml(network, out, encoding="utf-8", named_key_ids=True)
    return out.getvalue()


_WRITERS: Mapping[str, Callable[[Exportable], bytes]] = {
    "turtle": _saved(".ttl"),
    "trig": _saved(".trig"),
    "nquads": _saved(".nq"),
    "jsonld": _jsonld,
    "graphml": _graphml,
}
