"""Weigh a claim against one named rival, with the arithmetic of the reasoning (method, section 4)."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.calculator.checks import weighing_problems
from sjc_analysis.calculator.items import WeighItem, parse_item, parse_probability
from sjc_analysis.calculator.results import ClusterWeight, ItemWeight, Weighing, WithoutResult
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reasoning.dependence import CorrelationError, correlated_ratio, count_once
from sjc_analysis.reasoning.odds import Bounds, break_even_prior, decibels, posterior_bounds
from sjc_analysis.reasoning.posteriors import moved_words
from sjc_analysis.reasoning.process_tracing import TracedTest, kind_of_test, trace
from sjc_analysis.reasoning.strength import strength_of
from sjc_analysis.reasoning.weighing import Item
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.vocabulary import Strength, TestKind

_ANYTHING = Bounds(0.0, math.inf)
_KINDS: tuple[TestKind, ...] = ("straw_in_the_wind", "hoop", "smoking_gun", "doubly_decisive")


class _Unit(NamedTuple):
    """What enters the product as one ratio: an item by itself, or a cluster."""

    cluster: str
    members: tuple[str, ...]
    counted: tuple[str, ...]
    ratio: Bounds | None
    paired: bool


class _Sum(NamedTuple):
    """The outcome of multiplying the units."""

    units: tuple[_Unit, ...]
    bounds: Bounds
    words: str
    possible: bool


def weigh_texts(
    prior: str, rival: str, items: Sequence[str], rho: float | None = None, rubrics: Rubrics | None = None
) -> Weighing:
    """Weigh what an evaluator typed; everything that is wrong with it is said at once.

    Parameters
    ----------
    prior
        Such as ``0.5`` or ``0.3-0.6``.
    rival
        Name of the rival.
    items
        Each ``NAME:P_CLAIM:P_RIVAL[:absent][:CLUSTER]``.
    rho, rubrics
        As for :func:`weigh`.

    Raises
    ------
    FindingsError
        With every problem of the prior and of every item.

    Examples
    --------
    >>> round(weigh_texts("0.5", "a circular", ["signed minutes:0.4:0.05"]).low, 4)
    0.8889
    """
    findings: list[Finding] = []
    bounds = Bounds(0.0, 1.0)
    read: list[WeighItem] = []
    try:
        bounds = parse_probability(prior)
    except FindingsError as error:
        findings.extend(error.findings)
    for number, text in enumerate(items, start=1):
        try:
            read.append(parse_item(text, f"--item {number}"))
        except FindingsError as error:
            findings.extend(error.findings)
    if findings:
        raise FindingsError.of([*findings, *weighing_problems(rival, read, None)])
    return weigh(bounds, rival, read, rho, rubrics)


def weigh(
    prior: Bounds,
    rival: str,
    items: Sequence[WeighItem],
    rho: float | None = None,
    rubrics: Rubrics | None = None,
) -> Weighing:
    """Weigh a claim against one named rival.

    Parameters
    ----------
    prior
        Probability of the claim against the rival before the items, low and high end.
    rival
        The rival's name; not blank.
    items
        What was sought, in any order. Items of one cluster are not independent: the weightiest counts, once.
    rho
        Correlation of two items within each hypothesis, -1 to 1, for clusters of exactly two.
    rubrics
        Cut-offs, words and threshold; those that come with the package if none are given.

    Returns
    -------
    Weighing
        Items and clusters, the posterior as an interval with its words, break-even priors, and the posterior
        without each item and each cluster.

    Raises
    ------
    FindingsError
        If the rival or a name is blank, a name stands twice, or the correlation cannot be used.

    Examples
    --------
    >>> same = Bounds(0.8, 0.8), Bounds(0.2, 0.2)
    >>> twins = [WeighItem("a log", *same, cluster="desk"), WeighItem("a letter", *same, cluster="desk")]
    >>> [round(weigh(Bounds(0.5, 0.5), "a circular", twins, rho).low, 4) for rho in (None, 0.0, 0.6)]
    [0.8, 0.9412, 0.844]

    References
    ----------
    Method, sections 4.1 and 4.2; Befani, B. and Stedman-Bryce, G. (2017). Process tracing and Bayesian
    updating for impact evaluation. Evaluation 23(1), 42-60.
    """
    rubrics = load_rubrics() if rubrics is None else rubrics
    findings = tuple(weighing_problems(rival, items, rho))
    if findings:
        raise FindingsError(findings)
    weighed = [_weighed(item, rubrics) for item in items]
    whole = _multiply(prior, weighed, rho, rubrics)
    ratios = [unit.ratio for unit in whole.units if unit.ratio is not None]
    total = _total(ratios) if whole.possible else _ANYTHING
    threshold = rubrics.posterior.threshold
    return Weighing(
        rival=rival.strip(),
        prior_low=prior.low,
        prior_high=prior.high,
        low=whole.bounds.low,
        high=whole.bounds.high,
        words=whole.words,
        possible=whole.possible,
        ratio_low=total.low,
        ratio_high=total.high,
        weight_low_db=decibels(total.low),
        weight_high_db=decibels(total.high),
        strength=_strength(weighed),
        threshold=threshold,
        break_even_cautious=break_even_prior([r.low for r in ratios], threshold) if whole.possible else None,
        break_even_favourable=break_even_prior([r.high for r in ratios], threshold)
        if whole.possible
        else None,
        rho=rho,
        items=tuple(_shown(item, whole, rubrics) for item in weighed),
        clusters=tuple(_clusters(whole.units)),
        without=tuple(_without(prior, weighed, rho, rubrics)),
    )


def _weighed(item: WeighItem, rubrics: Rubrics) -> Item:
    try:
        test = trace(item.p_claim, item.p_rival, found=item.found, cutoffs=rubrics.cutoffs)
    except ValueError:  # neither explanation allows what was observed
        test = None
    return Item(item.name, item.cluster, item.p_claim, item.p_rival, item.found, "", test, draft=False)


def _multiply(prior: Bounds, items: Sequence[Item], rho: float | None, rubrics: Rubrics) -> _Sum:
    rubric = rubrics.posterior
    units = tuple(_units(items, rho))
    ratios = [unit.ratio for unit in units if unit.ratio is not None]
    if len(ratios) == len(units):
        try:
            bounds = posterior_bounds(prior, ratios)
        except ValueError:  # one part excludes the claim and another the rival: the words say so
            return _Sum(units, Bounds(0.0, 1.0), rubric.contradictory, possible=False)
        words = moved_words(prior, bounds, rubric) if items else rubric.unweighed
        return _Sum(units, bounds, words, possible=True)
    return _Sum(units, Bounds(0.0, 1.0), rubric.contradictory, possible=False)


def _units(items: Sequence[Item], rho: float | None) -> Iterator[_Unit]:
    """Give the clusters, and every item without one by itself; the order of the items cannot show."""
    for key in dict.fromkeys(_key(item) for item in items):
        members = sorted((item for item in items if _key(item) == key), key=lambda item: item.evidence_id)
        yield _unit(key[0], members, rho)


def _key(item: Item) -> tuple[str, str]:
    return item.cluster, "" if item.cluster else item.evidence_id


def _unit(cluster: str, members: Sequence[Item], rho: float | None) -> _Unit:
    names = tuple(item.evidence_id for item in members)
    if rho is not None and len(members) == 2:
        try:
            ratio = correlated_ratio(members[0], members[1], rho)
        except CorrelationError:
            raise
        except ValueError:  # neither explanation allows the two together
            return _Unit(cluster, names, (), None, paired=True)
        return _Unit(cluster, names, names, ratio, paired=True)
    if any(item.test is None for item in members):
        return _Unit(cluster, names, (), None, paired=False)
    counted = count_once(members)[0]
    ratio = counted.test.ratio if counted.test else _ANYTHING
    return _Unit(cluster, names, (counted.evidence_id,), ratio, paired=False)


def _total(ratios: Sequence[Bounds]) -> Bounds:
    """Multiply ratios; an end at which one part excludes the claim and another the rival is open."""
    lows, highs = (sorted(ends) for ends in ([r.low for r in ratios], [r.high for r in ratios]))
    return Bounds(0.0 if 0 in lows else math.prod(lows), math.inf if math.inf in highs else math.prod(highs))


def _strength(items: Sequence[Item]) -> Strength:
    """Give the level: every failed test counts, and of each cluster the best that was passed."""
    tests = [item for item in items if item.test is not None]
    failed = [(item.test.kind, False) for item in tests if item.test and not item.test.passed]
    best: dict[tuple[str, str], TestKind] = {}
    for item in tests:
        if item.test and item.test.passed:
            key = _key(item)
            best[key] = max(best.get(key, _KINDS[0]), item.test.kind, key=_KINDS.index)
    return strength_of([*failed, *((kind, True) for kind in best.values())])


def _shown(item: Item, whole: _Sum, rubrics: Rubrics) -> ItemWeight:
    unit = next(unit for unit in whole.units if item.evidence_id in unit.members)
    counted = whole.possible and item.evidence_id in unit.counted
    kind = kind_of_test(item.claim, item.rival, rubrics.cutoffs)
    test = item.test or TracedTest(kind, passed=False, ratio=_ANYTHING)
    return ItemWeight(
        name=item.evidence_id,
        cluster=item.cluster,
        found=item.found,
        p_claim_low=item.claim.low,
        p_claim_high=item.claim.high,
        p_rival_low=item.rival.low,
        p_rival_high=item.rival.high,
        test=test.kind,
        passed=test.passed,
        ratio_low=test.ratio.low,
        ratio_high=test.ratio.high,
        weight_low_db=decibels(test.ratio.low),
        weight_high_db=decibels(test.ratio.high),
        counted=counted,
        stood_for_by="" if item.evidence_id in unit.counted else next(iter(unit.counted), ""),
    )


def _clusters(units: Sequence[_Unit]) -> Iterator[ClusterWeight]:
    for unit in units:
        if len(unit.members) > 1:
            ratio = unit.ratio or _ANYTHING
            yield ClusterWeight(
                cluster=unit.cluster,
                items=unit.members,
                treatment="correlation" if unit.paired else "once",
                ratio_low=ratio.low,
                ratio_high=ratio.high,
                weight_low_db=decibels(ratio.low),
                weight_high_db=decibels(ratio.high),
            )


def _without(
    prior: Bounds, items: Sequence[Item], rho: float | None, rubrics: Rubrics
) -> Iterator[WithoutResult]:
    for item in items:
        rest = [other for other in items if other is not item]
        result = _multiply(prior, rest, rho, rubrics)
        yield WithoutResult(
            kind="item",
            name=item.evidence_id,
            low=result.bounds.low,
            high=result.bounds.high,
            words=result.words,
        )
    for cluster in dict.fromkeys(item.cluster for item in items if item.cluster):
        rest = [other for other in items if other.cluster != cluster]
        result = _multiply(prior, rest, rho, rubrics)
        yield WithoutResult(
            kind="cluster", name=cluster, low=result.bounds.low, high=result.bounds.high, words=result.words
        )
