"""Mentions by which a legal instrument speaks of itself (“this Treaty”), and names of court cases.

Whether the text is the instrument is for resolution to say: in another text “this treaty” is one mentioned before.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from communique.annotate import instrument_words as words
from communique.annotate.instrument_context import with_context
from communique.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from communique.annotate.instrument_mentions import Form, Head
    from communique.annotate.instrument_walk import Words

_CASE_WORDS = 8


def tails(forms: Iterable[Form]) -> dict[str, Form]:
    """The last words of head phrases (“order”), by which only the instrument itself may be meant, to their forms."""
    found: dict[str, Form] = {}
    for form in sorted(forms, key=lambda f: (len(f.head), f.head)):
        parts = form.head.split()
        if form.numbered and not form.plural and form.head.isalpha():
            found.setdefault(form.head, form)
        elif len(parts) > 1 and "of" not in parts and not form.plural and not form.initials and parts[-1].isalpha():
            found.setdefault(parts[-1], form)
    return found


def self_mentions(w: Words, heads: Iterable[Head], last_words: Mapping[str, Form]) -> Iterator[Name]:
    """The mentions “this Treaty”, “the present Convention”, “this order”, the determiner included, and “the Order”."""
    taken: set[int] = set()
    for head in heads:
        taken.update(range(head.begin, head.end))
        if not head.form.plural and not head.form.initials and _points(w, head.begin) and _ends(w, head.end):
            yield _name(w, head.begin, head.end, head.form, "tail" if head.form.numbered else "true")
    for k, low in enumerate(w.low):
        if low not in last_words or k in taken or not _ends(w, k + 1):
            continue
        if _points(w, k):
            yield _name(w, k, k + 1, last_words[low], "tail")
        elif w.cap[k] and w.joins(k) and w.low[k - 1] in words.DEFINITE | words.POSSESSIVES:
            attributes = {"generic": "true", "self": "short"}
            yield Name(w.index[k], w.index[k] + 1, last_words[low].type, w.text[k], "", "grammar", attributes)


def _points(w: Words, k: int) -> bool:
    """Whether the determiner before word k makes it the text itself."""
    if not w.joins(k):
        return False
    return w.at(k - 1) == "this" or (w.at(k - 1) == "present" and w.joins(k - 1) and w.at(k - 2) in {"the", "this"})


def _ends(w: Words, k: int) -> bool:
    """Whether a noun phrase may end before word k: neither a hyphen nor another name or noun goes on."""
    if not w.joins(k):
        return True
    if w.low[k] in words.HYPHENS and w.glued[k]:
        return False
    token = w.doc[w.index[k]]
    return w.low[k] not in words.NAME_GOES_ON and not (token.tag_.startswith("NN") and not w.opens(k))


def _name(w: Words, begin: int, end: int, form: Form, kind: str = "true") -> Name:
    first = begin - 2 if w.at(begin - 1) == "present" and w.at(begin - 2) == "this" else begin - 1
    span = w.doc[w.index[first] : w.index[end - 1] + 1]
    label = w.doc[w.index[begin] : w.index[end - 1] + 1].text
    attributes = {"generic": "true", "self": kind}
    return with_context(w, Name(span.start, span.end, form.type, " ".join(label.split()), "", "grammar", attributes))


def cases(w: Words, form: Form) -> Iterator[Name]:
    """Names of court cases, whose parties law reports join by an abbreviation (“Hill v. Parker”)."""
    for k, joiner in enumerate(w.text):
        if joiner not in words.VERSUS or not w.joins(k) or not w.joins(k + 1):
            continue
        before = _run(w, range(k - 1, max(-1, k - 1 - _CASE_WORDS), -1), back=True)
        after = _run(w, range(k + 1, min(len(w), k + 1 + _CASE_WORDS)), back=False)
        if before and after:
            start, end = w.index[k - before], w.index[k + after] + 1
            text = " ".join(w.doc[start:end].text.split())
            yield Name(start, end, form.type, text, "", "grammar")


def _run(w: Words, order: range, *, back: bool) -> int:
    """How many words in an order belong to the name of one party."""
    inside = list(takewhile(lambda i: _of_party(w, i, back=back), order))
    while inside and not w.cap[inside[-1]]:
        inside.pop()
    while (
        back
        and len(inside) > 1
        and (w.opens(inside[-1]) or inside[-1] == 0)
        and w.low[inside[-1]] in words.OPENING_WORDS
    ):
        inside.pop()
    return len(inside)


def _of_party(w: Words, i: int, *, back: bool) -> bool:
    joined = w.joins(i + 1) if back else w.joins(i)
    small = w.low[i] in {"of", "the", "&"} | words.HYPHENS
    return joined and ((w.cap[i] and w.low[i] not in words.VERSUS) or small) and w.low[i] != "in"
