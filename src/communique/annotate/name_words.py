"""What single words tell of names: particles, heads of bodies, buildings, forenames, words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from communique.ontology import Ontology
from communique.reference import Reference

if TYPE_CHECKING:
    from spacy.language import Language

_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "ies", "ier")
_SUFFIXED = {"ies": "y", "ier": "y", "ing": "e"}
_SHORTEST = 3
_LINK = re.compile(r" (?:of|for|to|on|in|without|at|ad|with) ")


class NameWords:
    """Words by what they tell of a name that they stand in. All sets are in lower case but for names of persons.

    Args:
        ontology: gives the heads of bodies, what happens, and the forms of titles.
        reference: gives the words kept by hand, titles, and the names of persons.
        dictionary: words of the language in their basic form, each with whether it is more than a noun; see
            :func:`dictionary`.
    """

    def __init__(self, ontology: Ontology, reference: Reference, dictionary: Mapping[str, bool] | None = None) -> None:
        words = reference.name_words
        self.ontology = ontology
        self.dictionary = dictionary or {}
        self.particles = words.get("particle", frozenset())
        self.suffixes = words.get("suffix", frozenset())
        self.buildings = words.get("building", frozenset())
        self.landforms = words.get("landform", frozenset())
        self.areas = words.get("area", frozenset())
        self.leading = words.get("leading", frozenset())
        self.portfolios = words.get("portfolio", frozenset())
        self.government = words.get("body-government", frozenset())
        self.courts = words.get("body-court", frozenset())
        self.organised = words.get("body-organisation", frozenset())
        self.scopes = words.get("scope", frozenset())
        self.openings = words.get("sentence", frozenset())
        self.nothing = words.get("other", frozenset())
        self.missions = words.get("mission", frozenset())
        self.general = words.get("general", frozenset())
        self.administrations = words.get("administration", frozenset())
        self.peoples = words.get("people", frozenset())
        self.bodies = self.government | self.courts | self.organised
        self.undertakings = (
            words.get("happening", frozenset()) | words.get("programme", frozenset()) | _events(ontology)
        )
        self.persons = frozenset(w for w, classes in ontology.heads.items() if "Person" in classes)
        self.titles = _titles(ontology, reference)
        self.title_words = frozenset(_LINK.split(t)[0].split()[-1] for t in self.titles) - {"general", "elect"}
        self.adjectives = frozenset(a for p in reference.peoples for a in p.adjectives)
        self.given = reference.name_parts.get("given", frozenset())
        self.forenames = self.given | reference.name_parts.get("forename", frozenset())
        self.surnames = frozenset(
            s for p in reference.persons for s in p.attributes.get("surnames", "").split("|") if s
        )
        self.parts = self.given | reference.name_parts.get("family", frozenset()) | _parts(reference, self.title_words)

    def is_plain(self, word: str) -> bool:
        """Whether a word is one of the language and no part of a person's name that the tables know."""
        return word not in self.parts and self.is_word(word.lower())

    def is_word(self, word: str) -> bool:
        """Whether a word in lower case, or what is left without an ending of inflection, is one of the language."""
        if word in self.dictionary or word in self.openings or word in self.portfolios:
            return True
        stems = ((word.removesuffix(ending), _SUFFIXED.get(ending, "")) for ending in _ENDINGS if word.endswith(ending))
        return any(
            stem in self.dictionary or stem + other in self.dictionary
            for stem, other in stems
            if len(stem) >= _SHORTEST
        )

    def is_name_of_place(self, word: str) -> bool:
        """Whether a word in lower case that the recogniser takes for a place may be one: at most a noun."""
        if word.endswith("s") and not self.is_name_of_place(word[:-1]):
            return False
        if word.endswith("ies") and not self.is_name_of_place(word[:-3] + "y"):
            return False
        used = self.general | self.portfolios | self.bodies | self.areas | self.buildings | self.openings | self.nothing
        return word not in used and word not in self.ontology.heads and not self.dictionary.get(word, False)

    def is_undertaking(self, word: str) -> bool:
        """Whether a word in lower case says that a name is that of a meeting, a programme or the like, no entity."""
        return word in self.undertakings or (word.endswith("s") and word[:-1] in self.undertakings)


def dictionary(nlp: Language) -> dict[str, bool]:
    """The words that the lemmatiser of a spaCy pipeline knows, in lower case; empty when it has no such list.

    The value is whether a word is more than a noun: among the nouns are names too (“paris”).
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return {}
    index = lookups.get_table("lemma_index")
    nouns = nlp.vocab.strings["noun"]
    found = dict.fromkeys(index.get(nouns, ()), False)
    for kind, words in index.items():
        if kind != nouns:
            found.update(dict.fromkeys(words, True))
    return found


def as_usual(text: str) -> str:
    """A name in the usual case of names, where a heading has it all in capitals; single spaces."""
    text = " ".join(text.split())
    if not text.isupper() or len(text) < 4 or " " not in text:
        return text
    return " ".join(_capitalised(word) for word in text.split())


def _capitalised(word: str) -> str:
    if "." in word[:-1] or len(word) < 3 or word in ("III", "VII", "VIII", "XII", "XIV", "UAE", "USA"):
        return word if word not in ("OF", "AND", "FOR", "DE", "AL", "EL") else word.lower()
    if word in ("THE", "VON", "DER", "VAN", "DEN", "BIN"):
        return word.lower()
    parts = [part.capitalize() for part in word.split("-")]
    return "-".join(f"Mc{part[2:].capitalize()}" if part.startswith("Mc") and len(part) > 4 else part for part in parts)


def people_label(people: Iterable[str], text: str) -> str:
    """The plural by which a people goes in the tables (“Kenyans”), or the words of the text."""
    fitting = [p for p in people if p[:3].lower() == text[:3].lower() and not p.endswith(("man", "men"))]
    return max(fitting, key=lambda p: (p.endswith("s"), len(p), p), default=text)


def joined(doc: Doc, start: int, end: int) -> str:
    """The words of tokens ``[start, end)`` with single spaces."""
    return " ".join(doc[start:end].text.split())


def _events(ontology: Ontology) -> frozenset[str]:
    return frozenset(
        t.words[0]
        for group in ontology.triggers.values()
        for t in group
        if t.pos == "noun" and len(t.words) == 1 and ontology.is_a(t.type, "Event")
    )


def _titles(ontology: Ontology, reference: Reference) -> frozenset[str]:
    forms = {f.lower() for o in ontology.offices for f in o.forms} | {t.title.lower() for t in reference.titles}
    return frozenset(forms)


def _parts(reference: Reference, titles: frozenset[str]) -> frozenset[str]:
    """The words of the names of office holders and other known persons that can be names by themselves."""
    names = {t.name for t in reference.office_holders} | {n for p in reference.persons for n in p.names}
    places = {n for e in (*reference.states, *reference.places) for n in (*e.names, *e.adjectives)}
    words = {w for n in names for w in n.replace("-", " ").split() if len(w) > 2 and w[0].isupper() and w.isalpha()}
    return frozenset(words - places - {w.capitalize() for w in titles})
