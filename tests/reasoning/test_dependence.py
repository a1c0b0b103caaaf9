"""Dependent items: the method's check values, and what dependence may never do."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sjc_analysis.reasoning.dependence import (
    CorrelationError,
    correlated_ratio,
    count_once,
    joint_probability,
)
from sjc_analysis.reasoning.odds import Bounds, posterior
from sjc_analysis.reasoning.process_tracing import trace
from sjc_analysis.reasoning.weighing import Item
from sjc_analysis.rubrics import load_rubrics

CUTOFFS = load_rubrics().cutoffs
probabilities = st.integers(1, 99).map(lambda percent: percent / 100)
BOTH = [(True, True), (True, False), (False, True), (False, False)]


def point(probability: float) -> Bounds:
    return Bounds(probability, probability)


def item(number: int, p1: Bounds, p0: Bounds, *, found: bool = True, given_number: int = 0) -> Item:
    return Item(
        evidence_id=f"E-{number:02}",
        cluster="D-01",
        claim=p1,
        rival=p0,
        found=found,
        given_id=f"E-{given_number:02}" if given_number else "",
        test=trace(p1, p0, found=found, cutoffs=CUTOFFS),
        draft=False,
    )


items = st.builds(
    lambda number, p1, p0, found: item(number, point(p1), point(p0), found=found),
    st.integers(1, 50), probabilities, probabilities, st.booleans(),
)  # fmt: skip


@pytest.mark.parametrize(("rho", "expected"), [(0, 0.9412), (0.6, 0.8440), (1, 0.8)])
def test_two_items_of_eight_against_two(rho: float, expected: float) -> None:
    """Check values of method, section 4.2: prior one half, both found."""
    one, two = (item(number, point(0.8), point(0.2)) for number in (1, 2))
    ratio = correlated_ratio(one, two, rho)
    assert round(posterior(0.5, [ratio.low]), 4) == expected


@given(probabilities, probabilities, st.sampled_from(BOTH))
def test_no_correlation_is_independence(p1: float, p2: float, found: tuple[bool, bool]) -> None:
    expected = (p1 if found[0] else 1 - p1) * (p2 if found[1] else 1 - p2)
    assert joint_probability(point(p1), point(p2), 0, found=found).low == pytest.approx(expected)


@given(probabilities, st.booleans())
def test_the_same_item_twice_is_one_item(p: float, found: bool) -> None:
    joint = joint_probability(point(p), point(p), 1, found=(found, found))
    assert joint.low == pytest.approx(p if found else 1 - p)


@given(probabilities, probabilities, st.floats(-1, 1))
def test_the_four_cases_make_one_whole(p1: float, p2: float, rho: float) -> None:
    try:
        cells = {found: joint_probability(point(p1), point(p2), rho, found=found).low for found in BOTH}
    except CorrelationError:
        assume(False)
    assert sum(cells.values()) == pytest.approx(1)
    assert cells[True, True] + cells[True, False] == pytest.approx(p1)
    assert cells[True, True] + cells[False, True] == pytest.approx(p2)
    assert min(cells.values()) >= 0


@given(*[st.integers(1, 20).map(lambda n: n / 20 - 0.025)] * 4, st.floats(-0.6, 0.6), st.sampled_from(BOTH))
def test_joint_bounds_hold_every_point(
    a: float, b: float, c: float, d: float, rho: float, found: tuple[bool, bool]
) -> None:
    first, second = Bounds(*sorted((a, b))), Bounds(*sorted((c, d)))
    try:
        bounds = joint_probability(first, second, rho, found=found)
    except CorrelationError:
        assume(False)
    for share_1, share_2 in itertools.product((0, 0.3, 0.5, 0.9, 1), repeat=2):
        p1 = first.low + share_1 * (first.high - first.low)
        p2 = second.low + share_2 * (second.high - second.low)
        inside = joint_probability(point(p1), point(p2), rho, found=found).low
        assert bounds.low - 1e-9 <= inside <= bounds.high + 1e-9


@pytest.mark.parametrize(("p1", "p2", "rho"), [(0.9, 0.2, 1), (0.9, 0.2, 0.5), (0.9, 0.8, -0.5)])
def test_an_impossible_correlation_is_refused_in_words(p1: float, p2: float, rho: float) -> None:
    for found in BOTH:
        with pytest.raises(CorrelationError, match="makes a probability negative"):
            joint_probability(point(p1), point(p2), rho, found=found)


@given(st.lists(items, min_size=1, max_size=5, unique_by=lambda one: one.evidence_id))
def test_one_item_counts_and_it_is_the_heaviest(cluster: list[Item]) -> None:
    (counted,) = count_once(cluster)
    assert count_once(cluster[::-1]) == (counted,)
    assert counted.test is not None

    def weight(one: Item) -> float:
        assert one.test is not None
        return max(one.test.ratio.low, 1 / one.test.ratio.low)

    assert all(weight(counted) >= weight(other) for other in cluster)


@given(items, st.integers(1, 4))
def test_repeating_an_item_changes_nothing(one: Item, times: int) -> None:
    copies = [one._replace(evidence_id=f"E-{90 + copy}") for copy in range(times)]
    (counted,) = count_once([one, *copies])
    assert counted.test == one.test


def test_of_equal_weights_the_one_against_counts() -> None:
    pro, con = item(1, point(0.8), point(0.2)), item(2, point(0.2), point(0.8))
    assert count_once([pro, con]) == (con,)


def test_a_wide_interval_does_not_outweigh_a_sure_one() -> None:
    sure, wide = item(1, point(0.6), point(0.3)), item(2, Bounds(0.1, 0.9), Bounds(0.05, 0.5))
    assert count_once([wide, sure]) == (sure,)


def test_conditional_items_count_in_a_chain() -> None:
    first, second = item(1, point(0.8), point(0.2)), item(2, point(0.6), point(0.5), given_number=1)
    third = item(3, point(0.9), point(0.5), given_number=2)
    assert count_once([third, second, first]) == (first, second, third)


def test_two_items_conditional_on_one_count_as_one() -> None:
    """Each was judged given the first, neither given the other."""
    first = item(1, point(0.8), point(0.2))
    second, third = (item(n, point(0.2 + n / 5), point(0.5), given_number=1) for n in (2, 3))
    assert count_once([first, second, third]) == (first, third)
