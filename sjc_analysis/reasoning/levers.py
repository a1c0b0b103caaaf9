"""Which judgements a rule of the ladder can be moved by, so that nothing else need be tried.

Each answer holds at least the changes that can matter to the rule; holding more costs time, and holding
fewer would make a margin too large.
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.reasoning.about import place_of
from sjc_analysis.reasoning.ladder import HEIGHT, Cap, Facts
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.otherwise import Change, happened_evidence
from sjc_analysis.reasoning.rules import weakest_steps
from sjc_analysis.reasoning.same_change import changes_of_claim
from sjc_analysis.reasoning.timing import Order, traces_of
from sjc_analysis.records import Likelihood

_EACH_ROW = {"V6", "V10", "V11", "V12", "V13"}
"""Rules that hold until each row they name was judged otherwise, by that row alone."""


_ON_VOICES = {"V4", "V7", "V15", "V21", "V23", "V24"}
"""Rules on who tells of what: a trace that makes a change older makes more sources young enough to tell."""


def rows_to_change(blocking: Iterable[Cap]) -> set[str]:
    """List rows each of which has to be judged otherwise before the rules in the way give way."""
    return {row_id for cap in blocking if cap.rule in _EACH_ROW for row_id in cap.rows}


def lifting_changes(facts: Facts, cap: Cap, changes: Sequence[Change]) -> tuple[Change, ...]:
    """List changes at least one of which is needed before a cap gives way."""
    if cap.rule in _EACH_ROW or cap.rule == "V16":
        rows = {cap.rows[0]}
    elif cap.rule in ("V1", "V3", "V17"):
        against = {"V1": "refuted", "V3": "after"}.get(cap.rule)
        wanted = (each for each in facts.orders if (each.timing == against if against else not each.settled))
        rows = _dated(facts, [next(wanted)])
    elif cap.rule in ("V19", "V20"):
        rows = set()  # who changed, and whose act it was, is no judgement of what the evidence shows
    elif cap.rule in ("V5", "V23"):
        rows = {item.evidence_id for item in happened_evidence(facts)}
    elif cap.rule == "V4":
        rows = {cap.rows[0], *_evidence(facts, cap.rows[0])}
    elif cap.rule in ("V15", "V21", "V24"):
        rows = _evidence(facts, "")  # an item on any step may be what joins two voices
    elif cap.rule == "V7":
        fewest = min(range(len(facts.clusters)), key=lambda at: len(facts.clusters[at]))
        rows = _evidence(facts, facts.steps[fewest].link_id if facts.steps else "")
    elif cap.rule == "V9":
        rows = {rival.rival_id for rival in facts.rivals}
    else:  # V2, V8, V14, V18 and V22 look at what was weighed, V8 and V14 on the weakest step
        weakest = weakest_steps(facts) if cap.rule in ("V8", "V14") else ()
        rows = _weighed(facts, (*weakest, "")[0])
    if cap.rule in _ON_VOICES:
        rows = rows | _traces(facts)
    return tuple(change for change in changes if change.row_id in rows and not change.lowers)


def lowering_sets(facts: Facts, height: int, changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """List, for each rule that could bring a verdict down, the changes it looks at.

    A verdict above ``plausible`` has a rival, and one change of it brings the verdict down; so for those the
    whole list stands, and the search ends with its first size.
    """
    if height > HEIGHT["plausible"]:
        return [tuple(changes)]
    sets: list[set[str]] = []
    if height > HEIGHT["refuted"]:
        sets.append(_dated(facts, facts.orders))
        if any(_may_fail(facts, row) for row in facts.casebook.live("likelihoods")):
            sets.append(_weighed(facts, ""))
    if height > HEIGHT["unsubstantiated"]:
        whole = {item.evidence_id for item in facts.lifting if not item.link_id}
        sets += [{step.link_id, *_on(facts, step.link_id), *whole} for step in facts.steps]
        sets.append({item.evidence_id for item in happened_evidence(facts)})
        if not facts.steps:
            sets.append(whole)
    return [tuple(change for change in changes if change.row_id in rows) for rows in sets]


def _on(facts: Facts, link_id: str) -> set[str]:
    """List the evidence that states one step."""
    return {item.evidence_id for item in facts.lifting if item.link_id == link_id}


def _evidence(facts: Facts, link_id: str) -> set[str]:
    """List the evidence on one step and on the claim as a whole; with a blank for the step, all of it."""
    single = len(facts.claim.link_ids) <= 1
    return {
        item.evidence_id
        for item in facts.evidence
        if single or not link_id or place_of(facts.casebook, facts.claim, item) in ("", link_id)
    }


def _weighed(facts: Facts, link_id: str) -> set[str]:
    """List evidence, its likelihoods and the rivals it is weighed against."""
    cited = _evidence(facts, link_id)
    likelihoods = {
        row.likelihood_id for row in facts.casebook.live("likelihoods") if row.evidence_id in cited
    }
    return cited | likelihoods | {rival.rival_id for rival in facts.rivals}


def _dated(facts: Facts, orders: Iterable[Order]) -> set[str]:
    """List the ends of some comparisons in time, and the traces of both."""
    rows: set[str] = set()
    for order in orders:
        for row_id in (order.cause_id, order.effect_id):
            rows |= {
                row_id,
                *(trace.trace_id for trace in traces_of(facts.casebook, facts.casebook.row(row_id))),
            }
    return rows


def _traces(facts: Facts) -> set[str]:
    """List the traces of the changes the claim passes through."""
    changes = changes_of_claim(facts.casebook, facts.claim)
    rows = (facts.casebook.row(change) for change in changes)
    return {trace.trace_id for row in rows for trace in traces_of(facts.casebook, row)}


def _may_fail(facts: Facts, row: Likelihood) -> bool:
    """Whether a likelihood could, somewhere in its interval, make a test that the claim fails decisively.

    A failed hoop needs the observation to be more probable under the rival, by more than nothing.
    """
    if row.evidence_id not in {item.evidence_id for item in facts.evidence}:
        return False
    claim = Bounds(row.p_claim_low, row.p_claim_high)
    rival = Bounds(row.p_rival_low, row.p_rival_high)
    found = facts.casebook.row(row.evidence_id).observation == "found"
    return claim.low < rival.high if found else claim.high > rival.low
