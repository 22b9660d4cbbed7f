"""What the workers read: a graph file, or checkpoints of a store, which no writer changes under a reader.

A checkpoint of Oxigraph is made of hard links, in some milliseconds whatever the size of the store.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from communique.errors import GraphError
from communique.graph.sparql import with_dataset

_KEPT = 2
_PREFIX = ".communique-checkpoint-"


class Snapshots:
    """The state of a graph that queries read.

    A server with a token holds the store, and makes a checkpoint for the first query after a change. One without lets
    the store go again, and takes a new checkpoint when another process has changed the store and is done with it.

    Args:
        graph: folder of a store, or a graph file.
        writable: whether the server holds the store to write to it.

    Attributes:
        path: where the workers read now.

    Raises:
        GraphError: when the store cannot be opened, for example because another process writes to it.
    """

    def __init__(self, graph: Path, *, writable: bool) -> None:
        self._graph = graph
        self._writing = threading.Lock()
        self._store: ox.Store | None = None
        self._folder: Path | None = None
        self._made: list[Path] = []
        self._seen: object = None
        self._looked = 0.0
        self._changed = False
        self.path = graph
        if not graph.is_dir():
            return
        # Hard links need the file system of the store.
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=graph.resolve().parent))
        try:
            store = ox.Store(str(graph))
        except (OSError, ValueError) as error:
            self._folder.rmdir()
            raise GraphError(
                f"{graph}: cannot be opened as a store (does another process write to it?): {error}"
            ) from error
        self._checkpoint(store)
        if writable:
            self._store = store

    def current(self, every: float = 1.0) -> Path:
        """Where to read now: all updates are in it; changes by others are looked for once in so many seconds."""
        if self._store is not None:
            with self._writing:
                if self._changed:
                    self._checkpoint(self._store)
            return self.path
        if self._folder is None or time.monotonic() - self._looked < every:
            return self.path
        with self._writing:
            self._looked = time.monotonic()
            if self._fingerprint() != self._seen:
                # While a writer is at work, what was read before stays good.
                with suppress(OSError, ValueError):
                    self._checkpoint(ox.Store(str(self._graph)))
        return self.path

    def update(self, sparql: str, base: str, default: Iterable[str], named: Iterable[str]) -> None:
        """Changes the store in one transaction; queries that come later see the change.

        Args:
            sparql: a SPARQL 1.1 update, without USING where graphs are given.
            base: base IRI of the update.
            default: graphs that WHERE reads as default graph.
            named: graphs that WHERE reads as named graphs.

        Raises:
            SyntaxError: when the update has a mistake, or names graphs itself where graphs are given.
            GraphError: when the server is read-only.
        """
        if self._store is None:
            raise GraphError("this server is read-only: start it with a token to allow updates")
        using = "".join(f"USING <{g}> " for g in default) + "".join(f"USING NAMED <{g}> " for g in named)
        with self._writing:
            self._store.update(with_dataset(sparql, using) if using else sparql, base_iri=base)
            self._changed = True

    def close(self) -> None:
        """Lets the store go and deletes the checkpoints."""
        with self._writing:
            if self._store is not None:
                self._store.flush()
            self._store = None
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _checkpoint(self, store: ox.Store) -> None:
        assert self._folder is not None
        path = self._folder / f"{time.monotonic_ns():020d}"
        store.backup(str(path))
        self._seen = self._fingerprint()
        self._changed = False
        self._made.append(path)
        self.path = path
        while len(self._made) > _KEPT:
            shutil.rmtree(self._made.pop(0), ignore_errors=True)

    def _fingerprint(self) -> object:
        """Names and sizes of the files of data and of the log; the store may delete one at any time."""
        found: list[tuple[str, int]] = []
        for file in sorted(self._graph.iterdir()):
            if file.suffix in (".sst", ".log"):
                with suppress(FileNotFoundError):
                    found.append((file.name, file.stat().st_size))
        return found
