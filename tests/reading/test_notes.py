"""Notes come wrapped, compact or as Markdown; their parts are the same, and nothing is guessed."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files


def note(folder: Path, text: str) -> Casebook:
    path = folder / "note.txt"
    path.write_bytes(text.encode())
    return read_files([path])


def parts(read: Casebook) -> list[tuple[str, str, str]]:
    return [
        (passage.kind, passage.field, " ".join(passage.text.split()))
        for passage in read.passages
        if passage.kind != "layout"
    ]


BODY = [
    ("title", "", "Meeting of the hub"),
    ("paragraph", "", "On 6 May 2027 the hub met."),
    ("heading", "requests", "Requests:"),
    ("bullet", "requests", "A roof for the hall before the rains"),
    ("bullet", "requests", "A gate"),
    ("heading", "questions", "Questions:"),
    ("question", "questions", "Who came? Apart from us."),
    ("answer", "questions", "Nobody."),
    ("question", "questions", "Is there a gate?"),
    ("answer", "questions", "Not yet."),
]

SPACED = """Meeting of the hub

On 6 May 2027 the hub met.

Requests:

  • A roof for the hall before the rains
  • A gate

Questions:

Who came? Apart from us.

  • Nobody.

Is there a gate?

  • Not yet.
"""

WRAPPED = """Meeting of the hub

On 6 May 2027
the hub met.

Requests:
- A roof for the hall
  before the rains
- A gate
Questions:
Who came? Apart from us.
- Nobody.
Is there a gate?
- Not yet.
"""

WRAPPED_WITHOUT_INDENT = WRAPPED.replace("  before", "before")

MARKDOWN = """# Meeting of the hub

On 6 May 2027 the hub met.

**Requests:**

1. A roof for the hall before the rains
2. A gate

## Questions:

Who came? Apart from us.

* Nobody.

Is there a gate?

* Not yet.
"""


@pytest.mark.parametrize("text", [SPACED, WRAPPED, WRAPPED_WITHOUT_INDENT, MARKDOWN])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_note_has_the_same_parts_however_it_is_laid_out(tmp_path: Path, text: str, end: str) -> None:
    read = note(tmp_path, text.replace("\n", end))
    assert parts(read) == BODY
    assert str(read.sources[0].date) == "2027-05-06"
    assert "".join(passage.text for passage in read.passages) == text.replace("\n", end)


def test_each_answer_belongs_to_the_question_above_it(tmp_path: Path) -> None:
    read = note(tmp_path, SPACED)
    asked = {p.text: read.row(p.answers_id).text for p in read.passages if p.kind == "answer"}
    assert asked == {"Nobody.": "Who came? Apart from us.", "Not yet.": "Is there a gate?"}


def test_prose_below_a_list_is_not_part_of_the_list(tmp_path: Path) -> None:
    read = note(tmp_path, "A note\n\nPromises:\n- To come back\n\nThe weather was fair.\n\n- A late bullet\n")
    assert ("paragraph", "", "The weather was fair.") in parts(read)
    assert ("bullet", "", "A late bullet") in parts(read)


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("On 6 May 2027 we met, and again spoke of 6 May 2027.", "2027-05-06"),
        ("We met in May 2027.", "2027-05-01 to 2027-05-31"),
        ("On 6 May 2027 we spoke of what the year 2026 had brought.", "2027-05-06"),
        ("After the visit of 3 March 2027 we met on 6 May 2027.", "unknown"),
        ("In May 2027 we spoke of June 2026.", "unknown"),
        ("We met last week.", "unknown"),
    ],
)
def test_the_meeting_has_the_one_day_its_opening_names(tmp_path: Path, opening: str, date: str) -> None:
    read = note(tmp_path, f"A meeting\n\n{opening}\n\nRequests:\n- By 7 May 2029, a roof\n")
    assert str(read.sources[0].date) == date
    assert ("note undated" in [finding.rule for finding in read.findings]) is (date == "unknown")


@pytest.mark.parametrize(
    ("line", "is_furniture"),
    [
        ("Tide Hub Tide Hub Network Gallery", True),
        ("Home About us Contact", True),
        ("News of the hub in the valley and its gate", False),
        ("Tide Hub and its friends", False),
    ],
)
def test_a_menu_is_set_aside_and_a_title_is_not(tmp_path: Path, line: str, is_furniture: bool) -> None:
    read = note(tmp_path, f"{line}\n\nThe hub meets the council\n\nOn 6 May 2027 they met.\n")
    assert (parts(read)[0] == ("furniture", "", line)) is is_furniture


def test_a_sentence_about_following_is_no_page_foot(tmp_path: Path) -> None:
    text = "A note\n\nWe met.\n\nThree mothers named to the commission the officers who follow us home.\n"
    assert "furniture" not in [kind for kind, _, _ in parts(note(tmp_path, text))]


def test_a_record_that_lost_its_stars_is_not_taken_for_a_note_in_silence(tmp_path: Path) -> None:
    read = note(tmp_path, "Status: Outcome\nCountry: Marenia\nYear: 2031\nOutcome description: a gate\n")
    assert "stars missing" in [finding.rule for finding in read.findings]


@given(st.text(alphabet=st.sampled_from("ab A?:.•-*#1)\n\r\t\u00a0\u2028\ufeff🜁"), min_size=1, max_size=60))
def test_any_note_is_kept_to_the_letter(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            read = note(Path(folder), text)
        except FindingsError:
            assert not text.strip("\ufeff \t\r\n\u00a0\u2028") or "**" in text
            return
    assert "".join(passage.text for passage in read.passages) == text
    assert all(passage.text for passage in read.passages if passage.kind != "field")
