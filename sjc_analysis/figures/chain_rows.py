"""A contribution claim as a chain of steps, with the weakest link and why it is the weakest."""

from collections.abc import Iterator

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.results import ClaimResult, StepResult
from sjc_analysis.reasoning.strength import STRENGTHS
from sjc_analysis.reasoning.timing import SCORES
from sjc_analysis.vocabulary import Timing

COLUMNS = (
    "step", "link_id", "cause_id", "cause", "effect_id", "effect", "stroke", "status", "said", "time",
    "strength", "weakest", "why", "rows", "quote",
)  # fmt: skip
_AGAINST: tuple[Timing, ...] = ("after", "refuted")
_TIMES = {
    "before": "the cause comes first",
    "uncertain": "which came first is not settled",
    "after": "the cause comes after",
    "refuted": "the effect was there before its cause",
}


def chain_rows(assessment: Assessment, claim_id: str) -> pd.DataFrame:
    """List the steps of a claim's chain, in order from the act to the outcome.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.

    Returns
    -------
    DataFrame
        One row a step: the two ends with their words, ``said`` (whether a source states it), ``time`` (the
        order in time), ``strength`` (of the evidence on this step), ``weakest`` (whether no step is weaker)
        and ``why``. A claim without a chain is one step that nobody states. A step that time speaks against
        is weaker than one that nobody states, and that one is weaker than any that is stated (method,
        sections 3 to 6).

    Raises
    ------
    KeyError
        If no claim with this id was assessed.
    """
    claim = claim_of(assessment, claim_id)
    steps = list(_steps(assessment.casebook, claim))
    lowest = min((weakness for weakness, _ in steps), default=())
    rows = [{**row, "weakest": weakness == lowest} for weakness, row in steps]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def claim_of(assessment: Assessment, claim_id: str) -> ClaimResult:
    """Look an assessed claim up by its id.

    Raises
    ------
    KeyError
        If there is none.
    """
    for claim in assessment.claims:
        if claim.claim_id == claim_id:
            return claim
    raise KeyError(claim_id)


def _steps(casebook: Casebook, claim: ClaimResult) -> Iterator[tuple[tuple[int, ...], dict[str, object]]]:
    if not claim.steps:
        yield (0,), {
            "step": 1, "link_id": "", "stroke": "claimed", "status": "claimed",
            **_ends(casebook, claim.cause_id, claim.outcome_id),
            "said": "no step between the two is given", "time": _TIMES[claim.timing],
            "strength": claim.strength, "why": "No chain of steps is given, so nobody states how.",
            "rows": (claim.claim_id,), "quote": "",
        }  # fmt: skip
    for number, step in enumerate(claim.steps, start=1):
        link = casebook.row(step.link_id)
        against = step.timing.timing in _AGAINST
        shown = link.basis.replace("_", " ") if link.quote else "inferred"
        yield _weakness(step), {
            "step": number, "link_id": link.link_id, **_ends(casebook, link.cause_id, link.effect_id),
            "stroke": "against time" if against else shown,
            "status": "refuted" if against else "drafted" if link.is_draft else "confirmed",
            "said": _SAID[shown] + ("" if step.stated or shown == "inferred" else ", which is no cause"),
            "time": _TIMES[step.timing.timing], "strength": step.strength, "why": _why(step, against=against),
            "rows": step.timing.reason.rows if against else step.reason.rows,
            "quote": link.quote.text if link.quote else "",
        }  # fmt: skip


_SAID = {
    "stated cause": "stated as a cause",
    "stated sequence": "stated as order in time",
    "inferred": "inferred: no source says it",
}


def _ends(casebook: Casebook, cause_id: str, effect_id: str) -> dict[str, str]:
    return {
        "cause_id": cause_id, "cause": _words(casebook, cause_id),
        "effect_id": effect_id, "effect": _words(casebook, effect_id),
    }  # fmt: skip


def _words(casebook: Casebook, row_id: str) -> str:
    row = casebook.row(row_id)
    return str(getattr(row, "statement", "") or getattr(row, "description", ""))


def _weakness(step: StepResult) -> tuple[int, ...]:
    """Order steps, weakest first: by the order in time where it speaks against, by statement, by evidence."""
    time = list(SCORES).index(step.timing.timing)
    against = -time if step.timing.timing in _AGAINST else 0
    return against, int(step.stated), STRENGTHS.index(step.strength), -time


def _why(step: StepResult, *, against: bool) -> str:
    if against:
        return step.timing.reason.text
    return step.reason.text if not step.stated else f"{step.reason.text} Evidence on it: {step.strength}."
