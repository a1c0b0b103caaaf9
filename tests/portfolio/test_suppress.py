"""Small counts stay unknown: no reader can work a hidden one out from what is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.portfolio.suppress import LIMIT, TOTAL, Counts, given_back, suppressed

ROWS, COLUMNS, OTHERS = ("a", "b", "c"), ("x", "y", "z"), ("p", "q")
COUNT = st.integers(min_value=0, max_value=9)


def table(values: list[int], rows: tuple[str, ...] = ROWS, columns: tuple[str, ...] = COLUMNS) -> Counts:
    cells = dict(zip(product(rows, columns), values, strict=True))
    return Counts("place", "year", rows, columns, cells, {})


def shown_alike(one: Counts, two: Counts, hidden: frozenset[tuple[str, str]]) -> bool:
    """Whether a reader of the shown counts cannot tell the two tables apart."""
    places = product((*one.rows, TOTAL), (*one.columns, TOTAL))
    return all(one.value(place) == two.value(place) for place in places if place not in hidden)


@settings(max_examples=50, deadline=None)
@given(st.lists(COUNT, min_size=9, max_size=9))
def test_no_small_count_is_shown_and_none_is_given_back(values: list[int]) -> None:
    one = table(values)
    (hidden,) = suppressed([one])
    for place in product((*ROWS, TOTAL), (*COLUMNS, TOTAL)):
        assert place in hidden or not 0 < one.value(place) < LIMIT
    assert not list(given_back([one], [hidden]))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=3), min_size=4, max_size=4))
def test_another_table_of_whole_numbers_looks_the_same(values: list[int]) -> None:
    """Found by trying every table, without any algebra."""
    rows, columns = ("a", "b"), ("x", "y")
    one = table(values, rows, columns)
    (hidden,) = suppressed([one])
    small = [place for place in product(rows, columns) if 0 < one.value(place) < LIMIT]
    others = [table(list(each), rows, columns) for each in product(range(7), repeat=4)]
    alike = [other for other in others if shown_alike(one, other, hidden)]
    for place in small:
        assert len({other.value(place) for other in alike}) > 1


@settings(max_examples=25, deadline=None)
@given(st.lists(COUNT, min_size=9, max_size=9), st.data())
def test_a_total_hidden_in_one_table_is_hidden_in_the_other(values: list[int], data: st.DataObject) -> None:
    one = table(values)
    split = {}
    for row in ROWS:
        first = data.draw(st.integers(min_value=0, max_value=one.value((row, TOTAL))))
        split[row, "p"], split[row, "q"] = first, one.value((row, TOTAL)) - first
    two = Counts("place", "kind", ROWS, OTHERS, split, {})
    hidden, also = suppressed([one, two])
    for row in (*ROWS, TOTAL):
        assert ((row, TOTAL) in hidden) == ((row, TOTAL) in also)
    assert not list(given_back([one, two], [hidden, also]))


def test_large_counts_stay() -> None:
    assert suppressed([table([5] * 9)]) == (frozenset(),)


def test_a_row_of_victims_has_its_own_limit() -> None:
    cells = {("victims", "x"): 4, ("others", "x"): 40, ("victims", "y"): 30, ("others", "y"): 50}
    counts = Counts("who", "kind", ("victims", "others"), ("x", "y"), cells, {"victims": 5})
    (hidden,) = suppressed([counts])
    assert ("victims", "x") in hidden
    assert suppressed([Counts("who", "kind", counts.rows, counts.columns, cells, {})]) == (frozenset(),)


def test_two_ones_under_a_total_of_two_are_not_left_alone() -> None:
    counts = table([1, 1, 0, 9, 9, 9, 9, 9, 9])
    (hidden,) = suppressed([counts])
    assert ("a", TOTAL) in hidden
