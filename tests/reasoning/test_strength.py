"""Strength of evidence: the table of method, section 4.3, chains, and what may never raise a level."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import locate
from sjc_analysis.reasoning.strength import (
    STRENGTHS,
    chain_strength,
    claim_strength,
    link_strength,
    strength_of,
)
from sjc_analysis.records import (
    Claim,
    Event,
    Evidence,
    Likelihood,
    Link,
    Outcome,
    Passage,
    Rival,
    Source,
)
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.vocabulary import Bearing, Observation, Status, Strength, TestKind

RUBRICS = load_rubrics()
KINDS: tuple[TestKind, ...] = ("straw_in_the_wind", "hoop", "smoking_gun", "doubly_decisive")
traced = st.lists(st.tuples(st.sampled_from(KINDS), st.booleans()), max_size=5)
# As (p1, p0), the values of method, section 4.1.
STRAW, HOOP, GUN = (0.6, 0.4), (0.95, 0.6), (0.4, 0.05)
levels = st.lists(st.sampled_from(STRENGTHS), min_size=1, max_size=5)


def rank(strength: Strength) -> int:
    return STRENGTHS.index(strength)


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([], "untested"),
        ([("straw_in_the_wind", True)], "weak"),
        ([("hoop", True)], "weak"),
        ([("straw_in_the_wind", True), ("straw_in_the_wind", True)], "some"),
        ([("straw_in_the_wind", True), ("hoop", True)], "some"),
        ([("smoking_gun", True)], "strong"),
        ([("doubly_decisive", True)], "strong"),
        ([("smoking_gun", True), ("hoop", False)], "mixed"),
        ([("doubly_decisive", True), ("doubly_decisive", False)], "mixed"),
        ([("hoop", False)], "failed"),
        ([("doubly_decisive", False)], "failed"),
        ([("straw_in_the_wind", True), ("straw_in_the_wind", True), ("hoop", False)], "failed"),
        ([("smoking_gun", True), ("smoking_gun", False)], "strong"),
        ([("straw_in_the_wind", False)], "untested"),
        ([("smoking_gun", False)], "untested"),
    ],
)
def test_the_table(tests: list[tuple[TestKind, bool]], expected: Strength) -> None:
    assert strength_of(tests) == expected


@given(traced)
def test_order_never_matters(tests: list[tuple[TestKind, bool]]) -> None:
    assert {strength_of(order) for order in itertools.islice(itertools.permutations(tests), 24)} == {
        strength_of(tests)
    }


@given(traced, st.sampled_from(KINDS))
def test_passing_one_more_never_lowers_and_failing_one_more_never_raises(
    tests: list[tuple[TestKind, bool]], kind: TestKind
) -> None:
    level = rank(strength_of(tests))
    assert rank(strength_of([*tests, (kind, True)])) >= level
    assert rank(strength_of([*tests, (kind, False)])) <= level


@given(levels, levels)
def test_a_chain_is_its_weakest_link(one: list[Strength], two: list[Strength]) -> None:
    whole = chain_strength([*one, *two])
    assert whole in {*one, *two}
    assert all(rank(whole) <= rank(link) for link in [*one, *two])
    assert whole == chain_strength([chain_strength(two), chain_strength(one)])


def test_a_chain_without_links_is_untested() -> None:
    assert chain_strength([]) == "untested"


def told_by(source: int) -> Passage:
    """Give what a source says: a sentence for each item."""
    text = " ".join(f"Informant {source} told of sign {item}." for item in range(1, 10))
    return Passage(passage_id=f"P-{source:02}", source_id=f"S-{source:02}", start=0, end=len(text), text=text)


def evidence(
    number: int,
    *,
    link: int = 0,
    bearing: Bearing = "supports",
    observation: Observation = "found",
    status: Status = "confirmed",
    source: int = 0,
) -> Evidence:
    return Evidence(
        evidence_id=f"E-{number:02}",
        outcome_id="O-01",
        claim_id="C-01",
        link_id=f"L-{link:02}" if link else "",
        part="mechanism" if link else "contribution",
        source_id=f"S-{source or number:02}",
        observation=observation,
        bearing=bearing,
        status=status,
        decided_by="evaluator",
        reason="read with the team",
        quote=locate(told_by(source or number), f"Informant {source or number} told of sign {number}."),
    )


def likelihood(number: int, p: tuple[float, float], *, rival: int = 1) -> Likelihood:
    return Likelihood(
        likelihood_id=f"H-{rival}{number:02}", evidence_id=f"E-{number:02}", claim_id="C-01",
        rival_id=f"V-{rival:02}", p_claim_low=p[0], p_claim_high=p[0], p_rival_low=p[1], p_rival_high=p[1],
        status="confirmed", decided_by="evaluator", reason="weighed with the team",
    )  # fmt: skip


def book(rows: list[Evidence], judged: list[Likelihood] | None = None, *, steps: int = 1) -> Casebook:
    """Build a chain of one or two steps from a training to a log that is kept."""
    ends = ["A-01", "O-02", "O-01"] if steps == 2 else ["A-01", "O-01"]
    links = tuple(
        Link(link_id=f"L-{n:02}", cause_id=cause, effect_id=effect)
        for n, (cause, effect) in enumerate(itertools.pairwise(ends), 1)
    )
    return Casebook(
        sources=tuple(Source(source_id=f"S-{n:02}", title=f"interview {n}") for n in range(1, 10)),
        passages=tuple(told_by(n) for n in range(1, 10)),
        events=(Event(event_id="A-01", description="the wardens were trained"),),
        outcomes=(
            Outcome(outcome_id="O-01", statement="the wardens log every night"),
            Outcome(outcome_id="O-02", statement="the wardens own a log"),
        ),
        links=links,
        claims=(
            Claim(
                claim_id="C-01", cause_id="A-01", outcome_id="O-01",
                link_ids=tuple(link.link_id for link in links),
            ),
        ),
        rivals=tuple(
            Rival(rival_id=f"V-{n:02}", outcome_id="O-01", description="the harbour board told them to")
            for n in (1, 2)
        ),
        evidence=tuple(rows),
        likelihoods=tuple(judged or ()),
    )  # fmt: skip


def level(casebook: Casebook) -> Strength:
    return claim_strength(casebook, casebook.claims[0], RUBRICS)


def link_level(casebook: Casebook, number: int) -> Strength:
    return link_strength(casebook, casebook.claims[0], casebook.links[number - 1], RUBRICS)


def test_bearings_alone_are_straws() -> None:
    assert level(book([])) == "untested"
    assert level(book([evidence(1)])) == "weak"
    assert level(book([evidence(1), evidence(2)])) == "some"
    assert level(book([evidence(n) for n in range(1, 8)])) == "some"


@pytest.mark.parametrize(
    "row",
    [
        evidence(1, bearing="not_assessed"),
        evidence(1, bearing="does_not_bear"),
        evidence(1, bearing="contradicts"),
        evidence(1, observation="not_sought"),
        evidence(1, observation="sought_absent"),
        evidence(1, status="refused"),
        evidence(1, status="draft"),
        evidence(1).model_copy(update={"part": "happened"}),
    ],
    ids=[
        "not assessed", "does not bear", "contradicts", "not sought", "absent", "refused", "draft",
        "on another part",
    ],
)  # fmt: skip
def test_what_lifts_nothing(row: Evidence) -> None:
    assert level(book([row])) == "untested"
    assert level(book([row, evidence(2)])) == "weak"


def test_straws_of_one_cluster_count_once() -> None:
    assert level(book([evidence(n, source=1) for n in (1, 2, 3)])) == "weak"


def test_a_decisive_test_makes_it_strong_and_a_missed_hoop_mixed() -> None:
    assert level(book([evidence(1)], [likelihood(1, GUN)])) == "strong"
    rows = [evidence(1), evidence(2, observation="sought_absent")]
    assert level(book(rows, [likelihood(1, GUN), likelihood(2, HOOP)])) == "mixed"
    assert level(book(rows, [likelihood(1, STRAW), likelihood(2, HOOP)])) == "failed"


def test_a_cluster_does_not_hide_a_failed_hoop() -> None:
    rows = [evidence(1, source=1), evidence(2, source=1, observation="sought_absent")]
    assert level(book(rows, [likelihood(1, GUN), likelihood(2, HOOP)])) == "mixed"


def test_a_draft_lifts_nothing_but_may_lower() -> None:
    gun = evidence(1, status="draft")
    assert level(book([gun], [likelihood(1, GUN)])) == "untested"
    hoop = evidence(2, status="draft", observation="sought_absent")
    assert level(book([evidence(1), hoop], [likelihood(1, GUN), likelihood(2, HOOP)])) == "mixed"


def test_decisive_against_one_rival_only_is_not_decisive() -> None:
    judged = [likelihood(1, GUN), likelihood(1, STRAW, rival=2)]
    assert level(book([evidence(1)], judged)) == "weak"
    both = [*judged, likelihood(2, STRAW), likelihood(2, GUN, rival=2)]
    assert level(book([evidence(1), evidence(2)], both)) == "strong"


def test_a_link_nobody_touched_is_untested() -> None:
    casebook = book([evidence(1, link=1)], [likelihood(1, GUN)], steps=2)
    assert (link_level(casebook, 1), link_level(casebook, 2)) == ("strong", "untested")
    assert level(casebook) == "untested"


def test_evidence_on_the_whole_lifts_no_step_of_a_longer_chain() -> None:
    casebook = book([evidence(1)], [likelihood(1, GUN)], steps=2)
    assert level(casebook) == "untested"
    assert level(book([evidence(1)], [likelihood(1, GUN)])) == "strong"


def test_a_hoop_the_whole_missed_fails_every_step() -> None:
    rows = [evidence(1, link=1), evidence(2, link=2), evidence(3, observation="sought_absent")]
    judged = [likelihood(1, GUN), likelihood(2, GUN)]
    assert level(book(rows, judged, steps=2)) == "strong"
    assert level(book(rows, [*judged, likelihood(3, HOOP)], steps=2)) == "mixed"


pieces = st.tuples(
    st.integers(0, 2), st.sampled_from([STRAW, HOOP, GUN, (0.2, 0.8), (0.5, 0.5)]), st.booleans()
)


@given(st.lists(pieces, max_size=4), pieces, st.integers(1, 2))
def test_support_from_elsewhere_never_lowers_and_a_claim_never_beats_a_step(
    some: list[tuple[int, tuple[float, float], bool]],
    extra: tuple[int, tuple[float, float], bool],
    steps: int,
) -> None:
    def built(pieces: list[tuple[int, tuple[float, float], bool]]) -> Casebook:
        rows = [
            evidence(n, link=min(link, steps), observation="found" if found else "sought_absent")
            for n, (link, _, found) in enumerate(pieces, 1)
        ]
        return book(rows, [likelihood(n, p) for n, (_, p, _) in enumerate(pieces, 1)], steps=steps)

    link, (p1, p0), _ = extra
    support = (link, (max(p1, p0), min(p1, p0)), True)
    before, after = built(some), built([*some, support])
    assert rank(level(after)) >= rank(level(before))
    assert all(rank(level(after)) <= rank(link_level(after, step)) for step in range(1, steps + 1))


@given(st.lists(pieces, min_size=2, max_size=4))
def test_order_of_rows_and_ids_never_matter(some: list[tuple[int, tuple[float, float], bool]]) -> None:
    def built(order: list[int]) -> Casebook:
        rows = [
            evidence(n, link=min(some[at][0], 1), observation="found" if some[at][2] else "sought_absent")
            for n, at in enumerate(order, 1)
        ]
        return book(rows, [likelihood(n, some[at][1]) for n, at in enumerate(order, 1)])

    forwards = list(range(len(some)))
    assert level(built(forwards)) == level(built(forwards[::-1]))
