"""The public shape of the graph: what users' first queries read, in Oxigraph and in rdflib."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from communique.graph.store import Graph
from communique.knowledge import build
from communique.namespaces import PREFIXES

ENTITIES = """SELECT ?doc ?entity ?class ?label ?surface ?same WHERE {
  GRAPH ?doc { ?m nif:referenceContext ?doc ; nif:anchorOf ?surface ; itsrdf:taIdentRef ?entity .
               ?entity a ?class ; rdfs:label ?label }
  OPTIONAL { ?entity owl:sameAs ?same }
  FILTER(?class IN (cq:Person, cq:State, cq:Organisation, cq:People, cq:Place, cq:LegalInstrument)) }"""
EVENTS = """SELECT ?doc ?event ?class ?begin ?end ?p ?value WHERE {
  GRAPH ?doc { ?event a cq:Event, ?class ; cq:evidence ?span . ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    ?event ?p ?value . FILTER(?p IN (cq:agent, cq:target, cq:participant, cq:mediator, cq:host, cq:instrument,
                                     cq:place, cq:date, cq:startDate, cq:endDate, cq:status)) } }"""
STATEMENTS = """SELECT ?doc ?statement ?class ?begin ?end ?p ?value WHERE {
  GRAPH ?doc { ?statement a cq:Statement, ?class ; cq:contentSpan ?span .
    ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    ?statement ?p ?value . FILTER(?p IN (cq:speaker, cq:addressee, cq:target, cq:mode, cq:cue)) } }"""
OFFICES = """SELECT ?doc ?person ?body ?office WHERE {
  GRAPH ?doc { ?m a org:Membership ; org:member ?person ; org:role ?role . OPTIONAL { ?m org:organization ?body } }
  ?role skos:prefLabel ?office }"""
INSTRUMENTS = """SELECT ?doc ?instrument ?p ?value ?name WHERE {
  GRAPH ?doc { ?instrument a cq:LegalInstrument ; ?p ?value .
    FILTER(?p IN (cq:number, cq:signedOn, cq:adoptedOn, cq:party, cq:provides, cq:provision))
    OPTIONAL { ?value cq:number|rdfs:label ?name } } }"""
DOCUMENTS = "SELECT ?doc ?id WHERE { GRAPH ?doc { ?doc a cq:Document ; dct:identifier ?id } }"
ALL = {
    "documents": DOCUMENTS,
    "entities": ENTITIES,
    "events": EVENTS,
    "statements": STATEMENTS,
    "offices": OFFICES,
    "instruments": INSTRUMENTS,
}
AT_LEAST = {"documents": 1, "entities": 15, "events": 25, "statements": 6, "offices": 1, "instruments": 7}


@pytest.fixture(scope="module")
def seed(root: Path) -> Graph:
    return build(root / "seeds")


@pytest.fixture(scope="module")
def saved(seed: Graph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Dataset:
    path = tmp_path_factory.mktemp("contract") / "seed.trig"
    seed.save(path)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path)
    return dataset


def value(term: rdflib.term.Node | None) -> object:
    """The Python value of a term of rdflib; days, months and years as they are written."""
    if isinstance(term, rdflib.Literal) and "gYear" not in str(term.datatype):
        return term.toPython()
    return term


@pytest.mark.parametrize("name", ALL)
def test_queries_answer_alike_in_oxigraph_and_rdflib(seed: Graph, saved: rdflib.Dataset, name: str) -> None:
    """Each of a user's first queries finds something, and the same in both engines."""
    ours = sorted(tuple(str(v) for v in row.values()) for row in seed.query(ALL[name]))
    columns = seed.query(ALL[name]).columns
    answer = saved.query(ALL[name], initNs=dict(PREFIXES)).bindings
    theirs = sorted(tuple(str(value(row.get(rdflib.Variable(c)))) for c in columns) for row in answer)
    assert len(ours) >= AT_LEAST[name]
    assert ours == theirs


def test_general_roles_stand_beside_finer_ones(seed: Graph) -> None:
    """Who signs is an agent too, without a reasoner."""
    assert seed.query("ASK { ?e cq:signatory ?x ; cq:agent ?x }")
    assert not seed.query("ASK { ?e cq:signatory ?x FILTER NOT EXISTS { ?e cq:agent ?x } }")


def test_superclasses_are_written(seed: Graph) -> None:
    """Each node has the superclasses of its class, those of standard vocabularies included."""
    assert not seed.query("ASK { ?e a cq:Signing FILTER NOT EXISTS { ?e a cq:Event, sem:Event, prov:Activity } }")
    assert not seed.query("ASK { ?e a cq:State FILTER NOT EXISTS { ?e a cq:Agent, cq:Location, cq:Entity } }")


def test_dropping_a_document_retracts_its_evidence(root: Path) -> None:
    """When a document's named graph is dropped, nothing of it is left."""
    graph = build(root / "seeds")
    (document,) = graph.documents()
    graph.drop(document)
    assert len(graph) == 0


def test_linked_places_have_coordinates_and_states_those_of_their_capital(seed: Graph) -> None:
    """Latitude and longitude stand in degrees, two decimals of one place, as the table of places has them."""
    rows = seed.query("SELECT DISTINCT ?x ?lat ?long WHERE { ?x geo:lat ?lat ; geo:long ?long } ORDER BY ?x")
    places = {str(row["x"]).removeprefix(PREFIXES["id"]): (float(row["lat"]), float(row["long"])) for row in rows}  # type: ignore[arg-type]
    assert places["Q61"] == places["Q30"] == pytest.approx((38.9, -77.0), abs=0.1)
    assert places["Q9248"] == pytest.approx((40.4, 49.9), abs=0.1)
