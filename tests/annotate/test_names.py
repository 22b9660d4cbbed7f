from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from communique.annotate import annotate
from communique.model import annotations_of

if TYPE_CHECKING:
    from communique.model import Name
    from communique.pipeline import Pipeline


def read(pipeline: Pipeline, text: str) -> list[tuple[str, Name]]:
    """Surface and mention of every name in a text."""
    doc = pipeline.parse(text)
    annotate(doc, pipeline._names, None)
    return [(doc[n.start : n.end].text, n) for n in annotations_of(doc).names]


def typed(pipeline: Pipeline, text: str) -> dict[str, str]:
    """The type of each surface found in a text."""
    return {surface: name.type for surface, name in read(pipeline, text)}


PERSONS = [
    ("Ursula von der Leyen flew to Accra.", "Ursula von der Leyen"),
    ("The envoy thanked Abd al-Karim al-Masri for his help.", "Abd al-Karim al-Masri"),
    ("Lavrov and his aides left early.", "Lavrov"),
    ("Officials in Delhi said that Modi would not attend.", "Modi"),
    ("Welcoming Daniel Otieno, the minister spoke of trade.", "Daniel Otieno"),
    ("The minister of trade and industry, Deputy Attorney General Monaco, agreed.", "Monaco"),
    ("Minister of Foreign Affairs and Regional Integration Kwaku Mensah signed.", "Kwaku Mensah"),
    ("The Brazilian Presidential Adviser Celso Amorim spoke.", "Celso Amorim"),
    ("Kim Dae-jung met the visitors.", "Kim Dae-jung"),
    ("Amir Khan won the fight.", "Amir Khan"),
]


@pytest.mark.parametrize(("text", "person"), PERSONS)
def test_persons_are_found_whole(pipeline: Pipeline, text: str, person: str) -> None:
    """A person's name has its particles and hyphens, no title and no verb, and may be a surname alone."""
    assert typed(pipeline, text)[person] == "Person"


def test_a_surname_is_found_again(pipeline: Pipeline) -> None:
    """A person named in full is found by surname too, where the recogniser sees nothing."""
    found = read(pipeline, "Minister Thandiwe Mokgatle arrived on Monday. On Friday Mokgatle left.")
    assert [s for s, n in found if n.type == "Person"] == ["Thandiwe Mokgatle", "Mokgatle"]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("MARCO RUBIO\nSecretary of State", "MARCO RUBIO", "Marco Rubio"),
        ("PRIME MINISTER ANDERSSON: Thank you.", "ANDERSSON", "ANDERSSON"),
    ],
)
def test_names_in_capitals_are_persons(pipeline: Pipeline, text: str, surface: str, label: str) -> None:
    """A heading's name in capitals is a person's; in two words or more its label has the usual case."""
    (name,) = [n for s, n in read(pipeline, text) if s == surface]
    assert (name.type, name.label) == ("Person", label)


def test_a_hyphen_before_a_participle_ends_a_name(pipeline: Pipeline) -> None:
    """In “the Okello-led council” the name is Okello."""
    assert "Samuel Okello" in typed(pipeline, "The Samuel Okello-led council resigned.")


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        ("The Truman administration agreed.", "Truman administration", "Truman administration"),
        ("The Biden-Harris Administration agreed.", "Biden-Harris Administration", "Biden-Harris administration"),
        ("The Kenyan Foreign Ministry agreed.", "Kenyan Foreign Ministry", "Ministry of Foreign Affairs of Kenya"),
        (
            "The Ministry of Foreign Affairs of the Republic of Kenya agreed.",
            "Ministry of Foreign Affairs of the Republic of Kenya",
            "Ministry of Foreign Affairs of Kenya",
        ),
        ("Kenya's Ministry of Health agreed.", "Ministry of Health", "Ministry of Health of Kenya"),
        ("The U.S. Department of State agreed.", "U.S. Department of State", "State Department"),
        ("The Supreme Court of Brazil agreed.", "Supreme Court of Brazil", "Supreme Court of Brazil"),
    ],
)
def test_bodies_of_government_have_a_usual_label(pipeline: Pipeline, text: str, surface: str, label: str) -> None:
    """A body has one label, however its state is named beside it."""
    (name,) = [n for s, n in read(pipeline, text) if s == surface]
    assert (name.type, name.label) == ("GovernmentBody", label)


