"""The subject that the clauses of a resolution share: the body named at its head (“The Council, Recalling …”)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.interpret.spans import sentence_start
from communique.model import Annotations
from communique.ontology import Ontology

_PARTICIPLE = ("ing", "ed")
_FINITE = "s"
_ITEM_END = frozenset({".", ")"})
_BEFORE = frozenset({",", ";", ".", ":"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_LONGEST_HEAD = 40


def implied_subjects(doc: Doc, found: Annotations, ontology: Ontology) -> dict[int, Token]:
    """For verbs that begin a clause of a resolution without a subject, the head of the words for the body that acts.

    A body is at the head of a resolution where a comma and a capitalised participle follow its name, or “We” and an
    apposition. It acts in what follows, up to the next such head.
    """
    heads = dict(_heads(doc, found, ontology))
    if not heads:
        return {}
    implied: dict[int, Token] = {}
    body: Token | None = None
    for token in doc:
        body = heads.get(token.i, body)
        if body is None or token.i in heads or not _begins_item(doc, token):
            continue
        verb = _verb(token, body)
        if verb is not None:
            implied[verb.i] = body
    return implied


def _heads(doc: Doc, found: Annotations, ontology: Ontology) -> Iterator[tuple[int, Token]]:
    for name in found.names:
        begins = sentence_start(doc, name.start) >= name.start - 1
        root = doc[name.start : name.end].root
        if begins and ontology.is_a(name.type, "Organisation") and _heads_clauses(doc, name.end, root):
            yield name.start, root
    for token in doc:
        if token.text == "We" and token.i + 1 < len(doc) and doc[token.i + 1].text == ",":
            commas = (t.i for t in doc[token.i + 2 : token.i + _LONGEST_HEAD] if t.text in (",", ":"))
            if any(_heads_clauses(doc, at, token) for at in commas):
                yield token.i, token


def _heads_clauses(doc: Doc, comma: int, body: Token) -> bool:
    """Whether a comma or colon is followed by a capitalised participle or an item without a subject."""
    if comma >= len(doc) or doc[comma].text not in (",", ":"):
        return False
    at = comma + 1
    while at < len(doc) and doc[at].is_space:
        at += 1
    return at < len(doc) and _begins_item(doc, doc[at]) and _verb(doc[at], body) is not None


def _begins_item(doc: Doc, token: Token) -> bool:
    """Whether a capitalised word begins a paragraph, a numbered item, or a clause after a comma or semicolon."""
    if not token.is_title:
        return False
    at = token.i - 1
    while at >= 0 and (doc[at].is_space or doc[at].text in _ITEM_END or doc[at].like_num or _is_letter(doc[at])):
        at -= 1
    return at < 0 or doc[at].text in _BEFORE or any(t.is_space and "\n" in t.text for t in doc[at + 1 : token.i])


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
    if not (finite or participle) or any(c.dep_ in _SUBJECTS for c in verb.children):
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
    return (form[:-1], form[:-2]) if form.endswith(_FINITE) else ()
