"""A whole harvest in one picture: a table of bundles, each with its claims by verdict; never a tangle."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.harvest_rows import UNCLAIMED, harvest_rows
from sjc_analysis.figures.legend import draw_legend, legend_height, verdict_entry
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import FILLS, GREY, INK, LADDER
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, put, shape, write

MOST_KINDS = 5
"""Kinds of actor with a column of their own; the others share one, which says how many they are."""

_LABEL, _CELL, _TALL, _MARGIN, _SIZE, _SMALL, _BAR = 122.0, 88.0, 46.0, 14.0, 8.0, 7.0, 11.0
_BOLD = 0.86  # bold words are wider than fit measures
_GREY = ("#d9d9d9", "---")


def draw_harvest(assessment: Assessment) -> Picture:
    """Draw the claims of a harvest in bundles: kind of contribution against kind of actor who changed.

    Parameters
    ----------
    assessment
        The assessed casebook, of any size.

    Returns
    -------
    Picture
        A bar for each bundle, as long as it has claims and divided by verdict. What was bundled is said in
        the picture and in the alternative text, which gives every number.
    """
    rows = harvest_rows(assessment)
    if rows.empty:
        return message("There are no outcomes to bundle.")
    with house_style():
        return _drawn(_few_actors(rows))


def _few_actors(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the kinds of actor with the fewest outcomes into one column, so that the picture stays narrow."""
    sizes = Counter[str]()
    for actor, outcomes in zip(rows["actor"], rows["outcomes"], strict=True):
        sizes[actor] += int(outcomes)
    ranked = sorted(sizes, key=lambda actor: (-sizes[actor], actor))
    rest = ranked[MOST_KINDS:]
    if len(rest) < 2:
        return rows
    word = f"{len(rest)} other kinds"
    return rows.assign(actor=rows["actor"].where(~rows["actor"].isin(rest), word))


def _drawn(rows: pd.DataFrame) -> Picture:
    acts = sorted(set(rows["contribution"]), key=lambda kind: (kind == UNCLAIMED, kind == "other", kind))
    actors = sorted(set(rows["actor"]), key=lambda kind: (kind.endswith(" other kinds"), kind))
    cells = {(act, actor): _bundle(rows, act, actor) for act in acts for actor in actors}
    key = [verdict_entry(word) for word in _verdicts(rows)]
    width = max(_LABEL + len(actors) * _CELL, 470.0)
    notes = _notes(rows, width)
    below = legend_height(key, width) + 10
    height = below + len(acts) * _TALL + 58 + len(notes) * _SIZE * LINE + 2 * _MARGIN
    figure, axes = new_sheet(width + 2 * _MARGIN, height)
    title = "Kind of contribution claimed → kind of actor who changed"
    write(axes, (_MARGIN, height - _MARGIN - 10), title, 10, weight="bold")
    top = height - _MARGIN - 28
    for number, line in enumerate(notes):
        write(axes, (_MARGIN, top - number * _SIZE * LINE), line, _SIZE, color=GREY)
    top -= len(notes) * _SIZE * LINE + 26
    _headings(axes, rows, actors, top)
    most = max(sum(bundle.values()) for bundle in cells.values())
    for number, act in enumerate(acts):
        floor = top - (number + 1) * _TALL
        _row_label(axes, rows, act, floor)
        for place, actor in enumerate(actors):
            _cell(axes, cells[act, actor], (_MARGIN + _LABEL + place * _CELL, floor), most)
    draw_legend(axes, key, _MARGIN, _MARGIN - 4, width)
    return Picture(figure, _alt(rows, acts, actors, notes))


def _bundle(rows: pd.DataFrame, act: str, actor: str) -> dict[str, int]:
    """Count a bundle's claims by verdict; an outcome that nobody claims counts as one."""
    chosen = rows[(rows["contribution"] == act) & (rows["actor"] == actor)]
    column = "outcomes" if act == UNCLAIMED else "claims"
    counts = Counter[str]()
    for verdict, number in zip(chosen["verdict"], chosen[column], strict=True):
        counts[verdict] += int(number)
    return {verdict: counts[verdict] for verdict in [*LADDER, UNCLAIMED] if counts[verdict]}


