"""Which outcomes are reported as results: only those the evidence carries, and why not the others.

A result of an activity says that the change took place *and* that the activity led to it. So both have to be
``supported`` at least, by the verdicts on the rows the public may know.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sjc_analysis.assessment import Assessment
from sjc_analysis.findings import Finding
from sjc_analysis.reasoning.results import ClaimResult, PartResult
from sjc_analysis.records import Outcome
from sjc_analysis.report.phrases import ladder_place

LEAST = "supported"
"""The lowest verdict, on the change and on a contribution, with which an outcome is reported."""


class Reported(NamedTuple):
    """An outcome that is reported, the verdict on the change, and the claims that carry a contribution."""

    outcome: Outcome
    happened: PartResult
    claims: tuple[ClaimResult, ...]


def reported_outcomes(assessment: Assessment) -> tuple[tuple[Reported, ...], tuple[Finding, ...]]:
    """Choose the outcomes to report.

    Parameters
    ----------
    assessment
        Of the view for a donor.

    Returns
    -------
    tuple of Reported
        Outcomes that are substantiated, in the order of the view.
    tuple of Finding
        Of each other outcome, why it is not reported; a note.
    """
    chosen, refused = [], []
    for happened in assessment.outcomes:
        claims = tuple(
            claim
            for claim in assessment.claims
            if claim.outcome_id == happened.outcome_id and not claim.draft and carried(claim.verdict)
        )
        outcome = assessment.casebook.row(happened.outcome_id)
        reasons = tuple(_reasons(outcome, happened, claims))
        if reasons:
            refused.append(_note(outcome, reasons))
        else:
            chosen.append(Reported(outcome, happened, claims))
    return tuple(chosen), tuple(refused)


def carried(verdict: str) -> bool:
    """Whether a verdict is high enough to be reported.

    Examples
    --------
    >>> carried("plausible"), carried("supported"), carried("strongly supported")
    (False, True, True)
    """
    return ladder_place(verdict) >= ladder_place(LEAST)


def _reasons(outcome: Outcome, happened: PartResult, claims: tuple[ClaimResult, ...]) -> Iterator[str]:
    if happened.draft or outcome.is_draft:
        yield "it is a draft that nobody confirmed"
    if not carried(happened.verdict):
        yield f'that it happened is only "{happened.verdict}"'
    if not claims:
        yield f'no confirmed claim that the activity contributed reaches "{LEAST}"'
    if outcome.date.earliest is None or outcome.date.latest is None:
        yield "its dates are not known, and the standard asks for a start and an end of the period"


def _note(outcome: Outcome, reasons: tuple[str, ...]) -> Finding:
    return Finding(
        rule="IA8", severity="note", sheet="outcomes", column=outcome.outcome_id,
        reason=f"this outcome is not reported: {'; '.join(reasons)}",
        remedy="The id is that of the donor's view. sjc assess says what would raise a verdict.",
    )  # fmt: skip
