"""Which words are quoted: marks of all kinds, over paragraphs, and what only looks like a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from communique.annotate.quotations import find_quotations

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def blank() -> Language:
    """An English pipeline without any model."""
    return spacy.blank("en")


def quoted(blank: Language, text: str) -> list[tuple[str, bool]]:
    """The quoted words and whether they go on with those before."""
    doc = blank(text)
    return [(doc[q.start : q.end].text, q.continues) for q in find_quotations(doc)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“We won,” he said.", ["We won"], id="curly"),
        pytest.param('"We won," he said. "It is over."', ["We won", "It is over."], id="straight"),
        pytest.param("''We won,'' he said.", ["We won"], id="two single ones for a double one"),
        pytest.param("«Nous», he said.", ["Nous"], id="guillemets"),
        pytest.param("‘We don’t know,’ the minister’s aide said.", ["We don’t know"], id="single curly"),
        pytest.param("'We don't know,' he said.", ["We don't know"], id="single straight"),
        pytest.param("He said “that “this” is so” twice.", ["that “this” is so"], id="nested"),
        pytest.param("She called it “a step back”.", ["a step back"], id="a phrase"),
    ],
)
def test_marks_of_all_kinds_hold_a_quotation(blank: Language, text: str, words: list[str]) -> None:
    """The words between a pair of marks are quoted, without the marks and a comma at the end."""
    assert quoted(blank, text) == [(w, False) for w in words]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' decision and the states' view.",
        "Trade of the '90s, and the workers' rights since.",
        "The ‘90s were the ministers’ best years",
        "A board 5'10\" long.",
        "An “open mark, and no other.\n\nThe next paragraph.",
    ],
)
def test_apostrophes_and_lone_marks_are_no_quotation(blank: Language, text: str) -> None:
    """What may be an apostrophe or a measure, and a mark without its pair, quotes nothing."""
    assert quoted(blank, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“One is here.\n\n“Two is here.\n\n“Three is here,” she said.",
        "“One is here.\n\nTwo is here.\n\nThree is here,” she said.",
        '"One is here.\n\n"Two is here.\n\n"Three is here," she said.',
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraphs(blank: Language, text: str) -> None:
    """A quotation left open is continued, whether its paragraphs reopen the marks or not."""
    assert quoted(blank, text) == [("One is here.", False), ("Two is here.", True), ("Three is here", True)]
