"""Names: the statistical recogniser corrected and completed by reference tables and by the grammar of instruments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Doc, Span

from communique.annotate.instruments import InstrumentGrammar
from communique.model import Name
from communique.ontology import Ontology
from communique.reference import Entry, Reference

_RECOGNISED = {
    "PERSON": "Person",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "ORG": "Organisation",
    "NORP": "People",
}
_PEOPLE_WORDS = frozenset(
    {"people", "peoples", "nation", "population", "community", "minority", "citizens", "diaspora"}
)
_PARTICLES = frozenset(
    {"bin", "ben", "bint", "ibn", "al", "el", "van", "von", "der", "den", "de", "la", "da", "dos", "di", "del", "ter"}
)
_BUILT = frozenset(
    {
        "street",
        "avenue",
        "road",
        "square",
        "mosque",
        "hotel",
        "airport",
        "bridge",
        "hospital",
        "park",
        "palace",
        "stadium",
        "university",
    }
)
_LONGEST = 6
_EDGE = frozenset(
    {"the", "The", "a", "A", "an", "its", "’s", "'s", "’", "'", ",", ".", "-", "–", "—", '"', "“", "”", "(", ")"}
)


@dataclass(frozen=True, slots=True)
class _Form:
    """One surface form of the tables: what it names and whether it is a name, a demonym or a word for a people."""

    entry: Entry
    kind: str


class NameFinder:
    """Finds names in a Doc.

    Args:
        ontology: gives the classes and the head nouns of instruments and bodies.
        reference: tables of states, places, organisations, instruments and office holders.
    """

    def __init__(self, ontology: Ontology, reference: Reference) -> None:
        self._ontology = ontology
        self._grammar = InstrumentGrammar(_instrument_heads(ontology))
        forms = sorted({f.lower() for o in ontology.offices for f in o.forms}, key=lambda f: (-len(f), f))
        self._titles = frozenset(w for f in forms for w in f.split())
        self._title = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})s?(?!\w)", re.IGNORECASE) if forms else None
        )
        self._happenings = frozenset(
            t.words[0]
            for group in ontology.triggers.values()
            for t in group
            if t.pos == "noun" and len(t.words) == 1 and ontology.is_a(t.type, "Event")
        )
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for entry in (*reference.states, *reference.organisations, *reference.places, *reference.instruments):
            self._add(entry, entry.names, "name")
            self._add(entry, entry.adjectives, "adjective")
            self._add(entry, entry.people, "people")
        for term in reference.office_holders:
            if " " in term.name and not any(f.entry.qid == term.qid for f in self._forms.get(term.name, ())):
                self._forms[term.name].append(_Form(Entry(term.qid, term.name, "Person", (term.name,)), "name"))
        self._patterns = sorted(self._forms)
        self._matcher = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def _add(self, entry: Entry, forms: Iterable[str], kind: str) -> None:
        for form in forms:
            if not any(f.kind == kind and f.entry.cls == entry.cls for f in self._forms[form]):
                self._forms[form].append(_Form(entry, kind))

    def find(self, doc: Doc) -> list[Name]:
        """Names of the Doc, sorted and never overlapping; needs tags, a parse and entities."""
        listed = self._listed(doc)
        taken = {(n.start, n.end) for n in listed}
        grammar = self.instruments(doc)
        recognised = [
            n
            for n in self._recognised(doc)
            if (n.start, n.end) not in taken
            and not self._stands_for_listed(doc, n, listed)
            and not any(_runs_into(doc, n, instrument) for instrument in grammar)
        ]
        titled = [n for n in self._titled(doc, listed) if (n.start, n.end) not in taken]
        covered = {i for n in titled for i in range(n.start, n.end)}
        recognised = [n for n in recognised if covered.isdisjoint(range(n.start, n.end))]
        return _without_overlap([*grammar, *listed, *recognised, *titled])

    def inside(self, doc: Doc) -> list[Name]:
        """Listed names of a Doc, those inside longer names included, sorted."""
        return self._listed(doc)

    def instruments(self, doc: Doc) -> list[Name]:
        """Instruments that the grammar finds in a Doc, which needs no parse, with the identity that the tables give."""
        return [self._known_instrument(doc, n) for n in self._grammar.find(doc)]

    def title(self, doc: Doc) -> Name | None:
        """The instrument as whose name a title begins, or None; see the grammar."""
        name = self._grammar.title(doc)
        return None if name is None else self._known_instrument(doc, name)

    def _known_instrument(self, doc: Doc, name: Name) -> Name:
        """An instrument found by grammar, with the identity that the tables give its form or label."""
        for text in (doc[name.start : name.end].text, name.label):
            for form in self._forms.get(text.replace("’", "'"), ()):
                if form.kind == "name" and self._is_instrument(form.entry):
                    return Name(
                        name.start, name.end, name.type, form.entry.label, form.entry.qid, name.origin, name.attributes
                    )
        return name

    def _is_instrument(self, entry: Entry) -> bool:
        return not any(self._ontology.is_a(entry.cls, c) for c in ("Agent", "Location"))

    def _kind(self, entry: Entry) -> str:
        """The class of a listed instrument: that whose head noun its kind is, else the kind itself where it is one."""
        candidates = (*self._ontology.heads.get(entry.cls.lower(), ()), entry.cls)
        return next((c for c in candidates if self._ontology.is_a(c, "LegalInstrument")), "LegalInstrument")

    def _listed(self, doc: Doc) -> list[Name]:
        found: list[Name] = []
        text = doc.text.replace("’", "'")
        for index, begin, end in self._matcher.find_matches_as_indexes(text):
            span = doc.char_span(begin, end)
            if span is None:
                continue
            pattern = self._patterns[index]
            name = self._choose(doc, span, self._forms[pattern])
            if name is not None:
                found.append(name)
        return found

    def _choose(self, doc: Doc, span: Span, forms: list[_Form]) -> Name | None:
        root = span.root
        follows = doc[span.end] if span.end < len(doc) else None
        if follows is not None and follows.lower_ in _PEOPLE_WORDS and any(f.kind == "adjective" for f in forms):
            entry = next(f.entry for f in forms if f.kind == "adjective")
            return Name(span.start, span.end + 1, "People", _people_label(entry, doc[span.start : span.end + 1].text))
        modifies = root.dep_ in ("amod", "compound", "nmod", "poss") or (
            follows is not None and follows.tag_.startswith("NN")
        )
        wanted = "people" if not modifies and any(f.kind == "people" for f in forms) else None
        plural = root.tag_ in ("NNS", "NNPS") or root.text.endswith("s")
        for form in forms:
            if form.kind == "people" and wanted and (plural or not any(f.kind == "name" for f in forms)):
                return Name(span.start, span.end, "People", _people_label(form.entry, span.text))
        for form in forms:
            if form.kind == "name" and self._fits(doc, span):
                entry = form.entry
                cls = self._kind(entry) if self._is_instrument(entry) else entry.cls
                return Name(span.start, span.end, cls, entry.label, entry.qid)
        for form in forms:
            if form.kind == "adjective":
                return Name(span.start, span.end, form.entry.cls, form.entry.label, form.entry.qid)
        return None

    @staticmethod
    def _fits(doc: Doc, span: Span) -> bool:
        """Whether a listed name stands by itself: not inside a longer name that the recogniser sees."""
        if span[0].text.islower():
            return False
        ent = span[0].ent_type_
        return not (
            len(span) == 1 and ent == "PERSON" and span.root.dep_ in ("compound", "nsubj") and span[0].ent_iob_ == "I"
        )

    def _office_spans(self, doc: Doc) -> dict[int, int]:
        """Where titles of offices stand: for each token of one, the token it begins with."""
        begins: dict[int, int] = {}
        for match in self._title.finditer(doc.text) if self._title is not None else ():
            span = doc.char_span(*match.span())
            if span is not None:
                begins.update(dict.fromkeys(range(span.start, span.end), span.start))
        return begins

    def _titled(self, doc: Doc, listed: list[Name]) -> Iterable[Name]:
        """Persons whom a title of an office announces and the recogniser does not see: “Envoy Volker Perthes”."""
        taken = {i for n in listed for i in range(n.start, n.end)}
        ends: defaultdict[int, int] = defaultdict(int)
        for i, begin in self._office_spans(doc).items():
            ends[begin] = max(ends[begin], i + 1)
        for begin, start in ends.items():
            end = start
            while end < len(doc) and end - start < _LONGEST and end not in taken and _in_name(doc, end, start):
                end += 1
            words = doc[start:end]
            seen = {t.ent_type_ for t in words}
            whole = all(t.ent_type_ == "PERSON" for t in words) and (end == len(doc) or doc[end].ent_iob_ != "I")
            if (
                len(words) < 2
                or whole
                or (doc[begin].is_lower and seen - {"", "PERSON"})
                or doc[begin:end].text.isupper()
            ):
                continue
            if words[-1].lower_ in _BUILT or any(
                t.lower_ in self._ontology.heads or t.lower_ in self._titles for t in words
            ):
                continue
            yield Name(start, end, "Person", words.text, origin="recogniser")

    def _recognised(self, doc: Doc) -> Iterable[Name]:
        titles = self._office_spans(doc)
        for ent in doc.ents:
            cls = _RECOGNISED.get(ent.label_)
            start, end = ent.start, ent.end
            while start < end and (doc[start].text in _EDGE or doc[start].is_space):
                start += 1
            while end > start and (doc[end - 1].text in _EDGE or doc[end - 1].is_space):
                end -= 1
            last = titles.get(end - 1)
            if (
                cls in ("Organisation", "Place")
                and last is not None
                and last < end < len(doc)
                and titles.get(end) == last
            ):
                end = last  # “UNEP Executive” before “Director”
            elif last is not None and _is_title_behind(doc, start, last) and cls in ("Organisation", "Place"):
                end = last  # “USAID Administrator”
            while end > start and doc[end - 1].text in _EDGE:
                end -= 1
            if cls is None or start >= end:
                continue
            text = doc[start:end].text
            if "\n" in text or not any(c.isupper() for c in text) or not any(c.isalpha() for c in text):
                continue
            if cls == "People" and doc[end - 1].tag_ not in ("NNS", "NNPS"):
                continue
            if all(i in titles for i in range(start, end)):
                continue
            if cls in ("Organisation", "Place") and doc[end - 1].lower_ in self._happenings:
                continue
            if cls == "Person":
                start = self._given_names(doc, start)
                text = doc[start:end].text
            if cls == "Organisation":
                cls = self._body(doc[start:end])
            if cls == "Person" and any(t.lower_ in self._ontology.heads or t.is_digit for t in doc[start:end]):
                continue
            yield Name(start, end, cls, " ".join(text.split()), origin="recogniser")

    def _stands_for_listed(self, doc: Doc, name: Name, listed: list[Name]) -> bool:
        """Whether a recognised name is no name of its own beside a listed one in it.

        It is a list (“Niger and Cameroon”), or a noun that stands for the state it belongs to (“the Government of
        Kenya”, “U.S. officials”).
        """
        inside = [n for n in listed if name.start <= n.start and n.end <= name.end]
        words = doc[name.start : name.end]
        if not inside:
            return False
        common = self._ontology.transparent | self._ontology.heads.keys()
        parted = any(t.lower_ in ("and", ",") for t in words)
        rest = [t for t in words if not any(n.start <= t.i < n.end for n in inside) and t.lower_ not in ("of", "the")]
        return (
            parted
            or (name.type != "Person" and all(t.lemma_.lower() in self._ontology.transparent for t in rest))
            or (words.root.lemma_.lower() in common and words.root.tag_ in ("NN", "NNS"))
        )

    def _given_names(self, doc: Doc, start: int) -> int:
        """Where a person's name begins: names that the recogniser cut off after a title belong to it."""
        while start > 0:
            before = doc[start - 1]
            is_name = (
                before.tag_ == "NNP" and before.is_title and before.is_alpha and before.dep_ in ("compound", "nmod")
            )
            if not is_name or before.ent_type_ or before.lower_ in self._titles | self._ontology.heads.keys():
                break
            start -= 1
        return start

    def _body(self, span: Span) -> str:
        """The kind of organisation that the words of its name tell."""
        for token in (span.root, *span):
            for cls in self._ontology.heads.get(token.lower_, ()):
                if self._ontology.is_a(cls, "Organisation"):
                    return cls
        return "Organisation"


