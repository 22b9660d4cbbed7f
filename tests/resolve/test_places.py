"""States and places of one name, decided by what else a document names."""

from __future__ import annotations

import pytest

from communique.model import Document, Entity, annotations_of
from communique.pipeline import Pipeline
from communique.reference import load_reference
from communique.resolve.distance import distance


def entities(pipeline: Pipeline, text: str) -> dict[str, Entity]:
    """The entities of a text by the words that name them first."""
    doc = pipeline.understand(Document("d", text))
    return {doc[e.mentions[0].start : e.mentions[0].end].text: e for e in annotations_of(doc).entities}


@pytest.mark.parametrize(
    ("text", "name", "label", "cls"),
    [
        ("Georgia and Armenia reopened the road.", "Georgia", "Georgia", "State"),
        ("Storms struck Atlanta and Savannah, and the rest of Georgia.", "Georgia", "State of Georgia", "Place"),
        ("The Congolese army left Brazzaville.", "Congolese", "Republic of the Congo", "State"),
        ("The Congolese army left Goma.", "Congolese", "Democratic Republic of the Congo", "State"),
    ],
)
def test_what_else_is_named_decides(pipeline: Pipeline, text: str, name: str, label: str, cls: str) -> None:
    """A state's cities speak for it; a part of a state needs other places in that state."""
    found = entities(pipeline, text)[name]
    assert (found.label, found.type) == (label, cls)
    assert found.reason.startswith("place: ")


@pytest.mark.parametrize(
    ("text", "name", "qid"),
    [
        ("The court in London, Canada, agreed.", "London", "Q92561"),
        ("The court in London agreed.", "London", "Q84"),
        ("Israeli soldiers entered Ramallah.", "Ramallah", "Q158119"),
    ],
)
def test_a_city_is_the_largest_unless_the_text_tells(pipeline: Pipeline, text: str, name: str, qid: str) -> None:
    """The state right behind a name decides, else its inhabitants; a small town must lie near what is named."""
    assert entities(pipeline, text)[name].qid == qid


def test_every_reading_is_in_the_tables() -> None:
    """The readings of ambiguous names are labels of states, or parts of a state with its code."""
    reference = load_reference()
    labels = {s.label for s in reference.states}
    codes = {s.attributes.get("iso3", "") for s in reference.states} - {""}
    for _, readings in reference.ambiguous:
        assert all(r in labels or r.partition("@")[2] in codes for r in readings)


def test_distance_is_in_kilometres() -> None:
    """A quarter of the equator is a quarter of the earth's circumference."""
    assert distance((0.0, 0.0), (0.0, 90.0)) == pytest.approx(10_007, abs=10)
