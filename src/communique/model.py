"""What the stages hand to each other: documents, annotations of a spaCy Doc, and claims.

All character offsets count Unicode code points of ``Document.text``, begin inclusive, end exclusive, as
NIF counts them; token offsets count tokens of the spaCy ``Doc`` in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "communique"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of where it comes from.

    Attributes:
        id: identifier, unique in a graph; the document's named graph is named by it.
        text: the text exactly as read; offsets count its code points.
        title: headline or title, or "".
        publisher: who published it, or "".
        published: day of publication, or None when unknown; relative dates are read against it.
        url: where it was published, or "".
        source: file (and line or record) it was read from, for messages; not part of the graph.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    source: str = ""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as lower-case hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, in code points: ``text[begin:end]``."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"a span needs 0 <= begin < end, not {self.begin}, {self.end}")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date or an interval, never more precise than the text.

    Attributes:
        start: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; "" for an interval whose beginning is open.
        end: the same for the end of an interval (inclusive); "" when open. None for a single date.
    """

    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an entity by name, over tokens ``[start, end)`` of a Doc.

    Attributes:
        start, end: token offsets.
        type: local name of the class in the ontology ("State", "Person" …).
        label: the usual full name of the entity where known, else the surface form.
        qid: Wikidata identifier where the reference tables prove it, else "".
        origin: what found it: "gazetteer", "recogniser" or "grammar".
        attributes: what the form itself tells, by property local name, for example
            ``{"number": "2254", "year": "2015"}`` of a resolution.
    """

    start: int
    end: int
    type: str
    label: str
    qid: str = ""
    origin: str = "gazetteer"
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression over tokens ``[start, end)`` and its value; ``value`` is None when unresolvable."""

    start: int
    end: int
    value: When | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words over tokens ``[start, end)``, without the quotation marks.

    Attributes:
        start, end: token offsets.
        continues: True when the text before it was left open (a new paragraph of the same quotation).
    """

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """An article or section cited without its instrument, or its heading, over tokens ``[start, end)``."""

    start: int
    end: int
    number: str
    heading: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An entity, event, statement or other node of the graph, by its local name under ``id:``."""

    local: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of those whom a name may mean that was not linked.

    Attributes:
        qid: Wikidata identifier, or "" where the tables have none.
        label: usual full name.
        score: its share, from 0 to 1, of what speaks for all the candidates; no probability.
    """

    qid: str
    label: str
    score: Decimal


@dataclass(frozen=True, slots=True)
class Entity:
    """What one or more mentions of a document name.

    Attributes:
        ref: its node; the same in every document for what is linked or has a full name of its own.
        type: local name of its most specific class.
        label: its usual full name.
        qid: Wikidata identifier, or "".
        mentions: where it is named, in the order of the text.
        reason: how it was linked, or why not; "" for what no table has.
        candidates: those who may be meant where no link was made, the likeliest first.
    """

    ref: Ref
    type: str
    label: str
    qid: str
    mentions: tuple[Name, ...]
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Referent:
    """The entities that an expression denotes, and why: "name", "pronoun", "description" or "author"."""

    entities: tuple[Entity, ...]
    reason: str


@dataclass(slots=True)
class Annotations:
    """What is found in one Doc.

    Attributes:
        names, dates, quotations: what the annotators found, each sorted by offset.
        entities: what the names denote, by resolution, in the order of first mention.
        referents: for the tokens of a name, and for the head of a resolved pronoun or description, what it denotes.
        inside: parties that stand in the names of instruments (“the Peru–Chile Treaty”), which are not in ``names``.
        nested: instruments named in the names of others (“Protocol to the Peru–Chile Treaty”), not in ``names`` either.
        citations: articles and sections cited alone, and headings of articles, sorted by offset.
        title: the instrument that the document's title names, with offsets in the title, or None.
        own: the instrument that the document is the text of, by resolution, or None.
        published_in: Wikidata id of the state whose government or body published the document, or "".
        authors: those in whose name the document speaks, by its title, publisher or own words; empty when not told.
    """

    names: list[Name] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    referents: dict[int, Referent] = field(default_factory=dict)
    nested: list[Name] = field(default_factory=list)
    inside: list[Name] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    title: Name | None = None
    own: Entity | None = None
    published_in: str = ""
    authors: tuple[Entity, ...] = ()


def annotations_of(doc: Doc) -> Annotations:
    """The annotations of a Doc, made empty on first use; they live in ``doc.user_data``."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Annotations):
        found = doc.user_data[_KEY] = Annotations()
    return found


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """A node named elsewhere: an absolute IRI, or a compact one such as ``cq:actual`` or ``wd:Q30``."""

    value: str


Value = Ref | Iri | Span | When | str | int | Decimal
"""What a claim may say of its subject. A str is a plain string literal, a When one or two dates."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that can be told of how a claim was found, and how much it counts for or against it.

    Attributes:
        kind: what it is a ground for: "event", "argument", "statement", "office" or "fact".
        feature: what is told, such as "trigger"; "" for what all claims of the kind have in common.
        value: what it is here, such as "verb".
        weight: what it adds to the log-odds that a careful reader would mark the claim too; None when not weighed.
    """

    kind: str
    feature: str
    value: str
    weight: Decimal | None = None

    def __str__(self) -> str:
        told = f"{self.feature}: {self.value}" if self.feature else f"any {self.kind}"
        return f"{told} ({self.weight:+})" if self.weight else told


@dataclass(frozen=True, slots=True)
class Finding:
    """How one value of a claim was found.

    Attributes:
        property: the property of the claim, as a compact IRI.
        value: the value.
        slot: the slot of the frame that it fills ("subject", "with"), or what else gave it, such as "time and place".
        words: the words that stand for it, or None where no one stretch does.
        path: dependencies from the trigger to the head of those words, parted by spaces; "" when they do not hang
            together.
        reference: how the words denote it: "name", "pronoun", "description" or "author"; "" for what is no entity.
        grounds: what its confidence is made of.
        confidence: how far it is to be trusted, from 0 to 1; None when not weighed.
    """

    property: str
    value: Value
    slot: str
    words: Span | None = None
    path: str = ""
    reference: str = ""
    grounds: tuple[Ground, ...] = ()
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a document says, with the words that say it.

    Two claims are equal when they say the same from the same words by the same rule, however sure they are.

    Attributes:
        subject: what the claim is about.
        types: most specific classes, as compact IRIs; superclasses are added when quads are made.
        evidence: the words, at least one span; of an entity, its mentions.
        label: English label of the subject, or "".
        properties: pairs of a property (compact IRI) and a value; super-properties are added later.
        rule: the type file, trigger or grammar rule that fired, for ``why?``.
        frame: the frame of the trigger that was satisfied, in the notation of type files, or "".
        grounds: what its confidence is made of; empty for entities, which have none.
        findings: how its values were found.
        confidence: how far the claim is to be trusted, from 0 to 1; None when not weighed.

    Raises:
        ValueError: when there is no evidence or no type.
    """

    subject: Ref
    types: tuple[str, ...]
    evidence: tuple[Span, ...]
    label: str = ""
    properties: tuple[tuple[str, Value], ...] = ()
    rule: str = ""
    frame: str = field(default="", compare=False)
    grounds: tuple[Ground, ...] = field(default=(), compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    confidence: Decimal | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim about {self.subject.local} has no evidence")
        if not self.types:
            raise ValueError(f"a claim about {self.subject.local} has no type")
