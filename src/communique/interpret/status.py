"""Whether a text tells of an event as having happened, as planned, as possible or as not having happened."""

from __future__ import annotations

from collections.abc import Container, Sequence

from spacy.tokens import Token

from communique.interpret.syntax import has_own_subject
from communique.ontology import StatusCues

_ORDER = ("negated", "hypothetical", "planned")
_DEPTH = 5
_UP = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "prep", "dobj", "conj", "advcl", "relcl", "nsubj", "nsubjpass", "dative"}
)

# After these a negation is part of the condition (“if they could not agree”).
_CONDITIONAL = frozenset({"if", "unless"})
# Prepositions that introduce complements of nouns and verbs (“the need for talks”, “engage in talks”).
_COMPLEMENT = frozenset({"for", "of", "to", "on", "from", "in", "into", "about", "against", "toward", "towards"})
_ENDS = frozenset({"end", "close", "halt", "conclusion", "stop"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "dative"})


def status_of(
    trigger: Token, statuses: Sequence[StatusCues], given: str = "", carriers: Container[str] = frozenset()
) -> tuple[str, bool]:
    """The status that the words around a trigger give it, and whether any of them does.

    Args:
        trigger: the head word of the trigger.
        statuses: the cues that hold for the type.
        given: the status that the trigger itself gives, or ""; where that is the status of what has no cue, it stands
            whatever the cues say (who must “return to compliance” has broken the rule).
        carriers: lemmas of verbs whose own status is that of the event that their subject or object tells of, such as
            those of holding and happening.

    Looks at negation and auxiliaries of the verb, at the modifiers and the verb of a noun, at what governs either, and
    at the conjunction of a conditional clause. The strongest wins: negated, then hypothetical, then planned.
    """
    if given == _default(statuses):
        return given, True
    own = _own(trigger, trigger, statuses)
    if own and trigger.pos_ == "NOUN":
        return _strongest(own), True
    seen = _seen_from(trigger, statuses, carriers)
    found = own | {s for token in seen[1:] for s in _own(token, trigger, statuses)}
    found |= {s for clause in _own_clauses(trigger, carriers) for s in _of_clause(clause, trigger, statuses)}
    if given:
        found.add(given)
    if _is_announced(seen[-1]) or _is_awaited(seen[-1]):
        found.add(_ORDER[2])
    return _strongest(found) or _default(statuses), bool(found)


def _strongest(found: Container[str]) -> str:
    return next((status for status in _ORDER if status in found), "")


def _own_clauses(noun: Token, carriers: Container[str]) -> list[Token]:
    """Verbs of clauses on a noun that say of its event that it happens (“the summit to be held in May”)."""
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl")] if noun.pos_ == "NOUN" else []
    return [c for c in clauses if c.lemma_.lower() in carriers]


def _of_clause(verb: Token, trigger: Token, statuses: Sequence[StatusCues]) -> set[str]:
    """The statuses that such a clause gives; one that is to happen is planned (“the talks to be held”)."""
    found = _own(verb, trigger, statuses, governing=False)
    if any(c.dep_ == "auxpass" for c in verb.children) and _is_infinitive(verb):
        found.add(_ORDER[2])
    return found


def _is_announced(token: Token) -> bool:
    """Whether an infinitive is the main verb, as in headlines (“Ruto to visit Rome”, “President to visit Rome”)."""
    return _is_infinitive(token) and token.dep_ == "ROOT"


def _is_awaited(verb: Token) -> bool:
    """Whether a clause of time tells what is to come first (“the Treaty will lapse when Kenya leaves the Union”)."""
    when = any(c.lower_ in ("when", "once", "until", "till") for c in verb.children)
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP") or not when:
        return False
    main = verb.head.head if verb.head.dep_ == "xcomp" else verb.head
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in main.children)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _default(statuses: Sequence[StatusCues]) -> str:
    """The status without any cue."""
    return next(s.status for s in statuses if not (s.modals or s.matrices or s.markers or s.adjectives))


def _seen_from(trigger: Token, statuses: Sequence[StatusCues], carriers: Container[str]) -> list[Token]:
    """The trigger and what governs it, as far as the status of the one reaches the other."""
    seen = [trigger]
    node = trigger
    for _ in range(_DEPTH):
        if node.dep_ not in _UP or node.head.i == node.i or _ends(node, statuses, carriers):
            break
        listed = node.dep_ == "conj" and node.pos_ in ("NOUN", "PROPN")
        node = node.head
        if not listed:
            seen.append(node)
    return seen


