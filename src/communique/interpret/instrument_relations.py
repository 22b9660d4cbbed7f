"""What an instrument does to another: it amends, supersedes or implements it; and who is its depositary."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.interpret.instrument_basis import based
from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import RELATIONS, relation_of, told_by
from communique.interpret.syntax import clause_of, surface_subject, verb_slots
from communique.model import Entity

Relation = tuple[Entity, str, Entity]
"""An instrument, the local name of a property, and its value."""


_HEADED = 2  # mentions at the top of a text that, when of one instrument, tell what it is about
_WISHING = frozenset({"wishing", "desiring", "intending", "seeking", "resolved", "desirous"})
_UNREAL = frozenset({"would", "could", "might", "may", "should"})


def relations(view: View) -> Iterator[Relation]:
    """Relations between instruments that titles and verbs tell, and depositaries."""
    yield from _in_titles(view)
    yield from based(view)
    for token in view.reader.doc:
        if token.pos_ == "VERB" and (prop := relation_of(token, RELATIONS)):
            yield from _of_verb(view, token, prop)
        elif token.pos_ in ("NOUN", "PROPN") and relation_of(token, ("depositary",)):
            yield from _depositary(view, token)
        elif token.lemma_.lower() == "deposit" and token.pos_ == "VERB":
            yield from _deposited(view, token)


def _in_titles(view: View) -> Iterator[Relation]:
    """“Protocol Amending the Convention …”: the last word between two heads that tells a relation."""
    for inner in view.reader.found.nested:
        other = view.instrument_at(inner.start)
        for name, entity in view.outer:
            if name.start < inner.start < name.end and other is not None and entity.ref != other.ref:
                between = [t.lower_ for t in view.reader.doc[name.start : inner.start]]
                told = [prop for word in between if (prop := told_by(word, RELATIONS))]
                yield from ((entity, prop, other) for prop in told[-1:])


def _of_verb(view: View, verb: Token, prop: str) -> Iterator[Relation]:
    """The subject does it to the object; without a subject that is an instrument, the text itself where it is one."""
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in _UNREAL) for c in verb.children):
        return
    slots = verb_slots(verb, (verb,))
    doing = _instruments(view, slots.get("subject", [])) or _after_as(view, verb)
    done = _instruments(view, slots.get("object", [])) or _before_as(view, verb)
    if verb.tag_ == "VBN" and _operative(verb):
        done = done or _instruments(view, surface_subject(verb))
        slots["subject"] = []
    if not doing and view.own is not None and not slots.get("subject") and (_operative(verb) or _wished(verb)):
        doing = [view.own]
    yield from ((one, prop, other) for one in doing for other in done if one.ref != other.ref)


def _instruments(view: View, tokens: list[Token]) -> list[Entity]:
    return [e for t in tokens if (e := view.instrument(t)) is not None]


def _before_as(view: View, verb: Token) -> list[Entity]:
    """“X, as amended by Y”: what is amended stands right before “as”."""
    doc, i = verb.doc, verb.i - 1
    dated = {k for m in view.reader.found.dates for k in range(m.start, m.end)}
    while i > 0 and (
        i in dated or doc[i].lower_ in ("as", "further", "subsequently", "last", ",", "and", "lastly", "of")
    ):
        i -= 1
    found = view.instrument_at(i) if doc[verb.i - 1].lower_ in ("as", "further", "subsequently", "last") else None
    return [found] if found is not None else []


def _after_as(view: View, verb: Token) -> list[Entity]:
    """The instruments right behind “by” of a verb."""
    doc, i = verb.doc, verb.i + 1
    if i >= len(doc) or doc[i].lower_ != "by":
        return []
    i += 1
    while i < len(doc) and doc[i].lower_ in ("the", "its", "a", "an"):
        i += 1
    found = view.instrument_at(i)
    return [found] if found is not None else []


def _operative(verb: Token) -> bool:
    """Whether a verb does in the present what it says: “is hereby repealed”, “is revoked”."""
    helpers = {c.lower_ for c in (*verb.children, *(verb.head.children if verb.dep_ == "acomp" else ()))}
    present = bool(helpers & {"is", "are"}) or (verb.dep_ == "acomp" and verb.head.lower_ in ("is", "are"))
    return "hereby" in helpers or (present and verb.tag_ == "VBN" and "by" not in helpers)


def _wished(verb: Token) -> bool:
    """Whether a preamble says that a verb is what the text is for: “wishing to replace …”."""
    before = [t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]]
    return before[-1:] == ["to"] and before[0] in _WISHING


def _depositary(view: View, noun: Token) -> Iterator[Relation]:
    """“A is the depositary of X”; in the text of X “the depositary is A” and the like."""
    objects = [o for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "to") for o in c.children]
    only = view.own or (view.outer[0][1] if len({e.ref for _, e in view.outer[:_HEADED]}) == 1 else None)
    instruments = _instruments(view, objects) or ([only] if only is not None and not objects else [])
    if noun.dep_ == "attr":
        keepers = [e for s in noun.head.children if s.dep_ == "nsubj" for e in _keepers(view, s)]
    elif noun.dep_ == "appos":
        keepers = _keepers(view, noun.head)
    elif noun.dep_ == "nsubj":
        keepers = [e for a in noun.head.children if a.dep_ == "attr" for e in _keepers(view, a)]
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        keepers = [e for c in noun.head.head.children if c.dep_ in ("dobj", "nsubjpass") for e in _keepers(view, c)]
        keepers = keepers or [e for s in surface_subject(clause_of(noun.head)) for e in _keepers(view, s)]
    else:
        keepers = []
    yield from ((instrument, "depositary", keeper) for instrument in instruments for keeper in keepers)


def _deposited(view: View, verb: Token) -> Iterator[Relation]:
    """In the text of an instrument, “instruments of ratification shall be deposited with A”."""
    if view.own is None or not any(c.dep_ == "nsubjpass" for c in verb.children):
        return
    held = [o for c in verb.children if c.dep_ == "prep" and c.lower_ == "with" for o in c.children]
    yield from ((view.own, "depositary", e) for o in held for e in _keepers(view, o))


def _keepers(view: View, token: Token) -> list[Entity]:
    found = view.reader.denoted(token)
    return [e for e in found if view.reader.ontology.is_a(e.type, "Agent")]
