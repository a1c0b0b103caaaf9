"""The rules of the verdict ladder, V1 to V18, and the list of all of them (method, section 6).

A rule is a function from the facts of a claim to a :class:`Cap` or ``None``. Its id stands in the rubric
``verdicts.toml`` with the plain sentence that is printed beside it. That the mechanism is whole needs no
rule of its own: above ``plausible`` every step is stated (V4) and has evidence of its own (V8).
"""

from collections.abc import Iterable

from sjc_analysis.reasoning.about import filed_words
from sjc_analysis.reasoning.chains import reason_of
from sjc_analysis.reasoning.ladder import HEIGHT, Cap, Facts, Rule
from sjc_analysis.reasoning.premises import (
    change_not_shown,
    decisive_only_by_a_stake,
    nobody_else_changed,
    not_its_act,
    said_with_doubt,
    sentences_short,
)
from sjc_analysis.reasoning.strength import STRENGTHS
from sjc_analysis.reasoning.timing import Order, timing_result
from sjc_analysis.reasoning.voices import alike_sources
from sjc_analysis.reasoning.words import listed, name_of, names_of
from sjc_analysis.vocabulary import Verdict


def caps_of(facts: Facts) -> tuple[Cap, ...]:
    """Apply every rule; the lowest cap comes first.

    Returns
    -------
    tuple of Cap
        None for a claim that is strongly supported.
    """
    caps = [cap for cap in (rule(facts) for rule in RULES) if cap is not None]
    return tuple(sorted(caps, key=lambda cap: HEIGHT[cap.level]))


def time_refutes(facts: Facts) -> Cap | None:
    """V1: quoted dates put the cause after its effect."""
    against = [order for order in facts.orders if order.timing == "refuted"]
    if not against:
        return None
    remedy = "Check the quoted dates and traces; only a correction of one of them would change this."
    return Cap("refuted", "V1", _rows(facts, against), lambda: (_text(facts, against[0]), remedy))


def tests_failed(facts: Facts) -> Cap | None:
    """V2: a decisive test failed, by likelihoods a person gave, and none was passed."""
    if facts.decided_strength != "failed":
        return None
    text = "A decisive test of the claim failed, by likelihoods that a person gave, and none was passed."
    failed = tuple(step.link_id for step in facts.steps if step.strength == "failed")
    remedy = (
        "Look for evidence that would be improbable if the other explanation held; have the test checked."
    )
    return Cap("refuted", "V2", failed or (facts.claim.claim_id,), lambda: (text, remedy))


def time_against(facts: Facts) -> Cap | None:
    """V3: the cause came after its effect, though not by quoted and confirmed dates."""
    against = [order for order in facts.orders if order.timing == "after"]
    if not against:
        return None

    def words() -> tuple[str, str]:
        settle = f"Settle when {facts.effect} began"
        remedy = (
            f"{settle}: this gives way only if the older date or trace is corrected or refused, with a "
            "reason; confirmed, it may refute the claim."
        )
        return _text(facts, against[0]), remedy

    return Cap("unsubstantiated", "V3", _rows(facts, against), words)


def step_unstated(facts: Facts) -> Cap | None:
    """V4: a step is not stated by any source; quoted evidence on the whole claim leaves it plausible."""
    missing = [step for step in facts.steps if not step.stated]
    if facts.steps and not missing:
        return None
    whole = [
        item
        for item in facts.lifting
        if not item.link_id and item.quote is not None and item.evidence_id not in facts.early
    ]
    level: Verdict = "plausible" if whole else "unsubstantiated"

    def words() -> tuple[str, str]:
        if not missing:
            text = f"No chain of steps from {facts.cause} to {facts.effect} is given."
            return (
                text,
                f"Say by which steps {facts.cause} led to {facts.effect}, and quote a source for each.",
            )
        link = facts.casebook.row(missing[0].link_id)
        cause, effect = (name_of(facts.casebook, row) for row in (link.cause_id, link.effect_id))
        text = f"Missing step: {reason_of(facts.casebook, facts.claim, missing[0]).text}"
        return text, f"Find a source that says how {cause} led to {effect}, and quote it."

    return Cap(level, "V4", tuple(step.link_id for step in missing) or (facts.claim.claim_id,), words)


