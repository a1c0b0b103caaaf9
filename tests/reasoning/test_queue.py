"""What to ask next: expected information, the order of the queue, interviews and responses (section 8)."""

import math
from typing import Any

import pytest
from builders import DECIDED, added, changed, strong_book, support, without
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.assessment import Assessment, assess, interviews_for
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.quotes import whole
from sjc_analysis.reasoning.information import entropy, expected_information, gain
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.results import QueueRow
from sjc_analysis.records import Ground, Rating, Source, Substantiation
from sjc_analysis.rubrics import Informant, load_rubrics
from sjc_analysis.workbook import load_casebook

RUBRICS = load_rubrics()
INFORMANTS = {informant.interest: informant for informant in RUBRICS.substantiation.informants}
probabilities = st.floats(0.01, 0.99)


def question(assessment: Assessment, part: str) -> QueueRow:
    return next(row for row in assessment.queue if row.part == part)


def asked(number: int = 1, **more: Any) -> Substantiation:
    values: dict[str, Any] = {
        "substantiation_id": f"U-0{number}", "outcome_id": "O-01", "claim_id": "C-01", "part": "contribution",
        "interest": "independent", "response": "no_response", **DECIDED, **more,
    }  # fmt: skip
    return Substantiation(**values)


def test_a_channel_that_errs_one_time_in_nine_tells_half_a_bit() -> None:
    """A binary symmetric channel carries 1 - H(0.11) = 0.5 bits (Cover and Thomas 2006, section 7.1.4)."""
    assert expected_information(0.5, ((0.89, 0.11), (0.11, 0.89))) == pytest.approx(0.5, abs=1e-3)


def test_an_answer_that_may_be_lost_tells_in_proportion() -> None:
    """An erasure channel loses its share: 1 - 0.25 bits (Cover and Thomas 2006, section 7.1.5)."""
    assert expected_information(0.5, ((0.75, 0), (0, 0.75), (0.25, 0.25))) == pytest.approx(0.75)


@given(probabilities, st.lists(st.tuples(probabilities, probabilities), min_size=1, max_size=4))
def test_no_answer_tells_less_than_nothing_or_more_than_there_is_to_know(
    prior: float, weights: list[tuple[float, float]]
) -> None:
    totals = [math.fsum(pair[side] for pair in weights) for side in (0, 1)]
    channel = tuple((pair[0] / totals[0], pair[1] / totals[1]) for pair in weights)
    assert 0 <= expected_information(prior, channel) <= entropy(prior) + 1e-9


shares = st.floats(0, 1)


@given(st.sampled_from(sorted(INFORMANTS)), probabilities, st.tuples(*[shares] * 5))
def test_the_interval_holds_every_answer_of_the_kind(
    interest: Any, prior: float, at: tuple[float, ...]
) -> None:
    informant = INFORMANTS[interest]
    names = ("responds", "confirms_if_true", "confirms_if_untrue", "denies_if_true", "denies_if_untrue")
    spans = [getattr(informant, name) for name in names]
    points = [low + share * (high - low) for (low, high), share in zip(spans, at, strict=True)]
    inside = Informant(
        interest=informant.interest, who="x", **{name: (p, p) for name, p in zip(names, points, strict=True)}
    )  # fmt: skip
    belief = Bounds(prior, prior)
    told, span = gain(belief, (inside,)), gain(belief, (informant,))
    assert span.low - 1e-9 <= told.low <= told.high <= span.high + 1e-9


@given(probabilities)
def test_who_has_no_stake_tells_most_and_a_second_informant_adds_less(prior: float) -> None:
    belief = Bounds(prior, prior)
    told = {interest: gain(belief, (informant,)).low for interest, informant in INFORMANTS.items()}
    assert max(told, key=lambda interest: told[interest]) == "independent"
    one = INFORMANTS["independent"]
    first, second = gain(belief, (one,)).low, gain(belief, (one, one)).low
    assert first < second < 2 * first + 1e-12


def test_the_question_is_about_the_weakest_step() -> None:
    book = without(strong_book(2), "E-21", "E-22")
    row = question(assess(book), "mechanism")
    assert (row.link_id, row.interest) == ("L-02", "independent")
    assert "the wardens keep a register" in row.question
    assert "the town council opens its files" in row.question


