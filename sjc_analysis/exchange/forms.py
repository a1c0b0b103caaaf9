"""Which format a file is in: by its ending, and for a spreadsheet by its sheets."""

from pathlib import Path
from typing import Literal

from sjc_analysis.findings import FindingsError
from sjc_analysis.graph.causal_map import looks_like_causal_map
from sjc_analysis.safe_sheets import refuse
from sjc_analysis.vocabulary import SpreadsheetForm
from sjc_analysis.workbook import looks_like_casebook
from sjc_analysis.workbook.read_xlsx import read_xlsx

Form = Literal["casebook", "causal-map", "json", "graphml", "refi"]

_READ: dict[str, Form] = {".json": "json", ".graphml": "graphml", ".qdpx": "refi"}
_WRITTEN: dict[str, Form] = {".json": "json", ".graphml": "graphml"}
_IN = "a casebook (.xlsx or its folder), a Causal Map workbook (.xlsx), .json, .graphml, .qdpx"
_OUT = "a name ending in .xlsx, .json or .graphml, or a folder for a casebook"


def form_of_input(path: Path) -> Form:
    """Say which format a file or folder is in.

    Raises
    ------
    FindingsError
        If there is none, or its format is not read.
    """
    if not path.exists():
        raise _unknown(path, "there is no such file", _IN)
    if path.is_dir():
        if looks_like_casebook(path):
            return "casebook"
        raise _unknown(path, "this folder is no casebook", _IN)
    if not path.is_file():
        raise _unknown(path, "this is a pipe or a device, and no file", _IN)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _spreadsheet(path)
    if suffix not in _READ:
        raise _unknown(path, "files of this kind are not read here", _IN)
    return _READ[suffix]


def _spreadsheet(path: Path) -> Form:
    sheets = {sheet.name: sheet.rows for sheet in read_xlsx(path)}
    return "causal-map" if looks_like_causal_map(sheets) else "casebook"


def form_of_output(path: Path, came_as: Form, source: Path, spreadsheet: SpreadsheetForm | None) -> Form:
    """Say which format a file is to be written in.

    Parameters
    ----------
    path
        The name to write.
    came_as, source
        The format and name of what is converted.
    spreadsheet
        What an .xlsx file shall be. ``None``: a Causal Map workbook if a casebook's spreadsheet is converted,
        which would else only be copied; a casebook from everything else.

    Raises
    ------
    FindingsError
        If the ending is not known, or the choice is for another ending.

    Examples
    --------
    >>> form_of_output(Path("map.xlsx"), "casebook", Path("book.xlsx"), None)
    'causal-map'
    >>> form_of_output(Path("book.xlsx"), "causal-map", Path("map.xlsx"), None)
    'casebook'
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        copied = came_as == "casebook" and source.suffix.lower() == ".xlsx"
        return spreadsheet or ("causal-map" if copied else "casebook")
    if spreadsheet == "causal-map":
        raise _unknown(path, "a Causal Map workbook is an .xlsx file", "a name ending in .xlsx")
    if not suffix:
        return "casebook"
    if suffix not in _WRITTEN:
        raise _unknown(path, "files of this kind are not written here", _OUT)
    return _WRITTEN[suffix]


def _unknown(path: Path, reason: str, allowed: str) -> FindingsError:
    return refuse(path.name, "X1", reason, "Check the name and its ending.", allowed=allowed)
