"""Finds mentions of legal instruments by the grammar of their names.

The head nouns and their classes come from the ontology at run time; the forms of titles and citations follow the
United Nations Editorial Manual, the EU Interinstitutional Style Guide and OSCOLA. The grammar prefers silence to a
wrong mention: a common noun in lower case needs a modifier that makes it one particular instrument.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_cite as cite
from communique.annotate import instrument_complement as right
from communique.annotate import instrument_context as context
from communique.annotate import instrument_descriptions as descriptions
from communique.annotate import instrument_mentions as mentions
from communique.annotate import instrument_numbers as numbers
from communique.annotate import instrument_self as itself
from communique.annotate import instrument_titles as titles
from communique.annotate import instrument_walk as walk
from communique.annotate import instrument_words as words
from communique.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from spacy.tokens import Doc

    from communique.model import Name

_SHORT = 5  # a head of at most so many letters, all capital, is an abbreviation


def _plurals(head: str) -> Iterator[str]:
    """English plurals of a head phrase; of a phrase with "of" the noun before it is inflected."""
    noun, of, rest = head.partition(" of ")
    tail = of + rest
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield noun[:-1] + "ies" + tail
    elif noun.endswith(("sh", "ch", "x", "z", "ss")):
        yield noun + "es" + tail
    elif not noun.endswith("s"):
        yield noun + "s" + tail
    if noun.endswith("um"):
        yield noun[:-2] + "a" + tail


class InstrumentGrammar:
    """A grammar of the names of legal instruments.

    Args:
        heads: lower-case head noun, head phrase or abbreviation ("basic …", "h.r.") to the local name of its
            class in the ontology. Plurals, and the initials of a phrase before a number ("E.O. 14098"), are derived.
        numbered: the same of heads that name an instrument only with a number, or in the title of the document.
        sole: those of the heads that denote one instrument with a mere definite determiner ("its constitution").

    Raises:
        OntologyError: when there are no heads, or one is empty, not in lower case, or without a class.
    """

    def __init__(
        self, heads: Mapping[str, str], numbered: Mapping[str, str] | None = None, sole: Collection[str] = ()
    ) -> None:
        if not heads:
            raise OntologyError("no heads of instruments: give at least one head noun with its class")
        self._forms: dict[str, mentions.Form] = {}
        for head, kind in sorted(heads.items()):
            if not head.strip() or head != " ".join(head.lower().split()) or not kind:
                raise OntologyError(f"head {head!r} of class {kind!r}: a head is in lower case and has a class")
            self._forms[head] = mentions.Form(kind, head, sole=head in sole)
        for form in list(self._forms.values()):
            if form.head not in words.VERSUS:
                self._derive(form)
        for head, kind in sorted((numbered or {}).items()):
            form = mentions.Form(kind, head, numbered=True)
            for text in (head, *_plurals(head)):
                self._forms.setdefault(text, replace(form, plural=text != head))
        self._code = self._forms.get(words.CODE)
        self._act = next((self._forms[f] for f in sorted(heads) if f.startswith(words.ACT_ABBREVIATION.lower())), None)
        if self._act is not None:
            for initials, body in sorted(words.BODY_INITIALS.items()):
                act = replace(self._act, initials=True, body=body)
                short = (initials + self._act.head[0]).lower()
                self._forms.setdefault(short, act)
                self._forms.setdefault(short + "s", replace(act, plural=True))
        self._case = next((self._forms.pop(f) for f in sorted(words.VERSUS) if f in self._forms), None)
        self._tails = itself.tails(self._forms.values())
        ordered = sorted(self._forms, key=lambda form: (-len(form), form))
        joined = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)
        self._pattern = re.compile(rf"(?<![\w/.@#])(?:{joined})(?!\w)", re.IGNORECASE)

    def _derive(self, form: mentions.Form) -> None:
        """Add plurals of a head and, of a phrase, its initials."""
        for plural in _plurals(form.head):
            self._forms.setdefault(plural, replace(form, plural=True))
        letters = [word[0] for word in form.head.split() if word[0].isalpha()]
        joined = "".join(letters)
        if len(letters) > 1 and joined in self._forms and not self._forms[joined].initials:
            for acronym in (joined, *_plurals(joined)):
                self._forms[acronym] = replace(self._forms[joined], acronym=True, plural=acronym != joined)
        if len(letters) > 1:
            short = replace(form, initials=True)
            self._forms.setdefault("".join(letters), short)
            self._forms.setdefault("".join(f"{letter}." for letter in letters), short)
            self._forms.setdefault("".join(letters) + "s", replace(short, plural=True))

    def find(self, doc: Doc) -> list[Name]:
        """The mentions that :meth:`read` gives, without those inside others."""
        return self.read(doc)[0]

    def read(self, doc: Doc) -> tuple[list[Name], list[Name]]:
        """Mentions of legal instruments, sorted by offset, none overlapping another.

        Args:
            doc: a spaCy Doc; only its tokens are needed, tags and entity labels help where they are set.

        Returns:
            Names with type, label, origin "grammar" and, as far as the text tells them, the attributes number, year,
            body, provision (several joined by "|"), definition, draft and generic (both "true" or absent); and those
            of instruments in the titles of others ("Protocol to the … Convention").
        """
        words_of_doc = walk.read_words(doc)
        heads = self._heads(words_of_doc)
        w = replace(words_of_doc, heads={head.begin: head.end for head in heads})
        found = [*self._symbols(w), *numbers.codes(w, self._code)]
        for head in heads:
            found += self._mentions(w, head)
        found += itself.self_mentions(w, heads, self._tails)
        found += itself.cases(w, self._case) if self._case is not None else ()
        kept = context.longest(_without_aliases(w, found))
        kept = context.longest(kept + context.defined(w, kept))
        return kept, context.longest(context.nested(w, found, kept))

    def title(self, doc: Doc) -> Name | None:
        """The instrument whose name a title is, so that the text may be the instrument itself; None when it is not one.

        Args:
            doc: the title, with tags where they are to tell a headline from a name.
        """
        found = self.find(doc)
        words_of_title = walk.read_words(doc)
        heads = self._heads(words_of_title)
        w = replace(words_of_title, heads={head.begin: head.end for head in heads})
        return titles.own_name(w, heads, found)

    def _heads(self, w: walk.Words) -> list[mentions.Head]:
        """Occurrences of heads that are whole words."""
        starts = {w.doc[i].idx: k for k, i in enumerate(w.index)}
        ends = {w.doc[i].idx + len(w.doc[i].text): k + 1 for k, i in enumerate(w.index)}
        found = []
        for match in self._pattern.finditer(w.raw):
            form = self._forms.get(" ".join(match.group().lower().split()))
            begin, end = starts.get(match.start()), ends.get(match.end())
            if form is None or begin is None or end is None:
                continue
            if form.initials and sum(c.isupper() for c in match.group()) < 2:
                continue
            abbreviated = "." in form.head and not form.initials
            if abbreviated and not match.group()[0].isupper():
                continue
            capital = all(w.cap[k] for k in range(begin, end) if w.low[k] not in words.FUNCTION_WORDS)
            found.append(mentions.Head(begin, end, match.start(), match.end(), form, capital))
        return found

    def _symbols(self, w: walk.Words) -> Iterator[Name]:
        """The mentions made by United Nations document symbols whose abbreviation begins one of the heads."""
        for symbol in cite.symbols(w.raw):
            form = self._act if symbol.act == words.ACT_ABBREVIATION else None
            span = w.doc.char_span(symbol.begin, symbol.end, alignment_mode="expand")
            if form is None or span is None:
                continue
            body = next(usual for _, usual, prefix in words.BODIES if prefix == symbol.body)
            number = cite.Number(symbol.begin, symbol.end, symbol.number, symbol.year)
            usual = f"{body} {mentions.title(form.head)}"
            name = numbers.numbered((span.start, span.end), form, number, body, usual)
            yield context.with_context(w, name)

    def _mentions(self, w: walk.Words, head: mentions.Head) -> list[Name]:
        """The mentions that one occurrence of a head makes: several for a list of numbers."""
        start = head.begin if head.capital else descriptions.described(w, head.begin)
        left = walk.modifiers(w, start)
        other = any(w.low[i] in words.PARTY_WORDS | words.PRODUCTS for i in range(left, head.begin))
        if other or (w.joins(head.end) and w.low[head.end] in words.NAME_GOES_ON):
            return []
        listed = cite.numbers(w.raw, head.last, several=head.form.plural)
        after = listed[-1].end if listed else head.last
        body = head.form.body or mentions.body(w.raw, w.doc[w.index[left]].idx, head.first, after)
        if listed and not body and self._act is not None and head.form.head == self._act.head:
            body = numbers.body_of_number(listed[0])
        if listed and numbers.plausible(w, head, listed[0], left, body):
            return _by_number(w, head, left, body, listed)
        if head.form.initials or head.form.numbered:
            return []
        titled = left < head.begin or not head.form.acronym or w.at(head.end) in words.TITLE_OPENERS
        if head.capital and titled:
            return mentions.proper(w, head, left, body)
        return descriptions.common(w, head, left, start, body)


def _without_aliases(w: walk.Words, found: list[Name]) -> list[Name]:
    """The mentions without those that only repeat another's number in brackets behind it."""
    kept = []
    behind = {}
    for name in found:
        end = w.doc[name.end - 1].idx + len(w.doc[name.end - 1].text)
        if name.attributes.get("number"):
            behind[end] = cite.definition(w.raw, end)[2]
        else:
            behind[end] = end
    for name in found:
        begin = w.doc[name.start].idx
        inside = any(end < begin < last for end, last in behind.items())
        if not (inside and name.attributes.get("number")):
            kept.append(name)
    return kept


