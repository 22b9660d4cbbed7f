"""How well names agree with re3d: persons, organisations, locations and documents in government releases and news.

::

    python benchmarks/re3d.py FOLDER [--errors FILE]

The folder holds a folder for each source with ``documents.json`` and ``entities.json``, one JSON object a line. re3d
marks descriptions too (“the coalition's fighters”); only what ends in a word with a capital letter and is no pronoun
counts as named. A name is found when one of the same type overlaps it. re3d calls a state an organisation where it
acts; so a state counts as either. What overlaps only a description, or a span of another type of re3d's, is left out of
the precision.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline

TYPES = ("Person", "Organisation", "Location", "DocumentReference")
_PRONOUNS = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her"}
    | {"it", "its", "they", "them", "their", "this", "these", "who"}
)
_CLASSES = {
    "Person": ("Person",),
    "Organisation": ("Organisation",),
    "State": ("Location", "Organisation"),
    "Place": ("Location",),
    "LegalInstrument": ("DocumentReference",),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A span ``[begin, end)`` in code points and the types of re3d that it may have."""

    begin: int
    end: int
    types: tuple[str, ...]

    def overlaps(self, other: Marked) -> bool:
        """Whether the spans share a character."""
        return self.begin < other.end and other.begin < self.end


@dataclass(slots=True)
class Tally:
    """What is marked and found again, and what is found and right; a name may be found in two pieces."""

    gold: int = 0
    again: int = 0
    found: int = 0
    right: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.again / self.gold if self.gold else 0.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The JSON objects of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def is_named(text: str) -> bool:
    """Whether a marked span ends in a word with a capital letter and is no pronoun."""
    words = text.split()
    return bool(words) and any(c.isupper() for c in words[-1]) and text.lower() not in _PRONOUNS


def found_in(document: Document, pipeline: Pipeline) -> list[Marked]:
    """The names that are found in a document, but for those of peoples."""
    doc = pipeline.understand(document)
    found = []
    for entity in annotations_of(doc).entities:
        types = next((t for cls, t in _CLASSES.items() if pipeline.ontology.is_a(entity.type, cls)), ())
        for name in entity.mentions if types else ():
            last = doc[name.end - 1]
            found.append(Marked(doc[name.start].idx, last.idx + len(last), types))
    return found


def score(
    gold: list[tuple[Marked, str]], found: list[Marked], figures: dict[str, Tally]
) -> Iterator[tuple[str, Marked]]:
    """Counts one document, and gives what is missed and what is spurious."""
    named = [g for g, text in gold if g.types[0] in TYPES and is_named(text)]
    for kind in TYPES:
        wanted = [g for g in named if kind in g.types]
        hits = [g for g in wanted if any(kind in f.types and f.overlaps(g) for f in found)]
        figures[kind].gold += len(wanted)
        figures[kind].again += len(hits)
        yield from ((f"missed {kind}", g) for g in wanted if g not in hits)
    for name in found:
        over = [g for g, _ in gold if g.overlaps(name)]
        right = next((t for t in name.types for g in over if t in g.types), "")
        if right or not over:
            figures[right or name.types[0]].found += 1
            figures[right or name.types[0]].right += bool(right)
            if not right:
                yield f"spurious {name.types[0]}", name


def main() -> None:
    """Prints precision, recall and F1 of each type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=Path)
    options = parser.parse_args()
    pipeline = Pipeline()
    figures = {kind: Tally() for kind in TYPES}
    errors: list[str] = []
    for source in sorted(p for p in options.folder.iterdir() if p.is_dir()):
        spans: dict[str, list[tuple[Marked, str]]] = defaultdict(list)
        for entity in lines(source / "entities.json"):
            marked = Marked(int(entity["begin"]), int(entity["end"]), (entity["type"],))
            spans[entity["documentId"]].append((marked, entity["value"]))
        for row in lines(source / "documents.json"):
            document = Document(row["_id"], row["text"], row.get("title", ""))
            told = score(spans[row["_id"]], found_in(document, pipeline), figures)
            errors += [f"{source.name}\t{kind}\t{row['text'][m.begin : m.end]!r}" for kind, m in told]
    _print(figures.items())
    if options.errors is not None:
        options.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")


def _print(figures: Iterable[tuple[str, Tally]]) -> None:
    print(f"{'':20}{'P':>7}{'R':>7}{'F1':>7}{'n':>7}")
    for kind, tally in figures:
        precision, recall, f1 = tally.figures()
        print(f"{kind:20}{precision:7.3f}{recall:7.3f}{f1:7.3f}{tally.gold:7d}")


if __name__ == "__main__":
    main()
