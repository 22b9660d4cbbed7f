"""Violations told to people: what is wrong, in which document, in which words, by which rule, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import Graph, URIRef

from communique.graph.ordered import QUARANTINE, Ordered
from communique.graph.validate import Validator, Violation
from communique.namespaces import expand, shorten
from communique.ontology import SH, Ontology, data_folder

_LONGEST = 120
_SHAPES = "https://w3id.org/communique/shapes#"
_Rules = dict[tuple[str, str], dict[str, tuple[str, str]]]
"""By message and property: for each shape that says so, its name and its file."""

_REMEDIES = {
    "MinCount": "add a value of {path}",
    "MaxCount": "keep one value of {path}",
    "Class": "choose another value of {path}, or give {value} the class that the rule asks for",
    "Datatype": "write the value of {path} with the datatype that the rule asks for",
    "NodeKind": "choose another value of {path}",
    "In": "choose one of the values that the rule lists",
    "Pattern": "correct the value of {path}",
    "MinLength": "write a value of {path} that is not empty",
    "LessThan": "correct the value of {path}",
    "MinInclusive": "correct the value of {path}",
    "Or": "meet one of the choices that the rule gives",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A violation in its document.

    Attributes:
        document: the document's identifier, or the name of its graph.
        violation: what failed.
        label: what the node is called, or "".
        words: the words that the node was read from, or "".
        value: what the wrong value is called, or "".
        rule: the class or shape whose rule it is, compact, or "".
        file: the file with the rule, or "".
    """

    document: str
    violation: Violation
    label: str
    words: str
    value: str
    rule: str
    file: str

    def __str__(self) -> str:
        v = self.violation
        focus = shorten(v.focus)
        what = f"“{self.label}” ({focus})" if self.label else focus
        words = f", read from the words “{self.words}”" if self.words else ""
        value = f"; it has {self._value()}" if v.value and v.value != v.focus else ""
        rule = f" Rule: {self.rule}{f' in {self.file}' if self.file else ''}." if self.rule else ""
        return f"{self.document}: {what}{words}: {v.message}{value}.{rule} To mend it, {self.remedy}."

    @property
    def remedy(self) -> str:
        """What to do, as an imperative."""
        component = self.violation.constraint.removeprefix("sh:").removesuffix("ConstraintComponent")
        path = shorten(self.violation.path) if self.violation.path else "what the rule names"
        return _REMEDIES.get(component, "meet the rule").format(path=path, value=self._value())

    def _value(self) -> str:
        short = shorten(self.violation.value)
        return f"“{self.value}” ({short})" if self.value else short


def findings(source: Ordered, ontology: Ontology) -> Iterator[Finding]:
    """The violations of the shapes in each document's graph, document by document; nothing when all conforms."""
    validator = Validator(ontology)
    rules = _rules(ontology)
    for name in source.graphs():
        triples = [] if name == QUARANTINE else list(source.triples(name))
        if not triples:
            continue
        violations = validator.check(triples)
        if violations:
            known = _Known(triples)
            graph = getattr(name, "value", "")
            document = known.text(graph, "dct:identifier") or graph or "the default graph"
            yield from (_finding(document, v, known, rules) for v in sorted(set(violations)))


def _finding(document: str, v: Violation, known: _Known, rules: _Rules) -> Finding:
    owners = rules.get((v.message, v.path)) or rules.get((v.message, "")) or {"": ("", "")}
    # several types may say the same of a property: the rule is that of a type which the node has
    owner = next((o for o in owners if o in known.types(v.focus)), next(iter(owners)))
    rule, file = owners[owner]
    return Finding(document, v, known.label(v.focus), known.words(v.focus), known.label(v.value), rule, file)


class _Known:
    """What a document's graph says of the nodes in it."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[str, str], list[str]] = {}
        for t in triples:
            if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode | Literal):
                self._values.setdefault((t.subject.value, t.predicate.value), []).append(t.object.value)
                if t.predicate.value == expand("itsrdf:taIdentRef"):
                    self._values.setdefault((t.object.value, "mention"), []).append(t.subject.value)

    def text(self, node: str, curie: str) -> str:
        """The first value of a property, or ""."""
        return next(iter(self._values.get((node, expand(curie)), ())), "")

    def label(self, node: str) -> str:
        """What a node is called, or ""."""
        return self.text(node, "rdfs:label") or self.text(node, "skos:prefLabel")

    def types(self, node: str) -> list[str]:
        """The classes of a node."""
        return self._values.get((node, expand("rdf:type")), [])

    def words(self, node: str) -> str:
        """The words that a node was read from, cut where they are many, or ""."""
        spans = self._values.get((node, expand("cq:evidence")), []) + self._values.get((node, "mention"), [])
        words = next((w for span in [*spans, node] if (w := self.text(span, "nif:anchorOf"))), "")
        words = " ".join(words.split())
        return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _rules(ontology: Ontology) -> _Rules:
    """For a message and the property that it is about ("" for any): the shapes that say so."""
    found: _Rules = {}

    def collect(graph: Graph, file: Path | None) -> None:
        for node, message in sorted(graph.subject_objects(SH.message), key=str):
            owner = next(iter(sorted(graph.subjects(SH.property, node), key=str)), node)
            if isinstance(owner, URIRef):
                name = shorten(str(owner)).removeprefix(_SHAPES)
                origin = file or ontology.origin(name.removeprefix("cq:"))
                path = graph.value(node, SH.path)
                for key in {str(path) if isinstance(path, URIRef) else "", ""}:
                    entry = (name, "/".join(origin.parts[-2:]) if origin else "")
                    found.setdefault((str(message), key), {}).setdefault(str(owner), entry)

    for path in sorted(data_folder("shapes").glob("*.ttl")):
        collect(Graph().parse(path, format="turtle"), path)
    collect(ontology.graph, None)
    return {key: dict(sorted(owners.items())) for key, owners in found.items()}
