"""Titles of documents that are names of instruments, so that the document may be the instrument itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_complement as right
from communique.annotate import instrument_walk as walk
from communique.annotate import instrument_words as words
from communique.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.annotate.instrument_mentions import Head

_LEAD = re.compile(r"(?i)\W*(?:[^:\n]{1,30}:\s+)?(?:(?:(?:full|official|final)\s)?text(?:\sof)?\W+)?(?:the\s|an?\s)?")
_TAIL = re.compile(r"(?:\s*\([^()]*\)|\s*[|–—-]\s[\w\s]{1,40})+\s*$")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def own_name(w: walk.Words, heads: Iterable[Head], found: Iterable[Name]) -> Name | None:
    """The instrument whose name a title is.

    Args:
        w: the words of the title.
        heads: the heads in it.
        found: mentions that the grammar finds in it as in any text.

    Returns:
        Its name over the tokens of the title, labelled by the whole title where nothing but the name is in it.
    """
    begin = _LEAD.match(w.raw)
    first = 0 if begin is None else begin.end()
    numbered = [n for n in found if n.attributes.get("number") and w.doc[n.start].idx <= first + 1]
    if numbered:
        return numbered[0]
    for head in heads:
        start = walk.modifiers(w, head.begin) if head.capital else head.begin
        if w.doc[w.index[start]].idx > first or head.form.initials or head.form.plural:
            continue
        if w.joins(head.end) and w.low[head.end] in words.NAME_GOES_ON:
            continue
        reach = right.complement(w, head.end, modified=False)
        return _whole(w, Name(w.index[start], w.index[reach - 1] + 1, head.form.type, "", "", "grammar"))
    return None


def _whole(w: walk.Words, name: Name) -> Name | None:
    """The name, reaching to the end of the title where no verb tells of it; None where one does."""
    if any(_is_finite(token) for token in w.doc[name.start :]):
        return None
    begin = w.doc[name.start].idx
    last = w.doc[name.end - 1].idx + len(w.doc[name.end - 1].text)
    year, _ = cite.year(w.raw, begin, last)
    rest = _TAIL.sub("", w.raw[begin:])
    label = " ".join((rest if len(rest) >= last - begin else w.raw[begin:last]).split()).strip(" .:")
    dates = [value for k, (_, value) in w.dates.items() if w.index[k] >= name.start]
    told = {"year": year or _year_at_end(label), "date": dates[0] if len(dates) == 1 and "-" in dates[0] else ""}
    return replace(name, label=label, attributes={key: value for key, value in told.items() if value})


def _is_finite(token: Token) -> bool:
    """Whether a word of a title is the verb of a headline, and no participle (“… agreed at Rome”)."""
    follows = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    participle = token.tag_ == "VBD" and follows in {"at", "in", "on", "by", "between"}
    return token.tag_ in _FINITE and not token.text.isupper() and not participle


def _year_at_end(label: str) -> str:
    match = re.search(r",\s(1[6-9]\d\d|20\d\d)$", label)
    return match[1] if match else ""
