"""How well the catalogue codes what one actor does to another, by the 15 classes of the PLOVER scheme.

::

    python benchmarks/plover.py SENTENCES.tsv [--raw] [--errors FILE]

The table has a header and the columns sentence, source, target, gold_root. The pair of actors is given; the catalogue
alone decides the class. Prints precision, recall and F1 a class, macro F1 and accuracy.

With ``--raw`` only the sentence is given. The pair is found when both have a part, other than as the place, in one
event or statement: a participant is an actor when its words, or a name of the entity in the sentence, overlap the
actor's words, and one participant cannot be both. The class is right when one of the events and statements that hold
the pair has it. Prints how often the pair is found, the class is right where it is found, and both, and how often the
pair has that class only. “described too” counts as participants also who only fill a frame as a description (“gunmen”)
and are no entity of the graph; “anywhere” counts also the place of an event and the words that a statement reports.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from communique.evaluation.figures import Count
from communique.interpret.coding import code_pair
from communique.model import Document, Span
from communique.pipeline import Pipeline
from happenings import LOCATION, OTHER, Happening, Part, happenings

_MEASURES = ("in the graph", "described too", "anywhere")


def tokens_of(doc: Doc, words: str) -> frozenset[int]:
    """Offsets of the tokens of some words in a Doc; empty when they are not in it."""
    begin = doc.text.find(words)
    span = doc.char_span(begin, begin + len(words), alignment_mode="expand") if begin >= 0 else None
    return frozenset(t.i for t in span) if span is not None else frozenset()


def main() -> None:
    """Codes the table and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--raw", action="store_true", help="find the pair of actors too, in the sentence alone")
    parser.add_argument("--errors", type=Path, help="where to write what was coded wrongly")
    options = parser.parse_args()
    with options.sentences.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = (from_sentences if options.raw else from_pairs)(rows, Pipeline())
    if options.errors:
        options.errors.write_text("\n".join(sorted(wrong)) + "\n", encoding="utf-8")


def from_pairs(rows: Sequence[dict[str, str]], pipeline: Pipeline) -> list[str]:
    """Codes given pairs, prints the figures and returns a line for each error."""
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
    return wrong


def from_sentences(rows: Sequence[dict[str, str]], pipeline: Pipeline) -> list[str]:
    """Finds pairs and their classes, prints the figures and returns a line for each error."""
    counts, wrong = Counter[tuple[str, str]](), []
    for i, row in enumerate(rows):
        told = happenings(pipeline.understand(Document(f"row-{i}", row["sentence"])), pipeline.ontology)
        actors = [_span(row["sentence"], row[name]) for name in ("source", "target")]
        for name in _MEASURES:
            pair = [h for h in told if _holds(_parts(h, name), actors)]
            classes = {h.plover for h in pair}
            right = row["gold_root"] in classes
            counts[name, "pair"] += bool(pair)
            counts[name, "both"] += right
            counts[name, "alone"] += classes == {row["gold_root"]}
            if not right and name == _MEASURES[0]:
                kind = "CLASS" if pair else "PAIR" if told else "NOTHING"
                names = "; ".join(f"{h.name} {h.plover}" for h in pair or told)
                wrong.append(
                    f"{kind}\t{row['gold_root']}\t{names}\t{row['source']}\t{row['target']}\t{row['sentence']}"
                )
    print(f"{'':16}{'pair':>8}{'class | pair':>14}{'both':>8}{'only it':>9}{'n':>7}")
    for name in _MEASURES:
        pairs, both, alone = (counts[name, kind] for kind in ("pair", "both", "alone"))
        total = len(rows)
        given = both / pairs if pairs else 0.0
        print(f"{name:16}{pairs / total:8.3f}{given:14.3f}{both / total:8.3f}{alone / total:9.3f}{total:7}")
    return wrong


def _span(sentence: str, words: str) -> Span | None:
    """Where some words first stand in a sentence; None when they do not."""
    begin = sentence.find(words) if words else -1
    return Span(begin, begin + len(words)) if begin >= 0 else None


def _parts(happening: Happening, name: str) -> tuple[Part, ...]:
    """Those who count as participants of an event or statement by one of the measures."""
    if name == _MEASURES[0]:
        return tuple(p for p in happening.parts if p.side != LOCATION)
    if name == _MEASURES[1]:
        return tuple(p for p in (*happening.parts, *happening.described) if p.side != LOCATION)
    said = (Part(OTHER, happening.content),) if happening.content is not None else ()
    return (*happening.parts, *happening.described, *said)


def _holds(parts: Sequence[Part], actors: Sequence[Span | None]) -> bool:
    """Whether two participants are the two actors."""
    able = [[i for i, p in enumerate(parts) if a is not None and p.is_in(a)] for a in actors]
    return any(i != j for i in able[0] for j in able[1])


if __name__ == "__main__":
    main()
