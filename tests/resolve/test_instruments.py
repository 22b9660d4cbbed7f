"""Which mentions are one instrument, and when a document is one itself."""

from __future__ import annotations

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline
from communique.resolve.instrument_labels import HeadNoun, Heads, shortens


def instruments(pipeline: Pipeline, text: str, title: str = "") -> dict[str, list[str]]:
    """The labels of the instruments in a text with their surface forms."""
    doc = pipeline.understand(Document("d", text, title))
    found = annotations_of(doc).entities
    legal = [e for e in found if pipeline.ontology.is_a(e.type, "LegalInstrument")]
    return {e.label: [doc[n.start : n.end].text for n in e.mentions] for e in legal}


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("treaty of amity", "treaty of amity, commerce and navigation", True),
        ("defence treaty", "chad-niger defence treaty", True),
        ("agreement on fisheries", "agreement between chile and peru on fisheries", True),
        ("treaty", "treaty of amity", False),
        ("treaty of amity", "treaty of alliance", False),
    ],
)
def test_short_forms_of_names(short: str, full: str, expected: bool) -> None:
    """A name is a short form by its beginning, its end, or its head and end; never by its head alone."""
    assert shortens(short, full) is expected


def test_heads_of_names(pipeline: Pipeline) -> None:
    """The head stands before the complement, the last of a compound; a plural is told."""
    heads = Heads(pipeline.ontology)
    assert heads.of("Framework Agreement on Trade") == HeadNoun("agreement", plural=False)
    assert heads.of("Geneva Conventions") == HeadNoun("convention", plural=True)


def test_text_of_a_treaty_is_the_treaty(pipeline: Pipeline) -> None:
    """In a text whose title is the name of an instrument, “this Treaty” is that instrument."""
    text = "Article 1\n\nThere shall be peace. This Treaty binds both.\n\nArticle 2\n\nThe present Treaty ends in May."
    found = instruments(pipeline, text, "Treaty of Friendship between Chad and Niger")
    assert found == {"Treaty of Friendship between Chad and Niger": ["This Treaty", "present Treaty"]}


def test_order_without_a_name_is_labelled_by_its_title(pipeline: Pipeline) -> None:
    """An order that speaks of itself, with sections, has its title as label even if that names no instrument."""
    text = "Section 1. Purpose. Ships are unsafe. Sec. 2. Scope. Nothing in this order creates a right."
    assert instruments(pipeline, text, "Improving Ships") == {"Improving Ships": ["this order"]}


def test_demonstrative_in_news_is_no_instrument_of_its_own(pipeline: Pipeline) -> None:
    """In a text that is no instrument “this treaty” is not a name."""
    assert instruments(pipeline, "Peru said that this treaty would help fishermen.", "Peru speaks") == {}


def test_title_in_capitals_is_the_same_instrument(pipeline: Pipeline) -> None:
    """The title repeated in the text, also in capitals, is one instrument and ends where the title does."""
    title = "Transit Agreement between Chad and Niger"
    text = f"{title} Agadez, 3 May 1999 {title.upper()} Chad and Niger have agreed on this Agreement as follows."
    assert list(instruments(pipeline, text, title)) == [title]


def test_defined_short_form(pipeline: Pipeline) -> None:
    """A short form that the text defines, even behind where and when the instrument was made, means it."""
    text = (
        "The Pact on Mutual Transit, done at Accra on 3 May 1999 (“the Accra Pact”), lapsed. The Accra Pact was good."
    )
    assert instruments(pipeline, text) == {"Pact on Mutual Transit": ["Pact on Mutual Transit", *["Accra Pact"] * 2]}


def test_other_name(pipeline: Pipeline) -> None:
    """What a text says that an instrument is also known as names the same one."""
    text = "Leaders praised the Accra Declaration on Trade, also known as the Gold Declaration, in May."
    assert len(instruments(pipeline, text)) == 1


def test_number_with_and_without_body(pipeline: Pipeline) -> None:
    """A resolution named once with its body and once by its number is one."""
    text = "Mali cited Security Council resolution 2719. It said that resolution 2719 was ignored."
    assert list(instruments(pipeline, text)) == ["United Nations Security Council Resolution 2719"]


def test_short_mention_of_another_head_is_not_an_antecedent(pipeline: Pipeline) -> None:
    """“The Joint Declaration” is not the last declaration of another name."""
    text = "Ghana cited the Accra Declaration. Togo and Benin signed the Joint Declaration on Monday."
    assert len(instruments(pipeline, text)) == 2


def test_agreements_with_different_parties_stay_apart(pipeline: Pipeline) -> None:
    """Memoranda of which the text names different parties are different ones."""
    text = "Uganda renewed its MOU with Kenya. Later Chad cancelled its MOU with Niger."
    assert len(instruments(pipeline, text)) == 2


def test_lower_case_noun_takes_up_the_instrument(pipeline: Pipeline) -> None:
    """“The agreement” denotes the instrument named before, though it is no name."""
    text = "Peru signed the Lima Agreement in May. Chile ratified the agreement in June."
    doc = pipeline.understand(Document("d", text))
    noun = next(t for t in doc if t.text == "agreement")
    assert [e.label for e in annotations_of(doc).referents[noun.i].entities] == ["Lima Agreement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana signed a letter of intent with Togo.", {"letter of intent"}),
        ("Mr Ruto signed an executive order on ports.", {"executive order"}),
        ("Ghana and Togo signed a Deep Sea Ports Agreement.", {"Deep Sea Ports Agreement"}),
        ("The envoys hailed the signing of a free trade agreement between Ghana and Togo.", {"free trade agreement"}),
        ("Ghana could sign an agreement with Togo.", set()),
        ("Ghana and Togo reached an agreement.", set()),
    ],
)
def test_what_is_signed(pipeline: Pipeline, text: str, expected: set[str]) -> None:
    """An indefinite description of a text that is signed or ratified is one instrument; a mere understanding is not."""
    assert {surface for found in instruments(pipeline, text).values() for surface in found} == expected


