"""What fails a story: a number no row gives, a word of confidence, an accusation told as a fact."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pydantic import BaseModel

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding
from sjc_analysis.report.blocks import Block, Bullets, Grid, Paragraph, Section, Sentence, SideBySide
from sjc_analysis.report.phrases import verdict_words
from sjc_analysis.scales import Scale
from sjc_analysis.story.contribution import contribution_story
from sjc_analysis.story.given import numbers_given, numbers_in, row_texts
from sjc_analysis.story.significance import significance_statement

_ID = re.compile(r"\b[A-Z]-\d{1,7}\b")
_QUOTED = re.compile(r"“[^”]*”")
_MORE = re.compile(r" and (\d+) more\b")
_MAIN = ("statement", "description", "text", "question")


@cache
def _words() -> dict[str, list[str]]:
    with data_path("report/story.toml").open("rb") as file:
        return dict(tomllib.load(file))


def story_problems(assessment: Assessment) -> tuple[Finding, ...]:
    """Check every sentence of every story of an assessment.

    Parameters
    ----------
    assessment
        The assessed casebook.

    Returns
    -------
    tuple of Finding
        None if the stories may be shown.
    """
    conventions = (*assessment.rules.values(), *(word.explanation for word in verdict_words()))
    told: list[tuple[Section, BaseModel]] = [
        *((contribution_story(assessment, claim), claim) for claim in assessment.claims),
        *((significance_statement(assessment, result), result) for result in assessment.significance),
    ]
    return tuple(
        finding
        for section, result in told
        for sentence in sentences_of((section,))
        for finding in sentence_problems(
            assessment.casebook, sentence, assessment.scales, (result,), conventions
        )
    )


def sentence_problems(
    casebook: Casebook,
    sentence: Sentence,
    scales: Iterable[Scale] = (),
    results: Iterable[BaseModel] = (),
    conventions: Iterable[str] = (),
) -> Iterator[Finding]:
    """Check one sentence against the rows it cites.

    Parameters
    ----------
    casebook
        The casebook.
    sentence
        The sentence, with the ids of its rows.
    scales, results
        Scales whose words a cited rating brings in, and results whose figures may be told.
    conventions
        The fixed sentences of rules and verdict words, as "two independent sources": what they count is no
        finding.

    Yields
    ------
    Finding
        ``ST1`` a number that no cited row gives; ``ST2`` a word of confidence that is nobody's; ``ST3`` an
        accusation without the word that makes it one; ``ST4`` a cited row that is not there.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> book = Casebook(events=(Event(event_id="A-01", description="the clinic trained 14 wardens"),))
    >>> [f.rule for f in sentence_problems(book, Sentence("The clinic trained 40 wardens.", ("A-01",)))]
    ['ST1']
    >>> list(sentence_problems(book, Sentence("The clinic trained 14 wardens.", ("A-01",))))
    []
    """
    rows = [row for row in sentence.rows if not row.startswith("rule ")]
    missing = [row for row in rows if not casebook.has(row)]
    if missing:
        yield _finding("ST4", rows, "a sentence cites a row that is not in the casebook")
    words = f"{sentence.lead} {sentence.text}"
    given = numbers_given(casebook, rows, scales, results) | {
        found for text in conventions for found in numbers_in(text)
    }
    if [each for each in numbers_in(_without_ids(casebook, words, rows)) if each not in given]:
        yield _finding("ST1", rows, "a sentence holds a number that none of the rows it cites gives")
    known = [casebook.row(row) for row in rows if casebook.has(row)]
    if not sentence.quoted and _confident(words, known):
        yield _finding("ST2", rows, "a sentence holds a word of confidence that no rule and no row gives")
    if not sentence.quoted and _told_as_fact(words, known):
        yield _finding("ST3", rows, "a sentence tells as a fact what its row says is alleged")


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


def _finding(rule: str, rows: Sequence[str], reason: str) -> Finding:
    return Finding(
        rule=rule, column=", ".join(rows), reason=reason,
        remedy="Correct the rows, or tell whoever keeps the toolkit: no page is made until it is mended.",
    )  # fmt: skip
