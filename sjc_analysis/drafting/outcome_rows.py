"""One change as a row: its words, who changed, when, and the clauses round it."""

import re
from dataclasses import dataclass, replace
from functools import cache

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.acts import acts_of_ties
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.causes import cause_in
from sjc_analysis.drafting.clauses import Clause, inline_clause, moved, opening_date, own_date
from sjc_analysis.drafting.lexicon import ends_with, pattern
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part, with_subject
from sjc_analysis.drafting.verbs import main_verb
from sjc_analysis.records import Outcome, Quote

_YES = "yes"
IN_STATEMENT = "outcome in the statement"
"""The rule of a change that the outcome statement tells."""


@dataclass(frozen=True)
class DraftedOutcome:
    """An outcome with its sentence, the clauses round it, and the change it is told to follow from."""

    row: Outcome
    sentence: Span
    clauses: tuple[Clause, ...]
    in_statement: bool
    earlier_id: str = ""


def of_subject(text: RecordText, draft: DraftedOutcome, part: Part) -> DraftedOutcome:
    """Give a change that goes on with the subject before its actors and its subject.

    Parameters
    ----------
    text
        The record.
    draft
        The change.
    part
        Its clause.
    """
    if part.own:
        return draft
    actors = actor_ids_of(text.subjects(part.subject, len(part.subject)))
    statement = with_subject(draft.row.statement, part)
    return replace(draft, row=draft.row.model_copy(update={"actor_ids": actors, "statement": statement}))


def draft_change(
    text: RecordText, sentence: Span, clauses: tuple[Clause, ...], piece: Span, why: tuple[str, str]
) -> DraftedOutcome:
    """Draft one change.

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence it is told in.
    clauses
        The clauses before it.
    piece
        Its own words.
    why
        The rule, and why.
    """
    rule, reason = why
    later = inline_clause(piece)
    piece = _without_cause(text, sentence, piece, later)
    date, quote = _date(text, sentence, clauses, piece)
    verb = _first_verb(piece.text)
    row = Outcome(
        outcome_id="O-0", record_id=text.record.record_id, statement=piece.text, quote=piece.quote,
        actor_ids=_who_changed(text, piece.text, verb, why[0]), date=date, date_quote=quote,
        is_process=bool(pattern("outcome_verbs", "process").search(piece.text)),
        place=_value(text, "place"), scale=_value(text, "scale"), change_type=_value(text, "change_type"),
        negative=text.understood("negative") == _YES, unintended=text.understood("unintended") == _YES,
        rule=rule, reason=reason,
    )  # fmt: skip
    shift = piece.start - sentence.start
    after = [moved(later, shift)] if later else []
    return DraftedOutcome(row, sentence, (*clauses, *after), rule == IN_STATEMENT)


def _without_cause(text: RecordText, sentence: Span, piece: Span, later: Clause | None) -> Span:
    """Leave out the words at the end of a change that say what it came from: they are no part of it."""
    turned = pattern("links", "caused_by", "role").search(piece.text)
    if turned:
        return piece.part(0, turned.start())
    if later is None or later.end < len(piece.text) or ends_with("not_done", piece.text[: later.start]):
        return piece
    begin = piece.start + later.start
    told = any(act.clause.start >= begin for act in acts_of_ties(text, sentence))
    shift = piece.start - sentence.start
    named = told or cause_in(text, sentence, moved(later, shift))
    return piece.part(0, later.start) if named and main_verb(piece.text[: later.start]) else piece


def _who_changed(text: RecordText, said: str, verb: int, rule: str) -> tuple[str, ...]:
    """Give who is named as having changed; where a statement names nobody, whom the record's field names."""
    named = actor_ids_of(text.subjects(said, verb))
    if named or rule != IN_STATEMENT or names_agent(said[:verb]):
        return named
    field = " ".join(passage.text for passage in text.field("social_actor"))
    return actor_ids_of(text.named(field))


def _first_verb(said: str) -> int:
    uses = ("begin", "perfect", "ongoing", "result", "finite")
    found = [match.start() for use in uses if (match := _whole_words(use).search(said))]
    return min(found, default=len(said))


@cache
def _whole_words(use: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('outcome_verbs', use).pattern})", re.IGNORECASE)


def _date(
    text: RecordText, sentence: Span, clauses: tuple[Clause, ...], piece: Span
) -> tuple[Interval, Quote | None]:
    """Date the change itself: by its own words, by an opening "In 2031,", else by the record's year."""
    date, quote = own_date(piece)
    if quote is not None:
        return date, quote
    date, quote = opening_date(sentence, clauses)
    if quote is not None:
        return date, quote
    return text.year


def _value(text: RecordText, field: str) -> str:
    """Give a field as it was understood, where it was (ticked options are), or else as it stands."""
    told = text.field(field)
    understood = next((passage.understood for passage in told if passage.understood), "")
    return understood or next((passage.text.strip() for passage in told), "")
