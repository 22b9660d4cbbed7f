"""Names that their context makes: missions, ports, bodies of other states, regions by adjective, persons."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Document, annotations_of
from communique.pipeline import Pipeline


def named(pipeline: Pipeline, text: str) -> set[tuple[str, str]]:
    """Class and label of the entities that a text names."""
    doc = pipeline.understand(Document("d", text, published=date(2023, 6, 1)))
    return {(e.type, e.label) for e in annotations_of(doc).entities}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN Mission in Chad reported it.", ("IntergovernmentalOrganisation", "UN Mission in Chad")),
        ("The Port of Mombasa was closed.", ("Place", "Port of Mombasa")),
        ("The Pakistani Foreign Office protested.", ("GovernmentBody", "Foreign Office of Pakistan")),
        ("Latin American leaders met.", ("Place", "Latin America")),
        ("Zhelyo Burmov, the Bulgarian prime minister, spoke.", ("Person", "Zhelyo Burmov")),
        ("National Security Advisor Akira Takeo of Japan spoke.", ("Person", "Akira Takeo")),
        ("King Felipe VI of Spain spoke.", ("State", "Spain")),
        ("Members of the Rohingya and Yazidi communities fled.", ("People", "Rohingya")),
        ("They imposed heavy costs on Moscow.", ("State", "Russia")),
        ("Paris has close relations with Kyiv.", ("State", "Ukraine")),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_names(
    pipeline: Pipeline, text: str, expected: tuple[str, str]
) -> None:
    """The words around a name decide how far it reaches and what it is."""
    assert expected in named(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Summit of the Americas opened.", "Americas"),
        ("The Secretaries of Defense and Energy wrote.", "Secretaries of Defense and Energy"),
        ("Sheikh Tamim bin Hamad Al Thani, Emir of Qatar, spoke.", "Emir"),
        ("The front won its liberation. Liberation came late.", "Libération"),
        ("Rebels bombed Kyiv.", "Ukraine"),
    ],
)
def test_what_is_no_name_of_its_own(pipeline: Pipeline, text: str, label: str) -> None:
    """Parts of the names of meetings, titles and words of the language name nothing."""
    assert label not in {found for _, found in named(pipeline, text)}
