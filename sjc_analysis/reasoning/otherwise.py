"""Judgements made otherwise: what a person could have decided differently about a claim, one row at a time.

A judgement is what evidence shows, whether a step is stated, what became of a rival, whether a trace is one,
where a likelihood lies inside its interval, and whether a draft is confirmed (method, section 6). What nobody
observed is not among them: it is not a judgement but something new.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.facts import own_rows
from sjc_analysis.reasoning.ladder import Facts
from sjc_analysis.reasoning.occurrence import evidence_on_change
from sjc_analysis.reasoning.same_change import changes_of_claim
from sjc_analysis.reasoning.timing import traces_of
from sjc_analysis.reasoning.words import name_of
from sjc_analysis.records import Decided, Evidence, Likelihood, Link, Rival, Row, Trace
from sjc_analysis.vocabulary import Bearing, RivalSearch, RivalStanding


class Change(NamedTuple):
    """One judgement made otherwise: the row and the column it is about, the new values, the words for it.

    ``lowers`` says that it can never lift a verdict.
    """

    row_id: str
    column: str
    values: Mapping[str, Any]
    words: str
    lowers: bool = False

    @property
    def judgement(self) -> tuple[str, str]:
        """Which judgement it changes; the same one is never changed twice at once."""
        return self.row_id, self.column


def merged(casebook: Casebook, chosen: Sequence[Change]) -> dict[str, Row]:
    """Apply changes to their rows, so that a rival's new search and its new standing both hold."""
    rows: dict[str, Row] = {}
    for change in sorted(chosen, key=lambda change: change.values.get("status") == "refused"):
        row = rows.get(change.row_id) or casebook.row(change.row_id)
        rows[change.row_id] = row.model_copy(update={"status": "confirmed", **change.values})
    return rows


def changes_of(facts: Facts) -> tuple[Change, ...]:
    """List every single change of a judgement that a claim's verdict may depend on, the mildest first."""
    casebook, claim = facts.casebook, facts.claim
    own = own_rows(casebook, claim)
    cited = {item.evidence_id for item in facts.evidence}
    likelihoods = [row for row in casebook.live("likelihoods") if row.evidence_id in cited]
    changes: list[Change] = []
    for row in own:
        changes += _confirmations(casebook, row)
    for item in (*facts.evidence, *happened_evidence(facts)):
        changes += _bearings(item)
    for row in likelihoods:
        changes += _corners(row, casebook.row(row.evidence_id))
    for result in facts.rivals:
        changes += _standings(casebook, casebook.row(result.rival_id))
    for row in own:
        if isinstance(row, Link):
            changes += _bases(casebook, row)
        for trace in traces_of(casebook, row):
            changes += _traces(trace)
    return tuple(sorted(changes, key=lambda change: change.values.get("bearing") == "contradicts"))


def happened_evidence(facts: Facts) -> tuple[Evidence, ...]:
    """List the evidence on whether the claim's change, and those its chain passes through, took place."""
    changes = changes_of_claim(facts.casebook, facts.claim)
    found = (item for change in changes for item in evidence_on_change(facts.casebook, change))
    return tuple({item.evidence_id: item for item in found}.values())


def _confirmations(casebook: Casebook, row: Decided) -> Iterable[Change]:
    if row.is_draft:
        yield Change(row.row_id, "status", {}, f"{_named(casebook, row.row_id)} were confirmed")


_BEARINGS: Mapping[Bearing, str] = {
    "does_not_bear": "were judged not to bear on it",
    "supports": "were judged to support it",
    "contradicts": "were judged to contradict it",
}


def _bearings(item: Evidence) -> Iterable[Change]:
    """Change what an observation shows; one that nobody made shows nothing, whatever is said of it."""
    if item.observation == "not_sought":
        return
    for bearing, words in _BEARINGS.items():
        if bearing != item.bearing or item.is_draft:
            against = bearing == "contradicts"
            said = f"{item.evidence_id} {words}"
            yield Change(item.evidence_id, "bearing", {"bearing": bearing}, said, lowers=against)


