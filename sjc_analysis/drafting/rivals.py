"""What else may explain a change: the acts of others, and what the text says the change made use of.

Help to the programme's own beneficiary is a co-contribution to what that beneficiary does; everything else
that is said to have contributed is a rival until somebody has looked (method, section 6.3).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sjc_analysis.drafting.events import NAMED_CAUSE
from sjc_analysis.drafting.lexicon import pattern, telling
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.verbs import opens_with_verb
from sjc_analysis.records import Event, Quote, Rival
from sjc_analysis.vocabulary import RivalKind

_HELP = frozenset({"hosted", "equipped", "funded", "accompanied", "trained", "advised"})
_AND = re.compile(r",?\s+(?:and|but)\s+")
_MATERIAL = frozenset({"hosted", "equipped", "funded"})


def draft_rivals(
    text: RecordText, ids: Numbering, events: Sequence[Event], outcomes: Sequence[DraftedOutcome]
) -> tuple[Rival, ...]:
    """Draft the rivals and co-contributors of a record's outcomes.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    events, outcomes
        What was drafted from the record.
    """
    credited = _credited(text, events)
    rivals: list[Rival] = []
    for event in credited:
        kind = _kind(text, event)
        goes_on = [each for each in credited if each is not event and _goes_on(text, event, each)]
        if any(_goes_on(text, other, event) for other in credited if other is not event):
            continue
        for outcome in _explained(text, event, kind, outcomes):
            means = _means(event, outcome)
            reason = "the change made use of what this act brought about" if means else _REASONS[kind]
            rule = "circumstance" if event.category == "context" else "act of another actor"
            rivals.append(
                Rival(
                    rival_id=ids.next("V"), outcome_id=outcome.row.outcome_id, kind=kind,
                    description="; ".join(each.description for each in (event, *goes_on)),
                    actor_ids=(*_others(text, event), *_payers(event, events)),
                    event_id=event.event_id, quote=means or _told(text, event, goes_on), rule=rule,
                    reason=_CIRCUMSTANCE if event.category == "context" else reason,
                )
            )  # fmt: skip
    return tuple(rivals)


_CIRCUMSTANCE = "the record tells of it, and it may explain the change by itself"


def _credited(text: RecordText, events: Sequence[Event]) -> list[Event]:
    """Choose what is told beside the programme's part: acts of others, and circumstances that may explain."""
    return [
        event
        for event in events
        if event.rule not in ("payer of an act", "act in the contribution field", "circumstance")
        if event.side != "programme" or _others(text, event)
    ]


def _others(text: RecordText, event: Event) -> tuple[str, ...]:
    """Give the doers of an act who are not the programme's."""
    return tuple(each for each in event.actor_ids if not text.is_programme((each,)))


def _kind(text: RecordText, event: Event) -> RivalKind:
    """Read an act as a part of the same effort where it helped the beneficiary, or was done together."""
    if event.category == "context":
        return "rival"
    joint = event.side == "programme" or _together(text, event) is not None
    return "co_contributor" if joint or _is_help(text, event) else "rival"


def _sentence(text: RecordText, event: Event) -> Span | None:
    quote = event.quote
    if quote is None:
        return None
    spans = text.sentences_of(quote.passage_id)
    return next((span for span in spans if span.start <= quote.start < span.end), None)


def _together(text: RecordText, event: Event) -> Span | None:
    """Find the sentence that says of an act that it was done together with the programme."""
    span = _sentence(text, event)
    if span is None or event.quote is None:
        return None
    until = event.quote.end - span.start
    behind = pattern("act_cues", "together").match(span.text[until:].lstrip(" ,;"))
    return span if behind or _tells_of_both(span.text[:until]) else None


@lru_cache(maxsize=64)
def _tells_of_both(words: str) -> bool:
    return pattern("act_cues", "together").search(words) is not None


