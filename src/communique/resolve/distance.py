"""How far places lie from what else a document names."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, hypot, radians, sin, sqrt

from communique.reference import Entry, Reference

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

_EARTH = 6371.0
_NEAR = 600.0
"""Kilometres within which a place is near enough to another to be meant together with it."""


class Map:
    """Where the places of the tables lie, and the states by their capitals.

    Args:
        reference: the tables.
    """

    def __init__(self, reference: Reference) -> None:
        self._positions = {p.qid: at for p in reference.places if p.qid and (at := position(p)) is not None}
        for state in reference.states:
            capital = self._positions.get(state.attributes.get("capital_qid", ""))
            if state.qid and capital is not None:
                self._positions[state.qid] = capital

    def is_near(self, entry: Entry, others: Iterable[str]) -> bool:
        """Whether a place lies near one of some places or near the capital of one of some states.

        Args:
            entry: the place.
            others: Wikidata ids of the places and states.
        """
        at = position(entry)
        return at is not None and any(
            distance(at, other) < _NEAR for qid in others if (other := self._positions.get(qid)) is not None
        )


def position(entry: Entry) -> Position | None:
    """Where a place of the tables lies, or None where they do not say."""
    lat, lon = entry.attributes.get("lat", ""), entry.attributes.get("lon", "")
    return (float(lat), float(lon)) if lat and lon else None


def distance(one: Position, other: Position) -> float:
    """Kilometres between two places on the globe, by the haversine formula."""
    (lat, lon), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (one, other))
    chord = hypot(sin((lat2 - lat) / 2), sqrt(cos(lat) * cos(lat2)) * sin((lon2 - lon) / 2))
    return 2 * _EARTH * asin(min(1.0, chord))