def test_what_an_answer_would_do_is_what_it_does() -> None:
    """Give the answer that was imagined, from a new source, and see the verdict it foretells."""
    book = changed(without(strong_book(), "E-12"), "E-91", bearing="does_not_bear")
    row = question(assess(book), "contribution")
    for bearing, foretold in (("supports", row.if_confirmed), ("contradicts", row.if_denied)):
        page = book.passages[1].model_copy(update={"passage_id": "P-77", "source_id": "S-77"})
        answer = support(7, source_id="S-77", bearing=bearing, quote=whole(page))
        source = Source(source_id="S-77", kind="interview", interest="independent")
        answered = added(book, sources=(source,), passages=(page,), evidence=(answer,))
        assert assess(answered).claims[0].verdict == foretold
    assert (row.verdict, row.if_confirmed, row.if_denied) == ("supported", "strongly supported", "plausible")


def test_no_answer_is_counted_and_changes_no_verdict() -> None:
    book = strong_book()
    silent = assess(added(book, substantiations=(asked(), asked(2))))
    before = assess(book)
    assert [claim.verdict for claim in silent.claims] == [claim.verdict for claim in before.claims]
    assert silent.claims == before.claims
    (response,) = silent.responses
    assert (response.asked, response.no_response) == (2, 2)
    row = question(silent, "contribution")
    assert (row.interest, row.asked, row.unanswered) == ("independent", 2, 2)


def test_an_answer_in_no_evidence_row_is_said_to_count_for_nothing() -> None:
    (response,) = assess(added(strong_book(), substantiations=(asked(response="denied"),))).responses
    assert (response.denied, response.unlinked) == (1, 1)
    assert "without effect" in response.reason.text
    linked = asked(response="confirmed", evidence_id="E-11")
    assert assess(added(strong_book(), substantiations=(linked,))).responses[0].unlinked == 0


def test_who_has_answered_is_not_asked_again() -> None:
    answers = tuple(
        asked(number, interest=interest, response="partly", evidence_id="E-11")
        for number, interest in enumerate(INFORMANTS, start=1)
    )
    first = assess(added(strong_book(), substantiations=answers[:1]))
    assert question(first, "contribution").interest != answers[0].interest
    everybody = assess(added(strong_book(), substantiations=answers))
    assert [row.part for row in everybody.queue] == ["happened"]


def rated(book: Casebook, level: str) -> Casebook:
    rating = Rating(
        rating_id="G-01", outcome_id="O-01", criterion="significance", scale="expect-like-love", level=level,
        rater="a panel", **DECIDED,
    )  # fmt: skip
    ground = Ground(
        ground_id="B-01", outcome_id="O-01", direction="for", quote=whole(book.passages[1]), **DECIDED
    )
    return added(book, ratings=(rating,), grounds=(ground,))


def test_significance_weighs_only_on_a_described_scale() -> None:
    assert {row.weight for row in assess(rated(strong_book(), "love to see")).queue} == {3}
    assert {row.weight for row in assess(rated(strong_book(), "very high")).queue} == {1}
    assert {row.weight for row in assess(strong_book()).queue} == {1}


def test_the_queue_is_ranked_by_the_cautious_end_times_the_rank() -> None:
    queue = assess(load_casebook(data_path("example/casebook.xlsx"))).queue
    told = [row.weight * row.gain_low_bits for row in queue]
    assert told == sorted(told, reverse=True)
    assert all(row.gain_low_bits <= row.gain_high_bits for row in queue)


def test_interviews_are_planned_greedily_and_never_add_up_in_full() -> None:
    assessment = assess(load_casebook(data_path("example/casebook.xlsx")))
    plan = interviews_for(assessment, 6)
    assert [interview.number for interview in plan] == [1, 2, 3, 4, 5, 6]
    assert interviews_for(assessment, 3) == plan[:3]
    adds = [interview.weight * interview.gain_low_bits for interview in plan]
    assert adds == sorted(adds, reverse=True)
    first = plan[0]
    alone = [row.gain_low_bits for row in assessment.queue if row.outcome_id == first.outcome_id]
    assert max(alone) <= first.gain_low_bits < sum(alone)
    again = next(each for each in plan[1:] if each.outcome_id == first.outcome_id)
    assert again.gain_low_bits < first.gain_low_bits
    assert "does not draw on those before" in again.who
    assert interviews_for(assessment, 0) == ()
