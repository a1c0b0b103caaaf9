"""Many names looked for at once: the time of a text grows with its words, not with the number of names."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sjc_analysis.disclosure.folding import WORD, has_case

Words = tuple[str, ...]

GLUED = 4
"""Letters from which a name is looked for inside longer words too; shorter ones stand in too many."""

GLUED_UNCASED = 2
"""The same in scripts without capitals, many of which write no space between words."""

_FAR = 4
"""Signs that may stand between two words of a name; of white space, any amount."""

_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-*·_]{1,2}){3,}[^\W\d_](?![^\W_])")
_BROKEN = re.compile(r"(?<![^\W_])[^\W_]+[-\u2010]? ?\r?\n\s*[^\W_]+")


class Found(NamedTuple):
    """A name in a folded text: its words, where it stands, and where each of its words begins."""

    start: int
    end: int
    name: Words
    words: tuple[int, ...] = ()


class NameIndex:
    """Names, each a row of folded words, by their first word.

    Parameters
    ----------
    names
        The names.

    Examples
    --------
    >>> index = NameIndex([("koss",), ("orla", "venn")])
    >>> [found.name for found in index.find("orla  venn, kosss car, orla")]
    [('orla', 'venn'), ('koss',)]
    >>> index.without("so orla-venn said", "x")
    'so xxxxxxxxx said'
    """

    def __init__(self, names: Iterable[Words]) -> None:
        self._names = frozenset(names) - {()}
        self._longest: dict[str, int] = {}
        for name in self._names:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))

    def find(self, folded: str, accept: Callable[[Found], bool] = lambda found: True) -> Iterator[Found]:
        """Give the names of a folded text, at each place the longest that is accepted, also with an s."""
        tokens = [found.span() for found in WORD.finditer(folded)]
        texts = [folded[start:end] for start, end in tokens]
        at = 0
        while at < len(tokens):
            found = next(filter(accept, self._at(folded, tokens, texts, at)), None)
            if found is not None:
                yield found
            at += len(found.name) if found is not None else 1

    def _at(self, folded: str, tokens: list[tuple[int, int]], texts: list[str], at: int) -> Iterator[Found]:
        first = texts[at]
        most = max(self._longest.get(first, 0), 1 if first[-1] == "s" else 0)
        most = min(most, len(texts) - at)
        near = 1
        while near < most and _is_near(folded[tokens[at + near - 1][1] : tokens[at + near][0]]):
            near += 1
        for count in range(near, 0, -1):
            words = tuple(texts[at : at + count])
            for name in dict.fromkeys((words, (*words[:-1], words[-1].removesuffix("s")))):
                if name in self._names:
                    starts = tuple(start for start, _ in tokens[at : at + count])
                    yield Found(starts[0], tokens[at + count - 1][1], name, starts)

    def without(self, folded: str, mark: str) -> str:
        """Give a folded text with every name overwritten by a sign, as long as it was."""
        pieces: list[str] = []
        at = 0
        for found in self.find(folded):
            pieces += [folded[at : found.start], mark * (found.end - found.start)]
            at = found.end
        return "".join([*pieces, folded[at:]])


def _is_near(between: str) -> bool:
    return len(between) <= _FAR or between.isspace()


class GluedNames:
    """Names run together, as they may stand inside longer words.

    Parameters
    ----------
    names
        Names of one word each, in folded letters.

    Examples
    --------
    >>> GluedNames(["koss", "venn"]).inside("justiceforkoss")
    'koss'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names) - {""}
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)
        self._seen: dict[str, str] = {}

    def inside(self, word: str) -> str:
        """Give the longest name that a word holds; blank if it holds none."""
        if word not in self._seen:
            self._seen[word] = self._longest_in(word)
        return self._seen[word]

    def _longest_in(self, word: str) -> str:
        for length in self._lengths:
            if length <= len(word):
                parts = {word[at : at + length] for at in range(len(word) - length + 1)}
                if here := self._names & parts:
                    return min(here)
        return ""


def spaced_out(folded: str) -> Iterator[tuple[int, int, str]]:
    """Give words whose letters stand apart: where, and the word run together.

    Examples
    --------
    >>> list(spaced_out("so k o s s, he said"))
    [(3, 10, 'koss')]
    """
    for found in _SPACED.finditer(folded):
        yield found.start(), found.end(), "".join(WORD.findall(found[0].replace("_", " ")))


def broken_words(folded: str) -> Iterator[tuple[int, int, str]]:
    r"""Give words that may go on in the next line: where, and the word run together.

    Examples
    --------
    >>> list(broken_words("ko-\nss went"))
    [(0, 6, 'koss')]
    """
    at = 0
    while (found := _BROKEN.search(folded, at)) is not None:
        yield found.start(), found.end(), "".join(WORD.findall(found[0]))
        at = max(found.start() + 1, found[0].rindex("\n") + found.start())


def may_be_glued(name: str) -> bool:
    """Whether a name is long enough to be looked for inside other words."""
    return len(name) >= (GLUED if has_case(name) else GLUED_UNCASED)
