"""Statements: who said what, in which words.

Quotations are given to the cue beside them; what else is said is read by triggers and frames like events.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.identity import node_ref
from communique.interpret.acts import acts_in, with_act
from communique.interpret.appended import given_back
from communique.interpret.claim_grounds import statement_findings, statement_grounds
from communique.interpret.indirect import told
from communique.interpret.labels import headed
from communique.interpret.quoted import quoted
from communique.interpret.reading import Reader
from communique.interpret.spans import covering, span_of
from communique.interpret.speech import COLON, Statement, covers, is_first_person
from communique.interpret.turns import introduced, spoken, turns
from communique.model import Claim, Document, Entity, Iri, Ref, Span, Value

__all__ = ["Statement", "find_statements", "statement_claims", "statement_ref"]


def find_statements(reader: Reader) -> list[Statement]:
    """Statements of a Doc, sorted by their words.

    One cue tells one statement. What is said inside another's words counts only where its own speaker is named there;
    a turn of a transcript only where its words tell no act of their own.
    """
    readings = list(reader.readings("Statement"))
    direct = [*quoted(reader), *introduced(reader)]
    cues = {s.cue[0].i for s in direct}
    indirect = [s for s in told(reader, readings) if s.cue[0].i not in cues and not _is_own_words(reader, s)]
    found = [*direct, *given_back(indirect)]
    parts = turns(reader)
    found += [s for s in headed(reader, parts) if not any(covers(s.content, o.cue[0]) for o in found)]
    found += [s for s in spoken(reader, parts) if not any(s.content == o.content for o in found)]
    acts = acts_in(readings)
    kept = [with_act(reader, s, acts) for s in found if not any(_only_reported(s, o) for o in found if o is not s)]
    return sorted(kept, key=lambda s: (s.content, s.cue[0].i, s.trigger.type))


def _is_own_words(reader: Reader, statement: Statement) -> bool:
    """Whether a statement stands with its speaker, who is not named, inside quotation marks: the quoted one says it."""
    first = statement.cue[0].doc[statement.source[0]]
    stretches = ((q.start, q.end) for q in reader.found.quotations)
    return not statement.speaker.named and any(covers(s, statement.cue[0]) and covers(s, first) for s in stretches)


def _only_reported(statement: Statement, other: Statement) -> bool:
    """Whether a statement stands in another's words without a speaker of its own, or only as what is asked for."""
    cue = statement.cue[0]
    if not covers(other.content, cue) or covers(statement.content, other.cue[0]):
        return False
    if other.cue[0].text == COLON and not other.cue[0].doc[other.content[0] - 1].is_quote:
        return is_first_person(cue.doc[statement.source[0]])
    infinitive = cue.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children)
    return infinitive or not (
        statement.speaker.named and covers(other.content, statement.cue[0].doc[statement.source[0]])
    )


def statement_claims(reader: Reader, document: Document, statement: Statement, nested: bool = False) -> Iterator[Claim]:
    """The claims of a statement: one for each speaker.

    Args:
        reader: the document as read.
        document: its text and metadata.
        statement: as found.
        nested: whether it stands in the words of another statement.
    """
    doc = reader.doc
    content = span_of(doc, *statement.content)
    cue = " ".join(t.text for t in sorted(statement.cue, key=lambda t: t.i))
    evidence: tuple[Span, ...] = (covering(doc, [*statement.cue]), content)
    words = document.text[content.begin : content.end]
    short = words if len(words) < 60 else words[:57].rsplit(" ", 1)[0] + " …"
    for speaker in statement.speakers or (None,):
        who = speaker.label if speaker else statement.speaker_text
        properties: list[tuple[str, Value]] = [
            ("cq:speaker", speaker.ref) if speaker else ("cq:speakerText", statement.speaker_text),
            *(
                (f"cq:{role}", entity.ref)
                for role, entity in statement.others
                if speaker is None or entity.ref != speaker.ref
            ),
            ("cq:contentSpan", content),
            ("cq:mode", Iri(f"cq:{statement.mode}")),
            ("cq:cue", cue),
        ]
        ref = statement_ref(document, statement, content, speaker)
        label = f"{reader.ontology.label(statement.trigger.type).capitalize()} by {who}: {' '.join(short.split())}"
        yield Claim(
            ref,
            (f"cq:{statement.trigger.type}",),
            evidence,
            label,
            tuple(properties),
            statement.trigger.name,
            str(statement.frame or ""),
            statement_grounds(reader, statement, speaker, nested),
            tuple(statement_findings(reader, statement, speaker)),
        )


def statement_ref(document: Document, statement: Statement, content: Span, speaker: Entity | None) -> Ref:
    """The node of a statement: a document's own, told from others by its words, its cue and its speaker."""
    who = speaker.ref.local if speaker else statement.speaker_text
    return node_ref(
        "statement", statement.trigger.type, "", document.id, str(content.begin), str(statement.cue[0].idx), who
    )
