"""Triggers and frames against a Doc: candidates for events and statements, with what fills their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.frames import Frame, Slot, Trigger, unhyphenated
from communique.interpret.lists import Lists
from communique.interpret.operative import implied_subjects
from communique.interpret.syntax import Slots, coordinated, has_own_subject, noun_slots, verb_slots
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
    """Reads triggers in one Doc.

    Args:
        doc: annotated and resolved.
        ontology: the types that are looked for.
        actors: offsets of tokens known to stand for whoever acts, whatever words they are.
    """

    def __init__(self, doc: Doc, ontology: Ontology, actors: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.ontology = ontology
        self.found: Annotations = annotations_of(doc)
        self._actors = actors
        self._named = frozenset(i for n in self.found.names for i in range(n.start, n.end))
        self.lists = Lists(doc, self.found.names, ontology)
        self._implied = implied_subjects(doc, self.found, ontology)

    def readings(self, under: str) -> Iterator[Reading]:
        """Triggers of types under a class that fire, in the order of the text; "" for all triggers.

        Of one head only those of the most words fire, and of a type and its subtype the subtype.
        """
        for token in self.doc:
            yield from self._at(token, under)

    def _at(self, token: Token, under: str) -> Iterable[Reading]:
        found: dict[str, Reading] = {}
        longest = 0
        if token.i in self._named:
            return []
        for trigger in self._candidates(token):
            if trigger.type in found or (under and not self.ontology.is_a(trigger.type, under)):
                continue
            reading = self._read(token, trigger) if len(trigger.words) >= longest else None
            if reading is not None:
                longest = max(longest, sum(w.dep_ not in ("prep", "agent") for w in reading.words))
                found[trigger.type] = reading
        return [r for t, r in found.items() if not any(o != t and self.ontology.is_a(o, t) for o in found)]

    def _candidates(self, token: Token) -> Iterable[Trigger]:
        """Triggers whose head a token may be: by its lemma and, of plurals and gerunds, by its form."""
        lemma = unhyphenated(token.lemma_.lower())
        found = self.ontology.triggers.get(lemma, ())
        if token.tag_ in ("NNS", "NNPS", "VBG") and token.lower_ != lemma:
            found += self.ontology.triggers.get(token.lower_, ())
        if token.pos_ == "VERB" and len({t.pos for t in found}) > 1:
            return sorted(found, key=lambda t: (-len(t.words), t.pos != "verb"))
        return found

    def _read(self, token: Token, trigger: Trigger) -> Reading | None:
        if trigger.pos == "verb":
            modifies = token.dep_ == "amod" and token.tag_ != "VBN" and not has_own_subject(token)
            if (token.pos_ not in ("VERB", "AUX") and token.i not in self._implied) or modifies:
                return None
        elif token.pos_ not in ("NOUN", "PROPN") and not _is_gerund(token):
            return None
        if trigger.pos == "noun" and token.dep_ in ("compound", "amod"):
            return None
        words = _matched(token, trigger.words[1:])
        if words is None or self._blocked(words, trigger):
            return None
        for slots in self._slots(token, trigger, words):
            for frame in trigger.frames:
                fillers = self._fill(frame, slots, words, _nearest_noun(token))
                if fillers is not None:
                    return Reading(trigger, words, frame, fillers)
        return None

    def _slots(self, token: Token, trigger: Trigger, words: tuple[Token, ...]) -> Iterator[Slots]:
        """The slots of a trigger; of a bare past tense in a headline those of a passive too."""
        if trigger.pos == "noun":
            yield noun_slots(token, words, self.ontology.light_verbs)
            return
        participle = token.i in self._implied and token.tag_ in ("VBN", "JJ")
        slots = verb_slots(token, words, headline=participle)
        if token.i in self._implied:
            slots["object" if participle else "subject"].append(self._implied[token.i])
        yield slots
        if token.tag_ == "VBD" and token.dep_ == "ROOT" and not any(c.dep_ in _COMPLEMENTS for c in token.children):
            yield verb_slots(token, words, headline=True)

    @staticmethod
    def _blocked(words: tuple[Token, ...], trigger: Trigger) -> bool:
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
        return bool(trigger.beside) and trigger.beside.isdisjoint(_forms([*near, *_measured(near)]))

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
            tokens = [t for t in self._whole_lists(slots.get(slot.slot, ())) if t not in words or self.denoted(t)]
            anyone = frame.tells and not slot.range and "Entity" in kind
            found = [f for t in tokens if (f := self._filler(slot, kind, t, anyone)) is not None]
            if not found and kind and nearest is not None and words[0].head in tokens:
                found = [f for f in [self._filler(slot, kind, nearest)] if f is not None]
            if not found and kind:
                found = self._misattached(slot, kind, slots)
            if slot.required and not found:
                return None
            if slot.plural and sum(len(f.entities) or 1 + (f.token.tag_ in ("NNS", "NNPS")) for f in found) < 2:
                return None
            fillers.extend(found)
        return tuple(fillers)

    def _whole_lists(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens in a slot, with the later names of a list that the parse has lost."""
        whole = list(tokens)
        if len(whole) == 0 or not any(t.i in self._named for t in whole):
            return whole
        for token in tokens:
            for item in self.lists.after(token)[1:]:
                if not any(item.name.start <= t.i < item.name.end for t in whole):
                    whole.append(self.lists.root(item.name))
        return whole

    def kinds(self, slot: Slot) -> tuple[str, ...]:
        """The classes of which a filler of a slot must have one; empty when any words may fill it."""
        if slot.range:
            return slot.range
        of_role = self.ontology.range(slot.role)
        return (of_role,) if of_role else ()

    def is_any(self, cls: str, kinds: tuple[str, ...]) -> bool:
        """Whether a class is one of some others or under one."""
        return any(self.ontology.is_a(cls, kind) for kind in kinds)

    def _misattached(self, slot: Slot, kind: tuple[str, ...], slots: Slots) -> list[Filler]:
        """Entities behind a preposition that the parse hangs on the object instead of the trigger.

        “Norway brokered peace between A and B”, “the signing of the treaty by A”: where a frame asks for the
        preposition, the trigger has the better claim to it.
        """
        nested = (t for of in ("object", "of") for o in slots.get(of, ()) for t in noun_slots(o).get(slot.slot, ()))
        if slot.slot in ("'s", "of", "compound"):
            return []
        fillers = [self._filler(slot, kind, t) for t in nested]
        return [f for f in fillers if f is not None and f.entities]

    def _filler(self, slot: Slot, kind: tuple[str, ...], token: Token, anyone: bool = False) -> Filler | None:
        """A filler of the class wanted: an entity, or a common noun for one; a role without a class takes any words.

        Where anyone may fill it, as who says a clause, any noun and pronoun does.
        """
        entities = self.denoted(token)
        if not kind:
            return Filler(slot, token, entities)
        fitting = tuple(e for e in entities if self.is_any(e.type, kind))
        common = not entities or token.i not in self._named
        if fitting or (common and (self.is_noun_for(token, kind) or (anyone and _may_act(token)))):
            return Filler(slot, token, fitting)
        return None

    def is_noun_for(self, token: Token, kinds: tuple[str, ...]) -> bool:
        """Whether a common noun stands for instances of one of some classes or of their subclasses."""
        if token.i in self._actors:
            return not self.is_any("LegalInstrument", kinds)
        if token.pos_ == "PRON":
            return token.tag_ == "PRP" and token.lower_ not in ("it", "them") and self.is_any("Person", kinds)
        if token.pos_ not in ("NOUN", "PROPN", "NUM"):
            return False
        lemma = token.lemma_.lower()
        forms = (lemma, *(f"{c.lower_} {lemma}" for c in token.children if c.dep_ in ("amod", "compound")))
        return any(self.is_any(c, kinds) for form in forms for c in self.ontology.heads.get(form, ()))

    def denoted(self, token: Token, depth: int = 0) -> tuple[Entity, ...]:
        """The entities that the words headed by a token denote.

        A name, a resolved expression, an apposition; a noun that stands for the state or body it belongs to
        (“officials of Kenya”, “the Chilean delegation”) denotes that.
        """
        referent = self.found.referents.get(token.i)
        if referent is not None:
            return referent.entities
        if token.pos_ not in ("NOUN", "PROPN", "NUM") or depth > 2:
            return ()
        for child in token.children:
            if child.dep_ == "appos" and (named := self._all_denoted(coordinated(child), depth + 1)):
                return named
        if not self.ontology.stands_for(token.lemma_.lower()):
            return ()
        if (person := self._titled(token)) is not None:
            return (person,)
        slots = noun_slots(token)
        for slot in ("of", "from", "'s", "compound"):
            behind = self._all_denoted(self._whole_lists(slots.get(slot, ())), depth + 1)
            if behind:
                return behind
        return ()

    def _all_denoted(self, tokens: Iterable[Token], depth: int) -> tuple[Entity, ...]:
        """What some tokens denote together, each entity once."""
        found = {e.ref: e for t in tokens for e in self.denoted(t, depth)}
        return tuple(found.values())

    def _titled(self, token: Token) -> Entity | None:
        """The person whose name follows a title at some distance (“Secretary for Strategic Affairs Gustavo Beliz”)."""
        if "Person" not in self.ontology.heads.get(token.lemma_.lower(), ()) or token.tag_ in ("NNS", "NNPS"):
            return None
        for word in self.doc[token.i + 1 : min(token.i + _TITLE, token.sent.end)]:
            named = self.found.referents.get(word.i)
            if named is not None and named.reason == "name" and named.entities[0].type == "Person":
                return named.entities[0]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") and word.lower_ not in ("of", "for", "and", "the"):
                break
        return None


