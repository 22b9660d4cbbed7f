"""What enters a document's graph, and what goes to quarantine.

Each claim is a set of triples about its subject. When a node fails a shape, the claims about it are refused with the
message of the shape, the rest is checked again, until all that is left conforms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from communique.graph.ordered import QUARANTINE
from communique.graph.quads import TripleBuilder, document_node, node
from communique.graph.validate import Validator, Violation
from communique.identity import digest
from communique.model import Claim, Document


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim that failed, with the first violation that says why."""

    claim: Claim
    violation: Violation


@dataclass(frozen=True, slots=True)
class Admitted:
    """A document's graph.

    Attributes:
        document: what was read.
        quads: the document's named graph in the order of the claims, without doubles.
        refused: claims in quarantine.
        claims: those that are in the graph.
        left_out: how many claims of each kind were not sure enough to be tried.
    """

    document: Document
    quads: tuple[Quad, ...]
    refused: tuple[Refused, ...]
    claims: tuple[Claim, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


def admit(
    document: Document,
    claims: Sequence[Claim],
    builder: TripleBuilder,
    validator: Validator | None,
    doubtful: Mapping[str, int] | None = None,
) -> Admitted:
    """The graph of a document's claims, with those refused that fail the shapes.

    Args:
        document: what was read.
        claims: what it says.
        builder: makes triples.
        validator: of the shapes; None to accept all.
        doubtful: how many claims of each kind were left out before, for the record.
    """
    base = tuple(builder.document(document))
    kept = {i: tuple(builder.claim(document, c)) for i, c in enumerate(claims)}
    refused: list[Refused] = []
    while validator is not None:
        violations = validator.check([*base, *(t for triples in kept.values() for t in triples)])
        owners = _owners(kept)
        failing = {i: v for v in reversed(violations) for i in owners.get(v.focus, ())}
        if not failing:
            break
        for i in sorted(failing):
            refused.append(Refused(claims[i], failing[i]))
            del kept[i]
    name = document_node(document.id)
    triples = dict.fromkeys(t for group in (base, *kept.values()) for t in group)
    quads = tuple(Quad(t.subject, t.predicate, t.object, name) for t in triples)
    return Admitted(document, quads, tuple(refused), tuple(claims[i] for i in sorted(kept)), doubtful or {})


def _owners(kept: dict[int, tuple[Triple, ...]]) -> dict[str, list[int]]:
    """For each node, the claims that speak of it."""
    owners: dict[str, list[int]] = defaultdict(list)
    for i, triples in kept.items():
        for subject in {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}:
            owners[subject].append(i)
    return owners


def quarantine_quads(admitted: Iterable[Admitted], builder: TripleBuilder) -> Iterator[Quad]:
    """The quarantine graph: for each refused claim its document, words, shape, message and the triples themselves."""
    for one in admitted:
        doc = document_node(one.document.id)
        for refused in one.refused:
            claim = refused.claim
            subject = NamedNode(
                f"{QUARANTINE.value}:{digest(one.document.id, claim.subject.local, str(claim.evidence))}"
            )
            triples = sorted(f"{t} ." for t in set(builder.claim(one.document, claim)))
            span = claim.evidence[0]
            pairs: list[tuple[str, NamedNode | Literal]] = [
                ("rdf:type", node("cq:QuarantinedClaim")),
                ("rdfs:label", Literal(claim.label or claim.subject.local, language="en")),
                ("cq:inDocument", doc),
                ("cq:about", node(f"id:{claim.subject.local}")),
                ("cq:shape", Literal(refused.violation.shape)),
                ("cq:message", Literal(refused.violation.message)),
                ("cq:words", Literal(one.document.text[span.begin : span.end])),
                ("nif:beginIndex", Literal(span.begin)),
                ("nif:endIndex", Literal(span.end)),
                ("prov:value", Literal("\n".join(triples))),
            ]
            for predicate, value in pairs:
                yield Quad(subject, node(predicate), value, QUARANTINE)
