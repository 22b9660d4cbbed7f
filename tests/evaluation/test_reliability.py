"""Whether confidences keep what they promise, from judgements made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from communique.evaluation.matching import Judgement
from communique.evaluation.reliability import buckets, calibration_error, table


def judgements(kind: str, confidence: str, rights: str) -> list[Judgement]:
    """Judgements of one kind and confidence, “+” for each that is right."""
    return [Judgement("d", kind, Decimal(confidence), (), r == "+") for r in rights]


def test_buckets_tell_predicted_and_observed_by_kind() -> None:
    """Claims of about the same confidence stand together; the upper edge belongs to the next bucket, but for 1."""
    found = buckets(
        [*judgements("event", "0.85", "+++-"), *judgements("event", "0.9", "+"), *judgements("office", "1", "-")]
    )
    assert [(b.kind, float(b.lower), b.count, b.observed) for b in found] == [
        ("event", 0.8, 4, 0.75),
        ("event", 0.9, 1, 1.0),
        ("office", 0.9, 1, 0.0),
    ]


def test_calibration_error_is_the_mean_gap() -> None:
    """Three of four right at 0.85 is a gap of 0.1, one of one at 0.95 of 0.05: over five claims 0.09."""
    found = buckets([*judgements("event", "0.85", "+++-"), *judgements("event", "0.95", "+")])
    assert calibration_error(found) == pytest.approx(0.09)
    assert calibration_error([]) == 0


def test_table_has_a_line_for_each_bucket_and_the_errors() -> None:
    """Buckets, the sum of each kind, calibration error and Brier score."""
    lines = table(judgements("event", "0.5", "+-")).splitlines()
    assert lines[1].split() == ["event", "0.5", "to", "0.6", "2", "0.50", "0.50"]
    assert lines[2].split() == ["event,", "all", "2", "0.50", "0.50"]
    assert lines[3].split() == ["expected", "calibration", "error", "0.000,", "Brier", "score", "0.250"]
