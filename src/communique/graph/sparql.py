"""What must be known of a SPARQL text before it runs: form, calls to other servers, the place of its dataset."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""'{3}(?:[^\\]|\\.)*?'{3} | "{3}(?:[^\\]|\\.)*?"{3} | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*"
    | <[^<>"{}|^`\\\s]*> | \#[^\n]* | [{};] | [?$]\w+ | [\w.-]*:[^\s{}();,]* | \w+""",
    re.VERBOSE | re.DOTALL,
)


_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_CALLS = frozenset({"SERVICE", "LOAD"})


def form(sparql: str) -> str:
    """The form of a query: "SELECT", "ASK", "CONSTRUCT" or "DESCRIBE"; "" when it is none."""
    words = (token[0].upper() for token in _TOKEN.finditer(sparql))
    return next((word for word in words if word in _FORMS), "")


def calls_others(sparql: str) -> bool:
    """Whether a query or update would make this machine call another (SERVICE, LOAD)."""
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), sparql)
    return any(token[0].upper() in _CALLS for token in _TOKEN.finditer(plain))


def with_dataset(update: str, using: str) -> str:
    """An update whose WHERE clauses read the dataset of some USING clauses (SPARQL 1.1 Protocol, 2.2.3).

    Args:
        update: SPARQL 1.1 update.
        using: USING and USING NAMED clauses, with a space at the end.

    Raises:
        SyntaxError: when the update has WITH or USING clauses itself, which the protocol forbids.
    """
    places: list[int] = []
    depth = 0
    last = ""
    for token in _TOKEN.finditer(update):
        word = token[0].upper()
        depth += (word == "{") - (word == "}")
        if depth == 0 and word in ("WITH", "USING"):
            raise SyntaxError(f"the update says {word} and the request gives graphs too: leave one of them out")
        # DELETE WHERE is short for an operation that cannot have a dataset of its own.
        if depth == 0 and word == "WHERE" and last != "DELETE":
            places.append(token.start())
        if not word.startswith("#"):
            last = word
    for place in reversed(places):
        update = update[:place] + using + update[place:]
    return update
