"""Contribution analysis of outcome harvests: every node and edge with its verified quote.

The usual way through: open documents or a casebook, ask for the view of an audience, assess it, show it.

    >>> import sjc_analysis as sjc
    >>> from sjc_analysis.data_files import data_path
    >>> book = sjc.for_audience(sjc.load_casebook(data_path("example/casebook.xlsx")), "donor")
    >>> {claim.verdict for claim in sjc.assess(book).claims} <= {"unsubstantiated", "plausible", "supported"}
    True
"""

from sjc_analysis import figures, report, tables
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience
from sjc_analysis.display import Table
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph import to_graph
from sjc_analysis.intake import draft_files
from sjc_analysis.portfolio import across_harvest
from sjc_analysis.workbook import load_casebook, save_casebook

__all__ = [
    "Assessment",
    "Casebook",
    "Finding",
    "FindingsError",
    "Table",
    "across_harvest",
    "assess",
    "draft_files",
    "figures",
    "for_audience",
    "load_casebook",
    "report",
    "save_casebook",
    "tables",
    "to_graph",
]
