"""What an evaluator does in a spreadsheet program is understood, or refused with place and remedy."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from sjc_analysis.casebook import Casebook
from sjc_analysis.cli import app
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Event, Link, Outcome, Passage, Source
from sjc_analysis.workbook import load_casebook, save_casebook, unread_notes

TEXT = "The station keeps a register. The gate is open. The gate is shut."
BOOK = Casebook(
    sources=(Source(source_id="S-01"),),
    passages=(
        Passage(passage_id="P-01", source_id="S-01", start=0, end=len(TEXT), text=TEXT),
        Passage(passage_id="P-02", source_id="S-01", start=0, end=30, text=TEXT[:30], repeats_ids=("P-01",)),
    ),
    events=(Event(event_id="A-01", description="a training"),),
    outcomes=(Outcome(outcome_id="O-07", statement="a register is kept"),),
    links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-07"),),
)


class Editor:
    """A person with the spreadsheet open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, table: str) -> Worksheet:
        sheet = self.book[table]
        assert isinstance(sheet, Worksheet)
        return sheet

    def type(self, table: str, row: int, column: str, value: str | float | None) -> None:
        headings = [cell.value for cell in self.sheet(table)[1]]
        self.sheet(table).cell(row, headings.index(column) + 1).value = value

    def load(self) -> Casebook:
        self.book.save(self.path)
        return load_casebook(self.path)

    def findings(self) -> tuple[Finding, ...]:
        with pytest.raises(FindingsError) as caught:
            self.load()
        return caught.value.findings

    def the_finding(self) -> Finding:
        (only,) = self.findings()
        return only


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    save_casebook(BOOK, tmp_path / "book.xlsx")
    return Editor(tmp_path / "book.xlsx")


def test_a_new_row_gets_the_next_id_and_a_copied_quote_its_place(editor: Editor) -> None:
    editor.type("outcomes", 5, "statement", "the gate is open")
    editor.type("outcomes", 5, "quote", "gate is open")
    new = editor.load().outcomes[1]
    assert new.outcome_id == "O-08"
    assert new.quote is not None
    assert (new.quote.passage_id, new.quote.start) == ("P-01", TEXT.index("gate is open"))


def test_words_that_a_merged_field_repeats_are_found_in_the_field(editor: Editor) -> None:
    editor.type("outcomes", 2, "quote", "keeps a register")
    quote = editor.load().outcomes[0].quote
    assert quote is not None
    assert quote.passage_id == "P-01"


@pytest.mark.parametrize(
    ("words", "reason"),
    [("The gate", "more than one place"), ("a window", "no passage has these words")],
)
def test_words_without_one_place_are_refused(editor: Editor, words: str, reason: str) -> None:
    editor.type("outcomes", 2, "quote", words)
    finding = editor.the_finding()
    assert reason in finding.reason
    assert (finding.sheet, finding.row, finding.column) == ("outcomes", 2, "quote")
    assert words not in finding.message()


def test_a_passage_named_beside_the_words_settles_the_place(editor: Editor) -> None:
    editor.type("outcomes", 2, "quote", "register")
    editor.type("outcomes", 2, "quote_at", "p-02")
    quote = editor.load().outcomes[0].quote
    assert quote is not None
    assert quote.passage_id == "P-02"


def test_a_quote_changed_by_hand_is_noticed(editor: Editor) -> None:
    editor.type("outcomes", 2, "quote", "keeps two registers")
    editor.type("outcomes", 2, "quote_at", "P-01:12-28")
    assert editor.the_finding().rule == "B3"


