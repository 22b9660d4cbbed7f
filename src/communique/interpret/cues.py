"""The verb of saying beside quoted words, and whose it is: “…,” said X; X said: “…”; “…,” X told reporters."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.frames import Trigger
from communique.interpret.reading import Reader
from communique.interpret.spans import sentence_start
from communique.interpret.speech import Speaker, covers, quoting_noun, quoting_verb, speaker_of
from communique.interpret.syntax import coordinated, surface_subject
from communique.model import Name, Quotation

_FARTHEST = 60
_AFTER_QUESTION = 8
_MARKS = frozenset({"“", "”", "„", "«", "»", '"', "''", "``", "‘", "’", "'"})
_OPENING = frozenset({"“", "„", "«", "``", "‘"})
_FINAL = frozenset(".!?;")
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_SIGNED_ENDS = frozenset({".", "!", "?", "…", "..."})
_OPEN_ENDS = frozenset({"?", "!", "…", "...", "—", "–", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_IN_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "case"})
_JOINING = frozenset({"CCONJ", "SCONJ", "ADP", "PART", "AUX"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying beside a quotation, with what told it and the words in which its speaker stands."""

    verb: Token
    trigger: Trigger
    window: tuple[int, int]


def cue_after(reader: Reader, first: Quotation, end: int) -> Cue | None:
    """The verb of saying in the rest of the sentence that a quotation begins (“…,” X said; “…,” said X).

    Args:
        reader: of the Doc.
        first: the quotation, or the first part of one that goes on.
        end: offset after its last word.
    """
    doc = reader.doc
    begin = end
    while begin < len(doc) and (doc[begin].text in _MARKS or doc[begin].text in (",", "—", "–")):
        begin += 1
    comma = any(t.text in (",", "—", "–") for t in doc[end:begin])
    if begin >= len(doc) or not (comma or doc[end - 1].text in _OPEN_ENDS) or not _is_whole(doc, first):
        return None
    stop = _sentence_end(doc, begin)
    if doc[begin].pos_ in _JOINING or doc[begin].tag_ in _RELATIVE:
        return None
    for token in doc[begin : stop if comma else min(stop, begin + _AFTER_QUESTION)]:
        trigger = quoting_verb(reader, token)
        if trigger is not None and not _is_aside(token, begin):
            return Cue(token, trigger, (begin, stop))
    return None


def cue_before(reader: Reader, quotation: Quotation) -> Cue | None:
    """The verb of saying before a quotation, after a colon or a comma or right before the mark."""
    doc = reader.doc
    at = quotation.start - 1
    while at >= 0 and (doc[at].is_space or doc[at].text in _MARKS):
        at -= 1
    if at < 0:
        return None
    colon = doc[at].text == ":"
    if not colon and (not _starts_upper(doc, quotation) or doc[at].lower_ == "that" or doc[at].text in _FINAL):
        return None
    end = at if colon or doc[at].text == "," else at + 1
    start = max(sentence_start(doc, max(at - 1, 0)), at - _FARTHEST)
    for token in reversed(doc[start:end]):
        if token.text in _MARKS and not colon and token.i < end - 1:
            return None
        trigger = quoting_verb(reader, token)
        if trigger is not None and (colon or _reaches(token, end)):
            return Cue(token, trigger, (start, end))
        if token.dep_ in ("ROOT", "conj") and token.pos_ == "VERB":
            return None
    return None


def signature(reader: Reader, end: int) -> tuple[Token, Name] | None:
    """The dash and the name under a quotation that stands alone (“…” – X), or None.

    Args:
        reader: of the Doc.
        end: offset after the last word of the quotation.
    """
    doc, at = reader.doc, end
    while at < len(doc) and (doc[at].is_space or doc[at].text in _MARKS):
        at += 1
    if at >= len(doc) or doc[at].text not in _DASHES or doc[end - 1].text not in _SIGNED_ENDS:
        return None
    named = (n for n in reader.found.names if at < n.start <= at + _AFTER_QUESTION)
    name = next((n for n in named if reader.ontology.is_a(n.type, "Agent")), None)
    return (doc[at], name) if name is not None else None


