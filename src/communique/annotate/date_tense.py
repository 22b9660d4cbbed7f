"""The tense of the verb near a date, which tells a coming Tuesday from the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.annotate.date_values import Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc


_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_BE = frozenset({"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re"})
_AHEAD = frozenset({"due", "expected", "going", "planned", "planning", "poised", "scheduled", "set", "slated"})
_COMING = frozenset({"forthcoming", "scheduled", "slated", "upcoming"})
_INTENDING = frozenset(
    {
        "agree", "agreed", "agrees", "aim", "aims", "asked", "asks", "called", "calls", "committed", "decided",
        "forward", "hope", "hoped", "hopes", "intend", "intended", "intends", "invite", "invited", "invites", "plan",
        "planned", "plans", "pledge", "pledged", "pledges", "promised", "promises", "urged", "urges", "vowed", "vows",
    }
)  # fmt: skip
"""Verbs that, with an infinitive, tell what is to come, whatever their own tense."""
_PAST = frozenset(
    {
        "became", "began", "broke", "brought", "built", "came", "did", "drew", "fell", "fled", "found", "gave", "had",
        "has", "have", "held", "hit", "led", "left", "lost", "made", "met", "paid", "put", "rose", "said", "saw",
        "sent", "spoke", "struck", "told", "took", "was", "went", "were", "won", "wrote",
    }
)  # fmt: skip
_DETERMINERS = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "political", "free", "'s", "’s"}
)
_ENDS = frozenset({".", "!", "?", ";"})


def tense_near(doc: Doc, start: int, end: int) -> Tense:
    """The tense of the finite verb that governs tokens ``[start, end)``; EITHER for the future when a noun does.

    The nearest verb before them in the sentence decides, else the first one after them. With part-of-speech
    tags (Penn Treebank) finite verbs are known; without, auxiliaries and the commonest past forms serve.
    """
    first, last = sentence_around(doc, start, end)
    for index in [*range(start - 1, first - 1, -1), *range(end, last)]:
        tense = _told_by(doc, index, first, start if index < start else last)
        if tense is Tense.FUTURE and start > first and doc[start - 1].lower_ in _DETERMINERS:
            return Tense.EITHER
        if tense is not None:
            return tense
    return Tense.UNKNOWN


def sentence_around(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token offsets of the sentence around tokens ``[start, end)``, by its punctuation and empty lines."""
    first, last = start, end
    while first > 0 and not _ends_sentence(doc[first - 1].text):
        first -= 1
    while last < len(doc) and not _ends_sentence(doc[last].text):
        last += 1
    return first, last


def _ends_sentence(text: str) -> bool:
    return text in _ENDS or text.count("\n") > 1


def _told_by(doc: Doc, index: int, first: int, last: int) -> Tense | None:
    """What one token says of the tense, or None when it is no finite verb; ``last`` ends the words it governs."""
    token = doc[index]
    word, tag = token.lower_, token.tag_
    before = doc[index - 1].lower_ if index > first else ""
    after = [doc[i].lower_ for i in range(index + 1, min(index + 5, last))]
    if word in _WILL:
        return Tense.FUTURE if tag == "MD" or (not tag and before not in _DETERMINERS) else None
    if word == "would":
        return Tense.PAST if "have" in after[:2] else Tense.FUTURE
    if _looks_ahead(word, before, after):
        return Tense.FUTURE
    if before in {"be", "'s", "’s"} and (tag == "VBN" or word.endswith("ed")):  # an auxiliary before it decides
        return None
    return _past(word, tag)


def _looks_ahead(word: str, before: str, after: list[str]) -> bool:
    """Whether a word that is no "will" tells the future: "is to", "expected to", "upcoming", "due on"."""
    to = after[:1] == ["to"]
    if word in _BE:
        return to or bool(_AHEAD.intersection(after[:2]))
    if word == "due":
        return before in _BE or not to
    return word in _COMING or (to and word in _AHEAD) or (word in _INTENDING and "to" in after)


def _past(word: str, tag: str) -> Tense | None:
    """PAST of past forms and the perfect, UNKNOWN of other finite verbs, None of all else."""
    if tag:
        if tag in {"VBD", "VBN"} or word in {"has", "have"}:
            return Tense.PAST
        return Tense.UNKNOWN if tag in {"VBZ", "VBP"} else None
    return Tense.PAST if word in _PAST or (word.endswith("ed") and len(word) > 4) else None