# So many words a title may have before the name (“Minister of Commerce and Industry of India Piyush Goyal”).
_TITLE = 9
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "punct", "advcl"})
_TRIGGER_LINKS = frozenset(
    {"prt", "advmod", "prep", "dobj", "pobj", "acomp", "attr", "nsubjpass", "dative"}
    | {"oprd", "agent", "compound", "amod", "nmod", "xcomp", "acl", "poss", "nsubj", "relcl", "npadvmod"}
)


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


def _may_act(token: Token) -> bool:
    """Whether a noun or pronoun can stand for whoever acts: no expletive, question word or pointer to a clause."""
    if token.pos_ == "PRON":
        return token.dep_ != "expl" and token.lower_ not in ("this", "that", "there") and token.tag_[0] != "W"
    return token.pos_ in ("NOUN", "PROPN", "NUM")


def _is_gerund(token: Token) -> bool:
    """Whether an -ing form stands as a noun: it has neither subject nor object of its own."""
    return token.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "dobj", "aux") for c in token.children)


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
            and c.dep_ in _TRIGGER_LINKS
            and (c.i > head.i or c.dep_ != "prep" or head.pos_ != "VERB")
        ]
        if not candidates:
            return None
        words.append(min(candidates, key=lambda c: (c.i < head.i, abs(c.i - head.i))))
    return tuple(words)
