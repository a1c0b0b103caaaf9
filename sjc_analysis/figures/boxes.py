"""The one drawer of boxes and arrows; Graphviz' ``dot`` places them and is given sizes, never words.

References
----------
Gansner, E. R., Koutsofios, E., North, S. C. and Vo, K.-P. (1993). A technique for drawing directed graphs.
IEEE Transactions on Software Engineering 19(3), 214-230.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from sjc_analysis.figures.palette import EDGES, GREY, INK, NODES, shade, tint
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import (
    LINE,
    POINTS,
    Point,
    arrow,
    box_colours,
    draw_key,
    fit,
    key_height,
    line_key,
    new_sheet,
    patch_key,
    put,
    shape,
    text_width,
    verdict_key,
    write,
)

_SIZE, _SMALL, _PAD, _WIDTH, _MARGIN = 8.0, 7.0, 6.0, 132.0, 16.0


@dataclass(frozen=True)
class Box:
    """A box: what kind of thing it is, its words, and the verdict on it, if it has one.

    Parameters
    ----------
    name
        What it stands for; arrows name it.
    look
        A kind of :data:`sjc_analysis.figures.palette.NODES`.
    head
        The first line, small and bold.
    text
        Its words, which are cut to four lines.
    verdict
        Written in a band at its foot, with its sign and shade; blank for none.
    draft
        Whether nobody confirmed it; its outline is dashed then.
    """

    name: str
    look: str
    head: str
    text: str
    verdict: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Arrow:
    """An arrow from box to box, in a stroke of :data:`sjc_analysis.figures.palette.EDGES`."""

    tail: str
    head: str
    stroke: str


@dataclass(frozen=True)
class _Measured:
    box: Box
    head: list[str]
    words: list[str]
    verdict: list[str]
    width: float
    height: float


def draw_boxes(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    title: str,
    alt: str,
    ax: Axes | None = None,
    *,
    direction: Literal["LR", "TB"] = "LR",
) -> Picture:
    """Draw boxes and arrows with a title and a key.

    Parameters
    ----------
    boxes, arrows
        What is drawn; the same in the same order gives the same picture.
    title
        What stands above.
    alt
        The picture in words.
    ax
        Axes to draw into; a figure of its own if none are given.
    direction
        Whether causes stand to the left of their effects (``LR``) or above them.
    """
    with house_style():
        measured = {box.name: _measured(box) for box in boxes}
        centres, courses, (wide, tall) = _placed(measured, arrows, direction)
        key = _key(boxes, arrows)
        width = max(wide, 420.0)
        below = key_height(key, width) + 10
        figure, axes = new_sheet(width + 2 * _MARGIN, tall + below + 24 + 2 * _MARGIN, ax)
        write(axes, (_MARGIN, tall + below + 12 + _MARGIN), title, 10, weight="bold")
        over, up = _MARGIN + (width - wide) / 2, _MARGIN + below
        for line, (points, tip) in zip(arrows, courses, strict=True):
            moved = [(x + over, y + up) for x, y in points]
            arrow(axes, moved, (tip[0] + over, tip[1] + up), EDGES[line.stroke])
        for name, each in measured.items():
            x, y = centres[name]
            _draw(axes, each, x + over - each.width / 2, y + up - each.height / 2)
        draw_key(axes, key, _MARGIN, _MARGIN - 6, width)
    return Picture(figure, alt)


def _measured(box: Box) -> _Measured:
    head = fit(box.head, _WIDTH * 0.9, 2, _SMALL)
    words = fit(box.text, _WIDTH, 4, _SIZE) if box.text else []
    sign = shade(box.verdict).sign
    verdict = [f"{sign} {box.verdict}"] if box.verdict else []
    widths = [
        *(text_width(line, _SMALL, bold=True) for line in (*head, *verdict)),
        *(text_width(line, _SIZE) for line in words),
    ]
    band = _SMALL * LINE + 5 if verdict else 0.0
    height = len(head) * _SMALL * LINE + len(words) * _SIZE * LINE + band + 2 * _PAD
    return _Measured(box, head, words, verdict, max(widths) + 4 * _PAD, height)


def _draw(axes: Axes, each: _Measured, x: float, y: float) -> None:
    box, look = each.box, NODES[each.box.look]
    name = f"node {box.name}"
    put(
        axes, shape(look.shape, x, y, each.width, each.height), **box_colours(look, draft=box.draft), gid=name
    )
    at, left = y + each.height - _PAD - _SMALL, x + 2 * _PAD
    for line in each.head:
        write(axes, (left, at), line, _SMALL, weight="bold", color=GREY, zorder=5, gid=name)
        at -= _SMALL * LINE
    for line in each.words:
        write(axes, (left, at - 1), line, _SIZE, zorder=5, gid=name)
        at -= _SIZE * LINE
    if each.verdict:
        how = shade(box.verdict)
        band = shape("box", x + _PAD, y + 4, each.width - 2 * _PAD, _SMALL * LINE + 3)
        put(axes, band, facecolor=how.ground, edgecolor=INK, linewidth=0.6, zorder=4)
        write(axes, (left, y + 7), each.verdict[0], _SMALL, weight="bold", color=how.ink, zorder=5, gid=name)


def _placed(
    measured: dict[str, _Measured], arrows: Sequence[Arrow], direction: str
) -> tuple[dict[str, Point], list[tuple[list[Point], Point]], Point]:
    """Give the centre of each box, the way of each arrow, and the size of the whole."""
    import pygraphviz as pgv

    plan = pgv.AGraph(directed=True, strict=False)
    plan.graph_attr.update(rankdir=direction, nodesep="0.2", ranksep="0.45", splines="true")
    plan.node_attr.update(shape="box", fixedsize="true", label="")
    for name, each in measured.items():
        plan.add_node(name, width=f"{each.width / POINTS:.4f}", height=f"{each.height / POINTS:.4f}")
    for number, line in enumerate(arrows):
        plan.add_edge(line.tail, line.head, key=str(number))
    plan.layout(prog="dot")
    centres = {name: _point(plan.get_node(name).attr["pos"]) for name in measured}
    courses = [
        _course(plan.get_edge(each.tail, each.head, key=str(number)).attr["pos"])
        for number, each in enumerate(arrows)
    ]
    _, _, width, height = map(float, plan.graph_attr["bb"].split(","))
    return centres, courses, (width, height)


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), float(y)


def _course(text: str) -> tuple[list[Point], Point]:
    """Read ``e,x,y`` (the tip) and the control points, as dot writes them."""
    words = text.replace("\\\n", "").split()
    tips = [_point(word[2:]) for word in words if word.startswith("e,")]
    points = [_point(word) for word in words if word[0] not in "es"]
    return points, tips[0] if tips else points[-1]


def _key(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> list[Artist]:
    looks, strokes = {box.look for box in boxes}, {each.stroke for each in arrows}
    key: list[Artist] = [
        patch_key(look.word, tint(look.colour, 0.16), "", look.colour)
        for name, look in NODES.items() if name in looks
    ]  # fmt: skip
    if any(box.draft for box in boxes):
        key.append(patch_key("dashed: a draft nobody confirmed", "none", edge=GREY, dashed=True))
    key += [
        line_key(stroke.words, stroke.colour, stroke.dashes, stroke.width)
        for name, stroke in EDGES.items() if name in strokes
    ]  # fmt: skip
    return key + verdict_key([box.verdict for box in boxes])
