"""Parties told by their duties: “under X, A must …”, “in X A promised …”, “X, by which A ceded …”, “X obliges A”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import relation_of
from communique.interpret.syntax import surface_subject
from communique.model import Entity

_LED = frozenset({"under", "in", "by", "through"})


def bound(view: View) -> Iterator[tuple[Entity, Entity]]:
    """Instruments with the states that they bind."""
    for token in view.reader.doc:
        if token.pos_ == "VERB" and relation_of(token, ("obliges",)):
            yield from _obliged(view, token)
        elif token.dep_ == "prep" and token.lower_ in _LED:
            yield from _under(view, token)


def _obliged(view: View, verb: Token) -> Iterator[tuple[Entity, Entity]]:
    """The object of what an instrument obliges, entitles … to do, which a parser may take for a subject."""
    instruments = [e for s in surface_subject(verb) if (e := view.instrument(s)) is not None]
    obliged = [c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i]
    found = [p for o in obliged for t in (o, *o.conjuncts) for p in view.parties(t)] if instruments else []
    yield from ((i, p) for i in instruments for p in found)


def _under(view: View, preposition: Token) -> Iterator[tuple[Entity, Entity]]:
    """The states that do something under an instrument, or commit themselves in one or by one."""
    verb = preposition.head
    if verb.pos_ not in ("VERB", "AUX") or (preposition.lower_ != "under" and not relation_of(verb, ("commits",))):
        return
    objects = [o for o in preposition.children if o.dep_ == "pobj"]
    instruments = [e for o in objects if (e := view.instrument(o)) is not None]
    if verb.dep_ == "relcl" and any(o.tag_ == "WDT" for o in objects):
        instruments = [e for e in (view.instrument(verb.head),) if e is not None]
    for instrument in instruments:
        found = _acting(view, instrument, verb)
        yield from ((instrument, p) for p in found if view.reader.ontology.is_a(p.type, "State"))


def _acting(view: View, instrument: Entity, verb: Token) -> list[Entity]:
    """The parties that are the subject of a verb, or stand before it where a parser joins them to the name."""
    subjects = surface_subject(verb)
    if subjects:
        return [p for s in subjects for t in (s, *s.conjuncts) for p in view.parties(t)]
    end = max((n.end for n, e in view.outer if e.ref == instrument.ref and n.end <= verb.i), default=verb.i)
    return view.listed(end + (verb.doc[end].text == ",")) if end < verb.i else []
