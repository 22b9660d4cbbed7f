"""Events: what triggers and their frames tell, one node a happening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from communique.identity import node_ref
from communique.interpret.adjuncts import date_of
from communique.interpret.grounds import credit, event_findings, event_grounds
from communique.interpret.happening import INSTRUMENT, PLACE, PLANNED, Event, is_to_come
from communique.interpret.location import place_of
from communique.interpret.reading import Filler, Reader, Reading
from communique.interpret.retold import told_once
from communique.interpret.sequel import same_day
from communique.interpret.sharing import share
from communique.interpret.spans import covering
from communique.interpret.status import status_of
from communique.interpret.tellings import tellings
from communique.interpret.under import enacts, instrument_of
from communique.model import Claim, Document, Entity, Iri, Ref, Value, When

__all__ = ["Event", "event_claim", "find_events"]

# Forms of auxiliaries that are finite, and determiners of nouns that stand for some ones meant.
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PARTICULAR = frozenset({"the", "these", "those", "this", "that", "both", "all", "its", "their", "our", "his", "her"})


def find_events(reader: Reader, published: date | None = None) -> list[Event]:
    """Events of a Doc, in the order of the text, with those told twice put together.

    Args:
        reader: the document.
        published: the day on which it was published; what has a later date and no other status is planned.
    """
    readings = list(reader.readings("Event"))
    events = [
        _event(reader, reading, fillers)
        for reading in readings
        if not _is_within(reading, readings)
        for fillers in tellings(reader, reading)
    ]
    share(reader, events)
    credit(reader, events, "clause")
    for event in events:
        event.evidence.append(covering(reader.doc, event.tokens))
    same_day(reader, events)
    credit(reader, events, "narrative")
    for event in events:
        if published is not None and is_to_come(event, published):
            event.status, event.told = PLANNED, True
    return [e for e in told_once(reader, events) if not (e.is_bare and _needs_more(reader, e.reading))]


def _needs_more(reader: Reader, reading: Reading) -> bool:
    """Whether a trigger alone tells of no event: one that says so, and a participle on a noun (“elected officials”)."""
    head = reading.head
    modifies = head.dep_ == "amod" or (head.dep_ == "acl" and not any(c.dep_ == "dobj" for c in head.children))
    if reading.trigger.pos == "verb" and modifies:
        return True
    return reading.trigger.anchored and not _is_asserted(reader, reading)


def _is_asserted(reader: Reader, reading: Reading) -> bool:
    """Whether something particular is told to have happened, though nobody is named.

    A verb tells what particular ones did (“both sides reached an understanding”); of a noun it is said that it took
    place (“talks opened”).
    """
    head = reading.head
    if reading.trigger.pos == "noun":
        return head.dep_ in ("nsubj", "nsubjpass") and _is_past(head.head) and _occurs(reader, head.head)
    needed = {f.slot.slot for f in reading.fillers if f.slot.required}
    if not needed or not _is_past(head):
        return False
    return all(any(f.slot.slot == slot and _is_particular(f.token) for f in reading.fillers) for slot in needed)


def _is_past(verb: Token) -> bool:
    """Whether a finite verb tells what was, has been or is being done."""
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in verb.children)


def _occurs(reader: Reader, verb: Token) -> bool:
    """Whether a verb says of its subject that it happens."""
    return verb.lemma_.lower() in reader.ontology.carriers


def _is_particular(noun: Token) -> bool:
    """Whether a noun stands for some ones meant, by a definite determiner, a number or “both” and “all”."""
    return any(c.dep_ == "nummod" or c.lower_ in _PARTICULAR for c in noun.children)


def _is_within(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a trigger is a further word of another one of its type, or of a noun (“cessation of hostilities”)."""
    return any(
        reading.head in other.words[1:] and (other.trigger.pos == "noun" or other.trigger.type == reading.trigger.type)
        for other in readings
    )


