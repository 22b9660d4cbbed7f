from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient


def test_first_look_runs_and_shows_the_picture(root: Path) -> None:
    """The notebook runs from top to bottom; the counts, two tables and the picture are among its outputs."""
    notebook = nbformat.read(root / "notebooks" / "first-look.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(root / "notebooks")}}).execute()
    shown = [o.get("data", {}).get("text/html", "") for c in notebook.cells for o in c.get("outputs", [])]
    assert sum("<table" in html and "iframe" not in html for html in shown) == 3
    assert sum("<iframe" in html for html in shown) == 1


def test_notebook_is_committed_without_outputs(root: Path) -> None:
    """Outputs are made, not kept: the file in the tree has none."""
    notebook = nbformat.read(root / "notebooks" / "first-look.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
    assert not any(c.get("outputs") for c in notebook.cells)
