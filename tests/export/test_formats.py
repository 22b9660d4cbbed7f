"""Exports: what is written is read back the same, and the same graph gives the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from communique.errors import SettingsError
from communique.export.formats import write
from communique.graph.store import Graph

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IRIS = st.sampled_from(
    [
        "urn:a",
        "https://w3id.org/communique/ontology#x",
        "https://w3id.org/communique/id/a-b/c",
        "http://e.org/d#char=1,5",
    ]
).map(ox.NamedNode)
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    TEXT.map(lambda t: ox.Literal(t, language="en")),
    st.integers().map(ox.Literal),
    st.dates().map(lambda d: ox.Literal(d.isoformat(), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
)
QUADS = st.lists(st.builds(ox.Quad, IRIS, IRIS, st.one_of(IRIS, LITERALS), IRIS), max_size=8)


def graph_of(quads: list[ox.Quad]) -> Graph:
    graph = Graph()
    graph.store.extend(quads)
    return graph


def written(graph: Graph, form: str) -> bytes:
    out = io.BytesIO()
    write(graph, form, out)
    return out.getvalue()


@given(QUADS)
def test_quads_come_back_the_same(quads: list[ox.Quad]) -> None:
    """TriG, N-Quads and JSON-LD hold exactly the quads of the graph, for any literal."""
    graph = graph_of(quads)
    forms = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    for form, kind in forms.items():
        again = ox.Store()
        again.bulk_load(input=written(graph, form), format=kind)
        assert set(again) == set(graph.store), form


@given(QUADS)
def test_turtle_reads_alike_in_rdflib(quads: list[ox.Quad]) -> None:
    """Turtle is the union of the named graphs, for rdflib as for Oxigraph."""
    turtle = written(graph_of(quads), "turtle")
    expected = rdflib.Graph()
    lines = sorted({f"{q.subject} {q.predicate} {q.object} ." for q in quads})
    expected.parse(data="\n".join(lines), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), expected)


@given(QUADS)
def test_order_of_insertion_never_matters(quads: list[ox.Quad]) -> None:
    """The same quads put in another order give the same bytes in every RDF format."""
    for form in ("turtle", "trig", "nquads", "jsonld"):
        assert written(graph_of(quads), form) == written(graph_of(quads[::-1]), form)


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    """GraphML holds the nodes with label and type, and the edges; a control character does not break it."""
    trig = """@prefix cq: <https://w3id.org/communique/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
    <urn:d> { <urn:m> itsrdf:taIdentRef <urn:s> . <urn:s> a cq:State, cq:Entity ; rdfs:label "Ke\\u0001nya" .
              <urn:e> a cq:Event, cq:Signing ; rdfs:label "signing" ; cq:agent <urn:s> . }"""
    path = tmp_path / "g.trig"
    path.write_text(trig, encoding="utf-8")
    network = nx.read_graphml(io.BytesIO(written(Graph.open(path), "graphml")))
    assert network.nodes["urn:s"]["type"] == "State"
    assert list(network.edges(data="label")) == [("urn:e", "urn:s", "agent")]


def test_an_unknown_format_is_refused() -> None:
    """A format that there is not is a wrong setting."""
    with pytest.raises(SettingsError, match="choose one of"):
        write(Graph(), "docx", io.BytesIO())
