"""Titles that a clause says of its subject: “is the president of”, “serves as the chair of”, “was elected mayor”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.ontology.offices import Title

_COPULAS = frozenset({"be", "become", "remain"})
_CHOICES = frozenset({"elect", "re-elect", "reelect", "appoint", "reappoint"})
_SERVICE = frozenset({"serve", "act", "continue"})
_MODAL = frozenset({"will", "would", "could", "may", "might", "should", "not", "n't", "never"})


def predicates(doc: Doc, titles: tuple[Title, ...]) -> Iterator[tuple[Title, int]]:
    """The titles that are said of somebody without reserve, each with the token of the subject."""
    for title in titles:
        verb = _verb(doc[title.start : title.end].root)
        if title.plural or verb is None or any(c.lower_ in _MODAL for c in verb.children):
            continue
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _has_subject(verb):
            verb = verb.head  # “who led the party and was the foreign minister”
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if verb.dep_ == "relcl" and (subject is None or subject.tag_ == "WP"):
            subject = verb.head
        if subject is not None:
            yield title, subject.i


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _verb(head: Token) -> Token | None:
    """The verb of which a noun is the complement, where that says what its subject is."""
    verb = head.head
    if head.dep_ in ("attr", "oprd"):
        return verb if verb.lemma_ in _COPULAS | _CHOICES else None
    if head.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in _SERVICE | _CHOICES:
        return verb.head
    return None
