"""Which rows an audience may know: fail closed, and never by what a confidential row says.

A row is public if nobody withheld or refused it, its source and record are public, every row it stands on
is public, and it has a public quote or stands on a row that has (docs/disclosure.md, rules 1 to 3).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook, references
from sjc_analysis.disclosure.columns import (
    SECRET_FIELDS,
    SHARED_TABLES,
    blank_if_refused,
    goes_with,
    is_soft,
    never_leaving,
    secondary_quotes,
)
from sjc_analysis.records import Decided, Evidence, HarvestRecord, Passage, Row, Source

UNUSED = "no row that is shown refers to it"


@dataclass(frozen=True)
class Selection:
    """The ids of the rows that may be shown and are, and for every other row why not."""

    kept: frozenset[str]
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class WithheldRow:
    """One line of the evaluator's own list of what a donor does not see."""

    table: str
    row_id: str
    reason: str


def select(book: Casebook) -> Selection:
    """Decide for every row of a casebook whether a donor may know it.

    Parameters
    ----------
    book
        The whole casebook.

    Returns
    -------
    Selection
        The rows kept, and a reason for each row that is not.

    Examples
    --------
    >>> from sjc_analysis.records import Passage, Quote, Statement
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=4, text="gate")
    >>> quote = Quote(passage_id="P-01", start=0, end=4, text="gate")
    >>> said = Statement(statement_id="T-01", kind="comment", text="a gate", quote=quote)
    >>> book = Casebook(sources=(Source(source_id="S-01"),), passages=(passage,), statements=(said,))
    >>> select(book).reasons["T-01"]
    'it refers to P-01, which is withheld'
    """
    reasons: dict[str, str] = {}
    while True:
        found = {row.row_id: why for row in rows_of(book) if (why := _why_not(book, row, reasons))}
        if found.keys() == reasons.keys():
            break
        reasons = {**found, **reasons}
    kept = _needed(book, {row.row_id for row in rows_of(book)} - reasons.keys())
    for row in rows_of(book):
        if row.row_id not in kept:
            reasons.setdefault(row.row_id, UNUSED)
    return Selection(frozenset(kept), reasons)


def withheld_log(book: Casebook) -> tuple[WithheldRow, ...]:
    """List what a donor's view leaves out, with the reason, for the evaluator alone.

    Rows that are public but unused are not listed: nothing is hidden by leaving them out.
    """
    reasons = select(book).reasons
    return tuple(
        WithheldRow(table, row.row_id, reasons[row.row_id])
        for table in TABLES
        for row in getattr(book, table)
        if isinstance(row, Row) and reasons.get(row.row_id, UNUSED) != UNUSED
    )


def rows_of(book: Casebook) -> Iterator[Row]:
    """List all rows that have an id and a flag, in the order of the sheets."""
    for table in TABLES:
        yield from (row for row in getattr(book, table) if isinstance(row, Row))


def shown_references(row: Row, kept: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """List what a row refers to, but for what goes with the words of a quote that is withheld.

    Parameters
    ----------
    row
        A row that is shown.
    kept
        Ids of the rows that are shown.
    """
    quotes = ((field, getattr(row, quote)) for quote, field in secondary_quotes(type(row)).items())
    gone = {field for field, quote in quotes if quote and quote.passage_id not in kept}
    return (found for found in references(row) if found[0] not in gone)


def is_refused(row: Row) -> bool:
    """Whether a person decided against the row."""
    return isinstance(row, Decided) and row.status == "refused"


def _why_not(book: Casebook, row: Row, reasons: Mapping[str, str]) -> str:
    """Say why a row is withheld, given those already withheld; blank if it is not."""
    if row.withheld:
        return "the evaluator withheld it"
    if is_refused(row):
        return "a reviewer refused it"
    if isinstance(row, Source):
        return _why_not_source(book, row, reasons)
    if isinstance(row, HarvestRecord) and row.confidential:
        return "its record is confidential"
    if isinstance(row, Passage) and row.field in SECRET_FIELDS:
        return "a record's label and flag never leave"
    for column, _, row_id in references(row):
        if row_id in reasons and _stands_on(book, row, column, row_id):
            return f"it refers to {row_id}, which is withheld"
    return _why_unanchored(row)


def _stands_on(book: Casebook, row: Row, column: str, row_id: str) -> bool:
    blanked = blank_if_refused(type(row), column) and is_refused(book.row(row_id))
    return goes_with(type(row), column) and not blanked


def _why_not_source(book: Casebook, source: Source, reasons: Mapping[str, str]) -> str:
    """Judge a link by the places that cite it, and any other source by its own flag."""
    if source.kind != "cited_link":
        return "its source is confidential" if source.confidential else ""
    cited = source.cited_at is not None and source.cited_at.passage_id not in reasons
    if not cited and not public_citations(book, source, frozenset(reasons)):
        return "it is cited in confidential text only"
    return ""


def public_citations(book: Casebook, source: Source, hidden: frozenset[str]) -> tuple[Evidence, ...]:
    """Give the evidence items that cite a source in words the audience may read."""
    return tuple(
        item
        for item in book.evidence
        if item.source_id == source.source_id
        and item.quote is not None
        and item.evidence_id not in hidden
        and item.quote.passage_id not in hidden
    )


def _why_unanchored(row: Row) -> str:
    """Only an act or circumstance can stand on nothing at all, since every other row has a parent."""
    hard = [column for column, _, _ in references(row) if _is_anchor(row, column)]
    shared = type(row).prefix in {"N", "D", "F", "R", "P", "S"}
    return "" if shared or hard else "nothing in a public text shows it"


def _is_anchor(row: Row, column: str) -> bool:
    if column.endswith("_at"):
        return column == "quote_at"
    return not (is_soft(type(row), column) or blank_if_refused(type(row), column))


def _needed(book: Casebook, public: set[str]) -> set[str]:
    """Drop public rows that only exist to be referred to, where nothing that is shown refers to them."""
    passages = {row.passage_id for row in book.passages}
    shared = {row.row_id for table in SHARED_TABLES for row in getattr(book, table)}
    kept = public - passages - shared
    by_id = {row.row_id: row for row in rows_of(book)}
    kept |= {item.framework_id for item in book.framework if set(item.record_ids) & public} & public
    waiting = sorted(kept)
    while waiting:
        row = by_id[waiting.pop()]
        unused = {"repeats_ids", *(f"{field}_at" for field in never_leaving(type(row)))}
        if isinstance(row, Source) and public_citations(book, row, frozenset(by_id.keys() - public)):
            unused.add("cited_at_at")
        for column, _, row_id in shown_references(row, public):
            if row_id in public and row_id not in kept and column not in unused:
                kept.add(row_id)
                waiting.append(row_id)
    return kept
