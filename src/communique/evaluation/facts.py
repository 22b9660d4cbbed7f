"""The facts of one document, annotated or extracted, in one form.

The annotation format is one JSON file a document: ``entities`` (id, type, name, surfaces, wikidata), ``offices``
(person, office, of), ``events`` (type, evidence, participants, instrument, place, date, status), ``statements``
(speaker, act, mode, content) and ``instrument_facts`` (instrument, fact, value). Evidence and content are exact words
of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from communique.errors import SettingsError
from communique.model import Claim, Document, Iri, Ref, Span, Value, When
from communique.ontology import Ontology

ROLES = ("agent", "target", "participant", "mediator", "host")
"""The general roles, by which participants are compared."""
FACTS = {
    "number": "number",
    "adoptedOn": "adopted",
    "signedOn": "signed",
    "inForceOn": "in_force",
    "party": "party",
    "depositary": "depositary",
    "supersedes": "supersedes",
    "amends": "amends",
    "implements": "implements",
    "provides": "provides",
    "provision": "article",
}
"""Properties of instruments in the graph, and how annotations call them."""
_LINKED = frozenset({"party", "depositary", "supersedes", "amends", "implements"})
_TITLE = re.compile(
    r"^(?:the|mr|mrs|ms|dr|sir|his|her|excellency|majesty|president|vice president|prime minister|foreign minister|"
    r"minister|secretary|chancellor|king|queen|general|ambassador)\b\.?\s*"
)


@dataclass(frozen=True, slots=True)
class EntityFact:
    """An entity: its most specific class, the names by which it goes (normalised), its Wikidata ids."""

    type: str
    label: str
    names: frozenset[str]
    qids: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event: classes, spans of evidence, arguments as (role, entity) or ("date", value), status."""

    types: frozenset[str]
    spans: tuple[Span, ...]
    arguments: frozenset[tuple[str, str]]
    status: str


@dataclass(frozen=True, slots=True)
class StatementFact:
    """A statement: classes, spans of its words, speaker (an entity, or "" for none named), mode."""

    types: frozenset[str]
    spans: tuple[Span, ...]
    speaker: str
    mode: str


@dataclass(slots=True)
class Facts:
    """All facts of a document; entities are referred to by the keys of ``entities``.

    Attributes:
        entities, events, statements: by an identifier of their own.
        offices: (person, body or "", office).
        instrument_facts: (instrument, fact, value); the value is an entity for facts that link.
    """

    entities: dict[str, EntityFact] = field(default_factory=dict)
    events: dict[str, EventFact] = field(default_factory=dict)
    statements: dict[str, StatementFact] = field(default_factory=dict)
    offices: set[tuple[str, str, str]] = field(default_factory=set)
    instrument_facts: set[tuple[str, str, str]] = field(default_factory=set)


def plain(name: str) -> str:
    """A name for comparing: lower case, straight apostrophes, no possessive, no punctuation, no title before it."""
    text = _bare(name)
    while (shorter := _TITLE.sub("", text)) and shorter != text:
        text = shorter
    return text


def _bare(text: str) -> str:
    text = re.sub(r"[’‘`]", "'", text).lower().strip()
    return " ".join(re.sub(r"[^\w\s'/-]", " ", re.sub(r"'s?$", "", text)).split())


def plain_office(office: str) -> str:
    """An office for comparing: without the state, “former” and the like; one form for the same office."""
    text = re.sub(r"\b(?:former|then|acting|us|u s|united states)\b", " ", _bare(office).replace("-", " "))
    text = re.sub(r"\bminister (?:of|for) (?:foreign|external) affairs\b", "foreign minister", text)
    text = re.sub(r"\bminister of defen[cs]e\b|\bdefense minister\b", "defence minister", text)
    return " ".join(text.replace("adviser", "advisor").split())


def read_gold(folder: Path) -> list[tuple[Document, Facts]]:
    """Annotated documents of a folder with ``docs/ID.txt``, ``docs/ID.json`` and ``gold/ID.json``, sorted.

    Raises:
        SettingsError: when the folder holds none, or a file is not in the format; the message names it.
    """
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise SettingsError(f"{folder}: no annotated document there; it needs docs/ID.txt, docs/ID.json, gold/ID.json")
    return [_read_one(folder / "docs", path) for path in paths]


