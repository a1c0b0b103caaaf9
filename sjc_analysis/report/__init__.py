"""Analyses in words and pages: cards, dossiers, the donor's page, and the folder of rendered notebooks."""

from sjc_analysis.report.answers import in_short
from sjc_analysis.report.cards import verdict_cards
from sjc_analysis.report.donor import donor_page
from sjc_analysis.report.dossier import dossiers
from sjc_analysis.report.harvest import harvest_tables
from sjc_analysis.report.make import make_report
from sjc_analysis.report.withheld import withheld_rows
from sjc_analysis.story import contribution_stories, significance_statements

__all__ = [
    "contribution_stories",
    "donor_page",
    "dossiers",
    "harvest_tables",
    "in_short",
    "make_report",
    "significance_statements",
    "verdict_cards",
    "withheld_rows",
]
