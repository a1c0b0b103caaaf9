"""What else may explain a change: the acts of others, and what the text says the change made use of.

Help to the programme's own beneficiary is a co-contribution to what that beneficiary does; everything else
that is said to have contributed is a rival until somebody has looked (method, section 5).
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.drafting.lexicon import telling
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcomes import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.records import Event, Quote, Rival
from sjc_analysis.vocabulary import RivalKind

_HELP = frozenset({"hosted", "equipped", "funded", "accompanied", "trained", "advised"})
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
    rivals: list[Rival] = []
    for event in events:
        if event.side == "programme" or event.category == "context" or event.rule == "payer of an act":
            continue
        kind: RivalKind = "co_contributor" if _is_help(text, event) else "rival"
        for outcome in _explained(text, event, kind, outcomes):
            means = _means(event, outcome)
            reason = "the change made use of what this act brought about" if means else _REASONS[kind]
            rivals.append(
                Rival(
                    rival_id=ids.next("V"), outcome_id=outcome.row.outcome_id, kind=kind,
                    description=event.description, actor_ids=(*event.actor_ids, *_payers(event, events)),
                    event_id=event.event_id, quote=means or event.quote, rule="act of another actor",
                    reason=reason,
                )
            )  # fmt: skip
    return tuple(rivals)


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
    passage = next(each for each in text.passages if each.passage_id == event.quote.passage_id)
    before = passage.text[: event.quote.start - passage.start]
    named = {found.actor_id for found in text.named(before)}
    return event.kind in _MATERIAL and len(_beneficiaries(text, named)) == 1


def _beneficiaries(text: RecordText, actor_ids: Iterable[str]) -> set[str]:
    return {each for each in actor_ids if text.by_id[each].interest == "beneficiary"}


def _explained(
    text: RecordText, event: Event, kind: RivalKind, outcomes: Sequence[DraftedOutcome]
) -> list[DraftedOutcome]:
    """Choose the outcomes an act may explain."""
    near = [each for each in outcomes if text.is_near(each.row.actor_ids)]
    stated = [each for each in outcomes if each.in_statement]
    if kind == "co_contributor":
        return near or stated
    reached = [each for each in outcomes if set(each.row.actor_ids) & set(event.recipient_ids)]
    if reached:
        return reached
    if _beneficiaries(text, event.actor_ids):
        return _users(event, outcomes)
    return [each for each in outcomes if each in stated or each in near]


def _users(event: Event, outcomes: Sequence[DraftedOutcome]) -> list[DraftedOutcome]:
    """Find the changes that made use of an act, and those that grew from them."""
    found: list[DraftedOutcome] = []
    for outcome in outcomes:
        before = {each.row.outcome_id for each in found}
        if _means(event, outcome) or before & set(outcome.row.follows_from_ids):
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
