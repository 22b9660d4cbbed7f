"""From names to entities: which mentions of a document name the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from communique.identity import entity_ref, slug
from communique.model import Document, Entity, Name
from communique.ontology import Ontology

_GROUPS = ("Person", "State", "Organisation", "People", "Place", "LegalInstrument")


def gather(doc: Doc, document: Document, names: list[Name], ontology: Ontology) -> list[Entity]:
    """Entities in the order of their first mention.

    Two mentions are one entity when they share a Wikidata id, or a label and a group of classes; when one is the
    surname of the only person so named; when one is defined as the short form of the other (“International Criminal
    Court (ICC)”); or when a short mention of an instrument has one antecedent of its kind.
    """
    clusters: dict[tuple[str, str], list[Name]] = defaultdict(list)
    short = _definitions(doc, names)
    for name in names:
        clusters[_key(doc, name, clusters, short, ontology)].append(name)
    entities = [_entity(document, group, key, mentions) for (group, key), mentions in clusters.items()]
    return sorted(_merged(entities), key=lambda e: (e.mentions[0].start, e.ref.local))


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
    if group == "Person":
        fuller = [k for k, ms in clusters.items() if k[0] == group and any(_is_part(name.label, m.label) for m in ms)]
        if len(fuller) == 1:
            return fuller[0]
    if group == "LegalInstrument" and name.attributes.get("generic") == "true":
        same = [k for k, ms in clusters.items() if k[0] == group and any(m.type == name.type for m in ms)]
        if len(text.split()) == 1 and same:
            return max(same, key=lambda k: clusters[k][-1].start)
    return group, _plain(name.label)


def _plain(text: str) -> str:
    text = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    return re.sub(r"^(the|The) |'s$", "", text)


def _is_part(part: str, whole: str) -> bool:
    """Whether a name is a surname, or given name and surname, of a fuller name."""
    words, all_words = part.split(), whole.split()
    return len(words) < len(all_words) and words[-1] == all_words[-1] and set(words) <= set(all_words)


def _definitions(doc: Doc, names: list[Name]) -> dict[str, tuple[str, str]]:
    """Short forms that the text defines: a name of capitals in brackets right after a longer name."""
    defined: dict[str, tuple[str, str]] = {}
    for left, right in pairwise(names):
        between = doc[left.end : right.start].text if left.end < right.start else ""
        form = doc[right.start : right.end].text
        if between.strip() == "(" and form.isupper() and not right.qid and left.qid:
            group = next((g for g in _GROUPS if g == left.type), "Organisation")
            defined[form] = (group, left.qid)
    return defined


def _entity(document: Document, group: str, key: str, mentions: list[Name]) -> Entity:
    best = max(mentions, key=lambda n: (bool(n.qid), len(n.label), -n.start))
    qid = next((n.qid for n in mentions if n.qid), "")
    generic = all(n.attributes.get("generic") == "true" for n in mentions)
    local = generic or (group == "Person" and " " not in best.label)
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
