"""Rights and principles that the text says an instrument holds: “the right of passage enshrined in the Covenant”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.identity import slug
from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import relation_of
from communique.interpret.spans import span_of
from communique.interpret.syntax import coordinated
from communique.model import Claim, Entity, Ref

_HOLDING = frozenset({"in", "by", "under"})
_CUT = frozenset({"relcl", "acl", "punct", "appos", "mark", "advcl", "cc", "conj"})
_INNER = frozenset({"of", "to", "from", "in", "for"})
_LONGEST = 12
_FAR = 16
_CLAUSE = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "CCONJ", "DET", "VERB"})
_LEADING = re.compile(r"^(?:the|a|an|its|their|our|this|that|these|those|all|every|each|such)\s", re.IGNORECASE)
_GRANTING = frozenset({"agree", "undertake", "guarantee", "grant", "recognise", "recognize", "reaffirm"})
_ABSTRACT = ("tion", "sion", "ment", "ship", "ance", "ence", "ity", "ness", "dom", "ism", "hood")
_ABSTRACT_WORDS = frozenset({"peace", "trade", "commerce", "amnesty", "access", "passage", "use", "law", "protection"})


def provided(view: View) -> Iterator[tuple[Entity, Claim]]:
    """The rights and principles with the instruments that hold them."""
    for token in view.reader.doc:
        if token.pos_ == "VERB" and relation_of(token, ("provides",)):
            yield from _by_verb(view, token)
        elif token.pos_ == "NOUN" and relation_of(token, ("right",)) and token.dep_ != "compound":
            yield from _of_noun(view, token)
            yield from _granted(view, token)
        elif token.lower_ == "there" and view.own is not None:
            yield from _ordained(view, view.own, token)


def _by_verb(view: View, verb: Token) -> Iterator[tuple[Entity, Claim]]:
    """“X guarantees the right to …”, “freedom of … guaranteed by X”, “X provides for …”."""
    if any(c.dep_ == "neg" for c in verb.children):
        return
    if (right := _as_provided(verb)) is not None:
        holders, goods = _behind(verb), [right]
    elif verb.tag_ == "VBN" and (verb.dep_ in ("acl", "relcl", "amod") or _subjects(verb, "nsubjpass")):
        holders = _behind(verb)
        goods = _subjects(verb, "nsubjpass") or [verb.head]
        goods = [verb.head if g.tag_ in ("WDT", "WP") else g for g in goods]
    else:
        holders = _subjects(verb, "nsubj")
        holders = [verb.head if h.tag_ in ("WDT", "WP") else h for h in holders]
        goods = [c for c in verb.children if c.dep_ == "dobj"]
        if relation_of(verb, ("provides",)) and not goods:
            goods = [o for c in verb.children if c.lower_ == "for" for o in c.children if o.dep_ == "pobj"]
    instruments = _instruments(view, holders)
    if not instruments:
        return
    for good in goods:
        for part in coordinated(_right_in(good)):
            if part.pos_ in ("NOUN", "PROPN") and view.instrument(part) is None and not view.reader.denoted(part):
                claim = _principle(view, part, verb)
                yield from ((instrument, claim) for instrument in instruments if _says_which(part, claim))


def _as_provided(verb: Token) -> Token | None:
    """The right before “as guaranteed in” or “, guaranteed by”, or None where the verb does not stand so."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i == 0 or verb.doc[verb.i - 1].lower_ not in ("as", ","):
        return None
    if verb.dep_ in ("acl", "relcl") and relation_of(verb.head, ("right",)):
        return verb.head
    if any(c.dep_ in ("nsubj", "dobj", "aux", "auxpass") for c in verb.children):
        return None
    before = verb.doc[max(verb.sent.start, verb.i - _FAR) : verb.i]
    rights = [t for t in before if relation_of(t, ("right",)) and t.pos_ == "NOUN"]
    return rights[-1] if rights else None


def _subjects(verb: Token, dep: str) -> list[Token]:
    return [c for c in verb.children if c.dep_ == dep]


def _behind(verb: Token) -> list[Token]:
    where = [p for p in verb.children if p.dep_ in ("prep", "agent") and p.lower_ in _HOLDING]
    return [o for p in where for o in p.children if o.dep_ == "pobj"]


def _instruments(view: View, tokens: list[Token]) -> list[Entity]:
    """The instruments that tokens name, with those listed behind them."""
    found: list[Entity] = []
    for token in tokens:
        for part in coordinated(token):
            if (entity := view.instrument(part)) is not None and entity not in found:
                found.append(entity)
    return [*found, *(e for e in _listed(view, found, tokens) if e not in found)]


def _listed(view: View, found: list[Entity], tokens: list[Token]) -> Iterator[Entity]:
    """The instruments that follow in a list: names with nothing but commas, “and” and articles in between."""
    if not found:
        return
    doc = view.reader.doc
    end = max((n.end for n, e in view.mentions if e in found and n.start <= tokens[-1].i < n.end), default=None)
    for name, entity in view.mentions:
        if end is None or name.start < end:
            continue
        if any(t.lower_ not in (",", "and", "or", "the", "as", "well") for t in doc[end : name.start]):
            return
        yield entity
        end = name.end


