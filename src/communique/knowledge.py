"""The graph as its users have it: built, queried, validated, exported, shown."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from communique.export.formats import format_of, write
from communique.export.page import write_page
from communique.graph.ordered import Ordered
from communique.graph.report import Finding, findings
from communique.graph.store import Graph
from communique.graph.validate import Violation
from communique.ontology import load_ontology
from communique.pipeline import Report, run
from communique.settings import Settings
from communique.show import Picture, Shown, Table, ego, map_of, shown, statements, timeline


class KnowledgeGraph(Graph):
    """A graph with its validation, exports and page."""

    def validate(self, types: Iterable[Path | str] = ()) -> list[Violation]:
        """Violations of the shapes, sorted; empty when all conforms. :meth:`report` tells them to people.

        Args:
            types: folders or files with further types, as they were given when the graph was built.
        """
        return sorted({finding.violation for finding in self.report(types)})

    def report(self, types: Iterable[Path | str] = ()) -> list[Finding]:
        """Violations with their document, the words, the rule and what to do, document by document.

        ``str(finding)`` is a text for people to read.

        Args:
            types: folders or files with further types, as they were given when the graph was built.
        """
        return list(findings(Ordered(self.store), load_ontology(types)))

    def export(
        self, path: Path | str, format: str = "", with_ontology: bool = False, types: Iterable[Path | str] = ()
    ) -> None:
        """Writes the graph to a file or folder; see :func:`communique.export.formats.write`.

        Args:
            path: where it goes.
            format: its name; when left out, what the ending of the path says.
            with_ontology: put the ontology and the shapes beside the graph.
            types: folders or files with further types, as they were given when the graph was built.

        Raises:
            SettingsError: when there is no such format, or it cannot hold the ontology.
        """
        write(self, format or format_of(Path(path)), Path(path), with_ontology, types)

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
