"""What the first lines of a text tell of it: day of publication, publisher, title.

Recognised are an inline header (``date 2025-12-05 AGENCY) …``), a line that is nothing but a date, the datelines
of news agencies and press offices (``BAKU, Azerbaijan (AP) — …``, ``GENEVA, 5 December 2025 (UNHCR) – …``,
``Baku, 5 December, AZERTAC``) and a headline. Only the first three lines that are not empty are looked at. Nothing
is guessed: a date without a year, a numeric date whose order is unclear, or a place in parentheses tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

_HEAD = 4000  # code points; more than three lines of any header
_LINES = 3

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_ISO = r"\d{4}-\d{2}-\d{2}"
_DATE = (
    rf"(?:{_WEEKDAY}?(?:{_NUMBER}\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_NUMBER}(?:,?\s+\d{{4}})?|{_ISO})(?![\w-]))"
)
_PARTS = re.compile(rf"\b({_NUMBER})\b|\b({_MONTH})(?![a-z])|\b(\d{{4}})\b")
_DATE_ONLY = re.compile(_DATE)

_INLINE = re.compile(rf"\s*(?i:date):?\s+(?P<date>{_DATE})(?:\s+\(?(?P<agency>[^()\n]{{2,80}})\))?")
_PLACE = r"(?P<place>[^\W\d_][^\d()\n:;!?“”\"—–―]{0,80}?)"
_DASH = r"\s*(?:[—–―]|--?(?=\s))"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE},?\s+(?P<date>{_DATE}),?\s*(?:\((?P<agency>[^()\n]{{2,60}})\))?{_DASH}",
        rf"{_PLACE}\s+\((?P<date>{_DATE})\){_DASH}",
        rf"{_PLACE}\s+\((?P<wire>[^()\n]{{2,60}})\){_DASH}",
        rf"\({_PLACE},\s+(?P<date>{_DATE})\){_DASH}",
        rf"\((?P<wire>[^()\n]{{2,60}})\){_DASH}",
        rf"{_PLACE},\s+(?P<date>{_DATE}),\s+(?P<agency>[A-Z]{{3,15}})(?=\s*$|{_DASH}|[.:]\s)",
    )
)

# What stands in parentheses after a place or alone may as well be a place ("(Geneva) – …"), so it must be known.
_SERVICE = re.compile(
    r"\b(?:AAP|AFP|ANI|ANSA|APA?|APP|BBC|CNN|EFE|IANS|IRNA|KUNA|MENAFN|PTI|SANA|SPA|TASS|UNHCR|UNICEF|UPI|WAFA|WAM"
    r"|(?i:armenpress|azerta[cg]|bernama|dpa|interfax|kyodo|reuters|xinhua|yonhap)"
    r"|Agency|Agence|Daily|Herald|Media|News|Newswire|Post|Press|Radio|Times|Wire)\b"
)
_SMALL_WORD = re.compile(r"al|am|and|an|da|de|del|der|di|do|du|el|en|ibn|la|las|le|les|los|of|on|sur|the|upon")
_NOT_PLACE = re.compile(
    r"After|As|At|Before|By|During|From|In|On|Since|The|This|Today|Tomorrow|Until|Yesterday"
    r"|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)

_TRANSCRIPT = re.compile(r"\d{1,2}:\d{2}\b|[^\W\d_a-z](?:[^\W\d_a-z]|[. '’-])+:")  # a time of day, or who speaks


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says of itself in its first lines.

    Attributes:
        published: day of publication, or None when the text does not give day, month and year.
        publisher: agency or office, or "".
        title: headline, or "".
    """

    published: date | None = None
    publisher: str = ""
    title: str = ""


def header(text: str) -> Header:
    """What the first lines of ``text`` tell; an empty Header when they tell nothing. The text is not changed.

    A title is reported only when the first line is clearly a headline: three words or more, at most 150 code points,
    no full stop, comma, colon or semicolon at its end, no dateline, and an empty line and more text after it that
    does not begin as a transcript does (above which stands a place, not a headline).
    A date line is preferred to the date of a dateline. Never raises.
    """
    begin = len(text) - len(text.lstrip())
    head = text[begin : begin + _HEAD]
    inline = _INLINE.match(head)
    if inline and (found := _from_inline(inline)):
        return found
    lines = re.split(r"\r\n|\r|\n", head)
    cut = len(lines) > 1 and begin + _HEAD < len(text)
    lines = [line.strip() for line in (lines[:-1] if cut else lines)]
    from_date_line, from_dateline = Header(), Header()
    for line in [line for line in lines if line][:_LINES]:
        if from_date_line.published is None:
            from_date_line = Header(written_date(line))
        if from_dateline == Header():
            from_dateline = _dateline(line)
    published = from_date_line.published or from_dateline.published
    return replace(from_dateline, published=published, title=_title(lines))


def written_date(text: str) -> date | None:
    """The day that ``text`` and nothing else in it names, or None.

    Read are ISO 8601 calendar dates (``2025-08-08``) and English dates with day, month and year in either order, with
    or without a day of the week (``Friday, 8 August 2025``, ``Aug. 8, 2025``). The day of the week is not checked.
    """
    text = text.strip()
    if not _DATE_ONLY.fullmatch(text):
        return None
    try:
        if re.fullmatch(_ISO, text):
            return date.fromisoformat(text)
        found = {m.lastindex: m[0] for m in _PARTS.finditer(text)}
        day, month, year = found.get(1), found.get(2), found.get(3)
        if not (day and month and year):
            return None
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(re.sub(r"\D", "", day)))
    except ValueError:  # 30 February
        return None


def written_dates(text: str) -> set[date]:
    """All days named anywhere in ``text`` in the forms that :func:`written_date` reads."""
    return {day for m in _DATE_ONLY.finditer(text) if (day := written_date(m[0]))}


def _from_inline(match: re.Match[str]) -> Header | None:
    """The header of an inline match, or None when its date has no year and thus may be a sentence."""
    published = written_date(match["date"])
    agency = (match["agency"] or "").strip()
    if published is None or (agency and not agency[0].isupper()):
        return None
    return Header(published, agency)


def _dateline(line: str) -> Header:
    """What the dateline at the start of ``line`` tells, or an empty Header."""
    for pattern in _DATELINES:
        match = pattern.match(line)
        if not match:
            continue
        found = match.groupdict()
        if found.get("place") and not _is_place(found["place"]):
            continue
        agency = found.get("agency") or ""
        wire = found.get("wire") or ""
        if wire and not _SERVICE.search(wire):
            continue
        return Header(written_date(found.get("date") or ""), (agency or wire).strip())
    return Header()


def _is_place(text: str) -> bool:
    """Whether each part between commas looks like a name: few words, all with a capital but the small ones."""
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", text)
    if not 1 <= len(words) <= 8 or _NOT_PLACE.fullmatch(words[0]):
        return False
    return all(word[0].isupper() or _SMALL_WORD.fullmatch(word) for word in words)


def _title(lines: list[str]) -> str:
    """The headline among the stripped first lines, or ""."""
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    rest = next((line for line in lines[first + 1 :] if line), "")
    if not rest or lines[first + 1] or _TRANSCRIPT.match(rest):
        return ""
    line = lines[first]
    bare = line.rstrip("\"'’”»)]")
    if len(line) > 150 or len(line.split()) < 3 or bare.endswith((".", ",", ":", ";", "…")):
        return ""
    if _DATE_ONLY.fullmatch(line) or _TRANSCRIPT.match(line) or any(pattern.match(line) for pattern in _DATELINES):
        return ""
    return line
