"""Why a node is in the graph: words, trigger and frame, how each value was found and linked, confidence, shapes.

All of it stands in the graph itself; of the ontology only labels, definitions, type files and shapes are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from communique.errors import GraphError
from communique.explain_values import described, found, shortened
from communique.graph.store import Graph
from communique.graph.terms import Term
from communique.graph.validate import Validator
from communique.graph.view import View
from communique.namespaces import PREFIXES, expand, shorten
from communique.ontology import Ontology, data_folder

_AROUND = 160
_TRIGGER = re.compile(r"(?P<cls>\w+): (?P<pos>verb|noun) “(?P<words>.+)”")
_GROUND = re.compile(r"(?P<told>.+?)(?: \((?P<weight>[+-][\d.]+)\))?")
_APART = frozenset(
    expand(curie)
    for curie in (
        *("rdf:type", "rdfs:label", "owl:sameAs", "prov:wasDerivedFrom"),
        *("cq:rule", "cq:frame", "cq:evidence", "cq:ground", "cq:confidence", "cq:reportedIn", "cq:cue"),
    )
)
_NAMES = "name: "
_STATUS = {
    "status: told": "told by words around the trigger",
    "status: by default": "no word around the trigger says otherwise",
}


def explain(graph: Graph, iri: str, ontology: Ontology) -> str:
    """Everything that speaks for a node, as text, document by document.

    Args:
        graph: the graph.
        iri: the node, absolute or compact (``id:Q227``).
        ontology: gives the type files and the shapes.

    Raises:
        GraphError: when the graph does not speak of the node.
    """
    node = NamedNode(expand(iri))
    names = sorted({str(q.graph_name.value) for q in graph.store.quads_for_pattern(node, None, None, None)
                    if isinstance(q.graph_name, NamedNode)})  # fmt: skip
    if not names:
        raise GraphError(f"{iri}: the graph says nothing of it; `communique query GRAPH entities` lists what it knows")
    views = [View(graph, NamedNode(name)) for name in names]
    validator = Validator(ontology)
    parts = ["\n".join(_head(views[0], node, ontology))]
    parts += ["\n".join(_in_document(view, node, ontology, validator)) for view in views]
    return "\n\n".join(parts)


def _specific(view: View, node: NamedNode, ontology: Ontology) -> list[str]:
    """The local names of the node's most specific classes."""
    classes = [o.value for o in view.objects(node, "rdf:type") if isinstance(o, NamedNode)]
    own = [c.removeprefix(PREFIXES["cq"]) for c in classes if c.startswith(PREFIXES["cq"])]
    return [c for c in own if not any(o != c and ontology.is_a(o, c) for o in own)]


def _head(view: View, node: NamedNode, ontology: Ontology) -> Iterator[str]:
    """What the node is, in whatever document."""
    yield view.text(node, "rdfs:label") or shorten(node.value)
    yield f"  {shorten(node.value)}"
    for cls in _specific(view, node, ontology):
        yield f"  {ontology.label(cls)} (cq:{cls}): {ontology.definition(cls)}"


def _in_document(view: View, node: NamedNode, ontology: Ontology, validator: Validator) -> Iterator[str]:
    """What one document has on the node."""
    facts = (view.text(view.name, p) for p in ("dct:identifier", "dct:title", "dct:publisher", "dct:issued"))
    yield "document: " + ", ".join(filter(None, facts))
    yield "words:"
    yield from (f"  {words}" for words in _words(view, node))
    yield from _rule(view, node, ontology)
    if values := list(_values(view, node, ontology)):
        yield "values:"
        yield from (f"  {line}" for line in values)
    yield from _confidence(view, node)
    violations = [str(v) for v in validator.check(_triples(view)) if v.focus == node.value]
    yield "shapes: " + ("; ".join(violations) or "conforms")


def _triples(view: View) -> Iterator[Triple]:
    quads = view.graph.store.quads_for_pattern(None, None, None, view.name)
    return (Triple(q.subject, q.predicate, q.object) for q in quads)


