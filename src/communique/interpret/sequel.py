"""The day of what a text tells next: “The President met Y today. The two leaders signed …” tells of one day."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from communique.interpret.happening import PLACE, Event
from communique.interpret.reading import Reader
from communique.model import When

_SENTENCES = 3
_DAY = len("2025-01-31")


def same_day(reader: Reader, events: Sequence[Event]) -> None:
    """Gives events that a narrative tells right after a dated one the same day, and the same place.

    It takes much: main clauses in the simple past, at most three sentences apart and outside quotations; no date of
    any kind in the sentence without a day; an actor in common for the day, two for the place.

    Args:
        reader: the document.
        events: its events; those without a date may be given one.
    """
    last: Event | None = None
    for event in sorted(events, key=lambda e: e.reading.head.i):
        narrated = _is_narrated(reader, event)
        if event.date is None and last is not None and narrated:
            _continue(reader, last, event)
        if event.date is not None and (narrated or _opens_with(reader, event.date, event.reading.head.sent)):
            is_day = event.date.end is None and len(event.date.start) == _DAY
            last = event if is_day and event.status == "actual" else None


def _continue(reader: Reader, last: Event, event: Event) -> None:
    """Dates an event by the one told before it, where nothing speaks against it."""
    sentence = event.reading.head.sent
    common = last.actors() & event.actors()
    between = reader.doc[last.reading.head.i + 1 : sentence.start + 1]
    apart = sum(t.is_sent_start is True for t in between)
    dated = any(sentence.start <= d.start < sentence.end for d in reader.found.dates)
    if not common or dated or apart > _SENTENCES:
        return
    event.date = last.date
    places = last.roles.get(PLACE, [])
    if len(common) > 1 and places and PLACE not in event.roles:
        event.roles[PLACE] = list(places)


def _opens_with(reader: Reader, date: When, sentence: Span) -> bool:
    """Whether a sentence begins with a date (“Today, …”)."""
    return any(d.value == date and sentence.start <= d.start <= sentence.start + 2 for d in reader.found.dates)


def _is_narrated(reader: Reader, event: Event) -> bool:
    """Whether an event is told by a verb of a main clause in the simple past, outside quotations."""
    verb = event.reading.head
    if event.status != "actual" or event.reading.trigger.pos != "verb":
        return False
    main = verb
    while main.dep_ == "conj" and main.head.i != main.i:
        main = main.head
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    past = verb.tag_ == "VBD" or (bool(helpers) and all(c.lower_ in ("was", "were", "did") for c in helpers))
    quoted = any(q.start <= verb.i < q.end for q in reader.found.quotations)
    return main.dep_ == "ROOT" and past and not quoted
