"""The day that a text itself gives as that of its writing: “GENEVA, 3 March 2021 —”, or a first line with a date."""

from __future__ import annotations

import re
from datetime import date

from communique.annotate.date_grammar import DAYS_AND_MONTHS
from communique.annotate.date_values import Calendar, Context, completed

_HEAD = 600
_LINES = 4
# Before the day: nothing, a weekday, or the name of a place in at most five words.
_OPENING = re.compile(
    r"\W*(?:(?:(?:Date|Dated|Issued|Published|Released|Posted)\b:?(?:\s+on)?"
    r"|(?!(?:After|At|Before|By|From|In|On|Since|The|Until)\b)"
    r"[A-Z][\w.'’-]*(?:[ ,/|(–—-]+(?:[A-Z][\w.'’-]*|de|of|the|and)){0,4}))?\W*"
)
# After it: the end of the line, or an agency and a dash.
_CLOSING = re.compile(r"\)?\s*(?:[(\[|/]\s*[A-Z][\w.&' /-]{1,30}[)\]|/]?\s*)?(?:[-–—:|]{1,2}\s|$|\n)")


def day_of_writing(text: str) -> date | None:
    """The day in the dateline of a text; None without one, or where it lacks the year.

    Only the first lines are looked at, and there only a full date that stands alone or after the name of a place.
    """
    head = text[:_HEAD]
    offset = 0
    for line in [part for part in head.splitlines(keepends=True) if part.strip()][:_LINES]:
        offset = head.index(line, offset)
        found = _in_line(line)
        if found is not None:
            return found
    return None


def _in_line(line: str) -> date | None:
    for rule in DAYS_AND_MONTHS:
        for match in rule.pattern.finditer(line):
            value = rule.read(match, Context(None)) if rule.accept(match) else None
            if not isinstance(value, Calendar) or value.year is None or value.day is None:
                continue
            framed = _OPENING.fullmatch(line[: match.start()]) and _CLOSING.match(line[match.end() :])
            when = completed(value, Context(None)) if framed else None
            if when is not None:
                return date.fromisoformat(when.start)
    return None
