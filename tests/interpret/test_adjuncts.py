"""Which date and which place belong to an event."""

from __future__ import annotations

from datetime import date

import pytest

from communique.interpret.events import Event, find_events
from communique.interpret.reading import Reader
from communique.model import Document, When
from communique.pipeline import Pipeline

PUBLISHED = date(2025, 12, 5)  # a Friday


def _events(pipeline: Pipeline, text: str) -> list[Event]:
    doc = pipeline.understand(Document("test", text, published=PUBLISHED))
    return find_events(Reader(doc, pipeline.ontology))


def _told(pipeline: Pipeline, text: str, trigger: str) -> Event:
    """The event that a word of the text tells of."""
    return next(e for e in _events(pipeline, text) if trigger in [w.text for w in e.reading.words])


DATES = [
    ("Chad and Niger signed a treaty in Paris on 3 May 2024.", "signed", "2024-05-03"),
    ("On 3 May 2024, Chad and Niger signed a treaty.", "signed", "2024-05-03"),
    ("Today, President William Ruto met President Emmanuel Macron.", "met", "2025-12-05"),
    ("The council voted to adopt Resolution 2800 in November.", "adopt", "2025-11"),
    ("Rebels attacked Goma on Tuesday, killing five people.", "killing", "2025-12-02"),
    ("Chile and Peru, which went to war in 1879, signed a treaty on 20 October 1883.", "went", "1879"),
    ("Chile and Peru, which went to war in 1879, signed a treaty on 20 October 1883.", "signed", "1883-10-20"),
    ("The army withdrew from the town in March after clashes in April.", "withdrew", "2025-03"),
    ("They praised the 8 August signing of the treaty.", "signing", "2025-08-08"),
    ("Norway condemned today's Sudanese missile launches.", "launches", "2025-12-05"),
    ("Norway condemned today’s Sudanese missile launches.", "launches", "2025-12-05"),
    ("The 2018 Lima Accord was signed by Peru and Chile.", "signed", "2018"),
    ("They announced a roadmap for elections in 2024.", "elections", "2024"),
    ("Chad joined the pact in 1991. The following year Niger invaded Chad.", "invaded", "1992"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), DATES)
def test_an_event_has_the_date_of_its_clause(pipeline: Pipeline, text: str, trigger: str, expected: str) -> None:
    """A date in the clause, before the event's noun, or at the head of the sentence is the event's."""
    assert _told(pipeline, text, trigger).date == When(expected)


UNDATED = [
    ("Officials said on Tuesday that the minister had been arrested.", "arrested"),
    ("Officials said on Tuesday the minister had been arrested.", "arrested"),
    ("Chad and Niger signed a treaty, officials said Thursday.", "signed"),
    ("On Tuesday, Kenya agreed to withdraw its troops from Somalia.", "withdraw"),
    ("The police will investigate the 15 July attack.", "investigate"),
    ("The two states ratified the 2015 Paris Agreement.", "ratified"),
    ("Peru will hold a referendum before July 2026.", "referendum"),
    ("By the summer of 1905 Japan had captured Seoul.", "captured"),
    ("On 17 August 1982, after months of negotiations with Chad, Niger issued a statement.", "negotiations"),
]


@pytest.mark.parametrize(("text", "trigger"), UNDATED)
def test_the_date_of_something_else_is_not_the_events(pipeline: Pipeline, text: str, trigger: str) -> None:
    """The day of a statement, of a decision, of another event, or in the name of a text dates none but that."""
    assert [e.date for e in _events(pipeline, text) if trigger in [w.text for w in e.reading.words]] in ([None], [])


PLACES = [
    ("Envoys of Chad and Niger met in Davos, Switzerland.", "met", "Davos"),
    ("The Nairobi attacks killed 30 people.", "attacks", "Nairobi"),
    ("The conference was held in Doha on 5 May.", "conference", "Doha"),
    ("Ministers met in Vienna to discuss the situation in Sudan.", "met", "Vienna"),
    ("A drone hit a hospital in Kherson on Tuesday.", "hit", "Kherson"),
    ("The summit in Doha, at which Chad and Sudan signed a ceasefire, was praised.", "signed", "Doha"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PLACES)
def test_an_event_has_the_place_of_its_clause(pipeline: Pipeline, text: str, trigger: str, expected: str) -> None:
    """A place behind a preposition of place, or named before the noun, is the event's: the city, not the state."""
    assert [e.label for e in _told(pipeline, text, trigger).roles["place"]] == [expected]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway signed a treaty with Chad after the fighting in Sudan.", "signed"),
        ("Chad and Niger met to discuss the situation in Sudan.", "met"),
        ("Norway imposed sanctions in response to the crisis.", "sanctions"),
    ],
)
def test_the_place_of_something_else_is_not_the_events(pipeline: Pipeline, text: str, trigger: str) -> None:
    """Where another event was, or what is talked of, is not where the event happens."""
    assert "place" not in _told(pipeline, text, trigger).roles


MET = "President William Ruto met President Emmanuel Macron in Nairobi today. "


def test_the_next_sentence_tells_of_the_same_day(pipeline: Pipeline) -> None:
    """What those who met did next, in the simple past and without a date, was that day and there."""
    event = _told(pipeline, MET + "The two leaders signed a trade agreement.", "signed")
    assert event.date == When("2025-12-05")
    assert [e.label for e in event.roles["place"]] == ["Nairobi"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed a trade agreement.",
        "The two leaders have signed a trade agreement.",
        "The two leaders will sign a trade agreement.",
        "Years ago, the two leaders signed a trade agreement.",
    ],
)
def test_the_next_sentence_may_tell_of_another_day(pipeline: Pipeline, text: str) -> None:
    """Others, another tense and words of time tell of another day, known or not."""
    event = next(e for e in _events(pipeline, MET + text) if e.reading.head.lemma_ == "sign")
    assert event.date is None
