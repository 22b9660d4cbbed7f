"""Two forms of one body's name: its initials, or the same words in another order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.person_names import fold

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "at", "de", "la", "s"})
_SHORTEST = 3


def same_body(form: str, labels: Iterable[str]) -> str:
    """The one of some labels that a form of a name stands for, or "" when there is none or more than one.

    “NRA” stands for “Nile River Authority”, “Armed Forces of Kenya” for “Kenya Armed Forces”.
    """
    unique = list(dict.fromkeys(labels))
    found = [label for label in unique if _abbreviates(form, label) or _reordered(form, label)]
    return found[0] if len(found) == 1 else ""


def _abbreviates(form: str, label: str) -> bool:
    """Whether a form in capitals is made of the initials of a name, small words left out."""
    letters = form.replace(".", "")
    initials = "".join(w[0].upper() for w in _content(label))
    return len(letters) >= _SHORTEST and letters.isalpha() and letters.isupper() and letters == initials


def _reordered(form: str, label: str) -> bool:
    words = sorted(_content(form))
    return len(words) > 1 and words == sorted(_content(label))


def _content(text: str) -> list[str]:
    return [w for w in re.split(r"\W+", fold(text)) if w and w not in _SMALL]
