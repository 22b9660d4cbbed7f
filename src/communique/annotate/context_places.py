"""Places that no table lists, by what stands beside their names."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords, as_usual
from communique.model import Name

_IN = frozenset({"in", "near", "outside", "around", "towards", "at"})
_CALLED = frozenset({"as", "called", "named"})
_DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "upper", "lower"}
    | {"northeastern", "northwestern", "southeastern", "southwestern", "north-eastern", "south-eastern"}
)
_WITH_NAME = frozenset(
    {"road", "highway", "street", "airport", "hospital", "dam", "mosque", "river", "island", "prison"}
)
_OF = frozenset({"port", "airport", "isle", "mouth", "cape"})
_LEADING = frozenset({"mount", "lake", "fort", "camp", "cape", "port"})
_LINKS = frozenset({"de", "del", "la", "al", "el"})
_VESSELS = frozenset({"hms", "uss", "ins", "hmas", "rfa", "mv", "fs"})
_LONGEST = 4
_PLACES = ("GPE", "LOC", "FAC")
Span = tuple[int, int]


class PlaceContext:
    """Finds places by their context.

    Args:
        words: what single words tell.
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._kinds = words.areas | words.buildings | words.landforms

    def find(self, tokens: NameTokens, taken: dict[int, Name]) -> list[Name]:
        """Names of places, sorted, on no tokens of names found before but “Northern Y” and “Y Airport”.

        Args:
            tokens: of the text.
            taken: the names found before, by the tokens they stand on.
        """
        found: list[Name] = []
        for i in range(len(tokens)):
            if found and found[-1].end > i:
                continue
            span = self._directed(tokens, i, taken) or self._headed(tokens, i, taken) or self._at(tokens, i, taken)
            if span is not None:
                found.append(Name(*span, "Place", as_usual(tokens.words(*span)), origin="recogniser"))
                found += self._list(tokens, span[1], taken)
        return found

    def _directed(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> Span | None:
        """“Northern Kenya”: a part of a state or place, by a name of its own."""
        after = taken.get(i + 1)
        if tokens.low[i] not in _DIRECTIONS or not tokens.capital[i] or i in taken:
            return None
        if after is None or after.start != i + 1 or after.type not in ("State", "Place"):
            return None
        adjective = after.type == "State" and tokens.tag[after.end - 1] in ("JJ", "NNPS", "NNS")
        sure = not tokens.begins[i] or tokens.ent[i] in _PLACES
        return (i, after.end) if sure and not adjective and tokens.capital[i + 1] else None

    def _headed(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> Span | None:
        """“Port of Mombasa”, “Isle of Wight”: a kind of place with a capital and the name behind “of”."""
        kind = tokens.low[i] in self._words.landforms or tokens.low[i] in _OF
        if not kind or not tokens.capital[i] or i in taken or tokens.after(i + 1) != "of":
            return None
        at = i + 2 + (tokens.after(i + 2) == "the")
        name = taken.get(at)
        if name is not None:
            return (i, name.end) if name.type == "Place" and name.start == at else None
        if at >= len(tokens) or not self._can_begin(tokens, at, taken):
            return None
        end = self._run(tokens, at, taken)
        return (i, end) if self._is_unknown(tokens, at, end) else None

    def _at(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> Span | None:
        """The place whose name begins at a token: by the kind of place beside it, or by a preposition."""
        if not self._can_begin(tokens, i, taken):
            return None
        end = self._run(tokens, i, taken)
        follows = tokens.after(end)
        if follows in self._kinds:
            if tokens.capital[end] and not tokens.begins[end] and end - i < _LONGEST:
                return _first(tokens, i, taken), end + 1
            if follows in self._words.areas | _WITH_NAME and self._is_unknown(tokens, i, end):
                return i, end + (follows in _WITH_NAME)
        if end - i > 1 and tokens.low[end - 1] in self._kinds:
            return _first(tokens, i, taken), end
        led = tokens.low[i] in _LEADING and end - i > 1
        return (i, end) if led or self._is_placed(tokens, i, end) else None

    def _is_placed(self, tokens: NameTokens, start: int, end: int) -> bool:
        """Whether a preposition or “the town of” says that a name is a place's."""
        before, unknown = tokens.after(start - 1), self._is_unknown(tokens, start, end)
        if before == "of" and tokens.after(start - 2) in self._words.areas | {"port", "capital"}:
            return unknown or not tokens.capital[start - 2]
        if before in _CALLED and {*tokens.low[max(0, start - 4) : start - 1]} & self._words.areas:
            return unknown
        seen = tokens.ent[start] in _PLACES
        short = all(tokens.text[i].isupper() and len(tokens.text[i]) < 7 for i in range(start, end))
        if before not in _IN or not unknown or short or (before == "at" and not seen):
            return False
        return seen or not any(t in self._words.parts or t in self._words.surnames for t in tokens.text[start:end])

    def _is_unknown(self, tokens: NameTokens, start: int, end: int) -> bool:
        """Whether the words are no words of the language: a name, then, and of nothing that the tables know."""
        words = [i for i in range(start, end) if tokens.name[i]]
        numbered = not words and tokens.text[start][-1].isdigit()
        seen = all(tokens.ent[i] in _PLACES for i in words)
        return numbered or (bool(words) and (seen or not self._words.is_word(tokens.low[words[-1]])))

    def _can_begin(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> bool:
        """Whether a place's name may begin at a token."""
        words, low = self._words, tokens.low[i]
        fit = tokens.capital[i] and (tokens.name[i] or tokens.text[i][-1].isdigit())
        if not fit or i in taken or low in words.nothing or low in words.openings or low in _VESSELS:
            return False
        if tokens.text[i] in words.adjectives or (low in words.title_words and low not in words.leading):
            return False
        forename = tokens.ent[i] == "PERSON" and tokens.text[i] in words.given and tokens.iob[i + 1 : i + 2] == ["I"]
        if i == 0 or tokens.begins[i]:
            return not forename
        inside = tokens.name[i - 1] and i - 1 not in taken and low not in words.leading
        return not (forename or inside or tokens.hyphenated(i - 1))

    def _run(self, tokens: NameTokens, start: int, taken: dict[int, Name]) -> int:
        """Where the capitalised words that begin at a token end, with hyphens and particles between them."""
        end = start + 1
        while end < len(tokens) and end - start < _LONGEST and end not in taken and not tokens.begins[end]:
            joined = tokens.hyphenated(end) or tokens.low[end] in _LINKS
            if tokens.name[end]:
                end += 1
            elif joined and end + 1 < len(tokens) and tokens.text[end + 1].isalpha() and end + 1 not in taken:
                if not (tokens.hyphenated(end) or tokens.name[end + 1]):
                    break
                end += 2
            else:
                break
        return end

    def _list(self, tokens: NameTokens, end: int, taken: dict[int, Name]) -> Iterator[Name]:
        """Further unknown names after a place, in a list with it."""
        while tokens.after(end) in (",", "and", "or"):
            start = end + 1 + (tokens.after(end) == "," and tokens.after(end + 1) in ("and", "or"))
            if start >= len(tokens) or not self._can_begin(tokens, start, taken):
                return
            end = self._run(tokens, start, taken)
            person = tokens.ent[start] == "PERSON" and (end - start > 1 or tokens.text[start] in self._words.parts)
            if person or not self._is_unknown(tokens, start, end) or tokens.all_capitals(start, end):
                return
            yield Name(start, end, "Place", tokens.words(start, end), origin="recogniser")


def _first(tokens: NameTokens, i: int, taken: dict[int, Name]) -> int:
    """Where the name of a building begins that is called after the person or place named right before."""
    before = taken.get(i - 1)
    if before is None or before.type not in ("Person", "Place", "State"):
        return i
    return before.start if tokens.iob[i] == "I" and not tokens.begins[i] else i
