"""The commands ``communique serve`` and ``communique explore``."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path
from typing import Any

import click

from communique.errors import SettingsError


@click.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=7878, show_default=True, help="TCP port.")
@click.option(
    "--token",
    envvar="COMMUNIQUE_TOKEN",
    default="",
    help="Allow changes with this token (better: in COMMUNIQUE_TOKEN).",
)
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that a query may take.")
@click.option("--max-megabytes", default=64, show_default=True, help="Size of the largest answer.")
@click.option(
    "--workers", type=int, help="Processes that answer queries; by default as many as there are cores, 2 to 8."
)
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN", help="Origin whose pages may read answers; * for all."
)
def serve(
    graph: Path,
    host: str,
    port: int,
    token: str,
    timeout: float,
    max_megabytes: int,
    workers: int | None,
    origins: tuple[str, ...],
) -> None:
    """Serve GRAPH, the folder of a store or a graph file, by SPARQL and as pages.

    Read-only without a token. A query that takes too long or whose answer is too large is ended.
    """
    _run(
        "changes with the token" if token else "read-only",
        "",
        graph=graph,
        host=host,
        port=port,
        token=token,
        timeout=timeout,
        max_bytes=max_megabytes * 2**20,
        origins=origins,
        **({} if workers is None else {"workers": workers}),
    )


@click.command()
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--port", default=7878, show_default=True, help="TCP port on this machine.")
@click.option("--title", default="communique", show_default=True, help="Heading of the page.")
@click.option("--browser", is_flag=True, help="Open the page in the browser.")
def explore(graph: Path, port: int, title: str, browser: bool) -> None:
    """Look at GRAPH, the folder of a store or a graph file, in the browser.

    The page is that of `communique page`; texts and answers come from the graph when they are needed, so the graph may
    be large. Served on this machine only, read-only. Stop it with Ctrl-C.
    """
    if browser:
        # The server starts in this thread; by then the browser has just begun to.
        threading.Timer(1.5, webbrowser.open, [f"http://127.0.0.1:{port}/explorer/"]).start()
    _run("read-only", "explorer/", graph=graph, port=port, title=title)


def _run(how: str, path: str, **values: Any) -> None:
    """Serve until interrupted."""
    try:
        import uvicorn  # noqa: PLC0415  # an extra: few need it

        from communique.server.app import create_app  # noqa: PLC0415  # as above
    except ImportError as error:
        raise SettingsError('the server needs more packages: pip install "communique[serve]"') from error
    from communique.server.settings import ServerSettings  # noqa: PLC0415  # beside its application

    settings = ServerSettings(**values)
    app = create_app(settings)
    click.echo(f"serving {settings.graph} at http://{settings.host}:{settings.port}/{path} ({how})", err=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
