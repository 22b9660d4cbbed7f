"""How good the extraction is on documents annotated before the extractor saw them; see tests/gold/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluation.matching import Comparison
from communique.evaluation.run import evaluate
from communique.pipeline import Pipeline

FLOORS = {
    "entities": 0.77,
    "events": 0.49,
    "event arguments": 0.36,
    "statements": 0.59,
    "statements with speaker": 0.48,
    "offices": 0.74,
    "instrument facts": 0.36,
}
"""F1 below which a change has made something worse, a little under what was measured."""


@pytest.fixture(scope="module")
def measured(pipeline: Pipeline, root: Path) -> Comparison:
    """The comparison with all annotated documents."""
    return evaluate(root / "tests" / "gold", pipeline)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_extraction_stays_above_its_floor(measured: Comparison, name: str) -> None:
    """Each figure of the extraction is at least what it has been."""
    assert measured.figures.counts[name].f1 >= FLOORS[name]
