"""The ontology: what type files must say, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from communique.errors import OntologyError
from communique.ontology import CQ, Ontology, load_ontology

PREFIXES = """@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def types_under(ontology: Ontology, cls: str) -> list[str]:
    """Types with triggers under a class."""
    return sorted({t.type for group in ontology.triggers.values() for t in group if ontology.is_a(t.type, cls)})


def test_every_term_has_a_label_and_a_definition(ontology: Ontology) -> None:
    """Each class and property of the ontology has an English label and definition."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {s for kind in kinds for s in ontology.graph.subjects(RDF.type, kind) if str(s).startswith(str(CQ))}
    assert len(terms) > 80
    for term in terms:
        assert ontology.graph.value(term, RDFS.label), term
        assert ontology.graph.value(term, SKOS.definition), term


def test_every_type_has_examples_and_counterexamples(ontology: Ontology) -> None:
    """Each event type and statement act has at least two examples and, but for one, two near misses."""
    for cls in (*types_under(ontology, "Event"), *types_under(ontology, "Statement")):
        mine = [e for e in ontology.examples if e.type == cls]
        assert sum(e.yields is not None for e in mine) >= 2, cls
        assert sum(e.yields is None for e in mine) >= 1, cls


def test_every_type_is_aligned_to_plover_and_cameo(ontology: Ontology) -> None:
    """Each event type and statement act names its PLOVER class and CAMEO root code, terms that exist."""
    for cls in (*types_under(ontology, "Event"), *types_under(ontology, "Statement")):
        for predicate in (CQ.plover, CQ.cameo):
            concept = ontology.graph.value(CQ[cls], predicate)
            assert isinstance(concept, URIRef), cls
            assert ontology.graph.value(concept, SKOS.notation), (cls, concept)


def test_ten_statement_acts_and_sixteen_kinds_of_instrument(ontology: Ontology) -> None:
    """The ten acts and the sixteen kinds of instrument of the catalogue are there."""
    assert len(types_under(ontology, "Statement")) == 10
    assert len(ontology.subclasses("LegalInstrument")) == 17


def test_no_type_is_named_in_python(ontology: Ontology, root: Path) -> None:
    """No module of the package names an event type, an act, a kind of instrument or an office."""
    names = {*types_under(ontology, "Event"), *types_under(ontology, "Statement")}
    names |= set(ontology.subclasses("LegalInstrument")) - {"LegalInstrument"}
    for path in (root / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for name in names:
            assert f'"{name}"' not in text, (path.name, name)
            assert f"cq:{name}" not in text, (path.name, name)


def refused(tmp_path: Path, body: str) -> str:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + body, encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        load_ontology([tmp_path])
    return str(error.value)


def test_syntax_error_is_refused_with_file(tmp_path: Path) -> None:
    """A type file that is not Turtle is refused with its name."""
    assert "mine.ttl" in refused(tmp_path, "cq:Broken a owl:Class ; .. ")


def test_unknown_role_is_refused(tmp_path: Path) -> None:
    """A frame with a role that the ontology does not know is refused with term and role."""
    message = refused(tmp_path, 'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=nobody" ] .')
    assert "Odd" in message
    assert "nobody" in message


def test_unreadable_frame_is_refused(tmp_path: Path) -> None:
    """A frame that is not of the form slot=role is refused with the word that is wrong."""
    message = refused(tmp_path, 'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject:agent" ] .')
    assert "subject:agent" in message


def test_cyclic_hierarchy_is_refused(tmp_path: Path) -> None:
    """A class that is its own ancestor is refused."""
    message = refused(
        tmp_path, "cq:One a owl:Class ; rdfs:subClassOf cq:Two . cq:Two a owl:Class ; rdfs:subClassOf cq:One ."
    )
    assert "its own ancestor" in message


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    """A folder without Turtle files is refused before anything is read."""
    with pytest.raises(OntologyError, match="no Turtle file"):
        load_ontology([tmp_path / "nothing"])
