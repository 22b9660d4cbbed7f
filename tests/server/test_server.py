"""What the server does beyond the protocols: limits, tokens, pages, and readers beside writers."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from communique.errors import GraphError, SettingsError
from communique.graph.sparql import calls_others, with_dataset
from communique.server.settings import ServerSettings
from communique.server.snapshots import Snapshots

from .conftest import DATA, TOKEN, Start

KEY = {"Authorization": f"Bearer {TOKEN}"}
SLOW = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?q ?r ?s . ?t ?u ?v . ?w ?x ?y }"
)


def count(client: httpx.Client) -> int:
    """How many triples a server holds."""
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    answer = client.get("/sparql", params={"query": query}).raise_for_status().json()
    return int(answer["results"]["bindings"][0]["n"]["value"])


def test_a_query_that_takes_too_long_is_ended(store: Path, start: Start) -> None:
    """The client is told, and the next query is answered."""
    client = start(store, timeout=0.5)
    response = client.get("/sparql", params={"query": SLOW})
    assert response.status_code == 503
    assert "too long" in response.text
    assert count(client) > 0


def test_an_answer_that_is_too_large_is_refused(store: Path, start: Start) -> None:
    """The limit counts the bytes of the answer."""
    client = start(store, max_bytes=300)
    assert client.get("/sparql", params={"query": "SELECT (1 AS ?n) {}"}).status_code == 200
    response = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"})
    assert response.status_code == 400
    assert "larger than 300 bytes" in response.text
    assert client.get("/health").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("settings", "headers", "status"), [({}, KEY, 403), ({"token": TOKEN}, {}, 401), ({"token": TOKEN}, KEY, 204)]
)
def test_nothing_is_written_without_the_token(
    store: Path, start: Start, settings: dict[str, str], headers: dict[str, str], status: int
) -> None:
    """A server without a token writes nothing; one with a token wants it."""
    client = start(store, **settings)
    before = count(client)
    response = client.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers)
    assert response.status_code == status
    assert count(client) == (0 if status == 204 else before)


def test_the_server_calls_no_other(store: Path, start: Start) -> None:
    """SERVICE and LOAD would let anybody use this machine to reach others."""
    client = start(store, token=TOKEN)
    for text in ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", r"SELECT * { \u0053ERVICE <urn:x> {} }"):
        assert client.get("/sparql", params={"query": text}).status_code == 403
    assert client.post("/sparql", data={"update": "LOAD <http://127.0.0.1:9/>"}, headers=KEY).status_code == 403


def test_words_in_strings_and_names_call_nobody() -> None:
    """Only the keyword counts."""
    assert not calls_others('SELECT ?service { ?service cq:service "SERVICE" ; <urn:SERVICE> ?x } # SERVICE')


def test_using_goes_before_each_where() -> None:
    """Every operation of an update reads the given graphs, but the short form that cannot."""
    text = 'DELETE { ?s ?p "WHERE" } WHERE { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o } ; INSERT {} WHERE {}'
    given = with_dataset(text, "USING <urn:g> ")
    assert given.replace("USING <urn:g> ", "") == text
    assert [part.count("USING") for part in given.split(" ; ")] == [1, 0, 1]
    assert given.startswith('DELETE { ?s ?p "WHERE" } USING')


def test_graph_store_reads_a_document(store: Path, start: Start) -> None:
    """One document's graph, in the form that the client wishes; one that is not there is not found."""
    client = start(store)
    name = "https://w3id.org/communique/document/one"
    response = client.get("/data", params={"graph": name}, headers={"Accept": "application/n-triples"})
    triples = list(ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES))
    assert len(triples) == 7
    assert client.get("/data", params={"graph": "urn:none"}).status_code == 404
    assert client.get("/data").status_code == 400


def test_graph_store_replaces_and_drops_a_document(store: Path, start: Start) -> None:
    """PUT replaces, POST adds, DELETE drops, with the token."""
    client = start(store, token=TOKEN)
    name = {"graph": "https://w3id.org/communique/document/one"}
    turtle = {"Content-Type": "text/turtle", **KEY}
    before = count(client)
    client.put("/data", params=name, content="<urn:s> <urn:p> 1, 2 .", headers=turtle).raise_for_status()
    assert count(client) == before - 7 + 2
    client.post("/data", params=name, content="<urn:s> <urn:p> 3 .", headers=turtle).raise_for_status()
    assert count(client) == before - 7 + 3
    client.delete("/data", params=name, headers=KEY).raise_for_status()
    assert count(client) == before - 7
    assert client.put("/data", params=name, content="<urn:s> oops", headers=turtle).status_code == 400


