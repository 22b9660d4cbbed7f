"""Statements: who said what, in which words.

Indirect ones are read by triggers and frames like events; quotations are given to the cue beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.frames import Trigger
from communique.identity import node_ref
from communique.interpret.reading import Filler, Reader, Reading
from communique.interpret.spans import covering, span_of, words_of
from communique.interpret.syntax import surface_subject
from communique.model import Claim, Document, Entity, Iri, Quotation, Ref, Span, Value

_CONTENT = "content"
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement before it is a claim: token offsets of its words, its cue and who has which part in it."""

    trigger: Trigger
    cue: tuple[Token, ...]
    content: tuple[int, int]
    mode: str
    speakers: tuple[Entity, ...]
    speaker_text: str
    others: tuple[tuple[str, Entity], ...] = ()


def find_statements(reader: Reader) -> list[Statement]:
    """Statements of a Doc, sorted by their words; a quotation is never told a second time as indirect speech."""
    quoted = list(_quoted(reader))
    taken = [s.content for s in quoted]
    cues = {s.cue[0].i for s in quoted if s.cue}
    indirect = [s for s in _indirect(reader, taken) if s.cue[0].i not in cues and _is_made(s)]
    indirect = [s for s in indirect if not _is_only_wanted(s, indirect)]
    return sorted([*quoted, *indirect], key=lambda s: (s.content, s.cue[0].i, s.trigger.type))


def _indirect(reader: Reader, quoted: list[tuple[int, int]]) -> Iterator[Statement]:
    done: set[int] = set()
    for reading in reader.readings("Statement"):
        contents = [f for f in reading.fillers if f.slot.role == _CONTENT]
        if not contents or reading.head.i in done or any(b <= reading.head.i < e for b, e in quoted):
            continue
        words = words_of(contents[0].token, without=reading.words)
        speaker = next((f for f in reading.fillers if f.slot.role == "speaker"), None)
        if words is None or speaker is None or _is_inside(reading.head, words):
            continue
        speakers, text = _speaker(reader, reading, speaker)
        if not speakers and not text:
            continue
        done.add(reading.head.i)
        others = tuple(
            (f.slot.role, e) for f in reading.fillers if f.slot.role not in (_CONTENT, "speaker") for e in f.entities
        )
        yield Statement(reading.trigger, reading.words, words, _mode(reader, words), speakers, text, others)


def _is_made(statement: Statement) -> bool:
    """Whether a statement is told as made: neither only a condition nor denied, but where the denial makes the act."""
    children = list(statement.cue[0].children)
    if any(c.dep_ == "neg" and c.lower_ not in statement.trigger.beside for c in children):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in children)


def _is_only_wanted(statement: Statement, others: list[Statement]) -> bool:
    """Whether the cue is an infinitive in what another speaker asks or promises (“urged all to condemn”)."""
    cue = statement.cue[0]
    infinitive = cue.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children)
    return infinitive and any(o.content[0] <= cue.i < o.content[1] for o in others if o is not statement)


def _is_inside(token: Token, words: tuple[int, int]) -> bool:
    return words[0] <= token.i < words[1]


def _speaker(reader: Reader, reading: Reading, filler: Filler) -> tuple[tuple[Entity, ...], str]:
    """All speakers by name, or the words for one who is not named."""
    named = tuple(dict.fromkeys(e for f in reading.fillers if f.slot.role == "speaker" for e in f.entities))
    if named:
        return named, ""
    if not reader.is_noun_for(filler.token, ("Agent", "LegalInstrument", "Document")):
        return (), ""
    words = words_of(filler.token)
    return (), reader.doc[words[0] : words[1]].text if words and words[1] - words[0] < 20 else filler.token.text


def _mode(reader: Reader, words: tuple[int, int]) -> str:
    inside = [q for q in reader.found.quotations if words[0] <= q.end and q.start <= words[1]]
    if not inside:
        return "indirect"
    covered = sum(min(q.end, words[1]) - max(q.start, words[0]) for q in inside)
    return "direct" if covered >= 0.9 * (words[1] - words[0]) else "mixed"


