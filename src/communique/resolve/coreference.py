"""Pronouns, definite descriptions and first persons: each is resolved where the text leaves one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from communique.model import Annotations, Document, Entity, Name, Referent
from communique.ontology import Ontology
from communique.resolve.author import FIRST, Voice, Voices, own_state, resolve_first
from communique.resolve.background import Background
from communique.resolve.byline import read_byline
from communique.resolve.descriptions import Descriptions
from communique.resolve.discourse import SUBJECT, Discourse
from communique.resolve.people import Holder, read_people
from communique.resolve.pronouns import THIRD, resolve_pronoun
from communique.resolve.quoted import quoted_speakers


def resolve_expressions(
    doc: Doc,
    document: Document,
    found: Annotations,
    ontology: Ontology,
    background: Background,
    read: Callable[[str], Doc],
) -> None:
    """Adds referents for pronouns and descriptions to the annotations; those that stay unsure are left alone.

    The author of a first-person text whom the text never names becomes an entity mentioned by “I”.

    Args:
        doc: with entities, and referents of their names.
        document: its metadata.
        found: the annotations of the Doc.
        ontology: gives classes, head nouns and offices.
        background: facts that do not depend on the document.
        read: gives the Doc of a short text, with names annotated.
    """
    discourse = Discourse(doc, found, ontology)
    finder = background.titles
    people = read_people(discourse, finder, background, document.published)
    voices = Voices(discourse, document, read_byline(document, read, finder), people, background)
    found.authors = voices.main.several
    descriptions = Descriptions(discourse, people, finder, voices.state, voices.main.several)
    _walk(discourse, range(len(doc)), descriptions, people, lambda i: voices.at(doc[i]), quoted=False)
    inside = {number: Voice(e, voices.served(e)) for number, e in quoted_speakers(discourse).items()}
    silent = Voice(None)
    _walk(
        discourse,
        sorted(discourse.quote_of),
        descriptions,
        people,
        lambda i: inside.get(discourse.quote_of[i], silent),
        quoted=True,
    )
    found.entities = _with_authors(found)


def _walk(
    discourse: Discourse,
    indexes: Iterable[int],
    descriptions: Descriptions,
    people: Mapping[str, Holder],
    voice_at: Callable[[int], Voice],
    *,
    quoted: bool,
) -> None:
    """Resolves the expressions at some tokens, in the order of the text; those in quotations in a walk of their own."""
    for i in indexes:
        token = discourse.doc[i]
        if i in discourse.found.referents or (i in discourse.quote_of) != quoted:
            continue
        if token.lower_ in FIRST:
            entities, reason = resolve_first(token, voice_at(i)), "author"
        elif token.lower_ in THIRD:
            person = voice_at(i).person if quoted else None
            entities = resolve_pronoun(discourse, token, people, (person,) if person is not None else ())
            if not entities and token.lower_ == "they" and not quoted:
                entities = _joint(discourse, token)
            reason = "pronoun"
        else:
            entities, reason = own_state(token, voice_at(i)) or descriptions.resolve(token), "description"
        if entities:
            discourse.record(token, entities, reason)


def _joint(discourse: Discourse, token: Token) -> tuple[Entity, ...]:
    """The authors of a text of several, whom “they” takes up where nobody else is the subject before it."""
    authors = discourse.found.authors
    here = discourse.sentence_of[token.i]
    before = discourse.main_subject(here - 1) if here else None
    own = before is None or set(discourse.group(before)) <= set(authors)
    return authors if len(authors) > 1 and own and token.dep_ in SUBJECT else ()


def _with_authors(found: Annotations) -> list[Entity]:
    """The entities, with those added that only the first person mentions: the pronouns are their mentions."""
    mentions: dict[Entity, list[int]] = {}
    for i, referent in sorted(found.referents.items()):
        for entity in referent.entities:
            if not entity.mentions:
                mentions.setdefault(entity, []).append(i)
    told = {
        entity: replace(
            entity,
            mentions=tuple(Name(i, i + 1, entity.type, entity.label, entity.qid, "author") for i in indexes),
        )
        for entity, indexes in mentions.items()
    }
    for i, referent in found.referents.items():
        if any(e in told for e in referent.entities):
            found.referents[i] = Referent(tuple(told.get(e, e) for e in referent.entities), referent.reason)
    return sorted([*found.entities, *told.values()], key=lambda e: e.mentions[0].start)
