"""One trigger that tells of several happenings: pairs, and meetings or calls with each of several in turn."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.interpret.lists import in_pairs
from communique.interpret.reading import Filler, Reader, Reading
from communique.model import Name

_APART = frozenset({"separately", "separate", "individually", "individual", "respectively", "respective"})
# Whose part is that of all happenings a trigger tells of.
_SHARED = frozenset({"subject", "'s", "compound", "governor", "by"})
_SYMMETRIC = "participant"


def tellings(reader: Reader, reading: Reading) -> list[tuple[Filler, ...]]:
    """The fillers of each happening that a reading tells of, most often of one.

    “Peace between A and B, C and D” tells of two; so do “spoke separately with A and B” and “spoke to A and to B”.
    """
    symmetric = [f for f in reading.fillers if _SYMMETRIC in reader.ontology.superproperties(f.slot.role)]
    for filler in symmetric:
        pairs = in_pairs(reader.lists.after(filler.token))
        if pairs:
            return [_with(reader, reading, symmetric, filler, pair) for pair in pairs]
    apart = [f for f in symmetric if f.slot.slot not in _SHARED and f.entities]
    shared = any(f.slot.slot in _SHARED for f in symmetric)
    if shared and len(apart) > 1 and (_says_apart(reading.words) or _repeats(apart)):
        rest = tuple(f for f in reading.fillers if f not in apart)
        return [(*rest, f) for f in apart]
    return [reading.fillers]


def _with(
    reader: Reader, reading: Reading, symmetric: Sequence[Filler], model: Filler, pair: tuple[Name, Name]
) -> tuple[Filler, ...]:
    """The fillers of a happening between the two of a pair: those of other roles, and the two."""
    rest = tuple(f for f in reading.fillers if f not in symmetric or f.slot.slot in _SHARED - {model.slot.slot})
    tokens = [reader.lists.root(name) for name in pair]
    return rest + tuple(Filler(model.slot, t, reader.denoted(t)) for t in tokens)


def _says_apart(words: Sequence[Token]) -> bool:
    near = [c for w in words for c in w.children]
    return any(c.lower_ in _APART and c.dep_ in ("advmod", "amod") for c in near)


def _repeats(fillers: Sequence[Filler]) -> bool:
    """Whether the preposition stands before each of them (“spoke to A and to B”)."""
    heads = {f.token.head.i for f in fillers if f.token.dep_ == "pobj" and f.token.head.lower_ == f.slot.slot}
    return len(heads) == len(fillers)
