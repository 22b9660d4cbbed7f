"""When and where: the date and the place that belong to a trigger."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of, shares_complements
from communique.model import DateMention, Entity

_TO_CLAUSE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "appos", "compound", "attr", "dative"})
_FAR = 99
# What such a verb modifies is an event, however far off the parse hangs it (“the conference on X held in Y”).
_HELD = frozenset({"hold", "convene", "organise", "organize", "stage", "schedule"})


def date_of(reader: Reader, words: Iterable[Token]) -> DateMention | None:
    """The dated expression nearest to the trigger in the tree, within its clause; None when there is none."""
    heads = _reach(tuple(words))
    sentence = heads[0][0].sent
    best: tuple[int, int, DateMention] | None = None
    for mention in reader.found.dates:
        if mention.value is None or not sentence.start <= mention.start < sentence.end:
            continue
        root = reader.doc[mention.start : mention.end].root
        distance = min(_distance(root, head) + offset for head, offset in heads)
        if distance < _FAR and (best is None or distance < best[0]):
            best = (distance, mention.start, mention)
    return best[2] if best else None


def place_of(reader: Reader, words: Iterable[Token], taken: Iterable[Entity]) -> tuple[Token, Entity] | None:
    """The place nearest to the trigger, introduced by a preposition of place, that fills no other role."""
    refs = {e.ref for e in taken}
    prepositions = reader.ontology.prepositions("place")
    best: tuple[int, int, Token, Entity] | None = None
    heads = _reach(tuple(words))
    for token in heads[0][0].sent:
        if token.dep_ != "prep" or token.lower_ not in prepositions:
            continue
        distance = min(_distance(token, head) + offset for head, offset in heads)
        for inner in token.children:
            places = [
                e for e in reader.denoted(inner) if inner.dep_ == "pobj" and reader.ontology.is_a(e.type, "Location")
            ]
            if places and places[0].ref not in refs and distance < _FAR and (best is None or distance < best[0]):
                best = (distance, token.i, inner, places[0])
    return (best[2], best[3]) if best else None


def _reach(words: tuple[Token, ...]) -> list[tuple[Token, int]]:
    """The tokens whose adjuncts are the trigger's: its words, the verb that a noun depends on, a shared head verb."""
    heads = [(w, 0) for w in words if w.dep_ != "prep"] or [(words[0], 0)]
    head = words[0]
    if head.pos_ not in ("VERB", "AUX"):
        node = head
        while node.dep_ in _TO_CLAUSE and node.head.i != node.i:
            node = node.head
            if node.pos_ in ("VERB", "AUX"):
                heads.append((node, 2))
                break
    verb = clause_of(heads[-1][0])
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        heads.append((verb.head, 4))
    if (other := shares_complements(verb)) is not None:
        heads.append((other, 1))
    if verb.dep_ == "relcl" and any(c.lower_ in ("where", "when") for c in verb.children):
        heads.append((clause_of(verb.head), 4))
    return heads


def _distance(token: Token, head: Token) -> int:
    """Steps up the tree from a token to a head, or far when another verb's clause lies between."""
    node = token
    for steps in range(10):
        if node.i == head.i:
            return steps
        if node.head.i == node.i or (
            steps and node.pos_ in ("VERB", "AUX") and node.dep_ not in ("acl", "aux", "auxpass")
        ):
            return _FAR
        if node.dep_ in ("acl", "relcl") and node.head.i != head.i and node.lemma_ not in _HELD:
            return _FAR
        node = node.head
    return _FAR
