"""A graph that carries its casebook: nodes and edges for other tools, and every row for the way back."""

from collections.abc import Iterator
from typing import Any

import networkx as nx
from pydantic import BaseModel, ValidationError

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import columns, from_cells, to_cells
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.model import Model
from sjc_analysis.graph.words import in_words
from sjc_analysis.safe_sheets import refuse

ROWS = "rows"
"""What the graph calls the rows it carries: table -> its rows in order, each as text cells."""


def whole_graph(casebook: Casebook) -> "nx.MultiDiGraph[str]":
    """Show a casebook as its model, and let the graph carry all its rows."""
    graph = in_words(Model(casebook))
    graph.graph[ROWS] = {table: [to_cells(row) for row in getattr(casebook, table)] for table in TABLES}
    return graph


def casebook_of(file: str, carried: Any) -> Casebook:
    """Make the casebook from the rows that a graph carried.

    Parameters
    ----------
    file
        File name, for the messages.
    carried
        What stood in the file for :data:`ROWS`; anything at all, if the file is not ours.

    Raises
    ------
    FindingsError
        If there are no rows, one is not what its table holds, or they make no sound casebook.
    """
    if not isinstance(carried, dict) or not carried:
        remedy = "Convert a casebook to this form, or bring another tool's map as a Causal Map workbook."
        raise refuse(file, "X3", "this graph carries no rows of a casebook", remedy)
    findings: list[Finding] = []
    tables: dict[str, tuple[BaseModel, ...]] = {}
    for table, rows in carried.items():
        if table not in TABLES:
            reason, allowed = "no table of a casebook has this name", ", ".join(TABLES)
            findings.append(Finding(rule="GR2", sheet=table, reason=reason, allowed=allowed))
        elif not isinstance(rows, list):
            findings.append(Finding(rule="GR1", sheet=table, reason="this is no list of rows"))
        else:
            numbered = enumerate(rows, start=2)
            tables[table] = tuple(row for at, cells in numbered for row in _row(table, at, cells, findings))
    try:
        if findings:
            raise FindingsError.of(findings)
        return Casebook(**tables)
    except FindingsError as error:
        named = (finding.model_copy(update={"file": file}) for finding in error.findings)
        raise FindingsError(tuple(named)) from None


def _row(table: str, number: int, cells: object, findings: list[Finding]) -> Iterator[BaseModel]:
    def wrong(reason: str, column: str = "", remedy: str = "") -> None:
        findings.append(
            Finding(rule="GR1", sheet=table, row=number, column=column, reason=reason, remedy=remedy)
        )

    if not isinstance(cells, dict) or not all(isinstance(text, str) for text in cells.values()):
        wrong("the cells of this row are not text")
        return
    for column in (name for name, text in cells.items() if text and name not in columns(TABLES[table])):
        wrong(
            "no column of the table has this name", column,
            "Load the casebook the graph was made from, which takes earlier forms over.",
        )  # fmt: skip
    try:
        yield TABLES[table](**from_cells(TABLES[table], cells))
    except ValidationError as error:
        for problem in error.errors(include_input=False, include_url=False):
            column = str(problem["loc"][0]) if problem["loc"] else ""
            wrong(problem["msg"].removeprefix("Value error, "), column)