def _event(reader: Reader, reading: Reading, fillers: Sequence[Filler]) -> Event:
    tokens = list(reading.words)
    filled = [f for f in fillers if f.slot.slot != "governor"]
    roles = _roles(reader, filled)
    for filler in filled:
        tokens.extend(_name_tokens(reader, filler.token))
    for role, adjunct in ((PLACE, place_of), (INSTRUMENT, instrument_of)):
        if not any(role in reader.ontology.superproperties(r) for r in roles):
            taken = [e for f in filled if not _is_owned(reader, f) for e in f.entities]
            if (found := adjunct(reader, reading.words, taken)) is not None:
                roles[role] = [found[1]]
                tokens.extend(_name_tokens(reader, found[0]))
    if not any(PLACE in reader.ontology.superproperties(r) for r in roles) and (scene := _scene(reader, filled)):
        roles[PLACE] = [scene]
    own = reader.found.own if reading.trigger.pos == "verb" and enacts(reading.head) else None
    if own is not None and not any(INSTRUMENT in reader.ontology.superproperties(r) for r in roles):
        roles[INSTRUMENT] = [own]
    dated = date_of(reader, reading.words, reading.trigger.type)
    if dated is not None:
        tokens.extend(reader.doc[dated.start : dated.end])
    sentence = reading.head.sent
    tokens = [t for t in tokens if sentence.start <= t.i < sentence.end]
    cues = reader.ontology.statuses_for(reading.trigger.type)
    status, told = status_of(reading.head, cues, reading.trigger.gives, reader.ontology.carriers)
    event = Event(reading.trigger.type, reading, roles, dated.value if dated else None, status, told, tokens)
    credit(reader, [event], "adjunct", filled)
    return event


def _roles(reader: Reader, fillers: Sequence[Filler]) -> dict[str, list[Entity]]:
    """Entities by role: the person who acts, and not also the state or body in whose name (“Chile's Boric”)."""
    roles: dict[str, list[Entity]] = {}
    for filler in fillers:
        others = [f for f in fillers if f.slot.role == filler.slot.role and f is not filler]
        into = roles.setdefault(filler.slot.role, [])
        into.extend(e for e in filler.entities if e not in into and not _is_office(e, filler, others))
    return {role: found for role, found in roles.items() if found}


def _scene(reader: Reader, fillers: Sequence[Filler]) -> Entity | None:
    """The state or place to which something is done, and where it happens by that."""
    done = (e for f in fillers if f.slot.local for e in f.entities)
    return next((e for e in done if reader.ontology.is_a(e.type, "Location")), None)


def _is_owned(reader: Reader, filler: Filler) -> bool:
    """Whether a filler is not what the words denote, but whose it is."""
    return filler.slot.owned and not reader.denoted(filler.token)


def _is_office(entity: Entity, filler: Filler, others: Sequence[Filler]) -> bool:
    """Whether an entity stands only in the title of a person who has the same part."""
    if entity.type == "Person":
        return False
    persons = [f.token for f in others if any(e.type == "Person" for e in f.entities)]
    return any(filler.token in p.subtree or p in filler.token.subtree for p in persons if p.dep_ != "conj")


def _name_tokens(reader: Reader, token: Token) -> list[Token]:
    """The tokens of the name around a token, or the token itself."""
    for name in reader.found.names:
        if name.start <= token.i < name.end:
            return list(reader.doc[name.start : name.end])
    return [token]


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
        ref,
        (f"cq:{event.type}",),
        tuple(event.evidence),
        label,
        tuple(properties),
        event.reading.trigger.name,
        str(event.reading.frame),
        event_grounds(reader, event),
        event_findings(reader, event),
    )


def _ref(reader: Reader, document: Document, event: Event) -> Ref:
    """The node of an event: shared by documents when type, day and those who take part tell it from any other."""
    day = event.date.start if event.date and event.date.end is None and len(event.date.start) == 10 else ""
    actors = sorted(e.ref.local for e in event.entities() if e.qid)
    told = sorted(r.local for r in event.filling(reader, INSTRUMENT))
    if day and event.status == "actual" and len({e.qid for e in event.entities() if e.qid}) > 1:
        return node_ref("event", event.type, day, *actors, *told)
    first = event.evidence[0]
    return node_ref("event", event.type, day, document.id, str(first.begin), str(first.end), *actors)


def _label(reader: Reader, event: Event) -> str:
    """A label such as “Signing: Joint Declaration; Azerbaijan, Armenia; Washington, D.C.; 2025-08-08”."""
    parts = []
    for wanted in ("instrument", "actor", PLACE):
        found = [
            e.label
            for role, entities in sorted(event.roles.items())
            if (wanted == "actor") == (role not in ("instrument", PLACE)) and (wanted in ("actor", role))
            for e in entities
        ]
        if found:
            parts.append(", ".join(dict.fromkeys(found)))
    if event.date is not None:
        parts.append(event.date.start if event.date.end is None else f"{event.date.start}/{event.date.end}")
    text = reader.ontology.label(event.type).capitalize()
    return f"{text}: {'; '.join(parts)}" if parts else text
