"""Find the dates a text states, as intervals, by a strict grammar.

It knows English, French, Spanish, Portuguese and Arabic. Nothing is guessed: "last year" has no date,
"03/04/2031" may be either of two days and is left alone, "late 2031" is the second half of 2031 and "by late
2031" the whole of it, and a number that may be a count is not a year. A date missed costs a question; a date
invented costs a verdict (method, section 3).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from sjc_analysis.date_words.parts_of_year import is_not_calendar, part_of_year
from sjc_analysis.date_words.words import GAP, listed, one_of, value_of
from sjc_analysis.dates import Interval


class DateWords(BaseModel):
    """The words of a date, where they stand, and the days they mean.

    Parameters
    ----------
    start, end
        Place in the text, in code points.
    text
        The words as they stand.
    interval
        The days within which the date lies, both ends known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    text: str
    interval: Interval


_MONTH_WORDS = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
    "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_MONTHS = {word: n for n, words in enumerate(_MONTH_WORDS, start=1) for word in words.split("|")}

# "may" and "march" are verbs too: only their capitalised forms are months.
_PLAIN_MONTHS = "|".join(
    sorted((word for word in _MONTHS if word not in {"may", "march", "mar"}), key=len, reverse=True)
)
_MONTH = rf"(?:(?i:{_PLAIN_MONTHS})|March|MARCH|Mar|MAR|May|MAY)\b\.?"
_YEAR = r"(?:19\d\d|20\d\d|2100)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_GAP = GAP
_OF = rf"{_GAP}(?:of{_GAP})?"
_TO = rf"(?:[^\S\r\n]?[-–—][^\S\r\n]?|{_GAP}(?:to|until|till|through|and|or|&){_GAP})"
_BEFORE_YEAR = rf"(?:,[^\S\r\n]?|{_GAP}(?:of{_GAP})?)"
_SHADE_DASH = r"(?:(?i:early|late|mid|mi)-)?"
_FREE_LEFT = r"(?<![\w/\-#])(?<!\d[.,:])(?<![$£€]|[&=@])"
_FREE_RIGHT = r"(?![\w/#%@])(?!-\w)(?![–—]\d)(?![.,:]\d)"

_FORMS = (
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)",
    rf"(?P<iso_month>{_YEAR}-\d\d)",
    r"(?P<numeric>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)" + _YEAR + ")",
    rf"(?P<m1>{_MONTH}){_GAP}(?P<m1a>{_DAY}){_TO}(?:(?P<m1m>{_MONTH}){_GAP})?(?P<m1b>{_DAY}){_BEFORE_YEAR}(?P<m1y>{_YEAR})",
    rf"(?P<d1a>{_DAY})(?:{_OF}(?P<d1m>{_MONTH}))?{_TO}(?P<d1b>{_DAY}){_OF}(?P<d1>{_MONTH}){_BEFORE_YEAR}(?P<d1y>{_YEAR})",
    rf"(?P<d2>{_DAY}){_OF}(?P<d2m>{_MONTH}){_BEFORE_YEAR}(?P<d2y>{_YEAR})",
    rf"(?P<m2>{_MONTH}){_GAP}(?P<m2d>{_DAY}){_BEFORE_YEAR}(?P<m2y>{_YEAR})",
    rf"(?P<m3>{_MONTH}){_TO}(?P<m3b>{_MONTH}){_BEFORE_YEAR}(?P<m3y>{_YEAR})",
    rf"{_SHADE_DASH}(?P<m4>{_MONTH}){_BEFORE_YEAR}(?P<m4y>{_YEAR})",
    rf"(?P<y1>{_YEAR})[-–—](?P<y2>{_YEAR})",
    rf"{_SHADE_DASH}(?P<year>{_YEAR})",
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|2100")


def _grammar(text: str) -> re.Pattern[str]:
    """Give the forms of dates that a text may hold: the English ones alone where no other month is named."""
    return _english() if _first_words().isdisjoint(_WORD.findall(text.lower())) else _all_languages()


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(each.words.split()[0] for each in listed("month"))


@cache
def _english() -> re.Pattern[str]:
    return re.compile(_FREE_LEFT + "(?:" + "|".join(_FORMS) + ")" + _FREE_RIGHT)


@cache
def _all_languages() -> re.Pattern[str]:
    """Give the forms of all languages; a year alone is tried last."""
    *english, years, year = _FORMS
    forms = "|".join((*english, *_other_forms(), years, year))
    return re.compile(f"{_FREE_LEFT}(?:{forms}){_FREE_RIGHT}")


