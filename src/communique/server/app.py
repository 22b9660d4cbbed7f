"""The server as an ASGI application."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from communique.server.explorer import Explorer
from communique.server.operation import Operation, RequestError
from communique.server.pages import Pages
from communique.server.pool import Pool, QueryError
from communique.server.protocol import Protocol
from communique.server.settings import ServerSettings
from communique.server.snapshots import Snapshots

_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_Handler = Callable[[Request], Awaitable[Response]]


def create_app(settings: ServerSettings) -> Starlette:
    """The application that serves a graph; it opens the graph at once and lets it go when the server stops.

    Args:
        settings: what is served, and how.

    Raises:
        GraphError: when the store cannot be opened.
    """
    snapshots = Snapshots(settings.graph, writable=bool(settings.token))
    metrics = _Metrics()
    return Starlette(
        middleware=_middleware(settings),
        exception_handlers={QueryError: _refused, RequestError: _refused},
        lifespan=lambda app: _lifespan(app, settings, snapshots, metrics),
    )


@asynccontextmanager
async def _lifespan(
    app: Starlette, settings: ServerSettings, snapshots: Snapshots, metrics: _Metrics
) -> AsyncIterator[None]:
    pool = Pool(settings.workers, settings.timeout, settings.max_bytes)
    protocol = Protocol(settings, snapshots, pool)
    explorer = Explorer(settings.title, protocol, snapshots)
    app.router.routes.extend([*_routes(protocol, metrics), *_explorer_routes(explorer, metrics)])
    try:
        yield
    finally:
        pool.close()
        snapshots.close()


def _routes(protocol: Protocol, metrics: _Metrics) -> list[Route]:
    pages = Pages(protocol)

    async def health(_request: Request) -> Response:
        """That a query is answered."""
        await protocol.answer(Operation("ASK {}", update=False))
        return JSONResponse({"status": "ok"})

    async def measured(_request: Request) -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    read, write = ["GET", "HEAD"], ["GET", "HEAD", "POST", "PUT", "DELETE"]
    return [
        Route("/", metrics.timed("front", pages.front), methods=read),
        Route("/sparql", metrics.timed("sparql", pages.sparql), methods=["GET", "HEAD", "POST"]),
        Route("/data", metrics.timed("data", protocol.data), methods=write),
        Route("/queries", metrics.timed("queries", pages.queries), methods=read),
        Route("/queries/{name}", metrics.timed("queries", pages.queries), methods=read),
        Route("/about", metrics.timed("node", pages.node), methods=read),
        Route("/id/{name:path}", metrics.timed("node", pages.node), methods=read),
        Route("/document/{name:path}", metrics.timed("node", pages.node), methods=read),
        Route("/health", health, methods=read),
        Route("/metrics", measured, methods=read),
    ]


def _explorer_routes(explorer: Explorer, metrics: _Metrics) -> list[Route]:
    return [
        Route(path, metrics.timed("explorer", handler), methods=["GET", "HEAD"])
        for path, handler in (
            ("/explorer", explorer.page),
            ("/explorer/", explorer.page),
            ("/explorer/data", explorer.data),
            ("/explorer/text", explorer.text),
        )
    ]


def _middleware(settings: ServerSettings) -> list[Middleware]:
    # A page elsewhere must not reach a server on this machine under a name of its own (DNS rebinding).
    local = settings.host in ("127.0.0.1", "localhost", "::1")
    hosts = list(_LOCAL) if local else ["*"]
    found = [Middleware(TrustedHostMiddleware, allowed_hosts=hosts), Middleware(GZipMiddleware, minimum_size=1024)]
    if settings.origins:
        found.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.origins),
                allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
                allow_headers=["Accept", "Authorization", "Content-Type"],
            )
        )
    return found


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, QueryError | RequestError)
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None  # HTTP's own number
    return PlainTextResponse(f"{error.reason}\n", error.status, headers)


class _Metrics:
    """Requests by route and status, and how long they took, in the format of Prometheus."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "communique_requests", "Requests answered", ["route", "status"], registry=self._registry
        )
        self._seconds = Histogram("communique_seconds", "Seconds to answer", ["route"], registry=self._registry)

    def timed(self, route: str, handler: _Handler) -> _Handler:
        """A handler whose requests are counted and timed."""

        async def handle(request: Request) -> Response:
            start = time.perf_counter()
            status = 500
            try:
                response = await handler(request)
                status = response.status_code
                return response
            except (QueryError, RequestError) as error:
                status = error.status
                raise
            finally:
                self._requests.labels(route, str(status)).inc()
                self._seconds.labels(route).observe(time.perf_counter() - start)

        return handle

    def text(self) -> bytes:
        """All figures."""
        return generate_latest(self._registry)
