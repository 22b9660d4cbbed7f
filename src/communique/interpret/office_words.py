"""Titles beside names: before, after and within them, as complements of verbs, and in the heading of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from communique.interpret.office_bodies import Bodies
from communique.interpret.office_predicates import predicates
from communique.interpret.office_tenure import Tenure, tenure
from communique.interpret.reading import Reader
from communique.model import Entity, Iri, Name
from communique.ontology import Office
from communique.ontology.offices import Title
from communique.person_names import PersonName

_BEFORE = 14
_AFTER = 16
_BREAKS = frozenset({",", "(", "–", "—", "-", ":"})
_ENDS = frozenset({",", ".", ";", ")", "–", "—", ":"})
_LEADS = frozenset(
    {
        *("the", "a", "an", "its", "their", "his", "her", "then", "former", "late", "current", "new", "outgoing"),
        *("acting", "interim", "also", "and", "who", "is", "was", "'s", "’s", "’", "'", "-", "ex", "first", "deputy"),
    }
)
_HONORIFICS = frozenset(
    {
        *("mr.", "mr", "mrs.", "ms.", "dr.", "dr", "sir", "dame", "hon.", "he", "hh", "h.e.", "sheikh"),
        *("gen.", "gen", "lt.", "lt", "maj.", "brig.", "adm.", "adm", "col.", "vice", "rear", "retired", "ret."),
    }
)


@dataclass(frozen=True, slots=True)
class Held:
    """That a person holds an office, by the words over tokens ``[start, end)``.

    Attributes:
        person, office: who holds what.
        body: what the office is of, or None.
        start, end: token offsets of the words.
        source: whence the body is where the words do not name it, else "".
        tenure: how and when it is held, where words say so.
    """

    person: Entity
    office: Office
    body: Entity | None
    start: int
    end: int
    source: str = ""
    tenure: Tenure | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The tokens of the words."""
        return self.start, self.end


