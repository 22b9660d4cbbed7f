"""Whether each claim that has a confidence is one that the annotator marked too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from communique.evaluation.facts import ROLES, Facts, facts_of_claims, labels_of, numbers_of, told_of_instrument
from communique.evaluation.matching import (
    Comparison,
    Judgement,
    agrees,
    is_office_alike,
    is_spoken_alike,
    same_date,
)
from communique.model import Claim, Finding, Ground, Ref, When
from communique.ontology import Ontology


def judged(
    document: str, gold: Facts, found: Facts, claims: Sequence[Claim], result: Comparison, ontology: Ontology
) -> Iterator[Judgement]:
    """Judges the claims of one document.

    Args:
        document: its identifier.
        gold: the facts annotated.
        found: those of the claims.
        claims: of the document.
        result: what comparing the two gave.
        ontology: gives the general roles.

    An event is right when it is matched, a statement when its speaker is right too, an argument only of an event that
    is matched: of others it says nothing.
    """
    for claim in claims:
        kind, key = _kind(claim.grounds), claim.subject.local
        match = result.matched.get(key, "")
        if kind == "event":
            yield from _judgement(document, claim, bool(match))
            for finding in claim.findings if match else ():
                yield from _judgement(
                    document, finding, _is_argument(finding, gold.events[match].arguments, result, ontology)
                )
        elif kind == "statement":
            right = bool(match) and is_spoken_alike(gold.statements[match], found.statements[key], result.same)
            yield from _judgement(document, claim, right)
        elif kind == "office":
            yield from _judgement(document, claim, _is_office(claim, gold, result, ontology))
        else:
            yield from _facts(document, claim, gold, found, claims, result.same)


def _kind(grounds: Sequence[Ground]) -> str:
    return grounds[0].kind if grounds else ""


def _judgement(document: str, one: Claim | Finding, right: bool) -> Iterator[Judgement]:
    if one.grounds:
        yield Judgement(document, _kind(one.grounds), one.confidence or Decimal(0), one.grounds, right)


def _is_argument(
    finding: Finding, arguments: frozenset[tuple[str, str]], result: Comparison, ontology: Ontology
) -> bool:
    if isinstance(finding.value, When):
        days = [value for role, value in arguments if role == "date"]
        return any(same_date(day, finding.value.start) or finding.value.start in day.split("/") for day in days)
    general = ontology.superproperties(finding.property.removeprefix("cq:"))
    who = result.same.get(finding.value.local, "?") if isinstance(finding.value, Ref) else "?"
    return any((role, who) in arguments for role in (*ROLES, "instrument", "place") if role in general)


def _is_office(claim: Claim, gold: Facts, result: Comparison, ontology: Ontology) -> bool:
    told = facts_of_claims([claim], "", ontology).offices
    same = result.same
    linked = [(same.get(p, "?"), same.get(b, "?") if b else "", o) for p, b, o in told]
    return any(is_office_alike(office, one) for office in gold.offices for one in linked)


def _facts(
    document: str, claim: Claim, gold: Facts, found: Facts, claims: Sequence[Claim], same: dict[str, str]
) -> Iterator[Judgement]:
    """Judges the facts of an instrument."""
    labels, numbers = labels_of(claims), numbers_of(claims)
    for finding in claim.findings:
        alone = replace(claim, properties=((finding.property, finding.value),))
        told = {
            (same.get(instrument, "?"), fact, same.get(value, "?") if value in found.entities else value)
            for instrument, fact, value in told_of_instrument(alone, labels, numbers)
        }
        yield from _judgement(document, finding, any(agrees(fact, told) for fact in gold.instrument_facts))
