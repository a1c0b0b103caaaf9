"""The posterior of a claim against each named rival that somebody judged (method, sections 4.1 and 6)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reasoning.dependence import count_once
from sjc_analysis.reasoning.odds import Bounds, break_even_prior, decibels, posterior_bounds
from sjc_analysis.reasoning.process_tracing import TracedTest, kind_of_test
from sjc_analysis.reasoning.results import Posterior, PriorPoint, WeighedItem
from sjc_analysis.reasoning.weighing import Item, items_by_rival
from sjc_analysis.records import Claim
from sjc_analysis.rubrics import Cutoffs, PosteriorRubric, Rubrics

_ANYTHING = Bounds(0.0, float("inf"))


class Sum(NamedTuple):
    """What some items come to against one rival: which count, the ratios, the posterior and its words."""

    counted: frozenset[str]
    ratios: tuple[Bounds, ...]
    bounds: Bounds
    words: str
    possible: bool


def posteriors_for(
    casebook: Casebook,
    claim: Claim,
    rubrics: Rubrics,
    judged: Mapping[str, Sequence[Item]] | None = None,
) -> tuple[Posterior, ...]:
    """Weigh a claim against each of its rivals for which likelihoods were given.

    Items nobody confirmed count only where they speak against the claim: a draft never lifts. Of a
    provenance cluster the strongest item counts, unless its likelihoods are conditional or its correlation
    is given (method, section 4.2).

    Parameters
    ----------
    casebook
        The rows.
    claim
        The contribution claim.
    rubrics
        Cut-offs of the tests, words, default prior and threshold.
    judged
        The items by rival, if they are at hand.

    Returns
    -------
    tuple of Posterior
        One for each rival with likelihoods, in the order of the rivals' ids.

    Raises
    ------
    FindingsError
        If a cluster's correlation cannot be worked out.
    """
    posteriors: list[Posterior] = []
    findings: list[Finding] = []
    by_rival = items_by_rival(casebook, claim, rubrics.cutoffs) if judged is None else judged
    for rival_id, items in by_rival.items():
        if not items:
            continue
        try:
            posteriors.append(_posterior(casebook, claim, rival_id, items, rubrics))
        except FindingsError as error:
            findings.extend(error.findings)
    if findings:
        raise FindingsError.of(dict.fromkeys(findings))
    return tuple(posteriors)


def words_for(bounds: Bounds, rubric: PosteriorRubric) -> str:
    """Say a posterior in words, from the end of its interval nearest to 0.5.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().posterior
    >>> words_for(Bounds(0.75, 0.97), rubric)
    'cautiously confident'
    >>> words_for(Bounds(0.02, 0.25), rubric)
    'cautiously confident that the claim is untrue'
    >>> words_for(Bounds(0.4, 0.99), rubric)
    'not decided either way'
    """
    low, high = (round(end, 9) for end in bounds)  # a boundary reached but for rounding is the boundary
    if low <= 0.5 <= high:
        return rubric.undecided
    nearest = low if low > 0.5 else round(1 - high, 9)
    words = next(band.words for band in rubric.bands if nearest <= band.up_to)
    return words if low > 0.5 else f"{words} {rubric.mirror}"


def moved_words(prior: Bounds, bounds: Bounds, rubric: PosteriorRubric) -> str:
    """Say a posterior in words, and that its prior read the same where the evidence did not change them.

    Evidence moves no reader who begins certain: a prior of 0 or 1 is not said in words of confidence.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().posterior
    >>> moved_words(Bounds(0.999, 0.999), Bounds(0.9991, 0.9991), rubric)
    'practical certainty, as the prior alone had it'
    >>> moved_words(Bounds(0.5, 0.5), Bounds(0.9991, 0.9991), rubric)
    'practical certainty'
    >>> moved_words(Bounds(0.94, 0.94), Bounds(0.9991, 0.9991), rubric)
    'practical certainty (the prior alone read: highly confident)'
    >>> moved_words(Bounds(1, 1), Bounds(1, 1), rubric)
    'the prior alone, which nothing could change'
    """
    if prior.high == 0 or prior.low == 1:
        return rubric.certain_prior
    words = words_for(bounds, rubric)
    before = words_for(prior, rubric)
    if words == before != rubric.undecided:
        return f"{words}, {rubric.from_prior}"
    one_side = prior.low > 0.5 < bounds.low or prior.high < 0.5 > bounds.high
    return f"{words} ({rubric.prior_read} {before})" if one_side else words


def prior_of(claim: Claim, rubric: PosteriorRubric) -> Bounds:
    """Give the claim's prior, or the default where nobody gave one."""
    return Bounds(
        rubric.default_prior if claim.prior_low is None else claim.prior_low,
        rubric.default_prior if claim.prior_high is None else claim.prior_high,
    )


