"""Who said what, as a table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.show.look import words
from communique.show.picture import Table

if TYPE_CHECKING:
    from communique.graph.store import Graph

_LONGEST, _LONGEST_TITLE = 320, 80
_TO = "to or about"
_COLUMNS = ("date", "who", "how", _TO, "words", "document")


def statements(
    graph: Graph, speaker: str = "", act: str = "", about: str = "", since: str = "", limit: int = 40
) -> Table:
    """The statements of a graph by date, in their own words.

    Args:
        graph: whose statements.
        speaker: a part of the speaker's name.
        act: the local name of a class of statements.
        about: a part of the name of whom the statement is addressed to or aimed at, or of its words.
        since: YYYY-MM-DD: only of documents published then or later.
        limit: how many rows at most.
    """
    given = {name: value for name, value in (("speaker", speaker), ("wanted", act), ("since", since)) if value}
    titles = _titles(graph)
    rows = []
    for row in graph.query("statements", **given):
        text = {name: str(row[name] or "") for name in row}
        at = "; ".join(t for t in (text["addressees"], text["targets"]) if t)
        if about.casefold() not in f"{at}\n{text['words']}".casefold():
            continue
        how = ", ".join(words(name) for name in text["act"].split("; ") if name) or "statement"
        said = _short(text["words"]) if text["mode"] == "indirect" else f"“{_short(text['words'])}”"
        document = titles.get(text["document"], text["document"])
        rows.append((text["published"], text["who"] or "–", f"{how}\n({text['mode']})", at, said, document))
    note = f"{len(rows)} statements" + (f", the first {limit}" if len(rows) > limit else "")
    shown = rows[:limit]
    used = [i for i, name in enumerate(_COLUMNS) if name != _TO or any(row[i] for row in shown)]
    return Table(note, tuple(_COLUMNS[i] for i in used), tuple(tuple(row[i] for i in used) for row in shown))


def _titles(graph: Graph) -> dict[str, str]:
    """What a document is called: its title, else its identifier."""
    found = {}
    for row in graph.query(
        "SELECT ?d ?id ?title { ?d a cq:Document ; dct:identifier ?id OPTIONAL { ?d dct:title ?title } }"
    ):
        found[str(row["d"])] = _short(str(row["title"] or row["id"]), _LONGEST_TITLE)
    return found


def _short(text: str, longest: int = _LONGEST) -> str:
    """On one line, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
