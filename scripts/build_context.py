"""Make src/communique/data/context.jsonld: the names under which JSON-LD shows the terms of the graph.

::

    python scripts/build_context.py            write it
    python scripts/build_context.py --check    compare with what is there; exit code 1 when it differs
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from communique import vocabulary as cq
from communique.namespaces import PREFIXES
from communique.ontology import load_ontology

TARGET = Path(__file__).resolve().parents[1] / "src" / "communique" / "data" / "context.jsonld"

_NODE = "@id"
_OTHERS: dict[str, str | dict[str, str]] = {
    "label": {"@id": "rdfs:label", "@language": "en"},
    "prefLabel": {"@id": "skos:prefLabel", "@language": "en"},
    "sameAs": {"@id": "owl:sameAs", "@type": _NODE},
    "anchorOf": "nif:anchorOf",
    "beginIndex": {"@id": "nif:beginIndex", "@type": "xsd:integer"},
    "endIndex": {"@id": "nif:endIndex", "@type": "xsd:integer"},
    "isString": "nif:isString",
    "referenceContext": {"@id": "nif:referenceContext", "@type": _NODE},
    "refersTo": {"@id": "itsrdf:taIdentRef", "@type": _NODE},
    "identifier": "dct:identifier",
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "publisher": "dct:publisher",
    "title": "dct:title",
    "source": "dct:source",
    "member": {"@id": "org:member", "@type": _NODE},
    "organization": {"@id": "org:organization", "@type": _NODE},
    "office": {"@id": "org:role", "@type": _NODE},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": _NODE},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": _NODE},
}
"""Names for the terms of other vocabularies that a document's graph uses."""


def context(ontology: Graph) -> dict[str, object]:
    """The context: prefixes, classes and properties by their local names, terms of other vocabularies."""
    names: dict[str, object] = dict(PREFIXES)
    own: dict[str, str | dict[str, str]] = {}
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term.startswith(cq.NAMESPACE):
                name = term.removeprefix(cq.NAMESPACE)
                own[name] = {"@id": f"cq:{name}", "@type": _NODE} if kind == OWL.ObjectProperty else f"cq:{name}"
                datatype = str(ontology.value(term, RDFS.range) or "")
                if kind == OWL.DatatypeProperty and datatype.startswith(PREFIXES["xsd"]):
                    short = datatype.removeprefix(PREFIXES["xsd"])
                    if short != "string":
                        own[name] = {"@id": f"cq:{name}", "@type": f"xsd:{short}"}
    taken = sorted(set(own) & (set(_OTHERS) | set(PREFIXES)))
    if taken:
        raise SystemExit(f"names used twice in the context: {', '.join(taken)}")
    return {"@version": 1.1, **names, **dict(sorted({**own, **_OTHERS}.items()))}


def main() -> int:
    """Writes or compares the context."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    text = json.dumps({"@context": context(load_ontology().graph)}, indent=1) + "\n"
    if parser.parse_args().check:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("the context is not what the ontology says: run scripts/build_context.py", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
