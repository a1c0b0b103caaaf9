"""The weight of voices and the posterior: check values, and what no likelihood may do (method, section 5)."""

import math
from collections.abc import Sequence
from itertools import permutations
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sjc_analysis.argument.odds import Bounds, posterior, posterior_bounds
from sjc_analysis.argument.view import words_for
from sjc_analysis.argument.weight import Weighed, add_up, joint, once, times, weigh
from sjc_analysis.records import Evidence, Likelihood
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.vocabulary import Bearing

HALF = Bounds(0.5, 0.5)
NEAR = 1e-9
"""What rounding may take from an end."""


class Judged(NamedTuple):
    """An item's likelihoods, and what it hangs on: the number of another item of its voice."""

    claim: Bounds
    rival: Bounds
    found: bool = True
    bearing: Bearing = "supports"
    given: int = 0


def point(value: float) -> Bounds:
    return Bounds(value, value)


def rows_of(number: int, judged: Judged) -> tuple[Evidence, Likelihood]:
    item = Evidence(
        evidence_id=f"E-{number:02}", outcome_id="O-01", source_id="S-01", bearing=judged.bearing,
        observation="found" if judged.found else "sought_absent",
    )  # fmt: skip
    row = Likelihood(
        likelihood_id=f"H-{number:02}", evidence_id=item.evidence_id, claim_id="C-01", rival_id="V-01",
        p_claim_low=judged.claim.low, p_claim_high=judged.claim.high,
        p_rival_low=judged.rival.low, p_rival_high=judged.rival.high,
    )  # fmt: skip
    return item, row


def voice(*items: Judged, start: int = 1) -> list[Weighed]:
    """Weigh the items of one voice; ``given`` counts within it, from 1."""
    weighed = []
    for number, judged in enumerate(items, start):
        item, row = rows_of(number, judged)
        given_id = f"E-{start + judged.given - 1:02}" if judged.given else ""
        weighed.append(weigh(item, [row], given_id=given_id))
    return weighed


def voices(*each: Sequence[Judged]) -> list[list[Weighed]]:
    return [voice(*items, start=10 * number) for number, items in enumerate(each, 1)]


def belief(*each: Sequence[Judged], prior: Bounds = HALF) -> Bounds | None:
    return add_up(voices(*each)).posterior(prior)


ends = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1), st.integers(0, 20).map(lambda n: n / 20))
inner = st.floats(0.02, 0.98)


@st.composite
def spans(draw: st.DrawFn, of: st.SearchStrategy[float] = ends) -> Bounds:
    return Bounds(*sorted(draw(st.tuples(of, of))))


bearings: st.SearchStrategy[Bearing] = st.sampled_from(["supports", "contradicts"])
items = st.tuples(spans(), spans(), st.booleans(), bearings, st.just(0)).map(lambda row: Judged(*row))
hung = st.tuples(spans(), spans(), st.booleans(), bearings, st.integers(0, 3)).map(lambda row: Judged(*row))
plain = st.tuples(spans(inner), spans(inner), st.booleans()).map(lambda row: Judged(*row))
pointed = st.tuples(inner.map(point), inner.map(point), st.booleans()).map(lambda row: Judged(*row))
several_voices = st.lists(st.lists(hung, min_size=1, max_size=3), min_size=1, max_size=4)


# --- check values


@pytest.mark.parametrize(
    ("p0", "p1", "if_found", "if_absent"),
    [
        (0.4, 0.6, 0.6000, 0.4000),
        (0.6, 0.95, 0.6129, 0.1111),
        (0.05, 0.4, 0.8889, 0.3871),
        (0.05, 0.95, 0.95, 0.05),
    ],
)
def test_check_values_of_the_method(p0: float, p1: float, if_found: float, if_absent: float) -> None:
    for found, expected in ((True, if_found), (False, if_absent)):
        bounds = belief([Judged(point(p1), point(p0), found)])
        assert bounds is not None
        assert round(bounds.low, 4) == round(bounds.high, 4) == expected


def test_a_ratio_of_eight_weighs_9_03_decibels() -> None:
    (each,) = voice(Judged(point(0.4), point(0.05)))
    assert [round(end, 2) for end in each.weight] == [9.03, 9.03]


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (0.5, "not decided either way"),
        (0.51, "more confident than not"),
        (0.70, "more confident than not"),
        (0.71, "cautiously confident"),
        (0.85, "cautiously confident"),
        (0.86, "highly confident"),
        (0.95, "highly confident"),
        (0.96, "reasonable certainty"),
        (0.99, "reasonable certainty"),
        (0.991, "practical certainty"),
    ],
)
def test_the_words_are_those_of_the_cautious_end_and_mirrored_below_one_half(low: float, words: str) -> None:
    rubric = load_rubrics().posterior
    assert words_for(Bounds(low, 0.999), rubric) == words
    if low > 0.5:
        assert words_for(Bounds(0.001, 1 - low), rubric) == f"{words} that the claim is untrue"
        assert words_for(Bounds(1 - low, low), rubric) == "not decided either way"


