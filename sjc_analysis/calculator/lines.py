"""A weighing as lines for a screen, what limits it first."""

import math

from sjc_analysis.calculator.results import ClusterWeight, ItemWeight, Weighing
from sjc_analysis.plain_text import one_line, prior_needed, three_decimals


def weighing_lines(weighing: Weighing) -> list[str]:
    """Write a weighing as lines for a screen.

    Parameters
    ----------
    weighing
        What :func:`sjc_analysis.calculator.weigh` gave.

    Returns
    -------
    list of str
        The posterior and its words, what it rests on, every item, and the posterior without each.

    Examples
    --------
    >>> from sjc_analysis.calculator import weigh_texts
    >>> print(weighing_lines(weigh_texts("0.5", "a circular", ["signed minutes:0.4:0.05"]))[0])
    The claim against "a circular": 0.889, highly confident
    """
    posterior = three_decimals(weighing.low, weighing.high)
    together = _weight(
        weighing.ratio_low, weighing.ratio_high, weighing.weight_low_db, weighing.weight_high_db
    )
    return [
        f'The claim against "{one_line(weighing.rival)}": {posterior}, {weighing.words}',
        f"  prior {three_decimals(weighing.prior_low, weighing.prior_high)}; all items together: {together}; "
        f"strength of evidence: {weighing.strength}",
        f"  {_break_even(weighing)}",
        *(f"  {note}" for note in _notes(weighing)),
        "",
        "Items",
        *(f"  {_item(item, weighing)}" for item in weighing.items),
        *_cluster_lines(weighing),
        *_without_lines(weighing),
    ]


def _notes(weighing: Weighing) -> list[str]:
    apart = sum(not item.cluster for item in weighing.items)
    independent = (
        [f"{apart} items have no cluster and are taken as independent; say so only if they are."]
        if apart > 1
        else []
    )
    return [
        *independent,
        "The likelihoods are judgements. Other rivals are not weighed here.",
    ]


def _item(item: ItemWeight, weighing: Weighing) -> str:
    observed = "found" if item.found else "sought and absent"
    cluster = f", cluster {one_line(item.cluster)}" if item.cluster else ""
    outcome = "passed" if item.passed else "not passed"
    weight = _weight(item.ratio_low, item.ratio_high, item.weight_low_db, item.weight_high_db)
    return (
        f"{one_line(item.name)} ({observed}{cluster}): {item.test.replace('_', ' ')}, {outcome}; "
        f"{weight}; {_counts(item, weighing)}"
    )


def _counts(item: ItemWeight, weighing: Weighing) -> str:
    if not weighing.possible:
        return "not counted, because the likelihoods contradict each other"
    if item.stood_for_by:
        return f'not counted, because "{one_line(item.stood_for_by)}" stands for its cluster'
    paired = any(
        item.name in cluster.items and cluster.treatment == "correlation" for cluster in weighing.clusters
    )
    return "counts with its pair" if paired else "counts"


def _cluster_lines(weighing: Weighing) -> list[str]:
    if not weighing.clusters:
        return []
    how = {"once": "the weightiest counts once", "correlation": f"correlated, rho {weighing.rho}"}
    return [
        "",
        "Clusters",
        *(f"  {_cluster(cluster, how[cluster.treatment])}" for cluster in weighing.clusters),
    ]


def _cluster(cluster: ClusterWeight, how: str) -> str:
    weight = _weight(cluster.ratio_low, cluster.ratio_high, cluster.weight_low_db, cluster.weight_high_db)
    return f"{one_line(cluster.cluster)}: {', '.join(map(one_line, cluster.items))}; {how}; {weight}"


def _without_lines(weighing: Weighing) -> list[str]:
    return [
        "",
        "Without",
        *(
            f"  {'the cluster ' if rest.kind == 'cluster' else ''}{one_line(rest.name)}: "
            f"{three_decimals(rest.low, rest.high)}, {rest.words}"
            for rest in weighing.without
        ),
    ]


def _break_even(weighing: Weighing) -> str:
    cautious, favourable = weighing.break_even_cautious, weighing.break_even_favourable
    shown = prior_needed(cautious)
    if prior_needed(favourable) != shown:
        shown = f"{shown} at the cautious end, {prior_needed(favourable)} at the favourable end"
    return f"break-even prior for {weighing.threshold:g}: {shown}"


def _weight(ratio_low: float, ratio_high: float, low_db: float, high_db: float) -> str:
    ratios = _ratio(ratio_low), _ratio(ratio_high)
    weights = _decibels(low_db), _decibels(high_db)
    if ratio_low == ratio_high:
        return f"ratio {ratios[0]} ({weights[0]} dB)"
    return f"ratio {ratios[0]} to {ratios[1]} ({weights[0]} to {weights[1]} dB)"


def _ratio(value: float) -> str:
    return "infinity" if math.isinf(value) else f"{value:.3g}"


def _decibels(value: float) -> str:
    if math.isinf(value):
        return "infinity" if value > 0 else "minus infinity"
    return f"{value:+.2f}" if value else "0.00"
