"""Two coders' casebooks joined: what one decided is taken, where both differ nobody has decided."""

from itertools import permutations
from typing import Any

import pytest
from builders import strong_book
from decisions_made import FILES, SAID, decisions, draft, update, with_interview
from hypothesis import given, settings

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.decisions import merge_coders
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Decided

few = settings(max_examples=12)


def decided(status: str, coder: str, **more: Any) -> dict[str, Any]:
    return {"status": status, "decided_by": coder, "reason": f"{coder} read it", **more}


def own(book: Casebook) -> list[Decided]:
    """Give the rows somebody decided."""
    rows = [row for table in TABLES for row in getattr(book, table)]
    return [row for row in rows if isinstance(row, Decided) and not row.is_draft]


@few
@given(decisions())
def test_a_casebook_merged_with_itself_is_itself(book: Casebook) -> None:
    merge = merge_coders(book, book)
    assert merge.casebook == book
    assert merge.disagreements == ()


@few
@given(decisions("R. Ames"), decisions("B. Orr"))
def test_which_coder_comes_first_does_not_matter(one: Casebook, two: Casebook) -> None:
    first, second = merge_coders(one, two), merge_coders(two, one)
    assert first.casebook == second.casebook
    turned = [
        each._replace(
            value_one=each.value_two, value_two=each.value_one, coder_one=each.coder_two,
            coder_two=each.coder_one, reason_one=each.reason_two, reason_two=each.reason_one,
        )
        for each in second.disagreements
    ]  # fmt: skip
    assert turned == [*first.disagreements]


@few
@given(decisions("R. Ames"), decisions("B. Orr"))
def test_no_decision_vanishes(one: Casebook, two: Casebook) -> None:
    merge = merge_coders(one, two)
    people = [row.decided_by for row in own(merge.casebook)]
    listed = {(each.row_id, each.coder_one, each.coder_two) for each in merge.disagreements}
    for coder, book in (("R. Ames", one), ("B. Orr", two)):
        stands = sum(coder in each for each in people)
        disputed = len({row_id for row_id, *coders in listed if coder in coders})
        assert stands + disputed == len(own(book))


@few
@given(decisions("R. Ames"), decisions("B. Orr"))
def test_nothing_leaves_on_one_coders_word(one: Casebook, two: Casebook) -> None:
    merged = merge_coders(one, two).casebook
    for book in (one, two):
        for source in book.sources:
            assert (
                merged.row(source.source_id).confidential >= source.confidential or source.kind == "interview"
            )
        for passage in draft().passages:
            assert merged.row(passage.passage_id).withheld >= book.row(passage.passage_id).withheld


def test_what_one_coder_decided_is_taken_from_either_side() -> None:
    rival, item = draft().rivals[0], draft().evidence[0]
    one = update(draft(), {rival.rival_id: decided("confirmed", "R. Ames", standing="weakened")})
    two = update(draft(), {item.evidence_id: decided("refused", "B. Orr")})
    merge = merge_coders(one, two)
    assert merge.casebook.row(rival.rival_id).standing == "weakened"
    assert merge.casebook.row(item.evidence_id).status == "refused"
    assert not merge.disagreements


def test_where_both_decided_the_same_both_are_named() -> None:
    rival = draft().rivals[0]
    books = [
        update(draft(), {rival.rival_id: decided("confirmed", coder)}) for coder in ("R. Ames", "B. Orr")
    ]
    row = merge_coders(*books).casebook.row(rival.rival_id)
    assert (row.status, row.decided_by) == ("confirmed", "B. Orr; R. Ames")
    assert row.reason == "B. Orr read it / R. Ames read it"


def test_where_both_decided_differently_nothing_is_said_and_both_are_listed() -> None:
    item = draft().evidence[0]
    one = update(
        draft(), {item.evidence_id: decided("corrected", "R. Ames", bearing="supports", observation="found")}
    )
    two = update(
        draft(),
        {item.evidence_id: decided("corrected", "B. Orr", bearing="contradicts", observation="found")},
    )
    merge = merge_coders(one, two)
    row = merge.casebook.row(item.evidence_id)
    assert (row.status, row.bearing, row.observation) == ("draft", "not_assessed", "found")
    assert (row.decided_by, row.reason) == ("", "coders disagree")
    (listed,) = merge.disagreements
    assert (listed.column, listed.value_one, listed.value_two) == ("bearing", "supports", "contradicts")
    assert (listed.coder_one, listed.reason_two) == ("R. Ames", "B. Orr read it")
    (said,) = [each for each in merge.casebook.findings if each.rule == "coders disagree"]
    assert "contradicts" not in said.message()


def test_one_refuses_what_the_other_confirms() -> None:
    event = draft().events[0]
    one = update(draft(), {event.event_id: decided("confirmed", "R. Ames")})
    two = update(draft(), {event.event_id: decided("refused", "B. Orr")})
    merge = merge_coders(one, two)
    assert merge.casebook.row(event.event_id).status == "draft"
    assert [(each.column, each.value_one, each.value_two) for each in merge.disagreements] == [
        ("status", "confirmed", "refused")
    ]


def test_rows_both_added_under_one_id_both_stand_and_keep_what_hangs_on_them() -> None:
    one, two = with_interview(draft(), "R. Ames"), with_interview(draft(), "B. Orr")
    assert one.sources[-1].source_id == two.sources[-1].source_id
    merged = merge_coders(one, two).casebook
    titles = {source.source_id: source.title for source in merged.sources if source.kind == "interview"}
    assert sorted(titles.values()) == ["Interview by B. Orr", "Interview by R. Ames"]
    for item in merged.evidence[-2:]:
        assert titles[item.source_id] == f"Interview by {item.decided_by}"
        assert item.quote is not None
        assert merged.source_of(item.quote).source_id == item.source_id
    assert [merged.row(each.evidence_id).decided_by for each in merged.likelihoods] == [
        each.decided_by for each in merged.likelihoods
    ]


