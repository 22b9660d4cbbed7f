"""The examples in the type files are tests: each must yield its fact, each counterexample must not."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from communique.model import Claim, Document, Iri, Ref, When
from communique.ontology import Example, load_ontology
from communique.pipeline import Pipeline

EXAMPLES = load_ontology().examples
POSITIVE = [e for e in EXAMPLES if e.yields is not None]
NEGATIVE = [e for e in EXAMPLES if e.yields is None]


def claims_of(pipeline: Pipeline, example: Example) -> list[Claim]:
    document = Document("example", example.text, published=date(2025, 12, 5))
    return [c for c in pipeline.claims(document) if f"cq:{example.type}" in c.types]


def told(pipeline: Pipeline, example: Example, claim: Claim) -> dict[str, set[str]]:
    """What a claim says, with each node as the names by which the sentence speaks of it."""
    document = Document("example", example.text, published=date(2025, 12, 5))
    names: dict[str, set[str]] = defaultdict(set)
    for c in pipeline.claims(document):
        names[c.subject.local] |= {c.label, *(example.text[s.begin : s.end] for s in c.evidence)}
    found: dict[str, set[str]] = defaultdict(set)
    for name, value in claim.properties:
        key = name.removeprefix("cq:")
        if isinstance(value, Ref):
            found[key] |= names[value.local]
        elif isinstance(value, Iri):
            found[key].add(value.value.removeprefix("cq:"))
        elif isinstance(value, When):
            found[key].add(value.start)
    return found


def wanted(yields: str) -> list[tuple[str, str]]:
    return [tuple(p.strip().split("=", 1)) for p in yields.split(";") if p.strip()]  # type: ignore[misc]  # two parts


@pytest.mark.parametrize("example", POSITIVE, ids=lambda e: f"{e.type}: {e.text[:50]}")
def test_example_yields_its_fact(pipeline: Pipeline, example: Example) -> None:
    """An example of a type yields one fact of the type with what it says of roles, place, date and status."""
    claims = claims_of(pipeline, example)
    assert claims, "nothing was found"
    pairs = [(k, v) for k, v in wanted(example.yields or "") if v != "none"]
    reports = []
    for claim in claims:
        found = told(pipeline, example, claim)
        missing = [(k, v) for k, v in pairs if v not in found.get(k, set())]
        reports.append((missing, dict(found)))
    assert any(not missing for missing, _ in reports), reports


@pytest.mark.parametrize("example", NEGATIVE, ids=lambda e: f"{e.type}: {e.text[:50]}")
def test_counterexample_yields_nothing(pipeline: Pipeline, example: Example) -> None:
    """A near miss of a type does not yield it."""
    assert not claims_of(pipeline, example)


def test_no_example_names_an_unknown_property() -> None:
    """What examples say they yield is written in the terms of the ontology."""
    ontology = load_ontology()
    for example in POSITIVE:
        for key, _ in wanted(example.yields or ""):
            assert re.fullmatch(r"[a-zA-Z]+", key)
            assert ontology.label(key) != key or key in (
                "instrument",
                "place",
                "date",
                "status",
                "mode",
                "speaker",
                "target",
                "host",
                "agent",
                "participant",
                "mediator",
                "signatory",
                "addressee",
                "initialler",
            )
