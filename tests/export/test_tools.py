"""Exports for other tools: each is read by that tool's reader, or checked by the rules of its format."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import networkx as nx
import polars as pl
import pyoxigraph as ox
import pytest

from communique.errors import SettingsError
from communique.export.formats import write
from communique.graph.ordered import QUARANTINE
from communique.graph.store import Graph

CQ = "https://w3id.org/communique/ontology#"
ID = "https://w3id.org/communique/id/"
NP = "http://www.nanopub.org/nschema#"


@pytest.fixture
def graph(root: Path) -> Graph:
    return Graph.open(root / "tests" / "export" / "two_documents.trig")


def written(graph: Graph, form: str) -> bytes:
    out = io.BytesIO()
    write(graph, form, out)
    return out.getvalue()


def with_control_character() -> Graph:
    graph = Graph()
    trig = f'<urn:s> a <{CQ}State>, <{CQ}Entity> ; <http://www.w3.org/2000/01/rdf-schema#label> "Ke\\u0001nya" .'
    graph.store.load(trig.encode(), format=ox.RdfFormat.TURTLE)
    return graph


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_formats_are_read_by_networkx(graph: Graph, form: str, read: object) -> None:
    """GraphML and GEXF hold the nodes with label, kind and type, and each edge once."""
    network = read(io.BytesIO(written(graph, form)))  # type: ignore[operator]  # a function, by the list above
    node = network.nodes[f"{ID}event-1"]
    assert (node["kind"], node["type"], node["date"]) == ("event", "Signing", "2031-05-03")
    assert set(network) == set(graph.to_networkx())
    assert network.number_of_edges() == graph.to_networkx().number_of_edges()
    labels = {(s, t, d["label"]) for s, t, d in network.edges(data=True)}
    assert (f"{ID}event-1", f"{ID}arvania", "signatory") in labels


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_control_character_does_not_break_xml(form: str, read: object) -> None:
    """U+FFFD stands for a character that XML cannot carry."""
    network = read(io.BytesIO(written(with_control_character(), form)))  # type: ignore[operator]  # as above
    assert network.nodes["urn:s"]["label"] == "Ke\ufffdnya"


def tables(graph: Graph, form: str, folder: Path) -> dict[str, list[dict[str, str]]]:
    write(graph, form, folder)
    return {p.stem: list(csv.DictReader(io.StringIO(p.read_text("utf-8")))) for p in sorted(folder.iterdir())}


def test_neo4j_tables_fit_its_importer(graph: Graph, tmp_path: Path) -> None:
    """IDs are unique, each end of a relationship is a node, labels and types are there, no cell has a line break."""
    found = tables(graph, "neo4j", tmp_path / "neo4j")
    nodes = {row["iri:ID"]: row for row in found["nodes"]}
    assert len(nodes) == len(found["nodes"]) > 5
    assert nodes[f"{ID}event-1"][":LABEL"] == "Event;Signing"
    for row in found["relationships"]:
        assert {row[":START_ID"], row[":END_ID"]} <= set(nodes)
        assert row[":TYPE"]
        assert int(row["documents:int"]) >= 1
    assert not any("\n" in cell for row in found["nodes"] for cell in row.values())


def test_gephi_tables_have_its_columns(graph: Graph, tmp_path: Path) -> None:
    """Id and Label, Source, Target, Type and Weight are named as Gephi wants them; ends are nodes."""
    found = tables(graph, "gephi", tmp_path / "gephi")
    nodes = {row["Id"] for row in found["nodes"]}
    assert all({row["Source"], row["Target"]} <= nodes for row in found["edges"])
    assert {"Type", "Label", "Weight"} <= set(found["edges"][0])


def test_tables_can_be_one_archive(graph: Graph, tmp_path: Path) -> None:
    """A path that ends in .zip, or an open file, gets an archive with the same bytes each time."""
    write(graph, "gephi", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == written(graph, "gephi")
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["edges.csv", "nodes.csv"]


def test_parquet_holds_every_quad_and_typed_tables(graph: Graph, tmp_path: Path) -> None:
    """The quads come back from Parquet the same; nodes, mentions and documents have typed columns."""
    write(graph, "parquet", tmp_path)
    quads = pl.read_parquet(tmp_path / "quads.parquet")
    back = set()
    for row in quads.iter_rows(named=True):
        value: ox.NamedNode | ox.Literal = ox.NamedNode("urn:x")
        if row["kind"] == "iri":
            value = ox.NamedNode(row["object"])
        elif row["language"]:
            value = ox.Literal(row["object"], language=row["language"])
        else:
            value = ox.Literal(row["object"], datatype=ox.NamedNode(row["datatype"]))
        nodes = (ox.NamedNode(row["subject"]), ox.NamedNode(row["predicate"]))
        back.add(ox.Quad(*nodes, value, ox.NamedNode(row["graph"])))
    assert back == set(graph.store)
    assert pl.read_parquet(tmp_path / "nodes.parquet")["day"].dtype == pl.Date
    documents = pl.read_parquet(tmp_path / "documents.parquet")
    assert documents["published"].dtype == pl.Date
    assert documents.height == 2
    mentions = pl.read_parquet(tmp_path / "mentions.parquet").filter(pl.col("entity") == f"{ID}zenda")
    assert mentions["words"].to_list() == ["Zenda"]
    assert mentions["begin"].to_list() == [49]


def test_nanopublications_meet_the_guidelines(graph: Graph) -> None:
    """Each has four graphs of its own, found by its head, with all triples in one of them, and one subject claimed."""
    store = ox.Store()
    store.bulk_load(input=written(graph, "nanopub"), format=ox.RdfFormat.TRIG)
    publications = [q for q in store if q.object == ox.NamedNode(NP + "Nanopublication")]
    assert len({q.subject for q in publications}) == len(publications) > 8
    placed = set()
    for head in publications:
        parts = {"head": head.graph_name}
        for part in ("Assertion", "Provenance", "PublicationInfo"):
            (quad,) = store.quads_for_pattern(head.subject, ox.NamedNode(f"{NP}has{part}"), None, None)
            assert quad.graph_name == head.graph_name
            assert isinstance(quad.object, ox.NamedNode)
            parts[part] = quad.object
        assert len({*parts.values(), head.subject}) == 5
        graphs = {name: list(store.quads_for_pattern(None, None, None, g)) for name, g in parts.items()}
        assert all(graphs.values())
        assert any(q.subject == parts["Assertion"] for q in graphs["Provenance"])
        assert any(q.subject == head.subject for q in graphs["PublicationInfo"])
        placed |= set(parts.values())
    assert {q.graph_name for q in store} == placed


def test_a_nanopublication_says_from_which_words(graph: Graph) -> None:
    """The provenance of an event's assertion leads to the words of its document."""
    store = ox.Store()
    store.bulk_load(input=written(graph, "nanopub"), format=ox.RdfFormat.TRIG)
    query = f"""SELECT ?words WHERE {{ GRAPH ?a {{ <{ID}event-1> a <{CQ}Signing> }}
      GRAPH ?p {{ ?a <http://www.w3.org/ns/prov#wasDerivedFrom> ?span .
                  ?span <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf> ?words }} }}"""
    answer = Graph(store).query(query)
    assert sorted(str(row["words"]) for row in answer) == [
        "Arvania and Borduria signed the Lake Treaty",
        "signed a treaty",
    ]


