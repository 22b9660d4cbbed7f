"""Who is attacked, told by who is helped: “support to X in the face of aggression”, “helped X resist the invasion”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.interpret.subjects import coordinated, prepositions, surface_subject

_AID = frozenset(
    {
        "support",
        "help",
        "assist",
        "assistance",
        "aid",
        "back",
        "backing",
        "stand",
        "solidarity",
        "protect",
        "commitment",
    }
    | {"arm", "equip"}
)
_TO = frozenset({"to", "for", "with", "behind"})
# Whoever does this to what is told suffers it.
_RESISTANCE = frozenset({"defend", "fight", "resist", "repel", "withstand", "counter", "struggle", "suffer", "endure"})


def defended(noun: Token) -> list[Token]:
    """Those who are helped against, or resist, what a noun tells of; empty where the clause says nothing of it."""
    resisting = noun.head if noun.dep_ == "dobj" else None
    if noun.dep_ == "pobj" and noun.head.lower_ in ("against", "from"):
        resisting = noun.head.head
    if resisting is not None and resisting.pos_ == "VERB" and resisting.lemma_.lower() in _RESISTANCE:
        return _all(surface_subject(resisting))
    helping = _helped_against(noun)
    return [] if helping is None else _all(t for word in _aid(helping) for t in _helped(word))


def _helped_against(noun: Token) -> Token | None:
    """What “against” or “in the face of” what a noun tells hangs on."""
    if noun.dep_ != "pobj":
        return None
    if noun.head.lower_ in ("against", "amid"):
        return noun.head.head
    face = noun.head.head
    if noun.head.lower_ == "of" and face.lower_ in ("face", "wake") and face.head.lower_ == "in":
        return face.head.head
    return None


def _aid(word: Token) -> Iterator[Token]:
    """The words of help that something hangs on: itself, what its verb has as object, the noun it is beside."""
    near = [word, *(c for c in word.children if c.dep_ in ("dobj", "prep"))]
    near += [c for p in near if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    if word.dep_ == "pobj":
        near.append(word.head.head)
    yield from (n for n in near if n.lemma_.lower() in _AID)


def _helped(word: Token) -> Iterator[Token]:
    yield from (t for p, t in prepositions(word) if p in _TO and t.dep_ == "pobj")
    yield from (c for c in word.children if c.dep_ == "dobj" and word.pos_ == "VERB")


def _all(tokens: Iterator[Token] | list[Token]) -> list[Token]:
    return list(dict.fromkeys(t for token in tokens for t in coordinated(token)))
