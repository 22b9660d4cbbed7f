"""How the server is run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from communique.errors import SettingsError

_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Settings of a server.

    Attributes:
        graph: folder of a store, or a graph file.
        host: address to listen on.
        port: TCP port; 0 for one that is free.
        token: what a writer shows as ``Authorization: Bearer TOKEN``; nothing can be written when it is "".
        timeout: seconds that a query may take.
        max_bytes: size of the largest answer, in bytes before compression.
        workers: processes that answer queries.
        origins: origins whose pages may read answers (CORS); "*" for all.
        title: heading of the explorer page.

    Raises:
        SettingsError: when a value makes no sense or the graph does not exist; the message says what to do.
    """

    graph: Path
    host: str = "127.0.0.1"
    port: int = 7878
    token: str = ""
    timeout: float = 30.0
    max_bytes: int = 64 * 2**20
    workers: int = max(2, min(8, os.cpu_count() or 2))
    origins: tuple[str, ...] = ()
    title: str = "communique"

    def __post_init__(self) -> None:
        if not self.graph.exists():
            raise SettingsError(f"{self.graph}: there is no such graph; build one with `communique build --store`")
        if self.token and not self.graph.is_dir():
            raise SettingsError(f"{self.graph}: only the folder of a store can be written to, a file is read-only")
        if self.token and len(self.token) < _SHORTEST_TOKEN:
            raise SettingsError(f"the token is too easy to guess: take {_SHORTEST_TOKEN} characters or more")
        if self.timeout <= 0 or self.max_bytes <= 0 or self.workers <= 0:
            raise SettingsError("time-out, size limit and number of workers must be greater than 0")
