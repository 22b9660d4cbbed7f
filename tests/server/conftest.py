"""A server that runs while a test does, on a port of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from communique.server.app import create_app
from communique.server.settings import ServerSettings

TOKEN = "a-token-for-tests-only"
DATA = """
@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix id: <https://w3id.org/communique/id/> .
@prefix doc: <https://w3id.org/communique/document/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
doc:one { doc:one a cq:Document . id:Q1 a cq:State ; rdfs:label "Freedonia"@en .
  id:event a cq:Event, cq:Signing ; cq:agent id:Q1 ; rdfs:label "Signing of a treaty"@en . }
doc:two { doc:two a cq:Document . id:Q1 a cq:State ; rdfs:label "Freedonia"@en ; cq:rule "<script>alert(1)</script>" . }
"""

Start = Callable[..., httpx.Client]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The folder of a store with two small documents."""
    folder = tmp_path / "store"
    opened = ox.Store(str(folder))
    opened.load(DATA, format=ox.RdfFormat.TRIG)
    opened.flush()
    return folder


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts servers; gives a client for each."""
    running: list[tuple[uvicorn.Server, threading.Thread, httpx.Client]] = []

    def run(graph: Path, **settings: Any) -> httpx.Client:
        app = create_app(ServerSettings(graph, **{"workers": 1, **settings}))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
            assert thread.is_alive(), "the server did not start"
        port = server.servers[0].sockets[0].getsockname()[1]
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        running.append((server, thread, client))
        return client

    yield run
    for server, thread, client in running:
        client.close()
        server.should_exit = True
        thread.join(20)
