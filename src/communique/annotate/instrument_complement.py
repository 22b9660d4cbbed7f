"""How far the name of a legal instrument reaches to the right of its head noun.

Entity labels, when the Doc has them, help to stop at a coordinated entity; nothing else of a model is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.annotate import instrument_words as words

if TYPE_CHECKING:
    from communique.annotate.instrument_walk import Words

_MAX = 60
_PASSIVE = frozenset({"in", "under", "by", "to"})
_IN_VIEW = frozenset({("with", "regard", "to"), ("with", "respect", "to")})
_PARTS = frozenset({"one", "other", "first", "second"})


@dataclass(slots=True)
class _Way:
    """What a complement has been so far: its first word, the index behind its last, how many content words."""

    begin: int
    between: bool = False
    listed: bool = False
    count: int = 0
    end: int = 0


def complement(w: Words, begin: int, *, modified: bool) -> int:
    """Index behind the complement that begins at ``begin`` ("on the Rights of the Child"), or ``begin``.

    Args:
        w: the words.
        begin: index of the word after the head (or after its number).
        modified: whether capitalised modifiers stand before the head; then less may follow it.
    """
    first = w.at(begin)
    openers = words.OPENERS_AFTER_MODIFIER if modified else words.OPENERS
    if not w.joins(begin) or first not in openers or (first in {"relating", "pertaining"} and w.at(begin + 1) != "to"):
        return begin
    if first == "to" and not _to_holds(w, begin):
        return begin
    way = _Way(begin, between=first in {"between", "among"} or "joint" in w.low[max(0, begin - 3) : begin])
    i = begin + 1
    while i - begin < _MAX and w.joins(i) and _goes_on(w, i, way):
        way.between = way.between or w.low[i] in {"between", "among"}
        way.listed = way.listed or w.low[i] == ","
        if w.cap[i] and w.low[i] not in words.FUNCTION_WORDS:
            way.count += 1
        part = w.low[i] == "part"
        year = w.low[i].isdigit() and w.low[i - 1] == "year"
        if part or year or (w.cap[i] and w.low[i] not in words.FUNCTION_WORDS) or w.low[i - 1] in words.HYPHENS:
            way.end = i + 1
        i += 1
    enough = way.count >= 2 or not (modified and first == "for")
    return way.end if way.count and enough else begin


def _of_one_part(w: Words, i: int) -> bool:
    """Whether the formula of bilateral treaties "of the one part" begins at i."""
    return i >= 0 and w.low[i : i + 2] == ("of", "the") and w.at(i + 2) in _PARTS and w.at(i + 3) == "part"


def _goes_on(w: Words, i: int, way: _Way) -> bool:
    """Whether word i belongs to the complement that has come so far."""
    low = w.low[i]
    if way.between and (_of_one_part(w, i + 1) or any(_of_one_part(w, i - k) for k in range(4))):
        return True
    if low in {"and", "or", "&"}:
        return _and_holds(w, i, way)
    if low in words.FUNCTION_WORDS:
        second = low == "the" and w.text[i].isupper() and w.is_cap(i - 1)  # of two titles in capitals
        return not second and _inner_holds(w, i, way)
    if w.cap[i]:
        return not _stops(w, i)
    if low == ",":
        if w.at(i + 1) == "as" and w.at(i + 2) in words.CHANGED and w.is_cap(i + 2):
            return True
        return _parties_ahead(w, i) if way.between else _list_ahead(w, i, way.listed)
    return _inside_word(w, i, way)


def _inside_word(w: Words, i: int, way: _Way) -> bool:
    """Whether a hyphen, the second half of a compound, a possessive or a number goes on with the name."""
    low, end = w.low[i], way.end
    if (w.at(i - 1), low, w.at(i + 1)) in _IN_VIEW:
        return True
    if low.endswith("ed") and w.at(i + 1) in _PASSIVE and _instrument_ahead(w, i + 1):
        return True  # "Assistance provided in the … Agreement"
    if low in words.HYPHENS:
        return end == i and w.glued[i] and i + 1 < len(w) and w.glued[i + 1]
    if w.at(i - 1) in words.HYPHENS:
        return w.glued[i] and end == i - 1 and low.isalpha()
    if low in words.POSSESSIVES:
        return end == i and w.glued[i] and w.is_cap(i + 1)
    if low.isdigit() and w.at(i - 1) == "year":
        return w.is_cap(i - 1)  # "for Fiscal Year 2024"
    if low.isdigit() and w.at(i - 1) == "of" and i - 1 in w.heads.values():
        return w.at(i + 1) in words.OPENERS_OF_TITLES and i - 1 != way.begin  # "to the Treaty of 1949 on …"
    return low.isdigit() and w.is_cap(i + 1) and w.low[i + 1] not in words.MONTHS


def _stops(w: Words, i: int) -> bool:
    """Whether a capitalised word begins something else: a person, a day, a date."""
    low, before = w.low[i], w.at(i - 1)
    gathering = low in words.GATHERINGS and w.is_cap(i - 1)
    return (
        gathering
        or low in words.TITLES
        or low in words.WEEKDAYS
        or (low.rstrip(".") in {"no", "nos"} and _number_ahead(w, i))
        or (low in words.MONTHS and before in {"of", "in", "on"})
    )


def _number_ahead(w: Words, i: int) -> bool:
    """Whether "No." at i stands before a number."""
    return any(w.at(k)[:1].isdigit() for k in (i + 1, i + 2))


def _to_holds(w: Words, i: int) -> bool:
    """Whether "to" leads to another instrument ("… to the …") or to the verb of a title ("to Combat")."""
    if w.at(i + 1) in words.TITLE_VERBS and w.is_cap(i + 1):
        return True
    return _instrument_ahead(w, i)


def _instrument_ahead(w: Words, i: int) -> bool:
    """Whether the small word at i leads to the name of another instrument: "to the …", "in the 1998 …"."""
    j = i + 2 if w.at(i + 1) == "the" else i + 1
    j += w.at(j).isdigit()
    while w.is_cap(j) or (w.at(j) in words.HYPHENS and w.is_cap(j + 1)):
        if j in w.heads:
            return True
        j += 1
    return False


def _action(low: str) -> bool:
    return low in words.ACTION_NOUNS or (low.endswith(words.ACTION_ENDINGS) and low not in words.PLACELIKE)


def _inner_holds(w: Words, i: int, way: _Way) -> bool:
    """Whether a function word inside a complement goes on with it rather than with the clause."""
    low, before = w.low[i], w.low[i - 1]
    after_link = before in {"relating", "related", "pertaining", "and", "or"}
    verb = low == "to" and w.at(i + 1) in words.TITLE_VERBS and w.is_cap(i + 1)
    amended = low == "as" and w.at(i + 1) in words.CHANGED and w.is_cap(i + 1)
    annexed = low == "with" and w.is_cap(i + 1) and w.low[i + 1] in words.ANNEXED
    if verb or amended or annexed or (before.endswith("ed") and low in _PASSIVE and _instrument_ahead(w, i)):
        return True
    if (low, w.at(i + 1), w.at(i + 2)) in _IN_VIEW or (w.at(i - 2), before, low) in _IN_VIEW:
        return True
    if (low, w.at(i + 1)) in words.FIXED_PAIRS or low in words.FREE_INNER or (w.cap[i] and w.is_cap(i + 1)):
        return True
    if after_link or low == "from":
        return low in {"to", "on", "of", "for", "in"} if after_link else _from_holds(w, i, way)
    if low in {"for", "on"} and (way.between or w.at(i + 1) == "a" or before in words.BODY_NOUNS):
        return True
    headed = i in w.heads.values() and w.cap[i - 1]
    dated = before.isdigit() and w.at(i - 2) == "of" and i - 2 in w.heads.values() and i - 2 != way.begin
    if (headed or dated) and low in words.OPENERS_OF_TITLES and not way.between:
        return w.is_cap(i + 1) or (w.at(i + 1) == "the" and w.is_cap(i + 2))  # a protocol to a treaty, on something
    # in a title "to" and "on" may follow any noun of action, but not the party in "… of X"
    instrument = low == "to" and w.at(i + 1) == "the" and _to_holds(w, i)
    action = low in words.BOUND_INNER and (_action(before) or _activity(w, i))
    if low == "in" and _dated_place(w, i + 1):
        return False
    abstract = low == "to" and w.is_cap(i + 1) and _action(w.low[i + 1])  # "Consent to Ratification"
    return instrument or (action and (abstract or w.low[way.begin] != "of" or low not in {"to", "on"}))


def _dated_place(w: Words, i: int) -> bool:
    """Whether a place and a date follow at i, which tell when and where of the clause: "in Oslo on 3 May 1990"."""
    while w.is_cap(i) and w.joins(i):
        i += 1
    return any(w.at(k - 1) in {"on", "in", ","} and k in w.dates for k in (i + 1,)) or (i in w.dates)


def _activity(w: Words, i: int) -> bool:
    """Whether "in the" at i leads to a capitalised activity ("of States in the Exploration of …")."""
    return w.low[i] == "in" and w.at(i + 1) == "the" and w.is_cap(i + 2) and _action(w.low[i + 2])


def _from_holds(w: Words, i: int, way: _Way) -> bool:
    """Whether "from" belongs to a noun before it ("Withdrawal of … from …")."""
    return any(word in words.SOURCES for word in w.low[way.begin : i])


def _and_holds(w: Words, i: int, way: _Way) -> bool:
    """Whether "and" joins two words of one name rather than two names."""
    free = way.between or way.listed
    j = i + 1
    if w.at(j) in {"on", "of", "for", "their", "its", "against"}:
        j += 1
        j += w.at(j) in {"the", "their", "its"}
    elif w.at(j) == "the":
        if not free:
            return False
        j += 1
    elif w.low[way.begin] == "of" and way.count == 1 and not free and not _action(w.low[i - 1]):
        return False
    if not w.joins(j) or not w.is_cap(j) or _stops(w, j):
        return False
    acronym = len(w.text[j]) > 1 and w.text[j].isupper() and not w.text[i - 1].isupper()
    other = w.label[j] in {"GPE", "PERSON"} and w.label[j] != w.label[i - 1] and not _of_action(w, i)
    alike = _action(w.low[i - 1]) and _action(w.low[j])  # "Peace and Friendship", whatever a recogniser says
    if not free and (acronym or (other and not alike)):
        return False
    while j < len(w) and w.joins(j) and (w.cap[j] or w.low[j] in words.HYPHENS):
        if j in w.heads:
            return False
        j += 1
    return j not in w.heads


def _of_action(w: Words, i: int) -> bool:
    """Whether the names before "and" at i are those of a noun of action in the title: "the Accession of A and B"."""
    k = i - 1
    while w.joins(k) and w.cap[k]:
        k -= 1
    return w.label[i - 1] != "" and w.at(k) == "of" and w.is_cap(k - 1) and _action(w.at(k - 1))


def _list_ahead(w: Words, i: int, listed: bool) -> bool:
    """Whether the comma at i belongs to a list of single nouns inside the name: "Production, Stockpiling and Use"."""
    single = listed or not w.cap[i - 2] or w.low[i - 2] in {"other", "all"}
    j = i + 1
    while single and w.joins(j):
        if w.low[j] in {"and", "or"}:
            j += w.at(j + 1) == "the"
            return w.is_cap(j + 1) and j + 1 not in w.heads
        size = 0
        while w.joins(j) and w.is_cap(j):
            if j in w.heads or (w.text[j].isupper() and len(w.text[j]) > 2 and not w.text[i - 1].isupper()):
                return False
            j, size = j + 1, size + 1
        if w.at(j) == ",":
            j += 1
        elif w.at(j) not in {"and", "or"}:
            return False
        if not 0 < size <= 3:
            return w.at(j) in {"and", "or"} and w.at(j - 1) == "," and w.is_cap(j + 1) and size == 0
    return False


def _parties_ahead(w: Words, i: int) -> bool:
    """Whether the comma at i stands between parties: "between the Government of A, the Government of B and C"."""
    j = i + 1
    while j - i < _MAX and w.joins(j) and (w.cap[j] or w.low[j] in {"the", "of", ",", "and"} | words.HYPHENS):
        if j in w.heads:
            return False
        if w.low[j] == "and" and (w.is_cap(j + 1) or w.at(j + 1) == "the"):
            return not _stops(w, i + 1)
        j += 1
    return False
