#!/usr/bin/env python
"""Takes the pictures of the seed's page that README shows: python scripts/screenshot.py (needs Chromium or Chrome)."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from communique.knowledge import build

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 1440, "height": 860}
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    """Builds the graph of seeds/, opens its page, and writes docs/images/*.png."""
    graph = build(ROOT / "seeds")
    event = graph.query("SELECT ?e WHERE { ?e a cq:Signing } ORDER BY ?e LIMIT 1")
    (signing,) = (str(row["e"]) for row in event)
    (document,) = graph.documents()
    views = {"page": f"#node={signing}", "document": f"#doc={document}&node={signing}"}
    executable = os.environ.get("COMMUNIQUE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        sys.exit("no Chromium found: install one, or name its executable in COMMUNIQUE_BROWSER")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = graph.page(Path(folder) / "graph.html")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        for name, address in views.items():
            page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # the type is private
            page.goto(page_file.as_uri() + address)
            page.wait_for_selector("body.ready")
            page.wait_for_timeout(500)
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
            page.close()
            print(f"written: docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
