"""The casebook as a graph, and what can be traced on it."""

from sjc_analysis.graph.build import to_graph
from sjc_analysis.graph.dossier import neighbourhood

__all__ = ["neighbourhood", "to_graph"]
