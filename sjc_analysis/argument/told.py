"""The graph in words, with a verdict on each node that has one."""

from collections.abc import Mapping

import networkx as nx

from sjc_analysis.argument.premises import Premises
from sjc_analysis.graph.model import Model
from sjc_analysis.graph.words import in_words


def with_verdicts(model: Model, premises: Premises, claims: Mapping[str, str]) -> "nx.MultiDiGraph[str]":
    """Write a verdict on every claim, change, step and act of the programme; on other nodes it is blank.

    Parameters
    ----------
    model
        The casebook as a graph.
    premises
        What grades its changes and steps.
    claims
        Claim id -> its verdict.
    """
    graph = in_words(model)
    for node, said in graph.nodes(data=True):
        said["verdict"] = claims.get(node) or _verdict(model, premises, node, said["kind"])
    return graph


def _verdict(model: Model, premises: Premises, node: str, kind: str) -> str:
    if kind == "step":
        return premises.step(node).level.word
    if kind == "change":
        return premises.change(node).level.word
    if kind != "act":
        return ""
    act, held = model.book.row(node), premises.act(node)
    return held.level.word if held.conditions and act.side != "other" and act.category == "act" else ""
