"""What the date grammar finds, and what it makes of it."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from communique.annotate.dates import find_dates
from communique.model import When

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = date(2025, 12, 5)  # a Friday


@pytest.fixture(scope="module")
def blank() -> Language:
    """An English pipeline without any model."""
    return spacy.blank("en")


def _found(nlp: Language, text: str, published: date | None = PUBLISHED) -> list[tuple[str, When | None]]:
    doc = nlp(text)
    return [(doc[found.start : found.end].text, found.value) for found in find_dates(doc, published)]


def _when(written: str | None) -> When | None:
    """A value as the table writes it: "2024", "2024/2025", "2024/" or "/2025"; None or "" when unknown."""
    if not written or "/" not in written:
        return When(written) if written else None
    start, end = written.split("/")
    return When(start, end)


def _table() -> list[tuple[str, date | None, When | None]]:
    """Rows of the table of expressions: text with braces, day of publication, value."""
    path = Path(__file__).parent / "date_expressions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        (r["text"], date.fromisoformat(r["published"]) if r["published"] else None, _when(r["value"])) for r in rows
    ]


TABLE = _table()


@pytest.mark.parametrize(("marked", "published", "expected"), TABLE, ids=[f"{row[0]} {row[1]}" for row in TABLE])
def test_finds_an_expression_and_its_value(
    blank: Language, marked: str, published: date | None, expected: When | None
) -> None:
    """The first expression, in braces here, is found whole and has the value that the table gives."""
    surface = marked[marked.index("{") + 1 : marked.index("}")]
    found = _found(blank, marked.replace("{", "").replace("}", ""), published)
    assert found
    assert found[0] == (surface, expected)
    assert len(found) == marked.count("{")


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 was invoked.",
        "Resolution 2249 was adopted.",
        "Resolution 1701 was adopted, and the implementation of 1701 began.",
        "Resolution 2254 (2015) was adopted.",
        "Under resolutions 1559 (2004) and 1701 (2006), they withdrew.",
        "1,709 children were killed.",
        "E.O. 14098 was revoked.",
        "They may march home; the march may end.",
        "He told the Sunday Times so.",
        "They met on Good Friday.",
        "The bill cost $2000 in all.",
        "He ruled for 30 years, at 72 years of age.",
        "A 72-hour truce held.",
        "They evacuated more than 2000 people by 1800 GMT.",
        "One of 2000 Armenian soldiers spoke.",
        "April Smith met August Wilson.",
        "Black September claimed it.",
        "It was the first visit in two years.",
        "They killed 30 people in three days.",
        "They meet every Tuesday.",
        "Prices rose 3.5 per cent, to 1994.50.",
        "See document S/2015/1022.",
        "They may yet pay in the coming weeks.",
        "Trade fell in recent years.",
        "The spring of the watch broke in the quarter by the river.",
        "He came two hours ago.",
        "They met the day before the vote.",
        "We face the threats of tomorrow.",
        "He writes for Africa Today.",
    ],
)
def test_leaves_other_words_and_numbers_alone(blank: Language, text: str) -> None:
    """Citations, quantities, durations, repeated days and names are no dates."""
    assert _found(blank, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on May 3, 2024. He had come three days earlier.", "2024-04-30"),
        ("They met on May 3, 2024. They signed the same day.", "2024-05-03"),
        ("They met on May 3, 2024. They signed the next day.", "2024-05-04"),
        ("They met on May 3, 2024. They signed that evening.", "2024-05-03"),
        ("They met on May 3, 2024. They signed the next morning.", "2024-05-04"),
        ("Sales rose in the third quarter of 2024. A year earlier they fell.", "2023-07/2023-09"),
        ("Sales rose in the third quarter of 2024, from the year-ago quarter.", "2023-07/2023-09"),
        ("Sales rose in the third quarter of 2024. Costs fell in the quarter.", "2024-07/2024-09"),
        ("They met on May 3, 2024. They had signed the day before.", "2024-05-02"),
        ("They met on May 3, 2024. They signed the following month.", "2024-06"),
        ("They met on May 3, 2024. They signed a year later.", "2025"),
        ("They met on May 3, 2024. They signed the following Monday.", "2024-05-06"),
        ("They met in May 2024. They had signed two days earlier.", None),
        ("They met on May 3, 2024. On May 3, they signed.", "2024-05-03"),
        ("War began on 27 September 2020 and ended on 10 November.", "2020-11-10"),
        ("War began in November 2020 and ended in March.", "2021-03"),
    ],
)
def test_reads_a_date_against_the_one_before(blank: Language, text: str, expected: str | None) -> None:
    """What is told from another date counts from the last one mentioned, never more precisely than that one."""
    assert _found(blank, text)[-1][1] == _when(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, 4 March 2021 — The envoys met yesterday.", "2021-03-03"),
        ("LIMA (Reuters), March 4, 2021 -- The envoys met on Monday.", "2021-03-01"),
        ("Thursday, March 4, 2021\n\nThe envoys met today.", "2021-03-04"),
        ("Statement on the vote\n\n(Accra, 4 March 2021)\n\nThe envoys met last month.", "2021-02"),
        ("OSLO, 4 March — The envoys met yesterday.", None),
        ("The envoys met in Oslo on 4 March 2021. They had met last month.", None),
        ("On 4 March 2021\nthe envoys met. They had met last month.", None),
    ],
)
def test_a_dateline_serves_as_the_day_of_publication(blank: Language, text: str, expected: str | None) -> None:
    """Where nothing else tells the day, a full date that opens the text does; one without its year does not."""
    assert _found(blank, text, None)[-1][1] == _when(expected)


@pytest.mark.parametrize(
    "text", ["They met yesterday.", "They met on March 3.", "They met on Tuesday.", "They met in two days' time."]
)
def test_without_publication_a_relative_date_has_no_value(blank: Language, text: str) -> None:
    """A date that needs the day of publication is still a mention when that day is unknown."""
    assert [value for _, value in _found(blank, text, None)] == [None]


def test_absolute_dates_need_no_publication(blank: Language) -> None:
    """A full date has its value without a day of publication."""
    assert _found(blank, "They met on 3 March 2021.", None) == [("3 March 2021", When("2021-03-03"))]


def test_two_dates_that_something_moved_between_are_no_interval(blank: Language) -> None:
    """A meeting moved from one day to another has two dates."""
    values = [value for _, value in _found(blank, "They moved the talks from Monday to Wednesday.")]
    assert values == [When("2025-12-01"), When("2025-12-03")]


def test_a_dash_in_speech_makes_no_interval(blank: Language) -> None:
    """A dash between spaces that repeats or mends a date joins nothing."""
    assert [text for text, _ in _found(blank, "They met yesterday — today, that is.")] == ["yesterday", "today"]


def test_years_in_a_row_are_mentions_each(blank: Language) -> None:
    """One preposition serves for all the years of a list."""
    assert [text for text, _ in _found(blank, "They met in 2014, 2015 and 2017.")] == ["2014", "2015", "2017"]


@pytest.mark.parametrize("published", [None, date(2025, 12, 5)])
def test_a_narrative_goes_on_in_its_own_years(blank: Language, published: date | None) -> None:
    """A month or day without a year, told after one of years long past, is of that time and not of publication's."""
    text = "On September 7, 1977, they signed. They voted on October 23. In June they ratified it."
    assert [value for _, value in _found(blank, text, published)] == [
        When("1977-09-07"),
        When("1977-10-23"),
        When("1978-06"),
    ]


