"""What benchmarks of who did what to whom compare: triggers of events and statements, with the words of each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.interpret.events import find_events
from communique.interpret.grounds import words
from communique.interpret.happening import INSTRUMENT, PLACE, Event
from communique.interpret.reading import Filler, Reader
from communique.interpret.spans import covering, span_of
from communique.interpret.speech import SPEAKER, Statement
from communique.interpret.statements import find_statements
from communique.interpret.status import status_of
from communique.model import Entity, Span
from communique.ontology import Ontology

SOURCE, TARGET, LOCATION, OTHER = "Source", "Target", "Location", "Other"
# In what all do alike, such as a meeting, the slot tells who acts and with whom.
_ACTING = frozenset({"subject", "'s", "by", "compound", "from", "clause", "narrative"})


@dataclass(frozen=True, slots=True)
class Part:
    """One that has a part in something.

    Attributes:
        side: "Source", "Target", "Location" or, of an instrument, "Other".
        span: its words beside the trigger, or None where it is known from elsewhere.
        mentions: where the text names the entity; empty for what is only described.
    """

    side: str
    span: Span | None
    mentions: tuple[Span, ...] = ()

    def is_in(self, span: Span) -> bool:
        """Whether its words, or a name of the entity, share a character with a span."""
        own = (self.span,) if self.span is not None else ()
        return any(s.begin < span.end and span.begin < s.end for s in (*own, *self.mentions))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or statement.

    Attributes:
        name: type and trigger.
        plover: its class in the PLOVER scheme, or "".
        action: the words of the trigger.
        parts: those who have a part in it, as far as the graph holds them.
        described: those who only stand there as a description (“gunmen”), which the graph does not hold.
        date: the words of its date, or None.
        content: what a statement says, or None.
    """

    name: str
    plover: str
    action: Span
    parts: tuple[Part, ...]
    described: tuple[Part, ...]
    date: Span | None = None
    content: Span | None = None


def happenings(doc: Doc, ontology: Ontology) -> list[Happening]:
    """The events and the statements of a Doc that is understood."""
    reader = Reader(doc, ontology)
    fillers = {(r.head.i, r.trigger.type): r.fillers for r in reader.readings("Statement")}
    found = [_event(reader, e) for e in find_events(reader)]
    for statement in find_statements(reader):
        own = fillers.get((statement.cue[0].i, statement.trigger.type), ())
        found.append(_statement(reader, statement, own))
    return found


def _event(reader: Reader, event: Event) -> Happening:
    parts = []
    for role, entities in sorted(event.roles.items()):
        for entity in entities:
            how = event.how.get((role, entity.ref.local))
            side = _side(reader, role, how.slot if how else "")
            parts.append(_part(reader, side, how.token if how else None, entity))
    dated = event.how.get(("date", ""))
    return Happening(
        event.reading.trigger.name,
        reader.ontology.coded(event.reading.trigger.plover, event.status),
        covering(reader.doc, event.reading.words),
        tuple(parts),
        tuple(_described(reader, event.reading.fillers)),
        words(reader, dated.token) if dated else None,
    )


def _statement(reader: Reader, statement: Statement, fillers: Iterable[Filler]) -> Happening:
    source = span_of(reader.doc, *statement.source) if statement.source[0] < statement.source[1] else None
    parts = [Part(SOURCE, source, _mentions(reader, e)) for e in statement.speakers]
    if not parts and source is not None:
        parts.append(Part(SOURCE, source))
    for role, entity in statement.others:
        token = next((f.token for f in fillers if f.slot.role == role and entity in f.entities), None)
        parts.append(_part(reader, TARGET, token, entity))
    ontology, head = reader.ontology, statement.cue[0]
    cues = ontology.statuses_for(statement.trigger.type)
    status, _ = status_of(head, cues, statement.trigger.gives, ontology.carriers)
    told = tuple(p for p in _described(reader, fillers) if p.side != SOURCE)
    plover = ontology.coded(statement.trigger.plover, status)
    cue, content = covering(reader.doc, statement.cue), span_of(reader.doc, *statement.content)
    return Happening(statement.trigger.name, plover, cue, tuple(parts), told, content=content)


def _side(reader: Reader, role: str, slot: str) -> str:
    general = reader.ontology.superproperties(role)
    if PLACE in general or INSTRUMENT in general:
        return LOCATION if PLACE in general else OTHER
    if "agent" in general or SPEAKER in general:
        return SOURCE
    if "target" in general or "addressee" in general:
        return TARGET
    return SOURCE if slot in _ACTING else TARGET


def _part(reader: Reader, side: str, token: Token | None, entity: Entity) -> Part:
    return Part(side, words(reader, token), _mentions(reader, entity))


def _mentions(reader: Reader, entity: Entity) -> tuple[Span, ...]:
    return tuple(span_of(reader.doc, m.start, m.end) for m in entity.mentions)


def _described(reader: Reader, fillers: Iterable[Filler]) -> Iterator[Part]:
    """What fills a frame and denotes no entity: the noun with what stands before it."""
    for filler in fillers:
        if filler.entities or filler.slot.slot in ("clause", "infinitive", "governor") or filler.slot.role == "content":
            continue
        token = filler.token
        span = span_of(reader.doc, token.left_edge.i, token.i + 1)
        yield Part(_side(reader, filler.slot.role, filler.slot.slot), span)