def _by_number(w: walk.Words, head: mentions.Head, left: int, body: str, listed: list[cite.Number]) -> list[Name]:
    """One mention for each number of a list; the first reaches back to the modifiers of the head."""
    found = []
    usual = _usual(w, head, left, body)
    for place, number in enumerate(listed):
        span = w.doc.char_span(number.begin, number.end, alignment_mode="expand")
        if span is None:
            continue
        start = w.index[left] if place == 0 else span.start
        name = numbers.numbered((start, span.end), head.form, number, body, usual)
        after = next((k for k in range(head.end, len(w)) if w.index[k] >= span.end), len(w))
        reach = right.complement(w, after, modified=True) if w.at(after) == "to" and len(listed) == 1 else after
        whole = w.doc[start : w.index[reach - 1] + 1]
        if reach > after:
            name = replace(name, end=whole.end)
        if reach > after or (place == 0 and _bracketed(head, w.raw[head.last : number.begin])):
            name = replace(name, label=" ".join(whole.text.split()))
        found.append(context.with_context(w, name))
    return found


def _bracketed(head: mentions.Head, between: str) -> bool:
    """Whether brackets between head and number belong to the name, and do not only repeat the head's initials."""
    letters = "".join(c for c in between.lower() if c.isalpha())
    return "(" in between and letters != "".join(part[0] for part in head.form.head.split())


def _usual(w: walk.Words, head: mentions.Head, left: int, body: str) -> str:
    """What precedes the number in the usual form: the body or the modifiers, and the head as titles write it."""
    surface = w.raw[head.first : head.last]
    abbreviation = "." in head.form.head or (surface.isupper() and len(surface) <= _SHORT)
    usual = surface if abbreviation and not head.form.initials else mentions.title(head.form.head)
    prefix = body or " ".join(w.doc[w.index[left] : w.index[head.begin]].text.split())
    return f"{prefix} {usual}".strip()
