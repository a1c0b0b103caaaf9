"""The casebook as a graph, and what can be traced on it."""

from sjc_analysis.graph.build import to_graph
from sjc_analysis.graph.rows import from_graph

__all__ = ["from_graph", "to_graph"]
