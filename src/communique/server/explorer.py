"""The explorer page over the served graph: the page itself, its data without texts, and each text when it is read."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from communique.export.page import policy, served_page
from communique.export.page_data import page_data
from communique.graph.store import Graph
from communique.server.operation import Operation, RequestError, checked_iri
from communique.server.protocol import Protocol
from communique.server.snapshots import Snapshots

_TEXT = "SELECT ?text {{ GRAPH ?g {{ <{iri}> nif:isString ?text }} }} LIMIT 1"
_NO_SNIFFING = {"X-Content-Type-Options": "nosniff"}


class Explorer:
    """Answers the requests of the explorer page; its queries go to the SPARQL endpoint beside it.

    Args:
        title: heading of the page.
        protocol: asks the graph.
        snapshots: where the graph is read.
    """

    def __init__(self, title: str, protocol: Protocol, snapshots: Snapshots) -> None:
        self._title = title
        self._protocol = protocol
        self._snapshots = snapshots
        self._gathering = threading.Lock()
        self._gathered: tuple[Path, bytes] | None = None

    async def page(self, request: Request) -> Response:
        """The page; its addresses are relative, so it stands in a folder of its own."""
        if not request.url.path.endswith("/"):
            return RedirectResponse(f"{request.url.path}/")
        headers = _NO_SNIFFING | {"Content-Security-Policy": f"{policy(served=True)}; frame-ancestors 'self'"}
        return HTMLResponse(served_page(self._title), headers=headers)

    async def data(self, _request: Request) -> Response:
        """What the page shows, all but the texts; gathered once for each state of the graph."""
        return Response(await asyncio.to_thread(self._gather), media_type="application/json", headers=_NO_SNIFFING)

    async def text(self, request: Request) -> Response:
        """The text of a document (``?iri=…``)."""
        iri = checked_iri(request.query_params.get("iri", ""))
        answer = await self._protocol.answer(Operation(_TEXT.format(iri=iri), update=False))
        rows = json.loads(answer.body)["results"]["bindings"]
        if not rows:
            raise RequestError(404, f"the graph has no text of <{iri}>")
        return JSONResponse({"text": rows[0]["text"]["value"]}, headers=_NO_SNIFFING)

    def _gather(self) -> bytes:
        with self._gathering:
            path = self._snapshots.current()
            if self._gathered is None or self._gathered[0] != path:
                data = page_data(Graph.open(path, read_only=True).store, texts=False)
                self._gathered = path, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
            return self._gathered[1]
