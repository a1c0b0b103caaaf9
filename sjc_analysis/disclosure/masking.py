"""Names out of a text, roles in, so that every quote still says what its passage says.

A name found in prose becomes its role in square brackets; an address whose words hold a name becomes
``[link withheld]``. A quote that cuts a name reaches over the whole phrase.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from sjc_analysis.disclosure.folding import fold, fold_with_places, words_of
from sjc_analysis.disclosure.lexicon import public_words

LINK_WITHHELD = "[link withheld]"
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"|]+", re.IGNORECASE)
_BETWEEN = r"[\W_]{1,4}"


@dataclass(frozen=True)
class Masked:
    """A text with its names replaced, and where they stood.

    Parameters
    ----------
    text
        The text as an audience reads it.
    spans
        (start, end, length of the phrase) of each replaced stretch, in the text as it was.
    """

    text: str
    spans: tuple[tuple[int, int, int], ...] = ()

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Say where a stretch of the original text stands now, widened over phrases it cuts.

        Examples
        --------
        >>> Masker({"Koss": "an officer"}).mask("the Koss trial").moved(6, 14)
        (4, 22)
        """
        for at, to, _ in self.spans:
            start = at if at < start < to else start
            end = to if at < end < to else end
        return self._now(start), self._now(end)

    def _now(self, place: int) -> int:
        return place + sum(length - (to - at) for at, to, length in self.spans if to <= place)


class Masker:
    """Replaces the names it is given, and leaves names of bodies that hold such a name alone.

    Parameters
    ----------
    phrases
        Name -> what stands for it. A single word that is also a common word, or only part of a full name,
        needs its capital to count as the name.
    kept
        Names that stay as they are, even where a replaced name is part of them.

    Examples
    --------
    >>> masker = Masker({"Dervan Koss": "an officer", "Koss": "an officer"}, ["Koss Street school"])
    >>> masker.mask("Dervan  KOSS left the Koss Street school.").text
    '[an officer] left the Koss Street school.'
    >>> masker.mask("see https://a.example/koss-trial now").text
    'see [link withheld] now'
    """

    def __init__(self, phrases: Mapping[str, str], kept: Iterable[str] = ()) -> None:
        found = {tuple(words_of(name)): phrase for name, phrase in sorted(phrases.items())}
        self._phrases = {words: phrase for words, phrase in found.items() if words}
        names = {*self._phrases, *(tuple(words_of(name)) for name in kept)} - {()}
        self._pattern = _any_of(names)
        self._in_links = _any_of(words for words in self._phrases if not _is_common(words))

    def mask(self, text: str) -> Masked:
        """Replace the names in a text."""
        spans = _without_overlap([*self._links(text), *self._names(text)])
        pieces: list[str] = []
        at = 0
        for start, end, phrase in spans:
            pieces += [text[at:start], phrase]
            at = end
        pieces.append(text[at:])
        return Masked("".join(pieces), tuple((start, end, len(phrase)) for start, end, phrase in spans))

    def _links(self, text: str) -> list[tuple[int, int, str]]:
        return [
            (found.start(), found.end(), LINK_WITHHELD)
            for found in _URL.finditer(text)
            if self._in_links is not None and self._in_links.search(fold(unquote(found[0])))
        ]

    def _names(self, text: str) -> list[tuple[int, int, str]]:
        if self._pattern is None:
            return []
        folded, places = fold_with_places(text)
        found: list[tuple[int, int, str]] = []
        for match in self._pattern.finditer(folded):
            words = tuple(words_of(match[0]))
            start, end = places[match.start()], places[match.end() - 1] + 1
            if words in self._phrases and not (_is_common(words) and text[start].islower()):
                found.append((start, end, f"[{self._phrases[words]}]"))
        return found


def _any_of(names: Iterable[tuple[str, ...]]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda words: (-len(" ".join(words)), words))
    bodies = "|".join(_BETWEEN.join(map(re.escape, words)) for words in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{bodies})(?![^\W_])") if bodies else None


def _is_common(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0] in public_words()


def _without_overlap(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep of overlapping stretches the first and longest: a link that is replaced takes its names along."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
