"""The posterior of a claim against each named rival that somebody judged (method, sections 4.1 and 6)."""

from collections import defaultdict
from collections.abc import Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reasoning.dependence import CorrelationError, correlated_ratio, count_once
from sjc_analysis.reasoning.odds import Bounds, break_even_prior, decibels, posterior_bounds
from sjc_analysis.reasoning.process_tracing import TracedTest, kind_of_test
from sjc_analysis.reasoning.results import Posterior, WeighedItem
from sjc_analysis.reasoning.weighing import Item, items_by_rival
from sjc_analysis.records import Claim, Cluster
from sjc_analysis.rubrics import Cutoffs, PosteriorRubric, Rubrics

_ANYTHING = Bounds(0.0, float("inf"))


def posteriors_for(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> tuple[Posterior, ...]:
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
    for rival_id, items in items_by_rival(casebook, claim, rubrics.cutoffs).items():
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


def _posterior(
    casebook: Casebook, claim: Claim, rival_id: str, items: Sequence[Item], rubrics: Rubrics
) -> Posterior:
    rubric = rubrics.posterior
    usable = [item for item in items if not item.draft or (item.test is not None and not item.lifts)]
    counted, ratios, possible = _weigh(casebook, usable)
    prior = Bounds(
        rubric.default_prior if claim.prior_low is None else claim.prior_low,
        rubric.default_prior if claim.prior_high is None else claim.prior_high,
    )
    words = rubric.contradictory
    bounds = Bounds(0.0, 1.0)
    if possible:
        try:
            bounds = posterior_bounds(prior, ratios)
            words = words_for(bounds, rubric) if ratios else rubric.unweighed
        except ValueError:  # one item excludes the claim and another the rival: the words say so
            possible = False
    return Posterior(
        rival_id=rival_id,
        prior_low=prior.low,
        prior_high=prior.high,
        low=bounds.low,
        high=bounds.high,
        words=words,
        break_even_prior=break_even_prior([r.low for r in ratios], rubric.threshold) if possible else None,
        threshold=rubric.threshold,
        items=tuple(_shown(item, rival_id, counted, rubrics.cutoffs) for item in items),
    )


def _weigh(casebook: Casebook, items: Sequence[Item]) -> tuple[set[str], list[Bounds], bool]:
    """Give the ids that count, the ratios to multiply, and whether any explanation allows what was seen."""
    if any(item.test is None for item in items):
        return set(), [], False
    clusters: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        clusters[item.cluster].append(item)
    counted: set[str] = set()
    ratios: list[Bounds] = []
    for cluster_id in sorted(clusters):
        members = clusters[cluster_id]
        cluster = casebook.row(cluster_id)
        if isinstance(cluster, Cluster) and cluster.rho is not None and len(members) > 1:
            pair = _pair_ratio(cluster, cluster.rho, members)
            if pair is None:
                return set(), [], False
            ratios.append(pair)
            counted |= {item.evidence_id for item in members}
        else:
            once = count_once(members)
            ratios.extend(item.test.ratio for item in once if item.test)
            counted |= {item.evidence_id for item in once}
    return counted, ratios, True


def _pair_ratio(cluster: Cluster, rho: float, members: Sequence[Item]) -> Bounds | None:
    """Give the ratio of a correlated pair; ``None`` where neither explanation allows the two together."""
    if len(members) != 2 or any(item.given_id for item in members):
        raise _cannot(
            cluster,
            "a correlation is for exactly two items, neither with conditional likelihoods",
            "Choose the treatment given and add conditional likelihoods, or choose once.",
        )
    try:
        return correlated_ratio(members[0], members[1], rho)
    except CorrelationError as error:
        reason = "with these likelihoods rho makes a probability negative"
        raise _cannot(cluster, reason, "Choose a rho nearer 0, or the treatment once.") from error
    except ValueError:
        return None


def _cannot(cluster: Cluster, reason: str, remedy: str) -> FindingsError:
    return FindingsError.of(
        [
            Finding(
                rule="W1",
                sheet="clusters",
                column="rho",
                reason=f"{cluster.cluster_id}: {reason}",
                remedy=remedy,
            )
        ]
    )


def _shown(item: Item, rival_id: str, counted: set[str], cutoffs: Cutoffs) -> WeighedItem:
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
