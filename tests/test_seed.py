"""What the graph of the seed article must hold, with evidence that quotes the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.knowledge import KnowledgeGraph, build_with_report
from communique.pipeline import Report


@pytest.fixture(scope="module")
def built(root: Path) -> tuple[KnowledgeGraph, Report]:
    return build_with_report([root / "seeds"])


@pytest.fixture(scope="module")
def graph(built: tuple[KnowledgeGraph, Report]) -> KnowledgeGraph:
    return built[0]


def ask(graph: KnowledgeGraph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


def test_every_document_is_read_and_every_claim_accepted(built: tuple[KnowledgeGraph, Report]) -> None:
    """The seed is read whole: nothing is skipped, nothing is quarantined."""
    assert built[1].read == 1
    assert built[1].clean


def test_header_gives_date_and_publisher(graph: KnowledgeGraph) -> None:
    """The inline header tells when and by whom the article was published."""
    assert ask(
        graph,
        '?d a cq:Document ; dct:issued "2025-12-05"^^xsd:date ; dct:publisher ?p FILTER(CONTAINS(?p, "AzerNews"))',
    )


def test_president_of_azerbaijan(graph: KnowledgeGraph) -> None:
    """Ilham Aliyev is a person who is president of Azerbaijan, by the words “President Ilham Aliyev”."""
    assert ask(
        graph,
        """?m a org:Membership ; org:member id:Q57371 ; org:organization id:Q227 ; org:role cq:president .
           ?m cq:evidence ?e .
           id:Q57371 a cq:Person . id:Q227 a cq:State . ?e nif:anchorOf "President Ilham Aliyev" .""",
    )


def test_both_quotations_are_his_statements(graph: KnowledgeGraph) -> None:
    """Both quotations are direct statements of the president, each with all of its paragraphs."""
    rows = graph.query(
        """SELECT ?cue ?words WHERE { ?s a cq:Statement ; cq:speaker id:Q57371 ; cq:mode cq:direct ; cq:cue ?cue ;
           cq:contentSpan/nif:anchorOf ?words } ORDER BY ?cue"""
    )
    cues = {str(row["cue"]): str(row["words"]) for row in rows}
    assert set(cues) == {"said", "added"}
    assert cues["said"].startswith("Today, it is essential")
    assert cues["added"].startswith("The restoration and protection")
    assert cues["added"].endswith("coexistence of both peoples")


def test_conference_in_baku(graph: KnowledgeGraph) -> None:
    """The conference on “Cultural Heritage and the Right of Return” took place in Baku."""
    assert ask(
        graph,
        '?e a cq:Conference ; cq:place id:Q9248 ; cq:evidence/nif:anchorOf ?w FILTER(CONTAINS(?w, "Right of Return"))',
    )


def test_meeting_in_washington_with_mediation(graph: KnowledgeGraph) -> None:
    """Azerbaijan and Armenia came together in Washington on 8 August 2025, and the United States mediated."""
    assert ask(
        graph,
        """?e a cq:Meeting ; cq:participant id:Q227, id:Q399 ; cq:place id:Q61 ; cq:date ?d .
           FILTER(STR(?d) = "2025-08-08")""",
    )
    assert ask(
        graph,
        '?e a cq:Mediation ; cq:mediator id:Q30 ; cq:participant id:Q227, id:Q399 ; cq:date "2025-08-08"^^xsd:date',
    )


def test_signing_and_initialling_are_two_events_of_that_day(graph: KnowledgeGraph) -> None:
    """The signing of the declaration and the initialling of the draft are two events, with both states in each."""
    for kind, text in (("Signing", "Joint Declaration"), ("Initialling", "draft peace agreement")):
        assert ask(
            graph,
            f"""?e a cq:{kind} ; cq:agent id:Q227, id:Q399 ; cq:instrument ?i ; cq:date "2025-08-08"^^xsd:date ;
                cq:status cq:actual . ?i rdfs:label "{text}"@en""",
        )


def test_instruments_provide_the_right_of_return(graph: KnowledgeGraph) -> None:
    """The declaration, the covenant and the convention are instruments that provide the right of return."""
    rows = graph.query(
        """SELECT DISTINCT ?words WHERE { ?i a cq:LegalInstrument ; cq:provides/rdfs:label "right of return"@en .
           ?m itsrdf:taIdentRef ?i ; nif:anchorOf ?words } ORDER BY ?words"""
    )
    assert [str(row["words"]) for row in rows] == [
        "Convention on the Status of Refugees",
        "International Covenant on Civil and Political Rights",
        "Universal Declaration of Human Rights",
    ]


def test_expulsion_from_armenia(graph: KnowledgeGraph) -> None:
    """Azerbaijanis were expelled from Armenia."""
    assert ask(
        graph,
        """?e a cq:Displacement ; cq:status cq:actual ; cq:place id:Q399 ; cq:target ?p .
           ?p a cq:People ; rdfs:label "Azerbaijanis"@en""",
    )


def test_western_azerbaijan_community(graph: KnowledgeGraph) -> None:
    """The Western Azerbaijan Community is an organisation, without a link that no table proves."""
    assert ask(
        graph,
        '?o a cq:Organisation ; rdfs:label "Western Azerbaijan Community"@en FILTER NOT EXISTS { ?o owl:sameAs ?x }',
    )


def test_events_in_quotations_name_their_statement(graph: KnowledgeGraph) -> None:
    """What only the president tells of is marked as reported in his statement."""
    assert ask(graph, "?e a cq:Signing ; cq:reportedIn ?s . ?s a cq:Statement ; cq:speaker id:Q57371")


def test_every_span_quotes_the_text(graph: KnowledgeGraph) -> None:
    """Each span's words are the code points of the document's text at its offsets."""
    rows = list(
        graph.query(
            """SELECT ?text ?b ?e ?w WHERE { ?s nif:referenceContext ?d ; nif:beginIndex ?b ; nif:endIndex ?e ;
               nif:anchorOf ?w . ?d nif:isString ?text }"""
        )
    )
    assert len(rows) > 30
    for row in rows:
        begin, end = row["b"], row["e"]
        assert isinstance(begin, int)
        assert isinstance(end, int)
        assert str(row["text"])[begin:end] == row["w"]


def test_the_graph_conforms(graph: KnowledgeGraph) -> None:
    """The finished graph passes every shape."""
    assert graph.validate() == []
