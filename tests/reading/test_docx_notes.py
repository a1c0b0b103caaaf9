"""Meeting notes and minutes in .docx are read by the same rules as text."""

from pathlib import Path

import pytest
from bad_files import docx, paragraph

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files

LISTED = '<w:numPr><w:numId w:val="3"/></w:numPr>'
HEADED = '<w:pStyle w:val="Titre2"/>'
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
MINUTES = [
    paragraph("The hub meets the council"),
    paragraph("On 6 May 2027 the hub met the town council."),
    paragraph("Requests to the council", HEADED),
    paragraph("A roof for the yard", LISTED),
    paragraph("A lamp at the gate", LISTED),
    paragraph("Questions asked", HEADED),
    paragraph("Who pays?", LISTED),
    paragraph("Action 1: the clerk sends the plan by 3 June 2027"),
    "<w:tbl><w:tr><w:tc>"
    + paragraph("Date")
    + "</w:tc><w:tc>"
    + paragraph("Place")
    + "</w:tc></w:tr></w:tbl>",
]


def read(folder: Path, body: str, **parts: bytes) -> Casebook:
    (folder / "note.docx").write_bytes(docx(body, **parts))
    return read_files([folder / "note.docx"])


def test_minutes_are_read_in_order(tmp_path: Path) -> None:
    book = read(tmp_path, "".join(MINUTES), **{"word/styles.xml": STYLES.encode()})
    said = [(each.kind, each.field, each.text) for each in book.passages if each.kind != "layout"]
    assert said == [
        ("title", "", "The hub meets the council"),
        ("paragraph", "", "On 6 May 2027 the hub met the town council."),
        ("heading", "requests", "Requests to the council"),
        ("bullet", "requests", "A roof for the yard"),
        ("bullet", "requests", "A lamp at the gate"),
        ("heading", "questions", "Questions asked"),
        ("question", "questions", "Who pays?"),
        ("bullet", "commitments", "the clerk sends the plan by 3 June 2027"),
        ("paragraph", "", "Date\tPlace"),
    ]
    assert str(book.sources[0].date) == "2027-05-06"
    assert [each.place for each in book.passages if each.kind == "title"] == ["paragraph 1"]


def test_findings_name_the_paragraph(tmp_path: Path) -> None:
    book = read(tmp_path, "".join(MINUTES), **{"word/styles.xml": STYLES.encode()})
    finding = next(finding for finding in book.findings if finding.rule == "question unanswered")
    assert finding.place() == 'note.docx, "paragraph 7"'


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    deleted = (
        '<w:p><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>'
    )
    comments = b'<c xmlns:w="w"><w:t>a remark</w:t></c>'
    book = read(tmp_path, paragraph("A note") + deleted, **{"word/comments.xml": comments})
    assert "gone" not in "".join(each.text for each in book.passages)
    finding = next(finding for finding in book.findings if finding.rule == "document parts")
    assert finding.severity == "not_checked"
    assert "comments" in finding.reason
    assert "deletions" in finding.reason


def test_a_record_in_a_document_is_a_record(tmp_path: Path) -> None:
    lines = ("**Record ID**: XA-1", "**Outcome**: gate", "**Year**: soon")
    book = read(tmp_path, "".join(map(paragraph, lines)))
    assert [record.label for record in book.records] == ["XA-1"]
    year = next(finding for finding in book.findings if finding.rule == "year unclear")
    assert year.place() == 'note.docx, "paragraph 3"'


@pytest.mark.parametrize(
    "line", ["Action: the clerk writes", "ACTION POINT 3 – the clerk writes", "Acción: the clerk writes"]
)
def test_an_action_of_minutes_is_a_commitment_wherever_it_stands(tmp_path: Path, line: str) -> None:
    (tmp_path / "note.txt").write_text(f"A meeting\n\nWe met.\n\n{line}\n\nThen we left.\n", encoding="utf-8")
    book = read_files([tmp_path / "note.txt"])
    found = [each for each in book.passages if each.field == "commitments"]
    assert [(each.kind, each.text) for each in found] == [("bullet", "the clerk writes")]
    assert "".join(each.text for each in book.passages) == (tmp_path / "note.txt").read_text(encoding="utf-8")


