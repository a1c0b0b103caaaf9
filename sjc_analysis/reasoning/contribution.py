"""The verdict on a contribution claim, with its reasons (method, section 6).

References
----------
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
Mayne, J. (2019). Revisiting contribution analysis. Canadian Journal of Program Evaluation 34(2), 171-191.
"""

from collections.abc import Iterable

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.chains import steps_of
from sjc_analysis.reasoning.judged import (
    evidence_on,
    in_own_words,
    is_decided,
    is_independent,
    lifts,
    source_of,
    speaks_against,
    without_drafts,
)
from sjc_analysis.reasoning.ladder import VERDICTS, Cap, Facts, caps_of, lowest
from sjc_analysis.reasoning.occurrence import change_in_doubt
from sjc_analysis.reasoning.posteriors import posteriors_for
from sjc_analysis.reasoning.results import ClaimResult, Reason
from sjc_analysis.reasoning.rivals import rivals_faced
from sjc_analysis.reasoning.robustness import margin_of, verdicts_without_clusters
from sjc_analysis.reasoning.strength import claim_strength
from sjc_analysis.reasoning.timing import SCORES, timings_of_claim, traces_of
from sjc_analysis.reasoning.weighing import cluster_of
from sjc_analysis.reasoning.words import name_of, source_words
from sjc_analysis.records import Claim, Decided, Evidence
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Verdict


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
    facts = facts_of(casebook, claim, rubrics)
    caps = caps_of(facts)
    verdict = lowest(caps)
    shown = [cap for cap in caps if VERDICTS.index(cap.level) <= max(VERDICTS.index(verdict), _PLAUSIBLE)]
    judged = judgements_of(casebook, claim)
    drafts = [row for row in judged if row.is_draft]

    def verdict_on(changed: Casebook) -> Verdict:
        return verdict_of(changed, claim, rubrics)

    return ClaimResult(
        claim_id=claim.claim_id,
        question=claim.question or f"Did {facts.cause} help bring it about that {facts.effect}?",
        cause_id=claim.cause_id,
        cause=casebook.row(claim.cause_id).description,
        effect_id=claim.outcome_id,
        effect=casebook.row(claim.outcome_id).statement,
        outcome_id=claim.outcome_id,
        verdict=verdict,
        why=tuple(_why(facts)),
        why_not_higher=tuple(cap.reason for cap in shown),
        what_would_raise_it=tuple(_advice(shown)),
        timing=max((timing.timing for timing in facts.timings), key=list(SCORES).index),
        strength=facts.strength,
        steps=facts.steps,
        rivals=facts.rivals,
        posteriors=posteriors_for(casebook, claim, rubrics),
        independent_clusters=tuple(sorted({name for found in facts.clusters for name in found})),
        without_cluster=verdicts_without_clusters(casebook, claim, verdict_on),
        margin=margin_of(casebook, claim, verdict, facts.rivals, verdict_on),
        judgements=len(judged),
        drafts=len(drafts),
        draft=bool(drafts),
    )


