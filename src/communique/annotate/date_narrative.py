"""The time at which a narrative of the past has arrived: "In March 1978 … In June …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.annotate.date_tense import sentence_around
from communique.annotate.date_values import Calendar
from communique.model import When

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc

    from communique.annotate.date_rules import Reading

_LONG_AGO = 2
_SENTENCES = 3
_YEAR = 4
_OPENING = re.compile(r"(?i)(?:(?:on|in|by|early|late|only|then|and|but|at|the|end|of|beginning|mid)\W+)*")


class Narrative:
    """What a text tells of years long past, as far as it has been read.

    Where the day of publication is known, a date counts that opens its sentence and is years before it, for the few
    sentences that follow; where it is not known, any date with a year does.

    Args:
        doc: the text.
        published: day of publication, if known.
    """

    def __init__(self, doc: Doc, published: date | None) -> None:
        self._doc = doc
        self._published = published
        self._last: tuple[int, When] | None = None

    def at(self, start: int) -> When | None:
        """The date told last before a token, if it still holds there."""
        if self._last is None:
            return None
        told, value = self._last
        ends = sum(t.text in (".", "!", "?") for t in self._doc[told:start])
        return value if self._published is None or ends <= _SENTENCES else None

    def tell(self, start: int, value: When, first: Reading) -> None:
        """Takes in a date that the text gives, by its first token, value and reading.

        A year of the text's own time ends the narrative; what does not open its sentence leaves it as it is.
        """
        dated = first.year is not None if isinstance(first, Calendar) else len(value.start) == _YEAR and not value.end
        if not value.start or not (dated or isinstance(first, Calendar)):
            return
        if self._published is not None:
            if int(value.start[:4]) > self._published.year - _LONG_AGO:
                self._last = None if dated else self._last
                return
            if not self._opens(start) and self.at(start) is None:
                return
        if dated or self._last is not None:
            self._last = start, value

    def _opens(self, start: int) -> bool:
        first = sentence_around(self._doc, start, start)[0]
        return _OPENING.fullmatch(self._doc[first:start].text + " ") is not None