def _read_one(docs: Path, path: Path) -> tuple[Document, Facts]:
    try:
        text = (docs / f"{path.stem}.txt").read_text(encoding="utf-8")
        meta = json.loads((docs / f"{path.stem}.json").read_text(encoding="utf-8"))
        told = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(meta["published"]) if meta.get("published") else None
        document = Document(
            path.stem, text, meta.get("title") or "", meta.get("publisher") or "", published, source=str(path)
        )
        return document, _gold_facts(told, text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{path}: not an annotated document: {type(error).__name__}: {error}") from error


def _gold_facts(told: dict[str, list[dict[str, object]]], text: str) -> Facts:
    facts = Facts()
    for e in told["entities"]:
        names = frozenset(plain(str(n)) for n in [e["name"], *_list(e["surfaces"])]) - {""}
        qids = frozenset({str(e["wikidata"])} if e.get("wikidata") else ())
        facts.entities[str(e["id"])] = EntityFact(str(e["type"]), str(e["name"]), names, qids)
    for v in told["events"]:
        pairs = {(str(p["role"]), str(p["entity"])) for p in _list(v["participants"])}
        pairs |= {(key, str(v[key])) for key in ("instrument", "place", "date") if v.get(key)}
        spans = (_find(text, str(v["evidence"])),)
        facts.events[str(v["id"])] = EventFact(frozenset({str(v["type"])}), spans, frozenset(pairs), str(v["status"]))
    for s in told["statements"]:
        speaker = str(s["speaker"]) if s.get("speaker") else ""
        span = _find(text, str(s["content"]))
        facts.statements[str(s["id"])] = StatementFact(frozenset({str(s["act"])}), (span,), speaker, str(s["mode"]))
    facts.offices = {
        (str(o["person"]), str(o.get("of") or ""), plain_office(str(o["office"]))) for o in told["offices"]
    }
    for f in told["instrument_facts"]:
        value = str(f["value"])
        facts.instrument_facts.add((str(f["instrument"]), str(f["fact"]), _value(str(f["fact"]), value)))
    return facts


def _list(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError(f"a list is wanted, not {value!r}")
    return value


def _value(fact: str, value: str) -> str:
    return value if fact in _LINKED else plain(value)


def _find(text: str, words: str) -> Span:
    begin = text.find(words)
    if begin < 0:
        raise ValueError(f"the text does not hold “{words[:80]}”")
    return Span(begin, begin + len(words))


def facts_of_claims(claims: Iterable[Claim], text: str, ontology: Ontology) -> Facts:
    """The facts of a document's claims, with roles as the general ones above them."""
    known = list(claims)
    titles = {office.term: office.label for office in ontology.offices}
    labels, numbers = labels_of(known), numbers_of(known)
    facts = Facts()
    for claim in known:
        cls = claim.types[0].removeprefix("cq:")
        key = claim.subject.local
        if ontology.is_a(cls, "Entity"):
            names = frozenset(plain(n) for n in [claim.label, *(text[s.begin : s.end] for s in claim.evidence)]) - {""}
            qids = frozenset({key} if re.fullmatch(r"Q\d+", key) else ())
            facts.entities[key] = EntityFact(_group_class(ontology, cls), claim.label, names, qids)
            facts.instrument_facts |= set(told_of_instrument(claim, labels, numbers))
        elif ontology.is_a(cls, "Event"):
            facts.events[key] = _event(claim, cls, ontology)
        elif ontology.is_a(cls, "Statement"):
            told = dict(claim.properties)
            speaker, span, mode = told.get("cq:speaker"), told["cq:contentSpan"], told["cq:mode"]
            facts.statements[key] = StatementFact(
                frozenset(ontology.superclasses(cls)),
                (span,) if isinstance(span, Span) else (),
                speaker.local if isinstance(speaker, Ref) else "",
                mode.value.removeprefix("cq:") if isinstance(mode, Iri) else "",
            )
        elif any(name == "org:role" for name, _ in claim.properties):
            told = dict(claim.properties)
            role, member, body = told["org:role"], told["org:member"], told.get("org:organization")
            office = titles.get(_local(role), "")
            if isinstance(member, Ref):
                facts.offices.add((member.local, body.local if isinstance(body, Ref) else "", plain_office(office)))
    return facts


def labels_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The labels of the nodes that claims are about."""
    return {c.subject.local: c.label for c in claims}


def numbers_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The numbers of the instruments and provisions that claims are about."""
    return {c.subject.local: str(v) for c in claims for name, v in c.properties if name == "cq:number"}


def _group_class(ontology: Ontology, cls: str) -> str:
    """The entity class that annotations use: the kind of an instrument is a kind of LegalInstrument."""
    return "LegalInstrument" if ontology.is_a(cls, "LegalInstrument") else cls


def told_of_instrument(claim: Claim, labels: dict[str, str], numbers: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    """The facts of an instrument's claim as (instrument, fact, value).

    Args:
        claim: of the instrument.
        labels: of the nodes to which it points.
        numbers: of those that have one.
    """
    for name, value in claim.properties:
        fact = FACTS.get(name.removeprefix("cq:"))
        if fact is None:
            continue
        if isinstance(value, Ref):
            told = value.local if fact in _LINKED else plain(numbers.get(value.local) or labels.get(value.local, ""))
        else:
            told = plain(value.start if isinstance(value, When) else str(value))
        yield claim.subject.local, fact, told


def _event(claim: Claim, cls: str, ontology: Ontology) -> EventFact:
    arguments: set[tuple[str, str]] = set()
    for name, value in claim.properties:
        general = ontology.superproperties(name.removeprefix("cq:"))
        if isinstance(value, Ref):
            arguments |= {(role, value.local) for role in (*ROLES, "instrument", "place") if role in general}
    dates = {name: value.start for name, value in claim.properties if isinstance(value, When)}
    if "cq:date" in dates:
        arguments.add(("date", dates["cq:date"]))
    elif dates:
        arguments.add(("date", f"{dates.get('cq:startDate', '')}/{dates.get('cq:endDate', '')}"))
    status = next((_local(v) for name, v in claim.properties if name == "cq:status"), "")
    return EventFact(frozenset(ontology.superclasses(cls)), claim.evidence, frozenset(arguments), status)


def _local(value: Value) -> str:
    return value.value.removeprefix("cq:") if isinstance(value, Iri) else ""
