"""Acts of the programme and of others, and circumstances, from a record's fields.

What is said twice is one act. Who paid for an act did an act of its own.
"""

import re
from collections.abc import Iterator, Sequence

from sjc_analysis.drafting.act_verbs import is_denied
from sjc_analysis.drafting.act_words import Verb
from sjc_analysis.drafting.acts import CONTRIBUTIONS, Act, acts_of_sentence, acts_of_ties, parts_of
from sjc_analysis.drafting.agents import HEAD_END
from sjc_analysis.drafting.causes import causes_of, is_circumstance_noun
from sjc_analysis.drafting.clauses import openers, opening_date, own_date
from sjc_analysis.drafting.lexicon import pattern, stems
from sjc_analysis.drafting.mentions import Named
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import with_subject
from sjc_analysis.drafting.verbs import is_circumstance, is_state
from sjc_analysis.records import Event, Quote
from sjc_analysis.vocabulary import EventSide

IN_OWN_FIELD = "act in the contribution field"
"""The rule of what the programme's own field tells."""

_FIELDS = (
    ("contribution_programme", IN_OWN_FIELD, "the contribution field says so"),
    ("contribution_others", "act in the other contributions", "the field of other contributions says so"),
    (
        "additional_information",
        "act in the additional information",
        "the additional information credits it",
    ),
)
CREDITED = "circumstance that may explain"
"""The rule of a circumstance that the text offers as an explanation."""

NAMED_CAUSE = "cause named with the change"
"""The rule of what the sentence of a change says the change came after or from."""

KIND_UNKNOWN = "no word of the act lexicon says its kind"
"""Why an act is ``other``: not because no kind fits, but because none is proposed."""

_CAUSE = re.compile(r"(?:because|due to|owing to|as a result of|thanks to)\b", re.IGNORECASE)
_DONE_TO = re.compile(r"\b(?:to|for)\s+(?:the\s+)?$", re.IGNORECASE)


def draft_events(text: RecordText, ids: Numbering, outcomes: Sequence[DraftedOutcome]) -> tuple[Event, ...]:
    """Draft a record's acts and circumstances.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    outcomes
        The record's outcomes, whose words are no acts; what they are said to have come from is told by them.
    """
    used = tuple(each.row.quote for each in outcomes if each.row.quote)
    drafts: list[Event] = []
    for field, rule, reason in _FIELDS:
        of_field: list[Event] = []
        for sentence in text.sentences(field):
            results = [each for each in used if _stands_in(each, sentence)]
            of_field.extend(_sentence_events(text, sentence, field, (rule, reason), results))
        if field == "contribution_programme" and not of_field:
            of_field.extend(_unnamed_acts(text, field))
        drafts.extend(of_field)
    drafts.extend(_stated_acts(text, drafts))
    drafts.extend(_named_causes(text, outcomes, drafts))
    return tuple(event.model_copy(update={"event_id": ids.next("A")}) for event in _once(drafts))


def _sentence_events(
    text: RecordText, sentence: Span, field: str, why: tuple[str, str], results: list[Quote]
) -> list[Event]:
    """Draft the acts of a sentence; what it tells as a result is none."""
    tied = acts_of_ties(text, sentence)
    acts = tuple(act for act in acts_of_sentence(text, sentence, field) if not _is_told(act, results))
    if field == "contribution_programme" and (tied or _follows_another(text, sentence)):
        acts = tuple(act for act in acts if _is_ours(text, act))
    if not acts and not tied and not results:
        return _circumstances(text, sentence, field)
    events = [event for act in tied if (event := _event(text, act, (), why))]
    before: tuple[str, ...] = ()
    for act in acts:
        event = _event(text, act, before, why)
        if event:
            before = event.actor_ids
            events.extend([event, *_paid_by(text, act, event)])
    return events


def _stands_in(quote: Quote, sentence: Span) -> bool:
    return quote.passage_id == sentence.passage.passage_id and sentence.start <= quote.start < sentence.end


def _is_told(act: Act, results: list[Quote]) -> bool:
    """Whether an act stands in the words of a result."""
    return any(act.clause.start < each.end and each.start < act.clause.end for each in results)


def _follows_another(text: RecordText, sentence: Span) -> bool:
    """Whether a sentence opens with what it came after or from, or follows from the one before."""
    opened = openers(sentence, text.named(sentence.text))
    joined = pattern("links", "consequence", "role").match(sentence.text)
    return joined is not None or any(clause.role == "opener" for clause in opened)


def _is_ours(text: RecordText, act: Act) -> bool:
    """Whether an act is the programme's: what others did because of it, or after it, is an effect."""
    subject = act.part.subject
    named = text.named(act.clause.text) if act.verb.noun else text.subjects(subject, len(subject))
    return text.is_programme(actor_ids_of(named))


