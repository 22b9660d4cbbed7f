"""Pronouns, definite descriptions and the author of a first-person text, where only one reading is left."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from communique.model import Annotations, Document, Entity, Referent
from communique.ontology import Ontology

_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_COUNTS = {"two": 2, "both": 2, "three": 3}
_BYLINE = re.compile(r"\b(?:by|from|of)\s+(?P<who>.+)$", re.IGNORECASE)


def resolve_expressions(doc: Doc, document: Document, found: Annotations, ontology: Ontology) -> None:
    """Adds referents for pronouns and descriptions to the annotations; those that stay unsure are left alone."""
    author = _author(document, found)
    quoted = {i for q in found.quotations for i in range(q.start, q.end)}
    for token in doc:
        if token.i in found.referents:
            continue
        entities: tuple[Entity, ...] = ()
        reason = "pronoun"
        if token.lower_ in _SINGULAR and token.tag_ in ("PRP", "PRP$"):
            entities = _person_before(token, found)
        elif token.lower_ == "i" and token.tag_ == "PRP" and author and token.i not in quoted:
            entities, reason = (author,), "author"
        elif token.tag_ in ("NNS", "NN"):
            entities, reason = _described(token, found, ontology), "description"
        if entities:
            found.referents[token.i] = Referent(entities, reason)


def _person_before(token: Token, found: Annotations) -> tuple[Entity, ...]:
    """The person named last before the pronoun as a subject, or else the only person of the sentence before."""
    before = [(n.start, e) for e in found.entities if e.type == "Person" for n in e.mentions if n.start < token.i]
    if not before:
        return ()
    doc = token.doc
    near = [p for p in sorted(before, key=lambda p: -p[0]) if token.i - p[0] < 80]
    subjects = [e for start, e in near if _head(doc, start, e).dep_ in ("nsubj", "nsubjpass")]
    if subjects:
        return (subjects[0],)
    return (near[0][1],) if len({e.ref for _, e in near}) == 1 else ()


def _head(doc: Doc, start: int, entity: Entity) -> Token:
    name = next(n for n in entity.mentions if n.start == start)
    return doc[name.start : name.end].root


def _described(token: Token, found: Annotations, ontology: Ontology) -> tuple[Entity, ...]:
    """“The two leaders”, “both sides”: the last so many entities of the noun's class that stand together."""
    count = next((_COUNTS[c.lower_] for c in token.lefts if c.lower_ in _COUNTS), 0)
    classes = ontology.heads.get(token.lemma_, ())
    if not count or not classes or any(c.dep_ in ("prep", "relcl", "acl") for c in token.rights):
        return ()
    seen: dict[str, Entity] = {}
    mentions = sorted(
        ((n.start, e) for e in found.entities for n in e.mentions if n.start < token.i and n.end <= token.i),
        key=lambda p: -p[0],
    )
    for start, entity in mentions:
        if token.i - start > 120:
            break
        if any(ontology.is_a(entity.type, c) for c in classes) and not _is_modifier(token.doc, start, entity):
            seen.setdefault(entity.ref.local, entity)
        if len(seen) == count:
            return tuple(reversed(seen.values()))
    return ()


def _is_modifier(doc: Doc, start: int, entity: Entity) -> bool:
    return _head(doc, start, entity).dep_ in ("amod", "compound", "nmod")


def _author(document: Document, found: Annotations) -> Entity | None:
    """The person whom the title gives as the speaker, when the text names the same one or the title is a byline."""
    match = _BYLINE.search(document.title)
    if match is None:
        return None
    persons = [e for e in found.entities if e.type == "Person" and e.label.split()[-1] in match["who"].split()]
    return persons[0] if len(persons) == 1 else None
