"""Third-person pronouns: the person, state or body that they stand for, where one reading is clearly the best."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse
from communique.resolve.groups import last_group, partners
from communique.resolve.people import Holder

_GENDER = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her"), "female"),
}
_THING = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them"})
THIRD = frozenset(_GENDER) | _THING | _PLURAL
_SENTENCES = 3
_MARGIN = 0.3
# “It is time to …”, “it seems that …”: the pronoun stands for nothing.
_EMPTY_VERBS = frozenset({"be", "seem", "appear", "happen", "take", "remain", "become", "matter"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


def resolve_pronoun(
    discourse: Discourse, token: Token, people: Mapping[str, Holder], not_these: tuple[Entity, ...] = ()
) -> tuple[Entity, ...]:
    """What a third-person pronoun stands for; empty when unsure.

    Args:
        discourse: with all that stands before the pronoun resolved.
        token: the pronoun.
        people: the persons of the document, for their gender.
        not_these: who it cannot be, such as the speaker of the quotation around it.
    """
    if token.tag_ not in ("PRP", "PRP$"):
        return ()
    word = token.lower_
    if word in _GENDER:
        return _person(discourse, token, _GENDER[word], people, not_these)
    if word in _THING:
        return _thing(discourse, token)
    return _several(discourse, token)


# ---------------------------------------------------------------- he, she


def _person(
    discourse: Discourse, token: Token, gender: str, people: Mapping[str, Holder], not_these: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    ahead = _announced(discourse, token, "Person")
    if ahead is not None and _gender(people, ahead) in ("", gender):
        return (ahead,)
    here = discourse.sentence_of[token.i]
    first = discourse.sentences[max(0, here - _SENTENCES)].start
    actor = _own_actor(discourse, token)
    receiver = _receiver(discourse, token)
    scores: dict[str, float] = {}
    found: dict[str, Entity] = {}
    for head, entities in discourse.mentions(first, token.i):
        if len(entities) != 1 or not discourse.is_a(entities[0], "Person") or entities[0] in not_these:
            continue
        person = entities[0]
        if _gender(people, person) not in ("", gender) or _is_beside(discourse, head, token, actor):
            continue
        score = _salience(discourse, head, token) + (0.15 if _gender(people, person) == gender else 0.0)
        score += 1.6 if person == receiver else 0.6 if person == actor else 0.0
        found[person.ref.local] = person
        scores[person.ref.local] = max(score, scores.get(person.ref.local, score))
    ranked = sorted(scores, key=lambda r: (-scores[r], r))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return ()
    return (found[ranked[0]],)


def _gender(people: Mapping[str, Holder], person: Entity) -> str:
    holder = people.get(person.ref.local)
    return holder.gender if holder else ""


def _own_actor(discourse: Discourse, token: Token) -> Entity | None:
    """The person who acts in the clause around a pronoun."""
    actor = next(discourse.acting(token), None)
    entities = discourse.denoted(actor) if actor is not None else ()
    return entities[0] if len(entities) == 1 and discourse.is_a(entities[0], "Person") else None


def _receiver(discourse: Discourse, token: Token) -> Entity | None:
    """The object of a verb for whose deeds it is thanked, praised or blamed (“thanked Ruto for his help”)."""
    if token.tag_ != "PRP$" or token.head.dep_ != "pobj" or token.head.head.lower_ not in ("for", "on"):
        return None
    objects = [c for c in token.head.head.head.children if c.dep_ == "dobj" and c.i < token.i]
    entities = discourse.denoted(objects[0]) if objects else ()
    return entities[0] if len(entities) == 1 else None


def _salience(discourse: Discourse, head: Token, token: Token) -> float:
    """How likely a mention is what a pronoun takes up: near, a subject, on the same side of quotation marks."""
    score = -0.6 * (discourse.sentence_of[token.i] - discourse.sentence_of[head.i]) + head.i / (50 * token.i + 50)
    if _is_subject(head):
        score += 1.0 if head.head.dep_ in ("ROOT", "conj", "ccomp") else 0.7
    elif head.dep_ in ("poss", "compound", "amod", "nmod"):
        score -= 0.3
    if discourse.quote_of.get(head.i) != discourse.quote_of.get(token.i):
        score -= 0.4
    return score


def _is_subject(head: Token) -> bool:
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    return head.dep_ in SUBJECT or head.dep_ == "agent" or (head.dep_ == "pobj" and head.head.dep_ == "agent")


def _is_beside(discourse: Discourse, head: Token, token: Token, actor: Entity | None) -> bool:
    """Whether a mention and a pronoun are arguments of the same verb, so that they cannot be the same person."""
    if token.tag_ == "PRP$":
        return False
    verb = _verb_of(token)
    if verb == _verb_of(head):
        return True
    return token.dep_ not in SUBJECT and actor is not None and discourse.heads.get(head.i) == (actor,)


def _verb_of(token: Token) -> int:
    """The verb of which a token is a subject, an object or the object of a preposition; its own index otherwise."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        return token.head.head.i
    return token.head.i if token.dep_ in (*SUBJECT, "dobj", "dative") else token.i