def _runs_into(doc: Doc, name: Name, instrument: Name) -> bool:
    """Whether a recognised name reaches over small words into that of an instrument (“Chad under the Treaty of …”)."""
    before = doc[name.start : max(name.start, instrument.start)]
    return name.end >= instrument.end and any(t.is_lower and t.is_alpha for t in before)


def _in_name(doc: Doc, i: int, start: int) -> bool:
    """Whether a token may stand in a person's name that begins at another."""
    token = doc[i]
    if token.text[0].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN", "X", "NUM"):
        return True
    if token.text == "-":
        return i > start and not token.whitespace_ and not doc[i - 1].whitespace_
    if i > start and doc[i - 1].text == "-" and token.is_alpha:
        return True
    after = doc[i + 1] if i + 1 < len(doc) else None
    return token.lower_ in _PARTICLES and after is not None and (after.text[0].isupper() or after.text == "-")


def _people_label(entry: Entry, text: str) -> str:
    """The plural by which a people goes in the tables (“Azerbaijanis”), or the words of the text."""
    return next((p for p in sorted(entry.people, key=len, reverse=True) if p[:3].lower() == text[:3].lower()), text)


def _instrument_heads(ontology: Ontology) -> dict[str, str]:
    return {
        word: classes[0]
        for word, all_classes in ontology.heads.items()
        if (classes := [c for c in all_classes if c != "LegalInstrument" and ontology.is_a(c, "LegalInstrument")])
    }


def _without_overlap(names: list[Name]) -> list[Name]:
    """The longest of names that overlap; of equals the grammar's, then the tables'."""
    rank = {"grammar": 0, "gazetteer": 1, "recogniser": 2}
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, rank[n.origin], n.start, n.type)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _is_title_behind(doc: Doc, start: int, title: int) -> bool:
    """Whether a title stands behind the name of a body, and not in it as in “Court of Justice”."""
    return start < title and doc[title].is_title and doc[title - 1].lower_ not in ("of", "for", "and")
