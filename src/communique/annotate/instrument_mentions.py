"""Decides whether a head noun with what stands around it is a mention of a legal instrument, and what it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_complement as right
from communique.annotate import instrument_context as context
from communique.annotate import instrument_numbers as numbers
from communique.annotate import instrument_walk as walk
from communique.annotate import instrument_words as words
from communique.model import Name

if TYPE_CHECKING:
    pass

_BEFORE_HEAD = tuple(
    (re.compile(rf"(?<!\w)(?:{form})(?:['’]s)?(?:\s\([A-Z]+\))?\s*$"), usual) for form, usual, _ in words.BODIES
)
_AFTER_HEAD = tuple((re.compile(rf"\sof\sthe\s(?:{form})(?!\w)"), usual) for form, usual, _ in words.BODIES)
_PROVISION = re.compile(r"(?i)articles?|art\.?|chapters?|annex(?:es)?|titles?|parts?|sections?|no\.?|nos\.?")
_LINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a head.

    Attributes:
        type: its class.
        head: the usual singular.
        plural: whether it is a plural.
        initials: whether it is made of the initials of a head phrase, so that it needs a number.
        body: the body whose act it is, or "".
        acronym: whether it is a head and the initials of another head ("mou").
        numbered: whether it is a word too common to name an instrument without a number.
        sole: whether it denotes one instrument with a mere definite determiner.
    """

    type: str
    head: str
    plural: bool = False
    initials: bool = False
    body: str = ""
    acronym: bool = False
    numbered: bool = False
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """An occurrence of a head: words ``[begin, end)``, characters ``[first, last)``, and its form."""

    begin: int
    end: int
    first: int
    last: int
    form: Form
    capital: bool


def body(text: str, left: int, right: int, after: int) -> str:
    """Usual name of the United Nations body named before a head (characters left to right) or behind it, or ""."""
    before = text[max(left - 60, 0) : right]
    for form, usual in _BEFORE_HEAD:
        if form.search(before):
            return usual
    return next((usual for form, usual in _AFTER_HEAD if form.match(text, after)), "")


def title(head: str) -> str:
    """A head phrase as titles write it: capitals for all but the small words."""
    return " ".join(word if word in words.FUNCTION_WORDS else word[:1].upper() + word[1:] for word in head.split())


def _headline(w: walk.Words, k: int) -> bool:
    """Whether word k stands in a line in which nearly every word is capitalised, so that capitals tell nothing."""
    at = w.doc[w.index[k]].idx
    begin = w.raw.rfind("\n", 0, at) + 1
    end = w.raw.find("\n", at)
    line = w.raw[begin : end if end >= 0 else len(w.raw)].strip()
    content = [t for t in re.findall(r"[^\W\d_][\w’'-]*", line) if t.lower() not in words.FUNCTION_WORDS]
    capitals = sum(t[0].isupper() for t in content)
    return len(content) >= _LINE_WORDS and capitals >= 0.9 * len(content) and (line[-1:] not in ".;," or line.isupper())


def proper(w: walk.Words, head: Head, left: int, named: str) -> list[Name]:
    """The mention made by a capitalised head without a number: a title, or "the" and the head alone."""
    surface = w.raw[head.first : head.last]
    modified = left < head.begin
    if _followed_by_name(w, head.end):
        return []
    reach = right.complement(w, _behind_acronym(w, head.end), modified=modified)
    complemented = reach > _behind_acronym(w, head.end)
    reach = reach if complemented else head.end
    if surface.isupper() and not (modified or complemented or head.form.initials):
        return []
    start, end = w.index[left], w.index[reach - 1] + 1
    years = {}
    last = w.doc[end - 1].idx + len(w.doc[end - 1].text)
    year, extended = cite.year(w.raw, w.doc[start].idx, last)
    follows = w.joins(head.end) and walk.YEARLIKE.fullmatch(w.low[head.end]) and w.at(head.end + 1) not in words.HYPHENS
    if not year and modified and not complemented and follows:
        year, extended = w.text[head.end], last + 1 + len(w.text[head.end])
    if year:
        years["year"] = year
    if extended > last and not complemented and (span := w.doc.char_span(last, extended, alignment_mode="expand")):
        end = span.end
    dated = end > w.index[reach - 1] + 1
    if not (_titled(w, head, left, reach) if modified or complemented else dated or _referred(w, head, left)):
        return []
    plain = named or all(w.low[i] in words.SPECIFIC | words.LOOSE | words.HYPHENS for i in range(left, head.begin))
    attributes = {**years, **({"body": named} if named else {})}
    first = with_year(w, left)
    bare = not modified and not complemented and first < left  # "the 1967 Protocol"
    if plain and not complemented and not dated and not bare:
        attributes["generic"] = "true"
    label = walk.text_of(w.doc, w.index[first], end) if bare else _label(w, start, end, left, head)
    name = Name(start, end, head.form.type, label, "", "grammar", attributes)
    name = numbers.numbered_behind(w, context.with_context(w, name))
    return [replace(name, start=w.index[first])]