def test_an_entity_has_a_page_and_data(store: Path, start: Start) -> None:
    """A browser gets a page, a program the triples, under one address."""
    client = start(store)
    page = client.get("/id/Q1", headers={"Accept": "text/html,*/*;q=0.5"})
    assert "<h1>Freedonia</h1>" in page.text
    assert 'href="/id/event"' in page.text
    data = client.get("/id/Q1", headers={"Accept": "text/turtle"})
    assert len(list(ox.parse(data.content, format=ox.RdfFormat.TURTLE))) == 4
    assert client.get("/id/Q2", headers={"Accept": "text/html"}).status_code == 404


def test_words_of_documents_stay_words(store: Path, start: Start) -> None:
    """What a document says is never part of the page's HTML."""
    page = start(store).get("/id/Q1", headers={"Accept": "text/html"})
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


def test_named_queries_are_listed_and_answered(store: Path, start: Start) -> None:
    """The list tells the parameters; an answer comes by name."""
    client = start(store)
    listed = {q["name"]: q for q in client.get("/queries").json()}
    assert any(p["name"] == "iri" for p in listed["evidence"]["parameters"])
    rows = client.get("/queries/counts").json()["results"]["bindings"]
    assert rows[0]["documents"]["value"] == "2"
    assert client.get("/queries/evidence").status_code == 400
    assert client.get("/queries/nonsense").status_code == 404


def test_a_browser_gets_a_table(store: Path, start: Start) -> None:
    """A query opened in a browser shows its rows."""
    params = {"query": "SELECT ?l { id:Q1 rdfs:label ?l }"}
    page = start(store).get("/sparql", params=params, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "Freedonia" in page.text


def test_pages_elsewhere_read_only_where_allowed(store: Path, start: Start) -> None:
    """Without --cors no other origin may read; with it the one that is named."""
    origin = {"Origin": "https://news.example"}
    assert "access-control-allow-origin" not in start(store).get("/health", headers=origin).headers
    allowed = start(store, origins=("https://news.example",)).get("/health", headers=origin)
    assert allowed.headers["access-control-allow-origin"] == "https://news.example"


def test_a_name_that_points_here_is_refused(store: Path, start: Start) -> None:
    """A page elsewhere cannot reach the server by a host name of its own."""
    assert start(store).get("/health", headers={"Host": "evil.example"}).status_code == 400


def test_metrics_count_requests(store: Path, start: Start) -> None:
    """Requests are counted by route and status."""
    client = start(store)
    client.get("/sparql", params={"query": "ASK {"})
    assert 'communique_requests_total{route="sparql",status="400"} 1.0' in client.get("/metrics").text


def test_a_reader_sees_each_write_that_came_before(store: Path, start: Start) -> None:
    """Readers see every finished write, while a writer goes on."""
    client = start(store, token=TOKEN, workers=2)
    before = count(client)
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        with httpx.Client(base_url=client.base_url, timeout=60) as other:
            while not done.is_set():
                seen.append(count(other))

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(20):
        update = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {n} }} }}"
        client.post("/sparql", data={"update": update}, headers=KEY).raise_for_status()
        assert count(client) == before + n + 1
    done.set()
    reader.join()
    assert seen == sorted(seen)


def test_a_build_beside_the_server_becomes_visible(store: Path) -> None:
    """Without a token the store is free for a build; what it wrote is read when it is done."""
    with Snapshots(store, writable=False) as snapshots:
        first = snapshots.path
        writer = ox.Store(str(store))
        writer.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <urn:o> } }")
        assert snapshots.current(every=0) == first
        writer.flush()
        del writer
        assert len(ox.Store.read_only(str(snapshots.current(every=0)))) == len(ox.Store.read_only(str(first))) + 1
    assert [p.name for p in store.parent.iterdir()] == ["store"]


def test_a_store_in_use_is_an_error_at_the_start(store: Path) -> None:
    """A store that another process writes to cannot be opened; the message says so."""
    writer = ox.Store(str(store))
    with pytest.raises(GraphError, match="another process"):
        Snapshots(store, writable=True)
    del writer


def test_a_graph_file_is_served(tmp_path: Path, start: Start) -> None:
    """A file is read into memory; it cannot be written to."""
    path = tmp_path / "g.trig"
    path.write_text(DATA)
    assert count(start(path)) == 11
    with pytest.raises(SettingsError, match="read-only"):
        ServerSettings(path, token=TOKEN)


@pytest.mark.parametrize(
    "settings", [{"token": "short"}, {"timeout": 0}, {"workers": 0}, {"max_bytes": -1}], ids=lambda s: next(iter(s))
)
def test_wrong_settings_raise_early(store: Path, settings: dict[str, object]) -> None:
    """Before anything is opened."""
    with pytest.raises(SettingsError):
        ServerSettings(store, **settings)  # type: ignore[arg-type]  # wrong on purpose
