"""What the first lines of a text tell of its date, publisher and title."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read import Header, header
from communique.read.header import written_date

BODY = "The two ministers met on the island and agreed to meet again.\n"


@pytest.mark.parametrize(
    ("text", "published", "publisher"),
    [
        (" date 2024-03-12 ISLAND - Harbour Post) “We met,” she said.", date(2024, 3, 12), "ISLAND - Harbour Post"),
        ("date: 12 March 2024\nThe two ministers met.", date(2024, 3, 12), ""),
        ("BAKU, Azerbaijan (AP) — The two ministers met.", None, "AP"),
        ("GENEVA, 5 December 2025 (UNHCR) – The two ministers met.", date(2025, 12, 5), "UNHCR"),
        ("WASHINGTON, Aug. 8 (Reuters) - The two ministers met.", None, "Reuters"),
        ("TEL AVIV, Israel, Oct. 10, 2023 (Xinhua) -- The two met.", date(2023, 10, 10), "Xinhua"),
        ("(Reuters) - The two ministers met.", None, "Reuters"),
        ("Baku, 5 December, AZERTAC\n\nThe two ministers met.", None, "AZERTAC"),
        ("Baku, December 5, 2025, AZERTAC\r\n\r\nThe two met.", date(2025, 12, 5), "AZERTAC"),
        ("NEW YORK, 12 March 2024 — The two ministers met.", date(2024, 3, 12), ""),
        ("GENEVA (12 March 2024) – The two ministers met.", date(2024, 3, 12), ""),
        ("(New York, March 12, 2024) – The two ministers met.", date(2024, 3, 12), ""),
    ],
)
def test_a_dateline_gives_what_it_says(text: str, published: date | None, publisher: str) -> None:
    """Inline headers and datelines give date and publisher, and no date where the year is missing."""
    assert header(text) == Header(published, publisher, "")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "",
        "(Geneva) – The two ministers met.",
        "GOMA (DRC) — The two ministers met.",
        "On Friday, 8 August 2025 — a wet day — the two ministers met.",
        "Friday, 8 August 2025 — a wet day — was when they met.",
        "Paris, 5 December, NATO ministers met.",
        "The text of 8 August 2025 — a short one (see above) — was lost.",
        "date 5 December: the two ministers (both of them) met.",
        "30 February 2024\n" + BODY,
    ],
)
def test_what_is_no_header_tells_nothing(text: str) -> None:
    """Prose, places in parentheses and days that no calendar has give neither date nor publisher nor title."""
    assert header(text) == Header()


@pytest.mark.parametrize("line", ["Thursday, February 23, 2006", "23 February 2006", "2006-02-23", "Feb. 23, 2006"])
@pytest.mark.parametrize("before", ["", "\n\n", "Ministers meet on the island\n\n", "One\nTwo\n"])
def test_a_date_alone_on_one_of_the_first_three_lines_is_the_day(line: str, before: str) -> None:
    """A plain date line gives the date when it is among the first three lines that are not empty."""
    assert header(f"{before}{line}\n\n{BODY}").published == date(2006, 2, 23)


def test_a_date_on_the_fourth_line_is_not_the_day() -> None:
    """A date line further down may be anything."""
    assert header(f"One\nTwo\nThree\n23 February 2006\n{BODY}").published is None


def test_a_date_line_is_preferred_to_a_dateline() -> None:
    """When both stand there, the date line tells the date and the dateline the publisher."""
    found = header("23 February 2006\n\nHELSINKI, 20 February 2006 (AFP) – The two ministers met.")
    assert (found.published, found.publisher) == (date(2006, 2, 23), "AFP")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_short_first_line_before_an_empty_one_is_the_title(line_end: str) -> None:
    """A headline is short, has no full stop and is followed by an empty line, whatever the line ends."""
    assert header(f"Ministers meet on the island{line_end * 2}{BODY}").title == "Ministers meet on the island"


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet on the island\n" + BODY,
        "Ministers meet on the island\n\n",
        "Ministers meet on the island.\n\n" + BODY,
        "‘Ministers meet on the island.’\n\n" + BODY,
        "Dear friends and colleagues,\n\n" + BODY,
        "Statement\n\n" + BODY,
        "23 February 2006\n\n" + BODY,
        "Great Hall of the Island\n\n3:46 P.M. EDT\n\n" + BODY,
        "Great Hall of the Island\n\nTHE CHAIR: Welcome.\n",
        "word " * 40 + "\n\n" + BODY,
    ],
)
def test_what_is_not_clearly_a_headline_is_no_title(text: str) -> None:
    """Sentences, salutations, single words, dates and the places above transcripts are not titles."""
    assert header(text).title == ""


def test_the_header_of_a_long_text_is_cut_at_no_line() -> None:
    """A line that is longer than what is looked at is not taken for the short line that its beginning is."""
    assert header("x" * 3984 + "\n\n8 August 2025 was the day on which it rained." * 100).published is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """ISO and English forms of a day give that day."""
    name = calendar.month_name[day.month]
    for form in (
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day:%A}, {name[:3]} {day.day}, {day.year}",
    ):
        assert written_date(form) == day


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    """Any text has a header, if only an empty one."""
    assert isinstance(header(text), Header)
