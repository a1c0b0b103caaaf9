"""The steps of a claim's chain: whether each is stated, by whom, and how strong the evidence on it is.

A word of sequence ("after", "following") states a step only for actors the programme reaches directly. Beyond
them it is post hoc: order in time, told as if it were cause (method, section 6).

References
----------
Earl, S., Carden, F. and Smutylo, T. (2001). Outcome Mapping. IDRC. (Spheres of control, influence, interest.)
"""

from typing import Any, Literal, NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.about import support_for
from sjc_analysis.reasoning.judged import in_own_words
from sjc_analysis.reasoning.results import Reason, StepResult
from sjc_analysis.reasoning.timing import is_too_early, timing_of
from sjc_analysis.reasoning.words import name_of, source_words, speaker
from sjc_analysis.records import Claim, Event, Evidence, Link
from sjc_analysis.vocabulary import Strength

_DIRECT = {"implementer", "beneficiary"}

How = Literal["refused", "shown", "inferred", "cause", "reached", "beyond"]
"""How a step stands: refused, shown by evidence, inferred, stated as cause, said to follow within reach, or
said to follow beyond it."""


class Step(NamedTuple):
    """One link of a chain: how it stands, by which row, and how strong the evidence on it is."""

    link_id: str
    how: How
    by: str
    strength: Strength

    @property
    def stated(self) -> bool:
        """Whether a source states the step, or quoted evidence shows it."""
        return self.how in ("shown", "cause", "reached")


def statement_of(casebook: Casebook, claim: Claim, link: Link) -> tuple[How, str]:
    """Say how a step stands, and the row that states it or fails to."""
    if link.status == "refused":
        return "refused", link.link_id
    shown = shown_by(casebook, claim, link)
    if shown:
        return "shown", shown[0].evidence_id
    if link.quote is None or link.basis == "inferred":
        return "inferred", link.link_id
    if link.basis == "stated_cause":
        return "cause", link.link_id
    return ("reached" if is_within_reach(casebook, link) else "beyond"), link.link_id


def step_result(casebook: Casebook, claim: Claim, step: Step) -> StepResult:
    """Put a step into words."""
    link = casebook.row(step.link_id)
    return StepResult(
        link_id=step.link_id,
        stated=step.stated,
        timing=timing_of(casebook, link.cause_id, link.effect_id, link.link_id),
        strength=step.strength,
        reason=reason_of(casebook, claim, step),
    )


def reason_of(casebook: Casebook, claim: Claim, step: Step) -> Reason:
    """Say who states a step, or what is missing."""
    link = casebook.row(step.link_id)
    cause, effect = name_of(casebook, link.cause_id), name_of(casebook, link.effect_id)
    if step.how == "refused":
        text = f"Refused by {link.decided_by}: the step from {cause} to {effect}."
        return Reason(rule="L4", text=text, rows=(link.link_id,))
    if step.how == "shown":
        source = casebook.row(casebook.row(step.by).source_id)
        text = f"Evidence on the step from {cause} to {effect} is quoted from {source_words(source)}."
        return Reason(rule="L1", text=text, rows=(step.by, link.link_id, source.source_id))
    if step.how == "inferred":
        text = f"No source says that {cause} led to {effect}: the step is inferred."
        return Reason(rule="L3", text=text, rows=(link.link_id,))
    return _quoted(casebook, claim, link, step.how)


def _quoted(casebook: Casebook, claim: Claim, link: Link, how: How) -> Reason:
    """Say what the quote of a link states."""
    cause, effect = name_of(casebook, link.cause_id), name_of(casebook, link.effect_id)
    rows = (link.link_id, casebook.source_of(link.quote).source_id) if link.quote else (link.link_id,)
    alone = not support_for(casebook, claim)
    says = f"{'Only ' if alone else ''}{speaker(casebook, link.quote)}, says that" if link.quote else ""
    if how == "cause":
        return Reason(rule="L1", text=f"{says} {cause} led to {effect}.", rows=rows)
    if how == "reached":
        text = f"{says} {effect} followed {cause}. That it reached them is {_known(link, casebook)}."
        return Reason(rule="L1", text=text, rows=rows)
    text = (
        f"{says} {effect} followed {cause}. Those who changed are beyond the programme's direct reach, so "
        "this is order in time and does not state a cause."
    )
    return Reason(rule="L2", text=text, rows=rows)


def shown_by(casebook: Casebook, claim: Claim, link: Link) -> tuple[Evidence, ...]:
    """Give the quoted evidence that a person judged to support this one step."""
    return tuple(
        item
        for item in support_for(casebook, claim)
        if item.link_id == link.link_id and in_own_words(casebook, item) and not is_too_early(casebook, item)
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
