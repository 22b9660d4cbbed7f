"""When: the date that belongs to a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from communique.interpret.reach import FAR, Head, distance_to, is_verb, reach, speaks
from communique.interpret.reading import Reader
from communique.model import DateMention, When

# Before a date these tell when something else is, or that this is at some other time.
_BESIDE = frozenset({"before", "after", "until", "till", "than", "beyond", "following", "preceding"})
_PRENOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod", "npadvmod", "nounmod"})
_DATE_WORDS = 3
_OPENING = frozenset({"on", "in", "at", "early", "late", "earlier", "later", "here"})


def date_of(reader: Reader, words: Iterable[Token], cls: str = "") -> DateMention | None:
    """The dated expression nearest to a trigger, of those that can be its date; None when there is none.

    A date that stands before a noun (“the 13 May attack”) is that noun's alone; one beside a verb of saying is the
    day of the statement, not of what is said; one in the name of an instrument is the date of what it is named for.

    Args:
        reader: the document.
        words: the words of the trigger, the head first.
        cls: the type of the event; "" where that does not matter.
    """
    trigger = tuple(words)
    heads = reach(reader, trigger)
    sentence = trigger[0].sent
    found: list[tuple[int, int, DateMention]] = []
    for mention in reader.found.dates:
        if mention.value is None or not sentence.start <= mention.start < sentence.end:
            continue
        distance = _date_distance(reader, mention, heads, cls)
        if distance < FAR:
            found.append((distance, mention.start, mention))
    if not found:
        return None
    nearest, _, best = min(found, key=lambda entry: entry[:2])
    within = [m for distance, _, m in found if distance <= nearest + 2 and _is_within(m.value, best.value)]
    return within[0] if within else best


def _is_within(one: When | None, other: When | None) -> bool:
    """Whether a day or month is a part of a longer time told beside it: “last week, on 1 October”."""
    if one is None or other is None or one.end is not None or one == other:
        return False
    if other.end is None:
        return one.start.startswith(other.start)
    return (
        bool(other.start and other.end) and len(one.start) >= len(other.start) and other.start <= one.start <= other.end
    )


def _date_distance(reader: Reader, mention: DateMention, heads: Sequence[Head], cls: str) -> int:
    """How far a date is from a trigger, ``FAR`` where it is the date of something else."""
    span = reader.doc[mention.start : mention.end]
    root, sentence = span.root, span.root.sent
    before = reader.doc[mention.start - 1].lower_ if mention.start > sentence.start else ""
    if before in _BESIDE or (before in ("to", "of") and _opens_beside(reader, mention)):
        return FAR
    if _is_past_by(reader, mention, heads[0][0]):
        return FAR
    noun = _own_noun(span)
    if noun is not None:
        bound = [cost for head, cost in heads if head.i == noun.i and cost < 2]
        if not bound and _dates_text(reader, noun, cls):
            bound = [6 for head, cost in heads if is_verb(head) and cost == 0 and _governs(head, noun)]
        return min(bound, default=FAR)
    speech = _verb_of_saying(reader, mention)
    if speech is not None:
        return min((cost + 1 for head, cost in heads if head.i == speech.i), default=FAR)
    distance = min(distance_to(root, head) + cost for head, cost in heads)
    beside = _word_before(reader, mention), _word_before(reader, mention, past_place=True)
    if any(cost == 0 and head.i in beside for head, cost in heads):
        distance = min(distance, 3)
    if distance >= FAR and mention.start - sentence.start <= 2:
        main = _main_verb(reader, sentence)
        distance = min((cost + 2 for head, cost in heads if head.i == main.i), default=FAR)
    return distance


def _opens_beside(reader: Reader, mention: DateMention) -> bool:
    """Whether “prior to”, “ahead of” or the like opens the phrase of a date."""
    return mention.start > 1 and reader.doc[mention.start - 2].lower_ in ("prior", "ahead", "previous", "advance")


def _is_past_by(reader: Reader, mention: DateMention, verb: Token) -> bool:
    """Whether a date is only that by which something had happened (“by 1905 they had taken the port”)."""
    opening = reader.doc[max(mention.start - 3, 0) : mention.start]
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    return had and any(t.lower_ == "by" for t in opening)


def _own_noun(span: Span) -> Token | None:
    """The noun whose own date an expression is: it stands before it, or after it with “of” or “from”."""
    root = span.root
    head = root.head
    following = span.doc[span.end : span.sent.end]
    if len(following) and following[0].tag_ == "POS":
        return _possessed(following)
    if root.dep_ in _PRENOMINAL and not is_verb(head) and head.i >= span.end and head.i != root.i:
        while head.dep_ in ("compound", "nmod") and head.head.i > head.i:
            head = head.head
        return head
    if root.dep_ == "pobj" and head.lower_ in ("of", "from") and head.head.pos_ in ("NOUN", "PROPN"):
        return head.head
    return None


def _possessed(following: Span) -> Token | None:
    """The last noun right after a possessive (“today's missile launches”): the parse of “today” is a weak one."""
    noun = None
    for token in following[1:]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") and token.tag_ not in ("VBG", "VBN", "HYPH"):
            break
        noun = token if token.pos_ in ("NOUN", "PROPN") else noun
    return noun


def _dates_text(reader: Reader, noun: Token, cls: str) -> bool:
    """Whether a noun is an instrument, and events of a type give instruments their date (“the 2015 accord”)."""
    if not cls or not reader.ontology.instrument_effects(cls)[0]:
        return False
    named = any(reader.ontology.is_a(e.type, "LegalInstrument") for e in reader.denoted(noun))
    return named or reader.is_noun_for(noun, ("LegalInstrument",))


def _governs(verb: Token, noun: Token) -> bool:
    if verb.dep_ == "acl" and verb.head.i == noun.i:
        return verb.tag_ == "VBN"
    if noun.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in verb.children):
        return False
    return noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubjpass", "nsubj")


def _word_before(reader: Reader, mention: DateMention, past_place: bool = False) -> int:
    """The offset of the word before a date, its preposition and “early” or “late” passed over, and perhaps a place."""
    at = mention.start - 1
    while at >= 0 and reader.doc[at].lower_ in _OPENING:
        at -= 1
    name = next((n for n in reader.found.names if n.start <= at < n.end and n.type in ("Place", "State")), None)
    if not past_place or name is None or name.start == 0 or reader.doc[name.start - 1].lower_ not in _OPENING:
        return at
    return name.start - 2


def _verb_of_saying(reader: Reader, mention: DateMention) -> Token | None:
    """The verb of saying that a date stands right beside (“said on Tuesday that”, “officials Tuesday said”)."""
    sentence = reader.doc[mention.start].sent
    at = _word_before(reader, mention)
    if at >= sentence.start and speaks(reader, reader.doc[at]):
        return reader.doc[at]
    after = mention.end
    if sentence.start < at + 1 and after < sentence.end and speaks(reader, reader.doc[after]):
        return reader.doc[after] if reader.doc[at].pos_ in ("NOUN", "PROPN", "PRON") else None
    return None


def _main_verb(reader: Reader, sentence: Span) -> Token:
    """The verb of the main clause; of a sentence that a clause of saying ends, the verb of what is said."""
    root = sentence.root
    said = [c for c in root.children if c.dep_ == "ccomp" and c.i < root.i]
    if not is_verb(root) and root.i - sentence.start <= _DATE_WORDS:  # “The following year France annexed Savoy.”
        return next((c for c in root.rights if c.dep_ in ("relcl", "acl") and c.tag_ in ("VBD", "VBZ", "VBP")), root)
    return said[0] if said and speaks(reader, root) else root