def _verdicts(rows: pd.DataFrame) -> list[str]:
    found = set(rows["verdict"])
    return [verdict for verdict in [*LADDER, UNCLAIMED] if verdict in found]


def _notes(rows: pd.DataFrame, width: float) -> list[str]:
    claims = int(rows["claims"].sum())
    unclaimed = int(rows.loc[rows["contribution"] == UNCLAIMED, "outcomes"].sum())
    said = (
        f"{claims} claim{'' if claims == 1 else 's'}, bundled by kind: single acts, actors, dates and rivals "
        "are not drawn; the tables list them. The longer a bar, the more claims; its parts are the verdicts."
    )
    if unclaimed:
        said += f" Outcomes claimed by nobody: {unclaimed}."
    return fit(said, width, 3, _SIZE)


def _headings(axes: Axes, rows: pd.DataFrame, actors: Sequence[str], y: float) -> None:
    for place, actor in enumerate(actors):
        lines = fit(f"{_plain(actor)} ({_size(rows, 'actor', actor)})", (_CELL - 8) * _BOLD, 2, _SIZE)
        for number, line in enumerate(reversed(lines)):
            at = (_MARGIN + _LABEL + place * _CELL + 4, y + 5 + number * _SIZE * LINE)
            write(axes, at, line, _SIZE, weight="bold", gid="heading")


def _row_label(axes: Axes, rows: pd.DataFrame, act: str, floor: float) -> None:
    words = f"{_plain(act)} ({_size(rows, 'contribution', act)})"
    lines = fit(words if act == UNCLAIMED else f"{words} →", (_LABEL - 8) * _BOLD, 3, _SIZE)
    top = floor + _TALL / 2 + (len(lines) - 2) * _SIZE * LINE / 2
    for number, line in enumerate(lines):
        write(axes, (_MARGIN, top - number * _SIZE * LINE), line, _SIZE, weight="bold", gid="heading")


def _size(rows: pd.DataFrame, column: str, value: str) -> int:
    chosen = rows[rows[column] == value]
    unclaimed = chosen.loc[chosen["contribution"] == UNCLAIMED, "outcomes"].sum()
    return int(chosen["claims"].sum() + unclaimed)


def _plain(code: str) -> str:
    return code.replace("_", " ")


def _cell(axes: Axes, bundle: dict[str, int], corner: tuple[float, float], most: int) -> None:
    x, y = corner
    put(axes, shape("box", x, y, _CELL, _TALL), facecolor="white", edgecolor="#d5dbe1", linewidth=1.0)
    if not bundle:
        return
    room = _CELL - 8
    left = x + 4
    for verdict, number in bundle.items():
        length = room * number / most
        colour, hatch = FILLS.get(verdict, _GREY)
        bar = shape("box", left, y + _TALL - _BAR - 5, length, _BAR)
        put(axes, bar, facecolor=colour, edgecolor=INK, hatch=hatch, linewidth=0.6, zorder=3)
        left += length
    said = "  ".join(
        f"{LADDER.get(verdict, ('',))[0]} {number}".strip() for verdict, number in bundle.items()
    )
    for number, line in enumerate(fit(said, room, 2, _SMALL)):
        write(axes, (x + 4, y + _TALL - _BAR - 15 - number * _SMALL * LINE), line, _SMALL, gid="cell")


def _alt(rows: pd.DataFrame, acts: Sequence[str], actors: Sequence[str], notes: Sequence[str]) -> str:
    said = "; ".join(
        f"{_plain(act)} → {_plain(actor)}: "
        + ", ".join(f"{verdict} {number}" for verdict, number in bundle.items())
        for act in acts
        for actor in actors
        if (bundle := _bundle(rows, act, actor))
    )
    return f"Whole harvest in bundles. {' '.join(notes)} {said}."
