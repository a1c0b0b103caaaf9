"""Notes pasted below, above or between records in one file are read as notes, and said."""

from pathlib import Path

import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files

RECORD = "**ID**: XA-{}\n**Country**: Andorra\n**Outcome**: The station keeps a register.\n**Scale**: Local\n"
NOTE = (
    "Meeting with the council of Ridgeway\n\nOn 6 May 2031 the hub met the council.\n\n"
    "Requests:\n- A roof for the yard\n"
)
MENU = "Ridgeway hub Ridgeway hub news\n\n"
TITLES = (
    "Meeting with the council", "Minutes of the meeting", "Notes from our visit to the station",
    "Compte rendu de la réunion", "Acta de la reunión con el consejo", "Ata da reunião com o conselho",
    "محضر اجتماع مع المجلس", "## Minutes", "**Minutes**",
)  # fmt: skip


def read(folder: Path, text: str) -> Casebook:
    (folder / "r.md").write_bytes(text.encode())
    return read_files([folder / "r.md"])


def kinds(book: Casebook) -> list[str]:
    return [source.kind for source in book.sources]


@pytest.mark.parametrize("text", [RECORD.format(1) + "\n{}", "{}\n" + RECORD.format(1)])
@pytest.mark.parametrize("note", [NOTE, MENU + NOTE])
def test_a_note_beside_a_record_is_a_source_of_its_own(tmp_path: Path, text: str, note: str) -> None:
    whole = text.format(note)
    book = read(tmp_path, whole)
    assert sorted(kinds(book)) == ["meeting_note", "outcome_record"]
    assert "".join(each.text for each in book.passages) == whole
    assert [each.text for each in book.passages if each.field == "scale"] == ["Local"]
    assert [each.text for each in book.passages if each.field == "requests" and each.kind == "bullet"] == [
        "A roof for the yard"
    ]
    (source,) = [each for each in book.sources if each.kind == "meeting_note"]
    assert str(source.date) == "2031-05-06"
    said = [each.line for each in book.findings if each.rule == "note parted"]
    assert said == [whole[: whole.index(note)].count("\n") + 1]


def test_a_note_between_two_records_takes_nothing_from_either(tmp_path: Path) -> None:
    whole = f"{RECORD.format(1)}\n{NOTE}\n{RECORD.format(2)}"
    book = read(tmp_path, whole)
    assert kinds(book) == ["outcome_record", "meeting_note", "outcome_record"]
    assert [each.label for each in book.records] == ["XA-1", "XA-2"]
    assert "".join(each.text for each in book.passages) == whole
    places = [each.place for each in book.passages if each.text in ("XA-2", "A roof for the yard")]
    assert places == ["line 11", "line 13"]


@pytest.mark.parametrize("title", TITLES)
def test_the_titles_of_notes_are_known(tmp_path: Path, title: str) -> None:
    note = NOTE.replace("Meeting with the council of Ridgeway", title)
    assert kinds(read(tmp_path, f"{RECORD.format(1)}\n{note}")) == ["outcome_record", "meeting_note"]


@pytest.mark.parametrize(
    "below",
    ["**Evidence**:\n" + NOTE, "\nMinutes later they left.\n",
     "\nMeeting with the council\n\nIt went well.\n", NOTE,
     "\n- A gate\n\nMore.\n"],
)  # fmt: skip
def test_what_may_belong_to_the_field_stays_with_it(tmp_path: Path, below: str) -> None:
    book = read(tmp_path, RECORD.format(1) + below)
    assert kinds(book) == ["outcome_record"]
    said = [each.severity for each in book.findings if each.rule == "text below a field"]
    assert said == ["note"]


def test_an_id_twice_is_found_beside_a_note_too(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="id twice"):
        read(tmp_path, f"{RECORD.format(1)}\n{NOTE}\n{RECORD.format(1)}")
