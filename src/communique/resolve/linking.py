"""Persons linked to the reference tables: by full name, or by surname, office, state and day together.

A link needs more than a name: the document must name a state or body that the person served, or give the office that
he or she held. Where more than one person fits there is no link; those who might be meant are kept as candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.holders import Holder, Holders, begun, in_office
from communique.model import Candidate
from communique.person_names import PersonName
from communique.resolve.candidates import weighed
from communique.resolve.persons import Person

_DISTINCTIVE = 3
"""Words of a full name from which on it needs no support from the rest of the document."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document tells of who can be meant.

    Attributes:
        day: when it was published, or None.
        named: Wikidata ids of the states and bodies that it names, by whatever word.
        published_in: Wikidata id of the state whose government or body published it, or "".
        reached: Wikidata ids of the states in which the places lie that it names; they bear out a full name only.
    """

    day: date | None
    named: frozenset[str]
    published_in: str = ""
    reached: frozenset[str] = frozenset()

    @property
    def around(self) -> frozenset[str]:
        """The states and bodies that a person may belong to without further ado."""
        return self.named | {self.published_in} if self.published_in else self.named


@dataclass(frozen=True, slots=True)
class Link:
    """What linking found out about a person.

    Attributes:
        holder: who it is, or None.
        reason: how that was found, in words; "" without a link.
        candidates: those who may be meant where no link was made, the likeliest first.
    """

    holder: Holder | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


class PersonLinker:
    """Links persons to office holders.

    Args:
        holders: the table.
    """

    def __init__(self, holders: Holders) -> None:
        self.holders = holders

    def parts(self, text: str) -> PersonName:
        """A name in parts, without titles."""
        return self.holders.name(text)

    def link(self, person: Person, context: Context) -> Link:
        """The office holder that a person is, with the reason, or none."""
        name = person.name
        if name.is_full or name.regnal:
            return self._by_full_name(person, context)
        if person.offices:
            return self._by_office(person, context)
        return self._by_state(person, context)

    def links(self, persons: list[Person], context: Context) -> list[tuple[Person, Link]]:
        """Persons with their links; a bare forename joins the one linked person who bears it (“Olaf” and Scholz)."""
        linked = [(p, self.link(p, context)) for p in persons]
        holders = dict.fromkeys(link.holder for _, link in linked if link.holder is not None)
        found = []
        for person, link in linked:
            bearers = [h for h in holders if len(h.name.words) > 1 and person.name.words == h.name.words[:1]]
            joins = link.holder is None and len(bearers) == 1
            found.append((person, Link(bearers[0], "forename of a person linked otherwise") if joins else link))
        return found

    def known(self, context: Context, name: PersonName, office: str) -> tuple[PersonName, ...]:
        """The names of those with a surname who hold or have held an office in a state that the document names."""
        return tuple(
            h.name
            for h in self.holders.called(name)
            if name.is_surname_of(h.name)
            and any(begun(t, context.day) and t.of_qid in context.around for t in self.holders.terms(h, office))
        )

    def _by_full_name(self, person: Person, context: Context) -> Link:
        name = person.name
        found = self.holders.named(name)
        exact = bool(found) and found[0].name.words == name.words
        supported = self._supported(found, person, context)
        alone = not context.around and not context.reached
        if not supported and exact and len(found) == 1 and (len(name.words) >= _DISTINCTIVE or alone):
            return Link(found[0], "full name in office holders")
        reason = "full name in office holders" if exact else "another form of the name in office holders"
        if not found:
            found = self.holders.sounding(name)
            supported = self._supported(found, person, context)
            reason = "another spelling of the name in office holders"
        return self._only(self._best(supported, person, context), reason, found, person, context)

    def _supported(self, found: Iterable[Holder], person: Person, context: Context) -> list[Holder]:
        """Those who belong to a state or body of the document, or held an office that it gives them."""
        return [
            h
            for h in found
            if not h.bodies.isdisjoint(context.around | context.reached)
            or any(self.holders.terms(h, o) for o in person.offices)
        ]

    def _best(self, found: list[Holder], person: Person, context: Context) -> list[Holder]:
        """Of several, those with the office given them, then those in office at the day."""
        if len(found) > 1:
            found = [h for h in found if any(self.holders.terms(h, o) for o in person.offices)] or found
        if len(found) > 1:
            found = [h for h in found if any(in_office(t, context.day) for t in h.terms)] or found
        return found

    def _by_office(self, person: Person, context: Context) -> Link:
        found = self.holders.called(person.name)
        terms = [
            (h, t)
            for h in found
            for office in sorted(person.offices)
            for t in self.holders.terms(h, office)
            if begun(t, context.day)
        ]
        here = [(h, t) for h, t in terms if t.of_qid in context.around]
        now = [h for h, t in here if in_office(t, context.day)]
        if now:
            now = [h for h in now if _is_called(h, person.name)] or now
            return self._only(now, "surname, office and state at the date", found, person, context)
        surnamed = [(h, t) for h, t in terms if _is_called(h, person.name)]
        anywhere = [h for h, t in surnamed if in_office(t, context.day)]
        if anywhere:
            return self._only(anywhere, "surname and office at the date", found, person, context)
        once = [h for h, t in surnamed if t.of_qid in context.around]
        return self._only(once, "surname, state and an office once held", found, person, context)

    def _by_state(self, person: Person, context: Context) -> Link:
        """A bare surname: the only one of that name in an office of a state that the document itself names."""
        name = person.name
        found = [h for h in self.holders.called(name) if name.is_surname_of(h.name)]
        known = [
            h
            for h in found
            if any(in_office(t, context.day) and t.of_qid in context.named and self.holders.has(t) for t in h.terms)
        ]
        sole = self.holders.unmistakable(name)
        if (
            not known
            and sole is not None
            and (context.day is None or any(in_office(t, context.day) for t in sole.terms))
        ):
            return Link(sole, "surname that means nobody else")
        return self._only(known, "surname and state at the date", found, person, context)

    def _only(
        self, found: Iterable[Holder], reason: str, candidates: Iterable[Holder], person: Person, context: Context
    ) -> Link:
        """A link when there is one person only, else the candidates by what speaks for each."""
        unique = list(dict.fromkeys(found))
        if len(unique) == 1:
            return Link(unique[0], reason)
        perhaps = ((h.qid, h.label, self._signs(h, person, context)) for h in candidates)
        return Link(candidates=weighed(perhaps))

    def _signs(self, holder: Holder, person: Person, context: Context) -> int:
        """How many signs speak for somebody: the name, all of it, a state or body named, the office, the day."""
        held = [t for office in sorted(person.offices) for t in self.holders.terms(holder, office)]
        signs = (
            holder.name.words == person.name.words,
            not holder.bodies.isdisjoint(context.around | context.reached),
            bool(held),
            any(in_office(t, context.day) for t in held or holder.terms),
        )
        return 1 + sum(signs)


def _is_called(holder: Holder, name: PersonName) -> bool:
    """Whether a name is the surname of a person, or all of the name."""
    return name.is_surname_of(holder.name) or name.words == holder.name.words
