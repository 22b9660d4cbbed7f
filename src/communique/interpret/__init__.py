"""Interpretation: from sentences with resolved names to claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from communique.identity import entity_ref, node_ref
from communique.interpret.claim_grounds import fact_findings, is_nested
from communique.interpret.events import Event, event_claim, find_events
from communique.interpret.instruments import instrument_facts
from communique.interpret.offices import OfficeFinder
from communique.interpret.reading import Reader
from communique.interpret.spans import name_span
from communique.interpret.statements import find_statements, statement_claims
from communique.model import Claim, Document, Entity, Ground, Value
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
    events = find_events(reader, document.published)
    statements = find_statements(reader)
    held = list(offices.claims(reader, document))
    claims = [*held, *_entity_claims(reader, document, events, held)]
    told = [(s.content, c) for s in statements for c in statement_claims(reader, document, s, is_nested(s, statements))]
    reported = _reported(events, told)
    for event in events:
        claim = event_claim(reader, document, event)
        extra = tuple(("cq:reportedIn", ref) for ref in reported.get(id(event), ()))
        ground = Ground("event", "told by", "someone quoted or reported" if extra else "the document")
        claims.append(replace(claim, properties=claim.properties + extra, grounds=(*claim.grounds, ground)))
    claims.extend(claim for _, claim in told)
    return sorted(claims, key=lambda c: (c.subject.local, c.evidence))


def _entity_claims(
    reader: Reader, document: Document, events: Sequence[Event], offices: Sequence[Claim]
) -> list[Claim]:
    facts, claims = instrument_facts(reader, events, offices)
    for entity in reader.found.entities:
        perhaps = list(_candidates(reader, document, entity))
        properties = [*facts.get(entity.ref.local, []), *(("cq:candidate", claim.subject) for claim in perhaps)]
        claims += [_entity_claim(reader, entity, properties, events), *perhaps]
    return claims


def _entity_claim(reader: Reader, entity: Entity, facts: Sequence[tuple[str, Value]], events: Sequence[Event]) -> Claim:
    mentions = {name_span(reader.doc, n) for n in entity.mentions}
    linked = [("cq:linkedBy", entity.reason)] if entity.qid and entity.reason else []
    properties = tuple(dict.fromkeys([*facts, *linked]))
    origin = sorted({n.origin for n in entity.mentions})
    return Claim(
        entity.ref,
        (f"cq:{entity.type}",),
        tuple(sorted(mentions)),
        entity.label,
        properties,
        "name: " + ", ".join(origin),
        findings=tuple(fact_findings(reader, entity, properties, events)),
    )


def _candidates(reader: Reader, document: Document, entity: Entity) -> Iterator[Claim]:
    """Whom an entity without a link may be, each a node of its own under the IRI that it would be linked to."""
    for candidate in entity.candidates:
        group = entity.ref.local.partition("/")[0]
        meant = entity_ref(group, candidate.label, candidate.qid)
        ref = node_ref("candidate", entity.label, candidate.label, candidate.qid, document.id)
        properties: tuple[tuple[str, Value], ...] = (("cq:mayBe", meant), ("cq:score", candidate.score))
        first = name_span(reader.doc, entity.mentions[0])
        yield Claim(ref, ("cq:Candidate",), (first,), candidate.label, properties, entity.reason or "name: ambiguous")


def _reported(events: Sequence[Event], told: Sequence[tuple[tuple[int, int], Claim]]) -> dict[int, list[Value]]:
    """For each event (by identity), the statements, told with the tokens of their words, that hold its trigger."""
    found: dict[int, list[Value]] = {}
    for event in events:
        head = event.reading.head.i
        inside = [claim.subject for (start, end), claim in told if start <= head < end]
        if inside:
            found[id(event)] = list(dict.fromkeys(inside))
    return found
