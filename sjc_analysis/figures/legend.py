"""The key below a picture: what each look and stroke means, only for those that are drawn."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from sjc_analysis.figures.palette import EDGES, FILLS, GREY, INK, LADDER, NODES, STATUSES, Look, Stroke, tint
from sjc_analysis.figures.sheet import LINE, arrow, put, shape, text_width, write

SIZE = 8.0
_KEY = 30.0
_GAP = 18.0
_ROW = SIZE * LINE + 9

Entry = tuple[str, Callable[[Axes, float, float], None]]


def look_entry(name: str) -> Entry:
    """Describe a kind of box."""
    look = NODES[name]

    def draw(axes: Axes, x: float, y: float) -> None:
        put(axes, shape(look.shape, x, y - 1, _KEY - 6, SIZE + 3), **box_colours(look, hatched=True))

    return look.word, draw


def stroke_entry(name: str) -> Entry:
    """Describe a kind of arrow."""
    stroke = EDGES[name]

    def draw(axes: Axes, x: float, y: float) -> None:
        middle = y + SIZE * 0.35
        arrow(axes, [(x, middle)], (x + _KEY - 4, middle), stroke)

    return stroke.words, draw


def status_entry(name: str) -> Entry:
    """Describe the mark at an arrow's tail, which says who vouches for it."""
    mark, words = STATUSES[name]

    def draw(axes: Axes, x: float, y: float) -> None:
        middle = y + SIZE * 0.35
        stroke = Stroke(words, GREY, head="cross" if mark == "cross" else "arrow")
        arrow(axes, [(x + 4, middle)], (x + _KEY - 4, middle), stroke, mark)

    return words, draw


def verdict_entry(verdict: str) -> Entry:
    """Describe the fill of a verdict; any other word is the grey of what was not judged."""
    colour, hatch = FILLS.get(verdict, ("#d9d9d9", "---"))
    return fill_entry(f"{LADDER.get(verdict, ('',))[0]} {verdict}".strip(), colour, hatch, edge=INK)


def draft_entry() -> Entry:
    """Describe the dashed outline of what nobody confirmed."""

    def draw(axes: Axes, x: float, y: float) -> None:
        put(
            axes, shape("box", x, y - 1, _KEY - 6, SIZE + 3),
            facecolor="none", edgecolor=GREY, linewidth=1.4, linestyle=(0, (3, 2)),
        )  # fmt: skip

    return "dashed outline: a draft nobody confirmed", draw


def fill_entry(words: str, colour: str, hatch: str = "", *, edge: str = "none") -> Entry:
    """Describe a filled stretch or bar."""

    def draw(axes: Axes, x: float, y: float) -> None:
        block = shape("box", x, y - 1, _KEY - 6, SIZE + 3)
        put(axes, block, facecolor=colour, edgecolor=edge, hatch=hatch, linewidth=0.8)

    return words, draw


def line_entry(words: str, colour: str, dashes: tuple[float, ...] = ()) -> Entry:
    """Describe a line that is no arrow."""

    def draw(axes: Axes, x: float, y: float) -> None:
        middle = y + SIZE * 0.35
        arrow(axes, [(x, middle)], (x + _KEY - 6, middle), Stroke(words, colour, dashes, head="none"))

    return words, draw


def box_colours(look: Look, *, hatched: bool = False, draft: bool = False) -> dict[str, object]:
    """Give the fill, edge and hatch of a box; a draft's edge is dashed."""
    return {
        "facecolor": tint(look.colour, 0.16),
        "edgecolor": look.colour,
        "linewidth": 1.4,
        "linestyle": (0, (3, 2)) if draft else "solid",
        "hatch": look.hatch if hatched else "",
        "zorder": 3,
    }


def legend_height(entries: Sequence[Entry], width: float) -> float:
    """Give the height the key takes, in points."""
    return len(_lines(entries, width)) * _ROW


def draw_legend(axes: Axes, entries: Sequence[Entry], left: float, bottom: float, width: float) -> None:
    """Draw the key in lines from left to right, the first line on top."""
    lines = _lines(entries, width)
    for number, line in enumerate(lines):
        x, y = left, bottom + (len(lines) - 1 - number) * _ROW + 4
        for words, draw in line:
            draw(axes, x, y)
            write(axes, (x + _KEY, y), words, SIZE, color=INK)
            x += _entry_width(words)


def _entry_width(words: str) -> float:
    return _KEY + text_width(words, SIZE) + _GAP


def _lines(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    lines: list[list[Entry]] = []
    used = width + 1
    for entry in entries:
        need = _entry_width(entry[0])
        if used + need - _GAP > width:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += need
    return lines
