"""How long it takes to be ready, beside spaCy's own load, and how much finding names costs beside the parse.

usage: python benchmarks/start_up.py DOCUMENTS [--most N]

All in one run, in seconds of the processor, for which other work on the machine matters less than for the clock; the
tables are those that ship, filled up to 50,000 names with made-up ones.
"""

from __future__ import annotations

import argparse
import random
import time
from itertools import islice, pairwise
from pathlib import Path

from communique.annotate import NameFinder
from communique.graph.validate import Validator
from communique.model import Document
from communique.ontology import load_ontology
from communique.pipeline import Pipeline, load_model, paragraphs
from communique.read import read
from communique.reference import Entry, Reference, load_reference
from communique.settings import DEFAULT_MODEL

_NAMES = 50_000
_SYLLABLES = ["ba", "do", "ke", "li", "mu", "na", "po", "ra", "su", "ti", "ve", "za", "or", "el", "an", "ik"]


def filled(reference: Reference) -> Reference:
    """The tables with made-up places until there are 50,000 names."""
    chance = random.Random(11)  # noqa: S311  # made-up names, no secret
    have = sum(len(e.names) for e in (*reference.states, *reference.places, *reference.organisations))
    more = tuple(
        Entry("", name, "Place", (name,))
        for name in ("".join(chance.choices(_SYLLABLES, k=5)).capitalize() for _ in range(max(0, _NAMES - have)))
    )
    return Reference(
        states=reference.states,
        places=(*reference.places, *more),
        organisations=reference.organisations,
        instruments=reference.instruments,
        office_holders=reference.office_holders,
        titles=reference.titles,
    )


def main() -> None:
    """Prints the seconds of each part of the start and the share of finding names in the parse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--most", type=int, default=100)
    options = parser.parse_args()

    marks = [time.process_time()]
    load_model(DEFAULT_MODEL)
    marks.append(time.process_time())
    ontology = load_ontology()
    marks.append(time.process_time())
    reference = load_reference()
    marks.append(time.process_time())
    finder = NameFinder(ontology, filled(reference))
    marks.append(time.process_time())
    Validator(ontology)
    marks.append(time.process_time())
    names = ("spaCy pipeline", "ontology", "reference tables", "name finder, 50,000 names", "shapes")
    for name, (a, b) in zip(names, pairwise(marks), strict=True):
        print(f"{name:28}{b - a:7.2f} s")
    print(f"{'beyond spaCy':28}{marks[-1] - marks[1]:7.2f} s")

    pipeline = Pipeline()
    documents = list(islice((d for d in read([options.documents]) if isinstance(d, Document)), options.most))
    began = time.perf_counter()
    docs = [list(pipeline.nlp.pipe(paragraphs(d.text))) for d in documents]
    parsed = time.perf_counter() - began
    began = time.perf_counter()
    for parts in docs:
        for doc in parts:
            finder.find(doc)
    found = time.perf_counter() - began
    print(f"{'finding names / parse':28}{found / parsed:7.3f}")


if __name__ == "__main__":
    main()
