"""Parquet tables for data frames and databases: quads, nodes, edges, mentions, documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from communique.errors import SettingsError
from communique.export.exporter import FolderExporter
from communique.graph.elements import Elements
from communique.graph.ordered import QUARANTINE, Ordered
from communique.namespaces import expand

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 50_000
_TYPE = expand("rdf:type")


def write_parquet(source: Ordered, folder: Path) -> None:
    """A file for each table.

    - quads: graph, subject, predicate, object, kind (iri, blank, literal), datatype, language: all that the graph holds
    - nodes: as :class:`communique.graph.elements.Node`, with ``day`` the date as a date where it is a day
    - edges: as :class:`communique.graph.elements.Edge`
    - mentions: document, begin, end (code points), words, entity
    - documents: document, identifier, title, publisher, published, url

    Raises:
        SettingsError: when pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra: few need it
    except ImportError as error:
        raise SettingsError('Parquet needs pyarrow: pip install "communique[parquet]"') from error
    text, number, words = pa.string(), pa.int64(), pa.dictionary(pa.int32(), pa.string())
    day, texts = pa.date32(), pa.list_(pa.string())
    quads = {"graph": words, "subject": text, "predicate": words, "object": text}
    nodes = {"iri": text, "label": text, "kind": words, "types": texts, "wikidata": text, "date": text, "day": day}
    documents = {"document": text, "identifier": text, "title": text, "publisher": text}
    tables: list[tuple[str, dict[str, pa.DataType], Iterator[tuple[Any, ...]]]] = [
        ("quads", {**quads, "kind": words, "datatype": words, "language": words}, _quads(source)),
        ("nodes", {**nodes, "status": words, "documents": number}, _nodes(source)),
        ("edges", {"source": text, "target": text, "label": words, "documents": number}, _edges(source)),
        ("documents", {**documents, "published": day, "url": text}, _documents(source)),
        (
            "mentions",
            {"document": words, "begin": number, "end": number, "words": text, "entity": text},
            _mentions(source),
        ),
    ]
    for name, fields, rows in tables:
        _write(folder / f"{name}.parquet", fields, rows)


def _write(path: Path, fields: Mapping[str, pa.DataType], rows: Iterable[tuple[Any, ...]]) -> None:
    import pyarrow as pa  # noqa: PLC0415  # as above
    import pyarrow.parquet as pq  # noqa: PLC0415  # as above

    schema = pa.schema(list(fields.items()))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        every = iter(rows)
        while batch := list(islice(every, _BATCH)):
            columns = zip(*batch, strict=True)
            arrays = [pa.array(column, type=kind) for column, kind in zip(columns, fields.values(), strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _quads(source: Ordered) -> Iterator[tuple[str | None, ...]]:
    for name in source.graphs():
        graph = "" if isinstance(name, ox.DefaultGraph) else name.value
        for t in source.triples(name):
            subject = getattr(t.subject, "value", str(t.subject))
            rest: tuple[str | None, ...]
            if isinstance(t.object, ox.Literal):
                rest = (t.object.value, "literal", t.object.datatype.value, t.object.language)
            else:
                kind = "iri" if isinstance(t.object, ox.NamedNode) else "blank"
                rest = (getattr(t.object, "value", str(t.object)), kind, None, None)
            yield (graph, subject, t.predicate.value, *rest)


def _nodes(source: Ordered) -> Iterator[tuple[Any, ...]]:
    for n in Elements(source.store).nodes():
        known = (n.wikidata or None, n.date or None, _day(n.date), n.status or None)
        yield (n.iri, n.label, n.kind, list(n.types), *known, n.documents)


def _edges(source: Ordered) -> Iterator[tuple[Any, ...]]:
    return ((e.source, e.target, e.label, e.documents) for e in Elements(source.store).edges())


def _subjects(source: Ordered) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    """Each subject of each document's graph with its values: graph, subject, values by property."""
    for name in source.graphs():
        if isinstance(name, ox.NamedNode) and name != QUARANTINE:
            for subject, triples in groupby(source.triples(name), key=lambda t: t.subject):
                values: dict[str, list[str]] = {}
                for t in triples:
                    values.setdefault(t.predicate.value, []).append(getattr(t.object, "value", ""))
                yield name.value, getattr(subject, "value", ""), values


def _mentions(source: Ordered) -> Iterator[tuple[Any, ...]]:
    begin, end, words = expand("nif:beginIndex"), expand("nif:endIndex"), expand("nif:anchorOf")
    for document, _, values in _subjects(source):
        for entity in values.get(expand("itsrdf:taIdentRef"), ()):
            place = (int(values[p][0]) if p in values else None for p in (begin, end))
            yield (document, *place, values.get(words, [None])[0], entity)


def _documents(source: Ordered) -> Iterator[tuple[Any, ...]]:
    for _, subject, values in _subjects(source):
        if expand("cq:Document") in values.get(_TYPE, ()):
            identifier, title, publisher, issued, url = (
                values.get(expand(f"dct:{p}"), [""])[0] or None
                for p in ("identifier", "title", "publisher", "issued", "source")
            )
            yield subject, identifier, title, publisher, _day(issued or ""), url


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


PARQUET = FolderExporter("Parquet tables of quads, nodes, edges, mentions and documents", write_parquet)
