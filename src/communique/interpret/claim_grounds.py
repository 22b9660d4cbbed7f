"""What can be told of how statements, offices and facts of instruments were found: grounds of confidence, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.interpret.grounds import NAME, nearest, path, reference, words
from communique.interpret.happening import Event
from communique.interpret.office_words import Held
from communique.interpret.reading import Reader
from communique.interpret.spans import span_of
from communique.interpret.speech import COLON, Statement, covers, quoting_verb
from communique.model import Entity, Finding, Ground, Ref, Span, Value, When

_SHORT = 5
_BESIDE = 6


def statement_grounds(reader: Reader, statement: Statement, speaker: Entity | None, nested: bool) -> tuple[Ground, ...]:
    """What speaks for and against a statement with its speaker.

    Args:
        reader: the document.
        statement: as found.
        speaker: the one whose statement the claim is about, or None.
        nested: whether it stands in the words of another statement.
    """
    length = statement.content[1] - statement.content[0]
    plain = {t.type for t in reader.ontology.triggers.get(COLON, ())}
    pairs = [
        ("cue", _cue(reader, statement)),
        ("act", "plain saying" if statement.trigger.type in plain else "an act of its own"),
        ("speaker", speaker_reference(reader, statement, speaker)),
        ("speakers", "several" if len(statement.speakers) > 1 else "one"),
        ("words said", "few" if length < _SHORT else "many"),
        ("within another's words", "yes" if nested else "no"),
    ]
    return (Ground("statement", "", ""), *(Ground("statement", name, value) for name, value in pairs))


def _cue(reader: Reader, statement: Statement) -> str:
    head = statement.cue[0]
    if not head.is_alpha:
        return "mark"
    if quoting_verb(reader, head) is not None:
        return "verb of saying"
    return "other verb" if statement.trigger.pos == "verb" else "noun"


def speaker_reference(reader: Reader, statement: Statement, speaker: Entity | None) -> str:
    """How the words for the speaker denote the one who speaks."""
    if speaker is None:
        return "described only"
    if statement.speaker.named:
        return NAME
    inside = (reader.found.referents.get(i) for i in range(*statement.source))
    return next((r.reason for r in inside if r is not None and speaker in r.entities), "name beside")


def statement_findings(reader: Reader, statement: Statement, speaker: Entity | None) -> Iterator[Finding]:
    """How the speaker and the others of a statement were found."""
    start, end = statement.source
    said = span_of(reader.doc, start, end) if start < end else None
    way = " ".join(path(statement.cue[0], reader.doc[start:end].root)) if start < end else ""
    who: Value = speaker.ref if speaker is not None else statement.speaker_text
    by = speaker_reference(reader, statement, speaker) if speaker is not None else ""
    prop = "cq:speaker" if speaker is not None else "cq:speakerText"
    yield Finding(prop, who, _slots(statement, "speaker") or "beside the cue", said, way, by)
    for role, entity in statement.others:
        token = nearest(reader, statement.cue[0], entity)
        way = " ".join(path(statement.cue[0], token))
        by = reference(reader, token, entity)
        yield Finding(f"cq:{role}", entity.ref, _slots(statement, role), words(reader, token), way, by)


def _slots(statement: Statement, role: str) -> str:
    """The slots of the frame that can hold a role."""
    slots = statement.frame.slots if statement.frame is not None else ()
    return " or ".join(dict.fromkeys(s.slot for s in slots if s.role == role))


def is_nested(statement: Statement, others: Iterable[Statement]) -> bool:
    """Whether the cue of a statement stands in the words of another one."""
    return any(o is not statement and covers(o.content, statement.cue[0]) for o in others)


def office_grounds(held: Held) -> tuple[Ground, ...]:
    """What speaks for and against an office: how near title and name stand, and whence the body is known."""
    first = held.person.mentions[0]
    alone = any((m.start, m.end) == (held.start, held.end) for m in held.person.mentions)
    near = "beside the name" if held.end - held.start <= _BESIDE else "farther off"
    body = held.source.removeprefix("; body: ") or ("in the words" if held.body is not None else "none")
    pairs = [
        ("title", "in the heading or the name" if alone else near),
        ("body", body),
        ("person", "of full name" if first.label.strip().count(" ") else "of one name"),
    ]
    return (Ground("office", "", ""), *(Ground("office", name, value) for name, value in pairs))


def fact_findings(
    reader: Reader, entity: Entity, facts: Sequence[tuple[str, Value]], events: Sequence[Event]
) -> Iterator[Finding]:
    """How the facts of an instrument were found: by an event in which it is, in its name, or by words beside it."""
    own = reader.found.own is not None and reader.found.own.ref == entity.ref
    named = "linked" if entity.qid else "the document itself" if own else "known in this document only"
    for prop, value in facts:
        source, span = _source(reader, entity, prop, value, events)
        grounds = (
            Ground("fact", "", ""),
            Ground("fact", "property", prop.removeprefix("cq:")),
            Ground("fact", "instrument", named),
        )
        yield Finding(prop, value, source, span, grounds=grounds)


def _source(
    reader: Reader, entity: Entity, prop: str, value: Value, events: Sequence[Event]
) -> tuple[str, Span | None]:
    for name in entity.mentions:
        told = {name.attributes.get(key) for key in ("number", "date", "year")}
        if (value.start if isinstance(value, When) else value) in told:
            return "its name", span_of(reader.doc, name.start, name.end)
    for event in events:
        concerned = entity.ref in event.filling(reader, "instrument")
        acting = isinstance(value, Ref) and value in event.actors()
        if concerned and (acting or (isinstance(value, When) and value == event.date)):
            return f"event: {reader.ontology.label(event.type)}", event.evidence[0]
    return "words beside it", None
