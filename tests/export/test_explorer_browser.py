"""What a reader does with the page beyond reading: filtering, expanding, mapping, asking, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page, expect

from communique.export.page import write_page

Opener = Callable[..., Page]

pytestmark = pytest.mark.browser

ID = "https://w3id.org/communique/id/"
CQ = "https://w3id.org/communique/ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


def large_graph(size: int) -> ox.Store:
    """Nameless events of two states each, one of thirty: of so many nodes a third are events."""
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    doc = ox.NamedNode("urn:large")
    quads = [ox.Quad(doc, type_, ox.NamedNode(f"{CQ}Document"), doc)]
    quads.append(ox.Quad(doc, ox.NamedNode(f"{NIF}isString"), ox.Literal("word " * size), doc))
    for n in range(size):
        node = ox.NamedNode(f"{ID}{n}")
        quads.append(ox.Quad(node, type_, ox.NamedNode(f"{CQ}{'Event' if n % 3 == 0 else 'State'}"), doc))
        if n % 3 == 0:
            others = [ox.NamedNode(f"{ID}{other % size}") for other in (n + 1, n % 90 + 2)]
            quads.extend(ox.Quad(node, ox.NamedNode(f"{CQ}participant"), other, doc) for other in others)
    store = ox.Store()
    store.extend(quads)
    return store


def drawn(page: Page) -> int:
    """How many nodes the graph has drawn, by what it tells a reader who does not see it."""
    found = re.match(r"Graph of ([\d,]+) node", str(page.locator("#canvas").get_attribute("aria-label")))
    assert found
    return int(found[1].replace(",", ""))


def click_node(page: Page, label: str) -> None:
    """Click on a node where it stands in the picture."""
    place = page.evaluate(
        """label => {
            const cy = document.getElementById("canvas")._cyreg.cy;
            const data = JSON.parse(document.getElementById("data").textContent);
            const index = data.nodes.findIndex(node => node.label === label);
            return cy.getElementById(`n${index}`).renderedPosition();
        }""",
        label,
    )
    page.locator("#canvas").click(position={"x": place["x"], "y": place["y"]})


def write(page: Page, query: str) -> None:
    """Put a query in the editor in the place of what is there, as by typing."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")  # typed over, Chromium would copy the colours of what stood there as inline styles
    page.keyboard.insert_text(query)


def test_click_in_the_graph_chooses_and_expands(opened: Opener) -> None:
    """Of a large graph a part is drawn; a click on a node shows its details and draws its neighbours too."""
    page = opened("", large_graph(900))
    before = drawn(page)
    assert before < 300
    label = page.evaluate(
        """() => {
            const cy = document.getElementById("canvas")._cyreg.cy;
            const data = JSON.parse(document.getElementById("data").textContent);
            const shown = new Set(cy.nodes().map(node => node.data("index")));
            const found = data.edges.find(([from, to]) => !shown.has(from) && shown.has(to));
            return data.nodes[found[1]].label;
        }"""
    )
    click_node(page, label)
    expect(page.locator("#details h2")).to_have_text(label)
    assert drawn(page) > before
    assert f"open=id:{label}" in page.url


def test_everything_can_be_drawn(opened: Opener) -> None:
    """Five thousand nodes are drawn when asked for, and the page says when they are arranged."""
    page = opened("", large_graph(5000))
    page.get_by_role("button", name="Everything").click()
    expect(page.locator("#arranging")).to_be_hidden(timeout=60_000)
    assert drawn(page) == 5000
    expect(page.locator("#graph-notice")).to_have_text("All 5,000 nodes drawn")


def test_neighbourhood_of_the_chosen(opened: Opener) -> None:
    """The graph can be narrowed to what is around the chosen node."""
    page = opened(f"#node={ID}event-2")
    page.get_by_role("button", name="Around the chosen").click()
    assert drawn(page) == 2
    assert "show=near" in page.url


def test_types_can_be_left_out_of_the_graph(opened: Opener) -> None:
    """A type in the legend is switched off and on; the address remembers it."""
    page = opened()
    before = drawn(page)
    page.locator("#legend").get_by_role("button", name="Event").click()
    assert drawn(page) == before - 2
    assert "hide=Event" in page.url
    page.reload()
    assert drawn(page) == before - 2


