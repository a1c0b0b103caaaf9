"""A comparison of cases as tables."""

import pandas as pd

from sjc_analysis.configurations import Configurations
from sjc_analysis.configurations.lines import number
from sjc_analysis.configurations.results import ModelResult, Path
from sjc_analysis.tables.cells import frame, lines, yes


def configuration_limits_table(found: Configurations) -> pd.DataFrame:
    """List what limits a comparison of cases, with the cases or rows it rests on."""
    return frame(
        [[limit.rule, limit.text, lines(limit.rows)] for limit in found.limits], "Rule", "Limit", "Rests on"
    )


def necessity_table(found: Configurations) -> pd.DataFrame:
    """List the conditions tested as necessary."""
    return frame(
        [
            [
                each.expression,
                number(each.consistency),
                number(each.coverage),
                number(each.relevance),
                "trivial" if each.trivial else yes(each.necessary),
            ]
            for each in found.necessity
        ],
        "Condition",
        "Consistency",
        "Coverage",
        "Relevance",
        "Necessary",
    )


def truth_table_table(found: Configurations) -> pd.DataFrame:
    """List the observed rows of the truth table, with their cases."""
    return frame(
        [
            [
                str(row.row),
                *(str(value) for value in row.conditions.values()),
                row.outcome,
                number(row.consistency),
                number(row.pri),
                lines(row.with_outcome),
                lines(row.without_outcome),
            ]
            for row in found.truth_table
        ],
        "Row",
        *found.conditions,
        "Sufficient",
        "Consistency",
        "PRI",
        "Cases with the outcome",
        "Cases without it",
    )


def configuration_models_table(found: Configurations) -> pd.DataFrame:
    """List every tied model of the three solutions, whole and path by path, with its fit and its cases."""
    rows = [
        row
        for name, solution in (
            ("conservative", found.conservative),
            ("parsimonious", found.parsimonious),
            ("intermediate", found.intermediate),
        )
        for model in solution.models
        for row in ([name, *_whole(model)], *([name, model.name, *_path(path)] for path in model.paths))
    ]
    return frame(
        rows,
        "Solution",
        "Model",
        "Path",
        "Consistency",
        "PRI",
        "Raw coverage",
        "Unique coverage",
        "Cases",
        "Rows it assumes",
    )


def _whole(model: ModelResult) -> list[str]:
    fit = [number(model.consistency), number(model.pri), number(model.coverage), ""]
    return [model.name, f"whole: {model.expression}", *fit, "", str(model.assumed)]


def _path(path: Path) -> list[str]:
    fit = [number(path.consistency), number(path.pri)]
    coverage = [number(path.raw_coverage), number(path.unique_coverage)]
    return [path.expression, *fit, *coverage, lines(path.cases), ""]
