"""Likelihood ratios, odds and posteriors, in logs, with 0 and infinity handled (method, section 5).

Likelihoods and priors are intervals. Posterior odds rise with each ratio, so the exact bounds of the
posterior come from the bounds of its parts.

References
----------
Fairfield, T. and Charman, A. E. (2017). Explicit Bayesian analysis for process tracing: guidelines,
opportunities, and caveats. Political Analysis 25(3), 363-380.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

CONTRADICTION = (
    "one part excludes the claim and another excludes the rival, so neither is possible; correct a "
    "likelihood, or add the explanation that allows both"
)


class Bounds(NamedTuple):
    """The low and the high end of a quantity; both the same where it is a point."""

    low: float
    high: float

    def complement(self) -> "Bounds":
        """Give the bounds of one minus the probability.

        Examples
        --------
        >>> Bounds(0.25, 0.5).complement()
        Bounds(low=0.5, high=0.75)
        """
        return Bounds(1 - self.high, 1 - self.low)


def ratio_of(claim: Bounds, rival: Bounds, *, found: bool = True) -> Bounds:
    """Give the exact bounds of a likelihood ratio.

    Parameters
    ----------
    claim
        Sensitivity, P(E | claim).
    rival
        Type I error, P(E | rival).
    found
        Whether the observation was found (P(E | claim) / P(E | rival)) or sought and absent
        ((1 - P(E | claim)) / (1 - P(E | rival))).

    Returns
    -------
    Bounds
        From 0 to infinity.

    Raises
    ------
    ValueError
        If both probabilities of what was observed are 0: neither explanation allows it.

    Examples
    --------
    >>> ratio_of(Bounds(0.4, 0.4), Bounds(0.05, 0.05))
    Bounds(low=8.0, high=8.0)
    >>> ratio_of(Bounds(0.5, 0.75), Bounds(0.25, 0.5), found=False)
    Bounds(low=0.3333333333333333, high=1.0)
    """
    if not found:
        claim, rival = claim.complement(), rival.complement()
    return quotient(claim, rival)


def quotient(claim: Bounds, rival: Bounds) -> Bounds:
    """Divide two probabilities of what was observed; a corner of 0/0 allows any ratio.

    Where a judge leaves open that what was observed is impossible under both explanations, nothing follows
    from it: no ratio is then too small or too great.

    Raises
    ------
    ValueError
        If both are 0 throughout.
    """
    if claim.high == 0 and rival.high == 0:
        msg = (
            "both probabilities of what was observed are 0, so neither explanation allows it; correct one of "
            "them, or add the explanation that allows it"
        )
        raise ValueError(msg)
    if claim.low == 0 and rival.low == 0 and 0 in (claim.high, rival.high):
        return Bounds(0.0, math.inf)
    low = math.inf if rival.high == 0 else claim.low / rival.high
    high = math.inf if rival.low == 0 else claim.high / rival.low
    return Bounds(low, high)


def decibels(ratio: float) -> float:
    """Give the weight of a ratio, 10 log10(ratio), in decibels; a ratio of 0 weighs minus infinity.

    References
    ----------
    Good, I. J. (1950). Probability and the Weighing of Evidence. Griffin.

    Examples
    --------
    >>> round(decibels(8), 2)
    9.03
    >>> decibels(0)
    -inf
    """
    return -math.inf if ratio == 0 else 10 * math.log10(ratio)


def posterior(prior: float, ratios: Iterable[float]) -> float:
    """Update a prior by likelihood ratios of independent items: posterior odds = prior odds x their product.

    Parameters
    ----------
    prior
        Probability of the claim against the one rival, before the items.
    ratios
        From 0 to infinity, in any order.

    Raises
    ------
    ValueError
        If something excludes the claim and something else excludes the rival.

    Examples
    --------
    >>> round(posterior(0.5, [8]), 4)
    0.8889
    >>> posterior(0.5, [2, 0.5])
    0.5
    """
    logs = [_log_odds(prior), *(_log(ratio) for ratio in ratios)]
    if math.inf in logs and -math.inf in logs:
        raise ValueError(CONTRADICTION)
    return _probability(_total(logs))


def posterior_bounds(prior: Bounds, ratios: Sequence[Bounds]) -> Bounds:
    """Give the exact bounds of a posterior; where an end contradicts itself it opens as far as it can.

    Raises
    ------
    ValueError
        If every point contradicts itself.

    Examples
    --------
    >>> bounds = posterior_bounds(Bounds(0.5, 0.5), [Bounds(1, 3)])
    >>> bounds.low, bounds.high
    (0.5, 0.75)
    """
    excludes_claim = prior.high == 0 or any(ratio.high == 0 for ratio in ratios)
    excludes_rival = prior.low == 1 or any(ratio.low == math.inf for ratio in ratios)
    if excludes_claim and excludes_rival:
        raise ValueError(CONTRADICTION)
    lows = [_log_odds(prior.low), *(_log(ratio.low) for ratio in ratios)]
    highs = [_log_odds(prior.high), *(_log(ratio.high) for ratio in ratios)]
    low = 0.0 if -math.inf in lows else _probability(_total(lows))
    high = 1.0 if math.inf in highs else _probability(_total(highs))
    return Bounds(low, high)


def break_even_prior(ratios: Iterable[float], threshold: float) -> float | None:
    """Give the prior a reader must start from to reach the threshold, p* = t / (t + LR (1 - t)).

    Parameters
    ----------
    ratios
        The likelihood ratios of all the evidence, at their cautious ends; LR is their product.
    threshold
        The posterior to be reached, between 0 and 1.

    Returns
    -------
    float or None
        ``None`` where a ratio is 0, which no prior overcomes.

    Examples
    --------
    >>> round(break_even_prior([8], 0.7), 3)
    0.226
    >>> break_even_prior([0], 0.7) is None
    True
    """
    logs = [_log(ratio) for ratio in ratios]
    return None if -math.inf in logs else _probability(_log_odds(threshold) - _total(logs))


def normalise(priors: Mapping[str, float], likelihoods: Sequence[Mapping[str, Bounds]]) -> dict[str, Bounds]:
    """Weigh several hypotheses at once: each prior times its likelihoods, over the sum of all.

    The residual ("something nobody named") is a hypothesis like the others and has to be among them;
    where nobody can judge its likelihoods, 0 to 1 is the honest interval.

    Parameters
    ----------
    priors
        Hypothesis -> prior; they sum to 1.
    likelihoods
        One entry an item: hypothesis -> probability of what was observed.

    Returns
    -------
    dict of str to Bounds
        Exact bounds of each posterior: a hypothesis is lowest with its own likelihoods at their low ends
        and all the others' at their high ends.

    Raises
    ------
    ValueError
        If the priors do not sum to 1, an item leaves a hypothesis out, or nothing is possible.

    Examples
    --------
    >>> half, most = Bounds(0.5, 0.5), Bounds(0.75, 0.75)
    >>> result = normalise({"claim": 0.5, "rival": 0.25, "residual": 0.25},
    ...     [{"claim": most, "rival": half, "residual": half}])
    >>> result["claim"]
    Bounds(low=0.6, high=0.6)
    """
    if not math.isclose(math.fsum(priors.values()), 1, abs_tol=1e-9):
        msg = "the priors of all hypotheses, the residual among them, must sum to 1"
        raise ValueError(msg)
    if any(set(item) != set(priors) for item in likelihoods):
        msg = "every item needs a likelihood for every hypothesis, the residual among them"
        raise ValueError(msg)
    lows = {
        name: _log_joint(prior, [item[name].low for item in likelihoods]) for name, prior in priors.items()
    }
    highs = {
        name: _log_joint(prior, [item[name].high for item in likelihoods]) for name, prior in priors.items()
    }
    if max(highs.values()) == -math.inf:
        msg = "no hypothesis allows what was observed; add the explanation that does"
        raise ValueError(msg)
    return {name: Bounds(_share(name, lows, highs), _share(name, highs, lows)) for name in priors}


def _share(name: str, own: Mapping[str, float], others: Mapping[str, float]) -> float:
    """Give one hypothesis's part of the sum; one that is excluded has none."""
    if own[name] == -math.inf:
        return 0.0
    logs = [own[name], *(log for other, log in others.items() if other != name)]
    top = max(logs)
    return math.exp(own[name] - top) / math.fsum(math.exp(log - top) for log in logs)


def _log_joint(prior: float, likelihoods: Iterable[float]) -> float:
    return _total([_log(prior), *(_log(likelihood) for likelihood in likelihoods)])


def _log(value: float) -> float:
    return -math.inf if value == 0 else math.log(value)


def _log_odds(probability: float) -> float:
    return math.inf if probability == 1 else _log(probability) - math.log1p(-probability)


def _total(logs: Sequence[float]) -> float:
    """Add logs exactly, so that their order cannot show; the caller has ruled out both infinities at once."""
    infinite = [log for log in logs if math.isinf(log)]
    return infinite[0] if infinite else math.fsum(logs)


def _probability(log_odds: float) -> float:
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)
