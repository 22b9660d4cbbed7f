"""What stands around the name of a legal instrument: numbers, years, short forms defined in brackets.

Everything here reads plain text, so that it does not depend on how a pipeline cuts "13(2)" or "A/RES/78/272" into
tokens. Sources: United Nations Editorial Manual (document symbols); EU Interinstitutional Style Guide, 1.2.2
(numbers of acts); The Bluebook, rule 12 (codes and sections).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.annotate import instrument_words as words
from communique.annotate.instrument_provisions import UNIT

_MONTH = "(?:" + "|".join(sorted(words.MONTHS)) + ")"
_PAREN = r"[IVXLCDM]+|[A-Z]{1,2}-[IVX]+|S-\d+|\d{4}"
_VALUE = (
    rf"(?:ES-|S-)?\d+(?:[/\-–]\d+)*(?:/[A-Z]{{2,7}}(?:\.\d+)?\b|-[A-Z]{{1,4}}\b)?(?:\s[A-Z](?=\s?\())?(?:\s?\((?P<paren>{_PAREN})\))?"
    r"(?![\w%°]|[.,/:]\d|-\w|\s?(?:percent|per\s+cent|million|billion)\b)"
)
_NUMBER = re.compile(
    r"\s*(?:\((?:[A-Z.]{2,6}|Euratom|EU, Euratom)\)\s*)?(?P<no>(?:No|Nos|NO)\b\.?\s?|[Nn]umbers?\s|№\s?)?"
    rf"(?P<value>{_VALUE}|[IVX]{{1,5}}\b(?!\.\w))"
)
_NEXT = re.compile(rf"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)(?:Nos?\.?\s?)?(?P<value>{_VALUE})")
_SYMBOL = re.compile(
    r"(?<![\w/])(?P<body>[AES](?:/HRC)?)/(?P<act>[A-Z]{3})/(?P<value>(?:ES-|S-)?\d+(?:/\d+)*(?:\s?[A-Z]\b)?)"
    rf"(?:\s?\((?P<paren>{_PAREN})\))?(?![\w/])"
)
_YEAR_AFTER = re.compile(
    r"(?i:\s?,?\s(?:of|dated|from|signed\son|adopted\son)\s(?:the\s)?"
    rf"(?P<day>(?:\d{{1,2}}\s)?{_MONTH}\s(?:\d{{1,2}},\s)?)?)"
    r"(?P<year>1[6-9]\d\d|20\d\d)\b(?!\s?(?:–|-)\s?\d)"
)
_YEAR_BRACKET = re.compile(r"\s?\((?P<year>1[6-9]\d\d|20\d\d)\)")
_YEAR_BEFORE = re.compile(r"\b(?P<year>1[6-9]\d\d|20\d\d)\s$")
_BRACKET = re.compile(r"\s?\((?P<inner>[^()]{1,160}(?:\([^()]{0,20}\)[^()]{0,60})*)\)")
_QUOTED = re.compile(
    r"(?:,?\s*(?:hereinafter|hereafter|henceforth))?,?\s*(?:also\s)?"
    r"(?:referred\sto\s(?:as|collectively\sas)|called|known\sas)?"
    r"\s*(?P<the>[Tt]he\s)?[“\"‘'](?P<name>[^”\"’'“‘]{2,60})[”\"’']"
)
_HEREINAFTER = re.compile(
    r"\s?,?\s?\(?(?:hereinafter|hereafter|henceforth)\b,?\s*(?:referred\sto\sas|called|known\sas)?\s*"
    r"(?P<the>[Tt]he\s)?[“\"‘']?(?P<name>[A-Z][\w’-]*(?:\s(?:of\s|on\s)?[A-Z][\w’-]*){0,5})"
)
_ACRONYM = re.compile(r"(?:the\s)?(?P<name>[A-Z][A-Za-z&.]{0,3}[A-Za-z&.-]{0,8})(?:[,;]\s.*)?")
_DONE = re.compile(
    r",?\s(?:which\swas\s)?(?:done|signed|concluded|adopted|made|approved|opened\sfor\ssignature)\s(?:at|in|on)\s"
    r"(?:[^().;:]|(?<=\d)\.){2,70}?(?=\s\()"
)
_AMENDED = re.compile(r",?\sas\samended\b,?(?=\s\()|,\s(?:1[6-9]|20)\d\d(?=\s\((?:No|[A-Z]))")
"""What may stand between a title and its brackets: that it was amended, or its year."""
_CODE = re.compile(r"\d+\s?(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Stat)\.?\s?(?:§+\s?)?\d+\w*(?:-\d+)?(?:\.\d+)?")
_SERIES = re.compile(
    rf"(?!(?i:{UNIT})\s)(?!\d{{4}}[–-]\d{{2,4}}$)(?:[A-Z][\w.]*\s){{0,3}}(?:No\.?\s?)?(?P<value>\d[\d/–-]*)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of an instrument at characters ``[begin, end)``; ``year`` is "" unless given in brackets."""

    begin: int
    end: int
    value: str
    year: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A United Nations document symbol at ``[begin, end)``: prefix of the body, abbreviation of the act, number."""

    begin: int
    end: int
    body: str
    act: str
    number: str
    year: str


def _number(match: re.Match[str], marked: bool) -> Number:
    paren = match["paren"] or ""
    value = " ".join(match["value"].split())
    if re.fullmatch(r"\d{4}", paren):
        value = value[: value.rindex("(")].strip()
        return Number(match.start("value"), match.end("value"), value, paren, marked)
    return Number(match.start("value"), match.end("value"), value, "", marked)


def numbers(text: str, at: int, *, several: bool) -> list[Number]:
    """The numbers that stand at offset ``at``, behind a head: "2254 (2015)", "1325 and 2202", "No. 12".

    Args:
        text: the text of the document.
        at: offset behind the head.
        several: whether the head is a plural, so that short numbers may follow the first one.
    """
    match = _NUMBER.match(text, at)
    if match is None or (match.end() == at) or (match.start("value") == at):
        return []
    found = [_number(match, bool(match["no"]))]
    while match := _NEXT.match(text, found[-1].end):
        value = match["value"]
        if not several and not ("/" in value or match["paren"]):
            break
        if len(value) < 3 and not found[0].marked:
            break
        found.append(_number(match, found[0].marked))
    return found


def symbols(text: str) -> list[Symbol]:
    """The United Nations document symbols in a text ("S/RES/1325 (2000)", "A/RES/78/272")."""
    found = []
    for m in _SYMBOL.finditer(text):
        paren, value = m["paren"] or "", m["value"]
        year = paren if paren.isdigit() else ""
        number = f"{value} ({paren})" if paren and not year else value
        found.append(Symbol(m.start(), m.end(), m["body"], m["act"], number, year))
    return found


def codes(text: str) -> list[Number]:
    """The sections of codes that a text cites by their numbers alone: "8 U.S.C. 1182", "22 CFR 120.1"."""
    return [Number(m.start(), m.end(), m.group()) for m in _CODE.finditer(text) if "Stat" not in m.group()]


def year(text: str, begin: int, end: int) -> tuple[str, int]:
    """Year of the instrument at ``[begin, end)`` and the offset behind "of YEAR" if that belongs to the name."""
    if match := _YEAR_AFTER.match(text, end):
        return match["year"], end if match["day"] else match.end()
    if match := _YEAR_BRACKET.match(text, end) or _YEAR_BEFORE.search(text, max(0, begin - 6), begin):
        return match["year"], end
    return "", end


def definition(text: str, at: int) -> tuple[str, str, int]:
    """Short form and number given in brackets (or after "hereinafter") behind offset ``at``.

    Returns:
        The short form ("ICCPR", "the" and a word; several joined by "|") or "", the number ("22 U.S.C. 7421",
        "005") or "", and the offset behind the last bracket read.
    """
    shorts: list[str] = []
    number = ""
    for passed in (_AMENDED, _DONE):
        if match := passed.match(text, at):
            at = match.end()
    for _ in range(3):
        if match := _HEREINAFTER.match(text, at):
            return "|".join([*shorts, _name(match)]), number, match.end()
        match = _BRACKET.match(text, at)
        if match is None:
            break
        inner = match["inner"].strip()
        if quoted := _QUOTED.search(inner):
            shorts.append(_name(quoted))
        elif code := _CODE.match(inner):
            number = number or code.group()
        elif (acronym := _ACRONYM.fullmatch(inner)) and sum(c.isupper() for c in acronym["name"]) > 1:
            shorts.append(acronym["name"])
        elif (series := _SERIES.fullmatch(inner)) and not re.fullmatch(r"\d{1,4}", inner):
            number = number or series["value"]
        elif not re.fullmatch(r"\d{4}", inner):
            break
        at = match.end()
    return "|".join(shorts), number, at


def _name(match: re.Match[str]) -> str:
    name = match["name"].strip(" ,.;")
    return f"the {name}" if match["the"] and not is_acronym(name) else name


def is_acronym(short: str) -> bool:
    """Whether a short form is an acronym, so that it names the instrument wherever it occurs."""
    return " " not in short and sum(c.isupper() for c in short) > 1
