"""The namespaces that the graph uses, with the prefixes under which they are written and read everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from communique.errors import SettingsError

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cq": "https://w3id.org/communique/ontology#",
        "dct": "http://purl.org/dc/terms/",
        "doc": "https://w3id.org/communique/document/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "id": "https://w3id.org/communique/id/",
        "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix to namespace, in alphabetical order."""

# A colon follows the scheme of an absolute IRI as it follows a prefix; these schemes have no "//" to tell them by.
_SCHEMES = frozenset({"did", "file", "info", "mailto", "tag", "urn"})


def expand(curie: str) -> str:
    """The absolute IRI of a compact one: ``cq:Event`` to ``https://w3id.org/communique/ontology#Event``.

    An absolute IRI (``https://…``, ``urn:…``) is returned as it is.

    Raises:
        SettingsError: when the prefix is unknown or there is none.
    """
    prefix, colon, local = curie.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    if colon and (local.startswith("//") or prefix in _SCHEMES):
        return curie
    raise SettingsError(f"{curie!r} is no IRI: write it in full, or with one of the prefixes {', '.join(PREFIXES)}")


def shorten(iri: str) -> str:
    """The compact form of an IRI in a known namespace, for people to read; any other IRI as it is.

    ``expand(shorten(iri)) == iri``; the result is not always a prefixed name of Turtle (``id:person/gal-hirsch``).
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
