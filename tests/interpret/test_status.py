"""The status that the words around a trigger give an event, on sentences parsed by hand."""

from __future__ import annotations

import pytest
from tests.interpret.hand_built import parsed

from communique.interpret.status import status_of
from communique.ontology import Ontology

CASES = [
    pytest.param(
        "Kenya|Kenya|NNP|1|nsubj signed|sign|VBD|1|ROOT the|the|DT|3|det protocol|protocol|NN|1|dobj",
        "signed", "", "actual", False, id="a past tense without any cue",
    ),
    pytest.param(
        "Kenya|Kenya|NNP|2|nsubj will|will|MD|2|aux sign|sign|VB|2|ROOT the|the|DT|4|det protocol|protocol|NN|2|dobj",
        "sign", "", "planned", True, id="a modal of the future",
    ),
    pytest.param(
        "The|the|DT|1|det talks|talk|NNS|6|nsubj that|that|WDT|4|nsubjpass will|will|MD|4|aux held|hold|VBN|1|relcl "
        "there|there|RB|4|advmod matter|matter|VBP|6|ROOT",
        "talks", "", "planned", True, id="a relative clause that says the event is to be held",
    ),
    pytest.param(
        "Kenya|Kenya|NNP|1|nsubj imposed|impose|VBD|6|ccomp tariffs|tariff|NNS|1|dobj for|for|IN|1|prep "
        "the|the|DT|5|det attack|attack|NN|3|pobj urging|urge|VBG|6|ROOT",
        "attack", "", "actual", False, id="the reason of an act is not urged with it",
    ),
    pytest.param(
        "They|they|PRP|1|nsubj discussed|discuss|VBD|1|ROOT the|the|DT|3|det call|call|NN|1|dobj "
        "and|and|CC|3|cc the|the|DT|6|det visit|visit|NN|3|conj",
        "visit", "", "actual", False, id="a noun is not governed by the one it is coordinated with",
    ),
    pytest.param(
        "Its|its|PRP$|2|poss upcoming|upcoming|JJ|2|amod visit|visit|NN|3|nsubj matters|matter|VBZ|3|ROOT",
        "visit", "", "planned", True, id="the own modifier of a noun",
    ),
    pytest.param(
        "Kenya|Kenya|NNP|2|nsubj should|should|MD|2|aux return|return|VB|2|ROOT to|to|IN|2|prep "
        "compliance|compliance|NN|3|pobj",
        "return", "actual", "actual", True, id="what the trigger presupposes stands, whatever the modal",
    ),
    pytest.param(
        "the|the|DT|1|det need|need|NN|1|ROOT for|for|IN|5|mark Kenya|Kenya|NNP|5|nsubj to|to|TO|5|aux "
        "hold|hold|VB|1|advcl talks|talk|NNS|5|dobj",
        "talks", "", "hypothetical", True, id="an infinitive with a subject of its own is still governed",
    ),
    pytest.param(
        "If|if|IN|4|mark they|they|PRP|4|nsubj could|could|MD|4|aux not|not|RB|4|neg sign|sign|VB|6|advcl "
        "they|they|PRP|6|nsubj left|leave|VBD|6|ROOT",
        "sign", "", "hypothetical", True, id="a negation within a condition",
    ),
    pytest.param(
        "It|it|PRP|2|nsubj will|will|MD|2|aux end|end|VB|2|ROOT when|when|WRB|5|advmod Kenya|Kenya|NNP|5|nsubj "
        "leaves|leave|VBZ|2|advcl",
        "leaves", "", "planned", True, id="what is awaited",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tokens", "word", "given", "status", "told"), CASES)
def test_status_and_whether_it_is_told(
    ontology: Ontology, tokens: str, word: str, given: str, status: str, told: bool
) -> None:
    """Cues on the way up from a trigger give its status; the second value says whether there were any."""
    doc = parsed(tokens)
    trigger = next(t for t in doc if t.text == word)
    assert status_of(trigger, ontology.statuses, given, ontology.carriers) == (status, told)


def test_own_cues_of_a_type_come_before_general_ones(ontology: Ontology) -> None:
    """Elections that are called are planned, though calling for something is only a demand."""
    doc = parsed("Kenya|Kenya|NNP|1|nsubj called|call|VBD|1|ROOT elections|election|NNS|1|dobj")
    general, _ = status_of(doc[2], ontology.statuses, "", ontology.carriers)
    own, _ = status_of(doc[2], ontology.statuses_for("Election"), "", ontology.carriers)
    assert (general, own) == ("hypothetical", "planned")
