"""How well statements agree with the attributions of PolNeAR: who is quoted, by which words, and what they say.

::

    python benchmarks/polnear.py FOLDER [--errors FILE] [--first N]

The folder holds ``text/*.txt`` and ``attributions/*.ann`` (brat standoff with Source, Cue and Content, and an event
that ties them together). Prints precision, recall and F1 of each part, for spans that are equal and that overlap.
PolNeAR also counts beliefs, plans and findings; the lines “of speech” leave out attributions without a verb by which
some type of statement is told, and so show what is lost of what is looked for.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.evaluation.figures import Count
from communique.interpret.reading import Reader
from communique.interpret.statements import find_statements
from communique.model import Document
from communique.ontology import Ontology
from communique.pipeline import Pipeline

PARTS = ("Source", "Cue", "Content")
Spans = tuple[tuple[int, int], ...]
_HASH = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The spans of each part of an attribution, in code points; a part that is not there has none."""

    source: Spans
    cue: Spans
    content: Spans

    def part(self, name: str) -> Spans:
        """The spans of a part by its name in the annotations."""
        return {"Source": self.source, "Cue": self.cue, "Content": self.content}[name]


def read_attributions(path: Path) -> Iterator[Attribution]:
    """The attributions of a brat file that have a cue and a content."""
    spans: dict[str, tuple[str, Spans]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[0].startswith("T"):
            kind, _, offsets = fields[1].partition(" ")
            pairs = (p.split() for p in offsets.split(";"))
            spans[fields[0]] = kind, tuple((int(a), int(b)) for a, b in pairs)
        elif fields[0].startswith("E"):
            parts: dict[str, Spans] = defaultdict(tuple)
            for argument in fields[1].split():
                kind, _, target = argument.partition(":")
                name = kind.rstrip("0123456789")
                parts[name] += spans.get(target, ("", ()))[1]
            if parts["Cue"] and parts["Content"]:
                yield Attribution(parts["Source"], parts["Cue"], parts["Content"])


def found_in(text: str, ident: str, pipeline: Pipeline) -> Iterator[Attribution]:
    """The statements of a text, as attributions."""
    doc = pipeline.understand(Document(ident, text))
    for statement in find_statements(Reader(doc, pipeline.ontology)):
        cue = sorted(statement.cue, key=lambda t: t.i)
        first, last = (doc[i] for i in (statement.content[0], statement.content[1] - 1))
        words = [doc[i] for i in range(*statement.source)]
        yield Attribution(
            ((words[0].idx, words[-1].idx + len(words[-1])),) if words else (),
            ((cue[0].idx, cue[-1].idx + len(cue[-1])),),
            ((first.idx, last.idx + len(last)),),
        )


def bounds(spans: Spans) -> tuple[int, int] | None:
    """From the first to the last of some spans."""
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def trimmed(span: tuple[int, int], text: str) -> tuple[int, int]:
    """A span without the marks, spaces and “that” at its edges, which annotators take in or leave out."""
    begin, end = span
    words = text[begin:end]
    left = len(words) - len(re.sub(r"^[\s\"“”'‘’,:;.]*(?:that\s+)?[\s\"“”'‘’,:;.]*", "", words))
    right = len(words) - len(words.rstrip(" \n\t\"“”'‘’,:;."))
    return (begin + left, end - right) if begin + left < end - right else span


def paired(wanted: Iterable[tuple[int, int]], found: Iterable[tuple[int, int]]) -> int:
    """How many can be paired one to one so that both of a pair overlap, the greatest overlap first."""
    wanted, found = list(wanted), list(found)
    pairs = [(min(w[1], f[1]) - max(w[0], f[0]), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    used_w: set[int] = set()
    used_f: set[int] = set()
    for shared, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if shared > 0 and i not in used_w and j not in used_f:
            used_w.add(i)
            used_f.add(j)
    return len(used_w)


def is_speech(attribution: Attribution, text: str, ontology: Ontology, pipeline: Pipeline) -> bool:
    """Whether the cue has a verb by which a type of statement is told."""
    words = " ".join(text[a:b] for a, b in attribution.cue)
    lemmas = {t.lemma_.lower() for t in pipeline.nlp(words)}
    triggers = (t for lemma in lemmas for t in ontology.triggers.get(lemma, ()))
    return any(ontology.is_a(t.type, "Statement") for t in triggers)


def line(name: str, right: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 of counts as a line of the table."""
    count = Count(right, found, wanted)
    return f"{name:28}{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}{wanted:6}"


def main() -> None:
    """Reads the folder and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=Path, help="where to write what was missed and what was too much")
    parser.add_argument("--first", type=int, default=0, help="read only so many texts")
    options = parser.parse_args()
    pipeline = Pipeline()
    annotated = {
        _HASH.sub("", p.stem): p for p in sorted((options.folder / "attributions").glob("*.ann"), reverse=True)
    }
    counts: Counter[tuple[str, str]] = Counter()
    log: list[str] = []
    for path in sorted((options.folder / "text").glob("*.txt"))[: options.first or None]:
        text = path.read_text(encoding="utf-8")
        wanted = list(read_attributions(annotated[path.stem]))
        found = list(found_in(text, path.stem, pipeline))
        speech = [a for a in wanted if is_speech(a, text, pipeline.ontology, pipeline)]
        for part in PARTS:
            has = [trimmed(b, text) for f in found if (b := bounds(f.part(part)))]
            for group, attributions in (("", wanted), (" of speech", speech)):
                want = [trimmed(b, text) for w in attributions if (b := bounds(w.part(part)))]
                name = part + group
                counts[name, "wanted"] += len(want)
                counts[name, "found"] += len(has)
                counts[name, "exact"] += (Counter(want) & Counter(has)).total()
                counts[name, "overlap"] += paired(want, has)
        if options.errors:
            log.extend(compared(path.stem, text, speech, wanted, found))
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}")
    for name in (p + g for g in ("", " of speech") for p in PARTS):
        for kind in ("exact", "overlap"):
            print(line(f"{name}, {kind}", counts[name, kind], counts[name, "found"], counts[name, "wanted"]))
    if options.errors:
        options.errors.write_text("\n".join(log) + "\n", encoding="utf-8")


def compared(
    ident: str, text: str, speech: list[Attribution], wanted: list[Attribution], found: list[Attribution]
) -> Iterator[str]:
    """A line for each attribution of speech that has no statement on its cue, for each statement on none, and for both
    where the content differs.
    """

    def told(a: Attribution) -> str:
        parts = (" … ".join(text[b:e] for b, e in a.part(p)) for p in PARTS)
        return " | ".join(" ".join(p.split()) for p in parts)

    def meets(a: Attribution, b: Attribution) -> bool:
        return paired(a.cue, b.cue) > 0

    for w in speech:
        same = [f for f in found if meets(w, f)]
        if not same:
            yield f"{ident}\tMISSED\t{told(w)}"
        for f in same:
            spans = [trimmed(b, text) for a in (w, f) if (b := bounds(a.content))]
            if spans[0] != spans[1]:
                yield f"{ident}\tDIFFERS\t{told(w)}\n\t\t{told(f)}"
    for f in found:
        if not any(meets(w, f) for w in wanted):
            yield f"{ident}\tSPURIOUS\t{told(f)}"


if __name__ == "__main__":
    main()
