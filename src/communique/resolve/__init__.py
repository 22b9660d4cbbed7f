"""Resolution: from mentions to entities, inside one document.

Names are put together by identity, by name and by short form; pronouns and descriptions are resolved only where one
reading is left.
"""

from __future__ import annotations

from spacy.tokens import Doc

from communique.model import Document, Referent, annotations_of
from communique.ontology import Ontology
from communique.resolve.coreference import resolve_expressions
from communique.resolve.entities import gather
from communique.resolve.metonymy import read_capitals

__all__ = ["resolve"]


def resolve(doc: Doc, document: Document, ontology: Ontology, capitals: dict[str, tuple[str, str]]) -> None:
    """Fills in entities and referents of the Doc's annotations.

    Args:
        doc: with names annotated.
        document: its metadata; the identifier scopes names that mean nothing outside it.
        ontology: gives classes and head nouns.
        capitals: for the Wikidata id of each capital, its state's label and Wikidata id.
    """
    found = annotations_of(doc)
    found.names = read_capitals(doc, found.names, ontology, capitals)
    found.entities = gather(doc, document, found.names, ontology)
    found.referents = {
        i: Referent((entity,), "name")
        for entity in found.entities
        for n in entity.mentions
        for i in range(n.start, n.end)
    }
    resolve_expressions(doc, document, found, ontology)
