"""A weighing as lines for a screen, what limits it first."""

import math
from collections.abc import Iterator

from sjc_analysis.calculator.weigh import AgainstRival, ItemWeight, VoiceWeight, Weighing
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
    lines = [line for rival in weighing.rivals for line in (*_against(rival, weighing), "")]
    if len(weighing.rivals) > 1:
        posterior = three_decimals(weighing.low, weighing.high)
        lines[:0] = [
            f"The claim against all {len(weighing.rivals)} together: {posterior}, {weighing.words}",
            "",
        ]
    return [*lines, "The likelihoods are judgements. Explanations that nobody named are not weighed here."]


def _against(rival: AgainstRival, weighing: Weighing) -> Iterator[str]:
    posterior = three_decimals(rival.low, rival.high)
    yield f'The claim against "{one_line(rival.rival)}": {posterior}, {rival.words}'
    prior = three_decimals(weighing.prior_low, weighing.prior_high)
    yield f"  prior {prior}; all items together: {_weight(rival)}"
    yield f"  break-even prior for {weighing.threshold:g}: {prior_needed(rival.break_even_prior)}"
    apart = sum(not item.cluster and not item.given for item in rival.items)
    if apart > 1:
        yield f"  {apart} items have no cluster and are taken as independent; say so only if they are."
    yield "Items"
    for item in rival.items:
        outcome = "passed" if item.passed else "not passed"
        test = f"{item.test.replace('_', ' ')}, {outcome}"
        yield f"  {_name(item)}: {test}; {_weight(item)}; {_counts(item, rival)}"
    if rival.voices:
        yield "Items that hang together"
    for voice in rival.voices:
        name = f"{one_line(voice.cluster)}: " if voice.cluster else ""
        yield f"  {name}{', '.join(map(one_line, voice.items))}; {_weight(voice)}"
    yield "Without"
    for rest in rival.without:
        kind = "the cluster " if rest.kind == "cluster" else ""
        yield f"  {kind}{one_line(rest.name)}: {three_decimals(rest.low, rest.high)}, {rest.words}"


def _name(item: ItemWeight) -> str:
    observed = "found" if item.found else "sought and absent"
    cluster = f", cluster {one_line(item.cluster)}" if item.cluster else ""
    given = f", given {one_line(item.given)}" if item.given else ""
    return f"{one_line(item.name)} ({observed}{cluster}{given})"


def _counts(item: ItemWeight, rival: AgainstRival) -> str:
    if not rival.possible:
        return "not counted, because the likelihoods contradict each other"
    stand = " and ".join(f'"{one_line(name)}"' for name in item.stood_for_by)
    verb = "stand" if len(item.stood_for_by) > 1 else "stands"
    return f"not counted, because {stand} {verb} for its voice" if stand else "counts"


def _weight(of: AgainstRival | ItemWeight | VoiceWeight) -> str:
    ratios = _ratio(of.ratio_low), _ratio(of.ratio_high)
    weights = _decibels(of.weight_low_db), _decibels(of.weight_high_db)
    if of.ratio_low == of.ratio_high:
        return f"ratio {ratios[0]} ({weights[0]} dB)"
    return f"ratio {ratios[0]} to {ratios[1]} ({weights[0]} to {weights[1]} dB)"


def _ratio(value: float) -> str:
    return "infinity" if math.isinf(value) else f"{value:.3g}"


def _decibels(value: float) -> str:
    if math.isinf(value):
        return "infinity" if value > 0 else "minus infinity"
    return f"{value:+.2f}" if value else "0.00"