def change_contradicted(facts: Facts) -> Cap | None:
    """V5: there is evidence that the change itself, or one that the chain leads through, did not happen."""
    if not facts.changes_in_doubt:
        return None
    worst = min(facts.changes_in_doubt, key=lambda doubt: HEIGHT[doubt.verdict])
    level: Verdict = "unsubstantiated" if worst.verdict == "refuted" else "plausible"
    rows = tuple(dict.fromkeys(row for doubt in facts.changes_in_doubt for row in doubt.rows))

    def words() -> tuple[str, str]:
        change = name_of(facts.casebook, worst.outcome_id)
        text = f"There is evidence that {change} did not take place as stated; that part is {worst.verdict}."
        return text + _filed(facts, rows), f"Settle first whether {change} took place."

    return Cap(level, "V5", rows, words)


def contradicted(facts: Facts) -> Cap | None:
    """V6: evidence contradicts the contribution; it caps until it is re-judged, whatever else supports."""
    if not facts.against:
        return None
    rows = tuple(item.evidence_id for item in facts.against)
    remedy = "Ask the source of the contradicting evidence what it rests on, then judge its bearing again."

    def words() -> tuple[str, str]:
        text = f"Evidence contradicts the contribution: {names_of(facts.casebook, rows)}."
        return text + _filed(facts, rows), remedy

    return Cap("plausible", "V6", rows, words)


def not_independent(facts: Facts) -> Cap | None:
    """V7: no independent source bears on the contribution, or on one of its steps."""
    if all(facts.clusters):
        return None
    cited = tuple(item.evidence_id for item in facts.cited)
    bare = tuple(step.link_id for step, found in zip(facts.steps, facts.clusters, strict=False) if not found)
    rows = tuple(dict.fromkeys((*bare, *cited, *facts.unquoted, *facts.repeated, *facts.early, *facts.idle)))

    def words() -> tuple[str, str]:
        text, remedy = _without_independent(facts, bare)
        if cited:
            text += f" {_items(len(cited))} cited for it; nobody has said what {_they(len(cited))}."
            remedy = f"Say what the cited evidence shows ({listed(cited)}). {remedy}"
        if facts.unquoted:
            text += (
                f" No words of their own source that say something are quoted in {listed(facts.unquoted)}."
            )
            remedy = f"Quote the source's own words in {listed(facts.unquoted)}. {remedy}"
        if facts.repeated:
            text += f" The words quoted in {listed(facts.repeated)} stand in the record as well."
            remedy = f"Quote what the source says beyond the record in {listed(facts.repeated)}. {remedy}"
        if facts.early:
            text += f" Older than what they are cited for: the sources of {listed(facts.early)}."
        if facts.idle:
            text += f" By its likelihoods no sign of the claim rather than of a rival: {listed(facts.idle)}."
        return text, remedy

    return Cap("plausible", "V7", rows or (facts.claim.claim_id,), words)


def _without_independent(facts: Facts, bare: tuple[str, ...]) -> tuple[str, str]:
    if any(facts.clusters) and len(facts.steps) > 1:
        link = facts.casebook.row(bare[0])
        cause, effect = (name_of(facts.casebook, row) for row in (link.cause_id, link.effect_id))
        text = f"No independent source was judged to show the step from {cause} to {effect}."
        return text, f"Ask somebody outside the programme whether {cause} led to {effect}."
    text = f"No independent source was judged to show that {facts.cause} helped bring about {facts.effect}."
    return text, f"Ask somebody outside the programme what brought about {facts.effect}."


