"""Short names of legal instruments in one document, and the full names for which they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.resolve.instrument_labels import Heads, plain, shortens

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from communique.model import Name

_ALIAS = re.compile(
    r"\s*[,(]?\s*(?:(?:which|also|now|more|better|often|commonly|widely|popularly|generally|simply|is|was|are|were)\s)*"
    r"(?:known|referred\sto|called|dubbed|nicknamed)(?:\s(?:simply|collectively))?(?:\s(?:as|under))?\s*"
    r"(?:the\s(?:name\s)?)?[“\"‘']?\s*",
)


_APPOSED = re.compile(r"\s*,\s*(?:also\s|or\s)?(?:the\s)?[“\"‘']?(?:the\s)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(\s*(?:the\s)?[“\"‘']?(?:the\s)?", re.IGNORECASE)


class ShortForms:
    """Finds the short names in a document.

    Args:
        doc: the document.
        mentions: its mentions of instruments, sorted.
        title: the instrument that the document's title names, or None.
        heads: finds the head nouns of names.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Name], title: Name | None, heads: Heads) -> None:
        self._doc = doc
        self._text = doc.text
        self._mentions = mentions
        self._title = title
        self._heads = heads

    def find(self) -> dict[str, Name]:
        """For each short name in plain form, the mention of the full one."""
        found: dict[str, Name] = {}
        for name in self._mentions:
            for short in filter(None, name.attributes.get("definition", "").split("|")):
                if plain(short) != plain(name.label):
                    found.setdefault(plain(short), name)
        for left, right in pairwise(self._mentions):
            found.update(self._apposed(left, right))
            between = self._text[_end(self._doc, left) : self._doc[right.start].idx]
            if _ALIAS.fullmatch(between) and plain(left.label) != plain(right.label):
                found.setdefault(plain(self._doc[right.start : right.end].text), left)
        found.update((k, n) for k, n in self._abbreviated().items() if k not in found)
        found.update((k, n) for k, n in self._numbered().items() if k not in found)
        found.update((k, n) for k, n in self._plural().items() if k not in found)
        return found

    def _apposed(self, left: Name, right: Name) -> dict[str, Name]:
        """“H.R. 5, the Ports Act” and “the Treaty between A and B (Lima Treaty)”: one instrument under two names."""
        between = self._text[_end(self._doc, left) : self._doc[right.start].idx]
        if left.type != right.type or plain(left.label) == plain(right.label):
            return {}
        numbered = "number" in left.attributes and "number" not in right.attributes
        if numbered and _APPOSED.fullmatch(between):
            return {plain(left.label): right}
        closed = self._text[_end(self._doc, right) :].lstrip("”\"’' ").startswith(")")
        return {plain(right.label): left} if closed and _BRACKET.fullmatch(between) else {}

    def _full(self) -> dict[str, Name]:
        """The first mention of each label."""
        labels: dict[str, Name] = {}
        if self._title is not None:
            labels[plain(self._title.label)] = self._title
        for name in self._mentions:
            labels.setdefault(plain(name.label), name)
        return labels

    def _abbreviated(self) -> dict[str, Name]:
        """Names that are short forms of exactly one other, by their words."""
        labels = {k: n for k, n in self._full().items() if "number" not in n.attributes and "self" not in n.attributes}
        found: dict[str, Name] = {}
        for short, name in labels.items():
            if name.qid:
                continue
            fuller = [n for k, n in labels.items() if n.type == name.type and shortens(short, k)]
            longest = max(fuller, key=lambda n: len(n.label), default=None)
            if longest is not None and all(
                n is longest or shortens(plain(n.label), plain(longest.label)) for n in fuller
            ):
                found[short] = longest
        return found

    def _numbered(self) -> dict[str, Name]:
        """Those known by a number alone, where it is that of one with a name or a body: the same number and class."""
        groups: dict[tuple[str, str], dict[str, Name]] = defaultdict(dict)
        for name in self._mentions:
            if number := name.attributes.get("number"):
                groups[name.type, number].setdefault(name.attributes.get("body", ""), name)
        cited = {
            plain(n.label): m
            for n in self._mentions
            for m in self._mentions
            if n.attributes.get("number") == n.label and n.label == m.attributes.get("number") != m.label
        }
        full = [(group, [b for b in group if b]) for group in groups.values() if "" in group]
        return cited | {plain(group[""].label): group[bodies[0]] for group, bodies in full if len(bodies) == 1}

    def _plural(self) -> dict[str, Name]:
        """Unnumbered acts of one body in the plural, which are one set: the fullest name of it."""
        sets: dict[tuple[str, str], list[Name]] = defaultdict(list)
        for name in self._mentions:
            body = name.attributes.get("body", "")
            if body and "number" not in name.attributes and self._heads.of(name.label).plural:
                sets[name.type, body].append(name)
        found: dict[str, Name] = {}
        for same in sets.values():
            fullest = max(same, key=lambda n: len(n.label))
            found.update({plain(n.label): fullest for n in same if plain(n.label) != plain(fullest.label)})
        return found


def _end(doc: Doc, name: Name) -> int:
    return doc[name.end - 1].idx + len(doc[name.end - 1].text)
