"""Names out of a text, roles in, so that every quote still says what its passage says.

A name found in prose becomes its role in square brackets, also where it is glued into a longer word; an
address or a way to reach somebody becomes a note that it is withheld. A quote that cuts one reaches over
the whole phrase.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sjc_analysis.disclosure.contacts import CONTACT_WITHHELD, find_contacts
from sjc_analysis.disclosure.folding import WORD, fold_with_places, has_case, words_of
from sjc_analysis.disclosure.lexicon import is_common
from sjc_analysis.disclosure.links import (
    FILE_WITHHELD,
    LINK_WITHHELD,
    LinkRule,
    find_files,
    find_links,
    spelt,
)
from sjc_analysis.disclosure.names import (
    Found,
    GluedNames,
    NameIndex,
    Words,
    broken_words,
    may_be_glued,
    spaced_out,
)
from sjc_analysis.disclosure.spelling import in_digits_with_places

_OPENING = re.compile(r"(?:^|[.!?:;•·–—|\n\"“‘(\[])[\s\"'“‘(\[*•·–—-]*$")
_SHORT = 2
_NEAR = 80
"""Characters about a word in which the words are looked for that a reviewer named with it."""

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
    asked
        (start, end) of each word, in the text as it was, that is a name or a word and only a reader can tell.
    """

    text: str
    spans: tuple[tuple[int, int, int], ...] = ()
    asked: tuple[tuple[int, int], ...] = ()

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
        Name -> what stands for it. A name that is also a common word (Will, Young), or has two letters,
        needs its capital to count as the name, and at the beginning of a sentence a reader's word.
    kept
        Names that stay as they are, even where a replaced name is part of them.
    links
        Which web addresses may stand.
    allowed
        What a reviewer released: a word, in which a name may stand inside; a word in small letters, which
        is then a common word; several words in a row, in which a common word names nobody.
    told
        Words, or several in a row, of which a reviewer said that the name in them is a name.

    Examples
    --------
    >>> masker = Masker({"Dervan Koss": "an officer", "Koss": "an officer"}, ["Koss Street school"])
    >>> masker.mask("Dervan  KOSS left the Koss Street school.").text
    '[an officer] left the Koss Street school.'
    >>> masker.mask("#KossMustGo, and see https://kosstrial.example/x now").text
    '[an officer], and see [link withheld] now'
    >>> masker = Masker({"Will": "a witness"}, allowed=["Will the"], told=["Will went"])
    >>> masker.mask("Will the court hear Will? Will went. We will.").text
    'Will the court hear [a witness]? [a witness] went. We will.'
    >>> masker.mask("Will she?").asked
    ((0, 4),)
    """

    def __init__(
        self,
        phrases: Mapping[str, str],
        kept: Iterable[str] = (),
        links: LinkRule | None = None,
        allowed: Iterable[str] = (),
        told: Iterable[str] = (),
    ) -> None:
        allowed = tuple(allowed)
        found = {tuple(words_of(name)): phrase for name, phrase in sorted(phrases.items())}
        self._phrases = {words: phrase for words, phrase in found.items() if words}
        small = {tuple(words_of(name)) for name in phrases if name == name.lower()}
        self._small = {words for words in small if len(words) > 1}
        self._common = frozenset(word for word in allowed if word == word.lower() and word.isalnum())
        released = {tuple(words_of(run)) for run in allowed}
        self._alone = frozenset(run[0] for run in released if len(run) == 1)
        self._cleared = {run for run in released if len(run) > 1 and not self._names_surely(run)}
        self._kept = ({tuple(words_of(name)) for name in kept} | self._cleared) - {()}
        self._told = {tuple(words_of(run)) for run in told} - {()}
        self._told_runs = NameIndex(run for run in self._told if len(run) > 1)
        self._index = NameIndex({*self._phrases, *self._kept})
        self._names_alone = NameIndex(self._phrases)
        glued = {name: phrase for words, phrase in self._phrases.items() if (name := self._glued(words))}
        self._glued_phrases = glued
        self._inside = GluedNames(glued)
        self._links = links or LinkRule()
        self._allowed = frozenset(words_of(" ".join(allowed)))

    def mask(self, text: str) -> Masked:
        """Replace the names, addresses and ways to reach somebody in a text."""
        folded, places = fold_with_places(text)
        digits, there = in_digits_with_places(text)
        contacts = ((there[at], there[to - 1] + 1, CONTACT_WITHHELD) for at, to in find_contacts(digits))
        asked: list[tuple[int, int]] = []
        names = self._names(text, folded, places, asked)
        spans = _without_overlap([*self._addresses(text), *contacts, *names])
        pieces: list[str] = []
        at = 0
        for start, end, phrase in spans:
            pieces += [text[at:start], phrase]
            at = end
        pieces.append(text[at:])
        open_places = [
            (start, end) for start, end in asked if not any(at <= start < to for at, to, _ in spans)
        ]
        moves = tuple((start, end, len(phrase)) for start, end, phrase in spans)
        return Masked("".join(pieces), moves, tuple(open_places))

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
        whole = next(self._names_alone.find(words), None) is not None
        return whole or any(self._inside_of(word) for word in words_of(words))

    def _names(
        self, text: str, folded: str, places: list[int], asked: list[tuple[int, int]]
    ) -> Iterator[Span]:
        taken: set[int] = set()
        for found in self._index.find(folded, self._is_name(text, places)):
            taken.update(range(found.start, found.end))
            if found.name not in self._phrases:
                continue
            start, end = places[found.start], places[found.end - 1] + 1
            if not self._needs_reader(found, text, places) or self._is_told(found, folded):
                yield _bracketed(text, start, end, self._phrases[found.name])
            elif not (found.name[0] in self._alone and words_of(_line(text, start)) == [found.name[0]]):
                asked.append((start, end))
        for at, to, phrase in self._in_parts(folded):
            if at not in taken:
                taken.update(range(at, to))
                yield _bracketed(text, places[at], places[to - 1] + 1, phrase)
        for word in WORD.finditer(folded):
            phrase = "" if word.start() in taken else self._inside_of(word[0])
            if phrase:
                start, end = places[word.start()], places[word.end() - 1] + 1
                yield _bracketed(text, start - (text[start - 1 : start] in {"#", "@"}), end, phrase)

    def _in_parts(self, folded: str) -> Iterator[Span]:
        """Find names that go on in the next line, or whose letters stand apart, in the folded text."""
        for at, to, joined in broken_words(folded):
            if phrase := self._named_by(folded[at:to], joined):
                yield at, to, phrase
        for at, to, joined in spaced_out(folded):
            if phrase := self._whole(joined) or self._inside_of(joined):
                yield at, to, phrase

    def _is_name(self, text: str, places: list[int]) -> Callable[[Found], bool]:
        """Give the test of whether a name that was found counts: a common word only with its capital."""

        def test(found: Found) -> bool:
            if found.name not in self._phrases or not self._is_weak(found.name):
                return True
            return not any(text[places[at]].islower() for at in found.words)

        return test

    def _needs_reader(self, found: Found, text: str, places: list[int]) -> bool:
        """Whether only a reader can tell: a common word whose capital the sentence asks for anyway."""
        if len(found.name) > 1 or not self._is_common(found.name[0]):
            return False
        start = places[found.start]
        return opens_sentence(text, start) or not any(letter.islower() for letter in _line(text, start))

    def _is_told(self, found: Found, folded: str) -> bool:
        """Whether a reviewer said of this word, or of it with its neighbours, that it is the name."""
        if found.name in self._told:
            return True
        begins = max(0, found.start - _NEAR)
        runs = self._told_runs.find(folded[begins : found.end + _NEAR])
        return any(run.start <= found.start - begins < run.end for run in runs)

    def _named_by(self, written: str, joined: str) -> str:
        """Give what stands for the name in a word that goes on in the next line."""
        if any((piece,) in self._phrases for piece in words_of(written)):
            return ""
        hyphened = any(mark in written for mark in "-\u2010")
        return self._whole(joined) or (self._inside_of(joined) if hyphened else "")

    def _whole(self, word: str) -> str:
        """Give what stands for a name that is this one word, if it needs no capital."""
        for name in ((word,), (word.removesuffix("s"),)):
            if name in self._phrases and not self._is_weak(name):
                return self._phrases[name]
        return ""

    def _inside_of(self, word: str) -> str:
        """Give what stands for the name that a word holds besides other letters; blank if it holds none."""
        if is_common(word) or word in self._allowed or (word,) in self._kept:
            return ""
        return self._glued_phrases.get(self._inside.inside(word), "")

    def _glued(self, words: Words) -> str:
        return "" if len(words) == 1 and words[0] in self._common else glued_name(words)

    def _is_common(self, word: str) -> bool:
        return is_common(word) or word in self._common

    def _is_weak(self, name: Words) -> bool:
        """Whether a name needs its capitals: all its words are common ones, or of two letters at most.

        Several words that the registry itself writes small ("the hammerhead") need none.
        """
        return name not in self._small and all(
            self._is_common(word) or (len(word) <= _SHORT and has_case(word)) for word in name
        )

    def _names_surely(self, run: Words) -> bool:
        """Whether several words hold a name that is no common word, or are a name."""
        return run in self._phrases or any(
            (word,) in self._phrases and not self._is_common(word) for word in run
        )


def opens_sentence(text: str, at: int) -> bool:
    """Whether a word at a place stands where any word has a capital.

    Examples
    --------
    >>> opens_sentence("He came. Will left.", 9), opens_sentence("It was Will.", 7)
    (True, False)
    """
    return _OPENING.search(text, max(0, at - 8), at) is not None


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]


def glued_name(words: Words) -> str:
    """Run a name's words together, if it is long and rare enough to be looked for inside other words.

    Examples
    --------
    >>> glued_name(("orla", "venn")), glued_name(("koss",)), glued_name(("will",)), glued_name(("jo",))
    ('orlavenn', 'koss', '', '')
    """
    name = "".join(words)
    common = len(words) == 1 and is_common(words[0])
    return "" if common or not may_be_glued(name) else name


def _bracketed(text: str, start: int, end: int, phrase: str) -> Span:
    """Put a phrase in square brackets, in place of those that stood about the name already."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return start, end, f"[{phrase}]"


def _without_overlap(spans: list[Span]) -> list[Span]:
    """Keep of overlapping stretches the first and longest: a link that is replaced takes its names along."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
