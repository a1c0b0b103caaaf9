"""Open spreadsheets and other packed documents safely: what is hostile, broken or unclear is refused."""

from sjc_analysis.safe_sheets.delimited import read_csv
from sjc_analysis.safe_sheets.extent import COLUMN_LIMIT, far
from sjc_analysis.safe_sheets.marks import Mark
from sjc_analysis.safe_sheets.package import UNPACKED_LIMIT, is_unsafe_xml, refuse, unpack
from sjc_analysis.safe_sheets.sheet import Area, SheetData, cell_name, column_letters
from sjc_analysis.safe_sheets.spreadsheet import read_ods, read_xlsx, sheet_names
from sjc_analysis.safe_sheets.typed import as_text

__all__ = [
    "COLUMN_LIMIT",
    "UNPACKED_LIMIT",
    "Area",
    "Mark",
    "SheetData",
    "as_text",
    "cell_name",
    "column_letters",
    "far",
    "is_unsafe_xml",
    "read_csv",
    "read_ods",
    "read_xlsx",
    "refuse",
    "sheet_names",
    "unpack",
]
