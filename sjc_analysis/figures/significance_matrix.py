"""Significance against contribution: an ordinal matrix, its cases in its cells (method, section 8)."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import GREY, PALE, shade
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, put, shape, text_width, write
from sjc_analysis.portfolio import Matrix, Portfolio, matrix_of

_SIZE, _SMALL, _LABEL, _CELL, _MARGIN, _PAD = 8.5, 7.5, 104.0, 124.0, 14.0, 6.0
MOST_LINES = 16
"""Lines of cases in one cell; a cell with more says how many are left out."""


def draw_significance(portfolio: Portfolio, ax: Axes | None = None) -> Picture:
    """Draw how much changes matter against how far their contribution is carried, case by case.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        Levels from the highest down, verdicts from the lowest on; ids in the cells. The alternative text
        gives every case.
    """
    matrix = matrix_of(portfolio.harvest)
    if not matrix.cells:
        return message("There are no changes to place.", ax)
    with house_style():
        return Picture(_drawn(matrix, ax), _alt(matrix))


def _lines(ids: tuple[str, ...], differ: frozenset[str]) -> list[str]:
    """Put ids in lines as wide as a cell."""
    lines: list[str] = []
    for each in ids:
        word = f"{each}*" if each in differ else each
        longer = f"{lines[-1]}  {word}" if lines else word
        if lines and text_width(longer, _SMALL) <= _CELL - 2 * _PAD:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= MOST_LINES:
        return lines
    left = sum(line.count("O-") for line in lines[MOST_LINES - 1 :])
    return [*lines[: MOST_LINES - 1], f"and {left} more"]


def _drawn(matrix: Matrix, ax: Axes | None) -> Figure:
    cells = {place: _lines(ids, matrix.differ) for place, ids in matrix.cells.items()}
    heights = {
        level: max([3, *(len(cells.get((level, verdict), ())) for verdict in matrix.verdicts)])
        * _SMALL
        * LINE
        + _SIZE * LINE
        + 2 * _PAD
        for level in matrix.levels
    }
    width = _LABEL + len(matrix.verdicts) * _CELL + 2 * _MARGIN
    height = sum(heights.values()) + 92
    figure, axes = new_sheet(width, height, ax)
    write(
        axes,
        (_MARGIN, height - 18),
        "Contribution: how far it is carried, from the lowest to the highest",
        _SIZE,
    )
    top = height - 42
    for number, verdict in enumerate(matrix.verdicts):
        look = shade(verdict)
        x = _MARGIN + _LABEL + number * _CELL
        put(axes, shape("box", x, top - 4, _CELL, 20), facecolor=look.ground, edgecolor=PALE)
        write(axes, (x + _PAD, top + 3), f"{look.sign} {verdict}", _SIZE, weight="bold", color=look.ink)
    write(axes, (_MARGIN, top + 3), "Significance", _SIZE, weight="bold")
    top -= 4
    for level in matrix.levels:
        top -= heights[level]
        _row(axes, matrix, level, cells, (top, heights[level]))
    write(axes, (_MARGIN, 30), "* Raters gave different levels; it stands at the lowest.", 8, color=GREY)
    write(axes, (_MARGIN, 16), "Both scales are in order and have no distances.", 8, color=GREY)
    return figure


def _row(
    axes: Axes,
    matrix: Matrix,
    level: str,
    cells: dict[tuple[str, str], list[str]],
    place: tuple[float, float],
) -> None:
    y, tall = place
    first = y + tall - _PAD - _SIZE
    for number, line in enumerate(fit(level, _LABEL - _PAD, 3, _SIZE)):
        write(axes, (_MARGIN, first - number * _SIZE * LINE), line, _SIZE)
    for number, verdict in enumerate(matrix.verdicts):
        ids = matrix.cells.get((level, verdict), ())
        x = _MARGIN + _LABEL + number * _CELL
        put(axes, shape("box", x, y, _CELL, tall), facecolor="white", edgecolor="#c9c9c9", linewidth=0.8)
        if not ids:
            write(axes, (x + _PAD, first), "–", _SIZE, color=GREY)
            continue
        write(axes, (x + _PAD, first), str(len(ids)), _SIZE, weight="bold")
        for at, line in enumerate(cells[level, verdict], start=1):
            write(axes, (x + _PAD, first - 3 - at * _SMALL * LINE), line, _SMALL, gid="cell")


def _alt(matrix: Matrix) -> str:
    base = sum(map(len, matrix.cells.values()))
    said = "; ".join(
        f"{level}, {verdict}: {len(ids)} ({', '.join(ids)})"
        for level in matrix.levels
        for verdict in matrix.verdicts
        if (ids := matrix.cells.get((level, verdict)))
    )
    differ = f" Raters gave different levels to {', '.join(sorted(matrix.differ))}." if matrix.differ else ""
    count = f"{base} change{'' if base == 1 else 's'}"
    return f"Matrix of {count}, significance by the verdict on the contribution. {said}.{differ}"
