"""Forms of one body's name."""

from __future__ import annotations

import pytest

from communique.resolve.bodies import same_body

LABELS = ("Nile River Authority", "Kenya Armed Forces", "National Rice Agency")


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("Armed Forces of Kenya", "Kenya Armed Forces"),
        ("NRA", ""),
        ("KAF", "Kenya Armed Forces"),
        ("Kaf", ""),
        ("Forces", ""),
    ],
)
def test_initials_and_order_make_a_form_of_a_name(form: str, label: str) -> None:
    """Initials in capitals and the same words in another order name the body, unless two bodies fit."""
    assert same_body(form, LABELS) == label