def test_nanopublications_take_their_time_from_the_environment(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is their time of creation; what is no number is refused."""
    assert b"dct:created" not in written(graph, "nanopub")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert b'dct:created "1970-01-01T00:00:00+00:00"^^xsd:dateTime' in written(graph, "nanopub")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
        written(graph, "nanopub")


def test_reifiers_of_rdf12_say_where_each_fact_comes_from(graph: Graph) -> None:
    """In RDF 1.2 a fact that two documents tell has two reifiers, each with its words."""
    store = ox.Store()
    store.bulk_load(input=written(graph, "rdf12"), format=ox.RdfFormat.TURTLE)
    query = f"""SELECT ?document ?words WHERE {{
      ?r rdf:reifies <<( <{ID}event-1> cq:agent <{ID}arvania> )>> ; cq:evidence/nif:anchorOf ?words ;
         prov:wasDerivedFrom ?document . <{ID}event-1> cq:agent <{ID}arvania> }} ORDER BY ?document"""
    assert [tuple(row.values()) for row in Graph(store).query(query)] == [
        ("urn:a", "Arvania and Borduria signed the Lake Treaty"),
        ("urn:b", "signed a treaty"),
    ]


def test_the_quarantine_is_in_no_format_of_claims(graph: Graph) -> None:
    """What was refused is neither a nanopublication nor reified, nor in the union of the documents."""
    claim = ox.NamedNode("urn:refused")
    graph.store.add(ox.Quad(claim, ox.NamedNode(CQ + "message"), ox.Literal("no"), QUARANTINE))
    for form in ("nanopub", "rdf12", "turtle", "ntriples", "rdfxml", "graphml", "neo4j"):
        assert b"urn:refused" not in written(graph, form), form
    assert b"urn:refused" in written(graph, "trig")
