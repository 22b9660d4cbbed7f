"""Evaluation of the whole line on a folder of annotated documents."""

from __future__ import annotations

from pathlib import Path

from communique.evaluation.facts import facts_of_claims, read_gold
from communique.evaluation.judging import judged
from communique.evaluation.matching import Comparison, compare
from communique.pipeline import Pipeline


def evaluate(folder: Path, pipeline: Pipeline) -> Comparison:
    """Reads every annotated document and compares what is admitted to its graph with what the annotator marked.

    Args:
        folder: with docs/ and gold/, see :func:`~communique.evaluation.facts.read_gold`.
        pipeline: made with the settings to be measured.

    Raises:
        SettingsError: when the folder holds no annotated document or one is not in the format.
    """
    total = Comparison()
    for document, gold in read_gold(folder):
        claims = pipeline.admit(document).claims
        found = facts_of_claims(claims, document.text, pipeline.ontology)
        one = compare(document.id, gold, found)
        total.judged.extend(judged(document.id, gold, found, claims, one, pipeline.ontology))
        total.figures.add(one.figures)
        total.errors.extend(one.errors)
    return total
