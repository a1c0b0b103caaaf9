"""The waterfall and the prior sweep give the numbers of the reasoning, and say what does not count."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictured_book import DECIDED, odds, page, pictured_book, weighed_book

from sjc_analysis.assessment import assess
from sjc_analysis.figures import draw_sweep, draw_waterfall, sweep_rows, waterfall_rows
from sjc_analysis.figures.records import records
from sjc_analysis.quotes import whole
from sjc_analysis.records import Evidence, Source

BOOK = weighed_book()
ASSESSMENT = assess(BOOK)
POSTERIOR = ASSESSMENT.claims[0].posteriors[0]
ROWS = records(waterfall_rows(ASSESSMENT, "C-01"))


def odds_db(probability: float) -> float:
    if probability in (0, 1):
        return math.inf if probability else -math.inf
    return 10 * math.log10(probability / (1 - probability))


def test_the_way_starts_at_the_prior_and_ends_at_the_posterior() -> None:
    assert (ROWS[0]["to_low_db"], ROWS[0]["to_high_db"]) == (0, 0)
    assert ROWS[-1]["to_low_db"] == pytest.approx(odds_db(POSTERIOR.low))
    assert ROWS[-1]["to_high_db"] == odds_db(POSTERIOR.high) == math.inf


@pytest.mark.parametrize("end", ["low", "high"])
def test_every_step_adds_its_weight_to_the_one_before(end: str) -> None:
    for before, row in pairwise(ROWS[:-1]):
        assert row[f"to_{end}_db"] == before[f"to_{end}_db"] + row[f"weight_{end}_db"]
    assert ROWS[-2][f"to_{end}_db"] == pytest.approx(ROWS[-1][f"to_{end}_db"])


def test_every_item_is_shown_once_and_the_one_that_another_stands_for_weighs_nothing() -> None:
    shown = {row["evidence_id"]: row for row in ROWS[1:-1]}
    assert list(shown) == ["E-03", "E-04", "E-05", "E-06"]
    assert (shown["E-04"]["weight_low_db"], shown["E-04"]["weight_high_db"]) == (0, 0)
    assert not shown["E-04"]["counted"]
    assert "E-03 of the same cluster stands for it" in shown["E-04"]["note"]
    assert shown["E-05"]["weight_high_db"] < 0


def test_the_alternative_text_gives_every_weight() -> None:
    alt = draw_waterfall(ASSESSMENT, "C-01").alt
    assert "E-04 (Its copy; cluster S-02): 0 dB (not counted)" in alt
    assert "E-05 (A bill for the printing (sought, not found); cluster S-03): −6.5 to −2.4 dB" in alt
    assert "E-06 (Minutes; cluster S-04): +3.0 to +∞ dB" in alt
    assert "1.00" in alt  # the claim is certain at the favourable end, because the rival excludes E-06


def test_likelihoods_that_exclude_both_explanations_are_drawn_and_not_swept() -> None:
    book = weighed_book(
        likelihoods=(odds("H-01", "E-03", 0.0, 0.0, 0.4, 0.6), odds("H-02", "E-06", 0.4, 0.6, 0.0, 0.0))
    )
    assessment = assess(book)
    assert "contradictory" in draw_waterfall(assessment, "C-01").alt
    assert sweep_rows(assessment, "C-01").empty
    assert "no prior can be swept" in repr(draw_sweep(assessment, "C-01"))


def test_without_likelihoods_there_is_a_sentence() -> None:
    assessment = assess(pictured_book())
    assert waterfall_rows(assessment, "C-01").empty
    assert "nothing to weigh" in repr(draw_waterfall(assessment, "C-01"))
    with pytest.raises(KeyError):
        draw_waterfall(assessment, "C-01", "V-02")
    with pytest.raises(KeyError):
        draw_waterfall(assessment, "C-09")


def test_the_sweep_rises_and_meets_the_posterior_at_the_prior_used() -> None:
    rows = records(sweep_rows(ASSESSMENT, "C-01"))
    lows = [row["low"] for row in rows]
    assert lows == sorted(lows)
    half = next(row for row in rows if row["prior"] == 0.5)
    assert (half["low"], half["high"]) == pytest.approx((POSTERIOR.low, POSTERIOR.high))
    assert half["words"] == POSTERIOR.words


def test_the_break_even_prior_is_where_the_cautious_end_reaches_the_threshold() -> None:
    even = POSTERIOR.break_even_prior
    assert even is not None
    for row in records(sweep_rows(ASSESSMENT, "C-01")):
        assert (row["low"] >= POSTERIOR.threshold) == (row["prior"] >= even)


chance = st.floats(0, 1).map(lambda value: round(value, 2))
ends = st.tuples(chance, chance).map(sorted)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(ends, ends, st.sampled_from(["S-02", "S-03", "S-04"])), min_size=1, max_size=5))
def test_whatever_is_judged_the_steps_lead_to_the_posterior(judged: list[Any]) -> None:
    evidence = tuple(
        Evidence(
            evidence_id=f"E-{number}", source_id=source, bearing="supports", outcome_id="O-01",
            claim_id="C-01", part="contribution", **DECIDED,
        )
        for number, (_, _, source) in enumerate(judged, start=1)
    )  # fmt: skip
    likelihoods = tuple(
        odds(f"H-{number}", f"E-{number}", *claim, *rival)
        for number, (claim, rival, _) in enumerate(judged, start=1)
    )
    sources = (*pictured_book().sources, Source(source_id="S-03", title="Bills"), Source(source_id="S-04"))
    pages = {
        f"S-0{number}": page(number, f"The course was what page {number} names.") for number in (2, 3, 4)
    }
    quoted = tuple(row.model_copy(update={"quote": whole(pages[row.source_id])}) for row in evidence)
    passages = (*pictured_book().passages, *pages.values())
    book = pictured_book(sources=sources, passages=passages, evidence=quoted, likelihoods=likelihoods)
    assessment = assess(book)
    posterior = assessment.claims[0].posteriors[0]
    rows = records(waterfall_rows(assessment, "C-01"))
    assert len(rows) == len(judged) + 2
    if posterior.words.startswith("contradictory"):
        return
    for end in ("low", "high"):
        assert rows[-2][f"to_{end}_db"] == pytest.approx(rows[-1][f"to_{end}_db"], abs=1e-6)
