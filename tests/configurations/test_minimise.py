"""Minimisation held against trying everything, for tables of up to four conditions."""

from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.configurations.chance import clean_by_chance
from sjc_analysis.configurations.minimise import prime_implicants, smallest_models
from sjc_analysis.configurations.solutions import covered, solve
from sjc_analysis.configurations.terms import Term
from sjc_analysis.configurations.truth_table import Row


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, list[str]]:
    """Draw a number of conditions, and for every row whether it is positive, negative or a remainder."""
    width = draw(st.integers(1, 4))
    return width, draw(st.lists(st.sampled_from("10?"), min_size=1 << width, max_size=1 << width))


def numbers(codes: list[str], wanted: str) -> list[int]:
    return [row for row, code in enumerate(codes) if code in wanted]


def every_term(width: int) -> list[Term]:
    """Give all conjunctions: each condition present, absent or not named."""
    made = []
    for signs in product((None, 0, 1), repeat=width):
        care = sum(1 << at for at, sign in enumerate(signs) if sign is not None)
        made.append(Term(care, sum((sign or 0) << at for at, sign in enumerate(signs))))
    return made


def primes_by_trying(width: int, positive: list[int], forbidden: list[int]) -> set[Term]:
    allowed = [term for term in every_term(width) if not any(term.covers(row) for row in forbidden)]
    largest = [term for term in allowed if not any(term != other and term.within(other) for other in allowed)]
    return {term for term in largest if any(term.covers(row) for row in positive)}


def models_by_trying(width: int, positive: list[int], forbidden: list[int]) -> set[frozenset[Term]]:
    primes = primes_by_trying(width, positive, forbidden)
    for size in range(1, len(positive) + 1):
        found = {
            frozenset(terms)
            for terms in combinations(primes, size)
            if all(any(term.covers(row) for term in terms) for row in positive)
        }
        if found:
            return found
    return set()


@given(tables())
def test_prime_implicants_are_those_found_by_trying_every_term(table: tuple[int, list[str]]) -> None:
    width, codes = table
    positive, negative = numbers(codes, "1"), numbers(codes, "0")
    assert set(prime_implicants(positive, negative)) == primes_by_trying(width, positive, negative)
    others = numbers(codes, "0?")
    assert set(prime_implicants(positive, others)) == primes_by_trying(width, positive, others)


@given(tables())
def test_every_smallest_model_is_found_and_none_else(table: tuple[int, list[str]]) -> None:
    width, codes = table
    for forbidden in (numbers(codes, "0"), numbers(codes, "0?")):
        positive = numbers(codes, "1")
        found = smallest_models(positive, forbidden, 10_000, 10_000_000)
        assert found.complete
        assert found.tied == len(found.models)
        assert {frozenset(model) for model in found.models} == models_by_trying(width, positive, forbidden)


@given(tables(), st.integers(0, 255))
def test_the_three_solutions_assume_more_and_more_and_never_a_negative_row(
    table: tuple[int, list[str]], expectation: int
) -> None:
    width, codes = table
    rows = [Row(at, "1" if code == "1" else "0", (), (), (), None, None)
            for at, code in enumerate(codes) if code != "?"]  # fmt: skip
    whole = (1 << width) - 1
    care = expectation & whole
    solved = solve(rows, width, Term(care, (expectation >> 4) & care))
    positive, negative = set(numbers(codes, "1")), set(numbers(codes, "0"))
    for model in solved.conservative.models:
        assert covered(model, width) == positive
    for model in solved.parsimonious.models:
        assert positive <= covered(model, width)
        assert not covered(model, width) & negative
    for pair in solved.intermediate:
        upper = covered(solved.parsimonious.models[pair.parsimonious], width)
        assert pair.easy <= upper - positive
        for model in pair.models.models:
            assert positive <= covered(model, width) <= positive | pair.easy


@given(tables())
def test_without_a_helpful_expectation_the_intermediate_solution_is_the_conservative_one(
    table: tuple[int, list[str]],
) -> None:
    """Where every path already has its conditions as expected, nothing may be dropped."""
    width, codes = table
    positive, negative = numbers(codes, "1")[:1], numbers(codes, "0")
    rows = [Row(row, "1", (), (), (), None, None) for row in positive]
    rows += [Row(row, "0", (), (), (), None, None) for row in negative]
    for pair in solve(rows, width, Term((1 << width) - 1, positive[0] if positive else 0)).intermediate:
        assert pair.models.models == ((Term((1 << width) - 1, positive[0]),),)


def test_a_row_cannot_be_both_positive_and_forbidden() -> None:
    with pytest.raises(ValueError, match="both"):
        prime_implicants([1, 2], [2])


def test_models_beyond_the_limit_are_counted_and_said_to_be_missing() -> None:
    ring = [0b001, 0b011, 0b010, 0b110, 0b100, 0b101]
    found = smallest_models(ring, [0b000, 0b111], 1, 1000)
    assert (len(found.models), found.tied, found.counted, found.complete) == (1, 2, True, False)


def test_a_search_that_is_stopped_says_so() -> None:
    ring = [0b001, 0b011, 0b010, 0b110, 0b100, 0b101]
    assert not smallest_models(ring, [0b000, 0b111], 10, 20).counted


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda sizes: sum(sizes) <= 7), st.data())
def test_deals_without_contradiction_are_counted_as_by_dealing(sizes: list[int], data: st.DataObject) -> None:
    with_outcome = data.draw(st.integers(0, sum(sizes)))
    rows = [row for row, size in enumerate(sizes) for _ in range(size)]
    deals = {frozenset(deal) for deal in combinations(range(len(rows)), with_outcome)}
    clean = [
        deal for deal in deals if len({(rows[case], case in deal) for case in range(len(rows))}) == len(sizes)
    ]
    assert clean_by_chance(sizes, with_outcome) == pytest.approx(len(clean) / len(deals))


def test_the_order_of_the_rows_does_not_matter() -> None:
    for order in permutations([0b001, 0b011, 0b110]):
        assert smallest_models(order, [0b000, 0b111], 10, 1000) == smallest_models(
            [0b001, 0b011, 0b110], [0b111, 0b000], 10, 1000
        )