def evidence_weak(facts: Facts) -> Cap | None:
    """V8: the strength of evidence is less than "some" on the claim or on one step of it."""
    if STRENGTHS.index(facts.strength) >= STRENGTHS.index("some"):
        return None
    weakest = weakest_steps(facts)
    text = f"Strength of evidence is {facts.strength}"
    text += f" on the weakest step ({weakest[0]})." if len(facts.steps) > 1 and weakest else "."
    remedy = (
        "Look for an observation that would be improbable if another explanation held, and say how probable "
        "it is under each."
    )
    return Cap("plausible", "V8", weakest or (facts.claim.claim_id,), lambda: (text, remedy))


def no_rival(facts: Facts) -> Cap | None:
    """V9: no other explanation was named."""
    if facts.rival_rows(lambda _: True):
        return None

    def words() -> tuple[str, str]:
        text = f"No other explanation of {facts.effect} was named, so none was searched."
        return text, f"Name what else could explain {facts.effect}, and look for evidence of it."

    return Cap("plausible", "V9", (facts.claim.claim_id,), words)


def rival_unsearched(facts: Facts) -> Cap | None:
    """V10: another explanation was never searched."""
    rows = facts.rival_rows(lambda rival: rival.search == "not_searched")
    if not rows:
        return None

    def words() -> tuple[str, str]:
        names = names_of(facts.casebook, rows)
        text = f"Never searched as another explanation: {names}.{_filed(facts, rows)}"
        return text, f"Look for evidence of {names} with the same effort as for the claim."

    return Cap("plausible", "V10", rows, words)


def rival_stands(facts: Facts) -> Cap | None:
    """V11: another explanation stands."""
    rows = facts.rival_rows(lambda rival: rival.standing == "stands")
    if not rows:
        return None

    def words() -> tuple[str, str]:
        names = names_of(facts.casebook, rows)
        text = f"Another explanation stands: {names}.{_filed(facts, rows)}"
        return text, f"Find what would weaken or exclude {names}."

    return Cap("plausible", "V11", rows, words)


def rival_undecided(facts: Facts) -> Cap | None:
    """V12: nobody decided whether another explanation stands, or whether it is one at all."""
    rows = facts.rival_rows(lambda rival: rival.standing == "not_assessed" or rival.draft)
    helpers = tuple(
        rival.rival_id for rival in facts.rivals if rival.kind == "co_contributor" and rival.draft
    )
    if not rows and not helpers:
        return None

    def words() -> tuple[str, str]:
        names = names_of(facts.casebook, (*rows, *helpers))
        text = f"Nobody has decided whether {names} explains it instead, in part or not at all."
        text += _filed(facts, (*rows, *helpers))
        remedy = f"Decide of {names}: part of the same effort, standing, weakened or excluded, with a reason."
        return text, remedy

    return Cap("plausible", "V12", (*rows, *helpers), words)


def rests_on_drafts(facts: Facts) -> Cap | None:
    """V13: the claim, its chain, its act or its changes are drafts that no person confirmed."""
    if not facts.drafts:
        return None
    remedy = "Confirm, correct or refuse these rows, each with a name and a reason."

    def words() -> tuple[str, str]:
        return f"Drafts that no person confirmed carry the claim: {listed(facts.drafts)}.", remedy

    return Cap("plausible", "V13", facts.drafts, words)


def evidence_not_strong(facts: Facts) -> Cap | None:
    """V14: the strength of evidence is not "strong" throughout."""
    if facts.strength == "strong":
        return None
    text = f"Strength of evidence is {facts.strength}: no decisive test was passed on every step."
    remedy = "Look for an observation that would be very improbable if another explanation held."
    return Cap("supported", "V14", weakest_steps(facts) or (facts.claim.claim_id,), lambda: (text, remedy))