def test_source_narrows_every_view(opened: Opener) -> None:
    """With one document chosen, list, graph, timeline and statements keep what it tells."""
    page = opened()
    page.get_by_label("Source").select_option(label="Treaty at the lake")
    expect(page.locator("#results a", has_text="Ratification")).to_have_count(0)
    expect(page.locator("#results a", has_text="Borduria")).to_have_count(1)
    page.locator("#tabs").get_by_text("Timeline").click()
    expect(page.locator("#timeline .entry")).to_have_count(1)
    page.locator("#tabs").get_by_text("Statements").click()
    expect(page.locator("#statements tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#results a", has_text="Ratification")).to_have_count(1)


def test_time_narrows_every_view(opened: Opener) -> None:
    """From a month on, only events that may lie in it or later are kept; what is no month is not taken."""
    page = opened("#view=timeline")
    page.get_by_label("From").fill("2031-06")
    page.get_by_label("From").press("Enter")
    expect(page.locator("#timeline .entry .node bdi")).to_have_text(["Ratification to come"])
    page.get_by_label("From").fill("June")
    page.get_by_label("From").press("Enter")
    assert "from=2031-06" in page.url


def test_bars_of_the_timeline_work_by_keyboard(opened: Opener) -> None:
    """A bar tells its month and count, and Enter keeps its events alone; Enter again lets all back."""
    page = opened("#view=timeline")
    bar = page.get_by_role("button", name="May 2031: 1 event")
    bar.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline .entry")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#timeline .entry")).to_have_count(2)


def test_map_places_events(opened: Opener) -> None:
    """An event stands at its place; a place chosen on the map shows its details, and a list has the same in words."""
    page = opened("#view=map")
    expect(page.locator(".map-key")).to_contain_text("1 of 2 events placed")
    expect(page.locator("#map-list summary")).to_have_text("Zenda1")
    page.locator(".spot-holder").click()
    expect(page.locator("#details h2")).to_have_text("Zenda")
    expect(page.locator(".spot-holder")).to_have_class(re.compile("chosen"))


def test_map_without_places_says_so(opened: Opener) -> None:
    """Where no event has a place with coordinates, the map says so."""
    page = opened("#view=map", large_graph(30))
    expect(page.get_by_role("heading", name="Nothing to place")).to_be_visible()


def test_named_query_is_answered_and_leads_to_the_graph(opened: Opener) -> None:
    """A named query is in the editor, answered at once inside the page, and its nodes are links."""
    page = opened("#view=sparql")
    page.locator("#named").get_by_role("button", name="Signings").click()
    expect(page.locator("#answered")).to_contain_text("1 row in", timeout=60_000)
    expect(page.locator(".cm-content")).to_contain_text("a cq:Signing")
    page.locator("#answer .node").first.click()
    expect(page.locator("#details h2")).to_have_text("Signing of the Lake Treaty, Zenda, 3 May 2031")


def test_own_query_by_keyboard(opened: Opener) -> None:
    """What is typed is asked by Ctrl-Enter, without declared prefixes; the address holds the query."""
    page = opened("#view=sparql")
    write(page, "ASK { ?s a cq:Signing }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer .verdict")).to_have_text("Yes", timeout=60_000)
    assert "sparql=ASK" in page.url
    page.reload()
    expect(page.locator("#answer .verdict")).to_have_text("Yes", timeout=60_000)


def test_wrong_query_says_where(opened: Opener) -> None:
    """A mistake in a query is told, and the page goes on."""
    page = opened("#view=sparql")
    write(page, "SELECT ?s WHERE { ?s }")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text("1:", timeout=60_000)
    write(page, "CONSTRUCT { ?s a cq:Treaty } WHERE { ?s a cq:Treaty }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answer thead")).to_have_text("subjectpredicateobject", timeout=60_000)


def test_answer_as_a_chart(opened: Opener) -> None:
    """Rows with a number can be looked at as bars."""
    page = opened("#view=sparql")
    write(
        page,
        "SELECT ?n (COUNT(?e) AS ?events) { ?e a cq:Event ; cq:agent/rdfs:label ?n } GROUP BY ?n",
    )
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Chart").click(timeout=60_000)
    expect(page.locator(".bars figcaption")).to_have_text("events by n")
    expect(page.locator(".bars li")).to_have_count(4)


