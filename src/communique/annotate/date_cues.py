"""What the words around a match tell: a year from a number, March from a march, Sunday from the Sunday Times."""

from __future__ import annotations

import re

from communique.annotate.date_rules import text_after, text_before
from communique.annotate.date_words import MONTH_NAME, NUMBERED, YEAR

_PLAIN_MONTHS = frozenset({"January", "February", "July", "September", "October", "November", "December"})
"""Months whose names are hardly ever the names of persons, nor other words."""
_STRONG = re.compile(r"(?i)\b(?:in|since|until|till|during|throughout|within|as of)\s+$")
_WEAK = re.compile(r"(?i)\b(?:of|by|from|before|after|through|between|to|for)\s+$")
_THE = re.compile(r"(?i)\b(?:the|a|an|its|his|her|their|our|this|last)\s+$|['’]s\s+$")
_NOUN_AFTER = re.compile(r"\s(?!(?:against|by|for|from|in|is|of|on|that|to|was)\b)[a-z]")
_REPEATED = re.compile(r"(?i)\b(?:every|each|any)\s+$")
_CAPITAL_BEFORE = re.compile(r"\b(?!(?:And|But|Her|His|Its|Our|That|The|Their|This)\s)[A-Z][\w’']*\s$")
_NUMBERED = re.compile(rf"\b{NUMBERED}\s*(?:\d+\s*(?:,|and|or)\s*)*$")
_AT_LEAST = r"(?:(?:at least|about|around|roughly|approximately|early|late|as early as|the year)\s+)?"
_YEAR_CUE = re.compile(
    r"(?i)\b(?P<cue>in|since|by|from|until|till|of|during|before|after|through|throughout|between|year|for|into)\s+"
    rf"{_AT_LEAST}$"
)
_YEAR_CHAIN = re.compile(
    rf"(?i)\b(?:in|since|by|from|of|during|for|between)\s+(?:{YEAR}(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+))+$".replace(
        "[ ]", " "
    )
)
_YEAR_AFTER_DATE = re.compile(
    rf"(?:from|between)\s(?:\d{{1,2}}\s)?{MONTH_NAME}\s(?:\d{{1,2}},?\s)?(?:\d{{4}}\s)?(?:to|and)\s$"
)
_PARENTHESIS = re.compile(r"(?<![\d])(?<!\d\s)\($")
_PERIODICALS = (
    "Agreement|Express|Herald|Independent|Journal|Mail|Mass|Mirror|Morning Herald|News|Night Football|Post|School|"
    "Service|Standard|Star|Sun|Telegraph|Times|Tribune|World"
)
_NAMED_AFTER = re.compile(rf"^\s(?:{_PERIODICALS})\b")
_NAMED_DAYS = re.compile(r"\b(?:Ash|Black|Bloody|Boxing|Cyber|Easter|Good|Holy|Maundy|Palm|Ruby|Super|Whit)\s$")
_SMALL_WORDS = re.compile(
    r"^\s+(?:a|after|all|also|an|and|as|at|because|but|by|during|for|from|he|his|in|is|it|its|made|of|on|or|she|that|"
    r"the|their|they|this|to|under|until|was|we|were|when|where|which|while|who|with)\b"
)


def unrepeated(match: re.Match[str]) -> bool:
    """Whether a date is not one of a series ("every March 3")."""
    return not _REPEATED.search(text_before(match))


def no_number(match: re.Match[str]) -> bool:
    """Whether a number is not the number of a resolution, a law and the like."""
    return not _NUMBERED.search(text_before(match))


def weekday_stands(match: re.Match[str]) -> bool:
    """Whether the name of a weekday means a day, and one day only."""
    before = text_before(match)
    return not (_NAMED_DAYS.search(before) or _NAMED_AFTER.search(text_after(match)) or _REPEATED.search(before))


