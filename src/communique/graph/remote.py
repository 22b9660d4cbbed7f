"""A graph behind a SPARQL 1.1 endpoint: the server of communique, Oxigraph, Virtuoso, Fuseki, GraphDB and others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import pyoxigraph as ox

from communique.errors import GraphError, SettingsError
from communique.graph.result import Result
from communique.graph.sparql import form
from communique.graph.store import Graph, missing_prefixes, written_query

try:
    import httpx
    from httpx_retries import Retry, RetryTransport
except ImportError as error:
    raise SettingsError('other stores need more packages: pip install "communique[remote]"') from error

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
# An update that drops and inserts a document's graph can be sent again.
_AGAIN = ("GET", "HEAD", "PUT", "POST", "DELETE")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a store is, and how it is written to.

    Attributes:
        query: URL for queries.
        update: URL for updates; that for queries when "".
        data: URL of the Graph Store Protocol, to which graphs are sent rather than by updates; none when "".
        token: shown as ``Authorization: Bearer TOKEN``; "" for none. User and password stand in the URL.
        timeout: seconds that one request may take.
        tries: how often a request is sent again while the server is busy or cannot be reached.
    """

    query: str
    update: str = ""
    data: str = ""
    token: str = ""
    timeout: float = 60.0
    tries: int = 5

    @classmethod
    def at(cls, url: str, update: str = "", data: str = "", token: str = "") -> Self:
        """The endpoint at a URL; a URL without a path is a server of communique.

        Raises:
            SettingsError: when it is no HTTP URL.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise SettingsError(f"“{url}” is no URL of an endpoint: write http://HOST/PATH")
        query = url if parts.path.strip("/") else f"{url.rstrip('/')}/sparql"
        return cls(query, update or query, data, token)


class RemoteGraph:
    """A graph in another store.

    Queries without ``GRAPH`` find something only where the store's default graph is all named graphs together, as it is
    in communique's own server and in Virtuoso; Oxigraph has the option ``--union-default-graph``.

    Args:
        endpoint: where.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        retry = Retry(
            total=endpoint.tries, backoff_factor=0.5, allowed_methods=_AGAIN, status_forcelist=(429, 502, 503, 504)
        )
        headers = {"Authorization": f"Bearer {endpoint.token}"} if endpoint.token else {}
        self._client = httpx.Client(timeout=endpoint.timeout, transport=RetryTransport(retry=retry), headers=headers)

    def query(self, sparql: str, **parameters: object) -> Result:
        """As :meth:`communique.graph.store.Graph.query`.

        Raises:
            GraphError: when the endpoint cannot be reached or refuses; the message has its reason.
        """
        text = written_query(sparql, parameters)
        text = "".join(f"PREFIX {p}: <{iri}> " for p, iri in missing_prefixes(text).items()) + text
        rows = form(text) in ("SELECT", "ASK")
        headers = {"Accept": _ROWS if rows else _TRIPLES}
        answer = self._send("POST", self._endpoint.query, data={"query": text}, headers=headers)
        media = answer.headers.get("content-type", "").partition(";")[0].strip()
        try:
            if rows:
                return Result(ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON))
            store = ox.Store()
            format = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.N_TRIPLES
            store.load(answer.content, format=format)
        except (SyntaxError, ValueError) as error:
            raise GraphError(f"{self._endpoint.query}: the answer ({media}) cannot be read: {error}") from error
        triples = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(triples, ox.QueryTriples)
        return Result(triples)

    def counts(self) -> dict[str, int]:
        """As :meth:`communique.graph.store.Graph.counts`."""
        return {name: int(str(value)) for row in self.query("counts") for name, value in row.items()}

    def names(self) -> list[ox.NamedNode]:
        """The named graphs, sorted."""
        rows = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
        return [ox.NamedNode(str(row["g"])) for row in rows]

    def holds(self, document: ox.NamedNode, sha256: str) -> bool:
        """As :meth:`communique.graph.store.Graph.holds`."""
        return bool(self.query(f"ASK {{ GRAPH {document} {{ {document} cq:sha256 {ox.Literal(sha256)} }} }}"))

    def replace(self, name: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Puts quads in the place of what a named graph holds, in one request.

        Raises:
            GraphError: when the endpoint cannot be reached or refuses.
        """
        triples = "\n".join(f"{q.triple} ." for q in quads)
        if self._endpoint.data:
            self._send(
                "PUT",
                self._endpoint.data,
                params={"graph": name.value},
                content=triples.encode(),
                headers={"Content-Type": _TRIPLES},
            )
            return
        insert = f" ;\nINSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}" if triples else ""
        self._update(f"DROP SILENT GRAPH {name}{insert}")

    def extend(self, name: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Adds quads to a named graph.

        Raises:
            GraphError: when the endpoint cannot be reached or refuses.
        """
        triples = "\n".join(f"{q.triple} ." for q in quads)
        if triples:
            self._update(f"INSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}")

    def load(self, source: Graph) -> Iterator[str]:
        """Copies the named graphs of another graph, one request each; yields the name of each when it is there.

        A document that is there already, with the same text from the same run, is left alone: a load that was broken
        off goes on where it stopped.

        Raises:
            GraphError: when the endpoint cannot be reached or refuses.
        """
        for name in sorted(source.store.named_graphs(), key=str):
            if not isinstance(name, ox.NamedNode):
                continue
            quads = source.sorted_quads(name)
            marks = [
                q for q in quads if q.subject == name and q.predicate.value.endswith(("#sha256", "wasGeneratedBy"))
            ]
            pattern = " . ".join(f"{q.subject} {q.predicate} {q.object}" for q in marks)
            if not marks or not self.query(f"ASK {{ GRAPH {name} {{ {pattern} }} }}"):
                self.replace(name, quads)
            yield name.value

    def fetch(self) -> Graph:
        """A copy of all named graphs, in memory.

        Raises:
            GraphError: when the endpoint cannot be reached or refuses.
        """
        graph = Graph()
        for name in self.names():
            triples = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}").triples
            graph.replace(name, (ox.Quad(t.subject, t.predicate, t.object, name) for t in triples))
        return graph

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _update(self, text: str) -> None:
        url = self._endpoint.update or self._endpoint.query
        self._send("POST", url, content=text.encode(), headers={"Content-Type": "application/sparql-update"})

    def _send(self, method: str, url: str, **options: object) -> httpx.Response:
        try:
            answer = self._client.request(method, url, **options)  # type: ignore[arg-type]  # httpx checks them
        except httpx.HTTPError as error:
            raise GraphError(f"{_shown(url)}: cannot be reached: {error}") from error
        if answer.is_success:
            return answer
        reason = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())[:300]
        raise GraphError(f"{_shown(url)}: {answer.status_code} {answer.reason_phrase}: {reason}")


def _shown(url: str) -> str:
    """A URL without user and password."""
    return re.sub(r"//[^/@]*@", "//", url)
