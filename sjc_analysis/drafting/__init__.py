"""Passages to a draft casebook, by named rules."""

from sjc_analysis.drafting.draft import draft_casebook
from sjc_analysis.drafting.mentions import find_mentions

__all__ = ["draft_casebook", "find_mentions"]
