"""A white sheet measured in points, on which boxes, arrows and words are put where they are wanted."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from sjc_analysis.figures.palette import INK, Look, Stroke, shades, tint
from sjc_analysis.figures.picture import blank_figure
from sjc_analysis.plain_text import one_line, wrap

POINTS = 72.0
_REFERENCE = 100.0
LINE = 1.3
"""Height of a line of text, in its font size."""

DOT = 3.2
"""Radius in points of the dot at the tail of an arrow."""

Point = tuple[float, float]


def new_sheet(width: float, height: float, ax: Axes | None = None) -> tuple[Figure, Axes]:
    """Give axes that count points from the lower left corner: a figure's only ones, or those of the caller.

    Parameters
    ----------
    width, height
        In points, 72 an inch.
    ax
        Axes to draw into; letters are scaled to their size.
    """
    if ax is None:
        figure = blank_figure(width / POINTS, height / POINTS)
        axes = figure.add_axes((0, 0, 1, 1))
    else:
        figure, axes = cast("Figure", ax.figure), ax
        axes.set_aspect("equal")
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    return figure, axes


def scale_of(axes: Axes) -> float:
    """Give how much larger than life a sheet is drawn."""
    box, (left, right), (low, top) = axes.bbox, axes.get_xlim(), axes.get_ylim()
    each = POINTS / axes.get_figure(root=True).dpi  # type: ignore[union-attr]
    return float(min(box.width * each / (right - left), box.height * each / (top - low)))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of text in points, letter by letter.

    Examples
    --------
    >>> text_width("wide words", 10) > text_width("words", 10) > 0
    True
    """
    return sum(_letter_width(letter, bold=bold) for letter in text) * size / _REFERENCE


@cache
def _letter_width(letter: str, *, bold: bool) -> float:
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=_REFERENCE)
    return float(TextToPath().get_text_width_height_descent(letter, font, ismath=False)[0])


def fit(text: str, width: float, lines: int, size: float) -> list[str]:
    """Wrap a text to a width in points and a number of lines; what does not fit is cut and marked."""
    length = max(8, int(width / (size * 0.52)))
    while True:
        wrapped = wrap(text, length, lines).split("\n")
        if length <= 8 or all(text_width(line, size) <= width for line in wrapped):
            return wrapped
        length -= 1


def write(axes: Axes, at: Point, text: str, size: float, **how: Any) -> None:
    """Write one line of text at a point; its letters never act."""
    how = {"color": INK, "ha": "left", "va": "baseline", "parse_math": False, **how}
    axes.text(at[0], at[1], one_line(text), fontsize=size * scale_of(axes), **how)


def shape(kind: str, x: float, y: float, width: float, height: float) -> Polygon | PathPatch:
    """Give the outline of a box of a kind, whose lower left corner is (x, y)."""
    right, top, cut = x + width, y + height, min(9.0, height / 4)
    if kind == "round":
        return _rounded(x, y, right, top, cut)
    corners: dict[str, Sequence[Point]] = {
        "box": [(x, y), (right, y), (right, top), (x, top)],
        "cut": [
            (x + cut, y), (right - cut, y), (right, y + cut), (right, top - cut),
            (right - cut, top), (x + cut, top), (x, top - cut), (x, y + cut),
        ],
        "point": [
            (x, y), (right - cut, y), (right, (y + top) / 2), (right - cut, top), (x, top),
        ],
        "lean": [(x, y), (right - cut, y), (right, top), (x + cut, top)],
        "fold": [(x, y), (right, y), (right, top - cut), (right - cut, top), (x, top)],
    }  # fmt: skip
    return Polygon(list(corners[kind]), closed=True)


def _rounded(x: float, y: float, right: float, top: float, cut: float) -> PathPatch:
    points = [
        (x + cut, y), (right - cut, y), (right, y), (right, y + cut), (right, top - cut), (right, top),
        (right - cut, top), (x + cut, top), (x, top), (x, top - cut), (x, y + cut), (x, y), (x + cut, y),
    ]  # fmt: skip
    codes = [Path.MOVETO, *([Path.LINETO, Path.CURVE3, Path.CURVE3] * 4)]
    return PathPatch(Path(points, codes))


def put(axes: Axes, patch: Patch, **how: Any) -> None:
    """Add an outline to the sheet with its colours."""
    patch.set(**how)
    axes.add_patch(patch)


def inset(axes: Axes, place: tuple[float, float, float, float]) -> Axes:
    """Give plotting axes on a part of the sheet, in points: left, bottom, width, height."""
    return axes.inset_axes(place, transform=axes.transData)


def box_colours(look: Look, *, hatched: bool = False, draft: bool = False) -> dict[str, object]:
    """Give the fill, edge and hatch of a box; a draft's edge is dashed."""
    return {
        "facecolor": tint(look.colour, 0.16), "edgecolor": look.colour, "linewidth": 1.4, "zorder": 3,
        "linestyle": (0, (3, 2)) if draft else "solid", "hatch": look.hatch if hatched else "",
    }  # fmt: skip