class Page:
    """The titles and names of one document.

    Args:
        reader: of the document's Doc.
        titles: the titles of offices in it, in the order of the text.
        bodies: finds what the offices are of.
        parts: makes a name in parts, without titles.
    """

    def __init__(
        self,
        reader: Reader,
        titles: tuple[Title, ...],
        bodies: Bodies,
        parts: Callable[[str], PersonName],
        tenures: Mapping[str, Iri],
    ) -> None:
        self._tenures = tenures
        self._reader = reader
        self._doc = reader.doc
        self._bodies = bodies
        self._parts = parts
        self._names = {i: n for n in reader.found.names for i in range(n.start, n.end)}
        self._titles = tuple(t for t in titles if not self._is_in_name(t))
        self._said = tuple(predicates(reader.doc, self._titles))

    def _is_in_name(self, title: Title) -> bool:
        """Whether a title is but a part of the name of something else: “the *General* Assembly”."""
        name = self._names.get(title.start)
        return name is not None and name.type != "Person" and title.end <= name.end

    def held(self, person: Entity, name: Name) -> Iterator[Held]:
        """The offices that the words around a mention of a person give."""
        before = list(self._inside(person, name)) or list(self._before(person, name))
        yield from before
        yield from self._after(person, name)
        yield from self._predicated(person, name)

    def _before(self, person: Entity, name: Name) -> Iterator[Held]:
        """“Armenian Prime Minister Nikol Pashinyan”, “Presidents A of X and B of Y”, “President and Chairman C”."""
        if self._goes_on(name):
            return
        sentence = self._doc[name.start].sent.start
        near = [t for t in self._titles if max(sentence, name.start - _BEFORE) <= t.start and t.end <= name.start]
        limit = name.start
        found: list[Held] = []
        for title in reversed(near):
            if title.end > limit:
                continue
            own, end = self._bodies.after(title.end)
            if not self._is_close(title, max(end, self._without_acronym(title.end)), limit, name):
                break
            if self._is_complement(title.start):
                break
            body = (self._paired(title, name) if title.plural else own) or self._bodies.before(title.start)
            if limit == name.start:
                body = self._bodies.after(name.end)[0] or body
            shared = found[-1].body if found else None
            how = self._tenure(title, end if end > name.start else name.end)
            found.append(Held(person, title.office, body or shared, title.start, name.end, tenure=how))
            limit = self._joined(title.start)
            adjoins = limit < 0 and self._adjoining(near, title)
            if adjoins:
                found.pop()  # “Chairman of the Board General Novak”: a rank only leads in the name
                limit = title.start
            if limit < 0 or title.plural:
                break
            first = next((t for t in near if t.end == limit), None)
            if first is not None and first.start > 0 and self._doc[first.start - 1].lower_ == "the":
                break  # “the President and Prime Minister Ruto” are two persons
        yield from found

    def _tenure(self, title: Title, end: int) -> Tenure | None:
        return None if title.plural else tenure(self._reader, self._tenures, title, end)

    def _paired(self, title: Title, name: Name) -> Entity | None:
        """Of “the presidents of Kenya and Uganda, A and B” the state that stands where the name does."""
        bodies = self._bodies.listed(title.end)
        number = len(
            {n.start for i in range(title.end, name.start) if (n := self._names.get(i)) and n.type == "Person"}
        )
        if len(bodies) > 1:
            return bodies[number] if number < len(bodies) else None
        return bodies[0] if bodies else None

    def _goes_on(self, name: Name) -> bool:
        """Whether a name is the beginning of a longer one that names no person: “Sultan Ahmed Mosque”."""
        after = self._doc[name.end] if name.end < len(self._doc) else None
        return after is not None and after.tag_ == "NNP" and after.i not in self._names and after.dep_ != "appos"

    def _adjoining(self, near: list[Title], title: Title) -> bool:
        """Whether another office, with what it is of, ends right where a title begins."""
        return any(
            self._bodies.after(t.end)[1] == title.start and self._bodies.after(t.end)[0] is not None
            for t in near
            if t.end < title.start
        )

    def _joined(self, start: int) -> int:
        """Where an office ends that “and” joins to the one that begins at a token; -1 when there is none."""
        name = self._names.get(start - 1)
        if name is not None and name.type != "Person":
            start = name.start  # “Minister of Trade and Kenyan Envoy”
        return start - 1 if start > 0 and self._doc[start - 1].lower_ in ("and", "&", "/") else -1

    def _is_complement(self, start: int) -> bool:
        """Whether an office is what another is beside: “Advisor to the President Amos Hochstein”."""
        doc = self._doc
        at = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
        if at < 1 or doc[at].lower_ != "to":
            return False
        noun = doc[at - 1]
        person = "Person" in self._reader.ontology.heads.get(noun.lemma_.lower(), ())
        return noun.pos_ in ("NOUN", "PROPN") and (person or (noun.text[:1].isupper() and noun.i not in self._names))

    def _without_acronym(self, end: int) -> int:
        """The token behind the short form in brackets that may follow a title."""
        doc = self._doc
        bracketed = end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")"
        return end + 3 if bracketed and doc[end + 1].text.isupper() else end

    def _is_close(self, title: Title, end: int, limit: int, name: Name) -> bool:
        """Whether title and name belong together.

        Between them stands nothing, what the office is of, the other holders of a plural title, or the comma of an
        apposition that also ends with one (“the president of Kenya, William Ruto,”).
        """
        gap = list(self._doc[end:limit])
        if gap and gap[-1].lower_ in ("and", "&") and not title.plural:
            return False
        while gap and gap[-1].lower_ in _HONORIFICS:
            gap.pop()
        persons = {i for t in gap if (n := self._names.get(t.i)) is not None and n.type == "Person" for i in (n.start,)}
        if title.plural:
            free = {"of", "the", "and", ",", "(", ")", "as", "well", "'s", "’s", "republic", "kingdom", "with"}
            return all(t.i in self._names or t.lower_ in free for t in gap) and len(persons) < 4
        if gap and gap[-1].text == ",":
            follows = self._doc[name.end] if name.end < len(self._doc) else None
            if follows is not None and follows.text not in _ENDS and not follows.is_space:
                return False
            gap.pop()
        free = {"of", "to", "for", "the", "in", "at", "on", "and", "&"}
        held = all(t.i in self._names or t.lower_ in free or (t.text[:1].isupper() and t.is_alpha) for t in gap)
        return held and not persons and (not gap or gap[0].lower_ in ("of", "to", "for", "in", "at", "on"))

    def _inside(self, person: Entity, name: Name) -> Iterator[Held]:
        """“Pope Francis”: a title that the recogniser takes for the first word of the name."""
        for title in self._titles:
            if title.start == name.start and title.end < name.end and self._is_stripped(name):
                body = self._bodies.after(name.end)[0] or self._bodies.before(name.start)
                how = self._tenure(title, name.end)
                yield Held(person, title.office, body, name.start, name.end, tenure=how)

    def _is_stripped(self, name: Name) -> bool:
        """Whether a name begins with a title, which is no forename there: not “Amir Khan”."""
        text = " ".join(self._doc[name.start : name.end].text.split())
        return not text.startswith(self._parts(text).plain)

    def _after(self, person: Entity, name: Name) -> Iterator[Held]:
        """“Penny Wong, foreign minister of Australia and leader of the Senate,” and a title under a signature."""
        doc = self._doc
        if name.end + 1 >= len(doc) or not (doc[name.end].text in _BREAKS or "\n" in doc[name.end].text_with_ws):
            return
        at = name.end + 1
        found: list[Held] = []
        for title in (t for t in self._titles if name.end < t.start < name.end + _AFTER):
            if title.start < at:
                continue
            lead = doc[at : title.start]
            if not all(self._may_lead(t) for t in lead):
                break
            if not found and any(t.lower_ == "and" for t in lead):
                break  # the next person of a list
            if any(n.type == "Person" for t in lead if (n := self._names.get(t.i)) is not None):
                break
            body, end = self._bodies.after(title.end)
            end = max(end, self._without_acronym(title.end))
            if not self._ends(end, title):
                break
            of = body or self._bodies.before(title.start)
            found.append(Held(person, title.office, of, name.start, end, tenure=self._tenure(title, end)))
            at = self._skipped(end)
        for held, following in pairwise([*found, *found[-1:]]):
            yield held if held.body is not None else replace(held, body=following.body)

    def _may_lead(self, token: Token) -> bool:
        """Whether a word may stand between a name and the title of an apposition: “, 61, a former …”."""
        return (
            token.i in self._names
            or token.lower_ in _LEADS
            or token.text == ","
            or token.pos_ == "ADJ"
            or token.is_digit
        )

    def _skipped(self, end: int) -> int:
        """The token behind what an office is of, where the tables do not know it: “Director of the Water Survey”."""
        doc = self._doc
        if end < len(doc) and doc[end].lower_ in ("of", "for", "at"):
            while end < len(doc) and (doc[end].text[:1].isupper() or doc[end].lower_ in ("of", "the", "for", "at")):
                end += 1
            while end < len(doc) and (end in self._names or doc[end].pos_ == "NOUN"):
                end += 1
        return end

    def _ends(self, position: int, title: Title) -> bool:
        """Whether an apposition ends before the next person is named: a title may belong to the name after it."""
        doc = self._doc
        if position == title.end and position < len(doc) and doc[position].tag_.startswith("NN"):
            return False
        for token in doc[position : min(position + 12, len(doc))]:
            if token.text in _ENDS or token.is_space or token.pos_ in ("VERB", "AUX"):
                return True
            name = self._names.get(token.i)
            if token.ent_type_ == "PERSON" or (name is not None and name.type == "Person"):
                return False
        return True

    def _predicated(self, person: Entity, name: Name) -> Iterator[Held]:
        """“Maia Sandu is the president of Moldova”, “who serves as the fund’s chair”: the title as a complement."""
        for title, subject in self._said:
            if name.start <= subject < name.end:
                body, end = self._bodies.after(title.end)
                of = body or self._bodies.before(title.start)
                yield Held(person, title.office, of, name.start, end, tenure=self._tenure(title, end))
