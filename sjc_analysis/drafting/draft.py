"""The whole draft: each document by itself, and last the traces that join two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.drafting.mentions import Names, mentions_of
from sjc_analysis.drafting.note_text import NoteText
from sjc_analysis.drafting.notes import draft_statements
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.promises import draft_commitments, draft_requests
from sjc_analysis.drafting.record import Given, RecordDraft, draft_records, numbered_on
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.remarks import long_sentences, undefined_abbreviations
from sjc_analysis.drafting.traces import Dated, draft_traces
from sjc_analysis.findings import Finding, numbered
from sjc_analysis.records import Actor, HarvestRecord, Passage, Row, Source
from sjc_analysis.work import nothing_searched, worked

_R = TypeVar("_R", Passage, HarvestRecord)

_SHARED_NAME = Finding(
    rule="name shared", severity="warning", reason="two actors of the list have a name or alias in common",
    remedy="Give each alias to one actor; until then it is taken for neither.",
)  # fmt: skip


@nothing_searched()
def draft_casebook(
    read: Casebook, registry: tuple[Actor, ...] = (), progress: Callable[[int, int], None] | None = None
) -> Casebook:
    """Propose a casebook from what was read, by named rules; every row is a draft with its quote.

    What is drafted from a document rests on that document alone. Only a trace, and the rival it speaks for,
    rests on two, and quotes them.

    Parameters
    ----------
    read
        Sources, records, passages and findings.
    registry
        The evaluator's list of actors.
    progress
        Told after each record how many are done, and of how many.

    Returns
    -------
    Casebook
        The same sources, records and passages, with everything drafted from them.

    Examples
    --------
    >>> draft_casebook(Casebook()).claims
    ()
    """
    rows = [row for table in TABLES for row in getattr(read, table) if isinstance(row, Row)]

    def told(done: int) -> None:
        if progress:
            progress(done, len(read.records))

    before = Numbering([*rows, *registry])
    work = _Work(before.copy(), registry, Names(registry), told)
    passages, records = _by_source(read.passages), _by_source(read.records)
    given = [
        Given(source, record, own, registry, before)
        for source in read.sources
        for record, own in _of_records(records[source.source_id], passages[source.source_id])
    ]
    drafts = zip(given, worked(draft_records, given, "drafting", heavy=True), strict=True)
    for source in read.sources:
        work.source(source, tuple(passages[source.source_id]))
        for record, draft in islice(drafts, len(records[source.source_id])):
            work.record(record, numbered_on(draft, before, work.ids))
        work.note(source, tuple(passages[source.source_id]))
    next(drafts, None)  # the last has been taken: its processes and its bar end here
    work.join()
    if work.names.shared:
        work.add(findings=[_SHARED_NAME])
    return read.with_rows(
        actors=registry,
        mentions=mentions_of(read.passages, work.names),
        sources=(*read.sources, *work.tables.pop("sources", ())),
        findings=(*read.findings, *numbered(work.tables.pop("findings", ()), read.findings)),
        **work.tables,
    )


def _by_source(rows: Iterable[_R]) -> dict[str, list[_R]]:
    grouped: dict[str, list[_R]] = defaultdict(list)
    for row in rows:
        grouped[row.source_id].append(row)
    return grouped


def _of_records(
    records: Sequence[HarvestRecord], passages: Sequence[Passage]
) -> Iterator[tuple[HarvestRecord, tuple[Passage, ...]]]:
    """Give each record of a document with its passages."""
    own: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        own[passage.record_id].append(passage)
    for record in records:
        yield record, tuple(own[record.record_id])


@dataclass
class _Work:
    """The rows drafted so far, by table."""

    ids: Numbering
    actors: tuple[Actor, ...]
    names: Names
    told: Callable[[int], None]
    tables: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    records: list[tuple[RecordText, Sequence[DraftedOutcome]]] = field(default_factory=list)
    documents: list[Dated] = field(default_factory=list)

    def add(self, **tables: Iterable[Any]) -> None:
        for table, rows in tables.items():
            self.tables[table].extend(rows)

    def source(self, source: Source, passages: tuple[Passage, ...]) -> None:
        """Say what a document leaves undefined."""
        self.add(findings=undefined_abbreviations(source, passages, self.names))
        self.add(findings=long_sentences(source, passages))

    def record(self, given: Given, draft: RecordDraft) -> None:
        """Take over what was drafted from a record."""
        self.add(**draft.tables)
        self.names.know(draft.named)
        text = RecordText(given.source, given.record, given.passages, self.actors, self.names)
        self.records.append((text, draft.going_on))
        self.told(len(self.records))
        if text.passages:
            self.documents.append(Dated(text.passages, *text.year))

    def note(self, source: Source, passages: tuple[Passage, ...]) -> None:
        """Draft what rests on one note."""
        if source.kind != "meeting_note":
            return
        text = NoteText(source, passages, self.actors, self.names)
        requests = draft_requests(text, self.ids)
        self.add(
            statements=draft_statements(text, self.ids),
            requests=requests,
            commitments=draft_commitments(text, self.ids, requests),
        )
        if passages:
            self.documents.append(Dated(passages, source.date, source.date_quote))

    def join(self) -> None:
        """Draft what rests on two documents."""
        traces, rivals = draft_traces(self.records, self.documents, self.actors, self.ids)
        self.add(traces=traces, rivals=rivals)
