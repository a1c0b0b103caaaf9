"""What to ask next: the evidence that the verdicts say would raise them (method, sections 6 and 8)."""

from collections.abc import Iterable

from sjc_analysis.reasoning.results import ClaimResult, PartResult, Reason, SignificanceResult


def questions_to_ask(results: Iterable[ClaimResult | PartResult | SignificanceResult]) -> tuple[Reason, ...]:
    """Gather what would raise the verdicts, each piece of advice once with all the rows it is about.

    Parameters
    ----------
    results
        Verdicts, in the order their advice should stand.

    Returns
    -------
    tuple of Reason
        The advice that concerns most verdicts first; ties keep their order.
    """
    rows: dict[tuple[str, str], list[str]] = {}
    wanted: dict[tuple[str, str], int] = {}
    for result in results:
        for reason in result.what_would_raise_it:
            key = (reason.rule, reason.text)
            rows.setdefault(key, []).extend(row for row in reason.rows if row not in rows.get(key, []))
            wanted[key] = wanted.get(key, 0) + 1
    ordered = sorted(rows, key=lambda key: -wanted[key])
    return tuple(Reason(rule=rule, text=text, rows=tuple(rows[rule, text])) for rule, text in ordered)
