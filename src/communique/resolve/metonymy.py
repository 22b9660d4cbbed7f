"""Capitals that stand for their governments: “Washington said” is the state, “in Washington” the city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from communique.model import Name
from communique.ontology import Ontology

# Prepositions whose noun is a party to what is told: a place would have “in”, “to” or “from”.
_PARTY = frozenset({"between", "with", "against", "by"})
# What ties governments: “relations with”, “talks between”.
_BONDS = frozenset(
    {
        "relation",
        "relationship",
        "tie",
        "alliance",
        "partnership",
        "cooperation",
        "dispute",
        "rift",
        "dialogue",
        "trust",
    }
)
# What is laid on a government.
_BURDENS = frozenset(
    {"sanction", "pressure", "cost", "embargo", "tariff", "demand", "restriction", "policy", "stance", "reliance"}
)
# A city is still a city as the subject of these, whatever it sees or receives.
_WATCHING = frozenset({"see", "witness"})
_SPECTATING = _WATCHING | {"host", "be", "have", "suffer", "experience", "face"}


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
    others = _others()
    known = others.get(name.label) or others.get(doc[name.start : name.end].text)
    if name.type != "Place" or not (known or name.qid in capitals) or _is_located(doc, name):
        return name
    root = doc[name.start : name.end].root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN":
        root = root.head
    if not _acts(root, ontology) and not _is_sided_with(doc, name):
        return name
    label, qid, cls = known or (*capitals[name.qid], "State")
    return replace(name, type=cls, label=label, qid=qid)


@cache
def _others() -> Mapping[str, tuple[str, str, str]]:
    """Cities that stand for another body than their state: label, Wikidata id and class of that body by the city."""
    text = (files("communique") / "data" / "curated" / "metonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: (label, qid, cls) for name, label, qid, cls in rows}


def _is_located(doc: Doc, name: Name) -> bool:
    """Whether a name is the beginning of a longer name of the place (“Washington, D.C.”, “London, Ontario”)."""
    after = doc[name.end : name.end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE" and after[1].dep_ == "appos"


def _is_sided_with(doc: Doc, name: Name) -> bool:
    """Whether a name tells whose side somebody takes (“pro-Moscow”): sides are taken with governments."""
    side = doc[name.start - 2].lower_ if name.start > 1 and doc[name.start - 1].text in ("-", "–", "‑") else ""
    return side in ("pro", "anti")


def _acts(root: Token, ontology: Ontology) -> bool:
    governor = root.head
    if (
        root.dep_ == "nsubj"
        and governor.dep_ in ("ccomp", "xcomp")
        and root.i < governor.i
        and _is_told(governor, root)
    ):
        return _is_spoken_to(governor.head, ontology)
    if root.dep_ == "nsubj":
        told = governor.lemma_.lower() not in _WATCHING and _tells(governor, ontology)
        return told or _does_something(governor, ontology)
    if root.dep_ == "poss":
        willed = any(c.dep_ in ("acl", "relcl") and c.tag_ == "VB" for c in governor.children)
        return willed or _tells(governor, ontology) or governor.lemma_.lower() in ontology.transparent
    if root.dep_ == "pobj" and governor.lower_ == "on":
        return bool(_BURDENS & {t.lemma_.lower() for t in (governor.head, *_objects(governor.head))})
    if root.dep_ == "pobj" and governor.lower_ in _PARTY:
        return governor.head.lemma_.lower() in _BONDS or _tells(governor.head, ontology)
    return root.dep_ in ("dobj", "dative") and _is_spoken_to(governor, ontology)


def _is_told(verb: Token, subject: Token) -> bool:
    """Whether the subject of an infinitive is whom the verb before it speaks to (“urged Beijing to act”)."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and verb.head.i < subject.i


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dobj"]


def _is_spoken_to(verb: Token, ontology: Ontology) -> bool:
    """Whether a verb is one of speaking to or about its object (“warned Ankara”)."""
    found = ontology.triggers.get(verb.lemma_.lower(), ())
    return any(t.pos == "verb" and len(t.words) == 1 and ontology.is_a(t.type, "Statement") for t in found)


def _tells(word: Token, ontology: Ontology) -> bool:
    """Whether a word is a trigger of an event or statement; of a trigger of several words the others must be there."""
    pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun"}.get(word.pos_, "")
    beside = {t.lemma_.lower() for c in word.children for t in (c, *c.children)}
    found = {*ontology.triggers.get(word.lemma_.lower(), ()), *ontology.triggers.get(word.lower_, ())}
    return any(t.pos == pos and beside.issuperset(t.words[1:]) for t in found)


def _does_something(verb: Token, ontology: Ontology) -> bool:
    """Whether a verb has an infinitive or object that tells what its subject does (“wants to join”)."""
    if verb.lemma_.lower() in _SPECTATING:
        return False
    return any(c.dep_ in ("xcomp", "dobj") and c.i > verb.i and _tells(c, ontology) for c in verb.children)
