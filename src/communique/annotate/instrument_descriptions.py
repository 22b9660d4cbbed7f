"""Descriptions in lower case that denote one particular legal instrument (“the draft peace treaty”)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.annotate import instrument_context as context
from communique.annotate import instrument_words as words
from communique.annotate.instrument_mentions import Head, title, with_year
from communique.annotate.instrument_provisions import provision
from communique.annotate.instrument_walk import made, text_of, written
from communique.model import Name

if TYPE_CHECKING:
    from communique.annotate.instrument_walk import Words

_DEMONYM = re.compile(r".*(?:an|ish|ese|ic|i|ch|ni)$")
_PERSONAL = frozenset({"his", "her", "your", "my"})
_LONGEST = 12  # words of a complement
_FURTHER = 3  # how many modifiers that no list has may stand before a head whose parties are named


def described(w: Words, head: int) -> int:
    """Index of the first lower-case modifier of a description before the head (“draft peace …”), or ``head``."""
    start = head
    while w.joins(start) and not w.cap[start - 1]:
        low = w.low[start - 1]
        compound = start >= 3 and w.low[start - 2] in words.HYPHENS and w.glued[start - 1] and w.glued[start - 2]
        if (low in words.SPECIFIC | words.LOOSE or w.doc[w.index[start - 1]].tag_ == "JJS") and not compound:
            start -= 1
        elif compound and not w.cap[start - 3] and "".join(w.low[start - 3 : start]) in words.SPECIFIC:
            start -= 3
        else:
            break
    return start


def common(w: Words, head: Head, left: int, start: int, named: str) -> list[Name]:
    """The mention made by a lower-case head: “Minsk …s”, or a description that denotes one instrument.

    ``[left, start)`` are its capitalised modifiers, ``[start, head.begin)`` those in lower case.
    """
    if w.at(head.end) in words.HYPHENS and w.joins(head.end) and w.glued[head.end]:
        return []
    own = [w.low[i] for i in range(start, head.end - 1)]
    joined = {"".join(own[i : i + 3]) for i in range(len(own))} | set(own)
    dated = _dated(w, head) if left == head.begin else head.end
    if left == start:
        start, before = _further(w, head, start)
        left = start
    else:
        before = _before_loose(w, left)
    if before in words.NOT_BEFORE:
        return []
    if left < start:
        accepted = _named(w, head, left, start, before, joined, named)
    else:
        phrase = head.end - head.begin > 1 and before in words.INDEFINITE
        accepted = dated > head.end and (before in words.DEFINITE or phrase)
        accepted = accepted or _particular(w, head, start, before, joined)
    if not accepted:
        return []
    attributes = {"body": named} if named else {}
    if left == start or named or joined & words.SPECIFIC:
        attributes["generic"] = "true"
    last = max(dated, _subject(w, head.end), _of_state(w, head))
    begin, end = w.index[left], w.index[last - 1] + 1
    named_to = w.index[_parties_end(w, head.end) - 1] + 1 if _parties(w, head.end) else 0
    if named_to > end:
        attributes["parties"] = "named"
    elif (topic := _topic(w, head.end)) > head.end:
        named_to = w.index[topic - 1] + 1
    elif _text(w, head) or last > head.end:
        named_to = _complement_end(w, head.end)
    label = text_of(w.doc, w.index[_plain_start(w, left, head)], max(end, named_to))
    if _of_state(w, head) > head.end:
        label = f"{title(head.form.head)} {text_of(w.doc, w.index[head.end], end)}"
        attributes.pop("generic", None)
    name = context.with_context(w, Name(begin, end, head.form.type, label, "", "grammar", attributes))
    return [replace(name, start=w.index[with_year(w, left)])]


def _cited(w: Words, start: int) -> bool:
    """Whether an article of what the words from ``start`` on describe is cited: “Article 91 of its revised …”."""
    return bool(provision(w.raw, w.doc[w.index[start]].idx, w.doc[w.index[start]].idx))


def _plain_start(w: Words, left: int, head: Head) -> int:
    """Index behind the words with which a description praises or dates what it names: “largest …”, “recent …”."""
    while left < head.begin and (w.low[left] in words.PRAISE or w.doc[w.index[left]].tag_ == "JJS"):
        left += 1
    return left


def _text(w: Words, head: Head) -> bool:
    """Whether a text is told to be signed, ratified … that a phrase names, or that words behind its noun describe."""
    if head.form.plural or not written(w, head.end):
        return False
    described = _parties(w, head.end) or _complement_end(w, head.end) > w.index[head.end - 1] + 1
    return described or head.end - head.begin > 1


def _complement_end(w: Words, k: int) -> int:
    """Token offset behind the words that hang on the noun before word k and follow it, or behind the noun."""
    noun = w.doc[w.index[k - 1]]
    noun = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    end = w.index[k - 1] + 1
    for child in noun.rights:
        if child.left_edge.i != end or child.dep_ not in {"prep", "acl"} or child.lower_ in {"in", "at", "of", "by"}:
            break
        if child.dep_ == "prep" and child.lower_ not in words.OPENERS:
            break
        under = {t.i for t in child.subtree}
        reach = end
        while reach in under and reach - noun.i < _LONGEST and not w.doc[reach].is_punct:
            reach += 1
        end = reach if reach not in under or w.doc[reach].is_punct else end
    return end


def _of_state(w: Words, head: Head) -> int:
    """Index behind “of” and a capitalised name that says whose a sole instrument is, or behind the head."""
    if not head.form.sole or w.at(head.end) != "of" or not w.joins(head.end):
        return head.end
    end = at = head.end + 1 + (w.at(head.end + 1) == "the")
    while w.joins(at) and (w.cap[at] or (w.low[at] == "of" and w.is_cap(at + 1))):
        at += 1
        end = at
    return end if end > head.end + 1 and w.cap[end - 1] else head.end


def _sole(w: Words, head: Head, before: str) -> bool:
    """Whether a head denotes the one instrument of its kind that a state has: “the …”, “its …”, “Chad's …”."""
    if not head.form.sole or head.form.plural or before in _PERSONAL:
        return False
    if w.at(head.end) == "of" and _of_state(w, head) == head.end:
        return False
    return before in words.DEFINITE | words.POSSESSIVES or (before in words.INDEFINITE and made(w, head.end))


