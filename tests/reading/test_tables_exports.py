"""Headings as survey tools and other languages write them, and tables as people make them."""

from pathlib import Path

import pytest
from bad_files import HEADINGS, ods, ods_table, row, xlsx
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files
from sjc_analysis.reading.columns import columns_of
from sjc_analysis.reading.lexicons import lexicon, ways_to_write
from sjc_analysis.reading.words import words_of
from sjc_analysis.records import Passage


def read(folder: Path, content: bytes, name: str = "h.csv") -> Casebook:
    (folder / name).write_bytes(content)
    return read_files([folder / name])


def passages(book: Casebook, field: str) -> list[Passage]:
    return [each for each in book.passages if each.kind == "field" and each.field == field]


def rules(book: Casebook) -> list[str]:
    return [finding.rule for finding in book.findings]


@pytest.mark.parametrize(
    ("heading", "field", "option"),
    [
        ("Outcome statement::English (en)", "outcome", ""),
        ("about_the_change/Outcome statement", "outcome", ""),
        ("Q7. Country", "country", ""),
        ("3) Significance", "significance", ""),
        ("Evidence 2", "evidence", ""),
        ("evidence[3]", "evidence", ""),
        ("Type of change/Policy", "change_type", "Policy"),
        ("Type of change [Policy]", "change_type", "Policy"),
        ("type_of_change___policy", "change_type", "policy"),
        ("survey/Type of change/New practice", "change_type", "New practice"),
        ("Social actor: Authorities", "social_actor", "Authorities"),
        ("Description de l’effet", "outcome", ""),
        ("Contribución del programa *", "contribution_programme", ""),
        ("مساهمة البرنامج", "contribution_programme", ""),
        ("Année", "year", ""),
        ("Confidential (oui/non)", "confidential", ""),
        ("Contribution/Evidence", "", ""),
        ("12", "", ""),
        ("", "", ""),
    ],
)
def test_headings_of_exports(heading: str, field: str, option: str) -> None:
    column = columns_of([heading], {})[0]
    assert (column.field, column.option) == (field, option)


@pytest.mark.parametrize("heading", ["Confidential 2", "Confidential/yes", "Confidential - staff"])
def test_a_flag_is_never_understood_through_an_export_form(heading: str) -> None:
    assert not columns_of([heading], {})[0].understood.exact


def test_the_forms_fit_their_own_examples() -> None:
    for form in lexicon("export_forms"):
        if form["use"] != "skipped row":
            column = columns_of([form["example"]], {})[0]
            assert column.field, form["example"]
            assert column.understood.exact


def test_aliases_are_written_as_they_are_compared_and_mean_one_field() -> None:
    seen: dict[str, str] = {}
    for line in lexicon("headings"):
        for alias in ways_to_write(line["alias"]):
            assert words_of(alias.replace("*", "any")) == alias.replace("*", "any").split()
            assert seen.setdefault(alias, line["field"]) == line["field"]


def test_answers_with_a_column_each_are_joined_and_their_ticks_kept(tmp_path: Path) -> None:
    head = b"ID,Outcome,Type of change/Policy,Type of change/Practice,Type of change/Law\n"
    book = read(tmp_path, head + b"XA-1,gate,1,0,yes\nXA-2,door,0,0,0\n")
    assert [(each.text, each.understood) for each in passages(book, "change_type")] == [
        ("1", "Policy | Law"),
        ("yes", "Law"),
    ]
    assert [each.text for each in book.passages if each.kind == "field" and each.record_id == "R-02"] == [
        "XA-2", "door", "0", "0", "0",
    ]  # fmt: skip


def test_repeated_columns_are_one_field(tmp_path: Path) -> None:
    book = read(
        tmp_path, b"ID,Outcome,Evidence 1,Evidence 2\nXA-1,gate,https://a.example,https://b.example\n"
    )
    assert [each.understood for each in passages(book, "evidence")] == [
        "https://a.example",
        "https://b.example",
    ]
    assert "field twice" not in rules(book)


def test_one_language_is_read_and_the_other_kept(tmp_path: Path) -> None:
    head = "ID,Outcome::Français (fr),Outcome::English (en)\n"
    book = read(tmp_path, f"{head}XA-1,la porte,the gate\n".encode())
    assert [each.text for each in passages(book, "outcome")] == ["the gate"]
    assert "la porte" in [each.text for each in book.passages]
    assert "column in another language" in rules(book)


def test_rows_about_the_columns_are_no_records(tmp_path: Path) -> None:
    text = (
        'ID,Outcome\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\nXA-1,gate\nID,Outcome\nXA-2,door\n'
    )
    book = read(tmp_path, text.encode())
    assert [record.label for record in book.records] == ["XA-1", "XA-2"]


def test_a_total_below_is_kept_and_no_record(tmp_path: Path) -> None:
    book = read(tmp_path, b"ID,Country,Outcome\nXA-1,Marenia,gate\n,Total 1,\n")
    assert len(book.records) == 1
    assert [each.text for each in book.passages if not each.record_id and each.kind == "paragraph"] == [
        "Total 1"
    ]
    finding = next(finding for finding in book.findings if finding.rule == "row outside records")
    assert finding.place() == "h.csv, row 3"


