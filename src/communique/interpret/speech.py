"""What quoted and told statements have in common: the statement itself, its speaker, the mode of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.frames import Frame, Trigger
from communique.interpret.reading import Reader
from communique.interpret.spans import words_of
from communique.interpret.syntax import noun_slots
from communique.model import Entity

CONTENT = "content"
SPEAKER = "speaker"
COLON = ":"
"""The word of the trigger for what only a colon or dash gives to a speaker."""
_LONGEST_NAME = 20
_FIRST_PERSON = frozenset({"i", "me", "we", "us"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        entities: all who speak, where the text tells which they are.
        text: the words for one of whom the text does not tell.
        source: token offsets of the words that stand for the speaker; equal ones where there are none.
        named: whether the words themselves hold the name, as no pronoun does.
    """

    entities: tuple[Entity, ...]
    text: str
    source: tuple[int, int] = (0, 0)
    named: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement before it is a claim.

    Attributes:
        trigger: what told it.
        cue: its words, the head first.
        content: token offsets of what is said.
        mode: local name of its mode.
        speaker: who says it.
        others: role and entity of the addressee and the target.
        frame: the frame of the trigger that was satisfied; None of quoted words, which no frame finds.
    """

    trigger: Trigger
    cue: tuple[Token, ...]
    content: tuple[int, int]
    mode: str
    speaker: Speaker
    others: tuple[tuple[str, Entity], ...] = ()
    frame: Frame | None = None

    @property
    def speakers(self) -> tuple[Entity, ...]:
        """All who say it, where the text tells which they are."""
        return self.speaker.entities

    @property
    def speaker_text(self) -> str:
        """The words for a speaker of whom the text does not tell who it is."""
        return self.speaker.text

    @property
    def source(self) -> tuple[int, int]:
        """Token offsets of the words for the speaker."""
        return self.speaker.source


def covers(stretch: tuple[int, int], token: Token) -> bool:
    """Whether a token is in a stretch of token offsets."""
    return stretch[0] <= token.i < stretch[1]


def speaker_of(reader: Reader, tokens: Sequence[Token], cut: Iterable[Token] = ()) -> Speaker | None:
    """Who speaks, of the heads of the words that stand for the speaker; None when there are none.

    Args:
        reader: of the Doc.
        tokens: heads of a subject and what is coordinated with it.
        cut: tokens whose own words are not the speaker's, such as the cue.
    """
    if not tokens:
        return None
    words = words_of(tokens[0], without=cut) or (tokens[0].i, tokens[0].i + 1)
    if words[1] - words[0] > _LONGEST_NAME:
        words = (tokens[0].left_edge.i, tokens[0].i + 1)
    entities = tuple(dict.fromkeys(e for t in sorted(tokens, key=lambda t: t.i) for e in _denoted(reader, t)))
    if entities:
        referents = [reader.found.referents[i] for i in range(*words) if i in reader.found.referents]
        named = any(r.reason == "name" and set(entities) & set(r.entities) for r in referents)
        return Speaker(entities, "", words, named)
    return Speaker((), reader.doc[words[0] : words[1]].text, words)


def _denoted(reader: Reader, token: Token) -> tuple[Entity, ...]:
    """The entities that a speaker's words denote: one who speaks for a body or from a state stands for that."""
    entities = reader.denoted(token)
    if token.i in reader.found.referents or any(c.dep_ == "appos" for c in token.children):
        return entities
    bodies = tuple(e for e in entities if not reader.ontology.is_a(e.type, "Person"))
    if bodies or not reader.is_noun_for(token, ("Person",)):
        return bodies
    slots = noun_slots(token)
    spoken_for = (reader.denoted(t) for slot in ("for", "in", "at", "with") for t in slots.get(slot, ()))
    return next((found for found in spoken_for if _are_bodies(reader, found)), ())


def _are_bodies(reader: Reader, entities: tuple[Entity, ...]) -> bool:
    return bool(entities) and all(reader.is_any(e.type, ("State", "Organisation")) for e in entities)


def can_speak(reader: Reader, token: Token) -> bool:
    """Whether a noun or pronoun without a name may stand for one who speaks."""
    return reader.is_noun_for(token, ("Agent", "LegalInstrument", "Document"))


def is_first_person(token: Token) -> bool:
    """Whether a token is a pronoun of the first person."""
    return token.tag_ == "PRP" and token.lower_ in _FIRST_PERSON


def mode_of(reader: Reader, words: tuple[int, int]) -> str:
    """Whether words are quoted all through, in part or not at all."""
    inside = [q for q in reader.found.quotations if words[0] < q.end and q.start < words[1]]
    if not inside:
        return "indirect"
    covered = sum(min(q.end, words[1]) - max(q.start, words[0]) for q in inside)
    marks = 2 * len(inside)
    return "direct" if covered + marks >= words[1] - words[0] else "mixed"


def quoting_noun(reader: Reader, token: Token) -> Trigger | None:
    """The trigger of a noun for words that someone gives out, as a statement: one that may say what is in them."""
    if token.pos_ != "NOUN":
        return None
    for trigger in reader.ontology.triggers.get(token.lemma_.lower(), ()):
        says = any(s.slot == "clause" and s.role == CONTENT for f in trigger.frames for s in f.slots)
        if len(trigger.words) == 1 and trigger.pos == "noun" and says:
            return trigger
    return None


def quoting_verb(reader: Reader, token: Token) -> Trigger | None:
    """The trigger by which a verb introduces quoted words: one whose frame takes a clause."""
    if token.pos_ != "VERB":
        return None
    for trigger in reader.ontology.triggers.get(token.lemma_.lower(), ()):
        takes_clause = any(s.slot == "clause" and s.role == CONTENT for f in trigger.frames for s in f.slots)
        if len(trigger.words) == 1 and trigger.pos == "verb" and takes_clause:
            return trigger
    return None
