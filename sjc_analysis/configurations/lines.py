"""A comparison as lines for a screen, what limits it first."""

from collections.abc import Iterator, Sequence

from sjc_analysis.configurations.results import (
    Configurations,
    ModelResult,
    NecessaryCondition,
    Path,
    Solution,
    TruthTableRow,
    Variation,
)
from sjc_analysis.plain_text import one_line
from sjc_analysis.reasoning.results import Reason


def configuration_lines(found: Configurations) -> list[str]:
    """Write a comparison as lines for a screen.

    Parameters
    ----------
    found
        What :func:`sjc_analysis.configurations.compare_file` gave.

    Returns
    -------
    list of str
        What was asked, limits, necessity, truth table, the three solutions, other cut-offs.

    Examples
    --------
    >>> from sjc_analysis.configurations import compare_file
    >>> from sjc_analysis.data_files import data_path
    >>> lines = configuration_lines(compare_file(data_path("example/cases.csv"), "ANSWER", "TRAINED,ALLY"))
    >>> print(lines[0])
    ANSWER by TRAINED, ALLY: 16 cases, 7 with the outcome and 9 without
    """
    used = found.cutoffs
    return [
        f"{outcome_text(found)} by {', '.join(map(one_line, found.conditions))}: {found.cases} cases, "
        f"{found.with_outcome} with the outcome and {found.without_outcome} without",
        f"Cut-offs: consistency {used.consistency:g}, PRI {used.pri:g}, cases a row {used.frequency}",
        *(
            [f"Expected to contribute: {', '.join(map(one_line, found.expectations))}"]
            if found.expectations
            else []
        ),
        "",
        "Limits",
        *(f"  {limit_text(limit)}" for limit in found.limits),
        "",
        f"Necessity (from {used.necessity:g} on; trivial below a relevance of {used.relevance:g})",
        *(f"  {_necessity(each)}" for each in found.necessity),
        "",
        f"Truth table ({len(found.truth_table)} rows with a case; not observed: {found.remainders:,})",
        *(f"  {_row(row)}" for row in found.truth_table),
        *_solution("Conservative solution (nothing assumed)", found.conservative, found),
        *_solution("Parsimonious solution (anything assumed)", found.parsimonious, found),
        *_solution("Intermediate solution (easy counterfactuals)", found.intermediate, found),
        "",
        "Other cut-offs",
        *(f"  {line}" for each in found.robustness for line in _variation(each)),
    ]


def outcome_text(found: Configurations) -> str:
    """Name the outcome that was analysed."""
    return f"{'~' if found.negated else ''}{one_line(found.outcome)}"


def limit_text(limit: Reason) -> str:
    """Write a limit with what it rests on and its rule."""
    rests = f" ({_listed(limit.rows)})" if limit.rows else ""
    return f"{limit.text}{rests}. ({limit.rule})"


def number(value: float | None) -> str:
    """Write a parameter of fit with three decimals; what is not quite 1 or 0 is never rounded to it."""
    if value is None:
        return "-"
    if 0.9995 <= value < 1 - 1e-9:
        return "0.999"
    return f"{value if abs(value) > 1e-9 else 0.0:.3f}"


def _necessity(each: NecessaryCondition) -> str:
    said = ", trivial" if each.trivial else ", necessary" if each.necessary else ""
    return (
        f"{one_line(each.expression)}: consistency {number(each.consistency)}, coverage "
        f"{number(each.coverage)}, relevance {number(each.relevance)}{said}"
    )


def _row(row: TruthTableRow) -> str:
    values = " ".join(f"{one_line(name)}={value}" for name, value in row.conditions.items())
    deviant = (
        f"; contradictory: {_listed(row.without_outcome)} without the outcome" if row.contradictory else ""
    )
    return (
        f"{row.row}: {values} -> {row.outcome}; consistency {number(row.consistency)}, PRI "
        f"{number(row.pri)}; {_listed(row.cases)}{deviant}"
    )


def _solution(title: str, solution: Solution, found: Configurations) -> Iterator[str]:
    yield ""
    yield title
    if not solution.models:
        yield "  none"
    for model in solution.models:
        yield (
            f"  {model.name}: {one_line(model.expression)} -> {outcome_text(found)}; consistency "
            f"{number(model.consistency)}, PRI {number(model.pri)}, coverage {number(model.coverage)}"
        )
        yield from (f"    {_path(path)}" for path in model.paths)
        yield from (f"    {line}" for line in _beside(model))


def _path(path: Path) -> str:
    return (
        f"{one_line(path.expression)}: consistency {number(path.consistency)}, PRI {number(path.pri)}, "
        f"raw coverage {number(path.raw_coverage)}, unique coverage {number(path.unique_coverage)}; "
        f"{_listed(path.cases)}"
    )


def _beside(model: ModelResult) -> Iterator[str]:
    """Say what stands beside a model: what it assumes, misses and gets wrong."""
    if model.assumed:
        against = [
            f"also assumed for the opposite: {model.contradictory:,}" if model.contradictory else "",
            f"against a necessary condition: {model.against_necessity:,}" if model.against_necessity else "",
        ]
        yield "; ".join([f"rows assumed and not observed: {model.assumed:,}", *filter(None, against)])
    if model.not_covered:
        yield f"does not explain: {_listed(model.not_covered)}"
    if model.deviant:
        yield f"covers without the outcome: {_listed(model.deviant)}"


def _variation(each: Variation) -> Iterator[str]:
    if each.cutoff == "consistency":
        span = f"consistency above {number(each.low)}, up to {number(each.high)}"
    else:
        span = f"cases a row {each.high:g}"
    if each.same:
        yield f"{span}: the same solutions"
        return
    yield f"{span}:"
    for name, models in (
        ("conservative", each.conservative),
        ("parsimonious", each.parsimonious),
        ("intermediate", each.intermediate),
    ):
        if models or name != "intermediate":
            yield f"  {name}: {'; or '.join(map(one_line, models)) or 'none'}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(one_line, names))
