"""The commands ``communique types …``: the catalogue listed, checked, exported."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from communique.settings import DEFAULT_MODEL, Settings


@click.group()
def types() -> None:
    """List, check and export the types of events, statements, instruments and offices."""


_TYPES = click.option(
    "--types", "extra", multiple=True, type=click.Path(path_type=Path), help="Folder or file with further types."
)


@types.command("list")
@click.option("--under", default="Event", show_default=True, help="Class whose types are listed.")
@_TYPES
def list_types(under: str, extra: tuple[Path, ...]) -> None:
    """List the types under a class, each with its definition."""
    from communique.ontology import load_ontology  # noqa: PLC0415  # only needed here

    ontology = load_ontology(extra)
    if under not in ontology.classes:
        raise click.UsageError(f"there is no class “{under}”; try Event, Statement, LegalInstrument or Office")
    for name in ontology.catalogue(under):
        click.echo(f"{name:<26} {ontology.definition(name)}")


def _is_own(path: Path) -> bool:
    """Whether a path lies in the project's own ontology, which is read in any case."""
    from communique.ontology import data_folder  # noqa: PLC0415  # only needed here

    return path.resolve().is_relative_to(data_folder("ontology").resolve())


@types.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed English spaCy pipeline.")
def check_types(paths: tuple[Path, ...], model: str) -> None:
    """Check type files: is all said that must be, does each example hold? Without PATHS, the project's own."""
    from communique.examples import try_examples  # noqa: PLC0415  # spaCy takes a second to import
    from communique.ontology.completeness import faults  # noqa: PLC0415  # as above
    from communique.pipeline import Pipeline  # noqa: PLC0415  # as above

    pipeline = Pipeline(Settings(model=model, types=tuple(p for p in paths if not _is_own(p)), validate=False))
    mine = pipeline.ontology.terms_in(paths) if paths else None
    wrong = [str(f) for f in faults(pipeline.ontology, mine)]
    outcomes = try_examples(pipeline, mine)
    wrong.extend(f"{o.example.type}: “{o.example.text}” {o.problem}" for o in outcomes if o.problem)
    for line in wrong:
        click.echo(line)
    click.echo(f"{len(outcomes)} examples tried, {len(wrong)} problems")
    sys.exit(1 if wrong else 0)


@types.command("export")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), required=True, help="File: .ttl, .owl (RDF/XML) or .jsonld."
)
@click.option("--shapes/--no-shapes", default=False, show_default=True, help="Whether the SHACL shapes go along.")
@_TYPES
def export_types(output: Path, shapes: bool, extra: tuple[Path, ...]) -> None:
    """Write the whole ontology as one file of plain OWL 2 that ontology editors open."""
    from communique.ontology import load_ontology  # noqa: PLC0415  # only needed here
    from communique.ontology.owl import save  # noqa: PLC0415  # as above

    save(load_ontology(extra), output, shapes)
    click.echo(f"written: {output}")