def _other_forms() -> Iterator[str]:
    """Give the forms of dates in the other languages: the day stands before the month, whatever its case."""
    month = rf"(?i:(?:{one_of('month')}\s?/\s?)?{one_of('month')})"
    of = rf"(?:{GAP}|{GAP}(?i:{one_of('of')}){GAP})"
    to = rf"(?:[^\S\r\n]?[-–—][^\S\r\n]?|{GAP}(?i:{one_of('to')}){GAP})"
    before_year = rf"(?:,[^\S\r\n]?|{of})"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:er|\.?º|ª)?"

    def named(group: str) -> str:
        return rf"(?<!\w)(?P<{group}>{month})(?!\w)\.?"

    yield (
        rf"(?P<od1a>{day})(?:{of}{named('od1m')})?{to}(?P<od1b>{day}){of}{named('od1')}"
        rf"{before_year}(?P<od1y>{_YEAR})"
    )
    yield rf"(?P<od2>{day}){of}{named('od2m')}{before_year}(?P<od2y>{_YEAR})"
    yield rf"{named('om3')}{to}{named('om3b')}{before_year}(?P<om3y>{_YEAR})"
    yield rf"(?:(?i:mi)-)?{named('om4')}{before_year}(?P<om4y>{_YEAR})"


_UNBROKEN = re.compile(r"\S+")
_OF_AN_ADDRESS = ("://", "www.", "@")
_SHADE = re.compile(
    rf"\b(?:(?:early|late|mid)(?:-|{_GAP})|(?:the{_GAP})?(?:beginning|start|middle|end){_GAP}of{_GAP})$", re.I
)
_ARABIC_DIGITS = {
    ord(digit): str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, digit in enumerate(digits)
}


@cache
def _join() -> re.Pattern[str]:
    words = rf"to|until|till|through|{one_of('join')}"
    return re.compile(rf"[^\S\r\n]?[-–—][^\S\r\n]?|{GAP}(?:{words}){GAP}")


@cache
def _join_between() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:and|{one_of('between_and')}){GAP}(?:{one_of('of')}{GAP})?")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:between|{one_of('between')}){GAP}$", re.I)


@cache
def _words_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what before a number says that it is a count, or a time, in the other languages."""
    count, time = (re.compile(rf"(?<!\w){one_of(use)}{GAP}$", re.I) for use in ("count", "time"))
    return count, time


_COUNT_BEFORE = re.compile(
    r"\b(?:over|about|nearly|than|least|most|some|roughly|almost|approximately|around|up to|only|another|"
    rf"no|number|article|section|room|page|resolution)[^\S\r\n.]{{0,2}}\.?{_GAP}$", re.I,
)  # fmt: skip
_TIME_BEFORE = re.compile(
    rf"\b(?:in|since|during|by|until|till|before|after|from|early|late|mid)(?:-|{_GAP})$", re.I
)
_COUNT_AFTER = re.compile(
    rf"{_GAP}(?:[a-z][a-z-]*s\b|people\b|men\b|women\b|children\b|police\b|million\b|thousand\b|percent\b|[A-Z]{{3}}\b)"
)
_NAME_BEFORE = re.compile(rf"\b(?P<word>[A-Z]\w*){_GAP}$")
_NOT_A_NAME = re.compile(
    r"In|On|Since|During|By|Until|Till|Before|After|From|Between|Of|The|Late|Early|Mid|And|To|At|\w+day"
)


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[DateWords, ...]:
    """Find every stated date of a text, in order.

    Parameters
    ----------
    text
        Any text; web and mail addresses in it are passed over.

    Returns
    -------
    tuple of DateWords
        Without overlaps. A year alone is that year, and a quarter, a half, "early", "mid" or "late" a part of
        it; two dates joined by "to" or a dash, or by "and" after "between", are one interval.

    Examples
    --------
    >>> [(found.text, str(found.interval)) for found in find_dates("On 13 May 2031, not in March-May 2032.")]
    [('13 May 2031', '2031-05-13'), ('March-May 2032', '2032-03-01 to 2032-05-31')]
    >>> find_dates("over 2031 people came last year, on 03/04/2031")
    ()
    >>> [(found.text, str(found.interval)) for found in find_dates("depuis le 13 mai 2031, fin 2032")]
    [('13 mai 2031', '2031-05-13'), ('fin 2032', '2032-07-01 to 2032-12-31')]

    References
    ----------
    Method, section 3: dates are intervals, the unknown is unbounded.
    """
    plain = text if text.isascii() else text.translate(_ARABIC_DIGITS)
    if not _ANY_YEAR.search(plain):  # every form of a date has one
        return ()
    addresses = _addresses(plain)
    singles = [
        _with_shade(plain, found)
        for match in _grammar(plain).finditer(plain)
        if not any(start <= match.start() < end for start, end in addresses)
        for found in _understood(plain, match)
    ]
    found = _joined(plain, singles)
    if plain is text:
        return tuple(found)
    return tuple(each.model_copy(update={"text": text[each.start : each.end]}) for each in found)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Give where web and mail addresses stand, which hold numbers that are no dates."""
    signs = [sign for sign in _OF_AN_ADDRESS if sign in text]
    unbroken = _UNBROKEN.finditer(text) if signs else ()
    return [match.span() for match in unbroken if any(sign in match[0] for sign in signs)]