@pytest.mark.parametrize(
    ("column", "typed", "field", "understood"),
    [
        ("date_earliest", 2031, "date", "from 2031-01-01"),
        ("date_latest", "2031-02", "date", "until 2031-02-28"),
        ("status", " Draft ", "status", "draft"),
        ("negative", True, "negative", "True"),
        ("negative", "YES", "negative", "True"),
        ("statement", 12, "statement", "12"),
        ("statement", "=1+1 ", "statement", "=1+1 "),
    ],
)
def test_what_people_type_is_understood(
    editor: Editor, column: str, typed: str | float | None, field: str, understood: str
) -> None:
    editor.type("outcomes", 2, column, typed)
    if isinstance(typed, str):
        headings = [cell.value for cell in editor.sheet("outcomes")[1]]
        editor.sheet("outcomes").cell(2, headings.index(column) + 1).data_type = "s"
    assert str(getattr(editor.load().outcomes[0], field)) == understood


@pytest.mark.parametrize(
    ("table", "column", "typed", "rule", "nearest"),
    [
        ("links", "basis", "stated_caus", "W13", "stated_cause"),
        ("outcomes", "negative", "perhaps", "W13", ""),
        ("outcomes", "date_earliest", "2 June 2031", "W13", ""),
        ("outcomes", "date_earliest", "2031-02-30", "W13", ""),
        ("outcomes", "statement", None, "W13", ""),
        ("links", "effect_id", "O-7", "B2", "O-07"),
        ("links", "effect_id", "L-01", "W13", ""),
        ("links", "status", "confirmed", "W14", ""),
    ],
)
def test_a_bad_cell_is_named(
    editor: Editor, table: str, column: str, typed: str | float | None, rule: str, nearest: str
) -> None:
    editor.type(table, 2, column, typed)
    finding = editor.the_finding()
    assert (finding.file, finding.sheet, finding.row, finding.rule) == ("book.xlsx", table, 2, rule)
    assert finding.nearest == nearest
    assert finding.column in (column, "")


def test_every_problem_is_said_at_once_with_its_own_row(editor: Editor) -> None:
    editor.type("outcomes", 2, "negative", "perhaps")
    editor.type("links", 2, "basis", "x")
    editor.type("links", 4, "cause_id", "A-01")
    places = [(finding.sheet, finding.row, finding.column) for finding in editor.findings()]
    assert places == [("outcomes", 2, "negative"), ("links", 2, "basis"), ("links", 4, "effect_id")]


def test_a_secret_in_the_wrong_cell_is_not_repeated(editor: Editor) -> None:
    name = "Amara Dossouvi of Ferry Road"
    for column in ("date_earliest", "negative", "status", "record_id", "quote_at", "outcome_id"):
        editor.type("outcomes", 2, column, name)
    editor.type("outcomes", 2, "quote", name)
    with pytest.raises(FindingsError) as caught:
        editor.load()
    assert "Amara" not in str(caught.value)


def test_columns_may_be_moved_and_in_a_file_made_by_hand_left_out(editor: Editor) -> None:
    editor.book.remove(editor.sheet("columns"))
    sheet = editor.sheet("links")
    sheet.delete_cols(1, sheet.max_column)
    for position, pair in enumerate([("effect_id", "O-07"), ("cause_id", "A-01")], start=1):
        for row, value in enumerate(pair, start=1):
            sheet.cell(row, position).value = value
    assert editor.load().links == BOOK.links


def test_what_was_taken_away_of_a_saved_casebook_is_missed(editor: Editor) -> None:
    """A sheet or a column that is gone took decisions and flags with it."""
    sheet = editor.sheet("outcomes")
    headings = [cell.value for cell in sheet[1]]
    sheet.delete_cols(headings.index("withheld") + 1)
    assert (editor.the_finding().rule, editor.the_finding().column) == ("W21", "withheld")
    editor.book.remove(editor.sheet("links"))
    assert [finding.rule for finding in editor.findings()] == ["W20", "W21"]


def test_a_filter_a_sort_and_hidden_rows_and_columns_change_nothing(editor: Editor) -> None:
    """Rows that a filter hides are there; a table in another order is the same table."""
    sheet = editor.sheet("passages")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=3)]
    for number, row in enumerate(reversed(rows), start=2):
        for position, value in enumerate(row, start=1):
            sheet.cell(number, position).value = value
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.auto_filter.add_filter_column(0, ["P-01"])
    editor.sheet("events").sheet_state = "hidden"
    assert editor.load() == BOOK.with_rows(passages=reversed(BOOK.passages))


