"""The verdict on a contribution claim, with its reasons (method, section 6).

References
----------
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
Mayne, J. (2019). Revisiting contribution analysis. Canadian Journal of Program Evaluation 34(2), 171-191.
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.about import filed_words
from sjc_analysis.reasoning.chains import reason_of, step_result
from sjc_analysis.reasoning.facts import facts_of, own_rows
from sjc_analysis.reasoning.fragility import margin_of
from sjc_analysis.reasoning.joint import joint_posteriors
from sjc_analysis.reasoning.judged import is_decided, source_of
from sjc_analysis.reasoning.ladder import HEIGHT, Cap, Facts, lowest
from sjc_analysis.reasoning.posteriors import posteriors_for
from sjc_analysis.reasoning.results import ClaimResult, Reason, TimingResult
from sjc_analysis.reasoning.robustness import verdicts_without_clusters
from sjc_analysis.reasoning.rules import caps_of
from sjc_analysis.reasoning.timing import SCORES, timing_result, traces_of
from sjc_analysis.reasoning.tipping import tipping_points
from sjc_analysis.reasoning.words import name_of, source_words
from sjc_analysis.records import Claim, Decided, Evidence
from sjc_analysis.rubrics import Rubrics


def claims_to_judge(casebook: Casebook) -> tuple[Claim, ...]:
    """Give the live claims whose act and outcome nobody refused, in the order of their ids."""
    live = {row.row_id for table in ("events", "outcomes") for row in casebook.live(table)}
    claims = [claim for claim in casebook.live("claims") if {claim.cause_id, claim.outcome_id} <= live]
    return tuple(sorted(claims, key=lambda claim: claim.claim_id))


def judge_claim(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> ClaimResult:
    """Judge one contribution claim.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        One of its claims.
    rubrics
        Cut-offs, words and thresholds.

    Returns
    -------
    ClaimResult
        The verdict with why, why not higher (each rule that capped it and its rows), what would raise it,
        and how easily it would change.
    """
    return judge_facts(facts_of(casebook, claim, rubrics), rubrics)


def judge_facts(facts: Facts, rubrics: Rubrics) -> ClaimResult:
    """Judge a claim whose facts are gathered; see :func:`judge_claim`."""
    casebook, claim = facts.casebook, facts.claim
    caps = caps_of(facts)
    verdict = lowest(caps)
    shown = [cap for cap in caps if HEIGHT[cap.level] <= max(HEIGHT[verdict], HEIGHT["plausible"])]
    judged = judgements_of(facts)
    drafts = [row for row in judged if row.is_draft]
    posteriors = posteriors_for(casebook, claim, rubrics, facts.judged)
    timings = tuple(timing_result(casebook, order) for order in facts.orders)
    return ClaimResult(
        claim_id=claim.claim_id,
        question=claim.question or f"Did {facts.cause} help bring it about that {facts.effect}?",
        cause_id=claim.cause_id,
        cause=casebook.row(claim.cause_id).description,
        effect_id=claim.outcome_id,
        effect=casebook.row(claim.outcome_id).statement,
        outcome_id=claim.outcome_id,
        verdict=verdict,
        why=tuple(_why(facts, timings)),
        why_not_higher=tuple(cap.reason for cap in shown),
        what_would_raise_it=tuple(_advice(shown)),
        timing=max((order.timing for order in facts.orders), key=list(SCORES).index),
        strength=facts.strength,
        steps=tuple(step_result(casebook, claim, step) for step in facts.steps),
        rivals=facts.rivals,
        posteriors=posteriors,
        joint=joint_posteriors(facts, rubrics),
        independent_clusters=tuple(sorted({name for found in facts.clusters for name in found})),
        without_cluster=verdicts_without_clusters(facts, rubrics),
        tipping=tipping_points(facts, posteriors, verdict, rubrics),
        margin=margin_of(facts, verdict, rubrics),
        judgements=len(judged),
        drafts=len(drafts),
        draft=bool(drafts),
    )


def judgements_of(facts: Facts) -> tuple[Decided, ...]:
    """Give every judgement a claim's verdict rests on or is limited by, each once.

    They are its own rows, its rivals, the evidence cited for it, the likelihoods of that evidence, and the
    traces of the changes it passes through.
    """
    casebook, claim = facts.casebook, facts.claim
    own = own_rows(casebook, claim)
    cited = {item.evidence_id for item in facts.evidence}
    likelihoods = [
        row for row in casebook.live("likelihoods")
        if row.evidence_id in cited
    ]  # fmt: skip
    rivals = [casebook.row(rival.rival_id) for rival in facts.rivals]
    traces = [trace for row in own for trace in traces_of(casebook, row)]
    return (*own, *rivals, *facts.evidence, *likelihoods, *traces)


def _why(facts: Facts, timings: Sequence[TimingResult]) -> Iterable[Reason]:
    """Say what the verdict rests on: what limits it first, then who states what, then the evidence."""
    against = [timing for timing in timings if timing.timing in ("after", "refuted")]
    yield from dict.fromkeys(timing.reason for timing in against)
    yield from (_evidence_reason(facts, item, "contradicts it") for item in facts.against)
    for stated in (False, True):
        steps = [step for step in facts.steps if step.stated == stated]
        yield from (reason_of(facts.casebook, facts.claim, step) for step in steps)
    if not facts.steps:
        text = f"No chain of steps from {facts.cause} to {facts.effect} is given."
        yield Reason(rule="L3", text=text, rows=(facts.claim.claim_id,))
    if not against:
        yield timings[0].reason
    yield from (_evidence_reason(facts, item, "supports it") for item in facts.lifting)


def _evidence_reason(facts: Facts, item: Evidence, does: str) -> Reason:
    casebook = facts.casebook
    source = source_of(casebook, item)
    draft = "" if is_decided(item) else " (a draft; nobody confirmed it)"
    name = name_of(casebook, item.evidence_id)
    text = f"{item.evidence_id}, {name}, {does}{draft}; from {source_words(source)}."
    text += filed_words(casebook, facts.claim, (item.evidence_id,))
    return Reason(rule="E1", text=text, rows=(item.evidence_id, source.source_id))


def _advice(caps: Iterable[Cap]) -> Iterable[Reason]:
    """Give each remedy once, the one for the lowest cap first."""
    seen: set[str] = set()
    for cap in caps:
        advice = cap.advice
        if advice.text not in seen:
            seen.add(advice.text)
            yield advice
