"""Answers as data frames, graphs and networks."""

from __future__ import annotations

import datetime
import sys

import pandas as pd
import polars as pl
import pyoxigraph as ox
import pytest

from communique.errors import GraphError, SettingsError
from communique.graph.result import Result
from communique.graph.store import Graph

TRIG = """@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix id: <https://w3id.org/communique/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:a> { id:a a cq:Entity, cq:Agent, cq:State ; rdfs:label "A-land"@en .
          id:b a cq:Entity, cq:State ; rdfs:label "B-land"@en .
          id:e1 a cq:Event, cq:Signing ; cq:signatory id:a, id:b ; cq:agent id:a, id:b ; cq:role id:a, id:b ;
                cq:date "2031-05-03"^^xsd:date ; cq:status cq:actual .
          id:o a org:Membership ; org:member id:p ; org:organization id:a . id:p a cq:Entity, cq:Person . }
<urn:b> { id:e1 a cq:Event, cq:Signing ; cq:agent id:a, id:b ; cq:signatory id:a, id:b ; cq:date "2031"^^xsd:gYear .
          id:e2 a cq:Event, cq:Signing ; cq:agent id:b, id:c . id:c a cq:Entity, cq:State . }
"""
PAIRS = """SELECT DISTINCT ?event (?a AS ?source) ?sourceLabel (?b AS ?target) WHERE {
  ?event cq:agent ?a, ?b FILTER(STR(?a) < STR(?b)) OPTIONAL { ?a rdfs:label ?sourceLabel } }"""
TYPED = """SELECT * WHERE { VALUES (?day ?mixed ?count ?share ?yes ?name ?time ?zoned ?nothing) {
  ("2031-05-03"^^xsd:date "2031-05-03"^^xsd:date 1 0.5 true "x" "2031-05-03T10:00:00"^^xsd:dateTime
   "2031-05-03T10:00:00+02:00"^^xsd:dateTime UNDEF)
  (UNDEF "2030-12"^^xsd:gYearMonth UNDEF 2 false cq:Event UNDEF UNDEF UNDEF)
  ("1648-10-24"^^xsd:date "2031"^^xsd:gYear 3 2.5e0 UNDEF UNDEF UNDEF UNDEF UNDEF) } }"""


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    graph.store.load(TRIG.encode(), format=ox.RdfFormat.TRIG)
    return graph


def test_pandas_columns_are_typed(graph: Graph) -> None:
    """Days, times, numbers and truth values have types of their own; a value that is missing changes none."""
    frame = graph.query(TYPED).to_frame()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds == {
        "day": "datetime64[s]",
        "mixed": "str",
        "count": "Int64",
        "share": "Float64",
        "yes": "boolean",
        "name": "str",
        "time": "datetime64[us]",
        "zoned": "datetime64[us, UTC]",
        "nothing": "str",
    }
    assert frame["day"].min() == pd.Timestamp("1648-10-24")
    assert list(frame["share"]) == [0.5, 2.0, 2.5]
    assert frame["zoned"][0] == pd.Timestamp("2031-05-03T08:00:00Z")


def test_polars_columns_are_typed(graph: Graph) -> None:
    """The same in polars."""
    frame = graph.query(TYPED).to_polars()
    assert dict(frame.schema) == {
        "day": pl.Date,
        "mixed": pl.String,
        "count": pl.Int64,
        "share": pl.Float64,
        "yes": pl.Boolean,
        "name": pl.String,
        "time": pl.Datetime("us"),
        "zoned": pl.Datetime("us", "UTC"),
        "nothing": pl.String,
    }
    assert frame["day"].to_list() == [datetime.date(2031, 5, 3), None, datetime.date(1648, 10, 24)]


def test_days_months_and_years_sort_as_text(graph: Graph) -> None:
    """A column of days, months and years is text whose order is that of time."""
    frame = graph.query(TYPED).to_polars().sort("mixed")
    assert frame["mixed"].to_list() == ["2030-12", "2031", "2031-05-03"]


def test_months_and_years_can_be_read_as_their_first_day(graph: Graph) -> None:
    """Asked for, such a column has dates."""
    for values in (
        graph.query(TYPED).to_polars(first_day=True)["mixed"].to_list(),
        [v.date() for v in graph.query(TYPED).to_frame(first_day=True)["mixed"]],
    ):
        assert values == [datetime.date(2031, 5, 3), datetime.date(2030, 12, 1), datetime.date(2031, 1, 1)]


