"""When instruments were adopted, signed and brought into force: by their names and by the words behind them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import DATES, relation_of
from communique.interpret.syntax import clause_of
from communique.model import DateMention, Entity, Name, When

Dated = tuple[Entity, str, When]
"""An instrument, the local name of a property, and its date."""

_PASSED = frozenset(
    {",", "which", "that", "was", "were", "is", "has", "had", "been", "first", "and", "finally", "only"}
)
_PASSIVE = frozenset({"VBN", "VBD"})
_NEAR = 32
_MADE = 34
_TITLE_GAP = 4
_SIGNATURE = 8


def dates(view: View) -> Iterator[Dated]:
    """The dates that a document tells of its instruments, apart from those of events."""
    for name, entity in view.mentions:
        yield from _of_name(view, name, entity)
        yield from _of_act(view, name, entity)
    for name, entity in view.outer:
        yield from _behind(view, name, entity)
        yield from ((e, p, w) for m in _heading(view, name) for e, p, w in _dated(view, entity, m))
    yield from _by_means(view)
    yield from _effective(view)
    if view.own is not None:
        yield from _of_own(view, view.own)


def _of_name(view: View, name: Name, entity: Entity) -> Iterator[Dated]:
    """The date in a name (“Treaty of 8 May 1910”, “Act of 2002”): what it dates is knowledge of the class."""
    year = "" if "(" in view.reader.doc[name.start : name.end].text or "body" in name.attributes else "year"
    told = name.attributes.get("date", "") or name.attributes.get(year, "")
    if told:
        yield from _dated(view, entity, told)


def _of_act(view: View, name: Name, entity: Entity) -> Iterator[Dated]:
    """The year in brackets behind the number of a body's act (“resolution 5 (1990)”) is that of its adoption."""
    year = name.attributes.get("year", "")
    if year and "number" in name.attributes and "body" in name.attributes:
        yield from _dated(view, entity, year)


def _dated(view: View, entity: Entity, told: str) -> Iterator[Dated]:
    for cls in view.reader.ontology.superclasses(entity.type):
        prop, _ = view.reader.ontology.instrument_effects(cls)
        if prop:
            yield entity, prop, When(told)
            return


def _behind(view: View, name: Name, entity: Entity) -> Iterator[Dated]:
    """“…, signed in Lima on 3 May 1999”, “… entered into force on …”: the verbs behind a name, with their dates."""
    doc = view.reader.doc
    if (year := _apposed_year(doc, name.end)) is not None:
        yield from _dated(view, entity, year)
    i = _behind_brackets(view, name.end)
    while i < len(doc) and doc[i].lower_ in _PASSED and doc[i].sent.start <= name.start:
        i += 1
    while i < len(doc) and i - name.end < _MADE and doc[i].sent.start <= name.start:
        prop = relation_of(doc[i], DATES)
        if not prop or doc[i].tag_ not in _PASSIVE or not _is_told_of(doc, name.end, i, prop):
            return
        mention = _date_after(view, i)
        if mention is None or mention.value is None:
            return
        yield entity, prop, mention.value
        i = mention.end
        while i < len(doc) and doc[i].lower_ in _PASSED:
            i += 1


def _apposed_year(doc: Doc, i: int) -> str | None:
    """The year in “X, a 1992 understanding” behind a name."""
    words = doc[i : i + 4]
    if len(words) < _TITLE_GAP or words[0].text != "," or words[1].lower_ not in ("a", "the"):
        return None
    year = words[2].text
    return year if year.isdigit() and len(year) == _TITLE_GAP and words[3].tag_ in ("NN", "JJ") else None


def _by_means(view: View) -> Iterator[Dated]:
    """“On 3 May 1999, by Decree 5, the king …”: a text by which something is done bears the date of the deed."""
    doc = view.reader.doc
    unilateral = [(n, e) for n, e in view.outer if not view.has_parties(e) and n.start > 1]
    for name, entity in unilateral:
        i = name.start - 1 - (doc[name.start - 1].lower_ in ("the", "an", "a"))
        if doc[i].lower_ not in ("by", "in"):
            continue
        verb = clause_of(doc[i])
        if doc[i].head != verb or verb.tag_ not in ("VBD", "VBN"):
            continue
        dated = [m for m in view.reader.found.dates if m.value is not None and m.value.end is None]
        near = [m for m in dated if m.end in (i, i - 1) or m.start in (name.end, name.end + 1)]
        near = [m for m in near if doc[m.end : i].text in ("", ",")] if near and near[0].end <= i else near
        if near and near[0].value is not None and "-" in near[0].value.start:
            yield from _dated(view, entity, near[0].value.start)


