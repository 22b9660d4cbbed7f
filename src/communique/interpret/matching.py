"""Whether the words of a trigger stand where they must, with the words beside them that must or must not be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.frames import Trigger

_TRIGGER_LINKS = frozenset(
    {"prt", "advmod", "prep", "dobj", "pobj", "acomp", "attr", "nsubjpass", "dative"}
    | {"oprd", "agent", "compound", "amod", "nmod", "xcomp", "acl", "poss", "nsubj", "relcl", "npadvmod"}
)


def is_blocked(words: tuple[Token, ...], trigger: Trigger) -> bool:
    """Whether a word stands beside the trigger that must not, or none of those of which one must."""
    if not trigger.unless and not trigger.beside:
        return False
    near = [c for w in words for c in w.children if c.dep_ != "conj"]
    if trigger.pos == "noun" or words[0].dep_ == "amod":
        head = words[0].head
        near += [head, *([head.head] if head.dep_ == "prep" and head.head.pos_ == "NOUN" else [])]
    near += [c for t in near if t.dep_ in ("prep", "agent", "compound", "amod") for c in t.children]
    told = [t for t in near if not trigger.beside.isdisjoint(_forms([t]))]
    near += [c for t in told for c in t.children if c.dep_ in ("compound", "amod")]
    near = [t for t in near if t not in words]
    if not trigger.unless.isdisjoint(_forms(near)):
        return True
    governing = [words[0].head.head] if words[0].dep_ == "pobj" and words[0].head.dep_ == "prep" else []
    return bool(trigger.beside) and trigger.beside.isdisjoint(_forms([*near, *_measured(near), *governing]))


def _forms(tokens: Iterable[Token]) -> set[str]:
    """The forms and lemmas of some words."""
    return {form for t in tokens for form in (t.lower_, t.lemma_.lower())}


def _measured(tokens: Iterable[Token]) -> Iterator[Token]:
    """What quantities are quantities of, and with what else it is coordinated (“waves of missiles and drones”)."""
    for token in tokens:
        if token.pos_ not in ("NOUN", "NUM", "SYM", "PROPN"):
            continue
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "in"):
                yield from (t for c in child.children if c.dep_ == "pobj" for t in (c, *c.conjuncts, *c.lefts))
            elif child.dep_ == "conj":
                yield from (child, *child.lefts)


def is_gerund(token: Token) -> bool:
    """Whether an -ing form stands as a noun: it has neither subject nor object of its own."""
    return token.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "dobj", "aux") for c in token.children)


def nearest_noun(verb: Token) -> Token | None:
    """The noun right before a participle that modifies a noun, adverbs passed over; None where it is no other one."""
    if verb.dep_ not in ("acl", "relcl"):
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "PUNCT", "AUX", "PRON"):
        at -= 1
    noun = verb.doc[at]
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i != verb.head.i else None


def is_small_clause(token: Token) -> bool:
    """Whether an adjective is said of the object of a verb, as a clause without a verb (“hold X responsible”)."""
    return token.dep_ == "ccomp" and token.pos_ == "ADJ" and not any(c.dep_ in ("mark", "cop") for c in token.children)


def matched(head: Token, lemmas: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The words of a trigger: each further lemma on a dependent of those before it, to its right where it can be."""
    words = [head]
    for lemma in lemmas:
        candidates = [
            c
            for w in words
            for c in w.children
            if c not in words
            and (c.lemma_.lower() == lemma or c.lower_ == lemma)
            and (c.dep_ in _TRIGGER_LINKS or is_small_clause(c))
            and (c.i > head.i or c.dep_ != "prep" or head.pos_ != "VERB")
        ]
        if not candidates:
            return None
        words.append(min(candidates, key=lambda c: (c.i < head.i, abs(c.i - head.i))))
    return tuple(words)