def test_an_answer_without_rows_keeps_its_columns(graph: Graph) -> None:
    """No rows give a frame with the columns."""
    result = graph.query("SELECT ?x ?y WHERE { ?x cq:nothing ?y }")
    assert list(result.to_frame().columns) == result.to_polars().columns == ["x", "y"]


def test_triples_and_truth_values_are_tables_too(graph: Graph) -> None:
    """CONSTRUCT gives three columns, ASK one, in every form."""
    triples = graph.query("CONSTRUCT { ?e a cq:Event } WHERE { ?e a cq:Event }")
    assert triples.to_polars().columns == ["subject", "predicate", "object"]
    assert len(triples.to_csv().splitlines()) == 3
    assert list(graph.query("ASK { ?e a cq:Event }").to_frame()["answer"]) == [True]


@pytest.mark.parametrize(("package", "extra"), [("pandas", "frame"), ("polars", "polars")])
def test_a_missing_package_says_which_extra_has_it(monkeypatch: pytest.MonkeyPatch, package: str, extra: str) -> None:
    """Without the package a frame is refused with what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    result = Result(Graph().store.query("SELECT ?x WHERE {}"))
    with pytest.raises(SettingsError, match=rf"communique\[{extra}\]"):
        result.to_frame() if package == "pandas" else result.to_polars()


def test_a_construct_is_a_graph_of_its_own(graph: Graph) -> None:
    """What is constructed can be asked and drawn like any graph; the first one is not changed."""
    before = len(graph)
    part = graph.construct("CONSTRUCT { ?e a cq:Event ; cq:agent ?a . ?a a cq:Entity } WHERE { ?e cq:agent ?a }")
    assert isinstance(part, Graph)
    assert len(part.query("SELECT DISTINCT ?a WHERE { ?e cq:agent ?a }")) == 3
    assert set(part.to_networkx()) == {f"https://w3id.org/communique/id/{n}" for n in ("a", "b", "c", "e1", "e2")}
    assert len(graph) == before
    with pytest.raises(GraphError, match="CONSTRUCT"):
        graph.construct("SELECT ?x WHERE { ?x ?y ?z }")


def test_networkx_has_each_relation_once(graph: Graph) -> None:
    """Of a property and a narrower one for the same two nodes only the narrower is an edge; offices join too."""
    network = graph.to_networkx()
    edges = {(s[-2:].strip("/"), t[-1], data["label"]) for s, t, data in network.edges(data=True)}
    assert {e for e in edges if e[0] == "e1"} == {("e1", "a", "signatory"), ("e1", "b", "signatory")}
    assert {e for e in edges if e[0] == "o"} == {("o", "p", "member"), ("o", "a", "organization")}
    event = network.nodes["https://w3id.org/communique/id/e1"]
    assert event == {
        "label": "e1",
        "kind": "event",
        "type": "Signing",
        "wikidata": "",
        "date": "2031",
        "status": "actual",
        "documents": 2,
    }
    assert network.nodes["https://w3id.org/communique/id/a"]["label"] == "A-land"


def test_a_part_of_the_graph_around_a_node(graph: Graph) -> None:
    """The neighbourhood of a node holds what is so many edges away, whatever their direction."""
    near = graph.to_networkx(around="id:p")
    assert {node[-1] for node in near} == {"p", "o"}
    assert {node[-1] for node in graph.to_networkx(around="id:p", steps=2)} == {"p", "o", "a"}
    with pytest.raises(GraphError, match="no such node"):
        graph.to_networkx(around="id:nobody")


def test_a_network_ranks_and_groups(graph: Graph) -> None:
    """Who is most central, and who belongs together, each in one line."""
    network = graph.network(PAIRS)
    assert network.centrality()[0][1:] == ("B-land", 2.0)
    assert network.centrality("betweenness")[0].score == 1.0
    assert len(network.centrality("closeness")) == 3
    assert sum(network.communities(), ()) != ()
    with pytest.raises(SettingsError, match="betweenness"):
        network.centrality("fame")
    with pytest.raises(GraphError, match="source"):
        graph.network("SELECT ?x WHERE { ?x a cq:Event }")


def test_a_directed_network_keeps_its_directions(graph: Graph) -> None:
    """Asked for, edges lead from source to target."""
    assert graph.network(PAIRS, directed=True).graph.is_directed()
    assert not graph.network(PAIRS).graph.is_directed()
