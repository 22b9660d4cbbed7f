from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from communique.reference import load_reference

DATA = Path(__file__).parents[2] / "src" / "communique" / "data"
SCRIPT = Path(__file__).parents[2] / "scripts" / "build_reference.py"
TABLES = ("states", "places", "organisations", "office_holders", "instruments")
MERGED = ("states", "places", "organisations", "instruments")
QID = re.compile(r"Q[1-9]\d*")
CLASSES = frozenset({"IntergovernmentalOrganisation", "GovernmentBody", "Organisation"})
KINDS = frozenset(
    {"Treaty", "Convention", "Covenant", "Charter", "Statute", "Protocol", "Agreement", "Declaration", "Resolution"}
    | {"Memorandum", "Communique", "Plan", "Law", "ExecutiveOrder", "Constitution", "Judgment"}
)
ALL_FILES = sorted(path for folder in ("reference", "curated") for path in (DATA / folder).glob("*.tsv"))


def read(folder: str, table: str) -> list[dict[str, str]]:
    with (DATA / folder / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_row_has_all_columns_and_no_stray_white_space(path: Path) -> None:
    """Every line has as many fields as the header, and no value between bars is empty or padded."""
    data = path.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    header, *lines = data.decode("utf-8").splitlines()
    for line in lines:
        fields = line.split("\t")
        assert len(fields) == len(header.split("\t")), line
        for value in fields:
            assert value == " ".join(value.split()), line
            if value and path.stem not in {"office_keys", "instrument_kinds"}:
                assert all(part and part == part.strip() for part in value.split("|")), line


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_table_has_its_source(path: Path) -> None:
    """SOURCES.md has an entry for each table."""
    name = path.name if path.parent.name == "reference" else f"curated/{path.name}"
    assert f"| `{name}` |" in (DATA / "reference" / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_generated_tables_are_sorted(table: str) -> None:
    """Rows stand in code point order of label and id, terms of office in that of name, id and date."""
    columns = ("name", "qid", "start", "end") if table == "office_holders" else ("label", "qid")
    keys = [tuple(row[column] for column in columns) for row in read("reference", table)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("table", MERGED)
@pytest.mark.parametrize("folder", ["reference", "curated"])
def test_no_id_twice_in_a_table(folder: str, table: str) -> None:
    """An entity has one row."""
    ids = [row["qid"] for row in read(folder, table) if row["qid"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_well_formed(table: str) -> None:
    """Every id, of the entity or of its capital, state or successors, is a Wikidata item id."""
    for row in read("reference", table):
        for column in ("qid", "of_qid", "capital_qid", "successors"):
            assert all(QID.fullmatch(value) for value in row.get(column, "").split("|") if value), row


def test_states_and_organisations_have_different_ids() -> None:
    """No state is also an organisation or a place of the tables."""
    states = {row["qid"] for row in read("reference", "states")}
    others = {row["qid"] for table in ("organisations", "places") for row in read("reference", table)} - {""}
    assert states.isdisjoint(others)


@pytest.mark.parametrize("table", MERGED)
def test_rows_kept_by_hand_invent_no_id(table: str) -> None:
    """An id in a curated row stands in the generated table too."""
    proven = {row["qid"] for row in read("reference", table)} | {""}
    assert {row["qid"] for row in read("curated", table)} <= proven


def test_classes_and_kinds_are_known() -> None:
    """Classes of organisations, kinds of instruments and of states are classes of the design."""
    for folder in ("reference", "curated"):
        assert {row["class"] for row in read(folder, "organisations")} <= CLASSES | {""}
        assert {row["kind"] for row in read(folder, "instruments")} <= KINDS | {""}
        assert {row["kind"] for row in read(folder, "states")} <= {"state", "territory", "historical", ""}
    reference = load_reference()
    assert {entry.cls for entry in reference.organisations} == CLASSES
    assert {entry.cls for entry in reference.instruments} <= KINDS


def test_no_date_is_more_precise_than_its_source() -> None:
    """A date is a day, a month or a year, never the first of January that stands for a year."""
    dates = [row["date"] for row in read("reference", "instruments") if row["date"]]
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) for date in dates)
    assert not any(date.endswith("-01-01") for date in dates)


def test_every_title_has_one_kind() -> None:
    """A title before a name is of an office, a rank or an honorific, and only one of these."""
    titles = load_reference().titles
    assert {title.kind for title in titles} == {"office", "honorific", "rank"}
    assert len({title.title for title in titles}) == len(titles)


@pytest.mark.parametrize("word", ["Of", "Reading", "Mobile", "Man", "Obama", "Bush", "Van"])
def test_towns_named_like_words_are_left_out(word: str) -> None:
    """A town's name that is usually a word or a person does not stand in the table."""
    assert not any(word in row["names"].split("|") for row in read("reference", "places"))


def test_towns_named_like_states_are_left_out() -> None:
    """The name of a state stands for a place only where that is the state's capital."""
    names = {name for row in read("reference", "states") for name in row["names"].split("|")}
    capitals = {row["capital_qid"] for row in read("reference", "states")}
    for row in read("reference", "places"):
        assert not names.intersection(row["names"].split("|")) or row["qid"] in capitals, row


SOURCES = {
    "states.tsv": (
        "code\tname\tfull_name\tkind\tiso2\tiso3\tqid\tenglish_names\tdemonym_noun\tdemonym_adjective\tcapital\tsuccessors\n"
        "xa\tAlphaland\tRepublic of the Alphas\tstate\tXA\tXAA\tQ9000001\tAlphaland (the)|Alphia"
        "\tAlphan(s)\tAlphan\tAlpha City (seat)\t\n"
    ),
    "places.tsv": (
        "name\taliases\tqid\tiso3\tadmin1\tfeature\tpopulation\tlat\tlon\n"
        "Alpha City\tAlpha|Alfastadt\tQ9000002\tXAA\t\tAdmin-0 capital\t5000\t1.5\t2.5\n"
        "Mobile\t\tQ9000003\tXAA\t\tPopulated place\t200000\t1.0\t2.0\n"
    ),
    "organisations.tsv": (
        "qid\tname\tacronym\tagreeing_sources\n"
        "Q9000004\tAlphan Council\tALC\tone,two\n"
        "Q9000001\tUnion of Clashes\tUCL\tone,two\n"
        "Q9000005\tHearsay League\tHLE\tone\n"
        "Q9000006\tCentral Asia\t\tone,two\n"
    ),
    "leaders.tsv": (
        "qid\tname\toffice\toffice_qid\tof\tof_qid\tstart\tend\n"
        "Q9000007\tAda Beta\tPresident\t\tAlphaland\tQ9000001\t2001\t2005-06\n"
        "Q9000007\tAda Beta\tPresident\t\tAlphaland\tQ9000001\t2001\t2005-06\n"
    ),
    "instruments.tsv": (
        "qid\ttitle\tdate\tplace\tkind\tmtdsg\tunts\tsources\n"
        "Q9000008\tConvention relating to Lighthouses\t1950-01-01\t\ttreaty\t\t\twikidata-2026-09\n"
        "\tConvention relating to lighthouses*\t1950-03-04\tRome\tmultilateral treaty deposited with the UN "
        "Secretary-General\tXXX-1\t\tUNTC index 2015\n"
        "Q9000009\tTreaty of Hearsay\t1960-05-06\t\ttreaty\t\t\tE only - verify\n"
        "Q9000010\tAlpha Conference\t1961-05-06\t\ttreaty\t\t\twikidata-2026-09\n"
    ),
    "unts_citations.psv": "Convention relating to Lighthouses|1 UNTS 2|XXX-1\n",
    "cets_numbers.psv": "ETS 999|Protocol on Foghorns\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the script with its rules and small sources of its own, built once."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "scripts").mkdir()
    for script in SCRIPT.parent.glob("*reference*.py"):
        (folder / "scripts" / script.name).write_bytes(script.read_bytes())
    curated = folder / "src" / "communique" / "data" / "curated"
    curated.mkdir(parents=True)
    for table in (DATA / "curated").glob("*.tsv"):
        (curated / table.name).write_bytes(table.read_bytes())
    (folder / "source").mkdir()
    for name, text in SOURCES.items():
        (folder / "source" / name).write_text(text, encoding="utf-8")
    assert run(folder).returncode == 0
    return folder


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "scripts" / SCRIPT.name), str(folder / "source"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def built(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / "src" / "communique" / "data" / "reference" / f"{table}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_state_has_its_names_demonyms_and_capital(project: Path) -> None:
    """Remarks in brackets go, "(s)" becomes a plural, and the capital is found among the places."""
    (state,) = built(project, "states")
    assert state["names"].split("|") == ["Alphaland", "Republic of the Alphas", "Alphia", "Republic of Alphas"]
    assert (state["adjectives"], state["people_nouns"]) == ("Alphan", "Alphan|Alphans")
    assert (state["capital"], state["capital_qid"]) == ("Alpha City", "Q9000002")


def test_unproven_ids_are_left_empty(project: Path) -> None:
    """An id of one source, or one that another entity has, is not kept; a row of one source only is no row."""
    assert {row["label"]: row["qid"] for row in built(project, "organisations")} == {
        "Alphan Council": "Q9000004",
        "Union of Clashes": "",
    }
    assert {row["label"]: row["qid"] for row in built(project, "instruments")}["Treaty of Hearsay"] == ""


def test_regions_among_the_organisations_are_places(project: Path) -> None:
    """A region goes to the places, and aliases of other languages and towns named like words stay out."""
    assert {row["label"]: row["names"] for row in built(project, "places")} == {
        "Alpha City": "Alpha City|Alpha",
        "Central Asia": "Central Asia",
    }


def test_rows_of_one_instrument_are_merged(project: Path) -> None:
    """The id of one source, the day and number of the other and the citation make one row; a conference makes none."""
    rows = {row["label"]: row for row in built(project, "instruments")}
    assert sorted(rows) == ["Convention relating to Lighthouses", "Protocol on Foghorns", "Treaty of Hearsay"]
    merged = rows["Convention relating to Lighthouses"]
    assert [merged[c] for c in ("qid", "kind", "date", "mtdsg", "unts")] == [
        "Q9000008",
        "Convention",
        "1950-03-04",
        "XXX-1",
        "1 UNTS 2",
    ]
    assert "Convention on Lighthouses" in merged["names"].split("|")
    assert rows["Protocol on Foghorns"]["cets"] == "999"


def test_terms_of_office_stand_once_with_their_short_form(project: Path) -> None:
    """A repeated term is one row, its dates as precise as the source."""
    (term,) = built(project, "office_holders")
    assert (term["office_key"], term["start"], term["end"]) == ("president", "2001", "2005-06")


def test_check_tells_whether_the_tables_are_those_of_the_sources(project: Path) -> None:
    """``--check`` succeeds on what was built, and fails, naming the table, when one byte differs."""
    table = project / "src" / "communique" / "data" / "reference" / "states.tsv"
    before = table.read_bytes()
    assert run(project, "--check").returncode == 0
    table.write_bytes(before.replace(b"Alphia", b"Alphio"))
    try:
        result = run(project, "--check")
        assert (result.returncode, result.stdout) == (1, "differs: states\n")
    finally:
        table.write_bytes(before)


def test_names_of_several_entities_are_printed(project: Path) -> None:
    """No name is ambiguous silently: building prints it with all that it stands for."""
    organisations = project / "source" / "organisations.tsv"
    before = organisations.read_text(encoding="utf-8")
    organisations.write_text(before + "Q9000011\tOther Council\tALC\tone,two\n", encoding="utf-8")
    try:
        line = "ambiguous\tALC\torganisations:Alphan Council:Q9000004; organisations:Other Council:Q9000011"
        assert line in run(project).stdout.splitlines()
    finally:
        organisations.write_text(before, encoding="utf-8")
        run(project)
