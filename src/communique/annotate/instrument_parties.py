"""Parties that stand in the name of an instrument: “Treaty between A and B”, “A–B Treaty”, “Joint Text of A and B”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.annotate import instrument_words as words
from communique.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc


_JOINERS = frozenset({"and", ",", "&", "/", "the", "—"}) | words.HYPHENS
_LEADS = frozenset({"between", "among", "amongst", "with"})
_JOINT = frozenset({"joint", "trilateral", "tripartite", "quadrilateral"})
_AFTER = frozenset({"of", "the", "government", "governments", "republic", "kingdom", "state", "states", "union"})
_GAP = 16  # words between two parties, which may have long official names
_TYPES = frozenset({"State", "IntergovernmentalOrganisation"})


def parties(doc: Doc, instruments: Iterable[Name], listed: Iterable[Name]) -> list[Name]:
    """The states and intergovernmental organisations in the names of instruments that stand there as parties.

    Args:
        doc: what the offsets count in.
        instruments: mentions of instruments.
        listed: names that the tables know, overlapping ones included.

    Returns:
        The names of parties, sorted; none overlaps another.
    """
    agents = [*(n for n in listed if n.type in _TYPES), *_combining(doc)]
    found: list[Name] = []
    for name in instruments:
        inside = _longest(n for n in agents if name.start <= n.start and n.end <= name.end)
        inside = [n for n in inside if (n.start, n.end) != (name.start, name.end)]
        found.extend(_led(doc, name, inside) or _paired(doc, inside) or _of_joint(doc, name, inside))
    return sorted(found, key=lambda n: n.start)


@lru_cache(maxsize=1)
def _prefixes() -> Mapping[str, tuple[str, str]]:
    """Combining forms that stand for states before a dash, with the Wikidata id and the label of each."""
    text = (files("communique") / "data" / "curated" / "state_prefixes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {prefix: (qid, label) for prefix, qid, label in rows}


def _combining(doc: Doc) -> Iterator[Name]:
    """“Sino-” and the like, which mean a state only in such pairs."""
    for token in doc[: max(0, len(doc) - 1)]:
        if token.text in _prefixes() and doc[token.i + 1].text in words.HYPHENS:
            qid, label = _prefixes()[token.text]
            yield Name(token.i, token.i + 1, "State", label, qid)


def _longest(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if all(name.end <= k.start or k.end <= name.start for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _led(doc: Doc, name: Name, inside: list[Name]) -> list[Name]:
    """Those behind “between”, “among” or “with”, up to what says what it is about."""
    lead = next((t.i for t in doc[name.start : name.end] if t.lower_ in _LEADS), None)
    if lead is None:
        return []
    found: list[Name] = []
    at = lead + 1
    for party in (n for n in inside if n.start > lead):
        gap = [t.lower_ for t in doc[at : party.start]]
        if len(gap) > _GAP or ({"on", "concerning", "regarding", "for", "relating", "establishing"} & set(gap)):
            break
        if found and "and" not in gap and "," not in gap:
            continue  # inside a party's own name
        found.append(party)
        at = party.end
    return found


def _paired(doc: Doc, inside: list[Name]) -> list[Name]:
    """Those that dashes or “and” join into one modifier: “the Chile–Peru Agreement”."""
    for first, second in pairwise(inside):
        gap = [t.lower_ for t in doc[first.end : second.start]]
        dashed = len(gap) == 1 and (gap[0] in words.HYPHENS or gap[0] in {"—", "/"})
        if dashed:
            chain = [first, second]
            for other in inside[inside.index(second) + 1 :]:
                between = [t.lower_ for t in doc[chain[-1].end : other.start]]
                if len(between) != 1 or between[0] not in words.HYPHENS | {"—", "/"}:
                    break
                chain.append(other)
            return chain
    return []


def _of_joint(doc: Doc, name: Name, inside: list[Name]) -> list[Name]:
    """Those behind “of” or “by” in the name of a joint text: “Joint Statement of the Republic of A and B”."""
    low = [t.lower_ for t in doc[name.start : name.end]]
    if not _JOINT & set(low):
        return []
    of = next((name.start + k for k, t in enumerate(low) if t in {"of", "by", "from"}), None)
    if of is None:
        return []
    behind = [n for n in inside if n.start > of]
    for first, second in pairwise(behind):
        gap = [t.lower_ for t in doc[first.end : second.start]]
        before = [t.lower_ for t in doc[of + 1 : first.start]]
        if set(before) <= _AFTER and "and" in gap and set(gap) <= _AFTER | _JOINERS:
            return [first, second]
    return []
