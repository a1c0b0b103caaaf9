"""The whole draft: sound, all drafts, the same every time, and each document by itself."""

from drafting_documents import REGISTRY, make_note, make_record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.records import Decided
from sjc_analysis.vocabulary import PassageKind

FIELDS = {
    "year": "2031",
    "outcome": "Following the course, the constabulary is answering QJH",
    "significance": "Threats remain. FQXR was evicted in 2030.",
    "contribution_programme": "OCP held a course in July 2031.",
    "additional_information": "HWN lent QJH a room. SPO has been building cases. "
    "As a result, the trial of a corporal is under way. https://harbourstar.example/corporal-koss-trial",
    "rating_significance": "high",
}
NOTE: list[tuple[PassageKind, str, str, str]] = [
    ("title", "", "", "Quayside Justice Hub meets Tomasin Hale"),
    ("paragraph", "", "", "On May 6 2027 they met; the constabulary was there."),
    ("bullet", "overview", "Talk:", "Koss was spoken of."),
    ("bullet", "commitments", "Tomasin Hale promised:", "To ask about the case of Koss."),
]


def _together(*books: Casebook) -> Casebook:
    return Casebook(
        sources=[row for book in books for row in book.sources],
        records=[row for book in books for row in book.records],
        passages=[row for book in books for row in book.passages],
    )


def test_every_drafted_row_is_a_draft_with_rule_and_reason() -> None:
    book = draft_casebook(_together(make_record(FIELDS), make_note(NOTE, date="May 6 2027")), REGISTRY)
    rows = [row for table in TABLES for row in getattr(book, table) if isinstance(row, Decided)]
    assert len(rows) > 20
    assert all(row.is_draft and row.rule and row.reason for row in rows)
    quoted = ("events", "outcomes", "traces", "rivals", "evidence", "ratings", "grounds", "framework")
    assert all(row.quote is not None for table in quoted for row in getattr(book, table))


def test_an_earlier_document_on_the_same_person_is_a_trace_and_a_standing_rival() -> None:
    book = draft_casebook(_together(make_record(FIELDS), make_note(NOTE, date="May 6 2027")), REGISTRY)
    (trace,) = book.traces
    assert book.row(trace.outcome_id).statement == "the trial of a corporal is under way"
    assert (str(trace.date), trace.quote.text) == ("2027-05-06", "To ask about the case of Koss.")
    (rival,) = [each for each in book.rivals if each.trace_id]
    assert (rival.standing, rival.status) == ("stands", "draft")


def test_that_both_documents_speak_of_the_police_is_no_trace() -> None:
    fields = {**FIELDS, "additional_information": "HWN lent QJH a room."}
    book = draft_casebook(_together(make_record(fields), make_note(NOTE, date="May 6 2027")), REGISTRY)
    assert book.traces == ()


def test_a_later_document_is_no_trace() -> None:
    book = _together(make_record({**FIELDS, "year": "2026"}), make_note(NOTE, date="May 6 2027"))
    assert draft_casebook(book, REGISTRY).traces == ()


def test_a_second_document_changes_nothing_of_what_the_first_gave() -> None:
    alone = draft_casebook(make_note(NOTE, first=1), REGISTRY)
    both = draft_casebook(_together(make_note(NOTE, first=1), make_record(FIELDS, first=60)), REGISTRY)
    for table in ("statements", "requests", "commitments"):
        assert getattr(alone, table) == getattr(both, table)
    alone = draft_casebook(make_record(FIELDS), REGISTRY)
    both = draft_casebook(_together(make_record(FIELDS), make_record(FIELDS, first=60)), REGISTRY)
    for table in ("events", "outcomes", "links", "claims", "ratings", "grounds", "mentions"):
        kept = getattr(alone, table)
        assert getattr(both, table)[: len(kept)] == kept


def test_an_abbreviation_nobody_defined_is_named_once() -> None:
    fields = {"outcome": "FQXR met FQXR; the Board of Quays (BOQ) and BOQ wrote to QJH and an NGO"}
    book = draft_casebook(make_record(fields), REGISTRY)
    found = [each.column for each in book.findings if each.rule == "abbreviation undefined"]
    assert found == ["abbreviation FQXR"]


def test_what_a_record_leaves_open_is_said() -> None:
    fields = {**FIELDS, "contribution_programme": "OCP held a course."}
    rules = {each.rule for each in draft_casebook(make_record(fields), REGISTRY).findings}
    assert {"several outcomes", "act undated", "credit elsewhere"} <= rules
    assert "no outcome" in {
        each.rule for each in draft_casebook(make_record({"scale": "Local"}), REGISTRY).findings
    }


def test_without_a_registry_the_draft_still_stands() -> None:
    book = draft_casebook(make_record(FIELDS))
    assert book.mentions == ()
    assert len(book.outcomes) >= 1


_SCRAPS = st.lists(
    st.sampled_from(
        [
            "the hub", "QJH", "SPO", "Koss", "after ", "Following ", "trained ", " by ", "is under way",
            ", ", " and ", "; ", ". ", "\n", "As a result, ", "2031", "July 2031", "https://harbourstar.example/a-b",
            "(", ")", "began to raise", "has been building", "7 people",
            " ", "–", "“", "including – ", "With the",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_SCRAPS, _SCRAPS, _SCRAPS)
def test_any_words_give_a_sound_draft_and_the_same_one_twice(one: str, two: str, three: str) -> None:
    fields = {"year": "2031", "outcome": one, "additional_information": two}
    fields |= {"contribution_programme": three}
    lines: list[tuple[PassageKind, str, str, str]] = [
        ("bullet", "overview", "", one), ("question", "questions", "", two),
        ("answer", "questions", "", three),
        ("bullet", "commitments", "QJH:", one), ("bullet", "requests", "", two),
    ]  # fmt: skip
    book = _together(make_record(fields), make_note(lines))
    assert draft_casebook(book, REGISTRY) == draft_casebook(book, REGISTRY)


def test_the_trace_is_the_passage_that_speaks_of_the_case() -> None:
    lines: list[tuple[PassageKind, str, str, str]] = [
        *NOTE[:3],
        ("bullet", "commitments", "", "To write to Koss."),
        ("bullet", "overview", "", "Koss is under investigation."),
    ]
    note = make_note(lines, date="May 6 2027")
    book = draft_casebook(_together(make_record(FIELDS), note), REGISTRY)
    assert [each.quote.text for each in book.traces] == ["Koss is under investigation."]


def test_a_record_is_no_trace_of_its_own_outcome() -> None:
    told = "Koss was named. SPO has been building cases since June 2033. https://harbourstar.example/koss"
    assert draft_casebook(make_record({**FIELDS, "additional_information": told}), REGISTRY).traces == ()


def test_progress_is_told_after_each_record() -> None:
    told: list[tuple[int, int]] = []
    draft_casebook(make_record({"outcome": "QJH opened a desk."}), REGISTRY, lambda *each: told.append(each))
    assert told == [(1, 1)]