def test_words_that_only_begin_alike_are_no_action(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("A meeting\n\nActions speak: so we left.\n", encoding="utf-8")
    assert not [each for each in read_files([tmp_path / "note.txt"]).passages if each.field == "commitments"]


def bold(text: str) -> str:
    return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


HEADINGS = ("ID", "Country", "Outcome", "Confidential")
FIRST, SECOND = ("XA-1", "Andorra", "A register.", "no"), ("XA-2", "Andorra", "A gate.", "yes")
TOLD = [
    (field, value)
    for record in (FIRST, SECOND)
    for field, value in zip(("fragment_id", "country", "outcome", "confidential"), record, strict=True)
]


def told(book: Casebook) -> list[tuple[str, str]]:
    return [(each.field, each.text) for each in book.passages if each.kind == "field"]


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ((table(HEADINGS, FIRST, SECOND),), "table 1, row 3"),
        ((table(*zip(HEADINGS, FIRST, SECOND, strict=True)),), "table 1, column C"),
        (
            tuple(table(*zip(HEADINGS, each, strict=True)) for each in (FIRST, SECOND)),
            "table 2, row 1",
        ),
    ],
    ids=["a record a row", "a record a column", "a table a record"],
)
def test_records_in_the_tables_of_a_document_are_read_as_in_a_sheet(
    tmp_path: Path, tables: tuple[str, ...], place: str
) -> None:
    book = read(tmp_path, paragraph("Our harvest").join(("", *tables)) + paragraph("Thank you."))
    assert told(book) == TOLD
    assert [each.place for each in book.passages if each.text == "XA-2"] == [place]
    outside = {each.text for each in book.passages if each.kind == "paragraph"}
    assert outside == {"Our harvest", "Thank you."}
    assert [each.confidential for each in book.records] == [False, True]


def test_a_wrong_cell_of_a_document_is_named_with_its_table(tmp_path: Path) -> None:
    wrong = (*FIRST[:3], "perhaps")
    book = read(tmp_path, paragraph("Ours") + table(("Who", "When"), ("R.", "May")) + table(HEADINGS, wrong))
    said = [each.place() for each in book.findings if each.rule == "flag unclear"]
    assert said == ['note.docx, row 2, "table 2, Confidential"']
    assert {"Who", "May"} <= {each.text for each in book.passages}


def test_minutes_around_a_table_of_records_are_a_note_beside_them(tmp_path: Path) -> None:
    book = read(tmp_path, "".join(MINUTES[:5]) + table(HEADINGS, FIRST, SECOND))
    assert [source.kind for source in book.sources] == ["outcome_record", "meeting_note"]
    assert told(book) == TOLD
    assert [each.text for each in book.passages if each.kind == "bullet"] == [
        "A roof for the yard", "A lamp at the gate",
    ]  # fmt: skip
    assert str(book.sources[1].date) == "2027-05-06"


def test_headings_in_bold_letters_are_headings(tmp_path: Path) -> None:
    record = "".join(bold(heading) + paragraph(value) for heading, value in zip(HEADINGS, FIRST, strict=True))
    assert told(read(tmp_path, record)) == TOLD[:4]
    minutes = bold("The hub meets the council") + paragraph("On 6 May 2027 we met.") + bold("Requests")
    book = read(tmp_path, minutes + paragraph("A roof"))
    assert [(each.kind, each.field) for each in book.passages if each.kind != "layout"] == [
        ("title", ""), ("paragraph", ""), ("heading", "requests"), ("paragraph", "requests"),
    ]  # fmt: skip
