"""A rating is a claim until a described scale, a rater, a reason and quoted grounds carry it (section 7)."""

from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, changed, strong_book, words

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.ratings import rating_results
from sjc_analysis.reasoning.results import SignificanceResult
from sjc_analysis.reasoning.significance import judge_significance
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
            (ground(criterion="reach"), ground(2, criterion="Depth")),
            f"rated: reach: like to see ({TITLE}); depth: expect to see ({TITLE})",
        ),
        ((rating(criterion="reach"),), (ground(),), "asserted: no quoted grounds"),
        ((rating(criterion="beauty"),), (ground(criterion="beauty"),), "asserted: scale undefined"),
        ((rating(),), (ground(), ground(2, direction="baseline")), "asserted: no quoted grounds"),
        (
            (rating(scale="nine-points", level="7", criterion="reach"),),
            (ground(criterion="reach"),),
            "rated: reach: 7 (Nine points: corroboration, attribution, reach, importance)",
        ),
        ((rating(outcome_id="", record_id="R-01"),), (ground(),), f"rated: like to see ({TITLE})"),
    ],
)
def test_what_a_rating_needs(ratings: tuple[Rating, ...], grounds: tuple[Ground, ...], verdict: str) -> None:
    assert judged(ratings, grounds).verdict == verdict


def test_what_limits_the_change_is_shown_first_and_baseline_is_no_ground() -> None:
    before, after = words(RECORD_PASSAGE, "trained the wardens"), words(RECORD_PASSAGE, "open its files")
    result = judged(
        (rating(scale=""),),
        (ground(1, "baseline", quote=before), ground(2, "against"), ground(3, quote=after)),
    )
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


CRITERIA = ("reach", "depth", "durability", "relevance", "difficulty", "beneficiaries")
LIKE, LOVE, EXPECT = "like to see", "love to see", "expect to see"


def profile(*levels: str, rater: str = "P. Osei", first: int = 1) -> tuple[Rating, ...]:
    """Rate the criteria in order; a blank leaves one out."""
    return tuple(
        rating(at, criterion=criterion, level=level, rater=rater)
        for at, (criterion, level) in enumerate(zip(CRITERIA, levels, strict=False), start=first)
        if level
    )


def grounds_for_all() -> tuple[Ground, ...]:
    return tuple(ground(at, criterion=criterion) for at, criterion in enumerate(CRITERIA, start=1))


@pytest.mark.parametrize(
    ("levels", "whole"),
    [
        ((LOVE, LOVE, LOVE, LOVE, LIKE, LIKE), LOVE),
        ((LOVE, LOVE, LOVE, LOVE, EXPECT, LIKE), LIKE),  # one at expect is enough to miss the highest
        ((LOVE, LIKE, LOVE, LOVE, LOVE, LOVE), LIKE),  # depth decides
        ((LOVE, LOVE, LOVE, LOVE, LOVE), LIKE),  # nobody rated the last: "none at" cannot be told
        ((LOVE, LOVE, LOVE), ""),  # three of six are not four
        ((EXPECT,) * 6, EXPECT),
    ],
)
def test_the_written_rule_gives_the_whole_and_no_average_does(levels: tuple[str, ...], whole: str) -> None:
    result = judged(profile(*levels), grounds_for_all())
    assert [each.level for each in result.overall] == [whole]
    assert bool(result.overall[0].missed) == (whole != LOVE)
    assert ("by the scale's rule" in result.verdict) == bool(whole)


def test_where_raters_differ_the_lower_levels_count_and_both_are_shown() -> None:
    one, two = profile(*(LOVE,) * 6), profile(*(EXPECT,) * 2, rater="L. Brandt", first=7)
    result = judged((*one, *two), grounds_for_all())
    assert (result.overall[0].level, result.overall[0].highest) == (EXPECT, LOVE)
    assert "raters differ" in result.verdict
    reach = result.profile[0]
    assert (reach.criterion, reach.low, reach.high) == ("reach", EXPECT, LOVE)
    assert [reason.rows for reason in result.why_not_higher if reason.rule == "G7"] == [
        ("G-01", "G-07"), ("G-02", "G-08"),
    ]  # fmt: skip


