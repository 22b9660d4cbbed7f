"""Exports: what is written is read back the same, and the same graph gives the same bytes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from communique.errors import GraphError, SettingsError
from communique.export import formats
from communique.export.formats import write
from communique.graph import ordered
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
ELEMENTS = st.sampled_from(["urn:a", "https://w3id.org/communique/ontology#x", "http://e.org/d#b"]).map(ox.NamedNode)
QUADS = st.lists(st.builds(ox.Quad, IRIS, IRIS, st.one_of(IRIS, LITERALS), IRIS), max_size=8)


def graph_of(quads: list[ox.Quad]) -> Graph:
    graph = Graph()
    graph.store.extend(quads)
    return graph


def written(graph: Graph, form: str) -> bytes:
    out = io.BytesIO()
    write(graph, form, out)
    return out.getvalue()


@settings(deadline=None)
@given(QUADS)
def test_quads_come_back_the_same(quads: list[ox.Quad]) -> None:
    """TriG, N-Quads and JSON-LD hold exactly the quads of the graph, for any literal."""
    graph = graph_of(quads)
    forms = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    for form, kind in forms.items():
        again = ox.Store()
        again.bulk_load(input=written(graph, form), format=kind)
        assert set(again) == set(graph.store), form


@settings(deadline=None)
@given(QUADS)
def test_turtle_reads_alike_in_rdflib(quads: list[ox.Quad]) -> None:
    """Turtle is the union of the named graphs, for rdflib as for Oxigraph."""
    turtle = written(graph_of(quads), "turtle")
    expected = rdflib.Graph()
    lines = sorted({f"{q.subject} {q.predicate} {q.object} ." for q in quads})
    expected.parse(data="\n".join(lines), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), expected)


@settings(deadline=None)
@given(QUADS)
def test_formats_of_one_graph_hold_the_union(quads: list[ox.Quad]) -> None:
    """N-Triples and RDF 1.2 without claims hold each triple once."""
    expected = {q.triple for q in quads}
    for form, kind in {"ntriples": ox.RdfFormat.N_TRIPLES, "rdf12": ox.RdfFormat.TURTLE}.items():
        assert {q.triple for q in ox.parse(written(graph_of(quads), form), format=kind)} == expected, form


@settings(deadline=None)
@given(st.lists(st.builds(ox.Quad, IRIS, ELEMENTS, st.one_of(IRIS, LITERALS), IRIS), max_size=8))
def test_rdfxml_reads_alike_in_two_readers(quads: list[ox.Quad]) -> None:
    """RDF/XML is the union, for rdflib as for Oxigraph; U+FFFD stands for what XML cannot carry."""
    document = written(graph_of(quads), "rdfxml")
    ours = ox.Store()
    ours.bulk_load(input=document, format=ox.RdfFormat.RDF_XML)
    theirs = rdflib.Graph().parse(data=document, format="xml")
    assert len(ours) == len(theirs)
    readable = {q.triple for q in quads if not isinstance(q.object, ox.Literal)}
    assert readable <= {q.triple for q in ours}


def test_rdfxml_refuses_a_property_that_xml_cannot_name() -> None:
    """A property whose IRI ends in no XML name is refused, not written wrongly."""
    quad = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("http://e.org/5"), ox.Literal("x"))
    with pytest.raises(GraphError, match="RDF/XML"):
        written(graph_of([quad]), "rdfxml")


def test_a_large_graph_is_written_in_the_order_of_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many triples are sorted at a time changes nothing."""
    quads = [ox.Quad(ox.NamedNode(f"urn:{i % 7}"), ox.NamedNode("urn:p"), ox.Literal(i)) for i in range(40)]
    expected = written(graph_of(quads), "trig")
    monkeypatch.setattr(ordered, "_MOST", 5)
    assert written(graph_of(quads), "trig") == expected


def test_what_turtle_would_misread_is_written_in_full() -> None:
    """An ill-typed integer and IRIs that only look like names come back as they are."""
    odd: list[ox.Literal | ox.NamedNode] = [
        ox.Literal("not a number", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        ox.NamedNode("https://w3id.org/communique/id/a.b"),
        ox.NamedNode("https://w3id.org/communique/id/-x-"),
        ox.NamedNode("https://w3id.org/communique/id/2024-05"),
    ]
    graph = graph_of([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), value) for value in odd])
    assert {q.object for q in ox.parse(written(graph, "turtle"), format=ox.RdfFormat.TURTLE)} == set(odd)
    assert len(rdflib.Graph().parse(data=written(graph, "turtle"), format="turtle")) == len(odd)


def test_jsonld_has_names_that_people_read(root: Path) -> None:
    """Keys are the names of the ontology's terms, values plain where the context says what they are."""
    graph = Graph.open(root / "tests" / "export" / "two_documents.trig")
    nodes = {n["@id"]: n for n in json.loads(written(graph, "jsonld"))["@graph"][0]["@graph"]}
    event = nodes["id:event-1"]
    assert event["@type"] == ["Event", "InstrumentEvent", "Signing"]
    assert event["signatory"] == ["id:arvania", "id:borduria"]
    assert event["date"] == {"@value": "2031-05-03", "@type": "xsd:date"}
    assert nodes["id:borduria"]["label"] == "Borduria"
    assert nodes["urn:a"]["issued"] == "2031-05-04"


def test_jsonld_reads_alike_in_rdflib(root: Path) -> None:
    """Another reader of JSON-LD finds the same quads."""
    graph = Graph.open(root / "tests" / "export" / "two_documents.trig")
    dataset = rdflib.Dataset()
    dataset.parse(data=written(graph, "jsonld"), format="json-ld")
    assert len(list(dataset.quads())) == len(graph)


def test_the_context_is_that_of_the_ontology(root: Path) -> None:
    """The names that JSON-LD uses are made from the ontology."""
    command = [sys.executable, "scripts/build_context.py", "--check"]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0


def test_each_format_tells_what_it_writes() -> None:
    """Every installed exporter can be loaded and says in a few words what it writes."""
    names = formats.format_names()
    assert {"turtle", "trig", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "neo4j", "gephi"} <= set(names)
    assert {"parquet", "nanopub", "rdf12"} <= set(names)
    assert all(formats.exporter(name).summary for name in names)


def test_a_module_of_ones_own_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter is found by its entry point; nothing else is edited."""
    (tmp_path / "count.py").write_text(
        "from communique.export.exporter import FileExporter\n"
        "COUNT = FileExporter('how many', ('.count',), lambda s, out: out.write(str(len(s.store)).encode()))\n"
    )
    metadata = tmp_path / "counting-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: counting\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[communique.exporters]\ncount = count:COUNT\nbroken = count:NONE\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert written(Graph(), "count") == b"0"
    assert formats.format_of(Path("x.count")) == "count"
    with pytest.raises(SettingsError, match="cannot be imported"):
        formats.exporter("broken")


@settings(deadline=None)
@given(QUADS)
def test_order_of_insertion_never_matters(quads: list[ox.Quad]) -> None:
    """The same quads put in another order give the same bytes in every RDF format."""
    for form in ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdf12"):
        assert written(graph_of(quads), form) == written(graph_of(quads[::-1]), form)


def test_an_unknown_format_is_refused() -> None:
    """A format that there is not is a wrong setting."""
    with pytest.raises(SettingsError, match="choose one of"):
        write(Graph(), "docx", io.BytesIO())
