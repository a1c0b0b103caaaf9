"""An assessment as lines for a screen: each verdict, what limits it first, then what carries it."""

from collections.abc import Sequence

from sjc_analysis.assessment import Assessment
from sjc_analysis.plain_text import start_needed, three_decimals
from sjc_analysis.reasoning.results import (
    ClaimResult,
    InterviewResult,
    PartResult,
    Posterior,
    QueueRow,
    Reason,
    SignificanceResult,
    TippingPoint,
)

TOP_QUESTIONS = 5
"""How many of the queue are shown; the JSON has all."""


def verdict_lines(assessment: Assessment, plan: Sequence[InterviewResult] = ()) -> list[str]:
    """Write an assessment as lines for a screen.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.
    plan
        Interviews, if a plan was asked for.

    Returns
    -------
    list of str
        Contribution claims, whether each outcome happened, significance, ratings as their authors' claims,
        requests and commitments, what came back from those who were asked, and what to ask next; headings
        only where something stands below them.
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
        ("What came back", [[f"  {response.reason.text}"] for response in assessment.responses]),
        (
            "What to ask next (ranked on typical answers; no verdict rests on them)",
            [_question_lines(row) for row in assessment.queue[:TOP_QUESTIONS]],
        ),
        (
            "Interviews (chosen one after the other; another set may tell more together)",
            [_interview_lines(interview) for interview in plan],
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
        *robustness_lines(claim),
    ]


def robustness_lines(claim: ClaimResult) -> list[str]:
    """Say how easily a verdict would change: its margin first, then clusters, posteriors and likelihoods."""
    others = [f"    or: {change.text} ({', '.join(change.rows)})" for change in claim.margin.changes[1:]]
    more = ["    or: further sets of that size, not listed"] if claim.margin.more else []
    falls = [
        f"    without cluster {cluster}: {verdict}"
        for cluster, verdict in claim.without_cluster.items()
        if verdict != claim.verdict
    ]
    tips = [_tipping_line(point) for point in claim.tipping if point.flips == "verdict" or point.within]
    return [
        f"    margin {claim.margin.text}",
        *others,
        *more,
        *falls,
        *(_posterior_line(posterior) for posterior in claim.posteriors),
        *(
            "    beside all rivals and what nobody named: "
            f"{three_decimals(each.low, each.high)}, {each.words}"
            for each in claim.joint
            if each.name == claim.claim_id
        ),
        *tips,
    ]


def _posterior_line(posterior: Posterior) -> str:
    return (
        f"    posterior against {posterior.rival_id}: {three_decimals(posterior.low, posterior.high)}, "
        f"{posterior.words}; to reach {posterior.threshold:g}, {start_needed(posterior.break_even_prior)}"
    )


def _tipping_line(point: TippingPoint) -> str:
    side = "claim" if point.likelihood == "p_claim" else point.rival_id
    where = "within" if point.within else "outside"
    return (
        f"    tipping: if P({point.evidence_id} | {side}) were {point.at:g}, {where} its "
        f"{three_decimals(point.low, point.high)}: {point.after}"
    )


def _question_lines(row: QueueRow) -> list[str]:
    moves = f"now {row.verdict}; confirmed, {row.if_confirmed}; denied, {row.if_denied}"
    told = f"{row.gain_low_bits:.3f} to {row.gain_high_bits:.3f} bits"
    weight = f", significance rank {row.weight}" if row.weight > 1 else ""
    silent = f"; asked {row.asked} times, {row.unanswered} without answer" if row.asked else ""
    return [
        f"  {', '.join(row.rows)} ({row.part}): {row.question}",
        f"    ask {row.who}; {told}{weight}; {moves}{silent}",
    ]


def _interview_lines(interview: InterviewResult) -> list[str]:
    told = f"{interview.gain_low_bits:.3f} to {interview.gain_high_bits:.3f} bits more"
    return [
        f"  {interview.number}. {interview.outcome_id}: {interview.who}; {told}",
        *(f"     {question}" for question in interview.questions),
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
