"""Where the boxes and arrows of a graph go, by Graphviz' ``dot``, which is given sizes and no words.

References
----------
Gansner, E. R., Koutsofios, E., North, S. C. and Vo, K.-P. (1993). A technique for drawing directed graphs.
IEEE Transactions on Software Engineering 19(3), 214-230.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pygraphviz as pgv

from sjc_analysis.figures.graph_rows import EdgeRow, GraphRows
from sjc_analysis.figures.sheet import POINTS, Point


@dataclass(frozen=True)
class Course:
    """The way of one arrow: its Bezier points and its tip, in points."""

    edge: EdgeRow
    points: tuple[Point, ...]
    tip: Point


@dataclass(frozen=True)
class Layout:
    """Centres of the boxes, ways of the arrows and the size of the whole, in points."""

    centres: Mapping[str, Point]
    courses: tuple[Course, ...]
    width: float
    height: float


def lay_out(rows: GraphRows, sizes: Mapping[str, Point]) -> Layout:
    """Lay boxes out in layers from left to right, causes before effects.

    Parameters
    ----------
    rows
        The boxes and arrows.
    sizes
        Width and height of each box, in points.
    """
    plan = pgv.AGraph(directed=True, strict=False)
    plan.graph_attr.update(rankdir="LR", nodesep="0.22", ranksep="0.6", splines="true")
    plan.node_attr.update(shape="box", fixedsize="true", label="")
    for node in rows.nodes:
        width, height = sizes[node.node_id]
        plan.add_node(node.node_id, width=f"{width / POINTS:.4f}", height=f"{height / POINTS:.4f}")
    for number, edge in enumerate(rows.edges):
        plan.add_edge(edge.tail, edge.head, key=str(number))
    plan.layout(prog="dot")
    centres = {node.node_id: _point(plan.get_node(node.node_id).attr["pos"]) for node in rows.nodes}
    courses = tuple(
        _course(edge, plan.get_edge(edge.tail, edge.head, key=str(number)).attr["pos"])
        for number, edge in enumerate(rows.edges)
    )
    _, _, width, height = map(float, plan.graph_attr["bb"].split(","))
    return Layout(centres, courses, width, height)


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), float(y)


def _course(edge: EdgeRow, text: str) -> Course:
    """Read ``e,x,y`` (the tip) and the control points, as dot writes them."""
    words = text.replace("\\\n", "").split()
    tips = [_point(word[2:]) for word in words if word.startswith("e,")]
    points = tuple(_point(word) for word in words if word[0] not in "es")
    return Course(edge, points, tips[0] if tips else points[-1])
