"""Whether a text tells of an event as having happened, as planned, as possible or as not having happened."""

from __future__ import annotations

from spacy.tokens import Token

from communique.ontology import Ontology

_ORDER = ("negated", "hypothetical", "planned")
_DEPTH = 5
_UP = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "prep", "dobj", "conj", "advcl", "relcl", "nsubj", "nsubjpass", "dative"}
)


def status_of(trigger: Token, ontology: Ontology) -> str:
    """The status that the words around a trigger give it.

    Looks at negation and auxiliaries of the verb, at the modifiers and the verb of a noun, at what governs either, and
    at the conjunction of a conditional clause. The strongest wins: negated, then hypothetical, then planned.
    """
    found = {s for token in _seen_from(trigger) for s in _own(token, trigger, ontology)}
    return next((status for status in _ORDER if status in found), _default(ontology))


def _default(ontology: Ontology) -> str:
    """The status without any cue."""
    return next(s.status for s in ontology.statuses if not (s.modals or s.matrices or s.markers or s.adjectives))


def _seen_from(trigger: Token) -> list[Token]:
    """The trigger and what governs it, as far as the status of the one reaches the other."""
    seen = [trigger]
    node = trigger
    for _ in range(_DEPTH):
        if node.dep_ not in _UP or node.head.i == node.i:
            break
        finite = node.dep_ in ("ccomp", "relcl", "advcl") and any(
            c.dep_ in ("nsubj", "nsubjpass") for c in node.children
        )
        adjunct = node.dep_ == "prep" and node.lower_ not in ("for", "of", "to", "on", "from", "in", "about", "against")
        stated = node.dep_ == "acl" and node.tag_ == "VBN"
        if finite or adjunct or stated or (node.dep_ == "conj" and node.pos_ != node.head.pos_):
            break
        if node.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in node.children):
            break
        node = node.head
        seen.append(node)
    return seen


def _own(token: Token, trigger: Token, ontology: Ontology) -> set[str]:
    """The statuses for which a token or its dependents carry a cue."""
    found: set[str] = set()
    children = list(token.children)
    for cues in ontology.statuses:
        governs = token.i != trigger.i and token.lemma_.lower() in cues.matrices
        auxiliary = any(
            c.dep_ == "aux" and c.tag_ == "MD" and (c.lower_ in cues.modals or c.lemma_ in cues.modals)
            for c in children
        )
        marker = any(c.dep_ in ("mark", "advmod") and c.lower_ in cues.markers for c in children)
        modifier = token.i == trigger.i and any(
            c.dep_ in ("amod", "det") and (c.lower_ in cues.adjectives) for c in children
        )
        preposition = token.dep_ == "prep" and token.lower_ in cues.markers
        if governs or auxiliary or marker or modifier or preposition:
            found.add(cues.status)
    if any(c.dep_ == "neg" for c in children):
        found.add(_ORDER[0])
    return found
