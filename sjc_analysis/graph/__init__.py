"""The casebook as a graph, and what can be traced on it."""
