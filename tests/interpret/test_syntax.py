"""Slots of verbs and nouns, on sentences parsed by hand.

The sentences are the project's own; each is written as ``form|lemma|tag|head|dependency``.
"""

from __future__ import annotations

import pytest
from tests.interpret.hand_built import parsed

from communique.interpret.syntax import noun_slots, verb_slots

LIGHT = frozenset({"hold", "resume", "engage", "provide"})
CASES = [
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj signed|sign|VBD|1|ROOT the|the|DT|3|det protocol|protocol|NN|1|dobj "
        "in|in|IN|1|prep Nairobi|Nairobi|NNP|4|pobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol; in: Nairobi",
        id="active",
    ),
    pytest.param(
        "sign",
        "The|the|DT|1|det protocol|protocol|NN|3|nsubjpass was|be|VBD|3|auxpass signed|sign|VBN|3|ROOT "
        "by|by|IN|3|agent Kenya|Kenya|NNP|4|pobj and|and|CC|5|cc Uganda|Uganda|NNP|5|conj .|.|.|3|punct ",
        "subject: Kenya Uganda; object: protocol",
        id="passive with its agent, coordinated",
    ),
    pytest.param(
        "sign",
        "The|the|DT|1|det protocol|protocol|NN|9|nsubj ,|,|,|1|punct which|which|WDT|5|nsubjpass "
        "was|be|VBD|5|auxpass signed|sign|VBN|1|relcl by|by|IN|5|agent Kenya|Kenya|NNP|6|pobj "
        ",|,|,|1|punct protects|protect|VBZ|9|ROOT fish|fish|NN|9|dobj .|.|.|9|punct ",
        "subject: Kenya; object: protocol",
        id="passive in a relative clause",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|7|nsubj ,|,|,|0|punct which|which|WDT|3|nsubj signed|sign|VBD|0|relcl "
        "the|the|DT|5|det protocol|protocol|NN|3|dobj ,|,|,|0|punct protects|protect|VBZ|7|ROOT "
        "fish|fish|NN|7|dobj .|.|.|7|punct ",
        "subject: Kenya; object: protocol",
        id="active in a relative clause",
    ),
    pytest.param(
        "sign",
        "Signed|sign|VBN|6|advcl by|by|IN|0|agent Kenya|Kenya|NNP|1|pobj ,|,|,|6|punct the|the|DT|5|det "
        "protocol|protocol|NN|6|nsubj protects|protect|VBZ|6|ROOT fish|fish|VBP|6|dobj .|.|.|6|punct ",
        "subject: Kenya; object: protocol",
        id="participle before the subject",
    ),
    pytest.param(
        "sign",
        "The|the|DT|1|det protocol|protocol|NN|5|nsubj signed|sign|VBN|1|acl by|by|IN|2|agent "
        "Kenya|Kenya|NNP|3|pobj protects|protect|VBZ|5|ROOT fish|fish|NN|5|dobj .|.|.|5|punct ",
        "subject: Kenya; object: protocol",
        id="participle on a noun",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj agreed|agree|VBD|1|ROOT to|to|TO|3|aux sign|sign|VB|1|xcomp "
        "the|the|DT|5|det protocol|protocol|NN|3|dobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol",
        id="infinitive with the subject of its verb",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj promised|promise|VBD|1|ROOT Uganda|Uganda|NNP|1|dobj to|to|TO|4|aux "
        "sign|sign|VB|1|xcomp the|the|DT|6|det protocol|protocol|NN|4|dobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol",
        id="subject control over an object",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj urged|urge|VBD|1|ROOT Uganda|Uganda|NNP|1|dobj to|to|TO|4|aux "
        "sign|sign|VB|1|xcomp the|the|DT|6|det protocol|protocol|NN|4|dobj .|.|.|1|punct ",
        "subject: Uganda; object: protocol",
        id="object control",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj called|call|VBD|1|ROOT on|on|IN|1|prep Uganda|Uganda|NNP|2|pobj "
        "to|to|TO|5|aux sign|sign|VB|1|xcomp the|the|DT|7|det protocol|protocol|NN|5|dobj .|.|.|1|punct ",
        "subject: Uganda; object: protocol",
        id="control by a preposition",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj is|be|VBZ|1|ROOT due|due|JJ|1|acomp to|to|TO|4|aux sign|sign|VB|2|xcomp "
        "the|the|DT|6|det protocol|protocol|NN|4|dobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol",
        id="infinitive under an adjective",
    ),
    pytest.param(
        "sign",
        "Kenya|Kenya|NNP|1|nsubj signed|sign|VBD|1|ROOT and|and|CC|1|cc ratified|ratify|VBD|1|conj "
        "the|the|DT|5|det protocol|protocol|NN|3|dobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol",
        id="coordinated verbs share their object",
    ),
    pytest.param(
        "sign",
        "The|the|DT|1|det protocol|protocol|NN|3|nsubjpass was|be|VBD|3|auxpass signed|sign|VBN|3|ROOT "
        "and|and|CC|3|cc ratified|ratify|VBN|3|conj by|by|IN|5|agent Kenya|Kenya|NNP|6|pobj "
        ".|.|.|3|punct ",
        "subject: Kenya; object: protocol",
        id="coordinated passives share their agent",
    ),
    pytest.param(
        "ratify",
        "The|the|DT|1|det protocol|protocol|NN|3|nsubjpass was|be|VBD|3|auxpass signed|sign|VBN|3|ROOT "
        "and|and|CC|3|cc ratified|ratify|VBN|3|conj by|by|IN|5|agent Kenya|Kenya|NNP|6|pobj "
        ".|.|.|3|punct ",
        "subject: Kenya; object: protocol",
        id="second of coordinated passives",
    ),
    pytest.param(
        "sign",
        "It|it|PRP|1|nsubj was|be|VBD|1|ROOT Kenya|Kenya|NNP|1|attr that|that|WDT|4|nsubj "
        "signed|sign|VBD|1|ccomp the|the|DT|6|det protocol|protocol|NN|4|dobj .|.|.|1|punct ",
        "subject: Kenya; object: protocol",
        id="cleft sentence",
    ),
    pytest.param(
        "signing",
        "The|the|DT|1|det signing|signing|NN|7|nsubj of|of|IN|1|prep the|the|DT|4|det "
        "protocol|protocol|NN|2|pobj by|by|IN|1|prep Kenya|Kenya|NNP|5|pobj was|be|VBD|7|ROOT "
        "late|late|JJ|7|acomp .|.|.|7|punct ",
        "of: protocol; by: Kenya",
        id="nominalisation with of and by",
    ),
    pytest.param(
        "signing",
        "Kenya|Kenya|NNP|2|poss 's|'s|POS|0|case signing|signing|NN|6|nsubj of|of|IN|2|prep "
        "the|the|DT|5|det protocol|protocol|NN|3|pobj was|be|VBD|6|ROOT late|late|JJ|6|acomp "
        ".|.|.|6|punct ",
        "'s: Kenya; of: protocol",
        id="nominalisation with a possessive",
    ),
    pytest.param(
        "talk",
        "Kenya|Kenya|NNP|1|nsubj resumed|resume|VBD|1|ROOT talks|talk|NNS|1|dobj with|with|IN|2|prep "
        "Uganda|Uganda|NNP|3|pobj .|.|.|1|punct ",
        "subject: Kenya; with: Uganda",
        id="light verb",
    ),
    pytest.param(
        "talk",
        "Talks|talk|NNS|2|nsubjpass were|be|VBD|2|auxpass held|hold|VBN|2|ROOT by|by|IN|2|agent "
        "Kenya|Kenya|NNP|3|pobj with|with|IN|2|prep Uganda|Uganda|NNP|5|pobj .|.|.|2|punct ",
        "subject: Kenya; with: Uganda",
        id="passive light verb",
    ),
    pytest.param(
        "talk",
        "Kenya|Kenya|NNP|2|nsubjpass is|be|VBZ|2|auxpass engaged|engage|VBN|2|ROOT in|in|IN|2|prep "
        "talks|talk|NNS|3|pobj with|with|IN|4|prep Uganda|Uganda|NNP|5|pobj .|.|.|2|punct ",
        "subject: Kenya; with: Uganda; around: Kenya",
        id="light verb with a preposition",
    ),
    pytest.param(
        "aid",
        "Kenya|Kenya|NNP|1|nsubj provided|provide|VBD|1|ROOT aid|aid|NN|1|dobj to|to|IN|1|prep "
        "Uganda|Uganda|NNP|3|pobj .|.|.|1|punct ",
        "subject: Kenya; to: Uganda",
        id="complements that stand with the light verb",
    ),
    pytest.param(
        "talk",
        "Talks|talk|NNS|6|nsubj held|hold|VBN|0|acl by|by|IN|1|agent Kenya|Kenya|NNP|2|pobj "
        "with|with|IN|1|prep Uganda|Uganda|NNP|4|pobj collapsed|collapse|VBD|6|ROOT .|.|.|6|punct ",
        "by: Kenya; with: Uganda",
        id="participle of a light verb",
    ),
    pytest.param(
        "talk",
        "Kenya|Kenya|NNP|2|compound -|-|HYPH|2|punct Uganda|Uganda|NNP|3|compound talks|talk|NNS|4|nsubj "
        "resumed|resume|VBD|4|ROOT .|.|.|4|punct ",
        "compound: Kenya Uganda",
        id="names joined by a dash",
    ),
    pytest.param(
        "meeting",
        "In|in|IN|7|prep a|a|DT|2|det meeting|meeting|NN|0|pobj with|with|IN|2|prep "
        "Merkel|Merkel|NNP|3|pobj ,|,|,|7|punct Macron|Macron|NNP|7|nsubj praised|praise|VBD|7|ROOT "
        "the|the|DT|9|det deal|deal|NN|7|dobj .|.|.|7|punct ",
        "subject: Macron; with: Merkel; around: Macron",
        id="circumstance of a clause",
    ),
    pytest.param(
        "talk",
        "Talks|talk|NNS|5|nsubj between|between|IN|0|prep Kenya|Kenya|NNP|1|pobj and|and|CC|2|cc "
        "Uganda|Uganda|NNP|2|conj resumed|resume|VBD|5|ROOT .|.|.|5|punct ",
        "between: Kenya Uganda",
        id="between",
    ),
]


@pytest.mark.parametrize(("lemma", "sentence", "slots"), CASES)
def test_slots(lemma: str, sentence: str, slots: str) -> None:
    """Each construction fills just the slots that it should, with the heads of the words."""
    doc = parsed(sentence)
    head = next(t for t in doc if t.lemma_ == lemma)
    found = verb_slots(head, [head]) if head.pos_ == "VERB" else noun_slots(head, [head], LIGHT)
    wanted = {p.split(": ")[0]: p.split(": ")[1].split() for p in slots.split("; ")}
    assert {slot: [t.text for t in tokens] for slot, tokens in found.items() if tokens} == wanted


def test_a_headline_in_the_past_tense_may_be_a_passive() -> None:
    """“Protocol signed” has its subject as what is signed when read as a headline."""
    doc = parsed("Protocol|Protocol|NNP|1|nsubj signed|sign|VBD|1|ROOT in|in|IN|1|prep Nairobi|Nairobi|NNP|2|pobj")
    slots = verb_slots(doc[1], [doc[1]], headline=True)
    assert [t.text for t in slots["object"]] == ["Protocol"]
    assert not slots["subject"]
