"""The part of the graph that one outcome's dossier needs."""

import networkx as nx

from sjc_analysis.graph.relations import CAUSAL

_ABOUT = {"claim", "rival", "trace", "evidence", "framework item", "actor"}
"""Kinds of node that say something about an act or an outcome and lead nowhere else."""


def neighbourhood(graph: "nx.MultiDiGraph[str]", outcome_id: str) -> "nx.MultiDiGraph[str]":
    """Cut out all that one outcome's dossier needs: what is said to lead to it, and what bears on it.

    Parameters
    ----------
    graph
        The casebook's graph.
    outcome_id
        The outcome.

    Returns
    -------
    networkx.MultiDiGraph
        A copy with the outcome, every act and earlier outcome on a path to it, the claims, rivals, traces and
        evidence on it, the acts that are its rivals, and the actors of all these. An actor is a leaf: what
        else it did is not part of this dossier.

    Raises
    ------
    KeyError
        If the graph has no such outcome.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from(["A-01", "O-01", "O-02"], kind="outcome")
    >>> _ = graph.add_edge("A-01", "O-01", kind="led to")
    >>> _ = graph.add_edge("O-01", "O-02", kind="led to")
    >>> sorted(neighbourhood(graph, "O-01"))
    ['A-01', 'O-01']
    """
    if outcome_id not in graph:
        raise KeyError(outcome_id)
    core = _causes(graph, {outcome_id})
    about = _said_of(graph, {outcome_id})
    core |= _acts_behind(graph, about)
    kept = core | about | _said_of(graph, about, {"rival", "evidence"})
    kept |= {node for node in _beside(graph, kept) if graph.nodes[node].get("kind") == "actor"}
    ordered = [node for node in graph if node in kept]
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((node, graph.nodes[node]) for node in ordered)
    for tail, head, key, said in graph.edges(keys=True, data=True):
        if tail in kept and head in kept:
            part.add_edge(tail, head, key=key, **said)
    return part


def _causes(graph: "nx.MultiDiGraph[str]", found: set[str]) -> set[str]:
    """Add everything that leads to the nodes, however far back; cycles end by themselves."""
    waiting, seen = sorted(found), set(found)
    while waiting:
        node = waiting.pop()
        for tail, _, said in graph.in_edges(node, data=True):
            if said["kind"] in CAUSAL and tail not in seen:
                seen.add(tail)
                waiting.append(tail)
    return seen


def _said_of(
    graph: "nx.MultiDiGraph[str]", nodes: set[str], kinds: frozenset[str] | set[str] = frozenset(_ABOUT)
) -> set[str]:
    return {node for node in _beside(graph, nodes) if graph.nodes[node].get("kind") in kinds - {"actor"}}


def _acts_behind(graph: "nx.MultiDiGraph[str]", about: set[str]) -> set[str]:
    """Give the acts that a claim names as cause, or that are a rival."""
    behind = {"claimed as cause", "is the rival"}
    return {tail for tail, head, said in graph.edges(data=True) if head in about and said["kind"] in behind}


def _beside(graph: "nx.MultiDiGraph[str]", nodes: set[str]) -> set[str]:
    before = {tail for tail, head in graph.edges() if head in nodes}
    return before | {head for tail, head in graph.edges() if tail in nodes}