KEY_SIZE = 8.0
_KEY_ROW, _KEY_HANDLE = 16.0, 44.0


def key_height(handles: Sequence[Artist], width: float) -> float:
    """Give the height that the key takes, in points."""
    return -(-len(handles) // _key_columns(handles, width)) * _KEY_ROW + 8 if handles else 0.0


def _key_columns(handles: Sequence[Artist], width: float) -> int:
    widest = max(text_width(str(handle.get_label()), KEY_SIZE) for handle in handles) + _KEY_HANDLE
    return max(1, min(len(handles), int(width // widest)))


def draw_key(axes: Axes, handles: Sequence[Artist], left: float, bottom: float, width: float) -> None:
    """Explain what is drawn, by matplotlib's own legend."""
    if not handles:
        return
    legend = axes.legend(
        handles=list(handles), ncols=_key_columns(handles, width), loc="lower left", frameon=False,
        bbox_to_anchor=(left, bottom), bbox_transform=axes.transData, borderpad=0, borderaxespad=0,
        fontsize=KEY_SIZE * scale_of(axes), handlelength=2.4, columnspacing=1.2, labelspacing=0.7,
    )  # fmt: skip
    for text in legend.get_texts():
        text.set_parse_math(False)


def patch_key(words: str, colour: str, hatch: str = "", edge: str = INK, *, dashed: bool = False) -> Patch:
    """Describe a box or bar in the key."""
    line: Any = (0, (3, 2)) if dashed else "solid"
    return Patch(facecolor=colour, edgecolor=edge, hatch=hatch, label=words, linestyle=line, linewidth=1.0)


def line_key(words: str, colour: str, dashes: tuple[float, ...] = (), width: float = 1.3) -> Line2D:
    """Describe a line in the key."""
    return Line2D(
        [], [], color=colour, linestyle=(0, dashes) if dashes else "-", linewidth=width, label=words
    )


def verdict_key(words: Sequence[str]) -> list[Artist]:
    """Describe the verdicts that are drawn, lowest first."""
    return [
        patch_key(f"{look.sign} {word}", look.ground, look.hatch)
        for word, look in shades().items()
        if word in words
    ]


def arrow(
    axes: Axes, points: Sequence[Point], tip: Point, stroke: Stroke, mark: str = "none", gid: str = ""
) -> None:
    """Draw a relation along Bezier points to its tip, in its stroke.

    Parameters
    ----------
    axes
        The sheet.
    points
        One point, then three for each piece of the curve, in points.
    tip
        Where the head ends.
    stroke
        Colour, dashes, width and head.
    mark
        The dot at its tail: ``full`` for a relation that a person confirmed, ``hollow`` for a draft.
    gid
        Name of what is drawn, for a writer that groups its parts.
    """
    codes = [Path.MOVETO, *([Path.CURVE4] * (len(points) - 1))]
    path = Path([*points, tip], [*codes, Path.LINETO])
    dashes = (0, stroke.dashes) if stroke.dashes else "solid"
    put(
        axes, PathPatch(path), facecolor="none", edgecolor=stroke.colour, linewidth=stroke.width,
        linestyle=dashes, zorder=1, gid=gid,
    )  # fmt: skip
    back = points[-1] if points[-1] != tip else points[-2]
    _head(axes, back, tip, stroke, gid)
    if mark in ("full", "hollow"):
        fill = stroke.colour if mark == "full" else "white"
        dot = Circle(points[0], DOT)
        put(axes, dot, facecolor=fill, edgecolor=stroke.colour, linewidth=1.2, zorder=6, gid=gid)


def _head(axes: Axes, back: Point, tip: Point, stroke: Stroke, gid: str) -> None:
    along_x, along_y = tip[0] - back[0], tip[1] - back[1]
    length = (along_x**2 + along_y**2) ** 0.5 or 1.0
    ux, uy = along_x / length, along_y / length

    def at(forward: float, aside: float) -> Point:
        return (tip[0] + ux * forward - uy * aside, tip[1] + uy * forward + ux * aside)

    lines: list[list[Point]] = []
    if stroke.head in ("arrow", "cross"):
        put(
            axes, Polygon([at(0, 0), at(-8, 3.2), at(-8, -3.2)], closed=True),
            facecolor=stroke.colour, edgecolor=stroke.colour, linewidth=0.5, zorder=2, gid=gid,
        )  # fmt: skip
    if stroke.head == "cross":
        lines = [[at(-20, 5), at(-12, -5)], [at(-20, -5), at(-12, 5)]]
    elif stroke.head == "bar":
        lines = [[at(-3, 6), at(-3, -6)]]
    for line in lines:
        how = {"edgecolor": stroke.colour, "facecolor": "none", "linewidth": 2.0, "zorder": 2, "gid": gid}
        put(axes, PathPatch(Path(line)), **how)
