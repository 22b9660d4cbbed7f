"""Web pages: the main text of one page a file, by trafilatura, without the network."""

from __future__ import annotations

import codecs
import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from trafilatura import bare_extraction, extract_metadata
from trafilatura.settings import Document as Page
from trafilatura.utils import load_html

from communique.errors import DocumentError
from communique.model import Document
from communique.read._document import finish
from communique.read.header import written_dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Bounds that do not move, so that the choice among a page's dates does not depend on the day of the run.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "9999-12-31"}
_MARKED = (
    "//time | //abbr | //*[@itemprop='datePublished'] | //*[contains(@class, 'date') or contains(@class, 'time')"
    " or contains(@class, 'publish') or contains(@class, 'posted') or contains(@id, 'date')]"
)
_NOT_OF_PUBLICATION = (
    "//title | //script[not(contains(., 'datePublished'))] | //meta[contains(@itemprop, 'Modified')]"
    " | //meta[contains(@property, 'modif') or contains(@property, 'updated')]"
    " | //meta[contains(@name, 'modif') or contains(@name, 'updated')]"
)
_LONGEST_DATE = 100  # code points; a longer marked element is prose
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(path: Path) -> Iterator[Document | DocumentError]:
    """The one document of a web page: its main text without menus, comments and footers.

    Title, address and publisher (the name of the site, else its host; a writer is not a publisher) are those the page
    declares. The day of publication is one that the page gives as such, in its head, its JSON-LD, its address or an
    element marked as a date, never one that prose mentions, and it must stand in the page with day, month and year;
    a day after today is none. What the page leaves empty is taken from the first lines of the main text. Offsets
    count the extracted text, not the HTML. The id is left empty: the file tells none.

    Yields a DocumentError when there is no main text or the bytes do not fit the encoding: that of the byte order
    mark, else UTF-8, else the one that the page declares in its first 1024 bytes; none is guessed.
    """
    try:
        yield finish(_document(path))
    except DocumentError as error:
        yield error


def _document(path: Path) -> Document:
    """The document, before its empty fields are filled."""
    source = str(path)
    html = _decode(source, path.read_bytes())
    page = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_SEARCH))
    if not isinstance(page, Page) or not (page.text or "").strip():
        raise DocumentError(source, "no main text")
    return Document(
        id="",
        text=page.text or "",
        title=page.title or "",
        publisher=page.sitename or "",
        published=_published(html, page.url, date.today()),
        url=page.url or "",
        source=source,
    )


def _decode(source: str, data: bytes) -> str:
    """The characters of a page, in the order of https://html.spec.whatwg.org/#determining-the-character-encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(source, data[len(mark) :], encoding)
    declared = _CHARSET.search(data[:1024])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not declared:
            reason = f"not UTF-8 at byte {error.start}, and no other encoding is declared"
            raise DocumentError(source, reason) from None
    name = declared[1].decode("ascii").lower()
    # the Encoding Standard reads these labels so
    return _decoded(source, data, "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else name)


def _decoded(source: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(source, f"not {encoding} at byte {error.start}: {error.reason}") from None
    except LookupError:
        raise DocumentError(source, f"unknown encoding {encoding!r}") from None


def _published(html: str, url: str | None, today: date) -> date | None:
    """The day of publication that the page declares, or None.

    htmldate also takes dates out of prose and completes ``2016-05`` by the day of the run; so it sees only what the
    page says of itself, and its answer counts only if it stands in the page.
    """
    tree = load_html(html)
    if tree is None:
        return None
    for element in tree.xpath(_NOT_OF_PUBLICATION):
        element.drop_tree()
    marked = [deepcopy(e) for e in tree.xpath(_MARKED) if len(e.text_content()) <= _LONGEST_DATE]
    marked += [deepcopy(e) for e in tree.xpath("//body//script")]
    for child in list(tree):
        if child.tag != "head":
            tree.remove(child)
    tree.text = None
    tree.extend(marked)
    found = extract_metadata(tree, default_url=url, date_config=dict(_DATE_SEARCH)).date
    day = date.fromisoformat(found) if found else None
    return day if day and day <= today and _stands_in(day, html) else None


def _stands_in(day: date, html: str) -> bool:
    """Whether a page holds this very day, in a form that can be read in one way only."""
    forms = [day.strftime(form) for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y")]
    forms += [f"{day.year}/{day.month}/{day.day}", f"{day.day}.{day.month}.{day.year}"]
    if day.day > 12 or day.day == day.month:
        forms += [day.strftime("%d/%m/%Y"), day.strftime("%m/%d/%Y")]
        forms += [f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"]
    pattern = "|".join(map(re.escape, sorted(forms)))
    return bool(re.search(rf"(?<!\d)(?:{pattern})(?!\d)", html)) or day in written_dates(html)
