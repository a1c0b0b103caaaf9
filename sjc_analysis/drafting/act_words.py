"""The lexicon of acts, looked up by the word an act begins with, and the nouns that name one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sjc_analysis.drafting.lexicon import rows
from sjc_analysis.vocabulary import ContributionKind

_KINDS: dict[str, ContributionKind] = {
    "funded": "funded", "trained": "trained", "convened": "convened", "documented": "documented",
    "advised": "advised", "brokered": "brokered", "advocated": "advocated", "accompanied": "accompanied",
    "legitimised": "legitimised", "drafted": "drafted", "equipped": "equipped", "hosted": "hosted",
}  # fmt: skip

_REACH = 80
_FAR = 1000
_STOP = re.compile(r"[.;]")
_AT_ONCE = re.compile(
    r"\s+(?:\w+ly\s+)?(?:by|to|in|on|at|for|during|between|from|under|out|over|up)\b"
    r"|\s+with the (?:help|support)\b"
    r"|\W*$"
)
_THAT = re.compile(r"\b(?:that|which)\b", re.IGNORECASE)
_NOUNS = ("noun", "phrase")


@dataclass(frozen=True)
class Verb:
    """A word that says an act was done, by offsets.

    Parameters
    ----------
    kind
        The kind of contribution.
    start, end
        Where the words of the act begin and end.
    passive
        Whether what stands before it received it.
    noun
        Whether it is a noun.
    known
        Whether a line of the lexicon says its kind; otherwise it is ``other`` for want of one.
    """

    kind: ContributionKind
    start: int
    end: int
    passive: bool
    noun: bool = False
    known: bool = True

    def moved(self, back: int) -> "Verb":
        """Give the verb by offsets into words that begin so much later."""
        return replace(self, start=self.start - back, end=self.end - back)


@dataclass(frozen=True)
class Cue:
    """A line of the act lexicon: what must follow its word, and what the act was done with."""

    kind: ContributionKind
    subject: str
    follows: re.Pattern[str]
    object: re.Pattern[str] | None

    def end(
        self, sentence: str, word: re.Match[str], within: tuple[int, int], *, passive: bool
    ) -> tuple[int, int]:
        """Give how far the line's object is, and the place where the words of the act end.

        Where the line does not fit, that place is 0.
        """
        begin, end = within
        after = self.follows.match(sentence, word.end(), end)
        if after is None:
            return _FAR, 0
        if self.object is None:
            return (0 if after.group() else _FAR), after.end()
        # The noun a subject begins with says what it is: "a training on advocacy was held by us with funds".
        before = self.object.search(sentence, begin, word.start())
        if before and passive and _AT_ONCE.match(sentence, after.end()):
            return 0, after.end()
        done = self.object.search(sentence, after.end(), min(end, after.end() + _REACH))
        if done and not _STOP.search(sentence, after.end(), done.start()):
            return done.start() - word.end(), done.end()
        if before and (passive or _THAT.search(sentence, before.end(), word.start())):
            return before.start() - begin, after.end()
        return _FAR, 0


@dataclass(frozen=True)
class Noun:
    """A line of the act lexicon for a noun: what leads from it to its doer, and what stands before it."""

    kind: ContributionKind
    subject: str
    leads: str
    before: re.Pattern[str] | None


def _things(written: str) -> str:
    """Put the nouns of ``act_things.csv`` in the place of their names in braces."""
    named = {row["name"]: row["pattern"] for row in rows("act_things")}
    return re.sub(r"\{([a-z]+)\}", lambda match: named[match[1]], written)


@cache
def cues_by_word() -> Mapping[str, Sequence[tuple[int, Cue]]]:
    """Give the lines of the act lexicon by the words they begin with, each with its rank."""
    found: dict[str, list[tuple[int, Cue]]] = {}
    for number, row in enumerate(rows("acts")):
        if row["subject"] in _NOUNS:
            continue
        thing = _things(row["object"])
        done_with = re.compile(rf"\b(?:{thing})\b", re.IGNORECASE) if thing else None
        follows = re.compile(row["follows"], re.IGNORECASE)
        cue = Cue(_KINDS.get(row["kind"], "other"), row["subject"], follows, done_with)
        for word in filter(None, row["words"].split("|")):
            found.setdefault(word, []).append((number, cue))
    return found


@cache
def nouns_by_word() -> Mapping[str, Sequence[Noun]]:
    """Give the nouns that name an act, by the noun."""
    found: dict[str, list[Noun]] = {}
    for row in rows("acts"):
        if row["subject"] not in _NOUNS:
            continue
        before = re.compile(rf"\b(?:{row['object']})[ -]$", re.IGNORECASE) if row["object"] else None
        noun = Noun(_KINDS.get(row["kind"], "other"), row["subject"], row["follows"], before)
        for word in row["words"].split("|"):
            found.setdefault(word, []).append(noun)
    return found
