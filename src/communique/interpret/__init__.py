"""Interpretation: from sentences with resolved names to claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from communique.interpret.events import Event, event_claim, find_events
from communique.interpret.instruments import from_events, instrument_properties, provided, provision_claims
from communique.interpret.offices import OfficeFinder
from communique.interpret.reading import Reader
from communique.interpret.spans import name_span
from communique.interpret.statements import find_statements, statement_claims
from communique.model import Claim, Document, Entity, Value
from communique.ontology import Ontology

__all__ = ["OfficeFinder", "interpret"]


def interpret(doc: Doc, document: Document, ontology: Ontology, offices: OfficeFinder) -> list[Claim]:
    """The claims of a document, sorted by subject.

    Args:
        doc: annotated and resolved.
        document: its text and metadata.
        ontology: the types that are looked for.
        offices: made once a run.
    """
    reader = Reader(doc, ontology)
    events = find_events(reader)
    statements = find_statements(reader)
    claims = _entity_claims(reader, events)
    told = [(s.content, c) for s in statements for c in statement_claims(reader, document, s)]
    reported = _reported(events, told)
    for event in events:
        claim = event_claim(reader, document, event)
        extra = tuple(("cq:reportedIn", ref) for ref in reported.get(id(event), ()))
        claims.append(
            Claim(claim.subject, claim.types, claim.evidence, claim.label, claim.properties + extra, claim.rule)
        )
    claims.extend(claim for _, claim in told)
    claims.extend(offices.claims(reader, document))
    return sorted(claims, key=lambda c: (c.subject.local, c.evidence))


def _entity_claims(reader: Reader, events: Sequence[Event]) -> list[Claim]:
    facts: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    claims: list[Claim] = []
    for local, found in from_events(reader, events).items():
        facts[local].extend(found)
    for entity, principle in provided(reader):
        facts[entity.ref.local].append(("cq:provides", principle.subject))
        claims.append(principle)
    for entity in reader.found.entities:
        if reader.ontology.is_a(entity.type, "LegalInstrument"):
            facts[entity.ref.local].extend(instrument_properties(reader, entity))
            claims.extend(provision_claims(reader, entity))
        claims.append(_entity_claim(reader, entity, facts[entity.ref.local]))
    return claims


def _entity_claim(reader: Reader, entity: Entity, facts: list[tuple[str, Value]]) -> Claim:
    mentions = {name_span(reader.doc, n) for n in entity.mentions}
    properties = tuple(dict.fromkeys(facts))
    origin = sorted({n.origin for n in entity.mentions})
    return Claim(
        entity.ref,
        (f"cq:{entity.type}",),
        tuple(sorted(mentions)),
        entity.label,
        properties,
        "name: " + ", ".join(origin) + _linked(entity),
    )


def _linked(entity: Entity) -> str:
    """How an entity was linked, or whom it may be."""
    unsure = f"; no link, perhaps {' or '.join(entity.candidates)}" if entity.candidates else ""
    return f"; link: {entity.reason}" if entity.reason else unsure


def _reported(events: Sequence[Event], told: Sequence[tuple[tuple[int, int], Claim]]) -> dict[int, list[Value]]:
    """For each event (by identity), the statements, told with the tokens of their words, that hold its trigger."""
    found: dict[int, list[Value]] = {}
    for event in events:
        head = event.reading.head.i
        inside = [claim.subject for (start, end), claim in told if start <= head < end]
        if inside:
            found[id(event)] = list(dict.fromkeys(inside))
    return found
