"""Names that the reference tables list, found in a text and read in their context."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords, people_label
from communique.model import Name
from communique.reference import Entry, Reference

_PLAIN_FROM = 5
"""Length from which on a form is found without its accents too: “Male” is not the Maldives' capital."""
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "into", "to", "toward", "towards", "across"})
_DATELINE = frozenset({"-", "–", "—", "--", ",", "(", "/", ":"})
_HOURS = frozenset({"standard", "daylight"})
_LARGE = 500_000
_MODIFIERS = ("amod", "compound", "nmod", "poss")
_ACTS = ("nsubj", "nsubjpass", "agent")
_TERRITORY = "territory"


class Form(NamedTuple):
    """One surface form of the tables: what it names and whether it is a name, an adjective or a word for a people.

    A tuple, for tens of thousands are made at the start.
    """

    entry: Entry
    kind: str
    exact: str


class ListedNames:
    """The names of the reference tables.

    Args:
        words: tells the classes and what single words are.
        reference: the tables.
    """

    def __init__(self, words: NameWords, reference: Reference) -> None:
        self._words = words
        self._ontology = words.ontology
        self._curated = frozenset(e.label for e in reference.places if "population" not in e.attributes)
        self._home = {s.label: s.attributes.get("iso3", "") for s in reversed(reference.states)}
        self._home |= {o.label: o.attributes.get("state", "") for o in reference.organisations}
        self._sovereign = frozenset(name for s in reference.states for name in s.names)
        self._forms: dict[str, list[Form]] = defaultdict(list)
        groups = (reference.states, reference.organisations, reference.places, reference.instruments, reference.peoples)
        for entry in (entry for group in groups for entry in group):
            self._add(entry, entry.names, "people" if entry.cls == "People" else "name")
            self._add(entry, entry.adjectives, "adjective")
            self._add(entry, entry.people, "people")
        self._add_persons(reference)
        self._add_capitals()
        self._patterns = sorted(self._forms)
        self._matcher = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def _add(self, entry: Entry, forms: Iterable[str], kind: str) -> None:
        for form in forms:
            known = self._forms[folded(form)]
            if not known or not any(f.kind == kind and f.entry.cls == entry.cls and f.exact == form for f in known):
                known.append(Form(entry, kind, form.replace("’", "'")))

    def _add_persons(self, reference: Reference) -> None:
        ids = {p.qid for p in reference.persons if p.qid}
        self._ids = {p.qid: p for p in reference.persons if p.qid}
        for person in reference.persons:
            self._add(person, self._without_realm(person.names), "name")
        for term in reference.office_holders:
            if " " in term.name:
                entry = self._ids.get(term.qid) or Entry(term.qid, term.name, "Person", (term.name,))
                if term.qid not in ids or term.name not in entry.names:
                    self._add(entry, self._without_realm((term.name,)), "name")

    def _without_realm(self, names: Iterable[str]) -> Iterator[str]:
        """The names, a king's without his state, which is named beside him (“Felipe VI” of Spain)."""
        for name in names:
            short, of, realm = name.partition(" of ")
            yield short if of and realm.removeprefix("the ") in self._sovereign else name

    def _add_capitals(self) -> None:
        """Forms of several words as headings write them, and places of one word as datelines do."""
        for form in [f for f in self._forms if not f.isupper()]:
            several = " " in form
            if not several and len(form) < _PLAIN_FROM:
                continue
            spelt = [
                Form(f.entry, f.kind, f.exact.upper())
                for f in self._forms[form]
                if f.kind == "name" and (several or f.entry.cls in ("Place", "State"))
            ]
            if spelt:
                self._forms[form.upper()].extend(spelt)

    def named(self, text: str) -> Iterator[Entry]:
        """The entries that have exactly this name."""
        text = text.replace("’", "'")
        yield from (f.entry for f in self._forms.get(folded(text), ()) if f.kind == "name" and f.exact == text)

    def is_instrument(self, entry: Entry) -> bool:
        """Whether an entry is a legal instrument."""
        return not any(self._ontology.is_a(entry.cls, c) for c in ("Agent", "Location"))

    def kind(self, entry: Entry) -> str:
        """The class of a listed instrument: that whose head noun its kind is, else the kind itself where it is one."""
        candidates = (*self._ontology.heads.get(entry.cls.lower(), ()), entry.cls)
        return next((c for c in candidates if self._ontology.is_a(c, "LegalInstrument")), "LegalInstrument")

    def find(self, tokens: NameTokens) -> list[Name]:
        """Listed names, sorted, none overlapping."""
        text = tokens.doc.text
        found: list[Name] = []
        reach = 0
        for begin, end, pattern in self._matches(tokens, folded(text)):
            surface = text[begin:end].replace("’", "'").replace("‘", "'")
            forms = [
                f
                for f in self._forms[pattern]
                if f.exact == surface or (end - begin >= _PLAIN_FROM and self._is_spelling(f.exact, surface))
            ]
            span = tokens.span(begin, end)
            if begin < reach or span is None or not forms or tokens.after(span[1]) in _HOURS:
                continue
            reach = end
            name = self._choose(tokens, span, forms)
            if name is not None:
                found.append(name)
        found = self._of_other_states(tokens, found)
        return sorted((*self._territories(tokens, found), *self._peoples(tokens, found)), key=lambda n: n.start)

    def _of_other_states(self, tokens: NameTokens, names: list[Name]) -> list[Name]:
        """The names, with a body of one state that the text gives to another read as that one's (“Libyan House …”)."""
        starts, ends = {n.start: n for n in names}, {n.end: n for n in names}
        read: list[Name] = []
        for name in names:
            home = self._home.get(name.label, "")
            owner = ends.get(name.start - (tokens.after(name.start - 1) in ("'s", "’s")))
            of = name.end + 1 + (tokens.after(name.end + 1) == "the")
            owner = owner or (starts.get(of) if tokens.after(name.end) == "of" else None)
            if not home or owner is None or owner.type != "State" or self._home.get(owner.label, home) == home:
                read.append(name)
                continue
            start, end = min(name.start, owner.start), max(name.end, owner.end)
            label = f"{tokens.words(name.start, name.end)} of {owner.label}"
            read.append(Name(start, end, name.type, label))
        inside = {i for n in read if n not in names for i in range(n.start, n.end)}
        return [n for n in read if n not in names or n.start not in inside]

    def _is_spelling(self, exact: str, surface: str) -> bool:
        """Whether words spell a form in their own way, accents left out: not where that makes a word of them."""
        word = surface.isascii() and not exact.isascii() and surface.lower() in self._words.dictionary
        return exact.isupper() == surface.isupper() and not word

    def _matches(self, tokens: NameTokens, text: str) -> list[tuple[int, int, str]]:
        """Where forms stand on whole tokens, the longest first of those that begin together."""
        matches = self._matcher.find_matches_as_indexes(text, overlapping=True)
        whole = [(b, e, self._patterns[i]) for i, b, e in matches if tokens.span(b, e) is not None]
        return sorted(whole, key=lambda m: (m[0], -m[1]))

    def _peoples(self, tokens: NameTokens, names: list[Name]) -> Iterator[Name]:
        """“The people of Kenya”: the people beside its state, on the word for it."""
        for name in names:
            of = name.start - 1 - (tokens.after(name.start - 1) == "the")
            if name.type == "State" and tokens.after(of) == "of" and tokens.after(of - 1) == "people":
                entry = next((f.entry for f in self._forms[folded(name.label)] if f.entry.cls == "State"), None)
                several = tokens.after(name.end) in ("and", ",") and tokens.after(name.end + 1) in ("the", "and")
                if entry is not None and entry.people and not several:
                    label = people_label(entry.people, entry.label)
                    yield Name(of - 1, of, "People", label)

    @staticmethod
    def _territories(tokens: NameTokens, names: list[Name]) -> list[Name]:
        """The names, with each territory a state where it acts as one somewhere in the text."""
        acting = {n.qid for n in names if n.type == _TERRITORY and tokens.doc[n.start : n.end].root.dep_ in _ACTS}
        return [replace(n, type="State" if n.qid in acting else "Place") if n.type == _TERRITORY else n for n in names]

    def _choose(self, tokens: NameTokens, span: tuple[int, int], forms: list[Form]) -> Name | None:
        start, end = span
        adjective = next((f.entry for f in forms if f.kind == "adjective"), None)
        listed = next((f.entry for f in forms if f.entry.cls == "People"), None)
        if listed is not None and tokens.after(end) != "people" and self._is_before_people(tokens, end):
            return Name(start, end, "People", listed.label)
        if adjective is not None and tokens.after(end) in self._words.peoples:
            label = people_label(adjective.people or adjective.names, tokens.text[start])
            return Name(start, end + 1, "People", label)
        people = self._people(tokens, span, forms)
        if people is not None:
            return people
        names = [f.entry for f in forms if f.kind == "name"]
        if names and self._fits(tokens, span, names):
            entry = self._meant(tokens, start, names)
            cls = self.kind(entry) if self.is_instrument(entry) else self._class(entry)
            return Name(start, end, cls, entry.label, entry.qid)
        if adjective is not None and adjective.cls != "People":
            return Name(start, end, self._class(adjective), adjective.label, adjective.qid)
        return None

    def _is_before_people(self, tokens: NameTokens, end: int) -> bool:
        """Whether a list of peoples goes on to the word for them: “Rohingya, Chin and Karen communities”."""
        at = end
        while tokens.after(at) in ("and", "or", ",") and at + 1 < len(tokens) and tokens.capital[at + 1]:
            at += 2
        return at > end and tokens.after(at) in self._words.peoples

    @staticmethod
    def _class(entry: Entry) -> str:
        """An entry's class; of a territory its kind, until it is known whether it acts as a state."""
        territory = entry.cls == "State" and entry.attributes.get("kind") == _TERRITORY
        return _TERRITORY if territory else entry.cls

    def _people(self, tokens: NameTokens, span: tuple[int, int], forms: list[Form]) -> Name | None:
        """A word for a people where it stands for the people: a plural that modifies no noun."""
        start, end = span
        entry = next((f.entry for f in forms if f.kind == "people"), None)
        if entry is None:
            return None
        root = tokens.doc[start:end].root
        follows = tokens.tag[end] if end < len(tokens) else ""
        if root.dep_ in _MODIFIERS or follows.startswith("NN") or tokens.after(end) == "-":
            return None
        last = tokens.text[end - 1]
        plural = tokens.tag[end - 1] in ("NNS", "NNPS") or last.endswith("s") or entry.cls == "People"
        collective = tokens.after(start - 1) == "the" and not any(f.kind == "name" for f in forms)
        if plural or (collective and tokens.tag[end - 1] in ("NNP", "NN", "JJ")):
            label = entry.label if entry.cls == "People" else people_label(entry.people, tokens.text[start])
            return Name(start, end, "People", label)
        return None

    def _meant(self, tokens: NameTokens, start: int, entries: list[Entry]) -> Entry:
        """Of entries with one name a building where something happens in it, else the body, else the first."""
        bodies = [e for e in entries if self._ontology.is_a(e.cls, "Organisation")]
        places = [e for e in entries if e.cls == "Place"]
        if not bodies or not places:
            return entries[0]
        before = start - 2 if tokens.after(start - 1) == "the" else start - 1
        return places[0] if tokens.after(before) in _LOCATIVE else bodies[0]

    def _fits(self, tokens: NameTokens, span: tuple[int, int], entries: list[Entry]) -> bool:
        """Whether a listed name of one word stands by itself: not inside a person's name, and no word of the language.

        The tables hold towns with the names of words and of persons; those need a sign that a place is meant.
        """
        start, end = span
        if end - start > 1:
            return True
        entry, word = entries[0], tokens.low[start]
        if tokens.text[start].isupper() and not any(tokens.text[start] in e.names for e in entries):
            return tokens.begins[start] and tokens.after(end) in _DATELINE
        if not any(e.cls in ("State", "Place") for e in entries):
            return bool(tokens.ent[start]) or not (tokens.begins[start] and self._words.dictionary.get(word, False))
        if self._in_person(tokens, start):
            return False
        if entry.cls != "Place" or entry.label in self._curated:
            return True
        small = int(entry.attributes.get("population") or 0) < _LARGE
        known = tokens.ent[start] in ("GPE", "LOC", "FAC") or tokens.after(start - 1) in _LOCATIVE | {"from", "of"}
        seen = bool(tokens.ent[start]) and tokens.tag[start] == "NNP" and not self._words.dictionary.get(word, False)
        doubtful = tokens.text[start] in self._words.parts or (self._words.is_word(word) and not seen)
        return not small or known or not doubtful

    def _in_person(self, tokens: NameTokens, i: int) -> bool:
        """Whether the recogniser sees a person's name around a token, and it can be a part of it."""
        if tokens.ent[i] != "PERSON":
            return False
        if tokens.iob[i] == "I":
            before = tokens.text[i - 1]
            return before in self._words.given or tokens.is_initial(i - 1) or not self._words.is_plain(before)
        after = i + 1
        inside = after < len(tokens) and tokens.iob[after] == "I" and tokens.name[after]
        return (
            inside
            and tokens.low[after] not in self._words.title_words
            and tokens.after(i - 1) not in ("of", "in", "to")
        )


class _Letters(dict[int, str]):
    """For each code point the letter without its accent, where that is one letter too; made as it is asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFD", letter)[0] if code > 127 else letter
        self[code] = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}.get(
            letter, plain
        )
        return self[code]


_LETTERS = _Letters()


def folded(text: str) -> str:
    """A text of the same length without accents and with straight apostrophes and plain hyphens."""
    return text.translate(_LETTERS)
