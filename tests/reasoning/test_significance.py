"""A rating is a claim until a described scale, a rater, a reason and quoted grounds carry it (section 7)."""

from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, strong_book, words

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.results import SignificanceResult
from sjc_analysis.reasoning.significance import judge_significance, rating_results
from sjc_analysis.records import Ground, Rating
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()
LADDER = "expect-like-love"


def rating(number: int = 1, **more: Any) -> Rating:
    values: dict[str, Any] = {
        "rating_id": f"G-0{number}", "outcome_id": "O-01", "criterion": "significance", "scale": LADDER,
        "level": "like to see", "rater": "P. Osei", **DECIDED, **more,
    }  # fmt: skip
    return Rating(**values)


def ground(number: int = 1, direction: str = "for", **more: Any) -> Ground:
    values: dict[str, Any] = {
        "ground_id": f"B-0{number}", "outcome_id": "O-01", "direction": direction,
        "quote": words(RECORD_PASSAGE, "the wardens keep a register"), **DECIDED, **more,
    }  # fmt: skip
    return Ground(**values)


def judged(ratings: tuple[Rating, ...], grounds: tuple[Ground, ...] = (ground(),)) -> SignificanceResult:
    book: Casebook = added(strong_book(), ratings=ratings, grounds=grounds)
    return judge_significance(book, book.outcomes[0], RUBRICS)


TITLE = "Expect to see, like to see, love to see"


@pytest.mark.parametrize(
    ("ratings", "grounds", "verdict"),
    [
        ((), (), "not rated"),
        ((rating(status="refused"),), (ground(),), "not rated"),
        ((rating(criterion="contribution"),), (ground(),), "not rated"),
        ((rating(scale=""),), (ground(),), "asserted: scale undefined"),
        ((rating(scale="nobody's scale"),), (ground(),), "asserted: scale undefined"),
        ((rating(scale="low-medium-high", level="medium"),), (ground(),), "asserted: scale undefined"),
        ((rating(level="medium"),), (ground(),), "asserted: scale undefined"),
        ((rating(by_author=True),), (ground(),), "asserted: by its own author only"),
        ((rating(status="draft"),), (ground(),), "asserted: nobody confirmed it"),
        ((rating(rater=""),), (ground(),), "asserted: nobody confirmed it"),
        ((rating(),), (), "asserted: no quoted grounds"),
        ((rating(),), (ground(direction="baseline"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(direction="against"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(status="draft"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(criterion="reach"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(),), f"rated: like to see ({TITLE})"),
        ((rating(), rating(2, by_author=True)), (ground(),), f"rated: like to see ({TITLE})"),
        (
            (rating(), rating(2, level="love to see", rater="L. Brandt")),
            (ground(),),
            f"rated: like to see / love to see ({TITLE}; raters differ)",
        ),
        (
            (rating(criterion="reach"), rating(2, criterion="depth", level="expect to see")),
            (ground(),),
            f"rated: reach: like to see ({TITLE}); depth: expect to see ({TITLE})",
        ),
        ((rating(outcome_id="", record_id="R-01"),), (ground(),), f"rated: like to see ({TITLE})"),
    ],
)
def test_what_a_rating_needs(ratings: tuple[Rating, ...], grounds: tuple[Ground, ...], verdict: str) -> None:
    assert judged(ratings, grounds).verdict == verdict


def test_what_limits_the_change_is_shown_first_and_baseline_is_no_ground() -> None:
    result = judged((rating(scale=""),), (ground(1, "baseline"), ground(2, "against"), ground(3)))
    assert [shown.ground_id for shown in result.grounds_against] == ["B-02"]
    assert [shown.ground_id for shown in result.baseline] == ["B-01"]
    assert [shown.ground_id for shown in result.grounds_for] == ["B-03"]
    assert result.why[0].rows == ("B-02",)
    assert [reason.rule for reason in result.why_not_higher] == ["G3"]


def test_ratings_are_shown_as_what_they_are() -> None:
    ratings = (
        rating(1, criterion="contribution", scale="", level="moderate", by_author=True),
        rating(2),
        rating(3, status="draft"),
    )
    results = rating_results(added(strong_book(), ratings=ratings), RUBRICS)
    assert [result.shown_as for result in results] == ["its author's claim", "a rater's judgement", "a draft"]
    assert [result.rank for result in results] == [None, 2, 2]
    assert "no scale was given" in results[0].text
