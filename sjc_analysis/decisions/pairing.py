"""Which rows of two casebooks are the same: by the words they quote and what they are about, never by id."""

from collections import Counter
from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.decisions.places import TELLING_WORDS, Key, Places, match
from sjc_analysis.records import Actor, Decided, Evidence, Quote, Row, Source
from sjc_analysis.references import target_prefixes
from sjc_analysis.schema import KnownBy, marked

_BY_NAME = frozenset({"actors", "clusters"})
"""Tables whose rows are known by their names and by what names them, in ways of their own."""

_PAIRED = {
    table: model for table, model in TABLES.items() if issubclass(model, Decided) and table not in _BY_NAME
}
"""The others that people decide, in an order in which a row is paired after the rows it is known by."""

_OF_THE_DECISION = frozenset({"status", "decided_by", "reason", "withheld", "cluster_id"})


class Pairs:
    """The rows that two casebooks have in common.

    Parameters
    ----------
    old, new
        The two casebooks.

    Attributes
    ----------
    places : Places
        Where the documents and quotes of the old casebook stand in the new one.
    ids : dict of str to str
        Old id -> new id.

    Examples
    --------
    >>> from sjc_analysis.records import Actor
    >>> council = Actor(actor_id="N-02", name="the council")
    >>> one = Casebook(actors=(Actor(actor_id="N-01", name="the hub"), council))
    >>> two = Casebook(actors=(council.model_copy(update={"actor_id": "N-07"}),))
    >>> Pairs(one, two).ids
    {'N-02': 'N-07'}
    """

    def __init__(self, old: Casebook, new: Casebook) -> None:
        self.old, self.new = old, new
        self.places = Places(old, new)
        self.ids = self.places.ids
        self._by("actors", ("name",))
        match(old.actors, new.actors, self.ids, _aliases, _aliases)
        self._by_other_name()
        for table in _PAIRED:
            self._pair(table)
        self._pair_clusters()
        self._by("mentions", ("actor_id", "quote"))

    @cached_property
    def stood_at(self) -> Mapping[str, tuple[str, int]]:
        """Sheet and row of every row of the old casebook, by its id."""
        return {
            row.row_id: (table, number)
            for table in TABLES
            for number, row in enumerate(getattr(self.old, table), start=2)
            if isinstance(row, Row)
        }

    @cached_property
    def same_units(self) -> frozenset[str]:
        """Old records and documents of which some words stand in the new one, other than by chance."""
        return frozenset(
            unit
            for passage in self.old.passages
            if passage.passage_id in self.ids and len(passage.text.split()) >= TELLING_WORDS
            for unit in (passage.source_id, passage.record_id)
        )

    def moved(self, value: Any, field: str, model: type[Row]) -> Any:
        """Write an old row's value as the new casebook would have it; ids without a partner get a ``?``."""
        if isinstance(value, Quote):
            return self.places.quote(value) or "?"
        if not target_prefixes(model, field) or not value:
            return value
        if isinstance(value, tuple):
            return tuple(self.ids.get(row_id, f"?{row_id}") for row_id in value)
        return self.ids.get(value, f"?{value}")

    def _pair(self, table: str) -> None:
        model = _PAIRED[table]
        known = marked(model, KnownBy)
        strict, loose = tuple(known), tuple(field for field, mark in known.items() if mark.lasting)
        enough = model.known_without_quote
        content = tuple(
            field for field in model.model_fields if field != model.id_field and field not in _OF_THE_DECISION
        )
        self._by(table, content)
        quote = ("quote",) if "quote" in model.model_fields else ()
        if quote or enough:
            self._by(table, (*strict, *quote), needs_quote=not enough)
        if quote:
            self._by(table, ("rule", *loose, *quote), needs_quote=not enough, by_rule=True)
        if enough and loose:
            self._by(table, ("rule", *loose), by_rule=True)
        if quote:
            self._by_overlap(table, loose)
            self._corrected(table)

    def _by(
        self, table: str, columns: tuple[str, ...], *, needs_quote: bool = False, by_rule: bool = False
    ) -> None:
        def keyed(row: Row) -> bool:
            if by_rule and not (isinstance(row, Decided) and row.rule):
                return False
            return not needs_quote or getattr(row, "quote", None) is not None

        def old_key(row: Row) -> Hashable | None:
            if not keyed(row):
                return None
            return tuple(self.moved(getattr(row, name), name, type(row)) for name in columns)

        def new_key(row: Row) -> Hashable | None:
            return tuple(getattr(row, name) for name in columns) if keyed(row) else None

        match(getattr(self.old, table), getattr(self.new, table), self.ids, old_key, new_key)

    def _by_overlap(self, table: str, columns: tuple[str, ...]) -> None:
        """Pair what one rule proposed from words that overlap, as where a person shortened a quote."""
        taken = set(self.ids.values())
        free: dict[Hashable, list[tuple[int, Any]]] = {}
        for order, row in enumerate(getattr(self.new, table)):
            if row.row_id not in taken and row.rule and row.quote:
                key = (row.rule, row.quote.passage_id, *(getattr(row, name) for name in columns))
                free.setdefault(key, []).append((order, row))
        found = []
        for at, row in enumerate(getattr(self.old, table)):
            quote = None if row.row_id in self.ids or not row.quote else self.places.quote(row.quote)
            if quote is None:
                continue
            about = (self.moved(getattr(row, name), name, type(row)) for name in columns)
            for order, other in free.get((row.rule, quote.passage_id, *about), ()):
                shared = min(quote.end, other.quote.end) - max(quote.start, other.quote.start)
                if shared > 0:
                    found.append((-shared, at, order, row.row_id, other.row_id))
        for *_, row_id, other_id in sorted(found):
            if row_id not in self.ids and other_id not in taken:
                self.ids[row_id] = other_id
                taken.add(other_id)

    def _corrected(self, table: str) -> None:
        """Pair a corrected row with what its rule proposes from its words, whatever else was changed."""

        def words(row: Any) -> Hashable | None:
            return (row.rule, row.quote) if row.rule and row.quote else None

        def moved_words(row: Any) -> Hashable | None:
            return (row.rule, self.places.quote(row.quote)) if words(row) else None

        def if_corrected(key: Key) -> Key:
            return lambda row: key(row) if row.status == "corrected" else None

        old, new = getattr(self.old, table), getattr(self.new, table)
        match(old, new, self.ids, if_corrected(moved_words), if_corrected(words))
        match(old, new, self.ids, if_corrected(moved_words), words)
        match(old, new, self.ids, moved_words, if_corrected(words))

    def _by_other_name(self) -> None:
        """Pair an actor with the one that has its name among its aliases, or whose name is one of its own."""
        taken = set(self.ids.values())
        new = [actor for actor in self.new.actors if actor.actor_id not in taken]
        old = [actor for actor in self.old.actors if actor.actor_id not in self.ids]
        pairs = [
            (one.actor_id, other.actor_id)
            for one in old
            for other in new
            if _name(one) in _names(other) or _name(other) in _names(one)
        ]
        sides = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
        self.ids.update(pair for pair in pairs if sides[0][pair[0]] == sides[1][pair[1]] == 1)

    def _pair_clusters(self) -> None:
        """Pair clusters by the sources and items they join, then by name: rules give all the same name."""
        joined: tuple[Source | Evidence, ...] = (*self.new.sources, *self.new.evidence)
        cluster_of = {row.row_id: row.cluster_id for row in joined}
        joined = (*self.old.sources, *self.old.evidence)
        votes: Counter[tuple[str, str]] = Counter()
        for row in joined:
            other = cluster_of.get(self.ids.get(row.row_id, ""), "")
            if row.cluster_id and other:
                votes[(row.cluster_id, other)] += 1
        taken: set[str] = set()
        for (one, other), _ in votes.most_common():
            if one not in self.ids and other not in taken:
                self.ids[one] = other
                taken.add(other)
        self._by("clusters", ("name", "treatment", "rule"))


def _aliases(actor: Actor) -> tuple[str, ...] | None:
    return actor.aliases or None


def _name(actor: Actor) -> str:
    return actor.name.strip().casefold()


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in (actor.name, *actor.aliases))
