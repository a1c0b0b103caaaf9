"""The dates that a text states in words, as intervals."""

from sjc_analysis.date_words.find import DateWords, find_dates

__all__ = ["DateWords", "find_dates"]
