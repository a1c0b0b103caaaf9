"""Contribution analysis of outcome harvests: every node and edge with its verified quote.

The usual way through: load a casebook, ask for the view of an audience, assess it, ask for a claim.

    >>> import sjc_analysis as sjc
    >>> from sjc_analysis.data_files import data_path
    >>> book = sjc.for_audience(sjc.load(data_path("example/casebook.xlsx")), "donor")
    >>> {claim.verdict for claim in sjc.assess(book).claims} <= {"unsubstantiated", "plausible", "supported"}
    True

Names are loaded when they are first used, so that importing the package loads no table and no plot.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sjc_analysis import figures, report, tables
    from sjc_analysis.assessment import Assessment, assess
    from sjc_analysis.casebook import Casebook
    from sjc_analysis.disclosure import for_audience
    from sjc_analysis.display import Table
    from sjc_analysis.findings import Finding, FindingsError
    from sjc_analysis.intake import draft_files
    from sjc_analysis.portfolio import across_harvest
    from sjc_analysis.workbook import load_casebook as load
    from sjc_analysis.workbook import save_casebook as save

_WHERE = {
    "Assessment": "assessment:Assessment",
    "Casebook": "casebook:Casebook",
    "Finding": "findings:Finding",
    "FindingsError": "findings:FindingsError",
    "Table": "display:Table",
    "across_harvest": "portfolio:across_harvest",
    "assess": "assessment:assess",
    "draft_files": "intake:draft_files",
    "figures": "figures:",
    "for_audience": "disclosure:for_audience",
    "load": "workbook:load_casebook",
    "report": "report:",
    "save": "workbook:save_casebook",
    "tables": "tables:",
}
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
    "load",
    "report",
    "save",
    "tables",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _WHERE:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    module, _, own = _WHERE[name].partition(":")
    found = import_module(f"{__name__}.{module}")
    return getattr(found, own) if own else found


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
