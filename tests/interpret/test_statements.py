"""Statements: which words are said, by whom, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from communique.interpret.reading import Reader
from communique.interpret.statements import Statement, find_statements
from communique.model import Document
from communique.pipeline import Pipeline


def statements(pipeline: Pipeline, text: str, title: str = "", publisher: str = "") -> list[Statement]:
    """The statements of a text."""
    doc = pipeline.understand(Document("d", text, title, publisher, date(2025, 12, 5)))
    return find_statements(Reader(doc, pipeline.ontology))


def told(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each statement of a text."""
    return [_short(s) for s in statements(pipeline, text)]


def _short(statement: Statement) -> tuple[str, str, str]:
    who = " + ".join(e.label for e in statement.speakers) or statement.speaker_text
    doc = statement.cue[0].doc
    cue = " ".join(t.text for t in sorted(statement.cue, key=lambda t: t.i))
    return who, cue, doc[statement.content[0] : statement.content[1]].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The road is open,” said the foreign minister of Kenya, Musalia Mudavadi.",
            ("Musalia Mudavadi", "said", "The road is open"),
            id="inverted, with title and apposition",
        ),
        pytest.param(
            "“The road is open,” the envoy, Ivan Petrov, told reporters in Geneva.",
            ("Ivan Petrov", "told", "The road is open"),
            id="subject first",
        ),
        pytest.param(
            "Asked about the talks, Narendra Modi replied: “India is ready.”",
            ("Narendra Modi", "replied", "India is ready."),
            id="cue before a colon",
        ),
        pytest.param(
            "“A truce,” Narendra Modi said, “is the only way.”",
            ("Narendra Modi", "said", "A truce"),
            id="interrupted: the part before the cue",
        ),
        pytest.param(
            "“The wait is over.\n\n“The work begins,” said Narendra Modi.",
            ("Narendra Modi", "said", "The wait is over.\n\n“The work begins"),
            id="over two paragraphs",
        ),
        pytest.param(
            "Narendra Modi said:\n\nThe bridge will help both towns. It opens in May.",
            ("Narendra Modi", "said", "The bridge will help both towns."),
            id="a paragraph without marks under its speaker",
        ),
        pytest.param(
            "“Peace is possible.”\n\n— Narendra Modi, 2 May 2024",
            ("Narendra Modi", "—", "Peace is possible."),
            id="signed",
        ),
    ],
)
def test_a_quotation_is_given_to_its_speaker(pipeline: Pipeline, text: str, expected: tuple[str, str, str]) -> None:
    """Quoted words are one statement, by the one whom the cue beside them names."""
    assert told(pipeline, text) == [expected]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kenya said on Friday it would sign the treaty.", "it would sign the treaty"),
        ("The ports will close, and the roads will stay open, officials said.", None),
        ("The ports, Kenya said, will close.", "will close"),
        ("According to Kenya, the ports will close.", "the ports will close"),
        ("Kenya expressed alarm at the spread of famine.", "alarm at the spread of famine"),
        ("Kenya reaffirmed its commitment to de-escalate the conflict.", "its commitment to de-escalate the conflict"),
        ("Kenya called the ruling “a step back”.", "a step back"),
        ("NAIROBI (Reuters) – Kenya will pay, the minister said.", "Kenya will pay"),
    ],
)
def test_the_content_is_cut_as_a_reader_would(pipeline: Pipeline, text: str, content: str | None) -> None:
    """The clause, phrase or predicate that is said is taken whole, without the cue, its day and a dateline."""
    expected = content or text.partition(", officials")[0]
    assert [c for _, _, c in told(pipeline, text)] == [expected]


