"""From tokens to spans of code points, and the words that belong to a token."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from communique.model import Name, Span

_FINAL = frozenset(".!?;:…")
_CLOSERS = frozenset({"”", "’", '"', "''", ")"})
_TRIM = frozenset({",", ";", ":", "-", "–", "—", "“", "”", '"', "that", "(", ")"})


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The span of tokens ``[start, end)``."""
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def name_span(doc: Doc, name: Name) -> Span:
    """The span of a name."""
    return span_of(doc, name.start, name.end)


def covering(doc: Doc, tokens: Iterable[Token]) -> Span:
    """The span from the first to the last of some tokens."""
    indexes = [t.i for t in tokens]
    return span_of(doc, min(indexes), max(indexes) + 1)


def words_of(token: Token, without: Iterable[Token] = ()) -> tuple[int, int] | None:
    """Token offsets of the words under a token, without edge punctuation and a leading “that”; None when none is left.

    Args:
        token: head of the words.
        without: tokens whose own subtrees end the stretch, such as the cue of the statement.
    """
    cut = {t.i for t in without}
    inside = [
        t for t in token.subtree if t.i not in cut and not any(a.i in cut for a in t.ancestors if a in token.subtree)
    ]
    run = _run_around(sorted(t.i for t in inside), token.i)
    start, end = run[0], run[-1] + 1
    doc = token.doc
    while start < end and (doc[start].lower_ in _TRIM or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].text in _TRIM and not _closes(doc, start, end - 1))):
        end -= 1
    return (start, end) if start < end else None


def _closes(doc: Doc, start: int, mark: int) -> bool:
    """Whether a closing mark has its opening one among the words before it."""
    opening = {"”": "“", ")": "("}.get(doc[mark].text)
    return opening is not None and any(t.text == opening for t in doc[start:mark])


def _run_around(indexes: list[int], centre: int) -> list[int]:
    """The longest stretch without gaps that holds the centre."""
    run = [centre]
    known = set(indexes)
    while run[-1] + 1 in known:
        run.append(run[-1] + 1)
    while run[0] - 1 in known:
        run.insert(0, run[0] - 1)
    return run


def sentence_start(doc: Doc, token: int) -> int:
    """Offset of the first word of a token's sentence or paragraph, told by punctuation, not by the parse."""
    at = token
    while at > 0 and not _ends_sentence(doc, at - 1):
        at -= 1
    while at < token and (doc[at].is_space or doc[at].text in _CLOSERS):
        at += 1
    return at


def _ends_sentence(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.is_space:
        return "\n" in token.text
    return token.text in _FINAL and (at + 1 == len(doc) or token.whitespace_ != "" or not doc[at + 1].is_alpha)
