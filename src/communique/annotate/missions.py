"""Missions that organisations of states send: “UN Mission in South Sudan”, “EU Monitoring Mission in Georgia”."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords
from communique.model import Name

_SENDERS = "IntergovernmentalOrganisation"
_IN = frozenset({"in", "to", "for"})
_REACH = 5


class MissionGrammar:
    """The grammar of the names of missions.

    Args:
        words: gives the words that such names are headed by.
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def find(self, tokens: NameTokens, taken: dict[int, Name]) -> list[Name]:
        """Names of missions, sorted; they cover the names of the sender and of the state or place.

        Args:
            tokens: of the text.
            taken: the listed names by the tokens they stand on.
        """
        return list(self._all(tokens, taken))

    def _all(self, tokens: NameTokens, taken: dict[int, Name]) -> Iterator[Name]:
        for head, low in enumerate(tokens.low):
            if low not in self._words.missions or not tokens.capital[head] or head in taken:
                continue
            start = self._sender(tokens, head, taken)
            end = self._where(tokens, head, taken)
            if start is not None and end is not None:
                yield Name(start, end, _SENDERS, tokens.words(start, end), origin="recogniser")

    def _sender(self, tokens: NameTokens, head: int, taken: dict[int, Name]) -> int | None:
        """Where the name of the organisation begins that stands before the head and its capitalised modifiers."""
        for at in range(head - 1, max(head - _REACH, -1), -1):
            name = taken.get(at)
            if name is not None:
                return name.start if name.type == _SENDERS else None
            if not (tokens.name[at] or tokens.hyphenated(at)):
                return None
        return None

    @staticmethod
    def _where(tokens: NameTokens, head: int, taken: dict[int, Name]) -> int | None:
        """Where the name ends, with the state or place behind “in”."""
        if tokens.after(head + 1) not in _IN:
            return None
        name = taken.get(head + 2 + (tokens.after(head + 2) == "the"))
        return name.end if name is not None and name.type in ("State", "Place") else None
