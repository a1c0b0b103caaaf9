"""The fragility margin: the fewest judgements that, made otherwise, would change a verdict's wording.

The search goes through one change, then two, and so on. To lift a verdict every rule that caps it has to
give way, so only changes that touch the rule in the way are tried; to lower it one rule is enough, and only
what that rule looks at is. What is left out cannot matter, so a size that was searched through is settled
(method, section 6).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sjc_analysis.reasoning.facts import facts_of
from sjc_analysis.reasoning.ladder import HEIGHT, Cap, Facts, lowest
from sjc_analysis.reasoning.levers import lifting_changes, lowering_sets, rows_to_change
from sjc_analysis.reasoning.otherwise import Change, changes_of, merged
from sjc_analysis.reasoning.results import Margin, Reason
from sjc_analysis.reasoning.rules import caps_of
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Verdict

MOST_TRIED = 400
"""How many verdicts are worked out before the search is given up and said to be incomplete."""

MOST_SHOWN = 4
"""How many of the sets that would do are listed, each on other rows."""


_NO_PROOF = "That is no proof of strength."


class _GivenUpError(Exception):
    """The search has tried as much as it may."""


def margin_of(facts: Facts, verdict: Verdict, rubrics: Rubrics, most_tried: int = MOST_TRIED) -> Margin:
    """Find the fewest judgements that would change a verdict's wording if they were made otherwise.

    Parameters
    ----------
    facts
        The claim's facts.
    verdict
        Its verdict.
    rubrics
        Cut-offs of the tests.
    most_tried
        How many verdicts are worked out at most.

    Returns
    -------
    Margin
        ``exact`` is no where the search ended before it was through.
    """
    search = _Search(facts, verdict, rubrics, most_tried)
    of = len({change.judgement for change in search.changes})
    size = 1
    while True:
        try:
            found, done = search.through(size)
        except _GivenUpError:
            found, done = search.found, False
            if not found:
                return _margin(None, size, of, (), exact=False)
        if found:
            return _margin(size, size, of, found, exact=True, more=search.left == 0)
        if done or size >= of:
            return _margin(None, size + 1, of, (), exact=True)
        size += 1


class _Search:
    """One claim's search, size by size."""

    def __init__(self, facts: Facts, verdict: Verdict, rubrics: Rubrics, most_tried: int) -> None:
        self.facts = facts
        self.height = HEIGHT[verdict]
        self.rubrics = rubrics
        self.left = most_tried
        self.changes = changes_of(facts)
        self.found: list[tuple[tuple[Change, ...], Verdict]] = []
        self._shown: set[frozenset[str]] = set()
        self._states: dict[frozenset[int], tuple[Facts, tuple[Cap, ...]]] = {
            frozenset(): (facts, caps_of(facts))
        }
        self._index = {id(change): number for number, change in enumerate(self.changes)}

    def through(self, size: int) -> tuple[list[tuple[tuple[Change, ...], Verdict]], bool]:
        """Search all sets of one size; say besides whether no larger set can do either."""
        self.found = []
        self._shown = set()
        lifted = self._lift((), size, set())
        lowered = self._lower(size)
        return self.found, lifted and lowered

    def _lift(self, chosen: tuple[Change, ...], left: int, seen: set[frozenset[int]]) -> bool:
        """Follow what is in the way of a higher verdict; say whether the size was no hindrance."""
        key = self._key(chosen)
        if key in seen or self._is_full:
            return True
        seen.add(key)
        facts, caps = self._state(chosen)
        blocking = [cap for cap in caps if HEIGHT[cap.level] <= self.height]
        if not blocking:
            if chosen:  # nothing is in the way of what stands at the top already
                self._add(chosen, caps)
            return True
        if left < max(1, len(rows_to_change(blocking))):
            return not self._can_lift(facts, blocking, chosen)
        whole = True
        for change in self._ways(facts, blocking, chosen):
            whole &= self._lift((*chosen, change), left - 1, seen)
        return whole

    def _can_lift(self, facts: Facts, blocking: Sequence[Cap], chosen: tuple[Change, ...]) -> bool:
        return bool(self._ways(facts, blocking, chosen))

    def _ways(self, facts: Facts, blocking: Sequence[Cap], chosen: tuple[Change, ...]) -> tuple[Change, ...]:
        """Give the changes one of which any lifting set must hold: those on the rule with the fewest."""
        used = {change.judgement for change in chosen}
        ways = (lifting_changes(facts, cap, self.changes) for cap in blocking)
        open_ = [tuple(change for change in way if change.judgement not in used) for way in ways]
        return min(open_, key=len)

    def _lower(self, size: int) -> bool:
        """Try every set of one size that one rule looks at; say whether no larger set is left."""
        sets = lowering_sets(self.facts, self.height, self.changes)
        for changes in sets:
            for chosen in combinations(changes, size):
                if self._is_full:
                    return True
                if _differ(chosen) and _rows(chosen) not in self._shown:
                    caps = self._state(chosen)[1]
                    if HEIGHT[lowest(caps)] < self.height:
                        self._add(chosen, caps)
        return all(len({change.judgement for change in changes}) <= size for changes in sets)

    @property
    def _is_full(self) -> bool:
        return len(self.found) > MOST_SHOWN

    def _add(self, chosen: tuple[Change, ...], caps: Iterable[Cap]) -> None:
        """Keep one set of each set of rows: judging a row in one more way would say little."""
        ordered = tuple(sorted(chosen, key=lambda change: self._index[id(change)]))
        if _rows(ordered) not in self._shown:
            self._shown.add(_rows(ordered))
            self.found.append((ordered, lowest(caps)))

    def _key(self, chosen: Sequence[Change]) -> frozenset[int]:
        return frozenset(self._index[id(change)] for change in chosen)

    def _state(self, chosen: Sequence[Change]) -> tuple[Facts, tuple[Cap, ...]]:
        """Give the facts and caps with some judgements made otherwise."""
        key = self._key(chosen)
        if key not in self._states:
            if self.left == 0:
                raise _GivenUpError
            self.left -= 1
            base = self.facts
            book = base.casebook.changed(merged(base.casebook, chosen))
            facts = facts_of(book, book.row(base.claim.claim_id), self.rubrics, base)
            self._states[key] = facts, caps_of(facts)
        return self._states[key]


