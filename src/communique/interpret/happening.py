"""An event while it is put together from what triggers tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from communique.interpret.reading import Reader, Reading
from communique.model import Entity, Ref, Span, When

PLACE = "place"
INSTRUMENT = "instrument"
PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Found:
    """How an argument of an event was found.

    Attributes:
        slot: the slot of the frame that it fills, or what else gave it.
        trigger: the head word of the trigger that has it.
        token: the head of the words that stand for it, or None.
        required: whether the frame asks for it.
    """

    slot: str
    trigger: Token
    token: Token | None
    required: bool = False


@dataclass(slots=True)
class Event:
    """An event while it is put together.

    Attributes:
        type: local name of its class.
        reading: the trigger that told of it first.
        roles: entities by role, in the order found.
        date: when it happens, if told.
        status: local name of its status.
        told: whether words give it its status; else the status is that of events without any cue.
        tokens: the tokens that count as its words.
        evidence: the words that tell of it.
        how: how each argument was found, by role and node; of the date under ("date", "").
    """

    type: str
    reading: Reading
    roles: dict[str, list[Entity]]
    date: When | None
    status: str
    told: bool
    tokens: list[Token]
    evidence: list[Span] = field(default_factory=list)
    how: dict[tuple[str, str], Found] = field(default_factory=dict)

    def entities(self) -> Iterator[Entity]:
        """All entities that have a part in it."""
        for found in self.roles.values():
            yield from found

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known of it but that it happens."""
        return self.date is None and not any(self.roles.values())

    def add(self, role: str, entities: list[Entity]) -> None:
        """Adds entities to a role, each once."""
        into = self.roles.setdefault(role, [])
        into.extend(e for e in entities if e not in into)

    def filling(self, reader: Reader, general: str) -> set[Ref]:
        """The nodes of what fills a role or one under it."""
        roles = ((r, found) for r, found in self.roles.items() if general in reader.ontology.superproperties(r))
        return {e.ref for _, found in roles for e in found}

    def actors(self) -> set[Ref]:
        """The nodes of those who take part, in whatever role."""
        return {e.ref for role, found in self.roles.items() if role not in (PLACE, INSTRUMENT) for e in found}


def is_to_come(event: Event, published: date) -> bool:
    """Whether nothing but its date tells that an event was still to come when the document was published.

    A date that agrees with the day of publication as far as it goes does not; nor does any, where the verb is in the
    past: there the date is more likely that of something else.
    """
    if event.told or event.date is None or not event.date.start:
        return False
    head = event.reading.head
    past = event.reading.trigger.pos == "verb" and head.tag_ in ("VBD", "VBN")
    return not past and event.date.start > published.isoformat()[: len(event.date.start)]
