"""Rules for dates told from the day of publication ("last week") or from the date before ("the same day")."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.annotate.date_counts import A_COUNT, COUNT, count_in
from communique.annotate.date_cues import alone, day_word_stands, in_season, in_time, weekday_stands
from communique.annotate.date_rules import Reading, Refusal, Rule
from communique.annotate.date_values import (
    Context,
    Tense,
    day_value,
    from_published,
    is_quarter,
    month_value,
    moved,
    year_earlier,
    year_value,
)
from communique.annotate.date_words import (
    LEFT,
    MODIFIER,
    MONTH_NAME,
    PART_OF_DAY,
    SEASONS,
    WEEKDAY,
    compiled,
    either,
    month_number,
    weekday_number,
)
from communique.model import When

if TYPE_CHECKING:
    import re


_DAY_WORDS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_ANCHORED = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}


def _day_word(match: re.Match[str], context: Context) -> Reading:
    return from_published(context, _DAY_WORDS[" ".join(match["word"].lower().split())], "day")


def _part_of_day(match: re.Match[str], context: Context) -> Reading:
    return from_published(context, -1 if match["night"] else 0, "day")


def _step(match: re.Match[str]) -> int | None:
    """What the last word of the group "which" says: -1 last, 0 this or the, 1 next; None without one."""
    return _STEPS.get(match["which"].lower().split()[-1], 0) if match["which"] else None


def _weekday(match: re.Match[str], context: Context) -> Reading:
    """A day of the week: of a week that is named, else the last one, the day of publication included; the next
    one where "next" or the verb tells the future.
    """
    number, which = weekday_number(match["weekday"]), (match["which"] or "").lower().split()
    if which[:1] == ["the"]:
        return _weekday_from(context.anchor, number, _STEPS[which[-1]])
    published = context.published
    if published is None:
        return None
    this_week = published + timedelta(days=number - published.weekday())
    if match["week"]:
        return day_value(this_week + timedelta(days=7 * _STEPS[match["week"].lower()]))
    step = _STEPS[which[-1]] if which else None
    if step:
        return _weekday_from(day_value(published), number, step)
    if context.tense is Tense.FUTURE:
        return day_value(published + timedelta(days=(number - published.weekday()) % 7))
    return day_value(this_week if which else published - timedelta(days=(published.weekday() - number) % 7))


def _weekday_from(anchor: When | None, number: int, step: int) -> When | None:
    """The weekday before (-1) or after (1) a day."""
    if anchor is None or anchor.end is not None or len(anchor.start) != 10:
        return None
    day = date.fromisoformat(anchor.start)
    return day_value(day + timedelta(days=step * ((step * (number - day.weekday())) % 7 or 7)))


def _month(match: re.Match[str], context: Context) -> Reading:
    """A month, "last March" being the last one before the month of publication, "next March" the first after it."""
    step, published = _step(match), context.published
    if published is None or step is None:
        return None
    month = month_number(match["month"])
    if step == 0:
        year = published.year
    elif step < 0:
        year = published.year - (month >= published.month)
    else:
        year = published.year + (month <= published.month)
    return month_value(year, month)


def _season(match: re.Match[str], context: Context) -> Reading:
    """A season, "last summer", as a year: by northern months, but a winter has two years."""
    step, published = _step(match), context.published
    if published is None or step is None:
        return None
    begins, year = SEASONS[match["season"].lower()], published.year
    if begins == 12:
        year -= published.month < 12 if step == 0 else published.month < 3
        return When(f"{year + min(step, 0):04d}", f"{year + 1 + min(step, 0):04d}") if step <= 0 else None
    if step < 0:
        year -= published.month < begins + 3
    elif step > 0:
        year += published.month >= begins
    return year_value(year)


def _the_season(match: re.Match[str], context: Context) -> Reading:
    """The last such season that has begun, or the next one ("in the summer"); a winter is left open."""
    begins, published = SEASONS[match["season"].lower()], context.published
    if published is None or begins == 12:
        return None
    if context.tense is Tense.FUTURE:
        return year_value(published.year + (published.month >= begins + 3))
    return year_value(published.year - (published.month < begins))


def _unit(match: re.Match[str], context: Context) -> Reading:
    step = _step(match)
    return from_published(context, step or 0, match["unit"].lower())


def _anchored_unit(match: re.Match[str], context: Context) -> Reading:
    unit = match["unit"].lower()
    return moved(context.anchor, _ANCHORED[match["which"].lower().split()[-1]], "day" if unit == "date" else unit)


def _anchored_part(match: re.Match[str], context: Context) -> Reading:
    """A part of the day told last, or of one beside it: "that evening", "the next morning"."""
    return moved(context.anchor, _ANCHORED.get(match["which"].lower().split()[-1], 0), "day")


def _in_the_day(_match: re.Match[str], context: Context) -> Reading:
    """A time in the day told last, or in that of publication."""
    anchor = context.anchor
    if anchor is not None and anchor.end is None and len(anchor.start) == len("2000-01-01"):
        return anchor
    return from_published(context, 0, "day")


def _day_beside(match: re.Match[str], context: Context) -> Reading:
    return moved(context.anchor, -1 if match["side"].lower() == "before" else 1, "day")


def _ago(match: re.Match[str], context: Context) -> Reading:
    """So long before publication; of figures for a quarter, "a year ago" is the same quarter."""
    counted = count_in(match)
    if counted == (1, "year") and context.quarter and context.anchor and is_quarter(context.anchor):
        return year_earlier(context.quarter)
    return from_published(context, -counted[0], counted[1]) if counted else None


def _ahead(match: re.Match[str], context: Context) -> Reading:
    """A time ahead, "in two days", unless it tells how long something took."""
    lasting = context.tense is Tense.PAST or (match["unit"].lower() == "year" and context.tense is not Tense.FUTURE)
    if lasting and match["in"] and not match.groupdict().get("time"):
        return Refusal.NOT_A_DATE
    counted = count_in(match)
    return from_published(context, *counted) if counted else None


def _shifted(match: re.Match[str], context: Context) -> Reading:
    counted = count_in(match)
    if counted is None:
        return None
    sign = -1 if match["side"].lower() in {"earlier", "before", "beforehand"} else 1
    if context.quarter and context.anchor and is_quarter(context.anchor) and (sign, *counted) == (-1, 1, "year"):
        return year_earlier(context.quarter)
    return moved(context.anchor, sign * counted[0], counted[1])


def _weekend(match: re.Match[str], context: Context) -> Reading:
    """Saturday and Sunday: the last weekend that has begun, or the next one."""
    published, which = context.published, (match["which"] or "the").lower()
    if published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    begun = published.weekday() >= 5
    coming = context.tense is Tense.FUTURE or (which == "this" and context.tense is not Tense.PAST)
    if which == "last":
        saturday -= timedelta(days=7 * begun)
    elif which in {"next", "this coming"} or (coming and not begun):
        saturday += timedelta(days=7)
    return When(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


_UNITS = "(?i:week|month|year|quarter)"
_WHICH = r"(?P<which>(?i:this past|this coming|last|this|next))"
_LEAD = r"(?:(?i:earlier|early|late|later|mid)(?: |-))?"

RELATIVE: tuple[Rule, ...] = (
    Rule(
        compiled(rf"{LEFT}{_LEAD}(?P<word>(?i:{either(_DAY_WORDS)}))\b(?: {PART_OF_DAY}\b)?"),
        _day_word,
        day_word_stands,
    ),
    Rule(
        compiled(rf"{LEFT}{_LEAD}(?:(?i:this) {PART_OF_DAY}|(?P<night>(?i:last)) (?i:night))\b"),
        _part_of_day,
    ),
    Rule(
        compiled(
            rf"{LEFT}(?:(?P<which>(?i:this past|this coming|the following|the previous|the next|last|next|this)) )?"
            rf"{_LEAD}(?P<weekday>{WEEKDAY})(?: (?:of )?(?P<week>(?i:last|this|next)) week\b)?(?: {PART_OF_DAY}\b)?"
        ),
        _weekday,
        weekday_stands,
    ),
    Rule(compiled(rf"{LEFT}{_LEAD}{_WHICH} (?P<month>{MONTH_NAME})"), _month),
    Rule(compiled(rf"{LEFT}{_LEAD}(?P<which>(?i:the)) (?P<season>(?i:{either(SEASONS)}))\b"), _the_season, in_season),
    Rule(compiled(rf"{LEFT}{_LEAD}{_WHICH} (?P<season>(?i:{either(SEASONS)}))\b"), _season, alone),
    Rule(
        compiled(
            rf"{LEFT}(?:{MODIFIER})?(?:(?P<which>(?i:last|this|next|this coming|the current)) )(?P<unit>{_UNITS})\b"
        ),
        _unit,
        alone,
    ),
    Rule(compiled(rf"{LEFT}{MODIFIER}(?P<which>(?i:the)) (?P<unit>{_UNITS})\b"), _unit, alone),
    Rule(
        compiled(
            rf"{LEFT}(?P<which>(?i:(?:the|that)(?: very)? same|that|the(?: very)? (?:following|previous|preceding))) "
            rf"(?P<unit>(?i:day|date|{_UNITS}))\b"
        ),
        _anchored_unit,
    ),
    Rule(compiled(rf"{LEFT}(?P<which>(?i:the(?: very)? next)) (?P<unit>(?i:day))\b"), _anchored_unit, alone),
    Rule(
        compiled(rf"{LEFT}(?P<which>(?i:that(?: same| very)?|the (?:next|following|previous|same))) {PART_OF_DAY}\b"),
        _anchored_part,
    ),
    Rule(compiled(rf"{LEFT}(?i:(?:earlier|later|early|late) (?:in|on in) the day)\b"), _in_the_day),
    Rule(compiled(rf"{LEFT}(?i:the (?:day|night)) (?P<side>(?i:before|after))(?=\s*(?:[.,;:!?)”\"]|$))"), _day_beside),
    Rule(compiled(rf"{LEFT}{COUNT} (?i:ago)\b"), _ago),
    Rule(
        compiled(rf"{LEFT}(?P<in>(?i:in) )(?:(?i:just|only) )?{A_COUNT}(?P<time>['’]s? (?i:time)\b)?"),
        _ahead,
        in_time,
    ),
    Rule(compiled(rf"{LEFT}(?P<in>(?!))?{A_COUNT} (?i:from (?:now|today))\b"), _ahead),
    Rule(
        compiled(
            rf"{LEFT}{A_COUNT} (?P<side>(?i:earlier|later|afterwards?|thereafter|beforehand"
            r"|(?:before|after)(?=\s*(?:[.,;:!?)”\"]|$))))\b(?! than\b)"
        ),
        _shifted,
    ),
    Rule(compiled(rf"{LEFT}(?P<which>(?i:the|last|this|next|this coming)) (?i:weekend)\b"), _weekend),
)
"""Relative dates; without a day of publication, or a date before, their value is unknown."""
