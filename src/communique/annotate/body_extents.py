"""How far the name of a body reaches to the left and to the right of its head."""

from __future__ import annotations

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords
from communique.model import Name

_RIGHT = frozenset({"of", "for", "on", "against"})
_POSSESSIVES = ("'s", "’s", "’", "'")
_TIMES = ("DATE", "TIME", "CARDINAL", "ORDINAL")
_INSIDE = ("Place", "Organisation", "IntergovernmentalOrganisation")


class BodyExtents:
    """Reads the words around the head of a body's name.

    Args:
        words: what single words tell.
        tokens: of the text.
        taken: the listed names by the tokens they stand on.
    """

    def __init__(self, words: NameWords, tokens: NameTokens, taken: dict[int, Name]) -> None:
        self._words = words
        self._tokens = tokens
        self._taken = taken

    def left(self, head: int) -> tuple[int, Name | None]:
        """Where the name begins, and the state whose body it is by what stands at or before its beginning."""
        tokens, taken, start = self._tokens, self._taken, head
        while start > 0 and self._modifies(start):
            start = taken[start - 1].start if start - 1 in taken else start - 1
        while start < head and (tokens.low[start] in ("and", "&", "'s", "’s") or tokens.hyphenated(start)):
            start += 1
        if tokens.begins[start] and start < head and tokens.low[start] in self._words.openings:
            start += 1
        before = taken.get(start - 1)
        if before is not None and before.type == "State" and before.end == start:
            return before.start, before
        owner = taken.get(start - 2) if tokens.after(start - 1) in _POSSESSIVES else None
        return start, next((n for n in (taken.get(start), owner) if n is not None and n.type == "State"), None)

    def _modifies(self, start: int) -> bool:
        """Whether the token before a place belongs to the name that has begun there."""
        tokens, i = self._tokens, start - 1
        if tokens.begins[start] or tokens.doc[i].is_space:
            return False
        low = tokens.low[i]
        if i in self._taken:
            return self._taken[i].end <= start and self._taken[i].type in _INSIDE
        if low in ("'s", "’s"):
            owner = i > 0 and tokens.name[i - 1] and i - 1 not in self._taken
            return owner and tokens.low[i - 1] not in self._words.title_words
        if low in ("and", "&"):
            pair = tokens.after(i - 1) in self._words.portfolios and tokens.low[start] in self._words.portfolios
            return pair and tokens.capital[i - 1]
        return tokens.hyphenated(i) or self._is_modifier(i)

    def _is_modifier(self, i: int) -> bool:
        tokens, low = self._tokens, self._tokens.low[i]
        opening = low in self._words.openings and (tokens.begins[i] or not tokens.tag[i].startswith("NNP"))
        return tokens.name[i] and not opening and low not in self._words.title_words | self._words.nothing

    def right(self, head: int) -> tuple[int, Name | None]:
        """Where the name ends, and the state that it ends with."""
        tokens, taken, end = self._tokens, self._taken, head + 1
        while end < len(tokens) and tokens.name[end] and tokens.low[end] in self._words.bodies and end not in taken:
            end += 1
        first = end
        while (following := self._goes_on(first, end)) is not None:
            part = taken.get(following)
            if part is not None and part.type == "State":
                return part.end, part
            end = part.end if part is not None else following + 1
        return end, None

    def _goes_on(self, first: int, end: int) -> int | None:
        """The token at which the complement of a head goes on, or None."""
        tokens, at = self._tokens, end
        low = tokens.after(at)
        if low in _RIGHT:
            at += 1
        elif end == first:
            return None
        elif low in ("and", "&", ","):
            at += 1 + (low == "," and tokens.after(at + 1) == "and")
            if tokens.after(at) not in self._words.portfolios or tokens.low[end - 1] not in self._words.portfolios:
                return None
        at += tokens.after(at) == "the" and at > end
        return at if self._can_follow(at, joined=at > end) else None

    def _can_follow(self, at: int, *, joined: bool) -> bool:
        """Whether a token can go on a name: a capitalised word or a listed name, not a date, a title or a person."""
        tokens = self._tokens
        if at >= len(tokens) or tokens.begins[at] or not tokens.capital[at] or tokens.ent[at] in _TIMES:
            return False
        if at + 2 < len(tokens) and tokens.hyphenated(at + 1) and not tokens.capital[at + 2]:
            return False
        part = self._taken.get(at)
        if part is not None:
            return joined and part.type in ("State", *_INSIDE)
        person = tokens.text[at] in self._words.given and at + 1 < len(tokens) and tokens.name[at + 1]
        return tokens.name[at] and not person and tokens.low[at] not in self._words.title_words - self._words.portfolios
