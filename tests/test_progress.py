"""What a long run tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli_progress import duration, progress, summary
from communique.errors import DocumentError
from communique.pipeline import Report
from communique.read import expected


def test_line_for_every_hundred_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """Away from a terminal, each hundred documents give a line with speed, failures and what is left."""
    skipped: list[DocumentError] = []
    with progress(250, skipped) as step:
        for number in range(250):
            if number == 150:
                skipped.append(DocumentError("a.txt", "empty"))
            step("a.txt")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("100 of 250 documents read, ")
    assert " a second" in first
    assert " left" in first
    assert "skipped" not in first
    assert "1 skipped" in second


def test_unknown_total_promises_no_end(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a total there is neither “of” nor a remaining time."""
    with progress(0) as step:
        for _ in range(100):
            step("a")
    assert capsys.readouterr().err.startswith("100 documents read, ")


def test_summary_counts_reasons_of_many_failures(capsys: pytest.CaptureFixture[str]) -> None:
    """Of many skipped documents the first are named, and all are counted by reason."""
    errors = [DocumentError(f"{n}.txt", "empty" if n % 3 else "not UTF-8") for n in range(30)]
    summary(Report(read=10, skipped=errors), 5.0, [("Signing", 3)])
    out, err = capsys.readouterr()
    assert out == "commonest events: Signing 3\n"
    assert "10 documents read in 5 s (2.0 a second)" in err
    assert err.count("skipped: ") == 20
    assert "… and 10 more skipped; the reasons of all 30:\n  20: empty\n  10: not UTF-8\n" in err


@pytest.mark.parametrize(("seconds", "told"), [(0.2, "1 s"), (59.4, "59 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")])
def test_durations_read_well(seconds: float, told: str) -> None:
    """Times are told in the two units that matter."""
    assert duration(seconds) == told


def test_expected_number_of_documents(tmp_path: Path) -> None:
    """A file is a document; a file of JSON Lines holds as many as it has lines that are not blank."""
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    lines = [json.dumps({"text": str(n)}) for n in range(3)]
    (tmp_path / "b.jsonl").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    assert expected([tmp_path]) == 4
