"""What an evaluator types and sends: understood, or refused with the place and the remedy."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sjc_analysis import tables
from sjc_analysis.cli import app
from sjc_analysis.configurations import compare_file, configuration_lines
from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError

EXAMPLE = data_path("example/cases.csv")
CONDITIONS = "TRAINED,ALLY,PRESS,PETITION"


def refused(tmp_path: Path, text: str, **asked: object) -> list[Finding]:
    """Give the findings of a file that cannot be compared."""
    path = tmp_path / "cases.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        compare_file(path, **{"outcome": "Y", "conditions": "A,B", **asked})  # type: ignore[arg-type]
    return list(error.value.findings)


def test_a_harvest_of_outcomes_alone_is_refused_with_the_reason(tmp_path: Path) -> None:
    text = "case,A,B,Y\nOne,1,0,1\nTwo,1,1,1\n"
    for negate in (False, True):
        (finding,) = refused(tmp_path, text, negate=negate)
        assert "survivorship" in finding.reason
        assert "did not" in finding.remedy


def test_no_case_with_the_outcome_is_refused(tmp_path: Path) -> None:
    (finding,) = refused(tmp_path, "case,A,B,Y\nOne,1,0,0\nTwo,1,1,.2\n")
    assert finding.reason == "no case has the outcome"


def test_half_a_membership_is_refused_at_its_row(tmp_path: Path) -> None:
    text = "case,A,B,Y\nOne,1,0.5,1\nTwo,1,1,0\nThree,550,1,.5\n"
    findings = refused(tmp_path, text, calibrate=["A=550:550.5:551"])
    assert [(finding.row, finding.column, finding.rule) for finding in findings] == [
        (2, "B", "QC8"),
        (4, "Y", "QC8"),
    ]
    (finding,) = refused(tmp_path, "case,A,B,Y\nOne,9,1,1\nTwo,5,1,0\n", calibrate=["A=1:5:9"])
    assert (finding.row, finding.column) == (3, "A")
    assert "crossover" in finding.remedy


def test_all_problems_of_a_file_are_said_at_once_and_no_value_is_repeated(tmp_path: Path) -> None:
    text = 'case,A,B,Y\nOne,secret,0,1\nTwo,,1,0\nTwo,7,1,0\nFour,1,"0,9",0\n'
    findings = refused(tmp_path, text)
    assert [(finding.row, finding.column, finding.rule) for finding in findings] == [
        (3, "case", "QC5"),
        (4, "case", "QC5"),
        (2, "A", "QC6"),
        (3, "A", "QC6"),
        (4, "A", "QC7"),
        (5, "B", "QC6"),
    ]
    assert "secret" not in str(FindingsError.of(findings))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("case,A,A,B,Y\nOne,1,0,1,1\n", "QC4"),
        ("case,A,Bb,Y\nOne,1,0,1\n", "QC4"),
        ("case,A,B,Y\n", "QC4"),
        ("case,A,B,Y\nOne,1,0\n", "QC4"),
        (",,\n,,\n", "QC4"),
        ('case,A,B,Y\n"One,1,0,1\n', "quotation marks"),
        ("", "empty"),
    ],
)
def test_a_file_of_the_wrong_form_is_refused(tmp_path: Path, text: str, rule: str) -> None:
    assert {finding.rule for finding in refused(tmp_path, text)} == {rule}


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ({"outcome": ""}, "--outcome"),
        ({"outcome": "~Y"}, "--outcome"),
        ({"conditions": ""}, "--conditions"),
        ({"conditions": "A,A"}, "--conditions"),
        ({"conditions": "A,Y"}, "--conditions"),
        ({"conditions": "A*B"}, "--conditions"),
        ({"conditions": ",".join(f"C{at}" for at in range(15))}, "--conditions"),
        ({"calibrate": ["A"]}, "--calibrate"),
        ({"calibrate": ["A=1:2"]}, "--calibrate"),
        ({"calibrate": ["A=x"]}, "--calibrate"),
        ({"calibrate": ["A=1e999"]}, "--calibrate"),
        ({"calibrate": ["A=3:2:5"]}, "--calibrate"),
        ({"calibrate": ["C=1"]}, "--calibrate"),
        ({"calibrate": ["A=1", "A=2"]}, "--calibrate"),
        ({"expect": "C"}, "--expect"),
        ({"expect": "A,~A"}, "--expect"),
        ({"consistency": 0.5}, "--consistency"),
        ({"consistency": float("nan")}, "--consistency"),
        ({"pri": 2.0}, "--pri"),
        ({"frequency": 0}, "--frequency"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    tmp_path: Path, asked: dict[str, object], column: str
) -> None:
    findings = refused(tmp_path, "case,A,B,Y\nOne,1,0,1\nTwo,1,1,0\n", **asked)
    assert {finding.column for finding in findings} == {column}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_understood_and_a_file_without_names_gets_rows(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("\ufeff" + "A,B,Y\n1,0,1\n0,1,0\n".replace(",", mark), encoding="utf-8")
    found = compare_file(path, "Y", "A,B")
    assert [row.cases for row in found.truth_table] == [("row 3",), ("row 2",)]


def test_falling_anchors_make_less_into_more(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case,CABINETS,Y\nOne,4,1\nTwo,13,0\n", encoding="utf-8")
    found = compare_file(path, "Y", "CABINETS", calibrate=["CABINETS=15:9.5:5"])
    assert {row.cases: row.conditions["CABINETS"] for row in found.truth_table} == {("One",): 1, ("Two",): 0}


def limits(text: str, tmp_path: Path, **asked: object) -> dict[str, tuple[str, ...]]:
    path = tmp_path / "cases.csv"
    path.write_text(text, encoding="utf-8")
    found = compare_file(path, **{"outcome": "Y", "conditions": "A,B", **asked})  # type: ignore[arg-type]
    return {limit.rule: limit.rows for limit in found.limits}


def test_too_few_cases_for_the_conditions_are_said(tmp_path: Path) -> None:
    few = limits("case,A,B,Y\nOne,1,1,1\nTwo,1,0,0\nThree,0,1,0\n", tmp_path)
    assert {"QL3", "QL4"} <= set(few)
    many = "".join(f"c{at},1,1,1\nd{at},1,0,0\ne{at},0,1,0\nf{at},0,0,0\n" for at in range(5))
    assert not {"QL3", "QL4"} & set(limits("case,A,B,Y\n" + many, tmp_path))


def test_contradictions_and_cases_without_a_solution_are_named(tmp_path: Path) -> None:
    found = limits("case,A,B,Y\nOne,1,1,1\nTwo,1,1,0\nThree,1,0,1\nFour,0,0,0\n", tmp_path)
    assert found["QL6"] == ("Two",)
    assert found["QL10"] == ("One",)


def test_a_condition_that_never_varies_is_named(tmp_path: Path) -> None:
    assert limits("case,A,B,Y\nOne,1,1,1\nTwo,1,0,0\n", tmp_path)["QL5"] == ("A",)


def test_a_row_sufficient_for_both_is_named(tmp_path: Path) -> None:
    """One case barely in the row and barely out of the outcome fits either way (Schneider and Wagemann)."""
    text = "case,A,B,Y\nOne,.55,.9,.6\nTwo,.1,.1,.1\nThree,.9,.1,.1\n"
    assert limits(text, tmp_path)["QL7"] == ("row 4",)
    assert "QL7" not in limits(text, tmp_path, pri=0.9)


def test_without_positive_or_without_negative_rows_no_solution_is_made_up(tmp_path: Path) -> None:
    mixed = "case,A,B,Y\nOne,1,1,1\nTwo,1,1,0\n"
    assert "QL11" in limits(mixed, tmp_path)
    almost = "case,A,B,Y\n" + "".join(f"c{at},1,1,1\n" for at in range(4)) + "d,1,1,0\n"
    path = tmp_path / "cases.csv"
    assert "QL12" in limits(almost, tmp_path)
    assert compare_file(path, "Y", "A,B").parsimonious.models == ()


def test_rows_under_the_frequency_cutoff_count_as_not_observed() -> None:
    found = compare_file(EXAMPLE, "ANSWER", CONDITIONS, frequency=2)
    codes = {row.row: row.outcome for row in found.truth_table}
    assert codes[12] == codes[1] == "?"
    assert codes[15] == "1"
    assert "Weavers" in next(limit.rows for limit in found.limits if limit.rule == "QL9")


def test_assumptions_held_for_both_outcomes_are_counted() -> None:
    """TRAINED*ALLY assumes 13 (1,1,0,0) and 14 (1,1,0,1); ~PRESS, of the absence, assumes them as well."""
    found = compare_file(EXAMPLE, "ANSWER", CONDITIONS)
    first = found.parsimonious.models[0]
    assert first.expression == "TRAINED*ALLY + PRESS*PETITION"
    assert first.contradictory_rows == first.against_necessity_rows == (13, 14)
    assert found.parsimonious.models[1].contradictory == 0


def test_intermediate_models_are_given_for_every_pair() -> None:
    found = compare_file(EXAMPLE, "ANSWER", CONDITIONS, expect=CONDITIONS)
    assert [(model.name, model.expression) for model in found.intermediate.models] == [
        ("C1P1-M1", "PRESS*PETITION + TRAINED*ALLY*PRESS"),
        ("C1P2-M1", "PRESS*PETITION + TRAINED*ALLY*PRESS"),
    ]


def test_other_cutoffs_give_what_they_say() -> None:
    found = compare_file(EXAMPLE, "ANSWER", CONDITIONS)
    spans = [each for each in found.robustness if each.cutoff == "consistency"]
    assert [(each.low, each.high, each.same) for each in spans] == [(0.5, 0.8, True), (0.8, 1.0, False)]
    for each in spans:
        again = compare_file(EXAMPLE, "ANSWER", CONDITIONS, consistency=(each.low + each.high) / 2)
        assert tuple(model.expression for model in again.parsimonious.models) == each.parsimonious


def test_limits_come_before_results_and_names_are_inert(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case,A,Y\nOne\u202e,1,1\n=2+3,0,0\n", encoding="utf-8")
    lines = configuration_lines(compare_file(path, "Y", "A"))
    assert lines.index("Limits") < next(at for at, line in enumerate(lines) if line.startswith("Necessity"))
    assert "\u202e" not in "\n".join(lines)


def test_the_command_gives_text_and_json() -> None:
    arguments = ["configurations", str(EXAMPLE), "--outcome", "ANSWER", "--conditions", CONDITIONS]
    text = CliRunner().invoke(app, arguments)
    assert text.exit_code == 0
    assert "P2: ALLY*PRESS + PRESS*PETITION -> ANSWER" in text.output
    found = json.loads(CliRunner().invoke(app, [*arguments, "--negate", "--json"]).output)
    assert found["negated"]
    assert found["with_outcome"] == 9
    assert [model["expression"] for model in found["parsimonious"]["models"]] == ["~PRESS + ~ALLY*~PETITION"]
    bad = CliRunner().invoke(app, [*arguments, "--expect", "TRAINNED"])
    assert bad.exit_code == 1
    assert 'Did you mean "TRAINED"?' in bad.output


def test_the_tables_hold_every_path_and_case() -> None:
    found = compare_file(EXAMPLE, "ANSWER", CONDITIONS)
    models = tables.configuration_models_table(found)
    assert list(models["Model"]) == ["C1", "C1", "C1", "P1", "P1", "P1", "P2", "P2", "P2"]
    assert list(models["Path"][:2]) == [
        "whole: ~ALLY*PRESS*PETITION + TRAINED*ALLY*PRESS*~PETITION",
        "~ALLY*PRESS*PETITION",
    ]
    rows = tables.truth_table_table(found)
    assert sum(len(cell.splitlines()) for cell in rows["Cases with the outcome"]) == found.with_outcome
    assert "trivial" in set(tables.necessity_table(found)["Necessary"])
    assert list(tables.configuration_limits_table(found)["Rule"]) == [limit.rule for limit in found.limits]