def test_items_given_one_another_multiply_and_two_given_a_third_do_not() -> None:
    """By hand: .8/.2 is 4, .6/.5 given it makes 4.8, .9/.5 given both 8.64, and given the first 7.2."""
    first, second = Judged(point(0.8), point(0.2)), Judged(point(0.6), point(0.5), given=1)
    chain, fork = Judged(point(0.9), point(0.5), given=2), Judged(point(0.9), point(0.5), given=1)
    assert add_up([voice(first, second, chain)]).ratios[0].low == pytest.approx(8.64)
    against = Judged(point(0.2), point(0.4), given=1)
    assert add_up([voice(first, against)]).ratios[0].low == pytest.approx(2)
    wide = [Judged(Bounds(low, high), point(0.4), given=1) for low, high in ((0.3, 0.76), (0.2, 0.48))]
    assert add_up([voice(first, *wide)]).ratios[0] == pytest.approx((4 * 0.5, 4 * 1.9))
    forked = add_up([voice(first, second, fork)])
    assert forked.ratios[0].low == pytest.approx(7.2)
    assert forked.counted == {"E-01", "E-03"}


@pytest.mark.parametrize(
    "given", [(2, 1, 1), (2, 1, 0), (9, 0, 0)], ids=["ring with a tail", "ring", "unknown"]
)
def test_what_is_given_itself_or_what_nobody_weighed_says_nothing(given: tuple[int, ...]) -> None:
    strong, nothing = Judged(point(0.9), point(0.1)), Judged(point(0.5), point(0.5))
    ring = [(strong if number else nothing)._replace(given=number) for number in given]
    assert add_up([voice(*ring)]).ratios == (Bounds(1.0, 1.0),)


# --- a voice counts once


@given(st.lists(items, min_size=1, max_size=4), st.integers(1, 3))
def test_one_more_item_of_the_same_voice_saying_the_same_changes_nothing(
    held: list[Judged], copies: int
) -> None:
    before, after = add_up([voice(*held)]), add_up([voice(*held, *[held[0]] * copies)])
    assert (after.ratios, after.possible) == (before.ratios, before.possible)


@given(st.lists(plain, min_size=1, max_size=4))
def test_a_voice_never_weighs_more_than_its_weightiest_item(held: list[Judged]) -> None:
    """Items of one voice are never multiplied: the ends stay within those of the items."""
    (ratio,) = add_up([voice(*held)]).ratios
    ratios = [each.ratio for each in voice(*held) if each.ratio]
    assert min(each.low for each in ratios) <= ratio.low <= ratio.high <= max(each.high for each in ratios)


any_ratio = st.one_of(st.floats(0, 50), st.sampled_from([0.0, 1.0, math.inf]))


