"""Names of bodies by their grammar: “Ministry of X of Y”, “the Y X Council”, “the Z administration”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from communique.annotate.body_extents import BodyExtents
from communique.annotate.listed_names import ListedNames
from communique.annotate.name_tokens import NameTokens
from communique.annotate.name_words import NameWords
from communique.model import Name

_GOVERNMENT = "GovernmentBody"
_BETWEEN_STATES = "IntergovernmentalOrganisation"
_OTHER = "Organisation"
_ARMED = frozenset({"forces", "force", "services", "troops"})
_ARMING = frozenset({"armed", "security", "defence", "defense", "self-defence", "self-defense", "police", "special"})
_UNITED = frozenset({"union", "agency", "bank", "fund"})
_OWN_MINISTRY = {"foreign": "Foreign Affairs", "external": "External Affairs", "defense": "Defence"}
_ALONE = frozenset({"parliament"})


class BodyGrammar:
    """The grammar of the names of bodies.

    Args:
        words: gives the heads of bodies and what may stand beside them.
        listed: the tables, which know some bodies by another name.
        codes: ISO 3166 code of each state by its label.
    """

    def __init__(self, words: NameWords, listed: ListedNames, codes: Mapping[str, str]) -> None:
        self._words = words
        self._listed = listed
        self._codes = codes
        self._common = words.bodies | words.general | words.portfolios | _ARMED

    def find(self, tokens: NameTokens, taken: dict[int, Name]) -> list[Name]:
        """Names of bodies, sorted; one may cover names found before.

        A body that the text names without its state is the one that it names with it elsewhere; else it is marked as
        generic, for “the Foreign Ministry” means another one in another text.

        Args:
            tokens: of the text.
            taken: the listed names by the tokens they stand on.
        """
        extents = BodyExtents(self._words, tokens, taken)
        found: list[Name] = []
        for i, low in enumerate(tokens.low):
            if found and found[-1].end > i:
                continue
            if low in self._words.administrations:
                found += self._administration(tokens, i, taken)
            elif low in self._words.bodies and tokens.name[i] and not (tokens.text[i].isupper() and len(low) > 3):
                found += self._body(tokens, i, taken, extents)
        return _completed(tokens, found, taken)

    def _administration(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> Iterator[Name]:
        """“The Truman administration”: the government of a person."""
        start = i
        while start > 0 and self._is_leader(tokens, start - 1, taken):
            start -= 1
        if start < i and tokens.name[start]:
            label = f"{tokens.words(start, i)} {tokens.low[i].removesuffix('s')}"
            yield Name(start, i + 1, _GOVERNMENT, label, origin="recogniser")

    def _is_leader(self, tokens: NameTokens, i: int, taken: dict[int, Name]) -> bool:
        if i in taken:
            return taken[i].type == "Person"
        if tokens.hyphenated(i):
            return i > 0 and self._is_leader(tokens, i - 1, taken)
        known = tokens.text[i] in self._words.surnames or tokens.text[i] in self._words.parts
        return tokens.name[i] and known and tokens.tag[i].startswith("NNP")

    def _body(self, tokens: NameTokens, head: int, taken: dict[int, Name], extents: BodyExtents) -> Iterator[Name]:
        start, state = extents.left(head)
        end, last = extents.right(head)
        state = state or last
        if self._is_other(tokens, start, head, end, of_state=state is not None):
            return
        inner = range(start, end)
        if all(i in taken and taken[i].end - taken[i].start >= end - start for i in inner):
            return
        generic = not any(i in taken or (tokens.name[i] and tokens.low[i] not in self._common) for i in inner)
        cls = self._class(tokens, start, end, bool(state), taken)
        if generic and not state and cls != _GOVERNMENT:
            return
        label = _label(tokens, start, end, taken)
        if state and cls == _GOVERNMENT and state.label not in label:
            label = f"{label} of {state.label}"
        name = self._known(tokens, Name(start, end, cls, label, origin="recogniser"), state)
        unsure = generic and not state and not name.qid
        yield replace(name, attributes={"generic": "true"}) if unsure else name

    def _is_other(self, tokens: NameTokens, start: int, head: int, end: int, *, of_state: bool) -> bool:
        """Whether the words name no body: a head alone, an office's field, an undertaking, what another name begins."""
        last = tokens.low[end - 1]
        alone = end - start == 1 and not (of_state or tokens.low[head] in _ALONE)
        opening = tokens.begins[start] and tokens.low[start] in self._words.openings and end - start < 3
        if alone or opening or _is_portfolio(tokens, start, head):
            return True
        if self._words.is_undertaking(last) and last not in self._words.bodies:
            return True
        follows = tokens.after(end)
        if end < len(tokens) and tokens.name[end] and not tokens.begins[end]:
            return follows in self._words.title_words or self._words.is_undertaking(follows) or end == head + 1
        return tokens.low[head] == "community" and tokens.after(head - 1) in (
            "international",
            "world",
            "global",
            "donor",
        )

    def _class(self, tokens: NameTokens, start: int, end: int, of_state: bool, taken: dict[int, Name]) -> str:
        lows = set(tokens.low[start:end])
        inner = {taken[i].type for i in range(start, end) if i in taken}
        official = lows & self._words.government
        if lows & self._words.courts or official:
            if not of_state and (lows & self._words.scopes or _BETWEEN_STATES in inner):
                return _BETWEEN_STATES
            if of_state or official or not lows & self._words.organised:
                return _GOVERNMENT
        if lows & _ARMED and (lows & _ARMING or of_state):
            return _GOVERNMENT
        if not of_state and lows & self._words.scopes and lows & _UNITED:
            return _BETWEEN_STATES
        return _OTHER

    def _known(self, tokens: NameTokens, name: Name, state: Name | None) -> Name:
        """The body as the tables have it, where they know one of that state by what is left of the name."""
        if state is None:
            return name
        base = name.label.removesuffix(f" of {state.label}")
        code = self._codes.get(state.label, "-")
        for text in (base, tokens.words(name.start, name.end)):
            for entry in self._listed.named(text):
                if entry.attributes.get("state") == code:
                    return replace(name, label=entry.label, qid=entry.qid, type=entry.cls or name.type)
        return name


