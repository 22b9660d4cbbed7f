"""Articles cited with the body that an instrument founds: “NATO’s Article 5” is one of the North Atlantic Treaty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.annotate import instrument_words as words
from communique.model import Citation, Name

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class _Founding:
    """The instrument that founds a body, and the articles that are cited by their number alone."""

    type: str
    label: str
    qid: str
    articles: frozenset[str]


@lru_cache(maxsize=1)
def _founding() -> Mapping[str, _Founding]:
    """By the label of each body the instrument that founds it, from ``data/curated/constitutive.tsv``."""
    text = (files("communique") / "data" / "curated" / "constitutive.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {
        body: _Founding(cls, label, qid, frozenset(filter(None, articles.split("|"))))
        for body, qid, cls, label, articles in rows
    }


def of_bodies(doc: Doc, names: Iterable[Name], citations: Iterable[Citation]) -> Iterator[Name]:
    """The mentions of founding instruments by an article: beside the body, or by a well-known number alone.

    A number alone counts where the document names the body and the sentence names no instrument of the grammar.
    """
    bodies = [n for n in names if n.label in _founding()]
    others = {n.start for n in names if n.label not in _founding() and "body" in n.attributes}
    instruments = [n for n in names if n.origin == "grammar" or n.start in others]
    for cited in citations if bodies else ():
        if cited.heading:
            continue
        sentence = doc[cited.start].sent
        taken = any(sentence.start <= n.start < sentence.end for n in instruments)
        beside = next((n for n in bodies if _beside(doc, n, cited)), None)
        known = next((n for n in bodies if cited.number in _founding()[n.label].articles), None)
        if (body := beside or (None if taken else known)) is not None:
            told = _founding()[body.label]
            attributes = {"provision": cited.number}
            yield Name(cited.start, cited.end, told.type, told.label, told.qid, "gazetteer", attributes)


def _beside(doc: Doc, body: Name, cited: Citation) -> bool:
    """Whether a body stands right before a citation: “NATO’s …”."""
    return body.end <= cited.start and {t.lower_ for t in doc[body.end : cited.start]} <= words.POSSESSIVES
