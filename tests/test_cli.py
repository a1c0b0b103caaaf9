"""The command line as an evaluator meets it, on the invented example."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sjc_analysis.cli import app
from sjc_analysis.data_files import data_path
from sjc_analysis.workbook import load_casebook

EXAMPLE = data_path("example")
RECORDS = [str(EXAMPLE / "record_confidential.txt"), str(EXAMPLE / "record_public.txt")]
NOTE = str(EXAMPLE / "note.txt")
REGISTRY = ["--registry", str(EXAMPLE / "actors.csv")]


def sjc(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_read_says_what_was_read_understood_and_not_checked() -> None:
    summary = json.loads(sjc("read", *RECORDS, NOTE, *REGISTRY, "--json").stdout)
    confidential, public = summary["records"]
    assert len(confidential["fields"]) == 23
    assert len(public["fields"]) == 22
    assert [confidential["confidential"], public["confidential"]] == [True, False]
    country = next(field for field in confidential["fields"] if field["heading"] == "Counrty")
    assert country["field"] == "country"
    assert any(finding["column"] == "Counrty" for finding in summary["findings"])
    assert len(summary["questions"]) == 9
    assert summary["documents"][2]["date"] == "2027-05-06"
    present = summary["documents"][2]["participants"]
    assert {"Tomasin Hale", "Orla Venn", "Quayside Justice Hub"} <= set(present)
    assert "Mother Ilsabet" not in present, "she is named only later on"
    assert summary["not_checked"]
    mentions = {actor["name"]: actor["mentions"] for actor in summary["actors"]}
    assert mentions["Dervan Koss"] >= 6
    assert "Defend Rights" in mentions


def test_read_on_a_screen_shows_the_same() -> None:
    shown = sjc("read", *RECORDS).stdout
    assert "2 documents, 2 records" in shown
    assert "Counrty [country]" in shown
    assert "Not checked" in shown


def test_a_draft_is_written_checked_and_assessed_to_the_same_verdicts(tmp_path: Path) -> None:
    for name in ("casebook.xlsx", "casebook"):
        target = tmp_path / name
        drafted = sjc("draft", *RECORDS, NOTE, *REGISTRY, "-o", str(target))
        assert drafted.exit_code == 0, drafted.stderr
        assert sjc("check", str(target)).exit_code == 0
        from_casebook = json.loads(sjc("assess", str(target), "--json").stdout)
        from_files = json.loads(sjc("assess", *RECORDS, NOTE, *REGISTRY, "--json").stdout)
        assert from_casebook == from_files


def test_a_draft_rates_nothing_above_plausible() -> None:
    assessment = json.loads(sjc("assess", *RECORDS, NOTE, *REGISTRY, "--json").stdout)
    assert assessment["claims"]
    assert {claim["verdict"] for claim in assessment["claims"]} <= {
        "refuted",
        "unsubstantiated",
        "plausible",
    }
    assert all(claim["draft"] for claim in assessment["claims"])
    assert {"significance", "ratings", "commitments", "requests", "findings"} <= assessment.keys()
    assert len(assessment["requests"]) == 5
    assert len(assessment["commitments"]) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"**Record ID**: A-1\n**Year: 2031\n", "line 2"),
        (b"**Country**: Marenia\n**Year**: 2031\n", "line 1"),
        ("**Record ID**: Ä\n".encode("latin-1"), "UTF-8"),
    ],
    ids=["a broken line", "no id", "another encoding"],
)
def test_a_broken_record_is_said_plainly_and_nothing_is_written(
    tmp_path: Path, content: bytes, said: str
) -> None:
    record, target = tmp_path / "record.txt", tmp_path / "casebook.xlsx"
    record.write_bytes(content)
    answer = sjc("draft", str(record), "-o", str(target))
    assert answer.exit_code == 1
    assert "record.txt" in answer.stderr
    assert said in answer.stderr
    assert not target.exists()


def test_a_casebook_stands_alone(tmp_path: Path) -> None:
    target = tmp_path / "casebook.xlsx"
    sjc("draft", NOTE, "-o", str(target))
    answer = sjc("assess", str(target), NOTE)
    assert answer.exit_code == 1
    assert "I1" in answer.stderr


def test_a_file_declared_public_must_be_given(tmp_path: Path) -> None:
    answer = sjc("draft", NOTE, "--public", "other.txt", "-o", str(tmp_path / "casebook.xlsx"))
    assert answer.exit_code == 1
    assert "I2" in answer.stderr


def test_a_report_needs_its_audience(tmp_path: Path) -> None:
    answer = sjc("report", NOTE, "-o", str(tmp_path / "pages"))
    assert answer.exit_code == 2
    assert "--audience" in answer.stderr


def test_weigh_gives_the_check_value_of_the_method() -> None:
    words = ["weigh", "--rival", "a circular", "--item", "commander:0.4:0.05", "--json"]
    weighing = json.loads(sjc(*words).stdout)
    assert weighing["low"] == pytest.approx(0.8889, abs=1e-4)
    assert weighing["rivals"][0]["items"][0]["test"] == "smoking_gun"
    assert "smoking gun" in sjc(*words[:-1]).stdout


def test_weigh_names_every_problem_at_once() -> None:
    answer = sjc("weigh", "--rival", "a circular", "--prior", "2", "--item", "a:0.5", "--item", "b:x:0.1")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("3 problems")


def test_trace_follows_the_example_from_course_to_trial() -> None:
    words = [
        "trace",
        str(EXAMPLE / "casebook.xlsx"),
        "--from",
        "course",
        "--to",
        "trial",
        "--match",
        "contains",
    ]
    traced = json.loads(sjc(*words, "--json").stdout)
    assert traced["paths"] == 1
    assert "robustness" in sjc(*words).stdout


def test_a_draft_never_writes_over_a_casebook_unasked(tmp_path: Path) -> None:
    target = tmp_path / "casebook.xlsx"
    assert sjc("draft", NOTE, "-o", str(target)).exit_code == 0
    before = target.read_bytes()
    answer = sjc("draft", *RECORDS, "-o", str(target))
    assert answer.exit_code == 1
    assert "I3" in answer.stderr
    assert target.read_bytes() == before
    assert sjc("draft", *RECORDS, "-o", str(target), "--replace").exit_code == 0
    assert target.read_bytes() != before


def test_decisions_survive_a_new_draft_and_two_coders_merge(tmp_path: Path) -> None:
    kept, merged = tmp_path / "kept.xlsx", tmp_path / "merged.xlsx"
    finished = str(EXAMPLE / "casebook.xlsx")
    answer = sjc("draft", *RECORDS, NOTE, *REGISTRY, "--keep", finished, "-o", str(kept))
    assert answer.exit_code == 0, answer.stderr
    assert "were kept as they are" in answer.stdout
    verdicts = {
        claim["question"]: claim["verdict"]
        for claim in json.loads(sjc("assess", str(kept), "--json").stdout)["claims"]
    }
    assert verdicts["Did the July 2031 course lead to the trial of the corporal?"] == "refuted"
    joined = sjc("merge", finished, finished, "-o", str(merged))
    assert joined.exit_code == 0, joined.stderr
    assert "differ in 0 cells" in joined.stdout


def test_what_lies_beside_the_documents_in_a_folder_is_not_taken_for_one(tmp_path: Path) -> None:
    for name in ("record_public.txt", "note.txt", "actors.csv"):
        (tmp_path / name).write_bytes(data_path(f"example/{name}").read_bytes())
    registry, casebook = tmp_path / "actors.csv", tmp_path / "casebook.xlsx"
    for _ in range(2):
        ran = sjc("draft", str(tmp_path), "--registry", str(registry), "-o", str(casebook), "--replace")
        assert ran.exit_code == 0, ran.output
    drafted = load_casebook(casebook)
    assert [source.file for source in drafted.sources if source.file] == ["note.txt", "record_public.txt"]
    assert "casebook.xlsx" in {finding.file for finding in drafted.findings if finding.rule == "not read"}


def test_the_version_is_said_and_the_package_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "sjc_analysis", "--version"], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"sjc_analysis \d+\.\d+\.\d+\s*", ran.stdout)
