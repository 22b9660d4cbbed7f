"""Quoted words: pairs of quotation marks, straight, curly, single or guillemets, over paragraphs that reopen them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from communique.model import Quotation

_MARK = re.compile(r"''|``|[“”„«»\"‘’']")
_BREAK = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?:;,”\"’])[ \t]*\n\s*")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": ("''", '"')}
_SINGLE = frozenset("‘’'")
_FINAL = frozenset(".,!?…;—-")
_SHORTEST_SINGLE = 3
_FARTHEST = 5_000
_EDGE = ", \t\r\n"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Quoted code points, without marks; ``closed`` is False where the paragraph ends before the quotation does."""

    begin: int
    end: int
    closed: bool
    continues: bool


def find_quotations(doc: Doc) -> list[Quotation]:
    """Quotations without their marks, in the order of the text, those of a word or two included.

    A quotation that its paragraph leaves open ends there; the next paragraph continues it, whether it reopens the marks
    or not. One that is never closed is none. Single marks count only where they cannot be apostrophes.
    """
    starts = [t.idx for t in doc]
    found: list[Quotation] = []
    for stretch in _stretches(doc.text):
        words = doc.text[stretch.begin : stretch.end]
        begin = stretch.begin + len(words) - len(words.lstrip(_EDGE))
        end = stretch.begin + len(words.rstrip(_EDGE))
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if first < last and any(c.isalpha() for c in words):
            found.append(Quotation(first, last, stretch.continues))
    return found


def _stretches(text: str) -> Iterator[_Stretch]:
    """The quotations of each paragraph; an open one counts only where the next paragraph goes on with it."""
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    paragraphs = [(a, b) for a, b in pairwise(cuts) if a < b]
    continues = ""
    for at, (begin, end) in enumerate(paragraphs):
        opened = continues
        continues = ""
        for stretch, mark in _in_paragraph(text, begin, end, opened):
            if stretch.closed:
                yield stretch
            elif at + 1 < len(paragraphs) and _goes_on(text, paragraphs[at + 1][0], mark):
                continues = mark
                yield stretch


def _in_paragraph(text: str, begin: int, end: int, opened: str) -> Iterator[tuple[_Stretch, str]]:
    """The quotations of a paragraph with their opening marks.

    Args:
        text: the whole text.
        begin: where the paragraph begins.
        end: where it ends.
        opened: the mark of a quotation that the paragraph before left open, or "".
    """
    marks = list(_MARK.finditer(text, begin, end))
    mark, start, continues = opened, begin, bool(opened)
    if opened and marks and marks[0].start() == begin and _opens(text, marks[0]):
        start = marks.pop(0).end()
    depth = 0
    for match in marks:
        if not mark:
            if _opens(text, match) and (match[0] not in _SINGLE or _single_end(text, match, end)):
                mark, start, continues, depth = match[0], match.end(), False, 0
        elif match.start() < start:
            continue
        elif _closes(text, match, mark):
            if depth:
                depth -= 1
                continue
            yield _Stretch(start, match.start(), closed=True, continues=continues), mark
            mark, continues = "", False
        elif match[0] == mark and mark in "“«„":
            depth += _is_nested(marks, match)
    if mark:
        yield _Stretch(start, end, closed=False, continues=continues), mark


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: an opening one, or a straight one between a space and a word."""
    if match[0] in ("“", "„", "«", "``", "‘"):
        return match[0] != "‘" or not text[match.end() : match.end() + 1].isspace()
    if match[0] not in ('"', "''", "'"):
        return False
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    return (not before or before.isspace() or before in "([—–-:“‘") and bool(after) and not after.isspace()


def _closes(text: str, match: re.Match[str], mark: str) -> bool:
    """Whether a mark closes a quotation that another one opened; a single one only where no word goes on."""
    if mark in ("‘", "'"):
        return match[0] in ("’", "'") and _ends_single(text, match)
    return match[0] in _CLOSING.get(mark, (mark,)) or (mark == "“" and match[0] == '"')


def _ends_single(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if after.isalnum() or before.isspace():
        return False
    return before != "s"


def _single_end(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a single mark has a closing one in its paragraph; of a straight one, words on and after punctuation."""
    for other in _MARK.finditer(text, match.end(), end):
        if not _closes(text, other, match[0]):
            continue
        words = text[match.end() : other.start()]
        return match[0] == "‘" or (len(words.split()) >= _SHORTEST_SINGLE and words[-1] in _FINAL)
    return False


def _is_nested(marks: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether a mark that opens inside a quotation is closed before it, so that both are to be closed."""
    balance = 0
    for other in marks[marks.index(match) :]:
        balance += 1 if other[0] in "“«" else -1 if other[0] in "”»" else 0
        if balance < 0:
            return True
    return False


def _goes_on(text: str, begin: int, mark: str) -> bool:
    """Whether a paragraph goes on with a quotation left open: it reopens it, or a mark closes it before one opens."""
    for match in _MARK.finditer(text, begin, begin + _FARTHEST):
        if match[0] in _SINGLE and mark not in _SINGLE:
            continue
        if match.start() == begin and match[0] == mark:
            return True
        return _closes(text, match, mark) and not _opens(text, match)
    return False
