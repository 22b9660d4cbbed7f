from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from communique.ontology import Ontology, load_ontology
from communique.pipeline import Pipeline

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the source tree."""
    return ROOT


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The project's ontology."""
    return load_ontology()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline with its default model, loaded once."""
    return Pipeline()


NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system."""
    executable = os.environ.get("COMMUNIQUE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.fail(
            "no Chromium found: install one (Debian, Ubuntu: apt-get install chromium) or name its executable in "
            'COMMUNIQUE_BROWSER; -m "not browser" leaves these tests out'
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield browser
        browser.close()
