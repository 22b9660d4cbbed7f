"""Which act plain words of saying report, told by what is said: “X said: ‘We condemn …’”, “X said that Y should …”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Token

from communique.frames import Trigger
from communique.interpret.reading import Reader, Reading
from communique.interpret.speech import COLON, SPEAKER, Statement, is_first_person


def acts_in(readings: Iterable[Reading]) -> dict[int, Trigger]:
    """For the main verb of a clause, the trigger of the act that whoever says the clause does by it.

    Such are acts in the first person, and triggers of which no slot is the speaker's (“it is essential to …”).
    """
    found: dict[int, Trigger] = {}
    for reading in readings:
        speakers = [f.token for f in reading.fillers if f.slot.role == SPEAKER]
        if all(is_first_person(t) for t in speakers):
            verb = reading.head.head if reading.head.tag_ == "MD" else reading.head
            found.setdefault(verb.i, reading.trigger)
    return found


def with_act(reader: Reader, statement: Statement, acts: Mapping[int, Trigger]) -> Statement:
    """A statement told by plain words of saying as the act that its main clause does; any other as it is."""
    plain = {t.type for t in reader.ontology.triggers.get(COLON, ())}
    if statement.trigger.type not in plain:
        return statement
    main = _main(reader, statement.content)
    act = acts.get(main.i) or next((a for c in main.children if c.dep_ == "xcomp" and (a := acts.get(c.i))), None)
    return replace(statement, trigger=act) if act is not None else statement


def _main(reader: Reader, content: tuple[int, int]) -> Token:
    """The head of the first sentence of what is said."""
    start, end = content
    return reader.doc[start : max(start + 1, min(end, reader.doc[start].sent.end))].root
