"""The casebook to and from other tools' formats, each saying what it cannot carry."""

from sjc_analysis.exchange.convert import Conversion, conversion_lines, convert
from sjc_analysis.exchange.forms import SpreadsheetForm

__all__ = ["Conversion", "SpreadsheetForm", "conversion_lines", "convert"]
