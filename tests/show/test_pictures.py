"""What notebooks show of a graph."""

from __future__ import annotations

import base64
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique.errors import GraphError
from communique.knowledge import KnowledgeGraph
from communique.show import Picture
from communique.show.facts import days_of
from communique.show.layout import parted, placed
from communique.show.map import outlines, projected
from communique.show.overview import overview
from communique.show.svg import cut, width_of

SVG = "{http://www.w3.org/2000/svg}"


def pictures(graph: KnowledgeGraph) -> dict[str, Picture]:
    return {"timeline": graph.timeline(), "map": graph.map(), "ego": graph.ego("Q1"), "overview": overview(graph)}


def texts(picture: Picture) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]


def test_picture_is_an_image_a_table_and_words(graph: KnowledgeGraph) -> None:
    """A notebook gets HTML with the drawing as an image and a table, the drawing by itself, and a sentence."""
    for picture in pictures(graph).values():
        bundle = picture._repr_mimebundle_()
        assert sorted(bundle) == ["image/svg+xml", "text/html", "text/plain"]
        found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', bundle["text/html"])
        assert found is not None
        assert base64.b64decode(found[1]).decode() == bundle["image/svg+xml"]
        assert "<table" in bundle["text/html"]
        assert bundle["text/plain"].endswith(".")


def test_pictures_hold_nothing_that_code_hosts_take_out(graph: KnowledgeGraph) -> None:
    """No style, script, identifier, link or resource from elsewhere is in a drawing."""
    for picture in pictures(graph).values():
        for element in ElementTree.fromstring(picture.svg).iter():
            assert element.tag.removeprefix(SVG) in {"svg", "rect", "text", "line", "circle", "path", "title"}
            assert not {"style", "class", "id", "href"} & set(element.attrib)
            assert not any(name.startswith("on") for name in element.attrib)


def test_markup_in_documents_stays_text(graph: KnowledgeGraph) -> None:
    """Names, labels and words that look like markup are escaped in drawings, tables and alternative texts."""
    shown = [*(p._repr_mimebundle_() for p in pictures(graph).values()), graph.statements()._repr_mimebundle_()]
    for bundle in shown:
        for mime in bundle.keys() - {"text/plain"}:
            assert not re.search(r"<(script|img src=x|b|i)\b", bundle[mime])
    assert "&lt;script&gt;" in graph.statements()._repr_mimebundle_()["text/html"]
    assert any("Port <b>Sea</b>" in text for text in texts(graph.map()))


def test_same_graph_same_bytes(graph: KnowledgeGraph) -> None:
    """Drawing again gives the same bytes."""
    first, second = pictures(graph), pictures(graph)
    assert {n: p.svg for n, p in first.items()} == {n: p.svg for n, p in second.items()}


def test_timeline_tells_precision_and_status(graph: KnowledgeGraph) -> None:
    """A day is a circle and full when actual; a year is a bar and hollow when planned; what has no date is counted."""
    picture = graph.timeline()
    root = ElementTree.fromstring(picture.svg)
    signs = [e for e in root.iter() if e.find(f"{SVG}title") is not None]
    assert [(e.tag.removeprefix(SVG), e.get("fill") == "#ffffff") for e in signs] == [("rect", True), ("circle", False)]
    assert "2 of 3 have a date" in picture.alt


def test_timeline_of_a_kind_and_a_time(graph: KnowledgeGraph) -> None:
    """Only the kind asked for is drawn, and only what begins in time."""
    assert [row[3] for row in graph.timeline(kind="Signing").rows] == ["Signing"]
    assert [row[3] for row in graph.timeline(until="2024-03").rows] == ["Signing"]


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (["2024-02"], date(2024, 2, 1), date(2024, 2, 29)),
        (["2023; 2024-05-01"], date(2023, 1, 1), date(2024, 5, 1)),
        (["2022-03-01", "2022-04"], date(2022, 3, 1), date(2022, 4, 30)),
    ],
)
def test_days_of_vague_dates(texts: list[str], first: date, last: date) -> None:
    """A month or year is all its days; several dates are all the days from first to last."""
    days = days_of(texts)
    assert days is not None
    assert (days.first, days.last) == (first, last)


def test_date_that_no_calendar_holds_is_none() -> None:
    """A year beyond Python's calendar counts as no date."""
    assert days_of(["12000"]) is None


def test_map_puts_events_at_their_places(graph: KnowledgeGraph) -> None:
    """Events stand at the coordinates of their place; the others are counted in words."""
    picture = graph.map()
    assert picture.rows[0][:2] == ("Port <b>Sea</b>", "1")
    assert "1 of 3 events are at 1 places" in picture.alt


