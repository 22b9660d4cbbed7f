"""Words given to a speaker by nothing but a label and a colon: “Minister X: ‘…’”, a headline “X: the talks failed”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from communique.interpret.reading import Reader
from communique.interpret.speech import COLON, Speaker, Statement, speaker_of
from communique.interpret.turns import Turn, paragraphs
from communique.model import Quotation

_LONGEST = 30
_SHORTEST = 4
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»", "‘", "’", "„", "'"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEADS = frozenset({"on", "in", "under", "about", "at", "to", "from", "for"})


def label_of(reader: Reader, quotation: Quotation) -> tuple[Token, Speaker] | None:
    """The colon before a quotation and the one named right before it on the same line, where no verb says more.

    Args:
        reader: of the Doc.
        quotation: quoted words.
    """
    doc, at = reader.doc, quotation.start - 1
    while at > 0 and (doc[at].text in _MARKS or doc[at].text.isspace()):
        at -= 1
    if at <= 0 or doc[at].text != COLON:
        return None
    start = at
    while start > 0 and at - start < _LONGEST and not _parts(doc[start - 1]):
        start -= 1
    speaker = _named(reader, start, at)
    return (doc[at], speaker) if speaker is not None else None


def headed(reader: Reader, turns: Sequence[Turn]) -> Iterator[Statement]:
    """Sentences that a line gives to the person named before its colon, without marks; none in a transcript's turns."""
    doc = reader.doc
    trigger = next(iter(reader.ontology.triggers.get(COLON, ())), None)
    for start, end in paragraphs(doc) if trigger is not None else ():
        at = next((t.i for t in doc[start : min(end, start + _LONGEST)] if t.text == COLON), end)
        if at + _SHORTEST >= end or any(t.start == at + 1 for t in turns):
            continue
        speaker = _named(reader, start, at, persons_only=True)
        stop = min(end, doc[at + 1].sent.end)
        words = doc[at + 1 : stop]
        if speaker is not None and trigger is not None and _is_clause(words):
            stop -= words[-1].text == "." or words[-1].is_space
            yield Statement(trigger, (doc[at],), (at + 1, stop), "indirect", speaker)


def _parts(token: Token) -> bool:
    return (token.is_sent_start and token.text in "-•*–") or "\n" in token.text or token.text in (".", "!", "?", ";")


def _named(reader: Reader, start: int, colon: int, *, persons_only: bool = False) -> Speaker | None:
    """The person in the words before a colon, else the state or body that they are about, where no verb is in them."""
    words = reader.doc[start:colon]
    if not words or words[0].lower_ in _LEADS or any(t.tag_ in _FINITE or t.text in _MARKS for t in words):
        return None
    names = [n for n in reader.found.names if start <= n.start and n.end <= colon]
    persons = [n for n in names if reader.ontology.is_a(n.type, "Person")]
    chosen = persons if len(persons) == 1 else []
    if not chosen and not persons and not persons_only:
        chosen = [n for n in names if n.end == colon and reader.is_any(n.type, ("State", "Organisation"))]
    return speaker_of(reader, [reader.doc[chosen[0].start : chosen[0].end].root]) if chosen else None


def _is_clause(words: Span) -> bool:
    """Whether words without marks are a clause: with a verb, in a headline a participle or infinitive too."""
    first = next((t for t in words if not t.is_space), None)
    quoted = first is None or first.text in _MARKS or "\n" in words.text.strip()
    return not quoted and any(t.pos_ in ("VERB", "AUX") for t in words)
