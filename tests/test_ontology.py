"""The ontology: what type files must say, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import owlrl
import pyhornedowl
import pytest
from mypy import api
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

from communique.errors import OntologyError, SettingsError
from communique.ontology import CQ, Ontology, load_ontology
from communique.ontology.completeness import faults
from communique.ontology.owl import header_faults, plain_owl, rl_faults, save

PREFIXES = """@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
EVENTS = frozenset(
    re.findall(
        r"\w+",
        """Adoption Signing Initialling Ratification Accession EntryIntoForce Withdrawal Suspension Amendment
        Termination Breach Meeting Conference Visit Call Negotiation Mediation Agreement Ceasefire Recognition
        EstablishingRelations SeveringRelations DiplomaticExpulsion Appointment Departure Establishment Vote Election
        Aid Release TroopWithdrawal SanctionRelief Sanction Attack ArmedConflict Occupation Mobilisation Displacement
        Arrest Protest Ruling Indictment LegalAction Investigation""",
    )
)
ACTS = frozenset(
    re.findall(
        r"\w+",
        "Assertion Announcement Condemnation Accusation Appeal Threat Pledge Rejection Denial Endorsement",
    )
)
KINDS = frozenset(
    re.findall(
        r"\w+",
        """Treaty Convention Covenant Charter Statute Protocol AgreementInstrument Declaration Resolution Memorandum
        Communique Plan Law ExecutiveOrder Constitution Judgment OtherInstrument""",
    )
)


def test_the_catalogue_is_complete(ontology: Ontology) -> None:
    """No term lacks label, definition, range, broader term, alignment, codes, declared roles or examples."""
    assert [str(f) for f in faults(ontology)] == []


def test_the_catalogue_holds_all_types(ontology: Ontology) -> None:
    """The 44 event types, 10 acts, 17 kinds of instrument and at least 40 offices are there."""
    assert len(EVENTS) == 44
    assert set(ontology.catalogue("Event")) >= EVENTS
    assert set(ontology.catalogue("Statement")) == ACTS
    assert set(ontology.catalogue("LegalInstrument")) == KINDS
    assert len(ontology.catalogue("Office")) >= 40


def test_one_type_a_file(ontology: Ontology, root: Path) -> None:
    """Each type of the catalogue stands in a file of its own, named by it."""
    for folder, under in (("event", "Event"), ("statement", "Statement"), ("instrument", "LegalInstrument")):
        for cls in ontology.catalogue(under):
            assert ontology.terms_in([root / "ontology" / folder / f"{cls.lower()}.ttl"]) >= {cls}
    for office in ontology.catalogue("Office"):
        assert office in ontology.terms_in([root / "ontology" / "office" / f"{office.lower()}.ttl"])


def test_a_new_type_without_its_parts_is_told_what_it_lacks(tmp_path: Path) -> None:
    """A bare type is told all that it must say."""
    body = (
        """cq:Odd a owl:Class ; rdfs:subClassOf cq:Event ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent!" ] ."""
    )
    (tmp_path / "odd.ttl").write_text(PREFIXES + body, encoding="utf-8")
    loaded = load_ontology([tmp_path])
    reasons = " | ".join(f.reason for f in faults(loaded, loaded.terms_in([tmp_path])))
    for part in (
        "rdfs:label",
        "skos:definition",
        "aligned",
        "0 examples",
        "0 counterexamples",
        "PLOVER",
        "role “agent”",
    ):
        assert part in reasons


def test_no_type_is_named_in_python(ontology: Ontology, root: Path) -> None:
    """No module of the package but the generated vocabulary names an event type, act, kind of instrument or office."""
    names = {*ontology.catalogue("Event"), *ontology.catalogue("Statement"), *ontology.catalogue("LegalInstrument")}
    offices = set(ontology.catalogue("Office"))
    pattern = re.compile(rf"""["']({"|".join(names)})["']|\bcq[:.]({"|".join(names | offices)})\b""")
    for path in (root / "src").rglob("*.py"):
        if path.name != "vocabulary.py":
            assert not pattern.findall(path.read_text(encoding="utf-8")), path.name


def refused(tmp_path: Path, body: str) -> str:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + body, encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        load_ontology([tmp_path])
    return str(error.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("cq:Broken a owl:Class ; .. ", ["mine.ttl", "line 5"], id="syntax"),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=nobody" ] .',
            ["mine.ttl", "Odd", "unknown role “nobody”"],
            id="role",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent:Nothing" ] .',
            ["Odd", "unknown class “Nothing”"],
            id="class",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject:agent" ] .',
            ["Odd", "subject:agent"],
            id="frame",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ] .', ["Odd", "without a cq:frame"], id="no frame"
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:frame "subject=agent" ] .',
            ["Odd", "cq:verb or cq:noun"],
            id="no word",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ; cq:gives cq:done ] .',
            ["Odd", "cq:done"],
            id="status",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigerr [ cq:verb "odd" ; cq:frame "subject=agent" ] .',
            ["Odd", "cq:trigerr", "no file declares"],
            id="misspelt",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ] ,'
            ' [ cq:verb "odd" ; cq:frame "subject=agent" ] .',
            ["Odd", "“odd” twice"],
            id="duplicate",
        ),
        pytest.param(
            'cq:Odd a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ] .'
            ' cq:Even a owl:Class ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ] .',
            ["“odd”", "has too"],
            id="shared",
        ),
        pytest.param(
            "cq:One a owl:Class ; rdfs:subClassOf cq:Two . cq:Two a owl:Class ; rdfs:subClassOf cq:One .",
            ["mine.ttl", "its own ancestor"],
            id="cycle",
        ),
    ],
)
def test_a_wrong_type_file_is_refused_with_file_or_term_and_reason(tmp_path: Path, body: str, says: list[str]) -> None:
    """What cannot be used is refused at start-up, and the message says where and why."""
    message = refused(tmp_path, body)
    for part in says:
        assert part in message


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    """A folder without Turtle files is refused before anything is read."""
    with pytest.raises(OntologyError, match="no Turtle file"):
        load_ontology([tmp_path / "nothing"])


