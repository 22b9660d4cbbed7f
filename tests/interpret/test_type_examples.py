"""The examples in the type files are tests: each must yield its fact, each counterexample must not."""

from __future__ import annotations

import pytest

from communique.examples import try_example, wanted
from communique.ontology import Example, load_ontology
from communique.pipeline import Pipeline

EXAMPLES = load_ontology().examples
POSITIVE = [e for e in EXAMPLES if e.yields is not None]
NEGATIVE = [e for e in EXAMPLES if e.yields is None]


def name(example: Example) -> str:
    return f"{example.type}: {example.text[:60]}"


@pytest.mark.parametrize("example", POSITIVE, ids=name)
def test_example_yields_its_fact(pipeline: Pipeline, example: Example) -> None:
    """An example of a type yields one fact of the type with just the values that it names."""
    assert not try_example(pipeline, example).problem


@pytest.mark.parametrize("example", NEGATIVE, ids=name)
def test_counterexample_yields_nothing(pipeline: Pipeline, example: Example) -> None:
    """A near miss of a type does not yield it."""
    assert not try_example(pipeline, example).problem


def test_every_sentence_stands_in_one_example_of_a_type() -> None:
    """No type says the same sentence twice."""
    seen = [(e.type, e.text) for e in EXAMPLES]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("text", "yields", "problem"),
    [
        ("Kenya and Uganda signed the Nile Treaty.", "signatory=Kenya", "has also signatory=Uganda"),
        ("Kenya signed the Nile Treaty.", "signatory=Uganda", "lacks signatory=Uganda"),
        ("Kenya signed the Nile Treaty.", "signatory", "not of the form property=value"),
        ("The sun rose over Kenya.", "signatory=Kenya", "yields nothing of its type"),
        ("Kenya signed the Nile Treaty.", None, "yields signing"),
    ],
)
def test_an_example_that_does_not_hold_is_told_why(
    pipeline: Pipeline, text: str, yields: str | None, problem: str
) -> None:
    """What is missing, what is too much and what fired by mistake is said."""
    assert problem in try_example(pipeline, Example("Signing", text, yields)).problem


def test_no_example_names_an_unknown_property() -> None:
    """What examples say they yield is written in properties of the graph."""
    graph = load_ontology().graph
    known = {str(s).rpartition("#")[2] for s in graph.subjects() if "communique/ontology#" in str(s)}
    known |= {"name", "member", "organization"}
    assert {key for e in POSITIVE for key, _ in wanted(e.yields or "")} <= known