def _right_in(good: Token) -> Token:
    """The right in what is guaranteed: in “respect for the right of passage” and for a participle hung on “passage”."""
    if relation_of(good, ("right",)):
        return good
    if good.dep_ == "pobj" and relation_of(good.head.head, ("right",)):
        return good.head.head
    inner = (t for t in good.subtree if t.i > good.i and t.dep_ == "pobj" and relation_of(t, ("right",)))
    return next(inner, good)


def _of_noun(view: View, noun: Token) -> Iterator[tuple[Entity, Claim]]:
    """“The right to … under X”, “freedom of … as set out in X”."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "under" and child.i > noun.i:
            objects = [o for o in child.children if o.dep_ == "pobj"]
            claim = _principle(view, noun, child)
            yield from ((e, claim) for e in _instruments(view, objects) if _says_which(noun, claim))


def _says_which(noun: Token, claim: Claim) -> bool:
    """Whether a label tells more than “right” or “freedoms” alone."""
    return " " in claim.label or not relation_of(noun, ("right",))


def _granted(view: View, noun: Token) -> Iterator[tuple[Entity, Claim]]:
    """In an article of the text itself, “… shall enjoy the right to …”: what a sentence that binds grants."""
    headings = [c.start for c in view.reader.found.citations if c.heading]
    if (
        view.own is None
        or not headings
        or noun.i < headings[0]
        or noun.dep_ not in ("dobj", "pobj", "nsubjpass", "conj")
    ):
        return
    before = noun.sent[: noun.i - noun.sent.start]
    grants = any(t.lower_ == "shall" or t.lemma_ in _GRANTING for t in before) and all(t.dep_ != "neg" for t in before)
    says_which = any(c.dep_ == "acl" or (c.dep_ == "prep" and c.lower_ in ("to", "of")) for c in noun.rights)
    if grants and says_which and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.lefts):
        yield view.own, _principle(view, noun, noun)


def _ordained(view: View, own: Entity, there: Token) -> Iterator[tuple[Entity, Claim]]:
    """“There shall be freedom of transit …” in the text of an instrument, by the order of its words."""
    doc = view.reader.doc
    clause = [t.lower_ for t in doc[there.i : there.i + _CLAUSE]]
    if "be" not in clause or "shall" not in clause[: clause.index("be")] or "not" in clause[: clause.index("be")]:
        return
    start = there.i + clause.index("be") + 1
    end = start
    while end < len(doc) and (doc[end].pos_ in _NOMINAL or doc[end].lower_ == "of") and end - start < _LONGEST:
        end += 1
    while end > start and doc[end - 1].pos_ not in ("NOUN", "PROPN"):
        end -= 1
    heads = [t for t in doc[start:end] if t.pos_ == "NOUN"]
    if heads and (
        heads[0].lemma_.lower().endswith(_ABSTRACT) or heads[0].lower_ in _ABSTRACT_WORDS or _is_right(heads[0])
    ):
        yield own, _claim(view, start, end)


def _is_right(token: Token) -> bool:
    return bool(relation_of(token, ("right",)))


def _principle(view: View, head: Token, verb: Token) -> Claim:
    """The claim of a right or principle, labelled by its words.

    Args:
        view: the document.
        head: its head noun.
        verb: what says that an instrument holds it; its own words do not count.
    """
    start = min(
        (c.left_edge.i for c in head.lefts if c.dep_ in ("amod", "compound", "nmod", "det", "poss")), default=head.i
    )
    end = head.i + 1
    right = _is_right(head)
    for child in head.rights:
        edge = _edge(child)
        kept = (child.dep_ == "prep" and child.lower_ in _INNER) or (
            right and child.dep_ in ("acl", "relcl") and _to(child)
        )
        if child.i >= verb.i > head.i or edge - start >= _LONGEST or not kept:
            break
        end = edge + 1
    return _claim(view, start, end)


def _claim(view: View, start: int, end: int) -> Claim:
    """The claim of the right or principle that the tokens ``[start, end)`` name."""
    words = view.reader.doc[start:end]
    label = re.sub(r"(\w-)\s(?=\w)", r"\1", " ".join(words.text.split())).strip(" ,.;:")
    label = re.sub(r"\s(?:such|said|aforesaid)(?=\s)", "", label)
    label = _LEADING.sub("", _LEADING.sub("", label))
    span = span_of(view.reader.doc, start, end)
    return Claim(Ref(f"principle/{slug(label)}"), ("cq:Principle",), (span,), label, (), "right")


def _to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _edge(token: Token) -> int:
    """The last token under one, without clauses and what is coordinated by commas."""
    last = token.i
    for child in token.children:
        if child.dep_ not in _CUT or (child.dep_ in ("cc", "conj") and token.dep_ == "pobj"):
            last = max(last, _edge(child))
    return last
