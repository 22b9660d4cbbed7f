"""SPARQL 1.1 Protocol and SPARQL 1.1 Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import asyncio
import hmac

from starlette.requests import Request
from starlette.responses import Response

from communique.errors import GraphError
from communique.server.operation import Operation, RequestError, accepted, graph_name, read_operation, read_triples
from communique.server.pool import Answer, Pool
from communique.server.settings import ServerSettings
from communique.server.snapshots import Snapshots
from communique.server.worker import RESULTS, TRIPLES, Question

_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
[] a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query{update} ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
        formats:SPARQL_Results_TSV , formats:Turtle , formats:N-Triples , formats:JSON-LD , formats:RDF_XML .
"""


class Protocol:
    """Answers requests of both protocols.

    Args:
        settings: of the server.
        snapshots: what is read and written.
        pool: answers queries.
    """

    def __init__(self, settings: ServerSettings, snapshots: Snapshots, pool: Pool) -> None:
        self._settings = settings
        self._snapshots = snapshots
        self._pool = pool

    async def sparql(self, request: Request) -> Response:
        """A query or, with the token, an update; a description of the service when nothing is asked."""
        if request.method in ("GET", "HEAD") and not request.url.query:
            update = " , sd:SPARQL11Update" if self._settings.token else ""
            text = _DESCRIPTION.format(endpoint=request.url, update=update)
            return Response(text, media_type="text/turtle")
        operation = await read_operation(request)
        if operation.update:
            self._authorise(request)
            await self._update(operation, str(request.base_url))
            return Response(status_code=204)
        answer = await self.ask(operation, request)
        return Response(answer.body, media_type=answer.media)

    async def data(self, request: Request) -> Response:
        """One graph (``?graph=IRI``), or all documents together (``?default``); to change them needs the token."""
        name = graph_name(request)
        if request.method in ("GET", "HEAD"):
            return await self._graph(request, name)
        self._authorise(request)
        steps = [] if request.method == "POST" else [f"DROP SILENT {f'GRAPH <{name}>' if name else 'DEFAULT'}"]
        if request.method != "DELETE":
            triples = await read_triples(request)
            steps.append(f"INSERT DATA {{ {f'GRAPH <{name}> {{ {triples} }}' if name else triples} }}")
        await self._update(Operation(" ;\n".join(steps), update=True), str(request.base_url))
        return Response(status_code=204)

    async def ask(self, operation: Operation, request: Request) -> Answer:
        """The answer to a query over what is in the graph now, in the form that the client likes best.

        Raises:
            QueryError: when there is none.
        """
        return await self.answer(
            operation,
            accepted(request, RESULTS),
            accepted(request, TRIPLES),
            str(request.base_url),
        )

    async def answer(
        self,
        operation: Operation,
        results: str = "application/sparql-results+json",
        triples: str = "application/n-triples",
        base: str = "",
    ) -> Answer:
        """The answer to a query in one of two media types, for rows and for triples.

        Raises:
            QueryError: when there is none.
        """
        path = await asyncio.to_thread(self._snapshots.current)
        return await self._pool.ask(
            Question(path, operation.text, results, triples, base, operation.default, operation.named)
        )

    async def _graph(self, request: Request, name: str) -> Response:
        inside = f"GRAPH <{name}> {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        if name and b"true" not in (await self.answer(Operation(f"ASK {{ {inside} }}", update=False))).body:
            raise RequestError(404, f"there is no graph <{name}>")
        answer = await self.ask(Operation(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inside} }}", update=False), request)
        return Response(answer.body, media_type=answer.media)

    def _authorise(self, request: Request) -> None:
        if not self._settings.token:
            raise RequestError(403, "this server is read-only: start it with a token to allow changes")
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(shown.encode(), self._settings.token.encode()):
            raise RequestError(401, "changes need the header “Authorization: Bearer TOKEN” with the server's token")

    async def _update(self, operation: Operation, base: str) -> None:
        try:
            await asyncio.to_thread(self._snapshots.update, operation.text, base, operation.default, operation.named)
        except SyntaxError as error:
            raise RequestError(400, f"the update cannot be done: {error}") from error
        except (OSError, RuntimeError, ValueError, GraphError) as error:
            raise RequestError(500, f"the update cannot be done: {error}") from error
