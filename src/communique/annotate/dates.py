"""Dates in a text: find the expressions, tell their values.

A deterministic grammar in the spirit of TIMEX3 (ISO 24617-1), for English. It needs no statistical model:
part-of-speech tags, where a Doc has them, only help to tell the past from the future.

A mention is the expression without the preposition before it, which still counts: "since 2022" is a mention of
"2022" with the value ``When("2022", "")``; of "from 1992 to 1994" it is "1992 to 1994", one mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.annotate.date_extents import EXTENTS
from communique.annotate.date_grammar import DAYS_AND_MONTHS
from communique.annotate.date_narrative import Narrative
from communique.annotate.date_periods import PERIODS
from communique.annotate.date_relative import RELATIVE
from communique.annotate.date_rules import Reading, Refusal, Rule
from communique.annotate.date_tense import sentence_around, tense_near
from communique.annotate.date_values import Calendar, Context, completed, is_quarter, joined
from communique.annotate.dateline import day_of_writing
from communique.model import DateMention, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spacy.tokens import Doc


_RULES = (*DAYS_AND_MONTHS, *PERIODS, *RELATIVE, *EXTENTS)
_JOINT = re.compile(r",?\s+(?P<word>to|and|until|till|through)\s+(?:the\s+)?|\s*–\s*|[-—]")
_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:the\s+)?$")
_MOVED = re.compile(r"(?i)\b(?:chang|delay|mov|postpon|push|reschedul|shift|switch)\w+\s[^.;]{0,60}\bfrom\s+$")
_SINCE = re.compile(r"(?i)\bsince\s+(?:at\s+least\s+|about\s+|around\s+|the\s+)?$")
_UNTIL = re.compile(r"(?i)\b(?:until|till|through)\s+(?:at\s+least\s+|about\s+|around\s+|the\s+)?$")
_NOT_UNTIL = re.compile(r"(?i)\b(?:no|not|never|cannot|\w+n['’]t)\b[^.;]{0,80}$")
_ONWARDS = re.compile(r"(?i)\s+(?:onwards?|and\s+beyond)\b")
_FROM = re.compile(r"(?i)\bfrom\s+$")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match of a rule."""

    match: re.Match[str]
    rule: Rule

    @property
    def begin(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()


def find_dates(doc: Doc, published: date | None) -> list[DateMention]:
    """The dates that a text mentions.

    Args:
        doc: any English Doc; nothing but its tokens is needed.
        published: day of publication, against which relative dates and days without a year are read; without it,
            the dateline of the text serves where there is one.

    Returns:
        Mentions that do not overlap, sorted by offset. The value is ISO 8601 and never more precise than the
        text; it is None where the text does not tell it ("a few months ago", "February 30", "05/06/2025",
        anything relative when neither ``published`` nor a dateline tells the day).
    """
    if published and not 1000 <= published.year < 9000:  # a mistake; it would lead out of the calendar
        published = None
    text = doc.text
    published = published or day_of_writing(text)
    mentions: list[DateMention] = []
    anchor: When | None = None
    nearby: tuple[int, When] | None = None  # where its sentence ends, in tokens
    quarter: When | None = None
    years: dict[tuple[int, int], int] = {}
    narrative = Narrative(doc, published)
    for group in _grouped(_hits(text, _RULES), text):
        span = doc.char_span(group[0].begin, group[-1].end, alignment_mode="expand")
        if span is None or (mentions and span.start < mentions[-1].end):
            continue
        context = Context(
            published,
            tense_near(doc, span.start, span.end),
            anchor,
            nearby[1] if nearby and span.start < nearby[0] else None,
            quarter,
            years,
            narrative.at(span.start),
        )
        readings = [hit.rule.read(hit.match, context) for hit in group]
        if Refusal.NOT_A_DATE in readings:
            continue
        value = _value(readings, context)
        first = readings[0]
        if value is not None:
            anchor = value
            narrative.tell(span.start, value, first)
            if is_quarter(value) and (quarter is None or value > quarter):
                quarter = value
            if isinstance(first, Calendar) and first.year and first.month and value.end is None:
                nearby = sentence_around(doc, span.start, span.end)[1], value
                if first.day:
                    years[first.month, first.day] = first.year
        mentions.append(DateMention(span.start, span.end, _opened(value, text, group[0].begin, group[-1].end)))
    return mentions


def _hits(text: str, rules: Iterable[Rule]) -> list[_Hit]:
    """Matches that do not overlap: the leftmost, of those the longest, of those the first rule's."""
    found = [
        (match.start(), -match.end(), order, _Hit(match, rule))
        for order, rule in enumerate(rules)
        for match in rule.pattern.finditer(text)
        if rule.accept(match)
    ]
    hits: list[_Hit] = []
    for begin, _, _, hit in sorted(found, key=lambda entry: entry[:3]):
        if not hits or begin >= hits[-1].end:
            hits.append(hit)
    return hits


def _grouped(hits: Sequence[_Hit], text: str) -> list[tuple[_Hit, ...]]:
    """The hits, two of them together where they are the ends of one interval."""
    groups: list[tuple[_Hit, ...]] = []
    index = 0
    while index < len(hits):
        size = 2 if index + 1 < len(hits) and _is_interval(hits[index], hits[index + 1], text) else 1
        groups.append(tuple(hits[index : index + size]))
        index += size
    return groups


def _is_interval(left: _Hit, right: _Hit, text: str) -> bool:
    """Whether the words around two dates make them the ends of one interval."""
    joint = _JOINT.fullmatch(text[left.end : right.begin])
    if joint is None:
        return False
    before = text[max(0, left.begin - 120) : left.begin]
    if joint["word"] == "and":
        return bool(_BETWEEN.search(before)) and not _FROM.search(before)
    return not _MOVED.search(before)


def _value(readings: Sequence[Reading], context: Context) -> When | None:
    """The value of one reading, or of the interval between two."""
    known = [None if isinstance(reading, Refusal) else reading for reading in readings]
    if len(known) == 2:
        return joined(known[0], known[1], context)
    return completed(known[0], context) if isinstance(known[0], Calendar) else known[0]


def _opened(value: When | None, text: str, begin: int, end: int) -> When | None:
    """The value with one end open, after "since" or "until"; "not until" a day means the day itself."""
    if value is None:
        return None
    before = text[max(0, begin - 100) : begin]
    if _SINCE.search(before) or (_FROM.search(before) and _ONWARDS.match(text, end)):
        return When(value.start, "")
    until = _UNTIL.search(before)
    if until and not _NOT_UNTIL.search(before[: until.start()]):
        return When("", value.end or value.start)
    return value
