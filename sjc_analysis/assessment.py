"""The assessment: every verdict on a casebook, with its reasons, in one immutable whole."""

from pydantic import BaseModel, ConfigDict

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding
from sjc_analysis.reasoning.commitments import commitment_results, request_results
from sjc_analysis.reasoning.contribution import claims_to_judge, judge_claim
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.reasoning.packages import package_result
from sjc_analysis.reasoning.raters import AgreementResult, casebook_agreement
from sjc_analysis.reasoning.ratings import rating_results, scales_named
from sjc_analysis.reasoning.results import (
    ClaimResult,
    CommitmentResult,
    PackageResult,
    PartResult,
    RatingResult,
    Reason,
    RequestResult,
    SignificanceResult,
)
from sjc_analysis.reasoning.significance import judge_significance
from sjc_analysis.reasoning.substantiation import questions_to_ask
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
        What to ask or look for next.
    findings
        What reading and drafting found.
    rules
        The id of every rule of the ladder, with its plain sentence.
    drafts_note
        How much of it rests on drafts, in a sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")

    casebook: Casebook
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
    findings: tuple[Finding, ...]
    rules: dict[str, str]
    drafts_note: str

    def to_json(self) -> str:
        """Write everything but the casebook's rows as JSON, indented; the same assessment, the same text."""
        return self.model_dump_json(indent=2, exclude={"casebook"})


def assess(casebook: Casebook, rubrics: Rubrics | None = None) -> Assessment:
    """Judge every claim and outcome of a casebook.

    Parameters
    ----------
    casebook
        The casebook, as its reader may know it.
    rubrics
        Thresholds, words and scales; those that come with the package if none are given. Scales in the
        casebook's settings are added to them.

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
    outcomes = sorted(casebook.live("outcomes"), key=lambda outcome: str(outcome.outcome_id))
    claims = claims_to_judge(casebook)
    judged = tuple(judge_claim(casebook, claim, rubrics) for claim in claims)
    happened = tuple(judge_happened(casebook, outcome) for outcome in outcomes)
    significance = tuple(judge_significance(casebook, outcome, rubrics) for outcome in outcomes)
    return Assessment(
        casebook=casebook,
        claims=judged,
        outcomes=happened,
        significance=significance,
        packages=tuple(package_result(casebook, claim.cause_id, claim.outcome_id) for claim in claims),
        ratings=rating_results(casebook, rubrics),
        agreement=casebook_agreement(casebook, rubrics),
        scales=scales_named(casebook, rubrics),
        requests=request_results(casebook),
        commitments=commitment_results(casebook),
        questions=questions_to_ask([*judged, *happened, *significance]),
        findings=casebook.findings,
        rules=dict(rubrics.verdicts.rules),
        drafts_note=_drafts_note(judged),
    )


def _drafts_note(claims: tuple[ClaimResult, ...]) -> str:
    if not claims:
        return "There is no contribution claim to judge."
    resting = [claim.claim_id for claim in claims if claim.draft]
    if not resting:
        return "No verdict on a contribution rests on a draft."
    claims_word = "claim rests" if len(claims) == 1 else "claims rest"
    return f"{len(resting)} of {len(claims)} contribution {claims_word} on drafts that no person confirmed."
