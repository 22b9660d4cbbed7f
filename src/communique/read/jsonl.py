"""JSON Lines: one document a line, UTF-8 (https://jsonlines.org)."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any

from communique.errors import DocumentError
from communique.model import Document
from communique.read._document import day, finish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def read(path: Path) -> Iterator[Document | DocumentError]:
    """The documents of a JSON Lines file in order, one line in memory at a time.

    Each line is an object with ``text`` and, if known, ``id`` (string or whole number), ``title``, ``publisher``,
    ``published`` (``YYYY-MM-DD``; ``YYYY`` and ``YYYY-MM`` give no day) and ``url``; null is empty, other keys are
    left alone. What a record leaves empty is taken from the first lines of its text. An id that is not given is left
    empty. Blank lines are passed over. ``source`` is ``file:line``, lines counted from 1.

    A line that cannot be used yields a DocumentError, and the next is read: not UTF-8, not JSON, not an object, no
    text, a field of the wrong type, a date that is none, an empty text, a lone surrogate.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if not content.strip():
                continue
            try:
                yield finish(_document(f"{path}:{number}", content))
            except DocumentError as error:
                yield error


def _document(source: str, line: bytes) -> Document:
    """The document of one line, before its empty fields are filled."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DocumentError(source, f"not UTF-8 at byte {error.start} of the line: {error.reason}") from None
    except (ValueError, RecursionError) as error:  # ValueError: also a number with too many digits
        raise DocumentError(source, f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise DocumentError(source, "not an object")
    if record.get("text") is None:
        raise DocumentError(source, "no text")
    if not isinstance(record["text"], str):
        raise DocumentError(source, "text is not a string")
    number = record.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        record["id"] = str(number)
    try:
        published = day(_string(source, record, "published"))
    except ValueError as error:
        raise DocumentError(source, f"published: {error}") from None
    return Document(
        id=_string(source, record, "id"),
        text=record["text"],
        title=_string(source, record, "title"),
        publisher=_string(source, record, "publisher"),
        published=published,
        url=_string(source, record, "url"),
        source=source,
    )


def _string(source: str, record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise DocumentError(source, f"{name} is not a string")
    return value.strip()
