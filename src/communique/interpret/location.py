"""Where: the place that belongs to a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.tokens import Token

from communique.interpret.reach import FAR, distance_to, is_verb, reach
from communique.interpret.reading import Reader
from communique.model import Entity

_HEIGHT = 10
# What is talked of; where it is, is not where the talk is.
_MATTER = frozenset(
    {"situation", "crisis", "development", "violence", "peace", "stability", "security", "process", "progress", "right"}
    | {"democracy", "transition", "effort", "interest", "role", "investment", "rule", "issue", "event", "presence"}
)


def place_of(reader: Reader, words: Iterable[Token], taken: Iterable[Entity]) -> tuple[Token, Entity] | None:
    """The place nearest to a trigger, introduced by a preposition of place, that fills no other role.

    Args:
        reader: the document.
        words: the words of the trigger, the head first.
        taken: entities that have another part in the event.
    """
    trigger = tuple(words)
    refs = {e.ref for e in taken}
    heads = reach(reader, trigger)
    best: tuple[int, int, Token, Entity] | None = None
    for preposition, token, entity in _places(reader, trigger):
        if entity.ref in refs or _is_aside(preposition, trigger):
            continue
        distance = min(distance_to(preposition, head) + cost for head, cost in heads)
        if distance < FAR and (best is None or distance < best[0]):
            best = (distance, preposition.i, token, entity)
    if best is not None:
        return best[2], best[3]
    others = chain(_modifying(reader, trigger), _after(reader, trigger), _where(reader, trigger))
    return next(((t, e) for t, e in others if e.ref not in refs), None)


def _places(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Token, Entity]]:
    """Prepositions of place in a trigger's sentence, the head of what they govern, and the place that it denotes."""
    prepositions = reader.ontology.prepositions("place")
    for token in trigger[0].sent:
        if token.dep_ != "prep" or token.lower_ not in prepositions:
            continue
        governed = [t for t in token.children if t.dep_ == "pobj"]
        found = [(t, e) for t in governed if (e := _place_at(reader, t)) is not None]
        yield from ((token, t, e) for t, e in found or _right_after(reader, token))


def _right_after(reader: Reader, preposition: Token) -> Iterator[tuple[Token, Entity]]:
    """The place named right after a preposition, whatever the parse makes of it (“in Oslo, Norway, X said”)."""
    at = preposition.i + 1
    while at < preposition.sent.end and reader.doc[at].pos_ in ("DET", "ADJ"):
        at += 1
    for name in reader.found.names:
        if name.start == at and name.type in ("Place", "State"):
            token = reader.doc[name.start : name.end].root
            yield from ((token, e) for e in reader.denoted(token) if reader.ontology.is_a(e.type, "Location"))


def _place_at(reader: Reader, noun: Token) -> Entity | None:
    """The place that a noun denotes, or that stands as a name before a common noun (“the Kherson district”)."""
    found = [e for e in reader.denoted(noun) if reader.ontology.is_a(e.type, "Location")]
    if found:
        return found[0]
    if noun.pos_ == "PROPN" or reader.denoted(noun):
        return None
    inner = [e for c in noun.children if c.dep_ in ("compound", "nmod", "amod") for e in reader.denoted(c)]
    return next((e for e in inner if e.type == "Place"), None)


def _modifying(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Entity]]:
    """Places named right before a noun that tells of an event (“the Nairobi attacks”)."""
    if is_verb(trigger[0]):
        return
    for word in trigger:
        for child in word.children:
            if child.dep_ in ("compound", "nmod", "amod", "poss") and child.i < word.i:
                yield from ((child, e) for e in reader.denoted(child) if e.type == "Place")


def _after(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Entity]]:
    """The first place after a verb with neither verb nor stop between, where the parse ties the place to nothing."""
    verb = trigger[0]
    if not is_verb(verb):
        return
    for preposition, token, entity in _places(reader, trigger):
        between = reader.doc[verb.i + 1 : preposition.i]
        if preposition.i > verb.i and not any(is_verb(t) or t.is_punct or t.text in "–—" for t in between):
            if preposition.head.pos_ == "PROPN":
                yield token, entity
            return


def _where(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Entity]]:
    """The place that a clause with “where” tells more of (“Goma, where they met”)."""
    verb = trigger[0]
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        yield from ((verb.head, e) for e in reader.denoted(verb.head) if reader.ontology.is_a(e.type, "Location"))


def _is_aside(preposition: Token, trigger: Sequence[Token]) -> bool:
    """Whether a place belongs to what is talked of or sought (“discussed the situation in”, “talks on peace in”)."""
    node = preposition
    for _ in range(_HEIGHT):
        node = node.head
        if node in trigger or is_verb(node) or node.head.i == node.i:
            return False
        if node.lemma_.lower() in _MATTER:
            return True
    return False
