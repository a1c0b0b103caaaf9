"""Posteriors from a casebook: what is weighed, what is not, and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import locate
from sjc_analysis.reasoning.joint import RESIDUAL, joint_bounds
from sjc_analysis.reasoning.posteriors import posteriors_for
from sjc_analysis.reasoning.results import Posterior
from sjc_analysis.records import (
    Actor,
    Claim,
    Cluster,
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
from sjc_analysis.vocabulary import Bearing, ClusterTreatment, Observation, Status

RUBRICS = load_rubrics()
Given = tuple[float, float]
likelihoods = st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95))


def judged(status: Status = "confirmed") -> dict[str, str]:
    return {"status": status, "decided_by": "evaluator", "reason": "as weighed with the team"}


def told_by(source: int) -> Passage:
    """Give what a source says: a sentence for each item."""
    text = " ".join(f"Informant {source} told of sign {item}." for item in range(1, 10))
    return Passage(passage_id=f"P-{source:02}", source_id=f"S-{source:02}", start=0, end=len(text), text=text)


def evidence(
    number: int,
    *,
    observation: Observation = "found",
    bearing: Bearing = "supports",
    status: Status = "confirmed",
    source: int = 0,
) -> Evidence:
    return Evidence(
        evidence_id=f"E-{number:02}",
        outcome_id="O-01",
        claim_id="C-01",
        part="contribution",
        source_id=f"S-{source or number:02}",
        observation=observation,
        bearing=bearing,
        quote=locate(told_by(source or number), f"Informant {source or number} told of sign {number}."),
        **judged(status),
    )


def likelihood(
    number: int, p: Given, *, rival: int = 1, doubt: float = 0, status: Status = "confirmed", after: int = 0
) -> Likelihood:
    """P(E | claim), P(E | rival), each widened by ``doubt`` on both sides."""
    return Likelihood(
        likelihood_id=f"H-{rival}{number:02}{after:02}",
        evidence_id=f"E-{number:02}",
        claim_id="C-01",
        rival_id=f"V-{rival:02}",
        p_claim_low=max(0, p[0] - doubt),
        p_claim_high=min(1, p[0] + doubt),
        p_rival_low=max(0, p[1] - doubt),
        p_rival_high=min(1, p[1] + doubt),
        given_id=f"E-{after:02}" if after else "",
        **judged(status),
    )


def book(
    evidence_rows: list[Evidence],
    likelihood_rows: list[Likelihood],
    *,
    rivals: int = 1,
    clusters: tuple[Cluster, ...] = (),
    clustered: bool = False,
    prior: Given | None = None,
) -> Casebook:
    low, high = prior or (None, None)
    if clustered:
        evidence_rows = [row.model_copy(update={"cluster_id": "D-01"}) for row in evidence_rows]
    return Casebook(
        sources=tuple(Source(source_id=f"S-{n:02}", title=f"interview {n}") for n in range(1, 10)),
        passages=tuple(told_by(n) for n in range(1, 10)),
        events=(Event(event_id="A-01", description="the wardens were trained"),),
        outcomes=(Outcome(outcome_id="O-01", statement="the wardens log every night"),),
        links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),),
        claims=(
            Claim(
                claim_id="C-01", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",),
                prior_low=low, prior_high=high,
            ),
        ),
        rivals=tuple(
            Rival(rival_id=f"V-{n:02}", outcome_id="O-01", description=f"reason {n}")
            for n in range(1, rivals + 1)
        ),
        clusters=clusters,
        evidence=tuple(evidence_rows),
        likelihoods=tuple(likelihood_rows),
    )  # fmt: skip


def only(casebook: Casebook) -> Posterior:
    (posterior,) = posteriors_for(casebook, casebook.claims[0], RUBRICS)
    return posterior


def cluster(treatment: ClusterTreatment) -> tuple[Cluster, ...]:
    return (Cluster(cluster_id="D-01", name="one meeting", treatment=treatment, **judged()),)


def independent(pairs: list[Given], doubt: float = 0) -> Casebook:
    return book(
        [evidence(n) for n, _ in enumerate(pairs, 1)],
        [likelihood(n, pair, doubt=doubt) for n, pair in enumerate(pairs, 1)],
    )


def test_a_found_smoking_gun() -> None:
    posterior = only(independent([(0.4, 0.05)]))
    assert round(posterior.low, 4) == round(posterior.high, 4) == 0.8889
    assert posterior.words == "highly confident"
    (item,) = posterior.items
    assert (item.test, item.passed, item.counted) == ("smoking_gun", True, True)
    assert round(item.weight_low_db, 2) == 9.03
    assert posterior.break_even_prior == pytest.approx(0.7 / (0.7 + 8 * 0.3))


def test_an_absence_that_was_sought() -> None:
    posterior = only(book([evidence(1, observation="sought_absent")], [likelihood(1, (0.95, 0.6))]))
    assert round(posterior.low, 4) == 0.1111
    assert posterior.words == "highly confident that the claim is untrue"


@given(st.lists(likelihoods, min_size=1, max_size=5), st.floats(0, 0.3))
def test_doubt_widens_and_never_strengthens_the_words(pairs: list[Given], doubt: float) -> None:
    sure, unsure = only(independent(pairs)), only(independent(pairs, doubt))
    assert unsure.low <= sure.low <= sure.high <= unsure.high


@given(st.lists(likelihoods, min_size=2, max_size=5))
def test_order_of_rows_never_matters(pairs: list[Given]) -> None:
    casebook = independent(pairs)
    turned = casebook.with_rows(evidence=casebook.evidence[::-1], likelihoods=casebook.likelihoods[::-1])
    assert only(casebook) == only(turned)


@given(st.lists(likelihoods, min_size=1, max_size=3), likelihoods)
def test_what_is_not_weighed_changes_nothing(pairs: list[Given], extra: Given) -> None:
    casebook = independent(pairs)
    rows = [
        evidence(9, status="refused"),
        evidence(9, observation="not_sought"),
        evidence(9, bearing="does_not_bear"),
        evidence(9, bearing="not_assessed"),
        evidence(9).model_copy(update={"part": "happened"}),
    ]
    for row in rows:
        more = casebook.with_rows(
            evidence=[*casebook.evidence, row],
            likelihoods=[*casebook.likelihoods, likelihood(9, extra)],
        )
        assert only(more) == only(casebook)
    refused = likelihood(9, extra, status="refused")
    more = casebook.with_rows(
        evidence=[*casebook.evidence, evidence(9)], likelihoods=[*casebook.likelihoods, refused]
    )
    assert only(more) == only(casebook)


@given(st.lists(likelihoods, min_size=1, max_size=3), likelihoods, st.booleans())
def test_a_draft_never_lifts(pairs: list[Given], extra: Given, draft_evidence: bool) -> None:
    casebook = independent(pairs)
    more = casebook.with_rows(
        evidence=[*casebook.evidence, evidence(9, status="draft" if draft_evidence else "confirmed")],
        likelihoods=[
            *casebook.likelihoods,
            likelihood(9, extra, status="confirmed" if draft_evidence else "draft"),
        ],
    )
    before, after = only(casebook), only(more)
    assert after.low <= before.low
    assert after.high <= before.high
    assert after.items[-1].counted == (extra[0] <= extra[1])


@given(st.lists(likelihoods, min_size=1, max_size=3), likelihoods)
def test_more_support_never_lowers(pairs: list[Given], extra: Given) -> None:
    support = (max(extra), min(extra))
    assert only(independent([*pairs, support])).low >= only(independent(pairs)).low


@given(likelihoods, st.integers(2, 5))
def test_one_source_told_often_counts_once(pair: Given, times: int) -> None:
    rows = [evidence(n, source=1) for n in range(1, times + 1)]
    told = only(book(rows, [likelihood(n, pair) for n in range(1, times + 1)]))
    once = only(independent([pair]))
    assert (told.low, told.high, told.words) == (once.low, once.high, once.words)
    assert [item.counted for item in told.items].count(True) == 1


def test_one_publisher_is_one_voice() -> None:
    casebook = independent([(0.8, 0.2), (0.8, 0.2)])
    from_one = casebook.with_rows(
        actors=[Actor(actor_id="N-01", name="The Quay Post")],
        sources=[row.model_copy(update={"publisher_id": "N-01"}) for row in casebook.sources],
    )
    assert only(casebook).low == pytest.approx(16 / 17)
    assert only(from_one).low == pytest.approx(0.8)


def test_conditional_likelihoods_are_multiplied() -> None:
    rows = [likelihood(1, (0.8, 0.2)), likelihood(2, (0.6, 0.3), after=1)]
    casebook = book([evidence(1), evidence(2)], rows, clusters=cluster("given"), clustered=True)
    assert only(casebook).low == pytest.approx(8 / 9)  # 4 x 2 to 1


def test_an_item_given_another_of_elsewhere_is_not_weighed() -> None:
    rows = [likelihood(1, (0.8, 0.2)), likelihood(2, (0.6, 0.3), after=1)]
    posterior = only(book([evidence(1), evidence(2)], rows))
    assert [item.evidence_id for item in posterior.items] == ["E-01"]
    assert posterior.low == pytest.approx(0.8)


def test_several_judges_are_spanned() -> None:
    other = likelihood(1, (0.6, 0.3)).model_copy(update={"likelihood_id": "H-77"})
    posterior = only(book([evidence(1)], [likelihood(1, (0.8, 0.2)), other]))
    assert posterior.low == pytest.approx(2 / 3)
    assert posterior.high == pytest.approx(0.8)


def test_an_interval_on_both_sides_of_a_half_decides_nothing() -> None:
    posterior = only(independent([(0.5, 0.4)], 0.2))
    assert posterior.low < 0.5 < posterior.high
    assert posterior.words == "not decided either way"


@pytest.mark.parametrize(
    ("prior", "words"),
    [
        (0.7, "more confident than not"),
        (0.71, "cautiously confident"),
        (0.95, "highly confident"),
        (0.991, "practical certainty"),
        (0.3, "more confident than not that the claim is untrue"),
        (0.001, "practical certainty that the claim is untrue"),
        (0.5, "not decided either way"),
    ],
)
def test_words_by_band_a_boundary_taking_the_lesser(prior: float, words: str) -> None:
    """An item that is as probable either way leaves the prior as it was."""
    casebook = book([evidence(1)], [likelihood(1, (0.4, 0.4))], prior=(prior, prior))
    said = words if prior == 0.5 else f"{words}, as the prior alone had it"
    assert only(casebook).words == said


def test_a_prior_alone_is_not_a_finding() -> None:
    rows = [likelihood(1, (0.9, 0.1), status="draft")]
    posterior = only(book([evidence(1)], rows, prior=(0.9, 0.95)))
    assert posterior.words == "nothing weighed: the prior only"


@pytest.mark.parametrize("pairs", [[(0.0, 0.0)], [(0.5, 0.0), (0.0, 0.5)]], ids=["one item", "two items"])
def test_what_cannot_be_is_said_and_decides_nothing(pairs: list[Given]) -> None:
    posterior = only(independent(pairs))
    assert posterior.words.startswith("contradictory")
    assert (posterior.low, posterior.high, posterior.break_even_prior) == (0, 1, None)


def test_a_co_contributor_is_no_rival() -> None:
    casebook = independent([(0.8, 0.2)])
    together = casebook.rivals[0].model_copy(update={"kind": "co_contributor"})
    assert posteriors_for(casebook.with_rows(rivals=[together]), casebook.claims[0], RUBRICS) == ()


def test_each_rival_has_its_own_posterior() -> None:
    rows = [likelihood(1, (0.8, 0.2)), likelihood(1, (0.8, 0.8), rival=2)]
    casebook = book([evidence(1)], rows, rivals=2)
    first, second = posteriors_for(casebook, casebook.claims[0], RUBRICS)
    assert (first.rival_id, second.rival_id) == ("V-01", "V-02")
    assert first.low == pytest.approx(0.8)
    assert second.low == pytest.approx(0.5)


def test_all_rivals_at_once_leave_room_for_the_unnamed() -> None:
    rows = [likelihood(1, (0.8, 0.2)), likelihood(1, (0.8, 0.4), rival=2)]
    casebook = book([evidence(1)], rows, rivals=2)
    joint = joint_bounds(casebook, casebook.claims[0], RUBRICS)
    assert joint is not None
    # Priors 0.3, 0.3, 0.3 and 0.1; the residual's likelihood is anywhere from 0 to 1.
    assert joint["C-01"].low == pytest.approx(0.24 / (0.24 + 0.06 + 0.12 + 0.1))
    assert joint["C-01"].high == pytest.approx(0.24 / (0.24 + 0.06 + 0.12))
    assert joint[RESIDUAL].low == 0


def test_all_rivals_at_once_needs_likelihoods_for_all() -> None:
    casebook = book([evidence(1)], [likelihood(1, (0.8, 0.2))], rivals=2)
    assert joint_bounds(casebook, casebook.claims[0], RUBRICS) is None
