"""Mentions of legal instruments by their numbers: whether a number is one, and what a mention by it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_words as words
from communique.annotate.instrument_walk import YEARLIKE, Words, text_of
from communique.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.annotate.instrument_mentions import Form, Head

_COUNTED = re.compile(
    r"\s(?:percent|people|countries|members?|states|years?|days?|months?|weeks?|times|hours?|pages?)\b"
)
_BY_SESSION = re.compile(r"\d+(?:\s[A-Z])?\s?\([IVXLC]+\)")


def body_of_number(number: cite.Number) -> str:
    """The body that alone numbers its acts so, or "": by a plain number and a year, or by its session in brackets."""
    if number.year and number.value.isdigit():
        return words.BODIES[0][1]
    return words.BODIES[1][1] if _BY_SESSION.fullmatch(number.value) else ""


def plausible(w: Words, head: Head, number: cite.Number, left: int, named: str) -> bool:
    """Whether what looks like the number of an instrument is one, and not a year, a count or the pronoun "I"."""
    value, gap = number.value, w.raw[head.last : number.begin]
    if "\n" in gap and (gap.count("\n") > 1 or len(value) < 3):
        return False
    if number.marked or number.year:
        return True
    if _COUNTED.match(w.raw, number.end):
        return False
    modified = left < head.begin
    if value.isalpha():
        follows = w.raw[number.end : number.end + 5]
        pronoun = value == "I" and re.match(r"\s(?!to\b|and\b|of\b|or\b|in\b)[a-z’']|’|'", follows)
        return head.capital and modified and not pronoun
    yearlike = bool(YEARLIKE.fullmatch(value.split("-")[0].split("–")[0]))
    if head.form.numbered and "." in head.form.head:
        return True
    if head.form.numbered and (yearlike or not head.capital):
        return "/" in value
    if head.capital:
        return not (yearlike and modified and not named)
    definite = w.at(left - 1) in words.DEFINITE | words.INDEFINITE
    return bool(named) or "/" in value or (len(value) >= 3 and value[0].isdigit() and not (yearlike and definite))


def numbered(tokens: tuple[int, int], form: Form, number: cite.Number, named: str, usual: str) -> Name:
    """The mention over tokens from begin to end of an instrument known by its number; ``usual`` is what precedes it."""
    abbreviation = form.numbered and "." in form.head  # "H.R. 1042": the chamber is a part of the number
    attributes = {"number": f"{usual} {number.value}" if abbreviation else number.value}
    if number.year:
        attributes["year"] = number.year
    if named:
        attributes["body"] = named
    value = f"No. {number.value}" if number.marked and not named else number.value
    year = f" ({number.year})" if number.year and not named else ""  # a body numbers its acts through the years
    return Name(*tokens, form.type, f"{usual} {value}{year}", "", "grammar", attributes)


def codes(w: Words, form: Form | None) -> Iterator[Name]:
    """The mentions that cite a section of a code by its number alone."""
    for code in cite.codes(w.raw) if form is not None else ():
        span = w.doc.char_span(code.begin, code.end, alignment_mode="expand")
        if span is not None and form is not None:
            attributes = {"number": " ".join(code.value.split())}
            closed = w.doc[span.end : span.end + 1].text == ")"
            cut = "(" in span.text and ")" not in span.text and closed  # a tokenizer may leave “1549(b” whole
            yield Name(span.start, span.end + cut, form.type, attributes["number"], "", "grammar", attributes)


def numbered_behind(w: Words, name: Name) -> Name:
    """The mention with a number that follows its complement: “Law of the Republic of … No. 158”."""
    end = w.doc[name.end - 1].idx + len(w.doc[name.end - 1].text)
    listed = cite.numbers(w.raw, end, several=False)
    if "number" in name.attributes or not listed or not listed[0].marked:
        return name
    span = w.doc.char_span(listed[0].begin, listed[0].end, alignment_mode="expand")
    label = text_of(w.doc, name.start, span.end) if span is not None else name.label
    told = {**name.attributes, "number": listed[0].value}
    return replace(name, end=span.end, label=label, attributes=told) if span is not None else name
