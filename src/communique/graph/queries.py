"""Named queries: SPARQL files with a title, the question they answer and their parameters, and safe parameters.

A query file stands alone as SPARQL. Its first comment lines say what it is for::

    # title: Statements
    # question: Who said what, in which words?
    # parameter: speaker (text, optional) — a part of the speaker's name
    # parameter: iri (IRI) — the event or statement

A parameter is bound where the query says ``VALUES ?name { UNDEF }``: the value takes the place of ``UNDEF``, written
as a term by the query engine's own library, so that no value can become a part of the query.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from communique.errors import GraphError
from communique.graph.terms import to_term

_HEADER = re.compile(r"#\s*(title|question|parameter):\s*(.+)")
_PLACE = re.compile(r"VALUES\s+[?$](\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
_PARAMETER = re.compile(r"(?P<name>\w+)\s*\((?P<kind>IRI|text)(?P<optional>,\s*optional)?\)\s*[—–-]\s*(?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query.

    Attributes:
        name: the SPARQL variable, without the question mark.
        kind: "IRI" or "text".
        optional: whether the query runs without it.
        meaning: what it is, for a person to read.
    """

    name: str
    kind: str
    optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that is known by name.

    Attributes:
        name: the file's name without ``.rq``.
        title: a few words.
        question: what it answers, as a question.
        parameters: in the order of the file.
        text: the SPARQL text, header included.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str

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
    headers: dict[str, list[str]] = {"title": [], "question": [], "parameter": []}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _HEADER.match(line):
            headers[match[1]].append(match[2].strip())
    if not headers["title"] or not headers["question"]:
        raise GraphError(f"the query file {name}.rq needs a line '# title: …' and a line '# question: …'")
    parameters = []
    for line in headers["parameter"]:
        match = _PARAMETER.fullmatch(line)
        if match is None:
            raise GraphError(
                f"{name}.rq: write a parameter as 'name (IRI) — meaning' or 'name (text, optional) — meaning'"
            )
        parameters.append(Parameter(match["name"], match["kind"], bool(match["optional"]), match["meaning"]))
        if bind(text, {match["name"]: "x"})[1]:
            raise GraphError(
                f"{name}.rq: the parameter {match['name']} has no place 'VALUES ?{match['name']} {{ UNDEF }}'"
            )
    return NamedQuery(name, headers["title"][0], " ".join(headers["question"]), tuple(parameters), text)
