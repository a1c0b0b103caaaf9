"""A rating is a claim until a described scale, a rater, a reason and quoted grounds carry it (section 7)."""

from collections.abc import Mapping
from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, changed, strong_book, words
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.argument.levels import Level
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.argument.ratings import rating_results
from sjc_analysis.argument.results import SignificanceResult
from sjc_analysis.argument.significance import judge_significance
from sjc_analysis.argument.voices import Voices
from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Actor, Ground, Outcome, Rating
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()
LADDER = "expect-like-love"
TITLE = "Expect to see, like to see, love to see"
EXPECT, LIKE, LOVE = "expect to see", "like to see", "love to see"
BELOW = f"below {EXPECT}"
CRITERIA = ("reach", "depth", "durability", "relevance", "difficulty", "beneficiaries")
# Words of the record, none of which holds another.
PLACES = (
    "In March 2031 the programme", "trained the wardens", "Because of the training", "keep a register since",
    "led the town council", "open its files", "A ministry circular came", "in April 2031",
)  # fmt: skip


def rating(number: int = 1, **more: Any) -> Rating:
    values: dict[str, Any] = {
        "rating_id": f"G-{number:02d}", "outcome_id": "O-01", "criterion": "significance", "scale": LADDER,
        "level": LIKE, "rater": "P. Osei", **DECIDED, **more,
    }  # fmt: skip
    return Rating(**values)


def ground(
    number: int = 1, direction: str = "for", at: str = "the wardens keep a register", **more: Any
) -> Ground:
    values: dict[str, Any] = {
        "ground_id": f"B-{number:02d}", "outcome_id": "O-01", "direction": direction,
        "quote": words(RECORD_PASSAGE, at), **DECIDED, **more,
    }  # fmt: skip
    return Ground(**values)


def wide_book() -> Casebook:
    """Make a book whose change is of two bodies that nobody can place, so that reach is not capped."""
    more = Actor(actor_id="N-05", name="the night watch", **DECIDED)
    return changed(added(strong_book(), actors=(more,)), "O-01", actor_ids=("N-02", "N-05"))


def judge(book: Casebook, happened: Level = Level.SUPPORTED) -> SignificanceResult:
    voices = Voices(Model(book), load_profile())
    return judge_significance(voices, book.outcomes[0], RUBRICS, happened=happened)


