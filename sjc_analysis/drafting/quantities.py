"""Counts in a text: the number, what bounds it, what is counted, and for what time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sjc_analysis.date_words import find_dates
from sjc_analysis.drafting.lexicon import rows, words

_HOW_MANY = re.compile(r"\bhow many\s+(?:\w+\s+){0,1}?(\w+)", re.IGNORECASE)
_UNIT = re.compile(r"\s+(per cent|(?:[^\W\d_]|['’-])+)|\s?(%)")
_BREAK = re.compile(r"[,;:()]|\band\b")
_AGE = re.compile(r"\b(?:is|are|was|were|aged?) (?:under|over|below|above) \d+$", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:of|among) (?:whom|them|which|these)\s*$", re.IGNORECASE)
_ARE = re.compile(r"\s+(?:are|were)\s+((?:[^\W\d_]|['’-])+)")
_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)\s*$")


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
        rf"(?P<qualifier>(?:\b(?:{qualifier})\s+)?(?:\b(?:{qualifier})\s+)?)(?P<between>\b(?:between|from)\s+)?"
        rf"(?<![\w#.,/-])(?P<low>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}(?:\.\d{{1,3}})?|{numerals})"
        rf"(?:\s?[-–]\s?(?P<high>\d{{1,9}})|(?(between)\s+(?:and|to)\s+(?P<upper>\d{{1,9}}(?:,\d{{3}}){{0,3}})))?(?:\s+(?P<scale>{scales}))?(?![\w/]|-\w|[.,]\d)",
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
    found: list[Count] = []
    for match in _number_pattern().finditer(text):
        at = match.start("low")
        if any(start <= at < end for start, end in taken):
            continue
        unit = _unit(text, match, question, found[-1].unit if found else "")
        if unit is not None:
            found.append(_count(text, match, unit, periods))
    return tuple(found)


def _unit(text: str, match: re.Match[str], question: str, last: str) -> tuple[str, int] | None:
    """Say what is counted, and where its words end; ``None`` where the number counts nothing.

    A number without a noun counts what the number before it in the sentence did, else what was asked for.
    """
    before = _LAST_WORD.search(text[: match.start("low")])
    named = before is not None and before[1].lower() in words("quantities", "name")
    if named or _CLOCK.match(text, match.end()):
        return None
    after = _UNIT.match(text, match.end())
    unit = (after[1] or "per cent") if after else ""
    low = unit.lower()
    timed = words("quantities", "duration") | words("quantities", "month")
    if low.removesuffix("s") in timed:
        return None
    spelt = match["low"].lower() in _values("number") and not match["scale"]
    if after and not _is_no_unit(low):
        if not _is_plural(low):
            after, unit = _noun_behind(text, after, unit)
        return (unit, after.end()) if not spelt or _is_plural(unit.lower()) else None
    part = _OF_WHOM.search(text[: match.start()]) is not None
    told = _ARE.match(text, match.end())
    if part and told and _is_plural(told[1].lower()):
        return told[1], told.end()
    if (spelt and not part) or _AGE.search(text[: match.end("low")]):
        return None
    asked = _HOW_MANY.search(question)
    counted = last or (asked[1] if asked else "")
    return (counted, after.end() if low == "more" and after else match.end()) if counted else None


def _is_no_unit(low: str) -> bool:
    """Whether a word behind a number does not say what is counted."""
    return low in words("quantities", "filler") or low in words("quantities", "no_unit")


def _noun_behind(text: str, after: re.Match[str], unit: str) -> tuple[re.Match[str], str]:
    """Give the plural that a describing word stands before ("54 land cases"), or else the word itself."""
    behind = _UNIT.match(text, after.end())
    noun = behind[1] or "" if behind else ""
    low = noun.lower()
    if behind is None or not _is_plural(low) or _is_no_unit(low) or low in words("verbs", "present"):
        return after, unit
    return behind, f"{unit} {noun}"


def _is_plural(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith(("ss", "'s", "’s"))
    return plural or word == "per cent" or word in words("quantities", "unit")


def _count(text: str, match: re.Match[str], unit: tuple[str, int], periods: Sequence[re.Match[str]]) -> Count:
    low = _number(match["low"])
    upper = match["high"] or match["upper"]
    high = _number(upper) if upper else low
    factor = _values("scale")[match["scale"].lower()] if match["scale"] else 1.0
    qualifier = " ".join(match["qualifier"].split())
    bound = qualifier.lower()
    only_low = any(bound.endswith(each) for each in words("quantities", "low")) and not upper
    only_high = any(bound.endswith(each) for each in words("quantities", "high")) and not upper
    start, end = match.start() + len(match.group()) - len(match.group().lstrip()), unit[1]
    own = [each for each in periods if not _BREAK.search(text[end : each.start()] + text[each.end() : start])]
    for period in own[:1]:
        start, end = min(start, period.start()), max(end, period.end())
    return Count(
        start, end, None if only_high else low * factor, None if only_low else high * factor,
        unit[0], qualifier, own[0].group() if own else "",
    )  # fmt: skip


def _number(word: str) -> float:
    plain = word.replace(",", "").lower()
    return _values("number").get(plain) or float(plain)
