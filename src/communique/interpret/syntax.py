"""What stands in which syntactic slot of a verb or noun, read from the dependency parse.

Slots are those of :mod:`communique.frames`. The passive is undone (“was signed by X” has X as its subject), the
subject of infinitives, participles and coordinated verbs is found, relative pronouns stand for what they refer to.
Labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Token

from communique.interpret.defended import defended
from communique.interpret.matching import is_small_clause
from communique.interpret.subjects import (
    RELATIVE,
    coordinated,
    coordination_head,
    has_own_subject,
    is_passive,
    prepositions,
    reporting_verb,
    surface_subject,
)

__all__ = [
    "Slots",
    "clause_of",
    "coordinated",
    "coordination_head",
    "has_own_subject",
    "noun_slots",
    "reporting_verb",
    "shares_complements",
    "surface_subject",
    "verb_slots",
]

Slots = dict[str, list[Token]]
# What a noun after these tells of is shared by the subject of the clause, where the noun says with whom.
_CIRCUMSTANCE = frozenset({"in", "during", "at", "on", "after", "before", "following", "for"})
# Nouns that only say how much of something there is.
_PARTITIVE = frozenset(
    {"package", "round", "series", "set", "wave", "number", "batch", "tranche", "raft", "spate", "string", "range"}
    | {"campaign", "barrage", "slew", "host", "variety", "couple", "pair", "dozen", "lot"}
)
_COURSE = frozenset({"in", "during", "at", "on", "after", "before", "following", "over"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
# Without one of these a noun is no clause, even where the parse takes it for the complement of a verb.
_CLAUSAL = frozenset({"nsubj", "aux", "mark", "cop"})
_VERBAL = frozenset({"VERB", "AUX"})


def verb_slots(verb: Token, words: Iterable[Token] = (), headline: bool = False) -> Slots:
    """Slots of a verb and of the further words of its trigger (its particle, or the noun of a light verb).

    Args:
        verb: the head of the trigger.
        words: all words of the trigger.
        headline: whether a past tense is to be read as a passive without its auxiliary (“Treaty signed in Rome”).
    """
    slots: Slots = defaultdict(list)
    if verb.dep_ == "aux" and verb.tag_ == "MD":
        slots["subject"], slots["infinitive"] = surface_subject(verb.head), [verb.head]
        return _expanded(slots)
    passive = headline or is_passive(verb)
    subject = surface_subject(verb)
    slots["object" if passive else "subject"].extend(subject)
    for child in verb.children:
        _add_complement(slots, verb, child)
    slots["predicate"].extend(c for c in verb.children if c.dep_ == "oprd")
    if verb.dep_ == "amod" and has_own_subject(verb) and verb.head.i > verb.i:
        slots["object"].append(verb.head)
        for preposition, token in prepositions(verb.head):
            slots[preposition].append(token)
    if _lacks_object(verb) and not slots["object"] and not any(s.i == verb.head.i for s in slots["subject"]):
        slots["object"].append(verb.head)
    for preposition, token in prepositions(verb):
        slots["subject" if passive and preposition == "by" and token.dep_ == "pobj" else preposition].append(token)
    if verb.dep_ in ("parataxis", "prep") and verb.head.pos_ in ("VERB", "AUX"):
        slots["governor"].append(verb.head)
    _share_coordinated(slots, verb, passive)
    if passive and verb.dep_ == "amod":
        slots["subject"].extend(c for c in verb.children if c.dep_ in ("npadvmod", "compound", "nmod"))
    _add_words(slots, verb, words)
    return _expanded(slots)


def _add_complement(slots: Slots, verb: Token, child: Token) -> None:
    """Adds a child of a verb that is its object, clause or infinitive."""
    if child.dep_ in ("dobj", "oprd") or (child.dep_ == "dative" and child.pos_ not in ("ADP", "PART")):
        slots["object"].append(verb.head if child.lower_ in RELATIVE and verb.dep_ == "relcl" else child)
    elif is_small_clause(child):
        slots["object"].extend(c for c in child.children if c.dep_ == "nsubj")
        slots["predicate"].append(child)
    elif child.dep_ == "ccomp" and child.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in _CLAUSAL for c in child.lefts):
        slots["object"].append(child)
    elif child.dep_ == "ccomp" and not any(t.text == ";" for t in child.doc[child.i : verb.i]):
        _clause(slots, child)
    elif child.dep_ == "xcomp" and (child.tag_ == "VBG" or any(c.tag_ == "VBG" for c in child.lefts)):
        slots["object"].append(child)
    elif child.pos_ == "ADJ" and any(c.lower_ == "as" for c in child.lefts):
        slots["as"].append(child)
    elif child.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
        slots["infinitive"].append(child)


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause may be on the object of its verb: not one of place or time, nor “in which”."""
    adverbs = any(c.dep_ == "advmod" and c.lower_ in ("where", "when", "why") for c in verb.children)
    return verb.dep_ == "relcl" and not adverbs and not any(t.lower_ == "which" for _, t in prepositions(verb))


