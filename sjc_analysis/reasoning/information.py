"""Expected information: how much an answer would be expected to tell, before anybody has asked.

The entropy of belief before the question, less the entropy expected after it, in bits. An answer that is as
probable either way tells nothing, and no answer tells nothing.

References
----------
Lindley, D. V. (1956). On a measure of the information provided by an experiment. Annals of Mathematical
Statistics 27(4), 986-1005.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.rubrics import Informant

Channel = tuple[tuple[float, float], ...]
"""For each possible answer its probability if the claim is true, and if it is not."""


def entropy(probability: float) -> float:
    """Give the entropy of a yes-or-no question, in bits.

    Examples
    --------
    >>> entropy(0.5), entropy(1)
    (1.0, 0.0)
    """
    return 0.0 - math.fsum(p * math.log2(p) for p in (probability, 1 - probability) if p > 0)


def expected_information(prior: float, answers: Channel) -> float:
    """Give the information expected of an answer, in bits.

    Parameters
    ----------
    prior
        Belief in the claim before the answer.
    answers
        Probability of each possible answer if the claim is true and if it is not; each side sums to 1.

    Examples
    --------
    >>> round(expected_information(0.5, ((1, 0), (0, 1))), 3)
    1.0
    >>> round(expected_information(0.5, ((0.7, 0.7), (0.3, 0.3))), 3)
    0.0
    """
    after = 0.0
    for if_true, if_untrue in answers:
        total = prior * if_true + (1 - prior) * if_untrue
        if total > 0:
            after += total * entropy(prior * if_true / total)
    return max(0.0, entropy(prior) - after)


@lru_cache(maxsize=4096)
def gain(belief: Bounds, informants: tuple[Informant, ...]) -> Bounds:
    """Give the information expected of some informants together, as an interval, in bits.

    The informants answer by themselves, and each of them may not answer. The low end is the least, the high
    end the most, over the ends of belief and of what the informants typically answer.

    Examples
    --------
    >>> gain(Bounds(0.5, 0.5), ())
    Bounds(low=0.0, high=0.0)
    """
    if not informants:
        return Bounds(0.0, 0.0)
    lows = [expected_information(prior, _together(informants, favourable=False)) for prior in belief]
    nearest = min(max(0.5, belief.low), belief.high)
    highs = [
        expected_information(prior, _together(informants, favourable=True)) for prior in (*belief, nearest)
    ]
    return Bounds(min(lows), max(*highs, min(lows)))


def _together(informants: Sequence[Informant], *, favourable: bool) -> Channel:
    """Give the joint answers of informants who answer by themselves."""
    singles = [tuple(_answers(informant, favourable=favourable)) for informant in informants]
    return tuple(
        (math.prod(pair[0] for pair in answers), math.prod(pair[1] for pair in answers))
        for answers in product(*singles)
    )


def _answers(informant: Informant, *, favourable: bool) -> Iterator[tuple[float, float]]:
    """Give one informant's answers at the end of the intervals that tells least, or most."""
    more, less = (1, 0) if favourable else (0, 1)
    responds = informant.responds[more]
    confirms = informant.confirms_if_true[more], informant.confirms_if_untrue[less]
    denies = informant.denies_if_true[less], informant.denies_if_untrue[more]
    yield responds * confirms[0], responds * confirms[1]
    yield responds * denies[0], responds * denies[1]
    yield responds * (1 - confirms[0] - denies[0]), responds * (1 - confirms[1] - denies[1])
    yield 1 - responds, 1 - responds
