"""The separate changes a record bundles: its statement taken apart, and changes told as results elsewhere."""

import re
from dataclasses import dataclass, replace

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.acts import act_verbs, own_date
from sjc_analysis.drafting.clauses import Clause, inline_clause, openers
from sjc_analysis.drafting.lexicon import pattern
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.records import Outcome, Quote

_JOINT = re.compile(r"(;|,?\s+(?:and|while)|,)\s+(?:the\s+)?", re.IGNORECASE)
_YES = "yes"


@dataclass(frozen=True)
class DraftedOutcome:
    """An outcome with the sentence it was found in and the clauses round it."""

    row: Outcome
    sentence: Span
    clauses: tuple[Clause, ...]
    in_statement: bool


def draft_outcomes(
    text: RecordText, ids: Numbering, framework_ids: tuple[str, ...]
) -> tuple[DraftedOutcome, ...]:
    """Draft a record's outcomes.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    framework_ids
        The items of the results framework the record was placed on.
    """
    found = [*_statement_outcomes(text), *_told_outcomes(text)]
    drafts: list[DraftedOutcome] = []
    for draft in found:
        outcome_id = ids.next("O")
        before = drafts[-1] if drafts and not drafts[-1].in_statement else None
        follows = (before.row.outcome_id,) if before and _is_consequence(draft) else ()
        # A change told as a consequence, with no actor named, is the change of those named just before it.
        actors = draft.row.actor_ids or (before.row.actor_ids if before and follows else ())
        row = draft.row.model_copy(
            update={
                "outcome_id": outcome_id, "follows_from_ids": follows, "actor_ids": actors,
                "framework_ids": framework_ids,
            }
        )  # fmt: skip
        drafts.append(DraftedOutcome(row, draft.sentence, draft.clauses, draft.in_statement))
    return tuple(drafts)


def _is_consequence(draft: DraftedOutcome) -> bool:
    return any(clause.role == "consequence" and clause.basis == "stated_cause" for clause in draft.clauses)


def _statement_outcomes(text: RecordText) -> list[DraftedOutcome]:
    found: list[DraftedOutcome] = []
    for number, sentence in enumerate(text.sentences("outcome")):
        clauses = openers(sentence, text.named(sentence.text))
        body = sentence.part(clauses[-1].end if clauses else 0, len(sentence.text)).without_stop()
        pieces = _pieces(text, body)
        if number and not _changes(text, body):
            continue
        several = "the statement joins several changes" if len(pieces) > 1 else "the statement says so"
        found.extend(
            _draft(text, sentence, clauses, piece, ("outcome in the statement", several)) for piece in pieces
        )
    return found


def _changes(text: RecordText, body: Span) -> bool:
    verb = pattern("outcome_verbs", "finite").search(body.text)
    return bool(verb and text.subjects(body.text, verb.start()))


def _pieces(text: RecordText, body: Span) -> list[Span]:
    """Cut a statement where a new actor with a verb of its own begins; a list of aims is one change."""
    words = body.text
    starts = {named.start for named in text.named(words)}
    spans = [0]
    for joint in _JOINT.finditer(words):
        own_actor = joint.end() in starts and _verb_follows(text, words[joint.end() :])
        if own_actor and _finite(words[spans[-1] : joint.start()]):
            spans.extend([joint.start(), joint.end(1)])
    spans.append(len(words))
    return [body.part(start, end) for start, end in zip(spans[::2], spans[1::2], strict=True)]


def _finite(words: str) -> bool:
    return bool(re.search(rf"\b{pattern('outcome_verbs', 'finite').pattern}", words, re.IGNORECASE))


def _verb_follows(text: RecordText, right: str) -> bool:
    first = next(iter(text.named(right)), None)
    after = right[first.end :] if first else ""
    return bool(
        re.match(
            rf"\s+(?:\w+ly\s+|now\s+|also\s+)?(?:{pattern('outcome_verbs', 'finite').pattern})",
            after,
            re.IGNORECASE,
        )
    )


def _told_outcomes(text: RecordText) -> list[DraftedOutcome]:
    found = []
    for sentence in text.sentences("additional_information"):
        clauses = openers(sentence, text.named(sentence.text))
        body = sentence.part(clauses[-1].end if clauses else 0, len(sentence.text)).without_stop()
        if _tells_result(text, body, clauses):
            reason = "the additional information tells a change as a result"
            found.append(_draft(text, sentence, clauses, body, ("outcome told as a result", reason)))
    return found


def _tells_result(text: RecordText, body: Span, clauses: tuple[Clause, ...]) -> bool:
    words = body.text
    acts = act_verbs(text, words)
    for use in ("begin", "perfect", "ongoing", "result"):
        verb = pattern("outcome_verbs", use).search(words)
        if verb is None or pattern("act_cues", "not_done").search(words[: verb.start()]):
            continue
        subjects = actor_ids_of(text.subjects(words, verb.start()))
        if text.is_programme(subjects) or any(act.start < verb.end() for act in acts):
            continue
        if use == "result" and pattern("act_cues", "passive").search(words[: verb.start()]):
            continue
        tied = any(clause.role == "consequence" for clause in clauses)
        if subjects or (use == "ongoing" and tied):
            return True
    return False


def _draft(
    text: RecordText, sentence: Span, clauses: tuple[Clause, ...], piece: Span, why: tuple[str, str]
) -> DraftedOutcome:
    rule, reason = why
    later = inline_clause(piece)
    date, quote = _date(text, sentence, clauses, piece)
    verb = _first_verb(piece.text)
    row = Outcome(
        outcome_id="O-0", record_id=text.record.record_id, statement=piece.text, quote=piece.quote,
        actor_ids=actor_ids_of(text.subjects(piece.text, verb)), date=date, date_quote=quote,
        is_process=bool(pattern("outcome_verbs", "process").search(piece.text)),
        scale=_value(text, "scale"), change_type=_value(text, "change_type"),
        negative=text.understood("negative") == _YES, unintended=text.understood("unintended") == _YES,
        rule=rule, reason=reason,
    )  # fmt: skip
    shift = piece.start - sentence.start
    after = [replace(later, start=later.start + shift, end=later.end + shift)] if later else []
    return DraftedOutcome(row, sentence, (*clauses, *after), rule == "outcome in the statement")


def _first_verb(words: str) -> int:
    uses = ("begin", "perfect", "ongoing", "result", "finite")
    found = [
        match.start()
        for use in uses
        if (match := re.search(rf"\b(?:{pattern('outcome_verbs', use).pattern})", words, re.IGNORECASE))
    ]
    return min(found, default=len(words))


def _date(
    text: RecordText, sentence: Span, clauses: tuple[Clause, ...], piece: Span
) -> tuple[Interval, Quote | None]:
    """Date the change itself: by its own words, by an opening "In 2031,", else by the record's year."""
    date, quote = own_date(piece)
    if quote is not None:
        return date, quote
    for clause in clauses:
        if clause.role == "time":
            opening = Span(sentence.passage, sentence.start + clause.start, sentence.start + clause.end)
            for found in opening.dates():
                return found.interval, opening.quote_of(found)
    return text.year


def _value(text: RecordText, field: str) -> str:
    return next((passage.text.strip() for passage in text.field(field)), "")
