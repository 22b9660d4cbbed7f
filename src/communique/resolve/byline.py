"""The byline: whom the title of a document, and its publisher, give as its author or speaker."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from communique.model import Document, Name, annotations_of
from communique.resolve.title_words import TitleWords

_KINDS = (
    "statement|remarks|address|speech|letter|letters|message|comments|toast|lecture|testimony|interview|keynote"
    "|declaration|communiqu[eé]|intervention|answer|op-ed|notice|memorandum|proclamation|press conference|briefing"
)
_JOINT = re.compile(
    r"\b(?:joint|leaders|ministers|trilateral|quadrilateral|communiqu[eé]|declaration)\b", re.IGNORECASE
)
_BY = re.compile(
    rf"(?:^|\b(?:{_KINDS})\b[^,:;]{{0,40}}?\s)(?:by|from|between)\s+(?:an? |the )?(?P<who>\S.*)", re.IGNORECASE
)
_OF = re.compile(rf"\b(?:{_KINDS})\s+of\s+(?:the\s+)?(?P<who>\S.*)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?P<who>[^,:;]{{2,80}}?)(?:[’']s?)?\s+(?:(?:joint|opening|closing|press|keynote|national)\s+)*(?:{_KINDS})\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s+(?:on|at|to|before|during|following|after|regarding|concerning|in|about|upon|under|against|with respect"
    r"|ahead|marking|delivered|via|for the|as prepared|the (?:announcement|occasion)|[A-Z]?[a-z]+ing)\b"
    r"|[:;(]|,\s*(?=\d)"
    r"|\s[–—-]\s",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTE = re.compile(r"(?<=[A-Za-z])x([89A-F][0-9A-F])(?=[a-z ]|$)")
_HYPHEN = re.compile(r"(?<=[A-Za-z.])[-–](?=[A-Z])")
_NAME = re.compile(r"\s+((?:[A-ZÀ-Þ][\w.’'-]+\s?){1,4})")
_GOVERNING = ("State", "IntergovernmentalOrganisation", "GovernmentBody")


@dataclass(frozen=True, slots=True)
class Author:
    """One who speaks in a document.

    Attributes:
        name: as the title has it.
        qid: Wikidata id, or "".
        offices: local names of the offices that the title gives.
        bodies: label, Wikidata id and class of the states and bodies that the title puts beside the name.
    """

    name: str
    qid: str
    offices: frozenset[str]
    bodies: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """Who speaks in a document, by its metadata.

    Attributes:
        authors: the persons, in the order of the title.
        bodies: states and bodies that speak, or for which somebody unnamed does.
        publisher: the states and bodies that the publisher's name holds.
        joint: whether the title is that of a text of several.
    """

    authors: tuple[Author, ...] = ()
    bodies: tuple[Name, ...] = ()
    publisher: tuple[Name, ...] = ()
    joint: bool = False


def clean(title: str) -> str:
    """A title without the escapes and the cut end that some sources leave in it."""
    title = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), title)
    title = _BYTE.sub(lambda m: chr(int(m[1], 16)), title)
    title = title.replace("\\_", " ").replace("\\", " ").replace("\u2060", "")
    return " ".join(title.replace("_", " ").split())


def read_byline(document: Document, read: Callable[[str], Doc], finder: TitleWords) -> Byline:
    """The byline of a document.

    Args:
        document: its metadata.
        read: gives the Doc of a short text, with names annotated.
        finder: finds titles of offices.
    """
    title = clean(document.title)
    publisher = tuple(n for n in _names(read, document.publisher) if n.type in _GOVERNING)
    joint = _JOINT.search(title) is not None
    authors: list[Author] = []
    bodies: list[Name] = []
    before, after = _BEFORE.search(title), _BY.search(title) or _OF.search(title)
    for match in (after, before):
        words = _END.split(match["who"], maxsplit=1)[0].strip(" ,’'") if match is not None else ""
        if not words or authors:
            continue
        found, others = _speakers(words, read, finder)
        if not found:
            found, others = _speakers(_HYPHEN.sub(" and ", words), read, finder)
        authors.extend(found)
        bodies.extend(b for b in others if not any(b.label == o.label for o in bodies))
    return Byline(tuple(authors), tuple(bodies), publisher, joint)


def _names(read: Callable[[str], Doc], text: str) -> list[Name]:
    return annotations_of(read(text)).names if text else []


def _speakers(words: str, read: Callable[[str], Doc], finder: TitleWords) -> tuple[list[Author], list[Name]]:
    """The persons and the bodies in the words that say by whom a text is."""
    doc = read(words)
    names = annotations_of(doc).names
    persons = [n for n in names if n.type == "Person"]
    bodies = [n for n in names if n.type != "Person" and n.type not in ("Place", "People", "LegalInstrument")]
    if not persons:
        title = finder.last(words)
        match = _NAME.match(words, title.end()) if title is not None else None
        if title is None or match is None:
            return [], bodies
        offices = frozenset({finder.office(title[1].lower())} - {""})
        return [Author(match[1].strip(), "", offices, tuple(bodies))], []
    authors: list[Author] = []
    for number, person in enumerate(persons):
        start = persons[number - 1].end if number else 0
        end = persons[number + 1].start if number + 1 < len(persons) else len(doc)
        lead = doc[start : person.start].text
        offices = frozenset(o for t in finder.find(lead) if (o := finder.office(t)))
        behind = doc[person.end].lower_ if person.end < len(doc) else ""
        own = [b for b in bodies if start <= b.start < person.start and not (number and _is_behind(doc, start))]
        if behind in ("of", ",", "-") or number + 1 == len(persons):
            own += [b for b in bodies if person.end <= b.start < end]
        authors.append(Author(person.label, person.qid, offices, tuple(own)))
    return authors, []


def _is_behind(doc: Doc, position: int) -> bool:
    """Whether what follows a person's name goes with that name (“of Ireland and …”)."""
    return position < len(doc) and doc[position].lower_ == "of"
