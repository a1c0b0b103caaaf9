"""The rules, words, patterns and conventions of the checks: data with an owner and a source, read once."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sjc_analysis.data_files import data_path
from sjc_analysis.vocabulary import Severity


@dataclass(frozen=True)
class Check:
    """A rule that can speak of a harvest, in words for the person who mends it.

    Parameters
    ----------
    rule
        The rule's name, as findings carry it.
    room
        Which room speaks: reading, drafting or checking.
    severity
        How much it matters.
    title, remedy
        What it is about, and what to do.
    same_as
        Rules of other rooms that say the same; what they have said is not said again.
    """

    rule: str
    room: str
    severity: Severity
    title: str
    remedy: str
    same_as: tuple[str, ...] = ()


_SEVERITIES: Mapping[str, Severity] = {
    "error": "error", "warning": "warning", "note": "note", "not_checked": "not_checked",
}  # fmt: skip


@cache
def checks() -> Mapping[str, Check]:
    """Give every rule of ``data/checks.csv`` by its name.

    Examples
    --------
    >>> checks()["statement incomplete"].severity
    'warning'
    """
    return {
        row["rule"]: Check(
            rule=row["rule"], room=row["room"], severity=_SEVERITIES[row["severity"]], title=row["title"],
            remedy=row["remedy"], same_as=tuple(name for name in row["same_as"].split("|") if name),
        )
        for row in _rows("checks.csv")
    }  # fmt: skip


def check_of(rule: str) -> Check:
    """Give a rule's words; a rule that the file does not have is called by its name.

    Examples
    --------
    >>> check_of("some other rule").title
    'some other rule'
    """
    return checks().get(rule) or Check(rule=rule, room="", severity="warning", title=rule, remedy="")


def lexicon(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the lines of ``data/lexicon/<name>.csv``, without the comment lines at its head.

    Examples
    --------
    >>> lexicon("checks_levels")[0]["level"]
    'local'
    """
    return _rows(f"lexicon/{name}.csv")


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    with data_path(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def threshold(name: str) -> int:
    """Give one of the conventions of ``data/lexicon/checks_settings.csv``.

    Examples
    --------
    >>> threshold("link_records")
    3
    """
    return next(int(row["value"]) for row in lexicon("checks_settings") if row["name"] == name)


@cache
def words(use: str) -> frozenset[str]:
    """Give the words of one use, as ``data/lexicon/checks_words.csv`` writes them.

    Examples
    --------
    >>> "council" in words("actor")
    True
    """
    lines = [row["words"] for row in lexicon("checks_words") if row["use"] == use]
    return frozenset(word for line in lines for word in line.split())


def small_letters(text: str) -> str:
    """Write a text in small letters, alike where patterns that ignore case take letters as alike."""
    return text.casefold().replace("ı", "i")


@cache
def needs(use: str) -> tuple[str, ...]:
    """Give the words of which one must stand in a text that a pattern of a use fits; none: unknown."""
    listed = [row["needs"] for row in lexicon("checks_patterns") if row["use"] == use]
    return tuple(word for line in listed for word in line.split("|")) if all(listed) else ()


def may_fit(use: str, text: str) -> bool:
    """Whether a pattern of a use may fit a text: a quick look that spares the search in most texts.

    Examples
    --------
    >>> may_fit("unplanned", "The gate was shut."), may_fit("unplanned", "It came by chance.")
    (False, True)
    """
    small = small_letters(text)
    return not needs(use) or any(word in small for word in needs(use))


@cache
def pattern(use: str) -> re.Pattern[str]:
    """Compile the patterns of one use into one; case counts only where the use's name says so.

    Examples
    --------
    >>> bool(pattern("harm").search("A year of more arrests"))
    True
    """
    chosen = [row["pattern"] for row in lexicon("checks_patterns") if row["use"] == use]
    return re.compile(
        "|".join(f"(?:{each})" for each in chosen), re.NOFLAG if use.endswith("_cased") else re.I
    )
