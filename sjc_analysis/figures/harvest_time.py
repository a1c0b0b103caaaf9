"""When the changes of a harvest took place, and which of them helped a later one."""

import datetime as dt

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sjc_analysis.argument.words import when
from sjc_analysis.figures.date_axis import date_ticks
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import GREY, INK, VERMILLION, Stroke, shade, shades
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import arrow, fit, new_sheet, put, shape, text_width, write
from sjc_analysis.portfolio import Change, Harvest, Portfolio
from sjc_analysis.portfolio.chains import earlier_of

_SIZE, _SMALL, _MARGIN, _LEFT, _WIDTH, _TALL = 8.5, 7.0, 14.0, 20.0, 760.0, 23.0
_BOX, _TALL_BOX = 34.0, 13.0
_BETWEEN = 1.4
"""Height between the boxes of two objectives, in rows, where the name of the next one stands."""
_FOLLOWS = Stroke("an earlier change helped a later one", "#4d4d4d", (), 1.0)


def draw_harvest_timeline(portfolio: Portfolio, ax: Axes | None = None) -> Picture:
    """Draw the changes in time, objective by objective, with arrows from a change to one that it helped.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        A box with an id for each dated change, shaded by the verdict on its contribution and barred where it
        is for the worse. The alternative text gives every date and arrow.
    """
    harvest = portfolio.harvest
    dated = [change for change in harvest.changes if _day(change) is not None]
    if not dated:
        return message("No change has a date.", ax)
    with house_style():
        return Picture(_drawn(harvest, dated, ax), _alt(harvest, dated))


def _day(change: Change) -> dt.date | None:
    """Give the first day a change may have begun, or the last, where only that is known."""
    return change.outcome.date.earliest or change.outcome.date.latest


def _objective(harvest: Harvest, change: Change) -> str:
    items = [harvest.casebook.row(each) for each in change.outcome.framework_ids]
    named = (f"{item.code}  {item.label}".strip() for item in items if item.level == "objective")
    return next(named, "no objective")


def _drawn(harvest: Harvest, dated: list[Change], ax: Axes | None) -> Figure:
    days = [day for change in dated if (day := _day(change)) is not None]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)
    lanes = _lanes(harvest, dated, first, span)
    rows = sum(max(lane.values()) + 1 for lane in lanes.values()) + len(lanes) * _BETWEEN
    height = rows * _TALL + 92
    figure, axes = new_sheet(_WIDTH, height, ax)
    top = height - 36
    _axis(axes, first, last, span, (58.0, top))
    places: dict[str, tuple[float, float]] = {}
    for objective, lane in sorted(lanes.items()):
        title = fit(objective, _WIDTH - 2 * _MARGIN, 1, _SIZE)[0]
        write(axes, (_MARGIN, top - 0.6 * _TALL), title, _SIZE, weight="bold")
        for outcome_id, row in lane.items():
            change = next(each for each in dated if each.outcome_id == outcome_id)
            places[outcome_id] = (_at(change, first, span), top - (row + 1.6) * _TALL)
        top -= (max(lane.values()) + 1 + _BETWEEN) * _TALL
    for change in dated:
        _box(axes, harvest, change, places[change.outcome_id])
    _arrows(axes, harvest, places)
    _key(axes)
    return figure


def _at(change: Change, first: dt.date, span: int) -> float:
    day = _day(change) or first
    return _LEFT + (day - first).days / span * (_WIDTH - _LEFT - _MARGIN - _BOX)


def _lanes(harvest: Harvest, dated: list[Change], first: dt.date, span: int) -> dict[str, dict[str, int]]:
    """Give each change a row in its objective's lane, so that no two boxes overlap."""
    lanes: dict[str, dict[str, int]] = {}
    ends: dict[str, list[float]] = {}
    for change in sorted(dated, key=lambda each: (_day(each), each.outcome_id)):
        objective = _objective(harvest, change)
        taken = ends.setdefault(objective, [])
        x = _at(change, first, span)
        row = next((number for number, end in enumerate(taken) if end + 6 <= x), len(taken))
        taken[row : row + 1] = [x + _BOX]
        lanes.setdefault(objective, {})[change.outcome_id] = row
    return lanes