def verdict_of(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> Verdict:
    """Give the verdict on a claim, without its reasons."""
    return lowest(caps_of(facts_of(casebook, claim, rubrics)))


_PLAUSIBLE = VERDICTS.index("plausible")
"""Caps above this are shown only once the verdict has reached them: first things first."""


def facts_of(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> Facts:
    """Gather what the rules of the ladder look at."""
    evidence = evidence_on(casebook, claim)
    steps = steps_of(casebook, claim, rubrics)
    strength = claim_strength(casebook, claim, rubrics)
    decided_strength = strength
    if strength == "failed":
        decided_strength = claim_strength(without_drafts(casebook), claim, rubrics)
    lifting = tuple(item for item in evidence if lifts(item))
    return Facts(
        casebook=casebook,
        claim=claim,
        timings=timings_of_claim(casebook, claim),
        steps=steps,
        strength=strength,
        decided_strength=decided_strength,
        rivals=rivals_faced(casebook, claim),
        lifting=lifting,
        unquoted=tuple(item.evidence_id for item in lifting if not in_own_words(casebook, item)),
        unweighed=_unweighed(casebook, claim),
        cited=tuple(item for item in evidence if _is_unassessed(item)),
        against=tuple(item for item in evidence if speaks_against(item)),
        clusters=_independent_clusters(casebook, claim, lifting),
        change_in_doubt=change_in_doubt(casebook, casebook.row(claim.outcome_id)),
        drafts=tuple(row.row_id for row in _own_rows(casebook, claim) if row.is_draft),
    )


def _unweighed(casebook: Casebook, claim: Claim) -> tuple[str, ...]:
    """List the rivals that were weakened or excluded without a decided likelihood against them."""
    weighed = {
        row.rival_id
        for row in casebook.live("likelihoods")
        if is_decided(row) and row.claim_id == claim.claim_id
    }
    aside = [rival for rival in rivals_faced(casebook, claim) if rival.standing in ("weakened", "excluded")]
    return tuple(r.rival_id for r in aside if r.kind == "rival" and r.rival_id not in weighed)


def _is_unassessed(item: Evidence) -> bool:
    return item.bearing == "not_assessed" or (item.is_draft and item.bearing == "supports")


def _independent_clusters(
    casebook: Casebook, claim: Claim, lifting: Iterable[Evidence]
) -> tuple[frozenset[str], ...]:
    """Give the independent clusters on each step; what is on the whole of a longer chain shows no step."""
    independent = [item for item in lifting if is_independent(casebook, item)]
    if len(claim.link_ids) <= 1:
        return (frozenset(cluster_of(casebook, item) for item in independent),)
    return tuple(
        frozenset(cluster_of(casebook, item) for item in independent if item.link_id == link_id)
        for link_id in claim.link_ids
    )


def _own_rows(casebook: Casebook, claim: Claim) -> tuple[Decided, ...]:
    """Give the claim, its links, and the act and changes they join, each once."""
    links = [casebook.row(link_id) for link_id in claim.link_ids]
    ends = [claim.cause_id, *(link.effect_id for link in links), claim.outcome_id]
    return (claim, *links, *(casebook.row(row_id) for row_id in dict.fromkeys(ends)))


def judgements_of(casebook: Casebook, claim: Claim) -> tuple[Decided, ...]:
    """Give every judgement a claim's verdict rests on or is limited by, each once.

    They are its own rows, its rivals, the evidence cited for it, the likelihoods of that evidence, and the
    traces of the changes it passes through.
    """
    own = _own_rows(casebook, claim)
    evidence = evidence_on(casebook, claim)
    cited = {item.evidence_id for item in evidence}
    likelihoods = [
        row for row in casebook.live("likelihoods")
        if row.claim_id == claim.claim_id and row.evidence_id in cited
    ]  # fmt: skip
    rivals = [casebook.row(rival.rival_id) for rival in rivals_faced(casebook, claim)]
    traces = [trace for row in own for trace in traces_of(casebook, row)]
    return (*own, *rivals, *evidence, *likelihoods, *traces)


def _why(facts: Facts) -> Iterable[Reason]:
    """Say what the verdict rests on: what limits it first, then who states what, then the evidence."""
    against = [timing for timing in facts.timings if timing.timing in ("after", "refuted")]
    yield from dict.fromkeys(timing.reason for timing in against)
    yield from (_evidence_reason(facts.casebook, item, "contradicts it") for item in facts.against)
    yield from (step.reason for step in facts.steps if not step.stated)
    yield from (step.reason for step in facts.steps if step.stated)
    if not facts.steps:
        text = f"No chain of steps from {facts.cause} to {facts.effect} is given."
        yield Reason(rule="L3", text=text, rows=(facts.claim.claim_id,))
    if not against:
        yield facts.timings[0].reason
    yield from (_evidence_reason(facts.casebook, item, "supports it") for item in facts.lifting)


def _evidence_reason(casebook: Casebook, item: Evidence, does: str) -> Reason:
    source = source_of(casebook, item)
    draft = "" if is_decided(item) else " (a draft; nobody confirmed it)"
    name = name_of(casebook, item.evidence_id)
    text = f"{item.evidence_id}, {name}, {does}{draft}; from {source_words(source)}."
    return Reason(rule="E1", text=text, rows=(item.evidence_id, source.source_id))


def _advice(caps: Iterable[Cap]) -> Iterable[Reason]:
    """Give each remedy once, the one for the lowest cap first."""
    seen: set[str] = set()
    for cap in caps:
        if cap.remedy not in seen:
            seen.add(cap.remedy)
            yield cap.advice
