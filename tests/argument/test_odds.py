"""Likelihood ratios and posteriors: check values, and the laws they obey."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.argument.odds import (
    Bounds,
    break_even_prior,
    decibels,
    normalise,
    posterior,
    posterior_bounds,
    ratio_of,
)

probabilities = st.floats(0.01, 0.99)
ratios = st.floats(0.01, 100)


@st.composite
def intervals(draw: st.DrawFn, low: float = 0.0, high: float = 1.0) -> tuple[Bounds, float]:
    """Draw an interval and a point of it."""
    ends = sorted(draw(st.lists(st.floats(low, high), min_size=3, max_size=3)))
    return Bounds(ends[0], ends[2]), ends[1]


# Prior one half; as (p0, p1): found, absent. The check values of method, section 5; by hand, the first is
# 0.6 / (0.6 + 0.4).
CHECKS = [
    (0.4, 0.6, 0.6000, 0.4000),
    (0.6, 0.95, 0.6129, 0.1111),
    (0.05, 0.4, 0.8889, 0.3871),
    (0.05, 0.95, 0.95, 0.05),
]


@pytest.mark.parametrize(("p0", "p1", "if_found", "if_absent"), CHECKS)
def test_check_values_of_the_method(p0: float, p1: float, if_found: float, if_absent: float) -> None:
    for found, expected in ((True, if_found), (False, if_absent)):
        ratio = ratio_of(Bounds(p1, p1), Bounds(p0, p0), found=found)
        assert round(posterior(0.5, [ratio.low]), 4) == expected
        assert ratio.low == ratio.high


def test_a_ratio_of_eight_weighs_9_03_decibels() -> None:
    assert round(decibels(8), 2) == 9.03


@given(probabilities, st.lists(ratios, max_size=6))
def test_order_of_evidence_never_matters(prior: float, items: list[float]) -> None:
    shuffled = sorted(items)
    assert posterior(prior, items) == posterior(prior, shuffled) == posterior(prior, items[::-1])


def test_order_does_not_show_in_the_last_digit() -> None:
    """Adding up rounded logs would leave a trace of the order in about one order in three."""
    orders = itertools.permutations([0.1, 3.0, 7.0, 0.3, 1.7, 0.013])
    assert len({posterior(0.37, order) for order in orders}) == 1


@given(probabilities, st.lists(ratios, max_size=6))
def test_a_ratio_of_one_changes_nothing(prior: float, items: list[float]) -> None:
    assert posterior(prior, [*items, 1]) == posterior(prior, items)


@given(probabilities)
def test_no_evidence_leaves_the_prior(prior: float) -> None:
    assert posterior(prior, []) == pytest.approx(prior)


@given(probabilities, st.lists(ratios, max_size=4))
def test_claim_and_rival_share_one(prior: float, items: list[float]) -> None:
    other_way = posterior(1 - prior, [1 / ratio for ratio in items])
    assert posterior(prior, items) + other_way == pytest.approx(1)


@given(probabilities, st.lists(ratios, max_size=4), ratios, ratios)
def test_a_greater_ratio_never_lowers(prior: float, items: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert posterior(prior, [*items, low]) <= posterior(prior, [*items, high])


@given(intervals(), intervals(), st.booleans())
def test_ratio_bounds_hold_every_point(
    claim: tuple[Bounds, float], rival: tuple[Bounds, float], found: bool
) -> None:
    p1, p0 = (claim[1], rival[1]) if found else (1 - claim[1], 1 - rival[1])
    if p1 == 0 and p0 == 0:
        return  # nothing can be said of this point
    point = math.inf if p0 == 0 else p1 / p0
    bounds = ratio_of(claim[0], rival[0], found=found)
    assert bounds.low <= point <= bounds.high


@given(intervals(), st.lists(intervals(0, 50), max_size=4))
def test_posterior_bounds_hold_every_point(
    prior: tuple[Bounds, float], items: list[tuple[Bounds, float]]
) -> None:
    try:
        point = posterior(prior[1], [ratio for _, ratio in items])
    except ValueError:
        return  # this point contradicts itself
    bounds = posterior_bounds(prior[0], [bounds for bounds, _ in items])
    assert bounds.low <= point <= bounds.high


@given(probabilities, st.lists(ratios, max_size=4))
def test_bounds_of_points_are_the_point(prior: float, items: list[float]) -> None:
    bounds = posterior_bounds(Bounds(prior, prior), [Bounds(ratio, ratio) for ratio in items])
    assert bounds.low == bounds.high == posterior(prior, items)


def test_zero_and_infinity_decide() -> None:
    assert posterior(0.5, [0, 100]) == 0
    assert posterior(0.5, [math.inf, 0.01]) == 1
    assert posterior(0, [1e300]) == 0
    assert posterior(1, [1e-300]) == 1


@pytest.mark.parametrize(("prior", "items"), [(0.5, [0.0, math.inf]), (0, [math.inf]), (1, [0.0])])
def test_certainties_that_contradict_are_refused(prior: float, items: list[float]) -> None:
    with pytest.raises(ValueError, match="neither is possible"):
        posterior(prior, items)
    with pytest.raises(ValueError, match="neither is possible"):
        posterior_bounds(Bounds(prior, prior), [Bounds(item, item) for item in items])


def test_what_neither_explanation_allows_is_refused() -> None:
    with pytest.raises(ValueError, match="neither explanation allows it"):
        ratio_of(Bounds(0, 0), Bounds(0, 0))
    with pytest.raises(ValueError, match="neither explanation allows it"):
        ratio_of(Bounds(1, 1), Bounds(1, 1), found=False)


def test_what_may_be_impossible_under_both_says_nothing() -> None:
    for claim, rival in ((Bounds(0, 0.5), Bounds(0, 0)), (Bounds(0, 0), Bounds(0, 0.5))):
        assert ratio_of(claim, rival) == (0, math.inf)


def test_an_end_that_contradicts_itself_opens_the_interval() -> None:
    half = Bounds(0.5, 0.5)
    assert posterior_bounds(half, [Bounds(0, 2), Bounds(math.inf, math.inf)]) == (0, 1)
    assert posterior_bounds(half, [Bounds(0, 0), Bounds(2, math.inf)]) == (0, 1)


@given(st.lists(ratios, max_size=4), st.floats(0.5, 0.95))
def test_break_even_prior_just_reaches_the_threshold(items: list[float], threshold: float) -> None:
    prior = break_even_prior(items, threshold)
    assert prior is not None
    assert posterior(prior, items) == pytest.approx(threshold)


def test_break_even_at_the_extremes() -> None:
    assert break_even_prior([0, math.inf], 0.7) is None
    assert break_even_prior([math.inf], 0.7) == 0
    assert break_even_prior([], 0.7) == pytest.approx(0.7)


@given(probabilities, probabilities, probabilities)
def test_two_hypotheses_normalise_to_the_odds(prior: float, p1: float, p0: float) -> None:
    result = normalise(
        {"claim": prior, "rival": 1 - prior}, [{"claim": Bounds(p1, p1), "rival": Bounds(p0, p0)}]
    )
    assert result["claim"].low == pytest.approx(posterior(prior, [p1 / p0]))
    assert result["claim"].low + result["rival"].low == pytest.approx(1)


@given(st.lists(st.tuples(intervals(0.01, 1), intervals(0.01, 1), intervals(0.01, 1)), max_size=3))
def test_normalised_bounds_hold_every_point(
    items: list[tuple[tuple[Bounds, float], tuple[Bounds, float], tuple[Bounds, float]]],
) -> None:
    names = ("claim", "rival", "residual")
    priors = dict(zip(names, (0.5, 0.3, 0.2), strict=True))
    wide = [dict(zip(names, (bounds for bounds, _ in item), strict=True)) for item in items]
    joint = {
        name: priors[name] * math.prod(item[index][1] for item in items) for index, name in enumerate(names)
    }
    bounds = normalise(priors, wide)
    for name in names:
        share = joint[name] / sum(joint.values())
        assert bounds[name].low - 1e-12 <= share <= bounds[name].high + 1e-12


def test_normalised_bounds_are_reached() -> None:
    """Exact means that some choice of likelihoods within the intervals gives each end."""
    priors = {"claim": 0.4, "rival": 0.35, "residual": 0.25}
    wide = {"claim": Bounds(0.2, 0.6), "rival": Bounds(0.1, 0.5), "residual": Bounds(0, 1)}
    points = []
    for ends in itertools.product(*wide.values()):
        joint = [prior * end for prior, end in zip(priors.values(), ends, strict=True)]
        points.append(joint[0] / sum(joint))
    bounds = normalise(priors, [wide])["claim"]
    assert bounds.low == pytest.approx(min(points))
    assert bounds.high == pytest.approx(max(points))


def test_a_hypothesis_left_out_is_refused() -> None:
    half = Bounds(0.5, 0.5)
    with pytest.raises(ValueError, match="every hypothesis"):
        normalise({"claim": 0.5, "residual": 0.5}, [{"claim": half}])
    with pytest.raises(ValueError, match="sum to 1"):
        normalise({"claim": 0.5, "rival": 0.3}, [])
    with pytest.raises(ValueError, match="no hypothesis allows"):
        normalise({"claim": 0.5, "rival": 0.5}, [{"claim": Bounds(0, 0), "rival": Bounds(0, 0)}])
