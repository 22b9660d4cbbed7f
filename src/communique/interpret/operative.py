"""The subject that the clauses of a resolution share: the body named at its head (“The Council, Recalling …”)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.interpret.spans import sentence_start
from communique.model import Annotations
from communique.ontology import Ontology

_PARTICIPLE = ("ing", "ed")
_FINITE = "s"
_ITEM_END = frozenset({".", ")"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "o"})
_BEFORE = frozenset({",", ";", ".", ":"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_INSIDE = frozenset({"pobj", "compound", "amod", "nmod", "poss", "conj"})
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Implied:
    """Who acts in clauses without a subject: the head of the words for it, and whether their past forms are active."""

    body: Token
    active: bool = False


def implied_subjects(doc: Doc, found: Annotations, ontology: Ontology) -> dict[int, Implied]:
    """For verbs that begin a clause of a resolution or list without a subject, who acts in them.

    A body is at the head of a resolution where a comma and a capitalised participle follow its name, or “We” and an
    apposition; anyone is at the head of a list whose items begin with verbs (“The leaders:”). They act in what follows,
    up to the next such head.
    """
    heads = dict(_heads(doc, found, ontology))
    if not heads:
        return {}
    implied: dict[int, Implied] = {}
    head: Implied | None = None
    for token in doc:
        head = heads.get(token.i, head)
        joined = head is not None and bool(implied) and _joins(token)
        if head is None or token.i in heads or not (joined or _begins_item(doc, token, any_case=head.active)):
            continue
        verb = _verb(token, head.body)
        if verb is not None:
            implied[verb.i] = head
    return implied


def _joins(token: Token) -> bool:
    """Whether a word in small letters goes on with a clause before it behind “, and”."""
    return token.i > 1 and token.is_lower and token.nbor(-1).lower_ == "and" and token.nbor(-2).text == ","


def _heads(doc: Doc, found: Annotations, ontology: Ontology) -> Iterator[tuple[int, Implied]]:
    for name in found.names:
        begins = sentence_start(doc, name.start) >= name.start - 1
        root = doc[name.start : name.end].root
        if begins and ontology.is_a(name.type, "Organisation") and _heads_clauses(doc, name.end, root):
            yield name.start, Implied(root)
    for token in doc:
        if token.text == ":" and (body := _list_head(token)) is not None:
            yield token.i, Implied(body, active=True)
        if token.text == "We" and token.i + 1 < len(doc) and doc[token.i + 1].text == ",":
            commas = (t.i for t in doc[token.i + 2 : token.i + _LONGEST_HEAD] if t.text in (",", ":"))
            if any(_heads_clauses(doc, at, token) for at in commas):
                yield token.i, Implied(token)


def _list_head(colon: Token) -> Token | None:
    """The head of the words before a colon at a line's end whose verbs the items of a list are (“The leaders:”)."""
    doc, at = colon.doc, colon.i + 1
    if at >= len(doc) or "\n" not in doc[at].text:
        return None
    words = doc[sentence_start(doc, colon.i - 1) : colon.i]
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in _INSIDE]
    verbless = bool(nouns) and not any(t.pos_ == "VERB" for t in words)
    return nouns[-1] if verbless and _heads_clauses(doc, colon.i, nouns[-1], any_case=True) else None


def _heads_clauses(doc: Doc, comma: int, body: Token, *, any_case: bool = False) -> bool:
    """Whether a comma or colon is followed by a capitalised participle or an item without a subject."""
    if comma >= len(doc) or doc[comma].text not in (",", ":"):
        return False
    at = comma + 1
    while at < len(doc) and (doc[at].is_space or _numbers(doc[at])):
        at += 1
    return at < len(doc) and _begins_item(doc, doc[at], any_case=any_case) and _verb(doc[at], body) is not None


def _begins_item(doc: Doc, token: Token, *, any_case: bool = False) -> bool:
    """Whether a capitalised word begins a paragraph, a numbered item, or a clause after a comma or semicolon.

    In a list a word in small letters does too, where a line or a number is before it.
    """
    if not token.is_title and not (any_case and token.is_lower and (_numbers(doc[token.i - 1]) or _opens_line(token))):
        return False
    at = token.i - 1
    while at >= 0 and (doc[at].is_space or _numbers(doc[at])):
        at -= 1
    return at < 0 or doc[at].text in _BEFORE or any(t.is_space and "\n" in t.text for t in doc[at + 1 : token.i])


def _numbers(token: Token) -> bool:
    """Whether a token numbers an item of a list, or is the bullet before it."""
    return token.text in _ITEM_END or token.text in _BULLETS or token.like_num or _is_letter(token)


def _is_letter(token: Token) -> bool:
    return token.text == "(" or (
        len(token.text) == 1 and token.is_alpha and token.i + 1 < len(token.doc) and token.nbor().text == ")"
    )


def _verb(token: Token, body: Token) -> Token | None:
    """The verb form that begins a clause of a body, adverbs passed over, where it has no subject of its own.

    Args:
        token: first word of the clause.
        body: head of the words for the body; what “we” do is in the plain form.
    """
    doc, at = token.doc, token.i
    while at + 1 < len(doc) and (doc[at].pos_ == "ADV" or doc[at].lower_.endswith("ly")):
        at += 1
    verb = doc[at]
    form = verb.lower_
    finite = form.endswith(_FINITE) and not form.endswith("ss") and verb.tag_ in ("VBZ", "NNS", "VB", "VBP", "NNPS")
    finite = finite or (body.lower_ == "we" and verb.tag_ in ("VB", "VBP"))
    participle = form.endswith(_PARTICIPLE) and verb.tag_ in ("VBG", "VBN", "VBD", "JJ")
    participle = participle or (
        form.endswith("ing") and verb.dep_ == "compound" and verb.is_title and verb.head.i > verb.i
    )
    if not (finite or participle) or any(c.dep_ in _SUBJECTS and c.text not in _BULLETS for c in verb.lefts):
        return None
    return verb


def article_text(doc: Doc) -> int:
    """Offset of the first heading of an article, after which a treaty lays down what its parties do; else the end.

    One heading alone is a reference to an article.
    """
    headings = [t.i for t in doc[:-1] if _is_article_heading(t)]
    return headings[0] if len(headings) > 1 else len(doc)


def _is_article_heading(token: Token) -> bool:
    if token.lower_ != "article" or not (token.is_upper or (token.is_title and _opens_line(token))):
        return False
    number = token.nbor()
    return number.like_num or set(number.text) <= set("IVXL0123456789")


def _opens_line(token: Token) -> bool:
    return token.i == 0 or "\n" in token.nbor(-1).text


def plain_forms(verb: Token) -> tuple[str, ...]:
    """What the plain form of a verb that begins a clause may be, where the pipeline gives no lemma of it (“Urges”)."""
    form = verb.lower_
    if form.endswith("ing"):
        return form[:-3], form[:-3] + "e"
    return (form[:-1], form[:-2]) if form.endswith(_FINITE) else ()
