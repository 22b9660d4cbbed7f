"""The named queries: each file's example is true, parameters are typed, and the reference page is theirs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from communique.errors import GraphError
from communique.graph import queries
from communique.graph.network import Network
from communique.graph.ordered import QUARANTINE
from communique.graph.queries import NamedQuery, named_queries
from communique.graph.store import Graph
from communique.graph.terms import to_text
from communique.graph.validate import Validator
from communique.ontology import Ontology

NAMED = {query.name: query for query in named_queries()}


@pytest.fixture(scope="module")
def example(root: Path) -> Graph:
    return Graph.open(root / "docs" / "reference" / "example.trig")


def test_there_are_many_in_few_groups() -> None:
    """The list has order: at least 40 questions, each in one of six groups."""
    assert len(NAMED) >= 40
    assert {q.group for q in NAMED.values()} == {
        "Documents and quality",
        "Entities and offices",
        "Events",
        "Instruments",
        "Networks",
        "Statements",
    }


def test_the_example_graph_conforms(example: Graph, ontology: Ontology) -> None:
    """The examples are answers over a graph that a build could have made."""
    validator = Validator(ontology)
    for name in example.store.named_graphs():
        if name != QUARANTINE:
            assert not validator.check(q.triple for q in example.store.quads_for_pattern(None, None, None, name))


@pytest.mark.parametrize("query", NAMED.values(), ids=NAMED.keys())
def test_the_example_of_a_query_is_true(example: Graph, query: NamedQuery) -> None:
    """A query answers its example with the rows of its table, in that order, and with nothing else."""
    shown = query.example
    assert shown.rows
    result = example.query(query.name, **shown.values)
    at = [result.columns.index(column) for column in shown.columns]
    rows = [tuple(" ".join(to_text(terms[i]).split()) for i in at) for terms in result.terms]
    assert rows == list(shown.rows)


@pytest.mark.parametrize("query", NAMED.values(), ids=NAMED.keys())
def test_each_parameter_narrows(example: Graph, query: NamedQuery) -> None:
    """A value that fits nothing leaves no rows: every parameter is used."""
    nothing = {"text": "\N{SNOWMAN}", "IRI": "urn:none", "term": "Nothing", "integer": "999", "number": "999"}
    for parameter in query.parameters:
        dates = {"until": "0001", "on": "0001", "by": "0001"}
        value = dates.get(parameter.name, "9999") if parameter.kind == "date" else nothing[parameter.kind]
        values = {**query.example.values, parameter.name: value}
        assert len(example.query(query.name, **values)) == 0, parameter.name


@pytest.mark.parametrize("query", [q for q in NAMED.values() if q.network], ids=lambda q: q.name)
def test_a_query_marked_as_network_gives_one(example: Graph, query: NamedQuery) -> None:
    """Its rows are edges, with directions where the file says so."""
    network = example.network(query.name, None, **query.example.values)
    assert isinstance(network, Network)
    assert len(network) >= 2
    assert network.graph.is_directed() == (query.network == "directed")


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("timeline", {"since": "May 2031"}, "no a day, month or year"),
        ("timeline", {"since": "2031-13"}, "a day, month or year"),
        ("told-by", {"least": "two"}, "a whole number"),
        ("timeline", {"kind": "no such thing"}, "IRI"),
        ("timeline", {"color": "red"}, "no parameter 'color'"),
        ("events-at", {}, "needs place"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(example: Graph, name: str, values: dict[str, str], message: str) -> None:
    """A date that is none, a number that is none, a parameter that is none: each is told what is wrong."""
    with pytest.raises(GraphError, match=message):
        example.query(name, **values)


def test_values_are_terms_and_never_text(example: Graph) -> None:
    """What looks like SPARQL, or like a place for another parameter, is only compared."""
    for value in ('x" } #', "VALUES ?second { UNDEF }", "' || true || '"):
        assert len(example.query("meetings", first=value)) == 0


def test_python_values_are_as_good_as_text(example: Graph) -> None:
    """Numbers are given as such or as text."""
    assert len(example.query("told-by", least=2)) == len(example.query("told-by", least="2")) == 2
    assert len(example.query("told-by", least=3)) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# title: x\nASK {}", "question"),
        ("# title: x\n# question: y\n# parameter: z (colour) — a\nASK {}", "the kinds: text"),
        ("# title: x\n# question: y\n# parameter: z (text) — a\nASK {}", "no place"),
    ],
)
def test_a_query_file_that_does_not_hold_is_refused(text: str, message: str) -> None:
    """A file without a question, with an unknown kind or without the place of a parameter is named with the reason."""
    with pytest.raises(GraphError, match=message):
        queries.read("mine", text)


def test_the_reference_page_is_that_of_the_files(root: Path) -> None:
    """docs/reference/queries.md says what the files say."""
    command = [sys.executable, "scripts/build_query_page.py", "--check"]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0
