"""The HTML page as a reader meets it: opened from disk in Chromium, with no network."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

Opener = Callable[..., Page]

pytestmark = pytest.mark.browser

ID = "https://w3id.org/communique/id/"
HOSTILE = "</script><img src=x onerror=window.ran=1><b>&amp;"


def select(page: Page, words: str) -> None:
    """Search for some words and choose the first result, by keyboard alone."""
    page.get_by_label("Search names, events and statements").fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_header_counts_what_there_is(opened: Opener) -> None:
    """The header has the title and the counts."""
    page = opened()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lake")
    expect(page.locator("#counts")).to_have_text("2 documents6 entities2 events1 statement1 legal instrument")


def test_graph_is_drawn(opened: Opener) -> None:
    """The graph is on a canvas whose label tells how many nodes and links it has."""
    page = opened()
    assert "Graph of 9 nodes" in str(page.locator("#canvas").get_attribute("aria-label"))
    inked = """() => [...document.querySelectorAll('#canvas canvas')].some(canvas =>
        canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0))"""
    assert page.evaluate(inked)


@pytest.mark.parametrize("words", ["borduria", "ARWANIEN", "𝔓remier", "lake treaty zenda"])
def test_search_finds_by_any_name(opened: Opener, words: str) -> None:
    """Labels, aliases in other languages and the words of the texts are found, whatever their case."""
    page = opened()
    page.get_by_label("Search names, events and statements").fill(words)
    expect(page.locator("#results a")).to_have_count(1)


def test_facets_narrow_the_list(opened: Opener) -> None:
    """A type facet leaves only the nodes of that type."""
    page = opened()
    page.locator("#facets").get_by_role("button", name="Legal instrument").click()
    expect(page.locator("#results a bdi")).to_have_text(["Lake Treaty"])


def test_evidence_quotes_the_exact_words(opened: Opener) -> None:
    """The details of an event quote its words, marked in their sentence, with the document they stand in."""
    page = opened()
    select(page, "signing")
    quotations = page.locator("#details .quotation")
    expect(quotations.locator("mark")).to_have_text(["Arvania and Borduria signed the Lake Treaty", "signed a treaty"])
    expect(quotations.locator("blockquote").first).to_have_text(
        "🕊 Arvania and Borduria signed the Lake Treaty in Zenda on 3 May 2031."
    )
    expect(quotations.locator("figcaption").first).to_have_text("Treaty at the lake · The Zenda Post · 4 May 2031")


def test_event_names_roles_and_where_its_sources_differ(opened: Opener) -> None:
    """Participants stand under their role; two days that two documents give stand each with its document."""
    page = opened()
    select(page, "signing")
    details = page.locator("#details")
    expect(details.locator(".facts:not(.roles) dd").first).to_have_text(
        "3 May 2031 to the day1 , 4 May 2031 to the day2 "
    )
    expect(details.locator(".verdict")).to_have_text("They differ in date, who takes part.")
    expect(details.locator(".accounts tbody tr").nth(1).locator("td").first).to_have_text("4 May 2031")
    details.locator(".roles > div", has_text="Signatory").get_by_text("Borduria").click()
    expect(details.locator("h2")).to_have_text("Borduria")


def test_document_marks_the_right_words_after_an_astral_character(opened: Opener) -> None:
    """Marks in the text stand at code points, though JavaScript counts other units."""
    page = opened("#doc=urn:a")
    expect(page.locator(".fulltext .mention.g-Person")).to_have_text("𝔓remier Ada Lorn")
    expect(page.locator(".fulltext .content")).to_have_text("peace had come")
    assert (
        "".join(page.locator(".fulltext .evidence").all_text_contents())
        == "Arvania and Borduria signed the Lake Treaty"
    )
    assert page.locator(".fulltext").text_content() == (
        "🕊 Arvania and Borduria signed the Lake Treaty in Zenda on 3 May 2031. 𝔓remier Ada Lorn said peace had come."
    )


def test_evidence_opens_the_document_at_its_words(opened: Opener) -> None:
    """The document's name under a quotation leads to these words in the text."""
    page = opened(f"#node={ID}statement-1")
    page.locator("#details figcaption a").first.click()
    expect(page.locator(".fulltext .target")).to_have_text("peace had come")
    expect(page.locator(".fulltext .target")).to_be_in_viewport()


