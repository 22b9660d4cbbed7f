"""Whom or what a name may mean where no link was made: candidates, each with its share of what speaks for them all."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from communique.model import Candidate

_MOST = 5
"""The most candidates that are worth keeping: a common name tells nothing."""
_STEP = Decimal("0.01")


def weighed(found: Iterable[tuple[str, str, int]]) -> tuple[Candidate, ...]:
    """Candidates by their share, the likeliest first, at most five.

    None when more than five are equally likely and nobody is more so.

    Args:
        found: Wikidata id or "", usual name, and a positive weight: for persons the signs that speak for them, for
            places their inhabitants. The share is that of the weights of all, those left out among them.
    """
    weights: dict[tuple[str, str], int] = {}
    for qid, label, weight in found:
        weights[qid, label] = max(weight, weights.get((qid, label), 0))
    total = sum(weights.values())
    if sum(w == max(weights.values()) for w in weights.values()) > _MOST:
        return ()
    shared = (Candidate(qid, label, _share(weight, total)) for (qid, label), weight in weights.items())
    return tuple(sorted(shared, key=lambda c: (-c.score, c.label, c.qid)))[:_MOST]


def _share(weight: int, total: int) -> Decimal:
    return max(_STEP, (Decimal(weight) / total).quantize(_STEP))
