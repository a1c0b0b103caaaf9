"""Which factors a text means."""

from collections.abc import Sequence

from sjc_analysis.graph.links import Factor
from sjc_analysis.vocabulary import Match


def matching(factors: Sequence[Factor], text: str, match: Match) -> tuple[str, ...]:
    """Give the ids of the factors that a text means, in order.

    Parameters
    ----------
    factors
        All factors.
    text
        A label or an id; spaces count once.
    match
        ``exact``: the label is the text, to the letter, or, if none is, but for capitals. ``contains``: it
        holds the text, in capitals or not.

    Examples
    --------
    >>> names = Factor("1", "Fear"), Factor("2", "less fear"), Factor("3", "fear")
    >>> matching(names, "fear", "exact"), matching(names, "FEAR", "exact")
    (('3',), ('1', '3'))
    >>> matching(names, "LESS", "contains")
    ('2',)
    """
    wanted = " ".join(text.split())
    if not wanted:
        return ()
    folded = wanted.casefold()
    found = {factor.factor_id for factor in factors if wanted in factor}
    if match == "contains":
        found |= {factor.factor_id for factor in factors if folded in factor.label.casefold()}
    elif not found:
        found = {factor.factor_id for factor in factors if folded == factor.label.casefold()}
    return tuple(sorted(found))
