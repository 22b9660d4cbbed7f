"""How much a build costs over bare spaCy: both over the same documents in one run, as a ratio.

usage: python benchmarks/build_speed.py DOCUMENTS [--most N]
"""

from __future__ import annotations

import argparse
import time
from itertools import islice
from pathlib import Path

from communique.graph.store import Graph
from communique.graph.validate import Validator
from communique.model import Document
from communique.pipeline import Pipeline, Report, paragraphs
from communique.read import read


def validation(pipeline: Pipeline, documents: list[Document]) -> float:
    """Seconds that checking the documents' graphs against the shapes takes."""
    validator = Validator(pipeline.ontology)
    graphs = [[q.triple for q in pipeline.admit(d).quads] for d in documents]
    began = time.perf_counter()
    for triples in graphs:
        validator.check(triples)
    return time.perf_counter() - began


def main() -> None:
    """Prints words a second of the parse and of the whole line, their ratio, and the share of validation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--most", type=int, default=100)
    arguments = parser.parse_args()
    documents = list(islice((d for d in read([arguments.documents]) if isinstance(d, Document)), arguments.most))
    words = sum(len(d.text.split()) for d in documents)
    pipeline = Pipeline()
    began = time.perf_counter()
    for document in documents:
        list(pipeline.nlp.pipe(paragraphs(document.text)))
    parsed = time.perf_counter() - began
    began = time.perf_counter()
    for document in documents:
        pipeline.claims(document)
    claimed = time.perf_counter() - began
    checked = validation(pipeline, documents)
    began = time.perf_counter()
    list(pipeline.add(documents, Graph(), Report()))
    built = time.perf_counter() - began
    print(f"{len(documents)} documents, {words} words")
    print(f"bare spaCy {words / parsed:8.0f} words/s   1.00")
    print(f"claims     {words / claimed:8.0f} words/s   {claimed / parsed:.2f}")
    print(f"build      {words / built:8.0f} words/s   {built / parsed:.2f}")
    print(f"validation {100 * checked / claimed:7.1f} % of the extraction ({checked:.2f} s of {claimed:.1f} s)")


if __name__ == "__main__":
    main()
