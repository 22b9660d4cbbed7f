"""What a document tells of instruments beyond their mentions: provisions, parties in names, titles, self-reference."""

from __future__ import annotations

import pytest
import spacy

from communique.annotate.instrument_parties import parties
from communique.annotate.instrument_provisions import alone, headings, provision
from communique.annotate.instruments import InstrumentGrammar
from communique.model import Name

NLP = spacy.blank("en")
HEADS = {
    "treaty": "Treaty",
    "agreement": "AgreementInstrument",
    "joint statement": "Declaration",
    "executive order": "ExecutiveOrder",
    "memorandum of understanding": "Memorandum",
    "mou": "Memorandum",
    "v.": "Judgment",
    "resolution": "Resolution",
}
GRAMMAR = InstrumentGrammar(HEADS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 1\n\nAims\n\nArticle 2\n\nMeans", ["1", "2"]),
        ("ARTICLE I There shall be peace. ARTICLE II Trade is free.", ["I", "II"]),
        ("It is ordered: Section 1. Purpose. The aim. Sec. 2. (a) The Secretary acts.", ["1", "2"]),
        ("Article 5 of the Treaty of Oslo binds.", []),
        ("It follows from ARTICLE IV of the treaty.", []),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    """Headings of articles stand at a line's beginning or, in capitals or with a full stop, in it; citations do not."""
    assert [cited.number for cited in headings(text)] == expected


def test_articles_cited_alone() -> None:
    """An article cited without an instrument is found; one cited with “of”, and a heading, are not."""
    text = "ARTICLE I Peace. Under Article 7, Chad acts. Article 9 of the Oslo Treaty helps."
    assert [cited.number for cited in alone(text, headings(text))] == ["7"]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("Article 6, paragraph 2, of the ", "6(2)"),
        ("Article 6 paragraph (2) of the ", "6(2)"),
        ("paragraph 3 of Article 4 of the ", "4(3)"),
        ("section 12 of title 5, ", "12"),
        ("paragraphs 2 and 3 of ", "2|3"),
        ("ARTICLE III The ", ""),
    ],
)
def test_parts_of_one_provision(cited: str, expected: str) -> None:
    """A paragraph of an article is one provision; a title adds nothing; a heading before a name is no citation."""
    text = f"{cited}Code"
    assert provision(text, len(cited), len(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In accordance with this Treaty they met.", ["this Treaty"]),
        ("The present Treaty shall be ratified.", ["present Treaty"]),
        ("Nothing in this order creates a right.", ["this order"]),
        ("This agreement binds.", ["This agreement"]),
        ("In order to help they met.", []),
        ("This treaty-based body met.", []),
    ],
)
def test_mentions_of_the_text_itself(text: str, expected: list[str]) -> None:
    """The words “this” and “the present” before a head, or the last word of a head phrase, may mean the text."""
    doc = NLP(text)
    assert [doc[n.start : n.end].text for n in GRAMMAR.find(doc) if "self" in n.attributes] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court decided Ndlovu v. Mbeki in May.", ["Ndlovu v. Mbeki"]),
        ("In Hill v. State of Ohio it held so.", ["Hill v. State of Ohio"]),
        ("ARTICLE V There shall be peace.", []),
    ],
)
def test_court_cases(text: str, expected: list[str]) -> None:
    """The parties of a case are joined by what law reports write; a Roman number joins nothing."""
    doc = NLP(text)
    assert [doc[n.start : n.end].text for n in GRAMMAR.find(doc) if n.type == "Judgment"] == expected


def test_a_number_with_a_year_is_of_the_security_council() -> None:
    """A resolution cited by number and year alone is one of the Security Council, which alone cites so."""
    (name,) = GRAMMAR.find(NLP("It recalled resolution 2719 (2023) at length."))
    assert name.label == "United Nations Security Council Resolution 2719"


def test_capitals_only_title_reads_like_any_other() -> None:
    """In a title in capitals the small words stay small, so that the name ends where it would in mixed case."""
    doc = NLP("TREATY BETWEEN CHILE AND PERU THE REPUBLIC OF CHILE and others agreed.")
    assert [doc[n.start : n.end].text for n in GRAMMAR.find(doc)] == ["TREATY BETWEEN CHILE AND PERU"]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Treaty between Chad and Niger, 1970 (excerpt)", "Treaty between Chad and Niger, 1970"),
        ("The Joint Statement of Peru and Chile on Fishing", "Joint Statement of Peru and Chile on Fishing"),
        ("Chad and Niger sign a treaty", None),
        ("Remarks on the Agreement with Peru", None),
    ],
)
def test_titles_of_documents(title: str, label: str | None) -> None:
    """A title that is the name of an instrument labels it, brackets left out; a headline or a topic does not."""
    name = GRAMMAR.title(NLP(title))
    assert (None if name is None else name.label) == label


def _states(text: str, *labels: str) -> list[Name]:
    doc = NLP(text)
    words = [t.text for t in doc]
    return [Name(words.index(label), words.index(label) + 1, "State", label) for label in labels]


@pytest.mark.parametrize(
    ("text", "states", "expected"),
    [
        ("Treaty between Chad and Niger", ("Chad", "Niger"), ["Chad", "Niger"]),
        ("Chad - Niger Treaty", ("Chad", "Niger"), ["Chad", "Niger"]),
        ("Joint Statement of Chad and Niger on Peru", ("Chad", "Niger", "Peru"), ["Chad", "Niger"]),
        ("Treaty between Chad and Niger on Peru", ("Chad", "Niger", "Peru"), ["Chad", "Niger"]),
        ("Treaty of Chad", ("Chad",), []),
        ("Treaty on the Withdrawal of Chad from Niger", ("Chad", "Niger"), []),
    ],
)
def test_parties_in_names(text: str, states: tuple[str, ...], expected: list[str]) -> None:
    """States behind “between”, in a pair or in a joint text are parties; those of which a name only speaks are not."""
    doc = NLP(text)
    found = parties(doc, [Name(0, len(doc), "Treaty", text)], _states(text, *states))
    assert [n.label for n in found] == expected


def test_combining_form_is_a_party_only_in_a_pair() -> None:
    """“Sino-” in the name of an instrument stands for the state."""
    doc = NLP("Sino - Peru Agreement")
    found = parties(doc, [Name(0, 4, "AgreementInstrument", doc.text)], _states(doc.text, "Peru"))
    assert [n.label for n in found] == ["China", "Peru"]


def test_acronym_in_brackets_inside_a_title() -> None:
    """A title goes on behind the acronym that stands in brackets behind its head."""
    doc = NLP("They signed a Memorandum of Understanding (MOU) between Chad and Niger today.")
    (name,) = GRAMMAR.find(doc)
    assert doc[name.start : name.end].text == "Memorandum of Understanding (MOU) between Chad and Niger"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was raised by the treaty of the third day of May 1911.", []),
        ("Chad defends its MOU with a rebel group.", ["MOU"]),
        ("They talked about an MOU.", []),
    ],
)
def test_acronyms_as_heads(text: str, expected: list[str]) -> None:
    """An acronym that is a head needs a determiner that makes it particular; dates count once annotated."""
    doc = NLP(text)
    assert [doc[n.start : n.end].text for n in GRAMMAR.find(doc)] == expected
