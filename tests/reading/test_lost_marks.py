"""Records whose stars were lost, ids that stand last, marked questions, and letters that cannot be seen."""

from pathlib import Path

import pytest
from bad_files import HEADINGS, docx, paragraph, row, xlsx
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from sjc_analysis.casebook import Casebook
from sjc_analysis.cli import app
from sjc_analysis.reading import read_files

FIELDS = (
    ("ID", "XA-1"),
    ("Country", "Andorra"),
    ("Outcome description", "Since 2031: the station keeps a register."),
    ("Outcome is negative", "no"),
    ("Confidential", "no"),
)


def read(folder: Path, name: str, content: str | bytes) -> Casebook:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return read_files([folder / name])


def said(book: Casebook) -> list[tuple[str, str]]:
    fields = {"fragment_id", "country", "outcome", "negative", "confidential"}
    return [(each.field, each.text) for each in book.passages if each.field in fields]


KNOWN = [
    (field, value)
    for field, (_, value) in zip(
        ("fragment_id", "country", "outcome", "negative", "confidential"), FIELDS, strict=True
    )
]


@pytest.mark.parametrize(
    "form",
    [
        "{}: {}", "- {}: {}", "__{}__: {}", "*{}*: {}", "- **{}**: {}", r"\*\*{}\*\*: {}",
        "{}\t{}", "| {} | {} |", "| **{}** | {} |", "**{}** {}", "**{}** - {}", "**{}**\n{}", "{} - {}",
        "{} = {}",
        "[{}] {}", "{}; {}", "`{}`: {}", "> **{}**: {}", "1. {}: {}", "2) **{}**: {}", "**3. {}**: {}",
        "### {}: {}",
        "<b>{}</b>: {}<br>", "<p><strong>{}:</strong> {}</p>", "<tr><td>{}</td><td>{}</td></tr>",
        "## {}\n\n{}", "**{}**\uff1a {}", "**{}:** {}", "{} : {}",
    ],
)  # fmt: skip
def test_a_record_is_read_in_every_form_its_marks_may_take(form: str, tmp_path: Path) -> None:
    text = "\n".join(form.format(heading, value) for heading, value in FIELDS)
    book = read(tmp_path, "record.md", text)
    assert said(book) == KNOWN
    assert "".join(each.text for each in book.passages) == text
    assert [each.confidential for each in book.records] == [False]


def test_a_line_with_a_colon_goes_on_with_its_field_unless_it_begins_like_a_known_one(tmp_path: Path) -> None:
    text = "ID: XA-1\nCountry: Andorra\nOutcome: A register.\nOne thing more: it is public.\nYear: 2031\n"
    book = read(tmp_path, "record.txt", text)
    outcome = next(each for each in book.passages if each.field == "outcome")
    assert outcome.text == "A register.\nOne thing more: it is public."


def test_a_two_column_table_of_a_document_is_a_record(tmp_path: Path) -> None:
    cells = "".join(
        f"<w:tr><w:tc>{paragraph(heading)}</w:tc><w:tc>{paragraph(value)}</w:tc></w:tr>"
        for heading, value in FIELDS
    )
    assert said(read(tmp_path, "record.docx", docx(f"<w:tbl>{cells}</w:tbl>"))) == KNOWN


def test_a_code_below_its_heading_is_no_outcome(tmp_path: Path) -> None:
    text = "ID: XA-1\nYear: 2031\nResults framework:\nOutcome: 2.1   Output 2.1.3\nOutcome:\nA register.\n"
    book = read(tmp_path, "record.txt", text)
    found = {each.field: (each.text, each.understood) for each in book.passages if each.kind == "field"}
    assert found["framework"] == ("Outcome: 2.1   Output 2.1.3", "outcome 2.1 | output 2.1.3")
    assert found["outcome"][0] == "A register."


def test_the_heading_of_the_column_of_headings_is_no_field(tmp_path: Path) -> None:
    rows = [("Field", "Value"), ("---", "---"), *FIELDS]
    book = read(tmp_path, "record.md", "\n".join(f"| {heading} | {value} |" for heading, value in rows))
    assert said(book) == KNOWN
    assert "heading unknown" not in [finding.rule for finding in book.findings]


def test_minutes_with_a_few_known_words_before_colons_stay_minutes(tmp_path: Path) -> None:
    book = read(tmp_path, "note.txt", "Meeting\n\nCountry: Andorra\nYear: 2031\nEvidence: none\n")
    assert [source.kind for source in book.sources] == ["meeting_note"]
    assert "stars missing" in [finding.rule for finding in book.findings]


def test_records_whose_id_stands_last_are_told_apart(tmp_path: Path) -> None:
    one = "**Country**: Andorra\n**Outcome**: A register.\n**ID**: XA-{}\n"
    book = read(tmp_path, "records.txt", one.format(1) + "\n" + one.format(2))
    assert [record.label for record in book.records] == ["XA-1", "XA-2"]
    country = [each.record_id for each in book.passages if each.field == "country"]
    assert country == [record.record_id for record in book.records]


TABLE = "ID\tCountry\tOutcome\tOutcome is negative\tConfidential\n" + "\t".join(v for _, v in FIELDS) + "\n"


def test_a_table_saved_as_text_is_read_as_a_table(tmp_path: Path) -> None:
    book = read(tmp_path, "table.txt", TABLE)
    assert said(book) == KNOWN
    assert "".join(each.text for each in book.passages) == TABLE