def _axis(axes: Axes, first: dt.date, last: dt.date, span: int, ends: tuple[float, float]) -> None:
    bottom, top = ends
    for day, words in date_ticks(first, last):
        x = _LEFT + (day - first).days / span * (_WIDTH - _LEFT - _MARGIN - _BOX)
        axes.plot([x, x], [bottom - 8, top + 4], color="#d9d9d9", linewidth=0.8, zorder=0)
        write(axes, (x + 2, top + 8), words, _SIZE, color=GREY)


def _box(axes: Axes, harvest: Harvest, change: Change, place: tuple[float, float]) -> None:
    look = shade(harvest.verdict(change))
    x, y = place
    worse = change.outcome.negative
    put(axes, shape("box", x, y, _BOX, _TALL_BOX), facecolor=look.ground, zorder=3,
        edgecolor=VERMILLION if worse else "#8a8a8a", linewidth=1.8 if worse else 0.7)  # fmt: skip
    words = f"{look.sign} {change.outcome_id.removeprefix('O-')}{' !' if worse else ''}"
    write(axes, (x + _BOX / 2, y + 4), words, _SMALL, ha="center", zorder=4, color=look.ink)


def _arrows(axes: Axes, harvest: Harvest, places: dict[str, tuple[float, float]]) -> None:
    for later, causes in earlier_of(harvest).items():
        for cause in causes:
            if cause in places and later in places:
                points = _curve(places[cause], places[later])
                arrow(axes, points, points[-1], _FOLLOWS)


def _curve(cause: tuple[float, float], later: tuple[float, float]) -> list[tuple[float, float]]:
    """Lead from box to box; within a row below the boxes between them, so that it joins none of those."""
    if cause[1] == later[1] and later[0] - cause[0] > 2 * _BOX:
        start, end = (cause[0] + _BOX - 5, cause[1]), (later[0] + 5, later[1])
        return [start, (start[0] + 14, start[1] - 10), (end[0] - 14, end[1] - 10), end]
    start = (cause[0] + _BOX, cause[1] + _TALL_BOX / 2)
    end = (later[0], later[1] + _TALL_BOX / 2)
    bend = max(24.0, (end[0] - start[0]) / 3)
    return [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]


def _key(axes: Axes) -> None:
    x = _MARGIN
    for word, look in shades().items():
        put(axes, shape("box", x, 27, 14, 13), facecolor=look.ground, edgecolor="#8a8a8a", linewidth=0.7)
        write(axes, (x + 7, 31), look.sign, _SMALL, ha="center", color=look.ink)
        write(axes, (x + 19, 31), word, 8)
        x += 31 + text_width(word, 8)
    words = "The numbers are those of outcomes (07 is O-07).   ! thick edge: a change for the worse.   "
    write(axes, (_MARGIN, 11), words, 8, color=INK)
    x = _MARGIN + text_width(words, 8) + 4
    arrow(axes, [(x, 14)], (x + 24, 14), _FOLLOWS)
    write(axes, (x + 30, 11), "said to have helped a later one", 8, color=INK)


def _alt(harvest: Harvest, dated: list[Change]) -> str:
    said = "; ".join(f"{change.outcome_id} {when(change.outcome.date)}" for change in dated)
    steps = [f"{cause} to {later}" for later, causes in earlier_of(harvest).items() for cause in causes]
    undated = len(harvest.changes) - len(dated)
    left = f" {undated} without a date are not drawn." if undated else ""
    helped = f" Said to have helped a later one: {'; '.join(steps)}." if steps else ""
    return f"{len(dated)} of {len(harvest.changes)} changes in time: {said}.{left}{helped}"
