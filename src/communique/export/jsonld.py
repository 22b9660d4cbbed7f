"""JSON-LD 1.1 with a context that people can read, an object for each named graph."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from communique.export.exporter import FileExporter
from communique.graph.ordered import Ordered
from communique.namespaces import PREFIXES, expand, shorten

_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"


def write_jsonld(source: Ordered, out: BinaryIO) -> None:
    """JSON-LD: the context, then graph by graph an object with the nodes, each with its properties by their names."""
    context = json.dumps(_context(), ensure_ascii=False, indent=1)
    out.write(f'{{"@context": {context},\n"@graph": ['.encode())
    before = "\n"
    for name in source.graphs():
        opened = False
        for subject, triples in groupby(source.triples(name), key=lambda t: t.subject):
            if not opened:
                head = "{" if isinstance(name, ox.DefaultGraph) else f'{{"@id": {json.dumps(_iri(name))}, '
                out.write(f'{before}{head}"@graph": ['.encode())
            out.write(f"{',' if opened else ''}\n {json.dumps(_node(subject, triples), ensure_ascii=False)}".encode())
            opened = True
        if opened:
            out.write(b"]}")
            before = ",\n"
    out.write(b"]}\n")


def _node(subject: object, triples: Any) -> dict[str, Any]:
    terms = _terms()
    node: dict[str, Any] = {"@id": _iri(subject)}
    for triple in triples:
        predicate = triple.predicate.value
        if predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            key, value = "@type", terms.get(triple.object.value, ("", {}))[0] or shorten(triple.object.value)
        else:
            name, definition = terms.get(predicate, (shorten(predicate), {}))
            key, value = name, _value(triple.object, definition)
        known = node.get(key)
        node[key] = value if known is None else [*known, value] if isinstance(known, list) else [known, value]
    return node


def _value(term: object, definition: dict[str, str]) -> Any:
    if not isinstance(term, ox.Literal):
        return _iri(term) if definition.get("@type") == "@id" else {"@id": _iri(term)}
    if term.language:
        same = term.language == definition.get("@language")
        return term.value if same else {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value if not definition else {"@value": term.value}
    if shorten(term.datatype.value) == definition.get("@type"):
        return term.value
    return {"@value": term.value, "@type": shorten(term.datatype.value)}


def _iri(term: object) -> str:
    return shorten(term.value) if isinstance(term, ox.NamedNode) else str(term)


@lru_cache(maxsize=1)
def _context() -> dict[str, Any]:
    text = files("communique").joinpath("data", "context.jsonld").read_text("utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[str, dict[str, str]]]:
    """For each IRI that has a name in the context, the name and what its values are taken for."""
    terms = {}
    for name, definition in _context().items():
        if name not in PREFIXES and not name.startswith("@"):
            details = {"@id": definition} if isinstance(definition, str) else dict(definition)
            terms[expand(details.pop("@id"))] = (name, details)
    return terms


JSONLD = FileExporter("JSON-LD with readable names", (".jsonld", ".json"), write_jsonld, holds_ontology=True)
