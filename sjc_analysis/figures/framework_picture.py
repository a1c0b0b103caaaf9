"""The results framework with the changes on it, item by item; an item without one is an open box."""

from typing import get_args

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import GREY, VERMILLION, shade, shades
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import fit, new_sheet, put, shape, text_width, write
from sjc_analysis.portfolio import Change, Harvest, Portfolio, placements
from sjc_analysis.records import FrameworkItem
from sjc_analysis.vocabulary import Verdict

_SIZE, _SMALL, _LABEL, _TALL, _MARGIN, _BOX = 8.5, 7.5, 262.0, 22.0, 14.0, 13.0
_INDENT = {"objective": 0.0, "outcome": 12.0, "output": 26.0, "other": 0.0}
_WIDTH = 740.0
MOST_ITEMS = 60

Placed = tuple[FrameworkItem, tuple[Change, ...]]


def draw_framework(portfolio: Portfolio, ax: Axes | None = None) -> Picture:
    """Draw every item of the results framework with a box for each change, and the gaps.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        A box for each change, shaded by the verdict on its contribution, so that the changes can be counted.
        The alternative text gives the numbers and the gaps.
    """
    placed = [each for each in placements(portfolio.harvest) if each[0].level != "other"]
    if not placed:
        return message("No record was placed on a results framework.", ax)
    if len(placed) > MOST_ITEMS:
        return message(
            f"{len(placed)} items of the framework are too many for one picture; the table has them.", ax
        )
    with house_style():
        return Picture(_drawn(portfolio.harvest, placed, ax), _alt(placed))


def _drawn(harvest: Harvest, placed: list[Placed], ax: Axes | None) -> Figure:
    height = len(placed) * _TALL + 84
    figure, axes = new_sheet(_WIDTH, height, ax)
    write(axes, (_MARGIN, height - 20), "Results framework", _SIZE, weight="bold")
    words = "Changes placed there, one box each"
    write(axes, (_MARGIN + _LABEL, height - 20), words, _SIZE, weight="bold")
    top = height - 32
    for item, changes in placed:
        top -= _TALL
        _item(axes, harvest, item, changes, top)
    _key(axes, 26)
    write(axes, (_MARGIN, 10), "A gap: no change was harvested there, which is not that nothing changed.", 8,
          color=GREY)  # fmt: skip
    return figure


def _item(axes: Axes, harvest: Harvest, item: FrameworkItem, changes: tuple[Change, ...], y: float) -> None:
    indent = _INDENT[item.level]
    name = f"{'' if item.level == 'objective' else item.level.capitalize() + ' '}{item.code}  {item.label}"
    label = fit(name, _LABEL - indent - 16, 1, _SIZE)[0]
    weight = "bold" if item.level == "objective" else "normal"
    write(axes, (_MARGIN + indent, y + 7), label, _SIZE, weight=weight)
    x = _MARGIN + _LABEL
    if not changes:
        put(axes, shape("box", x, y + 3, 128, _BOX + 2), facecolor="white", edgecolor=VERMILLION,
            linewidth=1.2, linestyle=(0, (3, 2)))  # fmt: skip
        write(axes, (x + 6, y + 7), "gap: no change harvested", _SMALL)
        return
    for number, change in enumerate(sorted(changes, key=lambda each: _place(harvest, each))):
        look = shade(harvest.verdict(change))
        left = x + number * (_BOX + 2)
        put(
            axes,
            shape("box", left, y + 3, _BOX, _BOX + 2),
            facecolor=look.ground,
            edgecolor="#8a8a8a",
            linewidth=0.7,
        )
        write(axes, (left + _BOX / 2, y + 7), look.sign, _SMALL, ha="center", color=look.ink)
    write(axes, (x + len(changes) * (_BOX + 2) + 6, y + 7), str(len(changes)), _SIZE)


def _place(harvest: Harvest, change: Change) -> tuple[int, str]:
    verdict = harvest.verdict(change)
    order = get_args(Verdict)
    return (-order.index(verdict) if verdict in order else 1, change.outcome_id)


def _key(axes: Axes, y: float) -> None:
    write(axes, (_MARGIN, y), "Contribution:", 8, color=GREY)
    x = _MARGIN + text_width("Contribution:", 8) + 10
    for word, look in shades().items():
        put(
            axes,
            shape("box", x, y - 3, _BOX, _BOX),
            facecolor=look.ground,
            edgecolor="#8a8a8a",
            linewidth=0.7,
        )
        write(axes, (x + _BOX / 2, y), look.sign, _SMALL, ha="center", color=look.ink)
        write(axes, (x + _BOX + 5, y), word, 8)
        x += _BOX + 17 + text_width(word, 8)


def _alt(placed: list[Placed]) -> str:
    said = "; ".join(
        f"{item.level} {item.code}: {', '.join(change.outcome_id for change in changes) or 'gap'}"
        for item, changes in placed
    )
    gaps = sum(not changes for _, changes in placed)
    return f"Results framework of {len(placed)} items, {gaps} of them without a change. {said}."
