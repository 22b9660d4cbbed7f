"""Events: what triggers and their frames tell, one node a happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.identity import node_ref
from communique.interpret.adjuncts import date_of, place_of
from communique.interpret.reading import Reader, Reading
from communique.interpret.spans import covering
from communique.interpret.status import status_of
from communique.interpret.syntax import clause_of
from communique.model import Claim, Document, Entity, Iri, Ref, Span, Value, When

_GENERAL = ("agent", "target", "participant", "mediator", "host", "instrument", "place")
_GENERIC_PLACE = "place"


@dataclass(slots=True)
class Event:
    """An event while it is put together.

    Attributes:
        type: local name of its class.
        reading: the trigger that told of it first.
        roles: entities by role, in the order found.
        date: when it happens, if told.
        status: local name of its status.
        evidence: the words that tell of it.
        tokens: the tokens that count as its words.
    """

    type: str
    reading: Reading
    roles: dict[str, list[Entity]]
    date: When | None
    status: str
    tokens: list[Token]
    evidence: list[Span] = field(default_factory=list)

    def entities(self) -> Iterator[Entity]:
        """All entities that have a part in it."""
        for found in self.roles.values():
            yield from found


def find_events(reader: Reader) -> list[Event]:
    """Events of a Doc, in the order of the text, with those told twice put together."""
    readings = list(reader.readings("Event"))
    within = {(r.trigger.type, w.i) for r in readings for w in r.words[1:]}
    events = [_event(reader, r) for r in readings if (r.trigger.type, r.head.i) not in within]
    for event in events:
        _share(reader, event, events)
    kept = [e for e in events if not e.reading.trigger.anchored or e.date or any(e.entities())]
    for event in kept:
        event.evidence.append(covering(reader.doc, event.tokens))
    return _told_once(reader, kept)


def _event(reader: Reader, reading: Reading) -> Event:
    roles: dict[str, list[Entity]] = {}
    tokens = list(reading.words)
    for filler in reading.fillers:
        if filler.slot.slot == "governor":
            continue
        into = roles.setdefault(filler.slot.role, [])
        into.extend(e for e in filler.entities if e not in into)
        tokens.extend(_name_tokens(reader, filler.token))
    roles = {role: found for role, found in roles.items() if found}
    taken = [e for found in roles.values() for e in found]
    if _GENERIC_PLACE not in roles and (place := place_of(reader, reading.words, taken)) is not None:
        roles[_GENERIC_PLACE] = [place[1]]
        tokens.extend(_name_tokens(reader, place[0]))
    dated = date_of(reader, reading.words)
    if dated is not None:
        tokens.extend(reader.doc[dated.start : dated.end])
    sentence = reading.head.sent
    tokens = [t for t in tokens if sentence.start <= t.i < sentence.end]
    cues = reader.ontology.statuses_for(reading.trigger.type)
    status = status_of(reading.head, cues, reading.trigger.gives, reader.ontology.carriers)
    return Event(reading.trigger.type, reading, roles, dated.value if dated else None, status, tokens)


def _name_tokens(reader: Reader, token: Token) -> list[Token]:
    """The tokens of the name around a token, or the token itself."""
    for name in reader.found.names:
        if name.start <= token.i < name.end:
            return list(reader.doc[name.start : name.end])
    return [token]


def _share(reader: Reader, event: Event, events: list[Event]) -> None:
    """Gives a noun's event what it shares with the event of its clause: participants, date and place.

    “A and B met in W on D, with the signing of T”: whoever met also signed, there and then. The governing event is
    the nearest one told by a verb before it in the sentence with no other finite verb in between; that reads the
    order of words, which holds up better than the attachment of such long lists.
    """
    slots = [s for s in event.reading.frame.slots if s.slot == "governor"]
    if not slots:
        return
    governor = _governor(event, events)
    if governor is None:
        return
    shared = [e for role, found in governor.roles.items() if _takes_part(reader, role) for e in found]
    for slot in slots:
        if shared and not event.roles.get(slot.role):
            fitting = [e for e in shared if reader.is_any(e.type, reader.kinds(slot))]
            if fitting:
                event.roles[slot.role] = fitting
    event.date = event.date or governor.date
    if _GENERIC_PLACE in governor.roles:
        event.roles.setdefault(_GENERIC_PLACE, governor.roles[_GENERIC_PLACE])


def _takes_part(reader: Reader, role: str) -> bool:
    general = reader.ontology.superproperties(role)
    return "participant" in general or "agent" in general


def _governor(event: Event, events: list[Event]) -> Event | None:
    head = event.reading.head
    verb = clause_of(head)
    direct = next((e for e in events if e is not event and e.reading.head.i == verb.i and verb.i != head.i), None)
    if direct is not None:
        return direct
    before = [
        e
        for e in events
        if e is not event and e.reading.trigger.pos == "verb" and head.sent.start <= e.reading.head.i < head.i
    ]
    for candidate in sorted(before, key=lambda e: -e.reading.head.i):
        between = head.doc[candidate.reading.head.i + 1 : head.i]
        if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in between):
            return candidate
    return None


def _told_once(reader: Reader, events: list[Event]) -> list[Event]:
    """Puts events together that are told twice."""
    kept: list[Event] = []
    for event in events:
        same = next((k for k in kept if _is_same(reader, k, event)), None)
        if same is None:
            kept.append(event)
            continue
        for role, found in event.roles.items():
            into = same.roles.setdefault(role, [])
            into.extend(e for e in found if e not in into)
        same.date = same.date or event.date
        same.evidence.extend(s for s in event.evidence if s not in same.evidence)
    return kept


def _is_same(reader: Reader, one: Event, other: Event) -> bool:
    """Whether two events are one happening: the same type and status, nothing against it, and something for it."""
    if one.type != other.type or one.status != other.status:
        return False
    if (
        one.date
        and other.date
        and not (one.date.start.startswith(other.date.start) or other.date.start.startswith(one.date.start))
    ):
        return False
    for role in ("instrument", _GENERIC_PLACE):
        a, b = _filled(reader, one, role), _filled(reader, other, role)
        if a and b and a.isdisjoint(b):
            return False
    texts = _filled(reader, one, "instrument") & _filled(reader, other, "instrument")
    a, b = _actors(reader, one), _actors(reader, other)
    same_clause = one.reading.head.sent.start == other.reading.head.sent.start and bool(
        set(one.tokens) & set(other.tokens)
    )
    return bool(texts) or bool(a and b and (a <= b or b <= a) and (len(a & b) > 1 or same_clause))


def _filled(reader: Reader, event: Event, general: str) -> set[Ref]:
    return {
        e.ref for role, found in event.roles.items() if general in reader.ontology.superproperties(role) for e in found
    }


def _actors(reader: Reader, event: Event) -> set[Ref]:
    return {e.ref for role, found in event.roles.items() if role not in (_GENERIC_PLACE, "instrument") for e in found}


def event_claim(reader: Reader, document: Document, event: Event) -> Claim:
    """The claim of an event."""
    properties: list[tuple[str, Value]] = [
        (f"cq:{role}", entity.ref) for role, found in sorted(event.roles.items()) for entity in found
    ]
    if event.date is not None:
        if event.date.end is None:
            properties.append(("cq:date", event.date))
        else:
            if event.date.start:
                properties.append(("cq:startDate", When(event.date.start)))
            if event.date.end:
                properties.append(("cq:endDate", When(event.date.end)))
    properties.append(("cq:status", Iri(f"cq:{event.status}")))
    label = _label(reader, event)
    ref = _ref(reader, document, event)
    return Claim(
        ref, (f"cq:{event.type}",), tuple(event.evidence), label, tuple(properties), event.reading.trigger.name
    )


def _ref(reader: Reader, document: Document, event: Event) -> Ref:
    """The node of an event: shared by documents when type, day and those who take part tell it from any other."""
    day = event.date.start if event.date and event.date.end is None and len(event.date.start) == 10 else ""
    actors = sorted(e.ref.local for e in event.entities() if e.qid)
    told = sorted(r.local for r in _filled(reader, event, "instrument"))
    if day and event.status == "actual" and len({e.qid for e in event.entities() if e.qid}) > 1:
        return node_ref("event", event.type, day, *actors, *told)
    first = event.evidence[0]
    return node_ref("event", event.type, day, document.id, str(first.begin), str(first.end), *actors)


def _label(reader: Reader, event: Event) -> str:
    """A label such as “Signing: Joint Declaration; Azerbaijan, Armenia; Washington, D.C.; 2025-08-08”."""
    parts = []
    for wanted in ("instrument", "actor", _GENERIC_PLACE):
        found = [
            e.label
            for role, entities in sorted(event.roles.items())
            if (wanted == "actor") == (role not in ("instrument", _GENERIC_PLACE)) and (wanted in ("actor", role))
            for e in entities
        ]
        if found:
            parts.append(", ".join(dict.fromkeys(found)))
    if event.date is not None:
        parts.append(event.date.start if event.date.end is None else f"{event.date.start}/{event.date.end}")
    text = reader.ontology.label(event.type).capitalize()
    return f"{text}: {'; '.join(parts)}" if parts else text
