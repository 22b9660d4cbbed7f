"""Quoted words: pairs of quotation marks, straight or curly, over paragraphs that reopen the quotation."""

from __future__ import annotations

from spacy.tokens import Doc

from communique.model import Quotation

_OPEN = "“«„"
_CLOSE = "”»"
_STRAIGHT = '"'
_SHORTEST = 4


def find_quotations(doc: Doc) -> list[Quotation]:
    """Quotations of at least four tokens, without their marks, in the order of the text.

    A shorter stretch in marks is a title or a scare quote. An opening mark with no closing one before the next
    opening mark, as at the start of each paragraph of a long quotation, ends at the paragraph; what follows it
    continues the same quotation.
    """
    found: list[Quotation] = []
    start: int | None = None
    continues = False
    for token in doc:
        text = token.text
        breaks = token.is_space and token.text.count("\n") > 1 and not _closes_later(doc, token.i)
        opens = text in _OPEN or (text == _STRAIGHT and start is None)
        closes = text in _CLOSE or (text == _STRAIGHT and start is not None)
        if start is not None and (closes or breaks or (opens and text != _STRAIGHT)):
            found.append(Quotation(start, token.i, continues))
            continues = not closes
            start = None
        if opens:
            start = token.i + 1
        elif closes:
            continues = False
    return [q for q in (_trim(doc, q) for q in found) if q.end - q.start >= _SHORTEST]


def _closes_later(doc: Doc, position: int) -> bool:
    """Whether the next mark after a paragraph's end is a closing one: the quotation runs on without reopening."""
    mark = next((t.text for t in doc[position:] if t.text in _OPEN or t.text in _CLOSE), "")
    return mark != "" and mark in _CLOSE


def _trim(doc: Doc, quotation: Quotation) -> Quotation:
    start, end = quotation.start, quotation.end
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == ","):
        end -= 1
    while start < end and doc[start].is_space:
        start += 1
    return Quotation(start, end, quotation.continues)
