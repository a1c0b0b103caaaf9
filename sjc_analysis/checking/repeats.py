"""Words that stand twice in a harvest: whole fields repeated, and records that tell the same change."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from sjc_analysis.checking.rules import threshold
from sjc_analysis.checking.said import say, where
from sjc_analysis.checking.text import folded, proper_names, weighty_words
from sjc_analysis.checking.views import RecordView, dates_in
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage
from sjc_analysis.web_addresses import without_addresses

_FIELDS = ("outcome", "significance", "additional_information", "contribution_others")


def repeated_passage_findings(views: Sequence[RecordView]) -> Iterator[Finding]:
    """Find fields whose words stand again in another field or record.

    The programme's contribution is passed over: one act may rightly be told with each change it helped.

    Parameters
    ----------
    views
        All records of the harvest.
    """
    places: dict[str, list[tuple[RecordView, Passage]]] = defaultdict(list)
    for view in views:
        for name in _FIELDS:
            for passage in view.field(name):
                plain = folded(passage.text)
                if len(plain.split()) >= threshold("repeat_words"):
                    places[plain].append((view, passage))
    for found in places.values():
        if len(found) > 1:
            yield from _repeated(found)


def _repeated(found: Sequence[tuple[RecordView, Passage]]) -> Iterator[Finding]:
    """Say of each of the places where the same words stand that they stand elsewhere too."""
    own = Counter(id(view) for view, _ in found)
    views = list({id(view): view for view, _ in found}.values())
    of_year = Counter(str(view.year) for view in views)
    top = views[0]
    other_year = next((view for view in views if view.year != top.year), top)
    for view, passage in found:
        if own[id(view)] > 1:
            reason = "the words of this field stand again in another field of its record"
            yield say(view, "passage repeated", reason, passage)
        if passage.field == "outcome":  # equal statements of one year are near-duplicate records
            others = len(views) - of_year[str(view.year)]
            first = top if view.year != top.year else other_year
        else:
            others = len(views) - 1
            first = top if view is not top else views[min(1, others)]
        if others:
            reason = f"the words of this field stand word for word in {_records(others, first)}"
            yield say(view, "passage repeated", reason, passage)


def _records(count: int, first: RecordView) -> str:
    if count == 1:
        return f"another record ({where(first)})"
    return f"{count} other records (the first: {where(first)})"


@dataclass(frozen=True)
class _Stated:
    """A statement as two are compared: what must be equal, what must be alike, and words of weight."""

    view: RecordView
    passage: Passage
    names: frozenset[str]
    dates: frozenset[str]
    words: str
    weighty: frozenset[str]
    stems: frozenset[str]

    @property
    def key(self) -> tuple[frozenset[str], frozenset[str], str]:
        return (self.names, self.dates, str(self.view.year))


def near_duplicate_findings(views: Sequence[RecordView]) -> Iterator[Finding]:
    """Find records whose statements tell the same actor, act and time in nearly the same words.

    Only statements with the same names, numbers, dates and year are compared, and of those only pairs that
    share one of their rarest words, so that a harvest of thousands is checked in seconds.

    Parameters
    ----------
    views
        All records of the harvest.
    """
    groups: dict[tuple[frozenset[str], frozenset[str], str], list[_Stated]] = defaultdict(list)
    for view in views:
        for passage in view.field("outcome")[:1]:
            stated = _stated(view, passage)
            groups[stated.key].append(stated)
    for group in groups.values():
        alike = _alike(group)
        for at, (others, first) in sorted(alike.items()):
            records = _records(others, group[first].view)
            reason = f"the statement tells much the same as {records}: same names, same dates, like words"
            yield say(group[at].view, "near-duplicate records", reason, group[at].passage)


def _stated(view: RecordView, passage: Passage) -> _Stated:
    text = without_addresses(passage.text)
    named = view.actors_in(passage)
    rest = text
    for each in named:  # one actor by two names is one actor
        rest = f"{rest[: each.start]}{' ' * (each.end - each.start)}{rest[each.end :]}"
    dates = dates_in(text)
    for date in dates:
        rest = f"{rest[: date.start]}{' ' * (date.end - date.start)}{rest[date.end :]}"
    weighty, letters = weighty_words(rest), threshold("duplicate_stem_letters")
    names = {*(each.actor.actor_id for each in named), *proper_names(rest), *re.findall(r"\d+", rest)}
    return _Stated(
        view, passage, frozenset(names), frozenset(str(date.interval) for date in dates), folded(rest),
        weighty, frozenset(word[:letters] for word in weighty),
    )  # fmt: skip


def _alike(group: Sequence[_Stated]) -> dict[int, tuple[int, int]]:
    """Find the positions of statements that are alike: how many others each is like, and the first."""
    named = bool(group[0].names or group[0].dates)
    cutoff = threshold("duplicate_ratio" if named else "duplicate_ratio_unnamed")
    home = list(range(len(group)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    for one, other in _candidates(group):
        first, second = sorted((root(one), root(other)))
        if first != second and _tell_the_same(group[one], group[other], cutoff):
            home[second] = first
    families: dict[int, list[int]] = defaultdict(list)
    for at in range(len(group)):
        families[root(at)].append(at)
    return {
        at: (len(family) - 1, family[0] if at != family[0] else family[1])
        for family in families.values()
        if len(family) > 1
        for at in family
    }


def _tell_the_same(one: _Stated, other: _Stated, cutoff: int) -> bool:
    """Whether the words are alike, and not each has a word the other lacks, such as adopts and repeals."""
    if fuzz.token_sort_ratio(one.words, other.words, score_cutoff=cutoff) < cutoff:
        return False
    return not (_has_own_word(one, other) and _has_own_word(other, one))


def _has_own_word(one: _Stated, other: _Stated) -> bool:
    """Whether one has a word of which the other has no form and no misspelling."""
    letters = threshold("duplicate_stem_letters")
    return any(
        word[:letters] not in other.stems and not any(_is_slip(word, each) for each in other.weighty)
        for word in one.weighty - other.weighty
    )


@lru_cache(maxsize=100_000)
def _is_slip(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= threshold("duplicate_word_ratio")


def _candidates(group: Sequence[_Stated]) -> Iterator[tuple[int, int]]:
    """Pair the statements that share one of their rarest words; equal ones are paired with the first only."""
    first: dict[str, int] = {}
    for at, stated in enumerate(group):
        if stated.words in first:
            yield first[stated.words], at
        first.setdefault(stated.words, at)
    counts = Counter(word for text in first for word in set(text.split()))
    holders: dict[str, list[int]] = defaultdict(list)
    for text, at in first.items():
        rare = sorted(set(text.split()), key=lambda word: (counts[word], word))
        for word in rare[: threshold("duplicate_rare_words")]:
            holders[word].append(at)
    for held in holders.values():
        if len(held) <= threshold("duplicate_word_records"):
            yield from combinations(held, 2)