def test_projection_keeps_areas() -> None:
    """Equal Earth: a degree square at 60° north covers half of one at the equator."""

    def area(latitude: float) -> float:
        (x, top), (_, bottom) = projected(1, latitude), projected(1, latitude - 0.01)
        return x * abs(bottom - top)

    assert area(60) / area(0.01) == pytest.approx(0.5, rel=0.01)


def test_outlines_do_not_leap_over_the_date_line() -> None:
    """No edge of the land spans half of the world; a line from one side of the map to the other would."""
    for ring in outlines()["land"]:
        inhabited = [p for p in ring if abs(p[1]) < 1.25]
        assert all(abs(a[0] - b[0]) < 2 for a, b in pairwise(inhabited))


def test_ego_names_what_joins(graph: KnowledgeGraph) -> None:
    """A neighbour comes with its kind, the number of ties and what they are."""
    rows = {row[0]: row[1:] for row in graph.ego("Q1").rows}
    assert rows["Sudland"] == ("state", "2", "meeting, signing")
    assert rows["Ann $x_y$ Lee"] == ("person", "1", "minister")


@pytest.mark.parametrize("name", ["Q1", "id:Q1", "https://w3id.org/communique/id/Q1", "norland"])
def test_ego_by_any_name(graph: KnowledgeGraph, name: str) -> None:
    """An entity is found by Wikidata id, IRI or label."""
    assert graph.ego(name).alt.startswith("Norland ")


def test_ego_of_nobody_says_who_is_near(graph: KnowledgeGraph) -> None:
    """A wrong name is an error that names close ones."""
    with pytest.raises(GraphError, match="near it: Norland"):
        graph.ego("Norlandia")


def test_statements_in_their_words(graph: KnowledgeGraph) -> None:
    """Quoted words have quotation marks, told ones have none; the filters leave out the rest."""
    rows = graph.statements(act="Condemnation").rows
    assert {row[1]: row[4] for row in rows} == {
        "Norland": "“the <img src=x onerror=alert(1)> attack”",
        "Ann $x_y$ Lee": "their neglect",
    }
    assert [row[1] for row in graph.statements(about="sudland").rows] == ["Ann $x_y$ Lee"]
    assert graph.statements(limit=1).title == "2 statements, the first 1"


def test_show_falls_back_to_a_picture(graph: KnowledgeGraph) -> None:
    """The page stands in a sandboxed frame over a still picture; without the frame, the picture is there."""
    bundle = graph.show()._repr_mimebundle_()
    frame = re.search(r"<iframe[^>]*>", bundle["text/html"])
    assert frame is not None
    assert 'sandbox="allow-scripts allow-popups"' in frame[0]
    assert "data:image/svg+xml" in bundle["text/html"].replace(frame[0], "")
    assert bundle["image/svg+xml"].startswith("<svg")


def test_empty_graph_is_shown() -> None:
    """An empty graph gives pictures that say so."""
    for picture in (KnowledgeGraph().timeline(), KnowledgeGraph().map(), overview(KnowledgeGraph())):
        assert " 0 " in f" {picture.alt}"
        ElementTree.fromstring(picture.svg)


def test_picture_is_saved(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The drawing can be kept as a file."""
    assert ElementTree.parse(graph.map().save(tmp_path / "map.svg")).getroot().tag == f"{SVG}svg"


def test_layout_keeps_neighbours_near() -> None:
    """In a path, the ends are farther apart than neighbours are."""
    chain = ["a", "b", "c", "d"]
    at = placed(chain, {"a": {"b"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"c"}})
    assert abs(at["a"][0] - at["d"][0]) == pytest.approx(1)
    assert abs(at["b"][0] - at["c"][0]) < 0.5


def test_parted_boxes_do_not_touch() -> None:
    """Boxes that overlap move apart, others stay."""
    at = parted({"a": (0, 0), "b": (1, 0), "c": (50, 50)}, dict.fromkeys("abc", (10.0, 4.0)))
    assert abs(at["a"][1] - at["b"][1]) >= 4 - 1e-9
    assert at["c"] == (50, 50)


def test_long_labels_are_cut() -> None:
    """A label never becomes wider than its room."""
    assert cut("a short one", 200, 12) == "a short one"
    shortened = cut("a label that is much too long for its room", 100, 12)
    assert shortened.endswith("…")
    assert width_of(shortened, 12) <= 100