def _announced(discourse: Discourse, token: Token, *classes: str) -> Entity | None:
    """The subject that a pronoun in a phrase before it points ahead to (“In his address, Ruto said”)."""
    verb = discourse.sentences[discourse.sentence_of[token.i]].root
    subject = next((s for s in verb.children if s.dep_ in SUBJECT), None)
    top = token
    while top.head.i not in (top.i, verb.i):
        top = top.head
    if subject is None or top.head.i != verb.i or top.dep_ not in ("prep", "advcl") or subject.i < token.i:
        return None
    entities = discourse.denoted(subject)
    named = (
        len(entities) == 1 and subject.pos_ in ("PROPN", "NOUN") and not any(c.dep_ == "conj" for c in subject.children)
    )
    return entities[0] if named and discourse.is_a(entities[0], *classes) else None


# ---------------------------------------------------------------- it


def _thing(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    if token.lower_ == "its":
        beside = _right_before(discourse, token)
        if beside:
            return beside
        ahead = _announced(discourse, token, "State", "Organisation")
        if ahead is not None:
            return (ahead,)
    elif not _is_real_subject(token):
        return ()
    for actor in discourse.acting(token):
        entities = discourse.group(actor)
        if not _is_reached(discourse, actor, token):
            return ()
        if discourse.is_own(actor) or (entities and all(discourse.is_a(e, "Person") for e in entities)):
            return _only_thing(discourse, token, actor)
        return entities if _is_one_thing(discourse, entities) else ()
    if token.lower_ == "it" and token.head.lemma_ == "be":
        return ()
    return _last_subject(discourse, token)


def _right_before(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    """The thing named right before the phrase of a pronoun (“joins Korea in its fight”, “Chad, including its army”)."""
    phrase = token
    while phrase.dep_ in ("poss", "conj") or (phrase.dep_ == "pobj" and phrase.head.i > phrase.i):
        phrase = phrase.head
    preposition = phrase.head
    if phrase.dep_ != "pobj" or preposition.i != token.i - 1:
        return ()
    before = preposition.i - 1
    if preposition.lower_ == "including" and before >= 0 and token.doc[before].text == ",":
        before -= 1
    elif preposition.lower_ not in ("in", "on", "for", "under", "including"):
        return ()
    entities = discourse.heads.get(before, ())
    return entities if _is_one_thing(discourse, entities) else ()


def _only_thing(discourse: Discourse, token: Token, actor: Token) -> tuple[Entity, ...]:
    """The only state or body named before a pronoun in its sentence, where whoever acts is none."""
    start = discourse.sentences[discourse.sentence_of[token.i]].start
    found = {
        e: None
        for head, entities in discourse.mentions(start, token.i)
        for e in entities
        if head.dep_ not in ("compound", "amod", "nmod") and discourse.is_a(e, "State", "Organisation", "Place")
    }
    things = tuple(found)
    own = discourse.denoted(actor) if discourse.is_own(actor) else ()
    return things if _is_one_thing(discourse, things) and things[0] not in own else ()


def _is_reached(discourse: Discourse, actor: Token, token: Token) -> bool:
    """Whether a quotation mark does not part two words."""
    quote = discourse.quote_of.get(token.i)
    return quote is None or discourse.quote_of.get(actor.i) == quote


def _is_one_thing(discourse: Discourse, entities: tuple[Entity, ...]) -> bool:
    return len(entities) == 1 and discourse.is_a(entities[0], "State", "Organisation", "LegalInstrument")


def _is_real_subject(token: Token) -> bool:
    """Whether “it” is the subject of what somebody does or is, not of an impersonal verb."""
    if token.dep_ not in SUBJECT:
        return False
    verb = token.head
    complements = [c for c in verb.children if c.dep_ == "acomp"]
    clauses = [c for t in (verb, *complements) for c in t.children if c.dep_ in _CLAUSES]
    if verb.lemma_.lower() == "be":
        return bool(complements) and not clauses
    impersonal = verb.lemma_.lower() in _EMPTY_VERBS or verb.tag_ == "MD"
    return not impersonal and not (token.dep_ == "nsubjpass" and clauses)


def _last_subject(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    """The thing that is the subject of the main clause before, if the pronoun opens its own sentence."""
    here = discourse.sentence_of[token.i]
    if not here or any(t.pos_ in ("NOUN", "PROPN") for t in token.doc[discourse.sentences[here].start : token.i]):
        return ()
    subject = discourse.main_subject(here - 1)
    if subject is None or discourse.quote_of.get(subject.i) != discourse.quote_of.get(token.i):
        return ()
    entities = discourse.group(subject)
    return entities if _is_one_thing(discourse, entities) else ()


# ---------------------------------------------------------------- they


def _several(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    if token.lower_ == "them":
        return ()
    for actor in discourse.acting(token):
        if not _is_reached(discourse, actor, token) or actor.dep_ == "poss" or discourse.is_own(actor):
            return ()
        return _acting_group(discourse, actor, token)
    return last_group(discourse, token)


def _acting_group(discourse: Discourse, actor: Token, token: Token) -> tuple[Entity, ...]:
    """Those that “they” takes up of its own sentence: several who act, or one with a partner, or a body of many."""
    entities = discourse.group(actor)
    if len(entities) != 1:
        return entities
    others = partners(discourse, actor.head, entities[0], before=token.i)
    if others:
        return (*entities, *others)
    return entities if discourse.is_many(actor, entities[0]) else ()
