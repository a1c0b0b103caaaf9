"""An assessment as lines for a screen: each verdict, what limits it first, then what carries it."""

from collections.abc import Sequence

from sjc_analysis.assessment import Assessment
from sjc_analysis.reasoning.results import ClaimResult, PartResult, Reason, SignificanceResult


def verdict_lines(assessment: Assessment) -> list[str]:
    """Write an assessment as lines for a screen.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.

    Returns
    -------
    list of str
        Contribution claims, whether each outcome happened, significance, ratings as their authors' claims,
        requests and commitments; headings only where something stands below them.
    """
    blocks = [
        ("Did the programme contribute?", [_claim_lines(claim) for claim in assessment.claims]),
        ("Did it happen?", [_part_lines(part) for part in assessment.outcomes]),
        ("Does it matter?", [_significance_lines(result) for result in assessment.significance]),
        ("Ratings as given (never used for a verdict)", [[f"  {r.text}"] for r in assessment.ratings]),
        (
            "Requests",
            [[f"  {r.request_id} {r.text}: {r.status} ({', '.join(r.commitments) or 'no promise'})"]
             for r in assessment.requests],
        ),
        (
            "Commitments",
            [[f"  {c.commitment_id} {c.text}: {c.status} (answers {', '.join(c.answers) or 'no request'})"]
             for c in assessment.commitments],
        ),
    ]  # fmt: skip
    lines: list[str] = []
    for heading, items in blocks:
        if items:
            lines += ["", heading, *(line for item in items for line in item)]
    return lines[1:] or [
        "Nothing to assess: the casebook holds no claims, outcomes, requests or commitments."
    ]


def _claim_lines(claim: ClaimResult) -> list[str]:
    drafts = f"{claim.drafts} of {claim.judgements} judgements are drafts nobody confirmed"
    return [
        "",
        f"  {claim.claim_id} {claim.question}",
        f"  {claim.verdict.upper()} (timing {claim.timing}, evidence {claim.strength}; {drafts})",
        *_reason_lines("why not higher", claim.why_not_higher),
        *_reason_lines("why", claim.why),
        *_reason_lines("what would raise it", claim.what_would_raise_it),
    ]


def _part_lines(part: PartResult) -> list[str]:
    return [
        f"  {part.outcome_id} {part.statement}",
        f"    {part.verdict.upper()}",
        *_reason_lines("why", part.why),
    ]


def _significance_lines(result: SignificanceResult) -> list[str]:
    against = [f'    against: "{ground.quote}"' for ground in result.grounds_against]
    other = [reason for reason in result.limits if reason.rule != "G1"]
    return [
        f"  {result.outcome_id} {result.statement}",
        f"    {result.verdict}",
        *against,
        *_reason_lines("limit", other),
        *_reason_lines("why not higher", [each for each in result.why_not_higher if each not in other]),
    ]


def _reason_lines(heading: str, reasons: Sequence[Reason]) -> list[str]:
    return [f"    {heading}: {reason.text} ({', '.join((reason.rule, *reason.rows))})" for reason in reasons]
