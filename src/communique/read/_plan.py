"""Which files are read, in which order, and what their documents are called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import DocumentError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read.

    Attributes:
        path: the file, as named or as found in a named folder.
        ending: its ending in lower case, without the dot.
        id: what its document is called when the file does not tell.
    """

    path: Path
    ending: str
    id: str


def plan(paths: Iterable[Path | str], endings: Collection[str]) -> list[File | DocumentError]:
    """The files that ``paths`` name, each once, with ids that differ; see :func:`communique.read.read`.

    Raises:
        SettingsError: when a path does not exist, or ``paths`` is a single string.
    """
    if isinstance(paths, str):
        raise SettingsError(f"paths must be a list of paths, not the string {paths!r}")
    named = [Path(path) for path in paths]
    for path in named:
        if not path.exists():
            raise SettingsError(f"{path} does not exist")
    found: list[File | DocumentError] = []
    seen: set[Path] = set()
    for path in named:
        for item in _folder(path, path, endings) if path.is_dir() else [_file(path, path.name, endings)]:
            if isinstance(item, File):
                if item.path.resolve() in seen:
                    continue
                seen.add(item.path.resolve())
            found.append(item)
    return _distinct(found)


def ending(path: Path) -> str:
    """The ending of a file's name in lower case, without the dot; "" when it has none."""
    return path.suffix.removeprefix(".").lower()


def _folder(folder: Path, top: Path, endings: Collection[str]) -> Iterator[File | DocumentError]:
    """The readable files under a folder; files and folders of each level in one order, by name."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield DocumentError(_printable(str(folder)), error.strerror or str(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link could lead back up
                yield from _folder(entry, top, endings)
        elif ending(entry) in endings and (entry.is_file() or entry.is_symlink()):
            yield _file(entry, entry.relative_to(top).as_posix(), endings)


def _file(path: Path, name: str, endings: Collection[str]) -> File | DocumentError:
    """A file, its id ``name`` without the ending."""
    if _printable(str(path)) != str(path):
        return DocumentError(_printable(str(path)), "the file's name is not UTF-8")
    if ending(path) not in endings:
        known = ", ".join(f".{known}" for known in sorted(endings))
        return DocumentError(str(path), f"no reader for this ending; known are {known}")
    return File(path, ending(path), name.removesuffix(path.suffix))


def _printable(name: str) -> str:
    """A name without the surrogates that stand for bytes that are not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _distinct(found: list[File | DocumentError]) -> list[File | DocumentError]:
    """The same files, where those that share an id are called by ending and, as needed, by folders above."""
    level = 0
    while shared := {i for i, n in Counter(f.id for f in found if isinstance(f, File)).items() if n > 1}:
        found = [_longer(f, level) if isinstance(f, File) and f.id in shared else f for f in found]
        level += 1
    return found


def _longer(file: File, level: int) -> File:
    """The file with its ending in its id, and with one folder more at each level after the first."""
    name = file.id + file.path.suffix if level == 0 else file.id
    if level == 0:
        return File(file.path, file.ending, name)
    parts = file.path.resolve().parts[1:]
    return File(file.path, file.ending, "/".join(parts[-(name.count("/") + 2) :]))
