"""Whether confidences keep what they promise: predicted and observed precision, bucket by bucket."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from communique.evaluation.matching import Judgement

EDGES = tuple(Decimal(e) for e in ("0", "0.5", "0.6", "0.7", "0.8", "0.9", "1"))
"""Where a bucket ends and the next begins; the last holds its upper edge too."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Claims of about the same confidence.

    Attributes:
        kind: of claims.
        lower, upper: confidences from ``lower`` to under ``upper``.
        count: how many claims.
        predicted: mean of their confidences.
        observed: share of them that the annotator marked too.
    """

    kind: str
    lower: Decimal
    upper: Decimal
    count: int
    predicted: float
    observed: float


def buckets(judged: Iterable[Judgement]) -> list[Bucket]:
    """The buckets that hold any claims, by kind and confidence."""
    known = sorted(judged, key=lambda j: (j.kind, j.confidence))
    found: list[Bucket] = []
    for kind in sorted({j.kind for j in known}):
        for lower, upper in pairwise(EDGES):
            last = upper == EDGES[-1]
            inside = [j for j in known if j.kind == kind and lower <= j.confidence and (last or j.confidence < upper)]
            if inside:
                found.append(
                    Bucket(
                        kind,
                        lower,
                        upper,
                        len(inside),
                        sum(float(j.confidence) for j in inside) / len(inside),
                        sum(j.right for j in inside) / len(inside),
                    )
                )
    return found


def calibration_error(found: Sequence[Bucket]) -> float:
    """Expected calibration error: the mean gap between predicted and observed, weighed by count; 0 of nothing."""
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.predicted - b.observed) for b in found) / total if total else 0.0


def table(judged: Iterable[Judgement]) -> str:
    """The buckets as text, with the expected calibration error and the Brier score of each kind."""
    known = list(judged)
    lines = [f"{'confidence':22}{'claims':>8}{'predicted':>11}{'observed':>10}"]
    all_buckets = buckets(known)
    for kind in sorted({b.kind for b in all_buckets}):
        own = [b for b in all_buckets if b.kind == kind]
        mine = [j for j in known if j.kind == kind]
        brier = sum((float(j.confidence) - j.right) ** 2 for j in mine) / len(mine)
        lines += [
            f"{kind:10}{b.lower:.1f} to {b.upper:.1f}  {b.count:8}{b.predicted:11.2f}{b.observed:10.2f}" for b in own
        ]
        right = sum(j.right for j in mine) / len(mine)
        mean = sum(float(j.confidence) for j in mine) / len(mine)
        lines.append(f"{kind + ', all':22}{len(mine):8}{mean:11.2f}{right:10.2f}")
        lines.append(f"{'':22}expected calibration error {calibration_error(own):.3f}, Brier score {brier:.3f}")
    return "\n".join(lines)
