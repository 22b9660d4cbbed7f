"""Figures for papers."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from communique import figures
from communique.errors import SettingsError
from communique.evaluation.figures import Figures
from communique.knowledge import KnowledgeGraph
from communique.namespaces import PREFIXES

SVG = "{http://www.w3.org/2000/svg}"

GRAPH = """
<urn:a> {
  <urn:a> a cq:Document ; dct:identifier "a" .
  <urn:a#char=0,1> itsrdf:taIdentRef id:Q1 . <urn:a#char=2,3> itsrdf:taIdentRef id:Q2 .
  <urn:a#char=4,5> itsrdf:taIdentRef id:Q3 . <urn:a#char=6,7> itsrdf:taIdentRef id:Q4 .
  id:Q1 a cq:State ; rdfs:label "Norland" . id:Q2 a cq:State ; rdfs:label "Sudland" .
  id:Q3 a cq:Person ; rdfs:label "Ann $x_y$ Lee" . id:Q4 a cq:Organisation ; rdfs:label "<Union>" .
  id:e1 a cq:Event, cq:Signing, cq:InstrumentEvent ; cq:agent id:Q1, id:Q2, id:Q3 ; cq:date "2024-05-01"^^xsd:date ;
    cq:status cq:actual ; cq:evidence <urn:a#char=0,3> .
  id:e2 a cq:Event, cq:Attack, cq:ConflictEvent ; cq:agent id:Q2 ; cq:date "2023"^^xsd:gYear ; cq:status cq:planned ;
    cq:evidence <urn:a#char=20,25> .
  id:s1 a cq:Statement, cq:Condemnation ; cq:speaker id:Q1 ; cq:mode cq:indirect ; cq:contentSpan <urn:a#char=18,30> .
  id:s2 a cq:Statement, cq:Condemnation ; cq:speaker id:Q1 ; cq:target id:Q4 ; cq:mode cq:indirect ;
    cq:contentSpan <urn:a#char=40,50> .
  id:s3 a cq:Statement, cq:Condemnation ; cq:speaker id:Q3 ; cq:mode cq:indirect ; cq:contentSpan <urn:a#char=60,70> .
  <urn:a#char=18,30> nif:referenceContext <urn:a> . <urn:a#char=40,50> nif:referenceContext <urn:a> .
  <urn:a#char=60,70> nif:referenceContext <urn:a> .
}
"""
Bucket = namedtuple("Bucket", "kind count predicted observed")


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    path = tmp_path / "graph.trig"
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    path.write_text(prefixes + GRAPH, encoding="utf-8")
    return KnowledgeGraph.open(path)


def texts(figure: figures.Figure, folder: Path) -> list[str]:
    root = ElementTree.parse(figure.save(folder / "figure.svg")).getroot()
    return ["".join(t.itertext()).strip() for t in root.iter(f"{SVG}text")]


def measured() -> Figures:
    found = Figures()
    found.count("events", hits=3, found=4, gold=6)
    found.rate("date of matched events", True)
    return found


def test_same_bytes_each_time(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """A figure that is drawn twice is the same file, without dates, as SVG, PDF and PNG."""
    for suffix in (".svg", ".pdf", ".png"):
        first = figures.timeline(graph).save(tmp_path / f"a{suffix}").read_bytes()
        assert first == figures.timeline(graph).save(tmp_path / f"b{suffix}").read_bytes()
        assert b"matplotlib" not in first.lower() or suffix == ".svg"


def test_cosigning_network_names_those_who_sign_together(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Who takes part in the same event is drawn; who acts alone is not; names are never read as formulas."""
    assert sorted(texts(figures.network(graph, "Signing"), tmp_path)) == ["Ann $x_y$ Lee", "Norland", "Sudland"]
    assert texts(figures.network(graph, "Attack"), tmp_path) == ["no two take part in the same event"]


def test_matrix_counts_who_condemns_whom(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Columns are targets; without one, those who act in the events that the words tell of; last, nobody."""
    figure = figures.matrix(graph, "Condemnation")
    axes = figure.axes[0]
    assert [t.get_text() for t in axes.get_yticklabels()] == ["Norland", "Ann $x_y$ Lee"]
    assert [t.get_text() for t in axes.get_xticklabels()] == ["<Union>", "Sudland", "(nobody named)"]
    assert axes.images[0].get_array().tolist() == [[1, 1, 0], [0, 0, 1]]  # type: ignore[union-attr]  # it has one
    assert texts(figures.matrix(graph, "Threat"), tmp_path) == ["no such statement"]


def test_timeline_has_a_lane_for_each_type(graph: KnowledgeGraph) -> None:
    """Lanes are named by type with the number of events; a day is a point, a year a bar, a plan is hollow."""
    axes = figures.timeline(graph).axes[0]
    assert [t.get_text() for t in axes.get_yticklabels()] == ["Signing (1)", "Attack (1)"]
    bar = axes.patches[0]
    assert isinstance(bar, Rectangle)
    assert bar.get_width() == 365
    assert to_rgb(bar.get_facecolor()) == (1, 1, 1)


def test_scores_show_precision_recall_and_f1(tmp_path: Path) -> None:
    """Each group has its number of annotated facts and its F1."""
    shown = texts(figures.scores(measured()), tmp_path)
    assert {"events (6)", "0.60", "precision", "recall", "F1"} <= set(shown)


def test_rates_and_errors_count(tmp_path: Path) -> None:
    """Rates say how many of how many; errors are counted by kind and side."""
    assert "1 of 1" in texts(figures.rates(measured()), tmp_path)
    axes = figures.errors(["a\tmissed event\tAid", "a\tspurious event\tAid", "a\tmissed entity\tX"]).axes[0]
    assert [t.get_text() for t in axes.get_yticklabels()] == ["event", "entity"]
    assert [p.get_width() for p in axes.patches] == [1, 1, 1, 0]  # type: ignore[attr-defined]  # rectangles


def test_reliability_draws_a_line_for_each_kind(tmp_path: Path) -> None:
    """Kinds of claims are told apart, against the diagonal; buckets of very few claims are left out."""
    buckets = [Bucket("event", 9, 0.9, 0.8), Bucket("event", 5, 0.5, 0.4), Bucket("office", 6, 0.7, 0.7)]
    figure = figures.reliability([*buckets, Bucket("fact", 4, 0.9, 0.1)])
    assert len(figure.axes[0].lines) == 3
    assert {"event", "office", "confidence"} <= set(texts(figure, tmp_path))
    assert "fact" not in texts(figure, tmp_path)


def test_notebooks_display_figures(graph: KnowledgeGraph) -> None:
    """A figure is shown as a PNG at half of its resolution or so, whether or not pyplot is in use."""
    data, metadata = figures.timeline(graph)._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG")
    assert 300 < metadata["image/png"]["width"] < 900


def test_unknown_ending_says_which_are_known(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Only formats that are the same each time are written."""
    with pytest.raises(SettingsError, match=r"\.pdf, \.png, \.svg"):
        figures.timeline(graph).save(tmp_path / "figure.jpg")
