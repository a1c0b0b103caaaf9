"""What a picture of the contribution graph shows, as plain rows before anything is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.graph import neighbourhood, to_graph
from sjc_analysis.records import Evidence

_DRAWN = {"act", "outcome", "rival", "trace", "evidence"}


@dataclass(frozen=True)
class NodeRow:
    """A box of the picture: its look, the ids it stands for, its words, the verdicts below them, its quote.

    ``about`` is the outcome whose dossier tells of it, or blank.
    """

    node_id: str
    look: str
    ids: tuple[str, ...]
    text: str
    draft: bool
    verdicts: tuple[str, ...] = ()
    quote: str = ""
    about: str = ""


@dataclass(frozen=True)
class EdgeRow:
    """An arrow of the picture, from tail to head, in the stroke of its kind.

    ``status`` says who vouches for it: claimed, drafted, confirmed, or refuted by the order in time.
    """

    tail: str
    head: str
    stroke: str
    row_id: str
    status: str = "drafted"
    quote: str = ""


@dataclass(frozen=True)
class GraphRows:
    """All boxes and arrows of a picture."""

    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]


def graph_rows(casebook: Casebook, assessment: Assessment | None = None, outcome_id: str = "") -> GraphRows:
    """List what is drawn: acts, outcomes, rivals, earlier traces, and for one outcome its evidence.

    Parameters
    ----------
    casebook
        The casebook, cut to what the reader may know.
    assessment
        Its assessment, for the verdicts and the order in time; without it none are shown.
    outcome_id
        The one outcome to show; blank for all.

    Returns
    -------
    GraphRows
        In the casebook's order. A rival that is an act of the casebook is drawn as that act.
    """
    graph = to_graph(casebook)
    if outcome_id:
        graph = neighbourhood(graph, outcome_id)
    kinds = _DRAWN if outcome_id else _DRAWN - {"evidence"}
    stands_for = _rivals_that_are_acts(graph)
    edges = _once(_edges(casebook, graph, assessment, stands_for))
    nodes = [
        _node(casebook, graph, assessment, node_id, stands_for)
        for node_id, said in graph.nodes(data=True)
        if said["kind"] in kinds and node_id not in stands_for
    ]
    shown = {node.node_id for node in nodes}
    return GraphRows(tuple(nodes), tuple(edge for edge in edges if edge.tail in shown and edge.head in shown))


def _once(edges: Iterable[EdgeRow]) -> tuple[EdgeRow, ...]:
    """Keep one arrow of a kind between two boxes, and a claim's own arrow only where no step is drawn."""
    first: dict[tuple[str, str, str], EdgeRow] = {}
    for edge in edges:
        first.setdefault((edge.tail, edge.head, edge.stroke), edge)
    joined = {(tail, head) for tail, head, stroke in first if stroke != "claimed"}
    return tuple(
        edge for edge in first.values() if edge.stroke != "claimed" or (edge.tail, edge.head) not in joined
    )


