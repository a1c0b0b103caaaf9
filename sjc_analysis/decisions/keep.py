"""Carry every decision of a casebook into a new draft: it follows its quote, and none is overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sjc_analysis.casebook import TABLE_OF_PREFIX, TABLES, Casebook, find_problems
from sjc_analysis.decisions.lost import (
    changed_drafts,
    left_out_findings,
    lost_finding,
    withhold_in_place,
)
from sjc_analysis.decisions.pairing import Pairs
from sjc_analysis.decisions.readings import (
    actor_again,
    actor_remarks,
    record_again,
    release_remarks,
    source_again,
    withheld_passages,
)
from sjc_analysis.decisions.reread import reread_findings, unlisted_actors
from sjc_analysis.decisions.rows import (
    Gone,
    find_gone,
    is_of_a_document,
    is_persons,
    part_of,
    repointed,
    rows_of,
    with_what_they_name,
)
from sjc_analysis.drafting import find_mentions
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.findings import Finding, FindingsError, numbered
from sjc_analysis.records import Actor, HarvestRecord, Mention, Quote, Row, Source


class Followed(NamedTuple):
    """A row a person made or decided, and its id in the new casebook."""

    table: str
    old_id: str
    new_id: str


@dataclass(frozen=True)
class Kept:
    """A new draft with the decisions of an old casebook.

    Attributes
    ----------
    casebook
        The new casebook. Its findings name everything below that needs a person.
    followed
        Rows a person made or decided that stand in it.
    lost
        One finding for each that does not.
    remarks
        What else changed and should be looked at.
    lost_rows
        The lost rows whole, with everything they name, under their old ids.
    """

    casebook: Casebook
    followed: tuple[Followed, ...]
    lost: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    lost_rows: Casebook


def keep_decisions(new: Casebook, old: Casebook) -> Kept:
    """Carry what persons made and decided from an old casebook into a new draft.

    A row that a person made, decided or withheld stands as it was, with the new casebook's ids and places;
    the draft it decided is not proposed again. Every other row is the new draft's. A row whose words are gone
    is left out, named in the findings and kept whole in ``lost_rows``; so is what cannot stand without it.

    Parameters
    ----------
    new
        The draft made from the corrected documents.
    old
        The casebook that people worked in.

    Returns
    -------
    Kept
        The new casebook, what followed and what was lost.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> drafted = Casebook(events=(Event(event_id="A-01", description="a course", rule="act"),))
    >>> decided = drafted.with_rows(events=[drafted.row("A-01").model_copy(update={
    ...     "status": "refused", "decided_by": "R. Ames", "reason": "it was a visit"})])
    >>> keep_decisions(drafted, decided).casebook == decided
    True
    """
    return _Keeping(old, new).kept()


class _Plan(NamedTuple):
    """Which rows of the old casebook stand in the new one, and under which ids."""

    ids: Mapping[str, str]
    stands: Mapping[str, str]
    """New id -> id of the old row that stands there."""
    gone: Mapping[str, Gone]
    left_out: Mapping[str, Sequence[Gone]]


class _Keeping:
    """The work on one pair of casebooks; what contradicts a decision gives way, round by round."""

    def __init__(self, old: Casebook, new: Casebook) -> None:
        self.old, self.new = old, new
        self.pairs = Pairs(old, new)
        self.partner = {other: row_id for row_id, other in self.pairs.ids.items()}
        self.persons = self._persons()
        self.instead: set[str] = set()
        self.dropped: set[str] = set()
        self.cannot: dict[str, Gone] = {}

    def kept(self) -> Kept:
        """Plan, build, and let drafts give way until the whole is sound."""
        while True:
            plan = self._plan()
            tables = self._tables(plan)
            problems = tuple(find_problems(tables))
            if not problems:
                return self._result(plan, tables)
            self._give_way(problems, tables, plan)

    def _persons(self) -> dict[str, None]:
        found = {(each.actor_id, each.quote) for each in find_mentions(self.old.passages, self.old.actors)}
        rows = [row.row_id for _, row in rows_of(self.old) if is_persons(self.old, row)]
        by_hand = [
            row.mention_id
            for row in self.old.mentions
            if row.withheld or (row.actor_id, row.quote) not in found
            if row.mention_id not in self.pairs.ids
        ]
        return dict.fromkeys([*rows, *by_hand])

    def _plan(self) -> _Plan:
        ids = self.pairs.ids
        instead = [row_id for row_id in sorted(self.instead) if ids[row_id] not in self.dropped]
        start = [row_id for row_id in (*self.persons, *instead) if row_id not in self.cannot]
        gone, _ = find_gone(self.old, self._with_what_they_name(start), ids, self.pairs.places.quote)
        gone |= self.cannot
        wanted = self._with_what_they_name(row_id for row_id in start if row_id not in gone)
        unnamed, left_out = find_gone(self.old, wanted, ids, self.pairs.places.quote)
        stay = frozenset(wanted) - unnamed.keys()
        here = [row.row_id for _, row in rows_of(self.old) if row.row_id in stay]
        brought = self._new_ids(row_id for row_id in here if row_id not in ids)
        stands = {ids[row_id]: row_id for row_id in here if row_id in ids}
        stands |= {new_id: row_id for row_id, new_id in brought.items()}
        return _Plan({**ids, **brought}, stands, gone, left_out)

    def _with_what_they_name(self, start: Iterable[str]) -> list[str]:
        """Gather rows and what they name that has no partner, with the mentions of actors among it."""
        ids = self.pairs.ids

        def stop(row: Row) -> bool:
            return row.row_id in ids or row.row_id in self.cannot or is_of_a_document(self.old, row)

        wanted = with_what_they_name(self.old, start, stop)
        named = (row for row in self.old.mentions if row.mention_id not in ids and row.actor_id not in ids)
        return [
            *wanted,
            *(row.mention_id for row in named if row.actor_id in wanted and row.mention_id not in wanted),
        ]

    def _new_ids(self, brought: Iterable[str]) -> dict[str, str]:
        """Give each row that is brought along its old id where that is free, otherwise the next free one."""
        brought = tuple(brought)
        free = {row_id: row_id for row_id in brought if not self.new.has(row_id)}
        numbers = Numbering([*(row for _, row in rows_of(self.new)), *(self.old.row(each) for each in free)])
        return {row_id: free.get(row_id) or numbers.next(row_id[0]) for row_id in brought}

    def _tables(self, plan: _Plan) -> dict[str, tuple[Any, ...]]:
        withheld, _ = withheld_passages(self.pairs)
        tables: dict[str, tuple[Any, ...]] = {}
        for table in TABLES:
            rows = [
                self._row(row, plan, withheld) if isinstance(row, Row) else row
                for row in getattr(self.new, table)
                if getattr(row, "row_id", "") not in self.dropped
            ]
            tables[table] = (*rows, *self._brought(table, plan))
        tables["settings"] = self._settings()
        return withhold_in_place(
            tables, self.pairs, [row_id for row_id in plan.gone if row_id in self.persons]
        )

    def _row(self, row: Row, plan: _Plan, withheld: frozenset[str]) -> Row:
        """Give the row that stands in the place of a new one."""
        if row.row_id in plan.stands:
            return self._repointed(plan, plan.stands[row.row_id], row.row_id)
        if row.row_id in withheld:
            return row.model_copy(update={"withheld": True})
        before = self.old.row(self.partner[row.row_id]) if row.row_id in self.partner else None
        if isinstance(row, Source) and isinstance(before, Source):
            return source_again(self.pairs, before, row, plan.ids)
        if isinstance(row, HarvestRecord) and isinstance(before, HarvestRecord):
            return record_again(self.pairs, before, row)
        if isinstance(row, Actor) and isinstance(before, Actor):
            return actor_again(before, row)
        if isinstance(before, Mention) and before.withheld:
            return row.model_copy(update={"withheld": True})
        return row

    def _brought(self, table: str, plan: _Plan) -> list[Row]:
        return [
            self._repointed(plan, old_id, new_id)
            for new_id, old_id in plan.stands.items()
            if not self.new.has(new_id) and isinstance(self.old.row(old_id), TABLES[table])
        ]

    def _repointed(self, plan: _Plan, old_id: str, new_id: str) -> Row:
        def place(quote: Quote) -> Quote | None:
            if plan.stands.get(plan.ids.get(quote.passage_id, "")) == quote.passage_id:
                return quote.model_copy(update={"passage_id": plan.ids[quote.passage_id]})
            return self.pairs.places.quote(quote)

        row: Row = self.old.row(old_id)
        return repointed(row, new_id, plan.ids, place)

    def _settings(self) -> tuple[Any, ...]:
        said = {setting.key: setting for setting in self.old.settings}
        rows = [said.pop(setting.key, setting) for setting in self.new.settings]
        return (*rows, *said.values())

    def _give_way(self, problems: Sequence[Finding], tables: Mapping[str, Any], plan: _Plan) -> None:
        """Where a new draft contradicts a decision, take the old draft or none; decisions give way last."""
        rows = [tables[each.sheet][(each.row or 2) - 2] for each in problems]
        ids = [row.row_id for row in rows if isinstance(row, Row)]
        drafts = [row_id for row_id in ids if plan.stands.get(row_id, "") not in self.persons]
        before = len(self.instead) + len(self.dropped) + len(self.cannot)
        for row_id in drafts or ids:
            old_id = plan.stands.get(row_id, "")
            if row_id in self.partner and old_id not in self.persons:
                again = self.partner[row_id] in self.instead
                (self.dropped.add(row_id) if again else self.instead.add(self.partner[row_id]))
            elif old_id:
                self.cannot[old_id] = Gone("", "")
            else:
                self.dropped.add(row_id)
        if len(self.instead) + len(self.dropped) + len(self.cannot) == before:
            raise FindingsError(tuple(problems))

    def _result(self, plan: _Plan, tables: Mapping[str, tuple[Any, ...]]) -> Kept:
        followed = [
            Followed(table, row.row_id, plan.ids[row.row_id])
            for table, row in rows_of(self.old)
            if row.row_id in self.persons and row.row_id not in plan.gone
        ]
        gone = {row_id: gone for row_id, gone in plan.gone.items() if row_id in self.persons}
        _, passages = withheld_passages(self.pairs)
        gone |= {row.passage_id: Gone("text", row.passage_id) for row in passages}
        lost = [lost_finding(self.pairs, row_id, each) for row_id, each in gone.items()]
        edited = changed_drafts(self.pairs, plan.stands.values())
        decided = {each.new_id: each.old_id for each in followed}
        remarks = [
            *left_out_findings(self.pairs, plan.left_out),
            *reread_findings(self.pairs, tables, decided),
            *unlisted_actors(self.pairs, plan.stands),
            *self._remarks(plan, tables),
            *edited.values(),
        ]
        said = numbered([*lost, *remarks], self.new.findings)
        left = with_what_they_name(self.old, [*gone, *edited], lambda _: False)
        return Kept(
            casebook=Casebook(**{**tables, "findings": (*self.new.findings, *said)}),
            followed=tuple(followed),
            lost=said[: len(lost)],
            remarks=said[len(lost) :],
            lost_rows=Casebook(**{**part_of(self.old, left), "findings": said if left else ()}),
        )

    def _remarks(self, plan: _Plan, tables: Mapping[str, tuple[Any, ...]]) -> Iterable[Finding]:
        for actor in self.new.actors:
            before = self.partner.get(actor.actor_id, "")
            if before and actor.actor_id not in plan.stands:
                yield from actor_remarks(self.old.row(before), actor)
        yield from release_remarks(self.pairs, tables["sources"], tables["records"])
        for row_id in sorted(self.dropped):
            yield Finding(
                rule="draft left out", severity="note", sheet=TABLE_OF_PREFIX[row_id[0]],
                reason="a new draft contradicted what had been decided, and is left out",
                remedy="Nothing, unless the decision should change.",
            )  # fmt: skip
