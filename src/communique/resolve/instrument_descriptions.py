"""Instruments taken up by descriptions in lower case: “the agreement”, “both treaties”, “these two accords”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.resolve.instrument_labels import heads_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.model import Annotations, Entity, Name
    from communique.ontology import Ontology
    from communique.resolve.instrument_labels import Heads

_ONE = (["the"], ["this"], ["that"], ["the", "said"])
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = frozenset({"the", "these", "those", "all", *_COUNTS})

Mentions = Sequence[tuple["Name", "Entity"]]


def take_up(doc: Doc, found: Annotations, ontology: Ontology) -> dict[int, tuple[Entity, ...]]:
    """For descriptions in lower case, by the token of the noun, the instruments mentioned before that they mean.

    Args:
        doc: parsed, with entities.
        found: its annotations.
        ontology: gives the head nouns.
    """
    heads = heads_of(ontology)
    mentions = sorted(
        ((n, e) for e in found.entities if ontology.is_a(e.type, "LegalInstrument") for n in e.mentions),
        key=lambda p: p[0].start,
    )
    taken: dict[int, tuple[Entity, ...]] = {}
    for token in doc if mentions else ():
        if token.i in found.referents or not token.is_lower or _has_complement(token):
            continue
        before = [(n, e) for n, e in mentions if n.start < token.i]
        if token.tag_ == "NN" and (one := _one(token, before, found, ontology, heads)) is not None:
            taken[token.i] = (one,)
        elif token.tag_ == "NNS" and (several := _several(token, before, heads)):
            taken[token.i] = several
    return taken


def _one(token: Token, before: Mentions, found: Annotations, ontology: Ontology, heads: Heads) -> Entity | None:
    """What “the agreement” means: the last instrument with its head, else of its class."""
    classes = [c for c in ontology.heads.get(token.lower_, ()) if ontology.is_a(c, "LegalInstrument")]
    lefts = [c.lower_ for c in token.lefts]
    if not classes or lefts not in _ONE:
        return None
    same = [e for n, e in before if heads.of(e.label).word == token.lower_ and not heads.of(e.label).plural]
    alike = [e for n, e in before if e.type in classes and not heads.of(e.label).plural]
    if found.own is not None and lefts == ["this"] and found.own.type in classes:
        return found.own
    if (same or alike) and not _introduced(token, before[-1][0].end, found):
        return (same or alike)[-1]
    return None


def _several(token: Token, before: Mentions, heads: Heads) -> tuple[Entity, ...]:
    """What “both treaties” means: the instruments with this head, as many as it says, or one set of them."""
    lefts = [c.lower_ for c in token.lefts]
    if not lefts or not set(lefts) <= _SEVERAL:
        return ()
    word = heads.of(token.text).word
    alike = [e for _, e in before if word and heads.of(e.label).word == word]
    recent = {e.ref: e for e in reversed(alike) if not heads.of(e.label).plural}
    single = tuple(reversed(recent.values()))
    sets = [e for e in alike if heads.of(e.label).plural]
    count = next((_COUNTS[low] for low in lefts if low in _COUNTS), 0)
    if sets and not (count and len(single) == count):
        return (sets[-1],)
    return single[-count:] if len(single) > 1 and len(single) >= count else ()


def _introduced(noun: Token, since: int, found: Annotations) -> bool:
    """Whether the same noun has since brought in another one (“a treaty … the treaty”)."""
    between = noun.doc[since : noun.i] if since < noun.i else ()
    return any(t.lower_ == noun.lower_ and t.i not in found.referents for t in between)


def _has_complement(token: Token) -> bool:
    """Whether the words behind a noun say which one is meant."""
    openers = ("on", "between", "with", "for", "of", "among")
    return any(c.dep_ in ("prep", "relcl") and c.lower_ in openers for c in token.rights)
