"""Names of persons as they are compared: without accents, titles, middle initials and suffixes.

Only the words of a name count here; whether two equal names mean one person is for those who see the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ə": "a", "ð": "d", "þ": "th", "œ": "oe"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"al", "el", "ul", "as", "ad", "ar", "an"})
_PARTICLES = frozenset({"de", "da", "di", "del", "della", "dos", "van", "von", "der", "den", "ter", "le", "la", "bin"})
_FULL = 2
_SHORT = 4
_LONG = 6
_SPLIT = re.compile(r"[\s.,\-–‑/]+")
_SOUNDS = (("ph", "f"), ("kh", "h"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("c", "k"), ("z", "s"))


def fold(text: str) -> str:
    """Lower-case letters without accents and apostrophes, for comparison."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`ʼ")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """What transliterations of one word have in common: its first letter and its consonants, roughly."""
    for letters, other in _SOUNDS:
        word = word.replace(letters, other)
    rest = re.sub(r"[aeiouyjh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", ("i" if word[:1] in ("y", "j") else word[:1]) + rest)


class PersonName:
    """A person's name in parts.

    Args:
        text: as written.
        titles: titles in lower case, of one or more words, that do not belong to a name.
        forenames: those of the titles that are forenames too: “Amir Khan” and “Sultan Ahmed” are whole names.

    Attributes:
        plain: the name as written, without titles and what follows a comma or “of”.
        words: its words for comparison, without initials and suffixes.
        initials: its middle and other initials.
        regnal: the number of a monarch or of one of a line, such as “ii”, or "".
    """

    def __init__(
        self, text: str, titles: frozenset[str] = frozenset(), forenames: frozenset[str] = frozenset()
    ) -> None:
        self.text = text
        tokens = [t for t in re.split(r"\s+", re.split(r",| of ", text)[0].strip()) if t]
        tokens = tokens[_titled(tokens, titles, forenames) :]
        words = [w for i, t in enumerate(tokens) for w in _words(t) if not i or fold(t) not in ("al", "el")]
        while len(words) > 1 and words[-1] in _SUFFIXES:
            self.regnal = words[-1] if words[-1] in ("ii", "iii", "iv") else ""
            words.pop()
        self.plain = " ".join(tokens)
        self.initials = tuple(w for w in words if len(w) == 1)
        self.words = tuple(w for w in words if len(w) > 1) or tuple(words)

    regnal: str = ""

    def __repr__(self) -> str:
        return f"PersonName({self.text!r})"

    @property
    def is_full(self) -> bool:
        """Whether it has more than a surname; particles and what a hyphen joins count for nothing."""
        return len([w for w in self.words if w not in _PARTICLES]) > 1 and (
            " " in self.text.strip() or bool(self.initials)
        )

    @cached_property
    def last(self) -> str:
        """Its last word, as a rule the surname."""
        return self.words[-1] if self.words else ""

    def is_written_as(self, other: PersonName) -> bool:
        """Whether both have the same words, initials and number."""
        return (self.words, self.initials, self.regnal) == (other.words, other.initials, other.regnal)

    def is_part_of(self, whole: PersonName) -> bool:
        """Whether it is the end or the beginning of a longer name: “López Obrador”, “Xi”."""
        n = len(self.words)
        if not n or n >= len(whole.words):
            return False
        return self.words in (whole.words[-n:], whole.words[:n])

    def is_in(self, whole: PersonName) -> bool:
        """Whether all its words are among those of a longer name: “Lula” of “Luiz Inácio Lula da Silva”."""
        return len(self.words) < len(whole.words) and set(self.words) <= set(whole.words) - _PARTICLES

    def is_surname_of(self, whole: PersonName) -> bool:
        """Whether a fuller name ends in it."""
        n = len(self.words)
        return 0 < n < len(whole.words) and self.words == whole.words[-n:]

    def agrees_with(self, other: PersonName) -> bool:
        """Whether both may be one full name, written in another order, shorter, with an initial or a short form.

        “Joseph R. Biden Jr.” and “Joe Biden”, “Fumio Kishida” and “Kishida Fumio”, “Luis Abinader” and “Luis Abinader
        Corona”; not “George W. Bush” and “George H. W. Bush”, nor two kings of one name.
        """
        if not self.words or not other.words or self.regnal != other.regnal:
            return False
        if self._told_apart(other):
            return False
        if self.words == other.words or sorted(self.words) == sorted(other.words):
            return True
        if len(self.words) < 2 or len(other.words) < 2:
            return False
        same_last, same_first = self.last == other.last, _same_given(self.words[0], other.words[0])
        short, long = sorted((self.words, other.words), key=len)
        if len(short) > _FULL and not set(short[1:-1]) <= set(long):
            return False  # “Mohammed bin Nayef Al Saud” is not “Mohammed bin Salman Al Saud”
        within = len(short) < len(long) and set(short) <= set(long) and short[0] == long[0]
        return (same_last and same_first) or (within and len(short) > 1)

    def _told_apart(self, other: PersonName) -> bool:
        """Whether initials tell two persons apart; one without any may be either."""
        return bool(self.initials and other.initials) and self.initials[0] != other.initials[0]

    def sounds_like(self, other: PersonName) -> bool:
        """Whether the words are transliterations of the other's: “Sergei Lavrov”, “Sergey Lavrov”.

        A name of more words needs the first and the last only, and a long last one.
        """
        if len(self.words) < 2 or len(other.words) < 2 or self._told_apart(other):
            return False
        if len(self.words) == len(other.words):
            pairs = list(zip(self.words, other.words, strict=True))
        else:
            pairs = [(self.words[0], other.words[0]), (self.last, other.last)]
            if min(len(self.last), len(other.last)) < _LONG:
                return False
        return all(_alike(one, two) for one, two in pairs)


def _titled(tokens: list[str], titles: frozenset[str], forenames: frozenset[str]) -> int:
    """How many tokens at the beginning are titles; at least one stays, and two behind what may be a forename."""
    start = 0
    while start < len(tokens) - 1:
        n = next(
            (
                n
                for n in range(min(5, len(tokens) - 1 - start), 0, -1)
                if " ".join(tokens[start : start + n]).lower().rstrip(".") in titles
            ),
            0,
        )
        alone = n == 1 and tokens[start].lower() in forenames and len(tokens) - start < _FULL + 1
        if not n or alone:
            break
        start += n
    return start


def _words(token: str) -> list[str]:
    words = [w for w in _SPLIT.split(fold(re.sub(r"['’]s$", "", token))) if w]
    # An article that a hyphen joins to the name is written or left out at will.
    return [w for i, w in enumerate(words) if not (w in _ARTICLES and (i + 1 < len(words) or len(words) == 1))] or words


def _alike(one: str, two: str) -> bool:
    """Whether two words are equal or spell one sound; short words must be equal: “Un” is not “Il”."""
    if min(len(one), len(two)) < _SHORT:
        return one == two
    return sound(one) == sound(two) or _same_given(one, two)


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    return bool(_SHORT_FORMS.get(one, frozenset({one})) & _SHORT_FORMS.get(other, frozenset({other})))


def _short_forms() -> Mapping[str, frozenset[str]]:
    """For each given name of the table, the names it may stand for, itself among them."""
    lines = (files("communique") / "data" / "curated" / "given_names.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for line in lines[1:]:
        name, forms = line.split("\t")
        for form in (name, *forms.split("|")):
            found.setdefault(form, {form}).add(name)
    return {form: frozenset(names) for form, names in found.items()}


_SHORT_FORMS = _short_forms()
