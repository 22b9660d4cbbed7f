"""What one actor does to another in a sentence, by the classes of the PLOVER scheme.

The catalogue alone decides: a type, or one of its triggers, names its PLOVER class, and the classes themselves have
triggers for what no type covers. Source of the scheme: Political Language Ontology for Verifiable Event Records,
Open Event Data Alliance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.interpret.reading import Reader, Reading
from communique.interpret.status import status_of
from communique.ontology import Ontology

_FAR = 12
_REPORT = 5.0


@dataclass(frozen=True, slots=True)
class Coding:
    """The PLOVER class of what a source does to a target, the trigger that told it, and its status."""

    plover: str
    trigger: str
    status: str


def code_pair(doc: Doc, ontology: Ontology, source: frozenset[int], target: frozenset[int]) -> Coding | None:
    """What the source does to the target.

    Args:
        doc: one sentence or a few, with names resolved.
        ontology: the catalogue.
        source: token offsets of the words for who acts.
        target: token offsets of the words for whom it concerns.

    Returns:
        the class of the trigger that ties the two together most closely, or None when no trigger has a class.
    """
    said = [r for r in Reader(doc, ontology, source | target).readings("Statement") if _speaks(r, source)]
    acting = source | {t.i for r in said for t in _own_pronouns(r)}
    readings = [r for r in Reader(doc, ontology, acting | target).readings("") if r.trigger.plover]
    if not readings:
        return None
    reports = {(r.head.i, r.trigger.type) for r in said}
    ties = {id(r): _tie(r, acting, target) - _REPORT * ((r.head.i, r.trigger.type) in reports) for r in readings}
    best = max(readings, key=lambda r: (ties[id(r)], -r.head.i))
    cues = ontology.statuses_for(best.trigger.type)
    status, _ = status_of(best.head, cues, best.trigger.gives, ontology.carriers)
    demanded = ontology.demanded(_modals(best)) if (best.head.i, best.trigger.type) in reports else ""
    return Coding(demanded or ontology.coded(best.trigger.plover, status), best.trigger.name, status)


def _speaks(reading: Reading, source: frozenset[int]) -> bool:
    """Whether a reading only says that the source says something, in words that may tell what it does."""
    words = any(f.slot.slot in ("clause", "object") and f.slot.role == "content" for f in reading.fillers)
    return words and _holds((f.token for f in reading.fillers), source, whole=False)


def _modals(reading: Reading) -> frozenset[str]:
    """The modal verbs of the reported clause."""
    clauses = [f.token for f in reading.fillers if f.slot.slot == "clause"]
    return frozenset(c.lower_ for clause in clauses for c in clause.children if c.dep_ == "aux")


def _own_pronouns(reading: Reading) -> Iterable[Token]:
    """Pronouns that are the subject of the reported clause: they stand for who speaks (“Kenya said it would”)."""
    for filler in reading.fillers:
        if filler.slot.slot == "clause":
            yield from (c for c in filler.token.children if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "PRP")


def _tie(reading: Reading, source: frozenset[int], target: frozenset[int]) -> float:
    """How closely a trigger ties source and target: who fills its slots, and how far it is from the source."""
    acting = [f for f in reading.fillers if f.slot.slot in ("subject", "'s", "by", "compound", "from")]
    acted = [f for f in reading.fillers if f not in acting or f.slot.slot == "compound"]
    tie = 0.0
    if _holds((f.token for f in acting), source, whole=False):
        tie += 6
    elif _holds((f.token for f in reading.fillers), source, whole=False):
        tie += 2
    if _holds((f.token for f in acted), target, whole=True):
        tie += 3
    if any(w.i in source or w.i in target for w in reading.words):
        tie -= 2
    tie -= 0.5 * min(_steps(reading.head, source), _FAR)
    return tie + 0.2 * len(reading.words)


def _holds(tokens: Iterable[Token], wanted: frozenset[int], whole: bool) -> bool:
    """Whether one of some fillers is among the words wanted or, for ``whole``, has one of them under it."""
    return any(t.i in wanted or (whole and any(u.i in wanted for u in t.subtree)) for t in tokens)


def _steps(head: Token, wanted: frozenset[int]) -> int:
    """Steps in the tree from a trigger to the nearest of some words, over their lowest common ancestor."""
    above = {head.i: 0}
    node = head
    while node.head.i != node.i:
        node = node.head
        above[node.i] = len(above)
    best = _FAR
    for i in wanted:
        node, steps = head.doc[i], 0
        while node.i not in above and node.head.i != node.i:
            node, steps = node.head, steps + 1
        if node.i in above:
            best = min(best, steps + above[node.i])
    return best
