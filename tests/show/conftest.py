from __future__ import annotations

from pathlib import Path

import pytest

from communique.knowledge import KnowledgeGraph
from communique.namespaces import PREFIXES

GRAPH = """
<urn:a> {
  <urn:a> a cq:Document ; dct:identifier "a" ;
    dct:title "<script>alert(1)</script> of Norland" ; dct:issued "2024-05-03"^^xsd:date .
  <urn:a#char=0,7> a nif:Phrase ; nif:referenceContext <urn:a> ; itsrdf:taIdentRef id:Q1 ; nif:anchorOf "Norland" .
  <urn:a#char=8,15> a nif:Phrase ; nif:referenceContext <urn:a> ; itsrdf:taIdentRef id:Q2 ; nif:anchorOf "Sudland" .
  <urn:a#char=20,29> a nif:Phrase ; nif:referenceContext <urn:a> ; itsrdf:taIdentRef id:Q3 ; nif:anchorOf "Port & Sea" .
  <urn:a#char=30,39> a nif:Phrase ; nif:referenceContext <urn:a> ; itsrdf:taIdentRef id:p ; nif:anchorOf "Ann" .
  id:Q1 a cq:State, cq:Agent, cq:Location, cq:Entity ; rdfs:label "Norland" .
  id:Q2 a cq:State, cq:Agent, cq:Location, cq:Entity ; rdfs:label "Sudland" .
  id:Q3 a cq:Place, cq:Location, cq:Entity ; rdfs:label "Port <b>Sea</b>" ; geo:lat 10.5 ; geo:long 20.25 .
  id:p a cq:Person, cq:Agent, cq:Entity ; rdfs:label "Ann $x_y$ Lee" .
  id:e1 a cq:Event, cq:DiplomaticEvent, cq:Meeting ; rdfs:label "Meeting: <i>both</i>" ; cq:participant id:Q1, id:Q2 ;
    cq:place id:Q3 ; cq:date "2024-05-01"^^xsd:date ; cq:status cq:actual ; cq:evidence <urn:a#char=0,15> .
  id:e2 a cq:Event, cq:InstrumentEvent, cq:Signing ; rdfs:label "Signing" ; cq:agent id:Q1, id:Q2 ;
    cq:date "2024"^^xsd:gYear ; cq:status cq:planned ; cq:evidence <urn:a#char=0,29> .
  id:e3 a cq:Event, cq:ConflictEvent, cq:Attack ; rdfs:label "Attack" ; cq:agent id:Q2 ; cq:status cq:actual ;
    cq:evidence <urn:a#char=42,46> .
  id:s1 a cq:Statement, cq:Condemnation ; cq:speaker id:Q1 ; cq:mode cq:direct ; cq:contentSpan <urn:a#char=40,60> .
  <urn:a#char=40,60> nif:referenceContext <urn:a> ; nif:anchorOf "the <img src=x onerror=alert(1)> attack" .
  id:s2 a cq:Statement, cq:Condemnation ; cq:speaker id:p ; cq:target id:Q2 ; cq:mode cq:indirect ;
    cq:contentSpan <urn:a#char=70,80> .
  <urn:a#char=70,80> nif:referenceContext <urn:a> ; nif:anchorOf "their neglect" .
  id:m a org:Membership ; org:member id:p ; org:organization id:Q1 ; org:role cq:minister .
  cq:minister skos:prefLabel "minister" .
}
"""


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    """Two states, a place with coordinates, a person, three events and two statements; some names try to be markup."""
    path = tmp_path / "graph.trig"
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    path.write_text(prefixes + GRAPH, encoding="utf-8")
    return KnowledgeGraph.open(path)
