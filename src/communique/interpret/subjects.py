"""Who acts in a verb, and what stands behind its prepositions: the parts of a clause that others are told by.

Labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

# Verbs whose own subject acts in the infinitive, even where they have an object (“Kenya promised Uganda to sign”).
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "swear", "threaten", "undertake", "use"})
# Verbs that name by a preposition who is to act in the infinitive (“called on Chad to sign”).
_PREPOSITIONAL_CONTROL = {
    "call": frozenset({"on", "upon", "for"}),
    "appeal": frozenset({"to"}),
    "count": frozenset({"on"}),
    "look": frozenset({"to"}),
    "wait": frozenset({"for"}),
    "prevail": frozenset({"on", "upon"}),
}
# Participles that tie a noun to another as prepositions do, and the prepositions that they stand for.
_PARTICIPLES = {
    "targeting": ("against", "for"),
    "concerning": ("into", "on"),
    "regarding": ("into", "on"),
    "involving": ("between", "with"),
    "following": ("after",),
}
# Nouns whose infinitive tells what those do whose they are.
_INTENTIONS = frozenset(
    {"decision", "effort", "commitment", "plan", "attempt", "intention", "intent", "readiness", "willingness", "right"}
    | {"refusal", "failure", "pledge", "offer", "move", "determination", "desire", "bid", "resolve", "proposal", "vote"}
    | {"choice", "ability", "capacity", "obligation", "promise", "work", "initiative", "campaign", "request"}
    | {"consideration", "idea", "hope", "goal", "aim", "practice", "policy", "prospect"}
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
"""Relative pronouns."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PLURAL = frozenset({"have", "were", "are"})
# Verbs that without a partner have a subject of several.
_TOGETHER = frozenset({"meet", "gather", "convene", "reconvene", "assemble", "confer", "agree", "talk"})
_DEPTH = 6
_YEAR = 4


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive, a past participle that modifies a noun included."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.tag_ not in ("VBN", "VBD") or any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl")


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the others of its kind that are coordinated after it.

    The second of three or more is often parsed as an apposition (“A, B, and C”); one with others coordinated is not.
    """
    yield token
    for child in token.children:
        listed = child.dep_ == "appos" and child.pos_ == "PROPN" and any(c.dep_ == "conj" for c in child.children)
        if child.dep_ == "conj" or listed:
            yield from coordinated(child)


def has_own_subject(verb: Token) -> bool:
    """Whether a verb form has a subject right on it; a finite verb that is parsed as a modifier of its object has."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _direct_subject(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if len(found) > 1 and all(c.i < verb.i for c in found):
        found = found[-1:]
    return [_antecedent(c, verb) if c.lower_ in RELATIVE else c for c in found]


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; in a cleft sentence (“it was Kenya that signed”) what is singled out."""
    if verb.dep_ == "relcl":
        return _several(verb) or verb.head
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and any(c.lower_ == "it" for c in verb.head.children):
        return next((c for c in verb.head.children if c.dep_ == "attr"), pronoun)
    return pronoun


def _several(verb: Token) -> Token | None:
    """The first of the persons coordinated before a clause that parts them from it by a comma (“A and B, who met”).

    Only where the clause cannot be of the last alone: its verb is in the plural, or has nobody else beside the subject.
    """
    last = verb.head
    first = last
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    parted = last.i + 1 < len(verb.doc) and any(t.text == "," for t in verb.doc[last.i + 1 : verb.left_edge.i + 1])
    if first is last or last.pos_ != "PROPN" or not parted:
        return None
    plural = verb.tag_ == "VBP" or any(c.dep_ in ("aux", "auxpass") and c.lower_ in _PLURAL for c in verb.children)
    intransitive = (
        verb.tag_ == "VBD"
        and verb.lemma_ in _TOGETHER
        and not any(c.dep_ == "dobj" or c.lower_ == "with" for c in verb.children)
    )
    return first if plural or intransitive else None


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The subject that a verb form has or shares, before the passive is undone; empty when there is none."""
    found = _direct_subject(verb)
    if found or depth > _DEPTH:
        return found
    head = verb.head
    found = []
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        found = (
            [c for c in head.children if c.dep_ in ("poss", "nsubj")] or _purpose(head, depth) or _whose(head) or [head]
        )
    elif verb.dep_ == "acl" or (verb.tag_ == "VBN" and (verb.dep_ == "amod" or _is_on_noun(verb))):
        found = [head]
    elif verb.dep_ == "xcomp":
        controls = head.lemma_ not in _SUBJECT_CONTROL and verb.pos_ == "VERB"
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")] if controls else []
        found = objects or _asked(head) or surface_subject(head, depth + 1)
    elif verb.dep_ in ("acomp", "oprd"):
        found = surface_subject(head, depth + 1)
    elif verb.dep_ == "advcl" and verb.tag_ == "VB" and _asked(head):
        found = _asked(head)
    elif verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and (found := _intended(verb)):
        return found
    elif _shares_subject(verb):
        found = surface_subject(coordination_head(verb), depth + 1)
    elif verb.dep_ in ("ROOT", "ccomp") and (before := _swallowed(verb)) is not None:
        found = [before]
    elif verb.dep_ == "pcomp" and head.head.lemma_.lower() in _INTENTIONS:
        found = [c for c in head.head.children if c.dep_ == "poss"]
    elif verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        found = _blamed(head) or surface_subject(head.head, depth + 1)
    return found


