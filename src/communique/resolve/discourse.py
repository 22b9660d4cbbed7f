"""A document while it is resolved: what its words denote so far, sentence by sentence, and who acts in which clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from communique.model import Annotations, Entity, Referent
from communique.ontology import Ontology

SUBJECT = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6


class Discourse:
    """What the words of a Doc denote, as far as it is known.

    Args:
        doc: parsed.
        found: its annotations, with entities; referents are read from it and added to it.
        ontology: gives classes, head nouns and triggers.
    """

    def __init__(self, doc: Doc, found: Annotations, ontology: Ontology) -> None:
        self.doc = doc
        self.found = found
        self.ontology = ontology
        self.sentences: list[Span] = list(doc.sents)
        self.sentence_of = [n for n, sentence in enumerate(self.sentences) for _ in sentence]
        self.quote_of = {i: n for n, q in enumerate(found.quotations) for i in range(q.start, q.end)}
        self.heads: dict[int, tuple[Entity, ...]] = {}
        for entity in found.entities:
            for name in entity.mentions:
                self.heads[doc[name.start : name.end].root.i] = (entity,)

    def says(self, token: Token) -> bool:
        """Whether a token is a verb that reports what somebody says."""
        return token.pos_ == "VERB" and token.lemma_.lower() in self.ontology.verbs("Statement")

    def is_a(self, entity: Entity, *classes: str) -> bool:
        """Whether an entity is of one of some classes."""
        return any(self.ontology.is_a(entity.type, c) for c in classes)

    def record(self, token: Token, entities: tuple[Entity, ...], reason: str) -> None:
        """Notes what a token denotes; it counts as a mention from now on, unless it is the author's own word."""
        self.found.referents[token.i] = Referent(entities, reason)
        if reason != "author":
            self.heads[token.i] = entities

    def denoted(self, token: Token) -> tuple[Entity, ...]:
        """What the words headed by a token denote; a noun that stands for its state or body denotes that."""
        referent = self.found.referents.get(token.i)
        if referent is not None:
            return referent.entities
        if token.pos_ not in ("NOUN", "PROPN"):
            return ()
        named = next((e for c in token.children if c.dep_ == "appos" and (e := self._named(c))), ())
        if named or not self.ontology.stands_for(token.lemma_.lower()):
            return named
        for child in self.restrictions(token):
            referent = self.found.referents.get(child.i)
            if referent is not None:
                return tuple(e for c in coordinated(child) for e in self._named(c))
        return ()

    def _named(self, token: Token) -> tuple[Entity, ...]:
        referent = self.found.referents.get(token.i)
        return referent.entities if referent is not None else ()

    @staticmethod
    def restrictions(noun: Token) -> Iterator[Token]:
        """What narrows a noun down to that of somebody: its modifiers, possessor and what follows “of” or “from”."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss"):
                yield child
            elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
                yield from (c for c in child.children if c.dep_ == "pobj")

    def group(self, token: Token) -> tuple[Entity, ...]:
        """What a token and those coordinated with it denote; nothing when less than two of several are known."""
        parts = [self.denoted(part) for part in coordinated(token)]
        known = [entities for entities in parts if entities]
        if len(known) < min(2, len(parts)):
            return ()
        return tuple(dict.fromkeys(e for entities in known for e in entities))

    def subjects(self, verb: Token, depth: int = 0) -> tuple[Token, ...]:
        """The subject that a verb has or shares; what a relative pronoun stands for in its stead."""
        own = tuple(
            verb.head if c.lower_ in _RELATIVE and verb.dep_ == "relcl" else c
            for c in verb.children
            if c.dep_ in SUBJECT
        )
        if own or depth > _DEPTH or verb.head.i == verb.i:
            return own
        head = verb.head
        if verb.dep_ in ("acl", "relcl", "amod"):
            return (head,)
        if verb.dep_ == "pcomp":
            return self.subjects(head.head, depth + 1)
        asked = self._asked(head, verb) if verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.tag_ == "VB" else None
        if asked is not None:
            return (asked,)
        if verb.dep_ in ("conj", "xcomp", "advcl", "acomp", "oprd", "ccomp") and head.pos_ in ("VERB", "AUX"):
            return self.subjects(head, depth + 1)
        return ()

    def _asked(self, verb: Token, infinitive: Token) -> Token | None:
        """Who is to act in an infinitive: the object of the governing verb, or whom it calls upon."""
        objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and infinitive.dep_ != "advcl"]
        called = [c for p in verb.children if p.dep_ == "prep" and p.lower_ in ("on", "upon") for c in p.children]
        asked = objects or [c for c in called if c.dep_ == "pobj"]
        agents = [
            t for t in asked if verb.i < t.i < infinitive.i and any(self.is_a(e, "Agent") for e in self.denoted(t))
        ]
        return agents[-1] if agents else None

    def acting(self, token: Token) -> Iterator[Token]:
        """Who acts or possesses around a token, innermost first: possessors of the phrases and subjects of the clauses
        that it stands in, where they stand before it.
        """
        node = token
        for _ in range(20):
            head = node.head
            if head.i == node.i:
                return
            if head.pos_ in ("NOUN", "PROPN"):
                yield from (c for c in head.children if c.dep_ == "poss" and c.i < token.i and not _holds(c, token))
            elif head.pos_ in ("VERB", "AUX"):
                yield from (s for s in self.subjects(head) if s.i < token.i and not _holds(s, token))
            node = head

    def main_verb(self, number: int) -> Token:
        """The root of a sentence."""
        return self.sentences[number].root

    def main_subject(self, number: int) -> Token | None:
        """The subject of a sentence's main clause, or None; of the clause that tells what the author does or thinks."""
        verb = self.main_verb(number)
        found = self.subjects(verb)
        if found and self.is_own(found[0]):
            told = [s for c in verb.children if c.dep_ == "ccomp" for s in self.subjects(c)]
            found = tuple(s for s in told if not self.is_own(s))
        return found[0] if found else None

    def is_own(self, token: Token) -> bool:
        """Whether a token is the author's word for those who speak (“we”)."""
        referent = self.found.referents.get(token.i)
        return (referent is not None and referent.reason == "author") or token.lower_ in ("i", "we")

    def is_many(self, subject: Token, entity: Entity) -> bool:
        """Whether “they” can take up one entity: a people, an organisation, or a noun for those who act for a state."""
        if self.is_a(entity, "Person"):
            return False
        plural = subject.tag_ in ("NNS", "NNPS", "PRP")
        return plural or subject.pos_ == "NOUN" or self.is_a(entity, "Organisation", "People")

    def mentions(self, start: int, end: int) -> list[tuple[Token, tuple[Entity, ...]]]:
        """The heads of the mentions in a stretch of tokens, with what they denote, in the order of the text."""
        return [(self.doc[i], self.heads[i]) for i in range(max(0, start), end) if i in self.heads]


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the others of its kind that are coordinated after it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from coordinated(child)


def _holds(head: Token, token: Token) -> bool:
    """Whether a token stands among the words of another."""
    return head.left_edge.i <= token.i <= head.right_edge.i