def _is_portfolio(tokens: NameTokens, start: int, head: int) -> bool:
    """“Secretary of the Treasury”: the field of an office, no body that acts."""
    before = start - 2 if tokens.after(start - 1) == "the" else start - 1
    return start == head and tokens.after(before) == "of" and tokens.after(before - 1) in ("secretary", "minister")


def _label(tokens: NameTokens, start: int, end: int, taken: dict[int, Name]) -> str:
    """The words, without the state's adjective and with “Ministry of” for “… Ministry”."""
    first, last = taken.get(start), taken.get(end - 1)
    adjective = first is not None and first.type == "State" and tokens.words(start, first.end) != first.label
    begin = first.end if first is not None and adjective and first.end < end else start
    stop = end
    if last is not None and last.type == "State" and last.start > begin + 1:
        stop = last.start
        while stop > begin and tokens.low[stop - 1] in ("of", "the", "for"):
            stop -= 1
    words = tokens.words(begin, stop).split()
    if len(words) > 1 and words[-1] == "Ministry":
        field = " ".join(words[:-1])
        words = ["Ministry", "of", _OWN_MINISTRY.get(field.lower(), field)]
    elif stop < end and last is not None:
        words += ["of", last.label]
    return " ".join(words)


def _completed(tokens: NameTokens, found: list[Name], taken: dict[int, Name]) -> list[Name]:
    """The names, with a body that a text names without its state read as the one that it names with it."""
    full: dict[str, dict[str, Name]] = {}
    listed = {n.start: n for n in taken.values() if n.type == _GOVERNMENT}.values()
    for name in (*(n for n in found if not n.attributes), *listed):
        text = name.label if name.origin == "recogniser" else tokens.words(name.start, name.end)
        full.setdefault(text.rpartition(" of ")[0], {})[name.label] = name
    done = []
    for name in found:
        others = full.get(name.label, {}) if name.attributes else {}
        other = next(iter(others.values())) if len(others) == 1 else None
        whole = other and replace(name, label=other.label, qid=other.qid, type=other.type, attributes={})
        done.append(whole or name)
    return done
