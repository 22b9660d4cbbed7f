"""The command ``communique``.

Exit codes: 0 when all went well; 1 when documents were skipped, claims went to quarantine or a graph does not
conform; 2 when the command itself is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from communique.cli_ask import queries, query
from communique.cli_export import export
from communique.cli_progress import progress, summary
from communique.cli_quality import evaluate, explain
from communique.cli_serve import explore, serve
from communique.cli_types import types
from communique.errors import CommuniqueError
from communique.settings import DEFAULT_MODEL, Settings, confidence_of

if TYPE_CHECKING:
    from communique.graph.remote import RemoteGraph
    from communique.graph.store import Graph

_URL = ("http://", "https://")
_COMMONEST = 6
_EVENT_TYPES = """SELECT ?type (COUNT(DISTINCT ?event) AS ?number) WHERE { ?event a cq:Event, ?type
  FILTER(STRSTARTS(STR(?type), STR(cq:))) } GROUP BY ?type ORDER BY DESC(?number) ?type"""


class _Group(click.Group):
    """Turns the project's errors into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            click.echo(f"communique: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Group)
@click.version_option(package_name="communique")
def main() -> None:
    """Read documents, build a knowledge graph of who did, said and agreed what, and ask it questions."""


def _remote(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that writes to an endpoint."""
    options = (
        click.option("--update-url", default="", help="URL for updates, where it is not that of the endpoint."),
        click.option("--data-url", default="", help="URL of the Graph Store Protocol, to send whole graphs to."),
        click.option("--token", envvar="COMMUNIQUE_TOKEN", default="", help="Token of a server of communique."),
    )
    for option in options:
        command = option(command)
    return command


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="File to write: .trig, .nq, .ttl, .jsonld or .graphml."
)
@click.option("--store", help="Folder of a store to build in, or URL of a SPARQL endpoint.")
@click.option("--resume", is_flag=True, help="Leave documents alone that the graph holds with the same text.")
@_remote
@click.option("--page", type=click.Path(path_type=Path), help="HTML page of the graph to write.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed English spaCy pipeline.")
@click.option(
    "--types", multiple=True, type=click.Path(path_type=Path), help="Folder or file with further types (Turtle)."
)
@click.option(
    "--min-confidence",
    default="0",
    show_default=True,
    envvar="COMMUNIQUE_MIN_CONFIDENCE",
    show_envvar=True,
    metavar="NUMBER",
    help="Leave out claims less sure than this, from 0 to 1.",
)
def build(
    paths: tuple[Path, ...],
    output: Path | None,
    store: str | None,
    page: Path | None,
    model: str,
    types: tuple[Path, ...],
    resume: bool,
    update_url: str,
    data_url: str,
    token: str,
    min_confidence: str,
) -> None:
    """Read documents (files and folders of .txt, .md, .jsonl, .html) and build their graph."""
    from communique.knowledge import KnowledgeGraph  # noqa: PLC0415  # spaCy takes a second to import; --help need not
    from communique.pipeline import Report, run  # noqa: PLC0415  # as above
    from communique.read import expected  # noqa: PLC0415  # as above

    if output is None and store is None and page is None:
        raise click.UsageError("say where the graph goes: --output FILE, --store FOLDER or --page FILE")
    settings = Settings(model=model, types=types, min_confidence=confidence_of(min_confidence))
    report, total, started = Report(), expected(paths), monotonic()
    if store is not None and store.startswith(_URL):
        if output is not None or page is not None:
            raise click.UsageError("a build into an endpoint writes no file: export from it afterwards")
        from communique.graph.remote import Endpoint, RemoteGraph  # noqa: PLC0415  # an extra: few need it

        with (
            RemoteGraph(Endpoint.at(store, update_url, data_url, token)) as remote,
            progress(total, report.skipped) as step,
        ):
            run(paths, remote, settings, step, resume, report)
            seconds, counts, commonest = monotonic() - started, remote.counts(), _commonest(remote)
    else:
        graph = KnowledgeGraph() if store is None else KnowledgeGraph.create(store)
        with progress(total, report.skipped) as step:
            run(paths, graph, settings, step, resume, report)
        seconds = monotonic() - started
        if output is not None:
            graph.save(output)
        if page is not None:
            graph.page(page)
        counts, commonest = graph.counts(), _commonest(graph)
    click.echo(", ".join(f"{counts[name]} {name}" for name in counts))
    summary(report, seconds, commonest)
    for written in (output, store, page):
        if written is not None:
            click.echo(f"written: {written}")
    sys.exit(0 if report.clean else 1)


def _commonest(graph: Graph | RemoteGraph) -> list[tuple[str, int]]:
    """The commonest types of events; the names of the general classes above them all end in “Event”."""
    counted = [(str(row["type"]).rpartition("#")[2], int(str(row["number"]))) for row in graph.query(_EVENT_TYPES)]
    return [pair for pair in counted if not pair[0].endswith("Event")][:_COMMONEST]


@main.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("url")
@_remote
def load(graph: Path, url: str, update_url: str, data_url: str, token: str) -> None:
    """Copy GRAPH to the SPARQL endpoint at URL, document by document.

    What is there already, with the same text from the same run, is left alone: a load that was broken off goes on where
    it stopped.
    """
    from communique.graph.remote import Endpoint, RemoteGraph  # noqa: PLC0415  # an extra: few need it
    from communique.graph.store import Graph  # noqa: PLC0415  # rdflib and Oxigraph are needed only here

    with RemoteGraph(Endpoint.at(url, update_url, data_url, token)) as remote, progress(0) as step:
        number = 0
        for name in remote.load(Graph.open(graph, read_only=True)):
            step(name)
            number += 1
    click.echo(f"{number} named graphs are at {url}")


@main.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--types", multiple=True, type=click.Path(path_type=Path), help="Folder or file with further types (Turtle)."
)
def validate(graph: Path, types: tuple[Path, ...]) -> None:
    """Check GRAPH against the shapes; exit code 1 when something fails."""
    from communique.knowledge import KnowledgeGraph  # noqa: PLC0415  # pySHACL is needed only here

    findings = KnowledgeGraph.open(graph, read_only=True).report(types)
    for finding in findings:
        click.echo(str(finding))
    click.echo("the graph conforms" if not findings else f"{len(findings)} violations")
    sys.exit(1 if findings else 0)


@main.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="HTML file to write.")
@click.option("--title", default="communique", show_default=True)
@click.option("--sparql/--no-sparql", default=True, show_default=True, help="Answer queries inside the page (two MB).")
def page(graph: Path, output: Path, title: str, sparql: bool) -> None:
    """Write GRAPH as one HTML page that opens from disk with no network.

    Search, network, timeline, map, statements, documents with their evidence, SPARQL: for some thousand nodes.
    For more, see `communique explore`.
    """
    from communique.knowledge import KnowledgeGraph  # noqa: PLC0415  # only needed here

    KnowledgeGraph.open(graph, read_only=True).page(output, title, sparql)
    click.echo(f"written: {output}")


for command in (types, evaluate, explain, explore, export, queries, query, serve):
    main.add_command(command)
