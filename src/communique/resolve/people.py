"""The persons of a document: the titles and the states or bodies that the text puts beside their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from communique.model import Entity, Name
from communique.resolve.background import Background
from communique.resolve.discourse import Discourse
from communique.resolve.title_words import TitleWords

_BEFORE = 9
_AFTER = 12


@dataclass(slots=True)
class Holder:
    """A person with what the text tells of them.

    Attributes:
        person: who.
        titles: forms of offices and other titles beside the name, in lower case.
        offices: local names of the offices that the titles name.
        bodies: states and bodies beside the titles, in the order of the text.
        gender: "male", "female" or "".
    """

    person: Entity
    titles: set[str]
    offices: set[str]
    bodies: list[Entity]
    gender: str = ""


def read_people(
    discourse: Discourse, finder: TitleWords, background: Background, published: date | None
) -> dict[str, Holder]:
    """The persons of a document by the local name of their node.

    Where the text puts no state or body beside a person, it is the one that the tables know for the day of publication.
    """
    people: dict[str, Holder] = {}
    for entity in discourse.found.entities:
        if not discourse.is_a(entity, "Person"):
            continue
        holder = people[entity.ref.local] = Holder(entity, set(), set(), [])
        for name in entity.mentions:
            _read(discourse, finder, name, holder)
        holder.offices.update(o for t in holder.titles if (o := finder.office(t)))
        if not holder.titles:
            holder.offices.update(background.offices_of(entity.qid, published))
        served = background.served_by(entity.qid, published) if entity.qid and not holder.bodies else ""
        holder.bodies.extend(e for e in discourse.found.entities if served and e.qid == served)
        holder.gender = background.gender(entity, frozenset(holder.titles))
    return people


def _read(discourse: Discourse, finder: TitleWords, name: Name, holder: Holder) -> None:
    doc = discourse.doc
    before = _lead(discourse, name)
    after = _apposition(discourse, name)
    inside = [t for t in finder.find(doc[name.start : name.end].text) if t != doc[name.start : name.end].text.lower()]
    titles = [*finder.find(_text(before)), *inside] or _shared_titles(discourse, finder, name)
    told = finder.find(_text(after))
    holder.titles.update([*titles, *told])
    spans = [before if titles else [], after if told else [], _behind(discourse, name)]
    for entity in (e for tokens in spans for t in tokens for e in _bodies(discourse, t)):
        if entity not in holder.bodies:
            holder.bodies.append(entity)


def _shared_titles(discourse: Discourse, finder: TitleWords, name: Name) -> list[str]:
    """The title in the plural before the first of several names (“Ministers Ali and Diaz”), for a later one."""
    doc = discourse.doc
    while name.start > 1 and doc[name.start - 1].lower_ in ("and", ","):
        at = name.start - 2
        before = [n for n in discourse.found.names if n.type == "Person" and n.start <= at < n.end]
        if not before:
            return []
        name = before[0]
        lead = _text(_lead(discourse, name))
        if titles := finder.find(lead):
            return titles[-1:] if lead.strip().lower().endswith(titles[-1] + "s") else []
    return []


def _text(tokens: list[Token]) -> str:
    return "".join(t.text_with_ws for t in tokens)


def _bodies(discourse: Discourse, token: Token) -> list[Entity]:
    referent = discourse.found.referents.get(token.i)
    if referent is None or referent.reason != "name":
        return []
    return [e for e in referent.entities if discourse.is_a(e, "State", "Organisation")]


def _lead(discourse: Discourse, name: Name) -> list[Token]:
    """The words right before a name that can be its title: names of bodies, nouns, adjectives, “of the”."""
    doc, referents = discourse.doc, discourse.found.referents
    end = name.start
    follows = doc[name.end].text if name.end < len(doc) else "."
    if end > 1 and doc[end - 1].text == "," and follows in (",", ".", ";", ")"):
        end -= 1  # “Peru's foreign minister, Ana Flores,”
    start = end
    while start > max(0, name.start - _BEFORE):
        token = doc[start - 1]
        if token.is_sent_start and token.is_punct:
            break
        person = token.i in referents and any(discourse.is_a(e, "Person") for e in referents[token.i].entities)
        titular = token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in ("of", "the", "’s", "'s", "-", "/", ".")
        if person or not titular:
            break
        start -= 1
        if token.is_sent_start:
            break
    return list(doc[start:end])


def _apposition(discourse: Discourse, name: Name) -> list[Token]:
    """The words of an apposition after a name, up to the next comma, verb or “to”; none when they are of another."""
    doc, referents = discourse.doc, discourse.found.referents
    if name.end >= len(doc) or doc[name.end].text not in (",", "("):
        return []
    found: list[Token] = []
    for token in doc[name.end + 1 : name.end + 1 + _AFTER]:
        person = token.i in referents and any(discourse.is_a(e, "Person") for e in referents[token.i].entities)
        if person:
            return []
        if token.text in (",", ".", ";", ")", "to") or token.pos_ in ("VERB", "AUX") or token.is_sent_start:
            break
        found.append(token)
    return found


def _behind(discourse: Discourse, name: Name) -> list[Token]:
    """The words of the body after “of” behind a name (“President Ilham Aliyev of Azerbaijan”)."""
    doc = discourse.doc
    if name.end >= len(doc) or doc[name.end].lower_ != "of":
        return []
    for token in doc[name.end + 1 : name.end + 5]:
        if token.i in discourse.found.referents:
            return [token]
        if token.lower_ not in ("the", "republic", "kingdom", "of"):
            return []
    return []
