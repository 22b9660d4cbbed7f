"""Fit the weights of confidence on annotated documents and write src/communique/data/curated/confidence.tsv.

::

    python scripts/fit_confidence.py tests/gold OTHER:0.3           fit, and write the table
    python scripts/fit_confidence.py tests/gold --test OTHER        fit, report on another folder, write nothing
    python scripts/fit_confidence.py tests/gold --check             compare with what is there; exit code 1 if not alike

A folder holds docs/ and gold/ as ``communique evaluate`` reads them; a number after the colon is the weight of its
documents, less than 1 for those beside which the extractor was developed: they only help to tell the values of a
feature apart, and the level of all confidences is that of the other folders.

Each kind of claim has a logistic model of few features. The values of most features have an order, worst first, that
common sense gives (``ORDER``); the weights follow it or are equal, whatever a small sample says. Weights are drawn
towards zero, rounded to tenths, and each row says how often such claims were right.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from communique.confidence import Confidence, Key, confidence
from communique.evaluation.matching import Judgement
from communique.evaluation.reliability import table
from communique.evaluation.run import evaluate
from communique.pipeline import Pipeline

TARGET = Path(__file__).resolve().parents[1] / "src" / "communique" / "data" / "curated" / "confidence.tsv"
ORDER: dict[tuple[str, str], tuple[str, ...]] = {
    ("event", "trigger"): ("participle", "noun", "noun of a light verb", "verb"),
    ("event", "senses of the trigger"): ("several", "one"),
    ("event", "named in it"): ("none", "one", "two", "three or more"),
    ("event", "place and date"): ("none", "one", "both"),
    ("event", "completeness"): ("one side of two", "needed ones described only", "nothing needed", "needed ones named"),
    ("event", "farthest argument"): ("far", "near"),
    ("event", "reference"): ("pronouns and descriptions", "names"),
    ("event", "status"): ("told", "by default"),
    ("event", "told"): ("once", "several times"),
    ("event", "told by"): ("someone quoted or reported", "the document"),
    ("argument", "part"): ("instrument", "place", "date", "participant"),
    ("argument", "found by"): ("narrative", "clause", "adjunct", "compound", "'s", "preposition", "object", "subject"),
    ("argument", "asked for by the frame"): ("no", "yes"),
    ("argument", "distance"): ("another sentence", "far", "near"),
    ("argument", "reference"): ("description", "name beside", "pronoun", "author", "none", "name"),
    ("statement", "cue"): ("mark", "noun", "other verb", "verb of saying"),
    ("statement", "act"): ("plain saying", "an act of its own"),
    ("statement", "speakers"): ("several", "one"),
    ("statement", "words said"): ("few", "many"),
    ("statement", "within another's words"): ("yes", "no"),
    ("office", "title"): ("in the heading or the name", "farther off", "beside the name"),
    ("office", "body"): ("none", "implied by the document", "known from office holders", "in the words"),
    ("office", "person"): ("of one name", "of full name"),
    ("fact", "instrument"): ("known in this document only", "the document itself", "linked"),
}
"""The values of features, the worst first. A feature that is not here has values without an order."""
PENALTY = 1.0
"""How strongly weights are drawn towards zero: about as one claim that tells nothing would."""
_ROUNDS = 200
_CLOSE = 0.002


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that was judged, and how much it counts."""

    judgement: Judgement
    weight: float


@dataclass(slots=True)
class Column:
    """A parameter of the model: what it adds to claims that have one of some values.

    Attributes:
        keys: the grounds that it is a part of.
        least: under which it cannot fall.
        value: as fitted so far.
    """

    keys: frozenset[Key]
    least: float
    value: float = 0.0


def columns(kind: str, seen: Iterable[Key]) -> list[Column]:
    """The parameters of a kind: the step from each value of an ordered feature to the next, and all other values."""
    found: list[Column] = []
    for feature in sorted({f for k, f, _ in seen if k == kind and f}):
        values = sorted(v for k, f, v in seen if (k, f) == (kind, feature))
        order = ORDER.get((kind, feature))
        if order is None:
            found.extend(Column(frozenset({(kind, feature, v)}), -math.inf) for v in values)
            continue
        if unknown := [v for v in values if v not in order]:
            raise SystemExit(f"{kind}, {feature}: the order of values lacks {', '.join(unknown)}")
        there = [v for v in order if v in values]
        found.extend(Column(frozenset((kind, feature, v) for v in there[i:]), 0.0) for i in range(1, len(there)))
    return found


