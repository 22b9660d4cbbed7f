"""The state or body that an office is of: as the text has it, as the tables know it, as the publisher implies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from communique.holders import Holders
from communique.interpret.reading import Reader
from communique.model import Document, Entity, Referent
from communique.ontology import Office
from communique.ontology.offices import Title

Span = tuple[int, int]
_AGENTS = ("State", "Organisation")
_REACH = 12
_OWNER_REACH = 5
_NEAR = 3
_POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
_TIMES = frozenset(
    {
        *("then", "former", "late", "current", "new", "last", "outgoing", "incoming", "first", "acting", "interim"),
        *("ex", "deputy", "longtime", "top", "senior", "chief", "special", "presidential"),
    }
)
_OPENING = frozenset({"of", "for", "at", "and", "&"})
_WITHIN = frozenset({"of", "the", "and", "&", "for", "to"})
_KINDS_OF_GROUPS = frozenset({"armed", "rebel", "ruling", "opposition", "militant", "political", "separatist"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_SHARE = 0.5
"""Of all mentions of states, those that the state takes which the document is about."""
_MENTIONS = 2
_SINGLE = 2
"""Incumbents up to which an office is one that a single person holds, perhaps just handed over."""
_LISTING = frozenset({",", "and", "&"})
_LIST = 30


class Bodies:
    """Finds what offices are of, in one document.

    Args:
        reader: of the document's Doc.
        document: its metadata.
        holders: gives the bodies for which persons are known to hold offices.
        titles: the titles of offices in the document.
    """

    def __init__(self, reader: Reader, document: Document, holders: Holders, titles: tuple[Title, ...]) -> None:
        self._reader = reader
        self._titles = {t.start: t for t in titles}
        self._document = document
        self._holders = holders
        self._named = {e.qid: e for e in reversed(reader.found.entities) if e.qid and self._is_agent(e)}
        states = Counter({e.ref.local: len(e.mentions) for e in reader.found.entities if e.type == "State"})
        self._main = self._about(states)

    def _about(self, states: Counter[str]) -> Entity | None:
        """The state that the document is about: the only one, or the one it names most of the time or in its title."""
        if not states:
            return None
        local, count = states.most_common(1)[0]
        titled = self._in_title()
        if len(titled) == 1 and states[titled[0].ref.local] == count:
            return titled[0]
        if len(states) > 1 and (count < _MENTIONS or count < _SHARE * states.total()):
            return None
        return next(e for e in self._reader.found.entities if e.ref.local == local)

    def _in_title(self) -> list[Entity]:
        """The states of the document that its title names in the same words."""
        doc, title = self._reader.doc, self._document.title
        return [
            e
            for e in self._reader.found.entities
            if e.type == "State" and any(doc[n.start : n.end].text in title for n in e.mentions)
        ]

    def after(self, position: int) -> tuple[Entity | None, int]:
        """The body named behind “of” at or soon after a token, and the token behind what belongs to the title.

        What stands between is the rest of the title: “Minister of Foreign Affairs *and Trade of* Peru”. Without a body
        the position is that of the token.
        """
        doc = self._reader.doc
        if position >= len(doc) or not (doc[position].lower_ in _OPENING or self._is_to_office(position)):
            return None, position
        follows = ""
        for at in range(position, min(position + _REACH, len(doc))):
            token = doc[at]
            referent = self._reader.found.referents.get(at)
            if referent is not None:
                return self._named_at(referent, at, follows, position)
            if at in self._titles and follows in ("and", "&", ""):
                break  # another office of the same person
            if token.lower_ in _OPENING:
                follows = token.lower_
            elif not self._is_of_title(token):
                break
        return None, position

    def _is_of_title(self, token: Token) -> bool:
        """Whether a word may stand between a title and what it is of: “of the armed *group* X”."""
        kinds = self._reader.ontology.heads.get(token.lemma_.lower(), ())
        kind = any(self._reader.ontology.is_a(k, c) for k in kinds for c in _AGENTS)
        capital = token.text[:1].isupper() and token.is_alpha
        return token.lower_ in _WITHIN or token.lower_ in _KINDS_OF_GROUPS or kind or capital

    def listed(self, position: int) -> list[Entity]:
        """The bodies listed behind “of” at a token: “of Kenya, Uganda and Rwanda”."""
        doc = self._reader.doc
        body, at = self.after(position)
        found = [body] if body is not None else []
        while found and at + 1 < len(doc) and doc[at].lower_ in (",", "and"):
            at += 1
            while at + 1 < len(doc) and doc[at].lower_ in ("and", "the"):
                at += 1
            following = self._at(at)
            if following is None:
                break
            found.append(following)
            referent = self._reader.found.referents[at]
            while at < len(doc) and self._reader.found.referents.get(at) == referent:
                at += 1
        return found

    def _is_to_office(self, position: int) -> bool:
        """“Advisor *to the President of* Kenya”: an office beside another."""
        doc = self._reader.doc
        beyond = position + 2 if position + 1 < len(doc) and doc[position + 1].lower_ == "the" else position + 1
        return doc[position].lower_ == "to" and beyond in self._titles

    def _named_at(self, referent: Referent, at: int, follows: str, position: int) -> tuple[Entity | None, int]:
        fitting = [e for e in referent.entities if self._is_agent(e)]
        if referent.reason != "name" or not fitting or follows not in ("of", "for", "at"):
            return None, position
        # “Special Envoy for Syria”: the envoy is of those who sent him; a state after “for” is his field.
        if follows == "for" and not self._reader.ontology.is_a(fitting[0].type, "Organisation"):
            return None, position
        end = at + 1
        while end < len(self._reader.doc) and self._reader.found.referents.get(end) == referent:
            end += 1
        if end < len(self._reader.doc) and self._reader.doc[end].lower_ in _POSSESSIVES:
            return None, position  # “of Iraq’s Kurdistan region”
        return fitting[0], end

    def before(self, start: int) -> Entity | None:
        """“Azerbaijani President”, “UN Secretary-General”, “Russia’s veteran foreign minister”, “its president”."""
        doc, referents = self._reader.doc, self._reader.found.referents
        at = start - 1
        while at >= 0 and at not in referents and self._is_between(at):
            at -= 1
        found = self._cut(at, start) or self._at(at)
        if found is not None or at < 0 or at in referents:
            return found
        proper = True  # “European Commission Executive Vice President”
        for owner in range(at, max(at - _OWNER_REACH, -1), -1):
            token = doc[owner]
            if token.lower_ in _POSSESSIVES:
                return self._at(owner - 1)
            if owner in referents:
                near = self._is_demonym(owner) and at - owner < _NEAR
                return self._at(owner) if token.tag_ == "PRP$" or proper or near else None
            if (
                token.tag_ not in ("VBN", "VBG")
                and token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "NUM")
                and token.text != "-"
            ):
                return None
            proper = proper and token.text[:1].isupper()
        return None

    def _cut(self, at: int, start: int) -> Entity | None:
        """The body whose name the recogniser ran together with a title: “[Kenya National Security] Advisor”."""
        name = next((n for n in self._reader.found.names if n.start <= at and n.end > start), None)
        words = self._reader.doc[name.start : start].text if name is not None and name.start < start else ""
        same = (
            e
            for e in self._reader.found.entities
            for n in e.mentions
            if words and self._is_agent(e) and self._reader.doc[n.start : n.end].text == words
        )
        return next(same, None)

    def _is_demonym(self, at: int) -> bool:
        """Whether a token is a state's adjective: “the *Israeli* military spokesman”."""
        return self._reader.doc[at].dep_ == "amod" or self._reader.doc[at].tag_ == "JJ"

    def _is_between(self, at: int) -> bool:
        """Whether a token may stand between a body and the title of its office."""
        token = self._reader.doc[at]
        if token.text == "-":
            return not token.whitespace_ and at > 0 and not self._reader.doc[at - 1].whitespace_
        after_counterpart = token.text == "," and at > 0 and self._reader.doc[at - 1].lower_ in _COUNTERPARTS
        return after_counterpart or token.lower_ in _POSSESSIVES | _TIMES | _COUNTERPARTS

    def _at(self, token: int) -> Entity | None:
        referent = self._reader.found.referents.get(token) if token >= 0 else None
        fitting = [e for e in referent.entities if self._is_agent(e)] if referent is not None else []
        return fitting[0] if len(fitting) == 1 else None

    def known(self, person: Entity, office: Office) -> Entity | None:
        """The body that the tables know the person to hold the office of, where the document names it."""
        known = self._holders.bodies(person.qid, person.label, office.term, self._document.published)
        named = sorted(known & self._named.keys())
        return self._named[named[0]] if len(named) == 1 else None

    def beside(
        self, person: Entity, office: Office, span: Span, others: Iterable[tuple[Span, Entity | None]]
    ) -> Entity | None:
        """The one state that the officials are of with whom a person is listed, where they are of any.

        Not where the tables know that the person is of another state, or that the office is somebody else's there.
        """
        if "State" not in office.of:
            return None
        states = {
            body.ref.local: body
            for other, body in others
            if body is not None and body.type == "State" and self._is_list(*sorted((other, span)))
        }
        if len(states) != 1:
            return None
        (state,) = states.values()
        served = self._holders.served(person.qid, person.label)
        return None if served and state.qid not in served else state

    def _is_list(self, one: Span, other: Span) -> bool:
        """Whether nothing but further names and titles stands between the words of two claims."""
        between = self._reader.doc[one[1] : other[0]]
        joined = any(t.lower_ in _LISTING for t in between)
        return (
            joined
            and len(between) < _LIST
            and all(t.lower_ in _LISTING or t.lower_ in _WITHIN or t.text[:1].isupper() for t in between)
        )

    def implied(self, person: Entity, office: Office) -> Entity | None:
        """The state whose government published the document, or else the one that the document is about.

        Only where the document names it and the tables know neither that the person is of another state nor that
        somebody else holds the office there, which means nothing for days after those that the tables reach.
        """
        if "State" not in office.of:
            return None
        publisher = self._named.get(self._reader.found.published_in)
        known = publisher is not None and self._holders.has_office(office.term, publisher.qid)
        if publisher is not None and known and self._may_hold(person, office, publisher):
            return publisher
        later = self._holders.is_beyond(self._document.published)
        main = self._main
        return main if main is not None and self._may_hold(person, office, main, later=later) else None

    def _may_hold(self, person: Entity, office: Office, state: Entity, *, later: bool = False) -> bool:
        """Whether the tables do not speak against a person's holding an office of a state."""
        served = self._holders.served(person.qid, person.label)
        if served and state.qid not in served:
            return False
        others = self._holders.incumbents(office.term, state.qid, self._document.published)
        if later or not others or len(others) > _SINGLE:
            return True
        name = self._holders.name(person.label)
        return any(name.agrees_with(o) or name.is_in(o) for o in others)

    def _is_agent(self, entity: Entity) -> bool:
        return any(self._reader.ontology.is_a(entity.type, c) for c in _AGENTS)
