"""Names of legal instruments compared: their heads, and whether one is a short form of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.ontology import Ontology

_GOES_ON = frozenset(
    {"of", "on", "for", "between", "among", "against", "with", "to", "concerning", "relating", "regarding", ","}
)
_CONTENT = 2


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """The head noun of a name: its singular in lower case, and whether it stands in the plural."""

    word: str
    plural: bool


class Heads:
    """Finds the head nouns of instruments in their names.

    Args:
        ontology: gives the head nouns of the classes of instruments.
    """

    def __init__(self, ontology: Ontology) -> None:
        words = [
            w for w, classes in ontology.heads.items() if any(ontology.is_a(c, "LegalInstrument") for c in classes)
        ]
        self._singular = {form: word for word in sorted(words) for form in (word, *_plurals(word))}
        ordered = sorted(self._singular, key=lambda form: (-len(form), form))
        self._known: dict[str, HeadNoun] = {}
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    def of(self, label: str) -> HeadNoun:
        """The head of a name: its first head noun or, before a complement, the last of a compound."""
        if label not in self._known:
            self._known[label] = self._read(label)
        return self._known[label]

    def _read(self, label: str) -> HeadNoun:
        low = label.lower().replace("communiqué", "communique")
        before = re.split(r"\s(?:of|on|for|between|among|against|with|to|concerning|relating)\s", low, maxsplit=1)[0]
        found = list(self._pattern.finditer(before)) or list(self._pattern.finditer(low))[:1]
        if not found:
            return HeadNoun("", plural=False)
        word = self._singular[found[-1].group()]
        return HeadNoun(word, plural=found[-1].group() != word)


@lru_cache(maxsize=4)
def heads_of(ontology: Ontology) -> Heads:
    """The head nouns of an ontology, made once."""
    return Heads(ontology)


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith("um"):
        return (word + "s", word[:-2] + "a")
    return () if word.endswith("s") else (word + "s",)


def plain(text: str) -> str:
    """A name for comparison: lower case, single spaces, plain marks, no article."""
    text = " ".join(text.replace("’", "'").replace("–", "-").lower().split())
    return re.sub(r"^(?:the|this) ", "", text).strip(" ,.")


def shortens(short: str, full: str) -> bool:
    """Whether a name in plain form is a short form of another.

    It is its beginning (“Treaty of Amity” of “Treaty of Amity, Commerce and Rights”), its end behind the parties
    (“Defence Treaty” of “Chad–Niger Defence Treaty”), or its head with its end (“Agreement on Fisheries” of “Agreement
    between Chile and Peru on Fisheries”).
    """
    one, other = _words(short), _words(full)
    if len(one) < _CONTENT or len(one) >= len(other):
        return False
    if other[: len(one)] == one and other[len(one)] in _GOES_ON:
        return True
    if other[-len(one) :] == one:
        return True
    return one[0] == other[0] and other[-len(one) + 1 :] == one[1:] and one[1] in _GOES_ON and len(one) > _CONTENT


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’.&/-]+|,", text)
