"""Facts found against facts annotated, one document at a time.

Entities match by group and a name in common; events by class and overlapping evidence, one to one; their arguments by
role and entity; statements by words that cover at least 60 % of the shorter; offices by person, body and name;
instrument facts by instrument, fact and value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from communique.evaluation.facts import EventFact, Facts, StatementFact
from communique.evaluation.figures import Figures
from communique.model import Ground, Span

_COVER = 0.6
_GROUPS = {"IntergovernmentalOrganisation": "Organisation", "GovernmentBody": "Organisation"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a claim with a confidence is one that the annotator marked too.

    Attributes:
        document: in which it is.
        kind: "event", "argument", "statement", "office" or "fact".
        confidence: what was predicted.
        grounds: what it was predicted from.
        right: whether the claim is annotated.
    """

    document: str
    kind: str
    confidence: Decimal
    grounds: tuple[Ground, ...]
    right: bool


@dataclass(slots=True)
class Comparison:
    """What comparing gives.

    Attributes:
        figures: counts and rates.
        errors: what was missed or is spurious, a line each.
        judged: of each claim that has a confidence, whether the annotator marked it too.
        same: for each entity found the annotated one that it is; of the last document compared.
        matched: for each event and statement found the annotated one that it is; of the last document compared.
    """

    figures: Figures = field(default_factory=Figures)
    errors: list[str] = field(default_factory=list)
    judged: list[Judgement] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)


def compare(name: str, gold: Facts, found: Facts) -> Comparison:
    """Compares the facts of one document.

    Args:
        name: of the document, for the lines of errors.
        gold: annotated.
        found: extracted.
    """
    result = Comparison()
    same = result.same = _entities(name, gold, found, result)
    _events(name, gold, found, same, result)
    _statements(name, gold, found, same, result)
    _offices(name, gold, found, same, result)
    _instrument_facts(gold, found, same, result)
    return result


def _group(cls: str) -> str:
    return _GROUPS.get(cls, cls)


def _paired(candidates: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """The best pairs, each side once: gold to found."""
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for weight, g, f in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if weight > 0 and g not in pairs and f not in used:
            pairs[g] = f
            used.add(f)
    return pairs


def _entities(name: str, gold: Facts, found: Facts, result: Comparison) -> dict[str, str]:
    """Counts entities; returns for each entity found the gold one that it is."""
    figures = result.figures
    pairs = _paired(
        (len(g.names & f.names), gi, fi)
        for gi, g in gold.entities.items()
        for fi, f in found.entities.items()
        if _group(g.type) == _group(f.type)
    )
    for gi, g in gold.entities.items():
        hit = gi in pairs
        figures.count(f"entity {_group(g.type)}", hit=hit, gold=1)
        figures.count("entities", hit=hit, gold=1)
        if hit:
            figures.rate("fine type of matched entities", found.entities[pairs[gi]].type == g.type)
        else:
            result.errors.append(f"{name}\tmissed entity\t{g.type}\t{g.label}")
        if g.qids:
            linked = hit and bool(g.qids & found.entities[pairs[gi]].qids)
            figures.rate("links to Wikidata", linked)
    back = {f: g for g, f in pairs.items()}
    for fi, f in found.entities.items():
        figures.count(f"entity {_group(f.type)}", found=1)
        figures.count("entities", found=1)
        if fi not in back:
            result.errors.append(f"{name}\tspurious entity\t{f.type}\t{f.label}")
    for gi, g in gold.entities.items():
        for fi, f in found.entities.items():
            if gi not in pairs and fi not in back and g.names & f.names:
                pairs[gi], back[fi] = fi, gi
    return back


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.begin, other.begin))


def same_date(gold: str, found: str) -> bool:
    """Whether a date found agrees with the annotated one: as precise or more, or an interval of the same months."""
    if "/" in gold or "/" in found:
        (gold_start, _, gold_end), (start, _, end) = gold.partition("/"), found.partition("/")
        return gold_start[:7] == start[:7] and (not gold_end or not end or gold_end[:7] == end[:7])
    return found.startswith(gold) or (gold.startswith(found) and len(found) >= 7)


def _arguments(event: EventFact, same: dict[str, str]) -> set[tuple[str, str]]:
    return {(role, value if role == "date" else same.get(value, f"?{value}")) for role, value in event.arguments}


def _hits(gold: EventFact, arguments: set[tuple[str, str]]) -> int:
    dates = [value for role, value in arguments if role == "date"]
    return sum(
        any(same_date(value, d) for d in dates) if role == "date" else (role, value) in arguments
        for role, value in gold.arguments
    )


