"""Triggers and frames against a Doc: candidates for events and statements, with what fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.frames import Frame, Slot, Trigger, unhyphenated
from communique.interpret.denotation import Denotation
from communique.interpret.matching import is_blocked, is_gerund, matched, nearest_noun
from communique.interpret.operative import implied_subjects, plain_forms
from communique.interpret.syntax import (
    Slots,
    coordinated,
    has_own_subject,
    noun_slots,
    reporting_verb,
    surface_subject,
    verb_slots,
)
from communique.model import Entity
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


class Reader(Denotation):
    """Reads triggers in one Doc.

    Args:
        doc: annotated and resolved.
        ontology: the types that are looked for.
        actors: offsets of tokens known to stand for whoever acts, whatever words they are.
    """

    def __init__(self, doc: Doc, ontology: Ontology, actors: frozenset[int] = frozenset()) -> None:
        super().__init__(doc, ontology, actors)
        self._implied = implied_subjects(doc, self.found, ontology)

    def readings(self, under: str) -> Iterator[Reading]:
        """Triggers of types under a class that fire, in the order of the text; "" for all triggers.

        Of one head only those of the most words fire, and of a type and its subtype the subtype.
        """
        for token in self.doc:
            yield from self._at(token, under)

    def _at(self, token: Token, under: str) -> Iterable[Reading]:
        candidates = () if token.i in self._named or token.i in self._dated else self._candidates(token)
        if not candidates:
            return ()
        found: dict[str, Reading] = {}
        longest = 0
        for trigger in candidates:
            if under and not self.ontology.is_a(trigger.type, under):
                continue
            reading = self._read(token, trigger) if len(trigger.words) >= longest else None
            before = found.get(trigger.type)
            if reading is not None and (before is None or _is_better(reading, before)):
                longest = max(longest, sum(w.dep_ not in ("prep", "agent") for w in reading.words))
                found[trigger.type] = reading
        return [r for t, r in found.items() if not any(o != t and self.ontology.is_a(o, t) for o in found)]

    def _candidates(self, token: Token) -> Sequence[Trigger]:
        """Triggers whose head a token may be: by its lemma and, of plurals and gerunds, by its form."""
        lemma = unhyphenated(token.lemma_.lower())
        found = self.ontology.triggers.get(lemma, ())
        if token.tag_ in ("NNS", "NNPS", "VBG") and token.lower_ != lemma:
            found += self.ontology.triggers.get(token.lower_, ())
        if token.i in self._implied and not found:
            found = next((f for form in plain_forms(token) if (f := self.ontology.triggers.get(form))), ())
        if token.pos_ == "VERB" and len({t.pos for t in found}) > 1:
            return sorted(found, key=lambda t: (-len(t.words), t.pos != "verb"))
        return found

    def _read(self, token: Token, trigger: Trigger) -> Reading | None:
        if trigger.pos == "verb":
            modifies = token.dep_ == "amod" and token.tag_ != "VBN" and not has_own_subject(token)
            if (token.pos_ not in ("VERB", "AUX") and token.i not in self._implied) or modifies:
                return None
        elif token.pos_ not in ("NOUN", "PROPN") and not is_gerund(token):
            return None
        if trigger.pos == "noun" and token.dep_ in ("compound", "amod"):
            return None
        words = matched(token, trigger.words[1:])
        if words is None or is_blocked(words, trigger):
            return None
        for slots in self._slots(token, trigger, words):
            for frame in trigger.frames:
                fillers = self._fill(frame, slots, words, nearest_noun(token))
                if fillers is not None:
                    return Reading(trigger, words, frame, fillers)
        return None

    def _slots(self, token: Token, trigger: Trigger, words: tuple[Token, ...]) -> Iterator[Slots]:
        """The slots of a trigger; of a bare past tense in a headline those of a passive too."""
        if trigger.pos == "noun":
            yield noun_slots(token, words, self.ontology.light_verbs)
            return
        implied = self._implied.get(token.i)
        participle = implied is not None and not implied.active and token.tag_ in ("VBN", "JJ")
        slots = verb_slots(token, words, headline=participle)
        if participle:
            slots["by"], slots["subject"] = slots["subject"], []
        reporting = self._reporting(token, trigger)
        if reporting is not None:
            slots["subject"] = [t for s in surface_subject(reporting) for t in coordinated(s)]
        if implied is not None:
            slots["object" if participle else "subject"] = [implied.body]
            behind = ("nsubj",) if token.pos_ in ("VERB", "AUX") else ("appos", "npadvmod", "nmod")
            slots["object"].extend(c for c in token.rights if c.dep_ in behind)
            if token.dep_ == "compound":
                slots["object"].append(token.head)
        yield slots
        if token.tag_ == "VBD" and token.dep_ == "ROOT" and not any(c.dep_ in _COMPLEMENTS for c in token.children):
            yield verb_slots(token, words, headline=True)

    def _reporting(self, token: Token, trigger: Trigger) -> Token | None:
        """The verb of saying whose subject says also what a participle behind its complement tells."""
        if not self.ontology.is_a(trigger.type, "Statement"):
            return None
        return reporting_verb(token, self.ontology.verbs("Statement"))

    def _fill(
        self, frame: Frame, slots: Slots, words: tuple[Token, ...], nearest: Token | None
    ) -> tuple[Filler, ...] | None:
        """What fills the frame's slots, or None when it is not satisfied.

        A participle that the parse hangs on a noun farther off is tried with the nearest one where that one does not
        fit (“the return of Tatars expelled from …”).
        """
        if any(t not in words for slot in frame.absent for t in slots.get(slot, ())):
            return None
        fillers: list[Filler] = []
        for slot in frame.slots:
            kind = self.kinds(slot)
            tokens = [t for t in self.whole_lists(slots.get(slot.slot, ())) if t not in words or self.denoted(t)]
            anyone = frame.tells and not slot.range and "Entity" in kind
            found = [f for t in tokens if (f := self._filler(slot, kind, t, anyone)) is not None]
            if not found and kind and nearest is not None and words[0].head in tokens:
                found = [f for f in [self._filler(slot, kind, nearest)] if f is not None]
            if not found and (kind or slot.required):
                found = self._misattached(slot, kind, slots)
            if slot.required and not found:
                return None
            if slot.plural and sum(len(f.entities) or 1 + (f.token.tag_ in ("NNS", "NNPS")) for f in found) < 2:
                return None
            fillers.extend(found)
        return tuple(fillers)

    def _misattached(self, slot: Slot, kind: tuple[str, ...], slots: Slots) -> list[Filler]:
        """What stands behind a preposition that the parse hangs on the object: entities, or words of no class.

        “Norway brokered peace between A and B”, “the signing of the treaty by A”, “spoke by phone with A”: where a
        frame asks for the preposition, the trigger has the better claim to it.
        """
        if slot.slot in ("'s", "compound") or (kind and slot.slot == "of"):
            return []
        nouns = [o for of in ("object", "of") for o in slots.get(of, ())]
        nouns += [t for o in nouns for t in noun_slots(o).get("of", ())]
        if slot.slot in _COMPANY:
            nouns += [t for name, found in slots.items() if name not in _CORE for t in found if t not in nouns]
        nested = dict.fromkeys(t for o in nouns for t in noun_slots(o).get(slot.slot, ()))
        fillers = [self._filler(slot, kind, t) for t in nested]
        return [f for f in fillers if f is not None and (f.entities if kind else f.token.i not in self._named)]

    def _filler(self, slot: Slot, kind: tuple[str, ...], token: Token, anyone: bool = False) -> Filler | None:
        """A filler of the class wanted: an entity, or a common noun for one; a role without a class takes any words.

        Where anyone may fill it, as who says a clause, any noun and pronoun does.
        """
        entities = self.denoted(token)
        if not kind:
            return Filler(slot, token, entities)
        fitting = tuple(e for e in entities if self.is_any(e.type, kind))
        common = not entities or token.i not in self._named
        if slot.owned and common and not fitting and (owners := self._owners(token, kind)):
            return Filler(slot, token, owners)
        if fitting or (common and (self.is_noun_for(token, kind) or (anyone and _may_act(token)))):
            return Filler(slot, token, fitting)
        return None

    def _owners(self, thing: Token, kind: tuple[str, ...]) -> tuple[Entity, ...]:
        """Whose a thing is (“Kenya's ports”, “Kenyan ships”, “the fleet of Kenya”), or the state that it is in."""
        slots = noun_slots(thing)
        for slot in ("'s", "compound", "of", "in", "within"):
            wanted = ("State",) if slot in ("in", "within") else kind
            found = [e for t in self.whole_lists(slots.get(slot, ())) for e in self.denoted(t)]
            if fitting := tuple(e for e in found if self.is_any(e.type, wanted) and self.is_any(e.type, kind)):
                return fitting
        return ()


# Prepositions of those who do something together, and the slots that hold none of its circumstances.
_COMPANY = frozenset({"with", "between", "among"})
_CORE = frozenset({"subject", "predicate", "clause", "infinitive", "compound", "governor", "around", "'s"})


def _is_better(reading: Reading, before: Reading) -> bool:
    """Whether a reading tells more than one before it of the same type: who has a part, or that it needs nobody."""
    parts, known = _parts(reading), _parts(before)
    if len(reading.words) == len(before.words) and parts > known:
        return True
    return before.trigger.anchored and not reading.trigger.anchored and not known


def _parts(reading: Reading) -> int:
    """How many entities have a part in what a reading tells."""
    return sum(len(f.entities) for f in reading.fillers)


_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "punct", "advcl"})


def _may_act(token: Token) -> bool:
    """Whether a noun or pronoun can stand for whoever acts: no expletive, question word or pointer to a clause."""
    if token.pos_ == "PRON":
        return token.dep_ != "expl" and token.lower_ not in ("this", "that", "there") and token.tag_[0] != "W"
    return token.pos_ in ("NOUN", "PROPN", "NUM")