def test_mention_selects_its_node(opened: Opener) -> None:
    """A click on a name in a text shows its details and keeps the text open."""
    page = opened("#doc=urn:a")
    page.locator(".fulltext .mention", has_text="Zenda").click()
    expect(page.locator("#details h2")).to_have_text("Zenda")
    expect(page.locator(".fulltext .chosen")).to_have_text("Zenda")


@pytest.mark.parametrize("iri", [f"{ID}person/ada-lorn", quote(f"{ID}person/ada-lorn", safe="")])
def test_deep_link_opens_its_node(opened: Opener, iri: str) -> None:
    """An address with a node shows it, its IRI written plainly or escaped."""
    expect(opened(f"#node={iri}").locator("#details h2")).to_have_text("ada-lorn")


def test_unknown_address_shows_the_beginning(opened: Opener) -> None:
    """An address that names nothing in the graph does no harm."""
    expect(opened("#node=urn:nowhere&at=1,x&doc=%E0%A4%A").locator("#details h2")).to_have_text("Where to begin")


def test_back_button(opened: Opener) -> None:
    """The browser's back button returns to what was shown before."""
    page = opened(f"#node={ID}zenda")
    select(page, "borduria")
    expect(page.locator("#details h2")).to_have_text("Borduria")
    page.go_back()
    expect(page.locator("#details h2")).to_have_text("Zenda")


HOSTILE_VIEWS = ["", "#doc=urn:b", "#view=timeline", "#view=documents"]


@pytest.mark.parametrize("address", [*HOSTILE_VIEWS, f"#node={ID}hostile", f"#view=entry&node={ID}hostile"])
def test_hostile_content_stays_text(opened: Opener, address: str) -> None:
    """Markup and javascript: addresses from documents are shown as words in every view, and do nothing."""
    page = opened(address)
    page.wait_for_timeout(200)
    assert page.evaluate("typeof window.ran") == "undefined"
    assert page.locator("img, b, a[href^='javascript']").count() == 0
    assert page.get_by_text(HOSTILE).locator("visible=true").count() > 0


def test_links_out_go_to_http_only(opened: Opener) -> None:
    """Wikidata is a link; another scheme is plain text."""
    page = opened(f"#node={ID}arvania")
    assert page.locator("#details a[target=_blank]").get_attribute("href") == "http://www.wikidata.org/entity/Q1"
    page.goto(page.url.split("#")[0] + f"#node={ID}hostile")
    expect(page.locator("#details h2")).to_contain_text("</script>")
    assert page.locator("#details a[target=_blank]").count() == 0


def test_timeline_keeps_the_precision(opened: Opener) -> None:
    """Events stand by year and month, no more precise than their dates."""
    page = opened("#view=timeline")
    expect(page.locator("#timeline :is(.year, .month)")).to_have_text(["2031", "May", "2032", "Month not given"])
    expect(page.locator("#timeline .when")).to_have_text(["3 May 2031 or 4 May 2031", "2032"])


def test_statements_can_be_filtered(opened: Opener) -> None:
    """The table has speaker, act, mode, cue, words and document, and a filter over all of them."""
    page = opened("#view=statements")
    cells = ["ada-lorn", "Assertion", "peace had come", "indirect“said”"]
    expect(page.locator("#statements td").filter(has_not=page.locator("small:has-text('Zenda Post')"))).to_have_text(
        cells
    )
    page.get_by_label("Filter statements").fill("zebra")
    expect(page.locator("#kept")).to_have_text("0 statements")
    expect(page.locator("#statements tbody tr")).to_have_count(0)


def test_empty_graph_is_explained(opened: Opener) -> None:
    """A graph without nodes says so, and what to do."""
    page = opened("", "")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()


def test_phone_needs_no_sideways_scrolling(opened: Opener) -> None:
    """On a narrow screen the panes stand under each other, and what is chosen is in view."""
    page = opened(f"#node={ID}event-1")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#details h2")).to_be_in_viewport()
