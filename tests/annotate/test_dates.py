"""What the date grammar finds, and what it makes of it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
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
    """A value as the tables write it: "2024", "2024/2025", "2024/" or "/2025"."""
    if written is None or "/" not in written:
        return None if written is None else When(written)
    start, end = written.split("/")
    return When(start, end)


ABSOLUTE = [
    ("They signed on {August 8, 2025}.", "2025-08-08"),
    ("They signed on {Aug. 8, 2025}.", "2025-08-08"),
    ("They signed on {Sept. 30 2024}.", "2024-09-30"),
    ("They signed on {8 August 2025}.", "2025-08-08"),
    ("They signed on {8 August, 2025}.", "2025-08-08"),
    ("They signed on {8th of August 2025}.", "2025-08-08"),
    ("They signed on {the 8th of August, 2025}.", "2025-08-08"),
    ("They signed on {August 8th, 2025}.", "2025-08-08"),
    ("They signed on {8-Aug-2025}.", "2025-08-08"),
    ("They signed on {2025-08-08}.", "2025-08-08"),
    ("They signed on {2025/08/08}.", "2025-08-08"),
    ("They signed on {AUGUST 8, 2025}.", "2025-08-08"),
    ("They signed on {Friday, August 8, 2025}.", "2025-08-08"),
    ("They signed on {Fri 8 Aug 2025}.", "2025-08-08"),
    ("They signed on {08/08/2025}.", "2025-08-08"),
    ("They signed on {25/08/2025}.", "2025-08-25"),
    ("They signed on {08/25/2025}.", "2025-08-25"),
    ("They signed on {08/09/2025}.", None),
    ("They signed on {05/12/2025}.", "2025-12-05"),
    ("They signed on {8.9.2025}.", "2025-09-08"),
    ("They signed on {February 30}.", None),
    ("They signed on {31 April 2024}.", None),
    ("They signed on {February 29, 2024}.", "2024-02-29"),
    ("DONE at Oslo, {this eighth day of May, two thousand and six}.", "2006-05-08"),
    ("DONE at Oslo, {the twenty-first day of June, one thousand nine hundred and fifty-four}.", "1954-06-21"),
    ("DONE at Oslo on {the 1st day of July in the year 1968}.", "1968-07-01"),
    ("DONE on {the Sixth of June in the Year of our Lord Two Thousand and Three}.", "2003-06-06"),
    ("It fell in {August 2025}.", "2025-08"),
    ("It fell in {August of 2025}.", "2025-08"),
    ("It fell in {Nov. 2020}.", "2020-11"),
    ("It fell in {2025-08}.", "2025-08"),
    ("It fell in {mid-March 2024}.", "2024-03"),
    ("It fell at {the end of May 2024}.", "2024-05"),
    ("It fell in {1994}.", "1994"),
    ("It fell during {1815}, after {1814}.", "1815"),
    ("The treaty of {1648} ended it.", "1648"),
    ("A pact signed in {nineteen ninety-six} ended it.", "1996"),
    ("The Vienna Convention ({1969}) codified it.", "1969"),
    ("The {2015} agreement lapsed.", "2015"),
    ("It fell in {early 2024}.", "2024"),
    ("It fell by {the end of 2024}.", "2024"),
    ("It began in {the 1990s}.", "1990/1999"),
    ("It began in {the mid-1980s}.", "1980/1989"),
    ("It began in {the '70s}.", "1970/1979"),
    ("It began in {the sixties}.", "1960/1969"),
    ("It began in {the 19th century}.", "1801/1900"),
    ("They met in {spring 2021}.", "2021"),
    ("They met in {the autumn of 2021}.", "2021"),
    ("They met in {winter 2021/22}.", "2021/2022"),
    ("Trade fell in {the first quarter of 2024}.", "2024-01/2024-03"),
    ("Trade fell in {Q3 2024}.", "2024-07/2024-09"),
    ("Trade fell in {the second half of 2023}.", "2023-07/2023-12"),
]

WITHOUT_YEAR = [
    ("They met on {March 3}.", "2025-03-03"),
    ("They met on {3 March}.", "2025-03-03"),
    ("They met on {December 30}.", "2025-12-30"),
    ("They met on {April 30}.", "2025-04-30"),
    ("They will meet on {March 3}.", "2026-03-03"),
    ("They are to meet on {3 March}.", "2026-03-03"),
    ("He condemned the {13 November} attacks.", "2025-11-13"),
    ("They met on {Monday, December 1}.", "2025-12-01"),
    ("They met on {Monday, October 7}.", "2024-10-07"),
    ("They will discuss the {September 9} call.", "2025-09-09"),
    ("They will attend the {March 3} summit.", "2026-03-03"),
    ("He invited her to visit Oslo in {June}.", "2026-06"),
    ("He agreed in {June} to visit Oslo.", "2025-06"),
    ("They met in {March}.", "2025-03"),
    ("They will meet in {March}.", "2026-03"),
    ("They met in {March last year}.", "2024-03"),
    ("They met on {3 March last year}.", "2024-03-03"),
    ("They met {last March}.", "2025-03"),
    ("They met {last December}.", "2024-12"),
    ("They meet {next March}.", "2026-03"),
    ("Its {January} session was short.", "2025-01"),
    ("They met in {late October}.", "2025-10"),
    ("Trade fell in {the third quarter}.", "2025-07/2025-09"),
    ("War broke out on {27 September 2020}.", "2020-09-27"),
]

RELATIVE = [
    ("They met {today}.", "2025-12-05"),
    ("They met {tonight}.", "2025-12-05"),
    ("They met {this morning}.", "2025-12-05"),
    ("They met {last night}.", "2025-12-04"),
    ("They met {yesterday}.", "2025-12-04"),
    ("They met {yesterday evening}.", "2025-12-04"),
    ("They met {the day before yesterday}.", "2025-12-03"),
    ("They meet {tomorrow}.", "2025-12-06"),
    ("They met on {Tuesday}.", "2025-12-02"),
    ("They met on {Friday}.", "2025-12-05"),
    ("They will meet on {Tuesday}.", "2025-12-09"),
    ("On {Tuesday}, the council will vote.", "2025-12-09"),
    ("She said on {Tuesday} that they will resign.", "2025-12-02"),
    ("They are expected to meet on {Tuesday}.", "2025-12-09"),
    ("They are going to meet on {Tuesday}.", "2025-12-09"),
    ("They meet {next Tuesday}.", "2025-12-09"),
    ("They met {last Friday}.", "2025-11-28"),
    ("They met {this past Monday}.", "2025-12-01"),
    ("They met on {Monday last week}.", "2025-11-24"),
    ("They met {last week}.", "2025-11-24/2025-11-30"),
    ("They meet {this week}.", "2025-12-01/2025-12-07"),
    ("They meet {next week}.", "2025-12-08/2025-12-14"),
    ("They met {earlier this month}.", "2025-12"),
    ("They met {last month}.", "2025-11"),
    ("They meet {next month}.", "2026-01"),
    ("They met {last year}.", "2024"),
    ("They meet {this year}.", "2025"),
    ("They meet {next year}.", "2026"),
    ("They met {last quarter}.", "2025-07/2025-09"),
    ("They will finish by {the end of the year}.", "2025"),
    ("They met {last summer}.", "2025"),
    ("They met {last winter}.", "2024/2025"),
    ("They met {two days ago}.", "2025-12-03"),
    ("They met {a week ago}.", "2025-11-24/2025-11-30"),
    ("They met {three weeks ago}.", "2025-11-10/2025-11-16"),
    ("They met {a fortnight ago}.", "2025-11-17/2025-11-23"),
    ("They met {13 months ago}.", "2024-11"),
    ("They met {twenty-five years ago}.", "2000"),
    ("They met {a few months ago}.", None),
    ("They met {more than two years ago}.", None),
    ("They met {decades ago}.", None),
    ("They will meet {in two days}.", "2025-12-07"),
    ("They will meet {in three months}.", "2026-03"),
    ("They will meet {in two weeks' time}.", "2025-12-15/2025-12-21"),
    ("They meet {ten days from now}.", "2025-12-15"),
    ("They met over {the weekend}.", "2025-11-29/2025-11-30"),
    ("They will meet at {the weekend}.", "2025-12-06/2025-12-07"),
    ("They meet {this weekend}.", "2025-12-06/2025-12-07"),
    ("They met {last weekend}.", "2025-11-29/2025-11-30"),
    ("It lapsed {the same day}.", None),
    ("It lapsed {three days earlier}.", None),
]

INTERVALS = [
    ("He ruled from {1992 to 1994}.", "1992/1994"),
    ("He ruled between {1992 and 1994}.", "1992/1994"),
    ("His rule ({2014–2016}) was short.", "2014/2016"),
    ("His rule ({2014-16}) was short.", "2014/2016"),
    ("The budget for {2022/23} was small.", "2022/2023"),
    ("They met between {May 3 and May 5, 2024}.", "2024-05-03/2024-05-05"),
    ("They met from {28 December to 4 January 2024}.", "2023-12-28/2024-01-04"),
    ("They met on {November 19-20}.", "2025-11-19/2025-11-20"),
    ("They met on {November 19 and 20}.", "2025-11-19/2025-11-20"),
    ("They met on {November 19 and 25}.", None),
    ("They met on {19–20 November 2023}.", "2023-11-19/2023-11-20"),
    ("They met from {3 to 5 March 2021}.", "2021-03-03/2021-03-05"),
    ("They met from {March 3 to 5, 2021}.", "2021-03-03/2021-03-05"),
    ("They met from {Monday to Wednesday}.", "2025-12-01/2025-12-03"),
    ("They met in {March–May 2024}.", "2024-03/2024-05"),
    ("They met from {November to February}.", "2024-11/2025-02"),
    ("They met from {March 1992 to 1994}.", "1992-03/1994"),
    ("They met from {1994 to 1992}.", None),
    ("They have met since {2022}.", "2022/"),
    ("They have met since {March 2022}.", "2022-03/"),
    ("They have met since {last week}.", "2025-11-24/"),
    ("It holds from {2022} onwards.", "2022/"),
    ("It holds until {2030}.", "/2030"),
    ("It holds until {the end of 2030}.", "/2030"),
    ("It did not begin until {2019}.", "2019"),
    ("It will end by {2030}.", "2030"),
]

TABLE = [*ABSOLUTE, *WITHOUT_YEAR, *RELATIVE, *INTERVALS]


@pytest.mark.parametrize(("marked", "expected"), TABLE, ids=[marked for marked, _ in TABLE])
def test_finds_an_expression_and_its_value(blank: Language, marked: str, expected: str | None) -> None:
    """The first expression, in braces here, is found whole and has the value that the table gives."""
    text = marked.replace("{", "").replace("}", "")
    surface = marked[marked.index("{") + 1 : marked.index("}")]
    found = _found(blank, text)
    assert found
    assert found[0] == (surface, _when(expected))
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
        st.sampled_from([marked.replace("{", "").replace("}", "") for marked, _ in TABLE]), min_size=1, max_size=6
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
