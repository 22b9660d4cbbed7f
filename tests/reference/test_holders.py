"""Who held which office when."""

from __future__ import annotations

from datetime import date

import pytest

from communique.holders import Holders, begun, in_office
from communique.ontology import load_ontology
from communique.reference import Reference, Term, load_reference


def term(qid: str, name: str, office: str, of: str, start: str, end: str = "") -> Term:
    return Term(qid, name, office, office, of, "", start, end)


@pytest.fixture(scope="module")
def holders() -> Holders:
    """A small table: Q1 and Q2 are states."""
    table = (
        term("Q10", "Grace Wanjiru", "foreign minister", "Q1", "2010", "2014"),
        term("Q10", "Grace Wanjiru", "prime minister", "Q1", "2014-05-01"),
        term("Q11", "Sergey Novak", "president", "Q2", "2001", "2009"),
    )
    by_hand = (
        term("", "Sergei Novak", "prime minister", "Q2", "2009"),
        term("", "Anna Berg", "president", "Q1", "1990"),
    )
    return Holders(Reference((), (), (), (), table, known_terms=by_hand), load_ontology())


def test_terms_kept_by_hand_join_the_person_of_the_table(holders: Holders) -> None:
    """Another spelling of a name is the same person when both served the same state."""
    (found,) = holders.called(holders.name("Novak"))
    assert found.qid == "Q11"
    assert len(found.terms) == 2


@pytest.mark.parametrize(
    ("office", "day", "bodies"),
    [
        ("foreignMinister", date(2012, 1, 1), {"Q1"}),
        ("foreignSecretary", date(2012, 1, 1), {"Q1"}),
        ("president", date(2012, 1, 1), set()),
    ],
)
def test_an_office_is_known_by_its_kinds(holders: Holders, office: str, day: date, bodies: set[str]) -> None:
    """An office in the text fits one in the table of which it is a kind."""
    assert holders.bodies("Q10", "Grace Wanjiru", office, day) == bodies


def test_incumbents_are_those_of_the_day(holders: Holders) -> None:
    """Whoever left long before holds the office no more."""
    assert [n.text for n in holders.incumbents("president", "Q2", date(2005, 1, 1))] == ["Sergey Novak"]
    assert not holders.incumbents("president", "Q2", date(2020, 1, 1))


def test_a_term_of_an_unknown_day_may_have_begun_but_does_not_run() -> None:
    """Without a day of publication nobody is said to be in office."""
    open_term = term("Q1", "A B", "president", "Q1", "2001")
    assert begun(open_term, None)
    assert not in_office(open_term, None)
    assert in_office(open_term, date(2001, 1, 1))
    assert not in_office(open_term, date(2000, 12, 31))


def test_terms_kept_by_hand_are_of_known_states_and_offices() -> None:
    """Each names an office of the ontology and the id of a state or body of the tables."""
    reference, offices = load_reference(), {o.label for o in load_ontology().offices}
    ids = {e.qid for e in (*reference.states, *reference.organisations)}
    assert reference.known_terms
    for known in reference.known_terms:
        assert known.office_key in offices
        assert known.of_qid in ids
