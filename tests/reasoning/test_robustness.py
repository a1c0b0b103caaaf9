"""How easily a verdict changes (method, section 6)."""

import pytest
from builders import DECIDED, added, changed, strong_book, support, without

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.contribution import judge_claim
from sjc_analysis.reasoning.results import ClaimResult
from sjc_analysis.records import Rival
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()


def judged(book: Casebook) -> ClaimResult:
    return judge_claim(book, book.claims[0], RUBRICS)


def test_without_either_cluster_less_is_left() -> None:
    assert judged(strong_book()).without_cluster == {"S-02": "supported", "S-03": "supported"}


def test_leaving_a_cluster_out_is_the_verdict_of_the_casebook_without_its_items() -> None:
    book = added(strong_book(), evidence=(support(1),))
    left = judged(without(book, "E-11", "E-51")).verdict
    assert judged(book).without_cluster["S-02"] == left


def test_one_changed_judgement_is_found_and_named() -> None:
    book = changed(strong_book(), "V-01", search="not_searched")
    margin = judged(book).margin
    assert (margin.fewest, margin.exact) == (1, True)
    assert any(change.rows == ("V-01",) and "strongly supported" in change.text for change in margin.changes)


def test_a_named_change_is_true() -> None:
    """Carry out the changes a margin names for evidence, and see the verdict it foretells."""
    book = strong_book()
    for change in judged(book).margin.changes:
        if "not to bear" in change.text:
            (row_id,) = change.rows
            after = judged(changed(book, row_id, bearing="does_not_bear")).verdict
            assert change.text.endswith(f"would read {after}.")
            break
    else:
        pytest.fail("no change of a bearing was named")


def test_two_changes_are_needed_where_two_steps_are_unstated() -> None:
    book = without(strong_book(2), "E-11", "E-12", "E-21", "E-22")
    for link_id in ("L-01", "L-02"):
        book = changed(book, link_id, basis="inferred")
    margin = judged(book).margin
    assert (margin.fewest, margin.at_least, margin.exact) == (2, 2, True)
    assert [change.rows for change in margin.changes] == [("L-01", "L-02")]
    assert margin.changes[0].text.endswith("would read plausible.")


def test_nothing_within_reach_is_settled_and_no_proof_of_strength() -> None:
    """With no quote, no evidence and three unsearched rivals, only something new lifts the claim."""
    book = changed(without(strong_book(), "E-11", "E-12"), "L-01", basis="inferred", quote=None)
    rivals = tuple(
        Rival(rival_id=f"V-5{n}", outcome_id="O-01", description=f"explanation {n}", **DECIDED)
        for n in range(3)
    )
    margin = judged(added(book, rivals=rivals)).margin
    assert (margin.fewest, margin.changes, margin.exact) == (None, (), True)
    assert margin.text.endswith("no proof of strength.")


def test_a_likelihood_that_moves_inside_its_interval_may_change_the_verdict() -> None:
    book = without(strong_book(), "E-12")
    book = added(book, evidence=(support(1, source_id="S-03"),))
    wide = changed(book, "H-11", p_claim_low=0.06, p_rival_low=0.05, p_rival_high=0.3)
    margin = judged(wide).margin
    assert margin.fewest == 1
    assert any(change.rows == ("H-11",) for change in margin.changes)
