"""The data of the HTML page and the file that holds it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from communique.export.page import policy, write_page
from communique.export.page_data import page_data

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src" / "communique" / "export" / "static"
GRAPH = (Path(__file__).parent / "two_documents.trig").read_text("utf-8")
FIRST = "🕊 Arvania and Borduria signed the Lake Treaty in Zenda on 3 May 2031. 𝔓remier Ada Lorn said peace had come."


def store_of(text: str) -> ox.Store:
    """A store in memory with the quads of a TriG text."""
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TRIG)
    return store


@pytest.fixture
def data() -> dict[str, Any]:
    """The data of the page of the two documents."""
    return page_data(store_of(GRAPH))


def node(data: dict[str, Any], end: str) -> dict[str, Any]:
    """The one node whose IRI ends like this."""
    (found,) = [node for node in data["nodes"] if node["iri"].endswith(end)]
    return dict(found)


def edges(data: dict[str, Any], start: str) -> list[tuple[str, str, list[int]]]:
    """Role, label of the other end, and documents of the edges that leave a node."""
    index = data["nodes"].index(node(data, start))
    return [(role, data["nodes"][o]["label"], docs) for s, o, role, docs in data["edges"] if s == index]


def test_coordinates(data: dict[str, Any]) -> None:
    """A place has its latitude and longitude, another node none."""
    assert (node(data, "zenda")["place"], node(data, "arvania")["place"]) == ([47.5, 14.25], None)


def test_impossible_coordinates_are_left_out() -> None:
    """A latitude beyond the pole does not stop the page, and places nothing."""
    data = page_data(store_of(GRAPH.replace("geo:lat 47.5", "geo:lat 147.5")))
    assert node(data, "zenda")["place"] is None


def test_queries_and_terms_for_the_editor(data: dict[str, Any]) -> None:
    """The named queries go along with their text, and the terms that the graph uses, for completion."""
    assert "signings" in {query["name"] for query in data["queries"]}
    assert ["cq:Signing", "", "class"] in data["terms"]
    assert ["cq:signatory", "", "property"] in data["terms"]


def test_texts_can_be_left_out() -> None:
    """A page that is served asks for each text when it needs it."""
    data = page_data(store_of(GRAPH), texts=False)
    assert {document["text"] for document in data["documents"]} == {None}
    assert "peace had come" in node(data, "statement-1")["label"]


def test_counts(data: dict[str, Any]) -> None:
    """Entities are all that is neither event nor statement; legal instruments are among them."""
    assert data["counts"] == {"documents": 2, "entities": 6, "events": 2, "statements": 1, "instruments": 1}


def test_label_falls_back_to_the_iri(data: dict[str, Any]) -> None:
    """A node without rdfs:label is named by the last part of its IRI."""
    assert node(data, "ada-lorn")["label"] == "ada-lorn"


def test_english_label_comes_first(data: dict[str, Any]) -> None:
    """Of several labels the English one is shown and the others are aliases."""
    assert (node(data, "arvania")["label"], node(data, "arvania")["aliases"]) == ("Arvania", ["Arwanien"])


def test_surface_forms_are_aliases(data: dict[str, Any]) -> None:
    """The words by which a text mentions an entity can be searched for."""
    assert "𝔓remier Ada Lorn" in node(data, "ada-lorn")["aliases"]


def test_statement_label(data: dict[str, Any]) -> None:
    """A statement is labelled by its act, its speaker and its first words."""
    assert node(data, "statement-1")["label"] == "Assertion by ada-lorn: peace had come"


def test_most_specific_class_without_the_ontology(data: dict[str, Any]) -> None:
    """Of materialised classes the rarest that is not a general one is shown."""
    assert (node(data, "event-1")["types"], node(data, "event-2")["types"]) == (["Signing"], ["Ratification"])


def test_most_specific_class_with_the_ontology() -> None:
    """Where the store holds the ontology, it decides, and gives the labels."""
    ontology = """<urn:ontology> { cq:Treaty rdfs:subClassOf cq:LegalInstrument ; rdfs:label "treaty"@en .
        cq:Rare rdfs:subClassOf cq:LegalInstrument . cq:Pact rdfs:subClassOf cq:Treaty, cq:Rare ; rdfs:label "pact"@en .
        id:lake-treaty a cq:Rare, cq:Pact . id:other a cq:Pact . }"""
    data = page_data(store_of(GRAPH + ontology))
    assert node(data, "lake-treaty")["types"] == ["pact"]


def test_state_that_is_a_place_too_is_a_state(data: dict[str, Any]) -> None:
    """A node in several top-level classes stands in one group."""
    assert node(data, "arvania")["group"] == "State"


def test_finer_role_hides_the_general_one(data: dict[str, Any]) -> None:
    """Where a sub-property and its super-property link the same nodes, the page shows the finer."""
    assert ("signatory", "Borduria", [0]) in edges(data, "event-1")
    assert not [edge for edge in edges(data, "event-1") if edge[:2] == ("agent", "Borduria")]


def test_document_that_says_the_general_role_alone_keeps_it(data: dict[str, Any]) -> None:
    """The finer role of one document does not hide the general one of another."""
    roles = [edge for edge in edges(data, "event-1") if edge[1] == "Arvania"]
    assert roles == [("agent", "Arvania", [1]), ("signatory", "Arvania", [0])]


def test_finer_role_by_the_ontology() -> None:
    """Where the store holds the ontology, only its sub-properties hide a role."""
    ontology = "<urn:ontology> { cq:instrument rdfs:subPropertyOf cq:role . }"
    assert {"agent", "signatory"} <= {role for role, _, _ in edges(page_data(store_of(GRAPH + ontology)), "event-1")}


def test_facts_name_the_documents_that_say_them(data: dict[str, Any]) -> None:
    """Two documents that give different days stay apart, each day with its document."""
    dates = [fact for fact in node(data, "event-1")["facts"] if fact[0] == "date"]
    assert dates == [["date", "2031-05-03", [0]], ["date", "2031-05-04", [1]]]


def test_value_that_is_no_node_is_named(data: dict[str, Any]) -> None:
    """A right that an instrument provides is shown by its label."""
    assert ["provides", "right to peace", [0]] in node(data, "lake-treaty")["facts"]


def test_offices(data: dict[str, Any]) -> None:
    """An office has its person, body, role and the words that attest it."""
    (office,) = data["offices"]
    begin = FIRST.index("𝔓")
    assert (office["role"], data["nodes"][office["body"]]["label"]) == ("premier", "Arvania")
    assert office["spans"] == [[0, begin, begin + len("𝔓remier Ada Lorn")]]


def test_spans_count_code_points(data: dict[str, Any]) -> None:
    """Evidence and content are places in the text that Python's own slices give back."""
    words = {data["documents"][d]["text"][b:e] for _, d, b, e in [*data["evidence"], *data["content"]]}
    assert words == {"Arvania and Borduria signed the Lake Treaty", "signed a treaty", "peace had come"}