def _bases(casebook: Casebook, link: Link) -> Iterable[Change]:
    """Change what a link's quote states, or refuse the link; without a quote nothing else can be read."""
    step = _step(casebook, link)
    if link.quote is not None and link.basis != "stated_cause":
        words = f"the quote of {step} were read as stating a cause"
        yield Change(link.link_id, "basis", {"basis": "stated_cause"}, words)
    if link.quote is not None and link.basis != "inferred":
        words = f"the quote of {step} were read as stating no cause"
        yield Change(link.link_id, "basis", {"basis": "inferred"}, words, lowers=True)
    if link.status == "refused":
        yield Change(link.link_id, "status", {}, f"{step} were confirmed")
    else:
        yield Change(link.link_id, "status", {"status": "refused"}, f"{step} were refused", lowers=True)


_SEARCHES: Mapping[RivalSearch, str] = {
    "searched_equally": "had been searched with equal effort",
    "not_searched": "had not been searched",
}
_STANDINGS: Mapping[RivalStanding, str] = {
    "excluded": "were judged to be excluded",
    "stands": "were judged to stand",
}


def _standings(casebook: Casebook, rival: Rival) -> Iterable[Change]:
    name = _named(casebook, rival.rival_id)
    if rival.kind == "rival":
        for search, words in _SEARCHES.items():
            if search != rival.search:
                less = search == "not_searched"
                yield Change(rival.rival_id, "search", {"search": search}, f"{name} {words}", lowers=less)
        for standing, words in _STANDINGS.items():
            if standing != rival.standing or rival.is_draft:
                values = {"standing": standing}
                stands = standing == "stands"
                yield Change(rival.rival_id, "standing", values, f"{name} {words}", lowers=stands)
        yield _as_co_contributor(rival, name)
    elif rival.is_draft:
        yield _as_co_contributor(rival, name)
    else:
        words = f"{name} were judged another explanation that stands"
        as_rival = {"kind": "rival", "standing": "stands"}
        yield Change(rival.rival_id, "kind", as_rival, words, lowers=True)
    yield Change(rival.rival_id, "kind", {"status": "refused"}, f"{name} were refused as an explanation")


def _as_co_contributor(rival: Rival, name: str) -> Change:
    return Change(
        rival.rival_id, "kind", {"kind": "co_contributor"}, f"{name} were judged part of the same effort"
    )


def _traces(trace: Trace) -> Iterable[Change]:
    yield Change(trace.trace_id, "status", {"status": "refused"}, f"{trace.trace_id} were no trace of it")
    if trace.is_draft:
        yield Change(trace.trace_id, "status", {}, f"{trace.trace_id} were confirmed as a trace of it")


def _corners(row: Likelihood, item: Evidence) -> Iterable[Change]:
    """Move a likelihood to the two ends of its interval that matter: worst and best for the claim.

    A test moves one way from the one end to the other, so nothing between them does more.
    """
    if row.is_draft:
        yield Change(row.likelihood_id, "status", {}, f"{row.likelihood_id} were confirmed")
    if (row.p_claim_low, row.p_rival_low) == (row.p_claim_high, row.p_rival_high):
        return
    least, most = (row.p_claim_low, row.p_rival_high), (row.p_claim_high, row.p_rival_low)
    ends = {"worst": least, "best": most} if item.observation == "found" else {"worst": most, "best": least}
    for end, (claim, rival) in ends.items():
        point = {"p_claim_low": claim, "p_claim_high": claim, "p_rival_low": rival, "p_rival_high": rival}
        words = f"{row.likelihood_id} lay at the end of its interval that is {end} for the claim"
        yield Change(row.likelihood_id, "interval", point, words, lowers=end == "worst")


def _named(casebook: Casebook, row_id: str) -> str:
    return f"{row_id} ({name_of(casebook, row_id)})" if name_of(casebook, row_id) != row_id else row_id


def _step(casebook: Casebook, link: Link) -> str:
    cause, effect = (name_of(casebook, row) for row in (link.cause_id, link.effect_id))
    return f"{link.link_id} (from {cause} to {effect})"
