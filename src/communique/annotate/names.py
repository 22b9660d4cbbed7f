"""Names of a text: those the tables list, those that grammar and context tell, and the recogniser's, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.abbreviations import defined
from communique.annotate.bodies import BodyGrammar
from communique.annotate.context_places import PlaceContext
from communique.annotate.instrument_provisions import provision
from communique.annotate.instruments import InstrumentGrammar
from communique.annotate.listed_names import ListedNames
from communique.annotate.missions import MissionGrammar
from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords
from communique.annotate.persons import PersonFinder
from communique.annotate.recognised import Recognised
from communique.model import Name
from communique.ontology import Ontology
from communique.reference import Reference

_DATED = re.compile(r"^(?:1[6-9]|20)\d\d\s|(?:,|\sof)\s(?:1[6-9]|20)\d\d$")
_REPEATED = 5
"""Tokens from which on a name of the recogniser is not looked for again."""


class NameFinder:
    """Finds names in a Doc.

    Args:
        ontology: gives the classes and the head nouns of instruments and bodies.
        reference: tables of states, places, organisations, instruments and persons, and of words in names.
        dictionary: words of the language in lower case, which tell a name from a word with a capital; see
            :func:`~communique.annotate.name_words.dictionary`.
    """

    def __init__(self, ontology: Ontology, reference: Reference, dictionary: Mapping[str, bool] | None = None) -> None:
        self._ontology = ontology
        self._grammar = InstrumentGrammar(
            _of_instruments(ontology, ontology.heads),
            _of_instruments(ontology, ontology.numbered_heads),
            ontology.sole_heads,
        )
        words = NameWords(ontology, reference, dictionary)
        codes = {s.label: s.attributes["iso3"] for s in reference.states if s.attributes.get("iso3")}
        self._words = words
        self._listed = ListedNames(words, reference)
        self._bodies = BodyGrammar(words, self._listed, codes)
        self._missions = MissionGrammar(words)
        self._persons = PersonFinder(words)
        self._places = PlaceContext(words)
        self._recognised = Recognised(words)

    def find(self, doc: Doc) -> list[Name]:
        """Names of the Doc, sorted and never overlapping; needs tags, a parse and entities."""
        tokens = NameTokens(doc)
        listed = [self._cited(doc, n) for n in self._listed.find(tokens)]
        others = {(n.start, n.end) for n in listed if not self._ontology.is_a(n.type, "LegalInstrument")}
        sure = longest([*(n for n in self.instruments(doc) if (n.start, n.end) not in others or n.qid), *listed])
        listed_at = by_token(sure)
        sure = longest([*sure, *self._bodies.find(tokens, listed_at), *self._missions.find(tokens, listed_at)])
        placed = self._places.find(tokens, by_token(sure))
        persons = self._persons.find(tokens, by_token(longest([*sure, *placed])))
        sure = longest([*persons, *_without([*sure, *placed], persons)])
        names = _agreed(tokens, longest([*sure, *self._recognised.find(tokens, by_token(sure))]), placed)
        names = longest([*names, *_again(tokens, names)])
        names = [n for n in names if n.type != "Place" or not self._is_in_undertaking(tokens, n.start)]
        short, other = defined(tokens, names)
        kept = [n for n in names if n.origin != "recogniser" or tokens.words(n.start, n.end) not in other]
        return longest([*short, *kept])

    def _is_in_undertaking(self, tokens: NameTokens, start: int) -> bool:
        """Whether a name stands in that of a meeting or programme: “Summit of the Americas”."""
        of = start - 1 - (tokens.after(start - 1) == "the")
        named = of > 0 and tokens.low[of] == "of" and tokens.name[of - 1]
        return named and self._words.is_undertaking(tokens.low[of - 1])

    def inside(self, doc: Doc) -> list[Name]:
        """Listed names of a Doc, those inside longer names included, sorted."""
        return self._listed.find(NameTokens(doc))

    def instruments(self, doc: Doc) -> list[Name]:
        """Instruments that the grammar finds in a Doc, which needs no parse, with the identity that the tables give."""
        return [self._known_instrument(doc, n) for n in self._grammar.find(doc)]

    def nested(self, doc: Doc) -> list[Name]:
        """Instruments that the titles of others name, with the identity that the tables give."""
        return [self._known_instrument(doc, n) for n in self._grammar.read(doc)[1]]

    def title(self, doc: Doc) -> Name | None:
        """The instrument as whose name a title begins, or None; see the grammar."""
        name = self._grammar.title(doc)
        return None if name is None else self._known_instrument(doc, name)

    def _cited(self, doc: Doc, name: Name) -> Name:
        """A listed instrument with the articles that are cited with its name; another name as it is."""
        if not self._ontology.is_a(name.type, "LegalInstrument"):
            return name
        cited = provision(doc.text, doc[name.start].idx, doc[name.end - 1].idx + len(doc[name.end - 1].text))
        return replace(name, attributes={**name.attributes, "provision": cited}) if cited else name

    def _known_instrument(self, doc: Doc, name: Name) -> Name:
        """An instrument found by grammar, with the identity that the tables give its form or label."""
        surface = doc[name.start : name.end].text
        first, _, rest = surface.partition(" ")
        full = f"United Nations {rest}" if first in ("UN", "U.N.") else surface
        undated = _DATED.sub("", name.label)
        for text in (surface, full, name.label, undated):
            for entry in self._listed.named(text):
                if self._listed.is_instrument(entry):
                    return Name(name.start, name.end, name.type, entry.label, entry.qid, name.origin, name.attributes)
        return name


def by_token(names: Iterable[Name]) -> dict[int, Name]:
    """The name that stands on each token, of names that do not overlap."""
    return {i: n for n in names for i in range(n.start, n.end)}


def longest(names: Iterable[Name]) -> list[Name]:
    """The longest of names that overlap, sorted by place; of equals the grammar's, then the tables', then the first."""
    rank = {"grammar": 0, "gazetteer": 1, "recogniser": 2}
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, rank[n.origin], n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _without(names: Iterable[Name], persons: Iterable[Name]) -> list[Name]:
    """Names that a person's name does not cover in part: a town's name that is a surname there."""
    covered = by_token(persons)
    return [n for n in names if n.end - n.start > 1 or n.start not in covered]


def _again(tokens: NameTokens, names: Iterable[Name]) -> list[Name]:
    """Further mentions of what the recogniser sees in one place only, word by word the same."""
    known: dict[str, Name] = {}
    for name in names:
        if name.origin == "recogniser" and name.type != "Person" and name.end - name.start < _REPEATED:
            known.setdefault(tokens.text[name.start], name)
    return [
        replace(known[text], start=i, end=i + len(words))
        for i, text in enumerate(tokens.text)
        if text in known
        and (words := tokens.text[known[text].start : known[text].end]) == tokens.text[i : i + len(words)]
        and not (tokens.capital[i - 1] and tokens.name[i - 1] and not tokens.begins[i])
        and not (i + len(words) < len(tokens) and tokens.name[i + len(words)] and not tokens.begins[i + len(words)])
    ]


def _agreed(tokens: NameTokens, names: Iterable[Name], placed: Iterable[Name]) -> list[Name]:
    """The names, with every mention of what its context once shows to be a place read as that place."""
    places = {n.label for n in placed if n.end - n.start < 3}
    return [
        replace(n, type="Place", attributes={})
        if n.origin == "recogniser" and n.type in ("Person", "Organisation") and n.label in places
        else n
        for n in names
    ]


def _of_instruments(ontology: Ontology, heads: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Of head nouns those of instruments, with the class of each."""
    return {
        word: classes[0]
        for word, all_classes in heads.items()
        if (classes := [c for c in all_classes if c != "LegalInstrument" and ontology.is_a(c, "LegalInstrument")])
    }
