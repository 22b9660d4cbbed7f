"""Capitals that stand for their governments: “Washington said” is the state, “in Washington” the city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from communique.model import Name
from communique.ontology import Ontology

# Prepositions whose noun is a party to what is told: a place would have “in”, “to” or “from”.
_PARTY = frozenset({"between", "with", "against", "by", "upon"})
_KINDS = ("Statement", "Event")


def read_capitals(
    doc: Doc, names: list[Name], ontology: Ontology, capitals: Mapping[str, tuple[str, str]]
) -> list[Name]:
    """Names with each capital that speaks, acts or is acted with as a government read as its state.

    A capital acts as the subject of a verb of saying or of an active verb that tells of an event, as the possessor or
    modifier of such a noun (“Moscow's accusation”), and after “between”, “with” or “against” there. Two capitals that
    are coordinated are read alike.
    """
    return [_read(doc, name, ontology, capitals) for name in names]


def _read(doc: Doc, name: Name, ontology: Ontology, capitals: Mapping[str, tuple[str, str]]) -> Name:
    if name.qid not in capitals or _is_located(doc, name):
        return name
    root = doc[name.start : name.end].root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    if not _acts(root, ontology):
        return name
    label, qid = capitals[name.qid]
    return replace(name, type="State", label=label, qid=qid)


def _is_located(doc: Doc, name: Name) -> bool:
    """Whether a name is the beginning of a longer name of the place (“Washington, D.C.”, “London, Ontario”)."""
    after = doc[name.end : name.end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE" and after[1].dep_ == "appos"


def _acts(root: Token, ontology: Ontology) -> bool:
    governor = root.head
    if root.dep_ == "nsubj":
        return _tells(governor, ontology, _KINDS) or _tells_in_complement(governor, ontology)
    if root.dep_ == "poss":
        return governor.pos_ == "NOUN" and (
            _tells(governor, ontology, _KINDS) or governor.lemma_.lower() in ontology.transparent
        )
    if root.dep_ == "pobj" and governor.lower_ in _PARTY:
        return governor.head.pos_ in ("NOUN", "VERB") and _tells(governor.head, ontology, _KINDS)
    return False


def _tells(word: Token, ontology: Ontology, kinds: tuple[str, ...]) -> bool:
    """Whether a word is a trigger of a type under some classes."""
    found = ontology.triggers.get(word.lemma_.lower(), ())
    pos = "noun" if word.pos_ == "NOUN" else "verb"
    return any(t.pos == pos and any(ontology.is_a(t.type, k) for k in kinds) for t in found)


def _tells_in_complement(verb: Token, ontology: Ontology) -> bool:
    """Whether a verb has an infinitive, a clause or an object that tells what its subject does."""
    return any(
        c.dep_ in ("xcomp", "dobj") and c.i > verb.i and _tells(c, ontology, _KINDS) and c.pos_ in ("VERB", "NOUN")
        for c in verb.children
    ) and verb.lemma_.lower() not in ("host", "see", "witness", "be")
