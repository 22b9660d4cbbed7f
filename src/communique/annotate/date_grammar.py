"""Rules for days and months that the calendar names, in figures or words."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.annotate.date_cues import month_stands, no_number, unrepeated
from communique.annotate.date_rules import THAT_YEAR, Reading, Refusal, Rule, is_between, year_given
from communique.annotate.date_values import (
    Calendar,
    Context,
    Tense,
    calendar_day,
    completed,
    day_value,
    joined,
)
from communique.annotate.date_words import (
    DAY,
    LEFT,
    MODIFIER,
    MONTH,
    MONTH_NAME,
    ORDINAL,
    WEEKDAY_FORM,
    compiled,
    month_number,
    ordinal_number,
    weekday_number,
)


def _date(match: re.Match[str], context: Context) -> Calendar | None:
    """Month and perhaps day, year and weekday, by the names of the groups; None when the year is unknowable."""
    year = year_given(match, context)
    if isinstance(year, Refusal):
        return None
    groups = match.groupdict()
    day, weekday = groups.get("day"), groups.get("weekday")
    return Calendar(
        year,
        month_number(match["month"]),
        ordinal_number(day) if day else None,
        weekday_number(weekday) if weekday else None,
    )


def _day_last(match: re.Match[str], context: Context) -> Reading:
    """The last such day before that of publication ("on 26 July last")."""
    published = context.published
    if published is None:
        return None
    month, day = month_number(match["month"]), ordinal_number(match["day"])
    past = (found for ago in range(5) if (found := calendar_day(published.year - ago, month, day)))
    return next((day_value(found) for found in past if found < published), None)


def _iso_day(match: re.Match[str], _context: Context) -> Reading:
    return Calendar(int(match["year"]), int(match["month"]), int(match["day"]))


def _iso_month(match: re.Match[str], _context: Context) -> Reading:
    """A year and a month; "2003-07" may as well be five years, so its value is unknown."""
    year, month = int(match["year"]), int(match["month"])
    return None if month > year % 100 else Calendar(year, month)


def _no_two_years(match: re.Match[str]) -> bool:
    """Whether "2003-04" is not one year and the next."""
    return no_number(match) and int(match["month"]) != (int(match["year"]) + 1) % 100


def _figures(match: re.Match[str], context: Context) -> Reading:
    """Day, month and year in figures. With slashes the order of day and month is unknown, unless it makes no
    difference, one of them is no month, or one of the two readings is the day of publication.
    """
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    published = context.published
    if len(match["year"]) == 2:
        if published is None:
            return None
        year += published.year // 100 * 100
        year -= 100 * (year > published.year + 10)
    orders = [(second, first)] if match["mark"] == "." else [(first, second), (second, first)]
    days = {day for month, number in orders if (day := calendar_day(year, month, number))}
    if published in days:
        return day_value(published)
    return day_value(days.pop()) if len(days) == 1 else None


def _months(match: re.Match[str], context: Context) -> Reading:
    """Two months, as the interval between them; "March and July" is no interval."""
    last = _date(match, context)
    if last is None:
        return None
    first, final = month_number(match["month"]), month_number(match["last"])
    if match["joint"].strip().lower() == "and" and not is_between(match) and final - first not in {1, -11}:
        return None
    return joined(Calendar(None, first), Calendar(last.year, final), context)


def _days(match: re.Match[str], context: Context) -> Reading:
    """Days of one month, as the interval from the first to the last; "May 3 and 7" and "May 3, 5 and 7" are none."""
    first = _date(match, context)
    if first is None:
        return None
    final = ordinal_number(match["last"])
    apart = final - (first.day or 0)
    listed = len(re.findall(r"\d+", match.groupdict().get("more") or ""))
    paired = match["joint"].strip().lower() in {"and", "&"} and not is_between(match)
    if apart < 1 or (paired and apart > 1 + listed):
        return None
    last = replace(first, day=final, weekday=None)
    value = completed(last if context.tense is Tense.FUTURE else first, context)
    if value is None:
        return None
    year = int(value.start[:4])
    return joined(replace(first, year=year), replace(last, year=year), context)


_BESIDE = rf"(?:(?P<weekday>{WEEKDAY_FORM}),? (?:the )?)?"
_JOINT = r"(?P<joint> ?[-–—] ?| (?i:to|and|through|until) | ?& ?)"
_MORE = rf"(?P<more>(?:, ?{DAY})+),?(?P<joint> (?i:and) | ?& ?)(?P<last>{DAY})"
_AND_YEAR = rf"(?:(?:,? (?:of |(?i:in the year (?:of our lord )?))?|, ?|-){THAT_YEAR})?"

DAYS_AND_MONTHS: tuple[Rule, ...] = (
    Rule(compiled(rf"{LEFT}(?P<year>[12]\d{{3}})(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"), _iso_day),
    Rule(compiled(rf"{LEFT}(?P<year>[12]\d{{3}})-(?P<month>0[1-9]|1[0-2])(?![\w–-])"), _iso_month, _no_two_years),
    Rule(
        compiled(
            rf"{LEFT}(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)"
            r"(?P<year>[12]\d{3}|(?<=/)\d\d)(?![\w/])(?!\.\d)"
        ),
        _figures,
    ),
    Rule(compiled(rf"{LEFT}(?P<day>{DAY}) (?P<month>{MONTH_NAME}) (?i:last)\b(?! \w)"), _day_last),
    Rule(compiled(rf"{LEFT}{_BESIDE}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}){_AND_YEAR}"), _date, unrepeated),
    Rule(compiled(rf"{LEFT}{_BESIDE}(?P<day>{DAY})(?: |-)?(?P<month>{MONTH}){_AND_YEAR}"), _date, unrepeated),
    Rule(
        compiled(
            rf"{LEFT}{_BESIDE}(?:(?i:the|this) )?(?P<day>{ORDINAL})(?: day)? of (?P<month>{MONTH_NAME}){_AND_YEAR}"
        ),
        _date,
        unrepeated,
    ),
    Rule(
        compiled(
            rf"{LEFT}(?:{WEEKDAY_FORM},? )?(?P<month>{MONTH}) (?P<day>{DAY}){_JOINT}(?P<last>{DAY})(?! {MONTH})"
            rf"{_AND_YEAR}"
        ),
        _days,
        unrepeated,
    ),
    Rule(compiled(rf"{LEFT}(?P<day>{DAY}){_JOINT}(?P<last>{DAY}) (?P<month>{MONTH}){_AND_YEAR}"), _days, unrepeated),
    Rule(compiled(rf"{LEFT}(?P<day>{DAY}){_MORE} (?P<month>{MONTH}){_AND_YEAR}"), _days, unrepeated),
    Rule(compiled(rf"{LEFT}(?P<month>{MONTH}) (?P<day>{DAY}){_MORE}(?! {MONTH}){_AND_YEAR}"), _days, unrepeated),
    Rule(compiled(rf"{LEFT}(?:{MODIFIER})?(?P<month>{MONTH}),? (?:of )?{THAT_YEAR}"), _date, unrepeated),
    Rule(compiled(rf"{LEFT}(?P<mod>{MODIFIER})?(?P<month>{MONTH_NAME})"), _date, month_stands),
    Rule(
        compiled(rf"{LEFT}(?P<month>{MONTH_NAME}){_JOINT}(?P<last>{MONTH_NAME})(?:,? (?:of )?{THAT_YEAR})?"),
        _months,
        month_stands,
    ),
)
"""Days and months; a day or month without a year is completed from its context."""
