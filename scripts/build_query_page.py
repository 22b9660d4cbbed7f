"""Make docs/reference/queries.md: the named queries with their parameters and examples, from their files.

::

    python scripts/build_query_page.py            write it
    python scripts/build_query_page.py --check    compare with what is there; exit code 1 when it differs
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from communique.graph.queries import NamedQuery, named_queries
from communique.graph.terms import KINDS

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "queries.md"


def page() -> str:
    """The text of the page."""
    queries = sorted(named_queries(), key=lambda q: (q.group, q.name))
    lines = [
        "# Named queries",
        "",
        "Made from the files in `src/communique/data/queries/` by `scripts/build_query_page.py`. How to use them:",
        "[Ask the graph](../how-to/ask.md). The examples are answers over [example.trig](example.trig), five invented",
        "documents; of an answer's columns those are shown that matter. Kinds of parameters:",
        "",
        *(f"- `{kind}`: {meaning}" for kind, meaning in KINDS.items()),
    ]
    for group, members in groupby(queries, key=lambda q: q.group):
        lines += ["", f"## {group}"]
        for query in members:
            lines += ["", *described(query)]
    return "\n".join(lines) + "\n"


def described(query: NamedQuery) -> Iterator[str]:
    """What the page says of a query."""
    yield f"### {query.name}"
    yield ""
    yield query.question
    if query.network:
        yield ""
        yield f'Gives a network ({query.network}): `graph.network("{query.name}")`.'
    if query.parameters:
        yield ""
    for parameter in query.parameters:
        optional = ", optional" if parameter.optional else ""
        yield f"- `{parameter.name}` ({parameter.kind}{optional}): {parameter.meaning}"
    example = query.example
    given = "".join(f' -p {name}="{value}"' for name, value in example.values.items())
    yield from ("", "```console", f"$ communique query docs/reference/example.trig {query.name}{given}", "```", "")
    yield "| " + " | ".join(example.columns) + " |"
    yield "|" + "---|" * len(example.columns)
    for row in example.rows:
        yield "| " + " | ".join(row) + " |"


def main() -> int:
    """Writes or compares the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only")
    text = page()
    if parser.parse_args().check:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("the page is not what the queries say: run scripts/build_query_page.py", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
