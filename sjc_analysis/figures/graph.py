"""The picture of the argument: acts, changes and steps with their verdicts, and what bears on each."""

from collections.abc import Iterable, Iterator

import networkx as nx
from matplotlib.axes import Axes

from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.boxes import Arrow, Box, draw_boxes
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import NODES
from sjc_analysis.figures.picture import Picture

MOST_BOXES = 60
"""Boxes that one readable picture holds."""

Graph = nx.MultiDiGraph
_STANDING = {"outside": "outside voice", "party": "interested party", "own": "programme’s own word"}


def draw_graph(assessment: Assessment, about: str = "", ax: Axes | None = None) -> Picture:
    """Draw an argument: each act, change and step with its verdict, rivals and voices beside what they bear on.

    Parameters
    ----------
    assessment
        The assessed casebook.
    about
        A claim (``C-05``): its path and what bears on it. An outcome (``O-04``): every step that leads to it.
        Blank: every act, change and step of the casebook, without evidence and rivals.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        It shows what ``assessment.graph`` holds. A verdict is a word, a sign and a shade; a dashed outline is a draft.
        What nobody assessed is counted below and not drawn. The alternative text tells every verdict.

    Raises
    ------
    FindingsError
        If no live claim or outcome has the id.
    """
    graph, claims = assessment.graph, claims_about(assessment, about)
    path = {step for claim in claims for step in claim.path}
    steps = list(dict.fromkeys(_steps(assessment, about, claims)))
    nodes = list(dict.fromkeys(node for step in steps for node in step.split(">")))
    if about and not steps and not claims:
        nodes = [_node(graph, about)]
    if not about:
        kinds = ("act", "change")
        nodes += [
            node
            for node, said in graph.nodes(data=True)
            if said["kind"] in kinds and node not in nodes and node[0] in "AO"
        ]
    boxes = [_box(assessment, node) for node in (*nodes, *steps)]
    arrows = [each for step in steps for each in _through(step, on_path=step in path or not about)]
    unread = 0
    if about:
        beside = list(_bearing(assessment, claims, (*nodes, *steps)))
        unread = sum(arrow is None for _, arrow in beside)
        boxes += {
            box.name: box for box, arrow in beside if arrow and box.name not in {each.name for each in boxes}
        }.values()
        arrows += [arrow for _, arrow in beside if arrow]
    if not boxes:
        return message("There are no acts, changes or steps to draw.", ax)
    if len(boxes) > MOST_BOXES:
        words = "boxes are too many for one readable picture. Name one outcome or claim to draw its argument."
        return message(f"{len(boxes)} {words}", ax)
    title = f"What bears on {about}" if about else "Acts, changes and the steps between them"
    return draw_boxes(boxes, arrows, title, _alt(boxes, arrows, title, unread), ax)


def draw_chain(assessment: Assessment, claim_id: str, ax: Axes | None = None) -> Picture:
    """Draw the path of a claim from top to bottom, each step with its verdict and what holds it there.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        Where one of several steps is lower than every other, it is marked as the weakest.

    Raises
    ------
    FindingsError
        If no live claim has the id.
    """
    claim = assessment.claim(claim_id)
    frame = assessment.frame("steps").query("claim_id == @claim_id")
    lowest = frame["verdict"].min() if len(frame) else None
    weakest = list(frame.loc[frame["verdict"] == lowest, "step"]) if len(frame) > 1 else []
    boxes, arrows = [], []
    ends = dict.fromkeys(node for step in claim.path for node in step.split(">"))
    boxes += [_box(assessment, node) for node in ends]
    for step in claim.steps:
        head = "the weakest step" if weakest == [step.step] else "step"
        boxes.append(Box(step.step, "step", head, step.text, step.verdict))
        arrows += _through(step.step, on_path=True)
    title = f"{claim_id}, step by step"
    return draw_boxes(boxes, arrows, title, _alt(boxes, arrows, title, 0), ax, direction="TB")


def claims_about(assessment: Assessment, about: str) -> tuple[ClaimResult, ...]:
    """Give the claim that is named, or those on the outcome that is; all where none is."""
    if not about:
        return assessment.claims
    if about.startswith("O-"):
        assessment.outcome(about)  # says which ids there are, where there is no such outcome
        return assessment.claims_on(about)
    return (assessment.claim(about),)


def _node(graph: "Graph[str]", row_id: str) -> str:
    """Give the node a row stands for: rows that tell one change share one."""
    if row_id not in graph:
        return row_id
    told = (head for _, head, said in graph.out_edges(row_id, data=True) if said["kind"] == "tells")
    return next(told, row_id)


