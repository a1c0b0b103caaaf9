"""The calculator: published and check values, the laws it obeys, and what it refuses."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.argument.odds import Bounds
from sjc_analysis.calculator import (
    WeighItem,
    parse_item,
    parse_probability,
    weigh,
    weigh_texts,
    weighing_lines,
)
from sjc_analysis.findings import FindingsError

HALF = Bounds(0.5, 0.5)
probabilities = st.floats(0.02, 0.98)


@st.composite
def spans(draw: st.DrawFn) -> Bounds:
    return Bounds(*sorted(draw(st.tuples(probabilities, probabilities))))


@st.composite
def several(draw: st.DrawFn, *, most: int = 5) -> list[WeighItem]:
    clusters = st.sampled_from(["", "a", "b"])
    rows = draw(st.lists(st.tuples(spans(), spans(), st.booleans(), clusters), max_size=most))
    return [WeighItem(f"item {n}", p, (q,), found, key) for n, (p, q, found, key) in enumerate(rows)]


# Method, section 4.1, prior one half; as P_RIVAL, P_CLAIM: found, absent, the test.
CHECKS = [
    (0.4, 0.6, 0.6000, 0.4000, "straw_in_the_wind"),
    (0.6, 0.95, 0.6129, 0.1111, "hoop"),
    (0.05, 0.4, 0.8889, 0.3871, "smoking_gun"),
    (0.05, 0.95, 0.95, 0.05, "doubly_decisive"),
]


@pytest.mark.parametrize(("p0", "p1", "if_found", "if_absent", "test"), CHECKS)
def test_check_values_of_the_method(
    p0: float, p1: float, if_found: float, if_absent: float, test: str
) -> None:
    for tail, expected in (("", if_found), (":absent", if_absent)):
        weighing = weigh_texts("0.5", "a circular", [f"a log:{p1}:{p0}{tail}"])
        assert round(weighing.low, 4) == round(weighing.high, 4) == expected
        assert weighing.rivals[0].items[0].test == test


# Humphreys, M. and Jacobs, A. M., Integrated Inferences, chapter 5, in the authors' public draft: a test
# that is right 99 times in 100 for a disease of 1 in 100 leaves one half; and a clue certain under the claim
# and even otherwise, with a prior of one third, leaves one half if it is found and nothing if it is absent.
PUBLISHED = [
    ("0.01", "test result:0.99:0.01", 0.5),
    (repr(1 / 3), "clue:1:0.5", 0.5),
    (repr(1 / 3), "clue:1:0.5:absent", 0.0),
    # The process-tracing design of DesignLibrary (Blair et al. 2019): a straw of 0.8 against 0.2 and a
    # smoking gun of 0.3 against 0, from one half.
    ("0.5", "army takes the mines:0.8:0.2", 0.8),
    ("0.5", "army takes the mines:0.8:0.2:absent", 0.2),
    ("0.5", "group formed for the mines:0.3:0", 1.0),
    ("0.5", "group formed for the mines:0.3:0:absent", 7 / 17),
    # Jaynes (2003), Probability Theory, table 4.1: 10 decibels are odds of 10 to 1, a probability of 10/11;
    # 30 are 1000 to 1.
    ("0.5", "ten decibels:0.5:0.05", 10 / 11),
    ("0.5", "thirty decibels:0.5:0.0005", 1000 / 1001),
]


@pytest.mark.parametrize(("prior", "item", "posterior"), PUBLISHED)
def test_published_values(prior: str, item: str, posterior: float) -> None:
    weighing = weigh_texts(prior, "another cause", [item])
    assert math.isclose(weighing.low, posterior, abs_tol=1e-12)
    assert math.isclose(weighing.high, posterior, abs_tol=1e-12)


def test_a_ratio_of_eight_weighs_9_03_decibels_and_breaks_even_by_the_formula() -> None:
    weighing = weigh_texts("0.5", "a circular", ["minutes:0.4:0.05"])
    (rival,) = weighing.rivals
    assert round(rival.items[0].weight_low_db, 2) == round(rival.weight_low_db, 2) == 9.03
    assert rival.break_even_prior == pytest.approx(0.7 / (0.7 + 8 * 0.3))


def test_two_items_of_one_cluster_count_once_and_given_one_another_twice() -> None:
    """Two items of 0.8 against 0.2 are 4 to 1; the second judged given the first, 16 to 1."""
    once = weigh_texts("0.5", "a circular", ["log:0.8:0.2:desk", "letter:0.8:0.2:desk"])
    assert round(once.low, 4) == 0.8
    assert [item.counted for item in once.rivals[0].items].count(True) == 1
    chain = weigh_texts("0.5", "a circular", ["log:0.8:0.2:desk", "letter:0.8:0.2:desk:given=log"])
    assert round(chain.low, 4) == 0.9412
    assert all(item.counted for item in chain.rivals[0].items)
    assert chain.rivals[0].voices[0].ratio_low == pytest.approx(16)


def test_without_what_it_was_given_an_item_says_nothing() -> None:
    chain = weigh_texts("0.5", "R", ["log:0.8:0.2", "letter:0.9:0.1:given=log"])
    assert {rest.name: round(rest.low, 4) for rest in chain.rivals[0].without} == {"letter": 0.8, "log": 0.5}


def test_several_rivals_are_weighed_each_and_together() -> None:
    """By hand: 8 to 1 and 2 to 1, so 1 / (1 + 1/8 + 1/2) = 8/13."""
    weighing = weigh_texts("0.5", ["a circular", "a new mayor"], ["minutes:0.4:0.05/0.2"])
    assert [rival.low for rival in weighing.rivals] == pytest.approx([8 / 9, 2 / 3])
    assert weighing.low == weighing.high == pytest.approx(8 / 13)
    assert weighing.words == "more confident than not"
    assert weighing_lines(weighing)[0] == "The claim against all 2 together: 0.615, more confident than not"


def test_together_nothing_is_said_where_one_rival_leaves_nothing_possible() -> None:
    weighing = weigh_texts("0.5", ["a", "b"], ["gun:0.3:0.1/0", "alibi:0:0.1/0.1"])
    assert weighing.words.startswith("contradictory")
    assert (weighing.low, weighing.high) == (0.0, 0.0)


@given(spans(), several())
def test_order_of_items_never_matters(prior: Bounds, items: list[WeighItem]) -> None:
    whole = weigh(prior, ["R"], items)
    for order in (items[::-1], [*items[1:], *items[:1]], [*items[2:], *items[:2]]):
        assert weigh(prior, ["R"], order) == whole


@given(spans(), several(), probabilities, st.booleans())
def test_an_item_as_probable_either_way_changes_nothing(
    prior: Bounds, items: list[WeighItem], p: float, found: bool
) -> None:
    empty = WeighItem("an empty one", Bounds(p, p), (Bounds(p, p),), found)
    before, after = weigh(prior, ["R"], items), weigh(prior, ["R"], [*items, empty])
    assert (after.low, after.high) == (before.low, before.high)
    shown = next(item for item in after.rivals[0].items if item.name == empty.name)
    assert shown.weight_low_db == shown.weight_high_db == 0


@given(spans(), several(), spans(), spans())
def test_leaving_an_item_out_is_the_same_as_never_having_had_it(
    prior: Bounds, items: list[WeighItem], p_claim: Bounds, p_rival: Bounds
) -> None:
    more = [*items, WeighItem("last", p_claim, (p_rival,), cluster="a")]
    without = next(rest for rest in weigh(prior, ["R"], more).rivals[0].without if rest.name == "last")
    before = weigh(prior, ["R"], items)
    assert (without.low, without.high, without.words) == (before.low, before.high, before.words)


@given(spans(), several())
def test_leaving_a_cluster_out_takes_all_its_items(prior: Bounds, items: list[WeighItem]) -> None:
    rest = {row.name: row for row in weigh(prior, ["R"], items).rivals[0].without if row.kind == "cluster"}
    assert set(rest) == {item.cluster for item in items if item.cluster}
    for cluster, row in rest.items():
        kept = weigh(prior, ["R"], [item for item in items if item.cluster != cluster])
        assert (row.low, row.high) == (kept.low, kept.high)


@given(probabilities, several())
def test_the_break_even_prior_just_reaches_the_threshold(prior: float, items: list[WeighItem]) -> None:
    cautious = weigh(Bounds(prior, prior), ["R"], items).rivals[0].break_even_prior
    assert cautious is not None
    assert weigh(Bounds(cautious, cautious), ["R"], items).low == pytest.approx(0.7, abs=1e-6)


@given(spans(), spans(), spans(), st.booleans(), st.tuples(*[st.floats(0, 1)] * 3))
def test_the_interval_holds_every_point_of_its_parts(
    prior: Bounds, p_claim: Bounds, p_rival: Bounds, found: bool, shares: tuple[float, ...]
) -> None:
    points = [
        span.low + share * (span.high - span.low)
        for span, share in zip((prior, p_claim, p_rival), shares, strict=True)
    ]
    start, claim, rival = (Bounds(point, point) for point in points)
    inside = weigh(start, ["R"], [WeighItem("x", claim, (rival,), found)])
    whole = weigh(prior, ["R"], [WeighItem("x", p_claim, (p_rival,), found)])
    assert whole.low - 1e-9 <= inside.low <= whole.high + 1e-9


def test_copies_of_one_letter_never_add_up() -> None:
    once = weigh_texts("0.5", "R", ["letter:0.8:0.2:desk"])
    many = weigh_texts("0.5", "R", [f"copy {n}:0.8:0.2:desk" for n in range(9)])
    assert many.low == once.low
    assert [item.stood_for_by for item in many.rivals[0].items][1:] == [("copy 0",)] * 8


def test_what_the_rival_cannot_produce_excludes_it_and_what_the_claim_cannot_excludes_the_claim() -> None:
    confirmed = weigh_texts("0.5", "R", ["gun:0.3:0"])
    assert (confirmed.low, confirmed.high, confirmed.rivals[0].items[0].ratio_low) == (1.0, 1.0, math.inf)
    assert confirmed.rivals[0].break_even_prior == 0.0
    refuted = weigh_texts("0.5", "R", ["gun:0:0.3"])
    assert (refuted.low, refuted.high) == (0.0, 0.0)
    assert refuted.rivals[0].break_even_prior is None
    assert json.loads(confirmed.to_json())["rivals"][0]["weight_low_db"] == "Infinity"


@pytest.mark.parametrize(
    "items",
    [["gun:0.3:0", "alibi:0:0.3"], ["miracle:0:0"], ["a:1:1:absent"]],
    ids=["both", "neither", "absent"],
)
def test_likelihoods_that_leave_nothing_possible_are_said_and_not_averaged(items: list[str]) -> None:
    weighing = weigh_texts("0.5", "R", items)
    (rival,) = weighing.rivals
    assert not rival.possible
    assert (weighing.low, weighing.high) == (0.0, 1.0)
    assert weighing.words.startswith("contradictory")
    assert not any(item.counted for item in rival.items)
    assert rival.break_even_prior is None


def test_a_prior_that_is_certain_is_not_moved_and_one_that_is_refuted_is_said() -> None:
    assert weigh_texts("1", "R", ["log:0.4:0.6"]).low == 1.0
    assert weigh_texts("0", "R", ["log:0.6:0.4"]).high == 0.0
    assert not weigh_texts("0", "R", ["gun:0.3:0"]).rivals[0].possible


def test_words_come_from_the_cautious_end() -> None:
    assert weigh_texts("0.5", "R", ["log:0.6-0.99:0.05-0.3"]).words == "more confident than not"
    assert weigh_texts("0.5", "R", ["log:0.3-0.9:0.4-0.5"]).words == "not decided either way"
    assert weigh_texts("0.5", "R", []).words == "nothing weighed: the prior only"


def test_items_are_read_as_they_were_typed() -> None:
    item = parse_item(" the 2 March minutes : .4 : 0-0.05 : Absent : the ministry ")
    assert item == WeighItem(
        "the 2 March minutes", Bounds(0.4, 0.4), (Bounds(0, 0.05),), False, "the ministry"
    )
    assert parse_item("a:1:0:desk") == WeighItem("a", Bounds(1, 1), (Bounds(0, 0),), True, "desk")
    assert parse_item("a:0.4:0.05/0.2-0.3:absent:desk:given= a log") == WeighItem(
        "a", Bounds(0.4, 0.4), (Bounds(0.05, 0.05), Bounds(0.2, 0.3)), False, "desk", "a log"
    )
    assert parse_probability("1e-3 – 2e-3") == Bounds(0.001, 0.002)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("log:0.5", "CA1"),
        ("a:b:c:d:e:f", "CA1"),
        (":0.5:0.5", "CA1"),
        ("log:x:0.5", "CA2"),
        ("log:0,5:0.5", '"0.5"'),
        ("log:50%:0.4", '"0.5"'),
        ("log:1.1:0.5", "above 1"),
        ("log:-0.1:0.5", "CA2"),
        ("log:0.8-0.2:0.5", "low end"),
        ("log:nan:0.5", "CA2"),
        ("log:٠.٥:0.5", "CA2"),
        ("log:0.5:0.5:abesnt", '"absent"'),
        ("log:0.5:0.5:absence", '"absent"'),
        ("log:0.5:0.5:missing", "CA3"),
        ("log:0.5:0.5:desk:absent", "CA3"),
        ("log:0.5:0.5:", "CA3"),
        ("log:0.5:0.5:absent:", "CA3"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(FindingsError) as caught:
        parse_item(text)
    assert said in str(caught.value)
    assert all(finding.allowed for finding in caught.value.findings)


def test_a_name_may_hold_colons_where_the_probabilities_are_plain() -> None:
    assert parse_item("minutes of 12:30: item 4:0.4:0.05:absent:desk") == WeighItem(
        "minutes of 12:30: item 4", Bounds(0.4, 0.4), (Bounds(0.05, 0.05),), False, "desk"
    )
    assert parse_item("log:0.5:0.4:3").cluster == "3"
    with pytest.raises(FindingsError, match="reads like a probability"):
        parse_item("call at 1:0:0.4:0.05")


def test_the_keys_of_the_json_are_those_of_the_method_page() -> None:
    told = json.loads(weigh_texts("0.5", "R", ["log:0.8:0.2:desk", "letter:0.7:0.2:desk"]).to_json())
    page = (Path(__file__).parents[1] / "docs" / "method.md").read_text(encoding="utf-8")
    table = page[page.index("| `prior_low`") :].split("\n\n")[0]
    for rows in (
        told,
        told["rivals"][0],
        *(told["rivals"][0][name][0] for name in ("items", "voices", "without")),
    ):
        assert all(f"`{key}`" in table for key in rows)


def test_every_problem_is_said_at_once_with_its_place() -> None:
    with pytest.raises(FindingsError) as caught:
        weigh_texts("2", " ", ["a:x:y", "b:0.5:0.5", "b:0.5:0.4"])
    places = [finding.column for finding in caught.value.findings]
    assert places == ["--prior", "--item 1, P_CLAIM", "--item 1, P_RIVAL", "--rival", "--item"]


@pytest.mark.parametrize(
    ("rivals", "items", "said"),
    [
        (["R", "R"], ["a:0.5:0.5/0.5"], "the rivals 1 and 2 have the same name"),
        (["R", "Q"], ["a:0.5:0.5"], "a probability for each rival"),
        ([], ["a:0.5:0.5"], "named rival"),
        (["R"], ["a:0.5:0.5:given=b"], "no item has this name"),
        (["R"], ["a:0.5:0.5:given=b", "b:0.5:0.5:given=a"], "in a ring"),
        (["R"], ["a:0.5:0.5:given=a"], "in a ring"),
        (["R"], ["a:0.5:0.5:d:given=b", "b:0.5:0.5"], "the same cluster"),
    ],
)
def test_what_cannot_be_weighed_is_refused_with_a_remedy(
    rivals: list[str], items: list[str], said: str
) -> None:
    with pytest.raises(FindingsError, match=said) as caught:
        weigh_texts("0.5", rivals, items)
    assert all(finding.remedy for finding in caught.value.findings)


def test_the_screen_shows_what_limits_the_claim_and_hides_nothing() -> None:
    lines = weighing_lines(
        weigh_texts(
            "0.5", "a circular", ["minutes:0.4:0.05", "log:0.95:0.6:absent:desk", "letter:0.8:0.6:desk"]
        )
    )
    text = "\n".join(lines)
    assert lines[0] == 'The claim against "a circular": 0.500, not decided either way'
    assert "hoop, not passed" in text
    assert 'not counted, because "log" stands for its voice' in text
    assert "the cluster desk: 0.889, highly confident" in text
    assert "Explanations that nobody named are not weighed here" in text


def test_a_posterior_short_of_certainty_is_never_shown_as_certain() -> None:
    assert "over 0.999" in weighing_lines(weigh_texts("0.999999", "R", ["gun:0.9:0.001"]))[0]
    assert "under 0.001" in weighing_lines(weigh_texts("0.000001", "R", ["gun:0.001:0.9"]))[0]
    assert "[U+202E]" in weighing_lines(weigh_texts("0.5", "R‮x", ["gun:0.9:0.1"]))[0]