def _ends(node: Token, statuses: Sequence[StatusCues], carriers: Container[str]) -> bool:
    """Whether what governs a word tells nothing of its status."""
    finite = node.dep_ in ("ccomp", "relcl", "advcl") and not _is_infinitive(node) and has_own_subject(node)
    finite = finite and not _is_subjunctive(node)
    stated = node.dep_ == "acl" and node.tag_ == "VBN"
    if finite or stated or (node.dep_ == "prep" and _is_adjunct(node)):
        return True
    if node.dep_ == "conj":
        if _is_infinitive(node) and _is_infinitive(node.head):  # “agreed to meet and to open talks”
            return False
        return node.pos_ != node.head.pos_ or any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in node.children)
    return node.dep_ in _NOMINAL and not _carries(node.head, statuses, carriers)


def _is_subjunctive(verb: Token) -> bool:
    """Whether a clause says what is to be (“demands that all parties withdraw”): its verb has no sign of tense."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBP") and verb.lemma_ != "be" and not helped


def _is_adjunct(preposition: Token) -> bool:
    """Whether a phrase tells of the circumstances of a verb, not of what is done (“imposed tariffs for the attack”)."""
    if preposition.lower_ not in _COMPLEMENT:
        return True
    return preposition.head.pos_ == "VERB" and any(c.dep_ == "dobj" for c in preposition.head.children)


def _carries(word: Token, statuses: Sequence[StatusCues], carriers: Container[str]) -> bool:
    """Whether the status of a word that governs a noun is the status of what the noun tells of.

    “The talks will be held” are planned; “the war must end” is not hypothetical, nor is “to discuss the attack”.
    """
    if word.pos_ not in ("VERB", "NOUN", "PROPN") or word.lemma_.lower() in carriers:
        return True
    if _keeps_from(word):
        return False
    return any(not cues.matrices.isdisjoint(_governing(word)) for cues in statuses)


def _keeps_from(verb: Token) -> bool:
    """Whether a verb tells of its object that it goes on (“prevent the war from spreading”, “bring it to an end”)."""
    if verb.pos_ != "VERB":
        return False
    behind = ((c.lower_, i) for c in verb.children if c.dep_ == "prep" for i in c.children)
    return any((p == "from" and i.dep_ == "pcomp") or (p == "to" and i.lemma_ in _ENDS) for p, i in behind)


def _is_future_in_past(verb: Token) -> bool:
    """Whether “would” tells what was then to come (“announced that it would withdraw”)."""
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "'d", "’d") for c in verb.children)
    return would and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")


def _governing(token: Token) -> set[str]:
    """The forms under which a governing word may be a cue.

    They are the word alone, its adverb alone, the two together, and the word with its preposition or with the “to” of
    its infinitive (“a deal for”, “remains to be signed”).
    """
    lemma = token.lemma_.lower()
    children = list(token.children)
    particles = {c.lower_ for c in children if c.dep_ in ("prt", "advmod")}
    alone = set() if any(c.dep_ == "prt" for c in children) else {lemma}
    bound = {c.lower_ for c in children if c.dep_ == "prep" and c.lower_ != "to"}
    bound |= {"to" for c in children if _is_infinitive(c)}
    return alone | particles | {f"{lemma} {word}" for word in particles | bound}


def _of_nobody(verb: Token) -> bool:
    """Whether nobody does what a verb tells, or it is done to nobody (“called neither man”, “no troops were sent”)."""
    if verb.pos_ != "VERB":
        return False
    parts = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return any(w.lower_ in ("no", "neither", "none", "nobody") for part in parts for w in (part, *part.lefts))


def _own(token: Token, trigger: Token, statuses: Sequence[StatusCues], governing: bool = True) -> set[str]:
    """The statuses for which a token, where it governs the trigger, or its dependents carry a cue."""
    found: set[str] = set()
    children = list(token.children)
    # The cues of the type come first: they tell what a word that governs it means for this type.
    matrix = next((c for c in statuses if not c.matrices.isdisjoint(_governing(token))), None)
    for cues in statuses:
        governs = governing and token.i != trigger.i and cues is matrix
        auxiliary = any(
            c.dep_ == "aux" and c.tag_ == "MD" and (c.lower_ in cues.modals or c.lemma_ in cues.modals)
            for c in children
        )
        # “Responded instead” denies nothing, “instead of signing” does.
        marking = ("mark",) if cues.status == _ORDER[0] else ("mark", "advmod")
        marker = any(c.dep_ in marking and c.lower_ in cues.markers for c in children)
        modifier = token.i == trigger.i and any(
            c.dep_ in ("amod", "det") and (c.lower_ in cues.adjectives) for c in children
        )
        preposition = token.dep_ == "prep" and token.lower_ in cues.markers
        if governs or auxiliary or marker or modifier or preposition:
            found.add(_ORDER[2] if auxiliary and _is_future_in_past(token) else cues.status)
    conditional = any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITIONAL for c in children)
    if (any(c.dep_ == "neg" for c in children) or _of_nobody(token)) and not conditional:
        found.add(_ORDER[0])
    return found
