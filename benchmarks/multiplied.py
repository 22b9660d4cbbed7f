"""A large graph out of a small one: its documents again and again under new names, the well-known entities shared.

usage: python benchmarks/multiplied.py SOURCE QUADS FOLDER

Documents, spans, events, statements and offices get new names in each copy, as other documents would have; entities
that are linked to Wikidata, and every other tenth name, stay the same, so that joins across documents are real.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from communique.graph.ordered import QUARANTINE
from communique.graph.store import Graph
from communique.namespaces import PREFIXES

_DOC, _ID = PREFIXES["doc"], PREFIXES["id"]
_PER_DOCUMENT = ("event/", "statement/", "office/")


def copies(graph: Graph, quads: int) -> Iterator[ox.Quad]:
    """The quads of copies of a graph's documents, as many copies as make at least that many quads."""
    original = [q for q in graph.store if q.graph_name != QUARANTINE]
    number = -(-quads // len(original))
    for copy in range(number):
        names: dict[str, ox.NamedNode] = {}

        def renamed(term: object, copy: int = copy, names: dict[str, ox.NamedNode] = names) -> object:
            if not isinstance(term, ox.NamedNode) or not term.value.startswith((_DOC, _ID)):
                return term
            if term.value not in names:
                names[term.value] = ox.NamedNode(_renamed(term.value, copy))
            return names[term.value]

        for q in original:
            parts = (renamed(q.subject), q.predicate, renamed(q.object), renamed(q.graph_name))
            yield ox.Quad(*parts)  # type: ignore[arg-type]  # each of the kind that it was


def _renamed(iri: str, copy: int) -> str:
    if copy == 0:
        return iri
    if iri.startswith(_DOC):
        base, mark, rest = iri.partition("#")
        return f"{base}-{copy}{mark}{rest}"
    local = iri.removeprefix(_ID)
    if local.startswith(_PER_DOCUMENT):
        return f"{iri}-{copy}"
    known = local[:1] == "Q" or int(hashlib.sha256(local.encode()).hexdigest(), 16) % 10 == 0
    return iri if known else f"{iri}-{copy % 50}"


def opened(source: Path) -> Graph:
    """The graph of a graph file, or of documents."""
    if source.suffix in (".trig", ".nq"):
        return Graph.open(source)
    from communique.pipeline import run  # noqa: PLC0415  # a graph file needs no spaCy

    graph = Graph()
    run([source], graph)
    return graph


def multiplied(source: Path, quads: int, folder: Path) -> int:
    """Makes a store of copies in a folder.

    Args:
        source: a graph file, or documents, from which the graph is built first.
        quads: how many at least.
        folder: of the store.

    Returns:
        How many quads there are.
    """
    store = ox.Store(str(folder))
    store.bulk_extend(copies(opened(source), quads))
    store.optimize()
    return len(store)


if __name__ == "__main__":
    print(f"{multiplied(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))} quads")
