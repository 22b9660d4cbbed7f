"""RDF terms to Python values and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from communique.errors import GraphError, SettingsError
from communique.model import Iri, Ref
from communique.namespaces import PREFIXES, expand

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What stands in a cell of a query's answer."""

PythonValue = str | int | float | Decimal | bool | date | datetime | None
"""What a cell is for Python; None when the variable is unbound."""

_XSD = PREFIXES["xsd"]
# The store turns the types derived from xsd:integer into xsd:integer, so they need no place here.
_READERS: dict[str, Callable[[str], PythonValue]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}[text],
    f"{_XSD}date": date.fromisoformat,
    f"{_XSD}dateTime": datetime.fromisoformat,
}


def to_python(term: Term | None) -> PythonValue:
    """The Python value of a term: numbers, truth values, dates and times as such, all else as str.

    xsd:gYear and xsd:gYearMonth stay str, for Python has no date without a day; so does a literal that Python's
    types cannot hold, such as the year 12000 or a date with a time zone.
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        reader = _READERS.get(term.datatype.value)
        if reader is None:
            return term.value
        try:
            value: PythonValue = reader(term.value)
        except (ValueError, KeyError, InvalidOperation):
            return term.value
        return value
    return str(term) if isinstance(term, ox.Triple) else term.value


def to_text(term: Term | None) -> str:
    """The term as text: an IRI in full, a literal's lexical form, "" when unbound."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


KINDS: Mapping[str, str] = {
    "text": "any text",
    "IRI": "an IRI, absolute or compact (id:Q227)",
    "term": "a term of the ontology by its local name (Meeting), or an IRI",
    "date": "a day, month or year: 2025-08-08, 2025-08, 2025",
    "integer": "a whole number",
    "number": "a number",
}
"""How a str that is given for a parameter is read."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def to_term(value: object, kind: str = "text") -> ox.NamedNode | ox.Literal:
    """The term for a parameter's value.

    Args:
        value: a pyoxigraph term, ``Iri`` or ``Ref``, str, bool, int, float, Decimal, date or datetime.
        kind: how a str is read, one of :data:`KINDS`.

    Raises:
        GraphError: when the value does not fit the kind, or is of another type.
    """
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    try:
        if isinstance(value, Ref):
            return ox.NamedNode(PREFIXES["id"] + value.local)
        if isinstance(value, Iri):
            return ox.NamedNode(expand(value.value))
        if isinstance(value, str) and kind in ("IRI", "term"):
            local = kind == "term" and value.isidentifier()
            return ox.NamedNode(expand(f"cq:{value}" if local else value))
    except (ValueError, SettingsError) as error:
        raise GraphError(f"{value!r} cannot stand for an IRI: {error}") from error
    return _typed(value, kind) if isinstance(value, str) else _literal(value)


def _typed(text: str, kind: str) -> ox.Literal:
    """A literal of a str, as its kind says."""
    if kind == "date":
        try:
            if not _DATE.fullmatch(text):
                raise ValueError("it is no date")
            date.fromisoformat(f"{text}-01-01"[:10])
        except ValueError as error:
            raise GraphError(f"{text!r} is no {KINDS[kind]}") from error
        return ox.Literal(text, datatype=ox.NamedNode(_XSD + _DATE_TYPES[len(text)]))
    if kind in ("integer", "number"):
        try:
            return _literal(int(text) if kind == "integer" else Decimal(text))
        except (ValueError, InvalidOperation) as error:
            raise GraphError(f"{text!r} is not {KINDS[kind]}") from error
    return _literal(text)


def _literal(value: object) -> ox.Literal:
    if isinstance(value, (bool, int, float)):
        return ox.Literal(value)
    for type_, name in ((Decimal, "decimal"), (datetime, "dateTime"), (date, "date")):
        if isinstance(value, type_):
            text = f"{value:f}" if isinstance(value, Decimal) else value.isoformat()
            return ox.Literal(text, datatype=ox.NamedNode(_XSD + name))
    if isinstance(value, str):
        try:
            return ox.Literal(str(value))
        except ValueError as error:  # a lone surrogate, which no RDF can carry
            raise GraphError(f"{value!r} is not Unicode text: {error}") from error
    raise GraphError(f"a parameter cannot be {value!r}: give a str, a number, a date, an Iri or a pyoxigraph term")
