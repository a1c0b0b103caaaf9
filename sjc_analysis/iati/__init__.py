"""Results for IATI 2.03: outcomes that were substantiated and may be known, as an activity file."""

from sjc_analysis.iati.activity import Activity
from sjc_analysis.iati.chosen import Reported, reported_outcomes
from sjc_analysis.iati.publish import publish_results
from sjc_analysis.iati.rules import standard_problems
from sjc_analysis.iati.write import iati_results

__all__ = [
    "Activity",
    "Reported",
    "iati_results",
    "publish_results",
    "reported_outcomes",
    "standard_problems",
]
