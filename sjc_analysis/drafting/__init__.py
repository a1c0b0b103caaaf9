"""Passages to a draft casebook, by named rules."""
