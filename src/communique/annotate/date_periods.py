"""Rules for years, quarters and halves of years, seasons, decades and centuries."""

from __future__ import annotations

import re

from communique.annotate.date_cues import no_number, year_stands
from communique.annotate.date_rules import (
    THAT_YEAR,
    Reading,
    Refusal,
    Rule,
    is_between,
    text_after,
    text_before,
    year_given,
)
from communique.annotate.date_values import Calendar, Context, Tense, months_value, year_value
from communique.annotate.date_words import (
    LEFT,
    MODIFIER,
    ORDINAL,
    SEASONS,
    YEAR,
    YEAR_IN_WORDS,
    compiled,
    either,
    ordinal_number,
    year_number,
)
from communique.model import When

_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}


def _year(match: re.Match[str], _context: Context) -> Reading:
    return Calendar(year_number(match["year"]))


def _years(match: re.Match[str], _context: Context) -> Reading:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first + (int(match["last"]) - first) % 100
    return When(f"{first:04d}", f"{last:04d}")


def _are_years(match: re.Match[str]) -> bool:
    """Whether two numbers are years in order: not "2025-08", a month, nor "1999/45", a document."""
    first, last, mark = int(match["year"]), int(match["last"]), match["joint"]
    if not no_number(match) or match.string[match.end() : match.end() + 1] == "-":
        return False
    if len(match["last"]) == 4:
        return first < last
    apart = (last - first) % 100
    return apart == 1 or (mark != "/" and last > max(12, first % 100))


def _joined_years(match: re.Match[str]) -> bool:
    """Whether "1992 to 1994" and "1992 and 1994" are intervals."""
    if int(match["year"]) >= int(match["last"]):
        return False
    return is_between(match) or (match["joint"].strip().lower() != "and" and text_before(match).endswith(("(", "the ")))


def _decade(match: re.Match[str], context: Context) -> Reading:
    """Ten years; of a decade without a century, the last one that has begun."""
    if match["year"]:
        first = int(match["year"])
    elif context.published is None:
        return None
    else:
        short = _DECADES[match["word"].lower()] if match["word"] else int(match["short"])
        first = context.published.year // 100 * 100 + short
        first -= 100 * (first > context.published.year)
    return When(f"{first:04d}", f"{first + 9:04d}")


def _century(match: re.Match[str], _context: Context) -> Reading:
    number = ordinal_number(match["number"])
    return When(f"{number * 100 - 99:04d}", f"{number * 100:04d}")


def _is_century(match: re.Match[str]) -> bool:
    """Whether a century is of our era and not yet far ahead."""
    return ordinal_number(match["number"]) in range(1, 23) and not re.match(r"\s+B\.?C", text_after(match))


def _part_of_year(match: re.Match[str], context: Context) -> Reading:
    """A quarter or half of a year; without a year, the last one that has begun (the next one, when future)."""
    groups = match.groupdict()
    half = (groups.get("part") or "").lower() in {"half", "h"}
    size, names = (6, _HALVES) if half else (3, _QUARTERS)
    number = int(groups["digit"]) if groups.get("digit") else names.get(match["number"].lower(), 0)
    year = year_given(match, context)
    if not number or isinstance(year, Refusal) or (year is None and context.published is None):
        return None
    if year is None:
        assert context.published is not None
        year, month = context.published.year, context.published.month
        if context.tense is Tense.FUTURE:
            year += number * size < month
        else:
            year -= (number - 1) * size + 1 > month
    return months_value(year, (number - 1) * size + 1, number * size)


def _season(match: re.Match[str], context: Context) -> Reading:
    """A season of a year, as the year (two years, "winter 2021/22"): its months depend on the hemisphere."""
    year = year_given(match, context)
    if isinstance(year, Refusal) or year is None:
        return None
    if match["last"]:
        return When(f"{year:04d}", f"{year + 1:04d}") if (year + 1) % 100 == int(match["last"]) % 100 else None
    return year_value(year)


_SEASON = rf"(?i:{either(SEASONS)})"
_NAMED_QUARTER = rf"(?P<number>(?i:{either(_QUARTERS)}))(?: |-)(?P<part>(?i:quarter))\b"

PERIODS: tuple[Rule, ...] = (
    Rule(compiled(rf"{LEFT}(?P<mod>{MODIFIER})?(?P<year>{YEAR}|{YEAR_IN_WORDS})(?![-–/]\w)"), _year, year_stands),
    Rule(
        compiled(rf"{LEFT}(?P<year>1[5-9]\d\d|20\d\d)(?P<joint>[-–—/]|[ ][–—][ ])(?P<last>{YEAR}|\d\d(?![\w%/]))"),
        _years,
        _are_years,
    ),
    Rule(
        compiled(rf"{LEFT}(?P<year>{YEAR})(?P<joint> (?i:to|and|through|until) )(?P<last>{YEAR})"),
        _years,
        _joined_years,
    ),
    Rule(
        compiled(
            rf"(?<![\w$€£¥/])(?:(?i:the) )?(?:{MODIFIER})?(?:(?P<year>1[5-9]\d0|20\d0)s|['’](?P<short>\d0)s"
            rf"|(?P<word>(?i:{either(_DECADES)})))\b"
        ),
        _decade,
        lambda match: not match["word"] or match[0].lower().startswith("the"),
    ),
    Rule(
        compiled(rf"{LEFT}(?:(?i:the) )?(?:{MODIFIER})?(?P<number>{ORDINAL})(?: |-)(?i:century)\b"),
        _century,
        _is_century,
    ),
    Rule(
        compiled(rf"{LEFT}(?:(?i:the) (?=\w+ ))?{_NAMED_QUARTER}(?:,? (?:of )?{THAT_YEAR})?"),
        _part_of_year,
        lambda match: bool(match["year"] or match["named"]) or match["number"].lower() not in {"last", "final"},
    ),
    Rule(
        compiled(
            rf"{LEFT}(?:(?i:the) )?(?P<number>(?i:{either(_HALVES)}))(?: |-)(?P<part>(?i:half))(?: of)? {THAT_YEAR}"
        ),
        _part_of_year,
    ),
    Rule(
        compiled(rf"{LEFT}(?:(?P<part>Q)(?P<digit>[1-4])(?:,? (?:of )?{THAT_YEAR})?)(?!\w)"),
        _part_of_year,
    ),
    Rule(compiled(rf"{LEFT}(?P<part>H)(?P<digit>[12]),? (?:of )?{THAT_YEAR}"), _part_of_year),
    Rule(
        compiled(
            rf"{LEFT}(?:(?i:the) )?(?:{MODIFIER})?{_SEASON}\b,? (?:of )?{THAT_YEAR}(?:[/–-](?P<last>\d{{4}}|\d\d)\b)?"
        ),
        _season,
    ),
)
"""Years and what is counted by them."""
