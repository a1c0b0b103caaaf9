"""Tell a web page's own words (its menu, its "follow us") from the note that stands between them."""

from collections.abc import Sequence

from sjc_analysis.reading.blocks import Block
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.words import find_run, words_of


def find_furniture(blocks: Sequence[Block]) -> frozenset[int]:
    """Find the blocks that are page furniture, by their words and their place.

    Parameters
    ----------
    blocks
        The blocks of the whole note.

    Returns
    -------
    frozenset of int
        Positions in ``blocks``: menu lines above the title, phrases of the page's foot at the end.
    """
    found: set[int] = set()
    at = 0
    while at + 1 < len(blocks) and is_menu(blocks[at]) and is_title_like(blocks[at + 1]):
        found.add(at)
        at += 1
    at = len(blocks) - 1
    while at >= 0 and at not in found and _is_foot(blocks[at]):
        found.add(at)
        at -= 1
    return frozenset(found)


def is_title_like(block: Block) -> bool:
    """Whether a block may be a note's title: one line that is neither a bullet nor a sentence."""
    short = len(block.text.split()) <= threshold("title_max_words")
    return block.is_one_line and not block.is_bullet and short and not block.text.endswith((".", ":", "?"))


def is_menu(block: Block) -> bool:
    """Whether a block may be the menu of a web page, by its words."""
    words = words_of(block.text)
    if not is_title_like(block) or not words:
        return False
    left = words
    for term in sorted(_terms("menu"), key=len, reverse=True):
        at = find_run(left, term)
        if at >= 0:
            left = [*left[:at], *left[at + len(term) :]]
    return 2 * len(left) <= len(words) or _repeats_itself(words)


def _repeats_itself(words: Sequence[str]) -> bool:
    """Whether the line begins with a run of words that follows once more, as a site's name in a menu does."""
    return any(words[:width] == words[width : 2 * width] for width in range(2, len(words) // 2 + 1))


def _is_foot(block: Block) -> bool:
    words = words_of(block.text)
    short = block.is_one_line and len(words) <= threshold("section_max_words") // 2
    return short and any(find_run(words, term) >= 0 for term in _terms("foot"))


def _terms(position: str) -> list[list[str]]:
    return [words_of(row["words"]) for row in lexicon("furniture") if row["position"] == position]
