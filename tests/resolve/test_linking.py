"""Which persons the reference tables know, by name, office, state and day."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, Entity, annotations_of
from communique.person_names import PersonName
from communique.pipeline import Pipeline


def person(pipeline: Pipeline, text: str, day: date = date(2021, 6, 1)) -> Entity:
    """The one person of a text."""
    doc = pipeline.understand(Document("d", text, published=day))
    (found,) = [e for e in annotations_of(doc).entities if e.type == "Person"]
    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Prime Minister Rama of Albania spoke in Tirana.", "Edi Rama"),
        ("Kenyan President Kenyatta spoke in Nairobi.", "Uhuru Kenyatta"),
        ("President Macron of France spoke in Paris.", "Emmanuel Macron"),
    ],
)
def test_a_surname_with_office_and_state_is_the_holder_at_the_day(pipeline: Pipeline, text: str, label: str) -> None:
    """Title, state and the day of publication together tell who is meant, and the reason is kept."""
    found = person(pipeline, text)
    assert found.label == label
    assert found.qid
    assert "surname, office" in found.reason


def test_the_day_decides_between_holders(pipeline: Pipeline) -> None:
    """The same words in another year mean another holder or nobody."""
    assert person(pipeline, "Chancellor Scholz of Germany spoke in Berlin.", date(2022, 3, 1)).label == "Olaf Scholz"
    assert person(pipeline, "Chancellor Merkel of Germany spoke in Berlin.", date(1950, 3, 1)).qid == ""


def test_an_unknown_person_stays_unlinked(pipeline: Pipeline) -> None:
    """A name that no table has gets no identifier."""
    assert person(pipeline, "The farmer Janet Okafor-Lindqvist spoke in Nairobi.").qid == ""


def test_two_persons_of_one_surname_stay_apart(pipeline: Pipeline) -> None:
    """Full names that differ are two persons, and a surname between them is neither."""
    doc = pipeline.understand(Document("d", "Maria Castro met Pedro Castro in Lima."))
    assert {e.label for e in annotations_of(doc).entities if e.type == "Person"} == {"Maria Castro", "Pedro Castro"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joseph R. Biden Jr.", "Joe Biden", True),
        ("Kishida Fumio", "Fumio Kishida", True),
        ("George W. Bush", "George H. W. Bush", False),
        ("Maria Castro", "Pedro Castro", False),
        ("José Ramos-Horta", "Jose Ramos Horta", True),
    ],
)
def test_forms_of_one_name_agree(one: str, other: str, same: bool) -> None:
    """Initials, order, accents and usual short forms do not part a name; other given names do."""
    assert PersonName(one).agrees_with(PersonName(other)) is same


def test_a_short_form_must_abbreviate_what_stands_before_it(pipeline: Pipeline) -> None:
    """The name of a group in brackets after the last of its members is not that member."""
    text = "The leaders of Australia, the United Kingdom and the United States (AUKUS) met. AUKUS has three members."
    doc = pipeline.understand(Document("d", text))
    states = [e for e in annotations_of(doc).entities if e.label == "United States"]
    assert all(doc[n.start].text != "AUKUS" for e in states for n in e.mentions)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Park Chul-soo", "Park Min-su", False),
        ("Lee Dong-hyun", "Lee Dong-hyeon", True),
    ],
)
def test_spellings_of_one_name_sound_alike_in_every_word(one: str, other: str, same: bool) -> None:
    """Two names are not one because surname and last syllable sound alike."""
    assert PersonName(one).sounds_like(PersonName(other)) is same


@pytest.mark.parametrize(
    ("text", "label", "reason"),
    [
        ("Minister Emmanuell Macronn of France spoke.", "Emmanuel Macron", "another spelling"),
        ("Mr. Edi K. Rama of Albania spoke.", "Edi Rama", "full name"),
        ("Lavrov thanked Russia.", "Sergey Lavrov", "surname and state"),
        ("President Macron spoke of trade.", "Emmanuel Macron", "surname and office"),
        ("Former President Obama of the United States spoke.", "Barack Obama", "once held"),
    ],
)
def test_the_reason_says_what_made_the_link(pipeline: Pipeline, text: str, label: str, reason: str) -> None:
    """Each way to a person leaves its reason."""
    found = person(pipeline, text)
    assert found.label == label
    assert reason in found.reason


def test_a_namesake_in_another_state_is_a_candidate_only(pipeline: Pipeline) -> None:
    """A full name without the state of its bearer is no link; who may be meant is kept."""
    found = person(pipeline, "Edi Rama opened a bakery in Kenya.")
    assert (found.qid, [c.qid for c in found.candidates]) == ("", ["Q316901"])


def test_a_president_is_not_the_relative_named_in_full(pipeline: Pipeline) -> None:
    """A surname with a title goes to its holder, not to the only bearer of the surname in the document."""
    text = "President Biden of the United States spoke. Jill Biden listened."
    doc = pipeline.understand(Document("d", text, published=date(2021, 6, 1)))
    assert {e.label for e in annotations_of(doc).entities if e.type == "Person"} == {"Joe Biden", "Jill Biden"}