def test_a_count_of_the_outcomes_below_is_a_total_and_no_record(tmp_path: Path) -> None:
    book = read(tmp_path, b"ID,Outcome,Significance\nXA-1,gate,wide\nXA-2,door,wide\nTotal,2,\n")
    assert [record.label for record in book.records] == ["XA-1", "XA-2"]
    told = read(tmp_path, b"ID,Outcome,Significance\nXA-1,gate,wide\nTotal,door,wide\n", "told.csv")
    assert len(told.records) == 2


def test_headings_that_people_make_for_themselves_are_understood(tmp_path: Path) -> None:
    book = read(
        tmp_path,
        b"No.,Who,What changed,When,Why does it matter?,Our role,Others who contributed,Links,Confidential?,"
        b"Comments\n"
        b"1,Council,gate,2031-05,wide,trained,ministry,https://a.example/1,No,none\n",
    )
    assert [each.field for each in book.passages if each.kind == "field"] == [
        "fragment_id", "social_actor", "outcome", "year", "significance", "contribution_programme",
        "contribution_others", "evidence", "confidential", "additional_information",
    ]  # fmt: skip
    assert {"heading unknown", "id pattern"}.isdisjoint(rules(book))


def test_a_list_of_actions_in_minutes_holds_no_records(tmp_path: Path) -> None:
    table = "| No | Action | Who | When |\n|---|---|---|---|\n| 1 | write | hub | May |\n"
    book = read(tmp_path, f"# Meeting, 4 May 2031\n\n{table}".encode(), "minutes.md")
    assert (book.records, book.sources[0].kind) == ((), "meeting_note")


def test_two_columns_of_one_field_are_both_kept_and_said_once(tmp_path: Path) -> None:
    book = read(tmp_path, b"ID,Outcome,Outcome statement\nXA-1,gate,door\nXA-2,a,b\n")
    assert [each.text for each in passages(book, "outcome")] == ["gate", "door", "a", "b"]
    assert rules(book).count("field twice") == 1


def test_an_unknown_or_misspelt_heading_is_said_once_for_its_column(tmp_path: Path) -> None:
    book = read(tmp_path, b"ID,Outcome,Counrty,Weather\nXA-1,gate,Marenia,fair\nXA-2,a,Marenia,foul\n")
    assert [rules(book).count(rule) for rule in ("heading misspelt", "heading unknown")] == [1, 1]
    assert [each.text for each in passages(book, "")] == ["fair", "foul"]


def test_every_sheet_with_records_is_read_and_others_are_named(tmp_path: Path) -> None:
    tables = [
        ods_table([HEADINGS, row(1)], "North"),
        ods_table([("code", "meaning")], "codes"),
        ods_table([HEADINGS, row(2)], "South"),
    ]
    book = read(tmp_path, ods("".join(tables)), "h.ods")
    assert [record.label for record in book.records] == ["XA-1", "XA-2"]
    assert 'sheet "South", row 2' in {each.place for each in book.passages}
    left = next(finding for finding in book.findings if finding.rule == "sheet not read")
    assert (left.sheet, left.severity) == ("codes", "not_checked")


def test_a_merged_country_is_read_for_each_row_from_where_it_stands(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B3")

    book = read(tmp_path, xlsx([HEADINGS, row(1), row(2)], merge), "h.xlsx")
    assert [(each.text, each.place) for each in passages(book, "country")] == [
        ("Marenia", 'sheet "OH", row 2'),
        ("Marenia", 'sheet "OH", row 2'),
    ]
    assert "merged cells" in rules(book)


def test_notes_on_cells_are_kept_with_their_record(tmp_path: Path) -> None:
    def annotate(sheet: Worksheet) -> None:
        sheet["C3"].comment = Comment("This was only announced", "a reviewer")

    book = read(tmp_path, xlsx([HEADINGS, row(1), row(2)], annotate), "h.xlsx")
    note = next(each for each in book.passages if each.text == "This was only announced")
    assert (note.record_id, note.heading, note.place) == ("R-02", "Outcome", 'sheet "OH", row 3, note on C3')
    assert "note on a cell" in rules(book)


def test_line_breaks_and_tabs_of_an_ods_cell_are_kept(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><text:p>a<text:line-break/>b<text:tab/>c'
        '<text:s text:c="3"/><text:span>d</text:span></text:p><text:p>e</text:p></table:table-cell>'
    )
    book = read(tmp_path, ods(ods_table([("ID", "Outcome"), ("XA-1", cell)])), "h.ods")
    assert passages(book, "outcome")[0].text == "a\nb\tc   d\ne"


def test_notes_are_counted_once_and_warnings_stay_with_their_rows(tmp_path: Path) -> None:
    book = read(
        tmp_path, b"ID,Outcome,Year,Rating contribution\nXA-1,a,soon,high\nXA-2,b,late,low\nXA-3,c,2031,low\n"
    )
    assert [finding.row for finding in book.findings if finding.rule == "year unclear"] == [2, 3]
    scale = [finding for finding in book.findings if finding.rule == "rating without scale"]
    assert [(finding.row, finding.record_id) for finding in scale] == [(2, "")]
    assert "2 more rows" in scale[0].reason
