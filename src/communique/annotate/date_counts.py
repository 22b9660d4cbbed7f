"""Counted units of time: “three weeks”, “more than two years”, “a few months”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.annotate.date_words import NUMBER, cardinal_number

if TYPE_CHECKING:
    import re


_MANY_UNITS = r"(?P<unit>(?i:day|week|fortnight|month|year|decade|century|centurie))s?\b"
_ABOUT = (
    r"(?P<about>(?i:half|more than|less than|fewer than|at least|over|nearly|almost|about|around|some|roughly|"
    r"approximately|just over|just under|up to) )?"
)
_VAGUE = r"(?i:(?:only |just |quite )?a few|a couple(?: of)?|several|some|many)"
_AMOUNT = rf"(?:{_ABOUT}(?P<number>{NUMBER})(?P<half> and a half| or \w+| to \w+)? |{_VAGUE} )"
COUNT = rf"{_AMOUNT}?{_MANY_UNITS}"
"""A unit, with or without its number ("decades ago")."""
A_COUNT = rf"{_AMOUNT}{_MANY_UNITS}"
"""A number of units, perhaps a vague one."""


def count_in(match: re.Match[str]) -> tuple[int, str] | None:
    """Number and unit of "three weeks"; None when vague, "a few weeks" or "more than three weeks"."""
    if match["about"] or match["half"] or not match["number"]:
        return None
    count, unit = cardinal_number(match["number"]), match["unit"].lower()
    if unit in {"decade", "century", "centurie"}:
        return None
    return (2 * count, "week") if unit == "fortnight" else (count, unit)
