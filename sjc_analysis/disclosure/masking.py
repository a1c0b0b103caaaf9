"""Names out of a text, roles in, so that every quote still says what its passage says.

A name found in prose becomes its role in square brackets, also where it is glued into a longer word; an
address or a way to reach somebody becomes a note that it is withheld. A quote that cuts one reaches over
the whole phrase.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sjc_analysis.disclosure.contacts import CONTACT_WITHHELD, find_contacts
from sjc_analysis.disclosure.folding import fold_with_places, has_case, words_of
from sjc_analysis.disclosure.lexicon import public_words
from sjc_analysis.disclosure.links import (
    FILE_WITHHELD,
    LINK_WITHHELD,
    LinkRule,
    any_of,
    find_files,
    find_links,
    spelt,
)

GLUED = 4
"""Letters from which a name is looked for inside longer words too; shorter ones stand in too many."""

GLUED_UNCASED = 2
"""The same in scripts without capitals, many of which write no space between words."""

_WORD_BROKEN = re.compile(r"[^\W_]+(?:[-\u2010] ?\r?\n\s*[^\W_]+)?")
"""A word, also one that goes on in the next line after a hyphen."""

Span = tuple[int, int, str]


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
    links
        Which web addresses may stand.
    allowed
        Words that a reviewer released although a name stands inside them.

    Examples
    --------
    >>> masker = Masker({"Dervan Koss": "an officer", "Koss": "an officer"}, ["Koss Street school"])
    >>> masker.mask("Dervan  KOSS left the Koss Street school.").text
    '[an officer] left the Koss Street school.'
    >>> masker.mask("#KossMustGo, and see https://kosstrial.example/x now").text
    '[an officer], and see [link withheld] now'
    """

    def __init__(
        self,
        phrases: Mapping[str, str],
        kept: Iterable[str] = (),
        links: LinkRule | None = None,
        allowed: Iterable[str] = (),
    ) -> None:
        found = {tuple(words_of(name)): phrase for name, phrase in sorted(phrases.items())}
        self._phrases = {words: phrase for words, phrase in found.items() if words}
        self._kept = {tuple(words_of(name)) for name in kept} - {()}
        self._pattern = any_of({*self._phrases, *self._kept}, "s?")
        self._names_alone = any_of(self._phrases, "s?")
        self._inside = _looked_for_inside(self._phrases)
        self._links = links or LinkRule()
        self._allowed = frozenset(words_of(" ".join(allowed)))

    def mask(self, text: str) -> Masked:
        """Replace the names, addresses and ways to reach somebody in a text."""
        folded, places = fold_with_places(text)
        contacts = ((places[at], places[to - 1] + 1, CONTACT_WITHHELD) for at, to in find_contacts(folded))
        spans = _without_overlap([*self._addresses(text), *contacts, *self._names(text, folded, places)])
        pieces: list[str] = []
        at = 0
        for start, end, phrase in spans:
            pieces += [text[at:start], phrase]
            at = end
        pieces.append(text[at:])
        return Masked("".join(pieces), tuple((start, end, len(phrase)) for start, end, phrase in spans))

    def address(self, url: str) -> str:
        """Write an address as the audience reads it.

        Examples
        --------
        >>> Masker({}, links=LinkRule(["courier.example"])).address("https://courier.example/jo-tarn")
        '[a page of courier.example, address withheld]'
        """
        if not self._holds_name(url) and (self._links.opened or self._links.is_plain(url)):
            return url
        host = self._links.host(url)
        if not host or self._holds_name(host):
            return LINK_WITHHELD
        return f"[a page of {host}, address withheld]"

    def _addresses(self, text: str) -> Iterator[Span]:
        for start, end in find_links(text):
            shown = self.address(text[start:end])
            if shown != text[start:end]:
                yield start, end, shown
        for start, end in find_files(text):
            name = text[start:end]
            if self._holds_name(name) or not (self._links.opened or self._links.is_plain_file(name)):
                yield start, end, FILE_WITHHELD

    def _holds_name(self, url: str) -> bool:
        """Whether a name stands in an address, whole or glued; in an address no capital is needed."""
        words = spelt(url)
        whole = self._names_alone is not None and self._names_alone.search(words) is not None
        return whole or any(self._inside_of(word) for word in words_of(words))

    def _names(self, text: str, folded: str, places: list[int]) -> Iterator[Span]:
        taken: set[int] = set()
        for match in self._pattern.finditer(folded) if self._pattern else ():
            words = tuple(words_of(match[0]))
            if words not in self._phrases and words not in self._kept:
                words = (*words[:-1], words[-1].removesuffix("s"))
            start = places[match.start()]
            if words in self._kept and words not in self._phrases:
                taken.update(range(match.start(), match.end()))
            elif words in self._phrases and not (_is_common(words) and text[start].islower()):
                taken.update(range(match.start(), match.end()))
                yield _bracketed(text, start, places[match.end() - 1] + 1, self._phrases[words])
        for found in _WORD_BROKEN.finditer(folded):
            phrase = "" if found.start() in taken else self._named_by(found[0])
            if phrase:
                start = places[found.start()]
                tag = text[start - 1 : start] in {"#", "@"}
                yield _bracketed(text, start - tag, places[found.end() - 1] + 1, phrase)

    def _named_by(self, word: str) -> str:
        """Give what stands for the name in a word, which may be broken by a hyphen at the end of a line."""
        if word.isalnum():
            return self._inside_of(word)
        pieces = words_of(word)
        if any((piece,) in self._phrases for piece in pieces):
            return ""
        whole = "".join(pieces)
        phrase = self._phrases.get((whole,), "") or self._phrases.get((whole.removesuffix("s"),), "")
        return phrase or self._inside_of(whole)

    def _inside_of(self, word: str) -> str:
        """Give what stands for the name that a word holds besides other letters; blank if it holds none."""
        if word in public_words() or word in self._allowed or (word,) in self._kept:
            return ""
        return next((phrase for name, phrase in self._inside if name in word), "")


def _looked_for_inside(phrases: Mapping[tuple[str, ...], str]) -> tuple[tuple[str, str], ...]:
    """List the names that are looked for inside words, run together, the longest first."""
    names = {name: phrase for words, phrase in phrases.items() if (name := glued_name(words))}
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def glued_name(words: tuple[str, ...]) -> str:
    """Run a name's words together, if it is long and rare enough to be looked for inside other words.

    Examples
    --------
    >>> glued_name(("orla", "venn")), glued_name(("koss",)), glued_name(("will",)), glued_name(("jo",))
    ('orlavenn', 'koss', '', '')
    """
    name = "".join(words)
    least = GLUED if has_case(name) else GLUED_UNCASED
    return "" if len(name) < least or _is_common(words) else name


def _bracketed(text: str, start: int, end: int, phrase: str) -> Span:
    """Put a phrase in square brackets, in place of those that stood about the name already."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return start, end, f"[{phrase}]"


def _is_common(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0] in public_words()


def _without_overlap(spans: list[Span]) -> list[Span]:
    """Keep of overlapping stretches the first and longest: a link that is replaced takes its names along."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
