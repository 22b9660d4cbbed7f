"""Which mentions of persons name one person, without a model."""

from __future__ import annotations

import pytest

from communique.model import Name
from communique.person_names import PersonName
from communique.resolve.persons import Mention, group


def grouped(*mentions: tuple[str, str], known: dict[str, str] | None = None) -> list[list[str]]:
    """The texts of each person, of mentions given as text and office in the order of the text."""
    made = [Mention(Name(i, i + 1, "Person", text), PersonName(text), None, o) for i, (text, o) in enumerate(mentions)]
    holders = {office: (PersonName(name),) for office, name in (known or {}).items()}
    persons = group(made, lambda name, office: holders.get(office, ()))
    return [[n.label for n in p.mentions] for p in persons]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Wanjiru", "Grace Wanjiru"], [["Wanjiru", "Grace Wanjiru"]]),
        (["Grace Wanjiru", "WANJIRU", "Grace"], [["Grace Wanjiru", "WANJIRU", "Grace"]]),
        (["Anna Berg", "Lars Berg", "Berg"], [["Anna Berg"], ["Lars Berg"], ["Berg"]]),
        (["John A. Smith", "John B. Smith"], [["John A. Smith"], ["John B. Smith"]]),
        (["Peter Novak", "Peter J. Novak"], [["Peter Novak", "Peter J. Novak"]]),
    ],
)
def test_a_surname_joins_its_only_bearer(texts: list[str], expected: list[list[str]]) -> None:
    """Wherever the full name stands; between two bearers the surname stays by itself."""
    assert grouped(*((text, "") for text in texts)) == expected


def test_the_office_chooses_between_bearers() -> None:
    """A surname with a title is the bearer who has the title elsewhere."""
    found = grouped(("Anna Berg", "president"), ("Lars Berg", ""), ("Berg", "president"))
    assert found == [["Anna Berg", "Berg"], ["Lars Berg"]]


def test_a_title_known_to_be_anothers_keeps_apart() -> None:
    """A surname with the office that somebody else of that name holds is not the relative who is named in full."""
    found = grouped(("Jane Berg", ""), ("Berg", "president"), ("Berg", ""), known={"president": "Lars Berg"})
    assert found == [["Jane Berg"], ["Berg", "Berg"]]
