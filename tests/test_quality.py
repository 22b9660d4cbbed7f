"""How good the extraction is on annotated documents; see tests/gold/README.md and tests/held_out/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluation.matching import Comparison
from communique.evaluation.run import evaluate
from communique.pipeline import Pipeline

FLOORS = {
    "gold": {
        "entities": 0.93,
        "events": 0.71,
        "event arguments": 0.52,
        "statements with speaker": 0.85,
        "offices": 0.86,
        "instrument facts": 0.75,
    },
    "held_out": {
        "entities": 0.94,
        "events": 0.69,
        "event arguments": 0.56,
        "statements with speaker": 0.80,
        "offices": 0.86,
        "instrument facts": 0.50,
    },
}
"""F1 below which a change has made something worse, a little under what was measured."""


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(request: pytest.FixtureRequest, pipeline: Pipeline, root: Path) -> tuple[str, Comparison]:
    """A set and the comparison with all its documents."""
    return request.param, evaluate(root / "tests" / request.param, pipeline)


def test_extraction_stays_above_its_floors(measured: tuple[str, Comparison]) -> None:
    """Each figure of the extraction is at least what it has been."""
    name, comparison = measured
    reached = {figure: comparison.figures.counts[figure].f1 for figure in FLOORS[name]}
    assert {f: r for f, r in reached.items() if r < FLOORS[name][f]} == {}
