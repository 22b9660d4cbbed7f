"""Capitals that stand for their governments: “Washington said” is the state, “in Washington” the city."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from communique.model import Name
from communique.ontology import Ontology


def read_capitals(doc: Doc, names: list[Name], ontology: Ontology, capitals: dict[str, tuple[str, str]]) -> list[Name]:
    """Names with each capital that is the subject of a verb of saying or doing read as its state."""
    return [_read(doc, name, ontology, capitals) for name in names]


def _read(doc: Doc, name: Name, ontology: Ontology, capitals: dict[str, tuple[str, str]]) -> Name:
    if name.qid not in capitals or doc[name.start : name.end].root.dep_ not in ("nsubj", "agent"):
        return name
    verb = doc[name.start : name.end].root.head
    statements = [t for t in ontology.triggers.get(verb.lemma_, ()) if ontology.is_a(t.type, "Statement")]
    if not statements:
        return name
    label, qid = capitals[name.qid]
    return replace(name, type="State", label=label, qid=qid)