def test_another_rater_never_raises_the_whole() -> None:
    alone = judged(profile(*(LIKE,) * 6), grounds_for_all())
    both = judged((*profile(*(LIKE,) * 6), *profile(LOVE, LOVE, rater="B", first=7)), grounds_for_all())
    assert both.overall[0].level == alone.overall[0].level == LIKE


def test_a_profile_sets_grounds_beside_their_criterion() -> None:
    grounds = (ground(1, criterion="reach"), ground(2, "against", criterion="Reach"), ground(3))
    part = judged(profile(LIKE), grounds).profile[0]
    assert [each.ground_id for each in part.grounds_for] == ["B-01"]
    assert [each.ground_id for each in part.grounds_against] == ["B-02"]
    assert part.meaning.startswith("Several actors")


def test_the_whole_rated_otherwise_than_its_criteria_is_said() -> None:
    ratings = (*profile(*(EXPECT,) * 6), rating(9, level=LOVE))
    result = judged(ratings, (*grounds_for_all(), ground(9)))
    assert any("the criteria come out as “expect to see”" in each.text for each in result.why_not_higher)


@pytest.mark.parametrize(
    ("name", "scale", "limited"),
    [
        ("Ferry Road station", "National", True),
        ("Ferry Road station", "local", False),
        ("Ferry Road station", "", False),
        ("Ministry of Justice", "national", False),
        ("Ministry of Justice", "international", True),
        ("the wardens", "national", False),  # nobody can say how far they act
    ],
)
def test_one_station_is_not_the_national_police(name: str, scale: str, limited: bool) -> None:
    book = changed(changed(strong_book(), "N-02", name=name), "O-01", scale=scale)
    result = judge_significance(book, book.outcomes[0], RUBRICS)
    found = [reason for reason in result.limits if reason.rule == "G5"]
    assert bool(found) == limited
    assert all(name in reason.text and reason.rows == ("O-01", "N-02") for reason in found)


@pytest.mark.parametrize(
    ("name", "scale", "limited"),
    [
        ("National Police Service", "Local", True),
        ("National Police Service", "national", False),
        ("National Police Service", "", False),
        ("Ferry Road station of the police service", "Local", False),
    ],
)
def test_a_part_of_a_body_is_not_the_whole(name: str, scale: str, limited: bool) -> None:
    book = changed(changed(strong_book(), "N-02", name=name), "O-01", scale=scale)
    found = [each for each in judge_significance(book, book.outcomes[0], RUBRICS).limits if each.rule == "G5"]
    assert bool(found) == limited
    assert all("that the whole body changed is not shown" in reason.text for reason in found)


@pytest.mark.parametrize(
    ("scale", "level", "limited"),
    [
        ("expect-like-love", "expect to see", False),
        ("expect-like-love", "like to see", True),
        ("nine-points", "4", False),
        ("nine-points", "5", True),
    ],
)
def test_one_actor_carries_no_more_than_the_scale_says(scale: str, level: str, limited: bool) -> None:
    ratings = (rating(criterion="reach", scale=scale, level=level),)
    found = [each for each in judged(ratings, (ground(criterion="reach"),)).limits if each.rule == "G5"]
    assert [each.rows for each in found] == ([("G-01", "O-01", "N-02")] if limited else [])


def test_a_ground_that_claims_more_than_those_named_is_a_limit() -> None:
    book = changed(strong_book(), "N-02", name="the town's wardens")
    wide = ground(quote=words(RECORD_PASSAGE, "The register led the town council"))
    plain = judge_significance(added(book, grounds=(wide,)), book.outcomes[0], RUBRICS)
    assert not plain.limits
    book = changed(book, "O-01", actor_ids=(), scale="nationwide")
    nobody = judge_significance(book, book.outcomes[0], RUBRICS)
    assert "names nobody who changed" in nobody.limits[0].text
