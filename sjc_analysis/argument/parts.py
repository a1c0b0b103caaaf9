"""A large casebook in parts that can be argued apart, each in a process of its own, with the same result.

What looks at one another stays together: what bears on one node, the steps at its ends, one record, and
evidence that quotes the same sentence.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx

from sjc_analysis.argument.voices import Voices
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Row
from sjc_analysis.references import references

_APART = {"did", "reached", "changed", "says", "placed"}
"""Edges to what everybody may share: an actor, a source or a step of the framework joins nothing."""

_WHOLE = ("settings", "actors", "framework")
"""Tables that go into every part as they are."""


def parts_of(model: Model, voices: Voices, size: int) -> Iterator[tuple[Casebook, frozenset[str]]]:
    """Give a casebook in parts of about so many outcomes.

    Parameters
    ----------
    model
        The casebook as a graph.
    voices
        What quotes which sentence.
    size
        Outcomes of a part at least; what belongs together is never taken apart.

    Yields
    ------
    tuple of Casebook and frozenset of str
        The rows that a part's verdicts look at, and the ids of the rows that are judged in it; others are
        there because one of them names them.
    """
    together = _together(model, voices)
    groups: list[set[str]] = []
    full = size
    for group in sorted(nx.connected_components(together), key=min):
        outcomes = sum(node[0] == "O" and ">" not in node for node in group)
        if full >= size:
            groups.append(set())
            full = 0
        groups[-1] |= group
        full += outcomes
    home = {node: at for at, group in enumerate(groups) for node in group}
    rows: list[dict[str, Row]] = [{} for _ in groups]
    for table in TABLES:
        for row in getattr(model.book, table):
            if isinstance(row, Row) and (at := _home(model, row, home)) is not None:
                _take(model.book, row, rows[at])
    for group, taken in zip(groups, rows, strict=True):
        tables: dict[str, Any] = {
            name: tuple(getattr(model.book, name)) if name in _WHOLE else
            tuple(row for row in getattr(model.book, name) if getattr(row, "row_id", "") in taken)
            for name in TABLES if name != "findings"
        }  # fmt: skip
        yield Casebook.model_construct(**tables, findings=()), frozenset(group)


def _home(model: Model, row: Row, home: dict[str, int]) -> int | None:
    """Say in which part a row is argued: that of the node it is, or of what it bears on."""
    about = getattr(row, "outcome_id", "")
    nodes = (row.row_id, *(edge.head for edge in model.filed(row)), *([model.node(about)] if about else []))
    return next((home[node] for node in nodes if node in home), None)


def _take(book: Casebook, row: Row, taken: dict[str, Row]) -> None:
    """Take a row with all that it refers to."""
    if row.row_id in taken:
        return
    taken[row.row_id] = row
    for _, _, row_id in references(row):
        _take(book, book.row(row_id), taken)


def _together(model: Model, voices: Voices) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for tail, head, said in model.graph.edges(data=True):
        if said["kind"] not in _APART:
            graph.add_edge(tail, head)
    for node in list(graph):
        graph.add_edges_from((node, end) for end in model.ends(node))
    near: dict[str, list[str]] = defaultdict(list)
    for row in model.book.outcomes:
        graph.add_edge(row.outcome_id, model.node(row.outcome_id))
        near[f"record {row.record_id or row.outcome_id}"].append(row.outcome_id)
    for event in model.book.events:
        graph.add_node(event.event_id)
        if event.quote is not None and (record_id := model.book.passage_of(event.quote).record_id):
            near[f"record {record_id}"].append(event.event_id)
    for item in model.book.evidence:
        graph.add_edge(item.evidence_id, model.node(item.outcome_id))
        for sentence in voices.sentences(item):
            near[f"sentence {sentence}"].append(item.evidence_id)
    for nodes in near.values():
        nx.add_path(graph, nodes)
    return graph