def _quoted(reader: Reader) -> Iterator[Statement]:
    """Quotations with a cue beside them; a paragraph that goes on with a quotation belongs to the same statement."""
    groups: list[list[Quotation]] = []
    for quotation in reader.found.quotations:
        if quotation.continues and groups:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    for group in groups:
        cue = _cue_after(reader, group[-1]) or _cue_before(reader, group[0])
        if cue is None:
            continue
        verb, trigger = cue
        speakers, text = _quoted_speaker(reader, verb)
        if not speakers and not text:
            continue
        first = group[0]
        content = (first.start, group[-1].end)
        yield Statement(trigger, (verb,), content, "direct", speakers, text)


def _statement_verb(reader: Reader, token: Token) -> Trigger | None:
    """The trigger by which a verb introduces quoted words: one whose frame takes a clause."""
    if token.pos_ != "VERB":
        return None
    for trigger in reader.ontology.triggers.get(token.lemma_.lower(), ()):
        takes_clause = any(s.slot == "clause" and s.role == _CONTENT for f in trigger.frames for s in f.slots)
        if len(trigger.words) == 1 and trigger.pos == "verb" and takes_clause:
            return trigger
    return None


def _cue_after(reader: Reader, quotation: Quotation) -> tuple[Token, Trigger] | None:
    """“…,” X said / said X: the first verb of saying before the sentence or the next quotation ends."""
    doc = reader.doc
    last = doc[quotation.end - 1].text
    tail = doc[quotation.end : min(quotation.end + 2, len(doc))].text
    if last in ".!" and "," not in tail:
        return None
    for token in doc[quotation.end : min(quotation.end + _NEAR, len(doc))]:
        if token.text in ".;" or token.text == "“" or "\n" in token.text:
            return None
        trigger = _statement_verb(reader, token)
        if trigger is not None:
            return token, trigger
    return None


def _cue_before(reader: Reader, quotation: Quotation) -> tuple[Token, Trigger] | None:
    """X said: “…” or X said, “…”: the nearest verb of saying before the opening mark, after a colon or comma."""
    doc = reader.doc
    mark = quotation.start - 2
    while mark > 0 and doc[mark].is_space:
        mark -= 1
    if mark <= 0 or doc[mark].text not in (":", ",", "that"):
        return None
    for token in reversed(doc[max(0, mark - _NEAR) : mark]):
        if token.text in (".", "”") or "\n" in token.text:
            return None
        trigger = _statement_verb(reader, token)
        if trigger is not None:
            return token, trigger
    return None


def _quoted_speaker(reader: Reader, verb: Token) -> tuple[tuple[Entity, ...], str]:
    subjects = surface_subject(verb)
    for token in subjects:
        entities = reader.denoted(token)
        if entities:
            return entities[:1], ""
    beside = [n for n in reader.found.names if 0 <= n.start - verb.i <= 6 or 0 < verb.i - n.end + 1 <= 2]
    for name in beside:
        referent = reader.found.referents.get(name.start)
        person = referent and reader.ontology.is_a(referent.entities[0].type, "Person")
        if referent and person and not (subjects and subjects[0].pos_ == "PRON"):
            return referent.entities, ""
    if subjects and reader.is_noun_for(subjects[0], ("Agent",)):
        words = words_of(subjects[0])
        return (), reader.doc[words[0] : words[1]].text if words else subjects[0].text
    return (), ""


def statement_claims(reader: Reader, document: Document, statement: Statement) -> Iterator[Claim]:
    """The claims of a statement: one for each speaker."""
    doc = reader.doc
    content = span_of(doc, *statement.content)
    cue = " ".join(t.text for t in sorted(statement.cue, key=lambda t: t.i))
    evidence: tuple[Span, ...] = (covering(doc, [*statement.cue]), content)
    words = doc.text[content.begin : content.end]
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
        yield Claim(ref, (f"cq:{statement.trigger.type}",), evidence, label, tuple(properties), statement.trigger.name)


def statement_ref(document: Document, statement: Statement, content: Span, speaker: Entity | None) -> Ref:
    """The node of a statement: a document's own, told from others by its words, its cue and its speaker."""
    who = speaker.ref.local if speaker else statement.speaker_text
    return node_ref(
        "statement", statement.trigger.type, "", document.id, str(content.begin), str(statement.cue[0].idx), who
    )
