"""Counts in a text: the number, what bounds it, what is counted, and for what time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sjc_analysis.date_words import find_dates
from sjc_analysis.drafting.lexicon import rows, words

_HOW_MANY = re.compile(r"\bhow many\s+(?:\w+\s+){0,1}?(\w+)", re.IGNORECASE)
_UNIT = re.compile(r"\s+((?:[^\W\d_]|['’-])+)")


@dataclass(frozen=True)
class Count:
    """A stated count, by offsets into its text; an end nobody states is ``None``."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    period: str


@cache
def _values(use: str) -> Mapping[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("quantities") if row["use"] == use}


@cache
def _number_pattern() -> re.Pattern[str]:
    bounds = sorted(words("quantities", "low") | words("quantities", "high") | words("quantities", "both"))
    qualifier = "|".join(re.escape(each) for each in sorted(bounds, key=len, reverse=True))
    numerals = "|".join(sorted(_values("number")))
    scales = "|".join(sorted(_values("scale")))
    return re.compile(
        rf"(?P<qualifier>(?:\b(?:{qualifier})\s+)?(?:\b(?:{qualifier})\s+)?)"
        rf"(?<![\w#.,/-])(?P<low>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}(?:\.\d{{1,3}})?|{numerals})"
        rf"(?:\s?[-–]\s?(?P<high>\d{{1,9}}))?(?:\s+(?P<scale>{scales}))?(?![\w/]|-\w|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _period_pattern() -> re.Pattern[str]:
    numerals = "|".join(sorted(_values("number")))
    units = "|".join(sorted(words("quantities", "duration")))
    now = "|".join(rf"\b{word}\b" for word in sorted(words("quantities", "now")))
    return re.compile(
        rf"\b(?:in|within|over|during)\s+(?:\d{{1,3}}|a|one|{numerals})\s+(?:{units})s?\b|{now}", re.I
    )


def find_counts(text: str, question: str = "") -> tuple[Count, ...]:
    """Find the counts of a text; dates, durations, ranks and names with numbers are none.

    Parameters
    ----------
    text
        A sentence.
    question
        The question it answers, which may name what is counted.

    Examples
    --------
    >>> count = find_counts("7 people died in two weeks.")[0]
    >>> count.low, count.high, count.unit, count.period
    (7.0, 7.0, 'people', 'in two weeks')
    >>> [(count.low, count.qualifier, count.unit)
    ...     for count in find_counts("Maybe around 2 million.", "For how many people do you speak?")]
    [(2000000.0, 'Maybe around', 'people')]
    >>> [(count.low, count.high) for count in find_counts("Over 30 cases since May 2027, in 3 year plans")]
    [(30.0, None)]
    """
    dates = [(found.start, found.end) for found in find_dates(text)]
    periods = list(_period_pattern().finditer(text))
    taken = [*dates, *(match.span() for match in periods)]
    found = []
    for match in _number_pattern().finditer(text):
        at = match.start("low")
        if any(start <= at < end for start, end in taken):
            continue
        unit = _unit(text, match, question)
        if unit is not None:
            period = next((each.group() for each in periods), "")
            found.append(_count(match, unit, period))
    return tuple(found)


def _unit(text: str, match: re.Match[str], question: str) -> str | None:
    """Say what is counted; ``None`` where the number counts nothing."""
    after = _UNIT.match(text, match.end())
    unit = after[1] if after else ""
    spelt = match["low"].lower() in _values("number")
    timed = words("quantities", "duration") | words("quantities", "month")
    if unit.lower().removesuffix("s") in timed:
        return None
    if spelt and not match["scale"]:
        return unit if unit.lower() in words("quantities", "unit") else None
    if unit:
        return unit
    asked = _HOW_MANY.search(question)
    return asked[1] if asked else None


def _count(match: re.Match[str], unit: str, period: str) -> Count:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    factor = _values("scale")[match["scale"].lower()] if match["scale"] else 1.0
    qualifier = " ".join(match["qualifier"].split())
    bound = qualifier.lower()
    only_low = any(bound.endswith(each) for each in words("quantities", "low")) and not match["high"]
    only_high = any(bound.endswith(each) for each in words("quantities", "high")) and not match["high"]
    return Count(
        match.start(), match.end(), None if only_high else low * factor, None if only_low else high * factor,
        unit, qualifier, period,
    )  # fmt: skip


def _number(word: str) -> float:
    plain = word.replace(",", "").lower()
    return _values("number").get(plain) or float(plain)
