"""Lists of names read from the order of words, where the parse loses its way in a long list.

“Between officials of Israel, the Palestinian Authority (PA), Jordan, and Egypt”, “peace between A and B, C and D”:
a parser often hangs the later names of such a list on the wrong word. The words themselves tell: names of one kind
parted by commas and closed by “and”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.model import Name
from communique.ontology import Ontology

_AND = frozenset({"and", "or", "&"})
# Prepositions that may be said again before a later name of a list (“with A and with B”).
_REPEATED = frozenset({"with", "between", "to"})
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST_BRACKET = 8
_LONGEST_TITLE = 9
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a list and what parts it from the one before: "" for the first, ",", "and" or ", and"."""

    separator: str
    name: Name


class Lists:
    """The lists of names in a Doc.

    Args:
        doc: parsed.
        names: its names, sorted by offset.
        ontology: tells which classes can stand in one list.
    """

    def __init__(self, doc: Doc, names: Sequence[Name], ontology: Ontology) -> None:
        self._doc = doc
        self._ontology = ontology
        self._starting = {n.start: n for n in names}
        self._at = {i: n for n in names for i in range(n.start, n.end)}

    def root(self, name: Name) -> Token:
        """The head word of a name."""
        return self._doc[name.start : name.end].root

    def after(self, token: Token) -> tuple[Item, ...]:
        """The list that begins with the name at a token, to the last name before which “and” stands.

        Empty when the token is in no name or no list begins with it.
        """
        first = self._at.get(token.i)
        if first is None:
            return ()
        items = [Item("", first)]
        items.extend(self._following(first))
        closed = max((i for i, item in enumerate(items) if item.separator.endswith("and")), default=0)
        return tuple(items[: closed + 1]) if closed else ()

    def _following(self, first: Name) -> Iterator[Item]:
        name, sentence = first, self._doc[first.start].sent
        while True:
            separator, at = self._separator(self._behind(name), sentence.end)
            if not separator:
                return
            found = self._next(first, at, sentence.end)
            if found is None or self._opens_clause(found, first):
                return
            if not (separator == "," and self._contains(found, name)):
                yield Item(separator, found)
            name = found

    def _behind(self, name: Name) -> int:
        """The offset behind a name, its bracket, and what a person holds office of (“President Duda of Poland”)."""
        at = name.end
        while at < len(self._doc):
            word = self._doc[at].lower_
            if word in _BRACKETS:
                closing = _BRACKETS[word]
                ends = [t.i for t in self._doc[at : at + _LONGEST_BRACKET] if t.text == closing]
                if not ends:
                    return at
                at = ends[0] + 1
            elif name.type == "Person" and word == "of" and (owner := self._owner(at + 1)) is not None:
                at = owner.end
            else:
                return at
        return at

    def _owner(self, at: int) -> Name | None:
        if at < len(self._doc) and self._doc[at].lower_ == "the":
            at += 1
        return self._starting.get(at)

    def _separator(self, at: int, end: int) -> tuple[str, int]:
        """What parts two items, and the offset behind it; "" when nothing does."""
        kind = ""
        while at < end and at not in self._starting:
            word = self._doc[at].lower_
            if word in _AND:
                kind = ", and" if kind == "," else "and"
            elif word in (",", ";"):
                kind = kind or ","
            elif not (kind if word == "the" else kind.endswith("and") and word in _REPEATED):
                break
            at += 1
        return kind, at

    def _next(self, first: Name, at: int, end: int) -> Name | None:
        """The next name of the kind of the first; before a person its titles, with the names in them, are passed over.

        A preposition that is said again (“and with”) is taken for the same list only before the same kind of name.
        """
        person = first.type == "Person"
        for i in range(at, min(end, at + (_LONGEST_TITLE if person else 1))):
            name = self._starting.get(i)
            if name is not None and self._alike(first, name):
                return name
            if name is None and i not in self._at and not self._is_title(self._doc[i]):
                return None
        return None

    @staticmethod
    def _is_title(token: Token) -> bool:
        return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET") or token.lower_ in ("of", "for", "-")

    def _alike(self, one: Name, other: Name) -> bool:
        for cls in ("Person", "LegalInstrument", "Place"):
            if self._ontology.is_a(one.type, cls):
                return self._ontology.is_a(other.type, cls if cls != "Place" else "Location")
        return other.type != "Person" and self._ontology.is_a(other.type, "Agent")

    def _contains(self, found: Name, name: Name) -> bool:
        """Whether what follows a place and a comma is the state it lies in (“in Aqaba, Jordan”)."""
        return self._ontology.is_a(name.type, "Place") and found.type == "State"

    def _opens_clause(self, found: Name, first: Name) -> bool:
        """Whether a name is the subject of a clause of its own behind the list."""
        root = self.root(found)
        while root.dep_ in ("conj", "compound", "appos", "poss") and root.head.i != root.i:
            root = root.head
        if root.dep_ not in ("nsubj", "nsubjpass") or root.head.i < root.i:
            return False
        return not (first.start < root.i + 1 <= first.end) and root.i > first.end


def in_pairs(items: Sequence[Item]) -> tuple[tuple[Name, Name], ...]:
    """The pairs of a list that is told in pairs (“A and B, C and D, and E and F”); empty for any other list."""
    if len(items) < 2 * _PAIR or len(items) % _PAIR:
        return ()
    parted = all(item.separator in (",", ", and") for item in items[_PAIR::_PAIR])
    joined = all(item.separator == "and" for item in items[1::_PAIR])
    if not (parted and joined):
        return ()
    names = [item.name for item in items]
    return tuple(zip(names[::_PAIR], names[1::_PAIR], strict=True))
