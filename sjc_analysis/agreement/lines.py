"""Agreement as lines for a screen, what limits it first."""

from collections.abc import Iterator

from sjc_analysis.argument.agreement import AgreementResult, Disagreement, LevelsGiven, RaterPair
from sjc_analysis.plain_text import one_line, shorten
from sjc_analysis.rubrics import AgreementRubric

REASON_LENGTH = 200
"""Characters of a reason on the screen; the JSON has it whole."""


def agreement_lines(result: AgreementResult, rubric: AgreementRubric) -> list[str]:
    """Write a comparison of raters as lines for a screen.

    Parameters
    ----------
    result
        The comparison.
    rubric
        From how many on a share is written as a percentage.

    Returns
    -------
    list of str
        The base and what limits it, alpha, each two raters, the disagreements with the reasons, and the
        levels by period where periods are given.

    Examples
    --------
    >>> from sjc_analysis.argument.agreement import Rated, agreement_result
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().agreement
    >>> rows = [Rated("O-01", "Ada", "low", 1), Rated("O-02", "Ben", "low", 1)]
    >>> print(agreement_lines(agreement_result("a file", rows, "ordinal", rubric), rubric)[-1])
    Alpha (ordinal): undefined. No subject was rated by two people.
    """
    periods = any(row.period for row in result.drift)
    raters = ", ".join(map(one_line, result.raters))
    return [
        f"{one_line(result.of)}: {_counted(len(result.raters), 'rater')} ({raters})",
        _base(result),
        *(f"Note: {note}." for note in result.notes),
        *_alpha(result),
        *(["", "Raters two by two"] if result.pairs else []),
        *(f"  {_pair(pair, rubric)}" for pair in result.pairs),
        *_disagreements(result),
        *(["", "Levels by period and rater"] if periods else []),
        *(f"  {_drift(row, rubric)}" for row in result.drift if periods),
    ]


def _base(result: AgreementResult) -> str:
    once = f"; {_counted(result.rated_once, 'subject')} rated by one person only enter nothing"
    return (
        f"Base: {_counted(result.ratings, 'rating')} of {_counted(result.subjects, 'subject')} that two or "
        f"more people rated{once if result.rated_once else ''}."
    )


def _alpha(result: AgreementResult) -> Iterator[str]:
    lead = f"Alpha ({result.measurement}):"
    if result.alpha is None:
        yield f"{lead} undefined. {result.undefined[:1].upper()}{result.undefined[1:]}."
        return
    if result.low is None or result.high is None:
        yield f"{lead} {result.alpha:.3f}; no interval: {result.no_interval}."
        return
    yield (
        f"{lead} {result.alpha:.3f}, {result.confidence:.0%} interval {result.low:.3f} to {result.high:.3f} "
        f"({result.resamples} draws of the subjects): {result.words}."
    )


def _pair(pair: RaterPair, rubric: AgreementRubric) -> str:
    noun = "subject" if pair.both == 1 else "subjects"
    same = _share(pair.same, pair.both, rubric)
    return f"{one_line(pair.one)} and {one_line(pair.two)}: the same level on {same} {noun} that both rated"


def _disagreements(result: AgreementResult) -> Iterator[str]:
    if not result.subjects:
        return
    yield from ("", f"Disagreements: {len(result.disagreements)} of {_counted(result.subjects, 'subject')}")
    for each in result.disagreements:
        yield from _disagreement(each)


def _disagreement(each: Disagreement) -> Iterator[str]:
    yield f"  {one_line(each.subject)}"
    for given in each.given:
        reason = shorten(given.reason, REASON_LENGTH) or "no reason given"
        yield f"    {one_line(given.rater)}: {one_line(given.level)} ({given.row}; {reason})"


def _drift(row: LevelsGiven, rubric: AgreementRubric) -> str:
    levels = ", ".join(
        f"{one_line(level)} {_share(count, row.ratings, rubric)}" for level, count in row.levels
    )
    return f"{one_line(row.period) or 'period not stated'}, {one_line(row.rater)}: {levels}"


def _share(part: int, base: int, rubric: AgreementRubric) -> str:
    """Write a count with its base; a percentage only of as many as the rubric asks for."""
    percent = f" ({part / base:.0%})" if base >= rubric.fewest_for_a_share else ""
    return f"{part} of {base}{percent}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
