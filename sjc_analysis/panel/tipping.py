"""How far one likelihood would have to move for the posterior to be told in other words."""

from collections.abc import Iterator
from typing import Literal

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.findings import FindingsError
from sjc_analysis.panel.judgements import Judgements, changed_casebook, judgements_of
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.posteriors import posteriors_for
from sjc_analysis.rubrics import Rubrics, load_rubrics

COLUMNS = ("evidence_id", "likelihood", "low", "high", "tips_at", "then")
STEPS = 100
"""A likelihood is moved in hundredths."""

Part = Literal["claim", "rival"]


def tipping_rows(
    assessment: Assessment, claim_id: str, rival_id: str = "", rubrics: Rubrics | None = None
) -> pd.DataFrame:
    """List for each likelihood the nearest value at which the posterior would be told in other words.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    rival_id
        The rival it is weighed against; blank for the first with likelihoods.
    rubrics
        Cut-offs and words; those that come with the package if none are given.

    Returns
    -------
    DataFrame
        Two rows an item, for ``likelihood`` P(E | claim) and P(E | rival): the interval judged (``low``,
        ``high``), the nearest value outside it, in hundredths, at which the words change if the whole
        judgement were that value and all others stayed (``tips_at``, blank if no value does) and the words
        ``then``. No rows where nothing was weighed.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.
    """
    rubrics = rubrics or load_rubrics()
    given = judgements_of(assessment, claim_id, rival_id, rubrics)
    rows = [] if given is None else list(_rows(assessment, given, rubrics))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(assessment: Assessment, given: Judgements, rubrics: Rubrics) -> Iterator[tuple[object, ...]]:
    words = _words(assessment, given, rubrics)
    parts: tuple[Part, ...] = ("claim", "rival")
    for evidence_id, judged in given.items.items():
        for part in parts:
            bounds: Bounds = getattr(judged, part)
            tip, then = _tip(assessment, given, evidence_id, part, words, rubrics)
            yield evidence_id, f"P(E | {part})", bounds.low, bounds.high, tip, then


def _tip(
    assessment: Assessment, given: Judgements, evidence_id: str, part: Part, words: str, rubrics: Rubrics
) -> tuple[float | None, str]:
    judged = given.items[evidence_id]
    bounds: Bounds = getattr(judged, part)
    outside = [step / STEPS for step in range(STEPS + 1) if not bounds.low <= step / STEPS <= bounds.high]
    for value in sorted(outside, key=lambda value: max(bounds.low - value, value - bounds.high)):
        moved = judged._replace(**{part: Bounds(value, value)})
        then = _words(assessment, given._replace(items={evidence_id: moved}), rubrics)
        if then not in (words, ""):
            return value, then
    return None, ""


def _words(assessment: Assessment, judgements: Judgements, rubrics: Rubrics) -> str:
    """Give the words of the posterior with these judgements; blank where a correlation cannot hold."""
    casebook = changed_casebook(assessment, judgements, rubrics)
    try:
        posteriors = posteriors_for(casebook, casebook.row(judgements.claim_id), rubrics)
    except FindingsError:
        return ""
    return next(each.words for each in posteriors if each.rival_id == judgements.rival_id)
