"""Readers: from files to :class:`communique.model.Document`.

A reader is a callable ``(path: Path) -> Iterator[Document | DocumentError]``, found through the entry point group
``communique.readers``; the name of the entry point is the ending it reads, in lower case and without the dot. So a
new format is one module and one entry point. A reader

- yields a DocumentError for each document that cannot be used, and goes on with the next;
- keeps the text as it finds it, since all offsets count its code points; control characters are kept too, even those
  that XML cannot write: what cannot write them must replace them, and no reader fails on them;
- sets ``source`` to ``str(path)`` or, when a file holds many documents, to ``str(path):place``;
- leaves ``id`` empty when the file does not tell one; :func:`read` then gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from communique.errors import DocumentError, SettingsError
from communique.model import Document
from communique.read._plan import File, plan
from communique.read.header import Header, header

__all__ = ["GROUP", "Header", "Reader", "expected", "header", "installed_readers", "read"]

GROUP = "communique.readers"
"""The entry point group in which readers are found."""

_BY_LINE = "jsonl"

Reader = Callable[[Path], Iterator[Document | DocumentError]]
"""What reads one file."""


def installed_readers() -> dict[str, EntryPoint]:
    """The readers that are installed, by ending, in the order of endings; none is imported yet.

    Raises:
        SettingsError: when there is none (communique itself is then not installed), or two for one ending.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        known = found.setdefault(point.name.lower(), point)
        if known.value != point.value:
            raise SettingsError(f"two readers for .{point.name}: {known.value} and {point.value}; uninstall one")
    if not found:
        raise SettingsError(f"no readers in the entry point group {GROUP}; install communique with pip")
    return found


def read(
    paths: Iterable[Path | str], readers: Mapping[str, Reader | EntryPoint] | None = None
) -> Iterator[Document | DocumentError]:
    """The documents of files and folders, in the order of ``paths``.

    Folders are read recursively, the files and folders of each level sorted by name (by code point); hidden ones,
    links to folders and files with endings that no reader knows are passed over. A file is read once, however often
    and by whatever paths it is named.

    Where a file tells no id, its document is called by the file's name without the ending, for a file out of a named
    folder by its path in that folder, parts joined by "/"; one of many documents in a file has "-" and its place in
    the file (the line) after that. Where that is the same for several files of a run, their ids keep the ending
    (``a.md``, ``a.txt``), and where that does not do, as many folders above as make them differ. So ids depend on
    what is named, never on the order or on where a named folder lies, unless ids clash.

    Args:
        paths: files and folders.
        readers: readers by ending (lower case, without the dot) in place of those installed.

    Yields:
        Documents; and for what cannot be used a DocumentError with the place and the reason: a named file of unknown
        ending, a file that cannot be opened, an id that another document of the run has (the first keeps it), and
        what the readers report.

    Raises:
        SettingsError: before anything is read, when a path does not exist, when no reader is installed or when a
            reader that is needed cannot be imported.
    """
    known = installed_readers() if readers is None else readers
    files = plan(paths, known.keys())
    endings = sorted({file.ending for file in files if isinstance(file, File)})
    return _read(files, {ending: _loaded(ending, known[ending]) for ending in endings})


def expected(paths: Iterable[Path | str]) -> int:
    """About how many documents :func:`read` will give: one for each file, for each line of a file of JSON Lines.

    Raises:
        SettingsError: when a path does not exist or no reader is installed.
    """
    total = 0
    for file in plan(paths, installed_readers().keys()):
        total += 1
        if isinstance(file, File) and file.ending == _BY_LINE:
            with suppress(OSError), file.path.open("rb") as lines:  # reading reports what cannot be opened
                total += sum(1 for line in lines if line.strip()) - 1
    return total


def _loaded(ending: str, reader: Reader | EntryPoint) -> Reader:
    # the importlib_metadata backport, once imported by any package, puts a class of its own in place of EntryPoint
    if not hasattr(reader, "load"):
        return reader
    point = cast("EntryPoint", reader)
    try:
        loaded = point.load()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"the reader for .{ending} ({point.value}) cannot be imported: {error}") from error
    if not callable(loaded):
        raise SettingsError(f"the reader for .{ending} ({point.value}) cannot be called")
    return cast("Reader", loaded)


def _read(files: list[File | DocumentError], readers: Mapping[str, Reader]) -> Iterator[Document | DocumentError]:
    sources: dict[str, str] = {}
    for file in files:
        if isinstance(file, DocumentError):
            yield file
            continue
        for item in _documents(file, readers[file.ending]):
            if isinstance(item, Document):
                if (first := sources.get(item.id)) is not None:
                    yield DocumentError(item.source, f"the id {item.id!r} is already that of {first}")
                    continue
                sources[item.id] = item.source
            yield item


def _documents(file: File, reader: Reader) -> Iterator[Document | DocumentError]:
    """What one file holds, each document with an id."""
    try:
        for item in reader(file.path):
            if isinstance(item, DocumentError) or item.id:
                yield item
            else:
                place = item.source.removeprefix(str(file.path)).lstrip(":")
                yield replace(item, id=f"{file.id}-{place}" if place else file.id)
    except OSError as error:
        yield DocumentError(str(file.path), error.strerror or str(error))
