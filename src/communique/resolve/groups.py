"""Groups: who is named or acts together, which “they” and “the two leaders” take up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse, coordinated

_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BACK = 4
_GROUP_BACK = 3
_LONG_LIST = 3


def last_group(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    """Those that “they”, as the subject of its sentence or its possessor, takes up of the sentences before it.

    The last main clause with several subjects, with a subject and a partner, or with one body of many as its subject;
    a clause whose subject is one person or no agent is passed over, any other plural ends the search.
    """
    here = discourse.sentence_of[token.i]
    own = token.head if token.dep_ == "poss" else token
    if own.dep_ not in SUBJECT or not discourse.main_verb(here).is_ancestor(own):
        return ()
    for number in range(here - 1, max(-1, here - _BACK - 1), -1):
        subject = discourse.main_subject(number)
        if subject is None:
            continue
        if discourse.quote_of.get(subject.i) != discourse.quote_of.get(token.i):
            break
        found = acting_together(discourse, number)
        if found:
            return found
        entities = discourse.group(subject)
        if entities and not discourse.is_a(entities[0], "Person"):
            return entities if discourse.is_many(subject, entities[0]) else ()
        if not entities and _is_plural(subject):
            break
    return ()


def _is_plural(subject: Token) -> bool:
    return subject.tag_ in (*_PLURAL_TAGS, "CD") or any(c.dep_ == "conj" for c in subject.children)


def acting_together(discourse: Discourse, number: int) -> tuple[Entity, ...]:
    """Several who are the subject of a sentence's main clause, or its subject and those with whom it acts."""
    subject = discourse.main_subject(number)
    entities = discourse.group(subject) if subject is not None else ()
    listed = _listed(discourse, number)
    entities = listed if len(listed) > len(entities) else entities
    if subject is None or not entities:
        return listed
    others = partners(discourse, subject.head, entities[0])
    together = tuple(dict.fromkeys((*entities, *others)))
    return together if len(together) > 1 else ()


def _listed(discourse: Discourse, number: int) -> tuple[Entity, ...]:
    """The persons, or else the states and bodies, named one after another before the main verb of a sentence.

    The parse often loses all but a few of a long list (“President A, Prime Minister B of C, and Chancellor D met”).
    """
    verb = discourse.main_verb(number)
    mentions = discourse.mentions(discourse.sentences[number].start, verb.i)
    if len(mentions) < _LONG_LIST:
        return ()
    first = mentions[0][0].i
    between = discourse.doc[first : verb.i]
    if any(t.pos_ == "VERB" for t in between) or not any(t.lower_ == "and" for t in between):
        return ()
    persons = distinct(es for _, es in mentions if discourse.is_a(es[0], "Person"))
    alone = distinct(es for t, es in mentions if not _modifies(t) and discourse.is_a(es[0], "State", "Organisation"))
    return persons or alone


def partners(discourse: Discourse, verb: Token, first: Entity, before: int | None = None) -> tuple[Entity, ...]:
    """Who does together with the subject what a verb tells (“met with B”, “hosted B and C”, “spoke to B”).

    Args:
        discourse: what is known.
        verb: the verb.
        first: its subject.
        before: where a pronoun of the same sentence stands: only who is named before it counts.
    """
    general = next((c for c in ("Person", "State") if discourse.is_a(first, c)), "")
    if not general or verb.pos_ != "VERB":
        return ()
    tells = verb.lemma_.lower() in discourse.ontology.verbs("Event")
    wanted = ("with", "to") if tells else ("with",)
    heads = [c for p in verb.children if p.dep_ == "prep" and p.lower_ in wanted for c in p.children]
    heads += [
        c for n in verb.children if n.dep_ == "dobj" for p in n.children if p.lower_ == "with" for c in p.children
    ]
    if tells or verb.lemma_.lower() in discourse.ontology.verbs("Statement"):
        heads += [c for c in verb.children if c.dep_ == "dobj"]
    found: list[Entity] = []
    for head in heads:
        for part in coordinated(head):
            if before is None or part.i < before:
                found.extend(e for e in discourse.denoted(part) if discourse.is_a(e, general) and e != first)
    return tuple(dict.fromkeys(found))


def named_together(
    discourse: Discourse,
    token: Token,
    wanted: tuple[str, ...],
    count: int,
    alone: tuple[str, ...] = (),
    *,
    may_be: Callable[[tuple[Entity, ...]], bool] = bool,
) -> tuple[Entity, ...]:
    """The last group before a token of so many entities of some classes; a count of 0 means two or more.

    Those who act together in a main clause or are coordinated, or else all those of a sentence; entities that only
    modify a noun count when the others do not make up the number.

    Args:
        discourse: what is known.
        token: the expression that takes up the group.
        wanted: the classes.
        count: the number, or 0.
        alone: the classes of those who count when they are only named in the same sentence; as wanted, by default.
        may_be: whether a group may be meant; others are passed over.
    """
    here = discourse.sentence_of[token.i]
    for number in range(here, max(-1, here - _GROUP_BACK - 1), -1):
        start = discourse.sentences[number].start
        end = min(discourse.sentences[number].end, token.i)
        mentions = discourse.mentions(start, end)
        candidates = [acting_together(discourse, number)] if number < here else []
        candidates += [discourse.group(t) for t, _ in reversed(mentions)]
        near = [(t, es) for t, es in mentions if all(discourse.is_a(e, *(alone or wanted)) for e in es)]
        candidates += [distinct(es for t, es in near if m or not _modifies(t)) for m in (False, True)]
        for found in candidates:
            if _fits(found, count) and all(discourse.is_a(e, *wanted) for e in found) and may_be(found):
                return found
    return ()


def distinct(groups: Iterable[tuple[Entity, ...]]) -> tuple[Entity, ...]:
    """The entities of some groups, each once, in their order."""
    return tuple(dict.fromkeys(e for group in groups for e in group))


def _fits(entities: tuple[Entity, ...], count: int) -> bool:
    return len(entities) == count if count else len(entities) > 1


def _modifies(token: Token) -> bool:
    return token.dep_ in ("amod", "compound", "nmod")
