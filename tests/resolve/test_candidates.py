"""What is kept of names that may mean more than one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

from communique.graph.store import Graph
from communique.model import Document, annotations_of
from communique.pipeline import Pipeline, Report
from communique.resolve.candidates import weighed

_DAY = date(2022, 6, 1)


def test_shares_are_of_all_that_speaks_for_any() -> None:
    """The likeliest comes first; the score is its share of all weights."""
    found = weighed([("Q1", "One", 1), ("", "Two", 3)])
    assert [(c.label, c.score) for c in found] == [("Two", Decimal("0.75")), ("One", Decimal("0.25"))]


def test_of_many_only_the_five_likeliest_are_kept() -> None:
    """Six equally likely ones tell nothing; a likelier one among them does."""
    alike = [(f"Q{i}", f"Name {i}", 1) for i in range(6)]
    assert weighed(alike) == ()
    assert len(weighed([*alike, ("Q9", "Name 9", 2)])) == 5


def test_nobody_may_be_meant_by_an_unknown_name() -> None:
    """No candidates of nothing."""
    assert weighed([]) == ()


def test_a_surname_of_many_keeps_those_who_bear_it(pipeline: Pipeline) -> None:
    """A surname with an office that several have held is not linked; they are kept, with what speaks for each."""
    doc = pipeline.understand(Document("d", "President Johnson spoke.", published=_DAY))
    (person,) = (e for e in annotations_of(doc).entities if e.type == "Person")
    assert not person.qid
    assert "Boris Johnson" in [c.label for c in person.candidates]


def test_candidates_can_be_asked_for(pipeline: Pipeline) -> None:
    """An entity without a link points at its candidates, each with a score; a linked one tells how it was linked."""
    graph = Graph()
    text = "Edi Rama opened a bakery in Kenya."
    list(pipeline.add([Document("d", text, published=_DAY)], graph, Report()))
    (row,) = graph.query((files("communique") / "data" / "queries" / "candidates.rq").read_text(encoding="utf-8"))
    assert (row["words"], row["candidate"], row["score"]) == ("Edi Rama", "Edi Rama", 1)
    asked = graph.query("SELECT ?how WHERE { id:Q114 cq:linkedBy ?how }")
    assert [r["how"] for r in asked] == ["listed name"]