def test_editor_completes_terms(opened: Opener) -> None:
    """The editor offers the terms that the graph uses."""
    page = opened("#view=sparql")
    write(page, "SELECT * { ?s a ")
    page.keyboard.type("cq:Sign")
    expect(page.locator(".cm-tooltip-autocomplete li").first).to_contain_text("cq:Signing")


def test_parameters_of_a_named_query_are_asked_for(opened: Opener) -> None:
    """A query with a parameter has a field for it, and is not run without it; a value stays a term."""
    page = opened("#view=sparql&query=evidence")
    field = page.locator("#parameters input").first
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answered")).to_contain_text("Give ")
    field.fill("id:event-1")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answered")).to_contain_text("2 rows", timeout=60_000)


def test_page_without_the_query_engine_has_no_tab_for_it(
    opened: Opener, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A page that was made without the engine has all but the SPARQL tab, and says why when an address asks for it."""
    page = opened()
    path = tmp_path_factory.mktemp("page") / "small.html"
    write_page(large_graph(30), path, sparql=False)
    page.goto(path.as_uri() + "#view=sparql")
    expect(page.locator("#tabs a")).to_have_count(5)
    expect(page.get_by_role("heading", name="No query engine")).to_be_visible()


def test_address_restores_search_and_filters(opened: Opener) -> None:
    """Search, facets, filters and view are in the address, so that a link shows another reader the same."""
    page = opened("#view=timeline&q=to+come&only=Event&from=2031&source=document:urn:b&filter=x")
    expect(page.get_by_label("Search names, events and statements")).to_have_value("to come")
    expect(page.get_by_label("From")).to_have_value("2031")
    expect(page.get_by_label("Source")).to_have_value("document:urn:b")
    expect(page.locator("#results a")).to_have_count(1)
    expect(page.locator("#facets").get_by_role("button", name="Event")).to_have_attribute("aria-pressed", "true")


def test_search_is_in_the_address_without_filling_the_history(opened: Opener) -> None:
    """Each letter changes the address, but the back button goes to the view before."""
    page = opened()
    page.locator("#tabs").get_by_text("Timeline").click()
    page.get_by_label("Search names, events and statements").press_sequentially("zenda")
    assert "q=zenda" in page.url
    page.go_back()
    assert "view=timeline" not in page.url


def test_page_works_by_keyboard_alone(opened: Opener) -> None:
    """“/” goes to the search, arrows to its results, Enter chooses; the first stop of Tab leads to the details."""
    page = opened()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the details")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("zen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("Zenda")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Search names, events and statements")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search names, events and statements")).to_have_value("")


@pytest.mark.parametrize("view", ["graph", "timeline", "map", "statements", "documents", "sparql", "entry"])
def test_everything_that_can_be_pressed_has_a_name(opened: Opener, view: str) -> None:
    """No button, link or field is without a name for a screen reader."""
    page = opened(f"#view={view}&node={ID}event-1")
    page.wait_for_timeout(200)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], input, select, [role=button]")]
            .filter(part => part.checkVisibility() && !part.textContent.trim() && !part.getAttribute("aria-label")
                && !part.labels?.length).map(part => part.outerHTML)"""
    )
    assert nameless == []


def test_entry_fills_the_page(opened: Opener) -> None:
    """What is known of a node can be read as a page of its own, and closed again."""
    page = opened(f"#node={ID}arvania")
    page.get_by_role("button", name="Open as a page").click()
    expect(page.locator("#entry h2")).to_have_text("Arvania")
    expect(page.locator("#details")).to_be_hidden()
    page.get_by_role("button", name="Close the details").click()
    expect(page.locator("#graph")).to_be_visible()


def test_dark_and_light(opened: Opener) -> None:
    """The page follows the system, and its button changes it."""
    page = opened()
    paper = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(paper)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(paper) != dark
    page.get_by_role("button", name="Change to dark").click()
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize("view", ["graph", "timeline", "map", "statements", "documents", "sparql", "entry"])
def test_no_view_scrolls_sideways_on_a_phone(opened: Opener, view: str) -> None:
    """Every view fits a narrow screen."""
    page = opened(f"#view={view}&node={ID}event-1")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
