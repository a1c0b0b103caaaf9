"""Understand a field's value; the words themselves stay as they are.

Each reader gives what the value was understood as, and the remarks it makes. A value is never quoted in a
remark, because it may be confidential.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from sjc_analysis.date_words import DateWords, NoSuchDay, find_dates, impossible_dates
from sjc_analysis.reading.headings import FLAG_FIELDS, MAY_PUBLISH
from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.words import without_unseen, words_of
from sjc_analysis.vocabulary import Severity
from sjc_analysis.web_addresses import addresses_in


class Note(NamedTuple):
    """A remark about a value, before it has a place."""

    rule: str
    severity: Severity
    reason: str
    allowed: str = ""
    remedy: str = ""


class Meaning(NamedTuple):
    """What a value was understood as, and what is to be said of it."""

    understood: str = ""
    notes: tuple[Note, ...] = ()


def understand_value(field: str, value: str, *, exact_heading: bool = True) -> Meaning:
    """Understand a value of a field.

    Parameters
    ----------
    field
        The field, as the heading was understood.
    value
        The value as it stands.
    exact_heading
        Whether the heading was free of misspellings. A flag under a misspelt heading is unclear: "intended"
        is one slip away from "unintended", and one "not" turns a flag round.

    Returns
    -------
    Meaning
        ``yes`` or ``no`` for a flag (``confidential`` is ``yes`` unless it is plainly a no, ``may_publish``
        is ``no`` unless it is plainly a yes), four digits for the year, links and codes joined with `` | ``,
        a rating's words in lower case; else blank.

    Examples
    --------
    >>> understand_value("confidential", "1.0").understood
    'yes'
    >>> understand_value("framework", "Outcome: 2.1      Output 2.1.4").understood
    'outcome 2.1 | output 2.1.4'
    """
    if field not in _READERS and field not in FLAG_FIELDS:
        return _NOTHING
    if field not in FLAG_FIELDS and is_blank_answer(value):
        value = ""
    if len(value) > _SHORT:
        return _meaning(field, value, exact_heading)
    return _short_meaning(field, value, exact_heading)


def is_blank_answer(value: str) -> bool:
    """Whether a value says that nothing was answered.

    Examples
    --------
    >>> is_blank_answer(" N/A "), is_blank_answer("Sans objet"), is_blank_answer("no gate")
    (True, True, False)
    """
    return value.strip().casefold() in _blank_answers()


@cache
def _blank_answers() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("blank_answers"))


def _meaning(field: str, value: str, exact_heading: bool) -> Meaning:
    # a link is kept as it stands, and a "no" with a hidden letter in it releases nothing
    if field not in ("evidence", "confidential", MAY_PUBLISH):
        value = without_unseen(value)
    if field in FLAG_FIELDS:
        return _flag(field, value, exact_heading)
    return _READERS[field](value)


_NOTHING = Meaning()
_SHORT = 80
# flags, years, countries and ratings say the same few things in thousands of records
_short_meaning = lru_cache(maxsize=10_000)(_meaning)


def flag_meaning(value: str) -> str:
    """Read a flag: ``yes``, ``no``, or blank where it is not plainly either.

    Examples
    --------
    >>> flag_meaning(" NO "), flag_meaning("0.0"), flag_meaning("not really")
    ('no', 'no', '')
    """
    return _flags().get(value.strip().casefold(), "")


@cache
def _flags() -> dict[str, str]:
    return {row["word"]: row["meaning"] for row in lexicon("flags")}


@lru_cache(maxsize=64)
def links_of(value: str) -> tuple[tuple[int, str], ...]:
    """Find the web addresses of a text, with their places, without the punctuation after them.

    Examples
    --------
    >>> links_of("see https://news.example/a, https://news.example/b.")
    ((4, 'https://news.example/a'), (28, 'https://news.example/b'))
    """
    if "//" not in value and "www." not in value.lower():
        return ()
    return tuple((match.start(), _trimmed(match[0])) for match in addresses_in(value))


# A comma or semicolon ends a link only where the next one begins right behind it. A link right behind a
# letter or a number is the next one; behind a slash or "=" it is a part of an archive's or a search's page.
_CUT_OFF = re.compile(r"(?:https?://|www\.)\S*[/=_-]", re.I)
_GOES_ON = re.compile(r"(?!https?:|www\.)[a-z0-9][^\s/]*(?:/|-[^\s/-]+-)", re.I)
_CODE = re.compile(r"(?<![\w.])\d{1,4}(?:\.\d{1,4}){0,5}(?![\w]|\.\d)")
_LEVEL_OR_CODE = re.compile(rf"[^\W\d_]+|{_CODE.pattern}")
_OBJECTIVE = re.compile(r"(?<!\w)([A-Z]{2,6}\d{0,2})(?=\s?:|\s[–—-]\s)")
_OBJECTIVES_ALONE = re.compile(r"[A-Z]{2,6}\d{0,2}(?:[\s|;,/]+[A-Z]{2,6}\d{0,2})*")


def _trimmed(link: str) -> str:
    while link and (link[-1] in ".,;:!?'’”" or (link[-1] in ")]" and "([".find(link[-1]) < 0)):
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link


def _flag(field: str, value: str, exact_heading: bool) -> Meaning:
    meaning = flag_meaning(value) if exact_heading else ""
    notes = tuple(_flag_notes(field, value, meaning, exact_heading))
    if field == "confidential":
        return Meaning("no" if meaning == "no" else "yes", notes)
    if field == MAY_PUBLISH:
        return Meaning("yes" if meaning == "yes" else "no", notes)
    return Meaning(meaning, notes)


_FLAG_WORDS = "yes or no in English, French, Spanish, Portuguese or Arabic; 1 or 0; TRUE or FALSE; a tick"


def _flag_notes(field: str, value: str, meaning: str, exact_heading: bool) -> Iterator[Note]:
    if meaning:
        return
    hides = field in ("confidential", MAY_PUBLISH)
    fate = "the record is read as confidential" if hides else "it is read as neither"
    if not exact_heading:
        reason, remedy = f"the flag's heading is misspelt, so {fate}", "Correct the heading."
    elif not value.strip():
        reason, remedy = f"the flag is blank, so {fate}", "Write yes or no."
    else:
        reason, remedy = f"the flag is neither plainly yes nor plainly no, so {fate}", "Write yes or no."
    yield Note("flag unclear", "warning", reason, _FLAG_WORDS, remedy)


def _year(value: str) -> Meaning:
    word = value.strip().removesuffix(".0")
    if wrong := impossible_dates(word):
        return Meaning("", (no_such_date(wrong[0]),))
    if re.fullmatch(r"\d{4}", word) and 1900 <= int(word) <= 2100:
        return Meaning(str(int(word)))
    written = _YEAR_MONTH_DAY.fullmatch(word)
    if written and written[1] != _MISMADE:
        return Meaning(written[1], (_NARROWER,))
    either = _DAY_OR_MONTH.fullmatch(word)
    if either:  # which is the day is not clear, but the year is
        return Meaning(either[2], (_NARROWER,))
    told = find_dates(word)
    if len(told) == 1 and is_date_alone(word, told[0]) and any(letter.isalpha() for letter in word):
        first, last = told[0].interval.earliest, told[0].interval.latest
        if first and last and first.year == last.year:
            return Meaning(str(first.year), (_NARROWER,))
    blank = "the year is blank" if not word else "this is not one year"
    if re.match(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]", word):
        blank = "this is a date and not a year; a spreadsheet program may have made it one"
    return Meaning("", (Note("year unclear", "warning", blank, "one year, such as 2031", "Write the year."),))


_DAY_OR_MONTH = re.compile(
    r"(?:0?[1-9]|1[0-2])([./-])(?:0?[1-9]|1[0-2])\1((?:19|20)\d\d)(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?)?"
)


def is_date_alone(word: str, date: DateWords) -> bool:
    """Whether a value is one date, at most with a word such as "since" before it."""
    around = word[: date.start] + word[date.end :]
    return not around.strip(" .,") or around.strip(" .,").casefold() in _date_words()


@cache
def _date_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("date_openings"))


def no_such_date(wrong: NoSuchDay) -> Note:
    """Say that a date does not exist."""
    return Note(
        "no such date", "warning", f"{wrong.reason}, so nothing was dated by it",
        remedy="Find out which day was meant, and correct it.",
    )  # fmt: skip


_YEAR_MONTH_DAY = re.compile(
    r"((?:19|20)\d\d)-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?(?:[T ]00:00(?::00)?)?"
)
_MISMADE = "1905"
"""The year in which the days 1827 to 2191 of a spreadsheet lie: a year that was formatted as a date."""

_NARROWER = Note(
    "year narrower",
    "note",
    "the field holds a date within a year; its year was read, and a draft uses the date",
)


def country_codes(value: str) -> tuple[str, ...]:
    """Give the three-letter codes of a country's name or code; none if it is not in the list.

    Examples
    --------
    >>> country_codes("Andorra"), country_codes("Nowhere")
    (('AND',), ())
    """
    return _countries().get(" ".join(words_of(value)), ())


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for row in lexicon("countries"):
        for name in dict.fromkeys(
            " ".join(words_of(name)) for name in (*row["names"].split("|"), row["code"])
        ):
            codes[name] = (*codes.get(name, ()), row["code"])
    return codes


def _country(value: str) -> Meaning:
    codes = country_codes(value)
    if len(codes) == 1 or not value.strip():
        return Meaning("".join(codes))
    note = Note(
        "country unknown", "note", "this is not the name of one country in the list of countries",
        allowed="a country's name in English, French, Spanish, Portuguese or Arabic, or its three letters",
        remedy="Correct it, or add the country to data/lexicon/countries.csv.",
    )  # fmt: skip
    return Meaning("", (note,))


def _rating(value: str) -> Meaning:
    word = " ".join(value.split()).casefold()
    if not word:
        return Meaning()
    note = Note(
        "rating without scale", "note",
        "the rating is its author's, and the record does not say what the scale's levels mean",
        remedy="Name the scale and what each level means; until then the rating is shown and not used.",
    )  # fmt: skip
    return Meaning(word, (note,))


def _evidence(value: str) -> Meaning:
    links = list(dict.fromkeys(link for _, link in links_of(value)))
    found = len(links_of(value))
    notes = []
    if len(links) > 1:
        reason = f"the field holds {len(links)} links; each was read by itself"
        notes.append(Note("links separated", "note", reason))
    if found > len(links):
        reason = "a link stands more than once in the field and counts once"
        notes.append(Note("link repeated", "note", reason))
    if _is_cut_off(value):
        reason = "a link seems to go on in the next line; it was read up to the end of its own"
        notes.append(Note("link broken", "warning", reason, remedy="Write the link without the break."))
    if value.strip() and not links:
        remedy = "Keep the document the words mean, and name it in the casebook's sources."
        notes.append(Note("no link", "note", "the field holds words but no web address", remedy=remedy))
    return Meaning(" | ".join(links), tuple(notes))


def _is_cut_off(value: str) -> bool:
    """Whether a line ends within a web address that the next line seems to go on with."""
    pairs = pairwise(line.split() for line in value.splitlines())
    return any(
        above and below and _CUT_OFF.fullmatch(above[-1]) and _GOES_ON.match(below[0])
        for above, below in pairs
    )


def _framework(value: str) -> Meaning:
    levels = _framework_levels()
    items: list[str] = []
    level = "other"
    for match in _LEVEL_OR_CODE.finditer(value):
        word = match[0]
        if word[0].isdigit():
            items.append(f"{level} {word}")
        else:
            level = levels.get(word.casefold(), level)
    if items or not value.strip():
        return Meaning(" | ".join(dict.fromkeys(items)))
    return Meaning("", (_codeless("a code such as Outcome 2.1 or Output 2.1.4"),))


@cache
def _framework_levels() -> dict[str, str]:
    return {row["word"]: row["level"] for row in lexicon("framework_levels")}


def _objective(value: str) -> Meaning:
    alone = _OBJECTIVES_ALONE.fullmatch(value.strip())
    found = re.findall(r"\w+", value) if alone else _OBJECTIVE.findall(value)
    codes = list(dict.fromkeys(found))
    if codes or not value.strip():
        return Meaning(" | ".join(codes))
    return Meaning("", (_codeless("a code in capitals before a colon, such as ACC: ..."),))


def _codeless(allowed: str) -> Note:
    return Note("code missing", "warning", "no code was found in this field", allowed, "Put the code first.")


_READERS: Mapping[str, Callable[[str], Meaning]] = {
    "country": _country,
    "year": _year,
    "rating_significance": _rating,
    "rating_contribution": _rating,
    "evidence": _evidence,
    "framework": _framework,
    "objective": _objective,
}
