"""Which files are read, in which order, and what their documents are called."""

from __future__ import annotations

import os
import sys
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import communique.read
from communique.errors import DocumentError, SettingsError
from communique.model import Document
from communique.read import installed_readers, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.read import Reader

Readers = dict[str, "Reader"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files at two levels, a hidden file and folder, and one that no reader knows."""
    for name in ("b.txt", "a.md", "c/z.txt", "c/a.txt", ".hidden.txt", ".git/x.txt", "image.png"):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.", encoding="utf-8")
    return tmp_path / "top"


def ids(items: Iterator[Document | DocumentError]) -> list[str]:
    """The ids, where every item must be a document."""
    found = list(items)
    assert all(isinstance(item, Document) for item in found), found
    return [item.id for item in found if isinstance(item, Document)]


def test_a_folder_is_read_recursively_by_name(folder: Path, readers: Readers) -> None:
    """Each level in order of names, hidden and unknown files passed over, ids by path in the folder."""
    assert ids(read([folder], readers)) == ["a", "b", "c/a", "c/z"]


def test_the_seed_tells_its_day_and_agency(readers: Readers) -> None:
    """The seed document has an inline header, which is metadata and stays in the text."""
    (seed,) = read([Path(__file__).parents[2] / "seeds" / "000_39826b0c454f42ef.txt"], readers)
    assert isinstance(seed, Document)
    assert (seed.id, seed.publisher, seed.published) == ("000_39826b0c454f42ef", "MENAFN - AzerNews", date(2025, 12, 5))
    assert seed.text.startswith(" date 2025-12-05 MENAFN - AzerNews) “Today,")


def test_the_order_of_arguments_is_kept(folder: Path, readers: Readers) -> None:
    """Files come in the order in which they are named, which may be strings."""
    named: list[Path | str] = [str(folder / "c" / "z.txt"), folder / "b.txt", folder / "a.md"]
    assert ids(read(named, readers)) == ["z", "b", "a"]


def test_a_file_named_twice_is_read_once(folder: Path, readers: Readers) -> None:
    """However it is named: again, by another path, by a link or by its folder."""
    (folder / "d.txt").symlink_to(folder / "b.txt")
    named = [folder / "b.txt", folder / "b.txt", folder / "c" / ".." / "b.txt", folder / "d.txt", folder]
    assert ids(read(named, readers)) == ["b", "a", "c/a", "c/z"]


def test_a_hidden_file_that_is_named_is_read(folder: Path, readers: Readers) -> None:
    """Hidden files are passed over in folders only."""
    assert ids(read([folder / ".hidden.txt"], readers)) == [".hidden"]


def test_endings_are_read_in_any_case(tmp_path: Path, readers: Readers) -> None:
    """``.TXT`` is ``.txt``, in folders and by name."""
    (tmp_path / "A.TXT").write_text("Words.", encoding="utf-8")
    assert ids(read([tmp_path], readers)) == ids(read([tmp_path / "A.TXT"], readers)) == ["A"]


def test_a_named_file_of_unknown_ending_is_reported(folder: Path, readers: Readers) -> None:
    """The error tells which endings are known, and the next file is read."""
    error, document = read([folder / "image.png", folder / "b.txt"], readers)
    assert isinstance(error, DocumentError)
    assert error.source == str(folder / "image.png")
    assert ".jsonl, .md, .txt" in error.reason
    assert isinstance(document, Document)


def test_a_path_that_does_not_exist_stops_before_reading(folder: Path) -> None:
    """SettingsError at the call, although a file before it could have been read."""
    opened: list[Path] = []

    def spy(path: Path) -> Iterator[Document | DocumentError]:
        opened.append(path)
        yield Document(id="", text="x", source=str(path))

    with pytest.raises(SettingsError, match="nowhere"):
        read([folder / "b.txt", folder / "nowhere.txt"], {"txt": spy})
    assert opened == []


def test_a_single_string_is_refused() -> None:
    """A string is a sequence of characters, which are not what was meant."""
    with pytest.raises(SettingsError, match="list of paths"):
        read("/", {})


def test_a_link_to_a_folder_is_not_followed_in_a_folder(folder: Path, readers: Readers) -> None:
    """A link back up would never end."""
    (folder / "c" / "up").symlink_to(folder, target_is_directory=True)
    assert ids(read([folder], readers)) == ["a", "b", "c/a", "c/z"]


def test_a_link_to_nothing_is_reported(folder: Path, readers: Readers) -> None:
    """A file in a folder that cannot be opened is an error of that document only."""
    (folder / "aa.txt").symlink_to(folder / "gone.txt")
    found = list(read([folder], readers))
    assert [item.source for item in found if isinstance(item, DocumentError)] == [str(folder / "aa.txt")]
    assert len(found) == 5


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems refuse such names")
def test_a_name_that_is_not_utf8_is_reported(tmp_path: Path, readers: Readers) -> None:
    """Such a name could be no id; the message can be printed."""
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 - a Path cannot be made of bytes
        file.write(b"Words.")
    (error,) = read([tmp_path], readers)
    assert isinstance(error, DocumentError)
    assert str(error).encode("utf-8")


def test_files_of_one_stem_keep_their_endings(tmp_path: Path, readers: Readers) -> None:
    """``a.txt`` and ``a.md`` of one folder are told apart by their endings, in either order."""
    named = [tmp_path / "a.txt", tmp_path / "a.md", tmp_path / "b.txt"]
    for path in named:
        path.write_text("Words.", encoding="utf-8")
    assert ids(read(named, readers)) == ["a.txt", "a.md", "b"]
    assert ids(read(named[::-1], readers)) == ["b", "a.md", "a.txt"]


def test_files_of_one_name_get_as_many_folders_as_tell_them_apart(tmp_path: Path, readers: Readers) -> None:
    """Named files of equal names, and folders that hold equal names, give ids that differ."""
    named = [tmp_path / name for name in ("x/1/a.txt", "y/1/a.txt", "z/a.txt")]
    for path in named:
        path.parent.mkdir(parents=True)
        path.write_text("Words.", encoding="utf-8")
    assert ids(read(named, readers)) == ["x/1/a.txt", "y/1/a.txt", "z/a.txt"]
    assert ids(read([tmp_path / "x", tmp_path / "y"], readers)) == ["x/1/a.txt", "y/1/a.txt"]


def test_an_id_given_twice_is_reported(tmp_path: Path, readers: Readers) -> None:
    """The first document keeps the id, the second is an error that names the first, be they in different files."""
    (tmp_path / "a.jsonl").write_text('{"id": "n", "text": "One."}\n{"id": "n", "text": "Two."}\n', encoding="utf-8")
    (tmp_path / "n.txt").write_text("Three.", encoding="utf-8")
    first, *errors = read([tmp_path], readers)
    assert isinstance(first, Document)
    assert first.text == "One."
    assert [str(error) for error in errors] == [
        f"{tmp_path / 'a.jsonl'}:2: the id 'n' is already that of {tmp_path / 'a.jsonl'}:1",
        f"{tmp_path / 'n.txt'}: the id 'n' is already that of {tmp_path / 'a.jsonl'}:1",
    ]


def test_records_without_id_are_called_by_file_and_line(tmp_path: Path, readers: Readers) -> None:
    """The file's id, a hyphen and the number of the line, blank lines counted."""
    (tmp_path / "sub").mkdir()
    path = tmp_path / "sub" / "news.jsonl"
    path.write_text('{"text": "One."}\n\n{"text": "Two.", "id": ""}\n{"text": "Three.", "id": 7}\n', encoding="utf-8")
    assert ids(read([path], readers)) == ["news-1", "news-3", "7"]
    assert ids(read([tmp_path], readers)) == ["sub/news-1", "sub/news-3", "7"]


def test_a_reader_is_imported_from_its_entry_point(tmp_path: Path) -> None:
    """Entry points do as readers, and are imported for the endings that occur only."""
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    points = {
        "txt": EntryPoint("txt", "communique.read.text:read", communique.read.GROUP),
        "odt": EntryPoint("odt", "communique.no_such_module:read", communique.read.GROUP),
    }
    assert ids(read([tmp_path], points)) == ["a"]


@pytest.mark.parametrize("value", ["communique.no_such_module:read", "communique.read.text:nothing", "sys:path"])
def test_a_reader_that_cannot_be_imported_stops_before_reading(tmp_path: Path, value: str) -> None:
    """A missing module, a missing name or what cannot be called is a wrong installation."""
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    with pytest.raises(SettingsError, match=value):
        read([tmp_path], {"txt": EntryPoint("txt", value, communique.read.GROUP)})


def installed(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> None:
    """Make these the entry points that are installed."""
    made = [EntryPoint(name, value, communique.read.GROUP) for name, value in points]
    monkeypatch.setattr(communique.read, "entry_points", lambda group: made if group == communique.read.GROUP else [])


def test_installed_readers_are_listed_by_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of endings, in lower case, and the same reader installed twice is one."""
    installed(monkeypatch, ("txt", "m:t"), ("HTM", "m:h"), ("txt", "m:t"))
    assert [(ending, point.value) for ending, point in installed_readers().items()] == [("htm", "m:h"), ("txt", "m:t")]


@pytest.mark.parametrize("points", [(), (("txt", "a:read"), ("txt", "b:read"))])
def test_no_reader_or_two_for_one_ending_is_an_error(
    monkeypatch: pytest.MonkeyPatch, points: tuple[tuple[str, str], ...]
) -> None:
    """Neither is there a silent fallback nor a silent choice."""
    installed(monkeypatch, *points)
    with pytest.raises(SettingsError):
        read([])
