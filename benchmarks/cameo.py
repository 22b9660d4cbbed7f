"""How well events and statements agree with coders who marked who did what to whom, where and when.

::

    python benchmarks/cameo.py FOLDER [--errors FILE]

The folder holds ``annotations.jsonl``: a sentence a line with the spans that one coder marked as Source-1, Action-1,
Target-1, Location, Time …. Spans are paired one to one where they overlap; the F1 of the extractor is over each coder
in turn, that of the coders over each two of them, so that both are of one measure. Who only stands there as a
description (“gunmen”) is no entity of the graph; the lines “described too” count these as well. Coders left whole
sentences out as not about politics: the second table is of those alone in which the coder (or both) marked something.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

from communique.model import Document
from communique.pipeline import Pipeline
from happenings import SOURCE, TARGET, Happening, happenings
from polnear import line, paired

PARTS = ("Action", "Source", "Target", "Location", "Time")
_SENTENCE = "s1s2v1"  # the cell of the annotated table that holds the sentence
_DAY = date(2020, 1, 1)
_DESCRIBED = ", described too"
Marks = dict[str, list[tuple[int, int]]]
"""Spans in code points by part."""


def read_marks(path: Path) -> dict[str, list[Marks]]:
    """What each coder marked, by the sentence.

    Raises:
        ValueError: when a marked text does not stand where the annotation says.
    """
    found: dict[str, list[Marks]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        marks: Marks = {part: [] for part in PARTS}
        sentence = row["text"][_SENTENCE]
        for entity in row["entities"]:
            begin, words = entity["start"], entity["text"]
            if not sentence.startswith(words, begin):
                raise ValueError(f"{row['doc']}: “{words}” does not stand at {begin}")
            marks[entity["label"].partition("-")[0]].append((begin, begin + len(words)))
        found[sentence].append(marks)
    return dict(found)


def found_in(told: list[Happening]) -> Marks:
    """The spans of events and statements, each once."""
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for happening in told:
        spans["Action"].add((happening.action.begin, happening.action.end))
        if happening.date is not None:
            spans["Time"].add((happening.date.begin, happening.date.end))
        for suffix, parts in (("", happening.parts), (_DESCRIBED, (*happening.parts, *happening.described))):
            for part in parts:
                if part.span is not None:
                    spans[part.side + suffix].add((part.span.begin, part.span.end))
    return {name: sorted(found) for name, found in spans.items()}


def main() -> None:
    """Reads the sentences and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--errors", type=Path, help="where to write what is missed of most coders, and what is too much"
    )
    options = parser.parse_args()
    coded = read_marks(options.folder / "annotations.jsonl")
    pipeline = Pipeline()
    ours, theirs = Counter[tuple[bool, str, str]](), Counter[tuple[bool, str, str]]()
    log: list[str] = []
    for i, (sentence, coders) in enumerate(coded.items()):
        doc = pipeline.understand(Document(f"sentence-{i}", sentence, published=_DAY))
        found = found_in(happenings(doc, pipeline.ontology))
        for marks in coders:
            _count(ours, marks, found, (False, True) if any(marks.values()) else (False,))
        for one, other in combinations(coders, 2):
            _count(theirs, one, other, (False, True) if any(one.values()) and any(other.values()) else (False,))
        log.extend(_compared(sentence, coders, found))
    for marked, title in ((False, "all sentences"), (True, "sentences with marks")):
        print(f"{title:28}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}   coders F1")
        for part in _lines():
            plain = part.removesuffix(_DESCRIBED)
            hits, total = (theirs[marked, plain, kind] for kind in ("hits", "both"))
            figures = (ours[marked, part, kind] for kind in ("hits", "found", "wanted"))
            print(f"{line(part, *figures)}{2 * hits / total if total else 0:12.3f}")
    if options.errors:
        options.errors.write_text("\n".join(log) + "\n", encoding="utf-8")


def _lines() -> tuple[str, ...]:
    return (*PARTS[:2], SOURCE + _DESCRIBED, PARTS[2], TARGET + _DESCRIBED, *PARTS[3:])


def _count(counts: Counter[tuple[bool, str, str]], wanted: Marks, found: Marks, groups: tuple[bool, ...]) -> None:
    """Adds one comparison to the counts of all sentences and, perhaps, of those with marks."""
    for part in _lines():
        want, has = wanted[part.removesuffix(_DESCRIBED)], found.get(part, [])
        for group in groups:
            counts[group, part, "hits"] += paired(want, has)
            counts[group, part, "found"] += len(has)
            counts[group, part, "wanted"] += len(want)
            counts[group, part, "both"] += len(has) + len(want)


def _compared(sentence: str, coders: list[Marks], found: Marks) -> list[str]:
    """A line for each span that more than half of the coders marked and nothing overlaps, and for each on no mark."""
    log = []
    for part in PARTS:
        missed = Counter(s for marks in coders for s in marks[part] if not paired([s], found.get(part, [])))
        log += [f"MISSED\t{part}\t{sentence[a:b]}\t{sentence}" for (a, b), n in missed.items() if 2 * n > len(coders)]
        marked = [s for marks in coders for s in marks[part]]
        log += [
            f"SPURIOUS\t{part}\t{sentence[a:b]}\t{sentence}"
            for a, b in found.get(part, ())
            if not paired([(a, b)], marked)
        ]
    return log


if __name__ == "__main__":
    main()
