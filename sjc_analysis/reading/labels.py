"""Take a record's id apart, by patterns that are data, and compare it with the record's own fields."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.values import Note
from sjc_analysis.reading.words import without_unseen, words_of
from sjc_analysis.vocabulary import Severity


@lru_cache(maxsize=16)
def take_apart(label: str) -> dict[str, str]:
    """Take an id apart into programme, country, year and month, objective and number.

    Parameters
    ----------
    label
        The id as its author gave it.

    Returns
    -------
    dict of str to str
        Columns of :class:`sjc_analysis.records.HarvestRecord`; empty if the id follows no pattern.

    Examples
    --------
    >>> take_apart("CVP-XMA3109/ACC002")["year_month"]
    '2031-09'
    >>> take_apart("OH-12")["number"], take_apart("case 7")
    ('12', {})
    """
    for pattern in _patterns():
        match = pattern.fullmatch(without_unseen(label).strip())
        if match:
            said = {name: value or "" for name, value in match.groupdict().items()}
            return {
                "programme_code": said.get("programme", ""),
                "country_code": said.get("country", ""),
                "year_month": _year_month(said.get("year", ""), said.get("month", "")),
                "objective_code": said.get("objective", ""),
                "number": said.get("number", ""),
            }
    return {}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon("id_patterns"))


def _year_month(year: str, month: str) -> str:
    full = f"20{year}" if len(year) == 2 else year
    return f"{full}-{month}" if full and month else full


def label_notes(parts: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[Note]:
    """Compare the parts of an id with what the record's fields say.

    Parameters
    ----------
    parts
        From :func:`take_apart`.
    fields
        Field name -> what it says: ``country`` as it stands; ``year`` and ``objective`` as understood.
    """
    if not parts:
        examples = ", ".join(row["example"] for row in lexicon("id_patterns"))
        yield Note(
            "id pattern", "note", "the id follows no known pattern, so it was not taken apart",
            f"an id such as {examples}", "Add your pattern to data/lexicon/id_patterns.csv.",
        )  # fmt: skip
        return
    yield from _country_notes(parts["country_code"], fields.get("country", ""))
    year = fields.get("year", "")
    if year and parts["year_month"] and not parts["year_month"].startswith(year):
        yield _disagreement("year", "note")
    objectives = fields.get("objective", "").split(" | ")
    if objectives != [""] and parts["objective_code"] and parts["objective_code"] not in objectives:
        yield _disagreement("objective", "warning")


def _country_notes(code: str, country: str) -> Iterator[Note]:
    if not code:
        return
    agrees = _names_country(code, country)
    if agrees is None:
        yield Note(
            "id country", "note", "the country code in the id is not in the list of countries",
            allowed="a three-letter code of ISO 3166-1",
            remedy="Correct the id, or add the code to data/lexicon/countries.csv.",
        )  # fmt: skip
    elif country.strip() and not agrees:
        yield _disagreement("country", "warning")


@lru_cache(maxsize=1000)
def _names_country(code: str, country: str) -> bool | None:
    """Whether words name the country of a code; ``None`` if the list of countries lacks the code."""
    names = next((row["names"].split("|") for row in lexicon("countries") if row["code"] == code), None)
    return None if names is None else words_of(country) in [words_of(name) for name in (*names, code)]


def _disagreement(part: str, severity: Severity) -> Note:
    return Note(
        f"id {part}", severity, f"the {part} in the id is not the one in the record's field",
        remedy="Find out which of the two is right and correct the other.",
    )  # fmt: skip
