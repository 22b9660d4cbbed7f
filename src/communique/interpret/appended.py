"""Participles of saying behind what was said before: “X demanded that Y withdraw, stressing …” is all said by X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.interpret.speech import Statement, covers
from communique.interpret.subjects import comma_before


def given_back(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with those told by a participle after a comma given to the speaker before, and cut off his words.

    The parse hangs such a participle on the nearest clause, whose subject did not say it.
    """
    found = list(statements)
    for at, statement in enumerate(statements):
        comma = comma_before(statement.cue[0])
        before = _said_before(found, statement) if comma is not None else None
        if before is None or comma is None or found[before].content[0] >= comma:
            continue
        found[at] = replace(found[at], speaker=found[before].speaker)
        found[before] = replace(found[before], content=(found[before].content[0], comma))
    return found


def _said_before(found: Sequence[Statement], statement: Statement) -> int | None:
    """The position of the statement in whose words the cue of another is, which it did not begin with."""
    cue = statement.cue[0]
    holding = [n for n, o in enumerate(found) if o is not statement and covers(o.content, cue) and o.cue[0].i < cue.i]
    holding = [n for n in holding if found[n].mode != "direct" and found[n].cue[0].sent.start == cue.sent.start]
    return max(holding, key=lambda n: found[n].cue[0].i, default=None)
