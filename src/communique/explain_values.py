"""How one value of a node was found and linked, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from communique.graph.terms import Term
from communique.graph.view import View
from communique.namespaces import expand, shorten

_SLOTS = {
    "subject": "subject of the trigger",
    "object": "object of the trigger",
    "'s": "possessor of the trigger",
    "compound": "before the trigger",
    "adjunct": "time, place or instrument beside the trigger",
    "clause": "shared with the clause around it",
    "narrative": "from the sentences before, which tell of the same day",
    "beside the cue": "beside the cue",
    "its name": "in the name of the instrument",
    "words beside it": "by the words beside the instrument",
}
_LONGEST = 300
_EDGE = 120
_REFERENCES = {
    "name": "by name",
    "pronoun": "a pronoun that stands for it",
    "description": "a description that stands for it",
    "author": "which stands for the author of the document",
    "name beside": "by the name beside that word",
}


def described(view: View, value: Term) -> str:
    """A value with its label and node; the words of a span in quotation marks."""
    if isinstance(value, Literal):
        return value.value
    if not isinstance(value, NamedNode):
        return str(value)
    label = view.text(value, "rdfs:label") or view.text(value, "skos:prefLabel")
    if quoted := view.text(value, "nif:anchorOf"):
        return f"“{shortened(quoted)}”"
    return f"{label}  ({shorten(value.value)})" if label else shorten(value.value).removeprefix("cq:")


def shortened(words: str) -> str:
    """Long words without their middle, on one line."""
    text = " ".join(words.split())
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_EDGE].rsplit(' ', 1)[0]} […] {text[-_EDGE:].split(' ', 1)[-1]}"


def found(view: View, node: NamedNode, prop: str, value: Term) -> Iterator[str]:
    """Lines that say by which words, slot and reference a value was found, how sure that is, and how it is linked."""
    for finding in _findings(view, node, prop, value):
        yield ", ".join(filter(None, _how(view, finding)))
    if isinstance(value, NamedNode):
        rule, link = view.text(value, "cq:rule"), view.text(value, "owl:sameAs")
        names, _, why = rule.partition("; ")
        if names.startswith("name: "):
            known = f"linked to {shorten(link)}" if link else "not linked"
            yield f"{known}{': ' + why.removeprefix('link: ') if why else ''}; its name found by {names[6:]}"


def _findings(view: View, node: NamedNode, prop: str, value: Term) -> list[NamedNode]:
    store = view.graph.store
    about = store.quads_for_pattern(None, NamedNode(expand("rdf:subject")), node, view.name)
    subjects = sorted({q.subject.value for q in about if isinstance(q.subject, NamedNode)})
    wanted = [("rdf:predicate", NamedNode(prop)), ("rdf:object", value)]
    return [NamedNode(s) for s in subjects if all(o in view.objects(NamedNode(s), p) for p, o in wanted)]


def _how(view: View, finding: NamedNode) -> Iterator[str]:
    """The parts of a line about a finding."""
    spans = [o for o in view.objects(finding, "cq:evidence") if isinstance(o, NamedNode)]
    for span in spans:
        begin, end = view.offsets(span)
        yield f"“{shortened(view.text(span, 'nif:anchorOf'))}” [{begin},{end}]"
    reference = view.text(finding, "cq:reference")
    yield _REFERENCES.get(reference, reference)
    slot = view.text(finding, "cq:slot")
    yield _slot(slot)
    path = view.text(finding, "cq:path")
    yield f"parse: {path}" if path else ""
    confidence = view.text(finding, "cq:confidence")
    yield f"confidence {float(confidence):.2f}" if confidence else ""


def _slot(slot: str) -> str:
    """A slot in words; what is not listed is a preposition, or an event that gives a fact."""
    if slot.startswith("event: "):
        return f"from the event of {slot.removeprefix('event: ')}"
    return _SLOTS.get(slot, f"after “{slot}”" if slot else "")
