"""Tipping likelihoods, the prior sweep and the joint posterior (method, sections 4.1 and 6)."""

import pytest
from builders import added, changed, strong_book, support, without
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.contribution import judge_claim
from sjc_analysis.reasoning.posteriors import posteriors_for
from sjc_analysis.reasoning.results import ClaimResult, TippingPoint
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()


def judged(book: Casebook) -> ClaimResult:
    return judge_claim(book, book.claims[0], RUBRICS)


def one_item(claim: tuple[float, float] = (0.4, 0.4), rival: tuple[float, float] = (0.05, 0.05)) -> Casebook:
    """Leave one letter against the circular: eight to one if nothing else is said."""
    return changed(
        without(strong_book(), "E-12"), "H-11", p_claim_low=claim[0], p_claim_high=claim[1],
        p_rival_low=rival[0], p_rival_high=rival[1],
    )  # fmt: skip


def points(book: Casebook, flips: str = "words") -> dict[tuple[str, str], float]:
    return {
        (point.likelihood, point.after): point.at for point in judged(book).tipping if point.flips == flips
    }


def test_the_words_of_a_letter_flip_where_the_bands_say() -> None:
    """From one half: 0.85 is reached by odds of 17 to 3, so at 0.05 the claim needs more than 0.2833."""
    assert points(one_item()) == {
        ("p_claim", "cautiously confident"): 0.28,
        ("p_claim", "reasonable certainty"): 0.96,
        ("p_rival", "reasonable certainty"): 0.02,
        ("p_rival", "cautiously confident"): 0.08,
    }


def test_the_verdict_flips_where_the_test_is_no_longer_passed() -> None:
    """One source alone is supported at most, and plausible once its test is not decisive: at 2 to 1."""
    book = added(without(strong_book(), "E-12"), evidence=(support(1, source_id="S-02"),))
    assert judged(book).verdict == "supported"
    assert points(book, "verdict") == {("p_claim", "plausible"): 0.1, ("p_rival", "plausible"): 0.2}


def test_a_point_inside_the_interval_is_said_to_lie_within() -> None:
    within = {
        (point.likelihood, point.at): point.within
        for point in judged(one_item(claim=(0.3, 0.99))).tipping
        if point.flips == "words"
    }
    assert within == {
        ("p_claim", 0.28): False,
        ("p_claim", 0.96): True,
        ("p_rival", 0.01): False,
        ("p_rival", 0.06): False,
    }


spans = st.tuples(st.integers(1, 99), st.integers(1, 99)).map(lambda ends: tuple(sorted(ends)))


def moved(book: Casebook, point: TippingPoint, by: float = 0.0) -> Casebook:
    row = next(row for row in book.likelihoods if row.evidence_id == point.evidence_id)
    ends = {f"{point.likelihood}_low": point.at + by, f"{point.likelihood}_high": point.at + by}
    return changed(book, row.likelihood_id, **ends)


@settings(max_examples=12)
@given(spans, spans, st.booleans(), st.booleans())
def test_every_tipping_point_tips_and_its_neighbour_does_not(
    claim: tuple[int, int], rival: tuple[int, int], found: bool, alone: bool
) -> None:
    book = changed(
        strong_book(), "H-11", p_claim_low=claim[0] / 100, p_claim_high=claim[1] / 100,
        p_rival_low=rival[0] / 100, p_rival_high=rival[1] / 100,
    )  # fmt: skip
    book = changed(book, "E-11", observation="found" if found else "sought_absent")
    if not alone:
        book = changed(book, "E-12", source_id="S-02")
    result = judged(book)
    for point in result.tipping:
        after = judged(moved(book, point))
        assert point.after == (after.posteriors[0].words if point.flips == "words" else after.verdict)
        assert point.before == (result.posteriors[0].words if point.flips == "words" else result.verdict)
        assert point.after != point.before


def test_readers_with_other_priors_are_shown_where_they_arrive() -> None:
    sweep = judged(one_item()).posteriors[0].sweep
    assert [point.prior for point in sweep] == list(RUBRICS.posterior.sweep)
    # Eight to one: odds of 1 to 19 become 8 to 19, of 9 to 1 become 72 to 1.
    assert sweep[0].low == pytest.approx(8 / 27)
    assert sweep[0].words == "cautiously confident that the claim is untrue"
    assert sweep[-1].high == pytest.approx(72 / 73)
    assert sweep[-1].words == "reasonable certainty"
    rising = [point.low for point in sweep]
    assert rising == sorted(rising)


def test_a_prior_without_weighed_items_has_no_sweep() -> None:
    (posterior,) = posteriors_for(
        changed(one_item(), "H-11", status="draft"), strong_book().claims[0], RUBRICS
    )
    assert posterior.sweep == ()


def test_the_joint_posterior_keeps_room_for_what_nobody_named() -> None:
    """Priors 0.45, 0.45 and 0.1; the residual's likelihood lies anywhere from 0 to 1 (section 4.1)."""
    joint = judged(one_item()).joint
    assert [each.name for each in joint] == ["C-01", "V-01", "residual"]
    assert joint[0].low == pytest.approx(0.18 / (0.18 + 0.0225 + 0.1))
    assert joint[0].high == pytest.approx(0.18 / (0.18 + 0.0225))
    assert [bool(each.words) for each in joint] == [True, False, False]


def test_several_rivals_without_all_likelihoods_have_no_joint_posterior() -> None:
    other = changed(strong_book(), "V-01", rival_id="V-01")
    rival = other.rivals[0].model_copy(update={"rival_id": "V-02"})
    assert judged(added(other, rivals=(rival,))).joint == ()