def test_words_that_the_text_does_not_have() -> None:
    """A span whose words differ from the text brings its words along, and is not marked in the text."""
    data = page_data(store_of(GRAPH.replace('nif:anchorOf "Zenda"', 'nif:anchorOf "Elsewhere"')))
    assert [place[4:] for place in data["mentions"] if len(place) > 4] == [["Elsewhere"]]


def test_unusable_offsets_are_left_out() -> None:
    """A span that ends before it begins, or whose offset is no number, does not stop the page."""
    data = page_data(store_of(GRAPH.replace("nif:beginIndex 49 ", "nif:beginIndex -49 ")))
    zenda = data["nodes"].index(node(data, "zenda"))
    assert not [place for place in data["mentions"] if place[0] == zenda]


def test_order_of_the_quads_does_not_matter(tmp_path: Path) -> None:
    """The same graph gives the same bytes, in whatever order it was loaded."""
    quads = sorted(ox.parse(GRAPH.encode(), format=ox.RdfFormat.TRIG), key=str)
    pages = []
    for order in (quads, quads[::-1]):
        store = ox.Store()
        store.extend(order)
        write_page(store, tmp_path / "page.html")
        pages.append((tmp_path / "page.html").read_bytes())
    assert pages[0] == pages[1]


def test_empty_graph(tmp_path: Path) -> None:
    """A graph without anything still gives a page."""
    write_page(ox.Store(), tmp_path / "page.html")
    assert page_data(ox.Store())["nodes"] == []
    assert (tmp_path / "page.html").stat().st_size > 0


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The text of the page of the two documents, with a hostile title."""
    write_page(store_of(GRAPH), tmp_path / "page.html", title='Lake <script>alert("3")</script>')
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    return (tmp_path / "page.html").read_text("utf-8")


def test_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """When writing fails, neither the page nor a temporary file stays behind."""
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OSError, match=r"page\.html"):
        write_page(store_of(GRAPH), tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_data_cannot_leave_its_element(page: str) -> None:
    """In the data no character stands that could end the element, and the data is whole."""
    (block,) = re.findall(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert not set(block) & set("<>&\u2028\u2029")
    assert json.loads(block) == page_data(store_of(GRAPH))


def test_title_is_escaped(page: str) -> None:
    """The title of the page is text, never markup."""
    assert "<title>Lake &lt;script&gt;" in page
    assert "<script>alert" not in page


def test_policy_allows_the_scripts_of_the_page_and_no_other(page: str) -> None:
    """The content security policy names exactly the hashes of the inline scripts and the style."""
    (stated,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    inline = [
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL),
    ]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert len(inline) == 2
    assert set(re.findall(r"'sha256-([^']*)'", stated)) == hashes
    assert stated.startswith("default-src 'none';")
    assert "unsafe" not in stated.replace("'wasm-unsafe-eval'", "")
    assert "connect-src" not in stated


def test_served_page_may_reach_its_server_alone() -> None:
    """The page that is served differs from the one on disk in where it may connect to, and in nothing else."""
    assert policy(served=True).replace("; connect-src 'self'", "") == policy(served=False)


def test_the_graph_is_in_the_page_as_quads(page: str) -> None:
    """The query engine answers over the same quads that the graph holds."""
    (packed,) = re.findall(r'<script id="quads" type="text/plain">(.*?)</script>', page)
    quads = ox.parse(gzip.decompress(base64.b64decode(packed)), format=ox.RdfFormat.N_QUADS)
    assert set(quads) == set(store_of(GRAPH))


def test_page_without_the_query_engine(tmp_path: Path) -> None:
    """Left out, neither the engine nor the quads are in the page."""
    write_page(store_of(GRAPH), tmp_path / "page.html", sparql=False)
    text = (tmp_path / "page.html").read_text("utf-8")
    assert '<script id="engine"' not in text
    assert '<script id="quads"' not in text


def test_page_asks_for_nothing(page: str) -> None:
    """No element of the page loads anything."""
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(src|srcset|data|action)=|<link|@import|<iframe|<img", markup)


SOURCES = ROOT / "frontend"
OF_PAGE = sorted((SOURCES / "src").glob("*.js"))


def test_own_scripts_make_no_markup_of_text() -> None:
    """The page's own scripts never turn text into markup or code."""
    assert len(OF_PAGE) > 20
    for script in OF_PAGE:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createHTML|createScript\(",
            script.read_text("utf-8"),
        ), script