def _words(view: View, node: NamedNode) -> Iterator[str]:
    """The words of each span of evidence, marked within those around them."""
    text = view.text(view.name, "nif:isString")
    spans = [o for o in view.objects(node, "cq:evidence") if isinstance(o, NamedNode)]
    mentions = view.graph.store.quads_for_pattern(None, NamedNode(expand("itsrdf:taIdentRef")), node, view.name)
    spans += [q.subject for q in mentions if isinstance(q.subject, NamedNode)]
    for begin, end in sorted({view.offsets(span) for span in spans}):
        before, after = text[max(0, begin - _AROUND) : begin], text[end : end + _AROUND]
        before = before if begin <= _AROUND else "…" + before.partition(" ")[2]
        after = after if end + _AROUND >= len(text) else after.rpartition(" ")[0] + "…"
        yield " ".join(f"[{begin},{end}] {before}»{shortened(text[begin:end])}«{after}".split())


def _rule(view: View, node: NamedNode, ontology: Ontology) -> Iterator[str]:
    """What found the node: a trigger with its type file and frame, or a rule of grammar."""
    rule = view.text(node, "cq:rule")
    if match := _TRIGGER.fullmatch(rule):
        origin = ontology.origin(match["cls"])
        file = f", in {_file(origin)}" if origin is not None else ""
        yield f"found by: the {match['pos']} “{match['words']}” of the type {match['cls']}{file}"
    elif rule.startswith(_NAMES):
        yield f"found by: its name, by {rule.removeprefix(_NAMES)}"
    elif rule:
        yield f"found by: {rule}"
    if cue := view.text(node, "cq:cue"):
        yield f"  cue: “{cue}”"
    if frame := view.text(node, "cq:frame"):
        yield f"  frame: {frame}  (slot=role; ! needed, + two or more)"
    for statement in view.objects(node, "cq:reportedIn"):
        if isinstance(statement, NamedNode):
            label = view.text(statement, "rdfs:label")
            yield f"  told in another's words: {label}  ({shorten(statement.value)})"


def _file(path: Path) -> str:
    """A type file, by its place under the project's own folder of types, or in full."""
    home = data_folder("ontology")
    return f"ontology/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _values(view: View, node: NamedNode, ontology: Ontology) -> Iterator[str]:
    """Each value under the narrowest property that it has, how it was found and how it is linked."""
    quads = [
        (q.predicate.value, q.object)
        for q in view.graph.store.quads_for_pattern(node, None, None, view.name)
        if q.predicate.value not in _APART
    ]
    properties: dict[str, list[str]] = {}
    for prop, value in quads:
        properties.setdefault(str(value), []).append(prop)
    for prop, value in sorted(quads, key=lambda pair: (pair[0], str(pair[1]))):
        if _is_narrowest(prop, properties[str(value)], ontology):
            yield f"{_property(prop, ontology)}: {described(view, value)}"
            yield from (f"    {line}" for line in found(view, node, prop, value))
            if prop == expand("cq:status"):
                grounds = (str(g.value) for g in view.objects(node, "cq:ground") if isinstance(g, Literal))
                yield from (f"    {_STATUS[told]}" for g in grounds if (told := _told(g)) in _STATUS)


def _property(prop: str, ontology: Ontology) -> str:
    local = prop.removeprefix(PREFIXES["cq"])
    return ontology.label(local) if local != prop else shorten(prop)


def _is_narrowest(prop: str, properties: Iterable[str], ontology: Ontology) -> bool:
    """Whether no other property of the same value is under this one: super-properties only repeat it."""
    names = [p.removeprefix(PREFIXES["cq"]) for p in properties]
    own = prop.removeprefix(PREFIXES["cq"])
    return not any(n != own and own in ontology.superproperties(n) for n in names)


def _confidence(view: View, node: NamedNode) -> Iterator[str]:
    """The confidence, and the grounds that it is made of, the weightiest first."""
    if confidence := view.text(node, "cq:confidence"):
        yield f"confidence: {float(confidence):.2f}, the chance that a careful reader would mark it too; in log-odds:"
        yield from (f"  {line}" for line in _grounds(view.objects(node, "cq:ground")))


def _grounds(grounds: Iterable[Term]) -> Iterator[str]:
    matches = (_GROUND.fullmatch(ground.value) for ground in grounds if isinstance(ground, Literal))
    told = [(Decimal(match["weight"] or 0), match["told"]) for match in matches if match]
    for weight, text in sorted(told, key=lambda g: (not g[1].startswith("any "), -abs(g[0]), g[1])):
        if weight:
            yield f"{weight:+5} {text}"
    idle = sorted(text for weight, text in told if not weight)
    if idle:
        yield "   no weight: " + "; ".join(idle)


def _told(ground: str) -> str:
    """A ground without its weight."""
    match = _GROUND.fullmatch(ground)
    return match["told"] if match else ground
