"""Quotations given to the cue beside them: “…,” said X; X said: “…”; “…,” X said, “…”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.interpret.cues import cue_after, cue_before, signature, speaker_of_cue
from communique.interpret.labels import label_of
from communique.interpret.reading import Reader
from communique.interpret.speech import COLON, Statement, speaker_of
from communique.model import Quotation


def quoted(reader: Reader) -> Iterator[Statement]:
    """Statements in quotation marks, in the order of the text.

    A quotation that goes on in the next paragraphs, or after its cue, is one statement; of the latter the words before
    the cue are its content. A quotation without a cue of its own is none.
    """
    told: set[int] = set()
    for group in _groups(reader.found.quotations):
        stretch = (group[0].start, group[-1].end)
        signed = _signed(reader, stretch)
        cue = cue_after(reader, group[0], stretch[1]) or cue_before(reader, group[0])
        if signed is not None:
            yield signed
        elif cue is not None and cue.verb.i not in told:
            speaker = speaker_of_cue(reader, cue, stretch)
            if speaker is not None:
                told.add(cue.verb.i)
                yield Statement(cue.trigger, (cue.verb,), stretch, "direct", speaker)
        elif cue is None and (labelled := _labelled(reader, group[0], stretch)) is not None:
            yield labelled


def _signed(reader: Reader, stretch: tuple[int, int]) -> Statement | None:
    """A quotation under which its speaker stands after a dash."""
    trigger = next(iter(reader.ontology.triggers.get(COLON, ())), None)
    found = signature(reader, stretch[1])
    if found is None or trigger is None:
        return None
    dash, name = found
    speaker = speaker_of(reader, [reader.doc[name.start : name.end].root])
    return Statement(trigger, (dash,), stretch, "direct", speaker) if speaker is not None else None


def _labelled(reader: Reader, first: Quotation, stretch: tuple[int, int]) -> Statement | None:
    """A quotation before which only its speaker's name and a colon stand."""
    trigger = next(iter(reader.ontology.triggers.get(COLON, ())), None)
    found = label_of(reader, first)
    return Statement(trigger, (found[0],), stretch, "direct", found[1]) if found and trigger is not None else None


def _groups(quotations: Sequence[Quotation]) -> list[list[Quotation]]:
    """Quotations with those that go on with them in the next paragraphs."""
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        if quotation.continues and groups:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups
