"""Constructions that tie a pronoun to a noun near it: coordination, thanks and praise, a phrase before its subject."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse


def joined(token: Token) -> Token | None:
    """The noun, or its possessor, to which “and” joins the noun of a possessive pronoun; None when there is none.

    “Iran and its proxies”, “Ruto's visit and his meetings”.
    """
    noun = token.head
    if token.tag_ != "PRP$" or noun.dep_ != "conj" or token.i < 2 or token.nbor(-1).lower_ != "and":
        return None
    first = noun.head
    if first.i > token.i or first.pos_ not in ("NOUN", "PROPN"):
        return None
    owner = next((c for c in first.children if c.dep_ == "poss"), None)
    return owner or (first if first.pos_ == "PROPN" or first.i == token.i - 2 else None)


def receiver(token: Token) -> Token | None:
    """The object of a verb for whose deeds it is thanked, praised or blamed (“thanked Ruto for his help”)."""
    node = token
    for _ in range(6):
        if node.dep_ == "pobj" and node.head.lower_ in ("for", "on") and node.head.head.pos_ == "VERB":
            return next((c for c in node.head.head.children if c.dep_ == "dobj" and c.i < node.head.i), None)
        if node.dep_ not in ("poss", "pobj", "prep", "nsubj", "relcl", "dobj", "conj", "pcomp"):
            return None
        node = node.head
    return None


def announced(discourse: Discourse, token: Token, *classes: str) -> Entity | None:
    """The subject that a pronoun in a phrase before it points ahead to (“In his address, Ruto said”)."""
    verb = discourse.sentences[discourse.sentence_of[token.i]].root
    subject = next((s for s in verb.children if s.dep_ in SUBJECT), None)
    top = token
    while top.head.i not in (top.i, verb.i):
        top = top.head
    if subject is None or top.head.i != verb.i or top.dep_ not in ("prep", "advcl") or subject.i < token.i:
        return None
    entities = discourse.denoted(subject)
    named = (
        len(entities) == 1 and subject.pos_ in ("PROPN", "NOUN") and not any(c.dep_ == "conj" for c in subject.children)
    )
    return entities[0] if named and discourse.is_a(entities[0], *classes) else None