def _stated_acts(text: RecordText, told: list[Event]) -> list[Event]:
    """Draft acts that only the outcome statement names, where no other field may tell the same."""
    found: list[Event] = []
    for sentence in text.sentences("outcome"):
        own = [act for act in acts_of_sentence(text, sentence, "outcome") if _is_ours(text, act)]
        for act in (*acts_of_ties(text, sentence), *own):
            event = _event(text, act, (), ("act in the outcome statement", "the outcome statement names it"))
            if event and event.actor_ids and not any(_is_told_by(event, each, text) for each in told):
                found.append(event)
    return found


def _named_causes(
    text: RecordText, outcomes: Sequence[DraftedOutcome], told: Sequence[Event]
) -> Iterator[Event]:
    """Draft what the statement of a change names as its cause, where no field tells of the same."""
    stated = [each for each in outcomes if each.in_statement]
    spans = [span for each in stated for span in causes_of(text, each.sentence, each.clauses)]
    known = [stems(each.description) for each in told]
    for span in dict.fromkeys(spans):
        own = stems(span.text)
        head = stems(HEAD_END.split(f"{span.text} ")[0])
        if any(head & each and 2 * len(own & each) >= len(own) for each in known):
            continue
        befell = is_circumstance_noun(span.text)
        date, quote = own_date(span)
        actors = actor_ids_of(text.named(span.text))
        yield Event(
            event_id="A-0", category="context" if befell else "act", side="unknown" if befell else "other",
            description=span.text, date=date, date_quote=quote, quote=span.quote,
            actor_ids=() if befell else actors, recipient_ids=actors if befell else (), rule=NAMED_CAUSE,
            reason="the sentence of the change names it as what the change came after or from"
            + ("" if befell else f"; {KIND_UNKNOWN}"),
        )  # fmt: skip


def _is_told_by(event: Event, told: Event, text: RecordText) -> bool:
    """Whether another field may tell the same act: one of its doers, of its kind or with a word in common."""
    both = set(event.actor_ids) & set(told.actor_ids)
    if not both:
        return False
    names = [name for each in both for name in (text.by_id[each].name, *text.by_id[each].aliases)]
    shared = (stems(event.description) & stems(told.description)) - stems(" ".join(names))
    unknown = "other" in (event.kind, told.kind)
    return event.kind == told.kind or unknown or bool(shared)


def _event(text: RecordText, act: Act, inherited: tuple[str, ...], why: tuple[str, str]) -> Event | None:
    rule, reason = why
    if not act.verb.known:
        reason = f"{reason}; {KIND_UNKNOWN}"
    clause, verb = _before_payer(act.clause, act.verb), act.verb
    actors, recipients = _who(text, clause.text, verb)
    if not act.part.own and not verb.passive:
        actors = inherited or actor_ids_of(text.named(act.part.subject))
    if verb.passive and not actors and "contribution field" not in rule and not _has_agent(clause, verb):
        return None
    if (
        verb.passive
        and not actors
        and text.is_programme(actor_ids_of(text.subjects(clause.text, verb.start)))
    ):
        return None  # it was done to the programme
    date, quote = own_date(clause)
    if quote is None and act.part == parts_of(text, act.sentence)[0]:
        date, quote = opening_date(act.sentence, openers(act.sentence, text.named(act.sentence.text)))
    return Event(
        event_id="A-0", side=_side(text, actors, rule, clause.text), kind=verb.kind, actor_ids=actors,
        recipient_ids=tuple(each for each in recipients if each not in actors),
        description=with_subject(clause.text, act.part), date=date, date_quote=quote, quote=clause.quote,
        rule=rule, reason=reason,
    )  # fmt: skip


