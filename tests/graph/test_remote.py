"""A graph in another store: against our own server and the Oxigraph server, both running while the tests do."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from communique.errors import GraphError, SettingsError
from communique.graph.remote import Endpoint, RemoteGraph
from communique.graph.store import Graph

TOKEN = "a-token-for-tests-only"
ONE, TWO = (ox.NamedNode(f"https://w3id.org/communique/document/{n}") for n in ("one", "two"))
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SHA = ox.NamedNode("https://w3id.org/communique/ontology#sha256")


def quads(name: ox.NamedNode, *labels: str) -> list[ox.Quad]:
    """A document's graph: its hash and some labels."""
    told = [ox.Quad(name, LABEL, ox.Literal(label, language="en"), name) for label in labels]
    return [ox.Quad(name, SHA, ox.Literal("hash of " + " ".join(labels)), name), *told]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Until a server answers at all."""
    for _ in range(300):
        assert process.poll() is None, "the server ended"
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = {http}
"""
RIGHTS = """grant SPARQL_UPDATE to "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"""


@contextmanager
def virtuoso(folder: Path, port: int, data: str) -> Iterator[Endpoint]:
    """A Virtuoso that anybody may write to."""
    binary, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if binary is None or isql is None:
        missing = "Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    sql = free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO.format(folder=folder, http=port, sql=sql))
    command = [binary, "+configfile", str(settings), "+foreground"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", process)
            subprocess.run([isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={RIGHTS}"], check=True, capture_output=True)
            yield Endpoint.at(f"http://127.0.0.1:{port}/sparql", data=data and f"http://127.0.0.1:{port}{data}")
        finally:
            process.terminate()


@pytest.fixture(
    params=["communique", "oxigraph by updates", "oxigraph by graphs", "virtuoso by updates", "virtuoso by graphs"]
)
def endpoint(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Endpoint]:
    """An endpoint that can be written to."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    if request.param.startswith("virtuoso"):
        with virtuoso(tmp_path, port, "/sparql-graph-crud" if request.param.endswith("graphs") else "") as found:
            yield found
        return
    if request.param == "communique":
        ox.Store(str(tmp_path / "store")).flush()
        command = [sys.executable, "-m", "communique", "serve", str(tmp_path / "store"), "--workers", "1"]
        command += ["--port", str(port), "--token", TOKEN]
        found = Endpoint.at(url, token=TOKEN)
    else:
        binary = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
        assert binary, "these tests need the package oxigraph"
        command = [binary, "serve", "--location", str(tmp_path / "ox"), "--bind", f"127.0.0.1:{port}"]
        command.append("--union-default-graph")
        data = f"{url}/store" if request.param.endswith("graphs") else ""
        found = Endpoint.at(f"{url}/query", update=f"{url}/update", data=data)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(url, process)
            yield found
        finally:
            process.terminate()


def test_a_store_elsewhere_is_used_like_one_here(endpoint: Endpoint) -> None:
    """Graphs are replaced, added to, asked, found again and fetched."""
    with RemoteGraph(endpoint) as remote:
        remote.replace(ONE, quads(ONE, "old"))
        remote.replace(ONE, quads(ONE, 'ne"w', "Zoë"))
        remote.extend(TWO, quads(TWO, "two"))
        rows = remote.query(
            'SELECT ?l { VALUES ?d { UNDEF } ?d rdfs:label ?l FILTER(LANG(?l) = "en") } ORDER BY ?l', d=ONE
        )
        assert [row["l"] for row in rows] == ["Zoë", 'ne"w']
        assert remote.holds(ONE, 'hash of ne"w Zoë')
        assert not remote.holds(ONE, "hash of old")
        # Virtuoso has graphs of its own.
        assert [name for name in remote.names() if name in (ONE, TWO)] == [ONE, TWO]
        fetched = remote.fetch()
        assert set(fetched.sorted_quads(ONE)) == set(quads(ONE, 'ne"w', "Zoë"))
        assert set(fetched.sorted_quads(TWO)) == set(quads(TWO, "two"))


def test_a_load_goes_on_where_it_stopped(endpoint: Endpoint) -> None:
    """What is there from the same run with the same text is not sent again."""
    source = Graph()
    for name, label in ((ONE, "one"), (TWO, "two")):
        source.replace(name, quads(name, label))
    with RemoteGraph(endpoint) as remote:
        list(remote.load(source))
        # A mark that a second copy of the graph would wipe out.
        remote.extend(ONE, [ox.Quad(ONE, LABEL, ox.Literal("mark"), ONE)])
        source.replace(TWO, quads(TWO, "changed"))
        assert list(remote.load(source)) == [ONE.value, TWO.value]
        labels = {str(row["l"]) for row in remote.query("SELECT ?l { GRAPH ?g { ?s cq:sha256 ?h ; rdfs:label ?l } }")}
        assert labels == {"one", "mark", "changed"}


def test_the_reason_of_a_refusal_is_told(endpoint: Endpoint) -> None:
    """A mistake in a query is told with the server's own words."""
    with RemoteGraph(endpoint) as remote, pytest.raises(GraphError, match="400"):
        remote.query("SELECT ?s WHERE { ?s ?p }")


class _Busy(BaseHTTPRequestHandler):
    """Is busy twice, then answers."""

    asked = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked += 1
        busy = type(self).asked < 3
        body = b"" if busy else b'{"head":{},"boolean":true}'
        self.send_response(503 if busy else 200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def test_a_busy_server_is_asked_again() -> None:
    """A server that is busy for a moment loses nothing."""
    server = HTTPServer(("127.0.0.1", 0), _Busy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with RemoteGraph(Endpoint.at(f"http://127.0.0.1:{server.server_port}")) as remote:
        assert bool(remote.query("ASK {}"))
    assert _Busy.asked == 3
    server.shutdown()
    server.server_close()


def test_a_server_that_is_not_there_is_an_error() -> None:
    """The message says where, without the password in the URL."""
    url = f"http://user:secret@127.0.0.1:{free_port()}/sparql"
    with RemoteGraph(Endpoint(url, tries=0)) as remote, pytest.raises(GraphError) as told:
        remote.query("ASK {}")
    assert "cannot be reached" in str(told.value)
    assert "secret" not in str(told.value)


def test_what_is_no_url_is_refused() -> None:
    """Before anything is sent."""
    with pytest.raises(SettingsError, match="no URL"):
        Endpoint.at("ftp://example.org/")
