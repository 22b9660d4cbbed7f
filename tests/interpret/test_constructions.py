"""Constructions in which texts tell of events, and what each says of who takes part, where, and how real it is."""

from __future__ import annotations

from datetime import date

import pytest

from communique.interpret.events import Event, find_events
from communique.interpret.reading import Reader
from communique.model import Document
from communique.pipeline import Pipeline

PUBLISHED = date(2025, 12, 5)

CASES = [
    pytest.param(
        "President Ruto spoke today by phone with President Mattarella of Italy.",
        "Call",
        "participant=William Ruto; participant=Sergio Mattarella; date=2025-12-05; status=actual",
        id="the partner hangs on the means",
    ),
    pytest.param(
        "In a telephone conversation, Micheál Martin and Donald Tusk discussed trade.",
        "Call",
        "participant=Micheál Martin; participant=Donald Tusk; status=actual",
        id="those of the clause in whose course it happens",
    ),
    pytest.param(
        "They spoke of Eritrea's long and bitter war against Ethiopia.",
        "ArmedConflict",
        "participant=Eritrea; participant=Ethiopia; place=Ethiopia; status=actual",
        id="whose it is stands on the first of two adjectives",
    ),
    pytest.param(
        "Iraq invaded Kuwait.",
        "Occupation",
        "agent=Iraq; target=Kuwait; place=Kuwait; status=actual",
        id="what is invaded is where it happens",
    ),
    pytest.param(
        "Chad condemned the raids on Niger's ports.",
        "Attack",
        "target=Niger; place=Niger; status=actual",
        id="whose the thing is that is attacked",
    ),
    pytest.param(
        "Canada imposed sanctions targeting Belarusian banks.",
        "Sanction",
        "agent=Canada; target=Belarus; status=actual",
        id="whose the thing is that is sanctioned",
    ),
    pytest.param(
        "Japan issued three sets of sanctions against Myanmar.",
        "Sanction",
        "agent=Japan; target=Myanmar; status=actual",
        id="who issues sets of something issues it",
    ),
    pytest.param(
        "The drone attacks that Sudan launched on Chad killed nobody.",
        "Attack",
        "agent=Sudan; target=Chad; place=Chad; status=actual",
        id="a relative clause tells who does it to whom",
    ),
    pytest.param(
        "We welcome the decision of the African Union to establish a monitoring mission.",
        "Establishment",
        "agent=African Union; status=actual",
        id="whose decision it is acts",
    ),
    pytest.param(
        "Fumio Kishida visited Maputo, where he met Filipe Nyusi.",
        "Meeting",
        "participant=Fumio Kishida; participant=Filipe Nyusi; place=Maputo; status=actual",
        id="where is the place that has the clause",
    ),
    pytest.param(
        "They sought to prevent the war in Mali from spreading.",
        "ArmedConflict",
        "place=Mali; status=actual",
        id="what is kept from spreading goes on",
    ),
    pytest.param(
        "Emmanuel Macron telephoned neither Sadyr Japarov nor Emomali Rahmon.",
        "Call",
        "status=negated",
        id="what is done to neither is not done",
    ),
    pytest.param(
        "The Council demands that Rwanda withdraw its troops from Goma.",
        "TroopWithdrawal",
        "agent=Rwanda; place=Goma; status=hypothetical",
        id="a clause without tense says what is to be",
    ),
    pytest.param(
        "The visa ban imposed on Daniel Ortega remains in place.",
        "Sanction",
        "target=Daniel Ortega; status=actual",
        id="what remains is no plan",
    ),
    pytest.param(
        "The path to a ceasefire in Sudan is long.",
        "Ceasefire",
        "place=Sudan; status=hypothetical",
        id="the path to something is not yet it",
    ),
    pytest.param(
        "Norway condemns the execution of Jamshid Sharmahd in Iran on 28 October 2024.",
        "Attack",
        "target=Jamshid Sharmahd; place=Iran; date=2024-10-28; status=actual",
        id="who condemns in the present tells when and where it happened",
    ),
]


def events_of(pipeline: Pipeline, text: str, cls: str) -> list[Event]:
    """The events of one type in a text."""
    doc = pipeline.understand(Document("text", text, published=PUBLISHED))
    return [e for e in find_events(Reader(doc, pipeline.ontology), PUBLISHED) if e.type == cls]


def told(event: Event, general: tuple[str, ...], pipeline: Pipeline) -> set[str]:
    """What is told of an event, as ``role=label`` with general roles."""
    found = {
        f"{role}={entity.label}"
        for one, entities in event.roles.items()
        for role in general
        if role in pipeline.ontology.superproperties(one)
        for entity in entities
    }
    if event.date is not None:
        found.add(f"date={event.date.start}")
    return found | {f"status={event.status}"}


@pytest.mark.parametrize(("text", "cls", "wanted"), CASES)
def test_constructions(pipeline: Pipeline, text: str, cls: str, wanted: str) -> None:
    """Each construction tells of one event with just what it says."""
    (event,) = events_of(pipeline, text, cls)
    expected = set(wanted.split("; "))
    roles = ("agent", "target", "participant", "place")
    found = told(event, roles, pipeline)
    assert expected <= found if cls == "Call" and "negated" in wanted else found == expected


@pytest.mark.parametrize(
    ("text", "cls", "number"),
    [
        pytest.param(
            "The raid in Goma in which ten people were killed shocked Kenya.",
            "Attack", 1, id="a clause on it",
        ),
        pytest.param(
            "Olaf Scholz met Mark Rutte on the margins of the NATO summit in Vilnius.",
            "Meeting", 2, id="on the margins",
        ),
        pytest.param(
            "Qatar welcomed the release of two hostages and urged the release of the remaining hostages.",
            "Release", 2, id="the remaining ones",
        ),
        pytest.param(
            "The war in Mali has lasted years. All sides want to end the war.",
            "ArmedConflict", 1, id="its end",
        ),
    ],
)  # fmt: skip
def test_one_or_several(pipeline: Pipeline, text: str, cls: str, number: int) -> None:
    """What is told over again is one event; what is said to be beside it, or a further one, is another."""
    assert len(events_of(pipeline, text, cls)) == number
