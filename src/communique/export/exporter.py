"""What an exporter is: a module that makes one of these two, named in an entry point of ``communique.exporters``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from communique.graph.ordered import Ordered


@dataclass(frozen=True, slots=True)
class FileExporter:
    """Writes a graph as one file.

    Attributes:
        summary: what it writes, in a few words.
        endings: of the names of such files, with the dot.
        write: writes to an open binary file, never reading back, the same bytes for the same graph.
        holds_ontology: whether it can hold the ontology and the shapes beside the graph.
    """

    summary: str
    endings: tuple[str, ...]
    write: Callable[[Ordered, BinaryIO], None]
    holds_ontology: bool = False


@dataclass(frozen=True, slots=True)
class FolderExporter:
    """Writes a graph as several files, in a folder or in one ZIP archive.

    Attributes:
        summary: what it writes, in a few words.
        write: writes files into an empty folder, the same bytes for the same graph.
    """

    summary: str
    write: Callable[[Ordered, Path], None]


Exporter = FileExporter | FolderExporter
