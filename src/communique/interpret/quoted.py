"""Quotations given to the cue beside them: “…,” said X; X said: “…”; “…,” X said, “…”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.interpret.cues import cue_after, cue_before, speaker_of_cue
from communique.interpret.reading import Reader
from communique.interpret.speech import Statement
from communique.model import Quotation


def quoted(reader: Reader) -> Iterator[Statement]:
    """Statements in quotation marks, in the order of the text.

    A quotation that goes on in the next paragraphs, or after its cue, is one statement; of the latter the words before
    the cue are its content. A quotation without a cue of its own is none.
    """
    told: set[int] = set()
    for group in _groups(reader.found.quotations):
        stretch = (group[0].start, group[-1].end)
        cue = cue_after(reader, group[0], stretch[1]) or cue_before(reader, group[0])
        if cue is None or cue.verb.i in told:
            continue
        speaker = speaker_of_cue(reader, cue, stretch)
        if speaker is None:
            continue
        told.add(cue.verb.i)
        yield Statement(cue.trigger, (cue.verb,), stretch, "direct", speaker)


def _groups(quotations: Sequence[Quotation]) -> list[list[Quotation]]:
    """Quotations with those that go on with them in the next paragraphs."""
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        if quotation.continues and groups:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups
