"""Why a node is in the graph: the words, the rule that fired, how each value was found, what the shapes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from communique.errors import GraphError
from communique.graph.store import Graph
from communique.graph.terms import Term
from communique.graph.validate import Validator
from communique.namespaces import PREFIXES, expand, shorten
from communique.ontology import Ontology

_AROUND = 160
_HIDDEN = frozenset(
    expand(curie) for curie in ("rdf:type", "rdfs:label", "cq:rule", "cq:evidence", "prov:wasDerivedFrom")
)


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
    validator = Validator(ontology)
    parts = [_in_document(graph, node, NamedNode(name), ontology, validator) for name in names]
    return "\n\n".join(parts)


def _objects(graph: Graph, name: NamedNode, subject: NamedNode, curie: str) -> list[Term]:
    found = graph.store.quads_for_pattern(subject, NamedNode(expand(curie)), None, name)
    return sorted((q.object for q in found), key=str)


def _text(graph: Graph, name: NamedNode, subject: NamedNode, curie: str) -> str:
    return next((o.value for o in _objects(graph, name, subject, curie) if isinstance(o, Literal | NamedNode)), "")


def _in_document(graph: Graph, node: NamedNode, name: NamedNode, ontology: Ontology, validator: Validator) -> str:
    """What one document has on the node."""
    lines = [_text(graph, name, node, "rdfs:label") or shorten(node.value), f"  {shorten(node.value)}"]
    classes = [o.value for o in _objects(graph, name, node, "rdf:type") if isinstance(o, NamedNode)]
    own = [c.removeprefix(PREFIXES["cq"]) for c in classes if c.startswith(PREFIXES["cq"])]
    specific = [c for c in own if not any(o != c and ontology.is_a(o, c) for o in own)]
    lines += [f"  is a {ontology.label(cls)} (cq:{cls}): {ontology.definition(cls)}" for cls in specific]
    facts = (_text(graph, name, name, p) for p in ("dct:identifier", "dct:title", "dct:publisher", "dct:issued"))
    lines.append("document: " + ", ".join(filter(None, facts)))
    lines.extend(f"  {words}" for words in _words(graph, name, node))
    rule = _text(graph, name, node, "cq:rule")
    if rule:
        files = sorted({str(p) for c in specific if rule.startswith(f"{c}:") and (p := ontology.origin(c)) is not None})
        lines.append(f"found by: {rule}" + (f"  [{', '.join(files)}]" if files else ""))
    lines.extend(_values(graph, name, node, ontology))
    triples = [Triple(q.subject, q.predicate, q.object) for q in graph.store.quads_for_pattern(None, None, None, name)]
    violations = [v for v in validator.check(triples) if v.focus == node.value]
    lines.append("shapes: conforms" if not violations else "shapes: " + "; ".join(map(str, violations)))
    return "\n".join(lines)


def _words(graph: Graph, name: NamedNode, node: NamedNode) -> Iterator[str]:
    """The words of each span of evidence, marked within those around them."""
    text = _text(graph, name, name, "nif:isString")
    spans = [o for o in _objects(graph, name, node, "cq:evidence") if isinstance(o, NamedNode)]
    mentions = graph.store.quads_for_pattern(None, NamedNode(expand("itsrdf:taIdentRef")), node, name)
    spans += [q.subject for q in mentions if isinstance(q.subject, NamedNode)]
    offsets = {
        (int(_text(graph, name, span, "nif:beginIndex")), int(_text(graph, name, span, "nif:endIndex")))
        for span in spans
    }
    for begin, end in sorted(offsets):
        before, after = text[max(0, begin - _AROUND) : begin], text[end : end + _AROUND]
        yield " ".join(f"[{begin},{end}] …{before}»{text[begin:end]}«{after}…".split())


def _values(graph: Graph, name: NamedNode, node: NamedNode, ontology: Ontology) -> Iterable[str]:
    """Each value with its label, its own rule and its link, under the narrowest property that it has."""
    quads = [q for q in graph.store.quads_for_pattern(node, None, None, name) if q.predicate.value not in _HIDDEN]
    predicates: dict[str, list[str]] = {}
    for q in quads:
        predicates.setdefault(str(q.object), []).append(q.predicate.value)
    for q in sorted(quads, key=lambda q: (q.predicate.value, str(q.object))):
        if _is_narrowest(q.predicate.value, predicates[str(q.object)], ontology):
            yield f"  {shorten(q.predicate.value)}  {_described(graph, name, q.object)}"


def _is_narrowest(predicate: str, predicates: list[str], ontology: Ontology) -> bool:
    """Whether no other property of the same value is under this one: super-properties only repeat it."""
    names = [p.removeprefix(PREFIXES["cq"]) for p in predicates]
    own = predicate.removeprefix(PREFIXES["cq"])
    return not any(n != own and own in ontology.superproperties(n) for n in names)


def _described(graph: Graph, name: NamedNode, value: Term) -> str:
    if isinstance(value, Literal):
        return value.value
    if not isinstance(value, NamedNode):
        return str(value)
    label = _text(graph, name, value, "rdfs:label") or _text(graph, name, value, "skos:prefLabel")
    rule, link = _text(graph, name, value, "cq:rule"), _text(graph, name, value, "owl:sameAs")
    quoted = _text(graph, name, value, "nif:anchorOf")
    notes = [shorten(value.value) if label else "", rule, f"linked to {shorten(link)}" if link else ""]
    shown = label or (f"“{' '.join(quoted.split())}”" if quoted else shorten(value.value))
    return shown + (f"  ({'; '.join(filter(None, notes))})" if any(notes) else "")
