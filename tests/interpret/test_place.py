"""Where an event happens."""

from __future__ import annotations

from datetime import date

from communique.model import Document
from communique.pipeline import Pipeline


def test_a_body_is_no_place_and_costs_the_event_nothing(pipeline: Pipeline) -> None:
    """An event told to be at a government body is in the graph without a place, not in quarantine."""
    text = "Angela Merkel met Emmanuel Macron at the Ministry of Finance on 3 May 2018."
    admitted = pipeline.admit(Document("d", text, published=date(2018, 5, 4)))
    assert not admitted.refused
    assert any(c.subject.local.startswith("event/meeting") for c in admitted.claims)