def month_stands(match: re.Match[str]) -> bool:
    """Whether the name of a month without day or year means the month."""
    before, after = text_before(match), text_after(match)
    if match.groupdict().get("mod") or match.groupdict().get("year"):
        return True
    if _STRONG.search(before):
        return True
    if _REPEATED.search(before) or re.match(r"\s[A-Z][a-z]|-\w", after):
        return False
    if _WEAK.search(before) or (_THE.search(before) and _NOUN_AFTER.match(after)):
        return True
    return match["month"].capitalize() in _PLAIN_MONTHS and not _CAPITAL_BEFORE.search(before)


def year_stands(match: re.Match[str]) -> bool:
    """Whether a number of four digits, or a year in words, is a year: a preposition, an article, parentheses or
    other years before it say so, and nothing after it that it could count.
    """
    before, after = text_before(match), text_after(match)
    if match["mod"] or re.match(r"(?i)(?:eigh|nine)teen\s\w{3,}ty", match["year"]):  # no number is said so
        return True
    if re.match(r"-[a-z]", after):
        return False
    if _PARENTHESIS.search(before):
        return bool(re.match(r"[),;:]", after))
    if _YEAR_CHAIN.search(before) or _YEAR_AFTER_DATE.search(before):
        return True
    cue = _YEAR_CUE.search(before)
    if cue is not None:
        return _follows(match, cue["cue"].lower(), after)
    modern = match["year"].isdigit() and int(match["year"]) >= 1900
    return bool(modern and _THE.search(before) and re.match(r"\s[A-Za-z]", after)) and not _counts(match, after)


def _follows(match: re.Match[str], cue: str, after: str) -> bool:
    """Whether the number after a preposition is a year."""
    if cue in {"in", "since", "during", "until", "till", "throughout", "between", "year"}:
        return not (_counts(match, after) and cue != "year")
    number = match["year"]
    if number.isdigit():
        if cue in {"for", "into"} and int(number) < 1900:
            return False
        cited = re.compile(rf"\b{NUMBERED}\s*(?:\d+\s*(?:\(\d+\)\s*)?(?:,|and|or)\s*)*{number}\b")
        if cited.search(match.string):  # "the implementation of 1701", of a resolution cited before
            return False
    return not _counts(match, after)


def _counts(match: re.Match[str], after: str) -> bool:
    """Whether a round number seems to count what follows: "of 2000 Armenian soldiers"."""
    return match["year"].endswith("00") and bool(re.match(r"\s+[A-Za-z]", after)) and not _SMALL_WORDS.match(after)


def day_word_stands(match: re.Match[str]) -> bool:
    """Whether "today" and the like mean a day: not in "Africa Today", nor in "the threats of tomorrow"."""
    before, word = text_before(match), match["word"]
    if word.lower() in {"today", "tomorrow"} and re.search(r"(?<!\bas)\s+of\s+$", before):
        return False
    return not (word[0].isupper() and re.search(r"[A-Z][\w’']*\s$", before))


def alone(match: re.Match[str]) -> bool:
    """Whether "last year" is a date, not the length of time in "over the last year"."""
    return not re.search(r"(?i)\b(?:the|a|his|her|its|their|our)\s+(?:very\s+)?$", text_before(match))


def in_time(match: re.Match[str]) -> bool:
    """Whether "in two days" is a date ahead, not the length of time in "the first in two days"."""
    superlative = r"(?i)\b(?:first|last|only|most|least|times?|once|twice|\w{3,}est)\b[^.;]{0,40}$"
    return not re.search(superlative, text_before(match)) and not re.match(r"\s+of\b|-", text_after(match))


def in_season(match: re.Match[str]) -> bool:
    """Whether "the spring" is a time, not water nor a piece of metal, and no season of every year or of a year told."""
    before, after = text_before(match), text_after(match)
    return re.search(r"(?i)\b(?:in|over|during|by|throughout)\s+$", before) is not None and not re.match(
        r"\s+(?:of|and|or|months?|when|\d|[a-z]+(?:s|ing)\b)|-", after
    )
