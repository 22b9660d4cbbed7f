"""What the explorer page shows, gathered from a graph and ready for JSON."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from communique.export._page_graph import PageGraph, local_name
from communique.graph.queries import named_queries
from communique.namespaces import PREFIXES, shorten

if TYPE_CHECKING:
    import pyoxigraph

_GROUPS = {
    # The order decides for a node in several: a state that is also a place is a state.
    "Event": ("Event",),
    "Statement": ("Statement",),
    "LegalInstrument": ("LegalInstrument",),
    "Person": ("Person",),
    "People": ("People",),
    "State": ("State",),
    "Organisation": ("Organisation", "IntergovernmentalOrganisation", "GovernmentBody"),
    "Place": ("Place",),
}
_OTHER = "Other"
_MOST_GENERAL_ROLE = "role"
_GENERAL_ROLES = frozenset({_MOST_GENERAL_ROLE, "agent", "target", "participant", "mediator", "host"})
_OTHER_LINKS = frozenset({"instrument", "place", "speaker", "addressee"})
_SPANS = {"evidence": "evidence", "contentSpan": "content"}
_FIRST_WORDS = 8


def page_data(store: pyoxigraph.Store, texts: bool = True) -> dict[str, Any]:
    """Gather everything the page shows, ready for JSON, in an order that depends on the content alone.

    Nodes, documents and their references to each other are list positions. Keys:

    - ``counts``: documents, entities (legal instruments among them), events, statements, instruments;
    - ``groups``: ``[key, label]`` of the top-level classes that occur;
    - ``documents``: ``iri``, ``id``, ``title``, ``publisher``, ``issued``, ``url``, ``text``, "" where unknown; the
      text None where it is left out;
    - ``nodes``: ``iri``, ``label``, ``group``, ``types`` (most specific), ``classes`` (all), ``aliases``, ``same``
      (IRIs of owl:sameAs), ``place`` (latitude and longitude in degrees, or None), ``facts``:
      ``[property, value, documents]``;
    - ``edges``: ``[from, to, property, documents]``; of a property and its super-property only the finer;
    - ``offices``: ``person``, ``body`` (a node or None), ``bodyLabel``, ``role``, ``spans``;
    - ``mentions``, ``evidence``, ``content``: ``[node, document, begin, end]`` in code points, with the words as a
      fifth item only where the document's text does not have them there;
    - ``names``: labels of the properties used;
    - ``queries``: the named queries; ``prefixes``; ``terms``: ``[compact IRI, label, "class" or "property"]`` of what
      the graph uses, for the editor of queries.

    Args:
        store: named graphs in the shape of the design, with or without the ontology.
        texts: whether the texts of the documents go along.
    """
    graph = PageGraph(store)
    nodes = _nodes(graph)
    index = {node["iri"]: i for i, node in enumerate(nodes)}
    edges = _edges(graph, index)
    used = {role for _, _, role, _ in edges}
    for (s, p, o, literal), documents in sorted(graph.facts.items()):
        if s in index and p not in _SPANS and (literal or o not in index):
            nodes[index[s]]["facts"].append([p, o if literal else graph.name(o), sorted(documents)])
            used.add(p)
    instruments = sum(node["group"] == "LegalInstrument" for node in nodes)
    events = sum(node["group"] == "Event" for node in nodes)
    statements = sum(node["group"] == "Statement" for node in nodes)
    present = {node["group"] for node in nodes}
    return {
        "counts": {
            "documents": len(graph.documents),
            "entities": len(nodes) - events - statements,
            "events": events,
            "statements": statements,
            "instruments": instruments,
        },
        "groups": [[key, graph.term(key)] for key in [*_GROUPS, _OTHER] if key in present],
        "documents": [_document(document, texts) for document in graph.documents.values()],
        "nodes": nodes,
        "edges": edges,
        "offices": _offices(graph, index),
        "mentions": _places(graph, index, graph.mentions),
        "names": {p: graph.term(p) for p in sorted(used)},
        "queries": [
            {
                "name": query.name,
                "title": query.title,
                "question": query.question,
                "text": query.text,
                "parameters": [
                    {"name": p.name, "kind": p.kind, "optional": p.optional, "meaning": p.meaning}
                    for p in query.parameters
                ],
            }
            for query in named_queries()
        ],
        "prefixes": dict(PREFIXES),
        "terms": [[shorten(iri), graph.term_label(iri), kind] for iri, kind in graph.terms if shorten(iri) != iri],
    } | {
        key: _places(graph, index, {(s, o) for s, p, o, _ in graph.facts if p == property_})
        for property_, key in _SPANS.items()
    }


def _document(document: dict[str, Any], texts: bool) -> dict[str, Any]:
    shown = {key: value for key, value in document.items() if key != "index"}
    return shown if texts else shown | {"text": None}


def _nodes(graph: PageGraph) -> list[dict[str, Any]]:
    groups = {class_: group for group, classes in reversed(_GROUPS.items()) for class_ in classes}
    order = list(_GROUPS)
    found: dict[str, str] = {iri: _OTHER for iri, _ in graph.mentions}
    for iri, types in graph.types.items():
        if held := [groups[type_] for type_ in types if type_ in groups]:
            found[iri] = min(held, key=order.index)
    surface: defaultdict[str, set[str]] = defaultdict(set)
    for iri, span in graph.mentions:
        surface[iri].add(graph.words(span))
    firsts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for s, p, o, _ in sorted(graph.facts):
        firsts[s, p].append(o)
    nodes = []
    for iri, group in found.items():
        types = graph.types.get(iri, set())
        specific = graph.specific(types) if types else []
        known = graph.labels.get(iri, [])
        label = _statement_label(graph, iri, specific, firsts) if group == "Statement" else graph.name(iri)
        nodes.append(
            {
                "iri": iri,
                "label": label,
                "group": group,
                "types": [graph.term(type_) for type_ in specific],
                "classes": [graph.term(type_) for type_ in sorted(types)],
                "aliases": sorted({*known, *surface[iri]} - {label, ""}),
                "same": sorted(graph.same.get(iri, ())),
                "place": graph.coordinates.get(iri),
                "facts": [],
            }
        )
    return sorted(nodes, key=lambda n: ([*order, _OTHER].index(n["group"]), n["label"].casefold(), n["iri"]))


def _statement_label(
    graph: PageGraph, iri: str, types: list[str], firsts: defaultdict[tuple[str, str], list[str]]
) -> str:
    """Name a statement by the act, who speaks and the first words, as it has no name of its own."""
    act = " and ".join(graph.term(type_) for type_ in types)
    speakers = [graph.name(o) for o in firsts.get((iri, "speaker"), [])] or firsts.get((iri, "speakerText"), [])
    spans = sorted((graph.spans[o], o) for o in firsts.get((iri, "contentSpan"), []) if o in graph.spans)
    words = graph.words(spans[0][1]).split() if spans else []
    quoted = " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
    said = f"{act} by {', '.join(speakers)}" if speakers else act
    label = f"{said}: {quoted}" if quoted else said or local_name(iri)
    return label[:1].upper() + label[1:]


def _edges(graph: PageGraph, index: dict[str, int]) -> list[list[Any]]:
    links: defaultdict[tuple[int, int], dict[str, set[int]]] = defaultdict(dict)
    for (s, p, o, literal), documents in graph.facts.items():
        if not literal and s in index and o in index:
            links[index[s], index[o]][p] = documents
    edges = []
    for (start, end), roles in links.items():
        for role, documents in roles.items():
            finer = [other for other in roles.keys() - {role} if _is_finer(graph, other, role)]
            # A document that says only the general role keeps it.
            told = documents.difference(*(roles[other] for other in finer))
            if told or not finer:
                edges.append([start, end, role, sorted(told)])
    return sorted(edges)


def _is_finer(graph: PageGraph, role: str, general: str) -> bool:
    if graph.broader:
        return general in graph.broader.get(role, ())
    # Without the ontology a finer role is known by standing beside a general one.
    if general == _MOST_GENERAL_ROLE:
        return True
    return general in _GENERAL_ROLES and role not in _GENERAL_ROLES | _OTHER_LINKS


def _offices(graph: PageGraph, index: dict[str, int]) -> list[dict[str, Any]]:
    offices: defaultdict[tuple[int, str, str], set[str]] = defaultdict(set)
    for _, person, body, role, span in graph.offices:
        if person in index:
            offices[index[person], body, role].update({span} & graph.spans.keys())
    return [
        {
            "person": person,
            "body": index.get(body),
            "bodyLabel": graph.name(body) if body else "",
            "role": graph.name(role) if role else "office",
            "spans": sorted(graph.spans[span] for span in spans),
        }
        for (person, body, role), spans in sorted(offices.items())
    ]


def _places(graph: PageGraph, index: dict[str, int], pairs: set[tuple[str, str]]) -> list[list[Any]]:
    return sorted([index[s], *graph.spans[span]] for s, span in pairs if s in index and span in graph.spans)
