"""States and places whose name means more than one, decided by what else the document names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from communique.model import Candidate, Entity, Name
from communique.person_names import fold
from communique.reference import Entry, Reference
from communique.resolve.candidates import weighed
from communique.resolve.distance import Map

_FAR_LARGER = 10
"""How many times as many inhabitants let a city stand against a namesake whose state the document names."""
_LARGER = 3
"""How many times as many inhabitants let a town stand for its name among those of its own state."""
_TOWN = 100_000
"""Inhabitants below which a town is not meant where neither its state nor anything in that state is named."""
_UNKNOWN = 10_000
"""Inhabitants that a place is taken to have of which the tables do not tell."""
_LISTED = "listed name"
_SHORTEST = 5
"""Letters from which on a name is recognised whatever its letters' case and accents: “Who” is not the WHO."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What a document names for sure.

    Attributes:
        states: how often each state is named, by itself or by what lies in it or belongs to it, by its code.
        within: how often places in each state are named.
        named: Wikidata ids of what is named.
    """

    states: Counter[str]
    within: Counter[str]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name of a state or place was read.

    Attributes:
        entry: what it means.
        reason: why, or why it is not linked.
        candidates: what it may mean where it is not linked, the likeliest first.
    """

    entry: Entry
    reason: str
    candidates: tuple[Candidate, ...] = ()


class PlaceReader:
    """Reads names of states and places by their context.

    Args:
        reference: the tables; ``ambiguous`` gives the readings of names that they leave out or understand one way.
    """

    def __init__(self, reference: Reference) -> None:
        self._map = Map(reference)
        self._code: dict[str, str] = {}
        entries = (*reference.organisations, *reference.places, *reference.states)
        for entry in entries:
            code = entry.attributes.get("iso3") or entry.attributes.get("state") or ""
            if code:
                self._code[entry.qid or entry.label] = code
        self._state_of_code = {s.attributes["iso3"]: s.qid for s in reversed(reference.states) if _code(s) and s.qid}
        self._readings = _readings(reference)
        self._capitals = frozenset(s.attributes.get("capital_qid", "") for s in reference.states) - {""}
        self._folded = _folded(reference)
        self._exact = frozenset(form for e in entries for form in e.names)

    def read(self, doc: Doc, names: list[Name]) -> tuple[list[Name], dict[int, Reading]]:
        """The names with their states and places decided, and each that was decided, by its start."""
        known = [self._recognised(doc, n) for n in names]
        sure = [n for n in known if n.type != "Person" and not self._open(doc, n)]
        context = _Context(
            Counter(filter(None, map(self._code_of, sure))),
            Counter(filter(None, (self._code_of(n) for n in sure if n.type == "Place"))),
            tuple(dict.fromkeys(n.qid for n in sure if n.qid)),
        )
        beside = self._beside(doc, known)
        read: list[Name] = []
        decided: dict[int, Reading] = {}
        for name in known:
            reading = self._decide(doc, name, context, beside.get(name.start, ""))
            if reading is not None:
                decided[name.start] = reading
            read.append(name if reading is None else _as(name, reading.entry))
        return read, decided

    def states_named(self, names: Iterable[Name]) -> frozenset[str]:
        """Wikidata ids of the states and bodies that some names are of, and of the states of capitals and bodies."""
        found = {n.qid for n in names if n.qid and n.type not in ("Person", "Place")}
        found |= {
            self._state_of_code.get(self._code_of(n), "") for n in names if n.type != "Place" or n.qid in self._capitals
        }
        return frozenset(found - {""})

    def states_reached(self, names: Iterable[Name]) -> frozenset[str]:
        """Wikidata ids of the states in which the places among some names lie."""
        return frozenset(self._state_of_code.get(self._code_of(n), "") for n in names if n.type == "Place") - {""}

    def _code_of(self, name: Name) -> str:
        return self._code.get(name.qid or name.label, "")

    def _open(self, doc: Doc, name: Name) -> tuple[Entry, ...]:
        if name.type not in ("State", "Place"):
            return ()
        return self._readings.get(_text(doc, name), ())

    def _recognised(self, doc: Doc, name: Name) -> Name:
        """A name that the tables write with other letters (“REPUBLIC OF KENYA”), as the tables have it."""
        text = _text(doc, name).removeprefix("the ").removeprefix("The ").removeprefix("THE ")
        if name.qid or name.origin != "recogniser" or text in self._exact or len(text) < _SHORTEST:
            return name
        entry = self._folded.get(fold(text)) if name.type in ("Place", "State", "Organisation") else None
        return name if entry is None else _as(name, entry)

    def _beside(self, doc: Doc, names: list[Name]) -> dict[int, str]:
        """For each name, the state named right after it (“Hamilton, Canada”), by its start."""
        found: dict[int, str] = {}
        for left, right in pairwise(names):
            between = doc[left.end : right.start].text.strip().lower()
            if between in (",", "(", "in", ", in", "of") and self._code_of(right):
                found[left.start] = self._code_of(right)
        return found

    def _decide(self, doc: Doc, name: Name, context: _Context, beside: str) -> Reading | None:
        readings = self._open(doc, name)
        if not readings:
            return None
        if any(e.cls == "State" for e in readings):
            return self._among_states(readings, context)
        told = [e for e in readings if beside and _code(e) == beside]
        if len(told) == 1:
            return Reading(told[0], "place: named with its state")
        return self._among_cities(readings, context)

    @staticmethod
    def _among_states(readings: tuple[Entry, ...], context: _Context) -> Reading:
        """The state that the document names otherwise too; for a part of a state only places in that state count."""
        weights = [(context.states if e.cls == "State" else context.within)[_code(e)] for e in readings]
        best = max(range(len(readings)), key=lambda i: (weights[i], -i))
        if not any(weights):
            return Reading(readings[0], "place: usual reading")
        return Reading(readings[best], "place: state and places named in the document")

    def _among_cities(self, readings: tuple[Entry, ...], context: _Context) -> Reading:
        usual = readings[0]
        fitting = [e for e in readings if context.states[_code(e)]]
        near = [e for e in readings if self._map.is_near(e, context.named)] if not fitting else []
        if len(near) == 1:
            return Reading(near[0], "place: near what the document names")
        if not fitting:
            small = 0 < _size(usual) < _TOWN and usual.qid not in self._capitals
            return _unlinked(readings, usual, "state not named") if small else Reading(usual, "place: most inhabitants")
        chosen = fitting[0]
        if usual is not chosen and _size(usual) > _FAR_LARGER * (_size(chosen) or _size(usual)):
            chosen = usual
        rivals = [e for e in readings if e is not chosen and _code(e) == _code(chosen)]
        if any(_size(chosen) < _LARGER * _size(r) for r in rivals):
            return _unlinked(readings, chosen, "several of the name in one state")
        return Reading(chosen, "place: state named in the document" if len(readings) > 1 else _LISTED)