def test_verbs_with_one_speaker_are_statements_of_their_own(pipeline: Pipeline) -> None:
    """Each cue of a sentence tells a statement, also where the parse takes the second into the words of the first."""
    found = told(pipeline, "Norway affirmed that the truce would not be broken and thanked Qatar for its help.")
    assert found == [
        ("Norway", "affirmed", "the truce would not be broken"),
        ("Norway", "thanked", "its help"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesperson for the World Bank said the loan was paid.", "World Bank"),
        ("Officials in Kenya said the loan was paid.", "Kenya"),
        ("Analysts said the loan was paid.", "Analysts"),
        ("Norway, Chad, and Japan condemn the attack.", "Norway + Chad + Japan"),
        ("The attack was condemned by Norway and Chad.", "Norway + Chad"),
        ("Narendra Modi spoke with Emmanuel Macron to thank him for the gift.", "Narendra Modi"),
    ],
)
def test_the_speaker_is_whom_the_words_stand_for(pipeline: Pipeline, text: str, speaker: str) -> None:
    """A speaker is named as exactly as the words allow; words that name nobody are kept."""
    assert [who for who, _, _ in told(pipeline, text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will condemn the raid.",
        "Kenya may ask Uganda to leave.",
        "If Kenya condemns the raid, Uganda will leave.",
        "The fund, known as “the Nile treasure of all”, was closed.",
        "ARTICLE I Kenya agrees to share the river. ARTICLE II Uganda undertakes to build a dam.",
        "The court will hear the case in May.",
    ],
)
def test_what_nobody_has_said_is_no_statement(pipeline: Pipeline, text: str) -> None:
    """Statements to come, conditions, names in marks, articles of treaties and forecasts tell no statement."""
    assert told(pipeline, text) == []


def test_what_is_said_in_the_words_of_another_needs_a_name_of_its_own(pipeline: Pipeline) -> None:
    """Inside another's words a statement counts with its named speaker, not with a pronoun."""
    found = told(pipeline, "Qatar welcomed the decision of Kenya to condemn the raid.")
    assert [who for who, _, _ in found] == ["Qatar"]
    found = told(pipeline, "Qatar said that Kenya condemned the raid.")
    assert [who for who, _, _ in found] == ["Qatar", "Kenya"]
    assert len(told(pipeline, "“It was wrong,” Narendra Modi said, “and we will pay for it.”")) == 1


RESOLUTION = """The Security Council,

Recalling its resolution 1701 (2006),

Deeply alarmed by the spread of famine,

1. Calls upon all States to cooperate with the Panel;

2. Decides that the ban shall end;

3. Strongly condemns the looting of aid.
"""


def test_clauses_of_a_resolution_are_said_by_the_body_at_its_head(pipeline: Pipeline) -> None:
    """Clauses without a subject, in the preamble and after it, are statements of the body that adopts them."""
    found = told(pipeline, RESOLUTION)
    assert {who for who, _, _ in found} == {"United Nations Security Council"}
    assert [cue for _, cue, _ in found] == ["Recalling", "alarmed", "Calls upon", "Decides", "condemns"]


def test_a_transcript_gives_each_turn_to_its_label(pipeline: Pipeline) -> None:
    """A turn is a statement of the one whom its label names; a question by nobody named is none."""
    text = (
        "PRESIDENT MACRON: The two sides met for three hours.\n\nQ Did they agree on the border?\n\n"
        "CHANCELLOR SCHOLZ: The border was not discussed.\n\nEmmanuel Macron and Olaf Scholz left Paris."
    )
    found = told(pipeline, text)
    assert [(who, cue) for who, cue, _ in found] == [("Emmanuel Macron", ":"), ("Olaf Scholz", ":")]


