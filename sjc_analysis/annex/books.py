"""The annex as spreadsheets: tables across the harvest, and verdicts; every column explained."""

import csv
from collections.abc import Callable, Mapping
from functools import cache

import pandas as pd

from sjc_analysis import tables
from sjc_analysis.assessment import Assessment
from sjc_analysis.data_files import data_path
from sjc_analysis.portfolio import HarvestTable, Portfolio
from sjc_analysis.portfolio.places import country_of
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD, verdict_words
from sjc_analysis.vocabulary import Audience
from sjc_analysis.workbook.plain_book import PlainSheet

_FOR_ALL: Mapping[str, Callable[[Assessment], pd.DataFrame]] = {
    "claims": tables.claims_table,
    "outcomes": tables.outcomes_table,
    "significance": tables.significance_table,
    "rivals": tables.rivals_table,
}
_FOR_EVALUATORS: Mapping[str, Callable[[Assessment], pd.DataFrame]] = {
    "premises": tables.premises_table,
    "voices": tables.voices_table,
    "weighing": tables.weighing_table,
    "tipping": tables.tipping_table,
    "queue": tables.queue_table,
}
_FOR_EVALUATORS_ONLY = ["Margin"]
"""Columns that speak of how a verdict was reached in the house's own words."""


def harvest_sheets(portfolio: Portfolio) -> tuple[PlainSheet, ...]:
    """Give a sheet that lists the tables across a harvest, one a table, and one that explains every column.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    """
    contents = PlainSheet(
        "contents",
        ("Sheet", "What it shows", "Base", "Left out"),
        tuple((table.key, table.title, table.base, table.left_out) for table in portfolio.tables),
        ("Tables across a harvest.", SURVIVORSHIP, WITHHELD),
    )
    meanings = tuple(
        (table.key, heading, meaning)
        for table in portfolio.tables
        for heading, meaning in zip(table.headings, table.meanings, strict=True)
    )
    return (contents, *map(_harvest_sheet, portfolio.tables), _explained(meanings))


def _harvest_sheet(table: HarvestTable) -> PlainSheet:
    rate = (SURVIVORSHIP,) if table.rate else ()
    said = (table.title, table.base, table.left_out, *table.notes, *rate)
    return PlainSheet(table.key, table.headings, table.rows, said)


def _explained(meanings: tuple[tuple[str, ...], ...]) -> PlainSheet:
    return PlainSheet("columns", ("Sheet", "Column", "What it holds"), meanings)


def verdict_sheets(assessment: Assessment, audience: Audience = "evaluator") -> tuple[PlainSheet, ...]:
    """Give the verdicts as tables, with the meaning of every column and word.

    Parameters
    ----------
    assessment
        What was assessed, as its reader may know it.
    audience
        An evaluator also gets the premises, the voices, what was weighed and what to ask.
    """
    wanted = {**_FOR_ALL, **(_FOR_EVALUATORS if audience == "evaluator" else {})}
    frames = {name: make(assessment) for name, make in wanted.items()}
    if audience != "evaluator":
        frames["claims"] = frames["claims"].drop(columns=_FOR_EVALUATORS_ONLY)
    outcomes = [assessment.casebook.row(each.outcome_id) for each in assessment.outcomes]
    frames["outcomes"]["Country"] = [country_of(assessment.casebook, row) for row in outcomes]
    frames["outcomes"]["When"] = [str(row.date) for row in outcomes]
    claimed = {claim.outcome_id for claim in assessment.claims}
    without = sum(each.outcome_id not in claimed for each in assessment.outcomes)
    said = {
        "claims": (
            f"Verdicts on {len(assessment.claims)} contribution claims. {assessment.drafts_note}",
            f"{without} of {len(assessment.outcomes)} outcomes have no contribution claim.",
            "A verdict is about the evidence in the casebook, and is that of the claim's weakest premise.",
            SURVIVORSHIP,
            WITHHELD,
        )
    }
    sheets = tuple(_sheet(name, frame, said.get(name, ())) for name, frame in frames.items())
    meanings = tuple(
        (sheet.name, each, column_meanings()[sheet.name, each]) for sheet in sheets for each in sheet.headings
    )
    words = tuple((each.word, each.explanation) for each in verdict_words())
    return (*sheets, _explained(meanings), PlainSheet("words", ("Verdict", "What it means"), words))


def _sheet(name: str, frame: pd.DataFrame, said: tuple[str, ...]) -> PlainSheet:
    rows = tuple(tuple(map(str, row)) for row in frame.itertuples(index=False))
    return PlainSheet(name, tuple(frame.columns), rows, said)


@cache
def column_meanings() -> Mapping[tuple[str, str], str]:
    """Give what each column holds, by sheet and heading, from ``data/annex/columns.csv``."""
    with data_path("annex/columns.csv").open(encoding="utf-8", newline="") as file:
        return {(row["sheet"], row["column"]): row["meaning"] for row in csv.DictReader(file)}
