"""Rules for stretches of time up to or from the day of publication, accounting years, and days told by a rule."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.annotate.date_rules import THAT_YEAR, Reading, Refusal, Rule, text_after, text_before, year_given
from communique.annotate.date_values import (
    Calendar,
    Context,
    calendar_day,
    day_value,
    from_published,
    months_value,
    moved,
    week_value,
    year_earlier,
    year_value,
)
from communique.annotate.date_words import (
    LEFT,
    MONTH_NAME,
    NUMBER,
    ORDINAL,
    ORDINALS,
    WEEKDAY,
    YEAR,
    cardinal_number,
    compiled,
    either,
    month_number,
    ordinal_number,
    weekday_number,
)
from communique.model import When

if TYPE_CHECKING:
    from collections.abc import Callable

_DURING = re.compile(r"(?i)\b(?:over|during|in|within|throughout|for)\s+(?:at\s+least\s+|about\s+)?$")
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0}
_FEASTS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25), "christmas eve": (12, 24),
    "boxing day": (12, 26),
}  # fmt: skip


def _stretch(match: re.Match[str], context: Context) -> Reading:
    """The time from so many units before the day of publication up to it, or from it on."""
    published = context.published
    if published is None:
        return None
    ahead = match["which"].lower().split()[-1] in {"next", "coming", "following"}
    count = (cardinal_number(match["number"]) if match["number"] else 1) * (1 if ahead else -1)
    unit = match["unit"].lower()
    if unit in _DAYS:
        days = timedelta(days=math.ceil(abs(count) * _DAYS[unit])) * (1 if ahead else -1)
        ends = sorted([published.isoformat(), (published + days).isoformat()])
        return When(*ends)
    unit, count = ("year", 10 * count) if unit == "decade" else (unit, count)
    other = moved(day_value(published), count, unit)
    if other is None:
        return None
    return When(*sorted([other.start, published.isoformat()[: len(other.start)]]))


def _is_stretch(match: re.Match[str]) -> bool:
    """Whether a stretch of time is told, not the length of a thing in it: "the last week of May" is no date here."""
    if re.match(r"\s+(?:of|in)\b|-|['’]", text_after(match)):
        return False
    if match["number"] is None and (
        match[0].endswith("s") or match["unit"].lower() == "hour"
    ):  # "the coming weeks", of no known number
        return False
    plain = match["number"] is None and match["which"].lower().split()[-1] != "past"
    return not plain or _DURING.search(text_before(match)) is not None


def _exactly_ago(match: re.Match[str], context: Context) -> Reading:
    """A day, week or month, so many units from that of publication: "a year ago today", "a year ago this month"."""
    published = context.published
    if published is None:
        return None
    count = cardinal_number(match["number"]) * (-1 if match["side"].lower() == "ago" else 1)
    day = _same_day(published, count, match["unit"].lower())
    if day is None:
        return None
    kept = match["kept"].lower().split()[-1]
    if kept == "week":
        return week_value(day)
    return When(day.isoformat()[:7]) if kept == "month" else day_value(day)


def _same_day(day: date, count: int, unit: str) -> date | None:
    """The same day so many weeks, months or years on; None when the calendar lacks it."""
    if unit == "week":
        return day + timedelta(days=7 * count)
    months = count * (12 if unit == "year" else 1) + day.month - 1
    return calendar_day(day.year + months // 12, months % 12 + 1, day.day)


def _weekday_apart(match: re.Match[str], context: Context) -> Reading:
    """So many weeks from the nearest such day on that side: "a week from Tuesday", "two weeks ago Tuesday"."""
    published = context.published
    if published is None:
        return None
    weeks, number = cardinal_number(match["number"]), weekday_number(match["weekday"])
    if match["side"].lower().startswith("ago"):
        return day_value(published - timedelta(days=(published.weekday() - number) % 7 + 7 * weeks))
    return day_value(published + timedelta(days=(number - published.weekday()) % 7 + 7 * weeks))


def _accounting_year(match: re.Match[str], context: Context) -> Reading:
    """A fiscal year, by the year that names it; where it begins and ends, states differ."""
    groups = match.groupdict()
    if groups.get("named"):
        return from_published(context, {"last": -1, "next": 1}.get(groups["named"].lower().split()[-1], 0), "year")
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    last = groups.get("last")
    if last is None:
        return year_value(year)
    end = year // 100 * 100 + int(last) if len(last) == 2 else int(last)
    return When(f"{year:04d}", f"{end:04d}") if end == year + 1 else None


def _first_months(match: re.Match[str], context: Context) -> Reading:
    """The first or last months of a year."""
    year, count = year_given(match, context), cardinal_number(match["number"])
    if isinstance(year, Refusal) or year is None or not 1 <= count <= 12:
        return None
    return months_value(year, 1, count) if match["side"].lower() == "first" else months_value(year, 13 - count, 12)


def _day_of_month(match: re.Match[str], context: Context) -> Reading:
    """A day of the last, this or the next month."""
    step = {"last": -1, "next": 1}.get(match["which"].lower().split()[-1], 0)
    month = from_published(context, step, "month")
    if month is None:
        return None
    year, number = (int(part) for part in month.start.split("-"))
    day = calendar_day(year, number, ordinal_number(match["day"]))
    return day_value(day) if day else None


def _feast(match: re.Match[str], context: Context) -> Reading:
    """A feast with a fixed day."""
    year = year_given(match, context)
    if isinstance(year, Refusal):
        return None
    month, day = _FEASTS[" ".join(match["feast"].lower().replace("’", "'").split())]
    return Calendar(year, month, day)


def _nth_weekday(match: re.Match[str], context: Context) -> Reading:
    """A weekday by its number in the month; None when the month has no such day, or no year is given."""
    year = year_given(match, context)
    if isinstance(year, Refusal) or year is None:
        return None
    days = [calendar_day(year, month_number(match["month"]), day) for day in range(1, 32)]
    fitting = [day for day in days if day and day.weekday() == weekday_number(match["weekday"])]
    index = -1 if match["number"].lower() == "last" else ordinal_number(match["number"]) - 1
    return day_value(fitting[index]) if index < len(fitting) else None


def _beyond(match: re.Match[str], context: Context) -> Reading:
    """The unit before the last or after the next one."""
    return from_published(context, -2 if match["side"].lower().startswith("before") else 2, match["unit"].lower())


def _year_end(_match: re.Match[str], context: Context) -> Reading:
    return from_published(context, 0, "year")


def _quarter(match: re.Match[str], context: Context) -> Reading:
    """The quarter told last: in reports of figures, "the quarter" and "the year-earlier period"."""
    if context.quarter is None:
        return Refusal.NOT_A_DATE
    return year_earlier(context.quarter) if match["back"] else context.quarter


_UNIT = r"(?P<unit>(?i:hour|day|week|month|year|decade))s?\b"
_FISCAL = "(?i:fiscal|financial|budget)"

_FORMS: tuple[tuple[str, Callable[[re.Match[str], Context], Reading], Callable[[re.Match[str]], bool] | None], ...] = (
    (
        rf"{LEFT}(?P<which>(?i:the (?:past|last|next|coming|following))) (?:(?P<number>{NUMBER}) )?{_UNIT}",
        _stretch,
        _is_stretch,
    ),
    (
        rf"{LEFT}(?P<number>{NUMBER}) (?P<unit>(?i:week|month|year))s? (?P<side>(?i:ago)) "
        r"(?P<kept>(?i:today|this (?:week|month)))\b",
        _exactly_ago,
        None,
    ),
    (
        rf"{LEFT}(?P<number>{NUMBER}) (?i:weeks?) (?P<side>(?i:ago(?: on)?|from)) (?P<weekday>{WEEKDAY})",
        _weekday_apart,
        None,
    ),
    (
        rf"{LEFT}(?:(?:{_FISCAL}(?: year)? |FY ?(?=\d))(?P<year>{YEAR}|(?<=FY)\d\d\b)(?:[-–/](?P<last>\d{{4}}|\d\d)\b)?"
        rf"|(?i:the) (?P<named>(?i:current|last|next|this|present)) {_FISCAL} (?i:year)\b)",
        _accounting_year,
        None,
    ),
    (
        rf"{LEFT}(?:(?i:the) )?(?P<year>{YEAR})(?:[-–/](?P<last>\d{{4}}|\d\d)\b)? {_FISCAL} (?i:year)\b",
        _accounting_year,
        None,
    ),
    (
        rf"{LEFT}(?i:the) (?P<side>(?i:first|last)) (?P<number>{NUMBER}) (?i:months) (?i:of) {THAT_YEAR}",
        _first_months,
        None,
    ),
    (rf"{LEFT}(?i:the) (?P<day>{ORDINAL}) (?i:of) (?P<which>(?i:last|this|next)) (?i:month)\b", _day_of_month, None),
    (rf"{LEFT}(?P<feast>(?i:{either(_FEASTS)}))\b(?:,? {THAT_YEAR})?".replace("'", "['’]"), _feast, None),
    (
        rf"{LEFT}(?i:the) (?P<number>(?i:{either(list(ORDINALS)[:5])}|last)) (?P<weekday>{WEEKDAY}) (?i:of|in) "
        rf"(?P<month>{MONTH_NAME}),? (?:of )?{THAT_YEAR}",
        _nth_weekday,
        None,
    ),
    (rf"{LEFT}(?i:the) (?P<unit>(?i:week|month|year)) (?P<side>(?i:before last|after next))\b", _beyond, None),
    (rf"{LEFT}(?i:year[- ]end|the year['’]s end)\b", _year_end, None),
    (
        rf"{LEFT}(?i:the )(?:(?P<back>(?i:year-ago|year-earlier)) |(?i:latest|recent) )?(?i:quarter|period|half)\b",
        _quarter,
        None,
    ),
)

EXTENTS: tuple[Rule, ...] = tuple(
    Rule(compiled(pattern), read) if accept is None else Rule(compiled(pattern), read, accept)
    for pattern, read, accept in _FORMS
)
"""Stretches of time, accounting years, and days told by a rule of the calendar."""