def _before_loose(w: Words, left: int) -> str:
    """The word before a capitalised modifier, “historic”, “so-called” and the like passed over; "" for none."""
    at = left
    while w.joins(at):
        if w.at(at - 1) in words.LOOSE:
            at -= 1
        elif w.low[max(0, at - 3) : at] in {("so", hyphen, "called") for hyphen in words.HYPHENS}:
            at -= 3
        else:
            return w.at(at - 1)
    return ""


def _named(w: Words, head: Head, left: int, start: int, before: str, joined: set[str], named: str) -> bool:
    """Whether capitalised modifiers make a lower-case head an instrument."""
    if w.opens(left) and w.doc[w.index[left]].tag_ != "NNP":
        return False
    bare = head.form.plural and not before.isdigit() and not _DEMONYM.match(w.low[start - 1])
    bare = bool(named) or (bare and not w.text[start - 1].isupper() and before in words.FUNCTION_WORDS)
    if not named and not joined and _verbal(w, head):
        return False
    if before in words.DEFINITE | words.POSSESSIVES:
        return True
    if before in words.INDEFINITE:
        return bool(joined & words.SIGNAL) or made(w, head.end)
    return bare


def _particular(w: Words, head: Head, start: int, before: str, joined: set[str]) -> bool:
    """Whether a description without capitals denotes one instrument."""
    if _sole(w, head, before) or (before in words.INDEFINITE and _text(w, head)):
        return True
    if _cited(w, start) or (before in words.DEFINITE and written(w, head.end)):
        return not head.form.plural
    signal, specific = bool(joined & words.SIGNAL), bool(joined & words.SPECIFIC)
    definite = before in words.DEFINITE | words.POSSESSIVES
    several = head.form.plural and signal and head.begin - start > 1
    loose = head.form.plural and not signal and before in words.POSSESSIVES
    if "draft" in joined or several or (signal and before in words.INDEFINITE) or (definite and specific and not loose):
        return True
    if head.form.acronym:
        return definite or _parties(w, head.end)
    if _parties(w, head.end) and (definite or made(w, head.end)):
        return (start < head.begin or before in words.POSSESSIVES) and not head.form.plural
    if before in words.INDEFINITE | words.DEFINITE and max(_subject(w, head.end), _topic(w, head.end)) > head.end:
        return True
    return specific and before in words.INDEFINITE and made(w, head.end)


