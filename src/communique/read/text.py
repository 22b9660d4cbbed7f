"""Plain text: one document a file, UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.errors import DocumentError
from communique.model import Document
from communique.read._document import finish, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read(path: Path) -> Iterator[Document | DocumentError]:
    """The one document of a text file, its text exactly as it stands, metadata from its first lines.

    The id is left empty: the file tells none. Yields a DocumentError when the file is not UTF-8 or is empty.
    """
    try:
        yield finish(Document(id="", text=read_text(path), source=str(path)))
    except DocumentError as error:
        yield error
