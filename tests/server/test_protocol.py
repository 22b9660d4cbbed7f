"""SPARQL 1.1 Protocol: the cases of the W3C's test suite, by their names there, and ordinary clients.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ describes each as an exchange of requests; the data
here are our own. Its cases all apply, for this server takes queries and, with the token, updates.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import JSON, SPARQLWrapper

from .conftest import TOKEN, Start

ONE, TWO, THREE = (f"http://example.org/graph/{n}" for n in ("one", "two", "three"))
KEY = {"Authorization": f"Bearer {TOKEN}"}
ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"}


@pytest.fixture
def client(tmp_path: Path, start: Start) -> httpx.Client:
    """A writable server with three graphs, each of which says its own type."""
    opened = ox.Store(str(tmp_path / "store"))
    for name in (ONE, TWO, THREE):
        node = ox.NamedNode(name)
        opened.add(ox.Quad(node, ox.NamedNode("urn:type"), ox.Literal("graph"), node))
    opened.flush()
    del opened
    return start(tmp_path / "store", token=TOKEN)


def truth(response: httpx.Response) -> bool:
    """The truth value of an answer in JSON."""
    response.raise_for_status()
    return bool(response.json()["boolean"])


def has(graph: str, name: str = "") -> str:
    """A pattern: a graph's own triple, in the default graph or in a named one."""
    triple = f"<{graph}> <urn:type> ?t{name}"
    return f"GRAPH ?{name} {{ {triple} }}" if name else triple + " ."


def post(client: httpx.Client, body: str | bytes, media: str, query: str = "", **headers: str) -> httpx.Response:
    return client.post(f"/sparql{query}", content=body, headers={"Content-Type": media, **headers})


def graphs(kind: str, *names: str) -> str:
    return "&".join(urlencode({kind: name}) for name in names)


def test_query_get(client: httpx.Client) -> None:
    """query_get."""
    assert truth(client.get("/sparql", params={"query": "ASK {}"}))


def test_query_post_form(client: httpx.Client) -> None:
    """query_post_form."""
    assert truth(client.post("/sparql", data={"query": "ASK {}"}))


def test_query_post_direct(client: httpx.Client) -> None:
    """query_post_direct."""
    assert truth(post(client, "ASK {}", "application/sparql-query"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_default_graphs(client: httpx.Client, method: str) -> None:
    """query_dataset_default_graphs_get, query_dataset_default_graphs_post, query_multiple_dataset."""
    given = graphs("default-graph-uri", ONE, TWO)
    for pattern, expected in ((has(ONE) + has(TWO), True), (has(THREE), False)):
        query = f"ASK {{ {pattern} }}"
        if method == "get":
            response = client.get(f"/sparql?{given}&{urlencode({'query': query})}")
        else:
            response = post(client, query, "application/sparql-query", f"?{given}")
        assert truth(response) is expected


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(client: httpx.Client, method: str) -> None:
    """query_dataset_named_graphs_get, query_dataset_named_graphs_post."""
    given = graphs("named-graph-uri", ONE, TWO)
    for pattern, expected in ((has(ONE, "a") + has(TWO, "b"), True), (has(THREE, "c"), False), (has(ONE), False)):
        query = f"ASK {{ {pattern} }}"
        if method == "get":
            response = client.get(f"/sparql?{given}&{urlencode({'query': query})}")
        else:
            response = post(client, query, "application/sparql-query", f"?{given}")
        assert truth(response) is expected


def test_query_dataset_full(client: httpx.Client) -> None:
    """query_dataset_full."""
    given = f"?{graphs('default-graph-uri', THREE)}&{graphs('named-graph-uri', ONE, TWO)}"
    query = f"ASK {{ {has(THREE)} {has(ONE, 'a')} {has(TWO, 'b')} }}"
    assert truth(post(client, query, "application/sparql-query", given))


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("SELECT (1 AS ?x) {}", ROWS),
        ("ASK {}", ROWS - {"text/csv", "text/tab-separated-values"}),
        ("DESCRIBE <http://example.org/>", TRIPLES),
        ("CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", TRIPLES),
    ],
)
def test_query_content_type(client: httpx.Client, query: str, media: set[str]) -> None:
    """query_content_type_select, _ask, _describe, _construct: every form that may be wished, and one that is none."""
    for wished in (*sorted(media), "image/png"):
        response = client.get("/sparql", params={"query": query}, headers={"Accept": wished})
        assert response.status_code == 200
        got = response.headers["content-type"].partition(";")[0]
        assert got in media
        assert wished not in media or got == wished


def test_update_post_form(client: httpx.Client) -> None:
    """update_post_form."""
    client.post("/sparql", data={"update": "CLEAR ALL"}, headers=KEY).raise_for_status()
    assert not truth(client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}))


def test_update_post_direct(client: httpx.Client) -> None:
    """update_post_direct."""
    post(client, "CLEAR ALL", "application/sparql-update", **KEY).raise_for_status()
    assert not truth(client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}))


