"""What may leave: the view for an audience, names by role, and the gate that reads what was written."""

from sjc_analysis.disclosure.accusations import Accusation, accusations
from sjc_analysis.disclosure.audience import View, for_audience
from sjc_analysis.disclosure.gate import Leak, scan
from sjc_analysis.disclosure.place import put_in_place
from sjc_analysis.disclosure.release import release_findings
from sjc_analysis.disclosure.selection import WithheldRow, withheld_log
from sjc_analysis.disclosure.terms import Terms, withheld_terms
from sjc_analysis.disclosure.unknown import UnknownName, unknown_names

__all__ = [
    "Accusation",
    "Leak",
    "Terms",
    "UnknownName",
    "View",
    "WithheldRow",
    "accusations",
    "for_audience",
    "put_in_place",
    "release_findings",
    "scan",
    "unknown_names",
    "withheld_log",
    "withheld_terms",
]
