"""Who speaks in each quotation, as far as the words around it tell."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model import Entity, Quotation
from communique.resolve.discourse import Discourse

_NEAR = 14
_DASHES = frozenset({"–", "—", "-", "--"})


def quoted_speakers(discourse: Discourse) -> dict[int, Entity]:
    """The speaker of each quotation by the quotation's index; quotations without a known one are left out.

    A quotation without a cue of its own has the speaker of the one before it in the same paragraph, or of which it is
    the next paragraph.
    """
    found: dict[int, Entity] = {}
    quotations = discourse.found.quotations
    for number, quotation in enumerate(quotations):
        speaker = (
            _labelled(discourse, quotation)
            or _by_verb(discourse, quotation)
            or _beside(discourse, quotation)
            or _signed(discourse, quotation)
        )
        if speaker is not None:
            found[number] = speaker
            _give_back(quotations, number, found)
        elif number - 1 in found and _goes_on(discourse, quotations[number - 1], quotation):
            found[number] = found[number - 1]
    return found


def _give_back(quotations: list[Quotation], number: int, found: dict[int, Entity]) -> None:
    """Gives the paragraphs before, which one quotation runs through, the speaker told at its end."""
    while number and quotations[number].continues and number - 1 not in found:
        found[number - 1] = found[number]
        number -= 1


def _goes_on(discourse: Discourse, before: Quotation, quotation: Quotation) -> bool:
    between = discourse.doc[before.end : quotation.start].text
    return quotation.continues or "\n" not in between


def _by_verb(discourse: Discourse, quotation: Quotation) -> Entity | None:
    """The subject of the verb of saying under which the parse puts the quoted words."""
    node = discourse.doc[quotation.start : quotation.end].root
    for _ in range(5):
        node = node.head
        outside = not quotation.start <= node.i < quotation.end
        if outside and discourse.says(node):
            return _speaker(discourse, node, quotation)
        if node.head.i == node.i:
            return None
    return None


def _beside(discourse: Discourse, quotation: Quotation) -> Entity | None:
    """The subject of the first verb of saying after the quoted words, or of the last before them."""
    doc = discourse.doc
    for token in doc[quotation.end : min(quotation.end + _NEAR, len(doc))]:
        if token.text in (".", ";", "“") or "\n" in token.text:
            break
        if discourse.says(token):
            return _speaker(discourse, token, quotation)
    for token in reversed(doc[max(0, quotation.start - _NEAR) : max(0, quotation.start - 1)]):
        if token.text in (".", "”") or ("\n" in token.text and doc[token.i - 1].text != ":"):
            break
        if discourse.says(token):
            return _speaker(discourse, token, quotation)
    return None


def _signed(discourse: Discourse, quotation: Quotation) -> Entity | None:
    """The person whose name follows the quoted words after a dash on a line of its own, or in the same line."""
    doc = discourse.doc
    after = [t for t in doc[quotation.end + 1 : min(quotation.end + _NEAR, len(doc))] if not t.is_space]
    if not after or after[0].text not in _DASHES:
        return None
    for token in after[1:6]:
        entities = discourse.heads.get(token.i, ())
        if len(entities) == 1 and discourse.is_a(entities[0], "Person"):
            return entities[0]
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return None
    return None


def _labelled(discourse: Discourse, quotation: Quotation) -> Entity | None:
    """The one person named before a colon that nothing but the quoted words follows, on a line without a verb."""
    doc, at = discourse.doc, quotation.start - 1
    while at > 0 and (doc[at].is_quote or doc[at].is_space):
        at -= 1
    if at <= 0 or doc[at].text != ":":
        return None
    start = at
    while start > 0 and "\n" not in doc[start - 1].text and doc[start - 1].text not in (".", "!", "?", ";"):
        start -= 1
    persons = {e for _, es in discourse.mentions(start, at) for e in es if discourse.is_a(e, "Person")}
    verbs = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[start:at])
    return next(iter(persons)) if len(persons) == 1 and not verbs else None


def _speaker(discourse: Discourse, verb: Token, quotation: Quotation) -> Entity | None:
    for subject in discourse.subjects(verb):
        entities = discourse.denoted(subject)
        if entities and not quotation.start <= subject.i < quotation.end:
            return entities[0] if len(entities) == 1 else None
    return None
