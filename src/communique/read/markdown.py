"""Markdown with YAML front matter: one document a file, UTF-8."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from communique.errors import DocumentError
from communique.model import Document
from communique.read._document import day, finish, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\r\n]+?)[ \t]*#*[ \t]*(?:[\r\n]|$)")


def read(path: Path) -> Iterator[Document | DocumentError]:
    """The one document of a Markdown file.

    Front matter is YAML between two lines of three hyphens at the top; its ``id``, ``title``, ``publisher``,
    ``published`` (or ``date``) and ``url`` (or ``source_url``) are read, other keys are left alone. The text is the
    body as it stands, with its Markdown marks; only the empty lines between front matter and body do not belong to
    it. Without front matter the whole file is the body. What the front matter leaves empty is taken from the first
    lines of the body. An id that is not given is left empty.

    Yields a DocumentError for text that is not UTF-8, YAML that cannot be read (with the line in the file), front
    matter that is not a mapping, a field of the wrong type and an empty body.
    """
    try:
        text = read_text(path)
        fields, body = _split(path, text)
        yield finish(_document(path, fields, body))
    except DocumentError as error:
        yield error


def _split(path: Path, text: str) -> tuple[Mapping[str, Any], str]:
    """Front matter and body. The handler's own ``split`` is not used, as it does not tell the line of an error."""
    handler = YAMLHandler()
    boundary = handler.FM_BOUNDARY
    assert boundary is not None
    opening = boundary.match(text, len(text) - len(text.lstrip()))
    closing = boundary.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return {}, text
    begin = opening.end()
    try:
        fields = handler.load(text[begin : closing.start()])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = text.count("\n", 0, begin) + 1 + (mark.line if mark else 0)
        raise DocumentError(f"{path}:{line}", f"bad YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a day that no calendar has
        raise DocumentError(f"{path}:{text.count(chr(10), 0, begin) + 1}", f"bad YAML: {error}") from None
    if fields is not None and not isinstance(fields, dict):
        raise DocumentError(f"{path}:1", "the front matter is not a mapping of names to values")
    return fields or {}, text[closing.end() :].removeprefix("\n")


def _document(path: Path, fields: Mapping[str, Any], body: str) -> Document:
    """The document, before its empty fields are filled; a leading heading gives the title."""
    heading = _HEADING.match(body)
    title = _string(path, fields, "title") or (heading[1] if heading else "")
    return Document(
        id=_string(path, fields, "id"),
        text=body,
        title=title,
        publisher=_string(path, fields, "publisher"),
        published=_published(path, fields),
        url=_string(path, fields, "url") or _string(path, fields, "source_url"),
        source=str(path),
    )


def _string(path: Path, fields: Mapping[str, Any], name: str) -> str:
    """A field as a string; YAML reads a title that is a number or a date as such."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise DocumentError(str(path), f"{name} in the front matter is not a text")
    return str(value).strip()


def _published(path: Path, fields: Mapping[str, Any]) -> date | None:
    """The day in ``published`` or else in ``date``."""
    name = "published" if fields.get("published") not in (None, "") else "date"
    value = fields.get(name)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return day(_string(path, fields, name))
    except ValueError as error:
        raise DocumentError(str(path), f"{name} in the front matter: {error}") from None