def cue_in(reader: Reader, start: int, end: int) -> Cue | None:
    """The last verb of saying in words that end before a colon, or the verb by which words are given out.

    “Issued the following statement:”.
    """
    for token in reversed(reader.doc[start:end]):
        trigger = quoting_verb(reader, token)
        if trigger is not None:
            return Cue(token, trigger, (start, end))
        verb, given = token.head, quoting_noun(reader, token)
        if given is not None and token.dep_ == "dobj" and verb.pos_ == "VERB" and start <= verb.i:
            return Cue(verb, given, (start, end))
    return None


def _reaches(verb: Token, end: int) -> bool:
    """Whether only words that say to whom, when or where stand between a verb and the quotation after it."""
    between = verb.doc[verb.i + 1 : end]
    return not any(t.dep_ in ("nsubj", "nsubjpass", "mark") or t.tag_ in ("MD", "VBZ", "VBP") for t in between)


def _is_whole(doc: Doc, quotation: Quotation) -> bool:
    """Whether quoted words are no mere part of the sentence around them: they begin it or begin like one."""
    at = quotation.start - 1
    while at >= 0 and doc[at].text in _MARKS:
        at -= 1
    begins = at < 0 or doc[at].is_space or doc[at].text in _FINAL or doc[at].text in ":,)—–"
    return begins or (_starts_upper(doc, quotation) and quotation.end - quotation.start > _AFTER_QUESTION)


def _starts_upper(doc: Doc, quotation: Quotation) -> bool:
    first = doc[quotation.start].text
    return not first[0].islower()


def _sentence_end(doc: Doc, begin: int) -> int:
    for token in doc[begin : begin + _FARTHEST]:
        if token.text in _FINAL or token.text in _OPENING or (token.is_space and "\n" in token.text):
            return token.i
        if token.text in ('"', "''") and token.i > begin and not token.whitespace_:
            return token.i
    return min(begin + _FARTHEST, len(doc))


def _is_aside(token: Token, begin: int) -> bool:
    """Whether a verb only tells more of the speaker (“the minister who announced the plan”) or is an infinitive."""
    if token.dep_ in ("relcl", "acl") and token.head.i >= begin and token.head.i < token.i:
        return True
    return token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)


def speaker_of_cue(reader: Reader, cue: Cue, stretch: tuple[int, int]) -> Speaker | None:
    """The subject of a cue; where the parse finds none, the nominal words beside it. None when there are none.

    Args:
        reader: of the Doc.
        cue: the verb of saying.
        stretch: token offsets of what is said, in which no speaker is looked for.
    """
    verb = cue.verb.sent.root if cue.verb.tag_ == "VBG" and covers(cue.window, cue.verb.sent.root) else cue.verb
    subjects = [s for t in surface_subject(verb) for s in coordinated(t) if not covers(stretch, s)]
    subjects = [s for s in subjects if covers(cue.window, s) or not covers(cue.window, cue.verb.head)]
    if not subjects or subjects[0].pos_ not in _NOMINAL:
        beside = _beside(cue)
        subjects = [beside] if beside is not None else []
    return speaker_of(reader, subjects, (cue.verb,))


def _beside(cue: Cue) -> Token | None:
    """The head of the nominal words right after a verb that opens the window, else of the nearest ones before it."""
    doc, verb = cue.verb.doc, cue.verb
    before = [t for t in doc[cue.window[0] : verb.i] if t.pos_ in _NOMINAL]
    after = [t for t in doc[verb.i + 1 : cue.window[1]] if t.pos_ in _NOMINAL]
    chosen = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass")), before[0] if before else None)
    token = chosen or (after[0] if after else None)
    while (
        token is not None
        and token.dep_ in _IN_PHRASE
        and covers(cue.window, token.head)
        and token.head.pos_ in _NOMINAL
    ):
        token = token.head
    return token