def _rivals_that_are_acts(graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    return {head: tail for tail, head, said in graph.edges(data=True) if said["kind"] == "is the rival"}


def _node(
    casebook: Casebook,
    graph: "nx.MultiDiGraph[str]",
    assessment: Assessment | None,
    node_id: str,
    stands_for: dict[str, str],
) -> NodeRow:
    said = graph.nodes[node_id]
    row = casebook.row(node_id)
    also = tuple(rival for rival, act in stands_for.items() if act == node_id)
    return NodeRow(
        node_id=node_id,
        look=said["side"] if said["kind"] == "act" else said["kind"],
        ids=(node_id, *also),
        text=_text(casebook, row) or said["label"],
        draft=said["status"] == "draft",
        verdicts=tuple(_verdicts(assessment, node_id)) if said["kind"] == "outcome" else (),
        quote=said["quote"],
        about=_about(casebook, graph, node_id),
    )


def _about(casebook: Casebook, graph: "nx.MultiDiGraph[str]", node_id: str) -> str:
    """Give the outcome whose dossier tells of a row: its own, or for an act the first that names it."""
    if graph.nodes[node_id]["kind"] == "outcome":
        return node_id
    if graph.nodes[node_id]["kind"] != "act":
        return str(casebook.row(node_id).outcome_id)
    told = [claim.outcome_id for claim in casebook.live("claims") if claim.cause_id == node_id]
    told += [rival.outcome_id for rival in casebook.live("rivals") if rival.event_id == node_id]
    return next((outcome for outcome in told if outcome in graph), "")


def _text(casebook: Casebook, row: Any) -> str:
    if isinstance(row, Evidence):
        source = casebook.row(row.source_id)
        words = (source.title or urlsplit(source.url).hostname or "", row.description)
        return ": ".join(word for word in words if word)
    return str(getattr(row, "statement", "") or getattr(row, "description", ""))


def _verdicts(assessment: Assessment | None, outcome_id: str) -> Iterator[str]:
    if assessment is None:
        return
    for part in assessment.outcomes:
        if part.outcome_id == outcome_id:
            yield f"{part.part}: {part.verdict}"
    for claim in assessment.claims:
        if claim.outcome_id == outcome_id:
            yield f"{claim.cause_id} contributed: {claim.verdict}"


def _edges(
    casebook: Casebook,
    graph: "nx.MultiDiGraph[str]",
    assessment: Assessment | None,
    stands_for: dict[str, str],
) -> Iterator[EdgeRow]:
    late = _links_against_time(assessment)
    chained = {claim.claim_id for claim in casebook.live("claims") if claim.link_ids}
    speaks = {tail for tail, _, said in graph.edges(data=True) if said["kind"] == "speaks for"}
    for tail, head, said in graph.edges(data=True):
        kind, row_id = said["kind"], said["row_id"]
        target = _target(casebook, head)
        drawn: tuple[str, str, str] | None = None
        if kind == "led to":
            stated = said["label"] if said["quote"] else "inferred"
            drawn = tail, head, "against time" if row_id in late else stated
        elif kind == "claimed as cause" and row_id not in chained:
            drawn = tail, target, "claimed"
        elif kind in ("rivals", "contributes beside"):
            drawn = stands_for.get(tail, tail), target, _rival_stroke(casebook, row_id)
        elif kind == "speaks for" or (kind == "shows earlier" and tail not in speaks):
            drawn = tail, head, "earlier"
        elif kind == "shows":
            drawn = tail, target, _bearing_stroke(casebook.row(row_id))
        if drawn:
            yield EdgeRow(*drawn, row_id, _status(drawn[2], said["status"]), said["quote"])


def _status(stroke: str, status: str) -> str:
    """Say who vouches for an arrow; the order in time and the bare claim come before any decision."""
    if stroke == "against time":
        return "refuted"
    if stroke == "claimed":
        return "claimed"
    return "drafted" if status == "draft" else "confirmed"


def _target(casebook: Casebook, row_id: str) -> str:
    """Give the outcome a claim is about, because claims are written in the boxes and not drawn."""
    return str(getattr(casebook.row(row_id), "outcome_id", row_id)) if row_id.startswith("C-") else row_id


def _rival_stroke(casebook: Casebook, rival_id: str) -> str:
    rival = casebook.row(rival_id)
    if rival.kind == "co_contributor":
        return "beside"
    # A draft never lifts a claim (method, section 2): a rival that only a rule weakened is drawn as standing.
    decided = not rival.is_draft and rival.standing in ("weakened", "excluded")
    return "weakened" if decided else "stands"


def _bearing_stroke(item: Evidence) -> str:
    if item.bearing == "contradicts":
        return "contradicts"
    return "supports" if item.bearing == "supports" and not item.is_draft else "idle"


def _links_against_time(assessment: Assessment | None) -> set[str]:
    if assessment is None:
        return set()
    return {
        step.link_id
        for claim in assessment.claims
        for step in claim.steps
        if step.timing.timing in ("after", "refuted")
    }
