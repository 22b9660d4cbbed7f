"""When and where: the date and the place that belong to a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.tokens import Span, Token

from communique.interpret.reach import Head, is_verb, reach, speaks
from communique.interpret.reading import Reader
from communique.model import DateMention, Entity

_FAR = 99
# What such a verb modifies is an event, however far off the parse hangs it (“the conference on X held in Y”).
_HELD = frozenset({"hold", "convene", "organise", "organize", "stage", "schedule"})
# Before a date these tell when something else is, or that this is at some other time.
_BESIDE = frozenset({"before", "after", "than", "beyond", "following", "preceding"})
_PRENOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod", "npadvmod", "nounmod"})
_OPENING = frozenset({"on", "in", "at", "early", "late", "earlier", "later", "here"})
_MATTER = frozenset(
    {"situation", "crisis", "development", "violence", "peace", "stability", "security", "process", "progress", "right"}
    | {"democracy", "transition", "effort", "interest", "role", "investment", "rule", "issue", "event", "presence"}
)


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
    best: tuple[int, int, DateMention] | None = None
    for mention in reader.found.dates:
        if mention.value is None or not sentence.start <= mention.start < sentence.end:
            continue
        distance = _date_distance(reader, mention, heads, cls)
        if distance < _FAR and (best is None or distance < best[0]):
            best = (distance, mention.start, mention)
    return best[2] if best else None


def _date_distance(reader: Reader, mention: DateMention, heads: Sequence[Head], cls: str) -> int:
    """How far a date is from a trigger, ``_FAR`` where it is the date of something else."""
    span = reader.doc[mention.start : mention.end]
    root, sentence = span.root, span.root.sent
    before = reader.doc[mention.start - 1].lower_ if mention.start > sentence.start else ""
    if before in _BESIDE or (before in ("to", "of") and _opens_beside(reader, mention)):
        return _FAR
    noun = _own_noun(span)
    if noun is not None:
        bound = [cost for head, cost in heads if head.i == noun.i and cost < 2]
        if not bound and _dates_text(reader, noun, cls):
            bound = [6 for head, cost in heads if is_verb(head) and cost == 0 and _governs(head, noun)]
        return min(bound, default=_FAR)
    speech = _verb_of_saying(reader, mention)
    if speech is not None:
        return min((cost + 1 for head, cost in heads if head.i == speech.i), default=_FAR)
    distance = min(_distance(root, head) + cost for head, cost in heads)
    if any(cost == 0 and head.i == _word_before(reader, mention) for head, cost in heads):
        distance = min(distance, 3)
    if distance >= _FAR and mention.start - sentence.start <= 2:
        main = _main_verb(reader, sentence)
        distance = min((cost + 2 for head, cost in heads if head.i == main.i), default=_FAR)
    return distance


def _opens_beside(reader: Reader, mention: DateMention) -> bool:
    """Whether “prior to”, “ahead of” or the like opens the phrase of a date."""
    return mention.start > 1 and reader.doc[mention.start - 2].lower_ in ("prior", "ahead", "previous", "advance")


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
    return noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubjpass", "nsubj")


def _word_before(reader: Reader, mention: DateMention) -> int:
    """The offset of the word before a date, its preposition and “early” or “late” passed over."""
    at = mention.start - 1
    while at >= 0 and reader.doc[at].lower_ in _OPENING:
        at -= 1
    return at


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
    return said[0] if said and speaks(reader, root) else root


def place_of(reader: Reader, words: Iterable[Token], taken: Iterable[Entity]) -> tuple[Token, Entity] | None:
    """The place nearest to a trigger, introduced by a preposition of place, that fills no other role.

    Args:
        reader: the document.
        words: the words of the trigger, the head first.
        taken: entities that have another part in the event.
    """
    trigger = tuple(words)
    refs = {e.ref for e in taken}
    heads = reach(reader, trigger)
    best: tuple[int, int, Token, Entity] | None = None
    for preposition, token, entity in _places(reader, trigger):
        if entity.ref in refs or _is_aside(preposition, trigger):
            continue
        distance = min(_distance(preposition, head) + cost for head, cost in heads)
        if distance < _FAR and (best is None or distance < best[0]):
            best = (distance, preposition.i, token, entity)
    if best is not None:
        return best[2], best[3]
    others = chain(_modifying(reader, trigger), _after(reader, trigger))
    return next(((t, e) for t, e in others if e.ref not in refs), None)


def _places(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Token, Entity]]:
    """Prepositions of place in a trigger's sentence, the head of what they govern, and the place that it denotes."""
    prepositions = reader.ontology.prepositions("place")
    for token in trigger[0].sent:
        if token.dep_ != "prep" or token.lower_ not in prepositions:
            continue
        governed = [t for t in token.children if t.dep_ == "pobj"]
        found = [(t, e) for t in governed if (e := _place_at(reader, t)) is not None]
        yield from ((token, t, e) for t, e in found or _right_after(reader, token))


