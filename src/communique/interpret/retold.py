"""Events that a document tells of more than once, put together: one node a happening."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.interpret.happening import INSTRUMENT, PLACE, PLANNED, Event
from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of
from communique.model import When

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such", "its", "their", "his", "her", "our", "my"})
# What stands beside a word that tells of one more happening of the kind.
_FURTHER = frozenset(
    {
        "another",
        "second",
        "third",
        "fourth",
        "fifth",
        "new",
        "further",
        "additional",
        "other",
        "remaining",
        "earlier",
        "previous",
    }
    | {"previously", "again", "next", "subsequent", "later", "annual", "future", "separate", "any", "no"}
)

_OPPOSITES = {"agent": "target", "target": "agent", "host": "participant", "participant": "host"}


def told_once(reader: Reader, events: Sequence[Event]) -> list[Event]:
    """The events with those told twice put together; a mention that tells nothing new joins the last it can mean."""
    kept: list[Event] = []
    for event in events:
        same = next((k for k in reversed(kept) if _is_same(reader, k, event)), None)
        if same is None:
            kept.append(event)
        else:
            _join(reader, same, event)
    return kept


def _join(reader: Reader, into: Event, event: Event) -> None:
    """Adds what a second telling tells; who is known as the target of an event is not its agent too."""
    for role, found in event.roles.items():
        opposite = _opposite(reader, role)
        known = into.filling(reader, opposite) if opposite else set()
        into.add(role, [e for e in found if e.ref not in known])
    into.date = into.date or event.date
    if event.told and not into.told:
        into.status, into.told = event.status, True
    into.how = event.how | into.how
    into.evidence.extend(s for s in event.evidence if s not in into.evidence)


def _opposite(reader: Reader, role: str) -> str:
    """The general role that who fills a role has not as well, or ""."""
    general = reader.ontology.superproperties(role)
    return next((other for one, other in _OPPOSITES.items() if one in general), "")


def _is_same(reader: Reader, one: Event, other: Event) -> bool:
    """Whether two events are one happening: nothing against it, and something for it."""
    if one.type != other.type or not _statuses_agree(one, other) or _differ(reader, one, other):
        return False
    if one.filling(reader, INSTRUMENT) & other.filling(reader, INSTRUMENT):
        return True
    if other.is_bare:
        return _is_named_again(one, other) or (not _is_further(other) and _is_definite(other.reading.head))
    return _alike(one, other) and _is_one(reader, one, other)


def _alike(one: Event, other: Event) -> bool:
    """Whether those in the one are among those in the other, and nothing says that it is a further one."""
    a, b = one.actors(), other.actors()
    return (a <= b or b <= a) and (bool(one.date and other.date) or not _is_further(other))


def _is_one(reader: Reader, one: Event, other: Event) -> bool:
    """Whether something speaks for two events that agree in all that is known being one happening."""
    a, b = one.actors(), other.actors()
    if _is_named_again(one, other) or _is_told_on(one, other):
        return True
    if one.type in reader.ontology.lasting and (_is_noun(one) or _is_noun(other)) and _shared(reader, one, other):
        return True
    if a and b and (_same_parts(reader, one, other) or _in_one_clause(one, other)):
        return True
    points_back = _is_aside(other) and (_is_definite(other.reading.head) or b <= a)
    return points_back and _shared(reader, one, other)


def _is_named_again(one: Event, other: Event) -> bool:
    """Whether a noun names what the verb of its clause tells (“received them for a meeting”, “a war broke out”).

    “Met on the margins of the summit” tells of two.
    """
    subject, verb = one.reading.head, other.reading.head
    if _is_noun(one) and not _is_noun(other) and subject.dep_ in ("nsubj", "nsubjpass"):
        return subject.head.i == verb.i
    noun = other.reading.head
    if not _is_noun(other) or one.reading.trigger.pos != "verb" or noun.head.lower_ in ("after", "before", "since"):
        return False
    within = noun.dep_ == "pobj" and noun.head.head.i == one.reading.head.i
    return clause_of(noun).i == one.reading.head.i and (within or noun.dep_ == "dobj")


def _is_told_on(one: Event, other: Event) -> bool:
    """Whether a clause on a noun tells its event over again (“the raid in Goma in which ten were killed”)."""
    verb = other.reading.head
    if not _is_noun(one) or verb.dep_ != "relcl" or _is_noun(other):
        return False
    node = verb.head
    while node.dep_ in ("pobj", "prep") and node.i != one.reading.head.i:
        node = node.head
    return node.i == one.reading.head.i


def _same_parts(reader: Reader, one: Event, other: Event) -> bool:
    """Whether two take part in both events alike, or in both the same acts on the same."""
    if len(one.filling(reader, "participant") & other.filling(reader, "participant")) > 1:
        return True
    return all(one.filling(reader, role) & other.filling(reader, role) for role in ("agent", "target"))


def _shared(reader: Reader, one: Event, other: Event) -> bool:
    """Whether two events have a place, a date or someone who takes part in common."""
    places = one.filling(reader, PLACE) & other.filling(reader, PLACE)
    return bool(places or one.actors() & other.actors() or (one.date and one.date == other.date))


def _statuses_agree(one: Event, other: Event) -> bool:
    """Whether the statuses allow two events to be one.

    A mention that points back has the status of what it points to, whatever is said of it (“to end the war”); one that
    comes first may be told to be planned later.
    """
    if one.status == other.status or _points_back(other):
        return True
    if one.is_bare and other.is_bare and "actual" not in (one.status, other.status):
        return True
    return _is_aside(one) and not one.told and other.status == PLANNED and not one.date


def _differ(reader: Reader, one: Event, other: Event) -> bool:
    """Whether date, text, place or those who act on either side tell two events apart."""
    if one.date and other.date and not _agree(one.date, other.date):
        return True
    for role in (INSTRUMENT, PLACE):
        a, b = one.filling(reader, role), other.filling(reader, role)
        if a and b and not (a <= b or b <= a):
            return True
    targets = one.filling(reader, "target"), other.filling(reader, "target")
    return all(targets) and targets[0].isdisjoint(targets[1])


def _agree(one: When, other: When) -> bool:
    """Whether one date is the other or a part of it."""
    return one.start.startswith(other.start) or other.start.startswith(one.start)


def _in_one_clause(one: Event, other: Event) -> bool:
    together = one.reading.head.sent.start == other.reading.head.sent.start
    return together and not {t.i for t in one.tokens}.isdisjoint(t.i for t in other.tokens)


def _is_noun(event: Event) -> bool:
    return event.reading.trigger.pos == "noun"


def _is_aside(event: Event) -> bool:
    """Whether an event is told in passing, by a noun or a participle on one (“the detained sailors”)."""
    return _is_noun(event) or event.reading.head.dep_ == "amod"


def _points_back(event: Event) -> bool:
    definite = _is_definite(event.reading.head) and not _is_further(event)
    return _is_aside(event) and definite and event.status != "negated"


def _is_definite(head: Token) -> bool:
    """Whether a noun points back: with the definite article, a demonstrative or a possessive."""
    return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in head.children)


def _is_further(event: Event) -> bool:
    words = event.reading.words
    of = [o for w in words for c in w.children if c.lower_ == "of" for o in c.children]
    return any(c.lower_ in _FURTHER for w in (*words, *of) for c in w.children)
