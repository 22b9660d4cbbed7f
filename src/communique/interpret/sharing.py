"""What the events of one sentence have in common: who takes part, who mediates, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.interpret.happening import INSTRUMENT, PLACE, Event
from communique.interpret.reach import is_apart
from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of, surface_subject
from communique.model import Entity

_MEDIATOR = "mediator"
_PARTICIPANT = "participant"
_EQUAL = frozenset({"be", "constitute", "represent", "amount"})


def share(reader: Reader, events: Sequence[Event]) -> None:
    """Gives events what they share with others of their sentence, in the order of the text."""
    for event in events:
        _from_governor(reader, event, events)
    for event in events:
        _from_enactment(reader, event, events)
        _from_deed(reader, event, events)
    for event in events:
        if event.filling(reader, _MEDIATOR):
            for other in events:
                if other is not event and _is_mediated(reader, event, other, events):
                    _mediate(reader, event, other)


def _from_governor(reader: Reader, event: Event, events: Sequence[Event]) -> None:
    """Gives a noun's event what it shares with the event of its clause: participants, date and place.

    “A and B met in W on D, with the signing of T”: whoever met also signed, there and then. The governing event is
    the nearest one told by a verb before it in the sentence with no other finite verb in between; that reads the
    order of words, which holds up better than the attachment of such long lists.
    """
    slots = [s for s in event.reading.frame.slots if s.slot == "governor"]
    governor = _governor(event, events) if slots else None
    if governor is None:
        return
    shared = [e for role, found in governor.roles.items() if _takes_part(reader, role) for e in found]
    for slot in slots:
        if shared and not event.roles.get(slot.role):
            fitting = [e for e in shared if reader.is_any(e.type, reader.kinds(slot))]
            if fitting:
                event.roles[slot.role] = fitting
    if not is_apart(event.reading.head):
        event.date = event.date or governor.date
    if PLACE in governor.roles:
        event.roles.setdefault(PLACE, governor.roles[PLACE])


def _from_enactment(reader: Reader, event: Event, events: Sequence[Event]) -> None:
    """Gives what a text does the day, the author and the text itself (“signed an order imposing sanctions”).

    The event's verb is a participle or infinitive on the noun for the text, or that noun is its subject.
    """
    verb = event.reading.head
    noun = _text_before(verb)
    if noun is None or event.reading.trigger.pos != "verb" or not _is_text(reader, noun):
        return
    enacting = next((e for e in events if e is not event and e.reading.head.i == noun.head.i), None)
    if noun.dep_ not in ("dobj", "nsubjpass") or enacting is None or enacting.status != "actual":
        return
    instruments = [e for e in reader.denoted(noun) if reader.ontology.is_a(e.type, "LegalInstrument")]
    if instruments and not event.filling(reader, INSTRUMENT):
        event.add(INSTRUMENT, instruments)
    doers = _doers(reader, enacting)
    if doers and not _doers(reader, event) and "agent" in event.reading.frame.roles:
        event.add("agent", doers)
    event.date = event.date or enacting.date


def _from_deed(reader: Reader, event: Event, events: Sequence[Event]) -> None:
    """Gives what another event is called its doer (“a raid that was a breach of …”, “struck in breach of …”)."""
    if event.reading.trigger.pos != "noun" or "agent" not in event.reading.frame.roles or _doers(reader, event):
        return
    deed = next((e for e in events if e is not event and e.reading.head in _said_of(event.reading.head)), None)
    if deed is not None and (doers := _doers(reader, deed)):
        event.add("agent", doers)


def _said_of(noun: Token) -> list[Token]:
    """What a noun is said of: the subject of the verb that has it as predicate, what “in” ties it to."""
    verb = noun.head
    if noun.dep_ in ("attr", "dobj") and verb.lemma_ in _EQUAL:
        return surface_subject(verb)
    return [verb.head] if noun.dep_ == "pobj" and verb.lower_ == "in" else []


def _doers(reader: Reader, event: Event) -> list[Entity]:
    return [e for role, found in event.roles.items() if _acts(reader, role) for e in found]


def _text_before(verb: Token) -> Token | None:
    """The noun that a participle or infinitive says more of; an infinitive may hang on the verb whose object it is."""
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VB":
        return next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
    return None


def _is_text(reader: Reader, noun: Token) -> bool:
    named = any(reader.ontology.is_a(e.type, "LegalInstrument") for e in reader.denoted(noun))
    return named or reader.is_noun_for(noun, ("LegalInstrument",))


def _acts(reader: Reader, role: str) -> bool:
    return "agent" in reader.ontology.superproperties(role)


def _takes_part(reader: Reader, role: str) -> bool:
    general = reader.ontology.superproperties(role)
    return _PARTICIPANT in general or "agent" in general


def _governor(event: Event, events: Sequence[Event]) -> Event | None:
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


def _is_mediated(reader: Reader, mediation: Event, other: Event, events: Sequence[Event]) -> bool:
    """Whether what a mediation brought about is another event: “talks brokered by A”, “met with the mediation of A”."""
    symmetric = (r for r in (*other.reading.frame.roles, *other.roles))
    if not any(_PARTICIPANT in reader.ontology.superproperties(role) for role in symmetric):
        return False
    head = mediation.reading.head
    for noun in (w for w in other.reading.words if w.pos_ == "NOUN"):
        told_of = head.dep_ == "acl" and head in noun.subtree and head.i > noun.i
        modified = head.dep_ in ("amod", "relcl") and head.head.i == noun.i
        object_of = noun.dep_ in ("dobj", "nsubjpass") and noun.head.i == head.i
        if told_of or modified or object_of:
            return True
    return mediation.reading.trigger.pos == "noun" and _governor(mediation, events) is other


def _mediate(reader: Reader, mediation: Event, other: Event) -> None:
    """Gives an event its mediator, and the mediation those between whom it mediates."""
    for role, found in tuple(mediation.roles.items()):
        if _MEDIATOR in reader.ontology.superproperties(role):
            other.add(role, found)
    if mediation.filling(reader, _PARTICIPANT):
        return
    parties: list[Entity] = [
        e for role, found in other.roles.items() if _PARTICIPANT in reader.ontology.superproperties(role) for e in found
    ]
    if parties:
        mediation.add(_PARTICIPANT, parties)
