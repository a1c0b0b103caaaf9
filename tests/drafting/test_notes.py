"""Notes: who said, asked and promised what; counts as claims."""

from pathlib import Path

import pytest
from drafting_documents import REGISTRY, make_note

from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.quantities import find_counts
from sjc_analysis.reading import read_files
from sjc_analysis.vocabulary import PassageKind

ASKED, PUT, GAVE = (
    "Questions put by Tomasin Hale:",
    "Requests put to the SPO:",
    "What Tomasin Hale promised:",
)
LINES: list[tuple[PassageKind, str, str, str]] = [
    ("title", "", "", "Quayside Justice Hub meets Tomasin Hale"),
    ("paragraph", "", "", "On May 6 2027 the hub received Tomasin Hale."),
    ("bullet", "overview", "Talk:", "Successes, including – the verdict in Millgate and the new hub."),
    ("bullet", "overview", "Talk:", "Main challenges – threats, no answer, a bad name and poverty."),
    ("bullet", "overview", "Talk:", "A short account of the work, including – nothing."),
    ("bullet", "requests", PUT, "Funds (three-year grants run out)"),
    ("bullet", "requests", PUT, "The Lantern Walk (backing at the Lantern Walk of 2027)"),
    ("question", "questions", ASKED, "For how many people do you speak?"),
    ("answer", "questions", ASKED, "Many. Maybe around 2 million."),
    ("bullet", "commitments", GAVE, "To ask about the case of Koss."),
    ("bullet", "commitments", GAVE, "To find out how to back the Lantern Walk 2027."),
    ("bullet", "commitments", GAVE, "To speak of it at a reception that same evening."),
    ("bullet", "comments", "What Tomasin Hale said:", "The hub is “alive”."),
    ("furniture", "", "", "Follow us, 300 people like this"),
]


def test_successes_and_challenges_are_taken_apart() -> None:
    book = draft_casebook(make_note(LINES), REGISTRY)
    found = [(each.kind, each.text) for each in book.statements if each.kind in ("success", "challenge")]
    assert found == [
        ("success", "the verdict in Millgate"),
        ("success", "the new hub"),
        ("challenge", "threats"),
        ("challenge", "no answer"),
        ("challenge", "a bad name"),
        ("challenge", "poverty"),
    ]


def test_a_question_is_the_visitor_s_and_its_answer_the_hosts() -> None:
    book = draft_casebook(make_note(LINES), REGISTRY)
    question, answer = (each for each in book.statements if each.kind in ("question", "answer"))
    assert (question.said_by_ids, answer.said_by_ids) == (("N-08",), ("N-03",))
    assert answer.answers_id == question.statement_id


def test_a_count_is_a_claim_of_who_said_it() -> None:
    book = draft_casebook(make_note(LINES), REGISTRY)
    (count,) = (each for each in book.statements if each.kind == "quantity")
    assert (count.number_low, count.unit, count.qualifier) == (2_000_000, "people", "Maybe around")
    assert count.said_by_ids == ("N-03",)
    assert count.quote.text == "Maybe around 2 million"
    assert count.text == "Maybe around 2 million."


def test_requests_and_commitments_say_who_and_when() -> None:
    book = draft_casebook(make_note(LINES, date="May 6 2027"), REGISTRY)
    assert {(each.asked_by_ids, each.asked_of_ids) for each in book.requests} == {(("N-03",), ("N-05",))}
    assert {(each.made_by_ids, each.made_to_ids) for each in book.commitments} == {(("N-08",), ("N-03",))}
    assert {str(each.date) for each in book.requests} == {"2027-05-06"}
    assert {str(each.date) for each in book.commitments} == {"2027-05-06"}
    assert [str(each.due) for each in book.commitments] == ["unknown", "unknown", "2027-05-06"]


def test_a_promise_answers_the_request_that_shares_its_name_only() -> None:
    book = draft_casebook(make_note(LINES), REGISTRY)
    assert [each.answers_ids for each in book.commitments] == [(), ("Q-02",), ()]


def test_a_name_that_two_requests_share_decides_nothing() -> None:
    second: tuple[PassageKind, str, str, str] = ("bullet", "requests", PUT, "Music at the Lantern Walk")
    book = draft_casebook(make_note([*LINES, second]), REGISTRY)
    assert all(each.answers_ids == () for each in book.commitments)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over 9,000 people left", [(9000, None, "people", "over", "")]),
        ("at most 12 cases", [(None, 12, "cases", "at most", "")]),
        ("10-15 deaths", [(10, 15, "deaths", "", "")]),
        ("three people and two constables", [(3, 3, "people", "", ""), (2, 2, "constables", "", "")]),
        ("7 people were killed in two weeks", [(7, 7, "people", "", "in two weeks")]),
        ("There are currently 35 files", [(35, 35, "files", "", "currently")]),
        ("a 5 year plan for 2027, on 6 May, #StopThe5, 2.1.4 and COVID-19", []),
        ("1.5 million votes", [(1_500_000, 1_500_000, "votes", "", "")]),
    ],
)
def test_counts(words: str, expected: list[tuple[float | None, float | None, str, str, str]]) -> None:
    found = [(each.low, each.high, each.unit, each.qualifier, each.period) for each in find_counts(words)]
    assert found == expected


def test_the_bullets_of_a_section_headed_so_are_challenges_or_successes(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Visit to the hall\n\nOn 3 May 2031 the members met the envoy.\n\n"
        "Main challenges this year:\n\n  • Rents doubled\n  • Lawyers were expelled\n\n"
        "What went well:\n\n  • The gate is open again\n",
        encoding="utf-8",
    )
    told = [(row.kind, row.text) for row in draft_casebook(read_files([note]), REGISTRY).statements]
    assert told == [
        ("challenge", "Rents doubled"),
        ("challenge", "Lawyers were expelled"),
        ("success", "The gate is open again"),
    ]
