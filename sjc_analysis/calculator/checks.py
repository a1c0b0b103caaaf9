"""What keeps a weighing from being worked out, said before anything is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sjc_analysis.calculator.items import WeighItem
from sjc_analysis.findings import Finding
from sjc_analysis.reasoning.dependence import CorrelationError, correlated_ratio
from sjc_analysis.reasoning.weighing import Item


def weighing_problems(rival: str, items: Sequence[WeighItem], rho: float | None) -> Iterator[Finding]:
    """List every problem: a blank rival, a name that stands twice, a correlation that cannot be used."""
    if not rival.strip():
        yield Finding(
            rule="CA4", column="--rival", reason="a ratio is always against a named rival, and this is blank",
            remedy="Name the other explanation the items are weighed against.",
        )  # fmt: skip
    for name, times in Counter(item.name for item in items).items():
        if times > 1:
            numbers = [str(n) for n, item in enumerate(items, start=1) if item.name == name]
            yield Finding(
                rule="CA5", column="--item", reason=f"the items {' and '.join(numbers)} have the same name",
                remedy="Give each its own name; if they are one observation, keep one.",
            )  # fmt: skip
    if rho is not None:
        yield from _rho_problems(items, rho)


def _rho_problems(items: Sequence[WeighItem], rho: float) -> Iterator[Finding]:
    if not -1 <= rho <= 1:
        yield Finding(
            rule="CA6", column="--rho", reason="a correlation lies between -1 and 1", allowed="-1 to 1"
        )
        return
    sizes = Counter(item.cluster for item in items if item.cluster)
    if 2 not in sizes.values():
        yield Finding(
            rule="CA6", column="--rho", reason="no cluster has exactly two items to correlate",
            remedy="Give two items the same cluster, or leave --rho out.",
        )  # fmt: skip
    if any(size > 2 for size in sizes.values()):
        yield Finding(
            rule="CA6", column="--rho",
            reason="a cluster has more than two items, and the pairs do not settle the whole",
            remedy="Leave --rho out, so that the weightiest item counts once, or split the cluster.",
        )  # fmt: skip
    for cluster in (name for name, size in sizes.items() if size == 2):
        pair = [item for item in items if item.cluster == cluster]
        if not _allows(pair, rho):
            yield Finding(
                rule="CA6", column="--rho",
                reason="with the likelihoods of a cluster this correlation makes a probability negative",
                remedy="Choose a correlation nearer 0, or leave --rho out.",
            )  # fmt: skip


def _allows(pair: Sequence[WeighItem], rho: float) -> bool:
    first, second = (
        Item(item.name, item.cluster, item.p_claim, item.p_rival, item.found, "", None, draft=False)
        for item in pair
    )
    try:
        correlated_ratio(first, second, rho)
    except CorrelationError:
        return False
    except ValueError:  # impossible under both, which the words of the result say
        return True
    return True
