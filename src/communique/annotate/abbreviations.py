"""Short forms that a text defines in brackets: “the Lesotho Farmers Union (LFU)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.annotate.name_tokens import NameTokens
from communique.model import Name

_SHORT = re.compile(r"[A-Z][A-Za-z&.-]{1,9}\Z")
_REACH = 10


def defined(tokens: NameTokens, names: list[Name]) -> tuple[list[Name], frozenset[str]]:
    """What short forms in brackets stand for.

    Args:
        tokens: of the text.
        names: the names found, sorted.

    Returns:
        Mentions by a short form of an organisation named in full before it, wherever they stand; and the short forms
        that are defined for what is no name.
    """
    ends = {n.end: n for n in names}
    meant: dict[str, Name | None] = {}
    for i in _brackets(tokens):
        form = tokens.text[i + 1]
        name = ends.get(i)
        if (
            name is not None
            and name.type not in ("Person", "State", "Place", "People")
            and _fits(form, tokens, name.start, i)
        ):
            meant.setdefault(form, name)
        elif name is None and _fits(form, tokens, max(0, i - _REACH), i):
            meant.setdefault(form, None)
    found = [
        replace(name, start=i, end=i + 1)
        for i, text in enumerate(tokens.text)
        if (name := meant.get(text)) is not None and name.origin != "grammar"
    ]
    return found, frozenset(form for form, name in meant.items() if name is None)


def _brackets(tokens: NameTokens) -> Iterator[int]:
    for i in range(1, len(tokens) - 2):
        form = tokens.text[i + 1]
        bracketed = tokens.text[i] == "(" and tokens.text[i + 2] == ")"
        if bracketed and _SHORT.match(form) and sum(c.isupper() for c in form) > 1:
            yield i


def _fits(form: str, tokens: NameTokens, start: int, end: int) -> bool:
    """Whether the letters of a short form begin words right before it, in their order."""
    letters = [c for c in form.upper() if c.isalpha()]
    initials = [t[0].upper() for t in tokens.text[start:end] if t[0].isalpha()]
    at = len(initials)
    hits = 0
    for letter in reversed(letters):
        place = next((k for k in range(at - 1, -1, -1) if initials[k] == letter), None)
        if place is not None:
            at, hits = place, hits + 1
    return bool(letters) and hits * 3 >= len(letters) * 2
