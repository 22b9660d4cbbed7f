"""The line from documents to a graph: the one module that knows the order of the stages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import spacy
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from communique.annotate import NameFinder, annotate, dictionary
from communique.confidence import Confidence, load_weights, surest
from communique.errors import DocumentError, ModelError
from communique.graph.admission import Admitted, Refused, admit, quarantine_quads
from communique.graph.ordered import QUARANTINE
from communique.graph.quads import TripleBuilder, document_node
from communique.graph.threshold import left_out
from communique.graph.validate import Validator
from communique.identity import digest
from communique.interpret import OfficeFinder, interpret
from communique.model import Claim, Document
from communique.ontology import load_ontology
from communique.read import read
from communique.reference import coordinates, load_reference
from communique.resolve import Background, resolve
from communique.settings import Settings

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad
    from spacy.language import Language

_NEEDED = ("tagger", "parser", "ner", "lemmatizer")
# “re-elected”, “co-signed” and “de-escalate” are one word; the tokeniser would make three of it and lose the verb.
_REPEATED = re.compile(r"(?:re|co|de)-[a-z]{3,}\Z", re.IGNORECASE)
_SHORT_TEXTS = 256
# “U.S.-Chile” is two names; the tokeniser parts only letters at a dash.
_DOTTED = r"(?<=[A-Z]\.)[-–](?=[A-Z])"
_BREAK = re.compile(
    r"(?:[ \t]*\r?\n){2,}|(?<=[.!?:;”\")])[ \t]*\r?\n"
    r"|[ \t]*\r?\n(?=[ \t]*(?:[-–—•*▪·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t])"
)


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        read: number of documents that are in the graph.
        skipped: documents that could not be used, with the reason.
        duplicates: documents read before under the same identifier with the same text.
        kept: documents that the graph held already, left alone by a build that goes on.
        refused: claims in quarantine, with their document's identifier.
        left_out: how many claims of each kind were less sure than the settings ask for.
    """

    read: int = 0
    skipped: list[DocumentError] = field(default_factory=list)
    duplicates: int = 0
    kept: int = 0
    refused: list[tuple[str, Refused]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def clean(self) -> bool:
        """Whether every document was used and every claim accepted."""
        return not self.skipped and not self.refused


class Target(Protocol):
    """Where the graphs of documents go: a graph here, or one behind an endpoint."""

    def holds(self, document: NamedNode, sha256: str) -> bool:
        """Whether a document's graph is there, made of the text with this hash."""

    def replace(self, name: NamedNode, quads: Iterable[Quad]) -> None:
        """Puts quads in the place of what a named graph holds."""

    def extend(self, name: NamedNode, quads: Iterable[Quad]) -> None:
        """Adds quads to a named graph."""


class Pipeline:
    """Everything that is loaded once: ontology, reference tables, spaCy pipeline, shapes.

    Args:
        settings: see :class:`~communique.settings.Settings`.

    Raises:
        SettingsError: when the model is missing or a type file is refused.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.ontology = load_ontology(self.settings.types)
        reference = load_reference()
        self._background = Background.of(reference, self.ontology)
        self.nlp = load_model(self.settings.model)
        self._names = NameFinder(self.ontology, reference, dictionary(self.nlp))
        self._offices = OfficeFinder(self.ontology, self._background.holders)
        self._read_short = lru_cache(maxsize=_SHORT_TEXTS)(self._annotated)
        self._confidence = Confidence(load_weights())
        self._validator = Validator(self.ontology) if self.settings.validate else None
        meta = self.nlp.meta
        made_with = (
            f"communique {version('communique')} with spaCy pipeline {meta['lang']}_{meta['name']} {meta['version']}"
        )
        self.builder = TripleBuilder(
            self.ontology, f"urn:communique:run:{digest(made_with)}", made_with, coordinates(reference)
        )

    def parse(self, text: str) -> Doc:
        """The parsed text as one Doc, paragraph by paragraph, so that no sentence crosses a paragraph.

        Offsets of the Doc are those of the text. Each document is parsed by itself: the figures of a batch depend on
        what else is in it, and the graph must not.
        """
        parts = list(self.nlp.pipe(paragraphs(text)))
        return Doc.from_docs(parts, ensure_whitespace=False) or self.nlp.make_doc(text)

    def understand(self, document: Document) -> Doc:
        """The Doc with names, dates, quotations, entities and referents."""
        doc = self.parse(document.text)
        title = self.nlp(document.title) if document.title else None
        annotate(doc, self._names, document.published, title)
        resolve(doc, document, self.ontology, self._background, self._read_short)
        return doc

    def _annotated(self, text: str) -> Doc:
        """The Doc of a title or publisher, with names; only read, so many documents may share it."""
        doc = self.nlp(text)
        annotate(doc, self._names, None)
        return doc

    def claims(self, document: Document) -> list[Claim]:
        """What a document says, each claim with its confidence."""
        found = interpret(self.understand(document), document, self.ontology, self._offices)
        return surest(self._confidence.weighed(claim) for claim in found)

    def admit(self, document: Document) -> Admitted:
        """The validated graph of a document, without what is less sure than the settings ask for."""
        kept, doubtful = left_out(self.claims(document), self.settings.min_confidence, self.ontology)
        return admit(document, kept, self.builder, self._validator, doubtful)

    def add(
        self, documents: Iterable[Document | DocumentError], graph: Target, report: Report, resume: bool = False
    ) -> Iterator[str]:
        """Reads documents into a graph, each in one transaction; yields the source of each as it is done.

        A document that fails, or whose identifier is taken by another text, is skipped and reported.

        Args:
            documents: what is read.
            graph: where the graphs of the documents go.
            report: what was done, added to.
            resume: leave documents alone whose graph is there, made of the same text, and keep the quarantine.
        """
        seen: dict[str, str] = {}
        refused: list[Admitted] = []
        for item in documents:
            if isinstance(item, DocumentError):
                report.skipped.append(item)
                yield item.source
                continue
            if item.id in seen:
                if seen[item.id] == item.sha256:
                    report.duplicates += 1
                else:
                    report.skipped.append(
                        DocumentError(item.source, f"another document has the identifier “{item.id}”")
                    )
                yield item.source
                continue
            seen[item.id] = item.sha256
            if resume and graph.holds(document_node(item.id), item.sha256):
                report.kept += 1
                yield item.source
                continue
            try:
                admitted = self.admit(item)
            except (ValueError, RecursionError, IndexError, KeyError, TypeError) as error:
                report.skipped.append(DocumentError(item.source, f"could not be read: {type(error).__name__}: {error}"))
                yield item.source
                continue
            graph.replace(document_node(item.id), admitted.quads)
            report.read += 1
            report.left_out.update(admitted.left_out)
            report.refused.extend((item.id, r) for r in admitted.refused)
            if admitted.refused:
                refused.append(admitted)
            yield item.source
        (graph.extend if resume else graph.replace)(QUARANTINE, quarantine_quads(refused, self.builder))


def paragraphs(text: str) -> list[str]:
    """The text in pieces: each ends at a blank line, or at a line end after final punctuation or before an item."""
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def rare_verbs() -> list[tuple[str, str]]:
    """Verbs of diplomacy that a pipeline trained on news takes for nouns, each with the common verb to read it as.

    The second is the norm of the first, which the models see beside its form; neither the text nor the lemma changes.
    """
    text = (files("communique") / "data" / "curated" / "rare_verbs.tsv").read_text(encoding="utf-8")
    return [(verb, common) for verb, _, common in (line.partition("\t") for line in text.splitlines()[1:])]


def load_model(name: str) -> Language:
    """An installed spaCy pipeline, by name or path.

    Raises:
        ModelError: when it is not installed, is not English or lacks a component; the message says what to do.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        remedy = "install it with pip, or leave --model out to use the one that comes with communique"
        raise ModelError(f"the spaCy pipeline “{name}” is not installed: {remedy}") from error
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        reason = f"lacks {', '.join(missing)}" if missing else f"is for the language “{nlp.lang}”"
        raise ModelError(
            f"the spaCy pipeline “{name}” {reason}: choose an English one with all of {', '.join(_NEEDED)}"
        )
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.token_match = _REPEATED.match
        infixes = [*(nlp.Defaults.infixes or ()), _DOTTED]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for verb, common in rare_verbs():
        nlp.vocab[verb].norm_ = common
        nlp.vocab[_third_person(verb).capitalize()].norm_ = _third_person(common)
    return nlp


def _third_person(verb: str) -> str:
    """A regular verb in the third person, which in capitals begins clauses of resolutions (“Condemns the attacks”)."""
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def run(
    paths: Iterable[Path | str],
    graph: Target,
    settings: Settings | None = None,
    progress: Callable[[str], None] | None = None,
    resume: bool = False,
    report: Report | None = None,
) -> Report:
    """Reads files and folders into a graph.

    Args:
        paths: files and folders of documents.
        graph: where the documents go.
        settings: see :class:`~communique.settings.Settings`.
        progress: called with the source of each document when it is done.
        resume: leave documents alone that the graph holds already.
        report: what was done, added to while the run goes on; a new one when left out.

    Raises:
        SettingsError: when a path does not exist or the settings are wrong; nothing has been read then.
    """
    documents = read(paths)
    pipeline = Pipeline(settings)
    report = report if report is not None else Report()
    for source in pipeline.add(documents, graph, report, resume):
        if progress is not None:
            progress(source)
    return report
