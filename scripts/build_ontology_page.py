"""Make docs/reference/ontology.html: each type with its definition, roles, triggers and examples.

::

    python scripts/build_ontology_page.py            write it
    python scripts/build_ontology_page.py --check    compare with what is there; exit code 1 when it differs
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from communique import vocabulary as cq
from communique.namespaces import PREFIXES
from communique.ontology import CQ, SH, Example, Ontology, load_ontology

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference" / "ontology.html"

_GROUPS = (
    ("Events", "Event", "What happens, is planned, demanded or denied."),
    ("Statements", "Statement", "What is said, by act. Reported, never promoted to fact."),
    ("Instruments", "LegalInstrument", "Kinds of legal instrument."),
    ("Entities", "Entity", "What documents name."),
    ("Offices", "Office", "Posts that persons hold, instances of cq:Office."),
)
_MAPPINGS = {"exactMatch": "same as", "closeMatch": "close to", "broadMatch": "under", "relatedMatch": "related to"}


@dataclass(frozen=True)
class Link:
    """A value with where it leads, "" for nowhere."""

    text: str
    href: str


def link(ontology: Ontology, term: Node) -> Link:
    """A term as a link: within the page for the project's own, outwards for others."""
    text = str(term)
    if text.startswith(cq.NAMESPACE):
        name = text.removeprefix(cq.NAMESPACE)
        return Link(ontology.label(name), f"#{name}")
    short = next((f"{p}:{text[len(ns) :]}" for p, ns in PREFIXES.items() if text.startswith(ns)), text)
    notation = ontology.graph.value(term, SKOS.notation)
    if notation is not None:
        return Link(f"{notation} {ontology.graph.value(term, SKOS.prefLabel)}", "")
    return Link(short, text)


def names(ontology: Ontology, under: str) -> list[str]:
    """The terms of a group of the page."""
    if under == "Office":
        return sorted((o.term for o in ontology.offices), key=str.lower)
    if under == "Entity":
        return [c for c in ontology.subclasses(under) if not ontology.is_a(c, "LegalInstrument")]
    return sorted(ontology.subclasses(under), key=lambda c: (c != under, c))


def facts(ontology: Ontology, term: URIRef) -> list[tuple[str, list[Link]]]:
    """What else is said of a term: broader terms, codes, alignment, words."""
    graph = ontology.graph

    def links(predicate: URIRef) -> list[Link]:
        return [link(ontology, o) for o in sorted(graph.objects(term, predicate), key=str) if isinstance(o, URIRef)]

    rows = [("Broader", [*links(RDFS.subClassOf), *links(SKOS.broader)])]
    rows += [("PLOVER", links(cq.plover)), ("CAMEO", links(cq.cameo))]
    rows += [(label.capitalize(), links(SKOS[name])) for name, label in _MAPPINGS.items()]
    rows.append(
        ("Named by", [Link(w, "") for p in (cq.head, cq.form) for w in sorted(map(str, graph.objects(term, p)))])
    )
    return [(key, values) for key, values in rows if values]


def roles(ontology: Ontology, term: URIRef) -> list[dict[str, str]]:
    """The roles that a class declares as a shape."""
    graph = ontology.graph
    rows = []
    for shape in graph.objects(term, SH.property):
        path = graph.value(shape, SH.path)
        if path is None or not str(path).startswith(cq.NAMESPACE):
            continue
        kind = graph.value(shape, SH["class"])
        low, high = graph.value(shape, SH.minCount), graph.value(shape, SH.maxCount)
        name = str(path).removeprefix(cq.NAMESPACE)
        count = f"{low or 0} to {high or 'any number'}" if str(low) != str(high) else str(low)
        rows.append(
            {
                "name": name,
                "label": ontology.label(name),
                "kind": link(ontology, kind).text if kind is not None else "",
                "count": "any number" if low is None and high is None else count,
            }
        )
    return sorted(rows, key=lambda r: (r["name"], r["kind"]))


def triggers(ontology: Ontology, term: URIRef) -> list[dict[str, object]]:
    """The triggers of a type as its file gives them."""
    graph = ontology.graph
    rows: list[dict[str, object]] = []
    for node in graph.objects(term, cq.trigger):
        words = {pos: sorted(str(o) for o in graph.objects(node, CQ[pos])) for pos in ("verb", "noun")}
        notes = []
        if (node, cq.anchored, Literal(True)) in graph:
            notes.append("with a participant, place or date")
        for predicate, says in ((cq.unless, "not beside"), (cq.beside, "beside")):
            near = sorted(str(o) for o in graph.objects(node, predicate))
            if near:
                notes.append(f"{says} {', '.join(near)}")
        for predicate, says in ((cq.gives, "gives"), (cq.plover, "PLOVER")):
            value = graph.value(node, predicate)
            if value is not None:
                notes.append(f"{says} {link(ontology, value).text}")
        shown = "; ".join(f"{pos}: {', '.join(ws)}" for pos, ws in words.items() if ws)
        frames = sorted(str(f) for f in graph.objects(node, cq.frame))
        rows.append({"words": shown, "frames": frames, "notes": "; ".join(notes)})
    return sorted(rows, key=lambda r: (str(r["words"]), str(r["frames"])))


def described(ontology: Ontology, name: str, examples: dict[str, list[Example]]) -> dict[str, object]:
    """All that the page says of a term."""
    term = CQ[name]
    return {
        "name": name,
        "label": ontology.label(name),
        "definition": ontology.definition(name),
        "scope": str(ontology.graph.value(term, SKOS.scopeNote) or ""),
        "facts": facts(ontology, term),
        "roles": roles(ontology, term),
        "triggers": triggers(ontology, term),
        "examples": examples.get(name, []),
    }


def properties(ontology: Ontology) -> list[dict[str, str]]:
    """The properties that hold facts in the graph."""
    graph = ontology.graph
    rows = []
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            if not str(term).startswith(cq.NAMESPACE):
                continue
            name = str(term).removeprefix(cq.NAMESPACE)
            row = {"name": name, "label": ontology.label(name), "definition": ontology.definition(name)}
            for key, predicate in (("domain", RDFS.domain), ("range", RDFS.range), ("parents", RDFS.subPropertyOf)):
                values = sorted(graph.objects(term, predicate), key=str)
                row[key] = ", ".join(link(ontology, v).text for v in values)
            rows.append(row)
    return sorted(rows, key=lambda r: r["name"])


def page(ontology: Ontology) -> str:
    """The text of the page."""
    graph = ontology.graph
    head = next(graph.subjects(RDF.type, OWL.Ontology))
    examples: dict[str, list[Example]] = {}
    for example in ontology.examples:
        examples.setdefault(example.type, []).append(example)
    groups = [
        {"title": title, "about": about, "terms": [described(ontology, n, examples) for n in names(ontology, under)]}
        for title, under, about in _GROUPS
    ]
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template("ontology_page.html.j2").render(
        title=str(graph.value(head, DCTERMS.title)),
        description=str(graph.value(head, DCTERMS.description)),
        version=str(graph.value(head, OWL.versionInfo)),
        licence=str(graph.value(head, DCTERMS.license)),
        namespace=cq.NAMESPACE,
        groups=groups,
        properties=properties(ontology),
    )


def main() -> int:
    """Writes or compares the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    text = page(load_ontology())
    if parser.parse_args().check:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("the page is not what the ontology says: run scripts/build_ontology_page.py", file=sys.stderr)
            return 1
        return 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
