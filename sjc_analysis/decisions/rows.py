"""Whose a row is, and a row written anew with the ids and places of another casebook."""

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.decisions.places import is_document, is_persons_source
from sjc_analysis.disclosure.columns import is_soft
from sjc_analysis.records import Decided, HarvestRecord, Passage, Quote, Row, Source
from sjc_analysis.references import references, target_prefixes

AnyRow = TypeVar("AnyRow", bound=Row)
Place = Callable[[Quote], Quote | None]
"""Says where a quote stands now; ``None`` where its words are gone."""


DISAGREE = "coders disagree"
"""The reason on a row that two coders decided differently, and that nobody has decided since."""


def rows_of(book: Casebook) -> Iterator[tuple[str, Row]]:
    """List every row that has an id, with its table."""
    for table in TABLES:
        for row in getattr(book, table):
            if isinstance(row, Row):
                yield table, row


def is_disputed(row: Decided) -> bool:
    """Whether two coders decided a row differently and nobody has settled it.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> is_disputed(Event(event_id="A-01", description="a course", rule="act", reason="coders disagree"))
    True
    """
    return row.is_draft and row.reason == DISAGREE


def is_persons(book: Casebook, row: Row) -> bool:
    """Whether a person made or decided a row, or two disagree on it, so that no draft may replace it.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> drafted = Event(event_id="A-01", description="a course", rule="act")
    >>> is_persons(Casebook(), drafted), is_persons(Casebook(), drafted.model_copy(update={"withheld": True}))
    (False, True)
    """
    if isinstance(row, Decided):
        return not row.is_draft or not row.rule or row.withheld or is_disputed(row)
    if isinstance(row, Source):
        return is_persons_source(row)
    return isinstance(row, Passage) and not is_document(book.row(row.source_id))


def is_of_a_document(book: Casebook, row: Row) -> bool:
    """Whether a row is what a reader found in a file; it comes back with the file, and only so."""
    if isinstance(row, Source):
        return is_document(row)
    if isinstance(row, Passage):
        return is_document(book.row(row.source_id))
    return isinstance(row, HarvestRecord)


def may_go_without(row: Row, column: str) -> bool:
    """Whether a row stands without what a column names: one of several names, or a source's own dates."""
    quoted = isinstance(row, Source) and column in ("date_quote_at", "cited_at_at")
    return quoted or is_soft(type(row), column)


def repointed(row: AnyRow, row_id: str, ids: Mapping[str, str], place: Place) -> AnyRow:
    """Write a row with new ids, and its quotes where they stand now; nothing else of it changes.

    Parameters
    ----------
    row
        The row of the old casebook.
    row_id
        The id it gets.
    ids
        Old id -> new id; names without one are left out, so ask first whether the row may go without.
    place
        Says where each quote stands now.
    """
    changed: dict[str, Any] = {row.id_field: row_id}
    for field in type(row).model_fields:
        value = getattr(row, field)
        if isinstance(value, Quote):
            changed[field] = place(value)
        elif target_prefixes(type(row), field):
            changed[field] = (
                tuple(ids[each] for each in value if each in ids)
                if isinstance(value, tuple)
                else ids.get(value, "")
            )
    return row.model_copy(update=changed)


class Gone(NamedTuple):
    """Why a row cannot stand in the new casebook: the column, and what it names that is gone."""

    column: str
    row_id: str


def find_gone(
    book: Casebook, wanted: Iterable[str], ids: Container[str], place: Place
) -> tuple[dict[str, Gone], dict[str, list[Gone]]]:
    """Say which rows cannot stand whole, and which lose one of several names.

    Parameters
    ----------
    book
        The old casebook.
    wanted
        Ids of the rows that should stand in the new one, with all they name that can be brought along.
    ids
        Ids that have a partner in the new casebook.
    place
        Says where each quote stands now.

    Returns
    -------
    tuple of dict
        Rows that cannot stand, and names that are left out, by row id.
    """
    wanted = tuple(wanted)
    here = frozenset(wanted)
    gone: dict[str, Gone] = {}
    left_out: dict[str, list[Gone]] = {}
    again = True
    while again:
        again = False
        left_out = {}
        for row_id in wanted:
            if row_id in gone:
                continue
            row = book.row(row_id)
            for missing in _missing(row, here - gone.keys(), ids, place):
                if may_go_without(row, missing.column):
                    left_out.setdefault(row_id, []).append(missing)
                elif row_id not in gone:
                    gone[row_id] = missing
                    again = True
    return gone, {row_id: missing for row_id, missing in left_out.items() if row_id not in gone}


def _missing(row: Row, here: Container[str], ids: Container[str], place: Place) -> Iterator[Gone]:
    quotes = {f"{name}_at": value for name, value in row if isinstance(value, Quote)}
    for column, _, row_id in references(row):
        if column in quotes:
            if row_id not in here and place(quotes[column]) is None:
                yield Gone(column, row_id)
        elif row_id not in ids and row_id not in here:
            yield Gone(column, row_id)


def with_what_they_name(book: Casebook, start: Iterable[str], stop: Callable[[Row], bool]) -> dict[str, None]:
    """Gather rows and everything they name, without the rows at which ``stop`` says to stop.

    Returns
    -------
    dict of str to None
        The ids, as an ordered set.
    """
    found: dict[str, None] = {}
    waiting = deque(start)
    while waiting:
        row_id = waiting.popleft()
        if row_id in found:
            continue
        found[row_id] = None
        named = (book.row(other) for _, _, other in references(book.row(row_id)))
        waiting += [row.row_id for row in named if not stop(row)]
    return found


def part_of(book: Casebook, ids: Container[str]) -> dict[str, tuple[Any, ...]]:
    """Give the rows with these ids, table by table, as they stand."""
    return {
        table: tuple(row for row in getattr(book, table) if isinstance(row, Row) and row.row_id in ids)
        for table in TABLES
    }
