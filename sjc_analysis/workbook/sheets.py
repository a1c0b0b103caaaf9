"""A table as it stands in a file, before anybody has said what its cells mean."""

from typing import NamedTuple

from sjc_analysis.safe_sheets import refuse

__all__ = ["ID_MARK", "Sheet", "refuse"]

ID_MARK = ("sources", "source_id")
"""Sheet and heading by which a casebook is told from any other spreadsheet."""


class Sheet(NamedTuple):
    """A sheet of a spreadsheet, or one CSV file of a folder.

    Attributes
    ----------
    name
        The sheet's name, or the file's name without its ending.
    rows
        Row number, as the spreadsheet shows it, and the texts of its cells; blank rows are left out.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
