"""The separate changes a record bundles: its statement taken apart, and changes told as results elsewhere."""

from dataclasses import replace

from sjc_analysis.drafting.acts import names_doer, parts_of
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.clauses import Clause, openers
from sjc_analysis.drafting.lexicon import pattern
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import IN_STATEMENT, DraftedOutcome, draft_change, of_subject
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part
from sjc_analysis.drafting.told_outcomes import NO_CHANGE, effect_of, is_result, told_outcomes


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
    found = [*_statement_outcomes(text), *told_outcomes(text)]
    drafts: list[DraftedOutcome] = []
    for draft in found:
        outcome_id = ids.next("O")
        before = drafts[-1] if drafts and _may_follow(drafts[-1], draft) else None
        earlier = before if before and _is_consequence(draft) else None
        # A change told as a consequence, with no actor named, is the change of those named just before it.
        actors = draft.row.actor_ids or (earlier.row.actor_ids if earlier else ())
        row = draft.row.model_copy(
            update={"outcome_id": outcome_id, "actor_ids": actors, "framework_ids": framework_ids}
        )
        drafts.append(replace(draft, row=row, earlier_id=earlier.row.outcome_id if earlier else ""))
    return tuple(drafts)


def _may_follow(before: DraftedOutcome, draft: DraftedOutcome) -> bool:
    return not before.in_statement or before.sentence == draft.sentence


def _is_consequence(draft: DraftedOutcome) -> bool:
    return any(is_result(clause) for clause in draft.clauses)


def _statement_outcomes(text: RecordText) -> list[DraftedOutcome]:
    found: list[DraftedOutcome] = []
    for number, sentence in enumerate(text.sentences("outcome")):
        clauses = openers(sentence, text.named(sentence.text))
        clauses_of = parts_of(text, sentence)
        if _tells_no_change(sentence.text, clauses_of[0]):
            continue
        parts = [part for part in clauses_of if _is_change(text, sentence.text, part, number)]
        reason = "the statement joins several changes" if len(parts) > 1 else "the statement says so"
        effect = effect_of(text, sentence, clauses_of[0])
        if effect:
            found.append(effect)
            parts = [part for part in parts if part is not clauses_of[0]]
        for part in parts:
            piece = sentence.part(part.start, part.end).without_stop()
            drafts = _with_next(text, sentence, clauses, piece, (IN_STATEMENT, reason))
            found.extend([of_subject(text, drafts[0], part), *drafts[1:]])
    return found


def _tells_no_change(said: str, part: Part) -> bool:
    """Whether a sentence tells that nothing changed, a state of things, or what an event agreed on."""
    subject = part.subject.strip(" ,")
    unacted = part.verb is None or subject.lower() == "there"
    if unacted and pattern("outcome_verbs", "nominal").match(said[part.start :]):
        return True
    nothing = pattern("outcome_verbs", "no_change").match(subject)
    return bool(nothing or pattern("outcome_verbs", "event").search(subject))


def _is_change(text: RecordText, said: str, part: Part, number: int) -> bool:
    """Whether a clause of the statement may be a change: no output, feeling or act of the programme."""
    if part.verb is None:
        return not number
    from_verb = said[part.verb.start : part.end]
    if any(pattern("outcome_verbs", use).match(from_verb) for use in NO_CHANGE):
        return False
    state = pattern("outcome_verbs", "state").match(part.subject.strip(" ,"))
    if state and pattern("outcome_verbs", "improved").match(from_verb):
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
        return [draft_change(text, sentence, clauses, piece, why)]
    first = draft_change(text, sentence, clauses, piece.part(0, joint.start()), why)
    begin = after.start - sentence.start
    led = Clause("consequence", "stated_cause", begin - len(joint.group()), begin)
    return [
        first,
        draft_change(text, sentence, (led,), after, (why[0], "the sentence says that it led to this")),
    ]
