"""How far claims are to be trusted: weights, thresholds, and what the pipeline makes of them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from communique.confidence import Confidence, load_weights, surest
from communique.errors import SettingsError
from communique.graph.threshold import left_out
from communique.graph.validate import Validator
from communique.model import Claim, Document, Finding, Ground, Iri, Ref, Span
from communique.namespaces import expand
from communique.ontology import Ontology
from communique.pipeline import Pipeline
from communique.settings import Settings, confidence_of

BASE = Ground("event", "", "")
VERB = Ground("event", "trigger", "verb")
WORDS = (Span(0, 5),)
TEXT = Document(
    "told",
    "President Sandra Mason of Barbados met Irfaan Ali in Bridgetown on 4 May 2022. "
    "“We will sign the Treaty of Accra,” Mason said. Ghana signed the Treaty of Accra in 2021.",
)


def claim(local: str, cls: str, sure: str = "", **more: object) -> Claim:
    """A claim of some confidence, or of none."""
    kind = {"cq:Statement": "statement", "cq:Event": "event"}.get(cls, "")
    grounds = (Ground(kind, "", ""),) if sure else ()
    confidence = Decimal(sure) if sure else None
    return Claim(Ref(local), (cls,), WORDS, local, grounds=grounds, confidence=confidence, **more)  # type: ignore[arg-type]


def test_weights_add_up_to_log_odds() -> None:
    """Log-odds of 2 are a confidence of 0.88, in hundredths; what the table does not list weighs nothing."""
    scale = Confidence({("event", "", ""): Decimal("0.5"), ("event", "trigger", "verb"): Decimal("1.5")})
    found = scale.weighed(Claim(Ref("e"), ("cq:Event",), WORDS, grounds=(BASE, VERB, Ground("event", "odd", "x"))))
    assert found.confidence == Decimal("0.88")
    assert [g.weight for g in found.grounds] == [Decimal("0.5"), Decimal("1.5"), Decimal(0)]
    assert str(found.grounds[1]) == "trigger: verb (+1.5)"


def test_nothing_is_certain_and_nothing_impossible() -> None:
    """Confidence stays between 0.01 and 0.99, and an entity, which has no grounds, has none."""
    for weight, expected in (("40", "0.99"), ("-40", "0.01")):
        scale = Confidence({("event", "", ""): Decimal(weight)})
        assert scale.weighed(Claim(Ref("e"), ("cq:Event",), WORDS, grounds=(BASE,))).confidence == Decimal(expected)
    assert Confidence({}).weighed(Claim(Ref("Q114"), ("cq:State",), WORDS)).confidence is None


def test_a_node_told_of_twice_has_one_confidence() -> None:
    """Of two claims about a node both get the confidence of the surer."""
    first, second, other = claim("e", "cq:Event", "0.4"), claim("e", "cq:Event", "0.9"), claim("f", "cq:Event", "0.3")
    assert [str(c.confidence) for c in surest([first, second, other])] == ["0.9", "0.9", "0.3"]


def test_confidence_makes_no_other_claim() -> None:
    """Claims that say the same from the same words are equal, however sure."""
    assert claim("e", "cq:Event", "0.4") == claim("e", "cq:Event", "0.9")


def test_a_doubtful_statement_goes_with_what_points_to_it(ontology: Ontology) -> None:
    """A statement under the threshold is left out and counted; the event that it tells of points to it no more."""
    event = claim("e", "cq:Event", "0.9", properties=(("cq:reportedIn", Ref("s")), ("cq:status", Iri("cq:actual"))))
    kept, counts = left_out([event, claim("s", "cq:Statement", "0.2")], Decimal("0.5"), ontology)
    assert [(c.subject.local, c.properties) for c in kept] == [("e", (("cq:status", Iri("cq:actual")),))]
    assert counts == {"statement": 1}


def test_a_doubtful_fact_goes_with_its_value_alone(ontology: Ontology) -> None:
    """A fact under the threshold goes with the provision that only it points to; instrument and party stay."""
    doubtful = [("cq:provision", Ref("p")), ("cq:party", Ref("Q114"))]
    findings = tuple(
        Finding(p, v, "", grounds=(Ground("fact", "", ""),), confidence=Decimal("0.3")) for p, v in doubtful
    )
    facts = (*doubtful, ("cq:number", "7"))
    treaty = claim("t", "cq:Treaty", properties=facts, findings=findings)
    kept, counts = left_out([treaty, claim("p", "cq:Provision"), claim("Q114", "cq:State")], Decimal("0.5"), ontology)
    assert [c.subject.local for c in kept] == ["t", "Q114"]
    assert kept[0].properties == (("cq:number", "7"),)
    assert counts == {"fact": 2}


@pytest.mark.parametrize("text", ["1.5", "-0.1", "much"])
def test_a_threshold_is_a_number_from_0_to_1(text: str) -> None:
    """Any other stops before anything is read."""
    with pytest.raises(SettingsError, match="from 0 to 1"):
        Settings(min_confidence=confidence_of(text))


def test_a_confidence_out_of_range_fails_its_shape(ontology: Ontology) -> None:
    """A number over 1 and two numbers are refused, 0.9 is not."""
    node, confidence = NamedNode("urn:e"), NamedNode(expand("cq:confidence"))

    def messages(*numbers: str) -> list[str]:
        decimal = NamedNode(expand("xsd:decimal"))
        triples = [Triple(node, confidence, Literal(n, datatype=decimal)) for n in numbers]
        return [v.message for v in Validator(ontology).check(triples)]

    assert messages("0.9") == []
    assert messages("1.1") == messages("0.2", "0.9") == ["a confidence is one decimal number from 0 to 1"]


def test_all_that_the_graph_tells_has_a_confidence(pipeline: Pipeline, ontology: Ontology) -> None:
    """Each event, statement and office, each argument of an event and each fact of an instrument has one."""
    claims = pipeline.claims(TEXT)
    kinds = {g.kind for c in claims for g in (*c.grounds, *(g for f in c.findings for g in f.grounds))}
    assert kinds == {"event", "argument", "statement", "office", "fact"}
    for one in claims:
        entity = ontology.is_a(one.types[0].removeprefix("cq:"), "Entity")
        assert (one.confidence is None) == entity
        told = {(name, value) for name, value in one.properties if isinstance(value, Ref) and name != "cq:reportedIn"}
        if one.grounds and one.grounds[0].kind in ("event", "statement"):
            assert told <= {(f.property, f.value) for f in one.findings}


def test_the_table_has_a_weight_for_each_feature(pipeline: Pipeline) -> None:
    """No feature is told that the table does not know, and none is weighed that is never told."""
    claims = pipeline.claims(TEXT)
    told = {(g.kind, g.feature) for c in claims for g in (*c.grounds, *(g for f in c.findings for g in f.grounds))}
    assert told == {(kind, feature) for kind, feature, _ in load_weights()}


def test_what_tells_more_never_weighs_less() -> None:
    """More who are named, a place, a date, a name for a speaker: none of it makes a claim less sure."""
    weights: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for (kind, feature, value), weight in load_weights().items():
        weights[kind, feature][value] = weight
    for of, order in (
        (("event", "named in it"), ("none", "one", "two", "three or more")),
        (("event", "place and date"), ("none", "one", "both")),
        (("statement", "speaker"), ("described only", "name")),
        (("office", "body"), ("none", "in the words")),
    ):
        assert [weights[of][v] for v in order] == sorted(weights[of][v] for v in order)
