"""Events of whole texts: which mentions are one happening, which words tell of several, and what events share."""

from __future__ import annotations

from datetime import date

import pytest

from communique.interpret.events import Event, find_events
from communique.interpret.lists import in_pairs
from communique.interpret.reading import Reader
from communique.model import Document
from communique.pipeline import Pipeline

PUBLISHED = date(2025, 12, 5)


def events_of(pipeline: Pipeline, text: str, cls: str, title: str = "") -> list[Event]:
    """The events of one type in a text."""
    doc = pipeline.understand(Document("text", text, title, published=PUBLISHED))
    return [e for e in find_events(Reader(doc, pipeline.ontology), PUBLISHED) if e.type == cls]


def labels(event: Event, role: str) -> list[str]:
    """The labels of what fills a role."""
    return [e.label for e in event.roles.get(role, [])]


@pytest.mark.parametrize(
    ("text", "cls", "participants"),
    [
        pytest.param(
            "Norway brokered peace between Chad and Sudan, Peru and Chile, and Ghana and Togo.",
            "Mediation",
            [["Chad", "Sudan"], ["Peru", "Chile"], ["Ghana", "Togo"]],
            id="pairs",
        ),
        pytest.param(
            "Emmanuel Macron spoke separately today with Cyril Ramaphosa and Narendra Modi.",
            "Call",
            [["Emmanuel Macron", "Cyril Ramaphosa"], ["Emmanuel Macron", "Narendra Modi"]],
            id="said to be separate",
        ),
        pytest.param(
            "Emmanuel Macron has spoken today to Cyril Ramaphosa and to Narendra Modi.",
            "Call",
            [["Emmanuel Macron", "Cyril Ramaphosa"], ["Emmanuel Macron", "Narendra Modi"]],
            id="the preposition said again",
        ),
        pytest.param(
            "Emmanuel Macron spoke today with Cyril Ramaphosa and Narendra Modi.",
            "Call",
            [["Emmanuel Macron", "Cyril Ramaphosa", "Narendra Modi"]],
            id="one call of three",
        ),
    ],
)
def test_one_trigger_may_tell_of_several(
    pipeline: Pipeline, text: str, cls: str, participants: list[list[str]]
) -> None:
    """Pairs, and those dealt with one by one, are events of their own."""
    assert [labels(e, "participant") for e in events_of(pipeline, text, cls)] == participants


def test_a_definite_noun_points_back(pipeline: Pipeline) -> None:
    """An event told again without anything new is one node with the words of both tellings."""
    text = "Peru attacked Chile on 3 March 2021. The attack lasted two days."
    (event,) = events_of(pipeline, text, "Attack")
    assert len(event.evidence) == 2
    assert labels(event, "agent") == ["Peru"]


def test_what_goes_on_over_time_is_one_event_for_all_who_are_named_of_it(pipeline: Pipeline) -> None:
    """Types marked cq:lasting: a mention with one of those who take part is of the same war."""
    text = "Kenya spoke of Eritrean aggression. Eritrea's war against Ethiopia has driven up prices."
    [war] = events_of(pipeline, text, "ArmedConflict")
    assert set(labels(war, "participant")) == {"Eritrea", "Ethiopia"}


def test_a_noun_and_the_verb_that_says_it_happens_are_one_event(pipeline: Pipeline) -> None:
    """“War broke out” tells of one war, though noun and verb tell of it each."""
    [war] = events_of(pipeline, "War between Peru and Chile broke out in April 1879.", "ArmedConflict")
    assert war.date is not None
    assert war.date.start == "1879-04"


@pytest.mark.parametrize(
    ("text", "cls", "count"),
    [
        pytest.param("The two sides have reached an agreement.", "Agreement", 1, id="what particular ones did"),
        pytest.param("Sides reach agreements.", "Agreement", 0, id="what any ones do"),
        pytest.param("The attacks resumed.", "Attack", 1, id="a noun that is said to happen"),
        pytest.param("The study is about attacks.", "Attack", 0, id="a noun in passing"),
    ],
)
def test_events_of_nobody_named_need_to_be_particular(pipeline: Pipeline, text: str, cls: str, count: int) -> None:
    """A trigger that needs someone or something named does without where a text tells that something happened."""
    assert len(events_of(pipeline, text, cls)) == count


def test_a_further_event_of_the_kind_stays_apart(pipeline: Pipeline) -> None:
    """“Another attack” is not the one told before."""
    text = "Peru attacked Chile on 3 March 2021. Another attack on Chile followed in May 2022."
    assert len(events_of(pipeline, text, "Attack")) == 2


