"""Whose time and place are a trigger's: the words of a sentence whose adjuncts count for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from communique.interpret.reading import Reader
from communique.interpret.syntax import clause_of, shares_complements
from communique.ontology import Ontology

FAR = 99
"""The distance of what belongs to something else."""
_HEIGHT = 10
# What such a verb modifies is an event, however far off the parse hangs it (“the conference on X held in Y”).
_HELD = frozenset({"hold", "convene", "organise", "organize", "stage", "schedule"})
Head = tuple[Token, int]
"""A word, and how much farther than the trigger itself it is."""

# What is told by a noun after these goes on while the verb's clause does; after others, before or after it.
_MEANWHILE = frozenset({"at", "during", "in", "with", "through", "throughout", "amid"})
_MANNER = frozenset({"by", "in", "with", "through", "while", "upon"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such"})
# What such a preposition brings in is some other happening (“left after clashes in May”).
_ELSEWHERE = frozenset(
    {"after", "before", "following", "upon", "since", "until", "despite", "for", "about", "over", "regarding", "than"}
    | {"concerning", "like", "including", "because", "without"}
)
_LOCAL = frozenset({"where", "when"})
# Who says something in the present has no need to tell when and where.
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
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
    if not is_verb(words[0]) or _is_nominal(words[0]):
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
        heads += [(token, cost) for token in _located(reader, verb)]
        verb = _shared_clause(reader, verb)
        if verb is not None:
            if verb.i in seen:
                break
            heads.append((verb, cost))
    return heads


def is_apart(noun: Token) -> bool:
    """Whether a noun tells of something at another time than its clause: “after months of talks”, “to end the war”."""
    node = noun
    for _ in range(_STEPS):
        head = node.head
        if node.dep_ == "pobj" and head.lower_ in _ELSEWHERE:
            return True
        if node.dep_ == "dobj" and is_verb(head):
            return head.tag_ == "VB" and any(c.lower_ == "to" for c in head.children)
        if node.dep_ == "pobj" and head.lower_ == "of":
            node = head.head
        elif node.dep_ == "conj" and not is_verb(head):
            node = head
        else:
            return False
    return False


def _is_nominal(token: Token) -> bool:
    """Whether a gerund stands where a noun does (“fighting broke out in Goma”)."""
    return token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form with a clause of its own."""
    return token.pos_ in ("VERB", "AUX")


def speaks(reader: Reader, verb: Token) -> bool:
    """Whether a verb is one of saying and no more, not one that may make an event (“announced sanctions”)."""
    return is_verb(verb) and verb.lemma_.lower() in _speech(reader.ontology)


@lru_cache(maxsize=4)
def _speech(ontology: Ontology) -> frozenset[str]:
    return frozenset(
        lemma
        for lemma, triggers in ontology.triggers.items()
        if lemma not in ontology.light_verbs
        and any(t.pos == "verb" and len(t.words) == 1 and ontology.is_a(t.type, "Statement") for t in triggers)
    )


def _governed(reader: Reader, noun: Token) -> tuple[list[Token], Token | None]:
    """The nouns that a noun belongs to, and the verb in whose clause it happens; None where that is another happening.

    A definite object of any verb but a light one (“condemned the attack”, but “reported an attack”) and what stands
    after “following” or “on” have a time of their own; “we condemn the attack in Ghazni on Friday” tells theirs.
    """
    nouns: list[Token] = []
    node = noun
    for _ in range(_STEPS):
        head = node.head
        if is_verb(head):
            return nouns, head if _happens_in(reader, node, head) else None
        if node.dep_ in ("conj", "appos") and head.i != node.i:
            node = head
            continue
        if node.dep_ not in ("pobj", "pcomp") or head.dep_ != "prep":
            break
        node = head.head
        if head.lower_ == "of" and not is_verb(node):
            nouns.append(node)
        elif head.lower_ not in _MEANWHILE:
            break
        elif is_verb(node):
            return nouns, node
    return nouns, None


def _happens_in(reader: Reader, noun: Token, verb: Token) -> bool:
    """Whether what a subject or object tells of happens when its verb does."""
    if noun.dep_ in ("nsubj", "nsubjpass", "attr", "csubj"):
        return True
    new = verb.lemma_.lower() in reader.ontology.light_verbs or not _is_known(noun)
    new = new or (verb.tag_ in _PRESENT and speaks(reader, verb))
    return noun.dep_ in ("dobj", "oprd", "dative") and new


def _is_known(noun: Token) -> bool:
    """Whether a noun speaks of something as known: with an article, a demonstrative or a possessive."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def _shared_clause(reader: Reader, verb: Token) -> Token | None:
    """The verb whose time and place the clause of another one shares, or None."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and is_verb(head):
        own = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)  # “to meet in Oslo and to open talks”
        return None if own or _ahead(verb) != _ahead(head) else head
    if verb.dep_ == "xcomp" and is_verb(head):
        return None if _matrix(reader, head) else head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_verb(head):
        return None if any(c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.children) else head
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP") and is_verb(head):
        return head if any(c.lower_ == "when" for c in verb.children) else None
    if verb.dep_ == "pcomp" and head.lower_ in _MANNER and is_verb(head.head):
        return head.head
    return clause_of(head) if verb.dep_ == "relcl" and _local_pronoun(verb) else None


def _located(reader: Reader, verb: Token) -> list[Token]:
    """What a clause says more of: a time or place (“where”, “in which”) with the noun that has it, or a happening.

    “The summit on Monday at which they met”, “those in Goma in which ten died”, “the attack on Monday that killed ten”.
    """
    if verb.dep_ != "relcl":
        return []
    noun = verb.head
    if not _local_pronoun(verb):
        subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("that", "which") for c in verb.children)
        return [noun] if subject and tells_of_event(reader, noun) else []
    return [noun] if noun.dep_ != "pobj" or is_verb(noun.head.head) else [noun, noun.head.head]


def tells_of_event(reader: Reader, noun: Token) -> bool:
    """Whether a noun can tell of an event."""
    triggers = reader.ontology.triggers.get(noun.lemma_.lower(), ())
    return any(t.pos == "noun" and reader.ontology.is_a(t.type, "Event") for t in triggers)


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


def distance_to(token: Token, head: Token) -> int:
    """Steps up the tree from a token to a head, or far when another clause or another happening lies between."""
    node = token
    for steps in range(_HEIGHT):
        if node.i == head.i:
            return steps
        if steps and node.dep_ == "appos" and node.head.dep_ in ("nsubj", "nsubjpass") and node.head.i != head.i:
            return FAR  # “Kenya, a member since 1963, sent troops”
        if steps > 1 and node.dep_ == "prep" and node.lower_ in _ELSEWHERE:
            return FAR
        if node.head.i == node.i or (
            steps and node.pos_ in ("VERB", "AUX") and node.dep_ not in ("acl", "aux", "auxpass")
        ):
            return FAR
        purpose = node.dep_ == "acl" and node.tag_ == "VB"  # “talks to end the war in Mali”
        if node.dep_ in ("acl", "relcl") and (node.head.i != head.i or purpose) and node.lemma_ not in _HELD:
            return FAR
        node = node.head
    return FAR
