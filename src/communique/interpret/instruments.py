"""What the text says of legal instruments: number, provisions, dates, parties, and the rights they provide."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.identity import slug
from communique.interpret.events import Event
from communique.interpret.reading import Reader
from communique.interpret.spans import span_of
from communique.model import Claim, Entity, Ref, Span, Value

_PROVIDES = frozenset(
    {"enshrine", "guarantee", "provide", "protect", "recognise", "recognize", "proclaim", "establish", "affirm"}
)
_RIGHT = re.compile(r"\b(?:right|freedom|principle)s?\b")


def provision_claims(reader: Reader, entity: Entity) -> Iterable[Claim]:
    """A claim for each article, section or paragraph cited of an instrument."""
    for name in entity.mentions:
        span = span_of(reader.doc, name.start, name.end)
        for number in filter(None, name.attributes.get("provision", "").split("|")):
            ref = Ref(f"{entity.ref.local}/provision/{slug(number)}")
            yield Claim(ref, ("cq:Provision",), (span,), number, (("cq:number", number),), "citation")


def instrument_properties(reader: Reader, entity: Entity) -> list[tuple[str, Value]]:
    """What the forms by which an instrument is cited tell of it."""
    found: list[tuple[str, Value]] = []
    for name in entity.mentions:
        if number := name.attributes.get("number"):
            found.append(("cq:number", number))
        cited = filter(None, name.attributes.get("provision", "").split("|"))
        found.extend(("cq:provision", Ref(f"{entity.ref.local}/provision/{slug(c)}")) for c in cited)
    return list(dict.fromkeys(found))


def from_events(reader: Reader, events: Iterable[Event]) -> dict[str, list[tuple[str, Value]]]:
    """Facts of instruments that events tell: when an event has a date property of instruments, and who are parties.

    Which events do is knowledge of the type files: ``cq:dates`` names the property that the event's date gives its
    instrument, ``cq:makesParty`` that those who act in it are parties.
    """
    facts: dict[str, list[tuple[str, Value]]] = {}
    for event in events:
        if event.status != "actual":
            continue
        dates, makes_party = reader.ontology.instrument_effects(event.type)
        instruments = [
            e
            for role, found in event.roles.items()
            if "instrument" in reader.ontology.superproperties(role)
            for e in found
        ]
        for instrument in instruments:
            known = facts.setdefault(instrument.ref.local, [])
            if dates and event.date is not None and event.date.end is None:
                known.append((f"cq:{dates}", event.date))
            if makes_party:
                known.extend(("cq:party", e.ref) for e in _parties(reader, event))
    return {local: list(dict.fromkeys(found)) for local, found in facts.items()}


def _parties(reader: Reader, event: Event) -> list[Entity]:
    return [
        e
        for role, found in event.roles.items()
        if {"agent", "participant"} & set(reader.ontology.superproperties(role))
        for e in found
        if any(reader.ontology.is_a(e.type, c) for c in ("State", "IntergovernmentalOrganisation"))
    ]


def provided(reader: Reader) -> Iterable[tuple[Entity, Claim]]:
    """Rights and principles that the text says an instrument holds: “the right of return enshrined in the Covenant”."""
    doc = reader.doc
    for token in doc:
        if token.lemma_.lower() not in _PROVIDES or token.pos_ != "VERB":
            continue
        right, instruments = _enshrined(reader, token.i)
        for entity in instruments:
            if right is not None:
                yield entity, right


def _enshrined(reader: Reader, verb: int) -> tuple[Claim | None, list[Entity]]:
    doc = reader.doc
    token = doc[verb]
    if token.tag_ == "VBN" and token.dep_ in ("acl", "relcl"):
        right_head, where = (
            token.head,
            [p for p in token.children if p.dep_ in ("prep", "agent") and p.lower_ in ("in", "by", "under")],
        )
        holders = [h for p in where for h in p.children if h.dep_ == "pobj"]
    else:
        objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        right_head = objects[0] if objects else token
        holders = [c for c in token.children if c.dep_ == "nsubj"]
        holders += [h for p in token.children if p.dep_ in ("prep", "agent") for h in p.children if h.dep_ == "pobj"]
    phrase = _right_phrase(reader, right_head.i, verb)
    if phrase is None:
        return None, []
    span, text = phrase
    found: list[Entity] = []
    for holder in holders:
        for part in (holder, *holder.conjuncts):
            found.extend(e for e in reader.denoted(part) if e not in found)
    instruments = [e for e in found if reader.ontology.is_a(e.type, "LegalInstrument")]
    instruments = _with_list(reader, instruments, verb)
    label = re.sub(r"^(the|a|an|its|their) ", "", text, flags=re.IGNORECASE)
    return Claim(
        Ref(f"principle/{slug(label)}"), ("cq:Principle",), (span,), label, (), "provision of a right"
    ), instruments


def _with_list(reader: Reader, instruments: list[Entity], verb: int) -> list[Entity]:
    """The instruments with those listed after them: names with nothing but commas, “and” and articles in between."""
    if not instruments:
        return []
    doc = reader.doc
    refs = {e.ref for e in instruments}
    found = list(instruments)
    starts = [n.end for e in instruments for n in e.mentions if n.start > verb and n.start - verb < 60]
    end = min(starts, default=None)
    for name in reader.found.names:
        if end is None or name.start < end:
            continue
        if any(t.lower_ not in (",", "and", "or", "the", "as", "well") for t in doc[end : name.start]):
            break
        entity = reader.found.referents[name.start].entities[0]
        if not reader.ontology.is_a(entity.type, "LegalInstrument"):
            break
        if entity.ref not in refs:
            found.append(entity)
            refs.add(entity.ref)
        end = name.end
    return found


def _right_phrase(reader: Reader, head: int, verb: int) -> tuple[Span, str] | None:
    """The noun phrase of a right: from “right” or the like up to the verb, or to the end of its subtree."""
    doc = reader.doc
    noun = doc[head]
    candidates = [noun, *(t for t in noun.subtree if t.dep_ in ("pobj", "conj"))]
    start = next((t for t in candidates if _RIGHT.fullmatch(t.lower_)), None)
    if start is None:
        before = [t for t in doc[max(0, verb - 8) : verb] if _RIGHT.fullmatch(t.lower_)]
        if not before:
            return None
        start = before[-1]
    if start.i < verb:
        end = verb
    else:
        end = (
            max(
                (t.i for t in start.subtree if t.dep_ in ("pobj", "prep", "amod", "compound", "conj", "cc", "det")),
                default=start.i,
            )
            + 1
        )
    end = max(end, start.i + 1)
    words = doc[start.i : end]
    return span_of(doc, start.i, end), words.text
