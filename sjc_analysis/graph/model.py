"""The model: a casebook as one directed graph with parallel edges, and what bears on each of its nodes.

Every row that says something of another is an edge (method, section 3). A step is a node of its own, named
``cause>effect``, because evidence and rivals point at steps and an edge cannot point at an edge:

- ``did`` (actor, act), ``reached`` (act, actor), ``changed`` (actor, change)
- ``led to`` (cause, step) and (step, effect), keyed by the link that says so
- ``claims`` (claim, step), ``rivals`` (rival, change or step), ``shows`` (evidence, change or step)
- ``traces`` (an earlier sign, change), ``weighs`` (likelihood, evidence), ``suffices`` (package, change)
- ``says`` (source, evidence), ``grounds`` (ground, change), ``placed`` (change, framework item)
- ``refused`` (a link or rival that a person refused, what it said it of)
- ``tells`` (another row, change): rows that tell the same change are one node, named by the first of them.

:meth:`Model.bears_on` is the one answer to "what bears on this", for verdicts, pages, pictures and exports.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, Literal, NamedTuple, cast

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.records import (
    Claim,
    Event,
    Evidence,
    Ground,
    Likelihood,
    Link,
    Outcome,
    Package,
    Rival,
    Row,
    Substantiation,
    Trace,
)

Bearing = Literal[
    "did", "reached", "changed", "led to", "claims", "rivals", "shows", "traces", "weighs", "suffices", "says",
    "grounds", "placed", "tells", "refused",
]  # fmt: skip
"""What one node says of another, read "tail kind head"."""

NODE_KINDS: Mapping[type[Row], str] = {
    Event: "act", Outcome: "telling", Evidence: "observation", Rival: "rival", Claim: "claim", Trace: "trace",
    Likelihood: "likelihood", Package: "package", Ground: "ground",
}  # fmt: skip

MOST_STEPS = 6
"""Steps of the longest path that is looked for; a longer chain has to be written down as a claim."""

MOST_PATHS = 200
"""Paths between two nodes that are judged at most."""


class Edge(NamedTuple):
    """One edge, and the row that states it."""

    tail: str
    head: str
    kind: Bearing
    row_id: str


class Otherwise:
    """A casebook with a few rows that read otherwise; only what is asked for is worked out."""

    def __init__(self, book: Casebook, rows: Mapping[str, Row]) -> None:
        self._book, self._rows = book, rows

    def row(self, row_id: str) -> Any:
        """Look a row up by its id."""
        return self._rows.get(row_id) or self._book.row(row_id)

    @cached_property
    def whole(self) -> Casebook:
        """The changed casebook."""
        book = self._book.whole if isinstance(self._book, Otherwise) else self._book
        return book.changed(self._rows)

    def __getattr__(self, name: str) -> Any:
        """Ask the casebook before for what no judgement alters, and the changed one for the rest."""
        return getattr(self._book if name in _UNALTERED else self.whole, name)


_UNALTERED = {"has", "passage_of", "source_of", "actors", "sources", "passages", "records"}


class Model:
    """A casebook as an indexed graph; a changed row gives a model that shares all it does not touch.

    Parameters
    ----------
    book
        The casebook.

    Attributes
    ----------
    graph : networkx.MultiDiGraph
        Nodes are row ids and ``cause>effect`` for steps, with ``kind``; edges have ``kind`` and are keyed by
        the row that states them.

    Examples
    --------
    >>> book = Casebook(events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a station publishes its register"),),
    ...     links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),))
    >>> model = Model(book)
    >>> model.paths("A-01", "O-01")
    (('A-01>O-01',),)
    >>> [row.row_id for row in model.bears_on("A-01>O-01", "led to")]
    ['L-01']
    """

    def __init__(self, book: Casebook) -> None:
        self.book = book
        self._base: Model | None = None
        self._own: dict[str, dict[str, tuple[str, ...]]] = {}
        self.changed: frozenset[str] = frozenset()
        """Nodes on which something else bears than in the model this one was made from."""
        self.redated: frozenset[str] = frozenset()
        """Those of them whose dates, or signs of an earlier beginning, read otherwise."""
        self._name = _one_name_for_each_change(book)
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.shared: dict[str, Any] = {}
        """What was worked out once and no change of a judgement alters."""
        self._build()

    def _build(self) -> None:
        graph, book = self.graph, self.book
        for actor in book.live("actors"):
            graph.add_node(actor.actor_id, kind="actor")
        for source in book.sources:
            graph.add_node(source.source_id, kind="voice")
        for item in book.live("framework"):
            graph.add_node(item.framework_id, kind="theory step")
        for table in (
            "events", "outcomes", "links", "claims", "traces", "rivals", "evidence", "likelihoods", "packages",
            "grounds",
        ):  # fmt: skip
            for row in getattr(book, table):
                if row.status == "refused" and table not in ("links", "rivals"):
                    continue
                if isinstance(row, Outcome) and self.is_change(row.row_id):
                    graph.add_node(row.row_id, kind="change")
                elif isinstance(row, Link) and row.status == "refused":
                    graph.add_node(row.row_id, kind="link")
                elif type(row) in NODE_KINDS:
                    graph.add_node(row.row_id, kind=NODE_KINDS[type(row)])
                for edge in self.filed(row):
                    self._add(edge)

    def _add(self, edge: Edge) -> None:
        graph = self.graph
        for node in (edge.tail, edge.head):
            if node not in graph:
                # what no row above made a node: a step, a change told by a refused row, or a refused row
                kind = "step" if ">" in node else "change" if self.is_change(node) else "refused"
                graph.add_node(node, kind=kind)
        graph.add_edge(
            edge.tail, edge.head, key=f"{edge.row_id} {edge.kind}", kind=edge.kind, row=edge.row_id
        )

    # -- names

    def node(self, row_id: str) -> str:
        """Name the node a row stands for: rows that tell one change share a node."""
        return self._name.get(row_id, row_id)

    def is_change(self, row_id: str) -> bool:
        """Whether a row id is itself the name of a change."""
        return self._name.get(row_id) == row_id

    def step(self, cause_id: str, effect_id: str) -> str:
        """Name the step from one row's node to another's."""
        return f"{self.node(cause_id)}>{self.node(effect_id)}"

    @staticmethod
    def ends(step: str) -> tuple[str, str]:
        """Give the cause and the effect of a step; of a node that is no step, the node twice."""
        cause, _, effect = step.partition(">")
        return cause, effect or cause

    # -- what a row bears on: the one place that says it

    def filed(self, row: Row) -> Iterator[Edge]:
        """List the edges that a row states."""
        own = row.row_id
        if getattr(row, "status", "") == "refused":
            if isinstance(row, Link):
                yield Edge(own, self.step(row.cause_id, row.effect_id), "refused", own)
            elif isinstance(row, Rival):
                yield Edge(own, self.node(row.outcome_id), "refused", own)
        elif isinstance(row, Event):
            yield from (Edge(actor, own, "did", own) for actor in row.actor_ids)
            yield from (Edge(own, actor, "reached", own) for actor in row.recipient_ids)
        elif isinstance(row, Outcome):
            change = self.node(own)
            if own != change:
                yield Edge(own, change, "tells", own)
            yield from (Edge(actor, change, "changed", own) for actor in row.actor_ids)
            yield from (Edge(change, item, "placed", own) for item in row.framework_ids)
        elif isinstance(row, Link):
            step = self.step(row.cause_id, row.effect_id)
            yield Edge(self.node(row.cause_id), step, "led to", own)
            yield Edge(step, self.node(row.effect_id), "led to", own)
        elif isinstance(row, Claim):
            yield Edge(own, self.step(row.cause_id, row.outcome_id), "claims", own)
        elif isinstance(row, Evidence):
            yield Edge(row.source_id, own, "says", own)
            if target := self._evidence_target(row):
                yield Edge(own, target, "shows", own)
        elif isinstance(row, Rival):
            about = row.link_id or row.claim_id
            yield Edge(own, self._step_of(about) if about else self.node(row.outcome_id), "rivals", own)
        elif isinstance(row, Trace):
            yield Edge(own, self.node(row.outcome_id), "traces", own)
        elif isinstance(row, Likelihood):
            yield Edge(own, row.evidence_id, "weighs", own)
        elif isinstance(row, Package):
            yield Edge(own, self.node(row.outcome_id), "suffices", own)
        elif isinstance(row, Ground):
            yield Edge(own, self.node(row.outcome_id), "grounds", own)

    def _evidence_target(self, row: Evidence) -> str:
        """Say what evidence bears on: the change, or the step its link or claim names."""
        if row.part == "happened":
            return self.node(row.outcome_id)
        about = row.link_id or row.claim_id
        return self._step_of(about) if about and row.part != "significance" else ""

    def _step_of(self, row_id: str) -> str:
        """Name the step that a link, or a claim as a whole, speaks of."""
        row = self.book.row(row_id)
        return self.step(row.cause_id, row.effect_id if isinstance(row, Link) else row.outcome_id)

    # -- asking

    def bears_on(self, node: str, kind: Bearing) -> tuple[Any, ...]:
        """Give the live rows that say something of one kind of a node or a step, in the order of their ids.

        Parameters
        ----------
        node
            The name of a node or step.
        kind
            What they say of it, as ``shows`` or ``rivals``.
        """
        row = self.book.row
        return tuple(row(row_id) for row_id in self._into(node).get(kind, ()))

    def _into(self, node: str) -> Mapping[str, tuple[str, ...]]:
        own = self._own.get(node)
        if own is None:
            if self._base is not None:
                return self._base._into(node)
            own = self._own[node] = self._grouped(node)
        return own

    def _grouped(self, node: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        if node in self.graph:
            for _, _, said in self.graph.in_edges(node, data=True):
                found[said["kind"]].add(said["row"])
        return {kind: tuple(sorted(ids)) for kind, ids in found.items()}

    def actors(self, node: str, kind: Literal["did", "reached", "changed"]) -> frozenset[str]:
        """Give who did an act, whom it reached, or who changed."""
        known: dict[tuple[str, str], frozenset[str]] = self.shared.setdefault("actors", {})
        if (node, kind) not in known:
            rows = self.tellings(node) if kind == "changed" else self._event(node)
            column = "recipient_ids" if kind == "reached" else "actor_ids"
            known[node, kind] = frozenset(who for row in rows for who in getattr(row, column))
        return known[node, kind]

    def _event(self, node: str) -> tuple[Event, ...]:
        row = self.book.row(node) if self.book.has(node) else None
        return (row,) if isinstance(row, Event) else ()

    def tellings(self, change: str) -> tuple[Outcome, ...]:
        """Give the live rows that tell one change."""
        own = self.book.row(change) if self.book.has(change) else None
        first = (own,) if isinstance(own, Outcome) and own.status != "refused" else ()
        return (*first, *self.bears_on(change, "tells"))

    def steps_into(self, node: str) -> tuple[str, ...]:
        """Give the steps, stated or only claimed, that end in a node."""
        return self._steps_by_effect.get(node, ())

    @cached_property
    def _steps_by_effect(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in (*self.book.live("links"), *self.book.live("claims")):
            step = self._step_of(row.row_id)
            found[self.ends(step)[1]].add(step)
        return {node: tuple(sorted(steps)) for node, steps in found.items()}

    def steps_at(self, node: str) -> tuple[str, ...]:
        """Give the steps, stated or only claimed, that begin or end in a node."""
        return (*self.steps_into(node), *self._steps_by_cause.get(node, ()))

    @cached_property
    def _steps_by_cause(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for steps in self._steps_by_effect.values():
            for step in steps:
                found[self.ends(step)[0]].append(step)
        return {node: tuple(sorted(steps)) for node, steps in found.items()}

    def claims_through(self, step: str) -> tuple[Claim, ...]:
        """Give the live claims of which a step is the whole, or a step that they name."""
        return tuple(self.book.row(claim_id) for claim_id in self._claims_by_step.get(step, ()))

    @cached_property
    def _claims_by_step(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.book.live("claims"):
            for step in (self._step_of(row.claim_id), *map(self._step_of, row.link_ids)):
                found[step].add(row.claim_id)
        return {step: tuple(sorted(ids)) for step, ids in found.items()}

    def asked_about(self, change: str) -> tuple[Substantiation, ...]:
        """Give what outside informants were asked about a change."""
        return self._asked.get(change, ())

    @cached_property
    def _asked(self) -> dict[str, tuple[Substantiation, ...]]:
        found: dict[str, list[Substantiation]] = defaultdict(list)
        for row in self.book.live("substantiations"):
            if row.response != "not_asked" and row.interest == "independent":
                found[self.node(row.outcome_id)].append(row)
        return {change: tuple(rows) for change, rows in found.items()}

    def others_in(self, record_id: str) -> tuple[str, ...]:
        """Give the acts of others and the circumstances that a record names with a quote."""
        return self._others_by_record.get(record_id, ())

    @cached_property
    def _others_by_record(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.book.live("events"):
            others = row.side == "other" or row.category == "context"
            record_id = self.book.passage_of(row.quote).record_id if others and row.quote is not None else ""
            if record_id:
                found[record_id].append(row.event_id)
        return {record_id: tuple(ids) for record_id, ids in found.items()}

    def is_act(self, node: str) -> bool:
        """Whether a node is an act or circumstance."""
        return bool(self._event(node))

    @cached_property
    def causal(self) -> "nx.DiGraph[str]":
        """What is said to have led to what: acts and changes, with an edge for every step some link states."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from(
            sorted({(self.node(row.cause_id), self.node(row.effect_id)) for row in self.book.live("links")})
        )
        return graph

    def paths(self, cause_id: str, effect_id: str) -> tuple[tuple[str, ...], ...]:
        """Give the paths of steps from one node to another, the shortest first; none where there is none."""
        start, goal, graph = self.node(cause_id), self.node(effect_id), self.causal
        if start not in graph or goal not in graph or start == goal:
            return ()
        known = self.shared.setdefault("paths", {})
        if (start, goal) not in known:
            known[start, goal] = self._found_paths(start, goal)
        found: tuple[tuple[str, ...], ...] = known[start, goal]
        return found

    def _found_paths(self, start: str, goal: str) -> tuple[tuple[str, ...], ...]:
        graph = self.causal
        found = islice(nx.all_simple_paths(graph, start, goal, cutoff=MOST_STEPS), MOST_PATHS)
        routes = [tuple(f"{a}>{b}" for a, b in pairwise(path)) for path in found]
        return tuple(sorted(routes, key=lambda route: (len(route), route)))

    def acts_behind(self, node: str) -> tuple[str, ...]:
        """Give the acts that some link or claim says led to a change, by whatever steps."""
        return tuple(sorted(filter(self.is_act, self._connected(node, self.steps_into, 0))))

    def beyond(self, node: str) -> frozenset[str]:
        """Give all that some link or claim says an act or change led to, by whatever steps."""
        return self._connected(node, lambda at: self._steps_by_cause.get(at, ()), 1)

    def _connected(self, node: str, steps: Callable[[str], Iterable[str]], end: int) -> frozenset[str]:
        found: set[str] = set()
        frontier = [node]
        while frontier:
            near = {self.ends(step)[end] for step in steps(frontier.pop())} - found
            found |= near
            frontier += near
        return frozenset(found)

    def depth(self, node: str) -> int:
        """Count the steps from the nearest beginning of the chains that lead to a node."""
        return self._depths.get(node, 0)

    @cached_property
    def _depths(self) -> dict[str, int]:
        roots = [node for node, degree in self.causal.in_degree() if not degree]
        depths: dict[str, int] = {}
        frontier = dict.fromkeys(sorted(roots), 0)
        while frontier:
            depths |= frontier
            nearest = {
                after: depth + 1
                for node, depth in frontier.items()
                for after in self.causal.successors(node)
                if after not in depths
            }
            frontier = nearest
        return depths

    # -- what if

    def with_rows(self, rows: Mapping[str, Row]) -> "Model":
        """Give the model with some rows replaced; what they do not touch is shared with this one.

        Parameters
        ----------
        rows
            Id -> the row as it would read. The other rows, and every reference, stay as they are.
        """
        if any(_moves(self.book.row(row_id), row) for row_id, row in rows.items()):
            book = self.book.whole if isinstance(self.book, Otherwise) else self.book
            return Model(book.changed(rows))
        model = object.__new__(Model)
        model.book = cast("Casebook", Otherwise(self.book, rows))
        model.graph, model._name, model._base, model._own = self.graph, self._name, self, {}
        old = {row_id: self.book.row(row_id) for row_id in rows}
        model.changed = frozenset().union(*(self._bears_at(row) for row in old.values()))
        model.redated = frozenset(
            self.node(row.outcome_id if isinstance(row, Trace) else row.row_id)
            for row in old.values() if isinstance(row, Trace | Outcome | Event)
        )  # fmt: skip
        for row_id, row in rows.items():
            if isinstance(row, _JUDGED_ALONE) and (row.status == "refused") != (
                old[row_id].status == "refused"
            ):
                model._refile(old[row_id], row)
        model.shared = self.shared
        for name in _INDEXES:
            model.__dict__[name] = getattr(self, name)
        return model

    def _bears_at(self, row: Row) -> frozenset[str]:
        """List the nodes about which a row says something; no judgement of it alters them."""
        known: dict[str, frozenset[str]] = self.shared.setdefault("bears at", {})
        if row.row_id not in known:
            heads = {edge.head for edge in self.filed(row)}
            if isinstance(row, Likelihood):
                heads |= {edge.head for edge in self.filed(self.book.row(row.evidence_id))}
            elif isinstance(row, Rival | Trace):
                heads |= {edge.head for edge in self.filed(row.model_copy(update={"status": "confirmed"}))}
            known[row.row_id] = frozenset({self.node(row.row_id), *heads})
        return known[row.row_id]

    def _refile(self, old: Row, new: Row) -> None:
        """Move a row that was refused, or is no longer, from where it stood to where it stands."""
        for edge in self.filed(old):
            own = self._own[edge.head] = dict(self._into(edge.head))
            own[edge.kind] = tuple(each for each in own[edge.kind] if each != edge.row_id)
        for edge in self.filed(new):
            own = self._own[edge.head] = dict(self._into(edge.head))
            own[edge.kind] = tuple(sorted({*own.get(edge.kind, ()), edge.row_id}))