def comma_before(verb: Token) -> int | None:
    """Offset of the comma or dash before a participle, adverbs and “while” passed over; None where there is none."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl", "conj", "dep", "ccomp"):
        return None
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ in ("ADV", "CCONJ") or verb.doc[at].lower_ == "while"):
        at -= 1
    return at if verb.doc[at].text in (",", "–", "—") else None


def reporting_verb(participle: Token, verbs: Container[str]) -> Token | None:
    """The verb of saying in whose complement the parse puts a participle that stands behind a comma.

    “Said the deal was dead, calling it a trap”: who said it also called it one.

    Args:
        participle: the participle.
        verbs: lemmas of the verbs of saying.
    """
    comma = comma_before(participle)
    if comma is None:
        return None
    for verb in participle.ancestors:
        inside = any(
            c.dep_ in ("ccomp", "xcomp", "prep") and c.i < comma and c.is_ancestor(participle) for c in verb.rights
        )
        if inside and verb.pos_ == "VERB" and verb.lemma_.lower() in verbs:
            return verb
    return None


def _swallowed(verb: Token) -> Token | None:
    """The name right before a finite verb that has no subject, where the parse hangs it on a preposition.

    “In 1994 Norway voted”, “in Geneva, Norway voted”.
    """
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    name = verb.doc[at]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" and c.tag_ != "TO" for c in verb.children)
    if not finite or at < verb.sent.start or name.dep_ not in ("pobj", "appos", "conj"):
        return None
    while name.dep_ == "conj" and name.head.dep_ in ("pobj", "conj") and name.head.i >= verb.sent.start:
        name = name.head
    first = name.left_edge
    if name.pos_ == "NOUN" and first.pos_ == "NUM" and name.dep_ == "pobj" and first.i + 1 < name.i:
        return name if len(first.text) == _YEAR else None
    if name.pos_ != "PROPN":
        return None
    parted = first.i > verb.sent.start and verb.doc[first.i - 1].text == ","
    return name if parted or first.pos_ == "NUM" else None


def _is_on_noun(verb: Token) -> bool:
    """Whether a clause that is parsed as an adverbial is on a noun (“the Court, as established by the Statute”)."""
    return verb.dep_ == "advcl" and verb.head.pos_ in ("NOUN", "PROPN")


def _purpose(name: Token, depth: int) -> list[Token]:
    """Who acts in an infinitive that the parse hangs on a name (“spoke with Modi to thank him”): as in the clause.

    A name takes no infinitive of its own; only a verb that asks by the preposition makes the one named act.
    """
    if name.pos_ != "PROPN" or name.dep_ != "pobj":
        return []
    verb = name.head.head
    if verb.pos_ != "VERB" or name in _asked(verb):
        return []
    return surface_subject(verb, depth + 1)


def _whose(noun: Token) -> list[Token]:
    """Whose a plan, decision or attempt is, who acts in its infinitive (“the plan of the Union to act”)."""
    if noun.pos_ != "NOUN":
        return []
    behind = [t for preposition, t in prepositions(noun) if preposition in ("of", "by") and t.pos_ == "PROPN"]
    return behind or [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]


def _intended(verb: Token) -> list[Token]:
    """Whose plan or decision an infinitive tells, where the parse hangs it on the verb of which that is the object."""
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.lemma_.lower() in _INTENTIONS and c.i < verb.i]
    return [w for noun in objects for w in ([c for c in noun.children if c.dep_ == "poss"] or _whose(noun))]


def _blamed(preposition: Token) -> list[Token]:
    """Who does what a gerund says: the object of “accuse of”, “prevent from”, “thank for”, where there is one."""
    if preposition.lower_ not in ("of", "from", "for", "into", "about"):
        return []
    return [c for c in preposition.head.children if c.dep_ in ("dobj", "nsubjpass")]


def _asked(verb: Token) -> list[Token]:
    """Who is asked to act, where the verb names them by a preposition."""
    wanted = _PREPOSITIONAL_CONTROL.get(verb.lemma_, frozenset())
    return [t for preposition, t in prepositions(verb) if preposition in wanted and t.dep_ == "pobj"]


def coordination_head(verb: Token) -> Token:
    """The verb that a coordinated verb goes with.

    The parse often takes that of the clause before it; where the tense is that of the verb above instead, it is that
    one (“affirmed that the truce will hold and thanked the envoy”), as it is where that clause is an infinitive. Of a
    verb that is not coordinated, its head.
    """
    clause = verb.head
    while verb.dep_ == "conj" and clause.dep_ == "conj":
        clause = clause.head
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or has_own_subject(verb):
        return verb.head
    if clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children):
        return next((a for a in clause.ancestors if _is_finite(a)), verb.head)
    if clause.dep_ != "ccomp":
        return verb.head
    tense = next((c.tag_ for c in clause.children if c.dep_ in ("aux", "auxpass")), clause.tag_)
    return clause.head if tense != verb.tag_ == clause.head.tag_ else verb.head


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or (verb.pos_ == "VERB" and any(c.tag_ in _FINITE for c in verb.lefts))


def _shares_subject(verb: Token) -> bool:
    """Whether a coordinated verb or a participle has the subject of the verb above it."""
    shared = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"))
    return shared and verb.head.pos_ in ("VERB", "AUX")


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """What stands behind each preposition of a word, or behind a participle that stands for one."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ in ("ADP", "SCONJ", "PART", "ADV"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, inner
                elif inner.dep_ == "prep":
                    yield from ((inner.lower_, i) for i in inner.children if i.dep_ in ("pobj", "pcomp"))
        elif child.lower_ in _PARTICIPLES and child.dep_ in ("acl", "prep"):
            objects = [i for i in child.children if i.dep_ in ("dobj", "pobj")]
            yield from ((standing, i) for standing in _PARTICIPLES[child.lower_] for i in objects)
