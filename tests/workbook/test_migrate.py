"""A casebook of an earlier form is read as one of today, and every change is said."""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from sjc_analysis.casebook import Casebook
from sjc_analysis.cli import app
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Cluster, Link, Outcome, Passage, Quote, Source
from sjc_analysis.workbook import load_casebook, save_casebook
from sjc_analysis.workbook.migrate import Change, migrated
from sjc_analysis.workbook.sheets import Sheet

TEXT = "The ferry office opened a desk. Then the council printed the timetable."
SAID = Quote(passage_id="P-01", start=32, end=len(TEXT) - 1, text=TEXT[32:-1])
DECIDED = {"status": "confirmed", "decided_by": "R. Ames", "reason": "the clerk said so"}
BOOK = Casebook(
    sources=(Source(source_id="S-01"),),
    passages=(Passage(passage_id="P-01", source_id="S-01", start=0, end=len(TEXT), text=TEXT),),
    outcomes=(
        Outcome(outcome_id="O-01", statement="the office opened a desk"),
        Outcome(outcome_id="O-02", statement="the council printed it", quote=SAID, withheld=True, **DECIDED),
        Outcome(outcome_id="O-03", statement="people read it", rule="outcome told as a result"),
    ),
    links=(Link(link_id="L-04", cause_id="O-01", effect_id="O-03", basis="stated_cause"),),
    clusters=(Cluster(cluster_id="D-01", name="one desk"),),
)


def old_file(tmp_path: Path, *, follows: dict[str, str], rho: str = "") -> Path:
    """Save the casebook as an earlier edition did: with columns, also in its own list, that are no more."""
    path = tmp_path / "old.xlsx"
    save_casebook(BOOK, path)
    book = openpyxl.load_workbook(path)
    sheet = book["outcomes"]
    at = sheet.max_column + 1
    sheet.cell(1, at, "follows_from_ids")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, at, follows.get(str(sheet.cell(row, 1).value), ""))
    book["columns"].append(["outcomes", "follows_from_ids"])
    sheet = book["clusters"]
    at = sheet.max_column + 1
    sheet.cell(1, at, "rho")
    sheet.cell(2, at, rho)
    if rho:
        headings = [cell.value for cell in sheet[1]]
        sheet.cell(2, headings.index("treatment") + 1, "correlation")
    book.save(path)
    return path


def test_an_earlier_outcome_becomes_a_step_with_the_decision_of_its_outcome(tmp_path: Path) -> None:
    book = load_casebook(old_file(tmp_path, follows={"O-02": "O-01", "O-03": "O-01 | o-02"}))
    assert book.links == (
        *BOOK.links,
        Link(link_id="L-05", cause_id="O-01", effect_id="O-02", quote=SAID, withheld=True, **DECIDED),
        Link(link_id="L-06", cause_id="O-02", effect_id="O-03", rule="outcome told as a result"),
    )
    assert book.outcomes == BOOK.outcomes
    (note,) = book.findings
    assert (note.rule, note.severity, note.sheet, note.row) == ("W23", "note", "outcomes", 3)
    assert note.column == "follows_from_ids"


def test_what_was_migrated_is_saved_in_the_new_form_and_said_once(tmp_path: Path) -> None:
    first = load_casebook(old_file(tmp_path, follows={"O-02": "O-01"}, rho="0.5"))
    save_casebook(first, tmp_path / "new.xlsx")
    assert load_casebook(tmp_path / "new.xlsx") == first
    assert [note.column for note in first.findings] == ["follows_from_ids", "treatment", "rho"]
    assert first.clusters[0].treatment == "once"


def test_blank_columns_of_an_earlier_form_change_nothing_and_need_no_word(tmp_path: Path) -> None:
    assert load_casebook(old_file(tmp_path, follows={})) == BOOK


@pytest.mark.parametrize("named", ["O-09", "O-02", "A-01", "the desk"])
def test_an_earlier_outcome_that_is_none_is_an_error_at_its_own_place(tmp_path: Path, named: str) -> None:
    with pytest.raises(FindingsError) as caught:
        load_casebook(old_file(tmp_path, follows={"O-02": named}))
    (finding,) = (each for each in caught.value.findings if each.severity == "error")
    assert (finding.rule, finding.sheet, finding.row) == ("W24", "outcomes", 3)
    assert "the desk" not in str(caught.value)


def test_a_folder_of_an_earlier_form_without_any_links(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "outcomes.csv").write_text(
        "outcome_id,statement,Follows from ids\nO-01,a desk,\nO-02,a timetable,O-01\n", encoding="utf-8"
    )
    (link,) = load_casebook(folder).links
    assert (link.link_id, link.cause_id, link.effect_id, link.basis) == ("L-01", "O-01", "O-02", "inferred")
    assert link.is_draft


def test_a_heading_can_be_renamed() -> None:
    sheets = {"links": Sheet("links", ((1, ("link_id", "Strength")), (2, ("L-01", "inferred"))))}
    renamed = Change("links", "strength", "it is called basis now", becomes="basis")
    new, (note,) = migrated("old.xlsx", sheets, [renamed])
    assert new["links"].rows == ((1, ("link_id", "basis")), (2, ("L-01", "inferred")))
    assert (note.row, note.column) == (2, "strength")


@pytest.mark.parametrize(("follows", "notes"), [({"O-02": "O-01"}, 1), ({}, 0)])
def test_who_checks_a_casebook_is_told_what_was_taken_over(
    tmp_path: Path, follows: dict[str, str], notes: int
) -> None:
    ran = CliRunner().invoke(app, ["check", str(old_file(tmp_path, follows=follows))])
    assert (ran.exit_code, ran.output.count("(W23)")) == (0, notes)
