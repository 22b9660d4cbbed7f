"""How facts found are compared with facts annotated, on facts made by hand."""

from __future__ import annotations

import pytest

from communique.evaluation.facts import EntityFact, EventFact, Facts, StatementFact, plain, plain_office
from communique.evaluation.figures import Figures
from communique.evaluation.matching import compare, same_date
from communique.model import Span


def entity(cls: str, *names: str, qid: str = "") -> EntityFact:
    return EntityFact(cls, names[0], frozenset(map(plain, names)), frozenset({qid} if qid else ()))


def facts() -> Facts:
    """Kenya met Chad, said something, and has a president."""
    return Facts(
        entities={
            "k": entity("State", "Kenya", qid="Q114"),
            "c": entity("State", "Chad"),
            "p": entity("Person", "Ruto"),
        },
        events={
            "m": EventFact(
                frozenset({"Meeting"}),
                (Span(0, 20),),
                frozenset({("participant", "k"), ("participant", "c"), ("date", "2021-05")}),
                "actual",
            )
        },
        statements={"s": StatementFact(frozenset({"Assertion"}), (Span(30, 60),), "k", "indirect")},
        offices={("p", "k", "president")},
    )


def test_facts_compared_with_themselves_are_all_right() -> None:
    """Every figure that has a case is 1."""
    figures = compare("d", facts(), facts()).figures
    assert all(c.f1 == 1 for c in figures.counts.values() if c.gold)
    assert all(c.recall == 1 for c in figures.rates.values())


def test_nothing_found_is_missed_line_by_line() -> None:
    """Recall is 0 and each fact missed has a line."""
    result = compare("d", facts(), Facts())
    assert result.figures.counts["entities"].recall == 0
    kinds = sorted(line.split("\t")[1] for line in result.errors)
    assert kinds == ["missed entity"] * 3 + ["missed event", "missed office", "missed statement"]


def test_an_entity_matches_by_one_name_within_its_group() -> None:
    """A ministry and an organisation are one group, a place and a state are not."""
    gold = Facts(entities={"a": entity("Organisation", "Red Cross"), "b": entity("State", "Georgia")})
    found = Facts(entities={"x": entity("GovernmentBody", "the Red Cross"), "y": entity("Place", "Georgia")})
    figures = compare("d", gold, found).figures
    assert (figures.counts["entities"].hits, figures.counts["entities"].found) == (1, 2)
    assert figures.rates["fine type of matched entities"].hits == 0


def test_an_event_of_another_class_or_place_in_the_text_is_spurious() -> None:
    """Class and evidence must agree; the arguments of what does not match are spurious too."""
    found = facts()
    event = found.events["m"]
    found.events["m"] = EventFact(frozenset({"Visit"}), event.spans, event.arguments, event.status)
    figures = compare("d", facts(), found).figures
    assert figures.counts["events"].hits == 0
    assert (figures.counts["event arguments"].hits, figures.counts["event arguments"].found) == (0, 3)


def test_two_events_found_for_one_count_once() -> None:
    """Matching is one to one: the better of two is right, the other spurious."""
    found = facts()
    found.events["n"] = EventFact(frozenset({"Meeting"}), (Span(0, 20),), frozenset(), "actual")
    figures = compare("d", facts(), found).figures
    assert (figures.counts["events"].hits, figures.counts["events"].found) == (1, 2)
    assert figures.counts["event arguments"].hits == 3


@pytest.mark.parametrize(
    ("gold", "found", "agrees"),
    [
        ("2021-05", "2021-05-03", True),
        ("2021-05-03", "2021-05", True),
        ("2021-05-03", "2021", False),
        ("2021", "2021-05", True),
        ("2021-05-03", "2021-05-04", False),
        ("2021-05/2021-07", "2021-05-02/2021-07-09", True),
        ("2021-05/2021-07", "2021-05/", True),
        ("2021-05/2021-07", "2021-06/2021-07", False),
    ],
)
def test_dates_agree_when_neither_contradicts_the_other(gold: str, found: str, agrees: bool) -> None:
    """A date may be more precise than the annotation, or a month where that has a day; intervals go by their months."""
    assert same_date(gold, found) is agrees


def test_a_statement_without_the_right_speaker_is_found_but_not_attributed() -> None:
    """Words and speaker are counted apart."""
    found = facts()
    statement = found.statements["s"]
    found.statements["s"] = StatementFact(statement.types, (Span(35, 60),), "c", statement.mode)
    figures = compare("d", facts(), found).figures
    assert figures.counts["statements"].hits == 1
    assert figures.counts["statements with speaker"].hits == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("U.S. National Security Adviser", "national security advisor"),
        ("former president", "President"),
        ("secretary-general", "Secretary General"),
    ],
)
def test_offices_have_one_form(one: str, other: str) -> None:
    """Variants of an office's name compare as equal."""
    assert plain_office(one) == plain_office(other)


def test_figures_add_up_over_documents() -> None:
    """The figures of two documents are those of their counts together."""
    total = Figures()
    total.add(compare("a", facts(), facts()).figures)
    total.add(compare("b", facts(), Facts()).figures)
    assert total.counts["entities"].recall == 0.5
    assert total.counts["entities"].precision == 1
    assert 0 < total.overall < 1
    assert "entities" in total.table()