def test_a_note_on_a_cell_is_said_to_be_unread_and_its_words_are_not(editor: Editor) -> None:
    editor.sheet("outcomes")["C2"].comment = Comment("Amara asked for this", "Amara")
    assert editor.load() == BOOK
    (finding,) = unread_notes(editor.path)
    assert (finding.rule, finding.sheet, finding.row) == ("W22", "outcomes", 2)
    assert "C2" in finding.reason
    assert "Amara" not in finding.message()
    said = CliRunner().invoke(app, ["check", str(editor.path)])
    assert said.exit_code == 0
    assert "W22" in said.output


def test_line_ends_a_spreadsheet_program_wrote_its_own_way_are_mended(tmp_path: Path) -> None:
    """Some programs save one character where a document from Windows has two, and every place would move."""
    text = "The gate\r\nis open.\r\n"
    told = Passage(passage_id="P-01", source_id="S-01", start=40, end=40 + len(text), text=text)
    quote = quote_at(told, 44, 55)
    event = Event(event_id="A-01", description="a gate", quote=quote)
    book = Casebook(sources=(Source(source_id="S-01"),), passages=(told,), events=(event,))
    save_casebook(book, tmp_path / "book.xlsx")
    editor = Editor(tmp_path / "book.xlsx")
    editor.type("passages", 2, "text", text.replace("\r\n", "\n"))
    editor.type("events", 2, "quote", quote.text.replace("\r\n", "\n"))
    assert editor.load() == book
    editor.type("events", 2, "quote_at", "")
    assert editor.load() == book
    editor.type("passages", 2, "text", text.replace("\r\n", "\n") + "x")
    assert {finding.sheet for finding in editor.findings()} >= {"passages"}


def test_sheets_may_be_left_out_of_a_file_made_by_hand_and_notes_added(editor: Editor) -> None:
    editor.book.remove(editor.sheet("columns"))
    editor.book.remove(editor.sheet("links"))
    editor.book.create_sheet("Notes to self")["A1"] = "=NOW()"
    editor.book.create_sheet("Sheet1")
    assert editor.load() == BOOK.with_rows(links=())


def _misname_a_sheet(editor: Editor) -> None:
    editor.sheet("packages").title = "pakages"


def _misname_a_heading(editor: Editor) -> None:
    editor.sheet("links")["C1"] = "efect_id"


def _repeat_a_heading(editor: Editor) -> None:
    editor.sheet("links")["C1"] = "cause_id"


def _clear_a_heading(editor: Editor) -> None:
    editor.sheet("links")["C1"] = None


def _calculate(editor: Editor) -> None:
    editor.type("outcomes", 2, "statement", "=A1")


def _merge(editor: Editor) -> None:
    editor.sheet("outcomes").merge_cells("D2:E3")


@pytest.mark.parametrize(
    ("edit", "rule", "nearest"),
    [
        (_misname_a_sheet, "W16", "packages"),
        (_misname_a_heading, "W11", "effect_id"),
        (_repeat_a_heading, "W12", ""),
        (_clear_a_heading, "W10", ""),
        (_calculate, "W9", ""),
        (_merge, "W8", ""),
    ],
)
def test_a_broken_sheet_is_named(
    editor: Editor, edit: Callable[[Editor], None], rule: str, nearest: str
) -> None:
    edit(editor)
    finding = editor.the_finding()
    assert (finding.rule, finding.nearest) == (rule, nearest)


def test_references_to_a_row_that_could_not_be_read_are_not_reported_too(editor: Editor) -> None:
    editor.type("events", 2, "category", "banana")
    assert editor.the_finding().sheet == "events"