def test_a_subtype_may_share_a_trigger_with_its_type(tmp_path: Path) -> None:
    """One trigger with one frame in a type and its subtype is no clash."""
    body = """cq:Odd a owl:Class ; rdfs:subClassOf cq:Event ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ] .
    cq:Odder a owl:Class ; rdfs:subClassOf cq:Odd ; cq:trigger [ cq:verb "odd" ; cq:frame "subject=agent" ] ."""
    (tmp_path / "mine.ttl").write_text(PREFIXES + body, encoding="utf-8")
    assert {t.type for t in load_ontology([tmp_path]).triggers["odd"]} == {"Odd", "Odder"}


def test_the_whole_is_owl_2_rl_with_its_metadata(ontology: Ontology) -> None:
    """Exported as plain OWL it keeps to the RL profile and its header has version IRI, licence, title, description."""
    graph = plain_owl(ontology)
    assert rl_faults(graph) == []
    assert header_faults(graph) == []


@pytest.mark.parametrize(
    ("triple", "reason"),
    [
        ((CQ.Signing, RDFS.subClassOf, URIRef("urn:undeclared")), "named classes"),
        ((CQ.agent, RDFS.subPropertyOf, CQ.date), "another kind"),
        ((CQ.agent, RDFS.range, URIRef("urn:undeclared")), "as range"),
        ((CQ.agent, RDF.type, OWL.DatatypeProperty), "two kinds"),
        ((CQ.Signing, URIRef("urn:odd"), Literal("x")), "not declared"),
        ((CQ.Signing, RDF.type, URIRef("urn:odd")), "no class"),
    ],
)
def test_the_profile_check_can_fail(ontology: Ontology, triple: tuple[URIRef, URIRef, URIRef], reason: str) -> None:
    """A statement outside the profile is found."""
    graph = plain_owl(ontology)
    graph.add(triple)
    assert any(reason in fault for fault in rl_faults(graph))


def test_an_owl_rl_reasoner_finds_it_consistent(ontology: Ontology) -> None:
    """The closure under the OWL 2 RL rules holds no error."""
    graph = plain_owl(ontology)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert not list(graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    assert (CQ.Signing, RDFS.subClassOf, CQ.Event) in graph
    assert not [s for s in graph.subjects(RDFS.subClassOf, OWL.Nothing) if str(s).startswith(str(CQ))]


def test_another_owl_library_reads_it(ontology: Ontology, tmp_path: Path) -> None:
    """A parser of OWL 2 that shares no code with rdflib reads the RDF/XML, with all classes."""
    save(ontology, tmp_path / "communique.owl")
    found = pyhornedowl.open_ontology(str(tmp_path / "communique.owl"))
    assert {str(CQ[c]) for c in ontology.classes} <= set(map(str, found.get_classes()))


@pytest.mark.parametrize("name", ["o.ttl", "o.owl", "o.jsonld"])
def test_one_file_of_the_ontology_reads_back(ontology: Ontology, tmp_path: Path, name: str) -> None:
    """The exported file holds the same triples, with shapes where asked."""
    save(ontology, tmp_path / name, shapes=True)
    form = {"ttl": "turtle", "owl": "xml", "jsonld": "json-ld"}[name.partition(".")[2]]
    assert len(Graph().parse(tmp_path / name, format=form)) == len(plain_owl(ontology, shapes=True))


def test_an_unknown_format_is_refused(ontology: Ontology, tmp_path: Path) -> None:
    """A file name with another ending is refused with those that there are."""
    with pytest.raises(SettingsError, match=r"\.ttl"):
        save(ontology, tmp_path / "ontology.docx")


@pytest.mark.parametrize("script", ["build_vocabulary.py", "build_ontology_page.py"])
def test_generated_files_are_what_the_ontology_says(root: Path, script: str) -> None:
    """The vocabulary module and the reference page are as their scripts make them now."""
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_misspelt_term_fails_type_checking(tmp_path: Path) -> None:
    """The type checker accepts a term of the vocabulary and refuses one that does not exist."""
    path = tmp_path / "use.py"
    path.write_text(
        "from communique import vocabulary as cq\nprint(cq.signatory)\nprint(cq.signatry)\n", encoding="utf-8"
    )
    out, _, code = api.run(["--no-error-summary", "--cache-dir", str(tmp_path / "cache"), str(path)])
    assert code == 1
    assert re.findall(r"use\.py:(\d+)", out) == ["3"]
