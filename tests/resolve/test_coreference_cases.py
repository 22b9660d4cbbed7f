"""Pronouns and descriptions, one construction a case: what each must stand for, or that it must stay open."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline

RESOLVED = [
    # he and she
    ("Juan Perez was arrested in Lima. Perez said he was innocent.", "he", 0, "Juan Perez"),
    ("In her speech, Ana Flores condemned the attack on Peru.", "her", 0, "Ana Flores"),
    ("Ana Flores thanked Angela Merkel for her help.", "her", 0, "Angela Merkel"),
    ("Ana Flores met Luis Arce in Lima. He praised the plan.", "he", 0, "Luis Arce"),
    ("Mr Cameron met Mrs Merkel in Berlin. She said that he was late.", "she", 0, "Merkel"),
    ("Mr Cameron met Mrs Merkel in Berlin. She said that he was late.", "he", 0, "Cameron"),
    ("Luis Arce spoke with William Ruto to congratulate him on the treaty.", "him", 0, "William Ruto"),
    ("Luis Arce outlined his plan, and William Ruto presented his report.", "his", 1, "William Ruto"),
    # it and its
    ("In its statement, Peru condemned the attack.", "its", 0, "Peru"),
    ("Chad recalled its ambassador from Sudan. It accused Niger of arming rebels.", "it", 0, "Chad"),
    ("Hamas released two hostages. The group said it would release more.", "it", 0, "Hamas"),
    ("The government of Chad rejected the report. It said the report was false.", "it", 0, "Chad"),
    ("China said it opposed the visit.", "it", 0, "China"),
    ("Kenya called on Uganda to end its exercises.", "its", 0, "Uganda"),
    ("We will join Kenya in its search for the crew.", "its", 0, "Kenya"),
    ("They discussed support for Kenya as it rebuilds the port.", "it", 0, "Kenya"),
    ("The manoeuvres of Chad, including its flights over the lake, ended.", "its", 0, "Chad"),
    ("The report condemned Iran and its proxies.", "its", 0, "Iran"),
    # they and their
    ("The Taliban seized Kabul. They promised an amnesty.", "they", 0, "Taliban"),
    ("Emmanuel Macron spoke with Olaf Scholz. They discussed Kenya.", "they", 0, "Emmanuel Macron+Olaf Scholz"),
    ("Kenya and Chad should admit their mistakes.", "their", 0, "Chad+Kenya"),
    ("Malian officials said their troops had left.", "their", 0, "Mali"),
    ("Luis Arce praised Kenya and Chad for their restraint.", "their", 0, "Chad+Kenya"),
    ("Kenya and Chad signed a treaty. Their leaders met in Nairobi.", "their", 0, "Chad+Kenya"),
    # several
    ("Russia and Ukraine exchanged prisoners. Both sides praised the exchange.", "sides", 0, "Russia+Ukraine"),
    ("Israel and Hamas agreed to a truce. The two sides will meet in Doha.", "sides", 0, "Hamas+Israel"),
    ("Talks between Armenia and Georgia opened. The parties agreed on a map.", "parties", 0, "Armenia+Georgia"),
    ("Emmanuel Macron hosted Olaf Scholz in Paris. The two discussed Chad.", "two", 0, "Emmanuel Macron+Olaf Scholz"),
    # one person
    ("Peru's foreign minister, Ana Flores, came to Quito. The minister met no one.", "minister", 1, "Ana Flores"),
    ("UN Secretary-General António Guterres left. The Secretary-General was calm.", "general", 1, "António Guterres"),
    # one body
    ("The Security Council heard Chad. The council rejected it.", "council", 1, "United Nations Security Council"),
    ("The African Union suspended Niger. The bloc demanded elections.", "bloc", 0, "African Union"),
    ("Kenya expelled the ambassador of Uganda. The country also closed its border.", "country", 0, "Kenya"),
]  # fmt: skip

OPEN = [
    ("A spokesman said the army had left. He denied the report on Angela Merkel.", "he"),
    ("Chad is a country in Africa. It is clear that rain will come.", "it"),
    ("Kenya rejected the plan. It is time to act.", "it"),
    ("Luis Arce met William Ruto and Andrzej Duda. The president of the club resigned.", "president"),
    ("Kenya and Chad signed a treaty. The workers said they were tired.", "they"),
    ("Luis Arce of Bolivia met the Queen and her family.", "her"),
    ("Kenya and Chad signed a treaty. The parties to the strike met.", "parties"),
    ("The Foreign Adviser to the President of Chad, Luis Arce, resigned.", "president"),
]


def denoted(pipeline: Pipeline, text: str, word: str) -> list[str]:
    """For each occurrence of a word, in any case, the labels of what it denotes, sorted and joined by “+”."""
    doc = pipeline.understand(Document("d", text, published=date(2023, 5, 4)))
    referents = annotations_of(doc).referents
    return [
        "+".join(sorted(e.label for e in referents[t.i].entities)) if t.i in referents else ""
        for t in doc
        if t.lower_ == word
    ]


@pytest.mark.parametrize(("text", "word", "occurrence", "expected"), RESOLVED, ids=lambda v: str(v)[:60])
def test_the_expression_denotes(pipeline: Pipeline, text: str, word: str, occurrence: int, expected: str) -> None:
    """The expression stands for the entities that a careful reader takes it for."""
    assert denoted(pipeline, text, word)[occurrence] == expected


@pytest.mark.parametrize(("text", "word"), OPEN, ids=lambda v: str(v)[:60])
def test_the_expression_stays_open(pipeline: Pipeline, text: str, word: str) -> None:
    """Where the text does not name what is meant, or the pronoun means nothing, there is no referent."""
    assert set(denoted(pipeline, text, word)) == {""}


def test_a_short_name_is_the_body_named_before(pipeline: Pipeline) -> None:
    """“The Council” with a capital is the Security Council of the sentence before, not another body."""
    doc = pipeline.understand(Document("d", "The Security Council met on Monday. The Council adopted a resolution."))
    bodies = [e for e in annotations_of(doc).entities if "Council" in e.label]
    assert len(bodies) == 1
