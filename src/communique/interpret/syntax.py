"""What stands in which syntactic slot of a verb or noun, read from the dependency parse.

Slots are those of :mod:`communique.frames`. The passive is undone (“was signed by X” has X as its subject), the
subject of infinitives, participles and coordinated verbs is found, relative pronouns stand for what they refer to.
Labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

Slots = dict[str, list[Token]]
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive, a past participle that modifies a noun included."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(c.dep_ == "aux" for c in verb.children)


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the others of its kind that are coordinated after it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from coordinated(child)


def _direct_subject(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return [verb.head if c.lower_ in _RELATIVE and verb.dep_ == "relcl" else c for c in found]


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject that a verb form has or shares, before the passive is undone; empty when there is none."""
    found = _direct_subject(verb)
    if found or depth > _DEPTH:
        return found
    head = verb.head
    found = []
    if verb.dep_ == "acl":
        found = [head]
    elif verb.dep_ == "xcomp":
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        found = objects if objects and verb.pos_ == "VERB" else surface_subject(head, depth + 1)
    elif _shares_subject(verb):
        found = surface_subject(head, depth + 1)
    elif verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        found = surface_subject(head.head, depth + 1)
    return found


def _shares_subject(verb: Token) -> bool:
    """Whether a coordinated verb or a participle has the subject of the verb above it."""
    shared = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"))
    return shared and verb.head.pos_ in ("VERB", "AUX")


def _prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ in ("ADP", "SCONJ", "PART", "ADV"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, inner
                elif inner.dep_ == "prep":
                    yield from ((inner.lower_, i) for i in inner.children if i.dep_ in ("pobj", "pcomp"))


def verb_slots(verb: Token, words: Iterable[Token] = ()) -> Slots:
    """Slots of a verb and of the further words of its trigger (its particle, or the noun of a light verb)."""
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    subject = surface_subject(verb)
    slots["object" if passive else "subject"].extend(subject)
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd") or (child.dep_ == "dative" and child.pos_ not in ("ADP", "PART")):
            slots["object"].append(verb.head if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else child)
        elif child.dep_ == "ccomp":
            _clause(slots, child)
        elif child.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
            slots["infinitive"].append(child)
    if verb.dep_ == "relcl" and not slots["object"] and not any(s.i == verb.head.i for s in slots["subject"]):
        slots["object"].append(verb.head)
    for preposition, token in _prepositions(verb):
        slots["subject" if passive and preposition == "by" and token.dep_ == "pobj" else preposition].append(token)
    _add_words(slots, verb, words)
    return _expanded(slots)


def _add_words(slots: Slots, verb: Token, words: Iterable[Token]) -> None:
    """Adds what depends on the further words of a trigger, and the infinitive after “call on X”."""
    for word in words:
        if word.i == verb.i:
            continue
        for preposition, token in _prepositions(word):
            slots[preposition].append(token)
        if word.dep_ == "dobj":
            slots["object"] = [t for t in slots["object"] if t.i != word.i]
            slots["'s"].extend(c for c in word.children if c.dep_ == "poss")
        if word.dep_ in ("prep", "agent"):
            slots[word.lower_].extend(c for c in word.children if c.dep_ in ("pobj", "pcomp"))
    if slots["infinitive"]:
        return
    asked = [t for tokens in slots.values() for t in tokens if t.dep_ == "pobj"]
    for token in asked:
        slots["infinitive"].extend(c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB")


def _clause(slots: Slots, clause: Token) -> None:
    """A complement clause; with a bare infinitive (“urged Iran to act”) its subject is the object of the verb."""
    if clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.children if c.dep_ == "aux"):
        slots["infinitive"].append(clause)
        slots["object"].extend(c for c in clause.children if c.dep_ == "nsubj")
    else:
        slots["clause"].append(clause)


def noun_slots(noun: Token) -> Slots:
    """Slots of a noun: possessive, modifiers, prepositions."""
    slots: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "poss":
            slots["'s"].append(child)
        elif child.dep_ in ("compound", "amod", "nmod"):
            slots["compound"].append(child)
    for preposition, token in _prepositions(noun):
        slots[preposition].append(token)
    return _expanded(slots)


def _expanded(slots: Slots) -> Slots:
    full: Slots = defaultdict(list)
    for slot, tokens in slots.items():
        for token in tokens:
            full[slot].extend(t for t in coordinated(token) if t not in full[slot])
    return full


def clause_of(token: Token) -> Token:
    """The verb of the clause that a noun stands in as argument or adjunct; a verb itself; else the token."""
    node = token
    for _ in range(8):
        if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
            return node
        node = node.head
    return token
