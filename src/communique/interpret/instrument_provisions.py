"""Articles, sections and paragraphs of instruments, as cited with their names, alone, or in the text's own headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from communique.identity import slug
from communique.interpret.instrument_view import View
from communique.interpret.spans import name_span, span_of
from communique.model import Citation, Claim, Entity, Ref, Span

_CODE = re.compile(r"\d+\s?U\.?\s?S\.?\s?C\.?\s?(?P<section>\w+)$")


def provisions(view: View) -> Iterator[tuple[Entity, Claim]]:
    """The provisions with the instruments to which they belong, one claim each with all words that cite it."""
    cited: dict[tuple[str, str], list[Span]] = defaultdict(list)
    owners: dict[str, Entity] = {}
    for entity, number, span in (*_with_names(view), *_alone(view), *_of_code(view)):
        owners[entity.ref.local] = entity
        if span not in cited[entity.ref.local, number]:
            cited[entity.ref.local, number].append(span)
    for (local, number), spans in cited.items():
        ref = Ref(f"{local}/provision/{slug(number)}")
        claim = Claim(ref, ("cq:Provision",), tuple(sorted(spans)), number, (("cq:number", number),), "citation")
        yield owners[local], claim


def _with_names(view: View) -> Iterator[tuple[Entity, str, Span]]:
    for name, entity in view.mentions:
        for number in filter(None, name.attributes.get("provision", "").split("|")):
            yield entity, number, name_span(view.reader.doc, name)


def _alone(view: View) -> Iterator[tuple[Entity, str, Span]]:
    """Headings are of the text itself; of an article cited alone the one instrument of the sentence is meant."""
    for citation in view.reader.found.citations:
        entity = view.own if citation.heading else _meant(view, citation)
        if entity is not None:
            yield entity, citation.number, span_of(view.reader.doc, citation.start, citation.end)


def _meant(view: View, citation: Citation) -> Entity | None:
    sentence = view.reader.doc[citation.start].sent
    inside = [(n, e) for n, e in view.mentions if sentence.start <= n.start < sentence.end]
    named = list({e.ref: e for _, e in inside}.values())
    if view.own is not None:
        return view.own if all(e.ref == view.own.ref for e in named) else None
    cited = any("provision" in n.attributes for n, _ in inside)
    return named[0] if len(named) == 1 and not cited else None


def _of_code(view: View) -> Iterator[tuple[Entity, str, Span]]:
    """Subsections cited by the code in which an act stands: “22 U.S.C. 2151(a)” of the act at 22 U.S.C. 2151."""
    text = view.reader.doc.text
    for name, entity in view.mentions:
        match = _CODE.match(name.attributes.get("number", ""))
        if match is None:
            continue
        cited = re.escape(match.group()).replace(r"\ ", r"\s?")
        for found in re.finditer(rf"{cited}(?P<sub>(?:\(\w{{1,4}}\))+)", text):
            yield entity, match["section"] + found["sub"], Span(found.start(), found.end())
