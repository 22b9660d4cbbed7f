"""The examples in type files, tried: what each must yield, and the near misses that must yield nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.model import Claim, Document, Iri, Ref, Value, When
from communique.ontology import Example, Ontology
from communique.pipeline import Pipeline

_PUBLISHED = date(2025, 12, 5)
"""The day on which every example is published; relative dates in examples are read against it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an example.

    Attributes:
        example: the example.
        problem: why it fails, for a person to read; "" when it holds.
    """

    example: Example
    problem: str


def wanted(yields: str) -> list[tuple[str, str]]:
    """The pairs of property and value that an example names, in the order written.

    Raises:
        ValueError: when a part is not of the form property=value.
    """
    pairs = []
    for part in filter(None, (p.strip() for p in yields.split(";"))):
        key, equals, value = part.partition("=")
        if not equals or not key.isalpha() or not value.strip():
            raise ValueError(f"“{part}” is not of the form property=value")
        pairs.append((key, value.strip()))
    return pairs


def try_example(pipeline: Pipeline, example: Example) -> Outcome:
    """Reads the sentence of an example and compares.

    A positive example needs one fact of the type with every value that it names, and, of the properties that it names,
    no other value. A near miss must yield no fact of the type.
    """
    claims = pipeline.claims(Document("example", example.text, published=_PUBLISHED))
    names = _names(claims, example.text)
    mine = [c for c in claims if _is_of(pipeline.ontology, c, example.type)]
    if example.yields is None:
        told = "; ".join(_shown(pipeline.ontology, c, names) for c in mine)
        return Outcome(example, f"yields {told}" if mine else "")
    try:
        pairs = wanted(example.yields)
    except ValueError as error:
        return Outcome(example, str(error))
    if not mine:
        others = sorted({t for c in claims for t in c.types})
        return Outcome(example, f"yields nothing of its type, only {', '.join(others) or 'nothing'}")
    problems = [_difference(pipeline.ontology, c, pairs, names) for c in mine]
    return Outcome(example, "" if "" in problems else " | ".join(problems))


def try_examples(pipeline: Pipeline, types: Iterable[str] | None = None) -> list[Outcome]:
    """The outcome of every example of some types, of all by default."""
    chosen = None if types is None else frozenset(types)
    return [try_example(pipeline, e) for e in pipeline.ontology.examples if chosen is None or e.type in chosen]


def _is_of(ontology: Ontology, claim: Claim, cls: str) -> bool:
    """Whether a claim is an instance of a class or, for an office, attests one."""
    if any(ontology.is_a(t.removeprefix("cq:"), cls) for t in claim.types):
        return True
    return any(name == "org:role" and value == Iri(f"cq:{cls}") for name, value in claim.properties)


def _names(claims: Sequence[Claim], text: str) -> dict[str, set[str]]:
    """For each node, its label and the words of the text that are its evidence."""
    names: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        names[claim.subject.local] |= {claim.label, *(text[s.begin : s.end] for s in claim.evidence)}
    return names


def _values(value: Value, names: dict[str, set[str]]) -> set[str]:
    """The texts by which an example may name a value."""
    if isinstance(value, Ref):
        return names[value.local]
    if isinstance(value, Iri):
        return {value.value.rpartition(":")[2]}
    return {value.start} if isinstance(value, When) else {str(value)}


def _difference(ontology: Ontology, claim: Claim, pairs: list[tuple[str, str]], names: dict[str, set[str]]) -> str:
    """What a claim lacks and what it says too much, in the properties that the example names; "" when nothing."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    found["name"].append(names[claim.subject.local])
    for name, value in claim.properties:
        for key in ontology.superproperties(name.partition(":")[2]):
            found[key].append(_values(value, names))
    missing = [f"{k}={v}" for k, v in pairs if not any(v in values for values in found[k])]
    known: dict[str, set[str]] = defaultdict(set)
    for key, text in pairs:
        known[key].add(text)
    extra = [f"{k}={min(vs)}" for k, texts in known.items() for vs in found[k] if texts.isdisjoint(vs)]
    parts = [f"lacks {', '.join(missing)}" if missing else "", f"has also {', '.join(extra)}" if extra else ""]
    shown = _shown(ontology, claim, names)
    return "; ".join(filter(None, parts)) + f" (found: {shown})" if missing or extra else ""


def _shown(ontology: Ontology, claim: Claim, names: dict[str, set[str]]) -> str:
    parts = [f"{name.partition(':')[2]}={min(_values(value, names), default='')}" for name, value in claim.properties]
    kinds = ", ".join(ontology.label(t.removeprefix("cq:")) for t in claim.types)
    return f"{kinds} [{'; '.join(parts)}] by {claim.rule}"
