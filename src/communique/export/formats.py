"""Exports of a graph in the formats that other tools read; all write the same bytes for the same graph.

A format is found through the entry point group ``communique.exporters``: its name is the format's, its value an
:class:`~communique.export.exporter.FileExporter` or :class:`~communique.export.exporter.FolderExporter`. So a new
format is one module and one entry point. Exporters read the graph through
:class:`~communique.graph.ordered.Ordered` and write as they read, so that memory does not grow with the graph.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyoxigraph as ox

from communique.errors import SettingsError
from communique.export.exporter import Exporter, FileExporter, FolderExporter
from communique.export.ontology import ontology_store
from communique.graph.ordered import Ordered
from communique.graph.store import replaced

GROUP = "communique.exporters"
"""The entry point group in which exporters are found."""


class Exportable(Protocol):
    """What an export needs of a graph."""

    @property
    def store(self) -> ox.Store:
        """The store below."""


def format_names() -> list[str]:
    """The formats that are installed, sorted; none is imported yet.

    Raises:
        SettingsError: when there is none, for communique itself is then not installed.
    """
    names = sorted({point.name for point in entry_points(group=GROUP)})
    if not names:
        raise SettingsError(f"no exporters in the entry point group {GROUP}; install communique with pip")
    return names


def exporter(name: str) -> Exporter:
    """The exporter of a format.

    Raises:
        SettingsError: when there is no such format, or it cannot be used.
    """
    points = sorted(entry_points(group=GROUP, name=name), key=lambda point: point.value)
    if not points:
        raise SettingsError(f"there is no export format “{name}”: choose one of {', '.join(format_names())}")
    try:
        found = points[0].load()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"the exporter {name} ({points[0].value}) cannot be imported: {error}") from error
    if not isinstance(found, FileExporter | FolderExporter):
        raise SettingsError(f"the exporter {name} ({points[0].value}) is neither a FileExporter nor a FolderExporter")
    return found


def format_of(path: Path) -> str:
    """The format that a file's ending stands for.

    Raises:
        SettingsError: when it stands for none, or for several.
    """
    ending = path.suffix.lower()
    fitting = [name for name in format_names() if ending and ending in _endings(name)]
    if len(fitting) == 1:
        return fitting[0]
    raise SettingsError(
        f"{path}: its ending does not tell the format: choose one of {', '.join(fitting or format_names())}"
    )


def _endings(name: str) -> tuple[str, ...]:
    try:
        found = exporter(name)
    except SettingsError:  # another package's, which must not stop the search
        return ()
    return found.endings if isinstance(found, FileExporter) else ()


def write(
    graph: Exportable,
    format: str,
    out: BinaryIO | Path,
    with_ontology: bool = False,
    types: Iterable[Path | str] = (),
) -> None:
    """Writes a graph.

    Args:
        graph: what is written.
        format: one of :func:`format_names`.
        out: an open binary file, or a path. A file is replaced only when all is written; of a format of several files
            the path is a folder or, when it ends in .zip, an archive, and an open file gets the archive.
        with_ontology: put the ontology and the shapes beside the graph, so that an OWL RL reasoner or a SHACL engine
            takes the file as it is.
        types: folders or files with further types, as they were given when the graph was built; used with the former.

    Raises:
        SettingsError: when there is no such format, or it cannot hold the ontology.
    """
    chosen = exporter(format)
    stores = [graph.store]
    if with_ontology:
        if not (isinstance(chosen, FileExporter) and chosen.holds_ontology):
            raise SettingsError(f"the format {format} cannot hold the ontology: choose an RDF format, such as turtle")
        stores.append(ontology_store(types))
    source = Ordered(*stores)
    if isinstance(chosen, FolderExporter):
        _write_folder(chosen, source, out)
    elif isinstance(out, Path):
        with replaced(out) as file:
            chosen.write(source, file)
    else:
        chosen.write(source, out)


def _write_folder(chosen: FolderExporter, source: Ordered, out: BinaryIO | Path) -> None:
    is_archive = not isinstance(out, Path) or out.suffix == ".zip"
    with tempfile.TemporaryDirectory() as folder:
        chosen.write(source, Path(folder))
        files = sorted(Path(folder).iterdir())
        if isinstance(out, Path) and is_archive:
            with replaced(out) as file:
                _archive(files, file)
        elif isinstance(out, Path):
            for file_path in files:
                with replaced(out / file_path.name) as file, file_path.open("rb") as written:
                    shutil.copyfileobj(written, file)
        else:
            _archive(files, out)


def _archive(files: Iterable[Path], out: BinaryIO) -> None:
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in files:
            # the time in an archive is fixed, so that the same graph gives the same bytes
            entry = ZipInfo(path.name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as target, path.open("rb") as file:
                shutil.copyfileobj(file, target)
