"""Violations told to people: what, where, which words, which rule, how to mend it."""

from __future__ import annotations

from pathlib import Path

from communique.graph.ordered import Ordered
from communique.graph.report import findings
from communique.graph.store import Graph
from communique.ontology import Ontology


def told(root: Path, tmp_path: Path, ontology: Ontology, old: str, new: str) -> list[str]:
    """What is told of the example graph after a part of its text is replaced once."""
    text = (root / "docs" / "reference" / "example.trig").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "spoiled.trig"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(finding) for finding in findings(Ordered(Graph.open(path).store), ontology)]


def test_what_is_missing_reads_like_a_sentence(root: Path, tmp_path: Path, ontology: Ontology) -> None:
    """The document, the node with its words, what is wrong, whose rule it is, and what to add."""
    assert (
        "denial-1: id:event/attack-1, read from the words “the shelling of Zenda on 9 June 2031”: an event needs a "
        "label. Rule: cq:Event in ontology/core.ttl. To mend it, add a value of rdfs:label."
    ) in told(root, tmp_path, ontology, '      rdfs:label "Attack: Borduria; Zenda"@en ;\n', "")


def test_what_is_too_much_names_the_shape(root: Path, tmp_path: Path, ontology: Ontology) -> None:
    """A rule of a shape that stands by itself is named with its file."""
    date = '      cq:date "2032-01-10"^^xsd:date'
    assert told(root, tmp_path, ontology, date, f'{date} , "2031"^^xsd:gYear') == [
        "sanctions-1: “Sanction: Arvania, Borduria” (id:event/sanction-1), read from the words “imposed sanctions on "
        "Borduria on 10 January 2032”: an event has at most one date: a day, a month or a year. "
        "Rule: EventTime in shapes/time.ttl. To mend it, keep one value of cq:date."
    ]


def test_what_is_of_the_wrong_class_is_named(root: Path, tmp_path: Path, ontology: Ontology) -> None:
    """The wrong value is called by its name; the rule is that of the event's own type."""
    host = "      cq:host <https://w3id.org/communique/id/{}> ;"
    found = told(root, tmp_path, ontology, host.format("state/cascara"), host.format("place/port-mirel"))
    assert (
        "protocol-1: “Meeting: Ada Lorn, Boris Vey; Port Mirel; 2032-02-01” (id:event/meeting-2), read from the words "
        "“Ada Lorn met Boris Vey in Port Mirel on 1 February 2032”: a person, state or organisation receives; it has "
        "“Port Mirel” (id:place/port-mirel). Rule: cq:Meeting in event/meeting.ttl. To mend it, choose another value "
        "of cq:host, or give “Port Mirel” (id:place/port-mirel) the class that the rule asks for."
    ) in found


def test_a_graph_that_conforms_has_no_findings(root: Path, ontology: Ontology) -> None:
    """The example graph, its quarantine aside, conforms."""
    graph = Graph.open(root / "docs" / "reference" / "example.trig")
    assert not list(findings(Ordered(graph.store), ontology))
