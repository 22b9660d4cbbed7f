"""Words given to a speaker by a line of their own: “X said:” over a paragraph, and the labels of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from communique.interpret.cues import cue_in, speaker_of_cue
from communique.interpret.reading import Reader
from communique.interpret.speech import COLON, Speaker, Statement

# Kept with the Doc, which several readers of turns share.
_PARAGRAPHS = "communique.paragraphs"
_LABEL = re.compile(r"(?P<who>[^\W\d_][^:\n]{0,70}):(?=\s)|(?P<asked>Q)[ \xa0]+(?=[A-Z“\"(])")
_SHORTEST = 5
_ADDRESS = frozenset({"THE", "MR.", "MS.", "MRS.", "DR.", "MR", "MS", "SENIOR", "QUESTION", "MODERATOR"})
Label = tuple[int, int, re.Match[str]]
"""Token offsets of a paragraph, and the match of the label that begins it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript: token offsets of the words after the label, and whose they are."""

    start: int
    end: int
    speaker: Speaker | None


def paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """Token offsets of the paragraphs, without the spaces at their edges."""
    if _PARAGRAPHS not in doc.user_data:
        breaks = [token.i for token in doc if token.is_space and "\n" in token.text]
        edges = zip([0, *(i + 1 for i in breaks)], [*breaks, len(doc)], strict=True)
        doc.user_data[_PARAGRAPHS] = [(a, b) for a, b in edges if a < b]
    found: list[tuple[int, int]] = doc.user_data[_PARAGRAPHS]
    return found


def introduced(reader: Reader) -> Iterator[Statement]:
    """Paragraphs without marks that the one before gives to a speaker (“X said:”), each told by its first sentence."""
    doc = reader.doc
    parts = paragraphs(doc)
    for (start, end), (begin, stop) in pairwise(parts):
        if doc[end - 1].text != COLON or not _is_prose(doc[begin:stop]):
            continue
        cue = cue_in(reader, start, end - 1)
        speaker = speaker_of_cue(reader, cue, (begin, stop)) if cue else None
        if cue is not None and speaker is not None:
            yield Statement(cue.trigger, (cue.verb,), _first_sentence(doc, begin, stop), "direct", speaker)


def _is_prose(words: Span) -> bool:
    """Whether a paragraph is a sentence in the document's own marks: no item of a list, no quotation."""
    first, last = words[0], words[-1]
    return (
        len(words) >= _SHORTEST
        and first.is_alpha
        and not first.text[0].islower()
        and last.text in (".", "!", "?", "…", "”", ")")
    )


def _first_sentence(doc: Doc, begin: int, stop: int) -> tuple[int, int]:
    end = min(stop, doc[begin].sent.end)
    while end > begin and doc[end - 1].is_space:
        end -= 1
    return begin, end


def turns(reader: Reader) -> list[Turn]:
    """The turns of a transcript, in order; empty for a document without at least two labels in capitals."""
    doc = reader.doc
    labels = [(start, end, match) for start, end in paragraphs(doc) if (match := _LABEL.match(doc[start:end].text))]
    labels = [(start, end, m) for start, end, m in labels if m["asked"] or m["who"] == m["who"].upper()]
    labels = [label for label in labels if _is_speaker(reader, label, labels)]
    if len(labels) < 2:
        return []
    ends = [start for start, _, _ in labels[1:]] + [len(doc)]
    found: list[Turn] = []
    for (start, stop, match), end in zip(labels, ends, strict=True):
        begin = start
        while begin < stop and doc[begin].idx < doc[start].idx + match.end():
            begin += 1
        found.append(Turn(begin, end, _labelled(reader, start, begin, end, match["who"] or "")))
    return [t for t in found if t.start < t.end]


def _is_speaker(reader: Reader, label: Label, labels: Sequence[Label]) -> bool:
    """Whether a label is that of a speaker, no heading: it has a name, a form of address, or comes more than once."""
    start, end, match = label
    who = match["who"] or ""
    if not who or sum(m["who"] == who for _, _, m in labels) > 1 or who.split()[0] in _ADDRESS:
        return True
    doc = reader.doc
    stop = next((t.i for t in doc[start:end] if t.text == COLON), start)
    persons = (n for n in reader.found.names if start <= n.start and n.end <= stop)
    return any(reader.ontology.is_a(n.type, "Person") for n in persons)


def _labelled(reader: Reader, start: int, begin: int, end: int, label: str) -> Speaker | None:
    """The one whom a label names or who says “I” under it; None for one who only asks."""
    if not label:
        return None
    source = (start, begin - 1)
    referents = reader.found.referents
    names = [e for i in range(*source) if i in referents for e in referents[i].entities if e.type == "Person"]
    voices = [referents[t.i].entities for t in reader.doc[begin:end] if t.text == "I" and t.i in referents]
    entities = tuple(names[:1]) or (voices[0][:1] if voices else ())
    return Speaker(entities, "" if entities else label, source, named=bool(entities))


def spoken(reader: Reader, found: list[Turn]) -> Iterator[Statement]:
    """A statement for each turn of a speaker, whose content ends with its first full sentence; none for questions."""
    trigger = next(iter(reader.ontology.triggers.get(COLON, ())), None)
    for turn in found:
        content = _opening(reader.doc, turn)
        if content is not None and turn.speaker is not None and not turn.speaker.entities:
            content = _told(reader.doc, content)
        if trigger is not None and turn.speaker is not None and content is not None:
            yield Statement(trigger, (reader.doc[turn.speaker.source[1]],), content, "direct", turn.speaker)


def _opening(doc: Doc, turn: Turn) -> tuple[int, int] | None:
    """The words of a turn up to the end of its first full sentence; all of one that has none, but for asides."""
    within = [s for s in doc.sents if s.end > turn.start and s.start < turn.end]
    own = (doc[max(s.start, turn.start) : s.end] for s in within)
    sentence = next((s for s in own if len(s) >= _SHORTEST and _has_verb(s)), within[0] if within else None)
    if sentence is None:
        return None
    start, stop = turn.start, min(sentence.end, turn.end)
    while start < stop and (doc[start].is_space or doc[start].text in "—–-"):
        start += 1
    while stop > start and doc[stop - 1].is_space:
        stop -= 1
    return (start, stop) if start < stop and doc[start].text not in ("(", "[") else None


def _told(doc: Doc, content: tuple[int, int]) -> tuple[int, int] | None:
    """The words of one who is not named, unless they only ask or greet."""
    words = doc[content[0] : content[1]]
    return content if words and words[-1].text != "?" and _has_verb(words) else None


def _has_verb(sentence: Span) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence)
