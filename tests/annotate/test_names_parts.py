from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from communique.annotate.abbreviations import defined
from communique.annotate.listed_names import ListedNames, folded
from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords, as_usual, people_label
from communique.annotate.names import longest
from communique.model import Name
from communique.ontology import Ontology
from communique.reference import Entry, Reference, load_reference

NLP = spacy.blank("en")
DATA = Path(__file__).parents[2] / "src" / "communique" / "data" / "curated"


def parsed(text: str) -> Doc:
    """A Doc in which every word stands by itself: no model is needed."""
    doc = NLP(text)
    for token in doc:
        token.tag_ = "NNP" if token.text[0].isupper() else "NN"
        token.dep_ = "dep"
    return doc


def listed(
    ontology: Ontology,
    states: tuple[Entry, ...] = (),
    places: tuple[Entry, ...] = (),
    organisations: tuple[Entry, ...] = (),
) -> ListedNames:
    """A finder over small tables."""
    reference = Reference(states, places, organisations, (), ())
    return ListedNames(NameWords(ontology, reference), reference)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("MARCO RUBIO", "Marco Rubio"),
        ("JOHN  McCAIN", "JOHN McCAIN"),
        ("MITCH MCCONNELL", "Mitch McConnell"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"),
        ("JEAN-PIERRE LACROIX", "Jean-Pierre Lacroix"),
        ("J. D. VANCE", "J. D. Vance"),
        ("NATO", "NATO"),
        ("Marco Rubio", "Marco Rubio"),
    ],
)
def test_names_in_capitals_get_the_usual_case(text: str, usual: str) -> None:
    """Only what has no small letter and more than one word is changed; spaces are made single."""
    assert as_usual(text) == usual


@pytest.mark.parametrize(
    ("people", "text", "label"),
    [
        (("Armenian", "Armenians"), "Armenian", "Armenians"),
        (("Frenchman", "Frenchmen", "French"), "French", "French"),
        (("Dane", "Danes", "Danish"), "Danish", "Danes"),
        ((), "Kurdish people", "Kurdish people"),
    ],
)
def test_peoples_have_a_plural_label(people: tuple[str, ...], text: str, label: str) -> None:
    """A people goes by the plural that begins like the word of the text, or else by that word."""
    assert people_label(people, text) == label


def test_words_are_known_with_their_endings(ontology: Ontology) -> None:
    """A word of the language is known in its inflected forms; a part of a person's name is no plain word."""
    reference = Reference((), (), (), (), (), name_parts={"given": frozenset({"Grace"})})
    words = NameWords(ontology, reference, {"carry": True, "grace": False, "river": False})
    assert words.is_word("carries")
    assert words.is_word("rivers")
    assert not words.is_word("mutombwe")
    assert not words.is_plain("Grace")
    assert words.is_plain("River")


def test_folding_keeps_offsets() -> None:
    """Accents, apostrophes and hyphens of the typographer become plain ones, letter by letter."""
    text = "Cote d’Ivoire, Erdoğan, Łódź, al‑Sham"
    assert folded(text) == "Cote d'Ivoire, Erdogan, Lodz, al-Sham"
    assert len(folded("Straße İzmir ﬁ")) == len("Straße İzmir ﬁ")


def test_accents_make_no_difference_in_long_names(ontology: Ontology) -> None:
    """“Cote d'Ivoire” is the state; “Male” is not the capital with an accent."""
    finder = listed(
        ontology,
        states=(Entry("Q1008", "Ivory Coast", "State", ("Côte d'Ivoire",)),),
        places=(Entry("Q9347", "Malé", "Place", ("Malé",)),),
    )
    assert [n.label for n in finder.find(NameTokens(parsed("Cote d’Ivoire votes . Male voters too .")))] == [
        "Ivory Coast"
    ]


def test_a_longer_form_that_ends_inside_a_word_hides_no_shorter_one(ontology: Ontology) -> None:
    """In “EU Commissioner” the table's “EU Commission” does not hide “EU”."""
    finder = listed(
        ontology,
        organisations=(
            Entry("", "European Union", "IntergovernmentalOrganisation", ("EU",)),
            Entry("", "European Commission", "IntergovernmentalOrganisation", ("EU Commission",)),
        ),
    )
    assert [n.label for n in finder.find(NameTokens(parsed("the EU Commissioner")))] == ["European Union"]


def test_the_tables_name_what_they_list(ontology: Ontology) -> None:
    """An entry is found by its exact name, whatever the apostrophe."""
    entry = Entry("", "People's Party", "Organisation", ("People's Party",))
    assert list(listed(ontology, organisations=(entry,)).named("People’s Party")) == [entry]


def test_short_forms_stand_for_what_is_before_them() -> None:
    """Letters in brackets stand for the name whose words they begin; for other words they make no name."""
    doc = parsed("the Lesotho Farmers Union ( LFU ) and Very High Frequency ( VHF ) ; LFU and VHF")
    union = Name(1, 4, "Organisation", "Lesotho Farmers Union", origin="recogniser")
    found, other = defined(NameTokens(doc), [union])
    assert [(n.start, n.label) for n in found] == [(5, union.label), (15, union.label)]
    assert other == {"VHF"}


def test_short_forms_need_the_letters() -> None:
    """Letters that begin none of the words stand for something else."""
    doc = parsed("the Lesotho Farmers Union ( XYZ )")
    found, other = defined(NameTokens(doc), [Name(1, 4, "Organisation", "Lesotho Farmers Union", origin="recogniser")])
    assert (found, other) == ([], frozenset())


def test_the_longest_name_wins() -> None:
    """Of names that overlap the longest stays, of equals the grammar's before the tables' and the recogniser's."""
    long = Name(0, 3, "Organisation", "a", origin="recogniser")
    inside = Name(1, 2, "State", "b")
    grammar, table = Name(4, 6, "Treaty", "c", origin="grammar"), Name(4, 6, "Place", "d")
    assert longest([inside, table, grammar, long]) == [long, grammar]


def test_tokens_of_characters() -> None:
    """Characters give tokens only where whole tokens stand on them."""
    tokens = NameTokens(parsed("Kenya voted."))
    assert tokens.span(0, 5) == (0, 1)
    assert tokens.span(0, 11) == (0, 2)
    assert tokens.span(0, 4) is None
    assert tokens.after(99) == ""


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("table", ["persons", "peoples", "name_parts", "name_words"])
def test_tables_of_words_are_sorted(table: str) -> None:
    """Rows kept by hand stand in code point order, none twice."""
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.split("\t")[1] if table == "persons" else line for line in lines]
    assert keys == sorted(set(keys))


def test_persons_invent_no_id() -> None:
    """A person's id is one that the table of office holders proves."""
    proven = {term.qid for term in load_reference().office_holders} | {""}
    assert {row["qid"] for row in rows("persons")} <= proven


def test_words_in_names_are_in_lower_case() -> None:
    """The words that tell of names are compared in lower case."""
    assert all(row["word"] == row["word"].lower() for row in rows("name_words"))
