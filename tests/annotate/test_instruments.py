"""What the grammar of legal instruments finds, what it tells of it, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.annotate.instruments import InstrumentGrammar
from communique.errors import OntologyError

if TYPE_CHECKING:
    from communique.model import Name

HEADS = {
    "convention": "Convention",
    "treaty": "Treaty",
    "pact": "Treaty",
    "covenant": "Covenant",
    "charter": "Charter",
    "statute": "Statute",
    "protocol": "Protocol",
    "agreement": "AgreementInstrument",
    "accord": "AgreementInstrument",
    "declaration": "Declaration",
    "final act": "Declaration",
    "resolution": "Resolution",
    "memorandum of understanding": "Memorandum",
    "communiqué": "Communique",
    "plan": "Plan",
    "act": "Law",
    "law": "Law",
    "public law": "Law",
    "regulation": "Law",
    "directive": "Law",
    "bill": "Law",
    "h.r.": "Law",
    "executive order": "ExecutiveOrder",
    "constitution": "Constitution",
    "judgment": "Judgment",
}
NLP = spacy.blank("en")
NUMBERED = {"decision": "Resolution", "notice": "Notice", "s.": "Law"}
GRAMMAR = InstrumentGrammar({**HEADS, "code": "Law"}, NUMBERED, {"constitution"})


def read(text: str) -> list[tuple[str, Name]]:
    """Surface and mention of everything found in a text."""
    doc = NLP(text)
    return [(doc[name.start : name.end].text, name) for name in GRAMMAR.find(doc)]


def surfaces(text: str) -> list[str]:
    """Surfaces of everything found in a text."""
    return [surface for surface, _ in read(text)]


TITLES = [
    ("The Universal Declaration of Human Rights protects everyone.", "Universal Declaration of Human Rights"),
    (
        "Cuba ratified the International Covenant on Civil and Political Rights.",
        "International Covenant on Civil and Political Rights",
    ),
    ("The Treaty of Lisbon changed the rules.", "Treaty of Lisbon"),
    (
        "Ratification of the Treaty on the Non-Proliferation of Nuclear Weapons by Brazil took years.",
        "Treaty on the Non-Proliferation of Nuclear Weapons",
    ),
    (
        "The Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical Weapons "
        "and on their Destruction binds nearly every state.",
        "Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical Weapons "
        "and on their Destruction",
    ),
    (
        "It acceded to the Optional Protocol to the Convention on the Rights of the Child on Monday.",
        "Optional Protocol to the Convention on the Rights of the Child",
    ),
    ("The Constitution of Georgia was amended.", "Constitution of Georgia"),
    ("Every member accepts the Charter of the United Nations.", "Charter of the United Nations"),
    (
        "Judges applied the Convention relating to the Status of Refugees yesterday.",
        "Convention relating to the Status of Refugees",
    ),
    ("Prisoners invoked the Convention against Torture in court.", "Convention against Torture"),
    (
        "Ships follow the Convention for the Safety of Life at Sea wherever they go.",
        "Convention for the Safety of Life at Sea",
    ),
    (
        "Vietnam joined the Treaty of Amity and Cooperation in Southeast Asia in 1992.",
        "Treaty of Amity and Cooperation in Southeast Asia",
    ),
    (
        "They signed a Memorandum of Understanding between the Government of Kenya and the Government of Uganda today.",
        "Memorandum of Understanding between the Government of Kenya and the Government of Uganda",
    ),
    (
        "The Agreement on the Withdrawal of the United Kingdom from the European Union took effect.",
        "Agreement on the Withdrawal of the United Kingdom from the European Union",
    ),
    ("The Charter of Paris for a New Europe closed an era.", "Charter of Paris for a New Europe"),
    ("The Convention to Combat Desertification met resistance.", "Convention to Combat Desertification"),
    (
        "The Agreement between the European Union, of the one part, and the Republic of Chile, of the other part, "
        "was initialled.",
        "Agreement between the European Union, of the one part, and the Republic of Chile, of the other part",
    ),
    (
        "An Agreement between Norway, Sweden and Denmark was deposited.",
        "Agreement between Norway, Sweden and Denmark",
    ),
    ("The Rome Statute created a court.", "Rome Statute"),
    ("Violence breaches the Minsk agreements every night.", "Minsk agreements"),
    ("Morocco joined the Abraham Accords.", "Abraham Accords"),
    ("The Third Geneva Convention protects prisoners.", "Third Geneva Convention"),
    ("Guarantors of the Dayton Peace Agreement met.", "Dayton Peace Agreement"),
    ("Congress passed the Taiwan Relations Act.", "Taiwan Relations Act"),
    (
        "It rests on the Widows’ Relief Act of 1998.",
        "Widows’ Relief Act of 1998",
    ),
    (
        "He read the Norway-Iceland Joint Declaration on Fish Stocks.",
        "Norway-Iceland Joint Declaration on Fish Stocks",
    ),
    ("Officers cited the Immigration and Nationality Act.", "Immigration and Nationality Act"),
    ("She sponsored the Violence Against Women Act.", "Violence Against Women Act"),
    ("The Women, Peace, and Security Act names four goals.", "Women, Peace, and Security Act"),
    ("Both mention the New START Treaty.", "New START Treaty"),
    ("The August 17 Communiqué limits arms sales.", "August 17 Communiqué"),
    ("Women campaigned for the Race Relations Act 1976 in London.", "Race Relations Act 1976"),
    ("The Helsinki Final Act has ten principles.", "Helsinki Final Act"),
    ("He signed the Freedom to Vote Act.", "Freedom to Vote Act"),
    ("Under the Paris agreement, emissions fall.", "Paris agreement"),
    ("Aid goes on under the Fishermen's Relief Act.", "Fishermen's Relief Act"),
    (
        "The Senate read the Defence Spending Act for Fiscal Year 2031 twice.",
        "Defence Spending Act for Fiscal Year 2031",
    ),
    ("In force is the 1987 Border Treaty between Chad and Mali.", "1987 Border Treaty between Chad and Mali"),
    (
        "It gave a Resolution of Advice and Consent to Ratification of the Convention on Ports.",
        "Resolution of Advice and Consent to Ratification of the Convention on Ports",
    ),
    (
        "The Protocols to the Treaty of Amity on the Accession of Palau and Tonga lapsed.",
        "Protocols to the Treaty of Amity on the Accession of Palau and Tonga",
    ),
    (
        "The Aid Agreement between Chad and Mali with Annexes lapsed.",
        "Aid Agreement between Chad and Mali with Annexes",
    ),
    (
        "The Agreement on the Assistance provided in the 1999 Port Treaty lapsed.",
        "Agreement on the Assistance provided in the 1999 Port Treaty",
    ),
    (
        "The Agreement between Chad and Mali to Amend the Treaty of Amity, as Amended, lapsed.",
        "Agreement between Chad and Mali to Amend the Treaty of Amity, as Amended",
    ),
    (
        "The Convention for the Protection of Ships with regard to Automatic Steering of Cargo binds.",
        "Convention for the Protection of Ships with regard to Automatic Steering of Cargo",
    ),
]


@pytest.mark.parametrize(("text", "surface"), TITLES)
def test_titles(text: str, surface: str) -> None:
    """A title reaches from its first capitalised word to the last word of its complement, and no further."""
    assert surfaces(text) == [surface]


CASES: list[tuple[str, str, str, dict[str, str]]] = [
    (
        "The Council adopted UN Security Council Resolution 2254 (2015).",
        "UN Security Council Resolution 2254 (2015)",
        "Resolution",
        {"number": "2254", "year": "2015", "body": "United Nations Security Council"},
    ),
    ("It recalled resolution 78/272.", "resolution 78/272", "Resolution", {"number": "78/272"}),
    (
        "It recalled General Assembly resolution 217 A (III).",
        "General Assembly resolution 217 A (III)",
        "Resolution",
        {"number": "217 A (III)", "body": "United Nations General Assembly"},
    ),
    (
        "See A/RES/78/272.",
        "A/RES/78/272",
        "Resolution",
        {"number": "78/272", "body": "United Nations General Assembly"},
    ),
    (
        "See S/RES/1325 (2000) on women.",
        "S/RES/1325 (2000)",
        "Resolution",
        {"number": "1325", "year": "2000", "body": "United Nations Security Council"},
    ),
    (
        "It upholds UNSCR 1701.",
        "UNSCR 1701",
        "Resolution",
        {"number": "1701", "body": "United Nations Security Council"},
    ),
    ("He signed Executive Order 14098.", "Executive Order 14098", "ExecutiveOrder", {"number": "14098"}),
    (
        "E.O. 14098 of April 15, 2024, was revoked.",
        "E.O. 14098",
        "ExecutiveOrder",
        {"number": "14098", "year": "2024"},
    ),
    ("He revoked Executive Order (EO) 14013.", "Executive Order (EO) 14013", "ExecutiveOrder", {"number": "14013"}),
    ("Funds come from Public Law 117-2 alone.", "Public Law 117-2", "Law", {"number": "117-2"}),
    ("Members debated H.R. 3684 at night.", "H.R. 3684", "Law", {"number": "3684"}),
    ("Regulation (EU) 2016/679 protects data.", "Regulation (EU) 2016/679", "Law", {"number": "2016/679"}),
    ("It repeals Directive 95/46/EC.", "Directive 95/46/EC", "Law", {"number": "95/46/EC"}),
    (
        "Protocol No. 12 to the Convention for the Protection of Human Rights bans discrimination.",
        "Protocol No. 12 to the Convention for the Protection of Human Rights",
        "Protocol",
        {"number": "12"},
    ),
    (
        "Additional Protocol I to the Geneva Conventions covers wars.",
        "Additional Protocol I to the Geneva Conventions",
        "Protocol",
        {"number": "I"},
    ),
    (
        "The Convention on Nationality (ETS No. 166) is open.",
        "Convention on Nationality",
        "Convention",
        {"number": "166"},
    ),
    (
        "It invoked the Foreign Assistance Act (22 U.S.C. 2151 et seq.).",
        "Foreign Assistance Act",
        "Law",
        {"number": "22 U.S.C. 2151"},
    ),
    ("Allies cited Article 5 of the North Atlantic Treaty.", "North Atlantic Treaty", "Treaty", {"provision": "5"}),
    ("Articles 2 and 3 of the Rome Statute are short.", "Rome Statute", "Statute", {"provision": "2|3"}),
    (
        "It breaches Article 13(2) of the Genocide Convention.",
        "Genocide Convention",
        "Convention",
        {"provision": "13(2)"},
    ),
    (
        "It acted under Chapter VII of the Charter of the United Nations.",
        "Charter of the United Nations",
        "Charter",
        {"provision": "VII"},
    ),
    ("Annex I to the Paris Agreement lists them.", "Paris Agreement", "AgreementInstrument", {"provision": "I"}),
    (
        "It cited sections 212(f) and 215(a) of the Immigration and Nationality Act.",
        "Immigration and Nationality Act",
        "Law",
        {"provision": "212(f)|215(a)"},
    ),
    (
        "Iran broke paragraph 4 of resolution 2231.",
        "resolution 2231",
        "Resolution",
        {"number": "2231", "provision": "4"},
    ),
    ("Article 2, paragraph 4, of the UN Charter bans force.", "UN Charter", "Charter", {"provision": "2(4)"}),
    ("It recalled resolution ES-11/1.", "resolution ES-11/1", "Resolution", {"number": "ES-11/1"}),
    (
        "Tariffs rest on the Trade Act of 1974, as amended (19 U.S.C. 2411).",
        "Trade Act of 1974",
        "Law",
        {"number": "19 U.S.C. 2411", "year": "1974"},
    ),
    ("It recalled the UN Charter (Article 51).", "UN Charter", "Charter", {"provision": "51"}),
    ("People fled under the 1951 Refugee Convention.", "1951 Refugee Convention", "Convention", {"year": "1951"}),
    (
        "The Convention on Civil Aviation of 7 December 1944 applies.",
        "Convention on Civil Aviation",
        "Convention",
        {"year": "1944"},
    ),
    (
        "The Agreement on Fisheries (hereinafter “the Agreement”) expired.",
        "Agreement on Fisheries",
        "AgreementInstrument",
        {"definition": "the Agreement"},
    ),
    (
        "The Agreement on Fisheries (the “Fisheries Agreement”) expired.",
        "Agreement on Fisheries",
        "AgreementInstrument",
        {"definition": "the Fisheries Agreement"},
    ),
    (
        "The Treaty on Open Skies, hereinafter referred to as the Treaty, lapsed.",
        "Treaty on Open Skies",
        "Treaty",
        {"definition": "the Treaty"},
    ),
    (
        "Both read the draft peace agreement.",
        "draft peace agreement",
        "AgreementInstrument",
        {"draft": "true", "generic": "true"},
    ),
    ("They signed a historic joint declaration.", "historic joint declaration", "Declaration", {"generic": "true"}),
    ("Farmers fear the free trade agreement.", "free trade agreement", "AgreementInstrument", {"generic": "true"}),
    ("Rebels broke the ceasefire agreement.", "ceasefire agreement", "AgreementInstrument", {"generic": "true"}),
    (
        "They drafted a trilateral memorandum of understanding.",
        "trilateral memorandum of understanding",
        "Memorandum",
        {},
    ),
    ("Parties shall apply the Agreement in full.", "Agreement", "AgreementInstrument", {"generic": "true"}),
    ("Both honour the Joint Declaration.", "Joint Declaration", "Declaration", {"generic": "true"}),
    (
        "It ignores relevant UN Security Council resolutions.",
        "UN Security Council resolutions",
        "Resolution",
        {"generic": "true", "body": "United Nations Security Council"},
    ),
    ("The draft Treaty on Plastics divides them.", "Treaty on Plastics", "Treaty", {"draft": "true"}),
]


@pytest.mark.parametrize(("text", "surface", "kind", "attributes"), CASES)
def test_attributes(text: str, surface: str, kind: str, attributes: dict[str, str]) -> None:
    """Number, year, body, provision, short form, draft and generic are read from the name and what surrounds it."""
    found = read(text)
    assert (found[0][0], found[0][1].type) == (surface, kind)
    assert attributes.items() <= dict(found[0][1].attributes).items()
    assert found[0][1].origin == "grammar"


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council met on Monday.",
        "The North Atlantic Treaty Organization grew.",
        "Fans filled the Los Angeles Convention Center.",
        "She spoke at the Democratic National Convention.",
        "Plan International helps girls.",
        "The Resolution Trust Corporation sold banks.",
        "They marched along Constitution Avenue.",
        "He kept his New Year's resolution.",
        "They had a plan to visit Rome.",
        "It was an act of war.",
        "The resolution of the conflict is near.",
        "They reached an agreement.",
        "The agreement pleased nobody.",
        "There is no peace agreement.",
        "Freedom of agreement is a principle.",
        "Mexico plans to sign.",
        "The United States plans to leave.",
        "Congress acts to help them.",
        "The screen has a high resolution.",
        "The charter flight landed.",
        "President Biden Announces Plan for Economic Growth",
        "Bill Clinton spoke first.",
        "The Bill & Melinda Gates Foundation paid.",
        "Police hunted for U.S. law enforcement badges.",
        "The Prime Minister made a declaration of love.",
        "Any treaty needs trust.",
        "A free trade agreement would help farmers.",
        "The protocol officer bowed.",
        "Resolution needs patience.",
        "He won 2254 votes in 2015.",
        "They act in good faith.",
    ],
)
def test_no_instrument(text: str) -> None:
    """Organisations, places, verbs, common nouns and headlines are no instruments."""
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Treaty of Lisbon and the Protocol to the Rome Statute apply.",
            ["Treaty of Lisbon", "Protocol to the Rome Statute"],
        ),
        (
            "Universal Declaration of Human Rights and International Covenant on Civil and Political Rights matter.",
            ["Universal Declaration of Human Rights", "International Covenant on Civil and Political Rights"],
        ),
        (
            "It cites the Convention on Cluster Munitions, the Abraham Accords, and other international instruments.",
            ["Convention on Cluster Munitions", "Abraham Accords"],
        ),
        ("The Constitution of Georgia and Russia differ.", ["Constitution of Georgia"]),
        ("It invokes the UN Charter and the Geneva Conventions.", ["UN Charter", "Geneva Conventions"]),
        (
            "Kyoto Protocol and the Cartagena Protocol on Biosafety to the Convention on Biological Diversity bind.",
            ["Kyoto Protocol", "Cartagena Protocol on Biosafety to the Convention on Biological Diversity"],
        ),
        ("See resolutions 1718, 1874 and 2087.", ["resolutions 1718", "1874", "2087"]),
        (
            "It recalls resolutions 1325 (2000) and 2202 (2015).",
            ["resolutions 1325 (2000)", "2202 (2015)"],
        ),
        (
            "The Convention on the Rights of the Child, President Ion said, is law.",
            ["Convention on the Rights of the Child"],
        ),
    ],
)
def test_coordination(text: str, expected: list[str]) -> None:
    """Coordinated instruments are mentions of their own."""
    assert surfaces(text) == expected


def test_each_number_of_a_list_has_the_body() -> None:
    """Every number of a list names its own act of the same body."""
    labels = [name.label for _, name in read("It recalled Security Council resolutions 1325 and 2202.")]
    assert labels == [
        "United Nations Security Council Resolution 1325",
        "United Nations Security Council Resolution 2202",
    ]


def test_usual_forms() -> None:
    """Labels write the body, the head and the number in their usual form, without the article."""
    labels = [name.label for _, name in read("Under UNSCR 2254 (2015), E.O. 14098 and the Rome Statute they met.")]
    assert labels == ["United Nations Security Council Resolution 2254", "Executive Order 14098", "Rome Statute"]


def test_defined_acronym_names_the_instrument_everywhere() -> None:
    """An acronym defined for an instrument is a mention of it wherever it occurs; others are not."""
    text = "Under the UN Convention on the Law of the Sea (UNCLOS) it won. UNCLOS, unlike NATO, binds. Article 5 UNCLOS"
    found = read(text)
    assert [surface for surface, _ in found] == ["UN Convention on the Law of the Sea", "UNCLOS", "UNCLOS", "UNCLOS"]
    assert {name.label for _, name in found} == {"UN Convention on the Law of the Sea"}
    assert found[-1][1].attributes["provision"] == "5"


def test_acronym_of_a_party_is_not_the_instrument() -> None:
    """A short form in brackets that abbreviates an entity at the end of the name does not define the name."""
    text = "A Memorandum of Understanding between Ghana and the World Health Organization (WHO) exists. WHO agreed."
    assert len(surfaces(text)) == 1


def test_repeated_number_in_brackets_is_no_second_mention() -> None:
    """A number in brackets behind a name belongs to that name."""
    found = read("The American Rescue Plan Act of 2021 (Public Law 117-2) passed.")
    assert [surface for surface, _ in found] == ["American Rescue Plan Act of 2021"]
    assert found[0][1].attributes["number"] == "117-2"


def test_paragraphs_are_not_crossed() -> None:
    """No name reaches over the end of a paragraph."""
    assert surfaces("They praised the Treaty of Lisbon\n\nFrance and Spain agreed.") == ["Treaty of Lisbon"]


def test_hard_wrapped_lines_are_joined() -> None:
    """In a text with wrapped lines a name goes on in the next line."""
    text = "The delegates of the states parties praised the Convention on Cluster\nMunitions at length in their talks."
    assert surfaces(text) == ["Convention on Cluster\nMunitions"]
    assert read(text)[0][1].label == "Convention on Cluster Munitions"


@pytest.mark.parametrize("heads", [{}, {"Treaty": "Treaty"}, {"": "Treaty"}, {"treaty": ""}])
def test_unusable_heads_are_refused(heads: dict[str, str]) -> None:
    """A grammar without heads, or with a head that cannot be matched, is a wrong setting."""
    with pytest.raises(OntologyError):
        InstrumentGrammar(heads)


def test_only_given_heads_are_found() -> None:
    """The words come from the mapping: another mapping finds other instruments under other classes."""
    grammar = InstrumentGrammar({"edict": "Edict"})
    doc = NLP("The Edict of Nantes and the Treaty of Lisbon.")
    assert [(doc[n.start : n.end].text, n.type) for n in grammar.find(doc)] == [("Edict of Nantes", "Edict")]


def test_order_of_heads_does_not_matter() -> None:
    """The same heads in another order give the same mentions."""
    doc = NLP(" ".join(text for text, _, _, _ in CASES))
    assert InstrumentGrammar(dict(reversed(HEADS.items()))).find(doc) == InstrumentGrammar(HEADS).find(doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Council Decision (CFSP) 2022/266 was cited.", ["Council Decision (CFSP) 2022/266"]),
        ("Decision No. 1/95 and S. 1098 passed.", ["Decision No. 1/95", "S. 1098"]),
        ("The Decision of the Council and the final peace decision of 2022 were bad.", []),
        ("Harry S. Truman paid s. 12 for it.", []),
    ],
)
def test_numbered_heads(text: str, expected: list[str]) -> None:
    """A head too common to name an instrument does so with a number only."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali suspended its constitution.", ["constitution"]),
        ("The constitution of the Republic of Chad was suspended.", ["constitution of the Republic of Chad"]),
        ("The constitution of a committee took weeks.", []),
        ("He owes it to his constitution.", []),
    ],
)
def test_sole_heads(text: str, expected: list[str]) -> None:
    """What a state has one of is denoted by a definite determiner alone."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is a crime under 18 U.S.C. 2339B and elsewhere.", "18 U.S.C. 2339B"),
        ("It reports under 50 U.S.C. § 1549(b) again.", "50 U.S.C. § 1549"),
        ("Exports fall under 22 CFR 120.1 today.", "22 CFR 120.1"),
        ("Federal Law No. 272-FZ was cited.", "272-FZ"),
        ("The Law of the Republic of Chad No. 158 on Ports was cited.", "158"),
        ("Tonga ratified the Harbour Work Convention, 2019 (No. 190).", "190"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    """Sections of codes, numbers with a suffix, behind a complement and in brackets behind the year are read."""
    assert [name.attributes.get("number") for _, name in read(text)] == [number]


def test_instruments_in_titles_of_others() -> None:
    """A title may name other instruments; what it is merely about is none."""
    doc = NLP("The Protocol to the 1999 Treaty of Amity and the Agreement on the Plan of Work lapsed.")
    names, nested = GRAMMAR.read(doc)
    assert [doc[n.start : n.end].text for n in nested] == ["1999 Treaty of Amity"]
    assert len(names) == 2


WORDS = st.sampled_from(
    [
        *(
            "Treaty",
            "treaty",
            "Resolution",
            "resolutions",
            "Act",
            "Plan",
            "of",
            "on",
            "the",
            "The",
            "and",
            ",",
            "(",
            ")",
        ),
        *("2254", "(2015)", "No.", "A/RES/1/2", "Article", "5", "to", "-", "’s", "“", "”", "\n", "\n\n", "Rome", "UN"),
        *(
            "hereinafter",
            "between",
            "MOU",
            "E.O.",
            "X",
            "IV",
            "draft",
            "peace",
            "joint",
            ".",
            "U.S.C.",
            "22",
            "of 1999",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
@example("")
@example("Act")
@example("Treaty\u0000 of \U0001f600 Rome (")
@example("‘Résolution’ Nº 5 – Résolution 5\u2028Act")
def test_any_text(text: str) -> None:
    """Arbitrary text never crashes the grammar; mentions lie in the Doc, sorted, and never overlap."""
    doc = NLP(text)
    found = GRAMMAR.find(doc)
    last = 0
    for name in found:
        assert last <= name.start < name.end <= len(doc)
        assert name.label
        assert all(isinstance(value, str) and value for value in name.attributes.values())
        last = name.end
