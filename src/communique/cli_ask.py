"""The commands ``communique query`` and ``communique queries``: questions to a graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from communique.graph.queries import NamedQuery


@click.command()
@click.argument("graph")
@click.argument("query")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    show_default=True,
)
@click.option(
    "--parameter", "-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a parameter of the query."
)
def query(graph: str, query: str, form: str, parameters: tuple[str, ...]) -> None:
    """Ask GRAPH a SPARQL query, or a named one (see `communique queries`).

    GRAPH is the folder of a store, a graph file or the URL of a SPARQL endpoint.
    """
    for given in parameters:
        if "=" not in given:
            raise click.UsageError(f"write a parameter as NAME=VALUE, not {given!r}")
    pairs = dict(p.partition("=")[::2] for p in parameters)
    if graph.startswith(("http://", "https://")):
        from communique.graph.remote import Endpoint, RemoteGraph  # noqa: PLC0415  # an extra: few need it

        with RemoteGraph(Endpoint.at(graph)) as remote:
            result = remote.query(query, **pairs)
    else:
        from communique.graph.store import Graph  # noqa: PLC0415  # rdflib and Oxigraph are needed only here

        result = Graph.open(graph, read_only=True).query(query, **pairs)
    writers = {"table": result.to_table, "csv": result.to_csv, "json": result.to_json, "markdown": result.to_markdown}
    click.echo(writers[form]().rstrip("\n"))


@click.command()
@click.argument("name", required=False)
def queries(name: str | None) -> None:
    """List the named queries, or show one: its parameters, an example with its answer, and its SPARQL."""
    from communique.graph.queries import load, named_queries  # noqa: PLC0415  # only needed here

    if name is not None:
        click.echo("\n".join(_shown(load(name))))
        return
    ordered = sorted(named_queries(), key=lambda q: (q.group, q.name))
    for group, members in groupby(ordered, key=lambda q: q.group):
        click.echo(f"{group}:")
        for one in members:
            click.echo(f"  {one.name:<22} {one.question}")


def _shown(query: NamedQuery) -> Iterator[str]:
    """All there is to know of a query."""
    yield f"{query.title}: {query.question}"
    if query.network:
        yield f"gives a network ({query.network}): graph.network({query.name!r})"
    for parameter in query.parameters:
        optional = ", optional" if parameter.optional else ""
        yield f"  -p {parameter.name}=…  ({parameter.kind}{optional}) {parameter.meaning}"
    given = "".join(f' -p {name}="{value}"' for name, value in query.example.values.items())
    yield from ("", f"example: communique query GRAPH {query.name}{given}", "")
    table = [query.example.columns, *query.example.rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    for row in table:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield from ("", query.sparql.rstrip())
