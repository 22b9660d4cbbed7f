"""Who is a party to an instrument: by its name, by what stands around its name, and by what actors do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.interpret.instrument_duties import bound
from communique.interpret.instrument_view import View
from communique.interpret.instrument_words import relation_of
from communique.interpret.syntax import clause_of, surface_subject
from communique.model import Entity, Name

Party = tuple[Entity, Entity]
"""An instrument and a party to it."""

_BETWEEN = frozenset({"between", "among", "amongst"})
_INCLUDING = frozenset({"including", "namely", "like"})
_AGREE = ("agree", "agreed")
_NEGATIVE = frozenset({"no", "not", "neither", "nor", "never", "n't", "n’t", "non"})
_PREAMBLE = 400
_DATED = 8  # tokens of a date behind a name
_MIN = 2


def parties(view: View) -> Iterator[Party]:
    """Parties of instruments, apart from those that events tell."""
    yield from _in_names(view)
    for name, entity in view.outer:
        yield from _behind(view, name, entity)
    yield from bound(view)
    for token in view.reader.doc:
        yield from _members(view, token)
        yield from _bound(view, token)
        yield from _makers(view, token)
        yield from _signers(view, token)
    if view.own is not None:
        yield from _of_own(view, view.own)


def _in_names(view: View) -> Iterator[Party]:
    """The parties that stand in the mentions themselves."""
    owners = {(n.start, n.end): e for e in view.reader.found.entities for n in e.mentions}
    for inner in view.reader.found.inside:
        party = owners.get((inner.start, inner.end))
        if party is not None:
            yield from ((e, party) for n, e in view.mentions if n.start <= inner.start and inner.end <= n.end)


def _behind(view: View, name: Name, entity: Entity) -> Iterator[Party]:
    """“… between A and B” and “A's … with B” behind a name in lower case or in capitals."""
    doc = view.reader.doc
    i = name.end
    if i < len(doc) and doc[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 12, len(doc))) if doc[k].text == ")"), i)
    dated = next((m.end for m in view.reader.found.dates if i <= m.start <= i + 1 and m.end - i < _DATED), i)
    i = dated + (dated > i and dated < len(doc) and doc[dated].text == ",")
    if i >= len(doc):
        return
    if doc[i].lower_ in _BETWEEN:
        yield from ((entity, p) for p in view.joined(i + 1))
    elif doc[i].lower_ == "with" or any(t.lower_ == "with" for t in doc[name.start + 1 : name.end]):
        others = view.listed(i + 1) if doc[i].lower_ == "with" else []
        own_side = _own_side(view, name)
        if not set(own_side) & set(others):
            yield from ((entity, p) for p in (*own_side, *others))


def _own_side(view: View, name: Name) -> list[Entity]:
    """Whose agreement with another it is: the possessor, or else who acts in the clause."""
    root = view.reader.doc[name.start : name.end].root
    for child in root.children:
        if child.dep_ == "poss" and ((found := view.parties(child)) or child.tag_ != "PRP$"):
            return found
    verb = clause_of(root)
    if verb.pos_ not in ("VERB", "AUX") or root.dep_ not in ("dobj", "pobj", "conj", "attr"):
        return []
    return [p for s in surface_subject(verb) for t in (s, *s.conjuncts) for p in view.parties(t)]


def _members(view: View, token: Token) -> Iterator[Party]:
    """“A is a party to X”, “A, a signatory of X”, “parties to X, including A and B”."""
    if token.pos_ not in ("NOUN", "PROPN") or not relation_of(token, ("party",)):
        return
    instruments = _complements(view, token, ("to", "of"))
    if not instruments or _is_negated(token):
        return
    members = list(_holders(view, token))
    end = max((n.end for n, e in view.mentions if e in instruments and token.i < n.start < token.i + 12), default=0)
    members += _included(view, end) if end else []
    yield from ((instrument, member) for instrument in instruments for member in members)


def _complements(view: View, noun: Token, prepositions: Iterable[str]) -> list[Entity]:
    wanted = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in prepositions]
    objects = [o for c in wanted for o in c.children if o.dep_ == "pobj"]
    return [e for o in objects for t in (o, *o.conjuncts) if (e := view.instrument(t)) is not None]


