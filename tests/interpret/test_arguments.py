"""Who has a part in an event where its own clause does not say so outright."""

from __future__ import annotations

from datetime import date

import pytest

from communique.interpret.events import Event, find_events
from communique.interpret.reading import Reader
from communique.model import Document, When
from communique.pipeline import Pipeline


def _told(pipeline: Pipeline, text: str, trigger: str, title: str = "", publisher: str = "") -> Event:
    """The event that a word of the text tells of."""
    doc = pipeline.understand(Document("test", text, title, publisher, published=date(2025, 12, 5)))
    events = find_events(Reader(doc, pipeline.ontology), date(2025, 12, 5))
    return next(e for e in events if trigger in [w.text for w in e.reading.words])


def _labels(event: Event, role: str) -> set[str]:
    return {e.label for e in event.roles.get(role, ())}


@pytest.mark.parametrize(
    "text",
    [
        "We stand with Georgia in the face of Russia's aggression.",
        "They reaffirmed their support for Georgia against Russian aggression.",
        "They admire Georgia as it defends itself against Russia's aggression.",
    ],
)
def test_who_is_helped_against_a_war_is_at_war(pipeline: Pipeline, text: str) -> None:
    """Who is supported against an attacker, or resists it, is the other side, and the war is there."""
    event = _told(pipeline, text, "aggression")
    assert _labels(event, "participant") == {"Georgia", "Russia"}
    assert _labels(event, "place") == {"Georgia"}


@pytest.mark.parametrize("tail", ["suspending the entry of nationals of Chad", "to restrict the entry of Chadians"])
def test_what_a_signed_text_does_is_its_signers_doing(pipeline: Pipeline, tail: str) -> None:
    """A participle or infinitive on the text that someone signs tells of the same day, by the same hand."""
    event = _told(pipeline, f"On 3 May 2022, President Joe Biden signed a proclamation {tail}.", "entry")
    assert _labels(event, "agent") == {"Joe Biden"}
    assert event.date == When("2022-05-03")


def test_the_reading_that_names_most_is_taken(pipeline: Pipeline) -> None:
    """Of two triggers of one type on one word, the one counts in whose frame more take part."""
    event = _told(pipeline, "They condemned Russian aggression against Moldova.", "aggression")
    assert _labels(event, "participant") == {"Russia", "Moldova"}


def test_our_countries_are_those_who_speak_together(pipeline: Pipeline) -> None:
    """In a text of several, “our countries” are all of them."""
    text = (
        "We, the leaders of Japan and Canada, met in Ottawa. Our countries have imposed sanctions on Belarus this year."
    )
    assert _labels(_told(pipeline, text, "imposed"), "agent") == {"Japan", "Canada"}


def test_the_deed_tells_who_breaches(pipeline: Pipeline) -> None:
    """Who does what is called a breach commits it, and what is breached is no basis of the deed."""
    text = "North Korea launched ballistic missiles in violation of Security Council resolution 1718."
    assert _labels(_told(pipeline, text, "violation"), "agent") == {"North Korea"}
    assert not _labels(_told(pipeline, text, "launched"), "instrument")


def test_a_government_is_that_of_the_state_in_front(pipeline: Pipeline) -> None:
    """“In Mali, the junta …” speaks of that of Mali."""
    event = _told(pipeline, "In Chad, the government expelled the German ambassador.", "expelled")
    assert _labels(event, "agent") == {"Chad"}


def test_a_clause_of_several_is_of_all_of_them(pipeline: Pipeline) -> None:
    """“A and B, who met” met each other; the parse puts the clause on B alone."""
    text = "William Ruto and Yoweri Museveni, who met in Kampala on Tuesday, agreed to open the border."
    assert _labels(_told(pipeline, text, "met"), "participant") == {"William Ruto", "Yoweri Museveni"}


def test_a_second_infinitive_has_a_time_of_its_own(pipeline: Pipeline) -> None:
    """Of what several agree to do, the place and year of the first is not that of the second; both are planned."""
    text = "Kenya and Chad agreed to meet again in Tokyo in 2027 and to open negotiations on a fishing agreement."
    event = _told(pipeline, text, "negotiations")
    assert (event.date, event.roles.get("place"), event.status) == (None, None, "planned")


def test_a_date_in_an_apposition_is_not_the_clauses(pipeline: Pipeline) -> None:
    """“Kenya, a member since 1963, sent troops” does not say when."""
    event = _told(pipeline, "Mongolia, a Member since 1961, has sent 900 peacekeepers to South Sudan.", "sent")
    assert event.date is None
