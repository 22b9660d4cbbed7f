"""Which person holds which office of what."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, Ref
from communique.ontology.offices import plural
from communique.pipeline import Pipeline


def offices(pipeline: Pipeline, text: str, title: str = "", publisher: str = "") -> set[str]:
    """The labels of the memberships that a text attests."""
    claims = pipeline.claims(Document("d", text, title, publisher, date(2024, 3, 1)))
    return {c.label for c in claims if any(name == "org:member" and isinstance(v, Ref) for name, v in c.properties)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Prime Minister and Minister of Defence Anne Hansen of Norway spoke.",
            {"Anne Hansen, prime minister, Norway", "Anne Hansen, defence minister, Norway"},
            id="two offices of one person",
        ),
        pytest.param(
            "The prime ministers of Norway and Sweden, Anne Hansen and Lars Berg, met.",
            {"Anne Hansen, prime minister, Norway", "Lars Berg, prime minister, Sweden"},
            id="states and persons in one order",
        ),
        pytest.param(
            "Kofi Boateng, 61, a former foreign minister of Ghana, died.",
            {"Kofi Boateng, foreign minister, Ghana"},
            id="an age before an apposition",
        ),
        pytest.param(
            "Kofi Boateng, who was foreign minister of Ghana, died.",
            {"Kofi Boateng, foreign minister, Ghana"},
            id="a clause that says it",
        ),
        pytest.param(
            "Ghanaian Interior Minister Kofi Boateng met his Norwegian counterpart, Anne Hansen.",
            {"Kofi Boateng, interior minister, Ghana", "Anne Hansen, interior minister, Norway"},
            id="a counterpart",
        ),
        pytest.param(
            "Anne Hansen, Minister of Foreign Affairs and Trade of Norway, signed.",
            {"Anne Hansen, foreign minister, Norway"},
            id="the rest of a long title",
        ),
        pytest.param(
            "Anna Kowalska, the UN special envoy for Yemen, spoke.",
            {"Anna Kowalska, special envoy, United Nations"},
            id="an envoy is of those who sent her",
        ),
        pytest.param(
            "Chairman of the Joint Chiefs of Staff General Lars Berg spoke.",
            {"Lars Berg, chair, Joint Chiefs of Staff"},
            id="a rank between an office and the name",
        ),
        pytest.param(
            "Minister of Trade and Ghanaian Envoy Kofi Boateng spoke.",
            {"Kofi Boateng, minister, Ghana", "Kofi Boateng, special envoy, Ghana"},
            id="the state before the second office",
        ),
        pytest.param(
            "Ghanaian Finance Minister Kofi Boateng and Principal Secretary Anne Hansen spoke.",
            {"Kofi Boateng, finance minister, Ghana", "Anne Hansen, secretary, Ghana"},
            id="officials who are listed together",
        ),
        pytest.param("The Minister would not be Anne Hansen, he said.", set(), id="a title of nobody"),
        pytest.param("Amir Khan won the fight.", set(), id="a forename that is a title elsewhere"),
    ],
)
def test_titles_belong_to_persons_and_bodies(pipeline: Pipeline, text: str, expected: set[str]) -> None:
    """Titles before, after and said of names, with the state or body that the text gives them."""
    assert offices(pipeline, text) == expected


def test_the_government_that_publishes_is_meant_where_nobody_else_is_known(pipeline: Pipeline) -> None:
    """An office without a body is the publisher's, if the document names the state and the office is not another's."""
    text = "National Security Advisor Peter Novak thanked the United States. President Anne Hansen did not."
    found = offices(pipeline, text, publisher="The White House")
    assert "Anne Hansen, president" in found


def test_the_heading_gives_an_office(pipeline: Pipeline) -> None:
    """The title of the document names the speaker's office; it is not of a state that is known to have another then."""
    found = offices(pipeline, "Lars Berg said that Norway agreed.", "Statement by Foreign Minister Lars Berg")
    assert found == {"Lars Berg, foreign minister"}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("minister of trade", "ministers of trade"),
        ("secretary-general", "secretaries-general"),
        ("spokeswoman", "spokeswomen"),
        ("ambassador-at-large", "ambassadors-at-large"),
        ("lieutenant general", "lieutenant generals"),
    ],
)
def test_titles_have_their_plurals(form: str, expected: str) -> None:
    """The head of a title takes the plural."""
    assert plural(form) == expected
