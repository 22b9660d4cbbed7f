"""How far claims are to be trusted: a table of weights, small enough to read, over what can be told of each claim.

The confidence of a claim is the probability that a careful reader would mark it too: the weights of its grounds added
to log-odds. Few features with few values, none of them a word; ``scripts/fit_confidence.py`` fits the weights on
annotated documents and writes ``data/curated/confidence.tsv``. It says nothing of whether the document is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

from communique.model import Claim, Finding, Ground

Key = tuple[str, str, str]
"""Kind, feature and value of a ground; the feature is "" for what all claims of the kind have in common."""

_HUNDREDTH = Decimal("0.01")
_LEAST, _MOST = Decimal("0.01"), Decimal("0.99")


def load_weights() -> dict[Key, Decimal]:
    """The weights that come with communique.

    Raises:
        ValueError: when a row of the table has no number.
    """
    text = (files("communique") / "data" / "curated" / "confidence.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(kind, feature, value): Decimal(weight) for kind, feature, value, weight, *_ in rows}


class Confidence:
    """Weighs claims.

    Args:
        weights: by kind, feature and value; what the table does not list weighs nothing.
    """

    def __init__(self, weights: Mapping[Key, Decimal]) -> None:
        self._weights = weights

    def weighed(self, claim: Claim) -> Claim:
        """The claim, and what was found for it, with the weights of its grounds and the confidence that they make."""
        findings = tuple(self._finding(f) for f in claim.findings)
        grounds = self.weighed_grounds(claim.grounds)
        return replace(claim, grounds=grounds, findings=findings, confidence=confidence(grounds))

    def _finding(self, finding: Finding) -> Finding:
        grounds = self.weighed_grounds(finding.grounds)
        return replace(finding, grounds=grounds, confidence=confidence(grounds))

    def weighed_grounds(self, grounds: Sequence[Ground]) -> tuple[Ground, ...]:
        """The grounds with their weights."""
        return tuple(replace(g, weight=self._weights.get((g.kind, g.feature, g.value), Decimal(0))) for g in grounds)


def confidence(grounds: Iterable[Ground]) -> Decimal | None:
    """The confidence that some grounds make, in hundredths, never quite 0 or 1; None where there are none."""
    weights = [g.weight for g in grounds if g.weight is not None]
    if not weights:
        return None
    share = Decimal(1 / (1 + math.exp(-float(sum(weights))))).quantize(_HUNDREDTH)
    return min(max(share, _LEAST), _MOST)


def surest(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those about one node all with the confidence and the grounds of the surest of them."""
    known = list(claims)
    best: dict[str, Claim] = {}
    for claim in known:
        other = best.get(claim.subject.local)
        if claim.confidence is not None and (other is None or claim.confidence > (other.confidence or 0)):
            best[claim.subject.local] = claim
    return [
        replace(c, confidence=b.confidence, grounds=b.grounds) if (b := best.get(c.subject.local)) is not None else c
        for c in known
    ]