def shares_complements(verb: Token) -> Token | None:
    """The verb coordinated right after this one that has the complements of both (“signed and ratified the treaty”)."""
    if any(c.dep_ in ("dobj", "prep", "ccomp", "xcomp", "agent") for c in verb.children):
        return None
    near = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and 0 < c.i - verb.i <= 3]
    return near[0] if near and near[0].tag_ == verb.tag_ else None


def _share_coordinated(slots: Slots, verb: Token, passive: bool) -> None:
    """Gives a verb the object, or in the passive the agent, that stands with the verb coordinated after it."""
    other = shares_complements(verb)
    if other is None:
        return
    if passive:
        slots["subject"].extend(t for preposition, t in prepositions(other) if preposition == "by")
    else:
        slots["object"].extend(c for c in other.children if c.dep_ == "dobj")
    for preposition, token in prepositions(other):
        if preposition != "by":
            slots[preposition].append(token)


def _add_words(slots: Slots, verb: Token, words: Iterable[Token]) -> None:
    """Adds what depends on the further words of a trigger, and the infinitive after “call on X”."""
    for word in words:
        if word.i == verb.i:
            continue
        for preposition, token in prepositions(word):
            slots[preposition].append(token)
        if word.dep_ in ("dobj", "nsubjpass", "nsubj"):
            slots["'s"].extend(c for c in word.children if c.dep_ == "poss")
            slots["compound"].extend(m for c in word.children if c.dep_ in _MODIFIERS for m in _hyphenated(c))
        _complements(slots, word)
        if word.dep_ in ("prep", "agent"):
            slots[word.lower_].extend(c for c in word.children if c.dep_ in ("pobj", "pcomp"))
    if slots["infinitive"]:
        return
    asked = [t for tokens in slots.values() for t in tokens if t.dep_ == "pobj"]
    for token in asked:
        slots["infinitive"].extend(c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB")


def _complements(slots: Slots, word: Token) -> None:
    """The infinitive or clause that a noun or adjective has as its complement (“a pledge to go”, “ready to go”)."""
    for child in word.children:
        if child.dep_ not in ("acl", "relcl", "ccomp", "csubj", "xcomp", "advcl"):
            continue
        if child.tag_ in ("VB", "VBN") and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            slots["infinitive"].append(child)
        elif any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            slots["clause"].append(child)


def _clause(slots: Slots, clause: Token) -> None:
    """A complement clause; with a bare infinitive (“urged Iran to act”) its subject is the object of the verb."""
    helpers = [c.lower_ for c in clause.children if c.dep_ in ("aux", "mark", "neg")]
    if clause.tag_ == "VB" and (not helpers or "to" in helpers):
        slots["infinitive"].append(clause)
        slots["object"].extend(c for c in clause.children if c.dep_ == "nsubj")
    else:
        slots["clause"].append(clause)


def noun_slots(noun: Token, words: Iterable[Token] = (), light_verbs: Container[str] = ()) -> Slots:
    """Slots of a noun: possessive, modifiers, prepositions; the subject of a light verb that governs it.

    What stands before the first of two adjectives that the parse takes for a noun is the noun's (“its long and bitter
    war”).

    Args:
        noun: the head of the trigger.
        words: further words of the trigger, whose own dependents count too.
        light_verbs: lemmas of the verbs whose subject acts in what the noun tells of.
    """
    slots: Slots = defaultdict(list)
    shared = [noun.head] if noun.dep_ == "conj" and noun.head.pos_ == "ADJ" else []
    for word in (noun, *(w for w in words if w.i != noun.i), *shared):
        for child in word.children:
            if child.dep_ == "poss":
                slots["'s"].append(child)
            elif child.dep_ in _MODIFIERS:
                slots["compound"].extend(_hyphenated(child))
        _complements(slots, word)
        for holder in (word, *_held(word, light_verbs)):
            for preposition, token in prepositions(holder):
                slots[preposition].append(token)
            if _is_object_clause(holder):
                slots["subject"].extend(c for c in holder.children if c.dep_ == "nsubj")
                _complements(slots, holder)
    verb = _light_verb(noun, light_verbs)
    if verb is not None:
        _add_light_verb(slots, noun, verb)
    elif noun.dep_ == "attr":
        slots["subject"].extend(surface_subject(noun.head))
    else:
        slots["subject"].extend(_clause_subject(noun, slots))
    slots["around"].extend(_around(noun))
    if noun.pos_ == "NOUN" and not slots["against"]:
        slots["against"].extend(defended(noun))
    return _expanded(slots)


def _around(noun: Token) -> list[Token]:
    """The subject of the clause that happens in, or right before or after, what a noun tells of."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _COURSE or preposition.head.pos_ not in _VERBAL:
        return []
    return surface_subject(preposition.head)


def _held(noun: Token, light_verbs: Container[str]) -> Iterator[Token]:
    """Clauses of light verbs on a noun, whose complements are its own (“talks held by A”, “talks that A held”)."""
    for child in noun.children:
        held = child.dep_ == "acl" and child.tag_ == "VBN"
        if (held or _is_object_clause(child)) and child.lemma_.lower() in light_verbs:
            yield child


def _is_object_clause(verb: Token) -> bool:
    """Whether a relative clause is on the object of its verb (“the raid that Chad launched”)."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ not in RELATIVE]
    return verb.dep_ == "relcl" and not objects and any(c.lower_ not in RELATIVE for c in subjects)


def _clause_subject(noun: Token, slots: Slots) -> list[Token]:
    """The subject of the clause in whose course a noun's event is (“in a meeting with X, Y said”)."""
    preposition = noun.head
    if noun.dep_ == "pobj" and (answerable := _answerable(preposition)) is not None:
        return surface_subject(answerable)
    if noun.dep_ != "pobj" or preposition.lower_ not in _CIRCUMSTANCE or not slots.get("with"):
        return []
    return surface_subject(preposition.head) if preposition.head.pos_ == "VERB" else []


def _answerable(preposition: Token) -> Token | None:
    """The verb by which its subject is said to have done what is told behind a preposition.

    “Was responsible for the raid”, “claimed responsibility for it”, “was behind it”.
    """
    word = preposition.head
    if preposition.lower_ == "for" and word.lower_ in ("responsible", "responsibility") and word.head.pos_ in _VERBAL:
        return word.head
    return word if preposition.lower_ == "behind" and word.lemma_ == "be" else None


def _hyphenated(modifier: Token) -> list[Token]:
    """A modifier and what a dash joins to it (“Armenia–Azerbaijan talks”), in the order of the text."""
    found = [modifier]
    for child in modifier.children if modifier.tag_ not in ("VBN", "VBG") else ():
        dashed = any(t.text in "-–—" for t in child.doc[min(child.i, modifier.i) : max(child.i, modifier.i)])
        if dashed and child.dep_ in ("compound", "amod", "nmod", "npadvmod", "nsubj"):
            found.append(child)
    return sorted(found, key=lambda t: t.i)


def _light_verb(noun: Token, light_verbs: Container[str]) -> Token | None:
    """The light verb that governs a noun as its object, passive subject or by a preposition (“engage in talks”)."""
    node = noun.head if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") else noun
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lemma_.lower() in _PARTITIVE:
        node = node.head.head
    if node.dep_ == "pobj" and node.head.dep_ == "prep":
        verb = node.head.head
    elif node.dep_ in ("dobj", "nsubjpass"):
        verb = node.head
    else:
        return None
    return verb if verb.pos_ == "VERB" and verb.lemma_.lower() in light_verbs else None


def _add_light_verb(slots: Slots, noun: Token, verb: Token) -> None:
    """Adds the subject of a noun's light verb, and the complements that the verb has in the noun's stead."""
    is_subject = any(c.dep_ == "nsubjpass" and (c.i == noun.i or noun in c.conjuncts) for c in verb.children)
    if not is_subject:
        slots["subject"].extend(surface_subject(verb))
    if noun.dep_ == "pobj" and not is_subject:
        return
    for preposition, token in prepositions(verb):
        slots["subject" if is_subject and preposition == "by" else preposition].append(token)
    slots["object"].extend(c for c in verb.children if c.dep_ == "dative" and c.pos_ not in ("ADP", "PART"))


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
