"""Tipping likelihoods: where a judged likelihood would have to lie for the words or the verdict to flip.

Each is given to a hundredth, inside the judged interval and beyond it, with everything else as it stands
(method, section 6).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from sjc_analysis.findings import FindingsError
from sjc_analysis.reasoning.facts import reweighed, verdict_of
from sjc_analysis.reasoning.ladder import Facts, lowest
from sjc_analysis.reasoning.odds import Bounds, posterior_bounds, ratio_of
from sjc_analysis.reasoning.posteriors import add_up, moved_words, prior_of
from sjc_analysis.reasoning.process_tracing import trace
from sjc_analysis.reasoning.results import Posterior, TippingPoint
from sjc_analysis.reasoning.rules import caps_of
from sjc_analysis.reasoning.strength import TestResult, result_of
from sjc_analysis.reasoning.weighing import Item
from sjc_analysis.records import Likelihood, Row
from sjc_analysis.rubrics import Cutoffs, Rubrics
from sjc_analysis.vocabulary import Verdict

_STEPS = 100
"""Likelihoods are tried to a hundredth: nobody judges them more finely."""

_IMPOSSIBLE = ""
"""Stands for the words where a likelihood cannot lie."""

Which = Literal["p_claim", "p_rival"]


class _Judged(NamedTuple):
    """One likelihood of one item against one rival, among the items it is weighed with."""

    item: Item
    rival_id: str
    which: Which
    others: tuple[Item, ...]

    @property
    def bounds(self) -> Bounds:
        """Where the judges put it."""
        return self.item.claim if self.which == "p_claim" else self.item.rival


def tipping_points(
    facts: Facts, posteriors: Sequence[Posterior], verdict: Verdict, rubrics: Rubrics
) -> tuple[TippingPoint, ...]:
    """Find the nearest likelihoods, below and above each judged one, that flip the words or the verdict.

    Parameters
    ----------
    facts
        The claim's facts.
    posteriors
        Its posteriors, one a rival.
    verdict
        Its verdict.
    rubrics
        Cut-offs, words and the default prior.

    Returns
    -------
    tuple of TippingPoint
        By rival, item and likelihood; none where no value flips anything. A point says what holds at that
        value; where likelihoods are conditional on each other a nearer one may exist.
    """
    words = {posterior.rival_id: posterior.words for posterior in posteriors}
    points: list[TippingPoint] = []
    for rival_id, items in facts.judged.items():
        for item in (each for each in items if rival_id in words and not each.elsewhere):
            others = tuple(other for other in items if other is not item)
            verdicts = {_result(item): verdict}
            for which in ("p_claim", "p_rival"):
                judged = _Judged(item, rival_id, which, others)
                points += _of_words(facts, judged, words[rival_id], rubrics)
                points += _of_verdict(facts, judged, verdict, verdicts, rubrics)
    return tuple(points)


def _of_words(facts: Facts, judged: _Judged, before: str, rubrics: Rubrics) -> Iterator[TippingPoint]:
    prior = prior_of(facts.claim, rubrics.posterior)
    free = judged.item.shows and not (judged.item.draft or judged.item.contradicts)
    alone = free and all(other.cluster != judged.item.cluster for other in judged.others)
    rest = add_up(facts.casebook, prior, judged.others, rubrics.posterior) if alone else None

    def words_at(value: float) -> str:
        if rest is None or not rest.possible:
            moved = _moved(judged, value, rubrics.cutoffs)
            try:
                return add_up(facts.casebook, prior, (*judged.others, moved), rubrics.posterior).words
            except FindingsError:  # the correlation of the pair does not allow this value
                return _IMPOSSIBLE
        try:  # an item that shares its cluster with no other multiplies what the rest came to
            ratio = ratio_of(*_likelihoods(judged, value), found=judged.item.found)
            return moved_words(prior, posterior_bounds(rest.bounds, (ratio,)), rubrics.posterior)
        except ValueError:
            return rubrics.posterior.contradictory

    yield from _both_sides(judged, before, words_at, "words")


def _of_verdict(
    facts: Facts,
    judged: _Judged,
    before: Verdict,
    known: dict[TestResult | None, Verdict],
    rubrics: Rubrics,
) -> Iterator[TippingPoint]:
    """Find where the verdict flips; it sees a likelihood only by the test it makes and its outcome."""

    def verdict_at(value: float) -> str:
        moved = _moved(judged, value, rubrics.cutoffs)
        key = _result(moved)
        if key not in known:
            known[key] = _verdict_with(facts, judged, moved, value, rubrics)
        return known[key]

    yield from _both_sides(judged, before, verdict_at, "verdict")


def _verdict_with(facts: Facts, judged: _Judged, moved: Item, value: float, rubrics: Rubrics) -> Verdict:
    """Give the verdict with one likelihood moved; where drafts play a part, from the rows anew."""
    if any(item.draft for items in facts.judged.values() for item in items):
        book = facts.casebook.changed(_rows(facts, judged, value))
        return verdict_of(book, facts.claim, rubrics, facts)
    items = tuple(moved if item is judged.item else item for item in facts.judged[judged.rival_id])
    return lowest(caps_of(reweighed(facts, {**facts.judged, judged.rival_id: items})))


def _result(item: Item) -> TestResult | None:
    return result_of(item.test.kind, passed=item.test.passed) if item.test else None


def _both_sides(
    judged: _Judged, before: str, at: Callable[[float], str], flips: Literal["words", "verdict"]
) -> Iterator[TippingPoint]:
    """Search downwards and upwards, each from the end of the interval where nothing has flipped yet.

    The words come from the cautious end, so towards the other end they may flip inside the interval.
    """
    low, high = judged.bounds

    @cache
    def flipped(step: int) -> bool:
        return at(step / _STEPS) != before

    first, last = round(low * _STEPS), round(high * _STEPS)
    down, up = (last if flipped(first) else first), (first if flipped(last) else last)
    for start, farthest in ((down, 0), (up, _STEPS)):
        between = range(farthest, start, 1 if farthest < start else -1)
        end = next((step for step in between if at(step / _STEPS) != _IMPOSSIBLE), start)
        found = _flip(start, end, flipped)
        if found is not None:
            value = found / _STEPS
            yield TippingPoint(
                evidence_id=judged.item.evidence_id,
                rival_id=judged.rival_id,
                likelihood=judged.which,
                low=low,
                high=high,
                at=value,
                within=low <= value <= high,
                flips=flips,
                before=before,
                after=at(value),
            )


def _flip(start: int, end: int, flipped: Callable[[int], bool]) -> int | None:
    """Give the step nearest to the start at which it has flipped; ``None`` if it has not at the end."""
    if not flipped(end):
        return None
    if flipped(start):
        return start
    while abs(end - start) > 1:
        middle = (start + end) // 2
        if flipped(middle):
            end = middle
        else:
            start = middle
    return end


def _moved(judged: _Judged, value: float, cutoffs: Cutoffs) -> Item:
    """Put one likelihood of the item to a point."""
    claim, rival = _likelihoods(judged, value)
    try:
        test = trace(claim, rival, found=judged.item.found, cutoffs=cutoffs)
    except ValueError:  # neither explanation allows it
        test = None
    return judged.item._replace(claim=claim, rival=rival, test=test)


def _likelihoods(judged: _Judged, value: float) -> tuple[Bounds, Bounds]:
    point = Bounds(value, value)
    if judged.which == "p_claim":
        return point, judged.item.rival
    return judged.item.claim, point


def _rows(facts: Facts, judged: _Judged, value: float) -> dict[str, Row]:
    """Put that likelihood of every judge of the item to a point."""
    rows: list[Likelihood] = [
        row
        for row in facts.casebook.live("likelihoods")
        if (row.evidence_id, row.rival_id, row.given_id)
        == (judged.item.evidence_id, judged.rival_id, judged.item.given_id)
    ]
    ends = {f"{judged.which}_low": value, f"{judged.which}_high": value}
    return {row.likelihood_id: row.model_copy(update=ends) for row in rows}