def _determiner(w: Words, start: int) -> str:
    """The word before a description, a year passed over (“the 1996 peace …”)."""
    if w.joins(start) and w.low[start - 1].isdigit() and w.joins(start - 1):
        return w.at(start - 2)
    return w.at(start - 1) if w.joins(start) else ""


def _further(w: Words, head: Head, start: int) -> tuple[int, str]:
    """Where a description begins, and the word before it, when its head is an acronym or its parties are named.

    Nouns that no list has belong to it; adjectives are passed over on the way to the determiner.
    """
    before = _determiner(w, start)
    if not (head.form.acronym or _parties(w, head.end)):
        return start, before
    at = start
    while w.joins(at) and start - at < _FURTHER and not w.cap[at - 1] and _modifies(w, at - 1):
        at -= 1
    nouns = start
    while nouns > at and not head.form.acronym and w.doc[w.index[nouns - 1]].tag_ == "NN":
        nouns -= 1
    return (head.begin if head.form.acronym else nouns), _determiner(w, at)


def _modifies(w: Words, i: int) -> bool:
    tag = w.doc[w.index[i]].tag_
    return tag in {"NN", "JJ", "VBN"} and w.low[i] not in words.DEFINITE | words.INDEFINITE | words.NOT_BEFORE


def _parties(w: Words, k: int) -> bool:
    """Whether the parties of a description are named from word k on: “with Chile”, “between the Republic of …”."""
    if not w.joins(k + 1) or w.low[k] not in {"with", "between", "among"}:
        return False
    return w.is_cap(k + 1) or (w.at(k + 1) == "the" and w.is_cap(k + 2))


def _parties_end(w: Words, k: int) -> int:
    """Index behind the capitalised words from word k on that name parties."""
    end = at = k + 1
    while w.joins(at) and (w.cap[at] or w.low[at] in {"the", "and", "of", ","} | words.HYPHENS):
        at += 1
        end = at if w.cap[at - 1] else end
    run = w.low[k:end]
    if not words.TITLES.isdisjoint(run):
        return k
    return k + run.index(",") if "," in run and "and" not in run else end


def _subject(w: Words, k: int) -> int:
    """Index behind a complement in lower case that begins at k and says what is agreed, or k itself."""
    if not w.joins(k) or w.low[k] not in {"for", "on", "of"}:
        return k
    at = k + 1 + (w.at(k + 1) in {"the", "a"})
    if not w.joins(at) or w.cap[at]:
        return k
    if w.low[at] in words.SUBJECTS and w.low[k] != "of":
        of = w.at(at + 1) in {"of", "in"} and w.joins(at + 2) and w.low[at + 2].isalpha() and not w.cap[at + 2]
        return at + 3 if of and w.low[at + 2] not in words.FUNCTION_WORDS | words.DEFINITE else at + 1
    return at + 1 if at == k + 1 and w.low[at] in words.SPECIFIC - words.SIGNAL else k


def _topic(w: Words, k: int) -> int:
    """Index behind “on” and the capitalised name of what was signed or reached, or k: “a treaty on the Aral Sea”."""
    if w.at(k) not in {"on", "over"} or not made(w, k):
        return k
    at = k + 1 + (w.at(k + 1) == "the")
    end = at
    while w.joins(end) and w.cap[end] and w.low[end] not in words.MONTHS | words.WEEKDAYS:
        end += 1
    return end if end > at else k


def _dated(w: Words, head: Head) -> int:
    """Index behind “of” and the day or month that follow the head, or behind the head."""
    end, value = w.dates.get(head.end + 1, (0, ""))
    return end if w.at(head.end) in {"of", "dated"} and w.joins(head.end) and "-" in value else head.end


def _verbal(w: Words, head: Head) -> bool:
    """Whether a lower-case head may be a verb: a tagger says so or, without one, an infinitive follows."""
    tag = w.doc[w.index[head.begin]].tag_
    if tag:
        return tag.startswith("V")
    return w.at(head.end) == "to" and not w.is_cap(head.end + 1) and w.at(head.end + 1) not in words.FUNCTION_WORDS
