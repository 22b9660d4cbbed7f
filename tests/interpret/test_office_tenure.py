"""How and when an office is held, where the text says so."""

from __future__ import annotations

from datetime import date

import pytest

from communique.model import Claim, Document, Iri, When
from communique.pipeline import Pipeline


def membership(pipeline: Pipeline, text: str) -> Claim:
    """The only membership that a text attests."""
    claims = pipeline.claims(Document("d", text, published=date(2024, 3, 1)))
    (found,) = (c for c in claims if "org:Membership" in c.types)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Kofi Boateng, who was foreign minister of Ghana from 1969 to 1973, wrote.", "1969", "1973"),
        ("Anne Hansen (prime minister of Norway, 1999-2007) mediated.", "1999", "2007"),
        ("Lars Berg has been president of Sweden since April 2010.", "2010-04", None),
        ("Kofi Boateng served as finance minister of Ghana until 2004.", None, "2004"),
        ("Kofi Boateng, who led the party and was finance minister from 2001 to 2004, spoke.", "2001", "2004"),
        ("Anne Hansen, prime minister of Norway, spoke on 3 May 2021.", None, None),
    ],
)
def test_dates_behind_a_title_bound_the_office(
    pipeline: Pipeline, text: str, start: str | None, end: str | None
) -> None:
    """What stands behind the title is when it was held; a date of something else is not."""
    told = dict(membership(pipeline, text).properties)
    assert told.get("cq:heldFrom") == (When(start) if start else None)
    assert told.get("cq:heldUntil") == (When(end) if end else None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Then-President Anne Hansen agreed.", "cq:former"),
        ("Lars Berg, a former Swedish foreign minister, chaired the talks.", "cq:former"),
        ("Acting Prime Minister Kofi Boateng spoke.", "cq:acting"),
        ("President-elect Anne Hansen spoke.", "cq:designate"),
        ("President Anne Hansen met the former envoy.", None),
    ],
)
def test_words_before_a_title_tell_how_it_is_held(pipeline: Pipeline, text: str, kind: str | None) -> None:
    """“Former”, “acting” and “elect” become the tenure; the words are evidence."""
    claim = membership(pipeline, text)
    assert dict(claim.properties).get("cq:tenure") == (Iri(kind) if kind else None)
    assert (len(claim.evidence) > 1) == (kind is not None and kind != "cq:designate")
