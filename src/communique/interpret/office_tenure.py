"""When and how an office is held, as the words around its title tell: “former”, “acting”, “from 1969 to 1973”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF

from communique import vocabulary as cq
from communique.interpret.reading import Reader
from communique.model import DateMention, Iri, Value, When
from communique.namespaces import shorten
from communique.ontology import Ontology
from communique.ontology.offices import Title

_BACK = 6
_FORWARD = 4
_FROM = frozenset({"from", "since", "between", "after"})
_UNTIL = frozenset({"until", "till", "to", "through"})
_BEFORE_DATE = _FROM | _UNTIL | {",", "(", "the", "years", "of", "period"}
_JOINTS = frozenset({"-", "–", "'s", "’s", "'", "’", "the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Tenure:
    """What is told of how and when an office is held, by the words over tokens ``[start, end)``.

    Attributes:
        properties: properties of the membership with their values.
        start, end: token offsets of the words, those of the title among them.
    """

    properties: tuple[tuple[str, Value], ...]
    start: int
    end: int


def tenure_words(ontology: Ontology) -> Mapping[str, Iri]:
    """How an office may be held, by the words that say so: “former”, “acting”, “elect”."""
    graph = ontology.graph
    return {
        str(word): Iri(shorten(str(kind)))
        for kind in sorted(graph.subjects(RDF.type, cq.Tenure), key=str)
        for word in graph.objects(kind, cq.adjective)
    }


def tenure(reader: Reader, words: Mapping[str, Iri], title: Title, end: int) -> Tenure | None:
    """What is told of an office's tenure; None where nothing is.

    Args:
        reader: of the Doc.
        words: see :func:`tenure_words`.
        title: the title.
        end: the token behind the title and what the office is of, where dates may stand.
    """
    found: list[tuple[str, Value]] = []
    at = _word(reader, words, title)
    if at is not None:
        found.append(("cq:tenure", words[reader.doc[at].lower_]))
    mention = _dated(reader, end)
    if mention is not None:
        lead = {t.lower_ for t in reader.doc[end : mention.start]}
        found += _bounds(mention.value, lead)
    if not found:
        return None
    return Tenure(tuple(found), title.start if at is None else min(at, title.start), mention.end if mention else end)


def _word(reader: Reader, words: Mapping[str, Iri], title: Title) -> int | None:
    """The word that tells how, before a title or the body before it, or joined to its end (“president-elect”)."""
    doc = reader.doc
    for at in (title.end - 1, title.start):
        if doc[at].lower_ in words:
            return at
    for at in range(title.start - 1, max(title.start - _BACK, -1), -1):
        token = doc[at]
        if token.lower_ in words:
            return at
        named = at in reader.found.referents and token.tag_ != "PRP$"
        if not (named or token.lower_ in _JOINTS or token.pos_ in ("ADJ", "PROPN")):
            break
    return None


def _dated(reader: Reader, end: int) -> DateMention | None:
    """The date behind a title: “from 1969 to 1973”, “since 2014”, “(1999–2007)”."""
    found = next((m for m in reader.found.dates if end <= m.start <= end + _FORWARD), None)
    if found is None or found.value is None:
        return None
    return found if all(t.lower_ in _BEFORE_DATE for t in reader.doc[end : found.start]) else None


def _bounds(value: When | None, lead: set[str]) -> Iterator[tuple[str, Value]]:
    """The beginning and the end that a date tells behind some words."""
    if value is None:
        return
    single = value.end is None
    start = value.start if not single or _FROM & lead else ""
    until = value.start if single and _UNTIL & lead else value.end
    if start:
        yield "cq:heldFrom", When(start)
    if until:
        yield "cq:heldUntil", When(until)
