"""The order of a view's rows, which must not tell what was left out between them.

Rows with a text of their own keep the casebook's order. Actors, clusters, framework items and cited links may
have been met first in a confidential text, so they stand in the order in which public rows name them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.selection import public_citations, rows_of, shown_references
from sjc_analysis.records import Mention, Row, Source

_LEVELS = ("objective", "outcome", "output", "other")


def view_order(book: Casebook, kept: frozenset[str]) -> Mapping[str, tuple[Row, ...]]:
    """Give the kept rows of every table, in an order that only public rows decide.

    Parameters
    ----------
    book
        The whole casebook.
    kept
        Ids of the rows that are shown.
    """
    rows: dict[str, tuple[Any, ...]] = {
        table: tuple(row for row in getattr(book, table) if isinstance(row, Row) and row.row_id in kept)
        for table in TABLES
        if table not in {"settings", "findings"}
    }
    place = {passage.passage_id: at for at, passage in enumerate(book.passages)}
    hidden = frozenset(row.row_id for row in rows_of(book)) - kept
    rows["sources"] = _sorted(rows["sources"], lambda row: _source_key(book, row, hidden, place))
    rows["mentions"] = _sorted(rows["mentions"], lambda row: _mention_key(row, place))
    rows["framework"] = _sorted(
        rows["framework"], lambda row: (_LEVELS.index(row.level), row.code, row.label)
    )
    first: dict[str, int] = {}
    for row in _readers(rows):
        for _, _, row_id in shown_references(row, kept):
            first.setdefault(row_id, len(first))
    for table in ("actors", "clusters"):
        rows[table] = _sorted(rows[table], lambda row: first[row.row_id])
    return rows


def _sorted(rows: tuple[Any, ...], key: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=key))


def _readers(rows: Mapping[str, tuple[Any, ...]]) -> Iterator[Row]:
    """List the rows that name actors and clusters: mentions first, as a reader meets them."""
    yield from rows["mentions"]
    for table in TABLES:
        if table not in {"settings", "findings", "mentions"}:
            yield from rows[table]


def _mention_key(mention: Mention, place: Mapping[str, int]) -> tuple[int, int, int]:
    return place[mention.quote.passage_id], mention.quote.start, mention.quote.end


def _source_key(
    book: Casebook, source: Source, hidden: frozenset[str], place: Mapping[str, int]
) -> tuple[int, int, int, str]:
    """Own documents first, as they were read; then cited links, by their first public citation."""
    if source.kind != "cited_link":
        return 0, book.sources.index(source), 0, ""
    quotes = [item.quote for item in public_citations(book, source, hidden)] or [source.cited_at]
    ends = [(place[quote.passage_id], quote.start) for quote in quotes if quote is not None]
    return (1, *min(ends), source.url)
