"""The words of a text as the grammar of legal instruments reads them, and how far a name reaches to the left.

Only tokens, white space and capitalisation are needed, so that the walk works on a blank pipeline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.annotate import instrument_words as words
from communique.model import annotations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

_SENTENCE_END = frozenset({".", "!", "?", ":", ";", "…", "•", "*", "“", '"', "·", "‘", "—"})
_ROMAN = re.compile(r"[IVXLC]+")
_PROVISION = re.compile(r"(?i)(?:articles?|art\.?|chapters?|annex(?:es)?|titles?|parts?|appendix|sections?)")
_ACRONYM = 3  # words of capitals that are no longer may be acronyms
_YEAR = 4  # digits
YEARLIKE = re.compile(r"1[6-9]\d\d|20[0-4]\d")
"""A number that may be a year."""
_WIDEST, _WRAPPED = 110, 55  # in a text without longer lines, a line of this length goes on in the next one


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a Doc without white space, as the walks need them.

    Attributes:
        doc, raw: the Doc itself and its text, which spaCy would join anew at each call.
        index: token offset in the Doc of each word.
        text, low: the word, and in lower case.
        cap: whether its first letter is a capital.
        glued: whether it follows the word before without white space.
        broken: whether a paragraph, a line or a sentence ends before it, so that no name may cross.
        label: entity label, or "".
        heads: where heads begin: index of the word to the index behind the head.
        dates: where dates begin: index of the word to the index behind the date and its value, ISO 8601.
    """

    doc: Doc
    raw: str
    index: tuple[int, ...]
    text: tuple[str, ...]
    low: tuple[str, ...]
    cap: tuple[bool, ...]
    glued: tuple[bool, ...]
    broken: tuple[bool, ...]
    label: tuple[str, ...]
    heads: Mapping[int, int] = field(default_factory=dict)
    dates: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.index)

    def at(self, i: int) -> str:
        """The word at i in lower case, or "" outside of the text."""
        return self.low[i] if 0 <= i < len(self) else ""

    def is_cap(self, i: int) -> bool:
        """Whether there is a capitalised word at i."""
        return 0 <= i < len(self) and self.cap[i]

    def joins(self, i: int) -> bool:
        """Whether a name may cross from word i - 1 to word i."""
        return 0 < i < len(self) and not self.broken[i]

    def opens(self, i: int) -> bool:
        """Whether word i begins a sentence or a line, so that its capital tells nothing."""
        return i == 0 or self.broken[i] or self.low[i - 1] in _SENTENCE_END


def read_words(doc: Doc) -> Words:
    """The words of a Doc; the heads are still empty."""
    tokens = [token for token in doc if not token.is_space]
    broken = []
    raw = doc.text
    lines = [len(line) for line in raw.split("\n") if line.strip()]
    hard = len(lines) > 1 and max(lines) <= _WIDEST
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is None:
            broken.append(True)
            continue
        gap = raw[before.idx + len(before.text) : token.idx]
        line = before.idx - (raw.rfind("\n", 0, before.idx) + 1)
        lower = token.text[0].islower() or before.lower_ in words.FUNCTION_WORDS
        wraps = lower or (hard and line >= _WRAPPED)
        ends = before.text in {".", "!", "?"}
        broken.append(gap.count("\n") > 1 or ends or ("\n" in gap and not wraps))
    letters = [next((c for c in token.text if c.isalpha()), "") for token in tokens]
    shouted = [_shouted(tokens, k) for k in range(len(tokens))]
    return Words(
        doc=doc,
        raw=raw,
        index=tuple(token.i for token in tokens),
        text=tuple(token.text for token in tokens),
        low=tuple(token.lower_ for token in tokens),
        cap=tuple(
            c.isupper() and not t.text[0].isdigit() and not s for c, t, s in zip(letters, tokens, shouted, strict=True)
        ),
        glued=tuple(t.i > 0 and not doc[t.i - 1].whitespace_ and not doc[t.i - 1].is_space for t in tokens),
        broken=tuple(broken),
        label=tuple(token.ent_type_ for token in tokens),
        dates=_dates(doc, [token.i for token in tokens]),
    )


def _shouted(tokens: list[Token], k: int) -> bool:
    """Whether word k is a small word that has capitals only because the words around it have."""
    token = tokens[k]
    if not token.is_upper or token.lower_ not in words.FUNCTION_WORDS | words.OPENERS:
        return False
    around = [t for t in (*tokens[max(0, k - 2) : k], *tokens[k + 1 : k + 3]) if len(t.text) > _ACRONYM]
    return any(t.is_upper for t in around) and all(t.is_upper or not t.is_alpha for t in around)


def _dates(doc: Doc, index: list[int]) -> dict[int, tuple[int, str]]:
    """The single dates that the annotations of the Doc know, by the word with which they begin."""
    place = {token: word for word, token in enumerate(index)}
    found = {}
    for mention in annotations_of(doc).dates:
        if mention.value is not None and mention.value.end is None and {mention.start, mention.end - 1} <= place.keys():
            found[place[mention.start]] = (place[mention.end - 1] + 1, mention.value.start)
    return found


def _noun(w: Words, end: int) -> Token:
    """The noun of the head that ends at ``end``: “memorandum” of “memorandum of understanding”."""
    begin = next((b for b, e in w.heads.items() if e == end), end - 1)
    return w.doc[w.index[begin] : w.index[end - 1] + 1].root


