"""Who a text itself says that its first person is: by an apposition to “I” or “we”, or by a signature."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import Discourse

_LINE = re.compile(r"(?m)^(?P<line>[^\n]*)$")
_SIGNED = 5
_LONGEST_SIGNATURE = 6


def apposed(pronoun: Token) -> Token | None:
    """The noun by which “I” or “we” says who speaks (“We, the ministers, …”, “We the leaders of …”)."""
    follows = pronoun.nbor() if pronoun.i + 1 < len(pronoun.doc) else None
    if follows is None or follows.lower_ not in (",", "the"):
        return None
    apposition = next((c for c in pronoun.children if c.dep_ == "appos"), None)
    if apposition is not None or follows.text == ",":
        return apposition
    noun = follows.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i > follows.i else None


def signer(discourse: Discourse) -> Entity | None:
    """The person whose name stands alone on one of the last lines, as under a letter; None where there is none."""
    doc = discourse.doc
    lines = [m for m in _LINE.finditer(doc.text) if m["line"].strip()][-_SIGNED:]
    for match in lines[1:]:
        span = doc.char_span(*match.span("line"), alignment_mode="expand")
        mentions = discourse.mentions(span.start, span.end) if span is not None else []
        persons = [es[0] for _, es in mentions if len(es) == 1 and discourse.is_a(es[0], "Person")]
        named = match["line"].istitle() or match["line"].isupper()
        if len(persons) == 1 and named and len(match["line"].split()) <= _LONGEST_SIGNATURE:
            return persons[0]
    return None
