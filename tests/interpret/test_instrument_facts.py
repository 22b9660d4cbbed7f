"""Facts of legal instruments: parties, dates, provisions, relations, rights."""

from __future__ import annotations

import pytest

from communique.interpret.instrument_words import vocabulary
from communique.model import Document, Ref, When
from communique.pipeline import Pipeline


def facts(pipeline: Pipeline, text: str, title: str = "") -> set[tuple[str, str, str]]:
    """Label of the instrument, property and value of each fact; nodes by their label."""
    claims = pipeline.claims(Document("d", text, title))
    labels = {c.subject: c.label for c in claims}
    legal = [c for c in claims if any(pipeline.ontology.is_a(t[3:], "LegalInstrument") for t in c.types)]
    told = ((c.label, prop[3:], value) for c in legal for prop, value in c.properties)
    return {
        (label, prop, labels[v] if isinstance(v, Ref) else v.start if isinstance(v, When) else str(v))
        for label, prop, v in told
    }


PARTIES = [
    ("The Treaty of Amity between Ghana and Togo lapsed.", {"Ghana", "Togo"}),
    ("Both praised the Ghana–Togo Transit Agreement.", {"Ghana", "Togo"}),
    ("Niger broke its defence agreement with France.", {"Niger", "France"}),
    ("Peru is a party to the Lima Convention.", {"Peru"}),
    ("Peru is not a party to the Lima Convention.", set()),
    ("Neither Peru nor Chile is a party to the Lima Convention.", set()),
    ("Parties to the Lima Convention, including Peru and Chile, met.", {"Peru", "Chile"}),
    ("Peru, a party to the Lima Convention, objected.", {"Peru"}),
    ("The ships violate Peru’s obligations under the Lima Convention.", {"Peru"}),
    ("Chilean President Gabriel Boric signed the Lima Convention.", {"Chile"}),
    ("Ghana and Togo have agreed on the Lomé Framework on Trade.", {"Ghana", "Togo"}),
    ("The Human Rights Act was signed by Peru.", set()),
    ("The Lima Protocol was signed by the foreign ministers of Ghana and Togo.", {"Ghana", "Togo"}),
    ("Under the Lima Treaty, Peru must open its ports.", {"Peru"}),
    ("In the Lima Declaration, Peru and Chile promised to open ports.", {"Peru", "Chile"}),
    ("The Lima Treaty obliges Peru to open its ports.", {"Peru"}),
    ("In the Lima Declaration, Peru found a flaw.", set()),
    ("They cited the Port Agreement of June 26, 1947, between Peru and Chile.", {"Peru", "Chile"}),
    ("The Lima Protocol was not signed by the ministers of Ghana and Togo.", set()),
    ("The Agreement on Aid provided in the Port Treaty between Ghana and Togo lapsed.", {"Ghana", "Togo"}),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties(pipeline: Pipeline, text: str, expected: set[str]) -> None:
    """Parties are told by names, by what stands around them, and by acts; laws have none."""
    assert {value for _, prop, value in facts(pipeline, text) if prop == "party"} == expected


DATES = [
    ("The Lima Convention, adopted in Lima on 3 May 1999, is old.", {("adoptedOn", "1999-05-03")}),
    ("The Lima Agreement, signed in 1999, entered into force on 2 June 2001.", {("signedOn", "1999")}),
    ("Peru cited the Treaty of Amity of 3 May 1911 at length.", {("signedOn", "1911-05-03")}),
    ("Congress cited the Clean Rivers Act of 1974.", {("adoptedOn", "1974")}),
    ("On May 3, 1999, by Executive Order 13000, the President closed ports.", {("adoptedOn", "1999-05-03")}),
    ("The Assembly recalled Security Council resolution 1990 (2011).", {("adoptedOn", "2011")}),
    ("They work through the Lima Arrangement, a 1992 understanding on ports.", {("signedOn", "1992")}),
    ("CONVENTION ON CLUSTER BOMBS\nDUBLIN, 30 MAY 2008\n\nPeru left it.", {("adoptedOn", "2008-05-30")}),
    ("The Lima Convention was opened for signature on 4 June 1990.", {("signedOn", "1990-06-04")}),
    ("The Law amending the Law on Ports was passed in 2003.", {("adoptedOn", "2003")}),
    ("The Lima Agreement will be signed on 3 May 2031.", set()),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(pipeline: Pipeline, text: str, expected: set[tuple[str, str]]) -> None:
    """Dates come from the verb behind a name and from the name; what is only planned dates nothing."""
    found = {(prop, value) for _, prop, value in facts(pipeline, text) if prop in ("adoptedOn", "signedOn")}
    assert found == expected


RELATIONS = [
    (
        "The Protocol Amending the Quito Convention lapsed.",
        ("Protocol Amending the Quito Convention", "amends", "Quito Convention"),
    ),
    (
        "By Executive Order 13000, the President closed ports pursuant to the Clean Ports Act.",
        ("Executive Order 13000", "implements", "Clean Ports Act"),
    ),
    (
        "The President issued Executive Order 13000 under the Clean Ports Act.",
        ("Executive Order 13000", "implements", "Clean Ports Act"),
    ),
    ("The Lima Protocol amended the Quito Convention.", ("Lima Protocol", "amends", "Quito Convention")),
    (
        "They cited the Quito Convention, as amended by the Lima Protocol.",
        ("Lima Protocol", "amends", "Quito Convention"),
    ),
    ("The Quito Pact was replaced by the Lima Treaty.", ("Lima Treaty", "supersedes", "Quito Pact")),
    ("The Lima Plan implements the Quito Declaration.", ("Lima Plan", "implements", "Quito Declaration")),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(pipeline: Pipeline, text: str, expected: tuple[str, str, str]) -> None:
    """Verbs tell what an instrument does to another, in the active and the passive."""
    assert expected in facts(pipeline, text)


RIGHTS = [
    ("The right of passage enshrined in the Lima Covenant is old.", "right of passage"),
    ("The Lima Charter guarantees the sovereign equality of states.", "sovereign equality of states"),
    ("Freedom of transit, as provided for in the Lima Convention, must be upheld.", "Freedom of transit"),
    ("The Lima Convention provides for the peaceful settlement of disputes.", "peaceful settlement of disputes"),
]


@pytest.mark.parametrize(("text", "expected"), RIGHTS)
def test_rights(pipeline: Pipeline, text: str, expected: str) -> None:
    """Rights and principles are told by verbs that say that an instrument holds them."""
    assert expected in {value for _, prop, value in facts(pipeline, text) if prop == "provides"}


def test_bare_rights_are_no_principle(pipeline: Pipeline) -> None:
    """“Rights” alone names no right."""
    found = facts(pipeline, "Nothing affects the rights enshrined in the Lima Covenant.")
    assert not [f for f in found if f[1] == "provides"]


def test_facts_of_the_text_itself(pipeline: Pipeline) -> None:
    """The text of a treaty tells its own articles, parties, date, rights and what it replaces."""
    text = (
        "The Republic of Ghana and the Republic of Togo have agreed as follows:\n\nArticle 1\n\nThere shall be freedom "
        "of transit between them.\n\nArticle 2\n\nThis Treaty replaces the Accra Agreement.\n\nDone at Accra on 3 May "
        "1999."
    )
    title = "Treaty of Friendship between the Republic of Ghana and the Republic of Togo"
    told = {(prop, value) for label, prop, value in facts(pipeline, text, title) if label == title}
    assert {("provision", "1"), ("provision", "2"), ("party", "Ghana"), ("party", "Togo")} <= told
    assert {("signedOn", "1999-05-03"), ("supersedes", "Accra Agreement")} <= told
    assert any(prop == "provides" and value.startswith("freedom of transit") for prop, value in told)


def test_code_citation_is_a_provision(pipeline: Pipeline) -> None:
    """A subsection cited by the code in which an act stands is a provision of the act."""
    text = "The Clean Rivers Act (33 U.S.C. 4021) applies. Dams are banned (33 U.S.C. 4021(b))."
    assert ("Clean Rivers Act", "provision", "4021(b)") in facts(pipeline, text)


def test_depositary(pipeline: Pipeline) -> None:
    """Who is said to be the depositary of an instrument keeps it."""
    assert ("Lima Convention", "depositary", "Peru") in facts(
        pipeline, "Peru is the depositary of the Lima Convention."
    )


def test_vocabulary_is_well_formed() -> None:
    """Every relation has words in lower case."""
    assert all(word == word.lower() for phrases in vocabulary().values() for phrase in phrases for word in phrase)


def test_notice_with_its_law_and_day(pipeline: Pipeline) -> None:
    """A notice bears the day under it, and implements the law in accordance with which it says that it acts."""
    text = "In accordance with the Clean Ports Act, I am closing ports. This notice binds.\n\nLIMA, May 1, 2023."
    found = facts(pipeline, text, "Notice on the Closing of Ports")
    assert ("Notice on the Closing of Ports", "adoptedOn", "2023-05-01") in found
    assert ("Notice on the Closing of Ports", "implements", "Clean Ports Act") in found


def test_order_by_vested_power(pipeline: Pipeline) -> None:
    """An order implements the laws that it names as the source of its power."""
    text = "By the authority vested in me by the Clean Ports Act, it is ordered: Section 1. This order binds."
    found = facts(pipeline, text, "Executive Order on Ports")
    assert ("Executive Order on Ports", "implements", "Clean Ports Act") in found


def test_when_effective(pipeline: Pipeline) -> None:
    """A text that is said to be effective on a day has force from then on."""
    found = facts(pipeline, "Executive Order 13000 is effective at 12:01 a.m. on July 27, 2019.")
    assert ("Executive Order 13000", "inForceOn", "2019-07-27") in found


def test_preamble_tells_what_is_replaced(pipeline: Pipeline) -> None:
    """What a text wishes to replace is superseded by it."""
    articles = "Article 1. This Agreement binds.\n\nArticle 2. It stands."
    text = f"Wishing to replace the Lima Protocol,\n\nThey agree:\n\n{articles}"
    found = facts(pipeline, text, "Agreement between Chad and Mali on Ports")
    assert ("Agreement between Chad and Mali on Ports", "supersedes", "Lima Protocol") in found
