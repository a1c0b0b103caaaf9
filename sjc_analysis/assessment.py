"""The assessment: every verdict on a casebook, with its reasons, in one immutable whole."""

import json
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict, SkipValidation

from sjc_analysis.argument.agreement import AgreementResult, casebook_agreement
from sjc_analysis.argument.commitments import commitment_results, request_results
from sjc_analysis.argument.levels import rule_texts
from sjc_analysis.argument.ratings import rating_results, scales_named
from sjc_analysis.argument.responses import responses_of
from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding
from sjc_analysis.judging import judge_all
from sjc_analysis.reasoning.queue import ranked
from sjc_analysis.reasoning.results import (
    ClaimResult,
    CommitmentResult,
    InterviewResult,
    PackageResult,
    PartResult,
    QueueRow,
    RatingResult,
    Reason,
    RequestResult,
    ResponseResult,
    SignificanceResult,
)
from sjc_analysis.reasoning.substantiation import plan_interviews, questions_to_ask
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.scales import Scale, own_scales


class Assessment(BaseModel):
    """What the reasoning says of a casebook.

    Parameters
    ----------
    casebook
        The casebook that was assessed.
    claims
        The verdict on each contribution claim.
    outcomes
        Of each outcome, whether it happened.
    significance
        Of each outcome, what can be said of its significance.
    packages
        Of each claim, whether its act is needed in the sets of contributions claimed to suffice.
    ratings
        Ratings as they were given; no verdict rests on one.
    agreement
        Of each scale that ratings name, how far its raters agree.
    scales
        The scales that ratings name.
    requests, commitments
        What was asked, what was promised, and what became of it.
    questions
        What to ask or look for next, as advice.
    queue
        The questions whose answers would be expected to tell most, first; ranked on typical answers, which no
        verdict rests on.
    responses
        What came back from those who were asked, no answer counted too.
    findings
        What reading and drafting found.
    rules
        The id of every rule of the ladder, with its plain sentence.
    drafts_note
        How much of it rests on drafts, in a sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")

    casebook: SkipValidation[Casebook]
    claims: tuple[ClaimResult, ...]
    outcomes: tuple[PartResult, ...]
    significance: tuple[SignificanceResult, ...]
    packages: tuple[PackageResult, ...]
    ratings: tuple[RatingResult, ...]
    agreement: tuple[AgreementResult, ...]
    scales: tuple[Scale, ...]
    requests: tuple[RequestResult, ...]
    commitments: tuple[CommitmentResult, ...]
    questions: tuple[Reason, ...]
    queue: tuple[QueueRow, ...]
    responses: tuple[ResponseResult, ...]
    findings: tuple[Finding, ...]
    rules: dict[str, str]
    drafts_note: str

    def to_json(self, plan: Sequence[InterviewResult] = ()) -> str:
        """Write everything but the casebook's rows as JSON, indented; the same assessment, the same text.

        Parameters
        ----------
        plan
            Interviews, if a plan was asked for; they stand under ``interviews``.
        """
        if not plan:
            return self.model_dump_json(indent=2, exclude={"casebook"})
        told = self.model_dump(mode="json", exclude={"casebook"})
        told["interviews"] = [interview.model_dump(mode="json") for interview in plan]
        return json.dumps(told, ensure_ascii=False, indent=2)


Progress = Callable[[int, int], None]
"""Is told how many outcomes are judged, and of how many."""


def assess(
    casebook: Casebook, rubrics: Rubrics | None = None, *, workers: int = 1, progress: Progress | None = None
) -> Assessment:
    """Judge every claim and outcome of a casebook.

    Parameters
    ----------
    casebook
        The casebook, as its reader may know it.
    rubrics
        Thresholds, words and scales; those that come with the package if none are given. Scales in the
        casebook's settings are added to them.
    workers
        How many processes may share the work; more than one pays from about a thousand outcomes. The result
        is the same.
    progress
        Called while outcomes are judged.

    Returns
    -------
    Assessment
        Verdicts with their reasons, in the order of the rows' ids.

    Examples
    --------
    >>> assess(Casebook()).drafts_note
    'There is no contribution claim to judge.'
    """
    rubrics = load_rubrics() if rubrics is None else rubrics
    rubrics = rubrics.with_scales(own_scales(casebook.settings))
    verdicts = list(judge_all(casebook, rubrics, workers, progress))
    claims = sorted(
        (
            (claim, package)
            for each in verdicts
            for claim, package in zip(each.claims, each.packages, strict=True)
        ),
        key=lambda pair: pair[0].claim_id,
    )
    judged = tuple(claim for claim, _ in claims)
    happened = tuple(each.happened for each in verdicts)
    significance = tuple(each.significance for each in verdicts)
    return Assessment(
        casebook=casebook,
        claims=judged,
        outcomes=happened,
        significance=significance,
        packages=tuple(package for _, package in claims),
        ratings=rating_results(casebook, rubrics),
        agreement=casebook_agreement(casebook, rubrics),
        scales=scales_named(casebook, rubrics),
        requests=request_results(casebook),
        commitments=commitment_results(casebook),
        questions=questions_to_ask([*judged, *happened, *significance]),
        queue=ranked(question for each in verdicts for question in each.questions),
        responses=responses_of(casebook),
        findings=casebook.findings,
        rules={**rubrics.verdicts.rules, **rule_texts()},
        drafts_note=_drafts_note(judged),
    )


def interviews_for(
    assessment: Assessment, budget: int, rubrics: Rubrics | None = None
) -> tuple[InterviewResult, ...]:
    """Plan interviews from the queue of an assessment, the most telling first.

    Parameters
    ----------
    assessment
        What :func:`assess` gave.
    budget
        How many interviews there is time for.
    rubrics
        Typical answers; those that come with the package if none are given.

    Returns
    -------
    tuple of InterviewResult
        See :func:`sjc_analysis.reasoning.substantiation.plan_interviews`.
    """
    rubrics = load_rubrics() if rubrics is None else rubrics
    return plan_interviews(assessment.queue, rubrics.substantiation, budget)


def _drafts_note(claims: tuple[ClaimResult, ...]) -> str:
    if not claims:
        return "There is no contribution claim to judge."
    resting = [claim.claim_id for claim in claims if claim.draft]
    if not resting:
        return "No verdict on a contribution rests on a draft."
    claims_word = "claim rests" if len(claims) == 1 else "claims rest"
    return f"{len(resting)} of {len(claims)} contribution {claims_word} on drafts that no person confirmed."
