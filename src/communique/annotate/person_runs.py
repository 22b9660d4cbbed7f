"""How far a person's name reaches: forenames, initials, particles, hyphens, surnames and what follows them."""

from __future__ import annotations

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords
from communique.model import Name

_LONGEST = 7
_VERBS = ("VBZ", "VBD", "VBP", "MD", "VBG", "VBN", "VB")
_BEHIND = frozenset({"led", "era", "born", "style", "run", "held", "like", "type", "friendly"})
_JUNIOR = frozenset({"jr.", "jr", "sr.", "sr"})
Span = tuple[int, int]


class PersonRuns:
    """Reads the words from a token on that can be one person's name.

    Args:
        words: what single words tell.
        tokens: of the text.
        taken: the names found before by the tokens they stand on.
    """

    def __init__(self, words: NameWords, tokens: NameTokens, taken: dict[int, Name]) -> None:
        self._words = words
        self._tokens = tokens
        self._taken = taken

    def run(self, start: int) -> Span | None:
        """The name that begins at a token, or None."""
        tokens, end = self._tokens, start
        while end < len(tokens) and end - start < _LONGEST:
            step = self._step(start, end)
            if not step:
                break
            end += step
        while end > start and not self._can_end(end - 1):
            end -= 1
        return (start, end) if end > start and any(tokens.name[i] for i in range(start, end)) else None

    def _can_end(self, i: int) -> bool:
        tokens = self._tokens
        if tokens.low[i] in self._words.particles and not tokens.capital[i]:
            return False
        return (
            tokens.text[i].isalpha() or tokens.name[i] or tokens.is_initial(i) or tokens.low[i] in self._words.suffixes
        )

    def _step(self, start: int, i: int) -> int:
        """How many tokens at a place go on a name that began before; 0 when it ends."""
        tokens = self._tokens
        if tokens.begins[i] and i > start and tokens.doc[i - 1].is_punct and not tokens.is_initial(i - 1):
            return 0
        if i in self._taken and not self.is_doubtful(i):
            return 0
        if i > start and tokens.hyphenated(i):
            return 2 if self._joins(i) and i + 1 not in self._taken else 0
        if i > start and tokens.text[i] == "," and tokens.after(i + 1) in _JUNIOR:
            return 2
        return int(self._goes_on(start, i))

    def _goes_on(self, start: int, i: int) -> bool:
        """Whether one token goes on a name: a suffix, a particle, an initial or a word."""
        tokens, low = self._tokens, self._tokens.low[i]
        if i > start and low in self._words.suffixes and tokens.capital[i]:
            return True
        if low in self._words.particles and self.leads(i):
            return True
        if tokens.is_initial(i):
            return i > start or self.leads(i)
        return self._is_word(start, i)

    def leads(self, i: int) -> bool:
        """Whether a particle or an initial is followed by what goes on the name."""
        tokens, after = self._tokens, i + 1
        if after < len(tokens) and tokens.hyphenated(after):
            return self._joins(after)
        while after < len(tokens) and tokens.low[after] in self._words.particles:
            after += 1
        return after < len(tokens) and (tokens.name[after] or tokens.is_initial(after))

    def _joins(self, i: int) -> bool:
        """Whether a hyphen joins parts of a name, not a name and a word (“the Okello-led government”)."""
        after = self._tokens.low[i + 1]
        word = after.endswith("ed") or after in _BEHIND
        return self._tokens.text[i + 1].isalpha() and (self._tokens.capital[i + 1] or not word)

    def is_doubtful(self, i: int) -> bool:
        """Whether a word that the tables know otherwise may still belong to a person's name."""
        tokens, name = self._tokens, self._taken[i]
        if name.type == "Person":
            return tokens.ent[i] == "PERSON"
        if name.end - name.start > 1 or name.type == "People" or tokens.tag[i] == "JJ":
            return False
        if tokens.text[i] in self._words.given or self._is_surname(i, name):
            return True
        before = i > 0 and tokens.text[i - 1] in self._words.given and tokens.iob[i] == "I"
        return tokens.ent[i] == "PERSON" and (before or self._is_followed(i + 1))

    def _is_surname(self, i: int, name: Name) -> bool:
        """Whether a town's name goes on the unknown name right before it: “Akira Takeo”."""
        tokens, before = self._tokens, i - 1
        if name.type != "Place" or before < 0 or before in self._taken or tokens.begins[i]:
            return False
        return tokens.name[before] and not self._words.is_word(tokens.low[before])

    def _is_followed(self, i: int) -> bool:
        """Whether a token belongs to the same recognised name as the one before and is no word of the language."""
        tokens = self._tokens
        inside = i < len(tokens) and tokens.iob[i] == "I" and tokens.name[i]
        return inside and not self._words.is_plain(tokens.text[i]) and tokens.low[i] not in self._words.title_words

    def _is_word(self, start: int, i: int) -> bool:
        """Whether a capitalised word can stand in the name."""
        tokens, words, low, text = self._tokens, self._words, self._tokens.low[i], self._tokens.text[i]
        first = next((k for k in range(start, i) if not tokens.is_initial(k)), i)
        if not tokens.name[i] or tokens.all_capitals(i, i + 1) != tokens.all_capitals(first, first + 1):
            return False
        title = low in words.title_words and (i == start or tokens.ent[i] != "PERSON")
        if low in words.nothing or (title and text not in words.parts):
            return False
        if i == start and text in words.parts and i + 1 < len(tokens) and tokens.name[i + 1]:
            return True
        known = text in words.parts or tokens.ent[i] == "PERSON"
        if low in words.openings or low in words.bodies or low in words.ontology.heads:
            return known and i > start and low not in words.openings
        if tokens.tag[i] in _VERBS and words.is_word(low):
            return text in words.parts or (known and i > start)
        if known or not words.is_word(low) or (i == start and tokens.tag[i] in ("NNP", "NNPS")):
            return True
        # “Amitabh Kant”: at most a noun, behind what is no word.
        kind = low in words.buildings or low in words.landforms or low in words.areas
        noun = tokens.tag[i] == "NNP" and not kind and not words.dictionary.get(low, True)
        return noun and i == start + 1 and not words.is_word(tokens.low[start])

    def begins(self, i: int, end: int) -> bool:
        """Whether a person's name can begin here: not at a title, nor at the first word of a sentence before it."""
        tokens, words, low, text = self._tokens, self._words, self._tokens.low[i], self._tokens.text[i]
        if i in self._taken:
            return self.is_doubtful(i) and i + 1 < end
        if text in words.given or (low in words.particles and self.leads(i)):
            return True
        if low in words.title_words or low in words.openings or not tokens.capital[i]:
            return False
        rest = i + 1 < end and tokens.capital[i + 1] and text not in words.parts
        return not (rest and tokens.tag[i] in (*_VERBS, "IN", "DT", "JJ"))

    def back(self, start: int) -> int:
        """Where a name begins: forenames, initials and particles that the recogniser cut off belong to it."""
        tokens, words = self._tokens, self._words
        while start > 0 and start - 1 not in self._taken and not tokens.begins[start]:
            i = start - 1
            known = tokens.text[i] in words.given or tokens.is_initial(i) or tokens.low[i] in words.particles - {"e"}
            unknown = tokens.tag[i] == "NNP" and tokens.name[i] and not words.is_word(tokens.low[i])
            if tokens.low[i] in words.title_words or not (known or unknown):
                break
            start = i
        return start
