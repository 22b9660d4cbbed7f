"""The command as its users call it, and every command that README shows."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def graph(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's graph as a file."""
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    result = call("build", root / "seeds", "--output", path)
    assert result.exit_code == 0, result.output
    return path


def test_build_prints_what_it_found(root: Path, tmp_path: Path) -> None:
    """The summary counts documents, entities, events, statements, instruments and quarantined facts."""
    result = call("build", root / "seeds", "-o", tmp_path / "g.trig", "--page", tmp_path / "g.html")
    assert result.exit_code == 0
    for word in ("1 documents", "entities", "events", "statements", "instruments", "0 quarantined"):
        assert word in result.output
    assert (tmp_path / "g.html").stat().st_size > 100_000


def test_build_skips_what_cannot_be_read_and_says_so(tmp_path: Path) -> None:
    """A bad line of JSONL is named with file and line, the other is read, the exit code is 1."""
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": "Kenya met Somalia in Nairobi."}\nnot json\n', encoding="utf-8")
    result = call("build", path, "-o", tmp_path / "g.trig")
    assert result.exit_code == 1
    assert "two.jsonl:2" in result.output
    assert "1 documents" in result.output


def test_build_without_a_target_is_a_usage_error(root: Path) -> None:
    """Without --output, --store or --page nothing is read."""
    assert call("build", root / "seeds").exit_code == 2


def test_build_of_a_missing_path_is_one_line(tmp_path: Path) -> None:
    """A missing path gives one line and exit code 2, and writes nothing."""
    result = call("build", tmp_path / "no", "-o", tmp_path / "g.trig")
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1
    assert not (tmp_path / "g.trig").exists()


def test_a_store_is_built_once_and_read_again(root: Path, tmp_path: Path) -> None:
    """A folder store holds the graph, and building into it again adds nothing."""
    store = str(tmp_path / "store")
    for _ in range(2):
        command = [sys.executable, "-m", "communique", "build", str(root / "seeds"), "--store", store]
        subprocess.run(command, check=True, capture_output=True)
    result = call("query", store, "SELECT (COUNT(*) AS ?n) WHERE { ?d a cq:Document }", "-f", "json")
    assert json.loads(result.output) == [{"n": 1}]


def test_named_query_answers_as_csv(graph: Path) -> None:
    """A named query gives the signing with both states, place and date."""
    result = call("query", graph, "signings", "--format", "csv")
    assert result.exit_code == 0
    assert all(
        word in result.output for word in ("Joint Declaration", "Armenia", "Azerbaijan", "Washington", "2025-08-08")
    )


def test_every_named_query_runs(graph: Path) -> None:
    """Every named query without a required parameter answers."""
    names = [line.split()[0] for line in call("queries").output.splitlines()]
    assert {"signings", "statements", "instruments", "offices", "entities", "documents"} <= set(names)
    for name in names:
        if name != "evidence":
            assert call("query", graph, name).exit_code == 0, name


def test_query_with_a_mistake_is_one_line(graph: Path) -> None:
    """A mistake in SPARQL gives a message, not a traceback, and exit code 2."""
    result = call("query", graph, "SELECT WHERE {")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_validate_says_that_the_graph_conforms(graph: Path) -> None:
    """The seed's graph conforms: exit code 0."""
    result = call("validate", graph)
    assert (result.exit_code, "conforms" in result.output) == (0, True)


def test_validate_names_what_is_wrong(graph: Path, tmp_path: Path) -> None:
    """An event without its status is named with the rule, and the exit code is 1."""
    text = graph.read_text(encoding="utf-8")
    spoiled = tmp_path / "spoiled.trig"
    spoiled.write_text(text.replace("cq:status cq:actual", 'rdfs:comment "no status"', 1), encoding="utf-8")
    assert spoiled.read_text(encoding="utf-8") != text
    result = call("validate", spoiled)
    assert result.exit_code == 1
    assert "exactly one status" in result.output


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "graphml"])
def test_export_writes_each_format(graph: Path, tmp_path: Path, form: str) -> None:
    """Each format is written, not empty, the same bytes each time."""
    for name in ("one", "two"):
        assert call("export", graph, "--format", form, "--output", tmp_path / name).exit_code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


def test_every_command_in_the_readme_runs(root: Path, tmp_path: Path) -> None:
    """Each line that README shows after a prompt runs as it stands."""
    (tmp_path / "build").mkdir()
    (tmp_path / "seeds").symlink_to(root / "seeds")
    shown = [m[1] for m in re.finditer(r"^\$ (communique .+)$", (root / "README.md").read_text(encoding="utf-8"), re.M)]
    assert len(shown) >= 6
    environment = {**os.environ, "PYTHONUTF8": "1"}
    for line in shown:
        command = [sys.executable, "-m", *shlex.split(line)]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)


