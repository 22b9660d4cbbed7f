"""Claims below a confidence, left out and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from communique.model import Claim, Finding, Ground, Ref
from communique.ontology import Ontology

_FACT = "fact"


def left_out(claims: Sequence[Claim], minimum: Decimal, ontology: Ontology) -> tuple[list[Claim], Mapping[str, int]]:
    """The claims that reach a confidence, and how many do not, by kind ("event", "statement", "office", "fact").

    Events, statements, offices and facts of instruments are left out, and with them what only they point to or what
    points to nothing any more; the arguments of an event stay or go with it. Entities stay: the text names them.

    Args:
        claims: of a document, weighed.
        minimum: the least confidence, from 0 to 1.
        ontology: tells entities from what is only a value, such as a provision.
    """
    counts: Counter[str] = Counter()
    kept: list[Claim] = []
    values: set[str] = set()
    for claim in claims:
        if _is_below(claim, minimum):
            counts[_kind(claim.grounds)] += 1
            continue
        doubtful = [f for f in claim.findings if _kind(f.grounds) == _FACT and _is_below(f, minimum)]
        counts.update(_kind(f.grounds) for f in doubtful)
        values |= {f.value.local for f in doubtful if isinstance(f.value, Ref)}
        kept.append(_without(claim, doubtful) if doubtful else claim)
    told = {v.local for c in kept for _, v in c.properties if isinstance(v, Ref)}
    idle = values - told
    kept = [c for c in kept if c.subject.local not in idle or _is_entity(c, ontology)]
    gone = {c.subject.local for c in claims} - {c.subject.local for c in kept}
    return [_unpointed(c, gone) for c in kept], dict(sorted(counts.items()))


def _is_below(one: Claim | Finding, minimum: Decimal) -> bool:
    return one.confidence is not None and one.confidence < minimum


def _kind(grounds: Sequence[Ground]) -> str:
    return grounds[0].kind if grounds else ""


def _is_entity(claim: Claim, ontology: Ontology) -> bool:
    return any(ontology.is_a(t.removeprefix("cq:"), "Entity") for t in claim.types)


def _without(claim: Claim, findings: Sequence[Finding]) -> Claim:
    """A claim without some of its values."""
    pairs = {(f.property, f.value) for f in findings}
    properties = tuple(p for p in claim.properties if p not in pairs)
    return replace(claim, properties=properties, findings=tuple(f for f in claim.findings if f not in findings))


def _unpointed(claim: Claim, gone: set[str]) -> Claim:
    """A claim that does not point to nodes of which nothing is told."""
    properties = tuple(p for p in claim.properties if not (isinstance(p[1], Ref) and p[1].local in gone))
    return claim if len(properties) == len(claim.properties) else replace(claim, properties=properties)
