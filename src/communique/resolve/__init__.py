"""Resolution: from mentions to entities, inside one document.

Names are put together by identity, by name and by short form; pronouns and descriptions are resolved only where one
reading is left.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from communique.model import Document, Referent, annotations_of
from communique.ontology import Ontology
from communique.resolve.background import Background
from communique.resolve.coreference import resolve_expressions
from communique.resolve.entities import gather
from communique.resolve.instrument_descriptions import take_up
from communique.resolve.instruments import name_instruments, own_instrument
from communique.resolve.metonymy import read_capitals
from communique.resolve.places import explained
from communique.resolve.short_names import join_short_names

__all__ = ["Background", "resolve"]


def resolve(
    doc: Doc, document: Document, ontology: Ontology, background: Background, read: Callable[[str], Doc]
) -> None:
    """Fills in entities and referents of the Doc's annotations.

    Args:
        doc: with names annotated.
        document: its metadata; the identifier scopes names that mean nothing outside it.
        ontology: gives classes and head nouns.
        background: facts that do not depend on the document, made once a run.
        read: gives the Doc of a short text, with names annotated; the title and the publisher are read by it.
    """
    found = annotations_of(doc)
    found.names, decided = background.places.read(doc, found.names)
    found.names = read_capitals(doc, found.names, ontology, background.capitals)
    found.names = join_short_names(doc, found.names, ontology)
    found.names = name_instruments(doc, document, found, ontology)
    published_in = _publisher_state(read(document.publisher), background) if document.publisher else ""
    named = sorted((*found.names, *found.nested, *found.inside), key=lambda n: (n.start, -n.end))
    found.published_in = published_in
    found.entities = explained(gather(doc, document, named, ontology, background, published_in), decided)
    found.own = own_instrument(found.entities)
    inside = {(n.start, n.end) for n in (*found.nested, *found.inside)}
    found.referents = {
        i: Referent((entity,), "name")
        for entity in found.entities
        for n in entity.mentions
        if (n.start, n.end) not in inside
        for i in range(n.start, n.end)
    }
    resolve_expressions(doc, document, found, ontology, background, read)
    found.referents.update({i: Referent(e, "description") for i, e in take_up(doc, found, ontology).items()})


def _publisher_state(publisher: Doc, background: Background) -> str:
    """The Wikidata id of the state that a publisher is, or is a body of; "" when it is neither.

    The first name decides: a delegation of one body to a state belongs to the body.
    """
    for name in annotations_of(publisher).names[:1]:
        return background.states_of.get(name.label, name.qid if name.type == "State" else "")
    return ""
