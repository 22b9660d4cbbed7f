"""Plain text and Markdown."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DocumentError
from communique.model import Document
from communique.read import markdown, read, text

if TYPE_CHECKING:
    from communique.read import Reader

ONE = "The two ministers met on the island.\n"


def only(path: Path, content: str | bytes, reader: Reader) -> Document | DocumentError:
    """The only item that the reader makes of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = reader(path)
    return item


def document(path: Path, content: str | bytes, reader: Reader) -> Document:
    """The only document that the reader makes of a file with this content."""
    item = only(path, content, reader)
    assert isinstance(item, Document), item
    return item


def error(path: Path, content: str | bytes, reader: Reader) -> DocumentError:
    """The only error that the reader makes of a file with this content."""
    item = only(path, content, reader)
    assert isinstance(item, DocumentError), item
    return item


# Surrogates cannot be written in UTF-8; a first U+FEFF would be a byte order mark.
written = st.text(st.characters(codec="utf-8")).filter(lambda text: not text.startswith("\ufeff"))


@given(written)
def test_any_text_comes_back_unchanged(words: str) -> None:
    """Line ends, control characters and spaces are as they were; a text of white space only is an error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(words.encode("utf-8"))
        (item,) = read([path], {"txt": text.read})
    if words.strip():
        assert isinstance(item, Document)
        assert (item.id, item.text) == ("a", words)
    else:
        assert isinstance(item, DocumentError)
        assert item.reason == "empty"


def test_the_header_is_metadata_and_stays_in_the_text(tmp_path: Path) -> None:
    """What the first lines tell is told, and the text still begins with them."""
    words = "Ministers meet on the island\n\nLIMA, 12 March 2024 (EFE) – " + ONE
    path = tmp_path / "a.txt"
    found = document(path, words, text.read)
    expected = Document("", words, "Ministers meet on the island", "EFE", date(2024, 3, 12), source=str(path))
    assert found == expected


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    """The mark at the start of a file belongs to the encoding."""
    assert document(tmp_path / "a.txt", b"\xef\xbb\xbfWords", text.read).text == "Words"


@pytest.mark.parametrize(("content", "offset"), [(b"caf\xe9 au lait", 3), (b"\xef\xbb\xbfcaf\xe9", 6), (b"a\xc3", 1)])
def test_bytes_that_are_not_utf8_are_reported_with_their_offset(tmp_path: Path, content: bytes, offset: int) -> None:
    """The offset counts the bytes of the file, a byte order mark included."""
    assert f"not UTF-8 at byte {offset}:" in error(tmp_path / "a.txt", content, text.read).reason


@pytest.mark.parametrize("reader", [text.read, markdown.read])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t \n"])
def test_an_empty_document_is_reported(tmp_path: Path, content: bytes, reader: Reader) -> None:
    """Nothing, a mark alone and white space are all empty."""
    assert error(tmp_path / "a", content, reader).reason == "empty"


def test_control_characters_are_kept(tmp_path: Path) -> None:
    """Even NUL is text to a reader: offsets must count it."""
    assert document(tmp_path / "a.txt", b"a\x00b\x0b\x1bc", text.read).text == "a\x00b\x0b\x1bc"


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    """The known fields are read, others are left alone, and the body is the text as it stands."""
    path = tmp_path / "a.md"
    body = "  **The two** [ministers](x) met.\r\n\r\n---\r\n\r\nThey parted.  \r\n"
    head = (
        "id: m-1\ntitle: 'Met: an account'\npublisher: Harbour Post\npublished: 2024-03-12\nurl: https://a.example/1\n"
    )
    found = document(path, f"---\n{head}tags: [a, b]\n---\n\n{body}", markdown.read)
    expected = Document(
        "m-1", body, "Met: an account", "Harbour Post", date(2024, 3, 12), "https://a.example/1", str(path)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-03-12T23:30:00+02:00", date(2024, 3, 12)),
        ("'2024-03-12T23:30:00Z'", date(2024, 3, 12)),
        ("12 March 2024", date(2024, 3, 12)),
        ("2024", None),
        ("2024-03", None),
        ("", None),
    ],
)
def test_the_date_of_front_matter_takes_many_forms(tmp_path: Path, value: str, published: date | None) -> None:
    """Under the other names of the fields as well; a year or a month is no day."""
    found = document(
        tmp_path / "a.md", f"---\ndate: {value}\nsource_url: https://a.example/1\n---\n{ONE}", markdown.read
    )
    assert (found.published, found.url, found.text) == (published, "https://a.example/1", ONE)


def test_a_title_that_yaml_takes_for_a_number_is_a_title(tmp_path: Path) -> None:
    """Scalars are written out."""
    assert document(tmp_path / "a.md", f"---\ntitle: 1984\n---\n{ONE}", markdown.read).title == "1984"


def test_markdown_without_front_matter_is_all_body(tmp_path: Path) -> None:
    """Rules further down are not front matter, and the first heading is the title, without its marks."""
    words = f"\n## A meeting ##\n\n---\n\n{ONE}\n---\n\nEnd"
    found = document(tmp_path / "a.md", words, markdown.read)
    assert (found.id, found.title, found.text) == ("", "A meeting", words)


def test_bad_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    """The line is that of the file."""
    path = tmp_path / "a.md"
    found = error(path, f"\n---\ntitle: one\nurl: [unclosed\npublisher: two: three\n---\n{ONE}", markdown.read)
    assert found.source == f"{path}:5"
    assert found.reason.startswith("bad YAML")


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("just words", "not a mapping"),
        ("published: 2024-02-31", "bad YAML"),
        ("published: soon", "'soon' is not a date"),
        ("title: [a, b]", "title in the front matter is not a text"),
        ("id: true", "id in the front matter is not a text"),
        ('title: "\\ud800"', "bad YAML"),
        ("title: " + "[" * 3000, "bad YAML"),
    ],
)
def test_front_matter_that_cannot_be_used_is_reported(tmp_path: Path, head: str, reason: str) -> None:
    """Nothing is guessed and no text is lost silently."""
    assert reason in error(tmp_path / "a.md", f"---\n{head}\n---\n{ONE}", markdown.read).reason


def test_front_matter_without_body_is_empty(tmp_path: Path) -> None:
    """Metadata alone is no document."""
    assert error(tmp_path / "a.md", "---\ntitle: one\n---\n", markdown.read).reason == "empty"
