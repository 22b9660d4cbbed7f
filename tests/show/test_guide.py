"""Every line of Python that docs/how-to/notebooks.md shows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import communique
from communique.knowledge import KnowledgeGraph
from communique.pipeline import Pipeline, Report
from communique.read import read


def test_the_guide_to_notebooks_is_true(
    root: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each expression that stands alone is something that a notebook shows; each file that is saved is there."""
    guide = (root / "docs" / "how-to" / "notebooks.md").read_text(encoding="utf-8")
    (tmp_path / "seeds").symlink_to(root / "seeds")
    (tmp_path / "tests").symlink_to(root / "tests")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(communique, "build", lambda *paths: built(pipeline, *paths), raising=False)
    monkeypatch.setattr("communique.pipeline.Pipeline", lambda: pipeline)
    names: dict[str, object] = {}
    shown = 0
    for block in re.findall(r"^```python\n(.+?)^```", guide, re.M | re.S):
        for statement in ast.parse(block).body:
            if isinstance(statement, ast.Expr):
                value = eval(compile(ast.Expression(statement.value), "guide", "eval"), names)
                assert isinstance(value, Path) or hasattr(value, "_repr_mimebundle_")
                shown += 1
            else:
                exec(compile(ast.Module([statement], []), "guide", "exec"), names)
    saved = re.findall(r'\.save\("([^"]+)"\)', guide)
    assert all((tmp_path / name).stat().st_size for name in saved)
    assert (shown, len(saved)) == (15, 8)


def built(pipeline: Pipeline, *paths: str) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    assert list(pipeline.add(read(paths), graph, Report()))
    return graph
