"""Changes told outside the statement: as a result, after an act, or as what an act led to."""

import re
from dataclasses import replace

from sjc_analysis.drafting.act_nouns import noun_of_act
from sjc_analysis.drafting.act_verbs import act_verbs, is_denied
from sjc_analysis.drafting.acts import acts_of_sentence, acts_of_ties, parts_of
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.clauses import Clause, inline_clause, openers
from sjc_analysis.drafting.lexicon import ends_with, pattern, words
from sjc_analysis.drafting.outcome_rows import IN_STATEMENT, DraftedOutcome, draft_change, of_subject
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part
from sjc_analysis.drafting.verbs import is_circumstance, is_past, is_state

_TOLD = ("additional_information", "contribution_programme", "contribution_others")
_DECISION = re.compile(r"^(?:the|an?) \w+ (?:of|by) |['’]s? (?:\w+ ){0,2}\w+$", re.IGNORECASE)
"""What may stand round the actor of a change that is told as a noun ("the decision of the board")."""
_HELPERS = frozenset({"civil_society", "funder", "media", "intergovernmental"})
"""Kinds of actors who are first thought of as helping a change along, not as changing."""
NO_CHANGE = ("output", "feeling", "not_yet")


def told_outcomes(text: RecordText) -> list[DraftedOutcome]:
    """Draft the changes that the fields beside the statement tell.

    Parameters
    ----------
    text
        The record.
    """
    found = []
    for field in _TOLD:
        for sentence in text.sentences(field):
            clauses = openers(sentence, text.named(sentence.text))
            parts = _told(text, sentence, clauses, field)
            if not parts:
                effect = effect_of(text, sentence, parts_of(text, sentence)[0])
                found.extend([effect] if effect else _made_to(text, sentence))
            for part in parts:
                body = sentence.part(part.start, part.end).without_stop()
                why = (
                    "outcome told as a result",
                    f"the {field.replace('_', ' ')} tells a change as a result",
                )
                found.append(of_subject(text, draft_change(text, sentence, clauses, body, why), part))
    return found


def effect_of(text: RecordText, sentence: Span, part: Part) -> DraftedOutcome | None:
    """Draft what an act is said to have led to ("The advocacy of the clinic led the board to publish").

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence.
    part
        Its clause.
    """
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
    rule = IN_STATEMENT if sentence.passage.field == "outcome" else "outcome an act led to"
    joint = Clause("chain", "stated_cause", verb.start, led.end())
    draft = draft_change(text, sentence, (joint,), piece, (rule, "the sentence says that an act led to it"))
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
    draft = draft_change(text, sentence, (joint,), piece, why)
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
    resulted = any(is_result(clause) for clause in clauses)
    return [part for part in (first, *others) if tied or resulted if _is_result_of(text, sentence, part)]


def _is_result_of(text: RecordText, sentence: Span, part: Part) -> bool:
    """Whether a clause behind what it came after or from tells what somebody outside the programme did."""
    if part.verb is None or is_denied(sentence.text, part) or not is_past(part.verb):
        return False
    begins = pattern("outcome_verbs", "begin").match(sentence.text, part.verb.start)
    if is_state(part.verb) and not begins:
        return False
    if any(pattern("outcome_verbs", use).match(sentence.text, part.verb.start) for use in NO_CHANGE):
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
    resulted = any(is_result(clause) for clause in clauses)
    changed = named and any(clause.role == "opener" for clause in clauses) and not _help(text, named)
    acted = not resulted and not changed and acts_of_sentence(text, sentence, "additional_information")
    if text.is_programme(named) or acted:
        return False
    opened = any(_ties(clause) for clause in clauses) and (named or names_agent(part.subject))
    return bool(opened) or bool(named and inline_clause(body) and not is_circumstance(body.text))


def _ties(clause: Clause) -> bool:
    """Whether a clause before a change says what it came after, from or with."""
    return clause.role in ("opener", "means") or is_result(clause)


def is_result(clause: Clause) -> bool:
    """Whether a sentence opens with "as a result" or its like.

    Parameters
    ----------
    clause
        A clause before a change.
    """
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
