"""The casebook to and from other tools' formats, each saying what it cannot carry."""

from sjc_analysis.exchange.convert import Conversion, conversion_lines, convert

__all__ = ["Conversion", "conversion_lines", "convert"]
