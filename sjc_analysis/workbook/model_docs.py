"""The column tables of ``docs/data-model.md``, written from the models so that they cannot drift.

Run ``python -m sjc_analysis.workbook.model_docs docs/data-model.md`` after a model has changed.
"""

import re
import sys
from pathlib import Path

from sjc_analysis.casebook import TABLES
from sjc_analysis.workbook.columns import Column, table_columns
from sjc_analysis.workbook.guide import table_meaning

_BLOCK = re.compile(r"(<!-- tables: begin -->\n).*(<!-- tables: end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    r"""Put the current column tables between the page's two marks.

    Examples
    --------
    >>> page = with_tables("<!-- tables: begin -->\nold\n<!-- tables: end -->")
    >>> page.splitlines()[1:4]
    ['', '### settings', '']
    """
    tables = "\n".join(_section(table) for table in TABLES)
    return _BLOCK.sub(lambda marks: f"{marks[1]}\n{tables}\n{marks[2]}", page)


def _section(table: str) -> str:
    lines = [
        f"### {table}",
        "",
        table_meaning(table),
        "",
        "| column | what it holds | needed |",
        "|---|---|---|",
    ]
    return "\n".join([*lines, *(_line(column) for column in table_columns(table).values()), ""])


def _line(column: Column) -> str:
    allowed = f" ({', '.join(f'`{code}`' for code in column.allowed)})" if column.allowed else ""
    meaning = column.meaning.replace("|", "\\|")
    return f"| `{column.name}` | {meaning}{allowed} | {'yes' if column.needed else ''} |"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(with_tables(target.read_text(encoding="utf-8")), encoding="utf-8")