def test_the_type_of_the_how_to_works_by_its_own_commands(root: Path, tmp_path: Path) -> None:
    """The file that docs/how-to/add-a-type.md shows is a complete type whose examples hold, and a build finds it."""
    guide = (root / "docs" / "how-to" / "add-a-type.md").read_text(encoding="utf-8")
    turtle, commands = re.search(r"```turtle\n(.+?)```", guide, re.S), re.findall(r"^\$ (communique .+)$", guide, re.M)
    assert turtle
    assert len(commands) == 2
    (tmp_path / "my-types").mkdir()
    (tmp_path / "my-types" / "coronation.ttl").write_text(turtle[1], encoding="utf-8")
    example = re.search(r'cq:text "([^"]+)"', turtle[1])
    assert example
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(example[1], encoding="utf-8")
    for command in commands:
        words = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    ask = """SELECT ?name ?date WHERE { ?e a cq:Coronation ; cq:date ?date ; cq:place/rdfs:label ?place ;
             cq:target/rdfs:label ?name }"""
    result = call("query", tmp_path / "graph.trig", ask, "-f", "json")
    assert json.loads(result.output) == [{"name": "Margaret Hill", "date": "1953-06-02"}]
    conforms = call("validate", tmp_path / "graph.trig", "--types", tmp_path / "my-types")
    assert conforms.exit_code == 0, conforms.output


def test_a_type_that_does_not_hold_is_told_why(tmp_path: Path) -> None:
    """`types check` names what a file leaves out and the example that fails, and exits with 1."""
    (tmp_path / "odd.ttl").write_text(
        """@prefix cq: <https://w3id.org/communique/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        cq:Toast a owl:Class ; rdfs:subClassOf cq:Event ; cq:trigger [ cq:verb "toast" ; cq:frame "subject=agent!" ] ;
            cq:example [ cq:text "The bread was toasted in Rome." ; cq:yields "agent=Rome" ] .""",
        encoding="utf-8",
    )
    result = call("types", "check", tmp_path)
    assert result.exit_code == 1
    assert "Toast: needs an English rdfs:label" in result.output
    assert "“The bread was toasted in Rome.” yields nothing of its type" in result.output


def test_types_are_listed_and_exported(tmp_path: Path) -> None:
    """`types list` prints a line for each type under a class, `types export` writes one file."""
    listed = call("types", "list", "--under", "Statement").output.splitlines()
    assert len(listed) == 10
    assert call("types", "list", "--under", "Nothing").exit_code == 2
    assert call("types", "export", "-o", tmp_path / "all.ttl").exit_code == 0
    assert "owl:versionIRI" in (tmp_path / "all.ttl").read_text(encoding="utf-8")


def explained(graph: Path, cls: str) -> str:
    """What `explain` prints of the one node of a class."""
    (row,) = json.loads(call("query", graph, f"SELECT DISTINCT ?e WHERE {{ ?e a cq:{cls} }}", "-f", "json").output)
    return call("explain", graph, row["e"]).output


def test_explain_shows_words_rule_values_and_shapes(graph: Path) -> None:
    """For an event of the seed: its words marked in the text, trigger, type file, frame, each value with its link."""
    told = explained(graph, "Initialling")
    assert re.search(r"\[\d+,\d+\] .*»[^«]*initialing[^«]*«", told)
    assert "the noun “initialing” of the type Initialling, in ontology/event/initialling.ttl" in told
    assert "of=instrument!" in told
    assert re.search(r"initialler: Armenia +\(id:Q399\)\n.*“Armenia” \[\d+,\d+\], by name.*\n.*linked to wd:Q399", told)
    assert "agent: " not in told
    assert "told in another's words: Assertion by Ilham Aliyev" in told
    assert "shapes: conforms" in told


def test_explain_shows_how_words_that_are_no_names_were_understood(tmp_path: Path) -> None:
    """A pronoun and a description are told as such, with the slot that they fill and what the confidence is made of."""
    text = """Foreign Minister Naledi Pandor of South Africa met Foreign Minister Vincent Biruta of Rwanda in Kigali.
        She said that the two countries would sign the Treaty of Kigali."""
    (tmp_path / "a.txt").write_text(" ".join(text.split()), encoding="utf-8")
    assert call("build", tmp_path / "a.txt", "-o", tmp_path / "g.trig").exit_code == 0
    said, signed = explained(tmp_path / "g.trig", "Assertion"), explained(tmp_path / "g.trig", "Signing")
    assert re.search(r"speaker: Naledi Pandor.*\n +“She” \[\d+,\d+\], a pronoun that stands for it, subject of", said)
    assert re.search(r"Rwanda.*\n +“countries” .*, a description that stands for it, subject of the trigger", signed)
    assert "told by words around the trigger" in signed
    assert re.search(r"^confidence: 0\.\d\d, the chance .*\n +[+-]\d\.\d any event", signed, re.M)