STAMP = dict(
    line.split("  ", 1)[::-1] for line in (STATIC / "BUILD.sha256").read_text("utf-8").splitlines() if line.strip()
)


def test_built_page_is_of_these_sources() -> None:
    """Sources and results have the hashes of one run of scripts/build_frontend."""
    sources = [
        SOURCES / name for name in ("build.mjs", "mit.txt", "package.json", "package-lock.json", "tsconfig.json")
    ]
    sources += (SOURCES / "src").iterdir()
    results = [path for path in STATIC.iterdir() if path.name != "BUILD.sha256"]
    now = {str(p.relative_to(ROOT)): hashlib.sha256(p.read_bytes()).hexdigest() for p in [*sources, *results]}
    assert now == STAMP, "run scripts/build_frontend and commit what it writes"


def test_each_bundled_library_has_its_licence() -> None:
    """The libraries that package.json names for the page, and what they bring along, stand in LICENCES.txt."""
    licences = (STATIC / "LICENCES.txt").read_text("utf-8")
    titles = re.findall(r"^=+\n(\S+) \S+ · (.+) · https://www\.npmjs\.com/package/\S+$", licences, re.MULTILINE)
    wanted = json.loads((SOURCES / "package.json").read_text("utf-8"))["dependencies"]
    assert set(wanted) <= {name for name, _ in titles}
    assert {licence for _, licence in titles} <= {"MIT", "ISC", "BSD-3-Clause", "OFL-1.1", "MIT OR Apache-2.0"}


def test_script_cannot_end_its_element() -> None:
    """The built script and style hold nothing that would end the element they stand in."""
    assert "</script" not in (STATIC / "explorer.js").read_text("utf-8").lower()
    assert "</style" not in (STATIC / "explorer.css").read_text("utf-8").lower()
