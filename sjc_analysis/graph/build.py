"""The casebook as a typed graph: a view, with every node and edge leading back to its row.

A row that a person refused is left out, and so is every edge that would lead to it. Nodes and edges come in
the order of the casebook's tables, so the same casebook gives the same graph. :mod:`sjc_analysis.graph.rows`
makes the casebook from the graph again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import to_cells
from sjc_analysis.graph.relations import Relation, relations
from sjc_analysis.plain_text import shorten
from sjc_analysis.records import Decided, Quote, Row
from sjc_analysis.vocabulary import NodeKind

NODE_TABLES: Mapping[str, NodeKind] = {
    "actors": "actor",
    "events": "act",
    "outcomes": "outcome",
    "traces": "trace",
    "claims": "claim",
    "rivals": "rival",
    "evidence": "evidence",
    "framework": "framework item",
    "requests": "request",
    "commitments": "commitment",
}
"""Tables whose rows are nodes -> the kind of node."""

EDGE_TABLE = "links"
"""The table whose rows are edges."""

LABEL_LENGTH = 80
LABEL_FIELDS = ("name", "statement", "description", "text", "code", "question", "hint")
"""Columns whose words a node is called by; the first that is filled."""


@dataclass(frozen=True)
class _Node:
    row: Row
    kind: NodeKind
    table: str


def to_graph(casebook: Casebook, *, whole: bool = False) -> "nx.MultiDiGraph[str]":
    """Show a casebook as a directed graph with parallel edges.

    Parameters
    ----------
    casebook
        A checked casebook, already cut to what its reader may know.
    whole
        Whether the graph also carries, unseen, the rows that are neither node nor edge (sources, passages,
        refused rows, ...), so that :func:`sjc_analysis.graph.from_graph` gives the whole casebook back.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are row ids, with ``kind`` (actor, act, outcome, trace, claim, rival, evidence, framework item,
        request, commitment), ``side`` (of an act: programme, other, unknown, or context for a circumstance),
        ``label``, ``status``, ``row_id``, ``quote``, ``quote_at``, ``table``, ``place`` in it, and ``cells``,
        the whole row as text. Edges have ``kind`` (see :mod:`sjc_analysis.graph.relations`), ``label``, and
        their provenance: ``row_id`` and ``status`` of the row that states them, ``quote``, ``quote_at``,
        ``passage_id`` and ``source_id``; blank where nobody wrote any words. An edge that is a link's row has
        its ``table``, ``place`` and ``cells`` too.

    Examples
    --------
    >>> from sjc_analysis.records import Event, Link, Outcome
    >>> graph = to_graph(Casebook(
    ...     events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a station publishes its register"),),
    ...     links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01", basis="stated_cause"),)))
    >>> [(cause, effect, said["kind"]) for cause, effect, said in graph.edges(data=True)]
    [('A-01', 'O-01', 'led to')]
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    places = {
        row.row_id: place
        for table in (*NODE_TABLES, EDGE_TABLE)
        for place, row in enumerate(getattr(casebook, table))
    }
    for node in _nodes(casebook):
        graph.add_node(node.row.row_id, **_attributes(node), place=places[node.row.row_id])
    for relation in relations(casebook):
        if relation.tail in graph and relation.head in graph:
            said = _said(casebook, relation, places)
            graph.add_edge(relation.tail, relation.head, key=f"{relation.row_id}:{relation.kind}", **said)
    if whole:
        graph.graph["beside"] = _beside(casebook, graph)
    return graph


def _nodes(casebook: Casebook) -> Iterator[_Node]:
    for table, kind in NODE_TABLES.items():
        for row in casebook.live(table):
            yield _Node(row, kind, table)


def _attributes(node: _Node) -> dict[str, object]:
    row = node.row
    said = next((text for name in LABEL_FIELDS if (text := getattr(row, name, ""))), "")
    quote = getattr(row, "quote", None)
    return {
        "kind": node.kind,
        "side": _side(row) if node.kind == "act" else "",
        "label": shorten(said or (quote.text if quote else row.row_id), LABEL_LENGTH),
        "status": _status(row),
        "row_id": row.row_id,
        **_words(quote),
        "table": node.table,
        "cells": to_cells(row),
    }


def _said(casebook: Casebook, relation: Relation, places: Mapping[str, int]) -> dict[str, object]:
    """Say what an edge is, which row states it, and in which words of which source."""
    row = casebook.row(relation.row_id)
    quote = relation.quote or getattr(row, "quote", None)
    said = {
        "kind": relation.kind,
        "label": relation.label or relation.kind,
        "row_id": relation.row_id,
        "status": _status(row),
        **_words(quote),
        "passage_id": quote.passage_id if quote else "",
        "source_id": casebook.source_of(quote).source_id if quote else "",
    }
    if relation.kind != "led to":
        return said
    return {**said, "table": EDGE_TABLE, "place": places[relation.row_id], "cells": to_cells(row)}


def _beside(casebook: Casebook, graph: "nx.MultiDiGraph[str]") -> dict[str, list[dict[str, object]]]:
    """List the rows that are neither node nor edge, with their places in their tables."""
    shown = {str(node) for node in graph} | {
        str(said["row_id"]) for _, _, said in graph.edges(data=True) if "table" in said
    }
    return {
        table: [
            {"place": place, "cells": to_cells(row)}
            for place, row in enumerate(getattr(casebook, table))
            if getattr(row, "row_id", "") not in shown
        ]
        for table in TABLES
    }


def _side(row: Row) -> str:
    return "context" if getattr(row, "category", "") == "context" else str(getattr(row, "side", ""))


def _status(row: Row) -> str:
    return row.status if isinstance(row, Decided) else ""


def _words(quote: Quote | None) -> dict[str, str]:
    if quote is None:
        return {"quote": "", "quote_at": ""}
    return {"quote": quote.text, "quote_at": f"{quote.passage_id}:{quote.start}-{quote.end}"}
