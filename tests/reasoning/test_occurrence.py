"""Whether a change took place, judged apart from the contribution (method, sections 1 and 6)."""

from typing import Any

import pytest
from builders import (
    DECIDED,
    LETTER_PASSAGE,
    MINUTES_PASSAGE,
    NOTE_PASSAGE,
    RECORD_PASSAGE,
    changed,
    strong_book,
    without,
)
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import whole
from sjc_analysis.reasoning.ladder import VERDICTS
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.reasoning.results import PartResult
from sjc_analysis.records import Evidence


def judged(book: Casebook) -> PartResult:
    return judge_happened(book, book.outcomes[0])


def item(number: int, **more: Any) -> Evidence:
    values: dict[str, Any] = {
        "evidence_id": f"E-8{number}", "outcome_id": "O-01", "part": "happened", "source_id": "S-02",
        "bearing": "supports", **DECIDED, **more,
    }  # fmt: skip
    own_words = {
        "S-01": RECORD_PASSAGE,
        "S-02": LETTER_PASSAGE,
        "S-03": MINUTES_PASSAGE,
        "S-04": NOTE_PASSAGE,
    }
    return Evidence(**{"quote": whole(own_words[values["source_id"]]), **values})


def only(*items: Evidence) -> Casebook:
    """Leave just these items to speak for or against the change."""
    book = without(strong_book(), "E-91", "E-92")
    return book.with_rows(evidence=(*book.evidence, *items))


@pytest.mark.parametrize(
    ("items", "verdict"),
    [
        ((), "unsubstantiated"),
        ((item(1, source_id="S-01"),), "unsubstantiated"),
        ((item(1, bearing="not_assessed"),), "unsubstantiated"),
        ((item(1, bearing="does_not_bear"),), "unsubstantiated"),
        ((item(1, status="draft"),), "unsubstantiated"),
        ((item(1, observation="sought_absent"),), "unsubstantiated"),
        ((item(1, status="refused"),), "unsubstantiated"),
        ((item(1, source_id="S-04"),), "plausible"),
        ((item(1),), "supported"),
        ((item(1, quote=None),), "plausible"),
        ((item(1, quote=whole(RECORD_PASSAGE)),), "plausible"),
        ((item(1, bearing="contradicts", quote=None),), "unsubstantiated"),
        ((item(1), item(2)), "supported"),
        ((item(1), item(2, source_id="S-03")), "strongly supported"),
        ((item(1), item(2, source_id="S-03"), item(3, source_id="S-04", bearing="contradicts")), "plausible"),
        ((item(1), item(2, source_id="S-03", bearing="contradicts", status="draft")), "plausible"),
        ((item(1, bearing="contradicts"),), "unsubstantiated"),
        ((item(1, bearing="contradicts"), item(2, source_id="S-04")), "unsubstantiated"),
        ((item(1, bearing="contradicts"), item(2, source_id="S-03", bearing="contradicts")), "refuted"),
        ((item(1, bearing="contradicts"), item(2, bearing="contradicts")), "unsubstantiated"),
        (
            (
                item(1, bearing="contradicts"),
                item(2, source_id="S-03", bearing="contradicts", status="draft"),
            ),
            "unsubstantiated",
        ),
    ],
)
def test_what_each_kind_of_evidence_carries(items: tuple[Evidence, ...], verdict: str) -> None:
    assert judged(only(*items)).verdict == verdict


def test_two_sources_that_draw_on_each_other_are_one() -> None:
    book = only(item(1), item(2, source_id="S-03"))
    joined = changed(changed(book, "S-02", publisher_id="N-03"), "S-03", publisher_id="N-03")
    assert judged(joined).verdict == "supported"


def test_another_page_of_the_records_own_publisher_is_no_second_voice() -> None:
    book = only(item(1, source_id="S-04"))
    same = changed(changed(book, "S-04", publisher_id="N-01"), "S-01", publisher_id="N-01")
    assert judged(same).verdict == "unsubstantiated"


def test_links_that_are_only_cited_are_said_to_be_so() -> None:
    items = (
        item(1, bearing="not_assessed"),
        item(2, bearing="not_assessed"),
        item(3, bearing="does_not_bear"),
    )
    result = judged(only(*items))
    by_rule = {reason.rule: reason for reason in result.why_not_higher}
    assert by_rule["O4"].rows == ("E-81", "E-82")
    assert "nobody has said what they show" in by_rule["O4"].text
    assert by_rule["O5"].rows == ("E-83",)
    assert "Only its own record says so" in result.why[0].text


STATES = st.fixed_dictionaries(
    {
        "source_id": st.sampled_from(["S-01", "S-02", "S-03", "S-04"]),
        "bearing": st.sampled_from(["supports", "contradicts", "does_not_bear", "not_assessed"]),
        "observation": st.sampled_from(["found", "sought_absent", "not_sought"]),
        "status": st.sampled_from(["draft", "confirmed", "corrected", "refused"]),
    }
)


@given(st.lists(STATES, max_size=5))
def test_order_does_not_matter_and_support_never_lowers(states: list[dict[str, Any]]) -> None:
    items = tuple(item(number, **state) for number, state in enumerate(states))
    result = judged(only(*items))
    assert judged(only(*items[::-1])).verdict == result.verdict
    more = judged(only(*items, item(9, source_id="S-03")))
    assert VERDICTS.index(more.verdict) >= VERDICTS.index(result.verdict)


@given(st.lists(STATES, max_size=5))
def test_a_draft_never_lifts(states: list[dict[str, Any]]) -> None:
    items = tuple(item(number, **state) for number, state in enumerate(states))
    before = VERDICTS.index(judged(only(*items)).verdict)
    after = VERDICTS.index(judged(only(*items, item(9, status="draft"))).verdict)
    assert after <= before
