"""Nanopublications: one for each claim, with assertion, provenance and publication information, as TriG.

They meet the criteria of the nanopublication guidelines (https://nanopub.net/guidelines/working_draft/): four graphs
with names of their own, all triples in one of them, the provenance about the assertion, the publication information
about the nanopublication. They are unsigned and carry no time, so that the same graph gives the same bytes; where the
environment sets SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), that is their time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import pyoxigraph as ox

from communique.errors import SettingsError
from communique.export.claims import Claim, DocumentClaims, documents, node
from communique.export.exporter import FileExporter
from communique.graph.ordered import Ordered
from communique.graph.turtle import write_graph, write_prefixes

_NAMESPACE = "https://w3id.org/communique/np/"
_SCHEMA = "http://www.nanopub.org/nschema#"


def write_nanopubs(source: Ordered, out: BinaryIO) -> None:
    """A nanopublication for each claim of each document.

    Raises:
        SettingsError: when SOURCE_DATE_EPOCH is set and no number of seconds.
    """
    created = _created()
    write_prefixes(out)
    out.write(f"@prefix np: <{_SCHEMA}> .\n".encode())
    for document in documents(source):
        for claim in document.claims:
            name = _NAMESPACE + claim.name
            out.write(_head(name).encode())
            write_graph(ox.NamedNode(f"{name}#assertion"), _assertion(document, claim), out)
            write_graph(ox.NamedNode(f"{name}#provenance"), _provenance(document, claim, name), out)
            write_graph(ox.NamedNode(f"{name}#pubinfo"), _publication(document, name, created), out)


def _head(name: str) -> str:
    return (
        f"\n<{name}#Head> {{\n  <{name}> a np:Nanopublication ;\n      np:hasAssertion <{name}#assertion> ;\n"
        f"      np:hasProvenance <{name}#provenance> ;\n      np:hasPublicationInfo <{name}#pubinfo> .\n}}\n"
    )


def _assertion(document: DocumentClaims, claim: Claim) -> Iterator[ox.Triple]:
    """What is said, with the labels of what it is said of."""
    yield from claim.facts
    others = {t.object for t in claim.facts if isinstance(t.object, ox.NamedNode)} - {claim.subject}
    for other in sorted(others, key=str):
        yield from document.labels(other)


def _provenance(document: DocumentClaims, claim: Claim, name: str) -> Iterator[ox.Triple]:
    """Where it is said: the words, their document, the rule that found them."""
    assertion = ox.NamedNode(f"{name}#assertion")
    for span in (claim.document, *claim.spans):
        yield ox.Triple(assertion, node("prov:wasDerivedFrom"), span)
    for run in document.runs():
        yield ox.Triple(assertion, node("prov:wasGeneratedBy"), run)
    for t in claim.about:
        yield ox.Triple(assertion, t.predicate, t.object)
    yield from document.source()
    for span in claim.spans:
        yield from document.described(span)


def _publication(document: DocumentClaims, name: str, created: ox.Literal | None) -> Iterator[ox.Triple]:
    """Who made the nanopublication: the run, with what it was made with."""
    publication = ox.NamedNode(name)
    yield ox.Triple(publication, node("prov:wasDerivedFrom"), document.document)
    for run in document.runs():
        yield ox.Triple(publication, node("dct:creator"), run)
    if created is not None:
        yield ox.Triple(publication, node("dct:created"), created)
    for run in document.runs():
        yield from document.labels(run)


def _created() -> ox.Literal | None:
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        moment = datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f"SOURCE_DATE_EPOCH must be seconds since 1970, not {text!r}") from error
    return ox.Literal(moment.isoformat(), datatype=node("xsd:dateTime"))


NANOPUB = FileExporter("nanopublications, one a claim, as TriG", (".nanopub.trig",), write_nanopubs)