def judged(
    ratings: tuple[Rating, ...],
    grounds: tuple[Ground, ...] = (ground(),),
    happened: Level = Level.SUPPORTED,
    **outcome: Any,
) -> SignificanceResult:
    return judge(changed(added(wide_book(), ratings=ratings, grounds=grounds), "O-01", **outcome), happened)


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
        ((rating(criterion="beauty"),), (ground(criterion="beauty"),), "asserted: scale undefined"),
        ((rating(by_author=True),), (ground(),), "asserted: by its own author only"),
        ((rating(status="draft"),), (ground(),), "asserted: nobody confirmed it"),
        ((rating(rater=""),), (ground(),), "asserted: nobody confirmed it"),
        ((rating(reason="ok"),), (ground(),), "asserted: a reason too short to say anything"),
        ((rating(),), (), "asserted: no quoted grounds"),
        ((rating(),), (ground(direction="baseline"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(direction="against"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(status="draft"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(reason="ok"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(at="In"),), "asserted: no quoted grounds"),
        ((rating(),), (ground(criterion="reach"),), "asserted: no quoted grounds"),
        ((rating(criterion="reach"),), (ground(),), "asserted: no quoted grounds"),
        ((rating(),), (ground(), ground(2, "baseline")), "asserted: no quoted grounds"),
        ((rating(),), (ground(), ground(2, "baseline", status="draft")), f"rated: {LIKE} ({TITLE})"),
        ((rating(),), (ground(),), f"rated: {LIKE} ({TITLE})"),
        ((rating(), rating(2, by_author=True, level=LOVE)), (ground(),), f"rated: {LIKE} ({TITLE})"),
        ((rating(), rating(2, status="draft", level=EXPECT)), (ground(),), f"rated: {LIKE} ({TITLE})"),
        (
            (rating(), rating(2, level=LOVE, rater="L. Brandt")),
            (ground(),),
            f"rated: {LIKE} / {LOVE} ({TITLE}; raters differ)",
        ),
        (
            (rating(criterion="reach"), rating(2, criterion="depth", level=EXPECT)),
            (ground(criterion="reach"), ground(2, criterion="Depth", at="open its files")),
            f"rated: reach: {LIKE} ({TITLE}); depth: {EXPECT} ({TITLE})",
        ),
        (
            (rating(scale="nine-points", level="7", criterion="reach"),),
            (ground(criterion="reach"),),
            "rated: reach: 7 (Nine points: corroboration, attribution, reach, importance)",
        ),
        ((rating(outcome_id="", record_id="R-01"),), (ground(),), f"rated: {LIKE} ({TITLE})"),
    ],
)
def test_what_a_rating_needs(ratings: tuple[Rating, ...], grounds: tuple[Ground, ...], verdict: str) -> None:
    assert judged(ratings, grounds).verdict == verdict


@pytest.mark.parametrize(
    ("rater", "counts"),
    [
        ("the programme", False),  # did the act
        ("The Programme, M&E officer", False),
        ("the wardens", False),  # changed, and benefit
        ("night watch", True),  # a part of a name is no name
        ("the night watch", False),  # changed
        ("a lender", False),  # of the funders by its kind, whatever its interest says
        ("LN", False),  # the same by its other name
        ("the town council", True),
        ("P. Osei", True),
    ],
)
def test_who_has_a_stake_in_the_change_does_not_rate_it(rater: str, counts: bool) -> None:
    lender = Actor(
        actor_id="N-06", name="a lender", aliases=("LN",), kind="funder", interest="independent", **DECIDED
    )
    book = added(wide_book(), actors=(lender,), ratings=(rating(rater=rater),), grounds=(ground(),))
    found = judge(book).verdict
    assert found == (
        f"rated: {LIKE} ({TITLE})" if counts else "asserted: by somebody with a stake in the change"
    )


def test_what_limits_the_change_is_shown_first_and_baseline_is_no_ground() -> None:
    result = judged(
        (rating(scale=""),),
        (
            ground(1, "baseline", at="trained the wardens"),
            ground(2, "against"),
            ground(3, at="open its files"),
        ),
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


def test_a_rating_of_another_telling_of_the_same_change_is_one_of_it() -> None:
    again = Outcome(outcome_id="O-09", statement="a register is kept", same_as_id="O-01", **DECIDED)
    other = Outcome(outcome_id="O-09", statement="a register is kept", **DECIDED)
    for outcome, verdict in ((again, f"rated: {LIKE} ({TITLE})"), (other, "not rated")):
        book = added(
            wide_book(), outcomes=(outcome,), ratings=(rating(outcome_id="O-09"),), grounds=(ground(),)
        )
        assert judge(book).verdict == verdict


# -- the rule of the whole


def profile(*levels: str, rater: str = "P. Osei", first: int = 1, **more: Any) -> tuple[Rating, ...]:
    """Rate the criteria in order; a blank leaves one out."""
    return tuple(
        rating(at, criterion=criterion, level=level, rater=rater, **more)
        for at, (criterion, level) in enumerate(zip(CRITERIA, levels, strict=False), start=first)
        if level
    )


def grounds_for_all() -> tuple[Ground, ...]:
    return tuple(
        ground(at, criterion=criterion, at=PLACES[at - 1]) for at, criterion in enumerate(CRITERIA, start=1)
    )


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


def test_a_profile_sets_grounds_beside_their_criterion() -> None:
    grounds = (ground(1, criterion="reach"), ground(2, "against", criterion="Reach"), ground(3))
    part = judged(profile(LOVE), grounds).profile[0]
    assert [each.ground_id for each in part.grounds_for] == ["B-01"]
    assert [each.ground_id for each in part.grounds_against] == ["B-02"]
    assert part.meaning.startswith("Several actors")  # of the level at which it counts


def test_the_whole_rated_otherwise_than_its_criteria_is_said() -> None:
    ratings = (*profile(*(EXPECT,) * 6), rating(9, level=LOVE))
    result = judged(ratings, (*grounds_for_all(), ground(9)))
    assert any("the criteria come out as “expect to see”" in each.text for each in result.why_not_higher)


# -- grounds against bind


@pytest.mark.parametrize(
    ("reason", "more", "level"),
    [
        ("it is a routine by now", {}, LIKE),
        ("it is a routine by now, in spite of B-99", {}, LOVE),
        ("it is a routine although its register led the town", {}, LOVE),
        (
            "it is a routine although the register led somebody",
            {},
            LIKE,
        ),  # three words in a row are anybody's
        ("it is a routine by now, in spite of B-990", {}, LIKE),
        ("it is a routine by now", {"status": "draft"}, LOVE),
        ("it is a routine by now", {"criterion": "depth"}, LOVE),
        ("it is a routine by now", {"direction": "for"}, LOVE),
    ],
)
def test_a_confirmed_ground_against_counts_a_level_until_a_reason_answers_it(
    reason: str, more: Mapping[str, Any], level: str
) -> None:
    limit = ground(
        99,
        **{
            "direction": "against",
            "criterion": "durability",
            "at": "The register led the town council",
            **more,
        },
    )
    ratings = (rating(criterion="durability", level=LOVE, reason=reason),)
    result = judged(ratings, (ground(criterion="durability"), limit))
    assert result.profile[0].low == level
    assert result.profile[0].contested == ("contested" in result.verdict) == (level == LIKE)
    said = [each for each in result.why_not_higher if each.rule == "G1"]
    assert bool(said) == (level == LIKE)
    assert all("B-99" in each.text and each.rows == ("G-01", "B-99") for each in said)


def test_any_ground_against_contests_the_whole_as_rated() -> None:
    limit = ground(99, "against", criterion="depth", at="in April 2031")
    assert judged((rating(level=LOVE),), (ground(), limit)).overall[0].whole == (LIKE,)
    answered = rating(level=LOVE, reason="only since the spring, as B-99 has it")
    assert judged((answered,), (ground(), limit)).overall[0].whole == (LOVE,)


def test_one_rater_answers_for_nobody_else() -> None:
    limit = ground(99, "against", criterion="depth", at="in April 2031")
    answered = rating(1, criterion="depth", level=LOVE, reason="only since the spring, as B-99 has it")
    silent = rating(2, criterion="depth", level=LOVE, rater="L. Brandt")
    part = judged((answered, silent), (ground(criterion="depth"), limit)).profile[0]
    assert (part.low, part.high) == (LIKE, LOVE)


def test_a_contested_rating_at_the_lowest_level_counts_for_nothing() -> None:
    limit = ground(99, "against", criterion="depth", at="in April 2031")
    free = judged(profile(*(EXPECT,) * 6), grounds_for_all())
    bound = judged(profile(*(EXPECT,) * 6), (*grounds_for_all(), limit))
    assert [each.overall[0].level for each in (free, bound)] == [EXPECT, ""]
    assert f"depth: {BELOW}" in bound.verdict


def test_what_is_against_the_whole_lowers_the_whole_by_rule_until_each_rater_answers() -> None:
    limit = ground(99, "against", at="in April 2031")
    one, two = profile(*(LIKE,) * 6), profile(*(LIKE,) * 6, rater="L. Brandt", first=11)
    answer = "only since the spring, as B-99 has it"
    answered = tuple(each.model_copy(update={"reason": answer}) for each in one)
    grounds = (*grounds_for_all(), limit)
    assert judged(one, grounds).overall[0].level == EXPECT
    assert judged(answered, grounds).overall[0].level == LIKE
    assert judged((*answered, *two), grounds).overall[0].level == EXPECT
    (said,) = [each for each in judged(one, grounds).why_not_higher if each.rule == "G1"]
    assert "B-99" in said.rows


# -- the same words, twice


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ({"at": "keep a register"}, False),
        ({"at": "wardens keep a register since May"}, False),
        ({"at": "keep a register", "reason": "kept since May, so it lasts"}, True),
        ({"at": "open its files"}, True),
    ],
)
def test_the_same_words_are_a_ground_for_one_criterion(second: Mapping[str, Any], carried: bool) -> None:
    grounds = (ground(1, criterion="reach"), ground(2, criterion="durability", **second))
    lacks = dict(judged(profile(LIKE, "", LIKE), grounds).profile[1].lacks)
    assert lacks == ({} if carried else {"G-03": "its words are a ground for another criterion"})


@pytest.mark.parametrize("own", [2, 9])
def test_a_criterion_with_words_of_its_own_leaves_the_shared_ones_to_the_next(own: int) -> None:
    grounds = (ground(1, criterion="reach"), ground(own, criterion="reach", at="open its files"),
               ground(3, criterion="depth"))  # fmt: skip
    assert [part.lacks for part in judged(profile(LIKE, LIKE), grounds).profile] == [(), ()]


# -- how far it reaches


@pytest.mark.parametrize(
    ("name", "scale", "limited"),
    [
        ("Ferry Road station", "National", True),
        ("Ferry Road station", "local", False),
        ("Ferry Road station", "", False),
        ("Ministry of Justice", "national", False),
        ("Ministry of Justice", "international", True),
        ("the wardens", "national", False),  # nobody can say how far they act
        ("National Police Service", "Local", True),  # a part of a body is not the whole
        ("National Police Service", "", False),
        ("Ferry Road station of the police service", "Local", False),
    ],
)
def test_one_station_is_not_the_national_police(name: str, scale: str, limited: bool) -> None:
    """Two bodies carry "love to see" on reach, but not where the record claims more than they are."""
    book = added(wide_book(), ratings=profile(LOVE), grounds=grounds_for_all()[:1])
    for actor_id in ("N-02", "N-05"):
        book = changed(book, actor_id, name=name)
    result = judge(changed(book, "O-01", scale=scale))
    found = [reason for reason in result.limits if reason.rule == "G5"]
    assert bool(found) == limited
    assert all(name in reason.text and reason.rows[0] == "O-01" for reason in found)
    assert result.profile[0].low == (LIKE if limited else LOVE)


@pytest.mark.parametrize("actor_ids", [(), ("N-02",), ("N-02", "N-05")])
@pytest.mark.parametrize(("scale", "level", "capped"), [(LADDER, LOVE, EXPECT), ("nine-points", "8", "4")])
def test_one_actor_or_none_caps_reach_and_nothing_else(
    actor_ids: tuple[str, ...], scale: str, level: str, capped: str
) -> None:
    other = "depth" if scale == LADDER else "importance"
    ratings = (rating(1, criterion="reach", scale=scale, level=level),
               rating(2, criterion=other, scale=scale, level=level))  # fmt: skip
    grounds = (ground(1, criterion="reach"), ground(2, criterion=other, at="open its files"))
    result = judged(ratings, grounds, actor_ids=actor_ids)
    assert {part.criterion: part.low for part in result.profile} == {
        "reach": level if len(actor_ids) == 2 else capped, other: level,
    }  # fmt: skip
    said = [each.rows for each in result.why_not_higher if each.rule == "G5"]
    assert said == ([] if len(actor_ids) == 2 else [("G-01", "O-01", *actor_ids)])


def test_the_cap_on_reach_binds_in_the_rule() -> None:
    all_love = (profile(*(LOVE,) * 6), grounds_for_all())
    assert judged(*all_love).overall[0].level == LOVE
    assert judged(*all_love, actor_ids=("N-02",)).overall[0].level == LIKE  # "none at expect to see"


def test_a_ground_that_claims_more_than_those_named_is_a_limit_that_is_shown() -> None:
    book = changed(strong_book(), "N-02", name="the town's wardens")
    wide = ground(at="The register led the town council")
    assert not judge(added(book, grounds=(wide,))).limits
    nobody = judge(changed(book, "O-01", actor_ids=(), scale="nationwide"))
    assert "names nobody who changed" in nobody.limits[0].text


# -- what is not shown, and harm


@pytest.mark.parametrize("happened", list(Level))
def test_what_is_not_shown_cannot_matter_yet(happened: Level) -> None:
    result = judged((rating(),), happened=happened)
    below = happened < Level.SUPPORTED
    assert (result.if_happened, result.verdict.endswith(", if it happened")) == (below, below)


@pytest.mark.parametrize(
    ("scale", "level", "negative", "counts"),
    [
        (LADDER, LOVE, True, False),
        (LADDER, LOVE, False, True),
        ("nine-points", "9", True, False),
        ("harm", "serious harm", True, True),
        ("harm", "serious harm", False, False),
    ],
)
def test_nobody_loves_to_see_harm(scale: str, level: str, negative: bool, counts: bool) -> None:
    criterion = "importance" if scale == "nine-points" else "significance"
    own = (rating(scale=scale, level=level, criterion=criterion),)
    result = judged(own, (ground(criterion=criterion),), negative=negative)
    assert result.verdict.startswith("rated: ") == counts
    assert (level in result.verdict) == counts
    if not counts:
        assert [each.rule for each in result.why_not_higher] == ["G9"]


def test_the_remedy_for_harm_on_another_scale_works() -> None:
    (mend,) = judged((rating(level=LOVE),), negative=True).what_would_raise_it
    assert "“harm”" in mend.text
    assert "“serious harm”" in mend.text
    again = judged((rating(scale="harm", level="serious harm"),), negative=True)
    assert again.verdict == "rated: serious harm (Limited, serious, grave harm)"


@pytest.mark.parametrize("level", ["love to see", "Love To See ", "lov to see", "high"])
def test_a_level_that_is_not_on_its_scale_is_an_error_of_the_check(level: str) -> None:
    found = [each for each in check_harvest(added(strong_book(), ratings=(rating(level=level),)))
             if each.severity == "error"]  # fmt: skip
    if level.strip().casefold() == LOVE:
        assert found == []
    else:
        (error,) = found
        assert (error.sheet, error.column, error.record_id) == ("ratings", "level", "R-01")
        assert error.allowed == f"{EXPECT}, {LIKE}, {LOVE}"
        assert error.nearest == (LOVE if level == "lov to see" else "")
        assert level not in error.message().replace(LOVE, "")
        assert "G-01" in error.reason


# -- whatever the ratings are

LEVELS = (EXPECT, LIKE, LOVE)
GRAVE = ("limited harm", "serious harm", "grave harm")
REASONS = ("it is a routine by now", "in spite of B-60 and B-61 it holds")
RATED = st.lists(
    st.tuples(
        st.sampled_from((*CRITERIA, "significance")), st.sampled_from(LEVELS),
        st.sampled_from(("P. Osei", "L. Brandt")), st.sampled_from(REASONS),
    ),
    min_size=1, max_size=9, unique_by=lambda each: (each[0], each[2]),
)  # fmt: skip
"""Criterion, level, rater and reason."""
GROUNDED = st.lists(
    st.tuples(st.sampled_from((*CRITERIA, "significance")), st.integers(0, len(PLACES) - 1)),
    max_size=12,
    unique=True,
)
"""Criterion and which words are for it."""
LIMITED = st.lists(st.sampled_from((*CRITERIA, "significance")), max_size=2)


def ratings_of(drawn: list[tuple[str, str, str, str]], first: int = 1) -> tuple[Rating, ...]:
    return tuple(
        rating(at, criterion=criterion, level=level, rater=rater, reason=reason)
        for at, (criterion, level, rater, reason) in enumerate(drawn, start=first)
    )


def grounds_of(drawn: list[tuple[str, int]], limits: list[str]) -> tuple[Ground, ...]:
    carrying = (
        ground(at, criterion=name, at=PLACES[place]) for at, (name, place) in enumerate(drawn, start=1)
    )
    against = (ground(60 + at, "against", criterion=name, at=LIMITS[at]) for at, name in enumerate(limits))
    return (*carrying, *against)


LIMITS = ("The register led", "council to open its files")


def heights(result: SignificanceResult) -> tuple[int, int]:
    """Give how high the whole reads, by the rule and as rated; 0 for nothing."""
    (each,) = result.overall or (None,)
    if each is None:
        return 0, 0
    whole = min((LEVELS.index(level) + 1 if level in LEVELS else 0 for level in each.whole), default=0)
    return LEVELS.index(each.level) + 1 if each.level else 0, whole


def not_above(lower: SignificanceResult, higher: SignificanceResult) -> bool:
    return all(one <= two for one, two in zip(heights(lower), heights(higher), strict=True))


@settings(max_examples=60)
@given(RATED, GROUNDED, LIMITED, st.integers(0, len(PLACES) - 1))
def test_taking_words_for_it_away_never_raises(
    drawn: list[tuple[str, str, str, str]], words_for: list[tuple[str, int]], limits: list[str], place: int
) -> None:
    ratings, fewer = ratings_of(drawn), [each for each in words_for if each[1] != place]
    before = judged(ratings, grounds_of(words_for, limits))
    assert not_above(judged(ratings, grounds_of(fewer, limits)), before)


@settings(max_examples=60)
@given(RATED, GROUNDED, st.sampled_from((*CRITERIA, "significance", "beauty")))
def test_a_ground_against_never_raises(
    drawn: list[tuple[str, str, str, str]], words_for: list[tuple[str, int]], criterion: str
) -> None:
    ratings, grounds = ratings_of(drawn), grounds_of(words_for, [])
    limit = ground(99, "against", criterion=criterion, at=LIMITS[0])
    assert not_above(judged(ratings, (*grounds, limit)), judged(ratings, grounds))


@settings(max_examples=60)
@given(RATED, GROUNDED, LIMITED, st.sampled_from(LEVELS), st.sampled_from(REASONS))
def test_another_rater_who_rates_what_was_rated_never_raises(
    drawn: list[tuple[str, str, str, str]],
    words_for: list[tuple[str, int]],
    limits: list[str],
    level: str,
    reason: str,
) -> None:
    grounds = grounds_of(words_for, limits)
    more = [(criterion, level, "A. Third", reason) for criterion, *_ in drawn[:3]]
    ratings = ratings_of(drawn)
    assert not_above(judged((*ratings, *ratings_of(more, 50)), grounds), judged(ratings, grounds))


@settings(max_examples=40)
@given(RATED, GROUNDED, LIMITED, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(
    drawn: list[tuple[str, str, str, str]], words_for: list[tuple[str, int]], limits: list[str], chance: Any
) -> None:
    ratings, grounds = list(ratings_of(drawn)), list(grounds_of(words_for, limits))
    before = judged(tuple(ratings), tuple(grounds))
    chance.shuffle(ratings)
    chance.shuffle(grounds)
    assert judged(tuple(ratings), tuple(grounds)) == before


@settings(max_examples=40)
@given(RATED, GROUNDED, st.booleans())
def test_a_change_for_the_worse_never_reads_as_one_for_the_better(
    drawn: list[tuple[str, str, str, str]], words_for: list[tuple[str, int]], also_harm: bool
) -> None:
    harm = (rating(70, scale="harm", level=GRAVE[1]),) if also_harm else ()
    result = judged((*ratings_of(drawn), *harm), grounds_of(words_for, []), negative=True)
    assert not any(level in result.verdict for level in LEVELS)
    assert {each.scale for each in result.overall} <= {"harm"}
    assert all(part.low in ("", *GRAVE) for part in result.profile)
