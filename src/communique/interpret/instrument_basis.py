"""On which law an act is made: “by Decree 5, pursuant to the … Act, …”, “in accordance with the … Act, I hereby …”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import vocabulary
from communique.interpret.syntax import clause_of
from communique.model import Entity, Name

_REACH = 12  # tokens between the words of basis and the name of the law
_POWER = frozenset({"authority", "power", "powers"})
_GIVEN = frozenset({"vest", "confer", "grant", "delegate", "vested", "conferred"})
_FIRST = frozenset({"i", "we"})
_MEANS = frozenset({"by", "in", "through"})


def based(view: View) -> Iterator[tuple[Entity, str, Entity]]:
    """The acts that implement a law because what they do is said to be done under it; treaties are no such laws."""
    unilateral = [(n, e) for n, e in view.outer if not view.has_parties(e)]
    yield from _vested(view, unilateral)
    for token in view.reader.doc if len(unilateral) > 1 or (unilateral and view.own is not None) else ():
        size = _size(token)
        law = _law(view, unilateral, token.i + size) if size else None
        if law is None:
            continue
        verb = clause_of(token)
        for act in _acts(view, unilateral, verb, token.i):
            if act.ref != law.ref:
                yield act, "implements", law


def _vested(view: View, laws: list[tuple[Name, Entity]]) -> Iterator[tuple[Entity, str, Entity]]:
    """“By the authority vested in me by …, including the … Act”: the laws by which the text itself is made."""
    if view.own is None or view.has_parties(view.own):
        return
    for token in view.reader.doc:
        if token.lower_ in _POWER and any(t.lemma_.lower() in _GIVEN for t in token.sent):
            given = next(t.i for t in token.sent if t.lemma_.lower() in _GIVEN)
            named = [(n, e) for n, e in laws if token.i < n.start < token.sent.end and not _is_bare(n)]
            named = [(n, e) for n, e in named if n.start < given] or named  # “powers that the Act confers on me”
            yield from ((view.own, "implements", e) for _, e in named if e.ref != view.own.ref)


def _is_bare(name: Name) -> bool:
    """Whether a mention is a common noun alone, like “the Constitution”."""
    return name.attributes.get("generic") == "true"


def _size(token: Token) -> int:
    """How many words of basis begin at a token."""
    doc = token.doc
    first = token.lower_
    sizes = (
        len(words)
        for words in vocabulary()["basis"]
        if words[0] == first and tuple(t.lower_ for t in doc[token.i : token.i + len(words)]) == words
    )
    return max(sizes, default=0)


def _law(view: View, laws: list[tuple[Name, Entity]], start: int) -> Entity | None:
    """The law named right behind the words of basis, its sections passed over."""
    for name, entity in laws:
        if start <= name.start < start + _REACH:
            between = view.reader.doc[start : name.start]
            return entity if all(t.pos_ != "VERB" and t.text not in (".", ";") for t in between) else None
    return None


def _acts(view: View, laws: list[tuple[Name, Entity]], verb: Token, basis: int) -> list[Entity]:
    """By what an act is done: the text named behind “by”, or its object, or the document that says “I hereby …”."""
    doc = verb.doc
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    speaks = verb.tag_ in ("VBP", "VBG", "VBZ") and any(s.lower_ in _FIRST for s in subjects)
    if speaks and view.own is not None and not view.has_parties(view.own):
        return [view.own]
    found = []
    for name, entity in laws:
        before = doc[name.start - 1] if name.start else None
        if before is None or not verb.sent.start <= name.start < verb.sent.end or name.start > basis:
            continue
        root = doc[name.start : name.end].root
        means = before.lower_ in _MEANS and clause_of(before) == verb
        if means or (root.head == verb and root.dep_ in ("dobj", "nsubjpass")):
            found.append(entity)
    return found
