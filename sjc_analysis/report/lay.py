"""The same blocks for a reader who knows no codes: words for people, and one table that keeps the trace."""

import re
from dataclasses import replace

from sjc_analysis.argument.results import ClaimResult, ConditionResult, OutcomeResult
from sjc_analysis.report.blocks import Block, Bullets, Grid, Paragraph, Section, Sentence, SideBySide
from sjc_analysis.report.phrases import donor_sentence, sentence

_CODE = re.compile(r"\s*\((?:[A-Z]-\d+)(?:,\s*[A-Z]-\d+)*\)|\b[A-Z]-\d{2,}(?:>[A-Z]-\d{2,})?\b[,:]?\s*")


def without_codes(text: str) -> str:
    """Take the ids of rows out of a sentence.

    Examples
    --------
    >>> without_codes("The other explanation “a circular” (V-09) stands.")
    'The other explanation “a circular” stands.'
    """
    return " ".join(_CODE.sub(" ", text).replace(" .", ".").replace(" ,", ",").split())


def limit(result: ClaimResult | OutcomeResult) -> str:
    """Say what most limits a verdict, in words that need no method."""
    return told(result.deciding) if result.deciding else "Nothing that we looked at limits it."


def told(condition: ConditionResult) -> str:
    """Say a condition to a donor: numbers of the weighing become words."""
    return sentence(donor_sentence(condition.rule) or without_codes(condition.text))


def plain(block: Block) -> Block:
    """Give a block without codes; a table that is empty, or says nothing, is left out by whoever built it."""
    if isinstance(block, Paragraph):
        return replace(block, sentences=tuple(map(_sentence, block.sentences)))
    if isinstance(block, Bullets):
        return Bullets(tuple(tuple(map(_sentence, item)) for item in block.items))
    if isinstance(block, Grid):
        rows = tuple(tuple(tuple(map(_sentence, cell)) for cell in row) for row in block.rows)
        return replace(block, caption=without_codes(block.caption), rows=rows)
    if isinstance(block, Section):
        brief = tuple(map(_sentence, block.brief))
        return replace(
            block, title=without_codes(block.title), brief=brief, blocks=tuple(map(plain, block.blocks))
        )
    if isinstance(block, SideBySide):
        return SideBySide(tuple(each for each in map(plain, block.sections) if isinstance(each, Section)))
    return block


def _sentence(each: Sentence) -> Sentence:
    # A source's own words stay as they are.
    return replace(each, text=each.text if each.quoted else without_codes(each.text), rows=())
