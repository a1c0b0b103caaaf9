"""Acts of the programme and of others, and circumstances, from a record's fields.

An act needs a word of the act lexicon that is said to have been done, and for most words a registered actor
who did it. What is said twice is one act.
"""

import re
from dataclasses import dataclass

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.clauses import inline_clause, openers
from sjc_analysis.drafting.lexicon import pattern, rows, stems
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.records import Event, Quote
from sjc_analysis.vocabulary import ContributionKind, EventSide

_KINDS: dict[str, ContributionKind] = {
    "funded": "funded", "trained": "trained", "convened": "convened", "documented": "documented",
    "advised": "advised", "brokered": "brokered", "advocated": "advocated", "accompanied": "accompanied",
    "legitimised": "legitimised", "drafted": "drafted", "equipped": "equipped", "hosted": "hosted",
}  # fmt: skip

_FIELDS = (
    ("contribution_programme", "act in the contribution field", "the contribution field says so"),
    ("contribution_others", "act in the other contributions", "the field of other contributions says so"),
    (
        "additional_information",
        "act in the additional information",
        "the additional information credits it",
    ),
)


@dataclass(frozen=True)
class Verb:
    """A word of the act lexicon in a sentence, by offsets."""

    kind: ContributionKind
    start: int
    end: int
    passive: bool


def act_verbs(text: RecordText, sentence: str) -> tuple[Verb, ...]:
    """Find the words that say an act was done, in order and without overlaps."""
    found: list[Verb] = []
    for row in rows("acts"):
        for match in re.finditer(rf"\b(?:{row['pattern']})", sentence, re.IGNORECASE):
            before = sentence[: match.start()]
            named = row["subject"] == "any" or text.subjects(sentence, match.start())
            if not before.strip() or not named or _is_no_act(before, match.group()):
                continue
            progressive = match.group().split()[0].lower().endswith("ing")
            passive = not progressive and bool(pattern("act_cues", "passive").search(before))
            found.append(Verb(_KINDS.get(row["kind"], "other"), match.start(), match.end(), passive))
    kept: list[Verb] = []
    for verb in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or verb.start >= kept[-1].end:
            kept.append(verb)
    return tuple(kept)


def _is_no_act(before: str, verb: str) -> bool:
    """Whether it was not done, or the word only describes somebody ("the trained volunteers")."""
    describes = verb.split()[0].lower().endswith("ed") and pattern("act_cues", "describes").search(before)
    return bool(describes or pattern("act_cues", "not_done").search(before))


@dataclass(frozen=True)
class Act:
    """A clause that says an act, with its main verb, by offsets into the clause."""

    clause: Span
    verb: Verb
    sentence: Span


def acts_of_sentence(text: RecordText, sentence: Span) -> tuple[Act, ...]:
    """Cut a sentence into clauses of one act each.

    A second verb is an act of its own only where it has a subject of its own.
    """
    words = sentence.text
    opened = openers(sentence, text.named(words))
    begin = opened[-1].end if opened else 0
    found: list[tuple[int, Verb]] = []
    for verb in act_verbs(text, words):
        subjects = [named for named in text.subjects(words, verb.start) if named.start >= begin]
        if not found:
            found.append((begin, verb))
        elif own := [named for named in subjects if named.start >= found[-1][1].end]:
            found.append((own[0].start, verb))
    acts = []
    for number, (start, verb) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(words)
        span = _trimmed(sentence, start, end)
        shift = span.start - sentence.start
        moved = Verb(verb.kind, verb.start - shift, verb.end - shift, verb.passive)
        acts.append(Act(span, moved, sentence))
    return tuple(acts)


def _trimmed(sentence: Span, start: int, end: int) -> Span:
    words = sentence.text[start:end].rstrip(" .,;")
    for joint in (" and the", " and", " while", " but"):
        words = words.removesuffix(joint)
    return sentence.part(start, start + len(words))


def draft_events(text: RecordText, ids: Numbering, used: frozenset[tuple[str, int]]) -> tuple[Event, ...]:
    """Draft a record's acts and circumstances.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    used
        Sentences (passage id, start) that state an outcome, which are no acts.
    """
    drafts: list[Event] = []
    for field, rule, reason in _FIELDS:
        of_field: list[Event] = []
        for sentence in text.sentences(field):
            if field != "additional_information" or (sentence.passage.passage_id, sentence.start) not in used:
                of_field.extend(_sentence_events(text, sentence, rule, reason))
        if field == "contribution_programme" and not of_field:
            of_field.extend(_unnamed_acts(text, field))
        drafts.extend(of_field)
    return tuple(event.model_copy(update={"event_id": ids.next("A")}) for event in _once(drafts))