def test_different_days_keep_events_apart(pipeline: Pipeline) -> None:
    """The same two meet twice on different days."""
    text = "Narendra Modi met Emmanuel Macron on 3 March 2021. Narendra Modi met Emmanuel Macron on 9 May 2022."
    assert len(events_of(pipeline, text, "Meeting")) == 2


def test_a_noun_in_the_clause_of_its_verb_is_the_same_event(pipeline: Pipeline) -> None:
    """“Received him for a meeting” is one meeting."""
    text = "King Mohammed VI received Pedro Sánchez for a meeting in Rabat."
    (event,) = events_of(pipeline, text, "Meeting")
    assert labels(event, "host") == ["Mohammed VI"]


def test_a_later_demand_does_not_change_what_happened(pipeline: Pipeline) -> None:
    """An attack that was told as fact stays one, whatever is demanded of further attacks."""
    text = "We condemn the attack on Chile by Peru. Peru must not attack Chile."
    first = events_of(pipeline, text, "Attack")[0]
    assert first.status == "actual"


def test_long_lists_are_read_by_their_words(pipeline: Pipeline) -> None:
    """A bracket in a list does not cut it short."""
    text = "We welcome the meeting held in Aqaba between officials of Chad, the African Union (AU), Peru, and Ghana."
    (event,) = events_of(pipeline, text, "Meeting")
    assert labels(event, "participant") == ["Chad", "African Union", "Peru", "Ghana"]


def test_a_list_in_pairs_needs_its_commas(pipeline: Pipeline) -> None:
    """“A, B, C and D” is no list of pairs."""
    doc = pipeline.understand(Document("text", "Chad, Sudan, Peru and Chile met.", published=PUBLISHED))
    reader = Reader(doc, pipeline.ontology)
    items = reader.lists.after(doc[0])
    assert [i.separator for i in items] == ["", ",", ",", "and"]
    assert in_pairs(items) == ()


def test_what_is_mediated_and_the_mediation_share_who_takes_part(pipeline: Pipeline) -> None:
    """Talks that someone brokered have a mediator."""
    text = "Talks between Chad and Sudan brokered by Norway began in Geneva."
    (talks,) = events_of(pipeline, text, "Negotiation")
    (mediation,) = events_of(pipeline, text, "Mediation")
    assert labels(talks, "mediator") == ["Norway"]
    assert labels(mediation, "participant") == ["Chad", "Sudan"]


def test_an_instrument_is_tied_by_a_phrase(pipeline: Pipeline) -> None:
    """“Under”, “pursuant to” and the like name the instrument of any event."""
    text = "Peru paid compensation to Chile under Article 4 of the Treaty of Ancón."
    (aid,) = events_of(pipeline, text, "Aid")
    assert labels(aid, "instrument") == ["Treaty of Ancón"]


def test_what_a_treaty_lays_down_is_of_the_treaty(pipeline: Pipeline) -> None:
    """In the text of a treaty, what a party shall do has that treaty as its instrument."""
    text = "Article 1\n\nThe Government of Peru shall appoint a commissioner. This Treaty shall be ratified."
    (event,) = events_of(pipeline, text, "Appointment", "Treaty of Friendship between Peru and Chile")
    assert labels(event, "instrument") == ["Treaty of Friendship between Peru and Chile"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "The summit between Chad and Sudan in March 2026 is important.", "planned", id="after publication"
        ),
        pytest.param(
            "The summit between Chad and Sudan in March 2024 is important.", "actual", id="before publication"
        ),
        pytest.param("The summit between Chad and Sudan in 2025 is important.", "actual", id="the year of publication"),
    ],
)
def test_a_date_after_publication_makes_an_event_planned(pipeline: Pipeline, text: str, status: str) -> None:
    """What nothing but its date puts in the future is planned."""
    (event,) = events_of(pipeline, text, "Meeting")
    assert event.status == status


@pytest.mark.parametrize(
    ("text", "cls", "agent"),
    [
        pytest.param("In 1974 Turkey invaded Cyprus.", "Occupation", "Turkey", id="a year before the subject"),
        pytest.param("Norway is responsible for the attack on Chad.", "Attack", "Norway", id="responsible for"),
        pytest.param("Peru's attempts to annex Chile failed.", "Occupation", "Peru", id="whose attempts"),
    ],
)
def test_who_acts_is_found_beyond_the_subject(pipeline: Pipeline, text: str, cls: str, agent: str) -> None:
    """Subjects that a parse swallows, and those that answer for an event."""
    (event,) = events_of(pipeline, text, cls)
    assert labels(event, "agent") == [agent]
