"""What the calculator says: every item, what counts of it, and what the posterior rests on."""

from typing import Literal

from sjc_analysis.reasoning.results import Result
from sjc_analysis.vocabulary import Strength, TestKind


class ItemWeight(Result):
    """One item: its test, its likelihood ratio, its weight, and whether it counts.

    ``ratio`` is P(E|claim) / P(E|rival), or of the absence; the weight is 10 log10 of it. Of a cluster only
    one item counts; ``stood_for_by`` names it where this is another. With a correlation both items count,
    by the ratio of their cluster and not by their own.
    """

    name: str
    cluster: str
    found: bool
    p_claim_low: float
    p_claim_high: float
    p_rival_low: float
    p_rival_high: float
    test: TestKind
    passed: bool
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float
    counted: bool
    stood_for_by: str


class ClusterWeight(Result):
    """A named cluster of two items or more, and the one ratio it enters with."""

    cluster: str
    items: tuple[str, ...]
    treatment: Literal["once", "correlation"]
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float


class WithoutResult(Result):
    """The posterior without one item, or without one cluster."""

    kind: Literal["item", "cluster"]
    name: str
    low: float
    high: float
    words: str


class Weighing(Result):
    """A claim weighed against one named rival.

    Parameters
    ----------
    rival
        The rival; every ratio is against it and says nothing of other explanations.
    prior_low, prior_high
        Probability of the claim against the rival before the items.
    low, high, words
        The posterior, and what to call it, from its cautious end.
    possible
        Whether the likelihoods leave any explanation possible.
    ratio_low, ratio_high, weight_low_db, weight_high_db
        All items together.
    strength
        Level of the evidence by rule (method, section 4.3).
    threshold
        The posterior that the break-even priors are for.
    break_even_cautious, break_even_favourable
        The prior a reader must start from to reach the threshold, at the cautious and at the favourable end
        of the likelihoods; ``None`` where no prior does.
    rho
        Correlation within each hypothesis, where one was given.
    items, clusters
        What was weighed.
    without
        The posterior without each item and without each cluster.
    """

    rival: str
    prior_low: float
    prior_high: float
    low: float
    high: float
    words: str
    possible: bool
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float
    strength: Strength
    threshold: float
    break_even_cautious: float | None
    break_even_favourable: float | None
    rho: float | None
    items: tuple[ItemWeight, ...]
    clusters: tuple[ClusterWeight, ...]
    without: tuple[WithoutResult, ...]

    def to_json(self) -> str:
        """Write it as JSON, indented; an infinite weight is the word ``Infinity``."""
        return self.model_dump_json(indent=2)
