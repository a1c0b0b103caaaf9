"""The contribution graph as people read it: acts on the left, changes on the right, rivals beside."""

from collections import Counter
from dataclasses import dataclass

from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.graph_layout import lay_out
from sjc_analysis.figures.graph_rows import GraphRows, NodeRow, graph_rows
from sjc_analysis.figures.legend import (
    box_colours,
    draft_entry,
    draw_legend,
    legend_height,
    look_entry,
    stroke_entry,
)
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import EDGES, GREY, INK, LADDER, NODES
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import LINE, Point, arrow, fit, new_sheet, put, shape, text_width, write

MOST_NODES = 60
_SIZE, _SMALL = 8.0, 7.0
_TEXT_WIDTH, _TEXT_LINES, _BAND, _PAD, _MARGIN = 124.0, 4, 9.0, 6.0, 16.0


def draw_graph(casebook: Casebook, assessment: Assessment | None = None, outcome_id: str = "") -> Picture:
    """Draw acts, outcomes, rivals and what joins them, from left to right.

    Parameters
    ----------
    casebook
        The casebook, cut to what the reader may know.
    assessment
        Its assessment: adds the verdicts and marks the steps that time speaks against.
    outcome_id
        One outcome, drawn with its evidence; blank for the whole casebook.

    Returns
    -------
    Picture
        Boxes differ by shape, colour, hatch and word; arrows by dashes, colour and head. A dashed outline is
        a draft. The alternative text counts what is drawn.

    Raises
    ------
    KeyError
        If the casebook has no such outcome, or a person refused it.
    """
    rows = graph_rows(casebook, assessment, outcome_id)
    if not rows.nodes:
        return message("There are no acts, outcomes or rivals to draw.")
    if len(rows.nodes) > MOST_NODES:
        return message(
            f"{len(rows.nodes)} acts, outcomes and rivals are too many for one readable picture. "
            "Draw one outcome at a time; the tables list them all."
        )
    with house_style():
        return _drawn(rows, outcome_id)


@dataclass(frozen=True)
class _Box:
    head: str
    lines: list[str]
    verdicts: list[str]
    width: float
    height: float


def _drawn(rows: GraphRows, outcome_id: str) -> Picture:
    boxes = {node.node_id: _box(node) for node in rows.nodes}
    layout = lay_out(rows, {node_id: (box.width, box.height) for node_id, box in boxes.items()})
    title = f"What is said to lead to {outcome_id}" if outcome_id else "Acts, changes and rival explanations"
    width = max(layout.width, 540.0)
    key = [look_entry(look) for look in NODES if any(node.look == look for node in rows.nodes)]
    key += [stroke_entry(name) for name in EDGES if any(edge.stroke == name for edge in rows.edges)]
    key += [draft_entry()] if any(node.draft for node in rows.nodes) else []
    below = legend_height(key, width) + 12
    above = 24.0
    figure, axes = new_sheet(width + 2 * _MARGIN, layout.height + below + above + 2 * _MARGIN)
    write(axes, (_MARGIN, layout.height + below + above + _MARGIN - 12), title, 10, weight="bold")
    shift_x, shift_y = _MARGIN + (width - layout.width) / 2, _MARGIN + below
    for course in layout.courses:
        moved = [(x + shift_x, y + shift_y) for x, y in course.points]
        tip = (course.tip[0] + shift_x, course.tip[1] + shift_y)
        arrow(axes, moved, tip, EDGES[course.edge.stroke])
    for node in rows.nodes:
        x, y = layout.centres[node.node_id]
        _draw_box(axes, node, boxes[node.node_id], (x + shift_x, y + shift_y))
    draw_legend(axes, key, _MARGIN, _MARGIN - 6, width)
    return Picture(figure, _alt(rows, title))


def _box(node: NodeRow) -> _Box:
    word = NODES[node.look].word
    head = " · ".join(node.ids) + f"  {word}"
    lines = fit(node.text, _TEXT_WIDTH, _TEXT_LINES, _SIZE)
    verdicts = [line for verdict in node.verdicts for line in _verdict_lines(verdict)]
    widest = max(
        text_width(head, _SMALL, bold=True),
        *(text_width(line, _SIZE) for line in lines),
        *(text_width(line, _SMALL, bold=True) for line in verdicts),
        _TEXT_WIDTH * 0.7,
    )
    height = _SMALL * LINE + len(lines) * _SIZE * LINE + len(verdicts) * _SMALL * LINE + 2 * _PAD
    return _Box(head, lines, verdicts, widest + _BAND + 3 * _PAD, height + (4 if verdicts else 0))


def _verdict_lines(verdict: str) -> list[str]:
    sign = LADDER.get(verdict.rpartition(": ")[2], ("",))[0]
    return fit(f"{sign} {verdict}", _TEXT_WIDTH + 20, 2, _SMALL)


def _draw_box(axes: Axes, node: NodeRow, box: _Box, centre: Point) -> None:
    look = NODES[node.look]
    left, bottom = centre[0] - box.width / 2, centre[1] - box.height / 2
    outline = shape(look.shape, left, bottom, box.width, box.height)
    put(axes, outline, **box_colours(look, draft=node.draft))
    band = shape("box", left + 2, bottom + _PAD + 4, _BAND - 3, box.height - 2 * _PAD - 8)
    put(axes, band, facecolor=look.colour, edgecolor="white", hatch=look.hatch, linewidth=0, zorder=4)
    x, y = left + _BAND + _PAD, bottom + box.height - _PAD - _SMALL
    write(axes, (x, y), box.head, _SMALL, weight="bold", color=GREY, zorder=5, gid=f"node {node.node_id}")
    y -= _SMALL * LINE
    for line in box.lines:
        write(axes, (x, y - 1), line, _SIZE, zorder=5, gid=f"node {node.node_id}")
        y -= _SIZE * LINE
    for line in box.verdicts:
        how = {"weight": "bold", "color": INK, "zorder": 5, "gid": f"node {node.node_id}"}
        write(axes, (x, y - 3), line, _SMALL, **how)
        y -= _SMALL * LINE


def _alt(rows: GraphRows, title: str) -> str:
    looks = Counter(node.look for node in rows.nodes)
    strokes = Counter(edge.stroke for edge in rows.edges)
    boxes = "; ".join(f"{NODES[name].word} {looks[name]}" for name in NODES if looks[name])
    arrows = "; ".join(f"{EDGES[name].words} {strokes[name]}" for name in EDGES if strokes[name])
    verdicts = [f"{node.node_id} {verdict}" for node in rows.nodes for verdict in node.verdicts]
    drafts = sum(node.draft for node in rows.nodes)
    return " ".join(
        [
            f"Graph. {title}: {len(rows.nodes)} boxes ({boxes}).",
            f"{len(rows.edges)} arrows ({arrows})." if rows.edges else "No arrows.",
            f"Drafts nobody confirmed: {drafts} of the {len(rows.nodes)} boxes." if drafts else "",
            f"Verdicts: {'; '.join(verdicts)}." if verdicts else "",
        ]
    ).strip()