def add_up(casebook: Casebook, prior: Bounds, items: Sequence[Item], rubric: PosteriorRubric) -> Sum:
    """Weigh items against one rival; drafts, and what contradicts, count only where they lower the claim.

    Raises
    ------
    FindingsError
        If a cluster's correlation cannot be worked out.
    """
    counted, ratios, possible = _weigh([item for item in items if item.counts])
    if possible:
        try:
            bounds = posterior_bounds(prior, ratios)
        except ValueError:  # one item excludes the claim and another the rival: the words say so
            possible = False
        else:
            words = moved_words(prior, bounds, rubric) if ratios else rubric.unweighed
            return Sum(frozenset(counted), tuple(ratios), bounds, words, possible=True)
    return Sum(frozenset(counted), tuple(ratios), Bounds(0.0, 1.0), rubric.contradictory, possible=False)


def _posterior(
    casebook: Casebook, claim: Claim, rival_id: str, items: Sequence[Item], rubrics: Rubrics
) -> Posterior:
    rubric = rubrics.posterior
    prior = prior_of(claim, rubric)
    total = add_up(casebook, prior, items, rubric)
    cautious = [ratio.low for ratio in total.ratios]
    return Posterior(
        rival_id=rival_id,
        prior_low=prior.low,
        prior_high=prior.high,
        low=total.bounds.low,
        high=total.bounds.high,
        words=total.words,
        break_even_prior=break_even_prior(cautious, rubric.threshold) if total.possible else None,
        threshold=rubric.threshold,
        items=tuple(_shown(item, rival_id, total.counted, rubrics.cutoffs) for item in items),
        sweep=tuple(_sweep(total.ratios, rubric)) if total.possible and total.ratios else (),
    )


def _sweep(ratios: Sequence[Bounds], rubric: PosteriorRubric) -> Iterator[PriorPoint]:
    """Give the posterior that readers with other priors arrive at; one that is certain is not moved."""
    for prior in rubric.sweep:
        bounds = posterior_bounds(Bounds(prior, prior), ratios)
        yield PriorPoint(prior=prior, low=bounds.low, high=bounds.high, words=words_for(bounds, rubric))


def _weigh(items: Sequence[Item]) -> tuple[set[str], list[Bounds], bool]:
    """Give the ids that count, the ratios to multiply, and whether any explanation allows what was seen."""
    if any(item.test is None for item in items):
        return set(), [], False
    clusters: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        clusters[item.cluster].append(item)
    counted: set[str] = set()
    ratios: list[Bounds] = []
    for cluster_id in sorted(clusters):
        once = count_once(clusters[cluster_id])
        ratios.extend(item.test.ratio for item in once if item.test)
        counted |= {item.evidence_id for item in once}
    return counted, ratios, True


def _shown(item: Item, rival_id: str, counted: Set[str], cutoffs: Cutoffs) -> WeighedItem:
    kind = kind_of_test(item.claim, item.rival, cutoffs)
    test = item.test or TracedTest(kind, passed=False, ratio=_ANYTHING)
    return WeighedItem(
        evidence_id=item.evidence_id,
        rival_id=rival_id,
        test=test.kind,
        passed=test.passed,
        ratio_low=test.ratio.low,
        ratio_high=test.ratio.high,
        weight_low_db=decibels(test.ratio.low),
        weight_high_db=decibels(test.ratio.high),
        counted=item.evidence_id in counted,
        cluster=item.cluster,
    )
