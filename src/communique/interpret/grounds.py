"""What can be told of how events and their arguments were found: the grounds of their confidence, and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from communique.interpret.happening import INSTRUMENT, PLACE, Event, Found
from communique.interpret.reading import Filler, Reader
from communique.interpret.spans import span_of
from communique.model import DateMention, Entity, Finding, Ground, Span, Value, When

NAME = "name"
_DATE = ("date", "")
_SYMMETRIC = "participant"
_FAR = 3
_NUMBERS = ("none", "one", "two", "three or more")
_ELSEWHERE = frozenset({"clause", "narrative"})
_STRUCTURAL = frozenset({"subject", "object", "'s", "compound"})


def credit(reader: Reader, events: Iterable[Event], step: str, fillers: Sequence[Filler] = ()) -> None:
    """Notes of each argument that has come to events how it came.

    Args:
        reader: the document.
        events: of the document; what is noted already stays.
        step: what gave the arguments that no filler gives: "adjunct", "clause" or "narrative".
        fillers: what fills the frame of their trigger.
    """
    for event in events:
        head = event.reading.head
        for role, found in event.roles.items():
            for entity in found:
                key = role, entity.ref.local
                if key not in event.how:
                    filler = next((f for f in fillers if f.slot.role == role and entity in f.entities), None)
                    event.how[key] = (
                        Found(filler.slot.slot, head, filler.token, filler.slot.required)
                        if filler is not None
                        else Found(step, head, nearest(reader, head, entity))
                    )
        if event.date is not None and _DATE not in event.how:
            mention = _dated(reader, head, event.date)
            event.how[_DATE] = Found(step, head, reader.doc[mention.start : mention.end].root if mention else None)


def nearest(reader: Reader, head: Token, entity: Entity) -> Token | None:
    """The head of the words of a word's sentence, nearest to it, that denote an entity."""
    tokens = [t for t in head.sent if t.i in reader.found.referents and entity in reader.found.referents[t.i].entities]
    near = min(tokens, key=lambda t: (abs(t.i - head.i), t.i), default=None)
    if near is None:
        return None
    name = next((n for n in reader.found.names if n.start <= near.i < n.end), None)
    return reader.lists.root(name) if name is not None else near


def _dated(reader: Reader, head: Token, date: When) -> DateMention | None:
    """The expression nearest to a word, in its sentence, that has a date."""
    inside = [m for m in reader.found.dates if m.value == date and head.sent.start <= m.start < head.sent.end]
    return min(inside, key=lambda m: (abs(m.start - head.i), m.start), default=None)


def path(head: Token, token: Token | None) -> tuple[str, ...]:
    """The dependencies from a word to another of its sentence, those that go up with “^” before them."""
    if token is None or token.sent.start != head.sent.start:
        return ()
    above = [head, *head.ancestors]
    down: list[str] = []
    node = token
    while node not in above:
        down.append(node.dep_)
        node = node.head
    up = [f"^{t.dep_}" for t in above[: above.index(node)]]
    return (*up, *reversed(down))


def reference(reader: Reader, token: Token | None, entity: Entity) -> str:
    """How words denote an entity: by name, pronoun, description, as the author, or by a name beside them."""
    if token is None:
        return ""
    referent = reader.found.referents.get(token.i)
    return referent.reason if referent is not None and entity in referent.entities else "name beside"


def words(reader: Reader, token: Token | None) -> Span | None:
    """The name around a word, or the word itself."""
    if token is None:
        return None
    stretches = [(n.start, n.end) for n in reader.found.names] + [(d.start, d.end) for d in reader.found.dates]
    around = next(((start, end) for start, end in stretches if start <= token.i < end), (token.i, token.i + 1))
    return span_of(reader.doc, *around)


def event_findings(reader: Reader, event: Event) -> tuple[Finding, ...]:
    """How the arguments of an event were found, in the order of their roles."""
    found = [
        _finding(reader, event, role, entity.ref, event.how.get((role, entity.ref.local)), entity)
        for role, entities in sorted(event.roles.items())
        for entity in entities
    ]
    how = event.how.get(_DATE)
    if event.date is not None and how is not None:
        interval = event.date.end is not None
        prop = "date" if not interval else "startDate" if event.date.start else "endDate"
        day = When(event.date.start or event.date.end or "") if interval else event.date
        found.append(_finding(reader, event, prop, day, how))
    return tuple(f for f in found if f is not None)