def _steps(assessment: Assessment, about: str, claims: Iterable[ClaimResult]) -> Iterator[str]:
    """List the steps to draw: of the claims' paths; the whole claim where something bears on it; else all."""
    graph = assessment.graph
    if not about:
        yield from (
            node for node, said in graph.nodes(data=True) if said["kind"] == "step" and _stated(graph, node)
        )
        return
    for claim in claims:
        yield from claim.path
        whole = [
            head for _, head, said in graph.out_edges(claim.claim_id, data=True) if said["kind"] == "claims"
        ]
        yield from (step for step in whole if _borne_on(graph, step))
    if about.startswith("O-"):
        node = _node(graph, about)
        yield from (tail for tail, _, said in graph.in_edges([node], data=True) if said["kind"] == "led to")


def _stated(graph: "Graph[str]", step: str) -> bool:
    return any(said["kind"] == "led to" for *_, said in graph.in_edges(step, data=True))


def _borne_on(graph: "Graph[str]", step: str) -> bool:
    return any(said["kind"] in ("shows", "rivals") for *_, said in graph.in_edges(step, data=True))


def _through(step: str, *, on_path: bool) -> list[Arrow]:
    cause, effect = step.split(">")
    stroke = "path" if on_path else "step"
    return [Arrow(cause, step, stroke), Arrow(step, effect, stroke)]


def _box(assessment: Assessment, node: str) -> Box:
    casebook, graph = assessment.casebook, assessment.graph
    if node not in graph:  # a change that nothing but a claim tells of
        told = assessment.outcome(node)
        return Box(
            node, "outcome", f"{node}  {NODES['outcome'].word}", told.statement, told.verdict, told.draft
        )
    said = graph.nodes[node]
    if said["kind"] == "step":
        quoted = said["quote"]
        heading, words = ("step, as quoted", f"“{quoted}”") if quoted else ("step, quoted from nobody", "")
        return Box(node, "step", heading, words, said["verdict"], said["status"] == "draft")
    row = casebook.row(node)
    look = "outcome" if said["kind"] == "change" else "context" if row.category == "context" else row.side
    # An act that is quoted sets a claim no limit; that is not to say that anybody outside vouches for it.
    verdict = said["verdict"]
    return Box(node, look, f"{node}  {NODES[look].word}", said["label"], verdict, said["status"] == "draft")


def _bearing(
    assessment: Assessment, claims: Iterable[ClaimResult], nodes: Iterable[str]
) -> Iterator[tuple[Box, Arrow | None]]:
    """List what bears on the nodes drawn: voices for and against, rivals, earlier traces; no arrow if unassessed."""
    graph, casebook = assessment.graph, assessment.casebook
    standing = {voice.source_id: voice.standing for claim in claims for voice in claim.voices}
    for node in nodes:
        for tail, _, said in graph.in_edges([node], data=True):
            draft, row = said["status"] == "draft", said["row"]
            if said["kind"] == "shows":
                source = casebook.row(row).source_id
                absent = "" if casebook.row(row).observation == "found" else ", sought and not found"
                who = _STANDING.get(standing.get(source, ""), "source")
                quote = graph.nodes[tail]["quote"]
                words = f"“{quote}”" if quote else graph.nodes[tail]["label"]
                box = Box(tail, "evidence", f"{tail}  {who} {source}{absent}", words, draft=draft)
                bears = said["bearing"] in ("supports", "contradicts")
                yield box, Arrow(tail, node, "idle" if draft else said["bearing"]) if bears else None
            elif said["kind"] == "rivals":
                rival = casebook.row(row)
                box = Box(tail, "rival", f"{tail}  rival", rival.description, draft=draft)
                yield box, Arrow(tail, node, _rival_stroke(rival.kind, rival.standing, draft=draft))
            elif said["kind"] == "traces":
                words = f"“{graph.nodes[tail]['quote']}”"
                yield (
                    Box(tail, "trace", f"{tail}  earlier trace", words, draft=draft),
                    Arrow(tail, node, "earlier"),
                )


def _rival_stroke(kind: str, standing: str, *, draft: bool) -> str:
    """Draw a rival that only a rule set aside as one that stands: a draft never lifts a claim."""
    if kind == "co_contributor":
        return "beside"
    return "weakened" if not draft and standing in ("weakened", "excluded") else "stands"


def _alt(boxes: Iterable[Box], arrows: Iterable[Arrow], title: str, unread: int) -> str:
    verdicts = [f"{box.name} {box.verdict}" for box in boxes if box.verdict]
    beside = [f"{each.tail} {_VERBS[each.stroke]} {each.head}" for each in arrows if each.stroke in _VERBS]
    weakest = [box.name for box in boxes if box.head == "the weakest step"]
    said = [f"{title}. Verdicts: {'; '.join(verdicts)}."]
    said += [f"Beside them: {'; '.join(beside)}."] if beside else []
    said += [f"The weakest step: {weakest[0]}."] if weakest else []
    said += [f"Not drawn, as nobody has said what they show: {unread}."] if unread else []
    return " ".join(said)


_VERBS = {
    "supports": "supports", "contradicts": "contradicts", "idle": "is a draft on", "stands": "is a rival to",
    "weakened": "is a rival set aside to", "beside": "contributes beside to", "earlier": "is an earlier trace of",
}  # fmt: skip