def test_disputed_likelihoods_become_the_widest_interval() -> None:
    both = with_interview(draft())
    (weight,) = both.likelihoods
    one = update(both, {weight.likelihood_id: {"p_claim_low": 0.3}})
    two = update(both, {weight.likelihood_id: {"p_claim_high": 0.9}})
    row = merge_coders(one, two).casebook.row(weight.likelihood_id)
    assert (row.p_claim_low, row.p_claim_high, row.p_rival_low, row.status) == (0.3, 0.9, 0.1, "draft")


def test_a_disputed_rating_has_no_level_and_is_left_out() -> None:
    both = with_interview(draft())
    rating = both.ratings[-1]
    one = update(both, {rating.rating_id: {"level": "love to see"}})
    merge = merge_coders(one, both)
    assert not merge.casebook.has(rating.rating_id)
    assert [(each.value_one, each.value_two) for each in merge.disagreements] == [
        ("love to see", "like to see")
    ]


def test_evidence_on_a_link_that_the_other_coder_took_out_of_the_chain() -> None:
    claim = next(row for row in draft().claims if len(row.link_ids) == 2)
    last = draft().row(claim.link_ids[1])
    item = next(row for row in draft().evidence if row.outcome_id == claim.outcome_id)
    on_link = {"claim_id": claim.claim_id, "link_id": claim.link_ids[0], "part": "mechanism"}
    one = update(draft(), {item.evidence_id: decided("corrected", "R. Ames", **on_link)})
    short = {"link_ids": ("L-90",)}
    added = last.model_copy(update={"link_id": "L-90", "cause_id": claim.cause_id, "rule": "", "quote": None})
    two = update(draft(), {claim.claim_id: decided("corrected", "B. Orr", **short)}, links=(added,))
    merge = merge_coders(one, two)
    row = merge.casebook.row(item.evidence_id)
    assert (row.link_id, row.status) == ("", "draft")
    assert merge.casebook.row(claim.claim_id).status == "corrected"
    assert [(each.row_id, each.column, each.value_one) for each in merge.disagreements] == [
        (item.evidence_id, "link_id", claim.link_ids[0])
    ]


def test_a_chain_that_two_coders_join_differently_is_left_open() -> None:
    book = strong_book(steps=2).with_rows(evidence=(), likelihoods=())
    book = book.with_rows(
        sources=[row.model_copy(update={"sha256": row.source_id}) for row in book.sources],
        links=[row.model_copy(update={"rule": "a rule"}) for row in book.links],
    )
    direct = decided("corrected", "B. Orr", cause_id="A-01")
    two = update(book, {"L-02": direct, "C-01": {"link_ids": ("L-02",), "decided_by": "B. Orr"}})
    merge = merge_coders(book, two)
    assert merge.casebook == merge_coders(two, book).casebook
    claim = merge.casebook.row("C-01")
    assert claim.status == "draft"
    disputed = {(each.row_id, each.column) for each in merge.disagreements}
    assert disputed >= {("L-02", "cause_id"), ("C-01", "link_ids")}


def test_sheets_sorted_differently_merge_alike() -> None:
    turned = draft().with_rows(events=draft().events[::-1])
    merged = merge_coders(draft(), turned).casebook
    assert merged == merge_coders(turned, draft()).casebook
    assert merged == draft()


def test_settings_the_coders_set_differently_are_left_blank() -> None:
    one = with_interview(draft())
    two = one.with_rows(settings=[one.settings[0].model_copy(update={"value": "Millgate"})])
    merge = merge_coders(one, two)
    assert merge.casebook.setting("public_words") == ""
    assert [(each.column, each.value_one) for each in merge.disagreements] == [("public_words", "Lowbridge")]


def test_casebooks_of_different_documents_are_refused_by_name() -> None:
    with pytest.raises(FindingsError) as error:
        merge_coders(draft(), draft("a label"))
    assert {finding.file for finding in error.value.findings} == {FILES[1]}
    assert "sjc draft" in str(error.value)
    assert SAID["reason"] not in str(error.value)


def test_a_third_coder_settles_nothing_that_two_disagree_on() -> None:
    item = draft().evidence[0]
    said = [("R. Ames", "supports"), ("B. Orr", "contradicts"), ("C. Lee", "supports")]
    books = [
        update(draft(), {item.evidence_id: decided("corrected", coder, bearing=bearing, observation="found")})
        for coder, bearing in said
    ]
    for first, second, third in permutations(books):
        merged = merge_coders(merge_coders(first, second).casebook, third).casebook
        row = merged.row(item.evidence_id)
        assert (row.status, row.bearing, row.reason) == ("draft", "not_assessed", "coders disagree")
        assert merge_coders(draft(), merged).casebook.row(item.evidence_id) == row
    settled = update(merged, {item.evidence_id: decided("corrected", "the panel", bearing="supports")})
    assert merge_coders(settled, draft()).casebook.row(item.evidence_id).decided_by == "the panel"


def test_three_coders_who_agree_are_named_alike_in_any_order() -> None:
    rival = draft().rivals[0]
    books = [
        update(draft(), {rival.rival_id: decided("confirmed", coder)})
        for coder in ("R. Ames", "B. Orr", "C. Lee")
    ]
    rows = {
        merge_coders(merge_coders(first, second).casebook, third).casebook.row(rival.rival_id)
        for first, second, third in permutations(books)
    }
    assert [row.decided_by for row in rows] == ["B. Orr; C. Lee; R. Ames"]
