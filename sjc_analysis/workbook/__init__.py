"""Casebook to and from one spreadsheet or a folder of CSV files."""

from sjc_analysis.workbook.load import load_casebook, looks_like_casebook
from sjc_analysis.workbook.read_xlsx import unread_notes
from sjc_analysis.workbook.save import save_casebook

__all__ = ["load_casebook", "looks_like_casebook", "save_casebook", "unread_notes"]
