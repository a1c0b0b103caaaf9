"""The separate changes a record bundles: its statement taken apart, and changes told as results elsewhere."""

import re
from dataclasses import dataclass, replace
from functools import cache

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.act_nouns import noun_of_act
from sjc_analysis.drafting.acts import (
    act_verbs,
    acts_of_sentence,
    acts_of_ties,
    is_denied,
    names_doer,
    parts_of,
)
from sjc_analysis.drafting.clauses import Clause, inline_clause, openers
from sjc_analysis.drafting.events import own_date
from sjc_analysis.drafting.lexicon import ends_with, pattern, words
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part, with_subject
from sjc_analysis.drafting.verbs import is_circumstance, is_past, is_state, names_agent
from sjc_analysis.records import Outcome, Quote

_YES = "yes"
_TOLD = ("additional_information", "contribution_programme", "contribution_others")
_DECISION = re.compile(r"^(?:the|an?) \w+ (?:of|by) |['’]s? (?:\w+ ){0,2}\w+$", re.IGNORECASE)
"""What may stand round the actor of a change that is told as a noun ("the decision of the board")."""
_HELPERS = frozenset({"civil_society", "funder", "media", "intergovernmental"})
"""Kinds of actors who are first thought of as helping a change along, not as changing."""
_NO_CHANGE = ("output", "feeling", "not_yet")


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
        before = drafts[-1] if drafts and _may_follow(drafts[-1], draft) else None
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


def _may_follow(before: DraftedOutcome, draft: DraftedOutcome) -> bool:
    return not before.in_statement or before.sentence == draft.sentence


def _is_consequence(draft: DraftedOutcome) -> bool:
    return any(_is_result(clause) for clause in draft.clauses)


def _statement_outcomes(text: RecordText) -> list[DraftedOutcome]:
    found: list[DraftedOutcome] = []
    for number, sentence in enumerate(text.sentences("outcome")):
        clauses = openers(sentence, text.named(sentence.text))
        clauses_of = parts_of(text, sentence)
        if _tells_no_change(sentence.text, clauses_of[0]):
            continue
        parts = [part for part in clauses_of if _is_change(text, sentence.text, part, number)]
        reason = "the statement joins several changes" if len(parts) > 1 else "the statement says so"
        effect = _effect(text, sentence, clauses_of[0])
        if effect:
            found.append(effect)
            parts = [part for part in parts if part is not clauses_of[0]]
        for part in parts:
            piece = sentence.part(part.start, part.end).without_stop()
            drafts = _with_next(text, sentence, clauses, piece, ("outcome in the statement", reason))
            found.extend([_of_subject(text, drafts[0], part), *drafts[1:]])
    return found


def _of_subject(text: RecordText, draft: DraftedOutcome, part: Part) -> DraftedOutcome:
    """Give a change that goes on with the subject before its actors and its subject."""
    if part.own:
        return draft
    actors = actor_ids_of(text.subjects(part.subject, len(part.subject)))
    statement = with_subject(draft.row.statement, part)
    return replace(draft, row=draft.row.model_copy(update={"actor_ids": actors, "statement": statement}))


def _tells_no_change(said: str, part: Part) -> bool:
    """Whether a sentence tells that nothing changed, a state of things, or what an event agreed on."""
    subject = part.subject.strip(" ,")
    if part.verb is None or subject.lower() == "there":
        if pattern("outcome_verbs", "nominal").match(said[part.start :]):
            return True
    nothing = pattern("outcome_verbs", "no_change").match(subject)
    return bool(nothing or pattern("outcome_verbs", "event").search(subject))


def _is_change(text: RecordText, said: str, part: Part, number: int) -> bool:
    """Whether a clause of the statement may be a change: no output, feeling or act of the programme."""
    if part.verb is None:
        return not number
    from_verb = said[part.verb.start : part.end]
    if any(pattern("outcome_verbs", use).match(from_verb) for use in _NO_CHANGE):
        return False
    subjects = actor_ids_of(text.subjects(part.subject, len(part.subject)))
    if subjects and all(text.is_programme((each,)) for each in subjects):
        return False
    return not number or bool(subjects) or names_agent(part.subject)


