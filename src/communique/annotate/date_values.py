"""Values of dates: calendar arithmetic on :class:`~communique.model.When`, never more precise than the text.

Weeks are those of ISO 8601, Monday to Sunday; values are written as ISO 8601 writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from communique.model import When

if TYPE_CHECKING:
    from collections.abc import Mapping


NEAR = timedelta(days=60)
"""How far ahead a day without a year may lie, before it is read as a day of the past."""

_YEAR_ONLY = 4
# A month so many before the one told last is that of the next year: narratives go forward.
_BACKWARD = 4


class Tense(IntEnum):
    """What the verb says of the time of a date, seen from the publication.

    EITHER is a date that a noun has, not the verb: "they will discuss the March 3 attack", "attend the March 3 summit".
    """

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1
    EITHER = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: day of publication, if known.
        tense: tense of the verb that governs the expression.
        anchor: value of the last date mentioned before, for "three days earlier".
        nearby: a date with a year of its own earlier in the same sentence.
        quarter: the latest quarter or half of a year mentioned before, which "a year earlier" counts from.
        years: (month, day) → year of the dates that the text gave in full before.
        told: the last date of a narrative of the past that is well before publication, or of a text without a day of
            publication; a month or day that follows it without a year is of the same time.
    """

    published: date | None
    tense: Tense = Tense.UNKNOWN
    anchor: When | None = None
    nearby: When | None = None
    quarter: When | None = None
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    told: When | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as far as the text gives it; weekday (0 is Monday) only where it stands beside a day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def day_value(day: date) -> When:
    """A day: ``YYYY-MM-DD``."""
    return When(day.isoformat())


def month_value(year: int, month: int) -> When:
    """A month: ``YYYY-MM``."""
    return When(f"{year:04d}-{month:02d}")


def months_value(year: int, first: int, last: int) -> When:
    """Some months of one year, as an interval."""
    return When(f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}")


def year_value(year: int) -> When:
    """A year: ``YYYY``."""
    return When(f"{year:04d}")


