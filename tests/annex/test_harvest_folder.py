"""The folder of a harvest: inert tables, explained columns, a donor's folder through the gate."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from portfolio.across_book import SECRETS, across_book
from typer.testing import CliRunner

from sjc_analysis.annex import make_harvest
from sjc_analysis.annex.books import column_meanings, verdict_sheets
from sjc_analysis.annex.methods_note import methods_note
from sjc_analysis.assessment import assess
from sjc_analysis.cli import app
from sjc_analysis.findings import FindingsError
from sjc_analysis.portfolio import across_harvest, conditions_csv
from sjc_analysis.records import Source
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.workbook import save_casebook
from sjc_analysis.workbook.plain_book import PlainSheet, plain_book


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_donor_s_folder_has_the_same_bytes_whatever_is_confidential(tmp_path: Path) -> None:
    folders = [tmp_path / f"donor{number}" for number in range(len(SECRETS))]
    for folder, secret in zip(folders, SECRETS, strict=True):
        make_harvest(across_book(secret), "donor", folder)
    first, *others = map(contents, folders)
    assert {"harvest.xlsx", "findings.xlsx", "cases.csv", "methods_note.md", "index.html"} <= first.keys()
    assert all(other == first for other in others)


def test_pictures_have_their_words_beside_them(tmp_path: Path) -> None:
    make_harvest(across_book(), "evaluator", tmp_path / "out")
    pictures = sorted((tmp_path / "out" / "pictures").glob("*.png"))
    assert len(pictures) == 4
    assert all(len(path.with_suffix(".txt").read_text("utf-8")) > 20 for path in pictures)


def test_cases_say_which_kinds_of_acts_led_to_each_change_and_none_of_people_at_risk_for_a_donor() -> None:
    book = across_book()
    petition = book.events[3].model_copy(update={"event_id": "A-09", "side": "other", "kind": "other"})
    link = book.links[0].model_copy(update={"link_id": "L-09", "cause_id": "A-09", "quote": None})
    family = book.actors[1].model_copy(update={"kind": "person", "role": "family"})
    book = book.with_rows(
        events=(*book.events, petition),
        links=(*book.links, link),
        actors=(book.actors[0], family, book.actors[2]),
    )
    written = {
        audience: conditions_csv(across_harvest(assess(book), audience).harvest).splitlines()
        for audience in ("evaluator", "donor")
    }
    assert written["evaluator"] == [
        "CASE,OTHER_OTHER,TRAINED,OUTCOME", "O-01,1,1,1", "O-03,0,1,1",
    ]  # fmt: skip
    assert written["donor"] == ["CASE,TRAINED,OUTCOME", "O-03,1,1"]


def test_digests_are_the_evaluator_s_alone(tmp_path: Path) -> None:
    for audience in ("evaluator", "donor"):
        make_harvest(across_book(), audience, tmp_path / audience)
    note = (tmp_path / "evaluator" / "methods_note.md").read_text("utf-8")
    assert "r01.txt, SHA-256" in note
    assert "R. Ames" in note
    donor = (tmp_path / "donor" / "methods_note.md").read_text("utf-8")
    assert "SHA-256" not in donor
    assert "Ames" not in donor


def test_a_name_nobody_placed_stops_a_donor_s_folder(tmp_path: Path) -> None:
    book = across_book()
    outcome = book.outcomes[0].model_copy(update={"statement": "the wardens met Mara Tull"})
    named = book.with_rows(outcomes=[outcome, *book.outcomes[1:]])
    with pytest.raises(FindingsError):
        make_harvest(named, "donor", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_annex_has_a_row_a_claim_and_explains_every_column_and_no_other() -> None:
    sheets = {sheet.name: sheet for sheet in verdict_sheets(assess(across_book()))}
    assert [row[0] for row in sheets["claims"].rows] == ["C-01", "C-02", "C-03", "C-04"]
    told = {
        (name, each)
        for name, sheet in sheets.items()
        if name not in ("columns", "words")
        for each in sheet.headings
    }
    assert {row[:2] for row in sheets["columns"].rows} == told == {*column_meanings()}


def test_a_donor_s_annex_speaks_of_no_margin_prior_or_rule() -> None:
    sheets = verdict_sheets(assess(across_book()), "donor")
    words = " ".join(
        text for sheet in sheets for row in (sheet.headings, *sheet.rows) for text in row
    ).casefold()
    assert not [word for word in ("posterior", "prior", "margin", "decibel", "rule") if f" {word}" in words]


def test_the_note_counts_links_that_nobody_read_apart() -> None:
    link = Source(source_id="S-91", kind="cited_link", url="https://example.org/a", interest="independent")
    book = across_book()
    notes = [
        methods_note(across_harvest(assess(each)), load_rubrics(), "evaluator")
        for each in (book, book.with_rows(sources=[*book.sources, link]))
    ]
    assert ["4 sources" in note for note in notes] == [True, True]
    assert ["besides, 0 cited" in notes[0], "besides, 1 cited link that" in notes[1]] == [True, True]
    assert not any("cited link, independent" in note for note in notes)


def test_cells_cannot_act(tmp_path: Path) -> None:
    hostile = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx")
    path = tmp_path / "a.xlsx"
    path.write_bytes(plain_book("a.xlsx", [PlainSheet("t", ("a",) * 5, (hostile,), ("=2+2",))]))
    cells = [cell for row in load_workbook(path)["t"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[-5:]] == list(hostile)


def test_what_stands_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(FindingsError):
        make_harvest(across_book(), "evaluator", tmp_path / "out")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


def test_the_command_writes_the_folder(tmp_path: Path) -> None:
    save_casebook(across_book(), tmp_path / "book.xlsx")
    answer = CliRunner().invoke(app, ["harvest", str(tmp_path / "book.xlsx"), "-o", str(tmp_path / "out")])
    assert answer.exit_code == 0
    assert (tmp_path / "out" / "harvest.xlsx").is_file()
