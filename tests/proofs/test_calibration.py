"""The posterior is calibrated: over many drawn claims, the truth sits where the posterior says it should.

Every claim goes through a whole casebook. The seeds are fixed, so a test that passes keeps passing until the
reasoning changes; ``benchmarks/calibration.py`` runs ten times as many.
"""

from functools import cache

import numpy as np
import pytest
from simulated_claims import (
    HONEST,
    WORLDS,
    Replication,
    rank_counts,
    replicate,
    uniformity,
)

from sjc_analysis.argument.odds import Bounds, normalise

TIMES = 1_000
UNEVEN = 0.01
"""Below this the ranks are called uneven."""


@cache
def drawn(name: str) -> tuple[Replication, ...]:
    return tuple(replicate(WORLDS[name], TIMES, seed=2031))


def said_and_true(name: str, above: float) -> tuple[float, float]:
    """Give the mean posterior above a value, and the share of those claims that are true."""
    high = [each for each in drawn(name) if each.posterior.low > above]
    return (
        sum(each.posterior.low for each in high) / len(high),
        sum(each.true for each in high) / len(high),
    )


@pytest.mark.parametrize("name", HONEST)
def test_the_truth_has_every_rank_as_often(name: str) -> None:
    assert uniformity(rank_counts(drawn(name), seed=7)) > UNEVEN


def test_the_check_notices_when_copies_are_taken_for_independent() -> None:
    assert uniformity(rank_counts(drawn("copies taken for independent"), seed=7)) < UNEVEN


def test_copies_taken_for_independent_say_more_than_is_true() -> None:
    said, true = said_and_true("copies counted once", 0.9)
    assert abs(said - true) < 0.04
    said, true = said_and_true("copies taken for independent", 0.9)
    assert said - true > 0.06


def test_intervals_that_hold_the_likelihoods_never_say_more_than_is_true() -> None:
    """The words come from the cautious end, so among claims called so sure at least so many are true."""
    for above in (0.7, 0.85, 0.95):
        said, true = said_and_true("intervals", above)
        assert true > said - 0.02


def test_of_several_explanations_each_is_true_as_often_as_its_posterior_says() -> None:
    """Weighed together: the mean posterior of each hypothesis is the share of draws in which it is true."""
    random = np.random.default_rng(3)
    names = ("claim", "rival", "another rival", "residual")
    truths, posteriors = [], []
    for _ in range(TIMES):
        priors = random.dirichlet(np.ones(len(names)))
        truth = int(random.choice(len(names), p=priors))
        items = []
        for _ in range(3):
            given = random.uniform(0.05, 0.95, len(names))
            found = random.random() < given[truth]
            seen = given if found else 1 - given
            items.append({name: Bounds(p, p) for name, p in zip(names, seen, strict=True)})
        result = normalise(dict(zip(names, priors, strict=True)), items)
        posteriors.append([result[name].low for name in names])
        truths.append(np.eye(len(names))[truth])
    surprise = np.array(truths) - np.array(posteriors)
    z = surprise.sum(axis=0) / np.sqrt((surprise**2).sum(axis=0))
    assert np.abs(z).max() < 3
    sure = np.array(posteriors) > 0.8
    assert abs(surprise[sure].mean()) < 0.06
