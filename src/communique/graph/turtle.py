"""Turtle, TriG, N-Quads and N-Triples: grouped by subject, the same bytes for the same graph, fit for a diff."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

import pyoxigraph as ox

from communique.graph.ordered import Ordered
from communique.namespaces import PREFIXES

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_XSD = PREFIXES["xsd"]


def write_nquads(source: Ordered, out: BinaryIO) -> None:
    """N-Quads, graph by graph."""
    for name in source.graphs():
        end = " .\n" if isinstance(name, ox.DefaultGraph) else f" {name} .\n"
        for triple in source.triples(name):
            out.write(f"{triple}{end}".encode())


def write_ntriples(source: Ordered, out: BinaryIO) -> None:
    """N-Triples of all named graphs together, without the quarantine."""
    for triple in source.union():
        out.write(f"{triple} .\n".encode())


def write_turtle(source: Ordered, out: BinaryIO) -> None:
    """Turtle of all named graphs together, without the quarantine."""
    write_prefixes(out)
    write_subjects(source.union(), out, "")


def write_trig(source: Ordered, out: BinaryIO) -> None:
    """TriG, a block for each named graph."""
    write_prefixes(out)
    for name in source.graphs():
        if isinstance(name, ox.DefaultGraph):
            write_subjects(source.triples(name), out, "")
            continue
        write_graph(name, source.triples(name), out)


def write_prefixes(out: BinaryIO) -> None:
    """The usual prefixes."""
    for prefix, namespace in PREFIXES.items():
        out.write(f"@prefix {prefix}: <{namespace}> .\n".encode())


def write_graph(name: object, triples: Iterable[ox.Triple], out: BinaryIO) -> None:
    """A block of TriG.

    Args:
        name: a NamedNode or BlankNode.
        triples: those of a subject one after the other.
        out: an open binary file.
    """
    out.write(f"\n{name} {{\n".encode())
    write_subjects(triples, out, "  ")
    out.write(b"}\n")


def write_subjects(triples: Iterable[ox.Triple], out: BinaryIO, indent: str) -> None:
    """Triples grouped by subject and predicate, which must come one after the other."""
    subject: object = None
    predicate: object = None
    for triple in triples:
        name = "a" if triple.predicate.value == _TYPE else _text(triple.predicate)
        value = _text(triple.object)
        if triple.subject != subject:
            closing = " .\n" if subject is not None else ""
            out.write(f"{closing}{indent}{_text(triple.subject)} {name} {value}".encode())
        elif triple.predicate != predicate:
            out.write(f" ;\n{indent}    {name} {value}".encode())
        else:
            out.write(f" , {value}".encode())
        subject, predicate = triple.subject, triple.predicate
    if subject is not None:
        out.write(b" .\n")


_TYPE = PREFIXES["rdf"] + "type"


def compact(iri: str) -> str:
    """The prefixed name of an IRI where its local part is a plain word, else ""."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _BY_NAMESPACE.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri, cut) else ""


def _text(term: object) -> str:
    """A term as Turtle: a prefixed name where there is one, numbers bare."""
    if isinstance(term, ox.NamedNode):
        return compact(term.value) or str(term)
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(_XSD):
        kind = term.datatype.value.removeprefix(_XSD)
        if kind == "integer" and _INTEGER.fullmatch(term.value):
            return term.value
        if kind != "string":
            return f"{ox.Literal(term.value)}^^xsd:{kind}"
    return str(term)
