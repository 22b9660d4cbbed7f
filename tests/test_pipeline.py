"""The line as a whole: determinism, order, doubles, a user's own types, what fails."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import DocumentError, ModelError, SettingsError
from communique.graph.admission import admit
from communique.graph.store import Graph
from communique.graph.validate import Validator
from communique.model import Claim, Document, Iri, Ref, Span
from communique.ontology import Ontology
from communique.pipeline import Pipeline, Report, load_model, paragraphs, run
from communique.settings import Settings

FIRST = Document(
    "first", "France and Ghana signed the Treaty of Accra in Paris on 3 May 2021.", published=date(2021, 5, 4)
)
SECOND = Document(
    "second",
    "In Paris, France and Ghana signed the Treaty of Accra on 3 May 2021, officials said.",
    published=date(2021, 5, 5),
)


def lines(graph: Graph, tmp_path: Path) -> bytes:
    path = tmp_path / "graph.nq"
    graph.save(path)
    return path.read_bytes()


def built(pipeline: Pipeline, *documents: Document | DocumentError) -> tuple[Graph, Report]:
    graph, report = Graph(), Report()
    list(pipeline.add(documents, graph, report))
    return graph, report


def test_order_of_documents_never_matters(pipeline: Pipeline, tmp_path: Path) -> None:
    """The same documents in another order give the same bytes."""
    assert lines(built(pipeline, FIRST, SECOND)[0], tmp_path) == lines(built(pipeline, SECOND, FIRST)[0], tmp_path)


def test_second_run_adds_nothing(pipeline: Pipeline, tmp_path: Path) -> None:
    """Reading a document again into the same graph changes nothing."""
    graph, _ = built(pipeline, FIRST)
    before = lines(graph, tmp_path)
    list(pipeline.add([FIRST], graph, Report()))
    assert lines(graph, tmp_path) == before


def test_a_build_that_goes_on_reads_only_what_is_missing(pipeline: Pipeline, tmp_path: Path) -> None:
    """Documents that the graph holds with the same text are left alone; a changed text is read again."""
    graph, _ = built(pipeline, FIRST)
    report = Report()
    list(pipeline.add([FIRST, SECOND], graph, report, resume=True))
    assert (report.kept, report.read) == (1, 1)
    assert lines(graph, tmp_path) == lines(built(pipeline, FIRST, SECOND)[0], tmp_path)
    report = Report()
    list(pipeline.add([replace(FIRST, text=FIRST.text + " It rained.")], graph, report, resume=True))
    assert (report.kept, report.read) == (0, 1)


def test_one_event_in_two_documents_is_one_node(pipeline: Pipeline) -> None:
    """A signing told by two articles, on the same day by the same states, is one event with evidence in both graphs."""
    graph, _ = built(pipeline, FIRST, SECOND)
    rows = list(graph.query("SELECT ?e (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?e a cq:Signing } } GROUP BY ?e"))
    assert [row["n"] for row in rows] == [2]


def test_same_identifier_with_another_text_is_skipped_and_reported(pipeline: Pipeline) -> None:
    """Of two texts with one identifier the first stays, the second is reported."""
    graph, report = built(pipeline, FIRST, Document("first", "Another text.", source="b.txt"))
    assert report.read == 1
    assert [e.source for e in report.skipped] == ["b.txt"]
    assert len(graph.documents()) == 1


def test_a_document_error_is_reported_and_the_run_goes_on(pipeline: Pipeline) -> None:
    """A reader's error is kept in the report and the next document is read."""
    _, report = built(pipeline, DocumentError("a.txt", "empty"), FIRST)
    assert (len(report.skipped), report.read, report.clean) == (1, 1, False)