def _right_after(reader: Reader, preposition: Token) -> Iterator[tuple[Token, Entity]]:
    """The place named right after a preposition, whatever the parse makes of it (“in Oslo, Norway, X said”)."""
    at = preposition.i + 1
    for name in reader.found.names:
        if name.start == at and name.type in ("Place", "State"):
            token = reader.doc[name.start : name.end].root
            yield from ((token, e) for e in reader.denoted(token) if reader.ontology.is_a(e.type, "Location"))


def _place_at(reader: Reader, noun: Token) -> Entity | None:
    """The place that a noun denotes, or that stands as a name before a common noun (“the Kherson district”)."""
    found = [e for e in reader.denoted(noun) if reader.ontology.is_a(e.type, "Location")]
    if found:
        return found[0]
    if noun.pos_ == "PROPN" or reader.denoted(noun):
        return None
    inner = [e for c in noun.children if c.dep_ in ("compound", "nmod", "amod") for e in reader.denoted(c)]
    return next((e for e in inner if e.type == "Place"), None)


def _modifying(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Entity]]:
    """Places named right before a noun that tells of an event (“the Nairobi attacks”)."""
    if is_verb(trigger[0]):
        return
    for word in trigger:
        for child in word.children:
            if child.dep_ in ("compound", "nmod", "amod", "poss") and child.i < word.i:
                yield from ((child, e) for e in reader.denoted(child) if e.type == "Place")


def _after(reader: Reader, trigger: Sequence[Token]) -> Iterator[tuple[Token, Entity]]:
    """The first place after a verb with neither verb nor stop between, where the parse ties the place to nothing."""
    verb = trigger[0]
    if not is_verb(verb):
        return
    for preposition, token, entity in _places(reader, trigger):
        between = reader.doc[verb.i + 1 : preposition.i]
        if preposition.i > verb.i and not any(is_verb(t) or t.is_punct or t.text in "–—" for t in between):
            if preposition.head.pos_ == "PROPN":
                yield token, entity
            return


def _is_aside(preposition: Token, trigger: Sequence[Token]) -> bool:
    """Whether a place belongs to what is talked of or sought (“discussed the situation in”, “talks on peace in”)."""
    node = preposition
    for _ in range(_STEPS):
        node = node.head
        if node in trigger or is_verb(node) or node.head.i == node.i:
            return False
        if node.lemma_.lower() in _MATTER:
            return True
    return False


_STEPS = 10


def _distance(token: Token, head: Token) -> int:
    """Steps up the tree from a token to a head, or far when another verb's clause lies between."""
    node = token
    for steps in range(_STEPS):
        if node.i == head.i:
            return steps
        if node.head.i == node.i or (
            steps and node.pos_ in ("VERB", "AUX") and node.dep_ not in ("acl", "aux", "auxpass")
        ):
            return _FAR
        if node.dep_ in ("acl", "relcl") and node.head.i != head.i and node.lemma_ not in _HELD:
            return _FAR
        node = node.head
    return _FAR
