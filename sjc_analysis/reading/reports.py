"""Tell a report, or an annex of one, from a meeting note: by its numbered sections and their names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.sections import label_of
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import Note

_NUMBERED = re.compile(
    r"\s*(?:#{1,6}\s+)?\**(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?P<words>[^\W\d].*?)\**\s*"
)
_PLAIN = re.compile(r"\s*(?:#{1,6}\s+)?\**(?P<words>[^\W\d][^.:;]*?)\**\s*:?\s*")

ReportKind = Literal["", "report", "annex"]


def report_kind(text: Text) -> ReportKind:
    """Say whether a text is a report or an annex; blank where it may be a note.

    Parameters
    ----------
    text
        A text without records.
    """
    lines = [line.text.strip() for line in text.lines if line.text.strip()]
    if not lines or any((label := label_of(line)) and label.field == "participants" for line in lines):
        return ""
    head = lines[0][: threshold("report_title_letters")]
    if _form("annex").match(head):
        return "annex"
    sure, beside, deep = set(), set(), set()
    for words, number in _headings(lines):
        if _form("sure").fullmatch(words):
            sure.add(words.casefold())
        elif _form("beside").fullmatch(words):
            beside.add(words.casefold())
        if number.count("."):
            deep.add(number)
    titled = any(
        _form("title").search(line) for line in lines[:3] if len(line) <= threshold("report_title_letters")
    )
    named = len(sure) + (len(beside) if sure else 0)
    needed = (
        1 if titled else 2 if len(deep) >= threshold("report_deep_sections") else threshold("report_sections")
    )
    return "report" if sure and named >= needed else ""


def _headings(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Give the words and the number of each line that may be a heading."""
    for line in lines:
        if len(line) > threshold("report_title_letters"):
            continue
        numbered = _NUMBERED.fullmatch(line)
        plain = _PLAIN.fullmatch(line) if numbered is None else None
        if numbered:
            yield numbered["words"], numbered["number"]
        elif plain:
            yield plain["words"], ""


@cache
def _form(use: str) -> re.Pattern[str]:
    forms = (row["pattern"] for row in lexicon("report_words") if row["use"] == use)
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


def said_of_report(kind: ReportKind) -> Note:
    """Say that a text is no note and how to part it."""
    what = "an annex of a report" if kind == "annex" else "a report"
    return Note(
        "a report", "warning",
        f"by its sections this is {what}, and neither records nor the note of a meeting; its words were "
        f"kept and"
        " nothing is drafted from it",
        allowed="a record for each outcome, with its ID, Outcome, Contribution, Significance and Evidence",
        remedy="Part it: copy each outcome with what is said of its causes into a record or a row of a "
               "table of its"
        " own, and each meeting's minutes among its annexes into a file of their own.",
    )  # fmt: skip
