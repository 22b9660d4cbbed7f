"""Capitals: where they stand for a government, and where they are cities."""

from __future__ import annotations

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "states"),
    [
        pytest.param("Tehran and Riyadh restored ties on Friday.", {"Iran", "Saudi Arabia"}, id="coordinated subjects"),
        pytest.param("Kyiv has agreed to a truce with Moscow.", {"Ukraine", "Russia"}, id="subject and partner"),
        pytest.param("Cairo, however, denied the report.", {"Egypt"}, id="verb of saying"),
        pytest.param("Ankara wants to join the pact.", {"Turkey"}, id="will to act"),
        pytest.param("Moscow's decision to withdraw came late.", {"Russia"}, id="possessor of a decision"),
        pytest.param("Talks between Rabat and Algiers resumed.", {"Morocco", "Algeria"}, id="parties"),
    ],
)
def test_a_capital_that_acts_is_its_state(pipeline: Pipeline, text: str, states: set[str]) -> None:
    """A capital that speaks, acts or is acted with is the state whose capital it is."""
    doc = pipeline.understand(Document("d", text))
    assert {e.label for e in annotations_of(doc).entities if e.type == "State"} == states


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He arrived in Moscow on Friday.", id="place of arrival"),
        pytest.param("Vienna saw large protests.", id="scene"),
        pytest.param("The road between Nairobi and Kampala was closed.", id="road"),
        pytest.param("Kyiv was attacked overnight.", id="passive"),
        pytest.param("Nairobi's residents fled.", id="residents"),
        pytest.param("Police in London arrested ten people.", id="police"),
    ],
)
def test_a_capital_where_something_is_stays_a_city(pipeline: Pipeline, text: str) -> None:
    """A capital in which something happens, or that is only seen or hit, is a place."""
    doc = pipeline.understand(Document("d", text))
    assert {e.type for e in annotations_of(doc).entities} == {"Place"}


def test_brussels_stands_for_the_union(pipeline: Pipeline) -> None:
    """A city that the table of metonyms lists stands for what is given there."""
    doc = pipeline.understand(Document("d", "Brussels called for restraint."))
    assert [e.label for e in annotations_of(doc).entities] == ["European Union"]
