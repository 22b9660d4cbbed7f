"""First persons: whom “I” and “we” stand for, by the byline and by what the text itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from communique.identity import entity_ref, slug
from communique.model import Document, Entity, Name
from communique.resolve.background import Background
from communique.resolve.byline import Author, Byline
from communique.resolve.declared import apposed, signer
from communique.resolve.discourse import SUBJECT, Discourse, coordinated
from communique.resolve.people import Holder

_I = frozenset({"i", "my", "me"})
_WE = frozenset({"we", "our", "us"})
FIRST = _I | _WE
_OPENING = 3
_NAMED_ABOVE = "title or by-line"
_STATES = frozenset({"country", "nation", "state", "homeland", "people", "government", "administration"})
_LABEL = re.compile(r"(?m)^[ \t]*(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ0-9 .,’'()-]{1,60}?)[ \t]*:(?=\s)|^[ \t]*Q\b[ \t]*")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a stretch of text: a person, and those in whose name “we” is said."""

    person: Entity | None
    several: tuple[Entity, ...] = ()


class Voices:
    """Whom the first person stands for in each part of a document.

    Args:
        discourse: the document.
        document: its metadata.
        byline: what the metadata say of its author.
        people: the persons that the text names.
        background: terms of office and the states of bodies.
    """

    def __init__(
        self,
        discourse: Discourse,
        document: Document,
        byline: Byline,
        people: Mapping[str, Holder],
        background: Background,
    ) -> None:
        self._discourse = discourse
        self._document = document
        self._byline = byline
        self._people = people
        self._background = background
        self._turns = self._read_turns()
        self.main = self._main()
        self.state = self._publisher_state()

    # ------------------------------------------------------------ outside quotations

    def at(self, token: Token) -> Voice:
        """The voice in which a token outside quotations is said."""
        current: Voice = self.main
        for start, voice in self._turns:
            if start > token.i:
                break
            current = voice
        return current

    def _main(self) -> Voice:
        declared = self._declared()
        authors = self._byline.authors
        if declared is not None and declared.person is not None:
            return replace(declared, several=declared.several or self.served(declared.person))
        alone = authors[0] if len(authors) == 1 else None
        person = self._person(alone) if alone is not None else None
        if declared is not None:
            return replace(declared, person=person)
        voice = Voice(person, self._several(alone, person))
        return voice if person is not None else self._signed() or voice

    def _several(self, alone: Author | None, person: Entity | None) -> tuple[Entity, ...]:
        """For whom the author says “we”."""
        byline = self._byline
        if byline.joint or len(byline.authors) > 1:
            return self._joint()
        if alone is not None:
            return self._of_author(alone, person) or self._published()
        named = self._entities(byline.bodies)
        return named[:1] if len(named) == 1 else self._published(by_official=byline.official)

    def _joint(self) -> tuple[Entity, ...]:
        """Those by whom a joint text is: by its title, or by who acts or is named in its first sentences."""
        authors = self._byline.authors
        persons = [p for a in authors if (p := self._known(a.name, a.qid)) is not None]
        if len(persons) > 1:
            return tuple(persons)
        named = self._entities(self._byline.bodies)
        named += tuple(e for a in authors for e in self._of_author(a, self._known(a.name, a.qid)) if e not in named)
        opening = self._discourse.sentences[:_OPENING]
        for sentence in opening:
            for together in self._acting_in(sentence):
                if len(together) > 1 and set(named) <= set(together):
                    return together
        if len(named) == 1 and opening:
            mentions = self._discourse.mentions(0, opening[-1].end)
            named = tuple(dict.fromkeys(e for _, es in mentions for e in es if self._discourse.is_a(e, "State")))
            return named if len(named) == 2 else ()
        return named

    def _acting_in(self, sentence: Span) -> Iterator[tuple[Entity, ...]]:
        """What the subjects of a sentence denote; only states and bodies."""
        for token in sentence:
            entities = self._discourse.group(token) if token.dep_ in SUBJECT else ()
            if all(self._discourse.is_a(e, "State", "Organisation") for e in entities):
                yield entities

    def _of_author(self, author: Author, person: Entity | None) -> tuple[Entity, ...]:
        """The state or body for which an author speaks, if the text names it."""
        named = self._entities(author.bodies)
        if named or author.bodies:
            return named[:1]
        served = self._background.served_by(author.qid, self._document.published) if author.qid else ""
        if served:
            return tuple(e for e in self._discourse.found.entities if e.qid == served)[:1]
        return self.served(person) if person is not None else ()

    def served(self, person: Entity) -> tuple[Entity, ...]:
        """The one state or body that the text, or the tables, put beside a person's office."""
        holder = self._people.get(person.ref.local)
        bodies = self._as_states(holder.bodies) if holder else ()
        if bodies:
            return bodies[:1] if len(bodies) == 1 else ()
        served = self._background.served_by(person.qid, self._document.published) if person.qid else ""
        return tuple(e for e in self._discourse.found.entities if served and e.qid == served)[:1]

    def _published(self, *, by_official: bool = True) -> tuple[Entity, ...]:
        """The publisher's state; the publisher's organisation too where an official is the author."""
        names = [n for n in self._byline.publisher if by_official or n.type != "IntergovernmentalOrganisation"]
        return self._entities(names[:1])

    def _publisher_state(self) -> Entity | None:
        found = self._published(by_official=False)
        return found[0] if found and self._discourse.is_a(found[0], "State") else None

    def _entities(self, names: Iterable[Name]) -> tuple[Entity, ...]:
        """The entities of the text that some names of the metadata name; of a body of a state, that state.

        Of a body of an organisation, the organisation, where the text does not name the body.
        """
        found: list[Entity] = []
        for name in names:
            state = self._background.states_of.get(name.label, "")
            whole = self._background.speaks_for.get(name.label, "")
            entities = self._discourse.found.entities
            same = [e for e in entities if (e.qid and e.qid == name.qid) or e.label == name.label]
            owner = [e for e in entities if e.qid and e.qid == (state or whole)]
            found.extend(e for e in (owner if state else same or owner) if e not in found)
        return tuple(found)

    def _as_states(self, bodies: Iterable[Entity]) -> tuple[Entity, ...]:
        """Bodies with each body of a state replaced by that state, where the text names it."""
        found: list[Entity] = []
        for body in bodies:
            state = self._background.states_of.get(body.label, "")
            own = [e for e in self._discourse.found.entities if state and e.qid == state]
            found.extend(e for e in own or [body] if e not in found)
        return tuple(found)

    def _declared(self) -> Voice | None:
        """“I, Jane Doe, find …”, “We, the leaders of Kenya and Chad, …”: the text itself says who speaks."""
        for token in self._discourse.doc:
            if token.tag_ != "PRP" or token.lower_ not in ("i", "we") or token.i in self._discourse.quote_of:
                continue
            apposition = apposed(token)
            if apposition is None:
                continue
            entities = self._told(apposition)
            persons = [e for e in entities if self._discourse.is_a(e, "Person")]
            if token.lower_ == "i" and len(persons) == 1:
                return Voice(persons[0])
            if token.lower_ == "we" and entities:
                return Voice(None, entities)
        return None

    def _told(self, noun: Token) -> tuple[Entity, ...]:
        """What an apposition denotes: itself, or all that follows “of” (“the members of the Council”)."""
        entities = self._discourse.group(noun)
        behind = [
            e
            for p in noun.children
            if p.dep_ == "prep" and p.lower_ == "of"
            for c in p.children
            for part in coordinated(c)
            for e in self._discourse.denoted(part)
        ]
        return entities or tuple(dict.fromkeys(behind))

    def _signed(self) -> Voice | None:
        """The one who signs, where the text is a letter."""
        person = signer(self._discourse)
        return Voice(person, self.served(person) or self._published()) if person is not None else None

    # ------------------------------------------------------------ turns

    def _read_turns(self) -> list[tuple[int, Voice]]:
        """Where a new speaker begins: labels of a transcript, and lines that end in “X said:” before unquoted text."""
        doc = self._discourse.doc
        turns: list[tuple[int, Voice]] = []
        for match in _LABEL.finditer(doc.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None:
                turns.append((span.end, self._labelled(match["who"] or "")))
        for token in (t for t in doc if t.text == ":" and t.i + 1 < len(doc)):
            if self._opens_turn(token):
                verb = next((t for t in reversed(doc[max(0, token.i - 4) : token.i]) if self._discourse.says(t)), None)
                subject = next(iter(self._discourse.subjects(verb)), None) if verb is not None else None
                entities = self._discourse.denoted(subject) if subject is not None else ()
                if len(entities) == 1 and self._discourse.is_a(entities[0], "Person"):
                    turns.append((token.i + 1, self._voice_of(entities[0])))
        return sorted(turns, key=lambda t: t[0])

    def _opens_turn(self, colon: Token) -> bool:
        rest = colon.doc[colon.i + 1 : colon.i + 3].text
        return ("\n" in colon.whitespace_ + rest[:2]) and not any(mark in rest for mark in '“"‘«')

    def _labelled(self, label: str) -> Voice:
        words = [w for w in re.split(r"[\s.,()]+", label.title()) if w]
        if not words:
            return Voice(None)
        named = [e for e in self._persons() if slug(e.label.split()[-1]) == slug(words[-1])]
        if len(named) == 1:
            return self._voice_of(named[0])
        authors = [a for a in self._byline.authors if slug(a.name.split()[-1]) == slug(words[-1])]
        if not authors and label.upper().startswith("THE "):
            authors = list(self._byline.authors[:1])
        if len(authors) != 1:
            return Voice(None)
        person = self._person(authors[0])
        return Voice(person, self._of_author(authors[0], person) or self._published())

    def _voice_of(self, person: Entity) -> Voice:
        author = next((a for a in self._byline.authors if self._known(a.name, a.qid) == person), None)
        served = self._of_author(author, person) if author is not None else self.served(person)
        return Voice(person, served or self._published(by_official=author is not None))

    # ------------------------------------------------------------ persons

    def _persons(self) -> list[Entity]:
        return [e for e in self._discourse.found.entities if self._discourse.is_a(e, "Person")]

    def _known(self, name: str, qid: str) -> Entity | None:
        """The person of the text who bears a name: the same id or name, or its surname alone."""
        persons = self._persons()
        same = [e for e in persons if (qid and e.qid == qid) or slug(e.label) == slug(name)]
        parts = [e for e in persons if slug(e.label.split()[-1]) == slug(name.rsplit(maxsplit=1)[-1])]
        parts = [e for e in parts if not (e.qid and qid) and (" " not in e.label or " " not in name)]
        found = same or parts
        return found[0] if len(found) == 1 else None

    def _person(self, author: Author) -> Entity:
        """The author as an entity: that of the text, or one that has no mention yet."""
        known = self._known(author.name, author.qid)
        if known is not None:
            return known
        name, qid = author.name, author.qid
        offices = {re.sub(r"(?<!^)(?=[A-Z])", " ", o).lower() for o in author.offices}
        term = self._background.holder(name.split()[-1], frozenset(offices), self._document.published)
        if not qid and term is not None and set(name.split()) <= set(term.name.split()):
            name, qid = term.name, term.qid
        scope = self._document.id if not qid and " " not in name else ""
        return Entity(
            entity_ref(slug("Person"), name, qid, scope), "Person", name, qid, (), _NAMED_ABOVE if qid else ""
        )


def resolve_first(token: Token, voice: Voice) -> tuple[Entity, ...]:
    """What a pronoun of the first person stands for in a voice; empty when it is not told.

    “Our countries”, “our nations” are more than the speaker's own.
    """
    plural_states = token.dep_ == "poss" and token.head.tag_ == "NNS" and token.head.lemma_.lower() in _STATES
    if token.tag_ not in ("PRP", "PRP$") or plural_states:
        return ()
    if token.lower_ in _I:
        return (voice.person,) if voice.person is not None else ()
    return voice.several


def own_state(noun: Token, voice: Voice) -> tuple[Entity, ...]:
    """The state of those who speak, where a noun is “my country” or the like; else nothing.

    “Our countries” and “our two nations” are all those in whose name several speak.
    """
    ours = any(c.dep_ == "poss" and c.lower_ == "our" for c in noun.children)
    if ours and noun.tag_ in ("NNS", "NNPS") and noun.lemma_.lower() in _STATES and noun.lemma_.lower() != "people":
        several = len(voice.several) > 1 or any(e.type == "IntergovernmentalOrganisation" for e in voice.several)
        return voice.several if several else ()
    own = noun.tag_ in ("NN", "NNP") and noun.lemma_.lower() in _STATES
    if not own or not any(c.dep_ == "poss" and c.lower_ in ("my", "our") for c in noun.children):
        return ()
    return voice.several if len(voice.several) == 1 and voice.several[0].type == "State" else ()