def test_update_base_uri(client: httpx.Client) -> None:
    """update_base_uri."""
    update = "BASE <http://example.org/> CLEAR ALL ; INSERT DATA { GRAPH <g> { <a> <b> <c> } }"
    post(client, update, "application/sparql-update", **KEY).raise_for_status()
    assert truth(client.get("/sparql", params={"query": "ASK { GRAPH <http://example.org/g> { ?s ?p ?o } }"}))


@pytest.mark.parametrize(
    ("given", "where", "expected"),
    [
        (graphs("using-graph-uri", ONE), "?s <urn:type> ?o", {ONE}),
        (graphs("using-graph-uri", ONE, TWO), "?s <urn:type> ?o", {ONE, TWO}),
        (graphs("using-named-graph-uri", ONE, TWO), "GRAPH ?g { ?s <urn:type> ?o }", {ONE, TWO}),
        (
            f"{graphs('using-graph-uri', ONE)}&{graphs('using-named-graph-uri', TWO)}",
            "{ ?s <urn:type> ?o } UNION { GRAPH ?g { ?s <urn:type> ?o } }",
            {ONE, TWO},
        ),
    ],
)
def test_update_dataset(client: httpx.Client, given: str, where: str, expected: set[str]) -> None:
    """update_dataset_default_graph, _default_graphs, _named_graphs, _full."""
    update = f"INSERT {{ GRAPH <urn:found> {{ ?s <urn:seen> 1 }} }} # where\nWHERE {{ {where} }}"
    post(client, update, "application/sparql-update", f"?{given}", **KEY).raise_for_status()
    answer = client.get("/sparql", params={"query": "SELECT ?s { GRAPH <urn:found> { ?s ?p ?o } }"}).json()
    assert {row["s"]["value"] for row in answer["results"]["bindings"]} == expected


def test_bad_query_method(client: httpx.Client) -> None:
    """bad_query_method."""
    assert client.put("/sparql", params={"query": "ASK {}"}).status_code == 405


@pytest.mark.parametrize(
    ("body", "media", "query", "status"),
    [
        ("query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", "application/x-www-form-urlencoded", "", 400),
        ("ASK {}", "text/plain", "", 415),
        ("query=ASK%20%7B%7D", "", "", 415),
        ("ASK {}", "", "", 415),
        ("ASK { ?caf\u00e9 ?p ?o }".encode("latin-1"), "application/sparql-query", "", 400),
        ("ASK {", "application/sparql-query", "", 400),
        ("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", "application/x-www-form-urlencoded", "", 400),
        ("CLEAR NAMED", "text/plain", "", 415),
        ("update=CLEAR%20NAMED", "", "", 415),
        ("CLEAR NAM\u00c9".encode("latin-1"), "application/sparql-update", "", 400),
        ("CLEAR XYZ", "application/sparql-update", "", 400),
        (
            "DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }",
            "application/sparql-update",
            "?" + graphs("using-graph-uri", ONE),
            400,
        ),
    ],
    ids=[
        "bad_multiple_queries",
        "bad_query_wrong_media_type",
        "bad_query_missing_form_type",
        "bad_query_missing_direct_type",
        "bad_query_non_utf8",
        "bad_query_syntax",
        "bad_multiple_updates",
        "bad_update_wrong_media_type",
        "bad_update_missing_form_type",
        "bad_update_non_utf8",
        "bad_update_syntax",
        "bad_update_dataset_conflict",
    ],
)
def test_bad_requests(client: httpx.Client, body: str | bytes, media: str, query: str, status: int) -> None:
    """A request that the protocol does not have is refused, with a sentence that says why."""
    response = post(client, body, media, query, **KEY)
    assert response.status_code == status
    assert len(response.text) > 20


def test_bad_update_get(client: httpx.Client) -> None:
    """bad_update_get."""
    assert client.get("/sparql", params={"update": "CLEAR ALL"}, headers=KEY).status_code == 400


def test_sparqlwrapper_reads(client: httpx.Client) -> None:
    """SPARQLWrapper asks and gets rows."""
    wrapper = SPARQLWrapper(f"{client.base_url}/sparql")
    wrapper.setQuery("SELECT ?s { ?s <urn:type> ?t } ORDER BY ?s")
    wrapper.setReturnFormat(JSON)
    answer = wrapper.queryAndConvert()
    assert isinstance(answer, dict)
    assert [row["s"]["value"] for row in answer["results"]["bindings"]] == [ONE, THREE, TWO]


def test_rdflib_reads(client: httpx.Client) -> None:
    """The SPARQLStore of rdflib asks and gets terms."""
    remote = SPARQLStore(f"{client.base_url}/sparql")
    rows = [row for row in remote.query("SELECT ?s { ?s <urn:type> ?t }") if isinstance(row, ResultRow)]
    assert sorted(str(row.s) for row in rows) == [ONE, THREE, TWO]


def test_curl_reads(client: httpx.Client) -> None:
    """The command curl asks and gets CSV."""
    curl = shutil.which("curl")
    assert curl, "these tests need curl"
    arguments = [curl, "-sf", f"{client.base_url}/sparql", "-H", "Accept: text/csv", "--data-urlencode"]
    told = subprocess.run([*arguments, "query=SELECT (2 AS ?n) {}"], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["n", "2"]
