"""The weight of a voice, and the posterior of a step or a claim against one rival (method, section 5).

Within a voice items are never multiplied as if they were independent: the item of greatest weight counts,
unless a judge gave conditional likelihoods, which multiply along their chain.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sjc_analysis.argument.odds import Bounds, decibels, posterior_bounds, ratio_of
from sjc_analysis.records import Evidence, Likelihood


class Weighed(NamedTuple):
    """One item against one rival: the likelihoods that count, and the ratio of what was observed.

    ``ratio`` is ``None`` where neither explanation allows what was observed.
    """

    item: Evidence
    claim: Bounds
    rival: Bounds
    ratio: Bounds | None
    given_id: str = ""

    @property
    def weight(self) -> tuple[float, float]:
        """The weight in decibels, low and high end; without bounds where the item is impossible."""
        low, high = self.ratio or (0.0, math.inf)
        return decibels(low), decibels(high)


class Weight(NamedTuple):
    """What all items come to against one rival: one ratio a voice, and which items count."""

    items: tuple[Weighed, ...]
    ratios: tuple[Bounds, ...]
    possible: bool
    counted: frozenset[str]

    def posterior(self, prior: Bounds) -> Bounds | None:
        """Give the posterior; ``None`` where what was weighed contradicts itself."""
        if not self.possible:
            return None
        try:
            return posterior_bounds(prior, self.ratios)
        except ValueError:
            return None

    def meets(self, single: float, together: float) -> bool:
        """Whether one counted test reaches one bar and all counted items together the other, cautiously."""
        tests = [
            each.ratio.low for each in self.items if each.ratio and each.item.evidence_id in self.counted
        ]
        lows = sorted(ratio.low for ratio in self.ratios)
        return (
            any(_reaches(low, single) for low in tests)
            and 0 not in lows
            and _reaches(math.prod(lows), together)
        )

    def fails(self, bar: float) -> bool:
        """Whether a decisive test failed: the ratio of an item, counted or not, of at most one to the bar."""
        return any(each.ratio.high <= (1 / bar) * (1 + 1e-9) for each in self.items if each.ratio)


def weigh(item: Evidence, judged: Sequence[Likelihood], *, given_id: str = "") -> Weighed:
    """Weigh one item by all that judges gave: their intervals are joined to the widest.

    What a person judged to contradict the claim may lower it and never lift it: its ratio is at most 1.
    """
    claim = Bounds(min(row.p_claim_low for row in judged), max(row.p_claim_high for row in judged))
    rival = Bounds(min(row.p_rival_low for row in judged), max(row.p_rival_high for row in judged))
    try:
        ratio: Bounds | None = ratio_of(claim, rival, found=item.observation == "found")
    except ValueError:
        ratio = None
    if ratio is not None and item.bearing == "contradicts":
        ratio = Bounds(min(ratio.low, 1.0), min(ratio.high, 1.0))
    return Weighed(item, claim, rival, ratio, given_id)


def add_up(voices: Iterable[Sequence[Weighed]]) -> Weight:
    """Put the voices together: one ratio for each.

    Parameters
    ----------
    voices
        The weighed items of each voice.
    """
    items: list[Weighed] = []
    ratios: list[Bounds] = []
    counted: set[str] = set()
    possible = True
    for members in voices:
        items += members
        if not _leave_something(members):
            possible = False
            continue
        ordered = sorted(members, key=lambda each: (each.item.evidence_id, each.given_id))
        branches = [_branch(each, ordered) for each in ordered if not each.given_id]
        ratios.append(once([ratio for ratio, _ in branches]) if branches else Bounds(1.0, 1.0))
        counted |= max(branches, key=lambda branch: _rank(branch[0]))[1] if branches else frozenset()
    return Weight(tuple(items), tuple(ratios), possible, frozenset(counted))


def _leave_something(members: Sequence[Weighed]) -> bool:
    """Whether no item is impossible under both, and no two exclude the claim and the rival between them."""
    known = [each.ratio for each in members if each.ratio is not None]
    excludes = any(ratio.high == 0 for ratio in known) and any(ratio.low == math.inf for ratio in known)
    return len(known) == len(members) and not excludes


def once(ratios: Sequence[Bounds]) -> Bounds:
    """Give the weight of one voice: that of its item of greatest weight, wherever the intervals put it.

    The counted weight ranges over all values of any item that are at least as far from even as the largest
    weight that is certain among them, so the ends enclose every point within the intervals.

    Examples
    --------
    >>> once([Bounds(4, 4), Bounds(8, 8)])
    Bounds(low=8.0, high=8.0)
    >>> once([Bounds(0.25, 0.25), Bounds(2, 2)])
    Bounds(low=0.25, high=0.25)
    """
    sure = max(_distance(low) if low > 1 else _distance(high) if high < 1 else 1.0 for low, high in ratios)
    ends: list[float] = []
    for low, high in ratios:
        if high >= 1 and _distance(high) >= sure:
            ends += [max(low, sure), high]
        if low <= 1 and _distance(low) >= sure:
            ends += [low, high if high <= 1 and _distance(high) >= sure else 1 / sure]
    return Bounds(float(min(ends)), float(max(ends)))


def _distance(ratio: float) -> float:
    """Give how far a ratio is from even, as a ratio of at least one."""
    return ratio if ratio >= 1 else math.inf if ratio == 0 else 1 / ratio


def _branch(
    at: Weighed, members: Sequence[Weighed], above: frozenset[str] = frozenset()
) -> tuple[Bounds, frozenset[str]]:
    """Multiply an item by what was judged given it, of which again only the weightiest branch counts.

    What is given itself in the end, or what nobody weighed, hangs on no first item and is never reached.
    """
    ids = above | {at.item.evidence_id}
    branches = [
        _branch(each, members, ids) for each in members
        if each.given_id == at.item.evidence_id and each.item.evidence_id not in ids
    ]  # fmt: skip
    ratio = at.ratio or Bounds(0.0, math.inf)
    if not branches:
        return ratio, frozenset({at.item.evidence_id})
    weightiest = max(branches, key=lambda branch: _rank(branch[0]))
    return times(ratio, once([each for each, _ in branches])), weightiest[1] | {at.item.evidence_id}


def times(one: Bounds, other: Bounds) -> Bounds:
    """Multiply two ratios; an end at which one excludes the claim and the other the rival is open."""
    low = 0.0 if 0 in (one.low, other.low) else one.low * other.low
    high = math.inf if math.inf in (one.high, other.high) else one.high * other.high
    return Bounds(low, high)


def _rank(ratio: Bounds) -> tuple[float, float, float, float]:
    """Order by weight (nearest end, farthest end); of equals the one against the claim stands higher."""
    low, high = decibels(ratio.low), decibels(ratio.high)
    nearest = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
    return nearest, max(abs(low), abs(high)), -low, -high


def joint(posteriors: Mapping[str, Bounds]) -> Bounds:
    """Put the posteriors against several rivals together: 1 / (1 + the sum of the odds of each rival).

    What nobody named is not in it. An independent item in the claim's favour lowers each rival's odds, so it
    cannot lower the whole.

    Examples
    --------
    >>> joint({"V-01": Bounds(0.5, 0.5), "V-02": Bounds(0.5, 0.5)}).low
    0.3333333333333333
    """
    against = [sum(_odds_against(each[end]) for each in posteriors.values()) for end in (0, 1)]
    return Bounds(1 / (1 + against[0]), 1 / (1 + against[1]))


def _odds_against(probability: float) -> float:
    return math.inf if probability == 0 else (1 - probability) / probability


def _reaches(value: float, bar: float) -> bool:
    return value >= bar * (1 - 1e-9)
