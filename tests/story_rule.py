"""What no story may do: tell a number no row gives, a word of confidence, an accusation as a fact."""

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Event, Link, Outcome, Quote, Rating
from sjc_analysis.references import target_prefixes
from sjc_analysis.report.blocks import Block, Bullets, Grid, Paragraph, Section, Sentence, SideBySide
from sjc_analysis.report.phrases import number, verdict_words
from sjc_analysis.scales import Scale
from sjc_analysis.story import contribution_story, significance_statement

_ID = re.compile(r"\b[A-Z]-\d{1,7}\b")
_QUOTED = re.compile(r"“[^”]*”")
_MORE = re.compile(r" and (\d+) more\b")
_MAIN = ("statement", "description", "text", "question")


@cache
def _words() -> dict[str, list[str]]:
    return dict(tomllib.loads(Path(__file__).with_name("story_words.toml").read_text(encoding="utf-8")))


def story_faults(assessment: Assessment) -> list[tuple[str, str]]:
    """Check every sentence of every story of an assessment; gives each fault with the sentence."""
    conventions = (*assessment.rules.values(), *(word.explanation for word in verdict_words()))
    told: list[tuple[Section, BaseModel]] = [
        *((contribution_story(assessment, claim), claim) for claim in assessment.claims),
        *((significance_statement(assessment, result), result) for result in assessment.significance),
    ]
    return [
        (fault, sentence.text)
        for section, result in told
        for sentence in sentences_of((section,))
        for fault in faults(assessment.casebook, sentence, assessment.scales, (result,), conventions)
    ]


def faults(
    casebook: Casebook,
    sentence: Sentence,
    scales: Iterable[Scale] = (),
    results: Iterable[BaseModel] = (),
    conventions: Iterable[str] = (),
) -> Iterator[str]:
    """Check one sentence against the rows it cites.

    ``scales`` and ``results`` are those whose words and figures it may tell; ``conventions`` are fixed
    sentences, as "two outside voices": what they count is no finding.
    """
    rows = [row for row in sentence.rows if not row.startswith("rule ")]
    if not all(casebook.has(row) for row in rows):
        yield "row"
    words = f"{sentence.lead} {sentence.text}"
    given = numbers_given(casebook, rows, scales, results)
    given |= {found for text in conventions for found in numbers_in(text)}
    if [each for each in numbers_in(_without_ids(casebook, words, rows)) if each not in given]:
        yield "number"
    known = [casebook.row(row) for row in rows if casebook.has(row)]
    if not sentence.quoted and _confident(words, known):
        yield "confidence"
    if not sentence.quoted and _told_as_fact(words, known):
        yield "accusation"


def _without_ids(casebook: Casebook, words: str, rows: Sequence[str]) -> str:
    """Take out ids of rows, and the count of names that a list leaves out, if so many rows are cited."""
    known = _ID.sub(lambda match: "" if casebook.has(match[0]) else match[0], words)
    return _MORE.sub(lambda match: "" if int(match[1]) < len(rows) else match[0], known)


def _confident(words: str, rows: Sequence[BaseModel]) -> bool:
    own = _QUOTED.sub("", words)
    theirs = " ".join(text for row in rows for text in row_texts(row))
    return any(_has(own, word) and not _has(theirs, word) for word in _words()["unsaid"])


def _told_as_fact(words: str, rows: Sequence[BaseModel]) -> bool:
    told = _bare(words)
    for row in rows:
        main = next((text for name in _MAIN if (text := getattr(row, name, ""))), "")
        for hedge in _words()["hedges"]:
            if _has(main, hedge) and not _has(words, hedge) and _bare(_drop(main, hedge)) in told:
                return True
    return False


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


def _drop(text: str, word: str) -> str:
    return re.sub(rf"\b{re.escape(word)}\b", " ", text, flags=re.IGNORECASE)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def sentences_of(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Give every sentence of some blocks, in order; pictures have none."""
    for block in blocks:
        if isinstance(block, Section):
            yield from sentences_of(block.blocks)
        elif isinstance(block, SideBySide):
            yield from sentences_of(block.sections)
        elif isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Bullets):
            yield from (sentence for item in block.items for sentence in item)
        elif isinstance(block, Grid):
            yield from (sentence for row in block.rows for cell in row for sentence in cell)


_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|(?<=\D)\d[\d,]*(?:\.\d+)?")
_NOT_TOLD = {"status", "rule", "decided_by", "withheld", "file", "sha256", "url"}
_NUMBER_WORDS = {number(value): value for value in range(2, 13)}
_WORD = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)
_DECIMALS = (0, 1, 2, 3, 4)


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[str, ...]:
    """List the numbers of a text, in figures and in the words from two to twelve."""
    figures = [_plain(match[0]) for match in _FIGURE.finditer(text)]
    return (*figures, *(str(_NUMBER_WORDS[match[0].lower()]) for match in _WORD.finditer(text)))


def _plain(figure: str) -> str:
    whole, _, part = figure.replace(",", "").partition(".")
    return f"{int(whole)}.{part.rstrip('0')}".rstrip(".")


def numbers_given(
    casebook: Casebook, rows: Sequence[str], scales: Iterable[Scale] = (), results: Iterable[BaseModel] = ()
) -> frozenset[str]:
    """Collect every number that rows give: in words, quotes, dates and figures, and by being so many.

    A link gives those of the words that name its two ends, a rating those of its scale, a result its figures.
    """
    known = [casebook.row(row) for row in dict.fromkeys(rows) if casebook.has(row)]
    texts = [text for row in known for text in (*row_texts(row), *_ends(casebook, row))]
    named = {row.scale.strip().casefold() for row in known if isinstance(row, Rating)}
    texts += [text for scale in scales if named & _names(scale) for text in _leaves(scale.model_dump())]
    counts = Counter(row.row_id[:1] for row in known)
    figures = [figure for result in results for figure in _figures(result.model_dump())]
    return frozenset(
        (
            *(found for text in texts for found in numbers_in(text)),
            *map(str, counts.values()),
            str(len(known)),
        )
    ) | frozenset(figures)


def row_texts(row: BaseModel) -> Iterator[str]:
    """Give the words, dates and figures of a row; ids and places are none."""
    for field in type(row).model_fields:
        value = getattr(row, field)
        if field in _NOT_TOLD or field.endswith("_id") or target_prefixes(type(row), field):
            continue
        if isinstance(value, Quote):
            yield value.text
        elif isinstance(value, Interval):
            yield from (f"{_day(end)} {end:%Y %m %d}" for end in (value.earliest, value.latest) if end)
        elif isinstance(value, tuple):
            yield from (str(item) for item in value)
        elif isinstance(value, str | float | int) and not isinstance(value, bool):
            yield str(value)


def _ends(casebook: Casebook, row: BaseModel) -> Iterator[str]:
    """Give the words by which a step is named: what its act says and what its change says."""
    if isinstance(row, Link):
        for end in (casebook.row(row.cause_id), casebook.row(row.effect_id)):
            if isinstance(end, Event):
                yield end.description
            elif isinstance(end, Outcome):
                yield end.statement


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _names(scale: Scale) -> set[str]:
    return {scale.name.casefold(), scale.title.casefold()}


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from (str(key), *_leaves(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    else:
        yield str(value)


def _figures(value: Any) -> Iterator[str]:
    """Give every figure of a result as it may be written; figures within its texts are none."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _figures(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _figures(part)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, float) and abs(value) < 1e12:
        yield from (_plain(f"{abs(value):.{decimals}f}") for decimals in _DECIMALS)
