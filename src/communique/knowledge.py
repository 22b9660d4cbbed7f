"""The graph as its users have it: built, queried, validated, exported, shown."""

from __future__ import annotations

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
from communique.show import Picture, Shown, Table, ego, map_of, shown, statements, timeline


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
        """The page of the graph inside a notebook; a still picture of it where the host runs no page.

        Args:
            height: of the frame, in CSS pixels.
        """
        with tempfile.TemporaryDirectory() as folder:
            page = self.page(Path(folder) / "graph.html", sparql=False).read_text(encoding="utf-8")
        return shown(self, page, height)

    def timeline(self, kind: str = "", since: str = "", until: str = "") -> Picture:
        """The events in time, for a notebook; see :func:`communique.show.timeline.timeline`."""
        return timeline(self, kind, since, until)

    def map(self, kind: str = "", since: str = "") -> Picture:
        """The events on a map, for a notebook; see :func:`communique.show.map.map_of`."""
        return map_of(self, kind, since)

    def statements(self, speaker: str = "", act: str = "", about: str = "", since: str = "", limit: int = 40) -> Table:
        """Who said what, for a notebook; see :func:`communique.show.statements.statements`."""
        return statements(self, speaker, act, about, since, limit)

    def ego(self, entity: str, limit: int = 24) -> Picture:
        """An entity and those around it, for a notebook; see :func:`communique.show.ego.ego`.

        Raises:
            GraphError: when no entity is called so.
        """
        return ego(self, entity, limit)


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
