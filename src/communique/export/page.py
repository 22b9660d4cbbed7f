"""The explorer: the graph as one self-contained HTML page, or as a page that asks a server for its data.

The self-contained page opens from disk and asks the network for nothing: style, fonts, scripts, data and query engine
stand in the file. A content security policy (W3C CSP Level 3) allows its one script by its hash and no other. Whatever
comes from documents is JSON data, which the script puts into the page as text only.

The script and the style are built from ``frontend/`` by ``scripts/build_frontend`` and stand in ``static/``.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import os
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

import pyoxigraph as ox

from communique.export.page_data import page_data

if TYPE_CHECKING:
    from pathlib import Path

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write_page(store: ox.Store, path: Path, title: str = "communique", sparql: bool = True) -> None:
    """Write the graph as one HTML file that needs no network; the same graph gives the same bytes.

    The file appears whole or not at all: it is written beside ``path`` and then renamed.

    Args:
        store: named graphs in the shape of the design, with or without the ontology.
        path: the file to write; its folder exists.
        title: heading of the page.
        sparql: whether the query engine goes along, about two megabytes and the graph a second time, compressed.

    Raises:
        OSError: when the file cannot be written.
    """
    data = json.dumps(page_data(store), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    blocks = [f'<script id="data" type="application/json">{data.translate(_ESCAPES)}</script>']
    if sparql:
        blocks.append(_block("engine", static("oxigraph.wasm.gz")))
        blocks.append(_block("quads", gzip.compress(_quads(store), mtime=0)))
    page = _page(title, "\n".join(blocks), served=False).encode("utf-8", "replace")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(page)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def served_page(title: str) -> str:
    """The page that asks the server it came from for its data: ``data``, ``documents/NUMBER`` and ``sparql``."""
    return _page(title, "", served=True)


def policy(served: bool) -> str:
    """The content security policy of the page: its own script and style by their hashes, no other."""
    # wasm-unsafe-eval compiles WebAssembly, which the query engine is; it does not let text run as script.
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(_script())}' 'wasm-unsafe-eval'",
            f"style-src '{_hash(_style())}'",
            "font-src data:",
            "worker-src blob:",
            *(["connect-src 'self'"] if served else []),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types communique",
        ]
    )


def static(name: str) -> bytes:
    """A file of the built explorer."""
    return (files("communique.export") / "static" / name).read_bytes()


def _page(title: str, data: str, served: bool) -> str:
    return Template(static("explorer.html").decode()).substitute(
        title=html.escape(title),
        served=" data-served" if served else "",
        policy=policy(served),
        style=_style(),
        script=_script(),
        data=data,
    )


def _script() -> str:
    return static("explorer.js").decode()


def _style() -> str:
    return static("explorer.css").decode()


def _block(name: str, packed: bytes) -> str:
    return f'<script id="{name}" type="text/plain">{base64.b64encode(packed).decode("ascii")}</script>'


def _quads(store: ox.Store) -> bytes:
    return "".join(sorted(f"{quad} .\n" for quad in store)).encode("utf-8", "replace")


def _hash(source: str) -> str:
    """The source expression that allows exactly this inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")