def _with_next(
    text: RecordText, sentence: Span, clauses: tuple[Clause, ...], piece: Span, why: tuple[str, str]
) -> list[DraftedOutcome]:
    """Draft a change, and the one it is said to have led to in the same clause (", which led X to ...")."""
    joint = pattern("links", "chain", "role").search(piece.text)
    after = piece.part(joint.end(), len(piece.text)) if joint else None
    if joint is None or after is None or not names_doer(text, after.text.split(" to ")[0]):
        return [_draft(text, sentence, clauses, piece, why)]
    first = _draft(text, sentence, clauses, piece.part(0, joint.start()), why)
    begin = after.start - sentence.start
    led = Clause("consequence", "stated_cause", begin - len(joint.group()), begin)
    return [first, _draft(text, sentence, (led,), after, (why[0], "the sentence says that it led to this"))]


def _told_outcomes(text: RecordText) -> list[DraftedOutcome]:
    found = []
    for field in _TOLD:
        for sentence in text.sentences(field):
            clauses = openers(sentence, text.named(sentence.text))
            parts = _told(text, sentence, clauses, field)
            if not parts:
                effect = _effect(text, sentence, parts_of(text, sentence)[0])
                found.extend([effect] if effect else _made_to(text, sentence))
            for part in parts:
                body = sentence.part(part.start, part.end).without_stop()
                why = (
                    "outcome told as a result",
                    f"the {field.replace('_', ' ')} tells a change as a result",
                )
                found.append(_of_subject(text, _draft(text, sentence, clauses, body, why), part))
    return found


def _effect(text: RecordText, sentence: Span, part: Part) -> DraftedOutcome | None:
    """Draft what an act is said to have led to ("The advocacy of the clinic led the board to publish")."""
    said, verb = sentence.text, part.verb
    led = pattern("links", "effect", "role").match(said, verb.start) if verb else None
    if verb is None or led is None or is_denied(said, part) or ends_with("not_done", said[: verb.start]):
        return None
    if noun_of_act(text, said, (part.start, verb.start)) is None and not _act_before(text, said, part):
        return None
    piece = sentence.part(led.end(), part.end).without_stop()
    who = _DECISION.sub("", piece.text.split(" to ")[0])
    named = actor_ids_of(text.named(who))
    if text.is_programme(named) or not (named or names_agent(who)):
        return None
    rule = "outcome in the statement" if sentence.passage.field == "outcome" else "outcome an act led to"
    joint = Clause("chain", "stated_cause", verb.start, led.end())
    draft = _draft(text, sentence, (joint,), piece, (rule, "the sentence says that an act led to it"))
    return replace(draft, row=draft.row.model_copy(update={"actor_ids": named}))


def _act_before(text: RecordText, said: str, part: Part) -> bool:
    """Whether the subject of a clause tells an act ("The complaints filed by the clinic")."""
    return part.verb is not None and any(
        verb.end <= part.verb.start for verb in act_verbs(text, said, part) if text.named(part.subject)
    )


def _made_to(text: RecordText, sentence: Span) -> list[DraftedOutcome]:
    """Draft what an act is said to have made somebody do ("..., which convinced the mayor to sign")."""
    said = sentence.text
    led = pattern("links", "led", "role").search(said)
    if led is None or ends_with("not_done", said[: led.start("verb")]):
        return []
    who = led["who"].strip()
    named = actor_ids_of(text.named(who))
    if text.is_programme(named) or not (named or names_agent(who) or who in ("him", "her", "them")):
        return []
    joint = Clause(
        "consequence" if not led.start() else "chain", "stated_cause", led.start(), led.end("verb")
    )
    piece = sentence.part(led.start("verb"), len(said)).without_stop()
    why = ("outcome an act led to", "the sentence says that it made somebody do this")
    draft = _draft(text, sentence, (joint,), piece, why)
    return [replace(draft, row=draft.row.model_copy(update={"actor_ids": named}))]


def _told(text: RecordText, sentence: Span, clauses: tuple[Clause, ...], field: str) -> list[Part]:
    """Choose the main clauses of a sentence that are told as the result of something."""
    first, *others = parts_of(text, sentence)
    tied = any(_ties(clause) for clause in clauses) and bool(acts_of_ties(text, sentence))
    if field == "additional_information":
        begin = clauses[-1].end if clauses else 0
        body = sentence.part(begin, len(sentence.text)).without_stop()
        if not (_tells_result(text, body, clauses) or _follows(text, sentence, body, clauses)):
            others = [first, *others] if tied else []
            return [part for part in others if _is_result_of(text, sentence, part)]
        whole = replace(first, start=begin, end=len(sentence.text))
        rest = [part for part in others if tied and _is_result_of(text, sentence, part)]
        return [first, *rest] if rest else [whole]
    resulted = any(_is_result(clause) for clause in clauses)
    return [part for part in (first, *others) if tied or resulted if _is_result_of(text, sentence, part)]


