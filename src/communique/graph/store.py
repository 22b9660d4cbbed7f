"""The graph in its store: Oxigraph, in memory or in a folder, with a named graph for each document."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import networkx as nx
import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from communique.errors import GraphError
from communique.graph import queries
from communique.graph.result import Result
from communique.namespaces import PREFIXES

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""File ending to RDF format. TriG, N-Quads and JSON-LD keep the named graphs."""

_NAME = re.compile(r"[A-Za-z][\w-]*")
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):", re.IGNORECASE)


_SHA256 = ox.NamedNode(PREFIXES["cq"] + "sha256")


class Graph:
    """A knowledge graph.

    Args:
        store: an Oxigraph store; a new one in memory when left out.
    """

    def __init__(self, store: ox.Store | None = None) -> None:
        self._store = store if store is not None else ox.Store()

    @classmethod
    def open(cls, path: str | Path, read_only: bool = False) -> Self:
        """The graph of a file (read into memory) or of a folder (a store on disk).

        Args:
            path: a file that ends in one of ``FORMATS``, or the folder of a store.
            read_only: open a folder for reading only, as it stands at this moment.

        Raises:
            GraphError: when it does not exist or cannot be read; the message says where.
        """
        path = Path(path)
        if path.is_dir():
            with _as_graph_error(path):
                return cls(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)))
        if not path.is_file():
            raise GraphError(f"{path}: there is no such graph; build one with `communique build`")
        if path.suffix not in FORMATS:
            raise GraphError(f"{path}: a graph file ends in {', '.join(FORMATS)}")
        graph = cls()
        with _as_graph_error(path), path.open("rb") as file:
            graph.store.bulk_load(input=file, format=FORMATS[path.suffix], base_iri=path.resolve().as_uri())
        return graph

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """The store in a folder, made when it is not there yet.

        Raises:
            GraphError: when the folder cannot be used, for example because another process writes to it.
        """
        with _as_graph_error(Path(folder)):
            return cls(ox.Store(str(folder)))

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store below."""
        return self._store

    def __len__(self) -> int:
        return len(self._store)

    def query(self, sparql: str, **parameters: object) -> Result:
        """The answer to a SPARQL query, or to a named one, over all documents together.

        Usual prefixes need not be declared. Named graphs are the documents: ``GRAPH ?document { … }``.

        Args:
            sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE query, or the name of a named query.
            parameters: values for the places ``VALUES ?name { UNDEF }`` of the query; they are written as terms by the
                store's own library, so that no value can become a part of the query.

        Raises:
            GraphError: when the query has a mistake or a parameter does not fit.
        """
        text = written_query(sparql, parameters)
        try:
            return Result(self._store.query(text, prefixes=missing_prefixes(text), use_default_graph_as_union=True))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise GraphError(f"the query cannot be answered: {error}") from error

    def documents(self) -> list[str]:
        """IRIs of the documents, sorted."""
        return [str(row["d"]) for row in self.query("SELECT DISTINCT ?d WHERE { ?d a cq:Document } ORDER BY ?d")]

    def counts(self) -> dict[str, int]:
        """How many documents, entities, events, statements, instruments and quarantined claims there are."""
        return {name: int(str(value)) for row in self.query("counts") for name, value in row.items()}

    def holds(self, document: ox.NamedNode, sha256: str) -> bool:
        """Whether a document's graph is there, made of the text with this hash."""
        found = self._store.quads_for_pattern(document, _SHA256, ox.Literal(sha256), document)
        return next(found, None) is not None

    def replace(self, name: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Puts quads in the place of what a named graph holds.

        They are committed at once: a process that dies leaves the graph whole or absent, never in part.
        """
        fresh = list(quads)
        self._store.remove_graph(name)
        self._store.extend(fresh)

    def extend(self, name: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Adds quads to a named graph, all at once."""
        self._store.extend([ox.Quad(q.subject, q.predicate, q.object, name) for q in quads])

    def drop(self, document: str) -> None:
        """Drops a document's named graph, which retracts exactly its evidence; another document's stays."""
        self._store.remove_graph(ox.NamedNode(document))

    def save(self, path: str | Path) -> None:
        """Writes the graph to a file by its ending: sorted, the same bytes for the same graph, never half-written.

        Raises:
            GraphError: when the ending is not known.
        """
        path = Path(path)
        writers = {".trig": write_trig, ".ttl": write_turtle, ".nq": write_nquads}
        if path.suffix not in writers:
            raise GraphError(f"{path}: save as {', '.join(writers)}, or use `communique export` for other formats")
        with replaced(path) as file:
            writers[path.suffix](self, file)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset on the same store; named graphs as contexts."""
        return rdflib.Dataset(store=OxigraphStore(store=self._store), default_union=True)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Entities, events and statements as nodes (label, kind, type), what joins them as edges (label)."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self.query("nodes"):
            graph.add_node(str(row["node"]), **{k: str(row[k] or "") for k in ("label", "kind", "type")})
        edges = self.query(
            """SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(cq:)) && isIRI(?o)) }
               ORDER BY ?s ?p ?o"""
        )
        for row in edges:
            source, target = str(row["s"]), str(row["o"])
            if source in graph and target in graph:
                label = str(row["p"]).removeprefix(PREFIXES["cq"])
                graph.add_edge(source, target, key=label, label=label)
        return graph

    def sorted_quads(self, name: ox.NamedNode | None = None) -> list[ox.Quad]:
        """The quads, of one named graph where one is given, in the order of their N-Quads text."""
        return sorted(self._store.quads_for_pattern(None, None, None, name), key=str)

    def close(self) -> None:
        """Writes all to disk; the graph can still be read."""
        self._store.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def written_query(sparql: str, parameters: Mapping[str, object]) -> str:
    """The SPARQL text of a query, or of a named one, with its parameters in their places.

    Raises:
        GraphError: when a parameter does not fit, or there is no query of that name.
    """
    if _NAME.fullmatch(sparql.strip()):
        text = queries.load(sparql.strip()).bind(parameters)
    else:
        text, rest = queries.bind(sparql, parameters)
        if rest:
            name = next(iter(rest))
            raise GraphError(f"the query has no place for “{name}”: write VALUES ?{name} {{ UNDEF }} in it")
    return text


def missing_prefixes(text: str) -> dict[str, str]:
    """The usual prefixes that a query does not declare itself."""
    declared = set(_DECLARED.findall(text))
    return {p: iri for p, iri in PREFIXES.items() if p not in declared}


def write_nquads(graph: Graph, out: BinaryIO) -> None:
    """Sorted N-Quads."""
    for quad in graph.sorted_quads():
        out.write(f"{quad} .\n".encode())


def write_turtle(graph: Graph, out: BinaryIO) -> None:
    """Turtle of all named graphs together, without the quarantine: sorted, grouped by subject, fit for a diff."""
    lines = {(q.subject, q.predicate, q.object) for q in graph.store if not _is_quarantine(q)}
    _write_prefixes(out)
    _write_subjects(sorted(lines, key=_order), out, "")


def write_trig(graph: Graph, out: BinaryIO) -> None:
    """TriG, a block for each named graph, sorted and grouped as Turtle is."""
    _write_prefixes(out)
    default = sorted(
        (
            (q.subject, q.predicate, q.object)
            for q in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        ),
        key=_order,
    )
    _write_subjects(default, out, "")
    for name in sorted(graph.store.named_graphs(), key=str):
        triples = sorted(
            ((q.subject, q.predicate, q.object) for q in graph.store.quads_for_pattern(None, None, None, name)),
            key=_order,
        )
        out.write(f"\n{name} {{\n".encode())
        _write_subjects(triples, out, "  ")
        out.write(b"}\n")


_Triple = tuple[
    ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
]
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _is_quarantine(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value == "urn:communique:quarantine"


def _order(triple: _Triple) -> tuple[str, bool, str, str]:
    return str(triple[0]), triple[1] != _TYPE, str(triple[1]), str(triple[2])


def _write_prefixes(out: BinaryIO) -> None:
    for prefix, namespace in PREFIXES.items():
        out.write(f"@prefix {prefix}: <{namespace}> .\n".encode())


def _text(term: object) -> str:
    """A term as Turtle: a prefixed name where its local part is a plain word, numbers bare."""
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace) and _LOCAL.fullmatch(term.value[len(namespace) :]):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return str(term)
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(PREFIXES["xsd"]):
        kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
        if kind == "integer":
            return term.value
        if kind != "string":
            return f"{ox.Literal(term.value)}^^xsd:{kind}"
    return str(term)


def _write_subjects(triples: list[_Triple], out: BinaryIO, indent: str) -> None:
    subject: object = None
    predicate: object = None
    for s, p, o in triples:
        name = "a" if p == _TYPE else _text(p)
        if s != subject:
            closing = " .\n" if subject is not None else ""
            out.write(f"{closing}{indent}{_text(s)} {name} {_text(o)}".encode())
        elif p != predicate:
            out.write(f" ;\n{indent}    {name} {_text(o)}".encode())
        else:
            out.write(f" , {_text(o)}".encode())
        subject, predicate = s, p
    if subject is not None:
        out.write(b" .\n")


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of the one at the path when all is written, or leaves it as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _as_graph_error(path: Path) -> Iterator[None]:
    """Turns what the store raises for bad files and folders into a GraphError."""
    try:
        yield
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        where = (
            f" (line {error.lineno}, column {error.offset})" if isinstance(error, SyntaxError) and error.lineno else ""
        )
        raise GraphError(f"{path}: cannot be read as a graph{where}: {error}") from error
