"""Whom titles, publishers and the text itself give as the speaker, and what “I” and “we” stand for then."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline
from communique.resolve.byline import clean


def said(pipeline: Pipeline, text: str, title: str = "", publisher: str = "") -> dict[str, set[str]]:
    """For each pronoun of the first person in the text, the labels of all that it denotes somewhere."""
    doc = pipeline.understand(Document("d", text, title, publisher, date(2022, 5, 4)))
    found: dict[str, set[str]] = {}
    for i, referent in annotations_of(doc).referents.items():
        if referent.reason == "author":
            found.setdefault(doc[i].lower_, set()).update(e.label for e in referent.entities)
    return found


@pytest.mark.parametrize(
    ("title", "publisher", "speakers"),
    [
        pytest.param(
            "Statement by Foreign Minister Ana Flores on Chad", "Government of Peru", {"Peru"}, id="publisher"
        ),
        pytest.param(
            "Remarks by Ana Flores, President of Peru, at the Summit", "", {"Peru"}, id="state after the name"
        ),
        pytest.param("Statement of the President of Peru, General Debate", "United Nations", {"Peru"}, id="no name"),
        pytest.param("Speech by Ana Flores", "Ministry of Foreign Affairs of Peru", {"Peru"}, id="ministry"),
        pytest.param("Peru’s Address by Ana Flores", "United Nations", {"Peru"}, id="state before"),
        pytest.param("Joint Statement from Peru and Chad", "", {"Chad", "Peru"}, id="joint"),
        pytest.param("Peru-Chad Joint Statement on Energy", "", {"Chad", "Peru"}, id="joint with a hyphen"),
        pytest.param("Peru signs the treaty", "Government of Peru", {"Peru"}, id="release of a government"),
        pytest.param("Peru signs the treaty", "The Daily News", set(), id="newspaper"),
    ],
)
def test_we_is_those_in_whose_name_the_text_speaks(
    pipeline: Pipeline, title: str, publisher: str, speakers: set[str]
) -> None:
    """“We” is the state of the one who speaks, those of a joint statement, or nobody in a newspaper's text."""
    text = "The treaty of Peru and Chad is signed. We welcome the treaty."
    assert said(pipeline, text, title, publisher).get("we", set()) == speakers


def test_an_apposition_tells_who_speaks(pipeline: Pipeline) -> None:
    """“I, NAME, …” and “We, the leaders of …, …” name the speaker without any title."""
    assert said(pipeline, "I, Ana Flores, President of Peru, declare this. I sign here.")["i"] == {"Ana Flores"}
    text = "We, the leaders of Kenya and Chad, reaffirm the treaty. We thank Niger."
    assert said(pipeline, text)["we"] == {"Chad", "Kenya"}


def test_labels_of_a_transcript_tell_who_speaks(pipeline: Pipeline) -> None:
    """In a transcript “I” is whoever the label before it names."""
    text = "PRESIDENT FLORES: I welcome the treaty.\n\nPRESIDENT DUDA: I thank Peru.\n"
    told = said(pipeline, text, "Remarks by President Ana Flores of Peru and President Andrzej Duda of Poland")
    assert {label.split()[-1] for label in told["i"]} == {"Flores", "Duda"}


def test_a_line_that_ends_in_said_opens_a_speech(pipeline: Pipeline) -> None:
    """After “X said:” at the end of a line the unquoted text is X's."""
    text = "Peru signed the treaty.\n\nForeign Minister Ana Flores of Peru said:\n\nI welcome the treaty."
    assert said(pipeline, text)["i"] == {"Ana Flores"}


def test_a_name_after_a_dash_signs_a_quotation(pipeline: Pipeline) -> None:
    """A quotation followed by a dash and a name has that speaker."""
    assert said(pipeline, "“I will never sign the treaty of Lima.” – Ana Flores, 4 May")["i"] == {"Ana Flores"}


def test_our_countries_are_more_than_the_speakers_own(pipeline: Pipeline) -> None:
    """“Our countries” does not stand for the author's state alone."""
    text = "Peru thanks Chad. The treaty binds our countries."
    assert "our" not in said(pipeline, text, "Statement on Chad", "Government of Peru")


def test_my_country_is_the_speakers(pipeline: Pipeline) -> None:
    """“My country” is the state for which the author speaks."""
    text = "Peru signed the treaty. It will never be forgotten in my country."
    doc = pipeline.understand(Document("d", text, "Statement by Ana Flores, President of Peru"))
    (country,) = [r for i, r in annotations_of(doc).referents.items() if doc[i].lower_ == "country"]
    assert [e.label for e in country.entities] == ["Peru"]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        pytest.param("Statement from Ana\\_Flores", "Statement from Ana Flores", id="escaped space"),
        pytest.param("Peru\\u2019s Address", "Peru’s Address", id="escaped code point"),
        pytest.param("Treaty with\\_\\", "Treaty with", id="cut end"),
        pytest.param("Call with JosxE9 Flores", "Call with José Flores", id="escaped byte"),
    ],
)
def test_a_title_is_read_without_its_escapes(raw: str, plain: str) -> None:
    """Escapes that a source leaves in a title do not hide the names in it."""
    assert clean(raw) == plain
