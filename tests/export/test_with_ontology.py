"""A graph with its ontology and shapes in one file, as a reasoner and a SHACL engine take it."""

from __future__ import annotations

import io
from pathlib import Path

import owlrl
import pyshacl
import pytest
import rdflib
import shacl
from rdflib import RDF, RDFS

from communique.errors import SettingsError
from communique.export.formats import write
from communique.graph.store import Graph
from communique.namespaces import PREFIXES
from communique.pipeline import Pipeline
from communique.read import read

CQ = rdflib.Namespace("https://w3id.org/communique/ontology#")


@pytest.fixture(scope="module")
def text(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Turtle of a document's graph with the ontology."""
    path = tmp_path_factory.mktemp("documents") / "a.txt"
    path.write_text("Kenya and Chad signed the Lake Treaty in Nairobi on 3 May 2024.", encoding="utf-8")
    graph = Graph()
    for document in read([path]):
        graph.store.extend(pipeline.admit(document).quads)  # type: ignore[arg-type]  # no error among them
    out = io.BytesIO()
    write(graph, "turtle", out, with_ontology=True)
    again = io.BytesIO()
    write(graph, "turtle", again, with_ontology=True)
    assert out.getvalue() == again.getvalue()
    return out.getvalue().decode()


@pytest.mark.slow
def test_an_owl_rl_reasoner_takes_the_file(text: str) -> None:
    """OWL RL finds no inconsistency, and nothing about events and states that the graph did not say, but that
    what is said of a state is said of its Wikidata item too.
    """
    graph = rdflib.Graph().parse(data=text, format="turtle")
    subjects = set(graph.subjects(RDF.type, CQ.Event)) | set(graph.subjects(RDF.type, CQ.State))
    assert len(subjects) >= 3
    before = {(s, p, o) for s in subjects for p, o in graph.predicate_objects(s)}
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert not list(graph.subjects(RDF.type, owlrl.Namespaces.ERRNS.ErrorMessage))
    assert (CQ.Signing, RDFS.subClassOf, CQ.Event) in graph
    inferred = {
        (s, p, o)
        for s in subjects
        for p, o in graph.predicate_objects(s)
        if (str(p).startswith(str(CQ)) and not str(o).startswith(PREFIXES["wd"]))
        or (p == RDF.type and str(o).startswith(str(CQ)))
    }
    assert inferred <= before


def test_a_shacl_engine_takes_the_file(text: str) -> None:
    """The file is both data and shapes: it conforms, and spoiled it does not."""
    spoiled = text.replace("cq:status cq:actual", 'rdfs:comment "x"')
    assert spoiled != text
    for data, expected in ((text, True), (spoiled, False)):
        graph = rdflib.Graph().parse(data=data, format="turtle")
        conforms, _, _ = pyshacl.validate(graph, shacl_graph=graph, advanced=False)
        assert conforms is expected
        nt = graph.serialize(format="nt")
        assert shacl.Shapes.from_text(nt, "ntriples").validate_text(nt, "ntriples").conforms is expected


def test_only_rdf_can_hold_the_ontology() -> None:
    """Another format is refused with what to choose."""
    with pytest.raises(SettingsError, match="RDF format"):
        write(Graph(), "graphml", io.BytesIO(), with_ontology=True)


def test_named_graphs_keep_the_ontology_apart(tmp_path: Path) -> None:
    """In TriG the ontology and the shapes are a graph of their own."""
    write(Graph(), "trig", tmp_path / "g.trig", with_ontology=True)
    graph = Graph.open(tmp_path / "g.trig")
    (name,) = graph.store.named_graphs()
    assert str(name) == "<https://w3id.org/communique/ontology>"
    assert graph.query("ASK { ?shape sh:targetClass cq:Document }")