def fitted(kind: str, cases: Sequence[Case]) -> dict[Key, Decimal]:
    """The weights of a kind by penalised likelihood: Newton's steps, one parameter after the other."""
    own = [c for c in cases if c.judgement.kind == kind]
    seen = {(g.kind, g.feature, g.value) for c in own for g in c.judgement.grounds}
    model = columns(kind, seen)
    has = [frozenset((g.kind, g.feature, g.value) for g in c.judgement.grounds) for c in own]
    members = [[i for i, keys in enumerate(has) if keys & column.keys] for column in model]
    base, score = 0.0, [0.0] * len(own)
    for _ in range(_ROUNDS):
        base += (change := _step(own, score, range(len(own)), 0.0, 0.0))
        score = [s + change for s in score]
        farthest = abs(change)
        for column, inside in zip(model, members, strict=True):
            change = _step(own, score, inside, PENALTY, column.value)
            change = max(change, column.least - column.value)
            column.value += change
            farthest = max(farthest, abs(change))
            for i in inside:
                score[i] += change
        if farthest < _CLOSE:
            break
    weights = {key: _tenth(sum(c.value for c in model if key in c.keys)) for key in seen if key[1]}
    return weights | {(kind, "", ""): _level(kind, own, weights)}


def _step(cases: Sequence[Case], score: Sequence[float], inside: Iterable[int], penalty: float, value: float) -> float:
    """How far one parameter should go, at most one either way."""
    slope, curve = -penalty * value, penalty + 1e-9
    for i in inside:
        chance = 1 / (1 + math.exp(-score[i]))
        slope += cases[i].weight * (cases[i].judgement.right - chance)
        curve += cases[i].weight * chance * (1 - chance)
    return max(-1.0, min(1.0, slope / curve))


def _tenth(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.1")) + Decimal(0)


def _level(kind: str, cases: Sequence[Case], weights: dict[Key, Decimal]) -> Decimal:
    """What all claims of a kind start from: those of full weight are as sure, on average, as they are right."""
    full = [c for c in cases if c.weight >= 1] or list(cases)
    sums = [sum(float(weights.get((g.kind, g.feature, g.value), 0)) for g in c.judgement.grounds) for c in full]
    # Two more, one of them wrong, so that a small sample in which all is right does not promise certainty.
    wanted = sum(c.judgement.right for c in full) + 1.0
    low, high = -9.0, 9.0
    for _ in range(60):
        middle = (low + high) / 2
        told = sum(1 / (1 + math.exp(-(middle + s))) for s in sums) + 2 / (1 + math.exp(-middle))
        low, high = (middle, high) if told < wanted else (low, middle)
    return _tenth(low)


def weights_of(cases: Sequence[Case]) -> dict[Key, Decimal]:
    """The weights of all kinds."""
    return {k: w for kind in sorted({c.judgement.kind for c in cases}) for k, w in fitted(kind, cases).items()}


def judged_by(weights: dict[Key, Decimal], cases: Iterable[Case]) -> list[Judgement]:
    """The judgements with the confidence that some weights give."""
    scale = Confidence(weights)
    return [
        replace(c.judgement, confidence=confidence(scale.weighed_grounds(c.judgement.grounds)) or Decimal(0))
        for c in cases
    ]


def left_one_out(cases: Sequence[Case]) -> list[Judgement]:
    """Each document of full weight judged by weights that the others give."""
    found: list[Judgement] = []
    for document in sorted({c.judgement.document for c in cases if c.weight >= 1}):
        inside = [c for c in cases if c.judgement.document == document]
        found += judged_by(weights_of([c for c in cases if c.judgement.document != document]), inside)
    return found


def written(weights: dict[Key, Decimal], cases: Sequence[Case]) -> str:
    """The table as text."""
    counts: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for case in cases:
        for g in case.judgement.grounds:
            counts[g.kind, g.feature, g.value][0] += case.judgement.right
            counts[g.kind, g.feature, g.value][1] += 1
    place = {(*pair, value): i for pair, values in ORDER.items() for i, value in enumerate(values)}
    rows = sorted(weights, key=lambda k: (k[0], k[1], place.get(k, 0), k[2]))
    lines = [f"{k}\t{f}\t{v}\t{weights[k, f, v]}\t{counts[k, f, v][0]}\t{counts[k, f, v][1]}" for k, f, v in rows]
    return "\n".join(["kind\tfeature\tvalue\tweight\tright\tof", *lines]) + "\n"


def read(folders: Iterable[str], pipeline: Pipeline) -> list[Case]:
    """What is judged in some folders."""
    found: list[Case] = []
    for folder in folders:
        path, _, weight = folder.partition(":")
        found += [Case(j, float(weight or 1)) for j in evaluate(Path(path), pipeline).judged]
    return found


def main() -> int:
    """Fits, reports, and writes or compares the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", help="FOLDER or FOLDER:WEIGHT")
    parser.add_argument("--test", action="append", default=[], help="report on this folder and write nothing")
    parser.add_argument("--check", action="store_true", help="compare only")
    options = parser.parse_args()
    pipeline = Pipeline()
    cases = read(options.folders, pipeline)
    weights = weights_of(cases)
    text = written(weights, cases)
    if options.check:
        if TARGET.read_text(encoding="utf-8") != text:
            print("confidence.tsv is not what these documents give: run scripts/fit_confidence.py", file=sys.stderr)
            return 1
        return 0
    print("each document judged by weights from the others:\n" + table(left_one_out(cases)))
    if options.test:
        print("\nother folders:\n" + table(judged_by(weights, read(options.test, pipeline))))
        return 0
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
