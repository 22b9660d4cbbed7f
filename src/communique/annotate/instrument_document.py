"""What a document tells of instruments beyond their mentions: its title, parties inside names, articles cited alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from communique.annotate.instrument_bodies import of_bodies
from communique.annotate.instrument_parties import parties
from communique.annotate.instrument_provisions import alone, headings
from communique.model import Annotations, Citation, Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORTEST = 3  # words of a title that is looked for in the text


class Finder(Protocol):
    """What finds names; see :class:`~communique.annotate.names.NameFinder`."""

    def inside(self, doc: Doc) -> list[Name]:
        """Listed names, overlapping ones included."""

    def nested(self, doc: Doc) -> list[Name]:
        """Instruments in the titles of others."""

    def title(self, doc: Doc) -> Name | None:
        """The instrument whose name a title is."""


def read_instruments(doc: Doc, found: Annotations, finder: Finder, title: Doc | None) -> None:
    """Fills in the title, the parties inside names and the citations of the annotations.

    The title's mentions in the text are put in the place of what was found there.
    """
    if title is not None and (name := finder.title(title)) is not None:
        listed = parties(title, [name], finder.inside(title))
        keys = "|".join(dict.fromkeys(n.qid or n.label for n in listed))
        attributes = {**name.attributes, **({"party": keys} if keys else {})}
        found.title = replace(name, attributes=attributes)
        found.names = _with_title(doc, found.names, found.title)
    instruments = [n for n in found.names if n.origin == "grammar"]
    listed = _inside(doc, instruments, finder) if instruments else []
    taken = {(n.start, n.end) for n in found.names}
    nested = finder.nested(doc) if instruments else []
    found.nested = [n for n in nested if (n.start, n.end) not in taken and any(_holds(o, n) for o in found.names)]
    found.inside = parties(doc, instruments, listed)
    found.citations = list(_citations(doc))
    found.names = sorted((*found.names, *of_bodies(doc, found.names, found.citations)), key=lambda n: n.start)


def _holds(outer: Name, inner: Name) -> bool:
    return outer.start < inner.start and inner.end <= outer.end


def _inside(doc: Doc, instruments: Iterable[Name], finder: Finder) -> list[Name]:
    """The listed names of a Doc, and those in the modifiers of instruments that are themselves listed."""
    found = finder.inside(doc)
    taken = {i for n in found for i in range(n.start, n.end) if n.end - n.start > 1}
    for name in instruments:
        if name.end - name.start > 1 and all(i in taken for i in range(name.start, name.end)):
            shorter = doc[name.start : name.end - 1].as_doc()
            found += [replace(n, start=n.start + name.start, end=n.end + name.start) for n in finder.inside(shorter)]
    return found


def _with_title(doc: Doc, names: list[Name], title: Name) -> list[Name]:
    """The names with the places where the text repeats the title as mentions of what it names."""
    words = title.label.split()
    if len(words) < _SHORTEST or title.attributes.get("number"):
        return names
    added = []
    for match in re.finditer(r"\s+".join(map(re.escape, words)), doc.text, re.IGNORECASE):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            added.append(replace(title, start=span.start, end=span.end))
    taken = {i for n in added for i in range(n.start, n.end)}
    kept = [n for n in names if taken.isdisjoint(range(n.start, n.end))]
    return sorted((*kept, *added), key=lambda n: n.start)


def _citations(doc: Doc) -> Iterable[Citation]:
    text = doc.text
    of_text = headings(text)
    for cited in sorted((*of_text, *alone(text, of_text)), key=lambda c: c.begin):
        span = doc.char_span(cited.begin, cited.end, alignment_mode="expand")
        if span is not None:
            yield Citation(span.start, span.end, cited.number, cited.heading)
