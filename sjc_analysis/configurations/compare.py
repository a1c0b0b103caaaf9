"""Compare cases with and without an outcome by their configurations (method, section 8)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sjc_analysis.configurations.asked import Asked, parse_asked
from sjc_analysis.configurations.cases import Cases, read_cases
from sjc_analysis.configurations.limits import limits_of_cases, limits_of_solutions, limits_of_table
from sjc_analysis.configurations.models import Against, solution_results
from sjc_analysis.configurations.necessity import literals, necessary_conditions
from sjc_analysis.configurations.results import (
    Configurations,
    CutoffsUsed,
    NecessaryCondition,
    TruthTableRow,
)
from sjc_analysis.configurations.robustness import variations
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.solutions import Solutions, covered, solve
from sjc_analysis.configurations.terms import Term, bit, term_text
from sjc_analysis.configurations.truth_table import Cutoffs, Row, recoded, rows_coded, truth_table
from sjc_analysis.findings import Finding, FindingsError


def compare_file(
    path: Path | str,
    outcome: str,
    conditions: str,
    calibrate: Iterable[str] = (),
    expect: str = "",
    consistency: float | None = None,
    pri: float = 0.0,
    frequency: int | None = None,
    *,
    negate: bool = False,
) -> Configurations:
    """Compare the cases of a CSV file.

    Parameters
    ----------
    path
        The file: a row for each case, with and without the outcome.
    outcome
        Heading of the outcome.
    conditions
        Headings of the conditions, with commas between them.
    calibrate
        ``NAME=THRESHOLD`` or ``NAME=OUT:CROSSOVER:IN`` for each column that does not hold memberships.
    expect
        Conditions that theory expects to contribute, such as ``A,~B``.
    consistency, pri, frequency
        From where on a row counts as sufficient, and as observed; conventions of the settings if not given.
    negate
        Whether to analyse the absence of the outcome.

    Returns
    -------
    Configurations
        Limits, necessity, truth table, the three solutions with every tied model, and other cut-offs.

    Raises
    ------
    FindingsError
        With every problem at once. A file in which all cases have the outcome is refused.

    Examples
    --------
    >>> from sjc_analysis.data_files import data_path
    >>> found = compare_file(data_path("example/cases.csv"), "ANSWER", "TRAINED,ALLY,PRESS,PETITION")
    >>> [model.expression for model in found.parsimonious.models]
    ['TRAINED*ALLY + PRESS*PETITION', 'ALLY*PRESS + PRESS*PETITION']
    """
    asked, findings = parse_asked(outcome, conditions, calibrate, expect)
    chosen = settings()
    cutoffs = Cutoffs(
        chosen.consistency if consistency is None else consistency,
        pri,
        chosen.frequency if frequency is None else frequency,
    )
    problems = (*findings, *_cutoff_problems(cutoffs))
    if problems:
        raise FindingsError(problems)
    return compare(read_cases(Path(path), asked), cutoffs, negate=negate)


def compare(cases: Cases, cutoffs: Cutoffs, *, negate: bool = False) -> Configurations:
    """Compare cases that were read.

    Parameters
    ----------
    cases
        The cases and what is asked of them.
    cutoffs
        From where on a row counts.
    negate
        Whether to analyse the absence of the outcome.

    Raises
    ------
    FindingsError
        If no case lacks the outcome, or none has it.
    """
    problem = _survivorship(cases)
    if problem is not None:
        raise FindingsError((problem,))
    present, absent = cases.outcome, tuple(1 - value for value in cases.outcome)
    outcome, other = (absent, present) if negate else (present, absent)
    asked, width = cases.asked, len(cases.asked.conditions)
    table, opposite = truth_table(cases.cases, outcome, cutoffs), truth_table(cases.cases, other, cutoffs)
    solved = solve(table, width, asked.expected)
    memberships = [case.conditions for case in cases.cases]
    necessary = necessary_conditions(memberships, outcome, asked.conditions)
    results = solution_results(solved, _against(cases, outcome, table, opposite, necessary))
    return Configurations(
        outcome=asked.outcome,
        negated=negate,
        conditions=asked.conditions,
        expectations=tuple(_expectations(asked)),
        calibrations=tuple(each.text() for each in asked.calibrations),
        cases=len(cases.cases),
        with_outcome=sum(value > 0.5 for value in outcome),
        without_outcome=sum(value < 0.5 for value in outcome),
        cutoffs=_used(cutoffs),
        limits=(
            *limits_of_cases(cases, outcome, table),
            *limits_of_table(table, opposite, cutoffs.pri),
            *limits_of_solutions(*results, expected=bool(asked.expected.care)),
        ),
        necessity=necessary,
        truth_table=tuple(_row_result(row, asked) for row in table),
        remainders=(1 << width) - sum(row.code != "?" for row in table),
        conservative=results[0],
        parsimonious=results[1],
        intermediate=results[2],
        robustness=variations(
            table,
            cutoffs,
            asked.conditions,
            lambda other: solve(recoded(table, other), width, asked.expected),
        ),
    )


def _against(
    cases: Cases,
    outcome: Sequence[float],
    table: Sequence[Row],
    opposite: Sequence[Row],
    necessary: Sequence[NecessaryCondition],
) -> Against:
    names, width = cases.asked.conditions, len(cases.asked.conditions)
    other = solve(opposite, width, Term(0, 0))
    found = {each.expression for each in necessary if each.necessary}
    observed = frozenset((*rows_coded(table, "1"), *rows_coded(table, "0")))
    return Against(
        cases=cases.cases,
        outcome=outcome,
        names=names,
        observed=observed,
        opposite=_assumed(other, width) - observed,
        necessary=[literal for literal in literals(width) if term_text(literal, names) in found],
        known={},
    )


def _assumed(solved: Solutions, width: int) -> frozenset[int]:
    return frozenset(row for model in solved.parsimonious.models for row in covered(model, width))


def _survivorship(cases: Cases) -> Finding | None:
    present = sum(value > 0.5 for value in cases.outcome)
    if present == len(cases.cases):
        return Finding(
            rule="QC9", column=cases.asked.outcome, reason="every case has the outcome. A harvest of "
            "outcomes holds what happened, so whatever its cases share may be just as common where nothing "
            "happened (survivorship), and no configuration can be told from any other",
            remedy="Add cases in which the outcome could have come about and did not, by the same rule.",
        )  # fmt: skip
    if not present:
        return Finding(
            rule="QC9", column=cases.asked.outcome, reason="no case has the outcome",
            remedy="Add cases that have it, or correct the calibration of the outcome.",
        )  # fmt: skip
    return None


def _cutoff_problems(cutoffs: Cutoffs) -> Iterator[Finding]:
    if not 0.5 < cutoffs.consistency <= 1:
        yield Finding(
            rule="QC10", column="--consistency", reason="at 0.5 or below a row would fit the outcome no "
            "better than its absence", allowed="more than 0.5, up to 1",
        )  # fmt: skip
    if not 0 <= cutoffs.pri <= 1:
        yield Finding(rule="QC10", column="--pri", reason="a PRI lies between 0 and 1", allowed="0 to 1")
    if cutoffs.frequency < 1:
        yield Finding(
            rule="QC10",
            column="--frequency",
            reason="a row without a case was not observed",
            allowed="1 or more",
        )


def _expectations(asked: Asked) -> Iterator[str]:
    for at, name in enumerate(asked.conditions):
        one = bit(at, len(asked.conditions))
        if asked.expected.care & one:
            yield name if asked.expected.value & one else f"~{name}"


def _used(cutoffs: Cutoffs) -> CutoffsUsed:
    chosen = settings()
    return CutoffsUsed(
        consistency=cutoffs.consistency,
        pri=cutoffs.pri,
        frequency=cutoffs.frequency,
        necessity=chosen.necessity,
        relevance=chosen.relevance,
    )


def _row_result(row: Row, asked: Asked) -> TruthTableRow:
    width = len(asked.conditions)
    return TruthTableRow(
        row=row.row + 1,
        conditions={name: int(bool(row.row & bit(at, width))) for at, name in enumerate(asked.conditions)},
        outcome=row.code,
        consistency=row.consistency,
        pri=row.pri,
        cases=row.members,
        with_outcome=row.typical,
        without_outcome=row.deviant,
        contradictory=row.contradictory,
    )