def test_a_table_saved_as_text_with_quoted_cells_is_read_as_a_table(tmp_path: Path) -> None:
    quoted = TABLE.replace("A register\t", "").replace("Since 2031: the", '"Since 2031:\nthe')
    quoted = quoted.replace("keeps a register.", 'keeps ""a register""."')
    book = read(tmp_path, "table.txt", quoted)
    assert [each.text for each in book.passages if each.field == "outcome"] == [
        'Since 2031:\nthe station keeps "a register".'
    ]


def test_a_markdown_table_with_a_record_a_row_keeps_every_letter_and_the_words_around_it(
    tmp_path: Path,
) -> None:
    rows = ["| " + " | ".join(h for h, _ in FIELDS) + " |", "|---|:--:|---|---|---|"]
    rows += ["| " + " | ".join(v for _, v in FIELDS) + " |", "| XA-2 ||| no | no |"]
    text = "# Our harvest\n\n" + "\n".join(rows) + "\n\nThank you.\n"
    book = read(tmp_path, "table.md", text)
    assert said(book)[:5] == KNOWN
    assert "".join(each.text for each in book.passages) == text
    assert [each.place for each in book.passages if each.text in ("XA-1", "XA-2")] == ["line 5", "line 6"]
    outside = [each.text for each in book.passages if each.kind == "paragraph"]
    assert outside == ["# Our harvest", "Thank you."]


def test_minutes_that_hold_the_headings_of_a_table_without_ids_stay_minutes_and_it_is_said(
    tmp_path: Path,
) -> None:
    book = read(tmp_path, "note.txt", "A meeting\n\nCountry;Year;Evidence;Scale\nAndorra;2031;none;Local\n")
    assert "table in a note" in [finding.rule for finding in book.findings]


def test_marked_questions_answers_and_actions_are_read_line_by_line(tmp_path: Path) -> None:
    lines = (
        "A meeting", "", "On 6 May 2031 we met.", "Q: Who pays?", "A: The town.", "A: And the hub.",
        "Action: the clerk sends the plan", "Action 2: the hub answers",
    )  # fmt: skip
    book = read(tmp_path, "note.txt", "\n".join(lines))
    question = next(each for each in book.passages if each.kind == "question")
    assert question.text == "Who pays?"
    answers = [each for each in book.passages if each.kind == "answer"]
    assert [(each.text, each.answers_id) for each in answers] == [
        ("The town.", question.passage_id), ("And the hub.", question.passage_id),
    ]  # fmt: skip
    actions = [each.text for each in book.passages if each.kind == "bullet"]
    assert actions == ["the clerk sends the plan", "the hub answers"]


def test_a_question_beside_indented_answers_need_not_end_in_its_mark(tmp_path: Path) -> None:
    text = "Met\n\nQuestions:\n- Who pays?\n    - The town\n- Who sat here? Before us.\n    - Nobody\n"
    book = read(tmp_path, "note.md", text)
    assert [each.text for each in book.passages if each.kind == "question"] == [
        "Who pays?", "Who sat here? Before us.",
    ]  # fmt: skip


def test_letters_that_cannot_be_seen_do_not_hide_a_field_and_release_nothing(tmp_path: Path) -> None:
    text = "**I\u200bD**: X-1\n**Ye\u200bar**: 20\u200b31\n**Outcome**: A gate.\n**Confidential**: n\u200bo\n"
    book = read(tmp_path, "record.txt", text)
    year = next(each for each in book.passages if each.field == "year")
    assert (year.text, year.understood) == ("20\u200b31", "2031")
    assert [each.confidential for each in book.records] == [True]


def test_letters_of_a_table_that_cannot_be_seen_are_said(tmp_path: Path) -> None:
    book = read(tmp_path, "h.xlsx", xlsx([HEADINGS, row(Country="Mare\u202enia")]))
    found = [each.place() for each in book.findings if each.rule == "unseen letter"]
    assert found == ['h.xlsx, sheet "OH", row 2, "Country"']


def test_a_line_of_text_below_a_table_is_no_record_also_across_merged_cells(tmp_path: Path) -> None:
    content = xlsx([HEADINGS, row(), ("exported by the office",)], lambda sheet: sheet.merge_cells("A3:D3"))
    book = read(tmp_path, "h.xlsx", content)
    assert [record.label for record in book.records] == ["XA-1"]
    assert "exported by the office" in [each.text for each in book.passages]


def test_a_list_of_fields_beside_the_records_is_left_and_said(tmp_path: Path) -> None:
    def with_codes(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        codes = sheet.parent.create_sheet("codes")
        for heading in HEADINGS:
            codes.append([heading, "what it is"])

    book = read(tmp_path, "h.xlsx", xlsx([HEADINGS, row()], with_codes))
    assert len(book.records) == 1
    found = [(each.severity, each.sheet) for each in book.findings if each.rule == "headings in a column"]
    assert found == [("warning", "codes")]


def test_a_heading_cannot_steer_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text("**ID**: XA-1\n**Colour\x1b[2J**: a\n**Outcome**: b\n", encoding="utf-8")
    answer = CliRunner().invoke(app, ["read", str(path)])
    assert answer.exit_code == 0
    assert "\x1b" not in answer.output
    assert "[U+001B]" in answer.output