def test_code_section_of_a_named_law(pipeline: Pipeline) -> None:
    """A section of a code cited alone is the law to which the text has tied it."""
    text = "The Clean Ports Act of 1999 (22 U.S.C. 7421) is old. Under 22 U.S.C. 7421 ports pay."
    assert instruments(pipeline, text) == {"Clean Ports Act of 1999": ["Clean Ports Act of 1999", "22 U.S.C. 7421"]}


def test_notice_is_its_own_text(pipeline: Pipeline) -> None:
    """Where the title names one, behind a rubric too, “this notice” is the text itself."""
    found = instruments(pipeline, "This notice shall be published.", "Press Release: Notice on the Closing of Ports")
    assert found == {"Notice on the Closing of Ports": ["This notice"]}
    assert instruments(pipeline, "This notice hangs on the door.", "A visit to the port") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru suspended its constitution.", {"Constitution of Peru": ["constitution"]}),
        ("Article 3 of Peru's Constitution applies.", {"Constitution of Peru": ["Constitution"]}),
        ("The new constitution of Peru applies.", {"Constitution of Peru": ["new constitution of Peru"]}),
        ("The constitution applies.", {"constitution": ["constitution"]}),
    ],
)
def test_sole_instruments_of_states(pipeline: Pipeline, text: str, expected: dict[str, list[str]]) -> None:
    """What a state has one of is labelled by the state."""
    assert instruments(pipeline, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She signed H.R. 5, the Clean Ports Act, into law.", {"Clean Ports Act": ["H.R. 5", "Clean Ports Act"]}),
        (
            "The Treaty between Ghana and Togo on Ports (Lome Treaty) binds. The Lome Treaty is old.",
            {"Treaty between Ghana and Togo on Ports": [
                "Treaty between Ghana and Togo on Ports", "Lome Treaty", "Lome Treaty"]},
        ),
        ("The Lome Treaty, the Accra Treaty and others bind.", {
            "Lome Treaty": ["Lome Treaty"], "Accra Treaty": ["Accra Treaty"]}),
    ],
)  # fmt: skip
def test_apposed_names(pipeline: Pipeline, text: str, expected: dict[str, list[str]]) -> None:
    """A title behind a number, and one in brackets behind another, names the same instrument."""
    assert instruments(pipeline, text) == expected


def test_indefinite_is_no_short_form(pipeline: Pipeline) -> None:
    """What is first brought in as “an executive order” is not one that has a number; “the Order” takes it up."""
    text = "He signed an Executive Order on ports. The Order cites Executive Order 13000."
    assert instruments(pipeline, text) == {
        "Executive Order": ["Executive Order", "Order"],
        "Executive Order 13000": ["Executive Order 13000"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She praised NATO’s Article 5.", {"North Atlantic Treaty": ["Article 5"]}),
        ("NATO met. He invoked Article 5.", {"North Atlantic Treaty": ["Article 5"]}),
        ("NATO met. He read Article 12.", {}),
        ("He invoked Article 5.", {}),
        ("NATO met. The Lima Pact and its Article 5 bind.", {"Lima Pact": ["Lima Pact"]}),
    ],
)
def test_articles_of_founding_instruments(pipeline: Pipeline, text: str, expected: dict[str, list[str]]) -> None:
    """An article beside a body, or one known by its number where the body is named, is of the body's instrument."""
    assert instruments(pipeline, text) == expected


def test_year_and_head_take_up_a_dated_instrument(pipeline: Pipeline) -> None:
    """A year with a head is short for the instrument of that head that the text has dated so."""
    text = "It cited the Agreement on Ports, signed in Lome on 3 May 2011. The 2011 Agreement and the 2014 Agreement."
    assert list(instruments(pipeline, text)) == ["Agreement on Ports", "2014 Agreement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad signed the Lome Treaty and the Accra Treaty. Both treaties bind.", ["Lome Treaty", "Accra Treaty"]),
        ("Chad signed the Lome Treaty and the Accra Treaty. These treaties bind.", ["Lome Treaty", "Accra Treaty"]),
        ("Chad signed the Lome Treaty. These three treaties bind.", []),
    ],
)
def test_several_taken_up(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    """A plural with “both” or “these” means the instruments of that head, where there are as many."""
    doc = pipeline.understand(Document("d", text))
    taken = next((r for i, r in annotations_of(doc).referents.items() if doc[i].text == "treaties"), None)
    assert [e.label for e in taken.entities] == expected if taken is not None else expected == []


def test_heading_in_capitals_is_the_text_itself(pipeline: Pipeline) -> None:
    """A heading that words the title otherwise names the same text."""
    heading = "AGREEMENT BETWEEN THE REPUBLIC OF CHAD AND THE REPUBLIC OF MALI"
    text = heading + "\n\nArticle 1. This Agreement binds.\n\nArticle 2. It stands."
    assert list(instruments(pipeline, text, "Agreement between Chad and Mali on Ports")) == [
        "Agreement between Chad and Mali on Ports"
    ]
