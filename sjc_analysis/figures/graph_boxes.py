"""The boxes of a graph with their words cut to lines and measured, before anything is placed or drawn."""

from collections import Counter
from dataclasses import dataclass

from sjc_analysis.figures.graph_rows import GraphRows, NodeRow
from sjc_analysis.figures.palette import EDGES, LADDER, NODES, STATUSES
from sjc_analysis.figures.sheet import LINE, Point, fit, text_width

SIZE, SMALL = 8.0, 7.0
"""Font sizes in points: of a box's words, and of its ids and verdicts."""
BAND, PAD = 9.0, 6.0
"""Width of the hatched band at a box's left, and the space around its words, in points."""
_TEXT_WIDTH, _TEXT_LINES = 124.0, 4


@dataclass(frozen=True)
class Line:
    """One line of words in a box: the font size, whether it is bold or grey, and its base line."""

    text: str
    size: float
    bold: bool
    grey: bool
    drop: float


@dataclass(frozen=True)
class Box:
    """A measured box: its lines, each with its distance from the top, its width and its height in points."""

    lines: tuple[Line, ...]
    width: float
    height: float


def boxes_of(rows: GraphRows) -> dict[str, Box]:
    """Measure the box of every node.

    Parameters
    ----------
    rows
        What is drawn.

    Returns
    -------
    dict of str to Box
        Node id -> its box, wide enough for its words.
    """
    with_words = {node.node_id: node for node in rows.nodes}
    return {node_id: _box(node) for node_id, node in with_words.items()}


def sizes_of(boxes: dict[str, Box]) -> dict[str, Point]:
    """Give the width and height of each box, which is all that the layout learns of it."""
    return {node_id: (box.width, box.height) for node_id, box in boxes.items()}


def _box(node: NodeRow) -> Box:
    head = " · ".join(node.ids) + f"  {NODES[node.look].word}"
    words = fit(node.text, _TEXT_WIDTH, _TEXT_LINES, SIZE)
    verdicts = [line for verdict in node.verdicts for line in _verdict_lines(verdict)]
    widest = max(
        text_width(head, SMALL, bold=True),
        *(text_width(line, SIZE) for line in words),
        *(text_width(line, SMALL, bold=True) for line in verdicts),
        _TEXT_WIDTH * 0.7,
    )
    drop = PAD + SMALL
    lines = [Line(head, SMALL, bold=True, grey=True, drop=drop)]
    drop += SMALL * LINE
    for text in words:
        lines.append(Line(text, SIZE, bold=False, grey=False, drop=drop + 1))
        drop += SIZE * LINE
    for text in verdicts:
        lines.append(Line(text, SMALL, bold=True, grey=False, drop=drop + 3))
        drop += SMALL * LINE
    return Box(tuple(lines), widest + BAND + 3 * PAD, drop - SMALL + PAD + (4 if verdicts else 0))


def _verdict_lines(verdict: str) -> list[str]:
    sign = LADDER.get(verdict.rpartition(": ")[2], ("",))[0]
    return fit(f"{sign} {verdict}", _TEXT_WIDTH + 20, 2, SMALL)


def title_of(outcome_id: str) -> str:
    """Give the title of a graph: of one outcome, or of the whole casebook."""
    return f"What is said to lead to {outcome_id}" if outcome_id else "Acts, changes and rival explanations"


def graph_alt(rows: GraphRows, title: str) -> str:
    """Say in words what a graph shows: boxes by kind, arrows by kind, who vouches for them, the verdicts."""
    looks = Counter(node.look for node in rows.nodes)
    strokes = Counter(edge.stroke for edge in rows.edges)
    statuses = Counter(edge.status for edge in rows.edges)
    boxes = "; ".join(f"{NODES[name].word} {looks[name]}" for name in NODES if looks[name])
    arrows = "; ".join(f"{EDGES[name].words} {strokes[name]}" for name in EDGES if strokes[name])
    vouched = "; ".join(f"{STATUSES[name][1]} {statuses[name]}" for name in STATUSES if statuses[name])
    verdicts = [f"{node.node_id} {verdict}" for node in rows.nodes for verdict in node.verdicts]
    drafts = sum(node.draft for node in rows.nodes)
    return " ".join(
        [
            f"Graph. {title}: {len(rows.nodes)} boxes ({boxes}).",
            f"{len(rows.edges)} arrows ({arrows}). Of the arrows: {vouched}." if rows.edges else "No arrows.",
            f"Drafts nobody confirmed: {drafts} of the {len(rows.nodes)} boxes." if drafts else "",
            f"Verdicts: {'; '.join(verdicts)}." if verdicts else "",
        ]
    ).strip()