def _is_result_of(text: RecordText, sentence: Span, part: Part) -> bool:
    """Whether a clause behind what it came after or from tells what somebody outside the programme did."""
    if part.verb is None or is_denied(sentence.text, part) or not is_past(part.verb):
        return False
    begins = pattern("outcome_verbs", "begin").match(sentence.text, part.verb.start)
    if is_state(part.verb) and not begins:
        return False
    if any(pattern("outcome_verbs", use).match(sentence.text, part.verb.start) for use in _NO_CHANGE):
        return False
    named = actor_ids_of(text.subjects(part.subject, len(part.subject)))
    if text.is_programme(named) or (_help(text, named) and act_verbs(text, sentence.text, part)):
        return False
    return bool(named) or names_agent(part.subject)


def _help(text: RecordText, actor_ids: tuple[str, ...]) -> bool:
    """Whether actors are such as first help a change along."""
    return bool(actor_ids) and all(text.by_id[each].kind in _HELPERS for each in actor_ids)


def _follows(text: RecordText, sentence: Span, body: Span, clauses: tuple[Clause, ...]) -> bool:
    """Whether words say that somebody else did something because of, or after, what was done."""
    part = parts_of(text, sentence)[0]
    if part.verb is None or part.verb.word in words("verbs", "base"):
        return False
    begins = pattern("outcome_verbs", "begin").match(sentence.text, part.verb.start)
    if (is_state(part.verb) and not begins) or is_denied(sentence.text, part):
        return False
    named = actor_ids_of(text.subjects(part.subject, len(part.subject)))
    resulted = any(_is_result(clause) for clause in clauses)
    changed = named and any(clause.role == "opener" for clause in clauses) and not _help(text, named)
    acted = not resulted and not changed and acts_of_sentence(text, sentence, "additional_information")
    if text.is_programme(named) or acted:
        return False
    opened = any(_ties(clause) for clause in clauses) and (named or names_agent(part.subject))
    return bool(opened) or bool(named and inline_clause(body) and not is_circumstance(body.text))


def _ties(clause: Clause) -> bool:
    """Whether a clause before a change says what it came after, from or with."""
    return clause.role in ("opener", "means") or _is_result(clause)


def _is_result(clause: Clause) -> bool:
    """Whether a sentence opens with "as a result" or its like."""
    return clause.role == "consequence" and clause.basis == "stated_cause"


def _tells_result(text: RecordText, body: Span, clauses: tuple[Clause, ...]) -> bool:
    said = body.text
    for use in ("begin", "perfect", "ongoing", "result"):
        verb = pattern("outcome_verbs", use).search(said)
        if verb is None or ends_with("not_done", said[: verb.start()]):
            continue
        subjects = actor_ids_of(text.subjects(said, verb.start()))
        if text.is_programme(subjects) or any(act.start < verb.end() for act in act_verbs(text, said)):
            continue
        if use == "result" and ends_with("passive", said[: verb.start()]):
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
    piece = _without_cause(text, sentence, piece, later)
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
    after = (
        [replace(later, start=later.start + shift, end=later.end + shift, body=later.body + shift)]
        if later
        else []
    )
    return DraftedOutcome(row, sentence, (*clauses, *after), rule == "outcome in the statement")


def _without_cause(text: RecordText, sentence: Span, piece: Span, later: Clause | None) -> Span:
    """Leave out the words at the end of a change that say what it came from: they are no part of it."""
    turned = pattern("links", "caused_by", "role").search(piece.text)
    if turned:
        return piece.part(0, turned.start())
    if later is None or later.end < len(piece.text) or ends_with("not_done", piece.text[: later.start]):
        return piece
    begin = piece.start + later.start
    told = any(act.clause.start >= begin for act in acts_of_ties(text, sentence))
    return piece.part(0, later.start) if told and later.start else piece


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
    for clause in clauses:
        if clause.role == "time":
            opening = Span(sentence.passage, sentence.start + clause.start, sentence.start + clause.end)
            for found in opening.dates():
                return found.interval, opening.quote_of(found)
    return text.year


def _value(text: RecordText, field: str) -> str:
    """Give a field as it was understood, where it was (ticked options are), or else as it stands."""
    return next((passage.understood or passage.text.strip() for passage in text.field(field)), "")
