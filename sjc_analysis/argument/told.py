"""The model in words: the graph as somebody who knows networkx takes it in hand, with a verdict on each node."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from sjc_analysis.argument.premises import Premises
from sjc_analysis.graph.model import Model
from sjc_analysis.plain_text import one_line, shorten

LABEL_LENGTH = 80
_LABELS = ("title", "name", "statement", "description", "text", "code", "question")


def with_words(model: Model, premises: Premises, claims: Mapping[str, str]) -> "nx.MultiDiGraph[str]":
    """Write labels, quotes and verdicts on the nodes and edges of a model.

    Parameters
    ----------
    model
        The casebook as a graph.
    premises
        What grades its changes and steps.
    claims
        Claim id -> its verdict.

    Returns
    -------
    networkx.MultiDiGraph
        A graph of its own: attributes are words and numbers only, so that every writer of networkx can
        write it. Nodes have ``kind``, ``label``, ``quote``, ``source``, ``status``, ``side`` and ``verdict``;
        edges ``kind``, ``row``, ``bearing``, ``quote``, ``source`` and ``status``.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, said in model.graph.nodes(data=True):
        graph.add_node(node, **_node(model, premises, claims, node, said["kind"]))
    for tail, head, key, said in model.graph.edges(keys=True, data=True):
        graph.add_edge(tail, head, key=key, **_edge(model, said["kind"], said["row"]))
    return graph


def _node(
    model: Model, premises: Premises, claims: Mapping[str, str], node: str, kind: str
) -> dict[str, str]:
    if kind == "step":
        cause, effect = model.ends(node)
        links = premises.links(node)
        words = f"{label_of(model, cause)} led to {label_of(model, effect)}"
        first = next((link for link in links if link.quote is not None), None)
        return {
            "kind": kind,
            "label": words,
            "verdict": premises.step(node).level.word,
            **_row(model, first),
            "side": "",
        }
    row = model.book.row(node)
    verdict = claims.get(node, "")
    if kind == "change":
        verdict = premises.change(node).level.word
    elif kind == "act":
        held = premises.act(node)
        verdict = held.level.word if held.conditions and row.side != "other" and row.category == "act" else ""
    return {
        "kind": kind,
        "label": label_of(model, node),
        "verdict": verdict,
        **_row(model, row),
        "side": getattr(row, "side", ""),
    }


def _edge(model: Model, kind: str, row_id: str) -> dict[str, str]:
    row = model.book.row(row_id)
    return {"kind": kind, "row": row_id, "bearing": getattr(row, "bearing", ""), **_row(model, row)}


def _row(model: Model, row: Any) -> dict[str, str]:
    quote = getattr(row, "quote", None)
    return {
        "status": getattr(row, "status", ""),
        "quote": quote.text if quote else "",
        "source": model.book.source_of(quote).source_id if quote else "",
    }


def label_of(model: Model, node: str) -> str:
    """Name a node by the first words that its row has, on one line."""
    row = model.book.row(node)
    words = next((text for name in _LABELS if (text := getattr(row, name, ""))), node)
    return shorten(one_line(words), LABEL_LENGTH)