def _finding(
    reader: Reader, event: Event, prop: str, value: Value, how: Found | None, entity: Entity | None = None
) -> Finding | None:
    if how is None:
        return None
    way = path(how.trigger, how.token)
    by = reference(reader, how.token, entity) if entity is not None else ""
    grounds = (
        Ground("argument", "", ""),
        Ground("argument", "part", _part(reader, prop)),
        Ground("argument", "found by", _group(how)),
        Ground("argument", "asked for by the frame", "yes" if how.required else "no"),
        Ground("argument", "distance", _distance(how, way)),
        Ground("argument", "reference", by or "none"),
    )
    return Finding(f"cq:{prop}", value, how.slot, words(reader, how.token), " ".join(way), by, grounds)


def _part(reader: Reader, prop: str) -> str:
    general = reader.ontology.superproperties(prop)
    return next((p for p in (PLACE, INSTRUMENT) if p in general), "date" if "ate" in prop else "participant")


def _group(how: Found) -> str:
    """A slot as one of few kinds."""
    if how.slot in _ELSEWHERE or how.slot == "adjunct":
        return how.slot
    return how.slot if how.slot in _STRUCTURAL else "preposition"


def _distance(how: Found, way: tuple[str, ...]) -> str:
    if how.token is None or (not way and how.token.i != how.trigger.i):
        return "another sentence"
    return "near" if len(way) < _FAR else "far"


def event_grounds(reader: Reader, event: Event) -> tuple[Ground, ...]:
    """What speaks for and against an event: trigger, arguments, their distance and reference, cues of status."""
    actors = {e.ref for role, found in event.roles.items() if role != PLACE for e in found}
    anchors = (event.date is not None) + (PLACE in event.roles)
    far = any(_distance(how, path(how.trigger, how.token)) != "near" for how in event.how.values())
    by = {
        reference(reader, event.how[role, e.ref.local].token, e)
        for role, entities in event.roles.items()
        for e in entities
        if (role, e.ref.local) in event.how
    }
    pairs = [
        ("trigger", _trigger(reader, event)),
        ("senses of the trigger", "several" if _is_ambiguous(reader, event) else "one"),
        ("named in it", _NUMBERS[min(len(actors), 3)]),
        ("place and date", ("none", "one", "both")[anchors]),
        ("completeness", _completeness(reader, event)),
        ("farthest argument", "far" if far else "near"),
        ("reference", "names" if by <= {NAME, ""} else "pronouns and descriptions"),
        ("status", "told" if event.told else "by default"),
        ("told", "several times" if len(event.evidence) > 1 else "once"),
    ]
    return (Ground("event", "", ""), *(Ground("event", name, value) for name, value in pairs))


def _trigger(reader: Reader, event: Event) -> str:
    """What kind of word the trigger is: a finite verb says most plainly that something happens."""
    trigger, head = event.reading.trigger, event.reading.head
    if trigger.pos == "verb":
        return "participle" if head.dep_ in ("amod", "acl") else "verb"
    light = head.dep_ in ("dobj", "nsubjpass", "nsubj") and head.head.lemma_.lower() in reader.ontology.light_verbs
    return "noun of a light verb" if light else "noun"


def _is_ambiguous(reader: Reader, event: Event) -> bool:
    """Whether the words of the trigger can tell of another type, neither under nor above its own."""
    trigger, ontology = event.reading.trigger, reader.ontology
    same = (t for t in ontology.triggers.get(trigger.words[0], ()) if set(t.words) <= set(trigger.words))
    return any(not ontology.is_a(t.type, trigger.type) and not ontology.is_a(trigger.type, t.type) for t in same)


def _completeness(reader: Reader, event: Event) -> str:
    """Whether those whom the event needs are named: what the frame asks for, and both sides where all do alike."""
    sides = [e for r, found in event.roles.items() if _SYMMETRIC in reader.ontology.superproperties(r) for e in found]
    if len(sides) == 1:
        return "one side of two"
    asked = [f for f in event.reading.fillers if f.slot.required]
    if not asked:
        return "nothing needed"
    return "needed ones named" if any(f.entities for f in asked) else "needed ones described only"
