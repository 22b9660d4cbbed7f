"""The explorer page over a served graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

from .conftest import TOKEN, Start

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GRAPH = Path(__file__).parents[1] / "export" / "two_documents.trig"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The folder of a store with the two documents of the page's tests."""
    folder = tmp_path / "archive"
    store = ox.Store(str(folder))
    store.load(GRAPH.read_bytes(), format=ox.RdfFormat.TRIG)
    store.flush()
    return folder


def test_data_has_no_texts_and_each_text_an_address(archive: Path, start: Start) -> None:
    """The page's data leaves texts out; each is given by its document's IRI, and what is no document is not found."""
    client = start(archive)
    data = client.get("/explorer/data").raise_for_status().json()
    assert [document["text"] for document in data["documents"]] == [None, None]
    assert "peace had come" in client.get("/explorer/text", params={"iri": "urn:a"}).json()["text"]
    assert client.get("/explorer/text", params={"iri": "urn:nothing"}).status_code == 404
    assert client.get("/explorer/text", params={"iri": "a> b"}).status_code == 400


def test_data_follows_the_graph(archive: Path, start: Start) -> None:
    """After a change the page gets what is in the graph now."""
    client = start(archive, token=TOKEN)
    assert client.get("/explorer/data").json()["counts"]["documents"] == 2
    client.request("DELETE", "/data?graph=urn:b", headers={"Authorization": f"Bearer {TOKEN}"}).raise_for_status()
    assert client.get("/explorer/data").json()["counts"]["documents"] == 1


def test_page_stands_in_a_folder_and_may_not_be_framed_elsewhere(archive: Path, start: Start) -> None:
    """The address without a slash leads to the one with it, and the policy is a header too."""
    client = start(archive)
    assert client.get("/explorer").headers["location"] == "/explorer/"
    header = client.get("/explorer/").headers["content-security-policy"]
    assert "connect-src 'self'" in header
    assert "frame-ancestors 'self'" in header


@pytest.mark.browser
def test_page_asks_its_server_and_no_other(archive: Path, start: Start, browser: Browser) -> None:
    """Data, a text and the answer to a query come from the server; nothing else is asked, and nothing goes wrong."""
    client = start(archive)
    page = browser.new_page()
    asked: list[str] = []
    noise: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: noise.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(f"{client.base_url}/explorer/#doc=urn:a")
    expect(page.locator(".fulltext .content")).to_have_text("peace had come")
    page.locator("#tabs").get_by_text("Statements").click()
    expect(page.locator("#statements td[data-name=Words]")).to_have_text("peace had come")
    page.goto(f"{client.base_url}/explorer/#view=sparql&query=signings")
    expect(page.locator("#answered")).to_contain_text("1 row in")
    page.goto(f"{client.base_url}/explorer/#view=sparql&sparql=CONSTRUCT+WHERE+{{+?s+a+cq:Treaty+}}")
    expect(page.locator("#answer tbody td")).to_have_text(["Lake Treaty", "rdf:type", "cq:Treaty"])
    page.close()
    assert noise == []
    assert {
        url.split("#")[0].removeprefix(str(client.base_url)).split("?")[0] for url in asked if url[:5] == "http:"
    } == {
        "/explorer/",
        "/explorer/data",
        "/explorer/text",
        "/sparql",
    }
