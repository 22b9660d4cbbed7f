"""What all readers share: decoding, dates of metadata, and the last touch to a Document."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.errors import DocumentError
from communique.read.header import header, written_date

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Document

_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?", re.DOTALL)
_LESS_THAN_A_DAY = re.compile(r"\d{4}(?:-\d{2})?")


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, line ends as they stand; a byte order mark at its start is not part of the text.

    Raises:
        DocumentError: when the bytes are not UTF-8; the message gives the offset of the first wrong byte in the file.
        OSError: when the file cannot be read.
    """
    data = path.read_bytes()
    skipped = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(str(path), f"not UTF-8 at byte {error.start + skipped}: {error.reason}") from None


def day(value: str) -> date | None:
    """The day of a metadata field; None when it is empty or names only a year or a month.

    Read are ``YYYY-MM-DD``, with or without a time after it, ``YYYY``, ``YYYY-MM`` and English dates with day, month
    and year. A time zone is not applied: the day is the one that is written.

    Raises:
        ValueError: when the value is anything else.
    """
    value = value.strip()
    if not value or _LESS_THAN_A_DAY.fullmatch(value):
        return None
    if match := _ISO_TIME.fullmatch(value):
        return date.fromisoformat(match[1])
    if (found := written_date(value)) is None:
        raise ValueError(f"{value!r} is not a date")
    return found


def finish(document: Document) -> Document:
    """The document with empty metadata filled from the header of its text.

    Raises:
        DocumentError: when the text is empty or white space only, or when the text or its metadata holds lone
            surrogates, which no file in UTF-8 can.
    """
    if not document.text.strip():
        raise DocumentError(document.source, "empty")
    for name in ("id", "text", "title", "publisher", "url"):
        try:
            getattr(document, name).encode("utf-8")
        except UnicodeEncodeError as error:
            raise DocumentError(document.source, f"{name} has a lone surrogate at character {error.start}") from None
    found = header(document.text)
    return replace(
        document,
        title=document.title or found.title,
        publisher=document.publisher or found.publisher,
        published=document.published or found.published,
    )