def _understood(text: str, match: re.Match[str]) -> Iterator[DateWords]:
    start = match.start()
    groups = {name.removeprefix("o"): value for name, value in match.groupdict().items() if value}
    if "year" in groups and (_may_be_a_count(text, match) or is_not_calendar(text, start)):
        return
    if "m4" in groups and _is_part_of_a_name(text, match):
        start = match.end() - 4
        groups = {"year": groups["m4y"]}
    try:
        interval = _interval(groups)
    except ValueError:  # such as 31 February: the words are a slip, and nothing is made of them
        return
    if interval is not None:
        yield DateWords(start=start, end=match.end(), text=text[start : match.end()], interval=interval)


def _interval(said: dict[str, str]) -> Interval | None:
    if "iso" in said:
        year, month, day = (int(part) for part in said["iso"].split("-"))
        return Interval.day(year, month, day)
    if "iso_month" in said:
        return _iso_month(said["iso_month"])
    if "numeric" in said:
        return _numeric(*(int(part) for part in said["numeric"].split(said["mark"])))
    if "year" in said:
        return Interval.year(int(said["year"]))
    if "y1" in said:
        return _span(Interval.year(int(said["y1"])), Interval.year(int(said["y2"])))
    if "m4" in said:
        return Interval.month(int(said["m4y"]), _month(said["m4"]))
    if "m3" in said:
        year = int(said["m3y"])
        return _span(Interval.month(year, _month(said["m3"])), Interval.month(year, _month(said["m3b"])))
    return _days(said)


def _days(said: dict[str, str]) -> Interval:
    if "d2" in said:
        return Interval.day(int(said["d2y"]), _month(said["d2m"]), _day(said["d2"]))
    if "m2" in said:
        return Interval.day(int(said["m2y"]), _month(said["m2"]), _day(said["m2d"]))
    if "d1" in said:
        year, last = int(said["d1y"]), _month(said["d1"])
        first = _month(said.get("d1m", said["d1"]))
        return _span(
            Interval.day(year, first, _day(said["d1a"])), Interval.day(year, last, _day(said["d1b"]))
        )
    year, first = int(said["m1y"]), _month(said["m1"])
    last = _month(said.get("m1m", said["m1"]))
    return _span(Interval.day(year, first, _day(said["m1a"])), Interval.day(year, last, _day(said["m1b"])))


def _span(first: Interval, last: Interval) -> Interval:
    return Interval(earliest=first.earliest, latest=last.latest)


def _month(word: str) -> int:
    own = word.lower().rstrip(".").rpartition("/")[2].strip()
    return _MONTHS[own] if own in _MONTHS else int(value_of("month", own))


def _day(word: str) -> int:
    return int(re.sub(r"\D+", "", word))


def _iso_month(word: str) -> Interval | None:
    year, month = (int(part) for part in word.split("-"))
    if month > year % 100:  # "2010-12" may be the years 2010 to 2012
        return None
    return Interval.month(year, month)


def _numeric(first: int, second: int, year: int) -> Interval | None:
    if first > 12 or first == second:
        return Interval.day(year, second, first)
    if second > 12:
        return Interval.day(year, first, second)
    return None  # day and month may be either


def _may_be_a_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    count, time = _words_before()
    if _COUNT_BEFORE.search(before) or count.search(before):
        return True
    if not _COUNT_AFTER.match(text, match.end()):
        return False
    return not (_TIME_BEFORE.search(before) or time.search(before))


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether "March", "May" or "Mayo" follows a capitalised word, as in the name of a protest march."""
    english = match.groupdict().get("m4")
    if _month(english) not in (3, 5) if english else not re.fullmatch(one_of("name"), match["om4"], re.I):
        return False
    name = _NAME_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    return name is not None and not _NOT_A_NAME.fullmatch(name["word"])


def _joined(text: str, singles: list[DateWords]) -> list[DateWords]:
    found: list[DateWords] = []
    for single in singles:
        last = found[-1] if found else None
        if last is not None and _is_range(text, last, single):
            interval = _span(last.interval, single.interval)
            found[-1] = DateWords(
                start=last.start, end=single.end, text=text[last.start : single.end], interval=interval
            )
        else:
            found.append(single)
    return found


def _is_range(text: str, first: DateWords, second: DateWords) -> bool:
    between = text[first.end : second.start]
    if not first.interval.is_before(second.interval):
        return False
    if _join().fullmatch(between):
        return True
    return bool(
        _join_between().fullmatch(between) and _between().search(text[max(0, first.start - 30) : first.start])
    )


def _with_shade(text: str, found: DateWords) -> DateWords:
    """Take in the words that name a part of the year; before a month they are kept and narrow nothing."""
    year = found.interval.earliest.year if found.interval.earliest else 0
    if found.interval == Interval.year(year):
        part = part_of_year(text, found.end - 4, found.end, year)
        if part is None:
            return found
        start, end, interval = part
        return DateWords(start=start, end=end, text=text[start:end], interval=interval)
    shade = _SHADE.search(text, max(0, found.start - 30), found.start)
    if shade is None:
        return found
    start = shade.start()
    return DateWords(start=start, end=found.end, text=text[start : found.end], interval=found.interval)
