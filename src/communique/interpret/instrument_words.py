"""The words that tell facts of legal instruments, from ``data/curated/instrument_words.tsv``.

Each row gives a relation and a verb or noun for it: of the dates and relations between instruments the local name of
the property, with the forms that stand in titles (“amending”); “party”, “depositary”, “bound” and “right” for nouns;
“commits” for what parties do in an instrument and “obliges” for what it does to them; “basis” for the words before
that by which an act is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token

DATES = ("adoptedOn", "signedOn", "inForceOn")
RELATIONS = ("amends", "supersedes", "implements")


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, frozenset[tuple[str, ...]]]:
    """For each relation its words, each as the parts of a phrase in lower case."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    text = (files("communique") / "data" / "curated" / "instrument_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        relation, words = line.split("\t")
        found[relation].add(tuple(words.split()))
    return {relation: frozenset(found[relation]) for relation in sorted(found)}


def told_by(word: str, among: tuple[str, ...]) -> str:
    """The relation, one of some, of which a word in lower case is a form by itself; "" for none."""
    return next((relation for relation in among if (word,) in vocabulary()[relation]), "")


def relation_of(token: Token, among: tuple[str, ...]) -> str:
    """The relation, one of some, that a verb or noun tells together with the words after it; "" for none."""
    told = _by_first_word().get(token.lemma_.lower(), {})
    for relation in among if told else ():
        for rest in told.get(relation, ()):
            if not rest or tuple(t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]) == rest:
                return relation
    return ""


@lru_cache(maxsize=1)
def _by_first_word() -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """For each first word of a phrase and each relation what follows in its phrases, the longest first."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for relation, phrases in vocabulary().items():
        for first, *rest in sorted(phrases, key=lambda w: (-len(w), w)):
            found[first][relation].append(tuple(rest))
    return {first: {r: tuple(rests) for r, rests in told.items()} for first, told in found.items()}
