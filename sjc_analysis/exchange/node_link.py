"""The graph as JSON in networkx's node-link form, and back."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import FindingsError
from sjc_analysis.graph import from_graph, to_graph
from sjc_analysis.safe_sheets import refuse


def to_json(casebook: Casebook) -> bytes:
    """Write the whole casebook as a node-link graph, letters as they are.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A note"),))
    >>> from_json("book.json", to_json(book)) == book
    True
    """
    data = nx.node_link_data(to_graph(casebook, whole=True), edges="links")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(file: str, raw: bytes) -> Casebook:
    """Read a casebook from its node-link graph.

    Parameters
    ----------
    file
        File name, for the messages.
    raw
        The file's bytes.

    Raises
    ------
    FindingsError
        If it is no such graph, or its rows make no sound casebook.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise refuse(
            file, "X2", "this is not JSON that can be read", "Write it again from its program."
        ) from None
    if not isinstance(data, dict):
        raise not_ours(file)
    return casebook_of(file, read_graph(data))


def read_graph(data: Mapping[str, Any]) -> "nx.MultiDiGraph[str]":
    """Build the graph that carries the rows, leaving out what is not of the form."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    beside = data.get("graph")
    kept = beside.get("beside") if isinstance(beside, dict) else None
    if isinstance(kept, dict):
        graph.graph["beside"] = {
            table: [row for row in rows if _carries(row)]
            for table, rows in kept.items()
            if isinstance(rows, list)
        }
    for node in _items(data.get("nodes")):
        if _carries(node) and isinstance(node.get("table"), str):
            graph.add_node(str(node.get("id")), **_said(node))
    for edge in _items(data.get("links", data.get("edges"))):
        if _carries(edge) and isinstance(edge.get("table"), str):
            graph.add_edge(str(edge.get("source")), str(edge.get("target")), **_said(edge))
    return graph


def _items(value: object) -> Iterator[Mapping[str, Any]]:
    yield from (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _said(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in ("table", "place", "cells")}


def _carries(item: object) -> bool:
    """Whether an item carries a row: a place, and cells that are all text."""
    return (
        isinstance(item, dict)
        and type(item.get("place")) is int
        and isinstance(item.get("cells"), dict)
        and all(isinstance(text, str) for text in item["cells"].values())
    )


def casebook_of(file: str, graph: "nx.MultiDiGraph[str]") -> Casebook:
    """Make the casebook from a graph that was read, with the file's name in every finding.

    Raises
    ------
    FindingsError
        If the graph carries no rows, or they make no sound casebook.
    """
    if not graph.graph.get("beside") and not any("cells" in said for _, said in graph.nodes(data=True)):
        raise not_ours(file)
    try:
        return from_graph(graph)
    except FindingsError as error:
        raise FindingsError(
            tuple(finding.model_copy(update={"file": file}) for finding in error.findings)
        ) from None


def not_ours(file: str) -> FindingsError:
    """Make the error for a graph that carries no casebook."""
    remedy = "Convert a casebook to this form, or bring another tool's map as a Causal Map workbook."
    return refuse(file, "X3", "no node of this graph carries a row of a casebook", remedy)
