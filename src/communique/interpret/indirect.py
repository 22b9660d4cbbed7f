"""Statements told in the document's own words, read by triggers and frames like events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.interpret.operative import article_text
from communique.interpret.reading import Filler, Reader, Reading
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
from communique.interpret.status import status_of
from communique.model import Entity

_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_UNMADE = frozenset({"planned", "hypothetical"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = frozenset({"aux", "auxpass", "xcomp"})


def told(reader: Reader, readings: Iterable[Reading]) -> Iterator[Statement]:
    """Statements that a trigger tells, in the order of their cues; one for each cue, none in the articles of a treaty.

    Args:
        reader: of the Doc.
        readings: its triggers of statements, in the order of the text.
    """
    done: set[int] = set()
    articles = article_text(reader.doc)
    for reading in readings:
        if not done.isdisjoint(_verbs(reading)) or reading.head.i > articles or not _is_made(reader, reading):
            continue
        content = _content(reader, reading)
        speaker = _speaker(reader, reading)
        if content is None or speaker is None or covers(content, reading.head):
            continue
        done.update(_verbs(reading))
        others = tuple(
            (f.slot.role, e) for f in reading.fillers if f.slot.role not in (CONTENT, SPEAKER) for e in f.entities
        )
        yield Statement(
            reading.trigger, reading.words, content, mode_of(reader, content), speaker, others, reading.frame
        )


def _verbs(reading: Reading) -> list[int]:
    """Offsets of the words of the cue that could be a cue alone."""
    return [w.i for w in reading.words if w == reading.head or w.pos_ == "VERB"]


def _filling(reading: Reading, role: str) -> list[Filler]:
    return [f for f in reading.fillers if f.slot.role == role]


# ---------------------------------------------------------------- what is said


def _content(reader: Reader, reading: Reading) -> tuple[int, int] | None:
    contents = [f.token for f in _filling(reading, CONTENT)]
    if not contents:
        return None
    apart = [reading.head]
    if reading.head.tag_ == "MD":
        apart += [c for c in contents[0].children if c.dep_ == "conj" and any(g.dep_ == "nsubj" for g in c.children)]
    words = words_of(contents[0], without=[*reading.words, *apart])
    if words is None:
        return None
    if contents[0].lemma_.lower() in reading.trigger.beside:
        words = _with_complement(reader, reading, words)
    return _from_sentence_start(reader, reading, _without_day(reader, reading, words))


def _without_day(reader: Reader, reading: Reading, words: tuple[int, int]) -> tuple[int, int]:
    """A clause without the day of the statement, which the parse takes into it (“said on Friday it would respond”)."""
    if words[0] - 1 != reading.head.i or not reading.frame.tells:
        return words
    starts = (words[0], words[0] + (reader.doc[words[0]].pos_ == "ADP"))
    day = next((d for d in reader.found.dates if d.start in starts and d.end < words[1]), None)
    return (day.end, words[1]) if day is not None else words


def _with_complement(reader: Reader, reading: Reading, words: tuple[int, int]) -> tuple[int, int]:
    """The noun of an act with the complement that the parse hangs on its verb (“expressed concern about …”)."""
    others = {f.token.i for f in reading.fillers}
    dated = {i for d in reader.found.dates for i in range(d.start, d.end)}
    for child in reading.head.rights:
        inner = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if child.i != words[1] or child.dep_ != "prep" or not inner:
            continue
        complement = words_of(child) if inner[0].i not in others | dated else None
        return (words[0], complement[1]) if complement is not None else words
    return words


def _from_sentence_start(reader: Reader, reading: Reading, words: tuple[int, int]) -> tuple[int, int]:
    """Words before a cue that closes the sentence (“…, officials said”): all from its start, whatever the parse."""
    doc = reader.doc
    tail = min([reading.head.i, *(f.token.left_edge.i for f in _filling(reading, SPEAKER))])
    if tail == 0 or doc[tail - 1].text != "," or words[1] > tail:
        return words
    governed = any(f.slot.slot == "governor" for f in _filling(reading, CONTENT))
    if words[1] < tail - 1 and not (governed and _closes_sentence(reading)):
        return words
    return sentence_start(doc, words[0]), tail - 1


def _closes_sentence(reading: Reading) -> bool:
    """Whether nothing of the sentence stands behind a cue and its own words."""
    end = max(t.right_edge.i for t in (reading.head, *(f.token for f in _filling(reading, SPEAKER)))) + 1
    return all(t.is_punct or t.is_space for t in reading.head.doc[end : reading.head.sent.end])


# ---------------------------------------------------------------- who says it


def _speaker(reader: Reader, reading: Reading) -> Speaker | None:
    fillers = _filling(reading, SPEAKER)
    if not fillers:
        return None
    tokens = [f.token for f in fillers if f.entities] or [fillers[0].token]
    alone = reading.head.tag_ == "VBZ" and fillers[0].slot.slot == "subject"
    speaker = speaker_of(reader, tokens[:1] if alone else tokens, reading.words)
    if speaker is None or (_is_ground(reading.head) and not speaker.named):
        return None
    known = reading.frame.tells or bool(speaker.entities) or can_speak(reader, fillers[0].token)
    return speaker if known else None


def _is_ground(verb: Token) -> bool:
    """Whether a gerund tells for what someone is thanked, blamed or known: a deed, more often than words."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of", "from")


# ---------------------------------------------------------------- whether it is said


def _is_made(reader: Reader, reading: Reading) -> bool:
    """Whether a statement is told as made.

    It is not where it is a condition, is denied (but for what a denial makes an act), or is only to come. In the first
    person the very words make it (“I want to thank …”, “we would urge …”).
    """
    head, children = reading.head, list(reading.head.children)
    if any(c.dep_ == "neg" and c.lower_ not in reading.trigger.beside for c in children):
        return False
    if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in children):
        return False
    subject = next(iter(_filling(reading, SPEAKER)), None)
    if head.tag_ == "MD":
        return subject is not None and _is_promise(reader, reading, subject)
    if head.pos_ not in ("VERB", "AUX") or (subject is not None and is_first_person(subject.token)):
        return True
    helpers = {c.tag_ for c in children if c.dep_ in ("aux", "auxpass")}
    if (head.dep_ == "advcl" and head.tag_ == "VBG") or ("MD" not in helpers and (helpers | {head.tag_}) & _FINITE):
        return True
    cues = reader.ontology.statuses_for(reading.trigger.type)
    return status_of(head, cues, "", reader.ontology.carriers)[0] not in _UNMADE


def _is_promise(reader: Reader, reading: Reading, subject: Filler) -> bool:
    """Whether a modal verb makes the act: it does so only in the main clause of those whose own words these are.

    “We will go on” is a promise; “the court will go on” foretells.
    """
    verb = reading.head.head
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in _HELPERS}
    if verb.dep_ not in _MAIN or "be" in helpers or verb.lemma_.lower() in reading.trigger.unless:
        return False
    # “Officials of our governments” are not the authors, “the governments of A and B” may be.
    itself = subject.token.i in reader.found.referents or all(t.lower_ != "our" for t in subject.token.subtree)
    return is_first_person(subject.token) or (itself and _is_author(reader, subject.entities))


def _is_author(reader: Reader, entities: tuple[Entity, ...]) -> bool:
    """Whether some entities are just those in whose name the document speaks, or for whom “we” stands in it."""
    referents = sorted(reader.found.referents.items())
    authors = [set(r.entities) for i, r in referents if r.reason == "author" and reader.doc[i].lower_ == "we"]
    return bool(entities) and set(entities) in [*authors, set(reader.found.authors)]
