"""What words denote: entities by name, by reference, by apposition or by the noun that stands for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from communique.frames import Slot
from communique.interpret.lists import Lists
from communique.interpret.syntax import coordinated, noun_slots
from communique.model import Annotations, Entity, annotations_of
from communique.ontology import Ontology

# The classes whose instances a pronoun that is not resolved may stand for; others stand for persons.
_STANDS_FOR: dict[str, tuple[str, ...]] = {
    "it": ("State", "Organisation"),
    "them": (),
    "they": ("Person", "State", "Organisation"),
    "we": ("Person", "State", "Organisation"),
}
# So many words a title may have before the name (“Minister of Commerce and Industry of India Piyush Goyal”).
_TITLE = 14


class Denotation:
    """What the words of one Doc denote.

    Args:
        doc: annotated and resolved.
        ontology: classes and their common nouns.
        actors: offsets of tokens known to stand for whoever acts, whatever words they are.
    """

    def __init__(self, doc: Doc, ontology: Ontology, actors: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.ontology = ontology
        self.found: Annotations = annotations_of(doc)
        self.lists = Lists(doc, self.found.names, ontology)
        self._actors = actors
        self._named = frozenset(i for n in self.found.names for i in range(n.start, n.end))
        self._dated = frozenset(i for d in self.found.dates for i in range(d.start, d.end))

    def kinds(self, slot: Slot) -> tuple[str, ...]:
        """The classes of which a filler of a slot must have one; empty when any words may fill it."""
        if slot.range:
            return slot.range
        of_role = self.ontology.range(slot.role)
        return (of_role,) if of_role else ()

    def is_any(self, cls: str, kinds: tuple[str, ...]) -> bool:
        """Whether a class is one of some others or under one."""
        return any(self.ontology.is_a(cls, kind) for kind in kinds)

    def is_noun_for(self, token: Token, kinds: tuple[str, ...]) -> bool:
        """Whether a common noun stands for instances of one of some classes or of their subclasses."""
        if token.i in self._actors:
            return not self.is_any("LegalInstrument", kinds)
        if token.pos_ == "PRON":
            stands = _STANDS_FOR.get(token.lower_, ("Person",)) if token.tag_ == "PRP" else ()
            return any(self.is_any(cls, kinds) for cls in stands)
        if token.pos_ not in ("NOUN", "PROPN", "NUM"):
            return False
        lemma = token.lemma_.lower()
        forms = (lemma, *(f"{c.lower_} {lemma}" for c in token.children if c.dep_ in ("amod", "compound")))
        return any(self.is_any(c, kinds) for form in forms for c in self.ontology.heads.get(form, ()))

    def denoted(self, token: Token, depth: int = 0) -> tuple[Entity, ...]:
        """The entities that the words headed by a token denote.

        A name, a resolved expression, an apposition; a noun that stands for the state or body it belongs to
        (“officials of Kenya”, “the Chilean delegation”) denotes that.
        """
        referent = self.found.referents.get(token.i)
        if referent is not None:
            return referent.entities
        if token.pos_ not in ("NOUN", "PROPN", "NUM") or depth > 2:
            return ()
        for child in token.children:
            if child.dep_ == "appos" and (named := self._all_denoted(coordinated(child), depth + 1)):
                return named
        return self._stood_for(token, depth) if self.ontology.stands_for(token.lemma_.lower()) else ()

    def _stood_for(self, token: Token, depth: int) -> tuple[Entity, ...]:
        """What a noun that denotes nothing itself stands for: the person it is a title of, or whom it belongs to."""
        if (person := self._titled(token)) is not None:
            return (person,)
        slots = noun_slots(token)
        for slot in ("of", "from", "'s", "compound"):
            behind = self._all_denoted(self.whole_lists(slots.get(slot, ())), depth + 1)
            if behind:
                return behind
        return self._in_front(token)

    def _in_front(self, token: Token) -> tuple[Entity, ...]:
        """The state that opens the sentence of a subject (“In Mali, the junta ended …”), no person being meant."""
        subject = token.dep_ in ("nsubj", "nsubjpass") and "Person" not in self.ontology.heads.get(token.lemma_, ())
        first = token.sent[0]
        if not subject or first.lower_ != "in" or first.dep_ != "prep" or token.tag_ not in ("NN", "NNS"):
            return ()
        if not any(c.lower_ == "the" for c in token.lefts) or first.head.i != token.head.i:
            return ()
        named = [e for c in first.children if c.dep_ == "pobj" for e in self.denoted(c, 2)]
        return tuple(named) if [e.type for e in named] == ["State"] else ()

    def _all_denoted(self, tokens: Iterable[Token], depth: int) -> tuple[Entity, ...]:
        """What some tokens denote together, each entity once."""
        found = {e.ref: e for t in tokens for e in self.denoted(t, depth)}
        return tuple(found.values())

    def _titled(self, token: Token) -> Entity | None:
        """The person whose name follows a title at some distance (“Secretary for Strategic Affairs Gustavo Beliz”)."""
        name = self._name_after(token)
        return self.found.referents[name.i].entities[0] if name is not None else None

    def _name_after(self, token: Token) -> Token | None:
        """The word by which the name of a person after a title refers."""
        if "Person" not in self.ontology.heads.get(token.lemma_.lower(), ()) or token.tag_ in ("NNS", "NNPS"):
            return None
        for word in self.doc[token.i + 1 : min(token.i + _TITLE, token.sent.end)]:
            named = self.found.referents.get(word.i)
            if named is not None and named.reason == "name" and named.entities[0].type == "Person":
                return word
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") and word.lower_ not in ("of", "for", "and", "the"):
                break
        return None

    def whole_lists(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens in a slot, with the later names of a list that the parse has lost."""
        whole = list(tokens)
        named = [t if t.i in self._named else self._name_after(t) for t in whole]
        for token in (t for t in named if t is not None):
            for item in self.lists.after(token)[1:]:
                if not any(item.name.start <= t.i < item.name.end for t in whole):
                    whole.append(self.lists.root(item.name))
        return whole
