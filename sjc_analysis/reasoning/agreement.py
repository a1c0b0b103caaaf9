"""Do raters agree? Krippendorff's alpha, with an interval (method, section 7).

What nobody rated is missing, and missing is not agreement: only subjects that two or more people rated
enter. Where the ratings cannot tell agreement from chance, alpha is undefined and no number is given.

References
----------
Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
Hayes, A. F. and Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding
data. Communication Methods and Measures 1(1), 77-89.
Zapf, A., Castell, S., Morawietz, L. and Karch, A. (2016). Measuring inter-rater reliability for nominal data:
which coefficients and confidence intervals are appropriate? BMC Medical Research Methodology 16:93.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Measurement = Literal["nominal", "ordinal", "interval", "ratio"]
"""What the levels are: names, an order, distances, or amounts with a true nought."""

Numbers = NDArray[np.float64]


class Alpha(NamedTuple):
    """Agreement of raters.

    Attributes
    ----------
    value
        Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 disagreement by system;
        ``None`` where it is undefined.
    undefined
        Why it is undefined; blank if it is not.
    subjects
        Subjects that two or more people rated.
    ratings
        Ratings of these subjects.
    """

    value: float | None
    undefined: str
    subjects: int
    ratings: int


class AlphaInterval(NamedTuple):
    """Where alpha might have come out with other subjects of the same kind.

    Attributes
    ----------
    low, high
        Ends of the interval; ``None`` where none can be given.
    drawn
        Draws of subjects in which alpha was defined.
    missing
        Why there is no interval; blank if there is one.
    """

    low: float | None
    high: float | None
    drawn: int
    missing: str


def alpha(subjects: Sequence[Sequence[float]], level: Measurement = "ordinal") -> Alpha:
    """Compute Krippendorff's alpha, 1 - observed / expected disagreement.

    Parameters
    ----------
    subjects
        For each subject the values its raters gave, in any order; what a rater left out is left out. For
        ``nominal`` any number stands for a name; for ``ordinal`` only the order counts.
    level
        What the values are.

    Raises
    ------
    ValueError
        If a value is not finite, or is negative and the level is ``ratio``.

    Examples
    --------
    Two raters agree on two subjects and differ on a third. Two ordered pairs of unlike names stand within a
    subject; among all six ratings, three of either name, 18 do. So alpha is 1 - (6 - 1) · 2 / 18.

    >>> round(alpha([[1, 1], [2, 2], [1, 2]], "nominal").value, 4)
    0.4444
    >>> alpha([[2, 2], [2, 2]]).undefined
    'every rating is the same level, so agreement cannot be told from habit'
    >>> alpha([[1], [2]]).undefined
    'no subject was rated by two people'
    """
    counts, values = _table(subjects, level)
    base = Alpha(None, "", len(counts), int(counts.sum()))
    if not len(counts):
        return base._replace(undefined="no subject was rated by two people")
    if len(values) < 2:
        return base._replace(
            undefined="every rating is the same level, so agreement cannot be told from habit"
        )
    whole = _alphas(counts, values, level, np.ones((1, len(counts))))
    return base._replace(value=float(whole[0]))


def alpha_interval(
    subjects: Sequence[Sequence[float]],
    level: Measurement = "ordinal",
    *,
    resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = 2004,
) -> AlphaInterval:
    """Draw the subjects anew, with replacement, and say between what values alpha falls.

    Parameters
    ----------
    subjects, level
        As for :func:`alpha`.
    resamples
        How many draws.
    confidence
        Share of the draws that the interval holds, between 0 and 1.
    seed
        Where the draws begin; the same seed, the same interval.

    Returns
    -------
    AlphaInterval
        Percentiles of the draws. Draws without two different levels have no alpha and are left out. If
        they are half of all or more, or no two ratings of a subject differ, no interval is given.

    Examples
    --------
    >>> alpha_interval([[1, 1], [2, 2], [3, 3]]).missing
    'no two ratings of one subject differ, so drawing anew cannot show how sure that is'
    """
    counts, values = _table(subjects, level)
    if len(counts) < 2 or len(values) < 2:
        return AlphaInterval(None, None, 0, "fewer than two subjects, or one level only")
    if not np.any((counts > 0).sum(axis=1) > 1):
        why = "no two ratings of one subject differ, so drawing anew cannot show how sure that is"
        return AlphaInterval(None, None, 0, why)
    random = np.random.default_rng(seed)
    size = len(counts)
    drawn: list[Numbers] = []
    for _ in range(resamples):
        weights = np.bincount(random.integers(0, size, size), minlength=size).astype(float)[None, :]
        if np.count_nonzero(weights @ counts) > 1:
            drawn.append(_alphas(counts, values, level, weights))
    if 2 * len(drawn) <= resamples:
        return AlphaInterval(None, None, len(drawn), "in half of the draws alpha is undefined")
    edge = (1 - confidence) / 2
    low, high = np.quantile(np.concatenate(drawn), [edge, 1 - edge])
    return AlphaInterval(float(low), float(high), len(drawn), "")


def _table(subjects: Sequence[Sequence[float]], level: Measurement) -> tuple[Numbers, Numbers]:
    """Count, for each subject with two ratings or more, how often each value was given."""
    rated = [np.asarray(values, dtype=float) for values in subjects if len(values) > 1]
    values = np.unique(np.concatenate(rated)) if rated else np.empty(0)
    if not np.all(np.isfinite(values)):
        msg = "a rating is a finite number"
        raise ValueError(msg)
    if level == "ratio" and np.any(values < 0):
        msg = "on a ratio scale no rating is negative"
        raise ValueError(msg)
    counts = np.zeros((len(rated), len(values)))
    for row, given in enumerate(rated):
        np.add.at(counts[row], np.searchsorted(values, given), 1)
    return counts, values


def _alphas(counts: Numbers, values: Numbers, level: Measurement, weights: Numbers) -> Numbers:
    """Compute alpha for each row of weights: how often each subject is counted."""
    totals = weights @ counts
    numbers = totals.sum(axis=1)
    result = np.empty(len(weights))
    for at, (total, number, weight) in enumerate(zip(totals, numbers, weights, strict=True)):
        within = weight @ (_pairs(counts, values, level, total) / (counts.sum(axis=1) - 1))
        among = _pairs(total[None, :], values, level, total)[0]
        result[at] = 1 - (number - 1) * within / among
    return result


def _pairs(counts: Numbers, values: Numbers, level: Measurement, totals: Numbers) -> Numbers:
    """Sum the squared differences over all ordered pairs of values within each row of counts."""
    size = counts.sum(axis=1)
    if level == "nominal":
        return np.asarray(size**2 - (counts**2).sum(axis=1))
    if level == "ratio":
        both = values[:, None] + values[None, :]
        apart = np.divide(values[:, None] - values[None, :], both, out=np.zeros_like(both), where=both > 0)
        return np.asarray(((counts @ apart**2) * counts).sum(axis=1))
    # An order has no distances of its own: a level lies where the middle of its ratings stands among all.
    place = np.cumsum(totals) - totals / 2 if level == "ordinal" else values - values.mean()
    place = place - place.mean()
    return np.asarray(2 * (size * (counts @ place**2) - (counts @ place) ** 2))
