"""The dates that a text states in words, as intervals."""

from sjc_analysis.date_words.find import DateWords, NoSuchDay, find_dates, impossible_dates

__all__ = ["DateWords", "NoSuchDay", "find_dates", "impossible_dates"]
