"""What the statistical recogniser finds other than persons, trimmed, typed and sifted."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords, as_usual
from communique.model import Name

_CLASSES = {"GPE": "Place", "LOC": "Place", "FAC": "Place", "ORG": "Organisation", "NORP": "People"}
_EDGE = frozenset({"the", "a", "an", "its", "our", "their", "all", "each", "’s", "'s", "’", "'", "‘"})
_LOOSE = frozenset({"of", "for", "and", "the", ","})
_LINKS = frozenset({"of", "for", "on", "to", "in"})
_CUTS = frozenset({"–", "—", "(", ")", ";", ":", "/", "\n"})
_ACTS = ("nsubj", "nsubjpass", "agent", "poss", "dobj", "conj")
_JOINS = ("and", ",", "&", "or")
_NUMBERED = frozenset({"operation", "section", "article"})
_ACRONYM = 6


class Recognised:
    """Reads the recogniser's entities other than persons.

    Args:
        words: what single words tell.
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._heads = words.bodies | words.buildings | words.landforms

    def find(self, tokens: NameTokens, taken: dict[int, Name]) -> list[Name]:
        """Names, sorted; one may cover listed names of states, places and organisations found before.

        Args:
            tokens: of the text.
            taken: the names found before, by the tokens they stand on.
        """
        return [n for ent in tokens.doc.ents for n in self._read(tokens, ent.start, ent.end, ent.label_, taken)]

    def _read(self, tokens: NameTokens, start: int, end: int, label: str, taken: dict[int, Name]) -> Iterator[Name]:
        cls = _CLASSES.get(label, "")
        start, end = self._trimmed(tokens, *_piece(tokens, start, end, taken))
        if not cls or start >= end or all(i in taken for i in range(start, end)):
            return
        if any(i in taken and (taken[i].start < start or taken[i].end > end) for i in (start, end - 1)):
            return
        if self._stands_for_listed(tokens, start, end, taken) or not self._is_name(tokens, start, end, cls):
            return
        if tokens.after(end) in self._words.title_words and not self._is_body(tokens, start, end):
            return
        cls = self._class(tokens, start, end, cls)
        if cls:
            yield Name(start, end, cls, as_usual(tokens.words(start, end)), origin="recogniser")

    def _trimmed(self, tokens: NameTokens, start: int, end: int) -> tuple[int, int]:
        """Without articles, punctuation, the first word of a sentence, and titles of offices at the end."""
        while start < end and (tokens.low[start] in _EDGE or not tokens.text[start][0].isalnum()):
            start += 1
        while start < end and tokens.low[start] in self._words.openings and end - start > 1:
            start += 1
        while end > start and self._is_loose(tokens.text[end - 1], tokens.low[end - 1]):
            end -= 1
        return start, end

    def _is_loose(self, text: str, low: str) -> bool:
        """Whether a word at the end of an entity is no part of the name."""
        mark = not text[-1].isalnum() and "." not in text
        return mark or low in _EDGE or low in _LOOSE or low in self._words.title_words - self._words.bodies

    def _is_name(self, tokens: NameTokens, start: int, end: int, cls: str) -> bool:
        words = [i for i in range(start, end) if tokens.text[i][0].isalpha()]
        if not words or not tokens.capital[words[0]] or self._is_nothing(tokens, start, end):
            return False
        plain = all(self._words.is_plain(tokens.text[i]) for i in words)
        if end - start == 1:
            return len(tokens.text[start]) > 1 and self._is_single(tokens, start, cls, plain)
        adjective = cls == "Place" and tokens.tag[end - 1] == "JJ"
        return not adjective and (not plain or any(low in self._heads for low in tokens.low[start:end]))

    def _is_nothing(self, tokens: NameTokens, start: int, end: int) -> bool:
        """Whether the words say that they name no entity: a programme, an event, an office, a kind of body alone."""
        words, lows = self._words, tokens.low[start:end]
        head = next((i for i in range(start + 1, end) if tokens.low[i] in _LINKS), end) - 1
        undertaking = words.is_undertaking(lows[-1]) or (
            words.is_undertaking(tokens.low[head]) and tokens.low[head] not in words.bodies
        )
        numbered = lows[0] in _NUMBERED or any(t.isdigit() and len(t) < 3 for t in tokens.text[start:end])
        office = any(_singular(low) in words.persons for low in lows) or _is_portfolio(tokens, start)
        kind = end - start > 1 and all(low in words.ontology.heads or low in words.bodies for low in lows)
        return undertaking or numbered or office or kind or lows[-1] in words.nothing

    def _is_single(self, tokens: NameTokens, i: int, cls: str, plain: bool) -> bool:
        """Whether one word is a name: no word of the language, no title, and no shorthand that does nothing."""
        words, text, low = self._words, tokens.text[i], tokens.low[i]
        if low in words.title_words or text in words.adjectives or tokens.tag[i] == "JJ" or text.endswith("-"):
            return False
        if text.isupper() and len(text) <= _ACRONYM:
            return cls == "Organisation" and len(text) > 2 and tokens.doc[i].dep_ in (*_ACTS, "pobj", "appos")
        if cls == "People":
            return tokens.tag[i] in ("NNS", "NNPS") and not plain
        placed = not tokens.begins[i] and words.is_name_of_place(low)
        acting = cls == "Place" or tokens.doc[i].dep_ in (*_ACTS, "pobj")
        return not plain or (placed and acting)

    def _is_body(self, tokens: NameTokens, start: int, end: int) -> bool:
        """Whether what stands before a title is a body, and not “National Security” of an advisor."""
        headed = any(low in self._words.bodies for low in tokens.low[start:end])
        return headed or (end - start == 1 and not self._words.is_word(tokens.low[start]))

    def _class(self, tokens: NameTokens, start: int, end: int, cls: str) -> str:
        words, lows, last = self._words, set(tokens.low[start:end]), tokens.low[end - 1]
        several = end - start > 1
        if cls == "People":
            return cls if not several or tokens.tag[end - 1] in ("NNS", "NNPS") else ""
        if several and (last in words.buildings or last in words.areas or last in words.landforms):
            return "Place"
        if end - start < 4 and self._is_person(tokens, start, end):
            return "Person"
        if cls == "Place" and not lows & words.bodies:
            return cls
        if lows & (words.government | words.courts):
            return "IntergovernmentalOrganisation" if lows & words.scopes else "GovernmentBody"
        return "Organisation"

    def _is_person(self, tokens: NameTokens, start: int, end: int) -> bool:
        """Whether an entity of another kind is a person's name: of no word of the language, and of a known name."""
        unknown = all(tokens.name[i] and not self._words.is_word(tokens.low[i]) for i in range(start, end))
        known = [t in self._words.parts or t in self._words.forenames for t in tokens.text[start:end]]
        capitals = tokens.all_capitals(start, end)
        return unknown and not capitals and (all(known) or (end - start == 2 and any(known)))

    def _stands_for_listed(self, tokens: NameTokens, start: int, end: int, taken: dict[int, Name]) -> bool:
        """Whether an entity is no name of its own beside a listed one in it.

        It is a list (“Niger and Cameroon”), or a noun that stands for the state it belongs to (“the Government of
        Kenya”, “U.S. officials”).
        """
        if not any(i in taken for i in range(start, end)):
            return False
        ontology = self._words.ontology
        small = ("of", "the", "-", "–", "'s", "’s")
        rest = [i for i in range(start, end) if i not in taken and tokens.low[i] not in small]
        root = tokens.doc[start:end].root
        common = root.lemma_.lower() in ontology.transparent or root.lemma_.lower() in ontology.heads
        return (
            any(tokens.low[i] in _JOINS for i in rest if i + 1 in taken or i - 1 in taken)
            or all(tokens.doc[i].lemma_.lower() in ontology.transparent for i in rest)
            or (common and root.tag_ in ("NN", "NNS"))
            or not any(tokens.name[i] for i in rest)
        )


def _piece(tokens: NameTokens, start: int, end: int, taken: dict[int, Name]) -> tuple[int, int]:
    """The part of an entity before a person, an instrument, a line end or a dash in it."""
    for i in range(start, end):
        other = taken.get(i)
        foreign = other is not None and (other.type == "Person" or other.origin == "grammar")
        apart = tokens.text[i] == "-" and not tokens.hyphenated(i)
        if foreign or apart or tokens.text[i] in _CUTS or tokens.doc[i].is_space:
            return start, i
    return start, end


def _singular(low: str) -> str:
    return f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")


def _is_portfolio(tokens: NameTokens, start: int) -> bool:
    """Whether an entity is the field of an office: “Under Secretary of [State for Management]”."""
    before = start - 2 if tokens.after(start - 1) == "the" else start - 1
    offices = ("secretary", "minister", "commissioner")
    return tokens.after(before) in ("of", "for") and tokens.after(before - 1) in offices