def _who(text: RecordText, clause: str, verb: Verb) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give who did an act, and who else the clause names."""
    before = actor_ids_of(text.subjects(clause, verb.start))
    after = tuple(named for named in text.named(clause) if named.start >= verb.start)
    if verb.noun:
        doers = [
            each for each in after if each.start < verb.end and not _DONE_TO.search(clause[: each.start])
        ]
        actors = tuple(dict.fromkeys([*before, *actor_ids_of(doers)]))
    elif verb.passive:
        agent = pattern("act_cues", "agent").search(clause, verb.end)
        actors = actor_ids_of(_agents(clause, after, agent.end())) if agent else ()
    else:
        actors = before
    others = (*before, *actor_ids_of(after)) if verb.passive else actor_ids_of(after)
    return actors, tuple(dict.fromkeys(each for each in others if each not in actors))


def _agents(clause: str, named: tuple[Named, ...], start: int) -> list[Named]:
    """Give who stands right behind "by", and who is joined to them ("by the programme (RB and MRF)")."""
    found: list[Named] = []
    for each in named:
        behind = found and pattern("act_cues", "joined").fullmatch(clause[found[-1].end : each.start])
        if each.start == start or behind:
            found.append(each)
    return found


def _has_agent(clause: Span, verb: Verb) -> bool:
    return bool(pattern("act_cues", "agent").search(clause.text, verb.end - 3))


def _side(text: RecordText, actor_ids: tuple[str, ...], rule: str, said: str = "") -> EventSide:
    if text.is_programme(actor_ids):
        return "programme"
    if rule == IN_OWN_FIELD and _is_partner(text, said):
        return "programme"
    # Its own field may leave the programme unnamed; an act that names only others is theirs.
    others = actor_ids and text.has_programme
    return "programme" if "contribution field" in rule and not others else "other"


def _is_partner(text: RecordText, said: str) -> bool:
    """Whether the words of an act call its doer a partner of the programme ("Its partner, the hub, ...")."""
    first = next(iter(text.named(said)), None)
    if first is None:
        return False
    before = pattern("act_cues", "own_partner").search(said[: first.start])
    return bool(before or pattern("act_cues", "partner_behind").match(said, first.end))


def _before_payer(clause: Span, verb: Verb) -> Span:
    payer = pattern("act_cues", "paid_by").search(clause.text, verb.end)
    return clause.part(0, payer.start()) if payer else clause


def _paid_by(text: RecordText, act: Act, paid: Event) -> list[Event]:
    payer = pattern("act_cues", "paid_by").search(act.clause.text)
    if payer is None or act.verb.kind == "funded":
        return []
    named = tuple(each for each in text.named(act.clause.text) if each.start == payer.end())
    phrase = act.clause.part(payer.start(), named[0].end if named else len(act.clause.text))
    return [
        Event(
            event_id="A-0", side=_side(text, actor_ids_of(named), "") if named else "unknown", kind="funded",
            actor_ids=actor_ids_of(named), recipient_ids=paid.actor_ids, quote=phrase.quote,
            description=f"{phrase.text} ({paid.description})",
            rule="payer of an act", reason="the text names who paid for the act",
        )
    ]  # fmt: skip


def _circumstances(text: RecordText, sentence: Span, field: str) -> list[Event]:
    """Draft a sentence without an act that tells of something nobody in the casebook did."""
    words = sentence.text
    told = is_circumstance(words) or any(
        is_circumstance(words[part.start : part.end]) and not is_denied(words, part)
        for part in parts_of(text, sentence)
    )
    cause = _CAUSE.match(words)
    told = told or bool(cause and is_circumstance(words[cause.end() :].split(",")[0]))
    begin = parts_of(text, sentence)[0].start
    told = told or pattern("circumstances", "office").search(words[begin:]) is not None
    given = cause or pattern("circumstances", "eased").search(words)
    if told and (field in CONTRIBUTIONS - {"contribution_programme"} or given):
        return [_context(text, sentence, CREDITED)]
    befell = pattern("act_cues", "context").search(words)
    return [_context(text, sentence, "circumstance")] if befell else []


def _context(text: RecordText, sentence: Span, rule: str) -> Event:
    clause = sentence.without_stop()
    date, quote = own_date(clause)
    return Event(
        event_id="A-0", category="context", side="unknown", description=clause.text, date=date,
        date_quote=quote, recipient_ids=actor_ids_of(text.named(clause.text)), quote=clause.quote,
        rule=rule, reason="the text tells of it without saying who did it",
    )  # fmt: skip


def _unnamed_acts(text: RecordText, field: str) -> list[Event]:
    """Keep the first contribution with a verb the lexicon does not know: its kind is for the evaluator."""
    for sentence in text.sentences(field):
        parts = parts_of(text, sentence)
        verb = parts[0].verb
        if verb is None or is_denied(sentence.text, parts[0]) or is_state(verb):
            continue
        if verb.passive and text.is_programme(actor_ids_of(text.subjects(sentence.text, verb.start))):
            continue  # it was done to the programme
        clause = sentence.without_stop()
        date, quote = own_date(clause)
        return [
            Event(
                event_id="A-0", side="programme", description=clause.text, date=date, date_quote=quote,
                actor_ids=actor_ids_of(text.named(clause.text)[:1]), quote=clause.quote,
                rule="act in the contribution field", reason=KIND_UNKNOWN,
            )
        ]  # fmt: skip
    return []


def _once(events: list[Event]) -> list[Event]:
    """Keep one of two events that tell the same act; the one that names its actor stands."""
    kept: list[Event] = []
    for event in events:
        if not any(_same(event, other) for other in kept):
            kept.append(event)
    return kept


def _same(event: Event, other: Event) -> bool:
    if event.rule != "payer of an act" and stems(event.description) == stems(other.description):
        return True
    one_names = not event.actor_ids or set(event.actor_ids) <= set(other.actor_ids)
    dated = event.kind == other.kind and event.date.known and event.date == other.date
    return dated and one_names and bool(stems(event.description) & stems(other.description))
