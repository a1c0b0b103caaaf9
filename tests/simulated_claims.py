"""Claims whose truth is known, because they are drawn: the truth first, then what a search would have found.

Simulation-based calibration after Talts, S., Betancourt, M., Simpson, D., Vehtari, A. and Gelman, A. (2018),
Validating Bayesian inference algorithms with simulation-based calibration, arXiv:1804.06788: if the truth is
drawn from the prior and the findings from the likelihoods, the truth's rank among draws from the posterior
is uniform. Ties, which a claim that is either true or not always has, are broken at random.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from builders import DECIDED
from scipy.stats import chisquare

from sjc_analysis.argument.argue import Argument
from sjc_analysis.argument.odds import Bounds
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.casebook import Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.quotes import whole
from sjc_analysis.records import Claim, Cluster, Event, Evidence, Likelihood, Outcome, Passage, Rival, Source

DRAWS = 19
"""Draws from each posterior, so that a rank is one of 20."""


@dataclass(frozen=True)
class Observed:
    """One observation: its two likelihoods, whether it was found, and how it hangs on another.

    ``given`` counts the observations from 0; ``cluster`` names those that share an origin, blank for none.
    """

    claim: tuple[float, float]
    rival: tuple[float, float]
    found: bool
    cluster: str = ""
    given: int | None = None


World = Callable[[np.random.Generator, bool], list[Observed]]
"""Draws what a search finds if the claim is true, or if its rival is."""


def likelihood(random: np.random.Generator) -> float:
    """Draw a likelihood a judge could give, to the nearest hundredth."""
    return round(float(random.uniform(0.05, 0.95)), 2)


def exactly(probability: float) -> tuple[float, float]:
    """Give an interval of one point."""
    return probability, probability


def casebook_of(prior: float, observed: Sequence[Observed]) -> Casebook:
    """Build the casebook an evaluator would have built from these observations, all of it confirmed."""
    clusters = sorted({each.cluster for each in observed if each.cluster})
    pages = [page(number) for number in range(len(observed))]
    return Casebook(
        sources=tuple(
            Source(source_id=page.source_id, kind="document", title=page.text, interest="independent")
            for page in pages
        ),
        passages=tuple(pages),
        events=(Event(event_id="A-01", side="programme", description="the act", **DECIDED),),
        outcomes=(Outcome(outcome_id="O-01", statement="the change", **DECIDED),),
        claims=(
            Claim(
                claim_id="C-01", cause_id="A-01", outcome_id="O-01", prior_low=prior, prior_high=prior,
                **DECIDED,
            ),
        ),
        rivals=(
            Rival(
                rival_id="V-01", outcome_id="O-01", description="the other explanation",
                search="searched_equally", standing="weakened", **DECIDED,
            ),
        ),
        clusters=tuple(
            Cluster(cluster_id=name, name="one origin", **DECIDED)
            for name in clusters
        ),
        evidence=tuple(
            Evidence(
                evidence_id=f"E-{number:02d}", outcome_id="O-01", claim_id="C-01", part="contribution",
                source_id=f"S-{number:02d}", cluster_id=each.cluster, bearing="supports",
                observation="found" if each.found else "sought_absent", quote=whole(pages[number]),
                **DECIDED,
            )
            for number, each in enumerate(observed)
        ),
        likelihoods=tuple(
            Likelihood(
                likelihood_id=f"H-{number:02d}", evidence_id=f"E-{number:02d}", claim_id="C-01",
                rival_id="V-01", p_claim_low=each.claim[0], p_claim_high=each.claim[1],
                p_rival_low=each.rival[0], p_rival_high=each.rival[1],
                given_id="" if each.given is None else f"E-{each.given:02d}", **DECIDED,
            )
            for number, each in enumerate(observed)
        ),
    )  # fmt: skip


def page(number: int) -> Passage:
    """Make the only passage of a source: words of its own, which no other source says."""
    text = f"What was seen, number {number}."
    return Passage(
        passage_id=f"P-{number:02d}", source_id=f"S-{number:02d}", start=0, end=len(text), text=text
    )


@dataclass(frozen=True)
class Replication:
    """One drawn claim: whether it is true, and what the toolkit says of it."""

    true: bool
    posterior: Bounds


def weighed(book: Casebook) -> Bounds:
    """Give what the argument makes of the claim against its rival."""
    premises = Argument(Model(book), load_profile()).premises
    bounds = premises.posterior("A-01>O-01", "V-01")
    assert bounds is not None
    return bounds


def replicate(world: World, times: int, *, seed: int) -> list[Replication]:
    """Draw claims, build their casebooks, and weigh each."""
    random = np.random.default_rng(seed)
    done = []
    for _ in range(times):
        prior = likelihood(random)
        true = bool(random.random() < prior)
        book = casebook_of(prior, world(random, true))
        done.append(Replication(true, weighed(book)))
    return done


def rank_counts(replications: Sequence[Replication], *, seed: int) -> list[int]:
    """Count how often the truth has each rank among draws from the posterior."""
    random = np.random.default_rng(seed)
    counts = [0] * (DRAWS + 1)
    for each in replications:
        drawn = random.random(DRAWS) < each.posterior.low
        below, same = int((drawn < each.true).sum()), int((drawn == each.true).sum())
        counts[below + int(random.integers(same + 1))] += 1
    return counts


def uniformity(counts: Sequence[int]) -> float:
    """Give the probability of ranks at least this uneven if the posterior is calibrated (chi-square)."""
    return float(chisquare(counts).pvalue)


def apart(random: np.random.Generator, true: bool) -> list[Observed]:
    """Draw one to five observations that do not hang together."""
    observed = []
    for _ in range(int(random.integers(1, 6))):
        claim, rival = likelihood(random), likelihood(random)
        found = bool(random.random() < (claim if true else rival))
        observed.append(Observed(exactly(claim), exactly(rival), found))
    return observed


def copied(random: np.random.Generator, true: bool, *, known: bool = True) -> list[Observed]:
    """Draw two origins, each heard three times; ``known`` says whether the evaluator noticed."""
    observed = []
    for origin in range(2):
        claim, rival = likelihood(random), likelihood(random)
        found = bool(random.random() < (claim if true else rival))
        cluster = f"D-{origin + 1:02d}" if known else ""
        observed += [Observed(exactly(claim), exactly(rival), found, cluster)] * 3
    return observed


def conditional(random: np.random.Generator, true: bool) -> list[Observed]:
    """Draw two of one origin; the judge says how probable the second is given what the first showed."""
    first, second = (likelihood(random), likelihood(random)), (likelihood(random), likelihood(random))
    side = 0 if true else 1
    found = [bool(random.random() < each[side]) for each in (first, second)]
    return [
        Observed(exactly(first[0]), exactly(first[1]), found[0], "D-01"),
        Observed(exactly(second[0]), exactly(second[1]), found[1], "D-01", given=0),
    ]


def uncertain(random: np.random.Generator, true: bool) -> list[Observed]:
    """Draw observations whose judge gives intervals that hold the true likelihoods."""
    observed = []
    for each in apart(random, true):
        (claim, _), (rival, _) = each.claim, each.rival
        below, above = random.uniform(0, 0.05, 2), random.uniform(0, 0.05, 2)
        observed.append(
            Observed(
                (claim - below[0], claim + above[0]), (rival - below[1], rival + above[1]), each.found
            )
        )  # fmt: skip
    return observed


WORLDS: dict[str, World] = {
    "apart": apart,
    "copies counted once": copied,
    "given conditionals": conditional,
    "intervals": uncertain,
    "copies taken for independent": partial(copied, known=False),
}
"""What an evaluator may meet, and how claims are drawn there."""

HONEST = tuple(WORLDS)[:3]
"""The worlds in which the evaluator's likelihoods and clusters are the true ones, and points."""
