"""Which test an observation is: the four tests, their mirror, and intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.argument.odds import Bounds
from sjc_analysis.argument.process_tracing import kind_of_test, trace
from sjc_analysis.rubrics import load_rubrics

CUTOFFS = load_rubrics().cutoffs

# As (p0, p1): Van Evera's four tests at the values of method, section 5.
TABLE = [
    (0.4, 0.6, "straw_in_the_wind"),
    (0.6, 0.95, "hoop"),
    (0.05, 0.4, "smoking_gun"),
    (0.05, 0.95, "doubly_decisive"),
]
probabilities = st.integers(1, 99).map(lambda percent: percent / 100)


def point(probability: float) -> Bounds:
    return Bounds(probability, probability)


@pytest.mark.parametrize(("p0", "p1", "kind"), TABLE)
def test_the_four_tests(p0: float, p1: float, kind: str) -> None:
    assert kind_of_test(point(p1), point(p0), CUTOFFS) == kind
    assert trace(point(p1), point(p0), found=True, cutoffs=CUTOFFS).passed
    assert not trace(point(p1), point(p0), found=False, cutoffs=CUTOFFS).passed


@pytest.mark.parametrize(
    ("p0", "p1", "found", "kind", "passed"),
    [
        (0.4, 0.05, True, "hoop", False),  # a smoking gun of the rival's, found, is a hoop the claim missed
        (0.95, 0.6, False, "smoking_gun", True),  # the rival missed its hoop
        (0.95, 0.05, True, "doubly_decisive", False),
        (0.95, 0.05, False, "doubly_decisive", True),
        (0.6, 0.4, True, "straw_in_the_wind", False),
    ],
)
def test_what_the_rival_predicts_is_mirrored(
    p0: float, p1: float, found: bool, kind: str, passed: bool
) -> None:
    test = trace(point(p1), point(p0), found=found, cutoffs=CUTOFFS)
    assert (test.kind, test.passed) == (kind, passed)


@given(probabilities, probabilities, st.booleans())
def test_finding_a_thing_is_missing_its_opposite(p1: float, p0: float, found: bool) -> None:
    """The mirror: "E was found" and "not-E was sought and absent" are one observation."""
    one = trace(point(p1), point(p0), found=found, cutoffs=CUTOFFS)
    other = trace(point(p1).complement(), point(p0).complement(), found=not found, cutoffs=CUTOFFS)
    assert (one.kind, one.passed) == (other.kind, other.passed)
    assert one.ratio.low == pytest.approx(other.ratio.low)


@given(probabilities, probabilities, st.booleans())
def test_passed_or_failed_as_the_ratio_says(p1: float, p0: float, found: bool) -> None:
    test = trace(point(p1), point(p0), found=found, cutoffs=CUTOFFS)
    if test.passed and test.kind in ("smoking_gun", "doubly_decisive"):
        assert test.ratio.low > 2
    if not test.passed and test.kind in ("hoop", "doubly_decisive"):
        assert test.ratio.high < 0.5


@given(probabilities, probabilities, st.sampled_from([0.01, 0.05, 0.2]))
def test_doubt_never_makes_a_test_more_telling(p1: float, p0: float, doubt: float) -> None:
    wide = [Bounds(max(0, p - doubt), min(1, p + doubt)) for p in (p1, p0)]
    sure = kind_of_test(point(p1), point(p0), CUTOFFS)
    unsure = kind_of_test(wide[0], wide[1], CUTOFFS)
    assert unsure in ("straw_in_the_wind", sure) or sure == "doubly_decisive"


@pytest.mark.parametrize(("p0", "p1"), [(0.4, 0.8), (0.3, 0.6), (0.2, 0.6)])
def test_a_ratio_on_the_cutoff_is_not_decisive(p0: float, p1: float) -> None:
    """0.8/0.4 is 2 exactly, and so is 1/2 for the absences of 0.6 and 0.2 but for rounding."""
    kind = kind_of_test(point(p1), point(p0), CUTOFFS)
    expected = {(0.4, 0.8): "hoop", (0.3, 0.6): "straw_in_the_wind", (0.2, 0.6): "smoking_gun"}[p0, p1]
    assert kind == expected


def test_cutoffs_are_data() -> None:
    stricter = CUTOFFS.model_copy(update={"found_above": 10.0})
    assert kind_of_test(point(0.4), point(0.05), CUTOFFS) == "smoking_gun"
    assert kind_of_test(point(0.4), point(0.05), stricter) == "straw_in_the_wind"


def test_likelihoods_that_overlap_favour_neither() -> None:
    test = trace(Bounds(0.3, 0.9), Bounds(0.2, 0.4), found=True, cutoffs=CUTOFFS)
    assert (test.kind, test.passed) == ("straw_in_the_wind", False)
