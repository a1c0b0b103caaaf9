"""The tables across a harvest as sheets of one spreadsheet, each with its base and what was left out."""

from sjc_analysis.portfolio import HarvestTable, Portfolio
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD
from sjc_analysis.workbook.plain_book import PlainSheet


def harvest_sheets(portfolio: Portfolio) -> tuple[PlainSheet, ...]:
    """Give a sheet that lists the tables, one a table, and one that explains every column.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    """
    contents = PlainSheet(
        "contents",
        ("Sheet", "What it shows", "Base", "Left out"),
        tuple((table.key, table.title, table.base, table.left_out) for table in portfolio.tables),
        ("Tables across a harvest.", SURVIVORSHIP, WITHHELD),
    )
    columns = PlainSheet(
        "columns",
        ("Sheet", "Column", "What it holds"),
        tuple(
            (table.key, heading, meaning)
            for table in portfolio.tables
            for heading, meaning in zip(table.headings, table.meanings, strict=True)
        ),
    )
    return (contents, *(_sheet(table) for table in portfolio.tables), columns)


def _sheet(table: HarvestTable) -> PlainSheet:
    rate = (SURVIVORSHIP,) if table.rate else ()
    said = (table.title, table.base, table.left_out, *table.notes, *rate)
    return PlainSheet(table.key, table.headings, table.rows, said)
