"""From names to entities: which mentions of a document name the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from communique.identity import entity_ref, slug
from communique.model import Document, Entity, Name
from communique.ontology import Ontology
from communique.resolve.background import Background
from communique.resolve.bodies import same_body
from communique.resolve.linking import Context, Link
from communique.resolve.persons import Person, group, mentions_of

_PERSON = "Person"
_GROUPS = ("Person", "State", "Organisation", "People", "Place", "LegalInstrument")


def gather(
    doc: Doc, document: Document, names: list[Name], ontology: Ontology, background: Background, published_in: str = ""
) -> list[Entity]:
    """Entities in the order of their first mention.

    Args:
        doc: with names annotated.
        document: its metadata.
        names: the names, sorted.
        ontology: gives the classes.
        background: gives the office holders to whom persons are linked.
        published_in: Wikidata id of the state whose government or body published the document, or "".

    Two mentions are one entity when they share a Wikidata id, or a label and a group of classes; when one is the
    surname of the only person so named; when one is defined as the short form of the other (“International Criminal
    Court (ICC)”). Mentions of instruments bear the label of what they name already.
    """
    clusters: dict[tuple[str, str], list[Name]] = defaultdict(list)
    short = _definitions(doc, names)
    for name in (n for n in names if n.type != _PERSON):
        clusters[_key(doc, name, clusters, short, ontology)].append(name)
    entities = [_entity(document, group, key, mentions) for (group, key), mentions in clusters.items()]
    places = background.places
    context = Context(document.published, places.states_named(names), published_in, places.states_reached(names))
    entities += _persons(doc, document, names, background, context)
    return sorted(_merged(entities), key=lambda e: (e.mentions[0].start, e.ref.local))


def _persons(
    doc: Doc, document: Document, names: list[Name], background: Background, context: Context
) -> Iterator[Entity]:
    """The persons, each with all that names him or her, linked where one person is left who can be meant."""
    linker = background.linker
    mentions = mentions_of(doc, names, background.finder.find(doc), linker.parts)
    persons = group(mentions, lambda name, office: linker.known(context, name, office))
    for person, link in linker.links(persons, context):
        qid, label = _identity(person, link)
        local = not qid and " " not in label
        ref = entity_ref(slug(_PERSON), label, qid, document.id if local else "")
        yield Entity(ref, _PERSON, label, qid, tuple(person.mentions), link.reason, link.candidates)


def _identity(person: Person, link: Link) -> tuple[str, str]:
    """Wikidata id and label of a person: of the table's row, else of what the tables gave a mention, else as named."""
    if link.holder is not None:
        return link.holder.qid, link.holder.label
    unsure = {c.qid for c in link.candidates}
    known = next((n for n in person.mentions if n.qid and n.qid not in unsure), None)
    if known is not None:
        return known.qid, known.label
    label = person.name.plain
    return "", label.title() if label.isupper() else label


def group_of(cls: str, ontology: Ontology) -> str:
    """The general class of an entity's class."""
    return next((g for g in _GROUPS if ontology.is_a(cls, g)), cls)


def _key(
    doc: Doc,
    name: Name,
    clusters: dict[tuple[str, str], list[Name]],
    short: dict[str, tuple[str, str]],
    ontology: Ontology,
) -> tuple[str, str]:
    group = group_of(name.type, ontology)
    text = _plain(doc[name.start : name.end].text)
    if name.qid:
        return group, name.qid
    if text in short:
        return short[text]
    for candidate in (name.label, text):
        for known, mentions in clusters.items():
            if known[0] == group and any(_plain(m.label).lower() == _plain(candidate).lower() for m in mentions):
                return known
    if group == "Organisation":
        labels = {m.label: k for k, ms in clusters.items() if k[0] == group for m in ms}
        same_label = same_body(text, labels)
        if same_label:
            return labels[same_label]
    return group, _plain(name.label)


def _plain(text: str) -> str:
    text = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    return re.sub(r"^(the|The) |'s$", "", text)


def _definitions(doc: Doc, names: list[Name]) -> dict[str, tuple[str, str]]:
    """Short forms that the text defines: a name of capitals in brackets right after a longer name."""
    defined: dict[str, tuple[str, str]] = {}
    for left, right in pairwise(names):
        between = doc[left.end : right.start].text if left.end < right.start else ""
        form = doc[right.start : right.end].text
        if between.strip() == "(" and form.isupper() and not right.qid and left.qid and _abbreviates(form, left.label):
            group = next((g for g in _GROUPS if g == left.type), "Organisation")
            defined[form] = (group, left.qid)
    return defined


def _abbreviates(form: str, label: str) -> bool:
    """Whether a short form takes its letters from the beginnings of the words of a longer name."""
    initials = [w[0].upper() for w in re.split(r"[\s-]+", label) if w[:1].isupper()]
    letters = [c for c in form if c.isalpha()]
    return bool(letters) and letters[0] in initials and sum(c in initials for c in letters) * 2 > len(letters)


def _entity(document: Document, group: str, key: str, mentions: list[Name]) -> Entity:
    best = max(mentions, key=lambda n: (bool(n.qid), len(n.label), -n.start))
    qid = next((n.qid for n in mentions if n.qid), "")
    generic = all(n.attributes.get("generic") == "true" for n in mentions)
    local = generic
    types = {n.type for n in mentions}
    kind = best.type if best.type != group or len(types) == 1 else min(types - {group})
    ref = entity_ref(slug(group), best.label, qid, document.id if local and not qid else "")
    return Entity(ref, kind, best.label, qid, tuple(mentions))


def _merged(entities: list[Entity]) -> list[Entity]:
    """One entity a node: those that came to the same node by different ways are put together."""
    by_ref: dict[str, Entity] = {}
    for entity in entities:
        other = by_ref.get(entity.ref.local)
        if other is None:
            by_ref[entity.ref.local] = entity
        else:
            mentions = tuple(sorted((*other.mentions, *entity.mentions), key=lambda n: n.start))
            by_ref[entity.ref.local] = replace(other, mentions=mentions)
    return list(by_ref.values())