def test_a_body_without_its_state_is_generic(pipeline: Pipeline) -> None:
    """“The Foreign Ministry” means another body in another text, unless this one names it in full."""
    (name,) = [n for s, n in read(pipeline, "The Foreign Ministry agreed.") if s == "Foreign Ministry"]
    assert name.attributes["generic"] == "true"
    text = "The Kenyan Foreign Ministry agreed. The Foreign Ministry had waited."
    labels = {n.label for s, n in read(pipeline, text) if s.endswith("Foreign Ministry")}
    assert labels == {"Ministry of Foreign Affairs of Kenya"}


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("Fighters of al-Shabaab attacked.", "al-Shabaab", "Organisation"),
        ("The UN Security Council met.", "UN Security Council", "IntergovernmentalOrganisation"),
        ("Clashes went on in Kalungubi and near Mutombwe.", "Mutombwe", "Place"),
        ("They fled the village of Bweremana.", "Bweremana", "Place"),
        ("Rain fell in Northern Kenya.", "Northern Kenya", "Place"),
        ("They climbed Mount Karisimbi.", "Mount Karisimbi", "Place"),
        ("It is shown in the Museo Lucero Hotel.", "Museo Lucero Hotel", "Place"),
        ("The Uyghurs and the Rohingya were named.", "Rohingya", "People"),
        ("The Crimean Tatars returned.", "Crimean Tatars", "People"),
        ("The Armenian people voted.", "Armenian people", "People"),
        ("Moldovans voted.", "Moldovans", "People"),
        ("The summit took place in Macau.", "Macau", "Place"),
        ("NAIROBI, Kenya – The talks went on.", "NAIROBI", "Place"),
        ("The U.S.-Kenya talks went on.", "Kenya", "State"),
    ],
)
def test_names_have_their_type(pipeline: Pipeline, text: str, surface: str, kind: str) -> None:
    """What the tables list and what only its context tells has its type."""
    assert typed(pipeline, text)[surface] == kind


def test_a_building_is_a_place_or_a_body(pipeline: Pipeline) -> None:
    """The White House is a place when something happens in it and a body when it acts."""
    assert typed(pipeline, "They met at the White House.")["White House"] == "Place"
    assert typed(pipeline, "The White House said no.")["White House"] == "GovernmentBody"


def test_the_people_of_a_state_stand_beside_it(pipeline: Pipeline) -> None:
    """“The people of Kenya” names a people and a state."""
    found = {(n.type, n.label) for _, n in read(pipeline, "We thank the people of Kenya.")}
    assert found == {("People", "Kenyans"), ("State", "Kenya")}


def test_an_adjective_before_an_office_is_the_state(pipeline: Pipeline) -> None:
    """“U.S. Trade Representative” names the United States, and no body."""
    found = typed(pipeline, "U.S. Trade Representative Katherine Tai agreed.")
    assert found == {"U.S.": "State", "Katherine Tai": "Person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Each State Party shall report.", set()),
        ("They paid 40 Rupees at 10:00 GMT.", set()),
        ("The NATO Summit began.", {"NATO"}),
        ("(Laughter.) Thank you, Madam Speaker.", set()),
        ("The National Nutrition Study ended.", set()),
        ("Artificial Intelligence (AI) is new. AI spreads.", set()),
    ],
)
def test_what_is_no_entity_is_left_out(pipeline: Pipeline, text: str, names: set[str]) -> None:
    """Events, programmes, currencies, hours and words with a capital are no names of entities."""
    assert set(typed(pipeline, text)) == names


def test_an_acronym_means_what_the_text_says(pipeline: Pipeline) -> None:
    """A short form in brackets is the organisation before it, here and later."""
    text = "The Lesotho Farmers Union (LFU) agreed. The LFU had waited."
    assert {n.label for s, n in read(pipeline, text) if s == "LFU"} == {"Lesotho Farmers Union"}


def test_names_do_not_overlap(pipeline: Pipeline) -> None:
    """Mentions are sorted and each token belongs to one at most."""
    text = (
        "The Foreign Ministry of Chad and the Bank of Georgia signed the Bangui Agreement with Boeing in Paris, "
        "said Prime Minister of Chad Saleh Kebzabo, who leads the National Union for Democracy and Renewal."
    )
    names = [n for _, n in read(pipeline, text)]
    assert names
    assert all(a.end <= b.start for a, b in pairwise(names))
