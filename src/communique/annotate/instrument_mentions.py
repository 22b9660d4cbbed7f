"""Decides whether a head noun with what stands around it is a mention of a legal instrument, and what it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_complement as right
from communique.annotate import instrument_context as context
from communique.annotate import instrument_walk as walk
from communique.annotate import instrument_words as words
from communique.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_YEARLIKE = re.compile(r"1[6-9]\d\d|20[0-4]\d")
_COUNTED = re.compile(
    r"\s(?:percent|people|countries|members?|states|years?|days?|months?|weeks?|times|hours?|pages?)\b"
)
_BEFORE_HEAD = tuple(
    (re.compile(rf"(?<!\w)(?:{form})(?:['’]s)?(?:\s\([A-Z]+\))?\s*$"), usual) for form, usual, _ in words.BODIES
)
_AFTER_HEAD = tuple((re.compile(rf"\sof\sthe\s(?:{form})(?!\w)"), usual) for form, usual, _ in words.BODIES)
_PROVISION = re.compile(r"(?i)articles?|art\.?|chapters?|annex(?:es)?|titles?|parts?|sections?|no\.?|nos\.?")
_BY_SESSION = re.compile(r"\d+(?:\s[A-Z])?\s?\([IVXLC]+\)")
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
    """

    type: str
    head: str
    plural: bool = False
    initials: bool = False
    body: str = ""
    acronym: bool = False


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


def body_of_number(number: cite.Number) -> str:
    """The body that alone numbers its acts so, or "": by a plain number and a year, or by its session in brackets."""
    if number.year and number.value.isdigit():
        return words.BODIES[0][1]
    return words.BODIES[1][1] if _BY_SESSION.fullmatch(number.value) else ""


def plausible(w: walk.Words, head: Head, number: cite.Number, left: int, named: str) -> bool:
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
    yearlike = bool(_YEARLIKE.fullmatch(value.split("-")[0].split("–")[0]))
    if head.capital:
        return not (yearlike and modified and not named)
    definite = w.at(left - 1) in words.DEFINITE | words.INDEFINITE
    return bool(named) or "/" in value or (len(value) >= 3 and value[0].isdigit() and not (yearlike and definite))


def numbered(tokens: tuple[int, int], form: Form, number: cite.Number, named: str, usual: str) -> Name:
    """The mention over tokens from begin to end of an instrument known by its number; ``usual`` is what precedes it."""
    attributes = {"number": number.value}
    if number.year:
        attributes["year"] = number.year
    if named:
        attributes["body"] = named
    value = f"No. {number.value}" if number.marked and not named else number.value
    year = f" ({number.year})" if number.year and not named else ""  # a body numbers its acts through the years
    return Name(*tokens, form.type, f"{usual} {value}{year}", "", "grammar", attributes)


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
    follows = w.joins(head.end) and _YEARLIKE.fullmatch(w.low[head.end]) and w.at(head.end + 1) not in words.HYPHENS
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
    if plain and not complemented and not dated:
        attributes["generic"] = "true"
    return [
        context.with_context(
            w, Name(start, end, head.form.type, _label(w, start, end, left, head), "", "grammar", attributes)
        )
    ]


def _label(w: walk.Words, start: int, end: int, left: int, head: Head) -> str:
    """The words of a name, without an acronym in brackets before its head: “Missile (ABM) Treaty”."""
    text = text_of(w.doc, start, end)
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
    before = w.at(left - 1) if w.joins(left) else ""
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
    plain = all(w.low[i] in words.SPECIFIC | words.LOOSE | words.HYPHENS for i in range(left, head.begin))
    definite = before in words.DEFINITE | words.POSSESSIVES
    if plain:
        particular = before in words.INDEFINITE and (signal or walk.made(w, head.end))
        return (definite or particular) and not w.opens(left)
    lone = w.opens(left) and head.begin - left == 1 and not before
    return before not in words.INDEFINITE and not (head.form.plural and lone)


def _referred(w: walk.Words, head: Head, left: int) -> bool:
    """Whether a capitalised head alone refers back to one instrument: "the", "this", "its" before it."""
    if w.opens(left) or w.at(left - 1) not in words.DEFINITE | words.POSSESSIVES or w.at(head.end) == "&":
        return False
    return not _headline(w, left)


def text_of(doc: Doc, start: int, end: int) -> str:
    """The words of tokens from start to end with single spaces."""
    return " ".join(doc[start:end].text.split())
