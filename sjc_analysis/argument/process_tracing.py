"""The four process-tracing tests: which one an observation is, and whether the claim passed it.

What is expected more under the rival is read as its mirror: the claim then predicts its absence, so that
finding it is a failed test of the claim (method, section 5).

References
----------
Van Evera, S. (1997). Guide to Methods for Students of Political Science. Cornell University Press.

Befani, B. and Stedman-Bryce, G. (2017). Process tracing and Bayesian updating for impact evaluation.
Evaluation 23(1), 42-60.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from sjc_analysis.argument.odds import Bounds, ratio_of
from sjc_analysis.rubrics import Cutoffs
from sjc_analysis.vocabulary import TestKind


class TracedTest(NamedTuple):
    """A test, whether the claim passed it, and the likelihood ratio of what was observed."""

    kind: TestKind
    passed: bool
    ratio: Bounds


def kind_of_test(claim: Bounds, rival: Bounds, cutoffs: Cutoffs) -> TestKind:
    """Say which of the four tests an observation is, from its two likelihoods.

    Parameters
    ----------
    claim
        Sensitivity, P(E | claim).
    rival
        Type I error, P(E | rival).
    cutoffs
        When a ratio is decisive.

    Returns
    -------
    TestKind
        Over intervals the least telling kind they allow; a ratio on a cut-off is not decisive.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> kind_of_test(Bounds(0.4, 0.4), Bounds(0.05, 0.05), load_rubrics().cutoffs)
    'smoking_gun'
    >>> kind_of_test(Bounds(0.95, 0.95), Bounds(0.6, 0.6), load_rubrics().cutoffs)
    'hoop'
    """
    return _kind(claim, rival, cutoffs.found_above, cutoffs.absent_below)


@lru_cache(maxsize=65_536)
def _kind(claim: Bounds, rival: Bounds, found_above: float, absent_below: float) -> TestKind:
    if claim.high < rival.low:
        claim, rival = claim.complement(), rival.complement()
    if claim.low <= rival.high:
        return "straw_in_the_wind"
    up = _exceeds(ratio_of(claim, rival).low, found_above)
    down = _exceeds(absent_below, ratio_of(claim, rival, found=False).high)
    if up:
        return "doubly_decisive" if down else "smoking_gun"
    return "hoop" if down else "straw_in_the_wind"


def trace(claim: Bounds, rival: Bounds, *, found: bool, cutoffs: Cutoffs) -> TracedTest:
    """Put an observation to the test.

    Parameters
    ----------
    claim, rival
        P(E | claim) and P(E | rival).
    found
        Whether the observation was found, or sought and absent.
    cutoffs
        When a ratio is decisive.

    Returns
    -------
    TracedTest
        Passed only if the whole interval of the ratio favours the claim.

    Raises
    ------
    ValueError
        If neither explanation allows what was observed.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> trace(Bounds(0.95, 0.95), Bounds(0.6, 0.6), found=False, cutoffs=load_rubrics().cutoffs)[:2]
    ('hoop', False)
    """
    return _trace(claim, rival, found, cutoffs.found_above, cutoffs.absent_below)


@lru_cache(maxsize=65_536)
def _trace(claim: Bounds, rival: Bounds, found: bool, found_above: float, absent_below: float) -> TracedTest:
    """Put an observation to the test; robustness asks for the same few again and again."""
    ratio = ratio_of(claim, rival, found=found)
    return TracedTest(_kind(claim, rival, found_above, absent_below), ratio.low > 1, ratio)


def _exceeds(ratio: float, cutoff: float) -> bool:
    """Whether a ratio is above a cut-off by more than the rounding of decimal likelihoods."""
    return ratio > cutoff and not math.isclose(ratio, cutoff, rel_tol=1e-9)
