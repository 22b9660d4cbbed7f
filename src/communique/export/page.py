"""The graph as one self-contained HTML page: a map, the documents with their evidence, a timeline, the statements.

The page opens from disk and asks the network for nothing: style, scripts and data stand in the file, and a content
security policy (W3C CSP Level 3) allows those scripts by their hash and no other. Whatever comes from documents is
JSON data, which the script puts into the page as text only. Offsets count Unicode code points, as in the graph.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
from collections import defaultdict
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from communique.export._page_graph import PageGraph, local_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

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

_SCRIPTS = (
    "util.js",
    "model.js",
    "search.js",
    "graph.js",
    "look.js",
    "layout.js",
    "labels.js",
    "details.js",
    "document.js",
    "lists.js",
    "page.js",
)
_VENDORED = ("layout-base.js", "cose-base.js", "cytoscape.min.js", "cytoscape-fcose.js")
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_data(store: pyoxigraph.Store) -> dict[str, Any]:
    """Gather everything the page shows, ready for JSON, in an order that depends on the content alone.

    Nodes, documents and their references to each other are list positions. Keys:

    - ``counts``: documents, entities (legal instruments among them), events, statements, instruments;
    - ``groups``: ``[key, label]`` of the top-level classes that occur;
    - ``documents``: ``iri``, ``id``, ``title``, ``publisher``, ``issued``, ``url``, ``text``, "" where unknown;
    - ``nodes``: ``iri``, ``label``, ``group``, ``types`` (most specific), ``classes`` (all), ``aliases``, ``same``
      (IRIs of owl:sameAs), ``facts``: ``[property, value, documents]``;
    - ``edges``: ``[from, to, property, documents]``; of a property and its super-property only the finer;
    - ``offices``: ``person``, ``body`` (a node or None), ``bodyLabel``, ``role``, ``spans``;
    - ``mentions``, ``evidence``, ``content``: ``[node, document, begin, end]`` in code points, with the words as a
      fifth item only where the document's text does not have them there;
    - ``names``: labels of the properties used.

    Args:
        store: named graphs in the shape of the design, with or without the ontology.
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
        "documents": [{k: v for k, v in document.items() if k != "index"} for document in graph.documents.values()],
        "nodes": nodes,
        "edges": edges,
        "offices": _offices(graph, index),
        "mentions": _places(graph, index, graph.mentions),
        "names": {p: graph.term(p) for p in sorted(used)},
    } | {
        key: _places(graph, index, {(s, o) for s, p, o, _ in graph.facts if p == property_})
        for property_, key in _SPANS.items()
    }


def write_page(store: pyoxigraph.Store, path: Path, title: str = "communique") -> None:
    """Write the graph as one HTML file that needs no network; the same graph gives the same bytes.

    The file appears whole or not at all: it is written beside ``path`` and then renamed.

    Args:
        store: named graphs in the shape of the design, with or without the ontology.
        path: the file to write; its folder exists.
        title: heading of the page.

    Raises:
        OSError: when the file cannot be written.
    """
    page = _page(page_data(store), title).encode("utf-8", "replace")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(page)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _page(data: dict[str, Any], title: str) -> str:
    here = files("communique.export")
    assets, vendor = here / "page", here / "vendor"
    style = (assets / "page.css").read_text("utf-8")
    library = "\n".join(_with_licence(vendor, name) for name in _VENDORED)
    own = "\n".join((assets / name).read_text("utf-8") for name in _SCRIPTS)
    script = f'(() => {{\n"use strict";\n{own}\n}})();\n'
    template = (assets / "template.html").read_text("utf-8")
    return Template(template).substitute(
        title=html.escape(title),
        style=style,
        style_hash=_csp_hash(style),
        library=library,
        library_hash=_csp_hash(library),
        data=json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_ESCAPES),
        script=script,
        script_hash=_csp_hash(script),
    )


def _with_licence(vendor: Traversable, name: str) -> str:
    """Read a vendored script, its licence before it: the licences ask to go wherever the code goes."""
    licence = (vendor / f"{name.partition('.')[0]}.LICENSE.txt").read_text("utf-8")
    return f"/*\n{licence}\n*/\n{(vendor / name).read_text('utf-8')}"


def _csp_hash(source: str) -> str:
    """Make the source expression that allows exactly this inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


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
            others = roles.keys() - {role}
            narrower = any(role in graph.broader.get(other, ()) for other in others)
            # Without the ontology a finer role is known by standing beside a general one.
            finer = others if role == _MOST_GENERAL_ROLE else others - _GENERAL_ROLES - _OTHER_LINKS
            guessed = not graph.broader and role in _GENERAL_ROLES and finer
            if not narrower and not guessed:
                edges.append([start, end, role, sorted(documents)])
    return sorted(edges)


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