def _effective(view: View) -> Iterator[Dated]:
    """“The order is effective at noon on 3 May 1999”: from when on a text that is said to be effective has force."""
    for token in view.reader.doc:
        if token.lower_ != "effective" or token.dep_ != "acomp" or token.head.tag_ not in ("VBZ", "VBP", "VBD"):
            continue
        subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
        subjects = subjects or [c for c in token.head.head.children if c.dep_ == "nsubj" and token.head.dep_ == "conj"]
        mention = _date_after(view, token.i)
        if mention is not None and mention.value is not None:
            yield from ((e, DATES[-1], mention.value) for s in subjects if (e := view.instrument(s)) is not None)


def _is_told_of(doc: Doc, begin: int, verb: int, prop: str) -> bool:
    """Whether a verb has the name before it as what is signed or adopted: passive, or intransitive of the force."""
    if prop == DATES[-1]:
        return True
    token = doc[verb]
    return not any(c.dep_ in ("nsubj", "dobj") and c.i > verb - 1 for c in token.children) and not any(
        c.dep_ == "nsubj" and c.i >= begin for c in token.children
    )


def _behind_brackets(view: View, i: int) -> int:
    doc = view.reader.doc
    while i < len(doc) and doc[i].text in ("(", "[", "“", '"', "”"):
        if doc[i].text in ("“", '"', "”"):
            i += 1
            continue
        i = next((k + 1 for k in range(i, min(i + 20, len(doc))) if doc[k].text in (")", "]")), i + 20)
    return i


def _date_after(view: View, verb: int) -> DateMention | None:
    """The first date behind a verb within its clause, with no other verb or instrument between."""
    doc = view.reader.doc
    end = min(verb + 1 + _NEAR, len(doc))
    for mention in view.reader.found.dates:
        if verb < mention.start < end and mention.value is not None and mention.value.end is None:
            between = doc[verb + 1 : mention.start]
            if any(t.text in (";", ".") or t.pos_ == "VERB" or view.instrument_at(t.i) for t in between):
                return None
            return mention
    return None


def _of_own(view: View, own: Entity) -> Iterator[Dated]:
    """Of the document itself: “Done at Lima on …”, a date right behind the title, the date in the title."""
    doc = view.reader.doc
    title = view.reader.found.title
    if title is not None and (told := title.attributes.get("date", "") or title.attributes.get("year", "")):
        yield from _dated(view, own, told)
    for token in doc:
        prop = relation_of(token, DATES[:2])
        if prop and token.text[0].isupper() and _opens(token) and token.tag_ in (*_PASSIVE, "NNP", "NN", "JJ"):
            mention = _first_date(view, token.i)
            if mention is not None and mention.value is not None:
                yield own, prop, mention.value
    if (signed := _closing(view)) is not None:
        yield from _dated(view, own, signed)
    for name in own.mentions:
        if "self" not in name.attributes:
            yield from ((e, p, w) for m in _right_behind(view, name) for e, p, w in _dated(view, own, m))


def _heading(view: View, name: Name) -> Iterator[str]:
    """The day in the line under a name that is a line by itself: “CONVENTION ON …”, “LIMA, 3 MAY 1999”."""
    doc = view.reader.doc
    before = doc[name.start - 1].text_with_ws if name.start else "\n"
    after = doc[name.end].text if name.end < len(doc) else ""
    alone = before.endswith("\n") and after.startswith("\n") and not doc[name.end - 1].whitespace_
    return _right_behind(view, name) if alone else iter(())


def _closing(view: View) -> str | None:
    """The day under a text, alone in its line or behind the place and the house (“Lima, 3 May 1999”)."""
    doc = view.reader.doc
    mention = next((m for m in reversed(view.reader.found.dates) if m.value is not None and m.value.end is None), None)
    if mention is None or mention.value is None or len(doc) - mention.end > _TITLE_GAP:
        return None
    start = mention.start
    while start and doc[start - 1].text != "." and "\n" not in doc[start - 1].text:
        start -= 1
    lead = doc[start : mention.start]
    plain = all(t.is_punct or t.is_title or t.is_upper for t in lead) and len(lead) <= _SIGNATURE
    rest = all(t.is_punct or t.is_space for t in doc[mention.end :])
    return mention.value.start if plain and rest and len(mention.value.start) > _TITLE_GAP else None


def _opens(token: Token) -> bool:
    """Whether a word begins a clause without a subject: at the start of a sentence, a line or in capitals."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.is_space or before.text in ".;:)”" or (token.is_upper and len(token) > 1)


def _first_date(view: View, start: int) -> DateMention | None:
    found = (m for m in view.reader.found.dates if start < m.start < start + _MADE)
    return next((m for m in found if m.value is not None and m.value.end is None), None)


def _right_behind(view: View, name: Name) -> Iterator[str]:
    """The day that follows a title with at most a place between: “…, Lima, 3 May 1999”."""
    doc = view.reader.doc
    for mention in view.reader.found.dates:
        if not name.end <= mention.start <= name.end + _TITLE_GAP or mention.value is None:
            continue
        between = doc[name.end : mention.start]
        if (
            all(t.is_punct or t.is_space or t.text[0].isupper() for t in between)
            and len(mention.value.start) > _TITLE_GAP
        ):
            yield mention.value.start
