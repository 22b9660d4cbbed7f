"""A process that answers queries over a graph, so that a query can be ended when it takes too long."""

from __future__ import annotations

import io
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from communique.namespaces import PREFIXES

_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Question:
    """What a worker is asked.

    Attributes:
        path: graph file or store to read.
        sparql: the query.
        results: media type for the rows of SELECT and the truth value of ASK.
        triples: media type for the triples of CONSTRUCT and DESCRIBE.
        base: base IRI of the query.
        default: IRIs of the graphs that make the default graph; all graphs together when there are none.
        named: IRIs of the named graphs that the query may name; all when there are none.
    """

    path: Path
    sparql: str
    results: str
    triples: str
    base: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer.

    Attributes:
        status: HTTP status.
        reason: for a person to read.
    """

    status: int
    reason: str


RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types of rows and truth values; the first is given where a client has no wish."""

TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Media types of triples; the first is given where a client has no wish."""


class _Pipe(io.RawIOBase):
    """A file whose bytes go through the connection in chunks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # a buffer of bytes
        self._connection.send(piece)
        return len(piece)


def serve(connection: Connection) -> None:
    """Answers questions until the other end closes.

    Sends None when it is ready; for each question the media type, pieces of the answer and empty bytes at its end, or a
    :class:`Failure` at any point.
    """
    stores: dict[Path, ox.Store] = {}
    connection.send(None)
    while True:
        try:
            question = connection.recv()
        except (EOFError, OSError):
            return
        try:
            if question.path not in stores:
                stores = {question.path: open_store(question.path)}
            _answer(stores[question.path], question, connection)
        except BrokenPipeError:
            return
        except (SyntaxError, ValueError) as error:
            connection.send(Failure(400, f"the query cannot be answered: {error}"))
        except (OSError, RuntimeError) as error:
            connection.send(Failure(500, f"the store cannot be read: {error}"))
            stores = {}


def open_store(path: Path) -> ox.Store:
    """The store of a folder, read-only, or of a graph file in memory."""
    if path.is_dir():
        return ox.Store.read_only(str(path))
    store = ox.Store()
    format = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    with path.open("rb") as file:
        store.bulk_load(input=file, format=format, base_iri=path.resolve().as_uri())
    return store


def _answer(store: ox.Store, question: Question, connection: Connection) -> None:
    given = bool(question.default or question.named)
    answer = store.query(
        question.sparql,
        base_iri=question.base or None,
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=not given,
        default_graph=[ox.NamedNode(g) for g in question.default] if given else None,
        named_graphs=[ox.NamedNode(g) for g in question.named] if given else None,
    )
    out = io.BufferedWriter(_Pipe(connection), _CHUNK)
    if isinstance(answer, ox.QueryTriples):
        connection.send(question.triples)
        ox.serialize(answer, out, format=TRIPLES[question.triples], prefixes=dict(PREFIXES))
    else:
        media = question.results
        if isinstance(answer, ox.QueryBoolean) and RESULTS[media] in (
            ox.QueryResultsFormat.CSV,
            ox.QueryResultsFormat.TSV,
        ):
            media = next(iter(RESULTS))  # the W3C formats for rows have no truth values
        connection.send(media)
        answer.serialize(out, format=RESULTS[media])
    out.flush()
    connection.send(b"")
