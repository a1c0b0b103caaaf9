"""The steps of a claim's chain: whether each is stated, by whom, and how strong the evidence on it is.

A word of sequence ("after", "following") states a step only for actors the programme reaches directly. Beyond
them it is post hoc: order in time, told as if it were cause (method, section 6).

References
----------
Earl, S., Carden, F. and Smutylo, T. (2001). Outcome Mapping. IDRC. (Spheres of control, influence, interest.)
"""

from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import evidence_on, in_own_words, lifts
from sjc_analysis.reasoning.results import Reason, StepResult
from sjc_analysis.reasoning.strength import link_strength
from sjc_analysis.reasoning.timing import timing_of
from sjc_analysis.reasoning.words import name_of, source_words, speaker
from sjc_analysis.records import Claim, Event, Evidence, Link
from sjc_analysis.rubrics import Rubrics

_DIRECT = {"implementer", "beneficiary"}


def steps_of(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> tuple[StepResult, ...]:
    """Judge each link of a claim's chain, in order from the act to the outcome.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        The contribution claim.
    rubrics
        Cut-offs of the process-tracing tests.

    Returns
    -------
    tuple of StepResult
        One a link; none for a claim without a chain.
    """
    links = [casebook.row(link_id) for link_id in claim.link_ids]
    return tuple(_step(casebook, claim, link, rubrics) for link in links)


def _step(casebook: Casebook, claim: Claim, link: Link, rubrics: Rubrics) -> StepResult:
    stated, reason = _statement(casebook, claim, link)
    return StepResult(
        link_id=link.link_id,
        stated=stated,
        timing=timing_of(casebook, link.cause_id, link.effect_id, link.link_id),
        strength=link_strength(casebook, claim, link, rubrics),
        reason=reason,
    )


def _statement(casebook: Casebook, claim: Claim, link: Link) -> tuple[bool, Reason]:
    """Say whether a step is stated, and who states it or what is missing."""
    cause, effect = name_of(casebook, link.cause_id), name_of(casebook, link.effect_id)
    step = f"the step from {cause} to {effect}"
    if link.status == "refused":
        text = f"Refused by {link.decided_by}: {step}."
        return False, Reason(rule="L4", text=text, rows=(link.link_id,))
    for item in shown_by(casebook, claim, link):
        source = source_words(casebook.row(item.source_id))
        text = f"Evidence on {step} is quoted from {source}."
        return True, Reason(rule="L1", text=text, rows=(item.evidence_id, link.link_id, item.source_id))
    if link.quote is None or link.basis == "inferred":
        text = f"No source says that {cause} led to {effect}: the step is inferred."
        return False, Reason(rule="L3", text=text, rows=(link.link_id,))
    rows = (link.link_id, casebook.source_of(link.quote).source_id)
    alone = not any(lifts(item) for item in evidence_on(casebook, claim))
    says = f"{'Only ' if alone else ''}{speaker(casebook, link.quote)}, says that"
    if link.basis == "stated_cause":
        return True, Reason(rule="L1", text=f"{says} {cause} led to {effect}.", rows=rows)
    if is_within_reach(casebook, link):
        text = f"{says} {effect} followed {cause}. That it reached them is {_known(link, casebook)}."
        return True, Reason(rule="L1", text=text, rows=rows)
    text = (
        f"{says} {effect} followed {cause}. Those who changed are beyond the programme's direct reach, so "
        "this is order in time and does not state a cause."
    )
    return False, Reason(rule="L2", text=text, rows=rows)


def shown_by(casebook: Casebook, claim: Claim, link: Link) -> tuple[Evidence, ...]:
    """Give the quoted evidence that a person judged to support this one step."""
    return tuple(
        item
        for item in evidence_on(casebook, claim)
        if lifts(item) and item.link_id == link.link_id and in_own_words(casebook, item)
    )


def is_within_reach(casebook: Casebook, link: Link) -> bool:
    """Whether everybody whom a link says to have changed is within the programme's direct reach.

    That is: its own people and beneficiaries, and those the act was done by, to or with.
    """
    cause, effect = casebook.row(link.cause_id), casebook.row(link.effect_id)
    touched = _touched_by(cause)
    return bool(effect.actor_ids) and all(
        actor_id in touched or casebook.row(actor_id).interest in _DIRECT for actor_id in effect.actor_ids
    )


def _known(link: Link, casebook: Casebook) -> str:
    """Say how it is known that those who changed are within reach."""
    named = set(casebook.row(link.effect_id).actor_ids) <= _touched_by(casebook.row(link.cause_id))
    return "said of the act itself" if named else "known from the list of actors alone; no text says so"


def _touched_by(cause: Any) -> set[str]:
    recipients = cause.recipient_ids if isinstance(cause, Event) else ()
    return {*cause.actor_ids, *recipients}