def test_hash_seed_never_matters(tmp_path: Path, root: Path) -> None:
    """The command writes the same bytes under another PYTHONHASHSEED."""
    written = []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.trig"
        command = [sys.executable, "-m", "communique", "build", str(root / "seeds"), "-o", str(output)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        written.append(output.read_bytes())
    assert written[0] == written[1]


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab .:\n\r\t”—é"), max_size=60))
def test_paragraphs_put_together_are_the_text(text: str) -> None:
    """Cutting a text in paragraphs loses and adds nothing."""
    assert "".join(paragraphs(text)) == text


def test_offsets_count_code_points(pipeline: Pipeline) -> None:
    """A character outside the basic plane counts as one, and each mention quotes its words."""
    document = Document("astral", "😀 Kenya met Somalia in Nairobi.\n\n😀 Peru signed the Treaty of Lima.")
    doc = pipeline.parse(document.text)
    assert doc.text == document.text
    for claim in pipeline.claims(document):
        for span in claim.evidence:
            assert document.text[span.begin : span.end].strip()
    words = {document.text[s.begin : s.end] for c in pipeline.claims(document) for s in c.evidence}
    assert {"Kenya", "Somalia", "Nairobi", "Peru", "Treaty of Lima"} <= words


def test_a_claim_that_fails_a_shape_goes_to_quarantine(pipeline: Pipeline, ontology: Ontology) -> None:
    """An event without a status is refused with the shape's message; what stands beside it is kept."""
    good = Claim(Ref("Q114"), ("cq:State",), (Span(0, 5),), "Kenya")
    bad = Claim(Ref("event/odd"), ("cq:Event",), (Span(0, 5),), "odd", (("cq:agent", Ref("Q114")),))
    admitted = admit(Document("d", "Kenya signed."), [good, bad], pipeline.builder, Validator(ontology))
    assert [r.claim for r in admitted.refused] == [bad]
    assert "exactly one status" in admitted.refused[0].violation.message
    assert any("Q114" in str(q.subject) for q in admitted.quads)
    assert not any("event/odd" in str(q.subject) for q in admitted.quads)


def test_a_role_of_the_wrong_class_goes_to_quarantine(pipeline: Pipeline, ontology: Ontology) -> None:
    """A place cannot be an agent: the event that says so is refused."""
    place = Claim(Ref("place/x"), ("cq:Place",), (Span(0, 5),), "Kisumu")
    event = Claim(
        Ref("event/odd"),
        ("cq:Event",),
        (Span(0, 5),),
        "odd",
        (("cq:agent", Ref("place/x")), ("cq:status", Iri("cq:actual"))),
    )
    admitted = admit(Document("d", "Kisumu signed."), [place, event], pipeline.builder, Validator(ontology))
    assert [r.claim for r in admitted.refused] == [event]


def test_a_claim_needs_evidence() -> None:
    """A claim cannot be built without words that say so."""
    with pytest.raises(ValueError, match="evidence"):
        Claim(Ref("x"), ("cq:State",), (), "x")


def test_a_users_own_type_is_extracted_and_validated(tmp_path: Path) -> None:
    """One Turtle file in a folder given by a setting adds a type; no Python is touched."""
    types = tmp_path / "types"
    types.mkdir()
    (types / "inauguration.ttl").write_text(
        """@prefix cq: <https://w3id.org/communique/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        cq:Inauguration a owl:Class , sh:NodeShape ; rdfs:subClassOf cq:DiplomaticEvent ; rdfs:label "inauguration"@en ;
            cq:trigger [ cq:verb "inaugurate" ; cq:frame "object=target:Person! subject=agent" ] .""",
        encoding="utf-8",
    )
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(
        "President Ellen Johnson Sirleaf was inaugurated in Monrovia on 16 January 2006.", encoding="utf-8"
    )
    graph = Graph()
    report = run([texts], graph, Settings(types=(types,)))
    assert report.clean
    assert graph.query(
        'ASK { ?e a cq:Inauguration, cq:Event ; cq:target ?p ; cq:date "2006-01-16"^^xsd:date . ?p a cq:Person }'
    )


def test_a_missing_model_is_named_with_a_remedy() -> None:
    """A pipeline that is not installed gives one line that says what to do."""
    with pytest.raises(ModelError, match="install it with pip"):
        load_model("no_such_pipeline")


def test_a_missing_path_stops_before_anything_is_read(tmp_path: Path) -> None:
    """A path that does not exist is a wrong setting."""
    with pytest.raises(SettingsError):
        run([tmp_path / "nothing"], Graph())
