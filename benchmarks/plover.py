"""How well the catalogue codes what one actor does to another, by the 15 classes of the PLOVER scheme.

::

    python benchmarks/plover.py SENTENCES.tsv [--errors FILE]

The table has a header and the columns sentence, source, target, gold_root. The pair of actors is given; the catalogue
alone decides the class. Prints precision, recall and F1 a class, macro F1 and accuracy.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc

from communique.evaluation.figures import Count
from communique.interpret.coding import code_pair
from communique.model import Document
from communique.pipeline import Pipeline


def tokens_of(doc: Doc, words: str) -> frozenset[int]:
    """Offsets of the tokens of some words in a Doc; empty when they are not in it."""
    begin = doc.text.find(words)
    span = doc.char_span(begin, begin + len(words), alignment_mode="expand") if begin >= 0 else None
    return frozenset(t.i for t in span) if span is not None else frozenset()


def main() -> None:
    """Codes the table and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--errors", type=Path, help="where to write what was coded wrongly")
    options = parser.parse_args()
    with options.sentences.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    pipeline = Pipeline()
    right, found, wanted, wrong = Counter[str](), Counter[str](), Counter[str](), []
    for i, row in enumerate(rows):
        doc = pipeline.understand(Document(f"row-{i}", row["sentence"]))
        coding = code_pair(doc, pipeline.ontology, tokens_of(doc, row["source"]), tokens_of(doc, row["target"]))
        told = coding.plover if coding else "-"
        found[told] += 1
        wanted[row["gold_root"]] += 1
        right[row["gold_root"]] += told == row["gold_root"]
        if told != row["gold_root"]:
            wrong.append(
                f"{row['gold_root']}\t{told}\t{coding.trigger if coding else ''}\t{coding.status if coding else ''}\t"
                f"{row['source']}\t{row['target']}\t{row['sentence']}"
            )
    print(f"{'':12}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}")
    scores = []
    for name in sorted(wanted):
        count = Count(right[name], found[name], wanted[name])
        scores.append(count.f1)
        print(f"{name:12}{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}{count.gold:6}")
    macro, accuracy = sum(scores) / len(scores), sum(right.values()) / len(rows)
    print(f"macro F1 {macro:.3f}, accuracy {accuracy:.3f}, uncoded {found['-']}")
    if options.errors:
        options.errors.write_text("\n".join(sorted(wrong)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
