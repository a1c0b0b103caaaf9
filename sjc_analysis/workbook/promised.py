"""What a saved casebook says it holds, so that a sheet or column that was taken away is missed.

A file says it itself: a spreadsheet in its sheet "columns", a folder in the text that explains it. So a file
of an earlier version, which had fewer columns, is whole, and one made by hand promises nothing.
"""

from collections.abc import Iterable, Iterator, Mapping

from sjc_analysis.casebook import TABLES
from sjc_analysis.findings import Finding
from sjc_analysis.workbook.guide import COLUMNS, SHEET_TOPIC
from sjc_analysis.workbook.sheets import Sheet

Promised = Mapping[str, tuple[str, ...]]
"""Table -> the columns a file says it has; of a folder only its tables are known."""


def promised_columns(sheets: Iterable[Sheet]) -> Promised:
    """Read from a spreadsheet's own list which columns it was saved with.

    Examples
    --------
    >>> rows = ((1, ("sheet", "column")), (2, ("links", "link_id")), (3, ("links", "quote")))
    >>> promised_columns([Sheet("columns", rows)])
    {'links': ('link_id', 'quote')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        if sheet.name.strip().lower() == COLUMNS:
            for table, column, *_ in (cells for _, cells in sheet.rows if len(cells) > 1):
                if table in TABLES:
                    found[table] = (*found.get(table, ()), column)
    return found


def promised_tables(guide: str) -> Promised:
    r"""Read from the text of a folder which tables it was saved with.

    Examples
    --------
    >>> promised_tables("Sheet: links\nA claimed step.")
    {'links': ()}
    """
    topics = (line.removeprefix(SHEET_TOPIC) for line in guide.splitlines() if line.startswith(SHEET_TOPIC))
    return {table: () for table in topics if table in TABLES}


def missing_sheets(file: str, promised: Promised, names: Iterable[str]) -> Iterator[Finding]:
    """List the sheets that were taken away.

    Parameters
    ----------
    file
        The file's name.
    promised
        What it says it holds.
    names
        The sheets it has, in small letters.
    """
    there = set(names)
    for table in promised:
        if table not in there:
            yield Finding(
                rule="W20",
                file=file,
                sheet=table,
                reason="this sheet is missing, and with it every row that stood there",
                remedy="Bring it back from an earlier copy; or, if nothing stood there, add an empty sheet "
                "of this name.",
            )


def missing_columns(file: str, table: str, promised: Promised, sheet: Sheet) -> Iterator[Finding]:
    """List the columns of a sheet that were taken away.

    Parameters
    ----------
    file
        The file's name.
    table
        The table the sheet holds.
    promised
        What the file says it holds.
    sheet
        The sheet as it stands; one that is blank was emptied on purpose.
    """
    if not sheet.rows:
        return
    number, headings = sheet.rows[0]
    there = {heading.strip().lower().replace(" ", "_") for heading in headings}
    for column in promised.get(table, ()):
        if column not in there:
            yield Finding(
                rule="W21",
                file=file,
                sheet=table,
                row=number,
                column=column,
                reason="this column is missing, and with it whatever stood there",
                remedy="Bring it back from an earlier copy; or, if it was blank, add the heading again.",
            )