def explained(entities: Iterable[Entity], decided: Mapping[int, Reading]) -> list[Entity]:
    """Entities with what tells how their names were read, by the start of each name."""
    return [_explained(e, [decided[n.start] for n in e.mentions if n.start in decided]) for e in entities]


def _explained(entity: Entity, readings: list[Reading]) -> Entity:
    if entity.reason or entity.candidates:
        return entity
    reason = readings[0].reason if readings else _LISTED if entity.qid else ""
    candidates = () if entity.qid or not readings else readings[0].candidates
    return replace(entity, reason=reason, candidates=candidates)


def _as(name: Name, entry: Entry) -> Name:
    return replace(name, type=entry.cls, label=entry.label, qid=entry.qid)


def _unlinked(readings: tuple[Entry, ...], usual: Entry, reason: str) -> Reading:
    """A place without a link, with those of its name by their inhabitants."""
    perhaps = weighed((e.qid, e.label, _size(e) or _UNKNOWN) for e in readings)
    return Reading(replace(usual, qid=""), f"place: {reason}", perhaps)


def _text(doc: Doc, name: Name) -> str:
    return " ".join(doc[name.start : name.end].text.replace("’", "'").split())


def _code(entry: Entry) -> str:
    return entry.attributes.get("iso3") or entry.attributes.get("state") or ""


def _size(entry: Entry) -> int:
    return int(entry.attributes.get("population") or 0)


def _likelihood(entry: Entry) -> tuple[int, int]:
    """Cities by their inhabitants, then regions and what else has no number, then small towns."""
    size = _size(entry)
    return (0 if size >= _TOWN else 1 if not size else 2), -size


def _readings(reference: Reference) -> dict[str, tuple[Entry, ...]]:
    """For each name of more than one city, and each small town, what it may mean, the likeliest first."""
    cities: dict[str, list[Entry]] = defaultdict(list)
    sovereign = {form for s in reference.states for form in (*s.names, *s.adjectives)}
    for entry in reference.places:
        for form in entry.names:
            if form not in sovereign and _code(entry):
                cities[form].append(entry)
    found = {
        form: tuple(sorted(entries, key=_likelihood))
        for form, entries in cities.items()
        if len(entries) > 1 or 0 < _size(entries[0]) < _TOWN
    }
    labelled = {e.label: e for e in (*reversed(reference.places), *reversed(reference.states))}
    for form, labels in reference.ambiguous:
        found[form] = tuple(labelled.get(label) or _part_of_state(label) for label in labels)
    return found


def _part_of_state(reading: str) -> Entry:
    """A reading that the tables do not have: the label of a part of a state and, after a mark, the state's code."""
    label, _, code = reading.partition("@")
    return Entry("", label, "Place", (label,), attributes={"iso3": code})


def _folded(reference: Reference) -> dict[str, Entry]:
    """States, bodies and large cities by their names in lower case without accents; only names of one entity."""
    found: dict[str, Entry | None] = {}
    large = (p for p in reference.places if _size(p) >= _TOWN or not _size(p))
    for entry in (*reference.states, *reference.organisations, *large):
        for form in entry.names:
            if len(form) >= _SHORTEST:
                key = fold(form)
                same = found.get(key, entry)
                found[key] = entry if same is not None and same.label == entry.label else found.get(key)
    return {key: entry for key, entry in found.items() if entry is not None}
