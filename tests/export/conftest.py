from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from communique.export.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

GRAPH = (Path(__file__).parent / "two_documents.trig").read_text("utf-8")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open the page of a graph from disk; at the end, nothing was asked of the network and nothing went wrong."""
    path = tmp_path / "page.html"
    noise: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            noise.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            noise.append(message.text)

    def note_dialog(dialog: Dialog) -> None:
        noise.append(dialog.message)
        dialog.dismiss()

    def open_(address: str = "", graph: str | ox.Store = GRAPH) -> Page:
        if isinstance(graph, str):
            store = ox.Store()
            store.load(graph.encode(), ox.RdfFormat.TRIG)
            graph = store
        write_page(graph, path, title="Lake")
        page = context.new_page()
        page.on("request", note_request)
        page.on("console", note_message)
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", note_dialog)
        page.goto(path.as_uri() + address)
        return page

    yield open_
    context.close()
    assert noise == []
