"""Titles of offices, and others, in words that need not be a Doc."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.ontology import Office


class TitleWords:
    """Finds titles of offices in words.

    Args:
        offices: whose forms are looked for.
        titles: other titles, in lower case.
    """

    def __init__(self, offices: Iterable[Office], titles: Iterable[str] = ()) -> None:
        self._terms: dict[str, str] = {form.lower(): o.term for o in offices for form in o.forms}
        forms = sorted({*self._terms, *titles}, key=lambda f: (-len(f), f))
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})(?:s|es)?(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> list[str]:
        """The titles in a text, longest first where they overlap, in lower case and in order."""
        return [m[1].lower() for m in self._pattern.finditer(" ".join(text.split()))]

    def last(self, text: str) -> re.Match[str] | None:
        """The last title of a text."""
        return next(reversed(list(self._pattern.finditer(text))), None)

    def office(self, title: str) -> str:
        """The local name of the office that a title, or its end (“UN secretary-general”), names; or ""."""
        words = title.split()
        ends = (" ".join(words[n:]) for n in range(len(words)))
        return next((self._terms[end] for end in ends if end in self._terms), "")