def _goes_on(text: RecordText, first: Event, second: Event) -> bool:
    """Whether the second act is told right behind the first, of the same doer."""
    if first.quote is None or second.quote is None or first.quote.passage_id != second.quote.passage_id:
        return False
    passage = text.by_passage[first.quote.passage_id]
    gap = passage.text[first.quote.end - passage.start : second.quote.start - passage.start]
    return bool(_AND.fullmatch(gap)) and opens_with_verb(second.quote.text)


def _told(text: RecordText, event: Event, goes_on: Sequence[Event]) -> Quote | None:
    """Quote what is told of it, with the words that say it was done together."""
    if event.quote is None:
        return None
    joint = _together(text, event)
    ends = [each.quote.end for each in (event, *goes_on) if each.quote]
    start = joint.start if joint else event.quote.start
    passage = text.by_passage[event.quote.passage_id]
    behind = joint.text[max(ends) - joint.start :] if joint else ""
    if joint and behind.startswith(",") and not _tells_of_both(joint.text[: max(ends) - joint.start]):
        return joint.without_stop().quote
    return Span(passage, start, max(ends)).quote


_REASONS: dict[RivalKind, str] = {
    "rival": "the record credits it, and it may explain the change by itself",
    "co_contributor": "the record tells of it as help to the same body",
}


def _payers(event: Event, events: Sequence[Event]) -> Iterable[str]:
    for other in events:
        if other.rule == "payer of an act" and event.description in other.description:
            yield from (each for each in other.actor_ids if each not in event.actor_ids)


def _is_help(text: RecordText, event: Event) -> bool:
    """Whether the act helped a beneficiary: one it names, or for material help the one told of before."""
    if event.kind not in _HELP or event.quote is None:
        return False
    if _beneficiaries(text, event.recipient_ids):
        return True
    passage = text.by_passage[event.quote.passage_id]
    before = passage.text[: event.quote.start - passage.start]
    named = {found.actor_id for found in text.named(before)}
    return event.kind in _MATERIAL and len(_beneficiaries(text, named)) == 1


def _beneficiaries(text: RecordText, actor_ids: Iterable[str]) -> set[str]:
    return {each for each in actor_ids if text.by_id[each].interest == "beneficiary"}


def _explained(
    text: RecordText, event: Event, kind: RivalKind, outcomes: Sequence[DraftedOutcome]
) -> list[DraftedOutcome]:
    """Choose the outcomes an act may explain."""
    if event.rule == NAMED_CAUSE:
        sentence = _sentence(text, event)
        return [each for each in outcomes if each.sentence == sentence]
    near = [each for each in outcomes if text.is_near(each.row.actor_ids)]
    stated = [each for each in outcomes if each.in_statement]
    if kind == "co_contributor":
        return near or stated
    reached = [each for each in outcomes if set(each.row.actor_ids) & set(event.recipient_ids)]
    if reached:
        return reached
    if _beneficiaries(text, event.actor_ids) and event.rule == "act in the additional information":
        return _users(event, outcomes)
    return [each for each in outcomes if each in stated or each in near]


def _users(event: Event, outcomes: Sequence[DraftedOutcome]) -> list[DraftedOutcome]:
    """Find the changes that made use of an act, and those that grew from them."""
    found: list[DraftedOutcome] = []
    for outcome in outcomes:
        before = {each.row.outcome_id for each in found}
        if _means(event, outcome) or outcome.earlier_id in before:
            found.append(outcome)
    return found


def _means(event: Event, outcome: DraftedOutcome) -> Quote | None:
    """Quote the opening clause that says the change used what the act made ("With the files ...")."""
    for clause in outcome.clauses:
        sentence = outcome.sentence
        words = sentence.text[clause.start : clause.end]
        if clause.role == "means" and telling(words) & telling(event.description):
            end = sentence.start + clause.start + len(words.rstrip(" ,"))
            return Span(sentence.passage, sentence.start + clause.start, end).quote
    return None
