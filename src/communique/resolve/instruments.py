"""Which mentions of a document name the same legal instrument, and whether the document is one itself.

Mentions are given the label of what they name, so that those of one instrument are put together by their label as the
mentions of any other entity are. “This treaty” in the text of a treaty, and short mentions (“the Agreement”) with an
antecedent, get the label of what they refer to; “this treaty” elsewhere is no name and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.resolve.instrument_labels import heads_of, plain
from communique.resolve.instrument_short_forms import ShortForms

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from communique.model import Annotations, Document, Entity, Name
    from communique.ontology import Ontology

_OWN_HEADINGS = 2
_TOP = 40  # tokens up to which a text may repeat its title
_HEADING = 3  # tokens before which a heading begins
_BESIDE = 20  # tokens behind a name in which its date is told
_YEAR_AND_HEAD = re.compile(r"((?:1[6-9]|20)\d\d)\s\w+$")
_NEAR = 100  # tokens within which “this” takes up an instrument


def name_instruments(doc: Doc, document: Document, found: Annotations, ontology: Ontology) -> list[Name]:
    """The names with each mention of an instrument labelled by what it names, and those that name nothing left out.

    Args:
        doc: with names, citations and title annotated.
        document: its metadata; the title labels an instrument whose title the grammar does not read.
        found: the annotations of the Doc.
        ontology: gives the head nouns.

    Returns:
        The names, sorted; those of the instrument that the document is have the attribute own. The instruments in
        the titles of others are labelled in place.
    """
    instruments = _Instruments(doc, document, found, ontology)
    names = instruments.names()
    found.nested = instruments.nested(names)
    return names


class _Instruments:
    """The mentions of instruments in one document while they are read."""

    def __init__(self, doc: Doc, document: Document, found: Annotations, ontology: Ontology) -> None:
        self._doc = doc
        self._document = document
        self._found = found
        self._ontology = ontology
        self._heads = heads_of(ontology)
        self._mentions = [n for n in found.names if ontology.is_a(n.type, "LegalInstrument")]
        self._fuller = ShortForms(doc, self._mentions, found.title, self._heads).find()
        self._own = self._own_name()

    def names(self) -> list[Name]:
        """See :func:`name_instruments`."""
        named: list[Name] = []
        read: list[Name] = []
        for name in self._found.names:
            if not self._ontology.is_a(name.type, "LegalInstrument"):
                read.append(name)
            elif (labelled := self._labelled(name, named)) is not None:
                named.append(labelled)
                read.append(labelled)
        if self._own is not None and not any("own" in n.attributes for n in named):
            read.extend(self._by_heading())
        return sorted(read, key=lambda n: (n.start, n.end))

    def nested(self, named: Sequence[Name]) -> list[Name]:
        """The instruments in the titles of others, labelled as those of the text are."""
        mentions = [n for n in named if self._ontology.is_a(n.type, "LegalInstrument")]
        read = (self._labelled(n, [m for m in mentions if m.start < n.start]) for n in self._found.nested)
        return [n for n in read if n is not None]

    # ------------------------------------------------------------ the document itself

    def _own_name(self) -> Name | None:
        """What the document is the text of, labelled by its title; None when it is no instrument."""
        headings = [c for c in self._found.citations if c.heading]
        quoted = {i for q in self._found.quotations for i in range(q.start, q.end)}
        selves = [n for n in self._mentions if "self" in n.attributes and n.start not in quoted]
        title = self._found.title
        if title is not None:
            fitting = [n for n in selves if self._is_kin(n, title)]
            fitting += [n for n in self._mentions if n.start not in quoted and self._points(n, title)]
            repeated = any(plain(n.label) == plain(title.label) and n.start < _TOP for n in self._mentions)
            if fitting or len(headings) >= _OWN_HEADINGS or (repeated and headings):
                return title
            return None
        before = {self._heads.of(n.label).word for n in self._mentions if "self" not in n.attributes}
        free = [n for n in selves if self._heads.of(n.label).word not in before or n.attributes["self"] == "tail"]
        if not free or not headings:
            return None
        label = " ".join(self._document.title.split())
        return replace(free[0], label=label or free[0].label, attributes={} if label else {"generic": "true"})

    def _points(self, name: Name, other: Name) -> bool:
        """Whether “this” stands before a mention all of whose words are in the name of an instrument."""
        before = self._doc[name.start - 1].lower_ if name.start else ""
        pointed = before in ("this", "present") and self._same_head(name, other)
        return pointed and set(plain(name.label).split()) <= set(plain(other.label).split())

    def _is_kin(self, name: Name, other: Name) -> bool:
        """Whether a mention may refer to an instrument by its class or its head."""
        head = self._heads.of(name.label).word
        return name.type == other.type or (bool(head) and head in plain(other.label).split())

    def _by_heading(self) -> Iterable[Name]:
        """The document's own instrument mentioned by its first heading, where no other words mention it."""
        heading = next((c for c in self._found.citations if c.heading), None)
        taken = {i for n in self._found.names for i in range(n.start, n.end)}
        if heading is not None and self._own is not None and taken.isdisjoint(range(heading.start, heading.end)):
            yield self._as_own(replace(self._own, start=heading.start, end=heading.end))

    def _as_own(self, name: Name) -> Name:
        own = self._own or name
        attributes = {k: v for k, v in {**own.attributes, **name.attributes}.items() if k != "generic"}
        if "generic" in own.attributes:
            attributes["generic"] = "true"
        attributes["own"] = "true"
        return replace(name, label=own.label, qid=own.qid, type=own.type, attributes=attributes)

    # ------------------------------------------------------------ one mention

    def _labelled(self, name: Name, before: Sequence[Name]) -> Name | None:
        own = self._own
        if own is not None and (plain(name.label) == plain(own.label) or self._points(name, own)):
            return self._as_own(name)
        if "self" in name.attributes:
            return self._itself(name, before)
        if own is not None and self._heads_text(name, own):
            return self._as_own(name)
        if (dated := self._of_year(name, before)) is not None:
            return self._like(name, dated)
        text = plain(self._doc[name.start : name.end].text)
        fuller = None if "parties" in name.attributes else self._fuller.get(text)
        fuller = fuller or self._fuller.get(plain(name.label))
        if fuller is not None and fuller.start <= name.start:
            return self._like(name, fuller)
        if fuller is not None and plain(fuller.label) != plain(name.label):
            return self._like(name, fuller)
        if name.attributes.get("generic") == "true" and not name.qid and _is_bare(name):
            return self._short(name, before)
        return name

    def _like(self, name: Name, other: Name) -> Name:
        """A mention as one of the instrument that another mention names."""
        if self._own is not None and plain(other.label) == plain(self._own.label):
            return self._as_own(name)
        attributes = {k: v for k, v in name.attributes.items() if k not in ("generic", "body")}
        if other.attributes.get("generic") == "true":
            attributes["generic"] = "true"
        return replace(name, label=other.label, qid=other.qid, type=other.type, attributes=attributes)

    def _itself(self, name: Name, before: Sequence[Name]) -> Name | None:
        if self._own is not None and self._is_kin(name, self._own):
            return self._as_own(name)
        if name.attributes["self"] == "short":
            meant = next((n for n in reversed(before) if n.type == name.type and "number" not in n.attributes), None)
            return self._like(name, meant) if meant is not None else None
        if name.attributes["self"] == "tail" or not self._doc[name.end - 1].text[0].isupper():
            return None
        antecedent = self._antecedent(name, before)
        return self._like(name, antecedent) if antecedent is not None else name

    def _short(self, name: Name, before: Sequence[Name]) -> Name:
        """“The Agreement”: the document itself, or the last instrument before that has its head."""
        own = self._own
        determiner = self._doc[name.start - 1].lower_ if name.start else ""
        lower = self._doc[name.start].is_lower
        if determiner in ("a", "an"):
            return name
        if (state := self._state_of(name)) is not None:
            head = self._heads.of(name.label).word
            return replace(name, label=f"{head.title()} of {state.label}", attributes=_particular(name))
        if own is not None and not lower and determiner not in ("that", "said") and self._same_head(name, own):
            return self._as_own(name)
        antecedent = self._antecedent(name, before) or self._named_later(name)
        return self._like(name, antecedent) if antecedent is not None else name

    def _state_of(self, name: Name) -> Name | None:
        """The state whose sole instrument of its kind a bare mention is: “Chad's constitution”, “Chad … its …”."""
        if self._heads.of(name.label).word not in self._ontology.sole_heads or not name.start:
            return None
        before = self._doc[name.start - 1]
        states = [n for n in self._found.names if n.type == "State" and n.end < name.start + 1]
        if before.text in ("'s", "’s", "'", "’"):
            return next((n for n in states if n.end == before.i), None)
        near = [n for n in states if n.start >= before.sent.start]
        return near[-1] if before.lower_ == "its" and near else None

    def _heads_text(self, name: Name, own: Name) -> bool:
        """Whether a mention in capitals at the top of an instrument is its heading, which its title tells otherwise."""
        return name.start < _HEADING and self._doc[name.start : name.end].text.isupper() and self._same_head(name, own)

    def _of_year(self, name: Name, before: Sequence[Name]) -> Name | None:
        """The instrument before that “the 2011 Agreement” takes up: of that head, dated so in or beside its name."""
        year = _YEAR_AND_HEAD.match(name.label)
        if year is None:
            return None
        days = [d for d in self._found.dates if d.value is not None and d.value.start.startswith(year[1])]
        days = [d for d in days if not name.start <= d.start < name.end]
        alike = [n for n in before if self._same_head(name, n) and plain(n.label) != plain(name.label)]
        alike = [
            n
            for n in alike
            if n.attributes.get("year") == year[1] or any(n.start <= d.start < n.end + _BESIDE for d in days)
        ]
        return alike[-1] if len({plain(n.label) for n in alike}) == 1 else None

    def _named_later(self, name: Name) -> Name | None:
        """The one instrument with the head of a short mention that is named in full only after it, or None."""
        later = [n for n in self._mentions if n.start > name.start and not _is_bare(n) and self._same_head(name, n)]
        said = set(plain(name.label).split())
        later = [n for n in later if "self" not in n.attributes and said <= set(plain(n.label).split())]
        return later[0] if len({plain(n.label) for n in later}) == 1 else None

    def _same_head(self, name: Name, other: Name) -> bool:
        one, two = self._heads.of(name.label), self._heads.of(other.label)
        return one == two and bool(one.word)

    def _antecedent(self, name: Name, before: Sequence[Name]) -> Name | None:
        """The last instrument before that a short mention can mean: by its head, else by class, else the only one."""
        head = self._heads.of(name.label)
        pointed = "self" in name.attributes or (name.start > 0 and self._doc[name.start - 1].lower_ in ("this", "that"))
        near = [o for o in before if not pointed or name.start - o.start < _NEAR]
        said = set(plain(name.label).split())
        for other in reversed(near):
            if _modified(name) and not said <= set(plain(other.label).split()):
                continue
            if head.word and self._heads.of(other.label) == head and "number" not in other.attributes:
                return other
        if head.plural or _modified(name):
            return None
        singular = [o for o in before if not self._heads.of(o.label).plural]
        same = [o for o in near if o in singular and o.type == name.type]
        if same:
            return same[-1]
        alone = {plain(o.label) for o in before}
        local = [o for o in singular if not o.qid]
        if pointed and len({plain(o.label) for o in local}) == 1:
            return local[-1]
        return singular[-1] if len(alone) == 1 and singular and not singular[-1].qid and pointed else None


def _particular(name: Name) -> dict[str, str]:
    return {k: v for k, v in name.attributes.items() if k != "generic"}


def _is_bare(name: Name) -> bool:
    """Whether a mention is a short one that needs an antecedent: one or two words, no number, no parties behind it."""
    return "parties" not in name.attributes and len(name.label.split()) <= 2 and "number" not in name.attributes


def _modified(name: Name) -> bool:
    return len(name.label.split()) > 1


def own_instrument(entities: Iterable[Entity]) -> Entity | None:
    """The entity that is the document itself, or None."""
    return next((e for e in entities if any("own" in n.attributes for n in e.mentions)), None)