def one_cluster(facts: Facts) -> Cap | None:
    """V15: fewer than two independent provenance clusters bear on the claim or on one of its steps."""
    if min((len(found) for found in facts.clusters), default=0) >= 2:
        return None
    rows = tuple(sorted({cluster for found in facts.clusters for cluster in found}))

    def words() -> tuple[str, str]:
        text = "Fewer than two independent sources, which do not draw on each other, bear on every step."
        remedy = "Find a second independent source that does not draw on the first."
        if facts.idle:
            text += f" By its likelihoods no sign of the claim rather than of a rival: {listed(facts.idle)}."
        alike = alike_sources(facts.casebook, facts.lifting)
        if alike:
            text += f" Nothing but their ids tells {listed(alike)} apart."
            remedy = f"Say in the sheet sources what tells {listed(alike)} apart (title, date). {remedy}"
        return text, remedy

    return Cap("supported", "V15", rows or (facts.claim.claim_id,), words)


def rival_searched_less(facts: Facts) -> Cap | None:
    """V16: another explanation was searched, but with less effort than the claim."""
    rows = facts.rival_rows(lambda rival: rival.search == "searched_less")
    if not rows:
        return None

    def words() -> tuple[str, str]:
        names = names_of(facts.casebook, rows)
        text = f"Searched with less effort than the claim: {names}."
        return text, f"Search {names} with the same effort as the claim."

    return Cap("supported", "V16", rows, words)


def order_unsettled(facts: Facts) -> Cap | None:
    """V17: quoted dates do not settle that each cause came before its effect."""
    open_ = [order for order in facts.orders if not order.settled]
    if not open_:
        return None
    remedy = "Find the day, or at least the month, of the act and of each change, and quote it."

    def words() -> tuple[str, str]:
        unquoted = " Not both dates are quoted." if open_[0].timing == "before" else ""
        return _text(facts, open_[0]) + unquoted, remedy

    return Cap("supported", "V17", _rows(facts, open_), words)


def rival_set_aside(facts: Facts) -> Cap | None:
    """V18: a rival was weakened or excluded, but no evidence was weighed against it where it rivals."""
    if not facts.unweighed:
        return None

    def words() -> tuple[str, str]:
        names = names_of(facts.casebook, facts.unweighed)
        several = len(facts.steps) > 1
        where, on = (", on the step it would explain", " on that step") if several else ("", "")
        text = f"Set aside without evidence weighed against it{where}: {names}."
        return text, f"Say how probable an observation{on} would be under the claim and under {names}."

    return Cap("supported", "V18", facts.unweighed, words)


RULES: tuple[Rule, ...] = (
    time_refutes,
    tests_failed,
    time_against,
    step_unstated,
    change_contradicted,
    contradicted,
    not_independent,
    evidence_weak,
    no_rival,
    rival_unsearched,
    rival_stands,
    rival_undecided,
    rests_on_drafts,
    evidence_not_strong,
    one_cluster,
    rival_searched_less,
    order_unsettled,
    rival_set_aside,
    nobody_else_changed,
    not_its_act,
    sentences_short,
    decisive_only_by_a_stake,
    change_not_shown,
    said_with_doubt,
)
"""The rules in the order they are shown, among caps at the same level."""


def weakest_steps(facts: Facts) -> tuple[str, ...]:
    """List the links whose evidence is as weak as the whole chain's."""
    return tuple(step.link_id for step in facts.steps if step.strength == facts.strength)


def _text(facts: Facts, order: Order) -> str:
    return timing_result(facts.casebook, order).reason.text


def _rows(facts: Facts, orders: Iterable[Order]) -> tuple[str, ...]:
    """List the rows of several comparisons, each once: what decides it, its two ends and its link."""
    rows: dict[str, None] = {}
    for order in orders:
        if order.earlier:
            trace = order.earlier[0]
            rows |= dict.fromkeys((trace.trace_id, facts.casebook.source_of(trace.quote).source_id))
        rows |= dict.fromkeys((order.cause_id, order.effect_id))
        if order.link_id:
            rows[order.link_id] = None
    return tuple(rows)


def _filed(facts: Facts, row_ids: Iterable[str]) -> str:
    return filed_words(facts.casebook, facts.claim, row_ids)


def _items(number: int) -> str:
    return "One item is" if number == 1 else f"{number} items are"


def _they(number: int) -> str:
    return "it shows" if number == 1 else "they show"
