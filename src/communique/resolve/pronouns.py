"""Third-person pronouns: the person, state or body that they stand for, where one reading is clearly the best."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse
from communique.resolve.groups import last_group, partners
from communique.resolve.he_she import person_meant
from communique.resolve.people import Holder
from communique.resolve.phrases import announced, joined, receiver

_GENDER = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her"), "female"),
}
_THING = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them"})
THIRD = frozenset(_GENDER) | _THING | _PLURAL
# “It is time to …”, “it seems that …”: the pronoun stands for nothing.
_EMPTY_VERBS = frozenset({"be", "seem", "appear", "happen", "take", "remain", "become", "matter"})
_LINKS = frozenset({"as", "while", "when", "if", "after", "before", "until", "since", "because"})
_PREPOSITIONS = frozenset({"in", "on", "for", "under", "including"})
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
        return person_meant(discourse, token, _GENDER[word], people, not_these)
    if word in _THING:
        return _thing(discourse, token)
    return _several(discourse, token)


# ---------------------------------------------------------------- it


def _thing(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    if token.lower_ == "it" and not _is_real_subject(token):
        return ()
    noun = joined(token)
    beside = discourse.denoted(noun) if noun is not None else _right_before(discourse, token)
    if noun is not None or beside:
        return beside if _is_one_thing(discourse, beside) else ()
    actor = next(discourse.acting(token), None)
    if actor is not None:
        return _as_actor(discourse, token, actor)
    ahead = announced(discourse, token, "State", "Organisation") if token.lower_ == "its" else None
    if ahead is not None:
        return (ahead,)
    return _last_subject(discourse, token) if token.head.lemma_ != "be" else ()


def _as_actor(discourse: Discourse, token: Token, actor: Token) -> tuple[Entity, ...]:
    """The thing that acts around a pronoun; where a person or the author does, the only other one named before it."""
    if not _is_reached(discourse, actor, token):
        return ()
    entities = discourse.group(actor)
    if discourse.is_own(actor) or (entities and all(discourse.is_a(e, "Person") for e in entities)):
        return _only_thing(discourse, token, actor)
    return entities if _is_one_thing(discourse, entities) else ()


def _right_before(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    """The thing named right before a pronoun and the word that brings it in.

    “Joins Korea in its fight”, “Chad, including its army”, “support for Chad as it defends itself”.
    """
    link = token.i - 1
    if link < 1:
        return ()
    word = token.doc[link]
    before = link - 2 if word.lower_ == "including" and token.doc[link - 1].text == "," else link - 1
    brings = _LINKS if token.lower_ == "it" else _PREPOSITIONS
    if word.lower_ not in brings or before < 0:
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
    other = joined(token) or receiver(token)
    if other is not None:
        entities = discourse.group(other)
        return entities if len(entities) > 1 or (entities and discourse.is_many(other, entities[0])) else ()
    actor = next(discourse.acting(token), None)
    if actor is None:
        return last_group(discourse, token)
    if not _is_reached(discourse, actor, token) or actor.dep_ == "poss" or discourse.is_own(actor):
        return ()
    return _acting_group(discourse, actor, token)


def _acting_group(discourse: Discourse, actor: Token, token: Token) -> tuple[Entity, ...]:
    """Those of its own sentence that “they” takes up: several who act, a doer and a partner, or a body of many."""
    entities = discourse.group(actor)
    if len(entities) != 1:
        return entities
    others = partners(discourse, actor.head, entities[0], before=token.i)
    if others:
        return (*entities, *others)
    return entities if discourse.is_many(actor, entities[0]) else ()
