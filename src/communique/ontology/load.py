"""Type files: found, parsed, put together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse
from rdflib import Graph
from rdflib.term import Node

from communique.errors import OntologyError
from communique.ontology.model import Ontology
from communique.rdf import to_rdflib, to_term


def data_folder(name: str) -> Path:
    """A folder of data that ships with the package: in the package when installed, beside src/ in a source tree.

    Raises:
        OntologyError: when it is in neither place, so the installation is broken.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "data" / name, package.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise OntologyError(f"the folder “{name}” is missing from this installation: install communique again")


def type_files(source: Path) -> list[Path]:
    """The Turtle files of a folder (read recursively), sorted, or the file itself.

    Raises:
        OntologyError: when there is none.
    """
    paths = sorted(source.rglob("*.ttl")) if source.is_dir() else [source]
    if not paths or not paths[0].exists():
        raise OntologyError(f"{source}: no Turtle file (.ttl) there; name a folder or a file with types")
    return paths


def load_ontology(extra: Iterable[Path | str] = ()) -> Ontology:
    """Reads the project's ontology and the Turtle files of further folders.

    Args:
        extra: folders (read recursively) or files with more types.

    Raises:
        OntologyError: when a file is missing, has a syntax error or says something inconsistent; the message names
            the file, the line or the term, and the reason.
    """
    graph = Graph(store="SimpleMemory")  # as fast as it gets: one graph, no contexts
    origins: dict[Node, Path] = {}
    for source in (data_folder("ontology"), *map(Path, extra)):
        for path in type_files(source):
            triples = _parsed(path)
            to_rdflib(triples, graph)
            for subject in {t.subject for t in triples}:
                origins.setdefault(to_term(subject), path)
    return Ontology(graph, origins)


def _parsed(path: Path) -> list[Triple]:
    """The triples of one file; Oxigraph parses it, for it is fast and says in which line an error is."""
    try:
        return [Triple(q.subject, q.predicate, q.object) for q in parse(path=str(path), format=RdfFormat.TURTLE)]
    except (SyntaxError, ValueError, OSError) as error:
        raise OntologyError(f"{path}: not valid Turtle: {' '.join(str(error).split())[:300]}") from error