def test_an_old_text_that_is_cited_begins_no_narrative(blank: Language) -> None:
    """The year of a treaty that news mentions says nothing of the days that follow."""
    found = _found(blank, "They invoked the treaty of 4 March 1949. On 2 December the Court answered.")
    assert found[-1][1] == When("2025-12-02")


def test_a_day_told_before_is_counted_on(blank: Language) -> None:
    """“Two days afterwards” and “on that date” count from the date before."""
    found = _found(blank, "They met on 1 March 2024. Two days afterwards they voted. On that date it rained.")
    assert [value for _, value in found[1:]] == [When("2024-03-03"), When("2024-03-03")]


def test_an_expression_may_break_over_a_line(blank: Language) -> None:
    """A line break inside an expression is white space; an empty line ends it."""
    assert _found(blank, "They met on August\n8, 2025.")[0][1] == When("2025-08-08")
    assert [value for _, value in _found(blank, "They met in August\n\n8, 2025.")] == [When("2025-08")]


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        (["They", "resume", "talks", "on", "Tuesday"], ["PRP", "VBP", "NNS", "IN", "NNP"], "2025-12-02"),
        (["They", "will", "resume", "talks", "on", "Tuesday"], ["PRP", "MD", "VB", "NNS", "IN", "NNP"], "2025-12-09"),
        (["Her", "will", "disappeared", "on", "Tuesday"], ["PRP$", "NN", "VBD", "IN", "NNP"], "2025-12-02"),
        (
            ["Talks", ",", "it", "announced", ",", "will", "be", "held", "on", "Tuesday"],
            ["NNS", ",", "PRP", "VBD", ",", "MD", "VB", "VBN", "IN", "NNP"],
            "2025-12-09",
        ),
    ],
)
def test_tags_tell_the_tense(blank: Language, words: list[str], tags: list[str], expected: str) -> None:
    """Where a Doc has part-of-speech tags, the finite verb that governs a weekday tells past from future."""
    doc = Doc(blank.vocab, words=words, tags=tags)
    assert [found.value for found in find_dates(doc, PUBLISHED)] == [When(expected)]


_MONTHS = [
    *["January", "February", "March", "April", "May", "June"],
    *["July", "August", "September", "October", "November", "December"],
]


@given(day=st.dates(date(1500, 1, 1), date(2099, 12, 31)), form=st.integers(0, 4))
def test_any_day_in_full_is_read_back(blank: Language, day: date, form: int) -> None:
    """A day written in one of five common ways has its ISO form as value, and the offsets quote it."""
    month = _MONTHS[day.month - 1]
    written = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3] if len(month) > 4 else month} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%A}, {day.day} {month} {day.year}",
    ][form]
    assert _found(blank, f"It was signed on {written} in Geneva.", None) == [(written, When(day.isoformat()))]


@given(
    st.lists(
        st.sampled_from([marked.replace("{", "").replace("}", "") for marked, _, _ in TABLE]), min_size=1, max_size=6
    ),
    st.none() | st.dates(),
)
def test_mentions_are_sorted_and_apart(blank: Language, texts: list[str], published: date | None) -> None:
    """Whatever the text and the day of publication, mentions come in order, do not overlap, and never differ."""
    doc = blank(" ".join(texts))
    found = find_dates(doc, published)
    assert found == find_dates(doc, published)
    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