def with_year(w: walk.Words, left: int) -> int:
    """Index of the year with which a name begins that else begins at ``left`` (“the 1996 … Treaty”), or ``left``."""
    if not (w.joins(left) and walk.YEARLIKE.fullmatch(w.low[left - 1])):
        return left
    definite = w.at(left - 2) in words.DEFINITE | words.INDEFINITE | words.POSSESSIVES
    return left - 1 if definite and w.joins(left - 1) else left


def _label(w: walk.Words, start: int, end: int, left: int, head: Head) -> str:
    """The words of a name, without an acronym in brackets before its head: “Missile (ABM) Treaty”."""
    text = walk.text_of(w.doc, start, end)
    return re.sub(r"\s\([A-Z][\w.-]*\)(?=\s)", "", text) if "(" in w.text[left : head.begin] else text


def _behind_acronym(w: walk.Words, k: int) -> int:
    """Index behind an acronym in brackets at word k inside a title: “Memorandum of Understanding (MoU) between …”."""
    acronym = (
        w.joins(k + 2) and w.text[k] == "(" and w.text[k + 2] == ")" and sum(c.isupper() for c in w.text[k + 1]) > 1
    )
    return k + 3 if acronym else k


def _followed_by_name(w: walk.Words, k: int) -> bool:
    """Whether a capitalised word follows that makes the head a modifier of another name."""
    if not w.joins(k):
        return False
    if w.low[k] in words.HYPHENS and w.glued[k]:
        return w.is_cap(k + 1)
    grammar = words.FUNCTION_WORDS | words.OPENERS | words.DEFINITE
    return w.cap[k] and w.low[k] not in grammar and not _PROVISION.fullmatch(w.low[k])


def _titled(w: walk.Words, head: Head, left: int, reach: int) -> bool:
    """Whether a capitalised head with modifiers or a complement is a title and no description or headline."""
    first = with_year(w, left)
    before = w.at(first - 1) if w.joins(left) else ""
    signal = any(w.low[i] in words.SIGNAL for i in range(left, head.begin))
    complemented = reach > head.end
    content = sum(w.cap[i] for i in range(head.end, reach))
    if _headline(w, left) and before != "the":
        general = head.begin - left == 1 and w.low[left].endswith(("al", "an", "ic"))
        return w.opens(left) and (left == head.begin or general) and content > 1
    if before in words.NOT_BEFORE:
        return False
    if left == head.begin:
        single = content < 2 and (w.opens(left) or (before in words.INDEFINITE and w.at(head.end) == "of"))
        return not single
    if complemented:
        return True
    known = words.SPECIFIC | words.LOOSE | words.HYPHENS | words.LINKS
    plain = all(w.low[i] in known for i in range(left, head.begin))
    acted = walk.made(w, head.end) or walk.written(w, head.end)
    definite = before in words.DEFINITE | words.POSSESSIVES
    if plain:
        particular = before in words.INDEFINITE and (signal or acted)
        return (definite or particular) and not w.opens(left)
    lone = w.opens(left) and head.begin - left == 1 and not before
    named = head.begin - left > 1 and not head.form.plural  # "an Arctic Search Agreement"
    return (before not in words.INDEFINITE or acted or named) and not (head.form.plural and lone)


def _referred(w: walk.Words, head: Head, left: int) -> bool:
    """Whether a capitalised head alone refers back to one instrument: "the", "this", "its" before it."""
    first = with_year(w, left)
    before = w.at(first - 1)
    phrase = head.end - head.begin > 1 and head.capital
    acted = before in words.INDEFINITE and (phrase or walk.made(w, head.end) or walk.written(w, head.end))
    if w.opens(left) or not (acted or before in words.DEFINITE | words.POSSESSIVES) or w.at(head.end) == "&":
        return False
    return not _headline(w, left)
