"""From the graph back to the casebook: each node and each link's edge carries its row."""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
from pydantic import BaseModel, ValidationError

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import columns, from_cells
from sjc_analysis.findings import Finding, FindingsError

Cells = Mapping[str, str]


def graph_rows(graph: "nx.MultiDiGraph[str]") -> dict[str, list[Cells]]:
    """Collect the rows a graph carries, each as text cells, by table and in their order.

    Parameters
    ----------
    graph
        A graph from :func:`sjc_analysis.graph.to_graph`.

    Examples
    --------
    >>> from sjc_analysis.graph.build import to_graph
    >>> from sjc_analysis.records import Actor
    >>> rows = graph_rows(to_graph(Casebook(actors=(Actor(actor_id="N-01", name="A clinic"),))))
    >>> [cells["name"] for cells in rows["actors"]]
    ['A clinic']
    """
    placed: dict[str, list[tuple[int, Cells]]] = {}
    for said in _carriers(graph):
        placed.setdefault(str(said["table"]), []).append((int(said["place"]), said["cells"]))
    for table, rows in graph.graph.get("beside", {}).items():
        placed.setdefault(table, []).extend((int(row["place"]), row["cells"]) for row in rows)
    return {
        table: [cells for _, cells in sorted(rows, key=lambda row: row[0])] for table, rows in placed.items()
    }


def _carriers(graph: "nx.MultiDiGraph[str]") -> Iterator[Mapping[str, Any]]:
    yield from (said for _, said in graph.nodes(data=True) if "cells" in said)
    yield from (said for _, _, said in graph.edges(data=True) if "cells" in said)


def from_graph(graph: "nx.MultiDiGraph[str]") -> Casebook:
    """Make the casebook from a graph that carries all of it.

    Parameters
    ----------
    graph
        A graph from ``to_graph(casebook, whole=True)``.

    Returns
    -------
    Casebook
        Checked as any other; equal to the one the graph was made from.

    Raises
    ------
    FindingsError
        If a row is not what its table holds, or rows it refers to are not in the graph, as when it was made
        without ``whole``.

    Examples
    --------
    >>> from sjc_analysis.graph.build import to_graph
    >>> from sjc_analysis.records import Source
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A note"),))
    >>> from_graph(to_graph(book, whole=True)) == book
    True
    """
    findings: list[Finding] = []
    tables: dict[str, tuple[BaseModel, ...]] = {}
    for table, rows in graph_rows(graph).items():
        if table not in TABLES:
            findings.append(
                Finding(rule="GR2", sheet=table, reason="no table of a casebook has this name",
                        allowed=", ".join(TABLES))
            )  # fmt: skip
            continue
        tables[table] = tuple(
            row for number, cells in enumerate(rows, start=2) for row in _row(table, number, cells, findings)
        )
    if findings:
        raise FindingsError.of(findings)
    return Casebook(**tables)


def _row(table: str, number: int, cells: Cells, findings: list[Finding]) -> Iterator[BaseModel]:
    findings += [
        Finding(
            rule="GR1", sheet=table, row=number, column=column, reason="no column of the table has this name",
            remedy="Load the casebook the graph was made from, which takes earlier forms over.",
        )
        for column, text in cells.items()
        if text and column not in columns(TABLES[table])
    ]  # fmt: skip
    try:
        yield TABLES[table](**from_cells(TABLES[table], cells))
    except ValidationError as error:
        for problem in error.errors(include_input=False, include_url=False):
            column = str(problem["loc"][0]) if problem["loc"] else ""
            reason = problem["msg"].removeprefix("Value error, ")
            findings.append(Finding(rule="GR1", sheet=table, row=number, column=column, reason=reason))