def _sentence_events(text: RecordText, sentence: Span, rule: str, reason: str) -> list[Event]:
    context = pattern("act_cues", "context").search(sentence.text)
    acts = acts_of_sentence(text, sentence)
    if context and not acts:
        return [_context(text, sentence)]
    events = []
    for act in acts:
        event = _event(text, act, rule, reason)
        if event:
            events.extend([event, *_paid_by(text, act, event)])
    return events


def _event(text: RecordText, act: Act, rule: str, reason: str) -> Event | None:
    clause, verb = _before_payer(act.clause, act.verb), act.verb
    before = actor_ids_of(text.subjects(clause.text, verb.start))
    after = tuple(named for named in text.named(clause.text) if named.start >= verb.start)
    agent = pattern("act_cues", "agent").search(clause.text, verb.end) if verb.passive else None
    doers = actor_ids_of([named for named in after if agent and named.start == agent.end()])
    actors = doers if verb.passive else before
    others = (*before, *actor_ids_of(after)) if verb.passive else actor_ids_of(after)
    recipients = tuple(dict.fromkeys(each for each in others if each not in actors))
    if verb.passive and not doers and "contribution field" not in rule:
        return None
    date, quote = own_date(clause)
    return Event(
        event_id="A-0", side=_side(text, actors, rule), kind=verb.kind, actor_ids=actors,
        recipient_ids=recipients, description=clause.text, date=date, date_quote=quote, quote=clause.quote,
        rule=rule, reason=reason,
    )  # fmt: skip


def _side(text: RecordText, actor_ids: tuple[str, ...], rule: str) -> EventSide:
    of_programme = "contribution field" in rule or text.is_programme(actor_ids)
    return "programme" if of_programme else "other"


def own_date(piece: Span) -> tuple[Interval, Quote | None]:
    """Find the first date of a clause that is not the date of something it came after."""
    later = inline_clause(piece)
    for date in piece.dates():
        if later is None or not later.start <= date.start < later.end:
            return date.interval, piece.quote_of(date)
    return Interval(), None


def _before_payer(clause: Span, verb: Verb) -> Span:
    payer = pattern("act_cues", "paid_by").search(clause.text, verb.end)
    return clause.part(0, payer.start()) if payer else clause


def _paid_by(text: RecordText, act: Act, paid: Event) -> list[Event]:
    payer = pattern("act_cues", "paid_by").search(act.clause.text, act.verb.end)
    if payer is None:
        return []
    named = tuple(each for each in text.named(act.clause.text) if each.start == payer.end())
    phrase = act.clause.part(payer.start(), named[0].end if named else len(act.clause.text))
    return [
        Event(
            event_id="A-0", side=_side(text, actor_ids_of(named), "") if named else "unknown", kind="funded",
            actor_ids=actor_ids_of(named), recipient_ids=paid.actor_ids, quote=act.clause.quote,
            description=f"{phrase.text} ({paid.description})",
            rule="payer of an act", reason="the text names who paid for the act",
        )
    ]  # fmt: skip


def _context(text: RecordText, sentence: Span) -> Event:
    clause = sentence.without_stop()
    date, quote = own_date(clause)
    return Event(
        event_id="A-0", category="context", side="unknown", description=clause.text, date=date,
        date_quote=quote, recipient_ids=actor_ids_of(text.named(clause.text)), quote=clause.quote,
        rule="circumstance", reason="the text tells of it without saying who did it",
    )  # fmt: skip


def _unnamed_acts(text: RecordText, field: str) -> list[Event]:
    """Keep a contribution whose verb the lexicon does not know: the kind is for the evaluator to choose."""
    events = []
    for sentence in text.sentences(field)[:1]:
        clause = sentence.without_stop()
        date, quote = own_date(clause)
        events.append(
            Event(
                event_id="A-0", side="programme", description=clause.text, date=date, date_quote=quote,
                actor_ids=actor_ids_of(text.named(clause.text)[:1]), quote=clause.quote,
                rule="act in the contribution field", reason="no word of the act lexicon says its kind",
            )
        )  # fmt: skip
    return events


def _once(events: list[Event]) -> list[Event]:
    """Keep one of two events that tell the same act; the one that names its actor stands."""
    kept: list[Event] = []
    for event in events:
        if not any(_same(event, other) for other in kept):
            kept.append(event)
    return kept


def _same(event: Event, other: Event) -> bool:
    if stems(event.description) == stems(other.description):
        return True
    one_names = not event.actor_ids or set(event.actor_ids) <= set(other.actor_ids)
    return event.kind == other.kind and event.date.known and event.date == other.date and one_names
