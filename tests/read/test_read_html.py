"""Web pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from communique.errors import DocumentError
from communique.model import Document
from communique.read import html

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "The two ministers met in the old hall of the island and agreed to go on with their talks on water and fish.",
    "Before the meeting the hosts had shown them the harbour, the lighthouse and the new bridge over the river.",
    "Neither of them would say how long the talks may last, but both called the day a good one for fishermen.",
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"


def page(head: str = "", body: str = "") -> str:
    """A page with a menu, an article and a footer."""
    article = (
        f"<article><h1>Ministers meet on the island</h1>{body}"
        + "".join(f"<p>{words}</p>" for words in WORDS)
        + "</article>"
    )
    return f"<html><head>{head}</head><body>{MENU}{article}<footer>© 2019 Harbour Post</footer></body></html>"


def read(path: Path, content: str | bytes) -> Document | DocumentError:
    """The one item of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = html.read(path)
    return item


def document(path: Path, content: str | bytes) -> Document:
    """The one document of a file with this content."""
    item = read(path, content)
    assert isinstance(item, Document), item
    return item


def meta(day: str, name: str = "article:published_time") -> str:
    """A date in the head of a page."""
    return f'<meta property="{name}" content="{day}">'


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    """Title, site, day and address; the menu and the footer are not text."""
    head = '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Ada Smith">'
    head += '<link rel="canonical" href="https://a.example/met">' + meta("2024-03-12T10:00:00Z")
    found = document(tmp_path / "a.html", page(head))
    assert found.id == ""
    assert (found.title, found.publisher) == ("Ministers meet on the island", "Harbour Post")
    assert (found.published, found.url) == (date(2024, 3, 12), "https://a.example/met")
    assert all(words in found.text for words in WORDS)
    assert "Sport" not in found.text
    assert "2019" not in found.text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("2024-03-12T10:00:00Z") + meta("2024-04-01T10:00:00Z", "article:modified_time"), ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-12"}</script>', ""),
        ("", '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-12"}</script>'),
        ('<link rel="canonical" href="https://a.example/2024/03/12/met">', ""),
        ("", '<time datetime="2024-03-12">yesterday</time>'),
        ("", '<p class="date">March 12, 2024</p><p>On 2020-01-01 they had met before.</p>'),
    ],
)
def test_the_day_is_the_one_that_the_page_declares(tmp_path: Path, head: str, body: str) -> None:
    """In its head, its data for machines, its address or an element marked as a date."""
    assert document(tmp_path / "a.html", page(head, body)).published == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("<title>Joint statement of 12 March 2024</title>", ""),
        ("", "<p>They signed on 2014-05-06 what they had begun on 12 March 2014.</p>"),
        ('<meta name="date" content="2016">', ""),
        ('<meta name="date" content="2016-05">', ""),
        (meta("2024-04-01T10:00:00Z", "article:modified_time"), ""),
        ('<script type="application/ld+json">{"dateModified": "2024-04-01T10:00:00Z"}</script>', ""),
        ("", '<span class="date">2 days ago</span><time>today</time>'),
        ("", '<span class="date">05/06/2014</span>'),
        (meta("2999-01-01"), '<time datetime="2024-03-12">12 March</time>'),
        (meta((date.today() + timedelta(days=2)).isoformat()), ""),
    ],
)
def test_no_day_is_made_up(tmp_path: Path, head: str, body: str) -> None:
    """Prose, a year, a month, a change, a relative or ambiguous date or one to come give no day of publication."""
    assert document(tmp_path / "a.html", page(head, body)).published is None


def test_the_day_of_the_file_is_never_the_day_of_the_page(tmp_path: Path) -> None:
    """A page read twice is the same document, and its file's date is not looked at."""
    content = page('<meta name="date" content="2016-05">')
    assert document(tmp_path / "a.html", content) == document(tmp_path / "a.html", content)
    assert document(tmp_path / "a.html", content).published is None


def test_the_text_fills_what_the_page_leaves_empty(tmp_path: Path) -> None:
    """A dateline in the main text gives day and publisher."""
    content = f"<html><body><p>LIMA, 12 March 2024 (EFE) – {WORDS[0]}</p><p>{WORDS[1]}</p></body></html>"
    found = document(tmp_path / "a.html", content)
    assert (found.publisher, found.published) == ("EFE", date(2024, 3, 12))


@pytest.mark.parametrize("content", ["", " \n", "<html><body></body></html>", "\x00\x01\x02"])
def test_a_page_without_main_text_is_reported(tmp_path: Path, content: str) -> None:
    """Nothing in, nothing guessed."""
    item = read(tmp_path / "a.html", content)
    assert isinstance(item, DocumentError)
    assert item.reason == "no main text"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">', "iso-8859-5"),
    ],
)
def test_the_encoding_is_the_one_that_is_declared(tmp_path: Path, declared: str, encoding: str) -> None:
    """By a byte order mark, by being UTF-8, or by the page's own words."""
    words = "Министры встретились на острове и договорились продолжить переговоры о воде и рыбе."
    content = f"<html><head>{declared}</head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
    assert words in document(tmp_path / "a.html", content.encode(encoding)).text


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ("", "no other encoding is declared"),
        ('<meta charset="no-such">', "unknown encoding"),
        ('<meta charset="base64">', "unknown encoding"),
        ('<meta charset="utf-8">', "not utf-8 at byte"),
    ],
)
def test_an_encoding_is_never_guessed(tmp_path: Path, declared: str, reason: str) -> None:
    """Bytes that fit no declared encoding are reported."""
    item = read(tmp_path / "a.html", page(declared, "<p>café</p>").encode("latin-1", "replace"))
    assert isinstance(item, DocumentError)
    assert reason in item.reason
