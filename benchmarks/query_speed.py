"""Oxigraph against rdflib on twelve questions that users ask, over the same large graph, in one run.

usage: python benchmarks/query_speed.py SOURCE [--quads N] [--timeout SECONDS]

SOURCE is a graph file (.trig, .nq) or a folder of documents; its documents are copied under new names until there are
N quads (30,000 when left out, which takes a minute or two; the claim in the documentation is for a million). rdflib
gets the same quads in its own memory store, and a question is ended when it takes longer than the timeout;
such a question counts with the timeout, so that the ratio is a lower bound; one that it cannot answer does not count.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing as mp
import re
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib

from communique.graph import queries
from communique.graph.store import Graph
from communique.namespaces import PREFIXES
from multiplied import copies, opened

QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties", {}),
    ("signatories", {"instrument": "treaty"}),
    ("amendments", {}),
    ("timeline", {"since": "2000"}),
    ("events-of", {"actor": "united states"}),
    ("sanctions", {}),
    ("mediation-chains", {}),
    ("co-signing", {}),
    ("statements-on", {"kind": "Condemnation"}),
    ("quotes", {"containing": "peace"}),
    ("first-mention", {"term": "security council"}),
    ("unlinked", {"kind": "Person"}),
)
"""Named queries with their parameters."""

_RUNS = 3
_EMPTY = re.compile(r"VALUES \?\w+ \{ UNDEF \}")


def ours(graph: Graph, name: str, values: dict[str, str]) -> tuple[float, int]:
    """Seconds, the best of three, and rows."""
    best, rows = math.inf, 0
    for _ in range(_RUNS):
        began = time.perf_counter()
        rows = len(graph.query(name, **values))
        best = min(best, time.perf_counter() - began)
    return best, rows


def ask(dataset: rdflib.Dataset, text: str, reply: Connection) -> None:
    """Answers one question: seconds and rows; or nothing when rdflib fails."""
    began = time.perf_counter()
    try:
        rows = len(list(dataset.query(text, initNs=dict(PREFIXES))))
    except Exception as error:  # whatever it is, the question has no answer
        reply.send((0.0, f"{type(error).__name__}: {error}"))
        return
    reply.send((time.perf_counter() - began, rows))


def rdflib_answers(path: Path, questions: list[str], timeout: float) -> Iterator[tuple[float, int | str]]:
    """Seconds and rows of rdflib for each question, or the timeout and why there is no answer.

    Each question goes to a forked process, which shares the loaded graph and can be ended.
    """
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    fork = mp.get_context("fork")
    for text in questions:
        ours_, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=ask, args=(dataset, text, theirs), daemon=True)
        process.start()
        if ours_.poll(timeout):
            yield ours_.recv()
        else:
            yield timeout, "took longer"
        process.kill()
        process.join()


def main() -> None:
    """Prints a line for each question and the ratio of the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--quads", type=int, default=30_000)
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds for a question to rdflib (default 10)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = Graph(ox.Store(str(Path(folder) / "store")))
        graph.store.bulk_extend(copies(opened(options.source), options.quads))
        graph.store.optimize()
        path = Path(folder) / "graph.nq"
        graph.save(path)
        print(f"{len(graph)} quads; seconds", flush=True)
        # a parameter that is left out has no VALUES, for rdflib does not take UNDEF for unbound there
        texts = [_EMPTY.sub("", queries.load(name).bind(values)) for name, values in QUESTIONS]
        fast = [ours(graph, name, values) for name, values in QUESTIONS]
        sums = [0.0, 0.0]
        logs = []
        answers = rdflib_answers(path, texts, options.timeout)
        for (name, _), (seconds, rows), (slow, theirs) in zip(QUESTIONS, fast, answers, strict=True):
            note = "" if theirs == rows else f"rdflib: {theirs}" + (" rows" if isinstance(theirs, int) else "")
            ratio = f"{slow / seconds:9.0f}x" if slow else f"{'':>10}"
            print(f"{name:<18}{seconds:9.4f} {slow:9.2f} {ratio} {rows:7d} rows  {note}", flush=True)
            if slow:
                sums = [sums[0] + seconds, sums[1] + slow]
                logs.append(math.log(slow / seconds))
    print(f"{'sum':<18}{sums[0]:9.4f} {sums[1]:9.2f} {sums[1] / sums[0]:9.0f}x")
    print(f"geometric mean of the ratios: {math.exp(sum(logs) / len(logs)):.0f}x")


if __name__ == "__main__":
    main()
