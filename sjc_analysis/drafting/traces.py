"""Earlier signs, in another document, that a process was already under way (method, section 3).

Only a person ties two documents together: that both speak of the police says nothing. A trace is a draft
until somebody has read both texts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import words
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcomes import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import addresses
from sjc_analysis.quotes import whole
from sjc_analysis.records import Actor, Passage, Quote, Rival, Trace

_CASE_ROLES = frozenset({"", "alleged_perpetrator", "victim", "witness", "minor"})
_KINDS = ("bullet", "question", "answer", "paragraph", "field")
_SECTION_RANK = {"commitments": 0, "requests": 1, "questions": 2}


@dataclass(frozen=True)
class Dated:
    """A document, or one record of it, with the date its words carry."""

    passages: tuple[Passage, ...]
    date: Interval
    date_quote: Quote | None


def draft_traces(
    drafted: Sequence[tuple[RecordText, Sequence[DraftedOutcome]]],
    documents: Sequence[Dated],
    actors: Sequence[Actor],
    ids: Numbering,
) -> tuple[tuple[Trace, ...], tuple[Rival, ...]]:
    """Draft the earliest trace of each outcome that goes on, and the rival it speaks for.

    Parameters
    ----------
    drafted
        Each record with its outcomes.
    documents
        Every document or record with its date.
    actors
        The registry.
    ids
        Gives the row ids.
    """
    persons = {each.actor_id for each in actors if each.is_person and each.role in _CASE_ROLES}
    traces, rivals = [], []
    for text, outcomes in drafted:
        for outcome in outcomes:
            if outcome.row.is_process:
                about = _persons_of(text, outcome, persons)
                trace = _earliest(text, outcome, about, documents, ids) if about else None
                if trace is not None:
                    traces.append(trace)
                    rivals.append(_rival(trace, ids))
    return tuple(traces), tuple(rivals)


def _persons_of(text: RecordText, outcome: DraftedOutcome, persons: set[str]) -> frozenset[str]:
    """Find the persons an outcome's sentence names, or the links cited right after it."""
    sentence = outcome.sentence
    begins = [each.start for each in text.sentences("additional_information") if each.start > sentence.start]
    until = min(begins, default=sentence.passage.end)
    links = [link.text for link in addresses(sentence.passage) if sentence.start <= link.start < until]
    if outcome.in_statement:
        links = []
    found = [named for words_ in (sentence.text, *links) for named in text.names.find(words_)]
    return frozenset(named.actor_id for named in found) & persons


def _earliest(
    text: RecordText,
    outcome: DraftedOutcome,
    about: frozenset[str],
    documents: Iterable[Dated],
    ids: Numbering,
) -> Trace | None:
    found: list[tuple[tuple[str, int, int, int], Dated, Passage, tuple[str, ...]]] = []
    for document in documents:
        first = document.passages[0]
        own = (first.source_id, first.record_id) == (text.source.source_id, text.record.record_id)
        if own or not document.date.is_before(outcome.row.date):
            continue
        for passage in document.passages:
            named = {each.actor_id for each in text.names.find(passage.text)} & about
            if named and passage.kind in _KINDS and not passage.repeats_ids:
                rank = (str(document.date.earliest), *_rank(passage))
                found.append((rank, document, passage, tuple(sorted(named))))
    if not found:
        return None
    _, document, passage, actor_ids = min(found, key=lambda each: each[0])
    return Trace(
        trace_id=ids.next("Z"), outcome_id=outcome.row.outcome_id, actor_ids=actor_ids, date=document.date,
        date_quote=document.date_quote, quote=whole(passage), rule="same person in an earlier document",
        reason="an earlier document speaks of the person whom this change is about",
    )  # fmt: skip


def _rank(passage: Passage) -> tuple[int, int, int]:
    case = any(re.search(rf"\b{word}\b", passage.text, re.IGNORECASE) for word in words("case_words"))
    return (0 if case else 1, _SECTION_RANK.get(passage.field, 3), passage.start)


def _rival(trace: Trace, ids: Numbering) -> Rival:
    return Rival(
        rival_id=ids.next("V"), outcome_id=trace.outcome_id, kind="rival", actor_ids=trace.actor_ids,
        description="the process was already under way before the programme's act", trace_id=trace.trace_id,
        standing="stands", quote=trace.quote, rule="earlier trace",
        reason="an earlier document speaks of the person whom this change is about",
    )  # fmt: skip
