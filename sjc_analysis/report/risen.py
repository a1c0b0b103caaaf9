"""Refuse a release in which a verdict would read higher than the whole casebook carries.

A donor's view is built from public rows alone, so a rival or a contradiction known only in confidence is
simply not in it, and a verdict can rise. The pages must not show that, or they would tell; so such a claim
does not leave at all until the evaluator has dealt with it (disclosure, rules 3 and 4).
"""

from collections.abc import Iterator

from sjc_analysis.argument.significance import reads_higher
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import View
from sjc_analysis.findings import Finding
from sjc_analysis.report.phrases import ladder_place

_ID_OF = {"claims": "claim_id", "outcomes": "outcome_id"}


def risen_verdicts(casebook: Casebook) -> tuple[Finding, ...]:
    """List the claims and outcomes that a donor would read a higher verdict, or level of significance, on.

    Parameters
    ----------
    casebook
        The whole casebook.

    Returns
    -------
    tuple of Finding
        One a claim or outcome, with its row in the casebook; never what speaks against it.
    """
    return tuple(_risen(casebook))


def _risen(casebook: Casebook) -> Iterator[Finding]:
    view = View(casebook)
    whole, shown = assess(casebook), assess(view.casebook)
    yield from _mattering_more(view, whole, shown)
    for table, id_field in _ID_OF.items():
        in_view = {getattr(result, id_field): result.verdict for result in getattr(shown, table)}
        rows = {row.row_id: number for number, row in enumerate(getattr(casebook, table), start=2)}
        for result in getattr(whole, table):
            row_id = getattr(result, id_field)
            verdict = in_view.get(view.ids.get(row_id, ""))
            if verdict is not None and ladder_place(verdict) > ladder_place(result.verdict):
                yield Finding(
                    rule="D5", sheet=table, row=rows[row_id], column=id_field,
                    reason=f'a donor would read "{verdict}" here, where the whole casebook carries only '
                    f'"{result.verdict}": what speaks against it is confidential',
                    remedy='Set "withheld" to yes on this row, or release what speaks against it.',
                )  # fmt: skip


def _mattering_more(view: View, whole: Assessment, shown: Assessment) -> Iterator[Finding]:
    in_view = {result.outcome_id: result for result in shown.significance}
    rows = {row.row_id: number for number, row in enumerate(view.full.outcomes, start=2)}
    for result in whole.significance:
        other = in_view.get(view.ids.get(result.outcome_id, ""))
        if other is not None and reads_higher(other, result, shown.scales):
            yield Finding(
                rule="D5", sheet="outcomes", row=rows[result.outcome_id], column="outcome_id",
                reason="a donor would read that it matters more than the whole casebook carries: what limits "
                "it, or that a reason is too short, is confidential",
                remedy="Give the reasons in full and release what limits it, or withhold its ratings.",
            )  # fmt: skip
