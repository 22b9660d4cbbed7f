"""The notebooks run, and what is kept of their outputs is what a code host can show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NAMES = ("first-look", "dossier", "quality")


def outputs(notebook: nbformat.NotebookNode) -> list[list[set[str]]]:
    """For each cell the forms of its outputs, without those that are not kept."""
    return [[forms(output) for output in cell.get("outputs", [])] for cell in notebook.cells]


def forms(output: dict[str, Any]) -> set[str]:
    found = set(output.get("data", {"stream": ""}))
    return found - {"text/html"} if "image/svg+xml" in found else found


def read(root: Path, name: str) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # no types
    return notebook


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_notebook_runs_and_shows_what_is_kept(root: Path, name: str) -> None:
    """From top to bottom without an error; each cell shows the forms of output that are kept of it."""
    kept, fresh = read(root, name), read(root, name)
    NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(root / "notebooks")}}).execute()
    assert outputs(fresh) == outputs(kept)


@pytest.mark.parametrize("name", NAMES)
def test_kept_outputs_last_on_a_code_host(root: Path, name: str) -> None:
    """Neither frames nor scripts, warnings nor metadata that changes; pictures as drawings or images; under 800 kB."""
    path = root / "notebooks" / f"{name}.ipynb"
    assert path.stat().st_size < 800_000
    notebook = read(root, name)
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum(bool({"image/svg+xml", "image/png"} & set(output.data)) for output in shown) >= 4
    for output in shown:
        assert not any(word in json.dumps(output.data) for word in ("<iframe", "<script", "onload=")), output
    assert [c.execution_count for c in notebook.cells if c.cell_type == "code"] == [
        *range(1, 1 + sum(c.cell_type == "code" for c in notebook.cells))
    ]
    assert not any(cell.metadata for cell in notebook.cells)


def test_first_look_shows_tables_and_pictures(root: Path) -> None:
    """Three tables, then timeline, map, neighbours and the graph at a glance."""
    shown = [output.data for cell in read(root, "first-look").cells for output in cell.get("outputs", [])]
    assert sum("<table" in data.get("text/html", "") for data in shown) == 3
    assert [data["text/plain"].split(" ")[0] for data in shown if "image/svg+xml" in data] == [
        "Timeline",
        "Map",
        "Azerbaijan",
        "Overview",
    ]


def test_dossier_is_a_hundred_documents_of_a_known_source(root: Path) -> None:
    """The data of the dossier is whole, small, and its source and licence stand beside it."""
    path = root / "notebooks" / "data" / "ukraine.jsonl"
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({d["id"] for d in documents}) == 100
    assert all(d["publisher"] == "The White House" and d["text"] for d in documents)
    assert path.stat().st_size < 400_000
    assert "public domain" in (path.parent / "README.md").read_text(encoding="utf-8")
