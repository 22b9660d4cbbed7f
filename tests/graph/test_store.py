"""The graph in its store: files, folders, queries, answers."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.errors import GraphError
from communique.graph.store import Graph

TRIG = """@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:d> { <urn:d> a cq:Document .
          <urn:e> a cq:Event ; rdfs:label "a | b <i>"@en ; cq:date "2020-05-06"^^xsd:date ; cq:n 3 . }
"""
ROWS = "SELECT ?label ?date ?n WHERE { ?e a cq:Event ; rdfs:label ?label ; cq:date ?date ; cq:n ?n }"


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    path = tmp_path / "g.trig"
    path.write_text(TRIG, encoding="utf-8")
    return Graph.open(path)


def test_rows_have_python_values(graph: Graph) -> None:
    """Days, numbers and strings come as such."""
    assert [dict(r) for r in graph.query(ROWS)] == [{"label": "a | b <i>", "date": datetime.date(2020, 5, 6), "n": 3}]


def test_answers_in_every_form(graph: Graph) -> None:
    """One answer as frame, CSV, JSON, Markdown, table and HTML, each escaped as it must be."""
    result = graph.query(ROWS)
    assert list(result.to_frame().columns) == ["label", "date", "n"]
    assert result.to_csv().splitlines() == ["label,date,n", "a | b <i>,2020-05-06,3"]
    assert json.loads(result.to_json()) == [{"label": "a | b <i>", "date": "2020-05-06", "n": 3}]
    assert "a \\| b" in result.to_markdown()
    assert "2020-05-06" in result.to_table()
    assert "&lt;i&gt;" in result._repr_html_()


def test_ask_and_construct(graph: Graph) -> None:
    """ASK gives a truth value, CONSTRUCT triples."""
    assert graph.query("ASK { ?e a cq:Event }")
    assert not graph.query("ASK { ?e a cq:Statement }")
    assert len(graph.query("CONSTRUCT { ?e a cq:Event } WHERE { ?e a cq:Event }").triples) == 1


def test_a_parameter_is_a_term_and_never_text(graph: Graph) -> None:
    """A value that looks like SPARQL is compared as a string and finds nothing."""
    query = "SELECT ?e WHERE { VALUES ?wanted { UNDEF } ?e rdfs:label ?l FILTER(STR(?l) = ?wanted) }"
    assert len(graph.query(query, wanted="a | b <i>")) == 1
    assert len(graph.query(query, wanted='x" || true || "')) == 0


def test_a_parameter_without_a_place_is_refused(graph: Graph) -> None:
    """A query that has no place for a parameter is refused with how to make one."""
    with pytest.raises(GraphError, match="UNDEF"):
        graph.query(ROWS, wanted="x")


def test_a_mistake_in_a_query_is_a_graph_error(graph: Graph) -> None:
    """A mistake gives a GraphError that says where."""
    with pytest.raises(GraphError, match="cannot be answered"):
        graph.query("SELECT ?x WHERE {")


def test_an_unknown_name_suggests_a_near_one(graph: Graph) -> None:
    """A misspelt name of a query is answered with the one meant."""
    with pytest.raises(GraphError, match="signings"):
        graph.query("signing")


@pytest.mark.parametrize(("name", "content"), [("bad.trig", "<urn:a> <urn:b>"), ("bad.nq", "nonsense")])
def test_an_unparsable_file_is_a_graph_error(tmp_path: Path, name: str, content: str) -> None:
    """A file that is not RDF is named."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=name):
        Graph.open(path)


def test_a_missing_file_is_a_graph_error(tmp_path: Path) -> None:
    """A graph that is not there is named, with how to build one."""
    with pytest.raises(GraphError, match="communique build"):
        Graph.open(tmp_path / "no.trig")


def test_replace_puts_new_quads_in_the_place_of_old(graph: Graph) -> None:
    """A document's graph is replaced whole."""
    name = ox.NamedNode("urn:d")
    quad = ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:y"), ox.Literal("z"), name)
    graph.replace(name, [quad])
    assert list(graph.store) == [quad]


def test_a_failed_save_leaves_the_old_file(graph: Graph, tmp_path: Path) -> None:
    """Saving under an ending that cannot be written changes nothing."""
    path = tmp_path / "old.xyz"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(GraphError):
        graph.save(path)
    assert path.read_text(encoding="utf-8") == "old"