_INDEXES = (
    "causal", "_depths", "_steps_by_effect", "_steps_by_cause", "_claims_by_step", "_others_by_record", "_asked",
)  # fmt: skip
"""What is worked out once from the rows' places, and not from what was judged of them."""

_PLACED_BY: Mapping[type[Row], tuple[str, ...]] = {
    Outcome: ("same_as_id", "actor_ids", "record_id", "quote", "statement", "date"),
    Link: ("cause_id", "effect_id", "quote"),
    Claim: ("cause_id", "outcome_id", "link_ids", "prior_low", "prior_high", "status", "reason"),
    Event: ("side", "category", "quote", "actor_ids", "recipient_ids", "kind", "description"),
    Evidence: (
        "source_id",
        "outcome_id",
        "claim_id",
        "link_id",
        "part",
        "quote",
        "cluster_id",
        "observation",
    ),
    Rival: ("outcome_id", "claim_id", "link_id"),
    Trace: ("outcome_id",),
    Likelihood: ("evidence_id", "rival_id", "given_id"),
}
"""Columns that say where a row stands, who speaks, or what it says of more than the node it is about."""

_JUDGED_ALONE = (Trace, Rival)
"""Rows that a person may refuse without anything else standing elsewhere."""


def _moves(old: Row, new: Row) -> bool:
    """Whether a changed row stands elsewhere in the graph, so that the whole has to be built anew.

    So it has where the row is no node's own, as a source or an actor: what it says bears on many.
    """
    columns = _PLACED_BY.get(type(old))
    if columns is None:
        return True
    refused = [getattr(row, "status", "") == "refused" for row in (old, new)]
    if refused[0] != refused[1] and not isinstance(old, _JUDGED_ALONE):
        return True
    return any(getattr(old, name) != getattr(new, name) for name in columns)


def _one_name_for_each_change(book: Casebook) -> dict[str, str]:
    """Name each change by the first of the rows that tell it; a refused row still ties those it names."""
    same: nx.Graph[str] = nx.Graph()
    same.add_nodes_from(outcome.outcome_id for outcome in book.outcomes)
    same.add_edges_from((row.outcome_id, row.same_as_id) for row in book.outcomes if row.same_as_id)
    names: dict[str, str] = {}
    for group in nx.connected_components(same):
        names |= dict.fromkeys(group, min(group))
    return names
