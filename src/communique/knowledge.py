"""The graph as its users have it: built, queried, validated, exported, shown."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Triple

from communique.export.formats import write
from communique.export.page import write_page
from communique.graph.admission import QUARANTINE
from communique.graph.store import Graph
from communique.graph.validate import Validator, Violation
from communique.ontology import load_ontology
from communique.pipeline import Report, run
from communique.settings import Settings


class KnowledgeGraph(Graph):
    """A graph with its validation, exports and page."""

    def validate(self, types: Iterable[Path | str] = ()) -> list[Violation]:
        """Violations of the shapes, document by document, sorted; empty when all conforms.

        Args:
            types: folders or files with further types, as they were given when the graph was built.
        """
        validator = Validator(load_ontology(types))
        found: set[Violation] = set()
        for name in self.store.named_graphs():
            if name != QUARANTINE:
                quads = self.store.quads_for_pattern(None, None, None, name)
                found.update(validator.check(Triple(q.subject, q.predicate, q.object) for q in quads))
        return sorted(found)

    def export(self, path: Path | str, format: str) -> None:
        """Writes the graph to a file in one of the formats of :func:`communique.export.formats.write`.

        Raises:
            SettingsError: when there is no such format.
        """
        write(self, format, Path(path))

    def page(self, path: Path | str, title: str = "communique", sparql: bool = True) -> Path:
        """Writes the graph as one HTML file that opens from disk with no network; returns its path.

        Args:
            path: the file to write.
            title: heading of the page.
            sparql: whether the page answers queries, which makes it two megabytes larger.
        """
        target = Path(path)
        write_page(self.store, target, title, sparql)
        return target

    def show(self, height: int = 640) -> Shown:
        """The page of the graph inside a notebook.

        Args:
            height: of the frame, in CSS pixels.
        """
        with tempfile.TemporaryDirectory() as folder:
            page = self.page(Path(folder) / "graph.html", sparql=False).read_text(encoding="utf-8")
        return Shown(page, height)


class Shown:
    """A page shown in a notebook by its HTML representation, in a frame that cannot reach the notebook."""

    def __init__(self, page: str, height: int) -> None:
        self._page = page
        self._height = height

    def _repr_html_(self) -> str:
        source = html.escape(self._page, quote=True)
        return (
            f'<iframe srcdoc="{source}" sandbox="allow-scripts allow-popups" title="graph" '
            f'style="width:100%;height:{self._height}px;border:1px solid #8888"></iframe>'
        )


def build(*paths: Path | str, settings: Settings | None = None, store: Path | str | None = None) -> KnowledgeGraph:
    """Reads files and folders of documents and returns the graph of what they say.

    Args:
        paths: files (.txt, .md, .jsonl, .html) and folders.
        settings: model and further types.
        store: folder of an Oxigraph store to build in; in memory when left out.

    Raises:
        SettingsError: when a path does not exist or a setting is wrong.
        GraphError: when the store cannot be opened.
    """
    graph, _ = build_with_report(paths, settings, store)
    return graph


def build_with_report(
    paths: Iterable[Path | str], settings: Settings | None = None, store: Path | str | None = None
) -> tuple[KnowledgeGraph, Report]:
    """As :func:`build`, with the report of what was skipped and refused."""
    graph = KnowledgeGraph() if store is None else KnowledgeGraph.create(store)
    return graph, run(paths, graph, settings)
