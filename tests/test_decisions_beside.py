"""Files beside a casebook: they come back as they were, and an earlier one is never overwritten."""

from pathlib import Path

import pytest
from decisions_made import SAID, draft, update
from openpyxl import load_workbook as open_sheets
from openpyxl.comments import Comment

from sjc_analysis.decisions import (
    Disagreement,
    check_not_over,
    keep_decisions,
    merge_coders,
    not_carried,
    save_disagreements,
    save_lost,
)
from sjc_analysis.findings import FindingsError
from sjc_analysis.workbook import load_casebook, save_casebook


@pytest.mark.parametrize(("name", "first", "second"), [
    ("casebook.xlsx", "casebook_lost.xlsx", "casebook_lost_2.xlsx"),
    ("v1.2 folder", "v1.2 folder_lost", "v1.2 folder_lost_2"),
])  # fmt: skip
def test_lost_rows_are_saved_whole_and_once_each(tmp_path: Path, name: str, first: str, second: str) -> None:
    row = next(row for row in draft().outcomes if "every week" in row.statement)
    old = update(draft(), {row.outcome_id: {**SAID, "status": "confirmed"}})
    kept = keep_decisions(draft("a word of an outcome"), old)
    for expected in (first, second):
        path = save_lost(kept, tmp_path / name)
        assert path == tmp_path / expected
        assert load_casebook(path) == kept.lost_rows
    assert not (tmp_path / name).exists()


def test_nothing_lost_or_disputed_writes_nothing(tmp_path: Path) -> None:
    assert save_lost(keep_decisions(draft(), draft()), tmp_path / "casebook.xlsx") is None
    merge = merge_coders(draft(), draft())
    assert save_disagreements(merge.disagreements, tmp_path / "casebook.xlsx") is None
    assert [*tmp_path.iterdir()] == []


def test_a_value_that_looks_like_a_formula_is_written_as_text(tmp_path: Path) -> None:
    said = Disagreement("events", "A-01", "place", "=1+1", "Lowbridge", "R. Ames", "B. Orr", "", "@home")
    path = save_disagreements([said], tmp_path / "casebook.xlsx")
    assert path == tmp_path / "casebook_disagreements.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("table,row_id,column,value_one,value_two")
    assert lines[1] == "events,A-01,place,'=1+1,Lowbridge,R. Ames,B. Orr,,'@home"


def test_a_folder_that_does_not_exist_is_named_plainly(tmp_path: Path) -> None:
    said = Disagreement("events", "A-01", "place", "here", "there", "", "", "", "")
    with pytest.raises(FindingsError) as error:
        save_disagreements([said], tmp_path / "nowhere" / "casebook.xlsx")
    assert "casebook_disagreements.csv" in str(error.value)


def test_sheets_and_notes_of_ones_own_are_named_and_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "casebook.xlsx"
    save_casebook(draft(), path)
    assert not_carried(path) == ()
    check_not_over(path, [path])
    sheets = open_sheets(path)
    sheets.create_sheet("note of mine")["A1"] = "ask the clerk of Lowbridge"
    sheets["events"]["C2"].comment = Comment("who said so?", "R. Ames")
    sheets.save(path)
    assert load_casebook(path) == draft()
    assert not_carried(path) == ('the sheet "note of mine"', 'notes on cells of the sheet "events"')
    check_not_over(tmp_path / "another.xlsx", [path])
    with pytest.raises(FindingsError, match="own notes") as error:
        check_not_over(path, [tmp_path / "b.xlsx", path])
    assert "clerk" not in str(error.value)
