"""Whose time and place are a trigger's: the words of a sentence whose adjuncts count for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of, shares_complements
from communique.ontology import Ontology

Head = tuple[Token, int]
"""A word, and how much farther than the trigger itself it is."""

# What is told by a noun after these goes on while the verb's clause does; after others, before or after it.
_MEANWHILE = frozenset({"at", "during", "in", "with", "through", "throughout", "amid"})
_MANNER = frozenset({"by", "in", "with", "through", "while", "upon"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such"})
_LOCAL = frozenset({"where", "when"})
_STEPS = 6


def reach(reader: Reader, words: Sequence[Token]) -> list[Head]:
    """The words whose adjuncts are those of a trigger.

    They are its own words; of a noun, the nouns it belongs to (“a round of talks”) and the verb that holds, begins or
    tells of it; then the verbs whose time and place a clause shares: the one it is coordinated with, the one whose
    infinitive or participle it is, what a clause with “where” or “at which” says more of.

    Args:
        reader: the document.
        words: the words of the trigger, the head first.
    """
    heads: list[Head] = [(w, 0) for w in words if w.dep_ not in ("prep", "agent")] or [(words[0], 0)]
    verb: Token | None = words[0]
    if not is_verb(words[0]):
        nouns, verb = _governed(reader, words[0])
        heads += [(noun, 1) for noun in nouns]
        if verb is not None:
            heads.append((verb, 2))
    seen = {w.i for w in words}
    cost = heads[-1][1]
    while verb is not None and len(seen) < _STEPS + len(words):
        seen.add(verb.i)
        if (other := shares_complements(verb)) is not None:
            heads.append((other, cost + 1))
        cost += 4
        heads += [(token, cost) for token in _located(verb)]
        verb = _shared_clause(reader, verb)
        if verb is not None:
            if verb.i in seen:
                break
            heads.append((verb, cost))
    return heads


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form with a clause of its own."""
    return token.pos_ in ("VERB", "AUX")


def speaks(reader: Reader, verb: Token) -> bool:
    """Whether a verb is one of saying."""
    return is_verb(verb) and verb.lemma_.lower() in _speech(reader.ontology)


@lru_cache(maxsize=4)
def _speech(ontology: Ontology) -> frozenset[str]:
    return frozenset(
        lemma
        for lemma, triggers in ontology.triggers.items()
        if any(t.pos == "verb" and ontology.is_a(t.type, "Statement") for t in triggers)
    )


def _governed(reader: Reader, noun: Token) -> tuple[list[Token], Token | None]:
    """The nouns that a noun belongs to, and the verb in whose clause it happens; None where that is another happening.

    A definite object of any verb but a light one (“condemned the attack”, but “reported an attack”) and what stands
    after “following” or “on” have a time of their own.
    """
    nouns: list[Token] = []
    node = noun
    for _ in range(_STEPS):
        head = node.head
        if head.i == node.i:
            return nouns, None
        if node.dep_ in ("nsubj", "nsubjpass", "attr", "csubj"):
            return nouns, head if is_verb(head) else None
        if node.dep_ in ("dobj", "oprd", "dative"):
            new = head.lemma_.lower() in reader.ontology.light_verbs or not _is_known(node)
            return nouns, head if new else None
        if node.dep_ in ("conj", "appos") and not is_verb(head):
            node = head
        elif node.dep_ in ("pobj", "pcomp") and head.dep_ == "prep":
            above = head.head
            if head.lower_ == "of" and not is_verb(above):
                nouns.append(above)
                node = above
            elif head.lower_ not in _MEANWHILE:
                return nouns, None
            elif is_verb(above):
                return nouns, above
            else:
                node = above
        else:
            return nouns, None
    return nouns, None


def _is_known(noun: Token) -> bool:
    """Whether a noun speaks of something as known: with an article, a demonstrative or a possessive."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def _shared_clause(reader: Reader, verb: Token) -> Token | None:
    """The verb whose time and place the clause of another one shares, or None."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and is_verb(head):
        return None if _ahead(verb) != _ahead(head) else head
    if verb.dep_ == "xcomp" and is_verb(head):
        return None if _matrix(reader, head) else head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_verb(head):
        return None if any(c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.children) else head
    if verb.dep_ == "pcomp" and head.lower_ in _MANNER and is_verb(head.head):
        return head.head
    return clause_of(head) if verb.dep_ == "relcl" and _local_pronoun(verb) else None


def _located(verb: Token) -> list[Token]:
    """What a clause with “where”, “in which” or “during which” says more of, and the noun that has it as its date."""
    if verb.dep_ != "relcl" or not _local_pronoun(verb):
        return []
    found = [verb.head]
    if verb.head.dep_ == "pobj" and not is_verb(verb.head.head.head):
        found.append(verb.head.head.head)
    return found


def _local_pronoun(verb: Token) -> bool:
    """Whether a relative clause opens by a word of time or place."""
    if any(c.lower_ in _LOCAL for c in verb.children):
        return True
    prepositions = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i and c.lower_ in _MEANWHILE]
    return any(inner.lower_ == "which" for c in prepositions for inner in c.children)


def _ahead(verb: Token) -> bool:
    """Whether an auxiliary tells of the future or of what is possible."""
    return any(c.tag_ == "MD" for c in verb.children)


def _matrix(reader: Reader, verb: Token) -> bool:
    """Whether what a verb governs is still to come, or may never: “agreed on Monday to leave”."""
    lemma = verb.lemma_.lower()
    return any(lemma in cues.matrices for cues in reader.ontology.statuses)