@given(st.lists(spans(any_ratio), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_ends_of_a_voice_hold_the_weightiest_of_any_points(ratios: list[Bounds], random: Random) -> None:
    """The rule for points: the value with the greatest |log| counts."""
    bounds = once(ratios)
    for _ in range(50):
        points = [random.choice((low, high, _between(low, high, random))) for low, high in ratios]
        weightiest = max(points, key=lambda value: abs(_log(value)))
        assert bounds.low * (1 - NEAR) <= weightiest <= bounds.high * (1 + NEAR)


@given(st.lists(spans(st.floats(0.01, 50)), min_size=2, max_size=3))
def test_the_ends_of_a_voice_are_reached(ratios: list[Bounds]) -> None:
    """Enclosing is not enough: some points within the intervals give each end."""
    bounds = once(ratios)
    sure = max(max(low, 1 / high, 1.0) for low, high in ratios)
    values = [v for low, high in ratios for v in (low, high, sure, 1 / sure) if low <= v <= high]
    reached = [value for value in values if max(value, 1 / value) >= sure * (1 - NEAR)]
    assert (min(reached), max(reached)) == pytest.approx(bounds)


def test_weights_beyond_what_logs_can_hold_are_not_called_certain() -> None:
    assert once([Bounds(1e305, 1e305), Bounds(2, 2)]) == Bounds(1e305, 1e305)
    assert once([Bounds(1e-305, 1e-305), Bounds(2, 2)]).high == 1e-305


def _between(low: float, high: float, random: Random) -> float:
    return low + random.random() * (min(high, 1e6) - low) if low < math.inf else low


def _log(value: float) -> float:
    return -math.inf if value == 0 else math.log(value) if value < math.inf else value


def test_of_equal_weights_the_one_against_is_named_and_both_ends_are_kept() -> None:
    weight = add_up([voice(Judged(point(0.8), point(0.2)), Judged(point(0.2), point(0.8)))])
    assert weight.counted == {"E-02"}
    assert weight.ratios == (pytest.approx((0.25, 4)),)


def test_a_product_that_may_exclude_either_side_is_open_at_both_ends() -> None:
    anything, certain, never = Bounds(0, math.inf), Bounds(math.inf, math.inf), Bounds(0, 0)
    assert times(anything, certain) == times(certain, anything) == anything
    assert times(certain, never) == times(never, certain) == anything


# --- voices and the posterior


@given(several_voices, spans(), st.randoms(use_true_random=False))
def test_the_printed_ends_hold_a_thousand_points_within_the_judged_intervals(
    held: list[list[Judged]], prior: Bounds, random: Random
) -> None:
    whole = belief(*held, prior=prior)
    for _ in range(1_000 // 100):  # hypothesis draws a hundred casebooks, ten points of each
        start = point(random.choice((*prior, random.uniform(*prior))))
        chosen = [[_point_of(judged, random) for judged in voice_items] for voice_items in held]
        inside = belief(*chosen, prior=start)
        if inside is not None and whole is not None:
            assert whole.low - NEAR <= inside.low <= inside.high <= whole.high + NEAR
        assert whole is not None or inside is None


def _point_of(judged: Judged, random: Random) -> Judged:
    claim, rival = (
        point(random.choice((*span, random.uniform(*span)))) for span in (judged.claim, judged.rival)
    )
    return judged._replace(claim=claim, rival=rival)


@given(st.lists(st.lists(hung, min_size=1, max_size=3), min_size=1, max_size=3), spans())
def test_the_order_of_items_and_voices_changes_nothing(held: list[list[Judged]], prior: Bounds) -> None:
    groups = voices(*held)
    told = {(add_up(order).posterior(prior), add_up(order).counted) for order in permutations(groups)}
    assert len(told) == 1
    turned, straight = add_up([group[::-1] for group in groups[::-1]]), add_up(groups)
    assert (turned.posterior(prior), turned.counted) == (straight.posterior(prior), straight.counted)


@given(several_voices, hung, spans(), st.booleans())
def test_what_contradicts_never_lifts(
    held: list[list[Judged]], extra: Judged, prior: Bounds, apart: bool
) -> None:
    """Whatever its likelihoods, as a voice of its own and within another."""
    against = extra._replace(bearing="contradicts", given=0 if apart else extra.given)
    more = [*held, [against]] if apart else [[*held[0], against], *held[1:]]
    before, after = belief(*held, prior=prior), belief(*more, prior=prior)
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    assert after.low <= before.low + NEAR
    assert after.high <= before.high + NEAR


@given(several_voices, items, spans())
def test_an_independent_item_in_favour_never_lowers(
    held: list[list[Judged]], extra: Judged, prior: Bounds
) -> None:
    (each,) = voice(extra)
    assume(each.ratio is not None and each.ratio.low >= 1)
    before, after = belief(*held, prior=prior), belief(*held, [extra], prior=prior)
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    assert after.low >= before.low - NEAR
    assert after.high >= before.high - NEAR


def test_what_contradicts_beside_another_branch_lifts_nothing() -> None:
    """A hundred to one that the next item takes away is no hundred to one for a third given the first."""
    held = [Judged(point(1), point(0.01)), Judged(point(0.01), point(1), given=1)]
    against = Judged(point(0.9), point(1), bearing="contradicts", given=1)
    assert add_up([voice(*held, against)]).ratios[0].high <= add_up([voice(*held)]).ratios[0].high


def test_several_judges_are_spanned() -> None:
    item, row = rows_of(1, Judged(point(0.8), point(0.2)))
    other = rows_of(1, Judged(point(0.6), point(0.3)))[1]
    assert weigh(item, [row, other]).ratio == pytest.approx((0.6 / 0.3, 0.8 / 0.2))


@pytest.mark.parametrize(
    "held",
    [
        [[Judged(point(0), point(0))]],
        [[Judged(point(1), point(1), found=False)]],
        [[Judged(point(0.5), point(0))], [Judged(point(0), point(0.5))]],
        [[Judged(point(0), point(0)), Judged(point(0.9), point(0.1))]],
        [[Judged(point(0.5), point(0)), Judged(point(0), point(0.5))]],
        [[Judged(point(0.5), point(0)), Judged(point(0), point(0.5), given=1)]],
    ],
    ids=[
        "under neither",
        "absent under neither",
        "two that exclude each other",
        "hidden in a voice",
        "two of one voice",
        "one given the other",
    ],
)
def test_what_cannot_be_has_no_posterior(held: list[list[Judged]]) -> None:
    assert belief(*held) is None


# --- several rivals


@given(st.lists(st.tuples(inner, pointed), min_size=1, max_size=4), st.lists(inner, min_size=4, max_size=4))
def test_the_joint_never_falls_by_an_independent_item_in_favour(
    against: list[tuple[float, Judged]], likelihoods: list[float]
) -> None:
    """The item favours the claim against every rival; with all weighed under each, none lowers the whole."""
    extra = max(*likelihoods, 0.5)
    before = {str(n): _known(belief([held], prior=point(prior))) for n, (prior, held) in enumerate(against)}
    after = {
        str(n): _known(belief([held], [Judged(point(extra), point(likelihoods[n]))], prior=point(prior)))
        for n, (prior, held) in enumerate(against)
    }
    assert joint(after).low >= joint(before).low - NEAR


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=5))
def test_the_joint_is_that_of_all_hypotheses_weighed_at_once(weights: list[float]) -> None:
    """By Bayes' theorem, with weight 1 for the claim and its own for each rival."""
    posteriors = {str(n): point(1 / (1 + weight)) for n, weight in enumerate(weights)}
    assert joint(posteriors).low == pytest.approx(1 / (1 + sum(weights)))


@given(st.lists(spans(), min_size=1, max_size=4), spans())
def test_one_more_rival_never_lifts_the_joint_and_it_is_below_each(held: list[Bounds], extra: Bounds) -> None:
    named = {str(n): bounds for n, bounds in enumerate(held)}
    before, after = joint(named), joint({**named, "one more": extra})
    assert after.low <= before.low
    assert after.high <= before.high
    assert all(before.low <= bounds.low + NEAR and before.high <= bounds.high + NEAR for bounds in held)


def _known(bounds: Bounds | None) -> Bounds:
    assert bounds is not None
    return bounds


# --- the bars of strongly supported


@pytest.mark.parametrize(
    ("held", "meets", "why"),
    [
        ([[Judged(point(0.4), point(0.04))]], True, "one test of ten to one"),
        ([[Judged(point(0.64), point(0.2))], [Judged(point(0.64), point(0.2))]], True, "3.2 twice is 10.24"),
        ([[Judged(point(0.6), point(0.2))]] * 3, False, "27 to one, and no test of 3.2"),
        ([[Judged(point(0.32), point(0.1))]], False, "a test of 3.2 alone"),
        ([[Judged(point(0.4), Bounds(0.04, 0.1))]], False, "ten to one only at the favourable end"),
        ([[Judged(point(0.4), Bounds(0.04, 0.2))]], False, "the cautious end is two to one"),
        ([[Judged(point(0.9), point(0.3)), Judged(point(0.9), point(0.2), given=1)]], True, "4.5 given 3"),
        ([[Judged(point(0.9), point(0.3)), Judged(point(0.9), point(0.3), given=1)],
          [Judged(point(0.6), point(0.3))]], False, "three given three is no one test of 3.2"),
        ([[Judged(point(0.66), point(0.2)), Judged(point(0.2), point(0.68))],
          *[[Judged(point(0.6), point(0.2))]] * 4], False, "the test of 3.3 stands behind one of its voice"),
    ],
)  # fmt: skip
def test_the_bars_ask_for_one_test_and_for_all_together(
    held: list[list[Judged]], meets: bool, why: str
) -> None:
    assert add_up(voices(*held)).meets(3.2, 10.0) == meets, why


@pytest.mark.parametrize(
    ("held", "fails"),
    [
        ([[Judged(point(0.04), point(0.4))]], True),
        ([[Judged(point(0.05), point(0.4))]], False),
        ([[Judged(Bounds(0.04, 0.3), point(0.4))]], False),
        ([[Judged(point(0.04), point(0.4)), Judged(point(0.9), point(0.01))]], True),
        ([[Judged(point(0.95), point(0.5), found=False)]], True),
    ],
    ids=["1:10", "1:8", "may be less", "beside a weightier one of its voice", "sought in vain"],
)
def test_a_decisive_test_that_failed_is_seen_whatever_stands_beside_it(
    held: list[list[Judged]], fails: bool
) -> None:
    assert add_up(voices(*held)).fails(10.0) == fails


@given(spans(), st.lists(spans(st.floats(0, 50)), max_size=4))
def test_a_posterior_is_as_wide_as_its_parts_make_it(prior: Bounds, ratios: list[Bounds]) -> None:
    """Both ends are reached by a point, wherever that point does not contradict itself."""
    try:
        bounds = posterior_bounds(prior, ratios)
        low = posterior(prior.low, [ratio.low for ratio in ratios])
        high = posterior(prior.high, [ratio.high for ratio in ratios])
    except ValueError:
        return
    assert bounds == (low, high)
