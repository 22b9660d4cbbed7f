"""Run the notebooks and keep their outputs, so that they read well where nothing runs.

    python scripts/run_notebooks.py             run all, write the outputs
    python scripts/run_notebooks.py --check     run all, compare; exit code 1 when an output is not what is kept
    python scripts/run_notebooks.py dossier     only one

Kept is what code hosts show and what is the same each time: of a picture the drawing (SVG) without the frame or image
in HTML, tables, text and figures; no times, no metadata. Figures (PNG) depend on the version of matplotlib, so the
check only asks whether they are there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs.

    Raises:
        nbclient.exceptions.CellExecutionError: when a cell fails.
    """
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # no types
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


def kept(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook as it is committed: without what is volatile, or not shown by code hosts."""
    notebook.metadata = nbformat.from_dict(_METADATA)  # type: ignore[no-untyped-call]  # as above
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        cell.metadata = {}
        cell.execution_count = number
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
            if "image/svg+xml" in output.get("data", {}):
                output.data.pop("text/html", None)
    return notebook


def comparable(notebook: nbformat.NotebookNode) -> list[list[Mapping[str, Any]]]:
    """The outputs of each cell, with only the presence of what depends on versions of libraries."""
    return [
        [
            {mime: "" if mime == "image/png" else value for mime, value in output.get("data", {}).items()}
            or {"text": output.get("text", "")}
            for output in cell.get("outputs", [])
        ]
        for cell in notebook.cells
    ]


def main() -> int:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description="Run the notebooks and keep or check their outputs.")
    parser.add_argument("names", nargs="*", help="notebooks, without ending; all when left out")
    parser.add_argument("--check", action="store_true", help="compare with what is kept, write nothing")
    given = parser.parse_args()
    paths = [FOLDER / f"{name}.ipynb" for name in given.names] or sorted(FOLDER.glob("*.ipynb"))
    stale = 0
    for path in paths:
        fresh = kept(run(path))
        if not given.check:
            nbformat.write(fresh, path)  # type: ignore[no-untyped-call]  # as above
            print(f"{path.name}: {path.stat().st_size // 1000} kB")
        elif comparable(fresh) != comparable(nbformat.read(path, as_version=4)):  # type: ignore[no-untyped-call]
            stale += 1
            print(f"{path.name}: outputs differ from what is kept; run scripts/run_notebooks.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
