"""Earlier signs, in another document, that a process was already under way (method, section 6.2).

Only a person ties two documents together: that both speak of the police says nothing. A trace is a draft
until somebody has read both texts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import words
from sjc_analysis.drafting.mentions import Names
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
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
    seen = _Seen(persons, documents, drafted[0][0].names) if drafted and persons else None
    traces, rivals = [], []
    for text, outcomes in drafted:
        for outcome in outcomes:
            if seen and outcome.row.is_process:
                about = _persons_of(text, outcome, persons)
                trace = _earliest(text, outcome, about, seen, ids) if about else None
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


@dataclass(frozen=True)
class _Sighting:
    """A passage of a dated document that names persons; ``rank`` orders sightings, the earliest first."""

    rank: tuple[str, int, int, int, int]
    document: Dated
    passage: Passage
    actor_ids: frozenset[str]


class _Seen:
    """The passages that name each person, found once and in order, the earliest first."""

    def __init__(self, persons: set[str], documents: Iterable[Dated], names: Names) -> None:
        self.by_person: dict[str, list[_Sighting]] = {each: [] for each in persons}
        number = 0
        for document in documents:
            for passage in document.passages:
                number += 1
                named = frozenset(each.actor_id for each in names.of(passage)) & persons
                if named and passage.kind in _KINDS and not passage.repeats_ids:
                    rank = (str(document.date.earliest), *_rank(passage), number)
                    for each in named:
                        self.by_person[each].append(_Sighting(rank, document, passage, named))
        for sightings in self.by_person.values():
            sightings.sort(key=lambda sighting: sighting.rank)

    def first(self, person: str, text: RecordText, date: Interval) -> _Sighting | None:
        """Give the earliest sighting of a person before a date, in another document than the record."""
        own = (text.source.source_id, text.record.record_id)
        for sighting in self.by_person[person]:
            home = (sighting.passage.source_id, sighting.passage.record_id)
            if home != own and sighting.document.date.is_before(date):
                return sighting
        return None


def _earliest(
    text: RecordText, outcome: DraftedOutcome, about: frozenset[str], seen: _Seen, ids: Numbering
) -> Trace | None:
    first = [seen.first(person, text, outcome.row.date) for person in about]
    found = min((each for each in first if each), key=lambda each: each.rank, default=None)
    if found is None:
        return None
    document, passage, actor_ids = found.document, found.passage, tuple(sorted(found.actor_ids & about))
    return Trace(
        trace_id=ids.next("Z"), outcome_id=outcome.row.outcome_id, actor_ids=actor_ids, date=document.date,
        date_quote=document.date_quote, quote=whole(passage), rule="same person in an earlier document",
        reason="an earlier document speaks of the person whom this change is about",
    )  # fmt: skip


@cache
def _case_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('case_words')))})\b", re.IGNORECASE)


def _rank(passage: Passage) -> tuple[int, int, int]:
    case = _case_words().search(passage.text) is not None
    return (0 if case else 1, _SECTION_RANK.get(passage.field, 3), passage.start)


def _rival(trace: Trace, ids: Numbering) -> Rival:
    return Rival(
        rival_id=ids.next("V"), outcome_id=trace.outcome_id, kind="rival", actor_ids=trace.actor_ids,
        description="the process was already under way before the programme's act", trace_id=trace.trace_id,
        standing="stands", quote=trace.quote, rule="earlier trace",
        reason="an earlier document speaks of the person whom this change is about",
    )  # fmt: skip
