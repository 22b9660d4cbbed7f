"""Named queries: SPARQL files with a title, the question they answer, typed parameters and an example.

A query file stands alone as SPARQL. Its first comment lines say what it is for::

    # title: Statements
    # group: Statements
    # question: Who said what, in which words?
    # parameter: speaker (text, optional) — a part of the speaker's name
    # parameter: since (date, optional) — only what was published on that day or later
    # example: speaker=Lorn; since=2031
    # | who      | words          |
    # | Ada Lorn | peace had come |

The example's values, of the columns that its table names, are what the query answers over docs/reference/example.trig;
a test holds that. ``# network: undirected`` (or ``directed``) marks a query whose rows are the edges of a network.

A parameter is bound where the query says ``VALUES ?name { UNDEF }``: the value takes the place of ``UNDEF``, written
as a term by the query engine's own library, so that no value can become a part of the query.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from communique.errors import GraphError
from communique.graph.terms import KINDS, to_term

_HEADER = re.compile(r"#\s*(title|group|question|parameter|network|example):\s*(.+)")
_PLACE = re.compile(r"VALUES\s+[?$](\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
_PARAMETER = re.compile(
    rf"(?P<name>\w+)\s*\((?P<kind>{'|'.join(KINDS)})(?P<optional>,\s*optional)?\)\s*[—–-]\s*(?P<meaning>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query.

    Attributes:
        name: the SPARQL variable, without the question mark.
        kind: one of :data:`communique.graph.terms.KINDS`.
        optional: whether the query runs without it.
        meaning: what it is, for a person to read.
    """

    name: str
    kind: str
    optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Example:
    """An answer to look at.

    Attributes:
        values: of the parameters.
        columns: the columns that are shown.
        rows: what they hold, as text.
    """

    values: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that is known by name.

    Attributes:
        name: the file's name without ``.rq``.
        title: a few words.
        group: what it is about, to list it among others.
        question: what it answers, as a question.
        parameters: in the order of the file.
        network: "directed" or "undirected" where its rows are the edges of a network, else "".
        example: an answer over the example graph.
        text: the SPARQL text, header included.
    """

    name: str
    title: str
    group: str
    question: str
    parameters: tuple[Parameter, ...]
    network: str
    example: Example
    text: str

    @property
    def sparql(self) -> str:
        """The text without its header."""
        lines = self.text.splitlines(keepends=True)
        start = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
        return "".join(lines[start:])

    def bind(self, values: Mapping[str, object]) -> str:
        """The SPARQL text with the parameters in their places; a str is read as the parameter's kind says.

        Raises:
            GraphError: for a missing or an unknown parameter, or a value that does not fit.
        """
        kinds = {parameter.name: parameter.kind for parameter in self.parameters}
        if unknown := sorted(set(values) - set(kinds)):
            has = ", ".join(kinds) or "none"
            raise GraphError(f"the query {self.name!r} has no parameter {unknown[0]!r}; its parameters: {has}")
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in values:
                raise GraphError(f"the query {self.name!r} needs {parameter.name}: {parameter.meaning}")
        text, _ = bind(self.text, {name: to_term(value, kinds[name]) for name, value in values.items()})
        return text


def bind(text: str, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """Put values in the places ``VALUES ?name { UNDEF }`` of a query.

    Args:
        text: SPARQL.
        values: by variable name; what ``to_term`` takes.

    Returns:
        The query, and the values for which it has no such place.

    Raises:
        GraphError: when a value cannot be a term.
    """
    written = {name: str(to_term(value)) for name, value in values.items()}
    placed: set[str] = set()

    def fill(place: re.Match[str]) -> str:
        name = place[1]
        if name not in written:
            return place[0]
        placed.add(name)
        return f"VALUES ?{name} {{ {written[name]} }}"

    # one pass, so that a value that itself looks like a place is never filled
    text = _PLACE.sub(fill, text)
    return text, {name: value for name, value in sorted(values.items()) if name not in placed}


@lru_cache(maxsize=1)
def named_queries() -> tuple[NamedQuery, ...]:
    """The named queries that come with communique, by name."""
    folder = files("communique").joinpath("data", "queries")
    found = [(file.name.removesuffix(".rq"), file) for file in folder.iterdir() if file.name.endswith(".rq")]
    return tuple(read(name, file.read_text("utf-8")) for name, file in sorted(found, key=lambda pair: pair[0]))


def load(name: str) -> NamedQuery:
    """The named query of that name.

    Raises:
        GraphError: when there is none; the message lists them.
    """
    queries = {query.name: query for query in named_queries()}
    if name in queries:
        return queries[name]
    close = difflib.get_close_matches(name, queries, n=1)
    hint = f" (did you mean {close[0]!r}?)" if close else ""
    raise GraphError(f"no query is named {name!r}{hint}; the named queries: {', '.join(queries)}")


def read(name: str, text: str) -> NamedQuery:
    """A named query from the text of its file.

    Raises:
        GraphError: when the title or the question is missing, or a parameter cannot be read or has no place.
    """
    headers: dict[str, list[str]] = {}
    table: list[tuple[str, ...]] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEADER.match(line):
            headers.setdefault(match[1], []).append(match[2].strip())
        elif line.startswith("# |"):
            table.append(tuple(cell.strip() for cell in line[3:].rstrip().removesuffix("|").split("|")))
    if "title" not in headers or "question" not in headers:
        raise GraphError(f"the query file {name}.rq needs a line '# title: …' and a line '# question: …'")
    return NamedQuery(
        name,
        headers["title"][0],
        headers.get("group", ["Others"])[0],
        " ".join(headers["question"]),
        tuple(_parameter(name, line, text) for line in headers.get("parameter", ())),
        headers.get("network", [""])[0],
        Example(_values(headers.get("example", [""])[0]), table[0] if table else (), tuple(table[1:])),
        text,
    )


def _values(line: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in line.split(";") if "=" in part)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _parameter(query: str, line: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None:
        raise GraphError(
            f"{query}.rq: write a parameter as 'name (kind) — meaning' or 'name (kind, optional) — meaning'; "
            f"the kinds: {', '.join(KINDS)}"
        )
    if bind(text, {match["name"]: "x"})[1]:
        raise GraphError(
            f"{query}.rq: the parameter {match['name']} has no place 'VALUES ?{match['name']} {{ UNDEF }}'"
        )
    return Parameter(match["name"], match["kind"], bool(match["optional"]), match["meaning"])
