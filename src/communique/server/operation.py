"""What a request asks for: a query or an update, graphs, media types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import mimeparse
import pyoxigraph as ox
from starlette.requests import Request

from communique.graph.sparql import calls_others

FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_LARGEST_REQUEST = 64 * 2**20
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*""")
_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class RequestError(Exception):
    """A request that cannot be served.

    Attributes:
        status: HTTP status.
        reason: for a person to read.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, with the graphs that the request gives beside it.

    Attributes:
        text: SPARQL.
        update: whether it is an update.
        default: IRIs of the graphs of the default graph.
        named: IRIs of the named graphs.
    """

    text: str
    update: bool
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


async def read_operation(request: Request) -> Operation:
    """The query or update of a request, in any of the forms of SPARQL 1.1 Protocol, 2.1 and 2.2.

    Raises:
        RequestError: when there is none, more than one, or one in a form that the protocol does not have.
    """
    in_url = _pairs(request.url.query)
    if request.method in ("GET", "HEAD"):
        if any(key == "update" for key, _ in in_url):
            raise RequestError(400, "an update is sent with POST")
        return _operation(in_url, "query")
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in (FORM, _QUERY, _UPDATE):
        raise RequestError(415, f"send {_QUERY}, {_UPDATE} or {FORM}, not “{media}”")
    body = _decoded(await read_body(request))
    if media != FORM:
        kind = "query" if media == _QUERY else "update"
        return _operation([*in_url, (kind, body)], kind)
    pairs = [*_pairs(body), *in_url]
    return _operation(pairs, "update" if any(key == "update" for key, _ in pairs) else "query")


def _operation(pairs: Sequence[tuple[str, str]], kind: str) -> Operation:
    texts = [value for key, value in pairs if key in ("query", "update")]
    if len(texts) != 1 or not any(key == kind for key, _ in pairs):
        raise RequestError(400, "a request holds exactly one query or one update")
    default, named = (
        ("default-graph-uri", "named-graph-uri") if kind == "query" else ("using-graph-uri", "using-named-graph-uri")
    )
    if calls_others(texts[0]):
        raise RequestError(403, "this server calls no other: leave SERVICE and LOAD out")
    graphs = {name: tuple(checked_iri(value) for key, value in pairs if key == name) for name in (default, named)}
    return Operation(texts[0], kind == "update", graphs[default], graphs[named])


def accepted(request: Request, offered: Iterable[str]) -> str:
    """The media type that the client likes best of those on offer; the first when it likes none of them.

    A client cannot know whether a query will give rows or triples, and may name only what it thinks will come.

    Raises:
        RequestError: when the header Accept cannot be read.
    """
    names = list(offered)
    try:
        # The library takes the last of equals.
        return mimeparse.best_match(names[::-1], request.headers.get("accept") or "*/*") or names[0]
    except (mimeparse.MimeTypeParseException, ValueError) as error:
        raise RequestError(400, f"the header Accept cannot be read: {error}") from error


def graph_name(request: Request) -> str:
    """The IRI of the graph that a Graph Store request is about; "" for all together.

    Raises:
        RequestError: when it is about none or several, or the name is no IRI.
    """
    pairs = [p for p in _pairs(request.url.query) if p[0] in ("graph", "default")]
    if len(pairs) != 1:
        raise RequestError(400, "say which graph: ?graph=IRI, or ?default")
    return checked_iri(pairs[0][1]) if pairs[0][0] == "graph" else ""


async def read_triples(request: Request) -> str:
    """The triples in the body of a Graph Store request, as N-Triples.

    Raises:
        RequestError: when they cannot be read.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in _FORMATS:
        raise RequestError(415, f"send {', '.join(_FORMATS)}, not “{media}”")
    try:
        quads = list(ox.parse(await read_body(request), format=_FORMATS[media], base_iri=str(request.url)))
    except SyntaxError as error:
        raise RequestError(400, f"the triples cannot be read: {error}") from error
    return "\n".join(f"{q.triple} ." for q in quads)


def checked_iri(text: str) -> str:
    """The text, when it is an absolute IRI.

    Raises:
        RequestError: when it is not.
    """
    if not _IRI.fullmatch(text):
        raise RequestError(400, f"“{text}” is no absolute IRI")
    return text


async def read_body(request: Request) -> bytes:
    """The bytes of a request.

    Raises:
        RequestError: when they are too many.
    """
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > _LARGEST_REQUEST:
            raise RequestError(413, f"a request has at most {_LARGEST_REQUEST} bytes: send less at a time")
        pieces.append(piece)
    return b"".join(pieces)


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RequestError(400, f"the request is not in UTF-8: {error}") from error


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise RequestError(400, f"the parameters cannot be read: {error}") from error
