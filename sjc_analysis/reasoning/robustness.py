"""How easily a verdict would change: without one cluster of evidence, or by a few other judgements.

Method, section 6. No change found is no proof of strength.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import evidence_on, with_changes
from sjc_analysis.reasoning.results import Margin, Reason, RivalResult
from sjc_analysis.reasoning.timing import traces_of
from sjc_analysis.reasoning.weighing import cluster_of
from sjc_analysis.reasoning.words import name_of
from sjc_analysis.records import Claim, Evidence, Likelihood, Link, Rival, Row, Trace
from sjc_analysis.vocabulary import Bearing, RivalSearch, RivalStanding, Verdict

VerdictOn = Callable[[Casebook], Verdict]
"""Gives a claim's verdict on a changed casebook."""

_MOST_CHANGED = 2
"""How many judgements are changed at once; three would take longer than a reader waits."""

_MOST_TRIED = 400
"""How many pairs are tried before the search is given up and said to be incomplete."""

_MOST_SHOWN = 5
"""How many of the changes that would do are listed."""


class _Change(NamedTuple):
    """One judgement made otherwise: the row and the column it is about, the new values, the words for it."""

    row_id: str
    column: str
    values: dict[str, object]
    words: str

    @property
    def judgement(self) -> tuple[str, str]:
        """Which judgement it changes; the same one is never changed twice at once."""
        return self.row_id, self.column


def verdicts_without_clusters(casebook: Casebook, claim: Claim, verdict_on: VerdictOn) -> dict[str, Verdict]:
    """Give the verdict without each provenance cluster of evidence that bears on the claim.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        The claim.
    verdict_on
        Gives the claim's verdict on a changed casebook.

    Returns
    -------
    dict of str to Verdict
        Cluster id -> the verdict the claim would have without its items.
    """
    bearing = [item for item in evidence_on(casebook, claim) if item.bearing in ("supports", "contradicts")]
    clusters: dict[str, list[Evidence]] = {}
    for item in bearing:
        clusters.setdefault(cluster_of(casebook, item), []).append(item)
    verdicts: dict[str, Verdict] = {}
    for cluster, items in sorted(clusters.items()):
        refused: dict[str, Row] = {
            item.evidence_id: item.model_copy(update={"status": "refused"}) for item in items
        }
        verdicts[cluster] = verdict_on(with_changes(casebook, refused))
    return verdicts


def margin_of(
    casebook: Casebook,
    claim: Claim,
    verdict: Verdict,
    rivals: Sequence[RivalResult],
    verdict_on: VerdictOn,
) -> Margin:
    """Find the fewest judgements that would change a verdict's wording if they were made otherwise.

    A judgement is the bearing of an evidence item, whether a link is stated, a rival's standing or its
    search, whether a trace is one, or where a likelihood lies inside its interval.

    Returns
    -------
    Margin
        ``exact`` is no where the search ended before it had tried every pair.
    """
    changes = [*_changes(casebook, claim, rivals)]
    judgements = len({change.judgement for change in changes})

    def outcome(chosen: Sequence[_Change]) -> Verdict:
        return verdict_on(with_changes(casebook, _merged(casebook, chosen)))

    for size in range(1, _MOST_CHANGED + 1):
        sets = [chosen for chosen in combinations(changes, size) if _differ(chosen)]
        found: list[Reason] = []
        for chosen in sets[:_MOST_TRIED]:
            after = outcome(chosen)
            if after != verdict:
                found.append(_reason(chosen, after))
            if len(found) == _MOST_SHOWN:
                break
        if found:
            return Margin(fewest=size, of=judgements, changes=tuple(found), exact=True)
        if len(sets) > _MOST_TRIED:
            break
    return Margin(fewest=None, of=judgements, changes=(), exact=judgements <= _MOST_CHANGED)


def _differ(chosen: Sequence[_Change]) -> bool:
    """Whether each change is of another judgement."""
    return len({change.judgement for change in chosen}) == len(chosen)


def _merged(casebook: Casebook, chosen: Sequence[_Change]) -> dict[str, Row]:
    """Apply changes to their rows, so that a rival's new search and its new standing both hold."""
    merged: dict[str, Row] = {}
    for change in chosen:
        row = merged.get(change.row_id) or casebook.row(change.row_id)
        merged[change.row_id] = row.model_copy(update={"status": "confirmed", **change.values})
    return merged


