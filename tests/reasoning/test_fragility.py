"""The fragility margin is the fewest changed judgements, and what it names is true (method, section 6)."""

from collections.abc import Callable
from itertools import combinations

import pytest
from builders import DECIDED, added, changed, strong_book, support, trace, without
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.findings import FindingsError
from sjc_analysis.reasoning.facts import facts_of, verdict_of
from sjc_analysis.reasoning.fragility import margin_of
from sjc_analysis.reasoning.otherwise import changes_of, merged
from sjc_analysis.reasoning.results import Margin
from sjc_analysis.records import Claim, Rival
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()
DRAFT = {"status": "draft"}
Mutation = Callable[[Casebook], Casebook]


def margin(book: Casebook, most_tried: int = 400) -> Margin:
    claim = book.row("C-01")
    return margin_of(facts_of(book, claim, RUBRICS), verdict_of(book, claim, RUBRICS), RUBRICS, most_tried)


def by_trying_all(book: Casebook, most: int) -> int | None:
    """Give the smallest set of changes that alters the verdict, by trying every set up to a size."""
    claim = book.row("C-01")
    changes = changes_of(facts_of(book, claim, RUBRICS))
    verdict = verdict_of(book, claim, RUBRICS)
    for size in range(1, most + 1):
        for chosen in combinations(changes, size):
            if len({change.judgement for change in chosen}) == size:
                other = book.changed(merged(book, chosen))
                if verdict_of(other, other.row("C-01"), RUBRICS) != verdict:
                    return size
    return None


def drafted(*rows: str) -> Mutation:
    def change(book: Casebook) -> Casebook:
        for row_id in rows:
            book = changed(book, row_id, **DRAFT)
        return book

    return change


def bare(book: Casebook) -> Casebook:
    return changed(without(book, "E-12"), "L-01", basis="inferred")


MUTATIONS: list[Mutation] = [
    drafted("C-01"),
    drafted("L-01", "O-01"),
    drafted("A-01"),
    drafted("V-01"),
    drafted("E-11"),
    drafted("H-11", "H-12"),
    bare,
    lambda book: changed(book, "V-01", search="not_searched"),
    lambda book: changed(book, "V-01", standing="stands"),
    lambda book: changed(book, "V-01", kind="co_contributor"),
    lambda book: changed(book, "H-11", p_claim_low=0.05, p_rival_high=0.6),
    lambda book: changed(book, "E-11", observation="sought_absent"),
    lambda book: changed(book, "E-11", bearing="contradicts"),
    lambda book: changed(book, "E-11", link_id=""),
    lambda book: changed(book, "E-91", bearing="contradicts"),
    lambda book: changed(book, "S-02", interest="funder"),
    lambda book: added(changed(book, "O-01", is_process=True), traces=(trace("O-01"),)),
    lambda book: added(changed(book, "O-01", is_process=True), traces=(trace("O-01", **DECIDED),)),
    lambda book: added(book, rivals=(Rival(rival_id="V-02", outcome_id="O-01", description="a new warden"),)),
    lambda book: changed(book, "A-01", side="unknown"),
    lambda book: changed(book, "O-01", actor_ids=("N-01",)),
    lambda book: changed(book, "S-02", date=Interval.year(2030)),
    lambda book: changed(book, "S-03", date=Interval.month(2031, 4)),
    lambda book: changed(book, "S-03", title="a resident's letter"),
    lambda book: changed(book, "H-12", p_claim_low=0.2, p_claim_high=0.6, p_rival_low=0.2, p_rival_high=0.5),
    lambda book: added(
        book,
        claims=(Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", **DECIDED),),
        evidence=(support(1, claim_id="C-02", link_id="", bearing="contradicts"),),
    ),
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(range(len(MUTATIONS))), max_size=5, unique=True))
def test_the_margin_is_what_trying_every_pair_gives(chosen: list[int]) -> None:
    book = strong_book()
    for number in chosen:
        try:
            book = MUTATIONS[number](book)
        except (KeyError, FindingsError):  # another change took the row away, or the two do not go together
            continue
    result, smallest = margin(book), by_trying_all(book, 2)
    if smallest is not None:
        assert (result.fewest, result.exact) == (smallest, True)
    else:
        assert result.fewest is None or result.fewest > 2
        assert result.at_least > 2 or result.exact


def test_what_a_margin_names_is_true() -> None:
    """Carry the named changes out one by one, and see the verdict that was foretold."""
    book = strong_book()
    changes = {change.words: change for change in changes_of(facts_of(book, book.claims[0], RUBRICS))}
    named = margin(book).changes
    assert len(named) == len({reason.rows for reason in named}) == 4
    for reason in named:
        words, _, after = reason.text.removeprefix("If ").partition(", the verdict would read ")
        other = book.changed(merged(book, [changes[words]]))
        assert verdict_of(other, book.claims[0], RUBRICS) == after.removesuffix(".")


def test_a_larger_margin_is_settled_too() -> None:
    """Three drafted traces, their dates not quoted, stand against the claim: each has to be refused."""
    book = changed(without(strong_book(), "E-11", "E-12"), "O-01", is_process=True)
    traces = tuple(trace("O-01", trace_id=f"Z-0{number}", date_quote=None) for number in (1, 2, 3))
    result = margin(added(book, traces=traces))
    assert (result.fewest, result.exact, result.more) == (3, True, False)
    assert [change.rows for change in result.changes] == [("Z-01", "Z-02", "Z-03")]


def test_an_early_end_is_said_to_be_a_lower_bound() -> None:
    book = without(strong_book(2), "E-11", "E-12", "E-21", "E-22")
    for link_id in ("L-01", "L-02"):
        book = changed(book, link_id, basis="inferred")
    result = margin(book, 1)
    assert (result.fewest, result.exact, result.changes) == (None, False, ())
    assert result.text.startswith(f"At least {result.at_least} of {result.of} judgements")
    assert result.text.endswith("no proof of strength.")
    assert (margin(book).fewest, margin(book).exact) == (2, True)


@pytest.mark.parametrize("changes", [0, 1])
def test_a_likelihood_worst_for_the_claim_depends_on_whether_it_was_found(changes: int) -> None:
    """For an absence the claim fares worst where it made the observation most probable."""
    book = changed(
        strong_book(), "H-11", p_claim_low=0.5, p_claim_high=0.9, p_rival_low=0.1, p_rival_high=0.3
    )
    book = changed(book, "E-11", observation=("found", "sought_absent")[changes])
    facts = facts_of(book, book.claims[0], RUBRICS)
    worst = next(change for change in changes_of(facts) if change.row_id == "H-11" and change.lowers)
    assert worst.values["p_claim_low"] == (0.5, 0.9)[changes]
    assert worst.values["p_rival_low"] == (0.3, 0.1)[changes]
