"""What a rule of the date grammar is, and what the rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from communique.annotate.date_values import Calendar, Context
from communique.annotate.date_words import YEAR, YEAR_IN_WORDS, year_number
from communique.model import When

if TYPE_CHECKING:
    from collections.abc import Callable


class Refusal(Enum):
    """Why a match is no mention at all."""

    NOT_A_DATE = "not a date"


Reading = Calendar | When | Refusal | None
"""What an expression says: a date still to be completed, a value, no mention, or None for an unknown value."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of dates.

    Attributes:
        pattern: what it looks like.
        read: what a match says, in its context.
        accept: looks at the text around a match; a match that it refuses is left to the other rules.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading]
    accept: Callable[[re.Match[str]], bool] = lambda _match: True


THAT_YEAR = (
    rf"(?:(?P<year>{YEAR}|{YEAR_IN_WORDS})|(?P<named>(?i:last|this|next|the current|the|that same|that)) year\b)"
)
"""A year in figures or words, or "last year" after another date ("in March last year")."""
_STEPS = {"last": -1, "next": 1}


def year_given(match: re.Match[str], context: Context) -> int | Refusal | None:
    """The year that THAT_YEAR matched; None when it matched nothing, a refusal when it cannot be known."""
    groups = match.groupdict()
    if groups.get("year"):
        return year_number(match["year"])
    if not groups.get("named"):
        return None
    name = match["named"].lower()
    if name.startswith("that"):
        return int(context.anchor.start[:4]) if context.anchor and context.anchor.start else Refusal.NOT_A_DATE
    return context.published.year + _STEPS.get(name, 0) if context.published else Refusal.NOT_A_DATE


def text_before(match: re.Match[str], length: int = 60) -> str:
    """The text before a match, at most so many code points of it."""
    return match.string[max(0, match.start() - length) : match.start()]


def text_after(match: re.Match[str], length: int = 40) -> str:
    """The text after a match, at most so many code points of it."""
    return match.string[match.end() : match.end() + length]


def is_between(match: re.Match[str]) -> bool:
    """Whether "from" or "between" stands before a match, so that an "and" or "to" in it makes an interval."""
    return re.search(r"(?i)\b(?:from|between)\s+(?:the\s+)?$", text_before(match)) is not None