def _rows(chosen: Sequence[Change]) -> frozenset[str]:
    return frozenset(change.row_id for change in chosen)


def _differ(chosen: Sequence[Change]) -> bool:
    """Whether each change is of another judgement."""
    return len({change.judgement for change in chosen}) == len(chosen)


def _margin(
    fewest: int | None,
    at_least: int,
    of: int,
    found: Sequence[tuple[tuple[Change, ...], Verdict]],
    *,
    exact: bool,
    more: bool = False,
) -> Margin:
    changes = tuple(_reasons(found[:MOST_SHOWN]))
    return Margin(
        fewest=fewest,
        at_least=at_least,
        of=of,
        changes=changes,
        more=more or len(found) > MOST_SHOWN,
        exact=exact,
        text=_text(fewest, at_least, of, changes, exact=exact),
    )


def _reasons(found: Iterable[tuple[tuple[Change, ...], Verdict]]) -> Iterator[Reason]:
    for chosen, after in found:
        words = " and ".join(change.words for change in chosen)
        rows = tuple(dict.fromkeys(change.row_id for change in chosen))
        yield Reason(rule="M1", text=f"If {words}, the verdict would read {after}.", rows=rows)


def _text(fewest: int | None, at_least: int, of: int, changes: Sequence[Reason], *, exact: bool) -> str:
    if fewest is not None:
        first = changes[0].text
        return f"{fewest} of {of}: {first[:1].lower()}{first[1:]}"
    judged = "1 judgement" if of == 1 else f"{of} judgements"
    if exact:
        return f"No change of {judged} alters the verdict; only something new would. {_NO_PROOF}"
    tried = "fewer do not alter the verdict, and larger sets were not all tried"
    return f"At least {at_least} of {judged}: {tried}. {_NO_PROOF}"
