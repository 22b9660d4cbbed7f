"""The byline: whom the title of a document, and its publisher, give as its author or speaker."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

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
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?P<who>\S.*)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<who>[^:,;]{4,60}):\s")
_LONGEST_HEADING = 25
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
        official: whether somebody speaks by office whom the title does not name.
    """

    authors: tuple[Author, ...] = ()
    bodies: tuple[Name, ...] = ()
    publisher: tuple[Name, ...] = ()
    joint: bool = False
    official: bool = False


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
    publisher = tuple(n for n in _named(read, document.publisher) if n.type in _GOVERNING)
    behalf = _BEHALF.search(title)
    joint = behalf is None and _JOINT.search(title) is not None
    by = _words(_BY.search(title) or _OF.search(title))
    authors, bodies = _by(by, read, finder)
    if behalf is not None:
        bodies = _by(_words(behalf), read, finder)[1] or bodies
    before = _words(_BEFORE.search(title))
    if before:
        others, owners = _by(before, read, finder)
        bodies += [b for b in owners if not any(b.label == o.label for o in bodies)]
        authors = authors or others
    if not authors and (label := _LABELLED.match(title)) is not None:
        authors = _by(label["who"], read, finder)[0]
    authors = authors or _opening_authors(document.text, read, finder)
    authors = [a if a.bodies else replace(a, bodies=tuple(bodies)) for a in authors]
    official = not authors and not bodies and any(finder.find(words) for words in (by, before))
    return Byline(tuple(authors), () if authors else tuple(bodies), publisher, joint, official)


def _opening_authors(text: str, read: Callable[[str], Doc], finder: TitleWords) -> list[Author]:
    """The persons by whom a text is according to its own heading, the first line where it is no sentence."""
    line = text.strip().partition("\n")[0].strip()
    if not line or line[-1] in ".!?:,;" or len(line.split()) > _LONGEST_HEADING:
        return []
    return _by(_words(_BY.search(line) or _OF.search(line)), read, finder)[0]


def _words(match: re.Match[str] | None) -> str:
    """The words that say by whom a text is, up to what it is about."""
    return _END.split(match["who"], maxsplit=1)[0].strip(" ,’'") if match is not None else ""


def _by(words: str, read: Callable[[str], Doc], finder: TitleWords) -> tuple[list[Author], list[Name]]:
    """The persons and bodies in the words of a byline; two states that a hyphen joins are two where no person is."""
    if not words:
        return [], []
    found = _speakers(words, read, finder)
    return found if found[0] else _speakers(_HYPHEN.sub(" and ", words), read, finder)


def _named(read: Callable[[str], Doc], text: str) -> list[Name]:
    """The names in a publisher's name; in place of a body that the tables do not know, the state or body it is of."""
    found: list[Name] = []
    for name in annotations_of(read(text)).names if text else ():
        owner = name.label.rpartition(" of ")[2] if name.origin == "recogniser" and " of " in name.label else ""
        own = annotations_of(read(owner)).names if owner else []
        found.extend([n for n in own if n.qid][:1] or [name])
    return found


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
