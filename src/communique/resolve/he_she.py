"""“He” and “she”: the person who is nearest, acts, and has the gender, where nobody else comes close."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse
from communique.resolve.people import Holder
from communique.resolve.phrases import announced, joined, receiver

_SENTENCES = 3
_MARGIN = 0.3


def person_meant(
    discourse: Discourse, token: Token, gender: str, people: Mapping[str, Holder], not_these: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """The person that “he” or “she” stands for; empty when unsure.

    A person of unknown gender for whom there is no rival has that of the pronoun from then on.

    Args:
        discourse: with all that stands before the pronoun resolved.
        token: the pronoun.
        gender: "male" or "female".
        people: the persons of the document.
        not_these: who it cannot be.
    """
    noun = joined(token)
    joint = discourse.denoted(noun) if noun is not None else ()
    if _is_one_person(discourse, joint) and _gender(people, joint[0]) in ("", gender):
        return joint
    if noun is not None and not joint:
        return ()
    actors = list(discourse.acting(token))
    ahead = announced(discourse, token, "Person") if not actors else None
    if ahead is not None and _gender(people, ahead) in ("", gender):
        return (ahead,)
    if _is_unknown_person(discourse, actors, token):
        return ()
    scores = _scores(discourse, token, actors[0] if actors else None)
    fitting = {e: n for e, n in scores.items() if e not in not_these and _gender(people, e) in ("", gender)}
    sure = {e: n + (0.15 if _gender(people, e) else 0.0) for e, n in fitting.items()}
    ranked = sorted(sure, key=lambda e: (-sure[e], e.ref.local))
    if not ranked or (len(ranked) > 1 and sure[ranked[0]] - sure[ranked[1]] < _MARGIN):
        return ()
    if len(ranked) == 1 and (holder := people.get(ranked[0].ref.local)) is not None:
        holder.gender = holder.gender or gender
    return (ranked[0],)


def _scores(discourse: Discourse, token: Token, actor: Token | None) -> dict[Entity, float]:
    """The persons named in the sentences before a pronoun, each with how likely it is who the pronoun stands for."""
    here = discourse.sentence_of[token.i]
    first = discourse.sentences[max(0, here - _SENTENCES)].start
    doer = _single(discourse, actor)
    thanked = _single(discourse, receiver(token))
    scores: dict[Entity, float] = {}
    for head, entities in discourse.mentions(first, token.i):
        if not _is_one_person(discourse, entities) or _is_beside(head, token, doer == entities[0]):
            continue
        score = _salience(discourse, head, token)
        if thanked is not None:
            score += 2.0 if entities[0] == thanked else 0.0
        elif entities[0] == doer:
            score += 0.6
        scores[entities[0]] = max(score, scores.get(entities[0], score))
    return scores


def _single(discourse: Discourse, token: Token | None) -> Entity | None:
    """The one person that a token denotes."""
    entities = discourse.denoted(token) if token is not None else ()
    return entities[0] if _is_one_person(discourse, entities) else None


def _is_one_person(discourse: Discourse, entities: tuple[Entity, ...]) -> bool:
    return len(entities) == 1 and discourse.is_a(entities[0], "Person")


def _is_unknown_person(discourse: Discourse, actors: list[Token], token: Token) -> bool:
    """Whether who acts around a pronoun, or in the sentence before it, is a person that the text does not name."""
    here = discourse.sentence_of[token.i]
    before = discourse.main_subject(here - 1) if here and not actors else None
    near = actors[0] if actors else before
    if near is None or near.tag_ not in ("NN", "NNP") or discourse.denoted(near):
        return False
    return "Person" in discourse.ontology.heads.get(near.lemma_.lower(), ())


def _gender(people: Mapping[str, Holder], person: Entity) -> str:
    holder = people.get(person.ref.local)
    return holder.gender if holder else ""


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


def _is_beside(head: Token, token: Token, is_doer: bool) -> bool:
    """Whether a mention and a pronoun are arguments of the same verb, so that they cannot be the same person."""
    if token.tag_ == "PRP$":
        return False
    return _verb_of(token) == _verb_of(head) or (token.dep_ not in SUBJECT and is_doer)


def _verb_of(token: Token) -> int:
    """The verb of which a token is a subject, an object or the object of a preposition; its own index otherwise."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        return token.head.head.i
    return token.head.i if token.dep_ in (*SUBJECT, "dobj", "dative") else token.i
