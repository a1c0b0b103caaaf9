"""The words by which a search is spared really stand in every text that their pattern fits."""

from collections.abc import Iterable
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from sjc_analysis.checking.rules import small_letters
from sjc_analysis.data_files import data_path
from sjc_analysis.reading.lexicons import lexicon

LISTED = [row for row in lexicon("checks_patterns") if row["needs"]]
KEPT = 40
"""Letters of a beginning that are remembered: more than the longest needed word has."""


def without_words(parts: Iterable[Any], begun: set[str], words: list[str]) -> set[str]:
    """Walk all ways through a pattern; give the ends of the beginnings in which no needed word stands.

    What is not a letter by itself counts as a gap in which nothing is known, so no proof rests on it.
    """
    for kind, value in parts:
        if kind is code.LITERAL:
            begun = {(each + small_letters(chr(value)))[-KEPT:] for each in begun}
        elif kind is code.BRANCH:
            begun = {end for way in value[1] for end in without_words(way, begun, words)}
        elif kind is code.SUBPATTERN:
            begun = without_words(value[3], begun, words)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT):
            least, most, inner = value
            some = begun
            for _ in range(least):
                some = without_words(inner, some, words)
            begun = some | without_words(inner, some, words) if most == least + 1 else some
            begun = begun | {""} if begun and most > least + 1 else begun
        elif kind not in (code.AT, code.ASSERT, code.ASSERT_NOT):
            begun = {""} if begun else begun
        begun = {each for each in begun if not any(word in each for word in words)}
    return begun


def ways_without(pattern: str, needs: str) -> set[str]:
    words = [small_letters(word) for word in needs.split("|") if word]
    return without_words(_parser.parse(pattern), {""}, words)


@pytest.mark.parametrize("row", LISTED, ids=[f"{row['use']}-{at}" for at, row in enumerate(LISTED)])
def test_no_text_fits_a_pattern_without_one_of_its_needed_words(row: dict[str, str]) -> None:
    assert ways_without(row["pattern"], row["needs"]) == set()
    assert max(map(len, row["needs"].split("|"))) < KEPT


def test_a_needed_word_too_few_is_found() -> None:
    assert ways_without(r"\b(?:trial|hearing)s?\b", "trial|hearing") == set()
    assert ways_without(r"\b(?:trial|hearing)s?\b", "trial") == {"hearing", "hearings"}
    assert ways_without(r"\bin (?:\w+ )?hiding\b", "in hiding") == {" hiding"}


def test_the_file_tells_of_this_test() -> None:
    head = data_path("lexicon/checks_patterns.csv").read_text(encoding="utf-8")
    assert "a test holds every pattern to it" in head
