"""Tables across a harvest as people read them: the rows, and a caption that never leaves the base out."""

import pandas as pd

from sjc_analysis.portfolio import HarvestTable
from sjc_analysis.report.phrases import SURVIVORSHIP
from sjc_analysis.tables.cells import frame


def harvest_table(table: HarvestTable) -> pd.DataFrame:
    """Give a table across a harvest as a DataFrame of text.

    Examples
    --------
    >>> table = HarvestTable("reach", "Who?", ("Who changed", "Actors"), ("", ""), (("police", "3"),), "", "")
    >>> harvest_table(table).loc[0, "Actors"]
    '3'
    """
    return frame([list(row) for row in table.rows], *table.headings)


def harvest_caption(table: HarvestTable) -> str:
    """Say what a table shows, out of what, what was left out, and what may not be read into it.

    Examples
    --------
    >>> harvest_caption(HarvestTable("reach", "Who?", (), (), (), "Of 9 changes.", "Nothing was left out."))
    'Who? Of 9 changes. Nothing was left out.'
    """
    said = [table.title, table.base, table.left_out, *table.notes, *([SURVIVORSHIP] if table.rate else [])]
    return " ".join(said)
