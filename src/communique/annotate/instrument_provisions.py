"""Articles, sections, paragraphs … of legal instruments: cited with a name, cited alone, and as headings of a text.

Everything reads plain text. Forms after OSCOLA 2.4 and 3.9 and The Bluebook, rules 3.3 and 12.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_REF = r"(?:\d+(?:\s?(?:bis|ter))?|[IVXLC]+\b|[A-Z]\b)(?:[-.]\d+)?(?:\s?\(\w{1,4}\))*"
_SUB = r"\(\w{1,4}\)(?:\s?\(\w{1,4}\))*"
UNIT = (
    r"(?:articles?|arts?\.|sections?|secs?\.|§§?|chapters?|annex(?:es)?|appendix|paragraphs?|paras?\.|titles?|parts?)"
)
"""Words for the parts of an instrument, as a regular expression."""
_LIST = rf"(?:{_REF}|{_SUB})(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or|to)\s|\s?[–-]\s?){_REF})*"
_CITED = rf"(?i:{UNIT})\s?(?P<list>{_LIST})"
_BEFORE = re.compile(
    rf"(?:(?i:{UNIT})\s?{_LIST}\s?,?\s(?:(?:of|and|to|in|under)\s)?)*(?i:{UNIT})\s?{_LIST}"
    r"(?:\s?,?\s(?:of|to|in|under)\s(?:(?:the|this|that|said|its|their|our)\s)?(?:[A-Za-z][\w.]*(?:\s[A-Z][\w.]*)*[’']s?\s)?|\s?,?\s)"
    r"(?:(?:draft|present|new|\d{4})\s)?$"
)
_AFTER = re.compile(rf"(?:\s?\(|,\s|’s\s|'s\s|\s){_CITED}(?!\w|\s?\w*\s(?:of|to)\sthe)")
_CITED_ANY = re.compile(rf"(?P<unit>(?i:{UNIT}))\s?(?P<list>{_LIST})")
_PART = re.compile(rf"{_REF}|{_SUB}")
_SMALL = ("para",)
_LEFT_OUT = ("title", "part")  # of a section of a code, its title adds nothing to the citation

_PLAIN = r"(?:[Aa]rticle|ARTICLE|[Ss]ection|SECTION|[Ss]ec\.|SEC\.)"
_NUMBER = r"(?P<number>\d+(?:\s?(?:bis|ter))?|[IVXLC]+)"
_HEADING = re.compile(
    rf"(?:^[ \t#*_]*{_PLAIN}[ ]{_NUMBER}\b(?=[ \t]*(?:[.:–—*_)\n-]|$|[ ]+[A-Z(“]))"
    rf"|(?<![\w,’'][ ])(?:ARTICLE|SECTION)[ ]{_NUMBER.replace('number', 'loud')}\b(?=[ .:–—-]+[A-Z(“\d]))"
    rf"|(?<=[.;:”)][ ])(?:Article|Section|Sec\.)[ ]{_NUMBER.replace('number', 'after')}\.(?=[ ]+[A-Z(“])",
    re.MULTILINE,
)
_ALONE = re.compile(rf"(?<!\w)(?P<unit>[Aa]rticles?|[Ss]ections?)\s(?P<list>{_LIST})(?!\w|\s?,?\s?(?:of|to|in)\s)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A part of an instrument at characters ``[begin, end)``: its number, and whether it is a heading."""

    begin: int
    end: int
    number: str
    heading: bool


def _references(cited: str) -> list[str]:
    """The numbers in a run of citations; a paragraph of one article is put behind the article: “4(1)”."""
    found: list[str] = []
    last = ("", "", -1)
    for match in _CITED_ANY.finditer(cited):
        unit = match["unit"].lower()
        numbers = [re.sub(r"\s", "", part) for part in _PART.findall(match["list"])]
        between = cited[last[2] : match.start()].strip(" ,") if last[2] >= 0 else "-"
        one, number = len(numbers) == 1, numbers[0]
        if one and unit.startswith(_SMALL) and not last[0].startswith(_SMALL) and last[1] and between == "":
            found[-1] = _within(last[1], number)
            last = (unit, "", match.end())
        elif one and last[0].startswith(_SMALL) and last[1] and between == "of" and not unit.startswith(_SMALL):
            found[-1] = _within(number, last[1])
            last = (unit, "", match.end())
        elif not (last[0] and between == "of" and unit.startswith(_LEFT_OUT)):
            found += numbers
            last = (unit, number if one else "", match.end())
    return list(dict.fromkeys(found))


def _within(article: str, paragraph: str) -> str:
    return article + (paragraph if paragraph.startswith("(") else f"({paragraph})")


def provision(text: str, begin: int, end: int) -> str:
    """The articles, sections, chapters … cited with the instrument at ``[begin, end)``, joined by "|"; or ""."""
    window = text[max(0, begin - 250) : begin]
    # the earliest unit from which citations run without a gap to the name
    for unit in re.finditer(rf"(?i)(?<!\w){UNIT}\s?(?=[\dA-Z(])", window):
        if match := _BEFORE.match(window, unit.start()):
            return "|".join(_references(match.group()))
    if match := _AFTER.match(text, end, min(len(text), end + 120)):
        return "|".join(_references(match.group()))
    return ""


def headings(text: str) -> list[Cited]:
    """The headings of articles and sections, at the beginning of a line or, in capitals or with a full stop, in it."""
    found = []
    for match in _HEADING.finditer(text):
        number = next(match[group] for group in ("number", "loud", "after") if match[group])
        found.append(Cited(match.start(), match.end(), re.sub(r"\s", "", number), heading=True))
    return found


def alone(text: str, apart_from: Iterable[Cited]) -> list[Cited]:
    """Articles and sections that are cited without the name of the instrument, sorted; not the headings given."""
    taken = sorted((c.begin, c.end) for c in apart_from)
    found: list[Cited] = []
    for match in _ALONE.finditer(text):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        numbers = dict.fromkeys(re.sub(r"\s", "", part) for part in _PART.findall(match["list"]))
        found.extend(Cited(match.start(), match.end(), number, heading=False) for number in numbers)
    return found
