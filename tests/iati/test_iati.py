"""Results for IATI: only what the evidence carries and may be known, by the rules of the standard."""

import copy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builders import changed, strong_book
from typer.testing import CliRunner

from sjc_analysis import assess, for_audience, load_casebook
from sjc_analysis.casebook import Casebook
from sjc_analysis.cli import app
from sjc_analysis.data_files import data_path
from sjc_analysis.dates import Interval
from sjc_analysis.findings import FindingsError
from sjc_analysis.iati import Activity, iati_results, publish_results, standard_problems
from sjc_analysis.iati.activity import activity_problems

ACTIVITY = Activity(
    identifier="XM-OR-7-JUST",
    title="Registers for all",
    description="Officers are trained in keeping registers.",
    organisation="XM-OR-7",
    organisation_name="The hub",
    organisation_type="22",
    status="2",
    start="2031-01-31",
)


@pytest.fixture(scope="module")
def example() -> Casebook:
    return load_casebook(data_path("example/casebook.xlsx"))


@pytest.fixture(scope="module")
def written(example: Casebook) -> bytes:
    return iati_results(assess(for_audience(example, "donor")), ACTIVITY)


def parsed(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - what we wrote ourselves


def test_a_substantiated_outcome_is_one_qualitative_result_of_type_outcome(written: bytes) -> None:
    (result,) = parsed(written).findall("iati-activity/result")
    assert (result.get("type"), result.get("aggregation-status")) == ("2", "0")
    indicator = result.find("indicator")
    assert indicator is not None
    assert indicator.get("measure") == "5"
    actual = indicator.find("period/actual")
    assert actual is not None
    assert actual.attrib == {}
    said = actual.findtext("comment/narrative", "")
    assert said.startswith("What limits this:")
    assert said.index("took place: supported") < said.index("contributed (")


def test_limits_and_the_fixed_sentences_stand_in_every_result(written: bytes) -> None:
    said = parsed(written).findtext("iati-activity/result/description/narrative", "")
    assert "withheld for safety" in said
    assert "cannot say how often" in said


def test_the_same_casebook_gives_the_same_bytes(example: Casebook, written: bytes) -> None:
    assert iati_results(assess(for_audience(example, "donor")), ACTIVITY) == written


def refusals(book: Casebook) -> list[str]:
    with pytest.raises(FindingsError) as error:
        iati_results(assess(book), ACTIVITY)
    return [finding.reason for finding in error.value.findings]


def test_an_outcome_the_evidence_does_not_carry_is_refused_with_the_reason() -> None:
    book = strong_book()
    assert len(parsed(iati_results(assess(book), ACTIVITY)).findall(".//result")) == 1
    (reason,) = refusals(changed(book, "V-01", standing="stands"))
    assert "no confirmed claim" in reason
    (reason,) = refusals(changed(book, "O-01", date=Interval()))
    assert "dates are not known" in reason
    silent = changed(changed(book, "E-91", bearing="not_assessed"), "E-92", bearing="not_assessed")
    assert any("that it happened is only" in reason for reason in refusals(silent))
    assert any("draft" in reason for reason in refusals(changed(book, "O-01", status="draft")))


def test_a_view_without_outcomes_is_refused() -> None:
    (reason,) = refusals(Casebook())
    assert reason == "the view for a donor holds no outcome"


def test_a_change_for_the_worse_says_so() -> None:
    book = changed(strong_book(), "O-01", negative=True, unintended=True)
    said = parsed(iati_results(assess(book), ACTIVITY)).findtext(".//result/description/narrative", "")
    assert "a change for the worse. Nobody had planned for it." in said


def test_words_stay_words() -> None:
    hostile = "the wardens <script>&amp;]]></narrative>\x01\u202e keep a register"
    content = iati_results(assess(changed(strong_book(), "O-01", statement=hostile)), ACTIVITY)
    title = parsed(content).findtext(".//result/title/narrative", "")
    assert title == "The wardens <script>&amp;]]></narrative>[U+0001][U+202E] keep a register."
    assert b"\x01" not in content


@pytest.mark.parametrize(
    ("change", "option"),
    [
        ({"identifier": "XM-1"}, "--activity-id"),
        ({"identifier": "XM-OR-7-A B"}, "--activity-id"),
        ({"identifier": "XM-OR-7-A&B"}, "--activity-id"),
        ({"organisation_type": "99"}, "--reporting-org-type"),
        ({"status": "running"}, "--status"),
        ({"start": "2031-02-30"}, "--start"),
        ({"start": "31.1.2031"}, "--start"),
        ({"role": "5"}, "--role"),
        ({"title": " "}, "--title"),
    ],
)
def test_what_the_standard_does_not_allow_is_refused(change: dict[str, str], option: str) -> None:
    assert {problem.column for problem in activity_problems(ACTIVITY._replace(**change))} == {option}


def broken(written: bytes, path: str, how: str) -> set[str]:
    """Break a written file at one element, and give the rules that notice."""
    root = copy.deepcopy(parsed(written))
    element = root.find(path)
    assert element is not None
    kind, _, rest = how.partition(" ")
    if kind == "without":
        child = element.find(rest)
        assert child is not None
        element.remove(child)
    elif kind == "turned":
        element[:] = list(reversed(element))
    elif kind == "twice":
        child = element.find(rest)
        assert child is not None
        element.insert(list(element).index(child), copy.deepcopy(child))
    elif kind == "set":
        name, _, value = rest.partition("=")
        element.set(name, value)
    elif kind == "drop":
        del element.attrib[rest]
    elif kind == "say":
        element.text = rest
    elif kind == "add":
        ET.SubElement(element, rest)
    return {problem.rule for problem in standard_problems(root)}


PERIOD = "iati-activity/result/indicator/period"


@pytest.mark.parametrize(
    ("path", "how", "rule"),
    [
        ("iati-activity", "without title", "IA3"),
        ("iati-activity", "turned", "IA3"),
        ("iati-activity", "twice activity-status", "IA3"),
        ("iati-activity", "add website", "IA1"),
        ("iati-activity/result", "without indicator", "IA3"),
        ("iati-activity/result", "set type=7", "IA5"),
        ("iati-activity/result", "drop type", "IA4"),
        ("iati-activity/result/indicator", "set measure=6", "IA5"),
        ("iati-activity/result/title/narrative", "say", "IA2"),
        ("iati-activity/result/title", "say words", "IA2"),
        (PERIOD, "without period-end", "IA3"),
        (f"{PERIOD}/period-start", "set iso-date=2031-13-01", "IA5"),
        (f"{PERIOD}/period-start", "set iso-date=2032-01-01", "IA6"),
        (f"{PERIOD}/actual", "set value=1", "IA4"),
        (f"{PERIOD}/actual", "set colour=red", "IA4"),
    ],
)
def test_a_breach_of_the_standard_is_noticed(written: bytes, path: str, how: str, rule: str) -> None:
    assert standard_problems(parsed(written)) == ()
    assert rule in broken(written, path, how)


def test_nothing_is_put_in_place_if_a_withheld_word_would_leave(example: Casebook, tmp_path: Path) -> None:
    target = tmp_path / "results.xml"
    target.write_text("what stood there", encoding="utf-8")
    hidden = next(row for row in example.actors if row.kind == "person" and " " in row.name)
    with pytest.raises(FindingsError) as error:
        publish_results(example, ACTIVITY._replace(title=f"For {hidden.name}"), target)
    assert hidden.name not in str(error.value)
    assert target.read_text(encoding="utf-8") == "what stood there"
    assert [path.name for path in tmp_path.iterdir()] == ["results.xml"]


def test_a_name_nobody_registered_blocks_the_release(example: Casebook, tmp_path: Path) -> None:
    shown = next(row for row in example.outcomes if "Ferry Road station publishes" in row.statement)
    book = changed(example, shown.outcome_id, statement=f"{shown.statement} says Zoltan Quellemar")
    with pytest.raises(FindingsError) as error:
        publish_results(book, ACTIVITY, tmp_path / "results.xml")
    assert "Quellemar" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(example: Casebook, tmp_path: Path) -> None:
    for target in (tmp_path / "results.txt", tmp_path / "nowhere" / "results.xml"):
        with pytest.raises(FindingsError) as error:
            publish_results(example, ACTIVITY, target)
        assert {finding.rule for finding in error.value.findings} == {"IA9"}


def test_the_command_writes_the_file_and_says_what_is_not_in_it(tmp_path: Path, written: bytes) -> None:
    target = tmp_path / "results.xml"
    arguments = [
        "iati", str(data_path("example/casebook.xlsx")), "-o", str(target),
        "--activity-id", ACTIVITY.identifier, "--title", ACTIVITY.title,
        "--description", ACTIVITY.description, "--reporting-org", ACTIVITY.organisation,
        "--reporting-org-name", ACTIVITY.organisation_name,
        "--reporting-org-type", "22", "--status", "2", "--start", ACTIVITY.start,
    ]  # fmt: skip
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert target.read_bytes() == written
    assert "this outcome is not reported" in done.output
    refused = CliRunner().invoke(app, [*arguments, "--status", "9"])
    assert refused.exit_code == 1
    assert "--status" in refused.output
