"""Casebook to and from one spreadsheet or a folder of CSV files."""
