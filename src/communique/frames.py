"""Frames: which syntactic slot of a trigger fills which role.

A frame is written in a type file as words of the form ``slot=role``, for example
``subject=signatory object=instrument! with=signatory``. After the role may come ``:Class`` (narrower than the
role's own range; several parted by ``|``), ``!`` (the slot must be filled), ``+`` (by two or more), ``~`` (a thing
stands for whose it is: “struck Kenya's ports”) and ``@`` (a state or place is where it happens too, if nothing else
is: “invaded Kuwait”). ``-slot`` says that a slot must be empty. Slots are ``subject``, ``object``, ``predicate``
(“called it a step”), ``clause``, ``infinitive``, ``compound``, ``governor``, ``around``, ``'s`` and every preposition;
of a noun, ``subject`` is that of the light verb it depends on (“X held talks”), ``around``
that of the clause in whose course it happens (“in a call, X and Y agreed”). The notation is in the spirit of VerbNet's
frames (Kipper-Schuler 2005), cut to what a dependency parse tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_SLOT = re.compile(
    r"(?P<slot>'s|[a-z]+)=(?P<role>[A-Za-z]+)(?::(?P<range>[A-Za-z|]+))?"
    r"(?P<required>!)?(?P<plural>\+)?(?P<owned>~)?(?P<local>@)?"
)
_ABSENT = re.compile(r"-(?P<slot>'s|[a-z]+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a frame.

    Attributes:
        slot: "subject", "object", "predicate", "clause", "infinitive", "compound", "governor", "around", "'s" or a
            preposition.
        role: local name of the property that it fills.
        range: local names of the classes of which a filler must have one; empty for the range of the role.
        required: whether the frame fails when nothing fills the slot.
        plural: whether at least two must fill it.
        owned: whether a thing that is no entity stands for the one that it belongs to.
        local: whether the event happens in what fills it, where no other place is told.
    """

    slot: str
    role: str
    range: tuple[str, ...] = ()
    required: bool = False
    plural: bool = False
    owned: bool = False
    local: bool = False

    def __str__(self) -> str:
        narrowed = f":{'|'.join(self.range)}" if self.range else ""
        mark = "+" if self.plural else "!" if self.required else ""
        return f"{self.slot}={self.role}{narrowed}{mark}"


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots that a trigger has, and those that it must not have."""

    slots: tuple[Slot, ...]
    absent: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return " ".join([*map(str, self.slots), *(f"-{slot}" for slot in sorted(self.absent))])

    @property
    def roles(self) -> frozenset[str]:
        """Local names of the properties that the frame can fill."""
        return frozenset(s.role for s in self.slots)

    @property
    def tells(self) -> bool:
        """Whether it needs a clause, as a verb of saying does."""
        return any(s.required and s.slot in ("clause", "governor") for s in self.slots)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that expresses a type.

    Attributes:
        type: local name of the class.
        pos: "verb" or "noun".
        words: lemmas, the head first; further words depend on it. A noun may be given in its plural form.
        frames: tried in order, the first that is satisfied wins.
        anchored: whether it counts only with a participant, place or date.
        unless: words that, beside the trigger, show that something else is meant.
        beside: words of which one must stand beside the trigger; empty when none need.
        gives: local name of the status that the trigger itself gives, or "".
        plover: its class in the PLOVER scheme, or "".
    """

    type: str
    pos: str
    words: tuple[str, ...]
    frames: tuple[Frame, ...]
    anchored: bool = False
    unless: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    gives: str = ""
    plover: str = ""

    @property
    def name(self) -> str:
        """How the trigger is named in messages and provenance."""
        return f"{self.type}: {self.pos} “{' '.join(self.words)}”"


@cache
def parse_frame(text: str) -> Frame:
    """Reads a frame.

    Raises:
        ValueError: with the word that is not of the form ``slot=role[:Class][!][+]`` or ``-slot``.
    """
    slots: list[Slot] = []
    absent: set[str] = set()
    for word in text.split():
        if match := _SLOT.fullmatch(word):
            plural = match["plural"] is not None
            classes = tuple(filter(None, (match["range"] or "").split("|")))
            required = match["required"] is not None or plural
            owned, local = match["owned"] is not None, match["local"] is not None
            slots.append(Slot(match["slot"], match["role"], classes, required, plural, owned, local))
        elif match := _ABSENT.fullmatch(word):
            absent.add(match["slot"])
        else:
            raise ValueError(f"“{word}” is not of the form slot=role, with :Class, !, +, ~ or @ after it, or -slot")
    return Frame(tuple(slots), frozenset(absent))


_PREPOSITIONS = frozenset(
    {"of", "for", "to", "against", "on", "in", "with", "from", "between", "by", "at", "into", "under", "about"}
)


def head_first(pos: str, words: str) -> tuple[str, ...]:
    """The words of a trigger with the head before those that depend on it.

    A verb stands first as it is (“reach agreement”). A noun is written as in a text: its head is the last word, or that
    before the first preposition (“air strike”, “instrument of ratification”). A hyphen parts words, as the tokeniser
    does.
    """
    parts = [p for word in words.split() for p in unhyphenated(word).split("-")]
    if pos == "verb" or len(parts) == 1:
        return tuple(parts)
    at = next((i for i, part in enumerate(parts) if part in _PREPOSITIONS and i), len(parts)) - 1
    return (parts[at], *parts[at + 1 :], *parts[:at])


def unhyphenated(word: str) -> str:
    """A word without the hyphen after the prefix “re” or “co”, which texts write with it and without."""
    return word[:2] + word[3:] if word.startswith(("re-", "co-")) else word
