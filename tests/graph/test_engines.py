"""The two SHACL engines give the same violations, on good graphs and on spoiled ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from communique.errors import SettingsError
from communique.graph import validate
from communique.graph.quads import document_node
from communique.graph.validate import Validator, Violation
from communique.model import Document
from communique.ontology import Ontology
from communique.pipeline import Pipeline

TEXT = (
    "President William Ruto of Kenya met Prime Minister Narendra Modi in Nairobi on 3 May 2024. “We will sign the "
    "Nairobi Protocol,” said Ruto. Kenya and India signed the Nairobi Protocol and condemned the attack on Mombasa."
)


@pytest.fixture(scope="module")
def triples(pipeline: Pipeline) -> list[Triple]:
    """The graph of a document, in a fixed order."""
    admitted = pipeline.admit(Document("d", TEXT, published=date(2024, 5, 4)))
    return sorted({Triple(q.subject, q.predicate, q.object) for q in admitted.quads}, key=str)


@pytest.fixture(scope="module")
def engines(ontology: Ontology) -> tuple[Validator, Validator]:
    return Validator(ontology, "fast"), Validator(ontology, "reference")


def told(violations: list[Violation]) -> set[tuple[str, str, str, str]]:
    return {(v.focus, v.path, v.message, v.value) for v in violations}


def test_a_good_graph_conforms_by_both(triples: list[Triple], engines: tuple[Validator, Validator]) -> None:
    """What a build writes conforms."""
    fast, reference = engines
    assert len(triples) > 100
    assert fast.check(triples) == reference.check(triples) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoiled_graphs_give_equal_reports(
    data: st.DataObject, triples: list[Triple], engines: tuple[Validator, Validator]
) -> None:
    """Triples taken out, values swapped and types lost are found alike by both engines."""
    kept = list(triples)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(kept) - 1))
        victim = kept[at]
        spoil = data.draw(st.sampled_from(["drop", "text", "node"]))
        if spoil == "drop":
            del kept[at]
        elif spoil == "text":
            kept[at] = Triple(victim.subject, victim.predicate, Literal("spoiled"))
        else:
            kept[at] = Triple(victim.subject, victim.predicate, NamedNode("urn:spoiled"))
    fast, reference = (told(engine.check(kept)) for engine in engines)
    assert fast == reference


def test_a_spoiled_graph_says_what_is_wrong(triples: list[Triple], engines: tuple[Validator, Validator]) -> None:
    """Without its identifier a document fails with the message of its shape, by both engines."""
    spoiled = [t for t in triples if not t.predicate.value.endswith("/identifier")]
    for engine in engines:
        (violation,) = engine.check(spoiled)
        assert violation.focus == document_node("d").value
        assert violation.message == "a document has one identifier"


def test_where_the_fast_engine_is_missing_the_reference_does_the_work(
    ontology: Ontology, triples: list[Triple], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a platform without it, validation goes on with pySHACL; asking for it by name says what to do."""
    monkeypatch.setattr(validate, "shacl", None)
    assert Validator(ontology).check(triples) == []
    with pytest.raises(SettingsError, match="pip install shacl"):
        Validator(ontology, "fast")
