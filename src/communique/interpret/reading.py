"""Triggers and frames against a Doc: candidates for events and statements, with what fills their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.frames import Frame, Slot, Trigger
from communique.interpret.syntax import Slots, noun_slots, verb_slots
from communique.model import Annotations, Entity, annotations_of
from communique.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: the head of the words, and the entities that they denote (none for a common noun)."""

    slot: Slot
    token: Token
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger that fired: its words, the frame that was satisfied and what fills it."""

    trigger: Trigger
    words: tuple[Token, ...]
    frame: Frame
    fillers: tuple[Filler, ...]

    @property
    def head(self) -> Token:
        """The head word of the trigger."""
        return self.words[0]


class Reader:
    """Reads triggers in one Doc."""

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        self.doc = doc
        self.ontology = ontology
        self.found: Annotations = annotations_of(doc)

    def readings(self, under: str) -> Iterator[Reading]:
        """Triggers of types under a class that fire, in the order of the text; of one head the longest only."""
        for token in self.doc:
            longest = 0
            told: set[str] = set()
            for trigger in self.ontology.triggers.get(token.lemma_.lower(), ()) + self._plural(token):
                if len(trigger.words) < longest or trigger.type in told or not self.ontology.is_a(trigger.type, under):
                    continue
                reading = self._read(token, trigger)
                if reading is not None:
                    longest = len(trigger.words)
                    told.add(trigger.type)
                    yield reading

    def _plural(self, token: Token) -> tuple[Trigger, ...]:
        if token.tag_ not in ("NNS", "NNPS") or token.lower_ == token.lemma_.lower():
            return ()
        return self.ontology.triggers.get(token.lower_, ())

    def _read(self, token: Token, trigger: Trigger) -> Reading | None:
        if trigger.pos == "verb":
            if token.pos_ not in ("VERB", "AUX") or (token.dep_ == "amod" and token.tag_ != "VBN"):
                return None
        elif token.pos_ not in ("NOUN", "PROPN", "VERB") or (token.pos_ == "VERB" and token.tag_ != "VBG"):
            return None
        if trigger.pos == "noun" and token.dep_ in ("compound", "amod"):
            return None
        words = _matched(token, trigger.words[1:])
        if words is None or self._blocked(words, trigger):
            return None
        slots = verb_slots(token, words) if trigger.pos == "verb" else noun_slots(token)
        for frame in trigger.frames:
            fillers = self._fill(frame, slots, words, _nearest_noun(token))
            if fillers is not None:
                return Reading(trigger, words, frame, fillers)
        return None

    @staticmethod
    def _blocked(words: tuple[Token, ...], trigger: Trigger) -> bool:
        if not trigger.unless:
            return False
        beside = {c.lower_ for w in words for c in w.children} | {c.lemma_.lower() for w in words for c in w.children}
        return not trigger.unless.isdisjoint(beside)

    def _fill(
        self, frame: Frame, slots: Slots, words: tuple[Token, ...], nearest: Token | None
    ) -> tuple[Filler, ...] | None:
        """What fills the frame's slots, or None when it is not satisfied.

        A participle that the parse hangs on a noun farther off is tried with the nearest one where that one does not
        fit (“the return of Tatars expelled from …”).
        """
        if any(slots.get(slot) for slot in frame.absent):
            return None
        fillers: list[Filler] = []
        for slot in frame.slots:
            kind = slot.range or self.ontology.range(slot.role)
            tokens = slots.get(slot.slot, [])
            found = [f for t in tokens if (f := self._filler(slot, kind, t)) is not None]
            if not found and kind and nearest is not None and words[0].head in tokens:
                found = [f for f in [self._filler(slot, kind, nearest)] if f is not None]
            if not found and kind:
                found = self._misattached(slot, kind, slots)
            if slot.required and not found:
                return None
            if slot.plural and sum(len(f.entities) or 1 + (f.token.tag_ in ("NNS", "NNPS")) for f in found) < 2:
                return None
            fillers.extend(found)
        return tuple(f for f in fillers if f.token not in words)

    def _misattached(self, slot: Slot, kind: str, slots: Slots) -> list[Filler]:
        """Entities behind a preposition that the parse hangs on the object instead of the trigger.

        “Norway brokered peace between A and B”, “the signing of the treaty by A”: where a frame asks for the
        preposition, the trigger has the better claim to it.
        """
        nested = (t for of in ("object", "of") for o in slots.get(of, ()) for t in noun_slots(o).get(slot.slot, ()))
        if slot.slot in ("'s", "of", "compound"):
            return []
        fillers = [self._filler(slot, kind, t) for t in nested]
        return [f for f in fillers if f is not None and f.entities]

    def _filler(self, slot: Slot, kind: str, token: Token) -> Filler | None:
        """A filler of the class wanted: an entity, or a common noun for one; a role without a class takes any words."""
        entities = self.denoted(token)
        if not kind:
            return Filler(slot, token, entities)
        fitting = tuple(e for e in entities if self.ontology.is_a(e.type, kind))
        if fitting or (not entities and self.is_noun_for(token, kind)):
            return Filler(slot, token, fitting)
        return None

    def is_noun_for(self, token: Token, kind: str) -> bool:
        """Whether a common noun stands for instances of a class, or of one of its subclasses or superclasses."""
        if token.pos_ == "PRON":
            return token.tag_ == "PRP" and token.lower_ not in ("it", "them") and self.ontology.is_a("Person", kind)
        classes = self.ontology.heads.get(token.lemma_.lower(), ())
        return any(self.ontology.is_a(c, kind) for c in classes)

    def denoted(self, token: Token, depth: int = 0) -> tuple[Entity, ...]:
        """The entities that the words headed by a token denote.

        A name, a resolved expression, an apposition; a noun that stands for the state or body it belongs to
        (“officials of Kenya”, “the Chilean delegation”) denotes that.
        """
        referent = self.found.referents.get(token.i)
        if referent is not None:
            return referent.entities
        if token.pos_ not in ("NOUN", "PROPN") or depth > 2:
            return ()
        for child in token.children:
            if child.dep_ == "appos" and (named := self.denoted(child, depth + 1)):
                return named
        if not self._is_transparent(token):
            return ()
        slots = noun_slots(token)
        for slot in ("of", "from", "'s", "compound"):
            behind = [e for t in slots.get(slot, ()) for e in self.denoted(t, depth + 1)]
            fitting = [e for e in behind if self.ontology.is_a(e.type, "Agent")]
            if fitting:
                return tuple(fitting)
        return ()

    def _is_transparent(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return lemma in self.ontology.transparent or "Person" in self.ontology.heads.get(lemma, ())


def _nearest_noun(verb: Token) -> Token | None:
    """The noun right before a participle that modifies a noun, adverbs passed over; None where it is no other one."""
    if verb.dep_ not in ("acl", "relcl"):
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "PUNCT", "AUX", "PRON"):
        at -= 1
    noun = verb.doc[at]
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i != verb.head.i else None


def _matched(head: Token, lemmas: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The words of a trigger: each further lemma on a dependent of those before it, to its right where it can be."""
    words = [head]
    for lemma in lemmas:
        candidates = [
            c
            for w in words
            for c in w.children
            if c not in words
            and (c.lemma_.lower() == lemma or c.lower_ == lemma)
            and c.dep_
            in ("prt", "advmod", "prep", "dobj", "pobj", "acomp", "attr", "nsubjpass", "dative", "oprd", "agent")
        ]
        if not candidates:
            return None
        words.append(min(candidates, key=lambda c: (c.i < head.i, abs(c.i - head.i))))
    return tuple(words)
