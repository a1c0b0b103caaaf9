"""A claim against all its rivals at once, with something kept back for what nobody named (section 4.1)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.dependence import count_once
from sjc_analysis.reasoning.ladder import Facts
from sjc_analysis.reasoning.odds import Bounds, normalise
from sjc_analysis.reasoning.posteriors import moved_words, prior_of
from sjc_analysis.reasoning.results import JointPosterior
from sjc_analysis.reasoning.weighing import Item, items_by_rival
from sjc_analysis.records import Claim
from sjc_analysis.rubrics import Rubrics

RESIDUAL = "residual"
"""Stands for the explanations nobody named; nobody can judge its likelihoods, so they are 0 to 1."""


def joint_posteriors(facts: Facts, rubrics: Rubrics) -> tuple[JointPosterior, ...]:
    """Give the posteriors of :func:`joint_bounds`, the claim first and in words; none where not given.

    Where nothing, not even the residual, allows what was observed, the words say so.
    """
    try:
        bounds = joint_bounds(facts.casebook, facts.claim, rubrics, facts.judged)
    except ValueError:
        return ()
    own = facts.claim.claim_id
    prior = prior_of(facts.claim, rubrics.posterior)
    return tuple(
        JointPosterior(
            name=name,
            low=each.low,
            high=each.high,
            words=moved_words(prior, each, rubrics.posterior) if name == own else "",
        )
        for name, each in (bounds or {}).items()
    )


def joint_bounds(
    casebook: Casebook,
    claim: Claim,
    rubrics: Rubrics,
    judged: Mapping[str, Sequence[Item]] | None = None,
) -> dict[str, Bounds] | None:
    """Weigh a claim and its rivals together, the residual among them.

    The rivals share their prior equally, each standing to the claim as the claim's own prior says. Drafts
    are left out, and of a provenance cluster only the strongest item counts.

    Returns
    -------
    dict of str to Bounds, or None
        Claim id, rival ids and ``residual`` -> bounds of the posterior; ``None`` unless every confirmed item
        has likelihoods against every rival that is named.

    Raises
    ------
    ValueError
        If nothing, not even the residual, allows what was observed.
    """
    table = {
        rival_id: {
            item.evidence_id: item
            for item in items
            if item.counts and not item.draft and not item.given_id and item.test
        }
        for rival_id, items in (judged or items_by_rival(casebook, claim, rubrics.cutoffs)).items()
    }
    weighed = {evidence_id for items in table.values() for evidence_id in items}
    if not table or not weighed or any(set(items) != weighed for items in table.values()):
        return None
    order = sorted(table)
    counted = _strongest_of_each_cluster(table)
    low = _priors(claim.claim_id, claim.prior_low, order, rubrics)
    high = _priors(claim.claim_id, claim.prior_high, order, rubrics)
    likelihoods = [_observed(claim.claim_id, evidence_id, table) for evidence_id in counted]
    at_low, at_high = normalise(low, likelihoods), normalise(high, likelihoods)
    return {
        name: Bounds(min(at_low[name].low, at_high[name].low), max(at_low[name].high, at_high[name].high))
        for name in low
    }


def _priors(claim_id: str, given: float | None, rivals: list[str], rubrics: Rubrics) -> dict[str, float]:
    claim = rubrics.posterior.default_prior if given is None else given
    named = 1 - rubrics.posterior.residual_prior
    total = claim + len(rivals) * (1 - claim)
    each = dict.fromkeys(rivals, named * (1 - claim) / total)
    return {claim_id: named * claim / total, **each, RESIDUAL: rubrics.posterior.residual_prior}


def _strongest_of_each_cluster(table: Mapping[str, Mapping[str, Item]]) -> list[str]:
    """Choose one item a cluster: of the strongest against each rival, the strongest of all."""
    clusters: dict[str, list[Item]] = defaultdict(list)
    for rival_id in sorted(table):
        for item in table[rival_id].values():
            clusters[item.cluster].append(item)
    return [count_once(clusters[cluster])[0].evidence_id for cluster in sorted(clusters)]


def _observed(claim_id: str, evidence_id: str, table: Mapping[str, Mapping[str, Item]]) -> dict[str, Bounds]:
    """Give the probability of what was observed under each hypothesis."""
    items = {rival_id: items[evidence_id] for rival_id, items in table.items()}
    claim = Bounds(min(i.claim.low for i in items.values()), max(i.claim.high for i in items.values()))
    asked = {claim_id: claim, **{rival_id: item.rival for rival_id, item in items.items()}}
    found = next(iter(items.values())).found
    seen = {name: bounds if found else bounds.complement() for name, bounds in asked.items()}
    return {**seen, RESIDUAL: Bounds(0.0, 1.0)}
