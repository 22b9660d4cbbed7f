"""The readers under test, given by hand so that the tests do not depend on what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.read import jsonl, markdown, text

if TYPE_CHECKING:
    from communique.read import Reader


@pytest.fixture
def readers() -> dict[str, Reader]:
    """Readers by ending; the web page reader has its own tests."""
    return {"jsonl": jsonl.read, "md": markdown.read, "txt": text.read}
