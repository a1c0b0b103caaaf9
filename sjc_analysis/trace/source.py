"""Open what can be traced: a Causal Map workbook, or a casebook."""

from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.causal_map import looks_like_causal_map, read_causal_map
from sjc_analysis.graph.links import LinkMap, casebook_links
from sjc_analysis.workbook import load_casebook, looks_like_casebook
from sjc_analysis.workbook.read_xlsx import read_xlsx, sheet_names


def open_links(path: Path) -> LinkMap:
    """Open a Causal Map workbook or a casebook as factors and links.

    Parameters
    ----------
    path
        A spreadsheet ending in .xlsx, or a casebook's folder of CSV files.

    Raises
    ------
    FindingsError
        If it is neither, or cannot be read.
    """
    path = Path(path)
    if not path.exists():
        raise _refused(path, "there is no such file", "Check the name, and the folder you are in.")
    if path.is_file() and sheet_names(path):
        sheets = {sheet.name: sheet.rows for sheet in read_xlsx(path)}
        if looks_like_causal_map(sheets) or not looks_like_casebook(path):
            return read_causal_map(path.name, sheets)
    if looks_like_casebook(path):
        return casebook_links(load_casebook(path))
    reason = "this is neither a causal map nor a casebook"
    raise _refused(path, reason, "Export the map as .xlsx, or draft a casebook first.")


def _refused(path: Path, reason: str, remedy: str) -> FindingsError:
    allowed = "an .xlsx file with a sheet of links, or a casebook"
    return FindingsError.of(
        [Finding(rule="TR1", file=path.name, reason=reason, allowed=allowed, remedy=remedy)]
    )
