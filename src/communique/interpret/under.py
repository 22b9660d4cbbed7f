"""The instrument that an event is done under, against or by, where no slot of its frame names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from communique.interpret.reach import tells_of_event
from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of
from communique.model import Entity

_STEPS = 8


def instrument_of(reader: Reader, words: Sequence[Token], taken: Iterable[Entity]) -> tuple[Token, Entity] | None:
    """The instrument that a phrase such as “under”, “pursuant to” or “in violation of” ties to an event's words.

    Args:
        reader: the document.
        words: the words of the trigger, the head first.
        taken: entities that have another part in the event.
    """
    refs = {e.ref for e in taken}
    heads = {w.i for w in words} | {clause_of(words[0]).i}
    for entity in reader.found.entities:
        if entity.ref in refs or not reader.ontology.is_a(entity.type, "LegalInstrument"):
            continue
        for name in entity.mentions:
            root = reader.lists.root(name)
            if root.sent == words[0].sent and _is_under(reader, root, heads):
                return root, entity
    return None


def enacts(verb: Token) -> bool:
    """Whether a clause of an instrument lays down what it tells: “shall appoint”, “hereby establish”, “have agreed”.

    What it recalls or demands of others, in the past tense or by a noun, is not of its own doing.
    """
    while verb.dep_ == "xcomp" and not any(c.dep_ == "dobj" for c in verb.head.children):
        verb = verb.head
    children = [c.lower_ for c in verb.children]
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    if "shall" in auxiliaries or "hereby" in children:
        return True
    if auxiliaries == ["have"]:
        return any(c.lower_ == "follows" for c in verb.children)
    return verb.tag_ in ("VBP", "VBZ") and not auxiliaries and verb.dep_ in ("ROOT", "ccomp", "conj")


def _is_under(reader: Reader, root: Token, heads: set[int]) -> bool:
    """Whether a name hangs on one of some words by a phrase that an instrument's preposition opens."""
    prepositions = reader.ontology.prepositions("instrument")
    node, opening = root, ""
    for _ in range(_STEPS):
        if node.head.i == node.i:
            return False
        if node.dep_ in ("prep", "agent"):
            opening = node.lower_
        elif node.dep_ not in ("pobj", "pcomp", "conj", "compound", "appos"):
            return False
        node = node.head
        if opening == "of" and node.dep_ == "pobj" and tells_of_event(reader, node):  # “in breach of the accord”
            return False
        if node.i in heads:
            return opening in prepositions
        if node.pos_ in ("VERB", "AUX"):
            return False
    return False
