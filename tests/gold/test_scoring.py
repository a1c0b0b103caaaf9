"""Precision and recall, worked by hand on a few marks."""

from dataclasses import replace

import pytest
from gold.scoring import KINDS, Marked, Score, agrees, pair, score

LABEL = Marked("G-001", "outcome", 10, 30)


def test_half_on_both_sides_is_enough_and_less_is_not() -> None:
    assert agrees(replace(LABEL, start=20, end=40), LABEL)
    assert not agrees(replace(LABEL, start=21, end=41), LABEL)


def test_a_proposal_that_swallows_the_label_is_no_match() -> None:
    assert agrees(replace(LABEL, start=0, end=40), LABEL)
    assert not agrees(replace(LABEL, start=0, end=41), LABEL)


def test_a_sliver_of_the_label_is_no_match() -> None:
    assert not agrees(replace(LABEL, start=10, end=19), LABEL)


@pytest.mark.parametrize("other", [{"passage_id": "G-002"}, {"kind": "request"}])
def test_passage_and_kind_must_be_the_same(other: dict[str, str]) -> None:
    moved = Marked(other.get("passage_id", "G-001"), other.get("kind", "outcome"), 10, 30)
    assert not agrees(moved, LABEL)


def test_a_blank_value_accepts_any_and_a_value_only_its_own() -> None:
    rival = Marked("G-001", "rival", 0, 9)
    assert agrees(replace(rival, value="co_contributor"), rival)
    assert not agrees(replace(rival, value="co_contributor"), replace(rival, value="rival"))


@pytest.mark.parametrize(
    ("proposed", "same"),
    [
        ("35 cases", True), ("35 open cases in one district", True), ("35 case", True),
        ("35 districts", False), ("53 cases", False), ("35", False), ("35-40 cases", False),
    ],
)  # fmt: skip
def test_quantities_compare_number_and_unit(proposed: str, same: bool) -> None:
    label = Marked("G-001", "quantity", 0, 8, "35 cases")
    assert agrees(replace(label, value=proposed), label) is same


def test_a_quantity_may_be_quoted_by_its_sentence_but_not_from_another_one() -> None:
    label = Marked("G-001", "quantity", 50, 58, "35 cases")
    assert agrees(replace(label, start=0, end=90), label)
    assert not agrees(replace(label, start=0, end=53), label)


def test_two_proposals_for_one_label_count_once() -> None:
    again = replace(LABEL, end=29)
    assert score([LABEL, again], [LABEL])["outcome"] == Score(matched=1, proposed=2, labelled=1)


def test_one_proposal_over_two_labels_counts_once() -> None:
    halves = [Marked("G-001", "outcome", 0, 20), Marked("G-001", "outcome", 20, 40)]
    found = score([Marked("G-001", "outcome", 0, 40)], halves)["outcome"]
    assert found == Score(matched=1, proposed=1, labelled=2)


def test_the_pair_that_shares_most_comes_first() -> None:
    near, far = Marked("G-001", "outcome", 10, 28), Marked("G-001", "outcome", 15, 33)
    assert pair([far, near], [LABEL]) == ((near, LABEL),)


def test_a_proposal_where_nothing_is_labelled_costs_precision() -> None:
    found = score([LABEL, replace(LABEL, passage_id="G-009")], [LABEL])["outcome"]
    assert (found.precision, found.recall) == (0.5, 1.0)


def test_nothing_proposed_has_no_precision_and_nothing_labelled_no_recall() -> None:
    assert score([], [LABEL])["outcome"].precision is None
    assert score([], [LABEL])["outcome"].recall == 0
    assert score([LABEL], [])["outcome"].recall is None


def test_every_kind_is_reported() -> None:
    assert tuple(score([], [])) == KINDS
