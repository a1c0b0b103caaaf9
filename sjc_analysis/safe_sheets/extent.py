"""Refuse sheets whose filled cells reach beyond what a harvest can be, before anything is laid out for them.

A reader makes room for every cell from the first filled one to the last; a single cell said to stand in row
four thousand million would take all the machine's memory.
"""

from collections.abc import Mapping
from xml.parsers import expat

from sjc_analysis.findings import FindingsError
from sjc_analysis.safe_sheets.marks import place_of
from sjc_analysis.safe_sheets.package import damaged, refuse

ROW_LIMIT = 200_000
"""The most rows a sheet may have."""

COLUMN_LIMIT = 500
"""The most columns a sheet may have."""


def check_extent(file: str, parts: Mapping[str, bytes]) -> None:
    """Check the place of every filled cell of an .xlsx package.

    Parameters
    ----------
    file
        The file's name, for the message.
    parts
        The package's XML parts by name.

    Raises
    ------
    FindingsError
        If a filled cell lies too far out, or a place is not one.
    """
    for name in sorted(parts):
        _Extent(file).check(parts[name])


def far(file: str, **place: str) -> FindingsError:
    """Make the error for a sheet that reaches too far."""
    reason = f"a cell lies beyond row {ROW_LIMIT:,} or column {COLUMN_LIMIT}"
    return refuse(file, "W3", reason, "Delete what stands far outside the tables.", **place)


class _Extent:
    """A walk through a sheet's XML that knows the row and column, also where the XML does not say."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.row = self.column = 0

    def check(self, part: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        try:
            parser.Parse(part, True)
        except expat.ExpatError:
            raise damaged(self.file) from None

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._enter_cell(attributes.get("r"))
        elif name in ("v", "is", "f"):
            if self.row > ROW_LIMIT or self.column > COLUMN_LIMIT:
                raise far(self.file)
        elif name == "row":
            self._enter_row(attributes.get("r"))

    def _enter_row(self, number: str | None) -> None:
        if number is not None and not (number.isascii() and number.isdigit() and len(number) < 9):
            raise damaged(self.file)
        self.row = self.row + 1 if number is None else int(number)
        self.column = 0

    def _enter_cell(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
            return
        self.row, self.column = place_of(reference)
        if not self.row:
            raise damaged(self.file) if len(reference) < 9 else far(self.file)