def _holders(view: View, noun: Token) -> Iterator[Entity]:
    """Those that are said to be what a noun says."""
    if noun.dep_ in ("attr", "appos"):
        subjects = surface_subject(noun.head) if noun.dep_ == "attr" else [noun.head]
        for subject in subjects:
            together = (subject, *subject.conjuncts)
            if not any(c.lower_ in _NEGATIVE for token in together for c in token.children):
                yield from (party for token in together for party in view.parties(token))
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        yield from (p for s in surface_subject(clause_of(noun.head.head)) for p in view.parties(s))


def _included(view: View, end: int) -> list[Entity]:
    """The members that are listed behind the instrument: “…, including Chad and Niger”."""
    doc = view.reader.doc
    i = end + 1 if end < len(doc) and doc[end].text in ",;:–—(" else end
    if i < len(doc) and doc[i].lower_ in _INCLUDING:
        return view.listed(i + 1)
    if i + 1 < len(doc) and doc[i].lower_ == "such" and doc[i + 1].lower_ == "as":
        return view.listed(i + 2)
    return []


def _is_negated(noun: Token) -> bool:
    words = [*noun.children, *(noun.head.children if noun.dep_ == "attr" else ())]
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in words)


def _bound(view: View, token: Token) -> Iterator[Party]:
    """“Chad's obligations under X”: who has duties under an instrument is a party to it."""
    if token.pos_ != "NOUN" or not relation_of(token, ("bound",)):
        return
    bearers = [p for c in token.children if c.dep_ == "poss" for p in view.parties(c)]
    if token.dep_ == "dobj" and token.head.lemma_ == "have" and not _is_negated(token):
        bearers += [p for s in surface_subject(token.head) for t in (s, *s.conjuncts) for p in view.parties(t)]
    if bearers:
        instruments = _complements(view, token, ("under",))
        yield from ((instrument, bearer) for instrument in instruments for bearer in bearers)


def _makers(view: View, verb: Token) -> Iterator[Party]:
    """“A and B have agreed on X”: those who are said to have made an instrument."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or not relation_of(verb, ("made",)):
        return
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")}
    if not helpers <= {"have", "has", "had", "’ve", "'ve"}:
        return
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [
        o for c in verb.children if c.lower_ in ("on", "to", "upon", "into") for o in c.children if o.dep_ == "pobj"
    ]
    instruments = [e for o in objects for t in (o, *o.conjuncts) if (e := view.instrument(t)) is not None]
    makers = (
        [p for s in surface_subject(verb) for t in (s, *s.conjuncts) for p in view.parties(t)] if instruments else []
    )
    yield from ((instrument, maker) for instrument in instruments for maker in makers)


def _signers(view: View, verb: Token) -> Iterator[Party]:
    """“Signed by the foreign ministers of A and B”: unnamed persons bind the states of which they are said to be."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN") or not relation_of(verb, ("signedOn",)):
        return
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ not in ("has", "have", "had")) for c in verb.children):
        return
    passive = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    signers = passive or [s for s in surface_subject(verb) if not passive]
    done = surface_subject(verb) if passive else [c for c in verb.children if c.dep_ == "dobj"]
    if passive and verb.dep_ == "acl":
        done = [verb.head]
    instruments = [e for t in done for d in (t, *t.conjuncts) if (e := view.instrument(d)) is not None]
    for signer in (t for s in signers for t in (s, *s.conjuncts)) if instruments else ():
        if "Person" not in view.reader.ontology.heads.get(signer.lower_.rstrip("s"), ()) or view.parties(signer):
            continue
        states = [p for t in signer.subtree for p in view.parties(t) if view.reader.ontology.is_a(p.type, "State")]
        yield from ((instrument, state) for instrument in instruments for state in dict.fromkeys(states))


def _of_own(view: View, own: Entity) -> Iterator[Party]:
    """Parties of the document itself: those in its title, or else those that its preamble begins with."""
    title = view.reader.found.title
    keys = title.attributes.get("party", "").split("|") if title is not None else []
    by_key = {key: e for e in view.reader.found.entities for key in (e.label, e.qid) if key}
    in_title = [by_key[key] for key in keys if key in by_key]
    yield from ((own, p) for p in (in_title or _of_preamble(view, own)))


def _of_preamble(view: View, own: Entity) -> list[Entity]:
    """The list of parties at the beginning of a text that then says that they have agreed."""
    doc = view.reader.doc
    ends = (n.end for n in own.mentions if "self" not in n.attributes and n.start < _PREAMBLE)
    start = next(iter(sorted(ends, reverse=True)), 0)
    agreed = any(t.lower_ in _AGREE for t in doc[start : start + _PREAMBLE])
    listed = view.listed(start) if agreed else []
    return listed if len(listed) >= _MIN else []