def test_we_will_is_a_promise_of_those_who_write(pipeline: Pipeline) -> None:
    """“Will” makes a promise only in the first person."""
    assert [c for _, _, c in told(pipeline, "We will protect the forests.")] == ["protect the forests"]
    assert told(pipeline, "The rain will protect the forests.") == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“We condemn the raid,” said Narendra Modi.", False),
        ("Qatar said that Iran should free the crew.", False),
        ("“The raid is over,” said Narendra Modi.", True),
    ],
)
def test_the_act_of_plain_words_of_saying_is_told_by_what_is_said(pipeline: Pipeline, text: str, plain: bool) -> None:
    """Who says “we condemn” condemns; who says what another should do appeals."""
    (statement,) = statements(pipeline, text)
    assert (statement.trigger.type == pipeline.ontology.triggers[":"][0].type) is plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chilean President Gabriel Boric: “The ports are open.”",
            [("Gabriel Boric", ":", "The ports are open.")],
            id="before a quotation",
        ),
        pytest.param(
            "Narendra Modi: India is ready for talks on fisheries",
            [("Narendra Modi", ":", "India is ready for talks on fisheries")],
            id="in a headline",
        ),
        pytest.param("Narendra Modi: the early years", [], id="a title without a verb"),
    ],
)
def test_a_name_and_a_colon_give_words_to_a_speaker(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str, str]]
) -> None:
    """A label of a name alone tells who says what follows; words without a verb are said by nobody."""
    assert told(pipeline, text) == expected


def test_a_given_out_statement_is_the_paragraph_under_it(pipeline: Pipeline) -> None:
    """What a verb with a noun for words gives out is said by its subject."""
    text = "Narendra Modi issued the following statement:\n\nThe bridge will help both towns."
    assert told(pipeline, text) == [("Narendra Modi", "issued", "The bridge will help both towns.")]


def test_a_participle_behind_a_comma_is_said_by_the_speaker_before(pipeline: Pipeline) -> None:
    """It ends the words of the first statement, and the subject of the clause within did not say it."""
    text = "Kenya said the raid was a crime, calling it a breach of the truce."
    assert told(pipeline, text) == [
        ("Kenya", "said", "the raid was a crime"),
        ("Kenya", "calling", "a breach of the truce"),
    ]


def test_items_of_a_list_have_the_subject_before_the_colon(pipeline: Pipeline) -> None:
    """Past forms in the items are what the subject did, not what was done to it."""
    text = "The ministers of Norway and Sweden:\n\n- Welcomed the report;\n\n- Called for talks with Iceland."
    assert told(pipeline, text) == [
        ("Norway + Sweden", "Welcomed", "the report"),
        ("Norway + Sweden", "Called for", "talks with Iceland"),
    ]


def test_a_clause_of_a_resolution_goes_on_behind_and(pipeline: Pipeline) -> None:
    """The body acts in the second verb of a clause too."""
    text = "The Security Council,\n\nRecalling its report,\n\n1. Condemns the raid in Mopti, and demands its end."
    found = [(who, cue) for who, cue, _ in told(pipeline, text)]
    assert found[1:] == [
        ("United Nations Security Council", "Condemns"),
        ("United Nations Security Council", "demands"),
    ]


def test_a_clause_before_a_semicolon_is_not_said_behind_it(pipeline: Pipeline) -> None:
    """Two clauses that a semicolon parts are told side by side, though the parse may put one under the other."""
    text = "Kenya urged Chad to sign; Ghana replied that Chad had no need of it."
    assert [(who, cue) for who, cue, _ in told(pipeline, text)] == [("Kenya", "urged"), ("Ghana", "replied")]


def test_headings_in_capitals_are_no_speakers(pipeline: Pipeline) -> None:
    """A label of a transcript has a name or comes again; others are headings."""
    text = "OPENING THE PORTS: Kenya built two roads.\n\nCLOSING THE GAP: Kenya planted trees."
    assert told(pipeline, text) == []


def test_a_state_promises_in_a_document_of_its_own(pipeline: Pipeline) -> None:
    """What the author will do is a pledge, also without a “we”; what others will do is none."""
    text = "The United Kingdom will support the mission in Chad. Norway will send a ship."
    title, publisher = "UK statement on Chad", "Foreign, Commonwealth & Development Office"
    found = [_short(s) for s in statements(pipeline, text, title, publisher)]
    assert found == [("United Kingdom", "will", "support the mission in Chad")]
