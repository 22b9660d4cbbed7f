"""Names of persons: after titles, by forenames, by the recogniser, and again by surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords, as_usual
from communique.annotate.person_runs import PersonRuns, Span
from communique.model import Name

_LINKS = frozenset({"of", "for", "to", "at"})
_JOINS = frozenset({"the", "and", "&", ",", "of", "for", "'s", "’s"})
_MIXED = ("Mc", "De", "O’", "O'", "Di", "Le", "La", "Ma")


class PersonFinder:
    """Finds names of persons.

    Args:
        words: what single words tell.
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words
        self._matcher = AhoCorasick(sorted(words.titles), matchkind=MatchKind.LeftmostLongest)
        self._names = words.parts | words.surnames
        self._unlike = words.bodies | words.buildings | words.landforms | words.areas

    def find(self, tokens: NameTokens, taken: dict[int, Name]) -> list[Name]:
        """Names of persons, sorted, none overlapping.

        Args:
            tokens: of the text.
            taken: the names found before by the tokens they stand on; a person's name may cover a town's.
        """
        found: dict[int, Span] = {}
        for start, end in self._all(tokens, taken, PersonRuns(self._words, tokens, taken)):
            if all(i not in found for i in range(start, end)):
                found.update(dict.fromkeys(range(start, end), (start, end)))
        known = self._known(tokens, sorted({*found.values()}), taken)
        for start, end in self._again(tokens, known, taken, found):
            found.update(dict.fromkeys(range(start, end), (start, end)))
        spans = sorted({*found.values()})
        return [Name(s, e, "Person", as_usual(tokens.words(s, e)), origin="recogniser") for s, e in spans]

    def _all(self, tokens: NameTokens, taken: dict[int, Name], runs: PersonRuns) -> Iterator[Span]:
        """Spans of persons' names, those with the better reason first."""
        for end, begin in sorted(self._titles(tokens).items()):
            span = self._titled(tokens, begin, end, taken, runs)
            if span is not None and span[0] > begin:
                # “Amir Khan”, “Sultan Ahmed”: a title that is a forename here
                forename = span[0] - begin == 1 and span[1] - span[0] == 1 and tokens.text[begin] in self._words.given
                yield (begin, span[1]) if forename else span
        yield from self._recognised(tokens, runs)
        yield from self._by_forename(tokens, taken, runs)
        yield from self._by_context(tokens, taken, runs)

    def _titles(self, tokens: NameTokens) -> dict[int, int]:
        """Where titles of offices and honorifics stand: for the token behind each, the token it begins with."""
        text = tokens.doc.text.replace("’", "'")
        low = text.lower()
        text = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        ends: dict[int, int] = {}
        for _, begin, end in self._matcher.find_matches_as_indexes(text):
            plural = text[end : end + 1] == "s"
            span = tokens.span(begin, end) or (tokens.span(begin, end + 1) if plural else None)
            if span is not None:
                ends[span[1]] = span[0]
        return ends

    def _titled(
        self, tokens: NameTokens, begin: int, end: int, taken: dict[int, Name], runs: PersonRuns
    ) -> Span | None:
        """The name behind a title, and behind the portfolio or the body of the office where they stand between."""
        close = runs.run(end) or self._like_place(tokens, begin, end, taken)
        sure = tokens.capital[begin] or tokens.low[end - 1].endswith(".")
        if close is not None and self._holds(tokens, close, sure):
            return close
        if tokens.after(end) not in _LINKS:
            return None
        at = end + 1
        while at < len(tokens) and self._is_portfolio(tokens, at, taken):
            at += 1
        far = runs.run(at) if at < len(tokens) else None
        while far is not None and far[1] - far[0] > 2 and self._words.is_plain(tokens.text[far[0]]):
            far = (far[0] + 1, far[1])
        if far is None or at == end + 1 or tokens.low[at - 1] in (",", "and", "&", "of", "for"):
            return None
        plain = far[1] - far[0] == 1 or any(self._words.is_word(tokens.low[i]) for i in range(*far))
        return far if self._is_known(tokens, far) or not plain else None

    @staticmethod
    def _like_place(tokens: NameTokens, begin: int, end: int, taken: dict[int, Name]) -> Span | None:
        """A surname that is a state's or town's name too, right behind a title: “Deputy Attorney General Monaco”."""
        name = taken.get(end)
        if name is None or name.type not in ("State", "Place") or name.end - name.start > 1 or tokens.tag[end] != "NNP":
            return None
        follows = end + 1 < len(tokens) and tokens.capital[end + 1]
        return (end, end + 1) if tokens.capital[begin] and not follows and not tokens.begins[end] else None

    def _is_portfolio(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> bool:
        low = tokens.low[i]
        return (i in taken and taken[i].type != "Person") or low in _JOINS or low in self._words.portfolios

    def _holds(self, tokens: NameTokens, span: Span, sure: bool) -> bool:
        """Whether what stands right behind a title is a name: known, or no words of the language."""
        start, end = span
        if self._is_known(tokens, span):
            return sure or end - start > 1 or tokens.ent[start] == "PERSON"
        if end < len(tokens) and tokens.text[end] == ":" and tokens.all_capitals(start, end):
            return True
        plain = all(self._words.is_plain(tokens.text[i]) for i in range(start, end) if tokens.name[i])
        return sure and not plain and tokens.low[end - 1] not in self._words.buildings

    def _is_known(self, tokens: NameTokens, span: Span) -> bool:
        known = self._names
        return any(
            tokens.ent[i] == "PERSON" or tokens.text[i] in known or tokens.text[i].capitalize() in known
            for i in range(*span)
            if tokens.name[i]
        )

    def _recognised(self, tokens: NameTokens, runs: PersonRuns) -> Iterator[Span]:
        """Persons of the recogniser, without what it took for a part of the name, and with what it cut off."""
        for ent in tokens.doc.ents:
            if ent.label_ != "PERSON":
                continue
            start = next((i for i in range(ent.start, ent.end) if runs.begins(i, ent.end)), None)
            run = runs.run(runs.back(start)) if start is not None else None
            if run is not None and self._is_person(tokens, run):
                yield run

    def _is_person(self, tokens: NameTokens, span: Span) -> bool:
        """Whether what the recogniser takes for a person can be one."""
        start, end = span
        if end - start == 1:
            return self._is_single(tokens, start)
        last = tokens.low[end - 1]
        forename = tokens.text[start] in self._words.forenames
        if last in self._words.buildings | self._words.bodies or self._words.is_undertaking(last):
            return forename
        if last in self._words.landforms or last in self._words.areas:
            return tokens.text[start] in self._words.given
        named = forename and tokens.tag[end - 1].startswith("NNP")
        return named or not all(self._words.is_plain(t) for t in tokens.text[start:end])

    def _is_single(self, tokens: NameTokens, i: int) -> bool:
        text, low = tokens.text[i], tokens.low[i]
        if text in self._words.surnames:
            return True
        if low in self._words.title_words and tokens.after(i + 1) == "of":
            return False
        if low in self._unlike or self._words.is_undertaking(low) or text in self._words.adjectives:
            return False
        if any(c.isupper() for c in text[1:]) and not text.isupper():
            return text.startswith(_MIXED)
        noun = text in self._words.parts and not self._words.dictionary.get(low, True)
        return noun or not self._words.is_word(low)

    def _by_forename(self, tokens: NameTokens, taken: dict[int, Name], runs: PersonRuns) -> Iterator[Span]:
        """Names that begin with a known forename, whatever the recogniser makes of them."""
        words = self._words
        for i in range(len(tokens) - 1):
            if tokens.text[i] not in words.given or i in taken or not tokens.tag[i].startswith("NNP"):
                continue
            if i > 0 and not tokens.begins[i] and tokens.tag[i - 1] in ("NNP", "NNPS") and i - 1 not in taken:
                continue
            run = runs.run(i)
            if run is None or not self._stands_alone(tokens, run):
                continue
            plain = any(words.is_word(tokens.low[k]) and tokens.text[k] not in words.parts for k in range(*run))
            if not plain and (run[1] - run[0] > 1 or self._acts(tokens, i)):
                yield run

    def _by_context(self, tokens: NameTokens, taken: dict[int, Name], runs: PersonRuns) -> Iterator[Span]:
        """Names of no words of the language behind which “who” or a title tells that a person is meant."""
        for i in range(len(tokens) - 2):
            behind = tokens.name[i - 1] and not tokens.begins[i] if i else False
            if not tokens.name[i] or i in taken or behind or self._words.is_word(tokens.low[i]):
                continue
            run = runs.run(i)
            if run is None or run[1] - run[0] < 2 or run[1] - run[0] > 4 or tokens.after(run[1]) != ",":
                continue
            unknown = not any(self._words.is_word(tokens.low[k]) for k in range(*run))
            if unknown and not tokens.all_capitals(*run) and self._is_told(tokens, run[1] + 1, taken):
                yield run

    def _is_told(self, tokens: NameTokens, at: int, taken: dict[int, Name]) -> bool:
        """Whether what stands behind a comma is said of a person: “who”, “the Kenyan foreign minister”."""
        if tokens.after(at) in ("who", "whose", "whom"):
            return True
        for i in range(at, min(at + 6, len(tokens))):
            if tokens.low[i] in self._words.title_words:
                return i + 1 >= len(tokens) or not tokens.name[i + 1]
            if not (
                i in taken
                or tokens.low[i] in ("the", "a", "an", "'s", "’s", "then", "former")
                or tokens.tag[i] in ("JJ", "NN")
            ):
                return False
        return False

    def _acts(self, tokens: NameTokens, i: int) -> bool:
        """Whether a single forename is the subject of a verb and cannot be a word."""
        return tokens.doc[i].dep_ == "nsubj" and not self._words.is_word(tokens.low[i])

    def _stands_alone(self, tokens: NameTokens, span: Span) -> bool:
        """Whether the name is not the beginning of a longer one, of a firm or a building."""
        end = span[1]
        follows = end < len(tokens) and tokens.capital[end] and tokens.tag[end].startswith("NNP")
        return not follows and tokens.after(end) != "&" and tokens.low[end - 1] not in self._unlike

    def _known(self, tokens: NameTokens, spans: Iterable[Span], taken: dict[int, Name]) -> frozenset[str]:
        """The surnames and forenames by which the text may name again the persons it names in full."""
        listed = [(n.start, n.end) for n in taken.values() if n.type == "Person"]
        known: set[str] = set()
        for start, end in (*spans, *listed):
            chunks = as_usual(tokens.words(start, end)).split()
            while len(chunks) > 1 and chunks[-1].lower().rstrip(",") in self._words.suffixes:
                chunks.pop()
            known.add(chunks[-1].rstrip(","))
            if len(chunks) > 1 and not self._words.is_word(chunks[0].lower()):
                known.add(chunks[0])
        return frozenset(k for k in known if len(k) > 1 and k[0].isupper())

    def _again(
        self, tokens: NameTokens, known: frozenset[str], taken: dict[int, Name], found: dict[int, Span]
    ) -> Iterator[Span]:
        """Mentions by surname alone, of persons of the text and of those whom everybody knows."""
        for begin, end in _chunks(tokens):
            start, other = begin, taken.get(begin)
            covered = other is not None and (other.type != "Place" or other.end - other.start > 1)
            text = "".join(tokens.text[start:end])
            usual = text.capitalize() if text.isupper() else text
            if covered or start in found or not (usual in known or usual in self._words.surnames):
                continue
            if tokens.ent[start] != "PERSON" and self._is_likely_word(tokens, start, usual):
                continue
            while start > 0 and tokens.low[start - 1] in self._words.particles and start - 1 not in {*found, *taken}:
                start -= 1
            if self._is_apart(tokens, end):
                yield start, end

    def _is_likely_word(self, tokens: NameTokens, i: int, usual: str) -> bool:
        """Whether a word that is a surname too may be the word here."""
        low, capitals = usual.lower(), tokens.text[i].isupper()
        if not self._words.is_word(low):
            return False
        noun = usual in self._words.surnames or not self._words.dictionary.get(low, True)
        return not tokens.tag[i].startswith("NNP") or capitals or (tokens.begins[i] and not noun)

    def _is_apart(self, tokens: NameTokens, end: int) -> bool:
        """Whether no word behind a surname makes a name of something else of it (“the Clinton Foundation”)."""
        if end < len(tokens) and tokens.name[end] and tokens.tag[end].startswith("NNP"):
            return tokens.text[end] in self._words.parts or not self._words.is_word(tokens.low[end])
        return True


def _chunks(tokens: NameTokens) -> Iterator[Span]:
    """Capitalised words, each with those that hyphens join to it."""
    starts = [i for i in range(len(tokens)) if i == 0 or not (tokens.hyphenated(i) or tokens.hyphenated(i - 1))]
    yield from ((a, b) for a, b in pairwise([*starts, len(tokens)]) if tokens.name[a])