def made(w: Words, end: int) -> bool:
    """Whether somebody is said to have signed, reached, announced … what the head that ends at ``end`` means."""
    token = _noun(w, end)
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = token.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg", "auxpass"}}
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"has", "have", "had", "was", "were"}))
    return told and verb.lemma_ in words.MAKING and helpers.isdisjoint({"not", "n't", "n’t", "never", "would", "will"})


def written(w: Words, end: int) -> bool:
    """Whether what the head that ends at ``end`` means is told to be signed, ratified …, now, in the past or in future.

    Wishes and conditions (“could sign”) do not count, nor what is said not to be done.
    """
    token = _noun(w, end)
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.lower_ in words.WRITING_NOUNS
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    helpers = {c.lower_ for c in token.head.children if c.dep_ in {"aux", "neg"}}
    unreal = helpers & {"not", "n't", "n’t", "never", "would", "could", "should", "may", "might", "can", "must"}
    return token.head.lemma_.lower() in words.WRITING and not unreal


def modifiers(w: Words, head: int) -> int:
    """Index of the first capitalised modifier before the head at ``head``; ``head`` itself when there is none."""
    start, safe, linked = head, head, False
    while w.joins(start):
        step = _step_over_name(w, start, head) or _step_over_link(w, start, head, linked)
        if step == 0:
            break
        if w.low[start - 1] in words.LINKS and not w.cap[start - 1] and not linked:
            safe, linked = start, True
        start -= step
    if linked and not _link_holds(w, start, safe):
        start = safe
    while start < head and (_mere_opening(w, start) or w.low[start] in words.FUNCTION_WORDS | words.WEEKDAYS):
        start += 1
    if start < head and len(w.text[start]) == 1 and start + 1 <= head:
        return start + 1
    dated = start < head and w.low[start] in words.MONTHS and w.joins(start) and w.at(start - 1).isdigit()
    return start - 1 if dated else start


def _step_over_name(w: Words, start: int, head: int) -> int:
    """How many words of a name stand directly before ``start``: a word, half a compound, a possessive, a day."""
    j = start - 1
    low, before = w.low[j], w.is_cap(j - 1) and w.joins(j)
    if low == ")" and before and w.text[j - 1].isupper() and w.at(j - 2) == "(" and w.is_cap(j - 3) and start == head:
        return 4
    if w.cap[j]:
        numeral = _ROMAN.fullmatch(w.text[j]) and _PROVISION.fullmatch(w.at(j - 1))
        function = low in words.FUNCTION_WORDS | words.DEFINITE | words.INDEFINITE
        return 0 if numeral or _PROVISION.fullmatch(low) or (function and not before) or low == "the" else 1
    if not before:
        compound = w.at(j - 1) in words.HYPHENS and w.glued[j] and w.is_cap(j - 2) and w.glued[j - 1]
        return 3 if compound and (start < head or w.is_cap(j - 3)) and low.isalpha() else 0
    if low in words.HYPHENS:
        return 2 if w.glued[j] and w.glued[start] else 0
    if low in words.POSSESSIVES:
        irregular = w.low[j - 1].endswith(words.IRREGULAR_PLURALS)
        return 2 if irregular or (len(low) == 1 and w.low[j - 1].endswith("s")) else 0
    return 2 if w.text[j].isdigit() and len(w.text[j]) < _YEAR and w.low[j - 1] in words.MONTHS else 0


def _step_over_link(w: Words, start: int, head: int, linked: bool) -> int:
    """How many words to step over when a small word or a comma before ``start`` may belong to the name."""
    j = start - 1
    low = w.low[j]
    if w.cap[j] or start == head or not w.joins(j):
        return 0
    if low in words.LINKS:
        if w.is_cap(j - 1):
            return 2
        return 3 if low == "and" and w.at(j - 1) == "," and w.is_cap(j - 2) and w.joins(j - 1) else 0
    listed = {w.at(start + 1), w.at(start + 2)} & {",", "and"}
    return 2 if low == "," and linked and listed and w.is_cap(j - 1) else 0


def _link_holds(w: Words, start: int, safe: int) -> bool:
    """Whether a modifier that crosses a small word is one name: it follows a determiner and contains no other head."""
    before = "" if w.opens(start) else w.at(start - 1)
    allowed = words.DEFINITE | words.INDEFINITE | words.POSSESSIVES | words.LOOSE | words.SPECIFIC | {"“", '"'}
    if before and before not in allowed and not before.isdigit():
        return False
    if not before and w.low[start] in words.OPENING_WORDS:
        return False
    if any(i in w.heads or w.low[i] in words.TITLES for i in range(start, safe)):
        return False
    crossed = w.low[start:safe]
    serial = any(pair == (",", "and") for pair in pairwise(crossed))
    return not serial or crossed.count(",") > 1


def _mere_opening(w: Words, i: int) -> bool:
    """Whether word i owes its capital to its place at the beginning of a sentence or a line."""
    if not w.opens(i) or w.text[i].isupper():
        return False
    return w.low[i] in words.OPENING_WORDS or w.low[i].endswith(("ing", "ly", "ed"))


def text_of(doc: Doc, start: int, end: int) -> str:
    """The words of tokens from start to end with single spaces."""
    return " ".join(doc[start:end].text.split())
