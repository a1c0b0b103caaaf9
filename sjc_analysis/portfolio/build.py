"""All tables across a harvest, for a reader (method, section 8)."""

from dataclasses import dataclass

from sjc_analysis.assessment import Assessment
from sjc_analysis.portfolio.acts import contrasts_table, contributions_table, mechanisms_table
from sjc_analysis.portfolio.chains import adverse_table, chains_table, repeated_table
from sjc_analysis.portfolio.changes import Harvest
from sjc_analysis.portfolio.evidence import evidence_table, substantiation_table
from sjc_analysis.portfolio.matrix import matrix_table
from sjc_analysis.portfolio.people import people_tables
from sjc_analysis.portfolio.placed import framework_table
from sjc_analysis.portfolio.table import HarvestTable
from sjc_analysis.vocabulary import Audience


@dataclass(frozen=True)
class Portfolio:
    """What a harvest as a whole can and cannot say.

    Parameters
    ----------
    harvest
        The assessment, with its changes each counted once.
    tables
        The tables, in the order in which they are read.
    """

    harvest: Harvest
    tables: tuple[HarvestTable, ...]

    def __getitem__(self, key: str) -> HarvestTable:
        """Give a table by its short name."""
        return {table.key: table for table in self.tables}[key]


def across_harvest(assessment: Assessment, audience: Audience = "evaluator") -> Portfolio:
    """Look across all changes of an assessment.

    Parameters
    ----------
    assessment
        The assessment of what the reader may know; for a donor, of the donor's view.
    audience
        For a donor, small counts about people and places are suppressed in all tables that share them.

    Returns
    -------
    Portfolio
        Each table with its base, what was left out of it, and what may not be read into it.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> across_harvest(assess(Casebook()))["matrix"].base
    'Each of 0 changes, told by 0 outcomes, stands in one cell.'
    """
    harvest = Harvest(assessment, small_tables=audience != "evaluator")
    tables = (
        matrix_table(harvest),
        *people_tables(harvest),
        framework_table(harvest),
        contributions_table(harvest),
        evidence_table(harvest),
        substantiation_table(harvest),
        adverse_table(harvest),
        chains_table(harvest),
        repeated_table(harvest),
        mechanisms_table(harvest),
        contrasts_table(harvest),
    )
    return Portfolio(harvest, tables)
