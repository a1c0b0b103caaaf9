"""The lexicon of acts, looked up by the word an act begins with, and the nouns that name one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sjc_analysis.drafting.lexicon import rows
from sjc_analysis.vocabulary import ContributionKind

_KINDS: dict[str, ContributionKind] = {
    "funded": "funded", "trained": "trained", "convened": "convened", "documented": "documented",
    "advised": "advised", "brokered": "brokered", "advocated": "advocated", "accompanied": "accompanied",
    "legitimised": "legitimised", "drafted": "drafted", "equipped": "equipped", "hosted": "hosted",
}  # fmt: skip

_REACH = 60
_STOP = re.compile(r"[.;]")
_THAT = re.compile(r"\b(?:that|which)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """A line of the act lexicon: what must follow its word, and what the act was done with."""

    kind: ContributionKind
    subject: str
    follows: re.Pattern[str]
    object: re.Pattern[str] | None

    def end(self, sentence: str, word: re.Match[str], within: tuple[int, int], *, passive: bool) -> int:
        """Give the place where the words of the act end; 0 where the line does not fit."""
        begin, end = within
        after = self.follows.match(sentence, word.end(), end)
        if after is None or self.object is None:
            return after.end() if after else 0
        done = self.object.search(sentence, after.end(), min(end, after.end() + _REACH))
        if done and not _STOP.search(sentence, after.end(), done.start()):
            return done.end()
        before = self.object.search(sentence, begin, word.start())
        told = before and (passive or _THAT.search(sentence, before.end(), word.start()))
        return after.end() if told else 0


@cache
def cues_by_word() -> Mapping[str, Sequence[tuple[int, Cue]]]:
    """Give the lines of the act lexicon by the words they begin with, each with its rank."""
    found: dict[str, list[tuple[int, Cue]]] = {}
    for number, row in enumerate(rows("acts")):
        thing = re.compile(rf"\b(?:{row['object']})\b", re.IGNORECASE) if row["object"] else None
        follows = re.compile(row["follows"], re.IGNORECASE)
        cue = Cue(_KINDS.get(row["kind"], "other"), row["subject"], follows, thing)
        for word in filter(None, row["words"].split("|")):
            found.setdefault(word, []).append((number, cue))
    return found


@cache
def act_nouns(*subjects: str) -> tuple[tuple[str, ContributionKind, re.Pattern[str]], ...]:
    """Give the noun phrases that name an act."""
    return tuple(
        (row["subject"], _KINDS.get(row["kind"], "other"), re.compile(row["object"], re.IGNORECASE))
        for row in rows("acts")
        if row["subject"] in subjects
    )
