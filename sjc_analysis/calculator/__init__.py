"""The process-tracing calculator: a claim against named rivals, item by item, at the command line."""

from sjc_analysis.calculator.items import WeighItem, parse_item, parse_probability
from sjc_analysis.calculator.lines import weighing_lines
from sjc_analysis.calculator.weigh import Weighing, weigh, weigh_texts

__all__ = [
    "WeighItem",
    "Weighing",
    "parse_item",
    "parse_probability",
    "weigh",
    "weigh_texts",
    "weighing_lines",
]
