"""The model: a casebook as one directed graph with parallel edges, and what bears on each of its nodes.

Every row that says something of another is an edge (method, section 3). A step is a node of its own, named
``cause>effect``, because evidence and rivals point at steps and an edge cannot point at an edge:

- ``did`` (actor, act), ``reached`` (act, actor), ``changed`` (actor, change)
- ``led to`` (cause, step) and (step, effect), keyed by the link that says so
- ``claims`` (claim, step), ``rivals`` (rival, change or step), ``shows`` (evidence, change or step)
- ``traces`` (an earlier sign, change), ``weighs`` (likelihood, evidence), ``suffices`` (package, change)
- ``says`` (source, evidence), ``grounds`` (ground, change), ``placed`` (change, framework item)
- ``tells`` (another row, change): rows that tell the same change are one node, named by the first of them.

:meth:`Model.bears_on` is the one answer to "what bears on this", for verdicts, pages, pictures and exports.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, Literal, NamedTuple

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
    Trace,
)

Bearing = Literal[
    "did", "reached", "changed", "led to", "claims", "rivals", "shows", "traces", "weighs", "suffices", "says",
    "grounds", "placed", "tells",
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
            for row in book.live(table):
                if type(row) in NODE_KINDS and not (isinstance(row, Outcome) and self.is_change(row.row_id)):
                    graph.add_node(row.row_id, kind=NODE_KINDS[type(row)])
                for edge in self.filed(row):
                    self._add(edge)

    def _add(self, edge: Edge) -> None:
        graph = self.graph
        for node in (edge.tail, edge.head):
            if node not in graph:
                ends = node.split(">")
                graph.add_node(node, kind="step" if len(ends) == 2 else "change")
        graph.add_edge(edge.tail, edge.head, key=f"{edge.row_id} {edge.kind}", kind=edge.kind, row=edge.row_id)

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
        if isinstance(row, Event):
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
            if self._base is not None and node not in self.changed:
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
        if kind == "reached":
            return frozenset(who for row in self._event(node) for who in row.recipient_ids)
        if kind == "did":
            return frozenset(who for row in self._event(node) for who in row.actor_ids)
        return frozenset(who for row in self.tellings(node) for who in row.actor_ids)

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

    def refused_links(self, step: str) -> bool:
        """Whether a person refused a link that says so."""
        return step in self._refused_steps

    @cached_property
    def _refused_steps(self) -> frozenset[str]:
        return frozenset(
            self.step(row.cause_id, row.effect_id) for row in self.book.links if row.status == "refused"
        )

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

    def ruled_on(self) -> frozenset[str]:
        """Give the acts and circumstances that a person said are a rival, part of the effort, or neither."""
        return frozenset(row.event_id for row in self.book.rivals if not row.is_draft and row.event_id)

    def others_in(self, record_id: str) -> tuple[str, ...]:
        """Give the acts of others and the circumstances that a record names with a quote."""
        return self._others_by_record.get(record_id, ())

    @cached_property
    def _others_by_record(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.book.live("events"):
            if row.quote is not None and (row.side == "other" or row.category == "context"):
                if record_id := self.book.passage_of(row.quote).record_id:
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
        found = islice(nx.all_simple_paths(graph, start, goal, cutoff=MOST_STEPS), MOST_PATHS)
        routes = [tuple(f"{a}>{b}" for a, b in zip(path, path[1:], strict=False)) for path in found]
        return tuple(sorted(routes, key=lambda route: (len(route), route)))

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
            return Model(self.book.changed(rows))
        near = {end for row_id, row in rows.items() for end in self._touched(self.book.row(row_id), row)}
        model = object.__new__(Model)
        model.book, model.graph, model._name, model._base = self.book.changed(rows), self.graph, self._name, self
        model._own, model.changed = {}, frozenset(near)
        for node in near:
            grouped = {
                kind: [each for each in ids if each not in rows] for kind, ids in self._into(node).items()
            }
            for row in rows.values():
                for edge in self.filed(row) if getattr(row, "status", "") != "refused" else ():
                    if edge.head == node:
                        grouped.setdefault(edge.kind, []).append(edge.row_id)
            model._own[node] = {kind: tuple(sorted(set(ids))) for kind, ids in grouped.items()}
        model.shared = self.shared
        kinds = {type(row) for row in rows.values()}
        for name, looks_at in _LOOKS_AT.items():
            if not kinds & looks_at:
                model.__dict__[name] = getattr(self, name)
        return model

    def _touched(self, old: Row, new: Row) -> Iterator[str]:
        """List the nodes about which a changed row says something else than before."""
        yield self.node(old.row_id)
        for row in (old, new):
            yield from (edge.head for edge in self.filed(row))


_LOOKS_AT: Mapping[str, set[type[Row]]] = {
    "causal": {Link}, "_depths": {Link}, "_steps_by_effect": {Link, Claim}, "_steps_by_cause": {Link, Claim},
    "_refused_steps": {Link}, "_claims_by_step": {Claim, Link}, "_others_by_record": {Event},
}  # fmt: skip
"""Indexes, and the rows they are made from; a change of other rows leaves them as they are."""


def _moves(old: Row, new: Row) -> bool:
    """Whether a change moves nodes together or apart, so that the whole has to be built anew."""
    if not isinstance(old, Outcome) or not isinstance(new, Outcome):
        return False
    return (old.same_as_id, old.status == "refused") != (new.same_as_id, new.status == "refused")


def _one_name_for_each_change(book: Casebook) -> dict[str, str]:
    """Name each change by the first of the rows that tell it; a refused row still ties those it names."""
    same: nx.Graph[str] = nx.Graph()
    same.add_nodes_from(outcome.outcome_id for outcome in book.outcomes)
    same.add_edges_from((row.outcome_id, row.same_as_id) for row in book.outcomes if row.same_as_id)
    names: dict[str, str] = {}
    for group in nx.connected_components(same):
        names |= dict.fromkeys(group, min(group))
    return names
