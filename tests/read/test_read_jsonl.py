"""JSON Lines."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DocumentError
from communique.model import Document
from communique.read import jsonl, read

GOOD = '{"id": "good", "text": "Words."}'

words = st.text(st.characters(codec="utf-8"))
trimmed = words.map(str.strip)
records = st.lists(
    st.fixed_dictionaries(
        {
            "id": trimmed.filter(bool),
            "text": words.filter(lambda text: bool(text.strip())),
            "title": trimmed.filter(bool),
            "publisher": trimmed.filter(bool),
            "published": st.dates().map(date.isoformat),
            "url": trimmed,
        }
    ),
    unique_by=lambda record: record["id"],
)


@given(records, st.booleans())
def test_any_list_of_records_comes_back_in_order(made: list[dict[str, str]], escaped: bool) -> None:
    """Whatever characters are in them, escaped or not, with every field as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(b"".join(json.dumps(record, ensure_ascii=escaped).encode() + b"\n" for record in made))
        found = list(read([path], {"jsonl": jsonl.read}))
    assert found == [
        Document(**record | {"published": date.fromisoformat(record["published"])}, source=f"{path}:{line}")  # type: ignore[arg-type] # one field is a date
        for line, record in enumerate(made, start=1)
    ]


def test_the_header_fills_what_the_record_leaves_empty(tmp_path: Path) -> None:
    """Missing, null and empty fields are filled from the text, others are kept."""
    path = tmp_path / "a.jsonl"
    text = "Ministers meet on the island\n\nLIMA, 12 March 2024 (EFE) – They met.\n"
    rows = [{"id": "1", "text": text, "title": None, "published": ""}]
    rows += [{"id": "2", "text": text, "title": "T", "publisher": "P", "published": "2020-01-01"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    title = "Ministers meet on the island"
    assert list(jsonl.read(path)) == [
        Document("1", text, title, "EFE", date(2024, 3, 12), source=f"{path}:1"),
        Document("2", text, "T", "P", date(2020, 1, 1), source=f"{path}:2"),
    ]


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03-12T10:00:00Z", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("2024", None),
        ("2024-03", None),
        ("", None),
        (None, None),
    ],
)
def test_a_year_or_a_month_is_no_day(tmp_path: Path, value: str | None, published: date | None) -> None:
    """Only what names a day gives one."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Words.", "published": value}), encoding="utf-8")
    (found,) = jsonl.read(path)
    assert isinstance(found, Document)
    assert found.published == published


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "Words."', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "W.", "n": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'["text"]', "not an object"),
        (b'{"id": "x"}', "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": 7}', "text is not a string"),
        (b'{"text": " \\n"}', "empty"),
        (b'{"text": "W. \\ud800"}', "text has a lone surrogate at character 3"),
        (b'{"text": "W.", "id": "\\udfff"}', "id has a lone surrogate"),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13"),
        (b'{"text": "W.", "title": []}', "title is not a string"),
        (b'{"text": "W.", "id": true}', "id is not a string"),
        (b'{"text": "W.", "published": "soon"}', "published: 'soon' is not a date"),
        (b'{"text": "W.", "published": "2024-02-31"}', "published: "),
        (b'{"text": "W.", "published": 2024}', "published is not a string"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_are_read(tmp_path: Path, line: bytes, reason: str) -> None:
    """The error names file and line, and only that line is lost."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD.encode() + b"\r\n\r\n" + line + b"\n" + GOOD.encode())
    first, error, last = jsonl.read(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(error, DocumentError)
    assert error.source == f"{path}:3"
    assert error.reason.startswith(reason)


def test_a_byte_order_mark_is_tolerated(tmp_path: Path) -> None:
    """The mark at the start of a file belongs to the encoding."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    (found,) = jsonl.read(path)
    assert isinstance(found, Document)


def test_an_empty_file_has_no_documents(tmp_path: Path) -> None:
    """No line, no document and no error."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n\n")
    assert list(jsonl.read(path)) == []


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    """Records appended after reading began are read as well, so the file was not read whole."""
    path = tmp_path / "a.jsonl"
    path.write_text(GOOD + "\n", encoding="utf-8")
    found = jsonl.read(path)
    assert len(list(islice(found, 1))) == 1
    with path.open("a", encoding="utf-8") as file:
        file.write(GOOD + "\n")
    assert len(list(found)) == 1
