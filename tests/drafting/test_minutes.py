"""Minutes: who took on what and by when, wherever it stands, and who was there; agenda items are none."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bad_files import docx, paragraph
from drafting_documents import REGISTRY

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.reading import read_files

HUB, OCP, HWN, LF = "Quayside Justice Hub", "Open Courts Programme", "Harbour Watch Network", "Lantern Fund"
HEAD = (
    "Minutes of the board, 3 December 2031\n"
    "Present: Oda Reef (Lantern Fund), Tom Bell (HWN), QJH\n"
    "Apologies: Ivo Stark (OCP)\n\n"
)


def draft(folder: Path, text: str | bytes, name: str = "minutes.txt") -> Casebook:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return draft_casebook(read_files([folder / name]), REGISTRY)


def promised(book: Casebook) -> list[tuple[str, tuple[str, ...], str]]:
    names = {actor.actor_id: actor.name for actor in REGISTRY}
    return [
        (each.text, tuple(names[who] for who in each.made_by_ids), str(each.due)) for each in book.commitments
    ]


TOLD = {
    "a mark in the paragraph": (
        "The lease ends. Action Point: Ms Reef to send the lease by 20 December. AP: Mr. Bell to ask "
        "for a room.\n",
        [("Ms Reef to send the lease by 20 December.", (LF,), "2031-12-20"),
         ("Mr. Bell to ask for a room.", (HWN,), "unknown")],
    ),
    "all who were there": (
        "Actions:\n- All members to send two dates by 5 January\n",
        [("All members to send two dates by 5 January", (LF, HWN, HUB), "2032-01-05")],
    ),
    "a name before a colon, or in brackets behind": (
        "Next steps:\n- QJH: paint the hall before 9 March 2032\n- Book the cars (Tom Bell)\n",
        [("QJH: paint the hall before 9 March 2032", (HUB,), "2032-03-09"), ("Book the cars (Tom Bell)",
         (HWN,), "unknown")],
    ),
    "sentences below a heading": (
        "Follow up\nHWN will map the wells by the end of June 2032. QJH agreed to print the map.\n",
        [("HWN will map the wells by the end of June 2032.", (HWN,), "2032-06-01 to 2032-06-30"),
         ("QJH agreed to print the map.", (HUB,), "unknown")],
    ),
    "a table of strokes, the next meeting": (
        "| Task | Owner | Due |\n|---|---|---|\n| Mend the gate | O. Reef and QJH | next meeting |\n\n"
        "Next meeting: 14 January 2032\n",
        [("Mend the gate", (HUB, LF), "2032-01-14")],
    ),
    "what a meeting agreed, an initial, a month": (
        "Wells\nIt was agreed that HWN would visit the mill before the end of April. "
        "O. Reef agreed to pay.\n",
        [("It was agreed that HWN would visit the mill before the end of April.", (HWN,),
          "2032-04-01 to 2032-04-30"),
         ("O. Reef agreed to pay.", (LF,), "unknown")],
    ),
    "in another section": (
        "Wells\nThe pumps are old. HWN promised to look at them before 2 February.\n",
        [("HWN promised to look at them before 2 February.", (HWN,), "2032-02-02")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_a_promise_of_minutes_says_who_and_by_when(tmp_path: Path, case: str) -> None:
    text, expected = TOLD[case]
    assert promised(draft(tmp_path, HEAD + text)) == expected


NONE = {
    "a numbered agenda": "Agenda:\n1. Opening\n2. The wells\n3. Action plan for the fair\n",
    "agenda items with text": "1. Opening\nThe chair opened.\n2. The wells\nThe wells are deep.\n",
    "an agreed agenda": "Agreed agenda\n- Opening\n- The wells\n",
    "how earlier actions stand": "Follow-up:\n- Letter to the mill (Bell): done\n- Map: still open\n",
    "what was hoped or refused": "Actions:\n- QJH cannot promise a date\n",
    "what will be, and nobody's act": "The wells will be dry by 20 December. The road will remain closed.\n",
}


@pytest.mark.parametrize("case", NONE)
def test_what_nobody_took_on_is_no_promise(tmp_path: Path, case: str) -> None:
    assert promised(draft(tmp_path, HEAD + NONE[case])) == []


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_the_rows_of_a_word_table_of_actions_are_promises_and_its_talk_is_not(tmp_path: Path) -> None:
    body = (
        paragraph("Minutes of the water group") + paragraph("Date: 12 December 2031") + paragraph(
        "Present: QJH, HWN")
        + table([("Item", "Discussion", "Follow-up", "By whom", "Deadline"),
                 ("Minutes", "Those of 3 May 2030 were read.", "", "", ""),
                 ("Wells", "Two wells are dry.", "Dig a third", "HWN", "20 December"),
                 ("AOB", "Nothing.", "Thank the town", "QJH", "soon")])
    )  # fmt: skip
    book = draft(tmp_path, docx(body), "minutes.docx")
    assert str(book.sources[0].date) == "2031-12-12"
    assert promised(book) == [("Dig a third", (HWN,), "2031-12-20"), ("Thank the town", (HUB,), "unknown")]
    assert book.commitments[0].due_quote is not None
    assert book.commitments[0].due_quote.text == "20 December"


DATED = {
    "label": "Minutes of the board\nDate: 24 October 2031\n\nThe report of 3 May 2030 was read.\n",
    "title": "Minutes of the board 24 October 2031\n\nThe report of 3 May 2030 was read.\n",
    "title above a label": "Board, 24 October 2031\nPresent: QJH\n\nComments by 10 November 2031, please.\n",
    "label below a title with a year": "Plan 2032: minutes\nMeeting date: 24 October 2031\n\nWe met.\n",
    "French": "Compte rendu de la réunion du 24 octobre 2031\nPrésents : QJH\n\nLe rapport du 3 mai 2030.\n",
}


@pytest.mark.parametrize("case", DATED)
def test_the_day_of_a_meeting_is_that_of_its_label_or_title(tmp_path: Path, case: str) -> None:
    book = draft(tmp_path, DATED[case])
    assert str(book.sources[0].date) == "2031-10-24"
    assert "note undated" not in [each.rule for each in book.findings]


def test_a_title_with_two_days_dates_nothing(tmp_path: Path) -> None:
    book = draft(tmp_path, "Minutes of 3 May 2031 and 4 June 2031\n\nWe met.\n")
    assert not book.sources[0].date.known


def test_those_excused_took_nothing_on_with_all_the_others(tmp_path: Path) -> None:
    book = draft(tmp_path, HEAD + "Actions:\n- Everybody to read the map\n- Mr Stark to call the mill\n")
    assert [who for _, who, _ in promised(book)] == [(LF, HWN, HUB), (OCP,)]


def test_a_surname_that_two_share_names_neither(tmp_path: Path) -> None:
    head = "Minutes, 3 December 2031\nPresent: Oda Reef (Lantern Fund), Ida Reef (HWN)\n\n"
    assert promised(draft(tmp_path, head + "Actions:\n- Ms Reef to call\n")) == [
        ("Ms Reef to call", (), "unknown")
    ]
