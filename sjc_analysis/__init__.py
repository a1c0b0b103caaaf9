"""Contribution analysis of outcome harvests: every node and edge with its verified quote.

The usual way through: open documents or a casebook, ask for the view of an audience, assess it, show it. What
is asked for is loaded then, and not before.

    >>> import sjc_analysis as sjc
    >>> from sjc_analysis.data_files import data_path
    >>> book = sjc.for_audience(sjc.load_casebook(data_path("example/casebook.xlsx")), "donor")
    >>> {claim.verdict for claim in sjc.assess(book).claims} <= {"unsubstantiated", "plausible", "supported"}
    True
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "Assessment": "assessment",
    "Casebook": "casebook",
    "Finding": "findings",
    "FindingsError": "findings",
    "Table": "display",
    "across_harvest": "portfolio",
    "assess": "assessment",
    "draft_files": "intake",
    "for_audience": "disclosure",
    "load_casebook": "workbook",
    "save_casebook": "workbook",
    "to_graph": "graph",
}
"""Public name -> the room it lives in; the other public names are rooms themselves."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    room = import_module(f"{__name__}.{_HOMES.get(name, name)}")
    return getattr(room, name) if name in _HOMES else room


def __dir__() -> list[str]:
    return sorted(__all__)
