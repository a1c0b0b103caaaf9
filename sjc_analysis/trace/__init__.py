"""Tracing at the command line: from some factors to others, on a causal map or a casebook."""

from sjc_analysis.trace.lines import trace_lines
from sjc_analysis.trace.results import TraceResult
from sjc_analysis.trace.run import trace
from sjc_analysis.trace.source import open_links

__all__ = ["TraceResult", "open_links", "trace", "trace_lines"]
