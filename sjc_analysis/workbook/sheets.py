"""A table as it stands in a file, before anybody has said what its cells mean."""

from typing import NamedTuple

from sjc_analysis.findings import Finding, FindingsError

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


def refuse(file: str, rule: str, reason: str, remedy: str, **place: str | int) -> FindingsError:
    """Make the error for a file that cannot be used at all."""
    said: dict[str, object] = {"file": file, "rule": rule, "reason": reason, "remedy": remedy, **place}
    return FindingsError((Finding.model_validate(said),))
