"""Refuse a release in which anything would read firmer than the whole casebook carries.

A donor's view is built from public rows alone, so a rival or a contradiction known only in confidence is
simply not in it, and a verdict can rise. The pages must not show that, or they would tell; so such a claim
does not leave at all until the evaluator has dealt with it (disclosure, rules 3 and 4).
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from sjc_analysis.argument.results import ClaimResult, OutcomeResult
from sjc_analysis.argument.significance import reads_higher
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import View
from sjc_analysis.findings import Finding
from sjc_analysis.vocabulary import Verdict

_ORDER: Sequence[str] = get_args(Verdict)
_CLOSE = 1e-9
_REMEDY = 'Set "withheld" to yes on this row, or release what speaks against it.'
_REASON = "Write in three words or more why the evidence on it was judged so, or withhold this row."
_RATED = "Give the reasons in full and release what limits it, or withhold its ratings."


def risen_verdicts(
    casebook: Casebook, whole: Assessment | None = None, shown: Assessment | None = None
) -> tuple[Finding, ...]:
    """List the claims and outcomes on which a donor would read anything firmer than the whole casebook carries.

    Compared is all that has an order: the verdict, what it would read if the change were granted, both ends of the
    posterior, the margin, and the significance.

    Parameters
    ----------
    casebook
        The whole casebook.
    whole, shown
        The assessments of the casebook and of the donor's view, where somebody has them already.

    Returns
    -------
    tuple of Finding
        One a claim or outcome, with its row in the casebook; never what speaks against it.
    """
    view = View(casebook)
    whole, shown = whole or assess(casebook), shown or assess(view.casebook)
    return tuple(_risen(view, whole, shown))


def _risen(view: View, whole: Assessment, shown: Assessment) -> Iterator[Finding]:
    of_view = {each.outcome_id: each for each in shown.outcomes}
    rows = {
        row.row_id: at
        for table in ("claims", "outcomes")
        for at, row in enumerate(getattr(view.full, table), 2)
    }
    for result in whole.significance:
        row_id = result.outcome_id
        if (own := view.ids.get(row_id, "")) not in of_view:
            continue
        if reads_higher(shown.significance_of(own), result, shown.scales):
            yield _finding("outcomes", "outcome_id", rows[row_id], "that it matters more than", _RATED)
        part = whole.outcome(row_id)
        if _place(of_view[own].verdict) > _place(part.verdict):
            yield _finding("outcomes", "outcome_id", rows[row_id], "a higher verdict than", _remedy(part))
    claims = {each.claim_id: each for each in shown.claims}
    for claim in whole.claims:
        donors = claims.get(view.ids.get(claim.claim_id, ""))
        if donors is not None and (what := firmer(donors, claim)):
            yield _finding("claims", "claim_id", rows[claim.claim_id], f"{what} than", _remedy(claim))


def _finding(table: str, column: str, row: int, what: str, remedy: str) -> Finding:
    return Finding(
        rule="D5", sheet=table, row=row, column=column, remedy=remedy,
        reason=f"a donor would read {what} the whole casebook carries: what limits it is confidential",
    )  # fmt: skip


def _remedy(result: ClaimResult | OutcomeResult) -> str:
    """Say what settles it: a reason that is too short is not shown to a donor, so that its row reads as judged."""
    return _REASON if result.deciding and result.deciding.rule == "fact.unreasoned" else _REMEDY


def firmer(one: ClaimResult, other: ClaimResult) -> str:
    """Say in what one result on a claim reads firmer than another; blank if in nothing."""
    if _place(one.verdict) > _place(other.verdict):
        return "a higher verdict"
    if _place(one.if_happened or one.verdict) > _place(other.if_happened or other.verdict):
        return "a higher verdict, were the change granted,"
    before = [(each.low, each.high) for each in other.posteriors]
    after = [(each.low, each.high) for each in one.posteriors]
    if (
        before
        and after
        and any(min(a[end] for a in after) > min(b[end] for b in before) + _CLOSE for end in (0, 1))
    ):
        return "a higher probability"
    sizes = (one.margin.fewest, other.margin.fewest)
    if one.verdict == other.verdict and None not in sizes and (sizes[0] or 0) > (sizes[1] or 0):
        return "a verdict less easily overturned"
    return ""


def _place(word: str) -> int:
    return _ORDER.index(word)