def test_explain_of_an_unknown_node_is_one_line(graph: Path) -> None:
    """A node that the graph does not speak of gives one line that says what to do, and exit code 2."""
    result = call("explain", graph, "id:Q0")
    assert result.exit_code == 2
    assert "says nothing of it" in result.output


def test_evaluate_prints_figures_and_writes_errors(tmp_path: Path) -> None:
    """A folder of annotated documents gives a table, figures as JSON and a line for each error."""
    for part in ("docs", "gold"):
        (tmp_path / part).mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Kenya met Chad in Nairobi.", encoding="utf-8")
    (tmp_path / "docs" / "a.json").write_text('{"id": "a", "published": "2024-05-01"}', encoding="utf-8")
    entities = [
        {"id": str(i), "type": cls, "name": name, "surfaces": [name], "wikidata": None}
        for i, (cls, name) in enumerate(
            [("State", "Kenya"), ("State", "Chad"), ("Place", "Nairobi"), ("Person", "Ann")]
        )
    ]
    gold = {"entities": entities, "events": [], "statements": [], "offices": [], "instrument_facts": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    result = call("evaluate", tmp_path, "--errors", tmp_path / "e.tsv", "--json", tmp_path / "f.json")
    assert result.exit_code == 0, result.output
    figures = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert figures["entities"]["recall"] == 0.75
    errors = (tmp_path / "e.tsv").read_text(encoding="utf-8").splitlines()
    assert "a\tmissed entity\tPerson\tAnn" in errors
    assert any("spurious event" in line for line in errors)


def test_evaluate_of_another_folder_is_one_line(tmp_path: Path) -> None:
    """A folder without annotations gives one line and exit code 2."""
    result = call("evaluate", tmp_path)
    assert result.exit_code == 2
    assert "docs/ID.txt" in result.output


def test_what_is_less_sure_than_asked_for_is_left_out_and_counted(root: Path, tmp_path: Path) -> None:
    """With a high threshold the seed loses claims, the summary counts them by kind, and the rest conforms."""
    result = call("build", root / "seeds", "-o", tmp_path / "g.trig", "--min-confidence", "0.99")
    assert result.exit_code == 0
    assert re.search(r"left out as less sure than asked for: .*\d+ events.*\d+ statements", result.output)
    assert "0 events, 0 statements" in result.output
    assert call("validate", tmp_path / "g.trig").exit_code == 0


def test_the_environment_sets_the_threshold(root: Path, tmp_path: Path) -> None:
    """COMMUNIQUE_MIN_CONFIDENCE stands for the option; what is no number from 0 to 1 is one line and exit code 2."""
    command = ["build", str(root / "seeds"), "-o", str(tmp_path / "g.trig")]
    result = CliRunner().invoke(main, command, env={"COMMUNIQUE_MIN_CONFIDENCE": "0.99"})
    assert "left out" in result.output
    wrong = CliRunner().invoke(main, command, env={"COMMUNIQUE_MIN_CONFIDENCE": "high"})
    assert (wrong.exit_code, "from 0 to 1, not “high”" in wrong.output) == (2, True)


def test_the_how_to_on_claims_works_by_its_own_commands(root: Path, tmp_path: Path) -> None:
    """Every command of docs/how-to/why-a-claim.md runs on the article that it shows, and explains what it promises."""
    guide = (root / "docs" / "how-to" / "why-a-claim.md").read_text(encoding="utf-8")
    article, shown = re.findall(r"```text\n(.+?)```", guide, re.S)
    commands = re.findall(r"^\$ (communique .+)$", guide, re.M)
    assert len(commands) == 6
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "article.txt").write_text(article, encoding="utf-8")
    for part in ("docs", "gold"):
        (tmp_path / "annotated" / part).mkdir(parents=True)
    (tmp_path / "annotated" / "docs" / "a.txt").write_text(article, encoding="utf-8")
    (tmp_path / "annotated" / "docs" / "a.json").write_text("{}", encoding="utf-8")
    gold: dict[str, list[object]] = {
        "entities": [],
        "events": [],
        "statements": [],
        "offices": [],
        "instrument_facts": [],
    }
    (tmp_path / "annotated" / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    printed = {}
    for command in commands:
        words = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout + done.stderr)
        printed[words[3]] = done.stdout
    for line in shown.splitlines():
        assert line.split("…")[0].strip() in printed["explain"], line
    assert "left out as less sure than asked for" in printed["build"]
    assert re.search(r"^event, all +2 ", printed["evaluate"], re.M)
