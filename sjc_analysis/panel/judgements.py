"""The judgements a posterior is made of, and what the reasoning says if they are made otherwise."""

from collections.abc import Mapping
from typing import NamedTuple

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.chain_rows import claim_of
from sjc_analysis.figures.weights import posterior_of
from sjc_analysis.reasoning.contribution import judge_claim
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.weighing import Item, items_by_rival
from sjc_analysis.records import Row
from sjc_analysis.rubrics import Rubrics, load_rubrics


class ItemJudgement(NamedTuple):
    """How probable an item is if the claim holds, and if the rival holds instead; each low and high."""

    claim: Bounds
    rival: Bounds


class Judgements(NamedTuple):
    """The prior of a claim and the likelihoods of its items against one rival.

    Parameters
    ----------
    claim_id, rival_id
        What is weighed against what.
    prior
        Probability of the claim before the evidence, low and high.
    items
        Evidence id -> its likelihoods.
    """

    claim_id: str
    rival_id: str
    prior: Bounds
    items: Mapping[str, ItemJudgement]


def judgements_of(
    assessment: Assessment, claim_id: str, rival_id: str = "", rubrics: Rubrics | None = None
) -> Judgements | None:
    """Read the judgements behind a claim's posterior against one rival.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    rival_id
        The rival; blank for the first with likelihoods.
    rubrics
        Cut-offs of the tests; those that come with the package if none are given.

    Returns
    -------
    Judgements or None
        ``None`` where nobody gave likelihoods.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.
    """
    posterior = posterior_of(claim_of(assessment, claim_id), rival_id)
    if posterior is None:
        return None
    items = _items(assessment, claim_id, posterior.rival_id, rubrics or load_rubrics())
    prior = Bounds(posterior.prior_low, posterior.prior_high)
    judged = {item.evidence_id: ItemJudgement(item.claim, item.rival) for item in items}
    return Judgements(claim_id, posterior.rival_id, prior, judged)


def judged_otherwise(
    assessment: Assessment, judgements: Judgements, rubrics: Rubrics | None = None
) -> Assessment:
    """Judge a claim again with other judgements, by the same reasoning.

    Parameters
    ----------
    assessment
        The assessed casebook.
    judgements
        The prior and the likelihoods to use; an item that is not named keeps its own.
    rubrics
        Cut-offs, words and thresholds; those that come with the package if none are given.

    Returns
    -------
    Assessment
        The assessment of the changed casebook, with this claim alone.

    Raises
    ------
    FindingsError
        If a cluster's correlation cannot hold with these likelihoods.
    """
    rubrics = rubrics or load_rubrics()
    casebook = changed_casebook(assessment, judgements, rubrics)
    again = judge_claim(casebook, casebook.row(judgements.claim_id), rubrics)
    return assessment.model_copy(update={"casebook": casebook, "claims": (again,)})


def changed_casebook(assessment: Assessment, judgements: Judgements, rubrics: Rubrics) -> Casebook:
    """Give the casebook with these judgements in place of its own."""
    claim = assessment.casebook.row(judgements.claim_id)
    changed: dict[str, Row] = {}
    given = judgements_of(assessment, judgements.claim_id, judgements.rival_id, rubrics)
    if given is not None and judgements.prior != given.prior:
        prior = {"prior_low": judgements.prior.low, "prior_high": judgements.prior.high}
        changed[claim.claim_id] = claim.model_copy(update=prior)
    for item in _items(assessment, judgements.claim_id, judgements.rival_id, rubrics):
        judged = judgements.items.get(item.evidence_id, ItemJudgement(item.claim, item.rival))
        if judged != ItemJudgement(item.claim, item.rival):
            changed |= _likelihoods(assessment, judgements, item, judged)
    return assessment.casebook.changed(changed)


def _items(assessment: Assessment, claim_id: str, rival_id: str, rubrics: Rubrics) -> tuple[Item, ...]:
    casebook = assessment.casebook
    return items_by_rival(casebook, casebook.row(claim_id), rubrics.cutoffs)[rival_id]


def _likelihoods(
    assessment: Assessment, judgements: Judgements, item: Item, judged: ItemJudgement
) -> dict[str, Row]:
    """Give every judge's row of an item the same new interval."""
    point = {
        "p_claim_low": judged.claim.low, "p_claim_high": judged.claim.high,
        "p_rival_low": judged.rival.low, "p_rival_high": judged.rival.high,
    }  # fmt: skip
    wanted = (item.evidence_id, judgements.claim_id, judgements.rival_id, item.given_id)
    return {
        row.likelihood_id: row.model_copy(update=point)
        for row in assessment.casebook.live("likelihoods")
        if (row.evidence_id, row.claim_id, row.rival_id, row.given_id) == wanted
    }
