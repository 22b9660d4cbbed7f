"""The command ``communique export``: the graph in the formats that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path

import click


class _Formats(click.ParamType[str]):
    """The names of the installed formats, looked up only when one is given."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from communique.export.formats import format_names  # noqa: PLC0415  # only needed here

        if value not in (names := format_names()):
            self.fail(f"choose one of {', '.join(names)}", param, ctx)
        return value


def _list_formats(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from communique.export.formats import exporter, format_names  # noqa: PLC0415  # only needed here

        for name in format_names():
            click.echo(f"{name:<10} {exporter(name).summary}")
        ctx.exit()


@click.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "form", type=_Formats(), help="See --formats; when left out, by the ending of --output."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="File to write; for formats of several files a folder, or an archive (.zip). Standard output when left out.",
)
@click.option(
    "--with-ontology", is_flag=True, help="Put the ontology and the shapes beside the graph, for reasoners and SHACL."
)
@click.option(
    "--types", multiple=True, type=click.Path(path_type=Path), help="Folder or file with further types (Turtle)."
)
@click.option("--formats", is_flag=True, is_eager=True, expose_value=False, callback=_list_formats, help="List them.")
def export(graph: Path, form: str | None, output: Path | None, with_ontology: bool, types: tuple[Path, ...]) -> None:
    """Write GRAPH in another format."""
    from communique.export.formats import format_of, write  # noqa: PLC0415  # only needed here
    from communique.graph.store import Graph  # noqa: PLC0415  # as above

    if form is None and output is None:
        raise click.UsageError("say which --format, or give --output a name whose ending tells it")
    chosen = form or format_of(output or Path())
    opened = Graph.open(graph, read_only=True)
    write(opened, chosen, output if output is not None else sys.stdout.buffer, with_ontology, types)