def _reason(chosen: Sequence[_Change], after: Verdict) -> Reason:
    words = " and ".join(change.words for change in chosen)
    rows = tuple(dict.fromkeys(change.row_id for change in chosen))
    return Reason(rule="M1", text=f"If {words}, the verdict would read {after}.", rows=rows)


def _changes(casebook: Casebook, claim: Claim, rivals: Sequence[RivalResult]) -> Iterable[_Change]:
    evidence = evidence_on(casebook, claim)
    for item in evidence:
        yield from _bearings(item)
    for link_id in claim.link_ids:
        yield from _bases(casebook, casebook.row(link_id))
    for rival in rivals:
        yield from _standings(casebook, casebook.row(rival.rival_id))
    ends = [claim.outcome_id, *(casebook.row(link_id).effect_id for link_id in claim.link_ids)]
    for row_id in dict.fromkeys(ends):
        for trace in traces_of(casebook, casebook.row(row_id)):
            yield from _traces(trace)
    cited = {item.evidence_id for item in evidence}
    for row in casebook.live("likelihoods"):
        if row.claim_id == claim.claim_id and row.evidence_id in cited:
            yield from _corners(row)


_BEARINGS: Mapping[Bearing, str] = {
    "does_not_bear": "were judged not to bear on it",
    "supports": "were judged to support it",
    "contradicts": "were judged to contradict it",
}


def _bearings(item: Evidence) -> Iterable[_Change]:
    for bearing, words in _BEARINGS.items():
        if bearing != item.bearing or item.is_draft:
            yield _Change(item.evidence_id, "bearing", {"bearing": bearing}, f"{item.evidence_id} {words}")


def _bases(casebook: Casebook, link: Link) -> Iterable[_Change]:
    """Change what a link's quote states; without a quote there is nothing to judge otherwise."""
    if link.quote is None:
        return
    step = f"{link.link_id} (from {name_of(casebook, link.cause_id)} to {name_of(casebook, link.effect_id)})"
    if link.basis != "stated_cause":
        words = f"the quote of {step} were read as stating a cause"
        yield _Change(link.link_id, "basis", {"basis": "stated_cause"}, words)
    if link.basis != "inferred":
        words = f"the quote of {step} were read as stating no cause"
        yield _Change(link.link_id, "basis", {"basis": "inferred"}, words)


_SEARCHES: Mapping[RivalSearch, str] = {
    "searched_equally": "had been searched with equal effort",
    "not_searched": "had not been searched",
}
_STANDINGS: Mapping[RivalStanding, str] = {
    "excluded": "were judged to be excluded",
    "stands": "were judged to stand",
}


def _standings(casebook: Casebook, rival: Rival) -> Iterable[_Change]:
    name = f"{rival.rival_id} ({name_of(casebook, rival.rival_id)})"
    if rival.kind == "co_contributor":
        if rival.is_draft:
            yield _Change(rival.rival_id, "kind", {}, f"{name} were confirmed as part of the same effort")
        return
    for search, words in _SEARCHES.items():
        if search != rival.search:
            yield _Change(rival.rival_id, "search", {"search": search}, f"{name} {words}")
    for standing, words in _STANDINGS.items():
        if standing != rival.standing or rival.is_draft:
            yield _Change(rival.rival_id, "standing", {"standing": standing}, f"{name} {words}")


def _traces(trace: Trace) -> Iterable[_Change]:
    yield _Change(trace.trace_id, "status", {"status": "refused"}, f"{trace.trace_id} were no trace of it")
    if trace.is_draft:
        yield _Change(trace.trace_id, "status", {}, f"{trace.trace_id} were confirmed as a trace of it")


def _corners(row: Likelihood) -> Iterable[_Change]:
    """Move a likelihood to the two ends of its interval that matter: worst and best for the claim."""
    corners = {
        "worst": (row.p_claim_low, row.p_rival_high),
        "best": (row.p_claim_high, row.p_rival_low),
    }
    if (row.p_claim_low, row.p_rival_low) == (row.p_claim_high, row.p_rival_high):
        return
    for end, (claim, rival) in corners.items():
        point = {"p_claim_low": claim, "p_claim_high": claim, "p_rival_low": rival, "p_rival_high": rival}
        words = f"{row.likelihood_id} lay at the end of its interval that is {end} for the claim"
        yield _Change(row.likelihood_id, "interval", {**point}, words)
