"""What a comparison of cases says: limits first, then necessity, the truth table and every model.

The names of the fields are the keys of the JSON (docs/configurations.md).
"""

from sjc_analysis.configurations.truth_table import Code
from sjc_analysis.reasoning.results import Reason, Result


class CutoffsUsed(Result):
    """Every cut-off that was used."""

    consistency: float
    pri: float
    frequency: int
    necessity: float
    relevance: float


class NecessaryCondition(Result):
    """A condition, its absence, or a pair of alternatives, as necessary for the outcome.

    ``necessary`` says that the consistency reaches the cut-off; ``trivial`` that it does, but nearly every
    case has it, so that it tells little.
    """

    expression: str
    consistency: float | None
    coverage: float | None
    relevance: float | None
    necessary: bool
    trivial: bool


class TruthTableRow(Result):
    """An observed row: ``outcome`` is 1 (sufficient), 0 (not) or ? (too few cases)."""

    row: int
    conditions: dict[str, int]
    outcome: Code
    consistency: float | None
    pri: float | None
    cases: tuple[str, ...]
    with_outcome: tuple[str, ...]
    without_outcome: tuple[str, ...]
    contradictory: bool


class Path(Result):
    """One path of a model: its fit, and the cases that are members of it."""

    expression: str
    consistency: float | None
    pri: float | None
    raw_coverage: float | None
    unique_coverage: float | None
    cases: tuple[str, ...]


class ModelResult(Result):
    """One model.

    Parameters
    ----------
    name
        C1, P1, or C1P1-M1 for the first intermediate model between C1 and P1.
    expression
        The paths, ``+`` for or, ``*`` for and, ``~`` for absence.
    paths
        Each with its fit.
    consistency, pri, coverage
        Of the whole model.
    assumed
        How many rows without enough cases it covers: what is assumed, not observed.
    contradictory
        Of these, how many a model of the opposite outcome assumes as well.
    against_necessity
        Of these, how many lack a condition found necessary.
    assumed_rows, contradictory_rows, against_necessity_rows
        Their row numbers, where the table has at most 1,024 rows; otherwise they are only counted.
    not_covered
        Cases with the outcome that no path explains.
    deviant
        Cases of a path without the outcome.
    """

    name: str
    expression: str
    paths: tuple[Path, ...]
    consistency: float | None
    pri: float | None
    coverage: float | None
    assumed: int
    contradictory: int
    against_necessity: int
    assumed_rows: tuple[int, ...]
    contradictory_rows: tuple[int, ...]
    against_necessity_rows: tuple[int, ...]
    not_covered: tuple[str, ...]
    deviant: tuple[str, ...]


class Solution(Result):
    """All tied models of one solution; ``note`` says why there is none, or which are missing."""

    models: tuple[ModelResult, ...]
    tied: int
    complete: bool
    note: str


class Variation(Result):
    """The solutions at another cut-off: ``low`` is left out and ``high`` belongs to the span."""

    cutoff: str
    low: float
    high: float
    same: bool
    conservative: tuple[str, ...]
    parsimonious: tuple[str, ...]
    intermediate: tuple[str, ...]


class Configurations(Result):
    """The comparison of cases with and without an outcome (method, section 8).

    Parameters
    ----------
    outcome, negated
        What was analysed; negated if it is the absence.
    conditions, expectations, calibrations
        What was asked; expectations as ``A`` or ``~A``.
    cases, with_outcome, without_outcome
        How many.
    cutoffs
        Every cut-off used.
    limits
        What limits the result, each with its rule and the cases or rows it rests on.
    necessity
        Single conditions and their absence; pairs of alternatives that are necessary where neither is alone.
    truth_table, remainders
        The observed rows, and how many rows of the table have no case.
    conservative, parsimonious, intermediate
        The solutions with every tied model.
    robustness
        The solutions at other cut-offs.
    """

    outcome: str
    negated: bool
    conditions: tuple[str, ...]
    expectations: tuple[str, ...]
    calibrations: tuple[str, ...]
    cases: int
    with_outcome: int
    without_outcome: int
    cutoffs: CutoffsUsed
    limits: tuple[Reason, ...]
    necessity: tuple[NecessaryCondition, ...]
    truth_table: tuple[TruthTableRow, ...]
    remainders: int
    conservative: Solution
    parsimonious: Solution
    intermediate: Solution
    robustness: tuple[Variation, ...]

    def to_json(self) -> str:
        """Write it as JSON, indented; the same file and question, the same text."""
        return self.model_dump_json(indent=2)
