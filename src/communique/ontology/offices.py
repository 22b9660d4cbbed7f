"""Titles of offices in a text: where the forms of words stand that the type files give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Doc

from communique.ontology.model import Office

_LESSER = frozenset(
    {
        *("deputy", "vice", "assistant", "associate", "under", "shadow", "principal", "lieutenant", "sub"),
        *("inspector", "surgeon", "solicitor", "comptroller", "auditor", "attorney"),
    }
)
_LINKS = frozenset({"of", "for", "to", "at", "in", "without", "on"})
_ALIKE = {ord("’"): "'"} | {ord(c): " " for c in "\t\n\v\f\r\u00a0\u2009\u202f"}
_TRAILING = frozenset({"general", "elect", "designate"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title over tokens ``[start, end)`` of a Doc; ``plural`` when it is one of several persons."""

    office: Office
    start: int
    end: int
    plural: bool = False


class TitleFinder:
    """Finds titles of offices.

    Args:
        offices: whose forms are looked for.
    """

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_form: dict[str, tuple[Office, bool]] = {}
        for office in offices:
            for form in office.forms:
                self._by_form.setdefault(_plain(plural(form)), (office, True))
        for office in offices:
            for form in office.forms:
                self._by_form[_plain(form)] = (office, False)
        self._matcher = AhoCorasick(sorted(self._by_form), matchkind=MatchKind.Standard)

    def find(self, doc: Doc) -> tuple[Title, ...]:
        """The titles in the order of the text, the longest where they overlap.

        What stands behind “deputy” and the like is another, lesser office and no title of those known.
        """
        return tuple(t for t in self._all(doc) if not _is_lesser(doc, t.start))

    def _all(self, doc: Doc) -> Iterator[Title]:
        text = doc.text
        for begin, end in self._stretches(text):
            span = doc.char_span(begin, end)
            office, several = self._by_form[_plain(text[begin:end])]
            # “who chairs the board”: a plural may be a verb; a singular that is tagged so seldom is.
            if span is not None and not (several and span.root.pos_ == "VERB"):
                yield Title(office, span.start, _with_suffix(doc, span.end), several)

    def in_text(self, text: str) -> Iterator[tuple[Office, int, int]]:
        """The titles of a text outside a Doc, with the characters ``[start, end)`` they stand on."""
        for begin, end in self._stretches(text):
            before = text[:begin].rstrip(" -").rpartition(" ")[2].lower()
            if before not in _LESSER:
                yield self._by_form[_plain(text[begin:end])][0], begin, end

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Where forms stand as whole words: from left to right, the longest, none within another."""
        found = []
        for _, begin, end in self._matcher.find_matches_as_indexes(_folded(text), overlapping=True):
            if not _is_word(text[begin - 1 : begin]) and not _is_word(text[end : end + 1]):
                found.append((begin, -end))
        done = 0
        for begin, minus in sorted(found):
            if begin >= done:
                done = -minus
                yield begin, done


def _with_suffix(doc: Doc, end: int) -> int:
    """Where a title ends with what a hyphen joins to it: “president-elect”."""
    joined = end + 1 < len(doc) and doc[end].text in ("-", "–") and doc[end + 1].lower_ in _TRAILING
    return end + 2 if joined else end


def plural(form: str) -> str:
    """The plural of a title: “ministers of trade”, “secretaries-general”, “deputy secretaries of state”."""
    words = re.split(r"([ -])", form)
    at = next((i for i, w in enumerate(words) if i > 1 and w.lower() in _LINKS), len(words) + 1) - 2
    if at >= 2 and words[at].lower() in _TRAILING and words[at - 2].lower() not in ("major", "lieutenant", "brigadier"):
        at -= 2
    words[at] = _plural_word(words[at])
    return "".join(words)


def _plural_word(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "ch")) else f"{word}s"


def _plain(form: str) -> str:
    return re.sub(r"\s+", " ", form.replace("’", "'")).lower()


def _folded(text: str) -> str:
    """A text as forms are written, letter by letter, so that offsets stay."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_ALIKE)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_lesser(doc: Doc, start: int) -> bool:
    """Whether “deputy” or the like stands before a title, or before the name of a body before it."""
    before = start - 1
    if before > 0 and doc[before].text in ("-", "–"):
        before -= 1
    if before > 0 and doc[before].text[:1].isupper() and doc[before - 1].lower_ in _LESSER:
        return True
    return before >= 0 and doc[before].lower_ in _LESSER