def week_value(day: date) -> When:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return When(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is none such ("February 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(base: When | None, count: int, unit: str) -> When | None:
    """The day, week, month, quarter or year that lies ``count`` units after ``base`` (before, when negative).

    None when the base is unknown, is less precise than the unit, or the result is out of the calendar.
    """
    if base is None or not base.start or not (base.end is None or _within_one(unit, base)):
        return None
    parts = [int(part) for part in base.start.split("-")]
    try:
        if unit == "year":
            return year_value(date(parts[0] + count, 1, 1).year)
        if unit in {"month", "quarter"} and len(parts) > 1:
            return _months_moved(parts[0], parts[1], count, 1 if unit == "month" else 3)
        if unit in {"day", "week"} and len(parts) == 3:
            day = date(*parts) + timedelta(days=count if unit == "day" else 7 * count)
            return day_value(day) if unit == "day" else week_value(day)
    except (OverflowError, ValueError):
        pass
    return None


def _within_one(unit: str, interval: When) -> bool:
    """Whether an interval lies in one year, or is taken for a week: its beginning serves to count from."""
    return unit == "week" or (unit == "year" and interval.start[:4] == (interval.end or "")[:4])


def _months_moved(year: int, month: int, count: int, size: int) -> When:
    """The month (size 1) or quarter (size 3) that lies so many of them after that of a month."""
    year, index = divmod(year * (12 // size) + (month - 1) // size + count, 12 // size)
    first = date(year, size * index + 1, 1).month
    return month_value(year, first) if size == 1 else months_value(year, first, first + size - 1)


def is_quarter(value: When) -> bool:
    """Whether a value is a quarter or half of a year."""
    return value.end is not None and len(value.start) == 7 == len(value.end) and value.start[:4] == value.end[:4]


def year_earlier(value: When) -> When:
    """The same months one year before."""
    year = int(value.start[:4]) - 1
    return When(f"{year:04d}{value.start[4:]}", f"{year:04d}{(value.end or '')[4:]}")


def from_published(context: Context, count: int, unit: str) -> When | None:
    """As :func:`moved`, from the day of publication."""
    return moved(day_value(context.published), count, unit) if context.published else None


def completed(given: Calendar, context: Context) -> When | None:
    """The value of a date; where the text leaves out the year, that of the most likely one.

    In turn: the year the same day had before in the text; the nearest to a full date of the same sentence; a
    weekday that agrees; the nearest, when a noun has the date; the future, when the verb tells it or the day is
    close ahead, for English news leaves out the year of days that are near and gives it of those that are ten
    months gone; the past.
    """
    if given.month is None:
        return year_value(given.year) if given.year is not None else None
    if given.day is None:
        year = given.year if given.year is not None else _year_of_month(given.month, context)
        return month_value(year, given.month) if year is not None else None
    if given.year is not None:
        day = calendar_day(given.year, given.month, given.day)
        return day_value(day) if day else None
    narrated = _narrated_year(given.month, context)
    if narrated is not None:
        return completed(Calendar(narrated, given.month, given.day), context)
    if context.published is None:
        return None
    known = context.years.get((given.month, given.day))
    if known is not None and context.tense is not Tense.FUTURE:
        return completed(Calendar(known, given.month, given.day), context)
    return _chosen_day(given.month, given.day, given.weekday, context, context.published)


def _chosen_day(month: int, day: int, weekday: int | None, context: Context, published: date) -> When | None:
    """The value of a day without a year: see :func:`completed`."""
    around = [_first_of(context.nearby)] if context.nearby and context.tense is not Tense.FUTURE else []
    centre = (around or [published])[0]
    days = [found for year in range(centre.year - 4, centre.year + 5) if (found := calendar_day(year, month, day))]
    if weekday is not None:
        days = [found for found in days if found.weekday() == weekday] or days
    if not days:
        return None
    if around or context.tense is Tense.EITHER:
        return day_value(min(days, key=lambda found: abs(found - centre)))
    past = [found for found in days if found <= published]
    future = [found for found in days if found >= published]
    ahead = bool(future) and (context.tense is Tense.FUTURE or future[0] - published <= NEAR)
    return day_value(future[0] if ahead or not past else past[-1])


def _year_of_month(month: int, context: Context) -> int | None:
    """The year of a month that stands without one."""
    narrated = _narrated_year(month, context)
    if narrated is not None:
        return narrated
    published = context.published
    if published is None:
        return None
    if context.tense is Tense.EITHER or (context.nearby and context.tense is not Tense.FUTURE):
        centre = _first_of(context.nearby) if context.nearby else published
        years = range(centre.year - 1, centre.year + 2)
        return min(years, key=lambda year: abs(12 * (year - centre.year) + month - centre.month))
    if context.tense is Tense.FUTURE:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _narrated_year(month: int, context: Context) -> int | None:
    """The year of a month in a narrative: the next such month after the date told before, or one not long before it."""
    if context.told is None or context.tense in (Tense.FUTURE, Tense.EITHER):
        return None
    told = context.told.start or context.told.end or ""
    return int(told[:4]) + (len(told) > _YEAR_ONLY and int(told[5:7]) - month >= _BACKWARD)


def _first_of(value: When) -> date:
    """The first day of a value with a year."""
    parts = [int(part) for part in (value.start or value.end or "").split("-")]
    return date(*[*parts, 1, 1][:3])


def joined(left: Calendar | When | None, right: Calendar | When | None, context: Context) -> When | None:
    """The interval from one date to another; a year that only one of them gives holds for both.

    None when one of them is unknown or the end lies before the beginning.
    """
    if isinstance(left, Calendar) and isinstance(right, Calendar):
        left, right = _share_year(left, right)
    first = completed(left, context) if isinstance(left, Calendar) else left
    last = completed(right, context) if isinstance(right, Calendar) else right
    if first is None or last is None or not first.start:
        return None
    end = last.end or last.start
    if isinstance(left, Calendar) and left.year is None and first.start > end:  # "from November to February"
        first = completed(left, Context(_last_of(end), Tense.PAST))
    if first is None or first.start > end.ljust(10, "~"):  # "2024-03" is not after "2024"
        return None
    return When(first.start, end)


def _share_year(left: Calendar, right: Calendar) -> tuple[Calendar, Calendar]:
    """The two ends of an interval, each with a year if one of them has a year."""
    crosses = (left.month or 0, left.day or 0) > (right.month or 0, right.day or 0)
    if left.year is None and right.year is not None:
        left = Calendar(right.year - crosses, left.month, left.day)
    elif right.year is None and left.year is not None:
        right = Calendar(left.year + crosses, right.month, right.day)
    return left, right


def _last_of(value: str) -> date:
    """A day late enough in a value to look back from it."""
    parts = [int(part) for part in value.split("-")]
    return date(*parts, *[12, 28][len(parts) - 1 :])
