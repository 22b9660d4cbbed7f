"""A Doc as the readers of facts on instruments see it: where instruments and possible parties are mentioned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.interpret.reading import Reader
from communique.model import Entity, Name

_FREE = frozenset({"the", "a", "an", "of", "both", "either", "other", "its", "neighbouring", "neighboring"})
_LINKS = frozenset({",", "and", "&", "or", ";"})
_TOPIC = frozenset({"on", "for", "about", "to", "that", "which", "in", "concerning", "regarding", "signed", "at"})
_LOOK = 8


@dataclass(slots=True)
class View:
    """The mentions of one Doc.

    Attributes:
        reader: the Doc with its ontology.
        states_of: for a person's node the state or body in whose name he or she acts.
        mentions: mentions of instruments with what they name, in the order of the text.
        outer: those of them that stand in no title of another.
    """

    reader: Reader
    states_of: Mapping[str, Entity]
    mentions: list[tuple[Name, Entity]] = field(init=False)
    outer: list[tuple[Name, Entity]] = field(init=False)
    _at: dict[int, Entity] = field(init=False)

    def __post_init__(self) -> None:
        found = [(n, e) for e in self.reader.found.entities if self.is_instrument(e) for n in e.mentions]
        self.mentions = sorted(found, key=lambda p: (p[0].start, p[0].end))
        nested = {(n.start, n.end) for n in self.reader.found.nested}
        self.outer = [(n, e) for n, e in self.mentions if (n.start, n.end) not in nested]
        self._at = {i: e for n, e in self.mentions for i in range(n.start, n.end)}

    def is_instrument(self, entity: Entity) -> bool:
        """Whether an entity is a legal instrument."""
        return self.reader.ontology.is_a(entity.type, "LegalInstrument")

    def has_parties(self, instrument: Entity) -> bool:
        """Whether an instrument is of a class whose instruments have parties: ``cq:makesParty`` of its type file."""
        ontology = self.reader.ontology
        return any(ontology.instrument_effects(c)[1] for c in ontology.superclasses(instrument.type))

    @property
    def own(self) -> Entity | None:
        """The instrument that the document is."""
        return self.reader.found.own

    def instrument(self, token: Token) -> Entity | None:
        """The instrument that a token names or stands for, its parts (“Article 5 of …”) passed over; or None."""
        if token.i in self._at:
            return self._at[token.i]
        return next((e for e in self.reader.denoted(token) if self.is_instrument(e)), None)

    def instrument_at(self, i: int) -> Entity | None:
        """The instrument in whose mention a token offset lies."""
        return self._at.get(i)

    def party(self, entity: Entity) -> Entity | None:
        """Who is bound where an entity acts: a state or body itself, for a person the one he or she acts for."""
        ontology = self.reader.ontology
        if ontology.is_a(entity.type, "Person"):
            return self.states_of.get(entity.ref.local)
        return entity if any(ontology.is_a(entity.type, c) for c in ("State", "Organisation")) else None

    def parties(self, token: Token) -> list[Entity]:
        """Those that the words headed by a token denote, as parties."""
        found = [self.party(e) for e in self.reader.denoted(token)]
        return [e for e in found if e is not None]

    def listed(self, start: int) -> list[Entity]:
        """The parties of a list that begins at a token: “the Government of Chile, Peru and the African Union”."""
        doc = self.reader.doc
        found: list[Entity] = []
        i, gap = start, 0
        while i < len(doc) and gap < _LOOK:
            token = doc[i]
            referent = self.reader.found.referents.get(i)
            named = [e for e in referent.entities if self.party(e) is not None] if referent is not None else []
            if named:
                found.extend(p for e in named if (p := self.party(e)) is not None and p not in found)
                i, gap = self._behind(i), 0
            elif token.text == "(" and found:
                i = self._closing(i)
            elif not self._goes_on(token, first=not found):
                break
            else:
                i, gap = i + 1, gap + 1
        return found

    def joined(self, start: int) -> list[Entity]:
        """The parties between “between” and what an instrument is about, where “and” joins two, named or not."""
        doc = self.reader.doc
        found: list[Entity] = []
        i, linked, gap = start, False, 0
        while i < len(doc) and gap < _LOOK and doc[i].lower_ not in _TOPIC and doc[i].pos_ != "VERB":
            if doc[i].text in (".", ";", ":") or doc[i].is_space:
                break
            linked = linked or doc[i].lower_ in ("and", ",")
            referent = self.reader.found.referents.get(i)
            named = [p for e in referent.entities if (p := self.party(e)) is not None] if referent is not None else []
            found.extend(p for p in named if p not in found)
            i, gap = (self._behind(i), 0) if named else (i + 1, gap + 1)
        return found if linked else []

    def _goes_on(self, token: Token, *, first: bool) -> bool:
        if token.pos_ == "PROPN" and not first:
            return True  # the title of a person of the list
        if token.lower_ in _FREE or token.lemma_.lower() in self.reader.ontology.transparent or token.is_space:
            return True
        return not first and token.lower_ in _LINKS

    def _behind(self, i: int) -> int:
        return next((n.end for n in self.reader.found.names if n.start <= i < n.end), i + 1)

    def _closing(self, i: int) -> int:
        doc = self.reader.doc
        return next((k + 1 for k in range(i, min(i + 12, len(doc))) if doc[k].text == ")"), i + 12)
