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
