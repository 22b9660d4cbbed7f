"""Whom pronouns, descriptions and first persons stand for."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline


def referents(
    pipeline: Pipeline, text: str, title: str = "", publisher: str = ""
) -> dict[str, list[tuple[set[str], str]]]:
    """For each word in lower case, what it denotes and why, each time it occurs, names left out."""
    document = Document("d", text, title, publisher, date(2022, 5, 4))
    doc = pipeline.understand(document)
    found: dict[str, list[tuple[set[str], str]]] = {}
    for i, referent in sorted(annotations_of(doc).referents.items()):
        if referent.reason != "name":
            found.setdefault(doc[i].lower_, []).append(({e.label for e in referent.entities}, referent.reason))
    return found


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        pytest.param(
            "Kenya signed the Lake Protocol. It praised the text.", "it", {"Kenya"}, id="it for the subject before"
        ),
        pytest.param("Kenya completed its withdrawal from Somalia.", "its", {"Kenya"}, id="its for the subject"),
        pytest.param(
            "Angela Merkel met Emmanuel Macron in Berlin. She praised the plan.", "she", {"Angela Merkel"}, id="she"
        ),
        pytest.param(
            "Kenya and Uganda met in Nairobi. The two countries praised the plan.",
            "countries",
            {"Kenya", "Uganda"},
            id="the two countries",
        ),
        pytest.param(
            "Kenyan President William Ruto met Narendra Modi in Delhi. The Kenyan president thanked India.",
            "president",
            {"William Ruto"},
            id="title with a demonym",
        ),
        pytest.param(
            "President William Ruto of Kenya met Prime Minister Narendra Modi of India. The two leaders praised it.",
            "leaders",
            {"William Ruto", "Narendra Modi"},
            id="the two leaders",
        ),
    ],
)
def test_an_expression_with_one_reading_is_resolved(
    pipeline: Pipeline, text: str, word: str, entities: set[str]
) -> None:
    """Pronouns and descriptions stand for what the sentence before leaves as the one reading."""
    assert referents(pipeline, text)[word][0][0] == entities


def test_i_is_the_person_in_the_title(pipeline: Pipeline) -> None:
    """In a text without her name “I” is the author that the title gives, an entity of the document."""
    text = "I condemn the attack on Mombasa. I have spoken to William Ruto."
    document = Document("d", text, "Statement by Foreign Minister Maria Castro on Kenya", "", date(2022, 5, 4))
    doc = pipeline.understand(document)
    assert referents(pipeline, text, document.title)["i"] == [({"Maria Castro"}, "author")] * 2
    (author,) = [e for e in annotations_of(doc).entities if e.label == "Maria Castro"]
    assert author.type == "Person"
    assert [doc[n.start].text for n in author.mentions] == ["I", "I"]


def test_i_without_an_author_stays_open(pipeline: Pipeline) -> None:
    """Where neither title nor text tells who speaks, nothing is guessed."""
    assert "i" not in referents(pipeline, "I condemn the attack on Mombasa.", "Statement on Kenya")


def test_we_in_a_statement_of_a_government_is_its_state(pipeline: Pipeline) -> None:
    """“We” in a text that a government publishes is its state, when the text names it."""
    text = "The United States condemns the attack on Mombasa. We stand with Kenya."
    told = referents(pipeline, text, "Statement on the Attack in Mombasa", "The White House")
    assert told["we"] == [({"United States"}, "author")]


def test_i_in_a_quotation_is_its_speaker(pipeline: Pipeline) -> None:
    """The first person inside quotation marks is who is quoted, not the author of the document."""
    text = "“I welcome the plan for the lake,” said William Ruto."
    told = referents(pipeline, text, "Remarks by Maria Castro on the lake")
    assert told["i"] == [({"William Ruto"}, "author")]


@pytest.mark.parametrize(
    ("text", "word", "entities"),
    [
        pytest.param(
            "The Presidents of Peru and Chile met in Lima. Talks went on for days. The Presidents thanked the hosts.",
            "presidents",
            {"Peru", "Chile"},
            id="the same plural of states",
        ),
        pytest.param(
            "President William Ruto, Prime Minister Mia Mottley of Barbados, and President Emmanuel Macron of France "
            "met in Paris. The leaders praised the plan.",
            "leaders",
            {"William Ruto", "Mia Mottley", "Emmanuel Macron"},
            id="a long list of persons",
        ),
        pytest.param(
            "Foreign Ministers Musalia Mudavadi and Penny Wong met in Nairobi. Both ministers praised the plan.",
            "ministers",
            {"Musalia Mudavadi", "Penny Wong"},
            id="a title in the plural",
        ),
    ],
)
def test_a_plural_is_resolved_to_those_named_together(
    pipeline: Pipeline, text: str, word: str, entities: set[str]
) -> None:
    """The last time the word occurs, it stands for the whole group."""
    assert referents(pipeline, text)[word][-1][0] == entities


@pytest.mark.parametrize(
    ("text", "title", "publisher", "entities"),
    [
        pytest.param(
            "We the Leaders of the Group of Seven (G7) met today with the President of Chad. We praise Kenya.",
            "Leaders’ Statement",
            "The White House",
            {"Group of Seven"},
            id="declared without a comma",
        ),
        pytest.param(
            "The European Union thanks Kenya. We praise the plan.",
            "Kenya: Statement by the Spokesperson on the plan",
            "European External Action Service",
            {"European Union"},
            id="an organ of an organisation",
        ),
        pytest.param(
            "The EU thanks Kenya. We praise the plan.",
            "Declaration by the High Representative on behalf of the European Union on Kenya",
            "",
            {"European Union"},
            id="on behalf of",
        ),
    ],
)
def test_we_stands_for_those_in_whose_name_the_text_is(
    pipeline: Pipeline, text: str, title: str, publisher: str, entities: set[str]
) -> None:
    """Title, publisher and the text's own words tell for whom “we” is said."""
    assert referents(pipeline, text, title, publisher)["we"][-1][0] == entities


def test_i_is_who_signs_a_letter(pipeline: Pipeline) -> None:
    """A name on a line of its own at the end tells who says “I”."""
    text = "To the Senate:\n\nI transmit the treaty with Kenya.\n\nJOSEPH R. BIDEN JR.\n\nTHE WHITE HOUSE"
    assert referents(pipeline, text)["i"][0][0] == {"Joe Biden"}
