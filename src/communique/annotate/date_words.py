"""Words that dates are made of: tables, the regular expressions built from them, and numbers in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6,
    "July": 7, "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
WEEKDAYS = {"Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6}
WEEKDAY_ABBREVIATIONS = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27,
    "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season → month in which it begins in the northern hemisphere; it chooses years only, never months."""
COUNTED = (
    "acres", "barrels", "billion", "buildings", "cases", "CET", "CEST", "children", "civilians", "cubic", "days",
    "dead", "deaths", "delegates", "detainees", "dollars", "drones", "EST", "EDT", "euros", "families", "feet",
    "fighters", "flights", "GMT", "hectares", "homes", "hostages", "hours", "houses", "hrs", "injured", "jobs",
    "killed", "kilometers", "kilometres", "km", "lives", "local time", "megawatts", "members", "men", "meters",
    "metres", "metric", "miles", "million", "minutes", "missiles", "months", "MW", "officers", "others", "page",
    "pages", "people", "per cent", "percent", "persons", "points", "police", "prisoners", "protesters", "refugees",
    "seats", "shares", "soldiers", "square", "students", "tanks", "tonnes", "tons", "trillion", "troops", "trucks",
    "UTC", "victims", "votes", "weeks", "women", "words", "workers", "wounded", "years",
)  # fmt: skip
"""Words after a number that say that it counts or measures something, or is a time of day."""
NUMBERED = r"(?i:resolutions?|res\.|unscr|no\.?|nos\.?|number|law|decree|order|directive|regulation|flight|room)"
"""Words after which a number of four digits is the number of something."""


def either(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ") for word in ordered) + ")"


def _cased(words: Iterable[str]) -> str:
    """Any of the words with a capital or in capitals: "may" and "march" in lower case are other words."""
    listed = list(words)
    return either({*listed, *(word.upper() for word in listed)})


LEFT = r"(?<![\w$€£¥/])(?<!\d[.,:])"
MONTH_NAME = rf"{_cased(MONTHS)}\b"
MONTH = rf"(?:{MONTH_NAME}|{_cased(MONTH_ABBREVIATIONS)}\b\.?)"
WEEKDAY = rf"{_cased(WEEKDAYS)}\b"
WEEKDAY_FORM = rf"(?:{WEEKDAY}|{_cased(WEEKDAY_ABBREVIATIONS)}\b\.?)"
_NO_COUNT = rf"(?![\w%]|\.\d|,\d{{3}}(?!\d)|[ ]?{either(COUNTED)}\b)"
DAY = rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_NO_COUNT}"
YEAR = rf"(?:1[5-9]\d\d|20\d\d|2100){_NO_COUNT}"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{either(ORDINALS)}))\b"
_SMALL = rf"(?:{either(TENS)}(?:[- ]{either(list(NUMBERS)[:9])})?|{either(NUMBERS)})\b"
NUMBER = rf"(?:\d{{1,3}}|(?i:{_SMALL}|an?))\b"
YEAR_IN_WORDS = (
    rf"(?i:(?:one|two) thousand(?:,? {either(NUMBERS)} hundred)?(?:,?(?: and)? {_SMALL})?"
    rf"|(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty) (?:hundred(?: and)? )?{_SMALL})"
)
PART_OF_DAY = "(?i:morning|afternoon|evening|night)"
MODIFIER = (
    r"(?i:(?:(?:the )?(?:very )?(?:beginning|start|middle|end|close|rest|remainder) of|(?:early|late|earlier|later)"
    r"(?: in)?|mid)(?:-| ))"
)
"""What narrows a month, a year or a decade without making its value more precise."""

_SPACE = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space stands for white space with at most one line break in it."""
    return re.compile(pattern.replace("[ ]", r"[^\S\n]").replace("[- ]", r"[-\s]").replace(" ", _SPACE))


def month_number(form: str) -> int:
    """The number, 1 to 12, of a month that MONTH matched."""
    name = form.rstrip(".").capitalize()
    return MONTHS[name] if name in MONTHS else MONTH_ABBREVIATIONS[name]


def weekday_number(form: str) -> int:
    """The number of a weekday that WEEKDAY_FORM matched, from Monday, 0, to Sunday, 6."""
    name = form.rstrip(".").capitalize()
    return WEEKDAYS[name] if name in WEEKDAYS else WEEKDAY_ABBREVIATIONS[name]


def ordinal_number(form: str) -> int:
    """The number of a day or an ordinal, in digits ("8", "8th") or in words ("eighth")."""
    digits = re.match(r"\d+", form)
    return int(digits[0]) if digits else ORDINALS[form.lower()]


def cardinal_number(form: str) -> int:
    """The number that NUMBER matched: "3", "three", "twenty-one"; "a" and "an" are 1."""
    if form.isdigit():
        return int(form)
    return sum(NUMBERS.get(word, 0) + TENS.get(word, 0) for word in re.split(r"[-\s]+", form.lower())) or 1


def year_number(form: str) -> int:
    """The year that YEAR or YEAR_IN_WORDS matched: "1951", "nineteen fifty-one", "two thousand and six"."""
    if form.isdigit():
        return int(form)
    total = current = 0
    for word in re.findall(r"[a-z]+", form.lower()):
        value = NUMBERS.get(word, 0) + TENS.get(word, 0)
        if word == "thousand":
            total, current = 1000 * current, 0
        elif word == "hundred":
            current *= 100
        elif value >= 10 and 10 < current < 100:  # "nineteen fifty": a century, then a year of it
            current = 100 * current + value
        else:
            current += value
    return total + current
