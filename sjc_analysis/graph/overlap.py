"""Whether two causes reach an effect by routes of their own, or by the same ones.

By the theorem of the maximum flow and the minimum cut, the citations to take away for two causes together are
never more than for each by itself. What is missing from the sum is evidence that serves both.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.pathways import Bundle, bundle, keep_between
from sjc_analysis.graph.robustness import robustness

Routes = Literal["none", "independent", "partly shared", "wholly shared"]


class Overlap(NamedTuple):
    """The routes of two causes to one effect.

    ``shared_citations`` is the part of the robustness that both causes rest on. Routes are independent if no
    bundle serves both; wholly shared if together they are no more robust than the better of the two.
    """

    one: str
    other: str
    target: str
    routes: Routes
    only_one: tuple[Bundle, ...]
    only_other: tuple[Bundle, ...]
    shared: tuple[Bundle, ...]
    robustness_one: int
    robustness_other: int
    robustness_together: int

    @property
    def shared_citations(self) -> int:
        """Citations that serve both."""
        return self.robustness_one + self.robustness_other - self.robustness_together


def overlap(links: Sequence[CitedLink], one: str, other: str, target: str, most: int = 4) -> Overlap:
    """Compare the routes of two causes to one effect.

    Parameters
    ----------
    links
        The map.
    one, other, target
        Three different factors.
    most
        Most steps of a path.

    Raises
    ------
    ValueError
        If two of the three are the same.

    Examples
    --------
    Rain and a well both fill the tank, and the tank feeds the crops: one citation is the last step of both.

    >>> told = [CitedLink("1", "rain", "tank"), CitedLink("2", "well", "tank")]
    >>> told.append(CitedLink("3", "tank", "crops"))
    >>> found = overlap(told, "rain", "well", "crops")
    >>> found.routes, found.shared_citations, [(each.cause, each.effect) for each in found.shared]
    ('wholly shared', 1, [('tank', 'crops')])
    """
    if len({one, other, target}) < 3:
        msg = "two causes and an effect are three different factors"
        raise ValueError(msg)
    ways = [bundle(keep_between(links, {cause}, {target}, most)) for cause in (one, other)]
    both = bundle(keep_between(links, {one, other}, {target}, most))
    ends = [{(each.cause, each.effect) for each in way} for way in ways]
    shared = tuple(each for each in ways[0] if (each.cause, each.effect) in ends[1])
    only_one, only_other = (tuple(each for each in way if each not in shared) for way in ways)
    values = [robustness(both, starts, {target}).value for starts in ({one}, {other}, {one, other})]
    routes = _routes(bool(ways[0]) and bool(ways[1]), bool(shared), values)
    return Overlap(one, other, target, routes, only_one, only_other, shared, *values)


def _routes(both_reach: bool, any_shared: bool, values: Sequence[int]) -> Routes:
    if not both_reach:
        return "none"
    if not any_shared:
        return "independent"
    return "wholly shared" if values[2] == max(values[:2]) else "partly shared"
