"""Krippendorff's alpha against published tables, and what it must do whatever the ratings are."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.argument.agreement import alpha, alpha_interval
from sjc_analysis.vocabulary import Measurement

LEVELS: tuple[Measurement, ...] = ("nominal", "ordinal", "interval", "ratio")


def by_subject(*raters: str) -> list[list[float]]:
    """Turn one line of values a rater, with a dot where none was given, into values by subject."""
    lines = [line.split() for line in raters]
    return [[float(value) for value in subject if value != "."] for subject in zip(*lines, strict=True)]


# Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section C: 4 observers, 12 units.
FOUR_OBSERVERS = by_subject(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# The same paper, section A: 2 observers, 10 units, 2 values; section B: 12 units, 5 names (a = 1 ...).
TWO_VALUES = by_subject("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
FIVE_NAMES = by_subject("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4")
# The worked example with three coders and many gaps of the encyclopaedia's article on the coefficient, after
# Krippendorff, K. (2004), Content Analysis, 2nd ed., chapter 11.
THREE_CODERS = by_subject(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)


@pytest.mark.parametrize(
    ("subjects", "level", "published"),
    [
        (FOUR_OBSERVERS, "nominal", 0.743),
        (FOUR_OBSERVERS, "ordinal", 0.815),
        (FOUR_OBSERVERS, "interval", 0.849),
        (FOUR_OBSERVERS, "ratio", 0.797),
        (TWO_VALUES, "nominal", 0.095),
        (FIVE_NAMES, "nominal", 0.692),
        (THREE_CODERS, "nominal", 0.691),
        (THREE_CODERS, "interval", 0.811),
    ],
)
def test_published_values(subjects: list[list[float]], level: Measurement, published: float) -> None:
    assert alpha(subjects, level).value == pytest.approx(published, abs=0.0006)


def test_only_subjects_rated_twice_are_counted() -> None:
    result = alpha(FOUR_OBSERVERS)
    assert (result.subjects, result.ratings) == (11, 40)


subjects = st.lists(st.lists(st.integers(1, 5).map(float), min_size=0, max_size=4), min_size=1, max_size=12)


def slowly(ratings: list[list[float]], level: Measurement) -> float | None:
    """Compute alpha pair by pair from its definition, with no table and no closed form."""
    rated = [values for values in ratings if len(values) > 1]
    every = sorted(itertools.chain(*rated))

    def apart(one: float, two: float) -> float:
        low, high = min(one, two), max(one, two)
        if level == "nominal":
            return float(one != two)
        if level == "interval":
            return (one - two) ** 2
        if level == "ratio":
            return ((one - two) / (one + two)) ** 2
        between = sum(low <= value <= high for value in every)
        ends = (every.count(low) + every.count(high)) / 2
        return (between - ends) ** 2 if low != high else 0.0

    seen = [
        apart(one, two) / (len(values) - 1)
        for values in rated
        for one, two in itertools.permutations(values, 2)
    ]
    chance = [apart(one, two) for one, two in itertools.permutations(every, 2)]
    if not math.fsum(chance):
        return None
    return 1 - (math.fsum(seen) / len(every)) / (math.fsum(chance) / (len(every) * (len(every) - 1)))


@settings(max_examples=40)
@given(subjects, st.sampled_from(LEVELS))
def test_it_is_what_the_definition_says_pair_by_pair(ratings: list[list[float]], level: Measurement) -> None:
    value, expected = alpha(ratings, level).value, slowly(ratings, level)
    assert (value is None) == (expected is None)
    if value is not None and expected is not None:
        assert value == pytest.approx(expected, abs=1e-9)
        assert value <= 1 + 1e-12


@settings(max_examples=40)
@given(subjects, st.sampled_from(LEVELS), st.lists(st.integers(1, 5).map(float), max_size=3))
def test_a_subject_that_one_person_rated_changes_nothing(
    ratings: list[list[float]], level: Measurement, lonely: list[float]
) -> None:
    more = [*ratings, *([value] for value in lonely), []]
    assert alpha(more, level) == alpha(ratings, level)


@settings(max_examples=40)
@given(subjects)
def test_only_the_order_of_ordinal_levels_counts(ratings: list[list[float]]) -> None:
    stretched = [[value**3 - 200 for value in values] for values in ratings]
    one, two = alpha(ratings, "ordinal").value, alpha(stretched, "ordinal").value
    assert (one is None) == (two is None)
    assert one is None or one == pytest.approx(two)


@settings(max_examples=40)
@given(subjects, st.permutations(range(1, 6)))
def test_names_have_no_order(ratings: list[list[float]], names: list[int]) -> None:
    renamed = [[float(names[int(value) - 1]) for value in values] for values in ratings]
    one, two = alpha(ratings, "nominal").value, alpha(renamed, "nominal").value
    assert (one is None) == (two is None)
    assert one is None or one == pytest.approx(two)


@pytest.mark.parametrize("level", LEVELS)
def test_full_agreement_is_one_and_chance_is_no_more_than_nought(level: Measurement) -> None:
    assert alpha([[1, 1], [2, 2], [5, 5]], level).value == pytest.approx(1)
    crossed = alpha([[1, 2], [2, 1], [1, 2], [2, 1]], level).value
    assert crossed is not None
    assert crossed < 0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([], "no subject was rated by two people"),
        ([[1], [2], []], "no subject was rated by two people"),
        ([[3, 3], [3, 3, 3]], "every rating is the same level"),
        ([[3, 3], [1]], "every rating is the same level"),
    ],
)
def test_where_nothing_can_be_told_there_is_no_number(
    ratings: list[list[float]], why: str, level: Measurement
) -> None:
    result = alpha(ratings, level)
    assert result.value is None
    assert why in result.undefined
    assert alpha_interval(ratings, level).low is None


def test_the_interval_holds_alpha_and_is_the_same_every_time() -> None:
    value = alpha(FOUR_OBSERVERS).value
    interval = alpha_interval(FOUR_OBSERVERS)
    assert interval == alpha_interval(FOUR_OBSERVERS)
    assert value is not None
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low < value < interval.high <= 1
    assert interval != alpha_interval(FOUR_OBSERVERS, seed=1)


def test_more_subjects_of_the_same_kind_narrow_the_interval() -> None:
    few, many = alpha_interval(FOUR_OBSERVERS), alpha_interval(FOUR_OBSERVERS * 8)
    assert few.low is not None
    assert many.low is not None
    assert few.high is not None
    assert many.high is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_full_agreement_gives_no_interval_of_no_width() -> None:
    interval = alpha_interval([[1, 1], [2, 2], [3, 3], [1, 1]])
    assert interval.low is None
    assert "no two ratings of one subject differ" in interval.missing


def test_a_ratio_has_a_nought_and_nothing_below() -> None:
    assert alpha([[0, 0], [0, 1], [2, 2]], "ratio").value is not None
    with pytest.raises(ValueError, match="negative"):
        alpha([[-1, 1], [2, 2]], "ratio")
    with pytest.raises(ValueError, match="finite"):
        alpha([[math.nan, 1], [2, 2]])
