"""From tokens to spans of code points, and the words that belong to a token."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Doc, Token

from communique.interpret.syntax import coordination_head
from communique.model import Name, Span

_FINAL = frozenset(".!?;:…")
_CLOSERS = frozenset({"”", "’", '"', "''", ")"})
_PUNCTUATION = frozenset({",", ";", ":", "-", "–", "—", "--"})
_ENDS = frozenset({".", "?", "!"})
_PAIRS = {"“": "”", "‘": "’", "(": ")", "«": "»", '"': '"', "''": "''", "``": "''"}
_CLOSING = frozenset("".join(p for p in _PAIRS.values() if len(p) == 1)) | {"''"}
_DASHES = frozenset({"–", "—", "―", "--", "-"})
_DATELINE = 12


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
    cut = {t.i for t in without} | {t.i for t in token.subtree if _goes_with_another(t, token)}
    run = _run_around(sorted(_under(token, cut)), token.i)
    start, end = _trimmed(token.doc, run[0], run[-1] + 1)
    return (start, _word_end(token.doc, end)) if start < end else None


def _under(token: Token, cut: Container[int]) -> Iterator[int]:
    """The offsets of a token and of those under it, without those cut off and what is under them."""
    waiting = [token]
    while waiting:
        here = waiting.pop()
        if here.i not in cut:
            yield here.i
            waiting.extend(here.children)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A stretch without spaces, punctuation and a “that” at its edges, and without marks that lack their pair."""
    start = _after_dateline(doc, start, end)
    while start < end:
        first, last = doc[start], doc[end - 1]
        pair = _PAIRS.get(first.text, "") or "\0"
        if last.is_space or last.text in _PUNCTUATION or last.text in _ENDS or last.pos_ == "CCONJ":
            end -= 1
        elif first.is_space or first.text in _PUNCTUATION or first.lower_ == "that":
            start += 1
        elif last.text in pair and first is not last and _partner(doc, start, end) == end - 1:
            start, end = start + 1, end - 1
        elif first.text in _PAIRS and _partner(doc, start, end) < 0:
            start += 1
        elif last.text in _CLOSING and not any(last.text in _PAIRS.get(t.text, "") for t in doc[start : end - 1]):
            end -= 1
        else:
            break
    return start, end


def _partner(doc: Doc, start: int, end: int) -> int:
    """Offset of the first mark that closes one at the start of a stretch; -1 where none does."""
    pair = _PAIRS[doc[start].text]
    return next((t.i for t in doc[start + 1 : end] if t.text in pair), -1)


def _after_dateline(doc: Doc, start: int, end: int) -> int:
    """The start of a stretch behind the place, day and agency before a dash at the head of a report."""
    heads = start == 0 or "\n" in doc[start - 1].text
    if not heads or not (doc[start].is_upper or doc[start].ent_type_):
        return start
    for token in doc[start + 1 : min(end - 1, start + _DATELINE)]:
        if token.text in _DASHES and token.nbor(-1).whitespace_ and (token.nbor(-1).text == ")" or doc[start].is_upper):
            return token.i + 1
    return start


def _goes_with_another(verb: Token, head: Token) -> bool:
    """Whether a coordinated verb under a head goes with a verb above it instead."""
    return verb.dep_ == "conj" and verb.pos_ == "VERB" and head in coordination_head(verb).children


def _word_end(doc: Doc, end: int) -> int:
    """The end of a stretch, moved behind the words under one that a hyphen joins to its last (“to de-escalate …”)."""
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end = doc[end + 1].right_edge.i + 1 if doc[end + 1].head.i <= end else end + 2
    return end


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
    """Offset of the first word of the sentence that a token is in, told by punctuation and lines, not by the parse."""
    at = token
    while at > 0 and not _ends_sentence(doc, at - 1):
        at -= 1
    while at < token and (doc[at].is_space or doc[at].text in _CLOSERS):
        at += 1
    return min(_after_dateline(doc, at, token + 2), token)


def _ends_sentence(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.is_space:
        return "\n" in token.text
    return token.text in _FINAL and (at + 1 == len(doc) or token.whitespace_ != "" or not doc[at + 1].is_alpha)
