"""Docs built by hand, so that tests of syntax need no model."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

_POS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "DT": "DET",
    "IN": "ADP",
    "TO": "PART",
    "CC": "CCONJ",
}
_POS |= {
    "WDT": "PRON",
    "PRP": "PRON",
    "JJ": "ADJ",
    "RB": "ADV",
    "MD": "AUX",
    ".": "PUNCT",
    ",": "PUNCT",
    "HYPH": "PUNCT",
}


def parsed(tokens: str) -> Doc:
    """A parsed sentence.

    Args:
        tokens: parted by spaces, each ``form|lemma|tag|head|dependency``, the head by its offset in the sentence.
    """
    rows = [t.split("|") for t in tokens.split()]
    words, lemmas, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    pos = [
        "AUX" if (dep in ("aux", "auxpass") and tag[0] in "VM") or lemma == "be" else _POS.get(tag, "VERB")
        for lemma, tag, dep in zip(lemmas, tags, deps, strict=True)
    ]
    vocab = spacy.blank("en").vocab
    return Doc(
        vocab, words=words, lemmas=lemmas, tags=tags, pos=pos, heads=[int(h) for h in heads], deps=deps,
        sent_starts=[i == 0 for i in range(len(words))],
    )  # fmt: skip
