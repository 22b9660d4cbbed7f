"""Statements told in the document's own words, read by triggers and frames like events."""

from __future__ import annotations

from collections.abc import Iterator

from communique.interpret.reading import Reader, Reading
from communique.interpret.spans import sentence_start, words_of
from communique.interpret.speech import (
    CONTENT,
    SPEAKER,
    Speaker,
    Statement,
    can_speak,
    covers,
    is_first_person,
    mode_of,
    speaker_of,
)
from communique.model import Entity

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def told(reader: Reader) -> Iterator[Statement]:
    """Statements that a trigger tells, in the order of their cues; one for each cue."""
    done: set[int] = set()
    for reading in reader.readings("Statement"):
        if reading.head.i in done or not _is_made(reading) or not _is_meant(reader, reading):
            continue
        content = _content(reader, reading)
        speaker = _speaker(reader, reading)
        if content is None or speaker is None or covers(content, reading.head):
            continue
        done.add(reading.head.i)
        others = tuple(
            (f.slot.role, e) for f in reading.fillers if f.slot.role not in (CONTENT, SPEAKER) for e in f.entities
        )
        yield Statement(reading.trigger, reading.words, content, mode_of(reader, content), speaker, others)


def _content(reader: Reader, reading: Reading) -> tuple[int, int] | None:
    contents = [f.token for f in reading.fillers if f.slot.role == CONTENT]
    if not contents:
        return None
    apart = [reading.head]
    if reading.head.tag_ == "MD":
        apart += [c for c in contents[0].children if c.dep_ == "conj" and any(g.dep_ == "nsubj" for g in c.children)]
    words = words_of(contents[0], without=[*reading.words, *apart])
    return _from_sentence_start(reader, reading, words) if words is not None else None


def _from_sentence_start(reader: Reader, reading: Reading, words: tuple[int, int]) -> tuple[int, int]:
    """Words before a cue that closes the sentence (“…, officials said”): all from its start, however parsed."""
    doc = reader.doc
    subjects = [f.token.left_edge.i for f in reading.fillers if f.slot.role == SPEAKER]
    tail = min([reading.head.i, *subjects])
    comma = doc[tail - 1].text if tail else ""
    if comma != "," or not words[1] - 1 <= tail - 1 <= words[1] or words[1] > tail:
        return words
    return sentence_start(doc, words[0]), words[1]


def _speaker(reader: Reader, reading: Reading) -> Speaker | None:
    fillers = [f for f in reading.fillers if f.slot.role == SPEAKER]
    if not fillers:
        return None
    named = [f.token for f in fillers if f.entities]
    speaker = speaker_of(reader, named or [fillers[0].token], reading.words)
    anyone = reading.frame.tells or (speaker is not None and bool(speaker.entities))
    if not anyone and not can_speak(reader, fillers[0].token):
        return None
    return speaker


def _is_made(reading: Reading) -> bool:
    """Whether a statement is told as made: neither only a condition nor denied, but where the denial makes the act."""
    children = list(reading.head.children)
    if any(c.dep_ == "neg" and c.lower_ not in reading.trigger.beside for c in children):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in children)


def _is_meant(reader: Reader, reading: Reading) -> bool:
    """Whether a modal verb makes the act: it does so only in the main clause of those whose own words these are.

    “We will go on” is a promise; “the court will go on” foretells.
    """
    if reading.head.tag_ != "MD":
        return True
    verb = reading.head.head
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.dep_ not in _MAIN or "be" in helpers or verb.lemma_.lower() in reading.trigger.unless:
        return False
    subject = next((f for f in reading.fillers if f.slot.role == SPEAKER), None)
    return subject is not None and (is_first_person(subject.token) or _is_author(reader, subject.entities))


def _is_author(reader: Reader, entities: tuple[Entity, ...]) -> bool:
    """Whether some entities are just those for whom “we” stands in the document."""
    authors = [
        r.entities
        for i, r in sorted(reader.found.referents.items())
        if r.reason == "author" and reader.doc[i].lower_ == "we"
    ]
    return any(set(entities) == set(a) for a in authors)
