"""The to-do list: the same rows as the findings, in a spreadsheet that people can filter and fill in."""

from collections import Counter
from pathlib import Path

import pytest
from checked_harvest import harvest
from openpyxl import load_workbook

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.todo import COUNT_COLUMNS, TODO_COLUMNS, count_rows, save_todo, todo_rows


def book() -> Casebook:
    read = harvest(
        {"year": ""}, {"outcome": "There is more trust."}, {"confidential": "no", "unintended": "yes"}
    )
    misspelt = Finding(
        rule="heading misspelt", severity="warning", file="record.txt", line=4, column="=Counrty",
        nearest="country",
        reason="the heading seems to be misspelt", allowed="a known heading", remedy="Correct the heading.",
    )  # fmt: skip
    return read.with_rows(findings=(misspelt, *check_harvest(read)))


def test_every_finding_is_a_row_and_the_counts_add_up(tmp_path: Path) -> None:
    casebook = book()
    save_todo(casebook, tmp_path / "todo.xlsx")
    sheets = load_workbook(tmp_path / "todo.xlsx")
    first, second = sheets["to do"], sheets["by rule"]
    rows = [tuple(str(cell or "") for cell in row) for row in first.iter_rows(values_only=True)]
    assert rows[0] == TODO_COLUMNS
    assert rows[1:] == list(todo_rows(casebook))
    assert Counter(row[0] for row in rows[1:]) == Counter(finding.rule for finding in casebook.findings)
    counts = list(second.iter_rows(values_only=True))
    assert counts[0] == COUNT_COLUMNS
    assert sum(int(str(row[3])) for row in counts[1:]) == len(casebook.findings)
    assert len(counts) - 1 == len({(each.severity, each.rule) for each in casebook.findings})


def test_the_gravest_stand_first_and_what_was_not_checked_last() -> None:
    severities = [row[2] for row in todo_rows(book())]
    order = ["error", "warning", "note", "not_checked"]
    assert severities == sorted(severities, key=order.index)
    assert severities[-1] == "not_checked"
    assert [row[2] for row in count_rows(book())] == sorted(
        (row[2] for row in count_rows(book())), key=order.index
    )


def test_a_row_says_the_place_what_is_wrong_and_what_to_do() -> None:
    row = next(row for row in todo_rows(book()) if row[0] == "heading misspelt")
    assert row[1:6] == ("Misspelt heading", "warning", "record.txt", "line 4", "=Counrty")
    assert row[6] == (
        'The heading seems to be misspelt. Allowed: a known heading. Did you mean "country"?'
    )  # fmt: skip
    assert row[7:] == ("Correct the heading.", "", "", "")
    cell = next(row for row in todo_rows(book()) if row[0] == "statement incomplete")
    assert cell[3:5] == ("harvest.xlsx", 'sheet "OH", row 3')


def test_people_can_filter_fill_in_and_tick_off(tmp_path: Path) -> None:
    save_todo(book(), tmp_path / "todo.xlsx")
    sheet = load_workbook(tmp_path / "todo.xlsx")["to do"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"yes,no"'
    assert str(choice.sqref) == f"J2:J{sheet.max_row}"
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row), "no formula"
    assert sheet.column_dimensions["G"].width == 60


def test_the_same_findings_give_the_same_bytes_and_what_stood_there_is_put_aside(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    other.write_text("an old list", encoding="utf-8")
    assert save_todo(book(), one) is None
    assert save_todo(book(), one) is None
    aside = save_todo(book(), other)
    assert aside == tmp_path / "other_earlier.xlsx"
    assert aside.read_text(encoding="utf-8") == "an old list"
    assert one.read_bytes() == other.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "one.xlsx",
        "other.xlsx",
        "other_earlier.xlsx",
    ]


def test_a_harvest_without_findings_gives_an_empty_list(tmp_path: Path) -> None:
    save_todo(Casebook(), tmp_path / "todo.xlsx")
    assert load_workbook(tmp_path / "todo.xlsx")["to do"].max_row == 1


@pytest.mark.parametrize("name", ["todo.csv", "todo", "missing/todo.xlsx"])
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    with pytest.raises(FindingsError, match="todo file"):
        save_todo(book(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_fits_no_cell_leaves_the_old_list_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "todo.xlsx"
    path.write_bytes(b"old")
    long = Finding(rule="heading unknown", severity="warning", column="x" * 40_000, reason="no such field")
    with pytest.raises(FindingsError, match="longer than a spreadsheet cell"):
        save_todo(Casebook(findings=(long,)), path)
    assert path.read_bytes() == b"old"


def fill_in(path: Path, rule: str, *said: str) -> None:
    """Write who, done and remarks beside the first finding of a rule, as a person does."""
    sheets = load_workbook(path)
    row = next(row for row in sheets["to do"].iter_rows(min_row=2) if row[0].value == rule)
    for cell, text in zip(row[-3:], said, strict=True):
        cell.value = text
    sheets.save(path)


def filled(path: Path, sheet: str) -> list[tuple[str, ...]]:
    sheets = load_workbook(path)
    rows = sheets[sheet].iter_rows(min_row=2, values_only=True) if sheet in sheets.sheetnames else ()
    said = [tuple(str(cell or "") for cell in (row[0], *row[-3:])) for row in rows]
    return [row for row in said if any(row[1:])]


def test_what_people_filled_in_stands_beside_its_finding_when_the_list_is_written_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "todo.xlsx"
    save_todo(book(), path)
    fill_in(path, "heading misspelt", "R. Ames", "yes", "asked the author")
    fill_in(path, "statement incomplete", "B. Orr", "no", "")
    said = filled(path, "to do")
    assert save_todo(book(), path) is None
    assert filled(path, "to do") == said
    moved = [
        each.model_copy(update={"line": 9}) if each.rule == "heading misspelt" else each
        for each in book().findings
    ]
    later = book().with_rows(findings=[each for each in moved if each.rule != "statement incomplete"])
    assert save_todo(later, path) is None
    assert filled(path, "to do") == [("heading misspelt", "R. Ames", "yes", "asked the author")]
    assert filled(path, "no longer found") == [("statement incomplete", "B. Orr", "no", "")]
    save_todo(book(), path)
    assert sorted(filled(path, "to do")) == sorted(said), "what is found again takes its words back"
    assert filled(path, "no longer found") == []


def test_a_list_with_a_column_or_sheet_of_ones_own_is_put_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "todo.xlsx"
    for number, change in enumerate(("column", "sheet", "formula"), start=1):
        save_todo(book(), path)
        sheets = load_workbook(path)
        if change == "sheet":
            sheets.create_sheet("my notes")["A1"] = "ask the clerk"
        elif change == "formula":
            sheets["to do"]["K2"] = "=A2"
        else:
            sheets["to do"]["L1"] = "my column"
        sheets.save(path)
        kept = path.read_bytes()
        aside = save_todo(book(), path)
        assert aside is not None
        assert aside.name == (f"todo_earlier{['', '_2', '_3'][number - 1]}.xlsx")
        assert aside.read_bytes() == kept
