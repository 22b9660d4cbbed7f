"""What the text says of legal instruments: number, provisions, dates, parties, relations, and rights they provide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.interpret.events import Event
from communique.interpret.instrument_dates import dates
from communique.interpret.instrument_parties import parties
from communique.interpret.instrument_provisions import provisions
from communique.interpret.instrument_relations import relations
from communique.interpret.instrument_rights import provided
from communique.interpret.instrument_view import View
from communique.interpret.reading import Reader
from communique.model import Claim, Entity, Ref, Value, When

Facts = dict[str, list[tuple[str, Value]]]
"""For the node of an instrument, its properties with their values."""


def instrument_facts(reader: Reader, events: Iterable[Event], offices: Sequence[Claim]) -> tuple[Facts, list[Claim]]:
    """What a document tells of its instruments.

    Args:
        reader: the document.
        events: its events.
        offices: the claims of who holds which office for whom; a person's acts bind the state acted for.

    Returns:
        The facts, and the claims about the provisions and principles to which they point.
    """
    view = View(reader, _states_of(reader, offices))
    facts: Facts = defaultdict(list)
    claims: list[Claim] = []
    for name, entity in view.mentions:
        if number := name.attributes.get("number"):
            facts[entity.ref.local].append(("cq:number", number))
    for entity, prop, when in (*_dates_of_events(view, events), *dates(view)):
        facts[entity.ref.local].append((f"cq:{prop}", when))
    for entity, party in (*_parties_of_events(view, events), *parties(view)):
        if view.has_parties(entity):
            facts[entity.ref.local].append(("cq:party", party.ref))
    for entity, prop, other in relations(view):
        facts[entity.ref.local].append((f"cq:{prop}", other.ref))
    for prop, found in (("provides", provided(view)), ("provision", provisions(view))):
        for entity, claim in found:
            facts[entity.ref.local].append((f"cq:{prop}", claim.subject))
            claims.append(claim)
    return {local: _consistent(found) for local, found in facts.items()}, claims


def _states_of(reader: Reader, offices: Sequence[Claim]) -> Mapping[str, Entity]:
    """For each person's node the state or intergovernmental body in whose name he or she acts."""
    by_ref = {e.ref: e for e in reader.found.entities}
    found: dict[str, Entity] = {}
    for claim in offices:
        told = dict(claim.properties)
        person, body = told.get("org:member"), told.get("org:organization")
        entity = by_ref.get(body) if isinstance(body, Ref) else None
        if entity is not None and isinstance(person, Ref) and _binds(reader, entity):
            found.setdefault(person.local, entity)
    return found


def _binds(reader: Reader, body: Entity) -> bool:
    """Whether those who hold an office of a body act for it in instruments: a state or an organisation of states."""
    return any(reader.ontology.is_a(body.type, c) for c in ("State", "IntergovernmentalOrganisation"))


def _told_by(view: View, event: Event) -> list[Entity]:
    """The instruments to which an event happens, and not one under which it happens (“imposed under the Act”)."""
    ontology = view.reader.ontology
    roles = [found for role, found in event.roles.items() if "instrument" in ontology.superproperties(role)]
    direct = {e.ref for filler in event.reading.fillers for e in filler.entities}
    told_again = len(event.evidence) > 1
    return [e for found in roles for e in found if view.is_instrument(e) and (told_again or e.ref in direct)]


def _dates_of_events(view: View, events: Iterable[Event]) -> Iterable[tuple[Entity, str, When]]:
    """Dates of events that give their instrument one; which do is knowledge of the type files: ``cq:dates``."""
    for event in events:
        prop, _ = view.reader.ontology.instrument_effects(event.type)
        if prop and event.status == "actual" and event.date is not None and event.date.end is None:
            yield from ((instrument, prop, event.date) for instrument in _told_by(view, event))


def _parties_of_events(view: View, events: Iterable[Event]) -> Iterable[tuple[Entity, Entity]]:
    """Those who act in an event that makes parties (``cq:makesParty``), or who agree on an instrument."""
    ontology = view.reader.ontology
    for event in events:
        _, makes_party = ontology.instrument_effects(event.type)
        agents = [r for r in event.roles if "agent" in ontology.superproperties(r)] if makes_party else []
        alike = [r for r in event.roles if "participant" in ontology.superproperties(r)]
        if event.status != "actual":
            continue
        for instrument in _told_by(view, event):
            for role in (*agents, *alike):
                found = [view.party(e) for e in event.roles[role]]
                yield from ((instrument, party) for party in found if party is not None)


def _consistent(found: Iterable[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """The facts without doubles, and of one kind of date only the most precise of those that agree."""
    facts = list(dict.fromkeys(found))
    days = [(p, v) for p, v in facts if isinstance(v, When)]
    rough = {
        (p, v) for p, v in days for q, w in days if p == q and v != w and w.start.startswith(v.start) and w.end is None
    }
    return [fact for fact in facts if fact not in rough]
