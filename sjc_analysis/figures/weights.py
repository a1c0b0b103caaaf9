"""What each item of evidence weighs against one rival, in decibels, from prior to posterior, as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.chain_rows import claim_of
from sjc_analysis.reasoning.odds import Bounds, decibels, posterior_bounds
from sjc_analysis.reasoning.posteriors import words_for
from sjc_analysis.reasoning.results import ClaimResult, Posterior, WeighedItem
from sjc_analysis.rubrics import Rubrics, load_rubrics

COLUMNS = (
    "part", "evidence_id", "what", "cluster", "test", "passed", "counted", "weight_low_db", "weight_high_db",
    "to_low_db", "to_high_db", "note",
)  # fmt: skip
_NOTHING = Bounds(1.0, 1.0)


@dataclass(frozen=True)
class _Unit:
    """One item, with its likelihood ratio and why it has none."""

    item: WeighedItem
    ratio: Bounds
    note: str


def posterior_of(claim: ClaimResult, rival_id: str = "") -> Posterior | None:
    """Give a claim's posterior against a rival, or against the first one that somebody weighed.

    Parameters
    ----------
    claim
        The claim as judged.
    rival_id
        The rival; blank for the first.

    Returns
    -------
    Posterior or None
        ``None`` where nobody gave likelihoods.

    Raises
    ------
    KeyError
        If a rival is named against which nothing was weighed.
    """
    for posterior in claim.posteriors:
        if rival_id in ("", posterior.rival_id):
            return posterior
    if rival_id:
        raise KeyError(rival_id)
    return None


def waterfall_rows(assessment: Assessment, claim_id: str, rival_id: str = "") -> pd.DataFrame:
    """List the weights that lead from the prior to the posterior, in decibels of the odds.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    rival_id
        The rival it is weighed against; blank for the first with likelihoods.

    Returns
    -------
    DataFrame
        First the prior, then one row an item (``part`` is "item"), last the posterior. ``weight_low_db`` and
        ``weight_high_db`` are the ends of the item's weight, ``to_low_db`` and ``to_high_db`` those of the
        odds after it. An item that another of its cluster stands for weighs 0 and its ``note`` says so.
        Weights and odds can be infinite. No rows where nothing was weighed.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.

    References
    ----------
    Good, I. J. (1985). Weight of evidence: a brief survey. Bayesian Statistics 2, 249-270.
    """
    posterior = posterior_of(claim_of(assessment, claim_id), rival_id)
    if posterior is None:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.DataFrame(_rows(assessment.casebook, posterior), columns=list(COLUMNS))


def _rows(casebook: Casebook, posterior: Posterior) -> Iterator[dict[str, object]]:
    low, high = (decibels(_odds(end)) for end in (posterior.prior_low, posterior.prior_high))
    yield {**_blank("prior", "Where the reader starts"), "to_low_db": low, "to_high_db": high}
    for unit in _units(posterior):
        item = unit.item
        item_low, item_high = decibels(unit.ratio.low), decibels(unit.ratio.high)
        low, high = _add(low, item_low, -1), _add(high, item_high, 1)
        yield {
            "part": "item", "evidence_id": item.evidence_id, "what": _name(casebook, item.evidence_id),
            "cluster": item.cluster, "test": item.test.replace("_", " "), "passed": item.passed,
            "counted": item.counted,
            "weight_low_db": item_low, "weight_high_db": item_high, "to_low_db": low, "to_high_db": high,
            "note": unit.note,
        }  # fmt: skip
    ends = [decibels(_odds(end)) for end in (posterior.low, posterior.high)]
    row = _blank("posterior", f"After the evidence: {posterior.words}")
    yield {**row, "to_low_db": ends[0], "to_high_db": ends[1]}


def _blank(part: str, what: str) -> dict[str, object]:
    texts = dict.fromkeys(("evidence_id", "cluster", "test", "note"), "")
    return {
        "part": part, "what": what, **texts, "passed": True, "counted": True, "weight_low_db": 0.0,
        "weight_high_db": 0.0,
    }  # fmt: skip


def _odds(probability: float) -> float:
    return float("inf") if probability == 1 else probability / (1 - probability)


def _add(odds_db: float, weight_db: float, side: int) -> float:
    """Add a weight; an end that two infinities pull apart opens as far as it can, as the posterior's does."""
    if {odds_db, weight_db} == {float("inf"), -float("inf")}:
        return side * float("inf")
    return odds_db + weight_db


def _units(posterior: Posterior) -> Iterator[_Unit]:
    """Give the items by cluster, what counts first."""
    clusters: dict[str, list[WeighedItem]] = {}
    for item in posterior.items:
        clusters.setdefault(item.cluster, []).append(item)
    for members in clusters.values():
        counted = [item for item in members if item.counted]
        together = tuple(item.evidence_id for item in counted)
        for item in sorted(members, key=lambda item: not item.counted):
            if item.counted:
                yield _Unit(item, Bounds(item.ratio_low, item.ratio_high), "")
            else:
                yield _Unit(item, _NOTHING, _why_nothing(together))


def _why_nothing(stand_in: Sequence[str]) -> str:
    if stand_in:
        return f"weighs nothing of its own: {' and '.join(stand_in)} of the same cluster stands for it"
    return (
        "weighs nothing: what is a draft, is not quoted or contradicts does not lift, and likelihoods that "
        "exclude both explanations say nothing"
    )


def _name(casebook: Casebook, evidence_id: str) -> str:
    item = casebook.row(evidence_id)
    words = item.description or (item.quote.text if item.quote else "") or casebook.row(item.source_id).title
    absent = " (sought, not found)" if item.observation == "sought_absent" else ""
    return f"{words or evidence_id}{absent}"


def sweep_rows(
    assessment: Assessment, claim_id: str, rival_id: str = "", rubrics: Rubrics | None = None
) -> pd.DataFrame:
    """List the posterior for every prior a reader might start from, from 0 to 1 in steps of 0.01.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    rival_id
        The rival it is weighed against; blank for the first with likelihoods.
    rubrics
        For the words; those that come with the package if none are given.

    Returns
    -------
    DataFrame
        Columns ``prior``, ``low``, ``high`` (the posterior) and ``words``; no rows where nothing was weighed
        or where the likelihoods exclude both explanations.
    """
    rubric = (rubrics or load_rubrics()).posterior
    posterior = posterior_of(claim_of(assessment, claim_id), rival_id)
    rows = []
    if posterior is not None and posterior.words != rubric.contradictory:
        ratios = [unit.ratio for unit in _units(posterior)]
        for prior in (step / 100 for step in range(1, 100)):
            bounds = posterior_bounds(Bounds(prior, prior), ratios)
            rows.append((prior, bounds.low, bounds.high, words_for(bounds, rubric)))
    return pd.DataFrame(rows, columns=["prior", "low", "high", "words"])
