"""Tables of verdicts: what limits a claim stands before what carries it."""

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.tables.cells import (
    NOBODY,
    frame,
    grounds,
    lines,
    names,
    reasons,
    words,
    yes,
)


def claims_table(assessment: Assessment) -> pd.DataFrame:
    """List the contribution claims: the verdict, what limits it, what carries it, what would raise it.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> list(claims_table(assess(Casebook())).columns)[:4]
    ['Claim', 'Question', 'Verdict', 'Why not higher']
    """
    rows = [
        [
            claim.claim_id, claim.question, claim.verdict, reasons(claim.why_not_higher),
            reasons(claim.why), reasons(claim.what_would_raise_it), claim.timing, claim.strength,
            f"{claim.drafts} of {claim.judgements}",
        ]
        for claim in assessment.claims
    ]  # fmt: skip
    return frame(
        rows, "Claim", "Question", "Verdict", "Why not higher", "Why", "What would raise it", "Order in time",
        "Strength of evidence", "Judgements nobody confirmed",
    )  # fmt: skip


def outcomes_table(assessment: Assessment) -> pd.DataFrame:
    """List the outcomes: whether each happened, what limits that verdict and what carries it."""
    rows = [
        [part.outcome_id, part.statement, part.verdict, reasons(part.why_not_higher), reasons(part.why),
         reasons(part.what_would_raise_it)]
        for part in assessment.outcomes
    ]  # fmt: skip
    return frame(
        rows, "Outcome", "Who changed what", "Did it happen?", "Why not higher", "Why", "What would raise it"
    )


def rivals_table(assessment: Assessment) -> pd.DataFrame:
    """List the other explanations of each claim, how each was searched and whether it limits the claim."""
    rows = [
        [
            claim.claim_id, rival.rival_id, rival.description, words(rival.kind), words(rival.search),
            words(rival.standing), yes(rival.caps), yes(rival.draft),
        ]
        for claim in assessment.claims
        for rival in claim.rivals
    ]  # fmt: skip
    return frame(
        rows, "Claim", "Rival", "What else may explain it", "Kind", "Searched?", "Where it stands",
        "Limits the claim", "Draft",
    )  # fmt: skip


def significance_table(assessment: Assessment) -> pd.DataFrame:
    """List what can be said of each outcome's significance, with the quoted grounds against and for it."""
    rows = [
        [
            result.outcome_id, result.statement, result.verdict, grounds(result.grounds_against),
            grounds(result.grounds_for), grounds(result.baseline), reasons(result.why_not_higher),
        ]
        for result in assessment.significance
    ]  # fmt: skip
    return frame(
        rows, "Outcome", "Who changed what", "Significance", "Grounds against", "Grounds for",
        "Before the change (no ground)", "Why not higher",
    )  # fmt: skip


def ratings_table(assessment: Assessment) -> pd.DataFrame:
    """List ratings as they were given; none of them is an input to a verdict."""
    rows = [
        [r.rating_id, r.outcome_id or r.record_id, r.criterion, r.level, r.scale or "no scale given",
         r.rater or NOBODY, "its own author" if r.by_author else "a rater", r.text]
        for r in assessment.ratings
    ]  # fmt: skip
    return frame(rows, "Rating", "Of", "Criterion", "Level", "Scale", "Rater", "Who rated", "How it is shown")


def requests_table(assessment: Assessment) -> pd.DataFrame:
    """List who asked whom for what, the commitments that answer, and what became of it."""
    book = assessment.casebook
    rows = [
        [r.request_id, r.text, names(book, r.asked_by), names(book, r.asked_of), lines(r.commitments),
         r.status, names(book, r.met_by, ""), r.quote, yes(r.draft)]
        for r in assessment.requests
    ]  # fmt: skip
    return frame(
        rows, "Request", "What was asked", "Asked by", "Asked of", "Answered by", "Status", "Met by",
        "In the words", "Draft",
    )  # fmt: skip


def commitments_table(assessment: Assessment) -> pd.DataFrame:
    """List who promised what, the requests a promise answers, and whether later text says it was kept."""
    book = assessment.casebook
    rows = [
        [c.commitment_id, c.text, names(book, c.made_by), c.made_on, c.due, lines(c.answers), c.status,
         reasons([c.reason]), c.quote, yes(c.draft)]
        for c in assessment.commitments
    ]  # fmt: skip
    return frame(
        rows, "Commitment", "What was promised", "By", "On", "Due", "Answers", "Kept?", "Why", "In the words",
        "Draft",
    )  # fmt: skip