def _events(name: str, gold: Facts, found: Facts, same: dict[str, str], result: Comparison) -> None:
    figures = result.figures
    told = {fi: _arguments(f, same) for fi, f in found.events.items()}
    pairs = _paired(
        (1 + _hits(g, told[fi]), gi, fi)
        for gi, g in gold.events.items()
        for fi, f in found.events.items()
        if g.types & f.types and any(_overlap(a, b) for a in g.spans for b in f.spans)
    )
    for gi, g in gold.events.items():
        figures.count("events", hit=gi in pairs, gold=1)
        figures.count("event arguments", gold=len(g.arguments))
        if gi not in pairs:
            result.errors.append(f"{name}\tmissed event\t{'/'.join(sorted(g.types))}\t{g.spans[0].begin}")
            continue
        arguments = told[pairs[gi]]
        figures.count("event arguments", hits=_hits(g, arguments))
        figures.rate("status of matched events", g.status == found.events[pairs[gi]].status)
        for role, value in g.arguments:
            if role == "date":
                figures.rate("date of matched events", any(r == "date" and same_date(value, v) for r, v in arguments))
    used = set(pairs.values())
    result.matched |= {f: g for g, f in pairs.items()}
    for fi, f in found.events.items():
        figures.count("events", found=1)
        figures.count("event arguments", found=len(f.arguments))
        if fi not in used:
            result.errors.append(f"{name}\tspurious event\t{sorted(f.types)[0]}\t{f.spans[0].begin}")


def _cover(one: StatementFact, other: StatementFact) -> float:
    return max(_overlap(a, b) / min(a.end - a.begin, b.end - b.begin) for a in one.spans for b in other.spans)


def is_spoken_alike(gold: StatementFact, found: StatementFact, same: dict[str, str]) -> bool:
    """Whether two statements have one speaker, or both none who is named."""
    return same.get(found.speaker, "?") == gold.speaker if gold.speaker else not found.speaker


def _statements(name: str, gold: Facts, found: Facts, same: dict[str, str], result: Comparison) -> None:
    figures = result.figures

    def spoken(g: StatementFact, f: StatementFact) -> bool:
        return is_spoken_alike(g, f, same)

    pairs = _paired(
        (cover + spoken(g, f) + 0.5 * bool(g.types & f.types), gi, fi)
        for gi, g in gold.statements.items()
        for fi, f in found.statements.items()
        if (cover := _cover(g, f)) >= _COVER
    )
    for gi, g in gold.statements.items():
        hit = gi in pairs
        figures.count("statements", hit=hit, gold=1)
        f = found.statements[pairs[gi]] if hit else None
        figures.count("statements with speaker", hit=f is not None and spoken(g, f), gold=1)
        if f is None:
            result.errors.append(f"{name}\tmissed statement\t{'/'.join(sorted(g.types))}\t{g.spans[0].begin}")
            continue
        if not spoken(g, f):
            result.errors.append(f"{name}\twrong speaker\t{f.speaker or 'none'}\t{g.spans[0].begin}")
        figures.rate("act of matched statements", bool(g.types & f.types))
        figures.rate("mode of matched statements", g.mode == f.mode)
    used = set(pairs.values())
    result.matched |= {f: g for g, f in pairs.items()}
    for fi, f in found.statements.items():
        figures.count("statements", found=1)
        figures.count("statements with speaker", found=1)
        if fi not in used:
            result.errors.append(f"{name}\tspurious statement\t{sorted(f.types)[0]}\t{f.spans[0].begin}")


def _offices(name: str, gold: Facts, found: Facts, same: dict[str, str], result: Comparison) -> None:
    told = [(same.get(p, "?"), same.get(b, "?") if b else "", o) for p, b, o in sorted(found.offices)]
    result.figures.count("offices", found=len(told))
    for person, body, office in sorted(gold.offices):
        hit = any(is_office_alike((person, body, office), one) for one in told)
        result.figures.count("offices", hit=hit, gold=1)
        if not hit:
            result.errors.append(f"{name}\tmissed office\t{gold.entities[person].label}\t{office}")


def is_office_alike(gold: tuple[str, str, str], found: tuple[str, str, str]) -> bool:
    """Whether two offices, (person, body, office) of annotated entities, are one: a body that is not annotated fits."""
    (person, body, office), (p, b, o) = gold, found
    return p == person and (not body or b == body) and (o in office or office in o)


def agrees(gold: tuple[str, str, str], told: set[tuple[str, str, str]]) -> bool:
    """Whether some facts of annotated instruments, (instrument, fact, value), hold an annotated one."""
    instrument, fact, value = gold
    others = (v for i, f, v in told if (i, f) == (instrument, fact))
    if fact in ("adopted", "signed", "in_force"):
        return any(same_date(value, v) for v in others)
    if fact == "provides":
        return any(v and (v in value or value in v) for v in others)
    return gold in told


def _instrument_facts(gold: Facts, found: Facts, same: dict[str, str], result: Comparison) -> None:
    linked = set(_linked(found, same))
    result.figures.count("instrument facts", found=len(linked))
    for fact in sorted(gold.instrument_facts):
        result.figures.count("instrument facts", hit=agrees(fact, linked), gold=1)


def _linked(found: Facts, same: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for instrument, fact, value in found.instrument_facts:
        yield same.get(instrument, "?"), fact, same.get(value, "?") if value in found.entities else value
