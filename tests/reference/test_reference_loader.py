from __future__ import annotations

import time

import pytest

from communique.reference import Entry, Reference, load_reference


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The tables that ship with the package."""
    return load_reference()


def named(entries: tuple[Entry, ...], name: str) -> Entry:
    return next(entry for entry in entries if name in entry.names)


@pytest.mark.parametrize(
    ("label", "adjective", "person"),
    [
        ("Armenia", "Armenian", "Armenians"),
        ("Azerbaijan", "Azerbaijani", "Azerbaijanis"),
        ("United Kingdom", "British", "Briton"),
        ("France", "French", "Frenchwomen"),
        ("Turkey", "Turkish", "Turks"),
        ("Serbia", "Serbian", "Serbs"),
        ("Palestine", "Palestinian", "Palestinians"),
        ("North Korea", "North Korean", "North Koreans"),
        ("Denmark", "Danish", "Danes"),
        ("Soviet Union", "Soviet", "Soviets"),
    ],
)
def test_states_have_their_demonyms(reference: Reference, label: str, adjective: str, person: str) -> None:
    """A state has its adjective and the nouns for its people, in singular and plural."""
    (state,) = [entry for entry in reference.states if entry.label == label]
    assert adjective in state.adjectives
    assert person in state.people


def test_a_demonym_of_two_states_has_its_readings(reference: Reference) -> None:
    """What a demonym of two states may mean is kept by hand, the likeliest first."""
    assert dict(reference.ambiguous)["Korean"] == ("South Korea", "North Korea")


def test_a_namesake_in_another_state_is_no_row_of_the_town(reference: Reference) -> None:
    """A row kept by hand mends a town of its own state only: Bethlehem has not the id of the South African one."""
    assert {e.attributes["iso3"]: e.qid for e in reference.places if e.label == "Tripoli"}["LBY"] == "Q3579"
    assert {e.attributes["iso3"] for e in reference.places if e.label == "Bethlehem"} == {"PSE", "ZAF"}


@pytest.mark.parametrize(
    ("name", "qid"),
    [
        ("US", "Q30"),
        ("U.S.", "Q30"),
        ("Britain", "Q145"),
        ("DPRK", "Q423"),
        ("DRC", "Q974"),
        ("Republic of Armenia", "Q399"),
    ],
)
def test_states_are_found_by_short_and_official_names(reference: Reference, name: str, qid: str) -> None:
    """Acronyms, short and official names lead to the same state."""
    assert named(reference.states, name).qid == qid


def test_former_states_know_their_successors(reference: Reference) -> None:
    """Successors are ids of states in the table."""
    known = {entry.qid for entry in reference.states}
    successors = named(reference.states, "Czechoslovakia").attributes["successors"].split("|")
    assert len(successors) == 2
    assert known.issuperset(successors)


def test_rows_kept_by_hand_are_merged_by_id(reference: Reference) -> None:
    """The capital of Ukraine is one entity, labelled Kyiv, that keeps the population of the source."""
    kyiv = named(reference.places, "Kyiv")
    assert (kyiv.label, kyiv is named(reference.places, "Kiev")) == ("Kyiv", True)
    assert int(kyiv.attributes["population"]) > 1_000_000


def test_rows_kept_by_hand_are_merged_by_treaty_number(reference: Reference) -> None:
    """A short name with its id and a full title with its number become one instrument."""
    (genocide,) = [e for e in reference.instruments if any("Crime of Genocide" in name for name in e.names)]
    assert (genocide.label, genocide.qid, genocide.attributes["mtdsg"]) == ("Genocide Convention", "Q865344", "IV-1")


def test_an_unproven_id_stays_empty(reference: Reference) -> None:
    """The sources do not prove an id for the Universal Declaration: it is known by name only."""
    declaration = named(reference.instruments, "UDHR")
    assert (declaration.label, declaration.qid) == ("Universal Declaration of Human Rights", "")


def test_the_likelier_of_two_places_comes_first(reference: Reference) -> None:
    """Of places with one name the one with more inhabitants stands first."""
    londons = [entry for entry in reference.places if entry.label == "London"]
    assert len(londons) > 1
    assert londons[0].attributes["iso3"] == "GBR"


@pytest.mark.parametrize(
    ("name", "cls", "state"),
    [
        ("Security Council", "IntergovernmentalOrganisation", ""),
        ("ICRC", "Organisation", ""),
        ("White House", "GovernmentBody", "USA"),
        ("Knesset", "GovernmentBody", "ISR"),
        ("Hezbollah", "Organisation", ""),
        ("AFP", "Organisation", ""),
    ],
)
def test_bodies_have_their_class_and_state(reference: Reference, name: str, cls: str, state: str) -> None:
    """An organisation is intergovernmental, a body of a state's government, or any other."""
    body = named(reference.organisations, name)
    assert (body.cls, body.attributes.get("state", "")) == (cls, state)


def test_an_entity_is_one_entry(reference: Reference) -> None:
    """After merging no id stands for two entries of a table."""
    for entries in (reference.states, reference.places, reference.organisations, reference.instruments):
        ids = [entry.qid for entry in entries if entry.qid]
        assert len(ids) == len(set(ids))


def test_entries_have_names(reference: Reference) -> None:
    """Every entry has its label among its names, and no name is empty."""
    for entries in (reference.states, reference.places, reference.organisations, reference.instruments):
        assert all(entry.label in entry.names and all(entry.names) for entry in entries)


def test_terms_of_office_keep_the_precision_of_their_source(reference: Reference) -> None:
    """Dates of a term are a year, a month or a day, and some are open."""
    lengths = {len(date) for term in reference.office_holders for date in (term.start, term.end)}
    assert lengths == {0, 4, 7, 10}


def test_loading_is_fast(reference: Reference) -> None:
    """Loading takes well under a second: 0.3 s on an idle machine, the fastest of five here."""
    times = []
    for _ in range(5):
        start = time.process_time()
        assert load_reference() == reference
        times.append(time.process_time() - start)
    assert min(times) < 0.3
