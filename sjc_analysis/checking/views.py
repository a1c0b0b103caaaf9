"""A harvest as the checks see it: each record with its fields, its year and who is named in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking.text import is_english
from sjc_analysis.date_words import DateWords, find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.records import Actor, Event, HarvestRecord, Outcome, Passage, Source
from sjc_analysis.web_addresses import without_addresses

PROSE = (
    "outcome", "significance", "additional_information", "contribution_programme", "contribution_others",
)  # fmt: skip
"""The fields that hold sentences."""

_Item = TypeVar("_Item")
_PROSE_KINDS = frozenset({"field", "title", "heading", "paragraph", "bullet", "question", "answer"})


@dataclass(frozen=True)
class Named:
    """An actor named in a passage, by offsets into it."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True)
class RecordView:
    """One record of the harvest.

    Parameters
    ----------
    record, source
        The record and the file it stands in.
    passages
        Its fields, in order, also blank ones.
    outcomes, events
        What was drafted or entered for it and not refused; empty where the documents were only read.
    named
        Id of a passage of its own -> who is named in it.
    """

    record: HarvestRecord
    source: Source
    passages: tuple[Passage, ...]
    outcomes: tuple[Outcome, ...]
    events: tuple[Event, ...]
    named: dict[str, tuple[Named, ...]]

    def field(self, name: str) -> tuple[Passage, ...]:
        """Give the passages of a field that hold words and do not only repeat others."""
        return self._told.get(name, ())

    @cached_property
    def _told(self) -> dict[str, tuple[Passage, ...]]:
        told = ((each.field, each) for each in self.passages if not each.repeats_ids and each.text.strip())
        return {field: tuple(passages) for field, passages in _grouped(told).items()}

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that hold sentences, without those that only repeat others."""
        return tuple(passage for name in PROSE for passage in self.field(name))

    @cached_property
    def english(self) -> bool:
        """Whether the record's sentences are English, so that English words can be judged."""
        return is_english(" ".join(without_addresses(each.text) for each in self.prose))

    @cached_property
    def year(self) -> Interval:
        """The year of change, as its field was understood; unknown where it was not."""
        for passage in self.field("year"):
            if re.fullmatch(r"(?:19|20)\d\d", passage.understood):
                return Interval.year(int(passage.understood))
        return Interval()

    @cached_property
    def change(self) -> Interval:
        """From the earliest to the latest day of the outcomes; the year where no outcome is dated."""
        dates = [outcome.date for outcome in self.outcomes]
        if not dates or not all(date.earliest and date.latest for date in dates):
            return self.year
        return Interval(
            earliest=min(date.earliest for date in dates if date.earliest),
            latest=max(date.latest for date in dates if date.latest),
        )

    def actors_in(self, passage: Passage) -> tuple[Named, ...]:
        """Give who is named in a passage, in order."""
        return self.named.get(passage.passage_id, ())


@dataclass(frozen=True)
class Harvest:
    """All records, and the documents they and the notes stand in."""

    casebook: Casebook
    records: tuple[RecordView, ...]
    named: dict[str, tuple[Named, ...]]
    passages_of: dict[str, tuple[Passage, ...]]

    def prose_of(self, source: Source) -> tuple[Passage, ...]:
        """Give a document's passages that people wrote, without what they only repeat."""
        own = self.passages_of.get(source.source_id, ())
        return tuple(each for each in own if each.kind in _PROSE_KINDS and not each.repeats_ids)


def view_harvest(casebook: Casebook) -> Harvest:
    """Lay a casebook out by records, in the order of their places in the files.

    Parameters
    ----------
    casebook
        Read documents, a draft, or a finished casebook.
    """
    sources = {source.source_id: source for source in casebook.sources}
    of_record = _grouped((passage.record_id, passage) for passage in casebook.passages)
    home = {passage.passage_id: passage.record_id for passage in casebook.passages}
    outcomes = _grouped((outcome.record_id, outcome) for outcome in casebook.live("outcomes"))
    events = _grouped(
        (home[event.quote.passage_id], event) for event in casebook.live("events") if event.quote is not None
    )
    named = _named(casebook)
    records = []
    for record in casebook.records:
        fields = _fields(of_record.get(record.record_id, ()))
        own = {each.passage_id: named[each.passage_id] for each in fields if each.passage_id in named}
        records.append(
            RecordView(
                record=record, source=sources[record.source_id], passages=fields,
                outcomes=tuple(outcomes.get(record.record_id, ())),
                events=tuple(events.get(record.record_id, ())), named=own,
            )
        )  # fmt: skip
    by_source = _grouped((passage.source_id, passage) for passage in casebook.passages)
    return Harvest(
        casebook=casebook, records=tuple(sorted(records, key=_order)), named=named,
        passages_of={source_id: tuple(passages) for source_id, passages in by_source.items()},
    )  # fmt: skip


def _order(view: RecordView) -> tuple[str, str, int, str]:
    place = view.passages[0].place if view.passages else ""
    number = re.search(r"(\d+)$", place)
    sheet = place[: number.start()] if number else place
    return (view.source.file, sheet, int(number[1]) if number else 0, view.record.record_id)


def _fields(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.kind == "field")


def _grouped(pairs: Iterable[tuple[str, _Item]]) -> dict[str, list[_Item]]:
    groups: dict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return dict(groups)


def _named(casebook: Casebook) -> dict[str, tuple[Named, ...]]:
    actors = {actor.actor_id: actor for actor in casebook.actors}
    starts = {passage.passage_id: passage.start for passage in casebook.passages}
    found: dict[str, list[Named]] = defaultdict(list)
    for mention in casebook.mentions:
        quote, start = mention.quote, starts[mention.quote.passage_id]
        found[quote.passage_id].append(
            Named(quote.start - start, quote.end - start, actors[mention.actor_id])
        )
    return {key: tuple(sorted(named, key=lambda each: each.start)) for key, named in found.items()}


@lru_cache(maxsize=256)
def dates_in(text: str) -> tuple[DateWords, ...]:
    """Find the dates a text states outside of web addresses."""
    return find_dates(without_addresses(text))
