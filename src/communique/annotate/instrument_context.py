"""What stands around a mention of a legal instrument, and the short forms by which it is mentioned again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_words as words
from communique.annotate.instrument_provisions import provision
from communique.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.annotate import instrument_walk as walk


_OF = re.compile(r"(?i),?\s(?:of|dated|dating\sfrom)\s")
_YEAR = 4  # digits
_DAY = 10  # characters of a day, ISO 8601


def with_context(w: walk.Words, name: Name) -> Name:
    """The mention with what stands around it: provision, short form, year, a number in brackets, draft."""
    begin = w.doc[name.start].idx
    end = w.doc[name.end - 1].idx + len(w.doc[name.end - 1].text)
    attributes = dict(name.attributes)
    defined_as, number, _ = cite.definition(w.raw, end)
    short = "|".join(form for form in defined_as.split("|") if _stands_for(w, form, name))
    year, _ = cite.year(w.raw, begin, end)
    draft = re.search(r"(?i)\bdraft\b", w.raw[max(0, begin - 6) : end])
    told = {
        "definition": short,
        "number": number,
        "year": year,
        "date": _date(w, name),
        "provision": provision(w.raw, begin, end),
        "draft": "true" if draft else "",
    }
    for key, value in told.items():
        if value:
            attributes.setdefault(key, value)
    return replace(name, attributes=dict(sorted(attributes.items())))


def _date(w: walk.Words, name: Name) -> str:
    """The date by which the name tells the instrument from others: “of 8 May 1910” in or behind it, before its head."""
    inside = [w.dates[k] for k in w.dates if name.start <= w.index[k] < name.end]
    if inside:
        (end, value), *more = inside
        dated = (w.text[end - 1].isdigit() and len(w.text[end - 1]) == _YEAR) or len(value) == _DAY
        return value if dated and not more and "-" in value else ""
    match = _OF.match(w.raw, w.doc[name.end - 1].idx + len(w.doc[name.end - 1].text))
    if match is None:
        return ""
    following = [w.dates[k] for k in w.dates if w.doc[w.index[k]].idx == match.end()]
    return following[0][1] if following else ""


def _stands_for(w: walk.Words, short: str, name: Name) -> bool:
    """Whether a short form belongs to the whole name and not only to an entity at its end."""
    heads = {w.index[i] for i in w.heads}
    if not cite.is_acronym(short):
        words_of_heads = {w.doc[i].lower_ for i in heads}
        return short.removeprefix("the ") not in name.label or not words_of_heads.isdisjoint(short.lower().split())
    tokens = [token for token in w.doc[name.start : name.end] if token.text[0].isupper()]
    initials = [token.text[0] for token in tokens]
    letters = [c for c in short if c.isupper()]
    if letters[0] not in initials:
        return False
    tail = tokens[-len(letters) :]
    return initials[-len(letters) :] != letters or len(tail) == len(tokens) or any(token.i in heads for token in tail)


def defined(w: walk.Words, found: Iterable[Name]) -> list[Name]:
    """Mentions by an acronym that the document itself defines for one of its instruments, everywhere in the text."""
    meant: dict[str, Name] = {}
    for name in found:
        for short in name.attributes.get("definition", "").split("|"):
            if cite.is_acronym(short):
                meant.setdefault(short, name)
    repeated = []
    for short, name in sorted(meant.items()):
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", w.raw):
            span = w.doc.char_span(match.start(), match.end())
            follows = w.raw[match.end() : match.end() + 20].split()[:1]
            if span is not None and not (follows and follows[0].lower().strip(".,;") in words.NAME_GOES_ON):
                repeated.append(with_context(w, Name(span.start, span.end, name.type, name.label, "", "grammar")))
    return repeated


def nested(w: walk.Words, found: Iterable[Name], kept: Iterable[Name]) -> list[Name]:
    """The mentions found inside the titles kept that name instruments of their own: “Protocol to the … Convention”."""
    place = {token: word for word, token in enumerate(w.index)}
    inside = []
    for title in kept:
        for name in found:
            if not (title.start < name.start < name.end <= title.end) or "generic" in name.attributes:
                continue
            k = place[name.start] - (w.at(place[name.start] - 1) in words.DEFINITE)
            if w.at(k - 1) in words.INSTRUMENT_LEADS and k - 1 > place[title.start]:
                inside.append(name)
    return inside


def longest(found: Iterable[Name]) -> list[Name]:
    """The mentions that remain when, of overlapping ones, the leftmost and then the longest is kept; sorted."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end, n.type, n.label)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
