"""Make src/communique/vocabulary.py, one typed constant for each term of the project's ontology.

::

    python scripts/build_vocabulary.py            write it
    python scripts/build_vocabulary.py --check    compare with what is there; exit code 1 when it differs
"""

from __future__ import annotations

import argparse
import keyword
import sys
import textwrap
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "communique" / "vocabulary.py"
NAMESPACE = "https://w3id.org/communique/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"

_HEAD = '''"""The terms of the ontology, one typed constant each, so that a misspelt term fails type checking.

Generated from the Turtle files by ``scripts/build_vocabulary.py``; a test holds the two together.
"""

from typing import Final

from rdflib import URIRef

NAMESPACE: Final = "{namespace}"
"""What the IRIs of all terms begin with."""
'''


def terms(folder: Path) -> dict[str, str]:
    """Local name and English definition of each term that a file of the folder declares, in code point order.

    Raises:
        SyntaxError: when a file is not Turtle.
        ValueError: when a local name cannot name a constant.
    """
    triples: list[Triple] = []
    for path in sorted(folder.rglob("*.ttl")):
        triples.extend(parse(path=str(path), format=RdfFormat.TURTLE))
    declared = {
        t.subject.value.removeprefix(NAMESPACE): ""
        for t in triples
        if t.predicate.value == _TYPE and isinstance(t.subject, NamedNode) and t.subject.value.startswith(NAMESPACE)
    }
    for t in triples:
        if t.predicate.value == _DEFINITION and isinstance(t.subject, NamedNode):
            name = t.subject.value.removeprefix(NAMESPACE)
            if name in declared:
                declared[name] = " ".join(getattr(t.object, "value", "").split())
    for name in declared:
        if not name.isidentifier() or keyword.iskeyword(name):
            raise ValueError(f"cq:{name} cannot name a constant in Python: choose another local name")
    return dict(sorted(declared.items()))


def module(folder: Path) -> str:
    """The text of the module."""
    parts = [_HEAD.format(namespace=NAMESPACE)]
    for name, definition in terms(folder).items():
        constant = f'{name}: Final = URIRef(NAMESPACE + "{name}")\n'
        safe = definition.replace("\\", "\\\\").replace('"', "'")
        words = textwrap.fill(safe, 110, subsequent_indent="", break_long_words=False)
        parts.append(constant + (f'"""{words}"""\n' if words else ""))
    return "".join((parts[0], "\n", "".join(parts[1:])))


def main() -> int:
    """Writes or compares the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    text = module(ROOT / "ontology")
    if parser.parse_args().check:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("vocabulary.py is not what the ontology says: run scripts/build_vocabulary.py", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
