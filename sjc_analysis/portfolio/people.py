"""Who changed, where and when: tables about people and places, whose small counts a donor does not see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sjc_analysis.portfolio.changes import WORSE, Change, Harvest
from sjc_analysis.portfolio.cross import (
    HIDDEN,
    By,
    Sorted,
    case_rows,
    count_rows,
    counts_of,
    headings,
    sort_changes,
)
from sjc_analysis.portfolio.places import country_of
from sjc_analysis.portfolio.suppress import LIMIT, LIMIT_VICTIMS, Counts, Place, suppressed
from sjc_analysis.portfolio.table import HarvestTable, many, nothing_left_out
from sjc_analysis.records import Actor

UNKNOWN = "not said"
VICTIMS = frozenset({"victim", "family", "witness", "minor"})
_SMALL = (
    f"Counts below {LIMIT} ({LIMIT_VICTIMS} for victims, families, witnesses and minors), and those that "
    f"would give one back, are “{HIDDEN}”, in every table about people and places."
)


def kind_of_actor(actor: Actor) -> str:
    """Name the kind of somebody who changed: a person by role, a body by its kind."""
    return (actor.role or actor.kind or "person").replace("_", " ") or UNKNOWN


def year_of(change: Change) -> str:
    """Give the year in which a change took place, or that its date is open."""
    date = change.outcome.date
    if date.earliest is None or date.latest is None:
        return "date open"
    first, last = date.earliest.year, date.latest.year
    return str(first) if first == last else f"{first}-{last}"


def kinds_of(harvest: Harvest, change: Change) -> Sequence[str]:
    """Name the kinds of those who changed, each once."""
    kinds = [kind_of_actor(harvest.casebook.row(each)) for each in change.actor_ids]
    return list(dict.fromkeys(kinds)) or [UNKNOWN]


@dataclass(frozen=True)
class _Cross:
    """One table of changes by two things, before its small counts are dealt with."""

    key: str
    title: str
    names: tuple[str, str]
    words: tuple[str, str]
    found: Sorted
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        return headings(self.found, 0)

    @property
    def columns(self) -> tuple[str, ...]:
        return headings(self.found, 1)

    def counts(self, limits: Mapping[str, int]) -> Counts:
        return counts_of(self.found, self.names, self.rows, self.columns, limits)


def people_tables(harvest: Harvest) -> tuple[HarvestTable, ...]:
    """Write who changed by the kind of change, how many actors that reaches, and places by years."""
    crosses = _crosses(harvest)
    limits = dict.fromkeys(VICTIMS, LIMIT_VICTIMS)
    counts = [cross.counts(limits) for cross in crosses]
    hidden = suppressed(counts) if harvest.small_tables else tuple(frozenset[Place]() for _ in crosses)
    tables = [_table(harvest, *each) for each in zip(crosses, counts, hidden, strict=True)]
    return (*tables, _reach(harvest))


def _crosses(harvest: Harvest) -> tuple[_Cross, ...]:
    def crossed(rows: By, columns: By) -> Sorted:
        return sort_changes(harvest.changes, rows, columns)

    def place(change: Change) -> Sequence[str]:
        return [country_of(harvest.casebook, change.outcome) or UNKNOWN]

    def kind(change: Change) -> Sequence[str]:
        return [WORSE if change.negative else change.outcome.change_type or UNKNOWN]

    several = "A change of several kinds of actor stands in each of their rows."
    return (
        _Cross(
            "who_by_kind", "Who changed, and in what way?", ("who", "kind of change"),
            ("Who changed", "kind of change"),
            crossed(lambda change: kinds_of(harvest, change), kind), (several,),
        ),
        _Cross(
            "place_by_year", "Where and when did it change?", ("place", "year"), ("Place", "year"),
            crossed(place, lambda change: [year_of(change)]),
        ),
    )  # fmt: skip


def _table(harvest: Harvest, cross: _Cross, counts: Counts, hidden: frozenset[Place]) -> HarvestTable:
    small = harvest.small_tables
    rows = count_rows(counts, hidden) if small else case_rows(cross.found, cross.rows, cross.columns)
    return HarvestTable(
        key=cross.key,
        title=cross.title,
        headings=(cross.words[0], *cross.columns, "All"),
        meanings=(
            cross.words[0].lower(),
            *(f"changes whose {cross.words[1]} is “{column}”" for column in cross.columns),
            "changes of the row, each once" if not small else "sum of the row",
        ),
        rows=rows,
        base=f"The base is {harvest.base}.",
        left_out=nothing_left_out(harvest.set_aside),
        rate=True,
        notes=(*cross.notes, *((_SMALL,) if small else ())),
    )


def _reach(harvest: Harvest) -> HarvestTable:
    """Count those who changed, each once however many changes are told of it."""
    actors: dict[str, list[str]] = {}
    for change in harvest.changes:
        for actor_id in change.actor_ids:
            actors.setdefault(actor_id, []).append(change.outcome_id)
    kinds: dict[str, list[str]] = {}
    for actor_id in sorted(actors):
        kinds.setdefault(kind_of_actor(harvest.casebook.row(actor_id)), []).append(actor_id)
    small = harvest.small_tables
    nameless = sum(not change.actor_ids for change in harvest.changes)
    rows = _reach_rows(harvest, actors, kinds)
    hidden = bool(rows) and small and rows[-1][1] == HIDDEN
    return HarvestTable(
        key="reach",
        title="How many actors changed?",
        headings=("Who changed", "Actors", *([] if small else ["Which"])),
        meanings=(
            "kind of actor",
            "actors, each counted once",
            *([] if small else ["the actors, with their changes"]),
        ),
        rows=rows,
        base=f"The base is {'the actors' if hidden else many(len(actors), 'actor')} named in {harvest.base}. "
        "Reach counts actors and not statements: one actor that changed four times is one.",
        left_out=nothing_left_out(
            [*harvest.set_aside, f"{many(nameless, 'change')} in which nobody is named" if nameless else ""]
        ),
        notes=(_SMALL,) if small else (),
    )


def _reach_rows(
    harvest: Harvest, actors: Mapping[str, Sequence[str]], kinds: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    if harvest.small_tables:
        cells = {(kind, "actors"): len(ids) for kind, ids in kinds.items()}
        limits = dict.fromkeys(VICTIMS, LIMIT_VICTIMS)
        counts = Counts("who", "actors", tuple(sorted(kinds)), ("actors",), cells, limits)
        (hidden,) = suppressed([counts])
        return tuple((row, count) for row, count, _ in count_rows(counts, hidden))
    named = {each: harvest.casebook.row(each).name for each in actors}
    return tuple(
        (kind, str(len(kinds[kind])), "\n".join(f"{named[a]} ({', '.join(actors[a])})" for a in kinds[kind]))
        for kind in sorted(kinds)
    )
