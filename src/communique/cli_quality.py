"""The commands ``communique evaluate`` and ``communique explain``: how good the facts are, and why they are there."""

from __future__ import annotations

import json
from pathlib import Path

import click

from communique.settings import DEFAULT_MODEL, Settings

_TYPES = click.option(
    "--types", multiple=True, type=click.Path(path_type=Path), help="Folder or file with further types (Turtle)."
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--errors", type=click.Path(path_type=Path), help="File for what was missed and what is spurious (TSV).")
@click.option("--json", "as_json", type=click.Path(path_type=Path), help="File for the figures as JSON.")
@click.option("--reliability", is_flag=True, help="Print predicted and observed precision by confidence as well.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed English spaCy pipeline.")
@_TYPES
def evaluate(
    folder: Path, errors: Path | None, as_json: Path | None, reliability: bool, model: str, types: tuple[Path, ...]
) -> None:
    """Measure the extraction on annotated documents: FOLDER holds docs/ID.txt, docs/ID.json and gold/ID.json."""
    from communique.evaluation.reliability import table  # noqa: PLC0415  # spaCy takes a second to import
    from communique.evaluation.run import evaluate as measured  # noqa: PLC0415  # as above
    from communique.pipeline import Pipeline  # noqa: PLC0415  # as above

    result = measured(folder, Pipeline(Settings(model=model, types=types)))
    click.echo(result.figures.table())
    if reliability:
        click.echo("\n" + table(result.judged))
    if errors is not None:
        errors.write_text("".join(f"{line}\n" for line in result.errors), encoding="utf-8")
    if as_json is not None:
        as_json.write_text(json.dumps(result.figures.as_dict(), indent=1) + "\n", encoding="utf-8")


@click.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("iri")
@_TYPES
def explain(graph: Path, iri: str, types: tuple[Path, ...]) -> None:
    """Say why IRI is in GRAPH: the words, the rule that fired, how each value was found and linked, the shapes."""
    from communique.explain import explain as explained  # noqa: PLC0415  # only needed here
    from communique.graph.store import Graph  # noqa: PLC0415  # as above
    from communique.ontology import load_ontology  # noqa: PLC0415  # as above

    click.echo(explained(Graph.open(graph, read_only=True), iri, load_ontology(types)))
