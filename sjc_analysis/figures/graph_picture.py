"""The contribution graph as people read it: acts on the left, changes on the right, rivals beside."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.graph_boxes import BAND, PAD, Box, boxes_of, graph_alt, sizes_of, title_of
from sjc_analysis.figures.graph_layout import lay_out
from sjc_analysis.figures.graph_rows import GraphRows, NodeRow, graph_rows
from sjc_analysis.figures.harvest import draw_harvest
from sjc_analysis.figures.legend import (
    Entry,
    box_colours,
    draft_entry,
    draw_legend,
    legend_height,
    look_entry,
    status_entry,
    stroke_entry,
)
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import EDGES, GREY, INK, NODES, STATUSES
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import Point, arrow, new_sheet, put, shape, write

MOST_NODES = 60
_MARGIN = 16.0


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
        Boxes differ by shape, colour, hatch and word; arrows by dashes, colour and head, and a dot at the
        tail says who vouches for them. A dashed outline is a draft. The alternative text counts what is
        drawn. A casebook too large for one readable graph is drawn bundled (:func:`draw_harvest`).

    Raises
    ------
    KeyError
        If the casebook has no such outcome, or a person refused it.
    """
    rows = graph_rows(casebook, assessment, outcome_id)
    if not rows.nodes:
        return message("There are no acts, outcomes or rivals to draw.")
    if len(rows.nodes) > MOST_NODES:
        if assessment is not None and not outcome_id:
            return draw_harvest(assessment)
        return message(
            f"{len(rows.nodes)} acts, outcomes and rivals are too many for one readable picture. "
            "Draw one outcome at a time; the tables list them all."
        )
    with house_style():
        return _drawn(rows, title_of(outcome_id))


def _drawn(rows: GraphRows, title: str) -> Picture:
    return Picture(graph_sheet(rows, title)[0], graph_alt(rows, title))


def graph_sheet(rows: GraphRows, title: str) -> tuple[Figure, Axes]:
    """Draw a graph with its title and its key on a sheet; every box and arrow bears its name as ``gid``."""
    boxes = boxes_of(rows)
    layout = lay_out(rows, sizes_of(boxes))
    width = max(layout.width, 540.0)
    key = _key(rows)
    below = legend_height(key, width) + 12
    above = 24.0
    figure, axes = new_sheet(width + 2 * _MARGIN, layout.height + below + above + 2 * _MARGIN)
    write(axes, (_MARGIN, layout.height + below + above + _MARGIN - 12), title, 10, weight="bold")
    shift_x, shift_y = _MARGIN + (width - layout.width) / 2, _MARGIN + below
    for number, course in enumerate(layout.courses):
        moved = [(x + shift_x, y + shift_y) for x, y in course.points]
        tip = (course.tip[0] + shift_x, course.tip[1] + shift_y)
        mark = STATUSES[course.edge.status][0]
        arrow(axes, moved, tip, EDGES[course.edge.stroke], mark, edge_name(number))
    for node in rows.nodes:
        x, y = layout.centres[node.node_id]
        _draw_box(axes, node, boxes[node.node_id], (x + shift_x, y + shift_y))
    draw_legend(axes, key, _MARGIN, _MARGIN - 6, width)
    return figure, axes


def node_name(node_id: str) -> str:
    """Name the parts of a box."""
    return f"node {node_id}"


def edge_name(number: int) -> str:
    """Name the parts of the arrow with this place in the rows."""
    return f"edge {number}"


def _key(rows: GraphRows) -> list[Entry]:
    looks = {node.look for node in rows.nodes}
    strokes = {edge.stroke for edge in rows.edges}
    statuses = {edge.status for edge in rows.edges} - {"refuted"}  # its stroke says so already
    key = [look_entry(look) for look in NODES if look in looks]
    key += [draft_entry()] if any(node.draft for node in rows.nodes) else []
    key += [stroke_entry(name) for name in EDGES if name in strokes]
    return key + [status_entry(name) for name in STATUSES if name in statuses]


def _draw_box(axes: Axes, node: NodeRow, box: Box, centre: Point) -> None:
    look = NODES[node.look]
    left, bottom = centre[0] - box.width / 2, centre[1] - box.height / 2
    name = node_name(node.node_id)
    outline = shape(look.shape, left, bottom, box.width, box.height)
    put(axes, outline, **box_colours(look, draft=node.draft), gid=name)
    band = shape("box", left + 2, bottom + PAD + 4, BAND - 3, box.height - 2 * PAD - 8)
    how = {"facecolor": look.colour, "edgecolor": "white", "hatch": look.hatch, "linewidth": 0, "zorder": 4}
    put(axes, band, **how, gid=name)
    for line in box.lines:
        at = (left + BAND + PAD, bottom + box.height - line.drop)
        look_of_line = {"weight": "bold" if line.bold else "normal", "color": GREY if line.grey else INK}
        write(axes, at, line.text, line.size, **look_of_line, zorder=5, gid=name)
